//! The address and the emblem as templates see them: one line for the seat, one for the ways to reach it.

use serde::Serialize;

use crate::model::{AddressPart, Logo};
use crate::normalise::AddressLine;

/// The address.
#[derive(Clone, Debug, Serialize)]
pub struct AddressView<'a> {
    /// House and street.
    pub tru_so: Option<AddressPartView<'a>>,
    /// Telephone, fax, e-mail, website.
    pub lien_he: Vec<AddressPartView<'a>>,
    /// The key path of the first of them.
    pub nguon_lien_he: &'a str,
}

/// A part of the address.
#[derive(Clone, Debug, Serialize)]
pub struct AddressPartView<'a> {
    /// The word before it, or empty.
    pub tu: &'a str,
    /// Text.
    pub chu: &'a str,
    /// The mark missing between it and the next part, or empty.
    pub dau: &'a str,
    /// Key path.
    pub nguon: &'a str,
}

impl<'a> AddressView<'a> {
    /// The view of an address; nothing for one without parts.
    pub fn new(lines: &'a [AddressLine]) -> Option<AddressView<'a>> {
        let (seat, others): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.part == AddressPart::Street);
        let lien_he: Vec<_> = others.into_iter().map(AddressPartView::new).collect();
        let nguon_lien_he = lien_he.first().map_or("", |part| part.nguon);
        let tru_so = seat.first().map(|line| AddressPartView::new(line));
        (!lines.is_empty()).then_some(AddressView { tru_so, lien_he, nguon_lien_he })
    }
}

impl<'a> AddressPartView<'a> {
    fn new(line: &'a AddressLine) -> AddressPartView<'a> {
        AddressPartView { tu: &line.word, chu: &line.text, dau: &line.mark, nguon: line.path.as_str() }
    }
}

/// The body's emblem.
#[derive(Clone, Debug, Serialize)]
pub struct LogoView<'a> {
    /// Its file, as the plan names it.
    pub tep: &'a str,
    /// How wide it is printed, in cm.
    pub rong: Option<f64>,
    /// Key path.
    pub nguon: &'a str,
}

impl<'a> LogoView<'a> {
    /// The view of an emblem.
    pub(super) fn new(logo: &'a Logo) -> LogoView<'a> {
        LogoView { tep: &logo.file, rong: logo.width, nguon: logo.path.as_str() }
    }
}
