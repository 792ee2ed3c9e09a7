//! Paragraphs: their lines, what is anchored in them, and all that stands between runs.

use super::props::ParaProps;
use super::walk::{Walk, wraps_nothing};
use super::xml::{Fault, Ns, Piece, Tag, Xml};
use crate::import::{Align, AsideClass, AutoLabel, Item, Line, LineId, MOST_LINES, Seam, SourcePlace, Span};

/// Distance above a line that counts as an empty one, in twentieths of a point.
const GAP: i64 = 280;

/// A paragraph while it is read.
#[derive(Debug, Default)]
pub(super) struct Para {
    /// The style it has.
    pub style: Option<String>,
    /// Its lines and seams so far.
    done: Vec<Item>,
    /// The line that is being read.
    spans: Vec<Span>,
    /// What is anchored behind its beginning: it follows the paragraph.
    later: Vec<Item>,
    /// How its lines are set.
    frame: Frame,
    /// The next line goes on its paragraph.
    soft: bool,
}

/// How the lines of a paragraph are set.
#[derive(Clone, Debug, Default)]
struct Frame {
    label: Option<AutoLabel>,
    place: SourcePlace,
    align: Align,
    indent: i32,
    left: i32,
    gap: bool,
}

impl Para {
    /// Where its lines are said to stand, until a paragraph says it.
    pub(super) fn stands_at(&mut self, place: SourcePlace) {
        self.frame.place = place;
    }

    /// Text of one look.
    pub(super) fn text(&mut self, span: Span) {
        match self.spans.last_mut() {
            Some(last) if same_look(last, &span) => last.text.push_str(&span.text),
            _ => self.spans.push(span),
        }
    }

    /// A line end.
    pub(super) fn line_end(&mut self) {
        self.finish(true);
        self.soft = true;
    }

    /// Something that parts the text where it stands.
    pub(super) fn part(&mut self, seam: Seam) {
        self.finish(false);
        self.done.push(Item::Seam(seam));
        self.soft = false;
    }

    /// Something anchored here: in front of the paragraph as long as that is empty, behind it otherwise.
    pub(super) fn anchor(&mut self, items: Vec<Item>) {
        match self.spans.is_empty() && self.done.iter().all(|item| !matches!(item, Item::Line(_))) {
            true => self.done.extend(items),
            false => self.later.extend(items),
        }
    }

    /// Something that stands below the paragraph.
    pub(super) fn below(&mut self, item: Item) {
        self.later.push(item);
    }

    /// The line so far becomes one; an empty one only where `even_empty`, or where it has a number.
    fn finish(&mut self, even_empty: bool) {
        let spans = std::mem::take(&mut self.spans);
        let label = self.frame.label.take();
        if spans.is_empty() && label.is_none() && !even_empty {
            return;
        }
        let frame = &self.frame;
        self.done.push(Item::Line(Line {
            id: LineId::default(),
            spans,
            label,
            place: frame.place,
            align: frame.align,
            indent: if self.soft { frame.left } else { frame.indent },
            gap_before: frame.gap && !self.soft,
            soft: self.soft,
            fill: None,
        }));
    }

    /// Whether there is anything on the page.
    fn is_empty(&self) -> bool {
        self.spans.is_empty() && self.done.is_empty() && self.frame.label.is_none()
    }

    /// Its items, into the order of the document.
    pub(super) fn end(mut self, out: &mut Vec<Item>) {
        self.finish(false);
        let filled = |item: &Item| match item {
            Item::Line(line) => line.label.is_some() || line.spans.iter().any(has_shown),
            _ => true,
        };
        // Empty lines between typed line ends are distances, like empty paragraphs.
        let mut gap = false;
        for mut item in self.done.into_iter().chain(self.later) {
            if !filled(&item) {
                gap = true;
                continue;
            }
            if let Item::Line(line) = &mut item {
                line.gap_before |= std::mem::take(&mut gap);
            }
            out.push(item);
        }
    }
}

/// Whether a stretch is seen: it has a character, or is the mark of a note.
fn has_shown(span: &Span) -> bool {
    span.note.is_some() || span.text.chars().any(|c| !c.is_whitespace())
}

fn same_look(a: &Span, b: &Span) -> bool {
    let look = |s: &Span| (s.bold, s.italic, s.underline, s.caps, s.script);
    a.note.is_none() && b.note.is_none() && look(a) == look(b) && a.font == b.font
}

