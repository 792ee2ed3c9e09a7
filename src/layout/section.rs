//! A section: its lines in the margins and everything in its text area, one under the other.

use super::breaks::{Inset, Start};
use super::lines::{height_of, para, stack};
use super::pair::pair;
use super::rows::table;
use super::setter::{Above, Setter};
use super::strip::Galley;
use super::structure::Structure;
use crate::diag::messages;
use crate::page::{Item, Tag};
use crate::style::{StyledBlock, StyledSection};
use crate::units::Len;

/// A section, set.
#[derive(Debug)]
pub(super) struct SetSection {
    /// The strips of its text area.
    pub galley: Galley,
    /// The lines in the top margin of its first page, where they stand on it.
    pub top: Vec<Item>,
    /// The lines at the foot of its first page.
    pub foot: Vec<Item>,
    /// What these take from the first page.
    pub inset: Inset,
}

/// Sets all of a section, and takes the strips that show it. `numbered`: its first page shows its number.
pub(super) fn set_section<'a>(setter: &mut Setter<'a>, section: &'a StyledSection, numbered: bool) -> SetSection {
    setter.section = section;
    setter.above = Above::default();
    setter.page_start = Start::default();
    setter.galley.note_overhead = setter.document.notes.overhead();
    setter.structure.close();
    if section.block != setter.part {
        let add = |block| setter.structure.add(Structure::ROOT, Tag::Part, block);
        setter.root = section.block.map_or(Structure::ROOT, add);
        setter.part = section.block;
    }
    let page = &section.page;
    let spot = setter.text_spot();
    // A number in the top margin comes first in the header; a header that is higher than the margin pushes the text down.
    let folio = &setter.document.folio;
    let above = folio.from_edge + if numbered && !folio.bottom { setter.folio_height() } else { Len::ZERO };
    let top = stack(setter, &section.top, None, spot);
    let inset_top = if section.top.is_empty() { Len::ZERO } else { above + top.height() - page.top };
    let height_of_foot = height_of(setter, &section.bottom, spot.column);
    setter.inset = Inset { top: inset_top.at_least_zero(), bottom: height_of_foot };
    if setter.inset.top + setter.inset.bottom > page.text_height() / 2 {
        let line = section.bottom.iter().chain(&section.top).next();
        let place = setter.places.place(line.and_then(|line| line.origin.path.as_ref()));
        setter.diagnostics.push(messages::margin_lines_too_high(top.height() + height_of_foot).at(place));
    }
    let top = top.into_items(above);
    setter.structure.close();
    for block in &section.blocks {
        match block {
            StyledBlock::Para(text) => para(setter, text),
            StyledBlock::Pair(columns) => pair(setter, columns),
            StyledBlock::Table(grid) => table(setter, grid),
        }
    }
    setter.hold_leads();
    // The small paragraph that ends a DOCX section after a table must not open a page of its own there.
    let closing = if setter.above.grid { setter.separator_height() } else { Len::ZERO };
    if let Some(last) = setter.galley.strips.last_mut() {
        last.tail += closing;
    }
    setter.structure.close();
    let foot = stack(setter, &section.bottom, None, spot);
    let foot = foot.into_items(page.height - page.bottom - height_of_foot);
    SetSection { galley: std::mem::take(&mut setter.galley), top, foot, inset: setter.inset }
}
