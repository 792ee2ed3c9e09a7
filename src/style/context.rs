//! What every step of styling goes by: what is given from outside, and the sheet of styles once its size tier is chosen.

use std::collections::BTreeMap;
use std::ops::Deref;

use super::sheet::Sheet;
use super::styled::{NamedStyle, PageGeometry, StyleId};
use crate::block::BlockId;
use crate::era::{Era, StyleEntry};
use crate::font::FontSet;
use crate::model::Locator;
use crate::normalise::LayoutChoices;
use crate::picture::Pictures;
use crate::units::Len;

/// What is known before a size tier is chosen.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    pub era: &'a Era,
    pub fonts: &'a FontSet,
    pub places: Locator<'a>,
    /// Paper and margins of what is being styled.
    pub page: PageGeometry,
    /// The paper and margins of landscape pages.
    pub landscape: PageGeometry,
    pub choices: &'a LayoutChoices,
    pub form_fields: bool,
    pub copy_fields: bool,
    pub condensed: &'a BTreeMap<BlockId, Len>,
    pub pictures: &'a Pictures,
    /// The issuing body on one line.
    pub author: &'a str,
}

/// What is given, in a sheet of styles.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    given: Given<'a>,
    pub sheet: &'a Sheet,
    /// What is being styled stands in an annex.
    pub annex: bool,
}

impl<'a> Given<'a> {
    /// The page that a document begins on.
    pub(super) fn first_page(&self, landscape: bool) -> PageGeometry {
        if landscape { self.landscape } else { self.page }
    }

    /// In a sheet.
    pub(super) fn in_sheet(self, sheet: &'a Sheet) -> Context<'a> {
        Context { given: self, sheet, annex: false }
    }
}

impl<'a> Deref for Context<'a> {
    type Target = Given<'a>;

    fn deref(&self) -> &Given<'a> {
        &self.given
    }
}

impl<'a> Context<'a> {
    /// Goes on to other paper.
    pub(super) fn turn_to(&mut self, page: PageGeometry) {
        self.given.page = page;
    }

    /// The id of a style that the era file has.
    pub(super) fn id(&self, key: &str) -> StyleId {
        self.sheet.id(key)
    }

    /// A style with its sizes.
    pub(super) fn named(&self, id: StyleId) -> &'a NamedStyle {
        self.sheet.get(id)
    }

    /// A style as the era file has it.
    pub(super) fn entry(&self, id: StyleId) -> &'a StyleEntry {
        self.role(&self.named(id).key)
    }

    /// The style of a role as the era file has it.
    pub(super) fn role(&self, role: &str) -> &'a StyleEntry {
        self.given.era.role_style(role)
    }
}