impl Walk<'_> {
    /// A paragraph, whose element is open.
    pub(super) fn paragraph(
        &mut self,
        xml: &mut Xml<'_>,
        out: &mut Vec<Item>,
        carried: &mut Para,
    ) -> Result<(), Fault> {
        self.paragraphs += 1;
        if self.paragraphs > MOST_LINES {
            return Err(Fault::Long);
        }
        let mut para = std::mem::take(carried);
        let mut props = ParaProps::default();
        let mut framed = false;
        while let Some(piece) = xml.inside()? {
            let Piece::Open(tag) = piece else { continue };
            if tag.ns == Ns::Word && tag.name() == b"pPr" {
                props = ParaProps::read(xml)?;
                continue;
            }
            if !framed {
                self.frame(&mut para, &props);
                framed = true;
            }
            self.inline(xml, &tag, &mut para)?;
        }
        if !framed {
            self.frame(&mut para, &props);
        }
        if props.mark.deleted {
            para.frame.label = None;
            *carried = para;
        } else {
            let empty = para.is_empty();
            para.end(out);
            if empty {
                self.state.gap = true;
            }
        }
        if let Some(section) = props.section {
            self.sections.push((out.len(), section));
        }
        Ok(())
    }

    /// What styles and lists say about a paragraph.
    fn frame(&mut self, para: &mut Para, direct: &ParaProps) {
        let known = self.known;
        let style = known.styles.paragraph(direct.style.as_deref());
        let styled = style.and_then(|id| known.styles.get(id)).map(|s| &s.para);
        let none = ParaProps::default();
        let table = self.state.table_style.as_deref().and_then(|id| known.styles.get(id)).map_or(&none, |s| &s.para);
        let base = known.styles.defaults().para.under(table);
        let styled = styled.unwrap_or(&none);
        let list = direct.list.as_ref().or(styled.list.as_ref()).filter(|list| *list != "0").cloned();
        let mut level = 0;
        let mut props = base.under(styled);
        if let Some(list) = &list {
            let by_style =
                style.and_then(|style| known.numbering.level_of(list, style)).filter(|_| direct.list.is_none());
            level = direct.level.or(by_style).or(styled.level).unwrap_or(0);
            let indents = known.numbering.level(list, level).map(|l| &l.para).unwrap_or(&none);
            props = match direct.list {
                Some(_) => props.under(indents),
                None => base.under(indents).under(styled),
            };
        }
        let props = props.under(direct);
        let left = hundredths(props.left.unwrap_or(0));
        para.style = style.map(str::to_string);
        if props.page == Some(true) {
            para.part(Seam::Page);
        }
        if props.ruled == Some(true) {
            para.below(Item::Seam(Seam::Rule));
        }
        let above = std::mem::replace(&mut self.state.after, props.after.unwrap_or(0));
        let gap = std::mem::take(&mut self.state.gap) || props.before.unwrap_or(0).max(above) >= GAP;
        let label = list.filter(|_| !direct.mark.deleted && !self.state.deleted);
        para.frame = Frame {
            label: label.and_then(|list| self.labels.next(&known.numbering, &list, level)),
            place: self.place(),
            align: props.align.unwrap_or_default(),
            indent: left.saturating_add(hundredths(props.first.unwrap_or(0))),
            left,
            gap,
        };
    }

    /// What stands in a paragraph, whose element is open.
    pub(super) fn inline(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, para: &mut Para) -> Result<(), Fault> {
        match (tag.ns, tag.name()) {
            (Ns::Word, b"r") => self.run(xml, para),
            (Ns::Word, b"p" | b"tbl" | b"txbxContent") => self.boxed(xml, tag, para),
            (Ns::Word, b"fldSimple") => {
                let code = tag.attr("instr").unwrap_or_default();
                let class = if self.state.deleted { AsideClass::Deleted } else { AsideClass::FieldCode };
                self.put_aside(class, &code);
                self.inside(xml, para)
            }
            (Ns::Word, b"ins" | b"moveTo" | b"del" | b"moveFrom") => {
                let before = (self.state.deleted, self.state.inserted);
                self.change(tag.name());
                self.inside(xml, para)?;
                (self.state.deleted, self.state.inserted) = before;
                Ok(())
            }
            (Ns::Word, name) if wraps_nothing(name) => xml.skip(),
            (Ns::Math, b"oMath") => self.formula(xml, para),
            (Ns::Compat, b"AlternateContent") => self.alternatives(xml, para),
            _ => self.piece(xml, tag, para),
        }
    }

    /// Everything in the element that is open.
    pub(super) fn inside(&mut self, xml: &mut Xml<'_>, para: &mut Para) -> Result<(), Fault> {
        while let Some(piece) = xml.inside()? {
            if let Piece::Open(tag) = piece {
                self.inline(xml, &tag, para)?;
            }
        }
        Ok(())
    }

    /// The first alternative that holds anything.
    fn alternatives(&mut self, xml: &mut Xml<'_>, para: &mut Para) -> Result<(), Fault> {
        let mut chosen = false;
        while let Some(piece) = xml.inside()? {
            let Piece::Open(_) = piece else { continue };
            if chosen {
                xml.skip()?;
                continue;
            }
            while let Some(piece) = xml.inside()? {
                if let Piece::Open(tag) = piece {
                    chosen = true;
                    self.inline(xml, &tag, para)?;
                }
            }
        }
        Ok(())
    }

    /// Blocks inside a paragraph: what stands in a text box, or has strayed.
    fn boxed(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, para: &mut Para) -> Result<(), Fault> {
        let mut items = Vec::new();
        let gap = (std::mem::take(&mut self.state.gap), std::mem::take(&mut self.state.after));
        match tag.name() {
            b"p" => {
                let mut carried = Para::default();
                self.paragraph(xml, &mut items, &mut carried)?;
                carried.end(&mut items);
            }
            b"tbl" => self.table(xml, &mut items)?,
            _ => self.blocks(xml, &mut items)?,
        }
        (self.state.gap, self.state.after) = gap;
        para.anchor(items);
        Ok(())
    }
}

/// Twentieths of a point in hundredths of a millimetre.
pub(super) fn hundredths(twips: i64) -> i32 {
    (twips.clamp(-1_000_000, 1_000_000) * 127 / 72) as i32
}
