//! From a heading to its page: links into the PDF that was rendered beside the plan.

use serde_json::{Value, json};

use super::documents::{self, Documents};
use super::position::Range;
use crate::facade;
use crate::font::FontSet;

/// The links of a plan; none where no PDF of it stands beside it, and none to pages that the PDF would not have.
pub(super) fn links(documents: &Documents, uri: &str, fonts: &FontSet) -> Value {
    let Some(document) = documents.open.get(uri) else { return Value::Null };
    let pdf = documents::path(uri).map(|plan| plan.with_extension("pdf")).filter(|pdf| pdf.is_file());
    let (Some(pdf), Some((stem, _))) = (pdf, uri.rsplit_once('.')) else { return json!([]) };
    let name = pdf.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (text, lines) = (document.text.replace("\r\n", "\n"), document.lines());
    let pages = documents.pages(uri, &text, fonts);
    let link = |heading: &facade::Heading| {
        let page = pages.get(&heading.place.line)?;
        Some(json!({
            "range": Range::of(heading.place, &lines).json(),
            "target": format!("{stem}.pdf#page={page}"),
            "tooltip": format!("Trang {page} của {name}"),
        }))
    };
    facade::outline(&text).iter().filter_map(link).collect()
}
