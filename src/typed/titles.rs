//! From labelled paragraphs in a row to the tree: which capital letters are Roman, what is a title, what stands below what.

use crate::diag::Place;
use crate::model::{Body, BodyItem, Emphasis, KeyPath, Label, RichText, Section, SectionKind, Table};
use crate::text::{LabelShape, alphabet, roman, trailing_mark};

/// A paragraph or table in reading order.
#[derive(Clone, Debug)]
pub(super) struct Flat {
    pub path: KeyPath,
    pub place: Place,
    pub what: What,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    Section(Labelled),
    Paragraph(RichText),
    Table(Table),
}

/// A paragraph with its label taken off.
#[derive(Clone, Debug)]
pub(super) struct Labelled {
    pub shape: LabelShape,
    pub label: String,
    pub rest: RichText,
}

/// How deep a label stands: compare, deeper is greater.
type Rank = (usize, usize);

/// Whether a label of this kind, alone on its line, takes the next line as its title.
pub(super) fn takes_next_line(shape: LabelShape) -> bool {
    matches!(shape, LabelShape::Phan | LabelShape::Chuong | LabelShape::Muc | LabelShape::TieuMuc)
}

/// Labels with nothing behind them, but for those that stand alone by nature.
pub(super) fn labels_without_text(flat: &[Flat]) -> Vec<(String, Place)> {
    let bare = flat.iter().filter_map(|f| match &f.what {
        What::Section(l) if l.rest.is_empty() && !takes_next_line(l.shape) => Some((l.label.clone(), f.place)),
        _ => None,
    });
    bare.collect()
}

/// What was last counted, to tell `C.` after `B.` from Roman hundred.
#[derive(Debug, Default)]
struct Counting {
    roman: Option<u32>,
    capital: Option<char>,
    /// Roman numerals stand below capital letters.
    roman_below: bool,
    /// Capital letters stand below Roman numerals.
    capital_below: Option<bool>,
}

impl Counting {
    fn kind(&mut self, shape: LabelShape) -> SectionKind {
        let kind = match shape {
            LabelShape::Phan => SectionKind::Phan,
            LabelShape::Chuong => SectionKind::Chuong,
            LabelShape::Muc => SectionKind::Muc,
            LabelShape::TieuMuc => SectionKind::TieuMuc,
            LabelShape::Dieu => SectionKind::Dieu,
            LabelShape::Roman(value) => self.roman(value),
            LabelShape::Capital(letter) => self.letter(letter),
            LabelShape::Number(1) => SectionKind::So,
            LabelShape::Number(_) => SectionKind::SoSo,
            LabelShape::Small => SectionKind::Chu,
            LabelShape::Dash => SectionKind::Gach,
            LabelShape::Plus => SectionKind::Cong,
        };
        if kind < SectionKind::ChuHoa {
            *self = Counting { capital_below: self.capital_below, ..Counting::default() };
        }
        kind
    }

    fn roman(&mut self, value: u32) -> SectionKind {
        self.roman_below |= self.capital.is_some() && self.capital_below != Some(true);
        self.roman = Some(value);
        if self.capital_below == Some(true) {
            self.capital = None;
        }
        SectionKind::LaMa
    }

    /// One capital: the next Roman numeral, else the next letter, else Roman if it is a small one (I, V, X).
    fn letter(&mut self, letter: char) -> SectionKind {
        let value = roman::value(letter.encode_utf8(&mut [0; 4]));
        let next_letter = self.capital.is_some_and(|previous| alphabet::follows(letter, previous));
        if let Some(value) = value {
            let next_roman = self.roman.is_some_and(|r| r + 1 == value);
            let first_below = letter == 'I' && self.roman_below;
            if next_roman || (matches!(letter, 'I' | 'V' | 'X') && (!next_letter || first_below)) {
                return self.roman(value);
            }
        }
        let below = *self.capital_below.get_or_insert(self.roman.is_some());
        self.capital = Some(letter);
        if !below {
            self.roman = None;
        }
        SectionKind::ChuHoa
    }

    fn rank(&self, kind: SectionKind, shape: LabelShape) -> Rank {
        let order = SectionKind::ALL.iter().position(|k| *k == kind).unwrap_or(0) * 2;
        let depth = if let LabelShape::Number(depth) = shape { depth } else { 0 };
        // Letters that an office puts below its Roman numerals stand between those and the khoản.
        let shift = if kind == SectionKind::ChuHoa && self.capital_below == Some(true) { 3 } else { 0 };
        (order + shift, depth)
    }
}

