//! The words of a plan as a careful reader sees them: paragraphs in reading order, each with the zone it stands in, its label
//! and the paragraph it stands below. Made once; every rule about words reads only this.

use std::borrow::Cow;
use std::ops::Range;

use super::place::{Finder, Located};
use crate::model::{
    Annex, Content, KeyPath, Label, Node, OwnLine, Part, Plan, Recipient, RichText, Section, SectionKind, SignerLines,
    Table, TextKind, Visit,
};

/// The lines that a document may have word for word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Line {
    /// Quốc hiệu.
    NationalTitle,
    /// Tiêu ngữ.
    Motto,
    /// Number and symbol.
    Number,
    /// Place and day.
    Day,
    /// The label of an annex.
    AnnexLabel,
}

/// The parts of a document that rules tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Zone {
    /// A line of the head, or the label of an annex, that is printed word for word (`nguyen_van`, `nhan`).
    Head(Line),
    /// `trich_yeu`.
    Subject,
    /// `kinh_gui`.
    Addressee,
    /// A line of `can_cu`.
    LegalBasis,
    /// `mo_dau`.
    Opening,
    /// `noi_dung`.
    Body,
    /// `ket_thuc`.
    Closing,
    /// `noi_nhan`, and what stands there of `luu` where it was typed.
    Recipient,
    /// Lines above and below a signer's name, as typed.
    Signer,
    /// The title of an annex, its reference line, and what stands in it.
    Annex,
    /// A cell of a table, wherever the table stands.
    Cell,
    /// A footnote, wherever it is referred to.
    Note,
    /// The caption of a picture and what is said of it.
    Figure,
}

impl Zone {
    /// Whether its text runs on as sentences do: not heads, lists of names, cells.
    pub(crate) fn is_prose(self) -> bool {
        matches!(self, Zone::LegalBasis | Zone::Opening | Zone::Body | Zone::Closing | Zone::Annex | Zone::Note)
    }

    /// Whether it belongs to the text proper, from the legal bases to the closing sentence, in which a document is cited
    /// for the first time.
    pub(crate) fn is_main(self) -> bool {
        matches!(self, Zone::LegalBasis | Zone::Opening | Zone::Body | Zone::Closing)
    }
}

/// The unit that a paragraph is the title or the run-on text of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its kind.
    pub kind: SectionKind,
    /// Its label as typed; empty where the program makes it.
    pub label: String,
    /// The paragraph is its title, not a text that runs on.
    pub title: bool,
    /// Something stands below it.
    pub has_below: bool,
}

/// A paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph<'a> {
    /// Where in the document.
    pub zone: Zone,
    /// The annex it stands in, from 0.
    pub annex: Option<usize>,
    /// What it is, where it is of the running text.
    pub kind: Option<TextKind>,
    /// The value it is of.
    pub path: Cow<'a, KeyPath>,
    /// Its text on one line, NFC, without label, marks and footnotes.
    pub text: String,
    /// The labelled unit that it is of.
    pub unit: Option<Unit>,
    /// How deep it stands: in how many units.
    pub depth: usize,
    /// The paragraph of the unit that it stands below, by its number.
    pub parent: Option<usize>,
}

impl Paragraph<'_> {
    /// Whether it is the title of a unit.
    pub(crate) fn is_title(&self) -> bool {
        self.unit.as_ref().is_some_and(|unit| unit.title)
    }
}

/// The words of a document.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    /// The paragraphs, in reading order.
    pub paragraphs: Vec<Paragraph<'a>>,
    /// The tables, each with the number of its first paragraph.
    pub tables: Vec<(usize, &'a Table)>,
    finder: Finder<'a>,
}

