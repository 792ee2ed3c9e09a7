//! From labelled paragraphs in a row to the tree: what is a title, what stands below what.

use crate::diag::Place;
use crate::model::{
    Align, Body, BodyItem, Emphasis, Figure, KeyPath, Label, RichText, Section, SectionKind, Table, TypedLabel,
};
use crate::text::{LabelShape, trailing_mark};

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
    /// Lines with a place of their own.
    Placed(RichText, Align),
    Table(Table),
    Figure(Figure),
}

/// A paragraph with its label taken off.
#[derive(Clone, Debug)]
pub(super) struct Labelled {
    pub rank: Rank,
    pub label: TypedLabel,
    pub rest: RichText,
}

/// What a label stands for, and how deep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rank {
    pub kind: SectionKind,
    /// Of the lists that are open at the label, which it belongs to: from 0, the outermost.
    pub level: usize,
}

/// Whether a label of this kind, alone on its line, takes the next line as its title.
pub(super) fn takes_next_line(shape: LabelShape) -> bool {
    matches!(shape, LabelShape::Phan | LabelShape::Chuong | LabelShape::Muc | LabelShape::TieuMuc)
}

/// The same of the label of a section.
fn has_title_below(labelled: &Labelled) -> bool {
    use SectionKind::{Chuong, Muc, Phan, TieuMuc};
    labelled.rest.is_empty() && matches!(labelled.rank.kind, Phan | Chuong | Muc | TieuMuc)
}

/// Labels with nothing behind them, but for those that stand alone by nature.
pub(super) fn labels_without_text(flat: &[Flat]) -> Vec<(String, Place)> {
    let bare = flat.iter().filter_map(|f| match &f.what {
        What::Section(l) if l.rest.is_empty() && !has_title_below(l) => Some((l.label.text.text(), f.place)),
        _ => None,
    });
    bare.collect()
}

/// A heading of Markdown is bold as a whole, as Markdown has it.
pub(super) fn heading(what: What) -> What {
    let bold = |text: RichText| {
        let mut whole = RichText::default();
        for run in text.runs {
            whole.push(run.text, Emphasis { bold: true, ..run.emphasis });
            run.note.into_iter().for_each(|note| whole.push_note(note));
        }
        whole
    };
    match what {
        What::Section(section) if !section.rest.is_empty() => {
            let label = TypedLabel { text: bold(section.label.text), gap: section.label.gap };
            What::Section(Labelled { label, rest: bold(section.rest), ..section })
        }
        What::Paragraph(text) => What::Paragraph(bold(text)),
        other => other,
    }
}

/// The tree of items in reading order.
pub(super) fn nest(flat: Vec<Flat>) -> Body {
    let titled = titled(&flat);
    let mut tree = Tree::default();
    let mut items = flat.into_iter().zip(titled).peekable();
    while let Some((Flat { path, what, .. }, titled)) = items.next() {
        match what {
            What::Section(labelled) => {
                let takes_title = has_title_below(&labelled);
                let Labelled { rank, label, rest } = labelled;
                let mut title = None;
                let mut text = None;
                let mut label_text = label.text;
                if titled && !rest.is_empty() {
                    if rest.is_all_bold() {
                        label_text = without_whole_bold(label_text);
                    }
                    title = Some(without_whole_bold(rest));
                } else if !rest.is_empty() {
                    text = Some(rest);
                }
                if takes_title {
                    let next = items.next_if(|(f, _)| matches!(f.what, What::Paragraph(_)));
                    if let Some((Flat { what: What::Paragraph(text), .. }, _)) = next {
                        title = Some(without_whole_bold(text));
                    }
                }
                let label = Label::Typed(TypedLabel { text: label_text, gap: label.gap });
                tree.open(rank.level, Section { path, kind: rank.kind, label, title, text, children: Vec::new() });
            }
            What::Paragraph(text) => tree.add(BodyItem::Paragraph { path, text, align: None }),
            What::Placed(text, align) => tree.add(BodyItem::Paragraph { path, text, align: Some(align) }),
            What::Table(table) => tree.add(BodyItem::Table(table)),
            What::Figure(figure) => tree.add(BodyItem::Figure(figure)),
        }
    }
    tree.finish()
}

/// Which sections have a title. Large units: always. Khoản and điều: bold as a whole, or without a mark at the end and
/// followed by what can only stand below a title, or like their neighbours ([`like_neighbours`]). Điểm and dashes: never.
fn titled(flat: &[Flat]) -> Vec<bool> {
    let mut titled: Vec<bool> = flat.iter().enumerate().map(|(at, f)| is_title(&f.what, has_below(flat, at))).collect();
    for (at, like) in like_neighbours(flat, &titled) {
        titled[at] = like;
    }
    titled
}

