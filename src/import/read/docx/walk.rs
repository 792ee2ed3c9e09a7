//! The walk over a part: blocks in their order, with what is told of them kept on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::drawing::Drawn;
use super::labels::Labels;
use super::notes::Notes;
use super::numbering::Numbering;
use super::package::Relation;
use super::paragraph::Para;
use super::props::Section;
use super::styles::{Look, Styles};
use super::xml::{Fault, Ns, Piece, Tag, Xml};
use crate::import::source::CellPlace;
use crate::import::{Aside, AsideClass, Item, Seam, SourcePlace};

/// What is known of a whole document.
pub(super) struct Knowledge {
    /// Its styles.
    pub styles: Styles,
    /// Its lists.
    pub numbering: Numbering,
}

/// Something that is not quite sure, for the notes at the end.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Texts that were inserted with tracked changes.
    pub inserted: Vec<String>,
    /// Characters of fonts of symbols that are not known: font, character, where.
    pub symbols: Vec<(String, char, SourcePlace)>,
    /// Elements that nobody knows.
    pub unknown: BTreeSet<String>,
}

/// The walk over one part.
pub(super) struct Walk<'k> {
    /// Styles and lists.
    pub known: &'k Knowledge,
    /// Relations of the part, by their names.
    pub relations: BTreeMap<String, Relation>,
    /// Numbers of lists.
    pub labels: Labels,
    /// Notes.
    pub notes: Notes,
    /// What is not on the page.
    pub aside: Vec<Aside>,
    /// For the notes at the end.
    pub seen: Seen,
    /// What is open around.
    pub state: State,
    /// Paragraphs so far.
    pub paragraphs: u32,
    /// Tables so far.
    pub tables: u32,
    /// Ends of sections, by the number of items before them.
    pub sections: Vec<(usize, Section)>,
}

/// What is open around the place that is read.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// Deleted, or moved away.
    pub deleted: bool,
    /// Inserted, or moved here.
    pub inserted: bool,
    /// Hidden by a run around.
    pub hidden: bool,
    /// Fields that are open: whether their code is being read.
    pub fields: Vec<bool>,
    /// Field codes can be told from results: each field of the part has an end.
    pub whole_fields: bool,
    /// The cell.
    pub cell: Option<CellPlace>,
    /// The style of the table around.
    pub table_style: Option<String>,
    /// Tables around.
    pub nested: usize,
    /// An empty paragraph stands right above.
    pub gap: bool,
    /// Distance below the paragraph above.
    pub after: i64,
    /// How the run looks.
    pub look: Look,
    /// The note whose mark the next text of the run is.
    pub mark: Option<usize>,
    /// The drawing around.
    pub drawn: Drawn,
}