/// The tree of items in reading order.
pub(super) fn nest(flat: Vec<Flat>) -> Body {
    let mut counting = Counting::default();
    let ranked: Vec<Option<(SectionKind, Rank)>> = flat
        .iter()
        .map(|f| match &f.what {
            What::Section(l) => {
                let kind = counting.kind(l.shape);
                Some((kind, counting.rank(kind, l.shape)))
            }
            _ => None,
        })
        .collect();
    let mut tree = Tree::default();
    let mut items = flat.into_iter().enumerate().peekable();
    while let Some((i, Flat { path, what, .. })) = items.next() {
        match (what, ranked[i]) {
            (What::Section(labelled), Some((kind, rank))) => {
                let next = items.peek().map(|(j, f)| (&f.what, ranked[*j]));
                let titled = is_title(kind, rank, &labelled.rest, next);
                let mut title =
                    (titled && !labelled.rest.is_empty()).then(|| without_whole_bold(labelled.rest.clone()));
                if takes_next_line(labelled.shape) && labelled.rest.is_empty() {
                    let next = items.next_if(|(_, f)| matches!(f.what, What::Paragraph(_)));
                    if let Some((_, Flat { what: What::Paragraph(text), .. })) = next {
                        title = Some(without_whole_bold(text));
                    }
                }
                let text = (!titled && !labelled.rest.is_empty()).then_some(labelled.rest);
                tree.open(
                    rank,
                    Section { path, kind, label: Label::Typed(labelled.label), title, text, children: Vec::new() },
                );
            }
            (What::Paragraph(text), _) => tree.add(BodyItem::Paragraph { path, text }),
            (What::Table(table), _) => tree.add(BodyItem::Table(table)),
            (What::Section(_), None) => {}
        }
    }
    tree.finish()
}

/// Whether what follows the label is a title. Large units: always. Khoản and điều: bold as a whole, or without a mark at
/// the end and followed by what can only stand below a title. Điểm and dashes: never.
fn is_title(
    kind: SectionKind,
    rank: Rank,
    rest: &RichText,
    next: Option<(&What, Option<(SectionKind, Rank)>)>,
) -> bool {
    match kind {
        SectionKind::Chu | SectionKind::Gach | SectionKind::Cong => false,
        SectionKind::Dieu | SectionKind::So | SectionKind::SoSo => {
            let deeper = match next {
                Some((What::Section(_), Some((_, below)))) => below > rank,
                Some((What::Section(_), None)) | None => false,
                Some((What::Paragraph(_) | What::Table(_), _)) => true,
            };
            rest.is_all_bold() || (deeper && trailing_mark(&rest.text()).is_none())
        }
        _ => true,
    }
}

/// A title that is bold as a whole without that mark: titles are set bold by the era, where it wants them so.
fn without_whole_bold(text: RichText) -> RichText {
    if !text.is_all_bold() {
        return text;
    }
    let mut plain = RichText::default();
    for run in text.runs {
        plain.push(run.text, Emphasis { bold: false, ..run.emphasis });
        run.note.into_iter().for_each(|note| plain.push_note(note));
    }
    plain
}

/// The tree while it grows: finished items, and the sections that are still open, from the outermost.
#[derive(Default)]
struct Tree {
    done: Body,
    open: Vec<(Rank, Section)>,
}

impl Tree {
    fn close(&mut self) {
        if let Some((_, section)) = self.open.pop() {
            self.put(BodyItem::Section(section));
        }
    }

    fn put(&mut self, item: BodyItem) {
        match self.open.last_mut() {
            Some((_, parent)) => parent.children.push(item),
            None => self.done.push(item),
        }
    }

    /// A new section closes all that do not stand above it.
    fn open(&mut self, rank: Rank, section: Section) {
        while self.open.last().is_some_and(|(above, _)| *above >= rank) {
            self.close();
        }
        self.open.push((rank, section));
    }

    /// A paragraph or table closes the dashes before it.
    fn add(&mut self, item: BodyItem) {
        while self.open.last().is_some_and(|(_, s)| s.kind.is_dash()) {
            self.close();
        }
        self.put(item);
    }

    fn finish(mut self) -> Body {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}
