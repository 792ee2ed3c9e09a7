//! What rules about cited documents ask of a citation.

use crate::lint::grammar::citation::{Citation, Named};
use crate::lint::grammar::dates::Written;
use crate::model::Date;

/// The date behind a symbol, where it is surely that of the cited document: behind a comma it may begin what the sentence
/// goes on with (`theo Kế hoạch số 15/KH-UBND, ngày 20/5/2026 Sở họp`), but not where the issuer follows.
pub(super) fn date<'c>(citation: &'c Citation<'_>) -> Option<(&'c Written, Date)> {
    let written = citation.date.as_ref()?;
    let own = citation.date_comma.is_none() || citation.issuer.is_some();
    own.then_some(())?;
    Some((written, written.date()?))
}

/// The document as it is called in a sentence: type and symbol.
pub(super) fn called(citation: &Citation<'_>) -> String {
    let kind = citation.kind.map(|kind| format!("{} ", kind.name)).unwrap_or_default();
    format!("{kind}số {}", citation.symbol.written())
}

/// Whether its type stands directly before its number.
pub(super) fn is_typed_before(citation: &Citation<'_>) -> bool {
    matches!(citation.named, Named::Here(_)) && citation.between.is_empty()
}
