//! Notes, heads and feet of pages, comments: parts beside the main one.

use std::collections::BTreeMap;

use super::labels;
use super::paragraph::Para;
use super::walk::Walk;
use super::xml::{Fault, Ns, Piece, Xml};
use crate::import::{Aside, AsideClass, Item, Line, NoteText, SourceDoc};

/// Notes in the order of their marks.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Index by endnote or not, and the name of the note.
    known: BTreeMap<(bool, String), usize>,
    /// The notes; their lines come when their part is read.
    all: Vec<NoteText>,
    /// How many of each kind have numbers.
    numbered: [i64; 2],
    /// Notes with marks of their own.
    own: Vec<bool>,
}

impl Notes {
    /// The index of the note of a mark. `own`: its mark is text of the document, not a number.
    pub(super) fn refer(&mut self, end: bool, id: &str, own: bool) -> usize {
        if let Some(index) = self.known.get(&(end, id.to_string())) {
            return *index;
        }
        let mut mark = String::new();
        if !own {
            let number = &mut self.numbered[usize::from(end)];
            *number += 1;
            mark = labels::number(*number, if end { "lowerRoman" } else { "decimal" });
        }
        self.all.push(NoteText { mark, lines: Vec::new() });
        self.own.push(own);
        self.known.insert((end, id.to_string()), self.all.len() - 1);
        self.all.len() - 1
    }

    /// All notes.
    pub(super) fn take(self) -> Vec<NoteText> {
        self.all
    }

    /// The note of an index, where its mark is typed.
    fn with_own_mark(&mut self, index: usize) -> Option<&mut NoteText> {
        self.all.get_mut(index).filter(|_| self.own.get(index) == Some(&true))
    }

    /// Takes typed marks from the lines of the document.
    pub(super) fn marks(&mut self, doc: &SourceDoc) {
        for span in doc.lines().iter().flat_map(|line| &line.spans) {
            if let Some(note) = span.note.and_then(|index| self.with_own_mark(index)) {
                note.mark = span.text.clone();
            }
        }
    }
}

impl Walk<'_> {
    /// The part of the footnotes or endnotes.
    pub(super) fn notes_part(&mut self, text: &str, end: bool) -> Result<(), Fault> {
        let mut xml = Xml::of(text);
        xml.root()?;
        while let Some(piece) = xml.inside()? {
            let Piece::Open(tag) = piece else { continue };
            let kind = tag.attr("type");
            let of_text = matches!(kind.as_deref(), None | Some("normal"));
            let known = self.notes.known.get(&(end, tag.attr("id").unwrap_or_default())).copied();
            let mut items = Vec::new();
            if tag.ns == Ns::Word && matches!(tag.name(), b"footnote" | b"endnote") {
                self.blocks(&mut xml, &mut items)?;
            } else {
                let mut para = Para::default();
                self.inline(&mut xml, &tag, &mut para)?;
                para.end(&mut items);
            }
            match known.filter(|_| of_text) {
                Some(index) => self.notes.all[index].lines.append(&mut lines(items)),
                None => self.all_aside(if of_text { AsideClass::Hidden } else { AsideClass::PageEdge }, items),
            }
        }
        xml.finish()
    }

    /// A part that is not on the page: head or foot of pages, comments.
    pub(super) fn side_part(&mut self, text: &str, class: AsideClass) -> Result<(), Fault> {
        let mut xml = Xml::of(text);
        xml.root()?;
        let mut items = Vec::new();
        self.blocks(&mut xml, &mut items)?;
        self.all_aside(class, items);
        xml.finish()
    }

    fn all_aside(&mut self, class: AsideClass, items: Vec<Item>) {
        for line in lines(items) {
            self.aside.push(Aside { class, text: line.text(), place: line.place });
        }
    }
}

/// The lines of items, cells as they come.
fn lines(items: Vec<Item>) -> Vec<Line> {
    let mut out = Vec::new();
    for item in items {
        match item {
            Item::Line(line) => out.push(line),
            Item::Table(table) => {
                for cell in table.rows.into_iter().flat_map(|row| row.cells) {
                    out.extend(lines(cell.items));
                }
            }
            Item::Seam(_) => {}
        }
    }
    out
}
