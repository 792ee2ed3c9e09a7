//! Annexes, and the document that issues this one.

use super::emit::{Yaml, some_map, text};
use super::rich::Notes;
use super::{Unwritable, body, issue_date, optional, rich};
use crate::model::{Annex, IssuedUnder, OwnLine};

/// What says that there is no such line.
const NONE: &str = "khong";

/// An entry of `phu_luc`.
///
/// # Errors
/// [`Unwritable`].
pub(super) fn annex(annex: &Annex, notes: &mut Notes) -> Result<Yaml, Unwritable> {
    let Annex { path: _, kind, label, title, landscape, reference, runs_on, body: content, closing } = annex;
    Ok(some_map(vec![
        ("loai", optional(kind)),
        ("nhan", own_line(label, |label| Ok(text(label)))?),
        ("tieu_de", title.as_ref().map(rich::write).transpose()?),
        ("huong", landscape.map(|on| text(if on { "ngang" } else { "doc" }))),
        ("dong_dan", own_line(reference, rich::write)?),
        ("trang_rieng", runs_on.then(|| Yaml::Bare("false".to_string()))),
        ("noi_dung", body::write(content, notes)?),
        ("ket_thuc", body::write(closing, notes)?),
    ]))
}

fn own_line<T>(
    line: &OwnLine<T>,
    write: impl FnOnce(&T) -> Result<Yaml, Unwritable>,
) -> Result<Option<Yaml>, Unwritable> {
    match line {
        OwnLine::Made => Ok(None),
        OwnLine::Absent => Ok(Some(text(NONE))),
        OwnLine::Written(line) => write(line).map(Some),
    }
}

/// `kem_theo`.
pub(super) fn issued_under(under: &IssuedUnder) -> Yaml {
    let IssuedUnder { kind, number, notation, date, body } = under;
    some_map(vec![
        ("loai", optional(kind)),
        ("so", optional(number)),
        ("ky_hieu", optional(notation)),
        ("ngay", issue_date(date)),
        ("co_quan", optional(body)),
    ])
}