impl<'a> Text<'a> {
    /// The words of a plan; `finder` knows the file that they stand in.
    pub(crate) fn of(plan: &'a Plan, finder: Finder<'a>) -> Text<'a> {
        let mut walk = Walk::default();
        walk.head(plan);
        walk.subject(plan);
        let content = Content::of(plan);
        let (main, annexes): (Vec<_>, Vec<_>) = content.iter().partition(|visit| visit.annex().is_none());
        let mut reading = Reading { plan, walk, units: Vec::new(), labelled: None, tables: Vec::new() };
        main.into_iter().for_each(|visit| reading.visit(visit));
        reading.walk.foot(plan);
        annexes.into_iter().for_each(|visit| reading.visit(visit));
        let (paragraphs, tables) = (reading.walk.paragraphs, reading.tables);
        finder.in_order(paragraphs.iter().map(|paragraph| paragraph.text.as_str()));
        Text { paragraphs, tables, finder }
    }

    /// Where a stretch (bytes of its text) of a paragraph stands in the file.
    pub(crate) fn place(&self, paragraph: usize, stretch: Range<usize>) -> Located {
        let found = &self.paragraphs[paragraph];
        self.finder.place((paragraph, &found.path), &found.text, stretch)
    }

    /// How many characters of a file that was read another way stand before its end.
    pub(crate) fn end(&self) -> usize {
        self.finder.end()
    }

    /// Where a whole paragraph begins.
    pub(crate) fn start(&self, paragraph: usize) -> Located {
        let end = self.paragraphs[paragraph].text.chars().next().map_or(0, char::len_utf8);
        self.place(paragraph, 0..end)
    }

    /// The paragraphs with their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Paragraph<'a>)> {
        self.paragraphs.iter().enumerate()
    }

    /// The paragraphs of the text proper and of annexes, cells, notes: all but the head and what names people and bodies.
    pub(crate) fn running(&self) -> impl Iterator<Item = (usize, &Paragraph<'a>)> {
        let apart = |zone: Zone| matches!(zone, Zone::Head(_) | Zone::Recipient | Zone::Signer | Zone::Addressee);
        self.iter().filter(move |(_, p)| !apart(p.zone))
    }

    /// The lines of a kind that are printed word for word, with their numbers.
    pub(crate) fn head(&self, line: Line) -> impl Iterator<Item = (usize, &str)> {
        self.iter().filter(move |(_, p)| p.zone == Zone::Head(line)).map(|(number, p)| (number, p.text.as_str()))
    }
}

/// The paragraphs so far.
#[derive(Default)]
struct Walk<'a> {
    paragraphs: Vec<Paragraph<'a>>,
}

impl<'a> Walk<'a> {
    fn push(&mut self, zone: Zone, path: Cow<'a, KeyPath>, text: String) -> usize {
        let (annex, kind, unit, depth, parent) = (None, None, None, 0, None);
        self.paragraphs.push(Paragraph { zone, annex, kind, path, text, unit, depth, parent });
        self.paragraphs.len() - 1
    }

    /// Lines of the head that are printed word for word.
    fn head(&mut self, plan: &'a Plan) {
        let verbatim = &plan.verbatim;
        let lines = [
            (Line::NationalTitle, "quoc_hieu", &verbatim.national_title),
            (Line::Motto, "tieu_ngu", &verbatim.motto),
            (Line::Number, "so_ky_hieu", &verbatim.number_line),
            (Line::Day, "dia_danh_ngay", &verbatim.date_line),
        ];
        for (line, key, text) in lines {
            if let Some(text) = text {
                let path = KeyPath::root("nguyen_van").key(key);
                self.push(Zone::Head(line), Cow::Owned(path), text.clone());
            }
        }
    }

    /// The label of an annex, where it was typed.
    fn label(&mut self, annex: &'a Annex, index: usize) {
        if let OwnLine::Written(label) = &annex.label {
            let number = self.push(Zone::Head(Line::AnnexLabel), Cow::Owned(annex.path.key("nhan")), label.clone());
            self.paragraphs[number].annex = Some(index);
        }
    }

    fn subject(&mut self, plan: &'a Plan) {
        if let Some(subject) = &plan.subject {
            self.push(Zone::Subject, Cow::Owned(KeyPath::root("trich_yeu")), subject.text());
        }
        for (index, addressee) in plan.addressees.iter().enumerate() {
            let path = KeyPath::root("kinh_gui").index(index);
            self.push(Zone::Addressee, Cow::Owned(path), addressee.text());
        }
    }