impl<'k> Walk<'k> {
    /// At the beginning of a document.
    pub(super) fn new(known: &'k Knowledge) -> Walk<'k> {
        Walk {
            known,
            relations: BTreeMap::new(),
            labels: Labels::default(),
            notes: Notes::default(),
            aside: Vec::new(),
            seen: Seen::default(),
            state: State::default(),
            paragraphs: 0,
            tables: 0,
            sections: Vec::new(),
        }
    }

    /// Where it is.
    pub(super) fn place(&self) -> SourcePlace {
        SourcePlace { page: None, line: self.paragraphs.max(1), paragraph: true, cell: self.state.cell }
    }

    /// Something that is not on the page; what goes on from the piece before it joins it.
    pub(super) fn put_aside(&mut self, class: AsideClass, text: &str) {
        let place = self.place();
        match self.aside.last_mut() {
            Some(last) if last.class == class && last.place == place && class.counts() => last.text.push_str(text),
            _ => self.aside.push(Aside { class, text: text.to_string(), place }),
        }
    }

    /// Prepares for a part.
    pub(super) fn begin(&mut self, text: &str, relations: Vec<Relation>) {
        self.relations = relations.into_iter().map(|r| (r.id.clone(), r)).collect();
        let count = |kind: &str| text.matches(&format!("fldCharType=\"{kind}\"")).count();
        self.state = State { whole_fields: count("begin") == count("end"), ..State::default() };
    }

    /// The blocks of the element that is open.
    pub(super) fn blocks(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Item>) -> Result<(), Fault> {
        let mut carried = Para::default();
        while let Some(piece) = xml.inside()? {
            if let Piece::Open(tag) = piece {
                self.block(xml, &tag, out, &mut carried)?;
            }
        }
        carried.end(out);
        Ok(())
    }

    /// A block, whose element is open. `carried` is what a paragraph left to the next one, whose mark was deleted.
    pub(super) fn block(
        &mut self,
        xml: &mut Xml<'_>,
        tag: &Tag<'_>,
        out: &mut Vec<Item>,
        carried: &mut Para,
    ) -> Result<(), Fault> {
        match (tag.ns, tag.name()) {
            (Ns::Word, b"p") => self.paragraph(xml, out, carried),
            (Ns::Word, b"tbl") => {
                std::mem::take(carried).end(out);
                self.table(xml, out)
            }
            (Ns::Word, b"sectPr") => {
                let section = Section::read(xml)?;
                self.sections.push((out.len(), section));
                Ok(())
            }
            (Ns::Word, b"altChunk") => {
                self.foreign(tag);
                xml.skip()
            }
            (Ns::Word, name) if wraps_nothing(name) => xml.skip(),
            (
                Ns::Word,
                b"ins" | b"moveTo" | b"del" | b"moveFrom" | b"sdt" | b"sdtContent" | b"customXml" | b"comment",
            ) => {
                let before = (self.state.deleted, self.state.inserted);
                self.change(tag.name());
                while let Some(piece) = xml.inside()? {
                    if let Piece::Open(tag) = piece {
                        self.block(xml, &tag, out, carried)?;
                    }
                }
                (self.state.deleted, self.state.inserted) = before;
                Ok(())
            }
            (Ns::Compat, b"AlternateContent") => {
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
                            self.block(xml, &tag, out, carried)?;
                        }
                    }
                }
                Ok(())
            }
            _ => {
                let mut stray = std::mem::take(carried);
                self.inline(xml, tag, &mut stray)?;
                stray.end(out);
                Ok(())
            }
        }
    }

    /// Notes that what follows was inserted or deleted, if the element says so.
    pub(super) fn change(&mut self, name: &[u8]) {
        match name {
            b"del" | b"moveFrom" => self.state.deleted = true,
            b"ins" | b"moveTo" => self.state.inserted = true,
            _ => {}
        }
    }

    /// A foreign part that stands here, by its name.
    pub(super) fn foreign(&mut self, tag: &Tag<'_>) {
        let id = tag.attr("id").unwrap_or_default();
        let name = self.relations.get(&id).map_or(id, |r| r.target.clone());
        self.put_aside(AsideClass::Object, &name);
    }
}

/// Elements that hold no text of the document, whatever stands in them.
pub(super) fn wraps_nothing(name: &[u8]) -> bool {
    const NAMES: [&[u8]; 12] = [
        b"sdtPr",
        b"sdtEndPr",
        b"customXmlPr",
        b"smartTagPr",
        b"pPr",
        b"rPr",
        b"tblPr",
        b"tblPrEx",
        b"tblGrid",
        b"trPr",
        b"tcPr",
        b"ffData",
    ];
    NAMES.contains(&name)
}

/// Puts the seams of sections between items: a section's shape stands at its end in the file, but counts from its beginning.
pub(super) fn seams(items: &mut Vec<Item>, sections: &[(usize, Section)]) {
    for pair in sections.windows(2).rev() {
        let [(end, this), (_, next)] = pair else { continue };
        let seam = match (this.landscape != next.landscape, next.runs_on) {
            (true, _) => Seam::Shape(next.landscape),
            (false, false) => Seam::Page,
            (false, true) => continue,
        };
        items.insert((*end).min(items.len()), Item::Seam(seam));
    }
    if sections.first().is_some_and(|(_, first)| first.landscape) {
        items.insert(0, Item::Seam(Seam::Shape(true)));
    }
}
