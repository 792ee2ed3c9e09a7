//! What a plan says, in reading order: one walk that comes by legal bases, opening, body, closing, landscape parts, cells,
//! footnotes and annexes alike.
//!
//! Whoever looks for something in a plan (a check, a search, a count, an extractor) iterates over [`Content`] and asks each
//! [`Visit`] what it is and what it stands in; nobody walks the tree on his own, so nobody can forget a place. What makes
//! another tree of a body (labels, the view, canonical YAML) has its own recursion: there every kind of item is an arm that
//! the compiler asks for.

use std::borrow::Cow;

use super::annex::{Annex, OwnLine};
use super::body::{BodyItem, Section, Table, TableCell};
use super::figure::Figure;
use super::plan::Plan;
use super::provenance::KeyPath;
use super::rich::RichText;

/// The stretches of a document, and of each annex, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// `can_cu`.
    LegalBases,
    /// The lines above an annex's body.
    Head,
    /// `mo_dau`.
    Opening,
    /// `noi_dung`.
    #[default]
    Body,
    /// `ket_thuc`.
    Closing,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// A line of `can_cu`.
    LegalBasis,
    /// `tieu_de` of an annex.
    AnnexTitle,
    /// `dong_dan` of an annex, where it was written.
    AnnexReference,
    /// The title of a section.
    Title,
    /// What runs on after the label of a section.
    RunOn,
    /// A paragraph without a label.
    Paragraph,
    /// One whose lines have a place of their own.
    Placed,
    /// A paragraph of a cell.
    Cell,
    /// `mo_ta` of a picture.
    Alt,
    /// `chu_thich` of a picture.
    Caption,
    /// A footnote; it comes right after the text that refers to it, and stands in that.
    Note,
}

/// Something that a plan holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Node<'a> {
    /// An annex.
    Annex(&'a Annex),
    /// A labelled unit.
    Section(&'a Section),
    /// Items on landscape pages.
    Landscape,
    /// A table.
    Table(&'a Table),
    /// A cell of a table.
    Cell(&'a TableCell),
    /// A picture.
    Figure(&'a Figure),
    /// A text.
    Text(TextKind, &'a RichText),
}

/// What is known of a node.
#[derive(Clone, Debug)]
struct Entry<'a> {
    node: Node<'a>,
    path: Cow<'a, KeyPath>,
    part: Part,
    annex: Option<&'a Annex>,
    depth: usize,
    /// What it stands in.
    above: Option<usize>,
    /// One after the last that stands in it.
    end: usize,
}

/// Everything that a plan or an annex says, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Content<'a> {
    entries: Vec<Entry<'a>>,
}

impl<'a> Content<'a> {
    /// What a plan says: the main text, then each annex.
    pub fn of(plan: &'a Plan) -> Content<'a> {
        let mut walk = Walk { part: Part::LegalBases, ..Walk::default() };
        for (index, text) in plan.legal_bases.iter().enumerate() {
            walk.text(TextKind::LegalBasis, text, Cow::Owned(KeyPath::root("can_cu").index(index)));
        }
        walk.items(Part::Opening, &plan.opening);
        walk.items(Part::Body, &plan.body);
        walk.items(Part::Closing, &plan.closing);
        plan.annexes.iter().for_each(|annex| walk.annex(annex));
        Content { entries: walk.entries }
    }

    /// What an annex says.
    pub fn of_annex(annex: &'a Annex) -> Content<'a> {
        let mut walk = Walk::default();
        walk.annex(annex);
        Content { entries: walk.entries }
    }

    /// Every node, what holds others before what it holds.
    pub fn iter(&self) -> impl Iterator<Item = Visit<'_, 'a>> {
        (0..self.entries.len()).map(|index| Visit { content: self, index })
    }

    /// Every text.
    pub fn texts(&self) -> impl Iterator<Item = (Visit<'_, 'a>, &'a RichText)> {
        self.iter().filter_map(|visit| Some((visit, visit.text()?)))
    }
}

/// A node that the walk comes by, with what it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'c, 'a> {
    content: &'c Content<'a>,
    index: usize,
}

impl<'c, 'a> Visit<'c, 'a> {
    fn entry(self) -> &'c Entry<'a> {
        &self.content.entries[self.index]
    }

    /// What it is.
    pub fn node(self) -> Node<'a> {
        self.entry().node
    }

    /// Its text, where it is one.
    pub fn text(self) -> Option<&'a RichText> {
        match self.node() {
            Node::Text(_, text) => Some(text),
            _ => None,
        }
    }

    /// Where it stands in the officer's file.
    pub fn path(self) -> &'c KeyPath {
        &self.entry().path
    }

    /// The stretch of the document, or of the annex, that it stands in.
    pub fn part(self) -> Part {
        self.entry().part
    }

    /// The annex that it is or stands in; nothing in the main text.
    pub fn annex(self) -> Option<&'a Annex> {
        self.entry().annex
    }

    /// How many sections and landscape parts it stands in.
    pub fn depth(self) -> usize {
        self.entry().depth
    }

    /// What it stands in, the nearest first.
    pub fn above(self) -> impl Iterator<Item = Visit<'c, 'a>> {
        let up = |visit: &Visit<'c, 'a>| visit.entry().above.map(|index| Visit { index, ..*visit });
        std::iter::successors(up(&self), up)
    }

    /// The sections that it stands in, the nearest first.
    pub fn sections(self) -> impl Iterator<Item = &'a Section> {
        self.above().filter_map(|visit| match visit.node() {
            Node::Section(section) => Some(section),
            _ => None,
        })
    }

    /// What stands in it, in reading order.
    pub fn below(self) -> impl Iterator<Item = Visit<'c, 'a>> {
        (self.index + 1..self.entry().end).map(move |index| Visit { index, ..self })
    }
}