    /// Who receives it, who signs.
    fn foot(&mut self, plan: &'a Plan) {
        let typed = &plan.verbatim.recipients;
        let recipients: &'a [Recipient] = if typed.is_empty() { &plan.recipients } else { typed };
        for recipient in recipients {
            self.push(Zone::Recipient, Cow::Borrowed(&recipient.path), recipient.name.text());
        }
        if let Some(line) = &plan.verbatim.filing_line {
            self.push(Zone::Recipient, Cow::Owned(KeyPath::root("nguyen_van").key("luu")), line.clone());
        }
        for signer in &plan.signers {
            if let SignerLines::Verbatim(lines) = &signer.lines {
                for line in lines {
                    self.push(Zone::Signer, Cow::Owned(signer.path.key("nguyen_van")), line.clone());
                }
                for line in &signer.under_name {
                    self.push(Zone::Signer, Cow::Owned(signer.path.key("duoi_ten")), line.clone());
                }
            }
        }
    }
}

/// The walk through the running text.
struct Reading<'a> {
    plan: &'a Plan,
    walk: Walk<'a>,
    /// The units that paragraphs are the title or the run-on of, with their numbers.
    units: Vec<(&'a Section, usize)>,
    /// The last annex whose label was taken.
    labelled: Option<usize>,
    tables: Vec<(usize, &'a Table)>,
}

impl<'a> Reading<'a> {
    fn visit(&mut self, visit: Visit<'_, 'a>) {
        let (kind, text) = match visit.node() {
            Node::Text(kind, text) => (kind, text),
            Node::Table(table) => return self.tables.push((self.walk.paragraphs.len(), table)),
            _ => return,
        };
        let annex = visit.annex().and_then(|annex| self.plan.annexes.iter().position(|a| std::ptr::eq(a, annex)));
        if annex > self.labelled {
            self.labelled = annex;
            annex.iter().for_each(|index| self.walk.label(&self.plan.annexes[*index], *index));
        }
        let unit = unit(visit, kind);
        let own = unit.is_some();
        let number = self.walk.push(zone(visit, kind), Cow::Owned(visit.path().clone()), RichText::text(text));
        let above = visit.sections().nth(usize::from(own));
        let parent = above.and_then(|section| self.number_of(section));
        if let Some(section) = visit.sections().next().filter(|_| own) {
            self.units.push((section, number));
        }
        let depth = visit.depth() - usize::from(own && visit.depth() > 0);
        let paragraph = &mut self.walk.paragraphs[number];
        (paragraph.annex, paragraph.kind, paragraph.unit) = (annex, Some(kind), unit);
        (paragraph.depth, paragraph.parent) = (depth, parent);
    }

    /// The paragraph of a unit's own.
    fn number_of(&self, section: &Section) -> Option<usize> {
        let own = self.units.iter().rev().find(|(known, _)| std::ptr::eq(*known, section));
        own.map(|(_, number)| *number)
    }
}

/// The unit that a text is the title or the run-on of.
fn unit(visit: Visit<'_, '_>, kind: TextKind) -> Option<Unit> {
    let title = match kind {
        TextKind::Title => true,
        TextKind::RunOn => false,
        _ => return None,
    };
    let section = visit.sections().next()?;
    let label = match &section.label {
        Label::Typed(label) => label.text.text(),
        Label::Auto => String::new(),
    };
    Some(Unit { kind: section.kind, label, title, has_below: !section.children.is_empty() })
}

/// The zone that a text stands in.
fn zone(visit: Visit<'_, '_>, kind: TextKind) -> Zone {
    match kind {
        TextKind::Note => Zone::Note,
        TextKind::Cell => Zone::Cell,
        TextKind::Alt | TextKind::Caption => Zone::Figure,
        TextKind::AnnexTitle | TextKind::AnnexReference => Zone::Annex,
        _ if visit.annex().is_some() => Zone::Annex,
        _ => match visit.part() {
            Part::LegalBases => Zone::LegalBasis,
            Part::Head | Part::Opening => Zone::Opening,
            Part::Body => Zone::Body,
            Part::Closing => Zone::Closing,
        },
    }
}