/// Whether something stands below a section that can only stand below a title: a deeper label, a paragraph, a table.
fn has_below(flat: &[Flat], at: usize) -> bool {
    let What::Section(section) = &flat[at].what else { return false };
    match flat.get(at + 1).map(|f| &f.what) {
        Some(What::Section(next)) => next.rank.level > section.rank.level,
        // A number alone is that of a page.
        Some(What::Paragraph(text)) => !text.text().bytes().all(|b| b.is_ascii_digit()),
        Some(What::Table(_) | What::Figure(_) | What::Placed(..)) => true,
        None => false,
    }
}

fn is_title(what: &What, below: bool) -> bool {
    let What::Section(Labelled { rank, rest, .. }) = what else { return false };
    match rank.kind {
        SectionKind::Chu | SectionKind::Gach | SectionKind::Cong => false,
        SectionKind::Dieu | SectionKind::So | SectionKind::SoSo => {
            let text = rest.text();
            rest.is_all_bold() || below && trailing_mark(&text).is_none() && text.chars().count() <= LONGEST_UNMARKED
        }
        _ => true,
    }
}

/// Longest text, in letters, that is a title because no mark ends it: a longer one was broken off.
const LONGEST_UNMARKED: usize = 300;
/// Longest text, in letters, that is a title because its neighbours have one.
const LONGEST_TITLE: usize = 120;

/// Khoản that are like their neighbours, not like what they seem alone. They have a title where they end in a colon and
/// stand between two that have one (`3. Đối tượng kiểm tra:`), or after two where they are the last and all before them
/// have one. They have none where they are the last of a list of names, and a paragraph follows the list.
fn like_neighbours(flat: &[Flat], titled: &[bool]) -> Vec<(usize, bool)> {
    let mut found = Vec::new();
    for siblings in families(flat) {
        for (i, at) in siblings.iter().copied().enumerate() {
            let before = i.checked_sub(1).map(|i| titled[siblings[i]]);
            let after = siblings.get(i + 1).map(|next| titled[*next]);
            let titled_around = match (before, after) {
                (Some(before), Some(after)) => before && after,
                (Some(_), None) => i >= 2 && siblings[..i].iter().all(|s| titled[*s]),
                _ => false,
            };
            if titled_around && !titled[at] && may_be_title(&flat[at].what) && has_below(flat, at) {
                found.push((at, true));
            }
            let last_name = i >= 2 && after.is_none() && siblings[..i].iter().all(|s| is_name(flat, *s));
            let text_below = matches!(flat.get(at + 1).map(|f| &f.what), Some(What::Paragraph(_)));
            if titled[at] && last_name && text_below && is_khoan(&flat[at].what) {
                found.push((at, false));
            }
        }
    }
    found
}

/// The sections that stand beside each other, by their places.
fn families(flat: &[Flat]) -> Vec<Vec<usize>> {
    let mut done = Vec::new();
    let mut open: Vec<(usize, Vec<usize>)> = Vec::new();
    for (at, f) in flat.iter().enumerate() {
        let What::Section(Labelled { rank, .. }) = &f.what else { continue };
        while open.last().is_some_and(|(level, _)| *level > rank.level) {
            done.extend(open.pop().map(|(_, siblings)| siblings));
        }
        match open.last_mut() {
            Some((level, siblings)) if *level == rank.level => siblings.push(at),
            _ => open.push((rank.level, vec![at])),
        }
    }
    done.extend(open.into_iter().map(|(_, siblings)| siblings));
    done
}

/// A khoản whose text is not bold.
fn is_khoan(what: &What) -> bool {
    let What::Section(Labelled { rank, rest, .. }) = what else { return false };
    matches!(rank.kind, SectionKind::So | SectionKind::SoSo) && !rest.is_all_bold()
}

/// A khoản without a mark at its end, and without anything below it.
fn is_name(flat: &[Flat], at: usize) -> bool {
    let What::Section(section) = &flat[at].what else { return false };
    is_khoan(&flat[at].what) && trailing_mark(&section.rest.text()).is_none() && !has_below(flat, at)
}

/// Whether a khoản may have its text as a title: one clause, short, a colon at its end.
fn may_be_title(what: &What) -> bool {
    let What::Section(Labelled { rank, rest, .. }) = what else { return false };
    let text = rest.text();
    matches!(rank.kind, SectionKind::So | SectionKind::SoSo)
        && trailing_mark(&text) == Some(":")
        && text.chars().count() <= LONGEST_TITLE
        && !text.trim_end_matches([':', '*', ' ']).contains([':', ';', '.'])
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
    open: Vec<(usize, Section)>,
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
    fn open(&mut self, level: usize, section: Section) {
        while self.open.last().is_some_and(|(above, _)| *above >= level) {
            self.close();
        }
        self.open.push((level, section));
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
