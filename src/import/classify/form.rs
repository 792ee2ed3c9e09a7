//! The form (thể thức) of a document that is older than every form of the program: it is printed in the earliest one, and told.

use crate::diag::rules;
use crate::era::{EraTable, shown};
use crate::import::draft::{About, Draft, Value};
use crate::import::glyphs::Text;
use crate::import::source::SourcePlace;
use crate::import::words::words;
use crate::model::Date;

/// Sets `the_thuc` where the day of issue lies before all forms.
pub(super) fn set(draft: &mut Draft) {
    let Some(day) = draft.value("ngay").and_then(day) else { return };
    let newest = words().era.as_ref().and_then(|era| era.tu_ngay);
    if newest.is_none_or(|from| day >= from) {
        return;
    }
    let Some((name, from)) = EraTable::default().after(day) else { return };
    let about = About { text: &Text::default(), at: SourcePlace::default(), key: Some("the_thuc") };
    let what = format!(
        "văn bản ngày {} có trước mọi thể thức của chương trình, in theo thể thức sớm nhất ({name}, từ {})",
        shown(day),
        shown(from)
    );
    draft.doubt(&rules::NHAP_69, about, what, &[]);
    draft.set("the_thuc", Value::Word(name));
}

/// A day that is known whole.
fn day(value: &Value) -> Option<Date> {
    let text = match value {
        Value::Text(text) => text.string(),
        Value::Word(word) => word.clone(),
        _ => return None,
    };
    let mut parts = text.trim().split('/').map(str::trim);
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    parts.next().is_none().then_some(Date { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, imported, said};

    #[test]
    fn what_is_older_than_all_forms_is_printed_in_the_earliest_and_told() {
        let of = |year: &str| imported(&document("I. MỤC ĐÍCH\n\nMở lớp.").replace("năm 2026", year));
        let told = |year: &str| of(year).doubts.iter().any(|doubt| doubt.rule.code == "NHAP-69");
        assert_eq!((said(&of("năm 2001"), "the_thuc"), told("năm 2001")), ("ttlt55".to_string(), true));
        for year in ["năm 2006", "năm 2012", "năm 2026", "năm 20…"] {
            assert_eq!((said(&of(year), "the_thuc"), told(year)), ("-".to_string(), false), "{year}");
        }
    }
}