/// The walk while it goes on.
#[derive(Default)]
struct Walk<'a> {
    entries: Vec<Entry<'a>>,
    /// What is open, the outermost first.
    open: Vec<usize>,
    part: Part,
    annex: Option<&'a Annex>,
    depth: usize,
}

/// What is still to be done.
enum Step<'a> {
    Item(&'a BodyItem),
    /// The section or landscape part that was opened last has ended.
    Up,
}

impl<'a> Walk<'a> {
    fn open(&mut self, node: Node<'a>, path: Cow<'a, KeyPath>) {
        let (part, annex, depth, above) = (self.part, self.annex, self.depth, self.open.last().copied());
        self.open.push(self.entries.len());
        self.entries.push(Entry { node, path, part, annex, depth, above, end: 0 });
    }

    fn close(&mut self) {
        if let Some(index) = self.open.pop() {
            self.entries[index].end = self.entries.len();
        }
    }

    /// A text, and the footnotes that it refers to.
    fn text(&mut self, kind: TextKind, text: &'a RichText, path: Cow<'a, KeyPath>) {
        self.open(Node::Text(kind, text), path);
        for note in text.runs.iter().filter_map(|run| run.note.as_ref()) {
            // No footnote stands in a footnote.
            self.open(Node::Text(TextKind::Note, &note.text), Cow::Borrowed(&note.path));
            self.close();
        }
        self.close();
    }

    fn table(&mut self, table: &'a Table) {
        self.open(Node::Table(table), Cow::Borrowed(&table.path));
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            self.open(Node::Cell(cell), Cow::Borrowed(&cell.path));
            for text in &cell.paragraphs {
                self.text(TextKind::Cell, text, Cow::Borrowed(&cell.path));
            }
            self.close();
        }
        self.close();
    }

    fn figure(&mut self, figure: &'a Figure) {
        // Every field by its name: a new one that holds text is asked for here.
        let Figure { path, file: _, alt, caption, width: _ } = figure;
        self.open(Node::Figure(figure), Cow::Borrowed(path));
        self.text(TextKind::Alt, alt, Cow::Owned(path.key("mo_ta")));
        if let Some(caption) = caption {
            self.text(TextKind::Caption, caption, Cow::Owned(path.key("chu_thich")));
        }
        self.close();
    }

    /// The items of a part. What is still to be done waits in a list: nesting costs no stack.
    fn items(&mut self, part: Part, items: &'a [BodyItem]) {
        self.part = part;
        let mut waiting: Vec<Step<'a>> = items.iter().rev().map(Step::Item).collect();
        while let Some(step) = waiting.pop() {
            match step {
                Step::Up => {
                    self.depth -= 1;
                    self.close();
                }
                Step::Item(BodyItem::Paragraph { path, text, align }) => {
                    let kind = if align.is_some() { TextKind::Placed } else { TextKind::Paragraph };
                    self.text(kind, text, Cow::Borrowed(path));
                }
                Step::Item(BodyItem::Table(table)) => self.table(table),
                Step::Item(BodyItem::Figure(figure)) => self.figure(figure),
                Step::Item(BodyItem::Section(section)) => {
                    // Every field by its name: a new one that holds text is asked for here.
                    let Section { path, kind: _, label: _, title, text, children } = section;
                    self.open(Node::Section(section), Cow::Borrowed(path));
                    self.depth += 1;
                    if let Some(title) = title {
                        self.text(TextKind::Title, title, Cow::Owned(path.key("tieu_de")));
                    }
                    if let Some(text) = text {
                        self.text(TextKind::RunOn, text, Cow::Owned(path.key("doan")));
                    }
                    waiting.push(Step::Up);
                    waiting.extend(children.iter().rev().map(Step::Item));
                }
                Step::Item(BodyItem::Landscape { path, items }) => {
                    self.open(Node::Landscape, Cow::Borrowed(path));
                    self.depth += 1;
                    waiting.push(Step::Up);
                    waiting.extend(items.iter().rev().map(Step::Item));
                }
            }
        }
    }

    fn annex(&mut self, annex: &'a Annex) {
        (self.part, self.annex) = (Part::Head, Some(annex));
        let Annex { path, kind: _, label: _, title, landscape: _, reference, runs_on: _, body, closing } = annex;
        self.open(Node::Annex(annex), Cow::Borrowed(path));
        if let Some(title) = title {
            self.text(TextKind::AnnexTitle, title, Cow::Owned(path.key("tieu_de")));
        }
        if let OwnLine::Written(line) = reference {
            self.text(TextKind::AnnexReference, line, Cow::Owned(path.key("dong_dan")));
        }
        self.items(Part::Body, body);
        self.items(Part::Closing, closing);
        self.close();
    }
}

#[cfg(test)]
mod tests;
