//! `giu_nguyen`: what the officer keeps on purpose, and what that makes of a diagnostic. The only place that knows.

use super::{Kept, Provenance};
use crate::diag::{Diagnostic, Fix, Place, Rule, Severity, rules};
use crate::text::near;

/// The entry that keeps what breaks a rule.
pub(crate) fn entry<'a>(kept: &'a [Kept], rule: &Rule) -> Option<&'a Kept> {
    kept.iter().find(|entry| rule.keepable && entry.code == rule.code)
}

/// Makes a note with her reason of what the officer keeps on purpose; where she does not, but may, an error's advice says
/// how.
/// Returns whether she does.
pub(crate) fn apply(kept: &[Kept], diagnostic: &mut Diagnostic) -> bool {
    if diagnostic.severity == Severity::Note {
        return false;
    }
    if let Some(kept) = entry(kept, diagnostic.rule) {
        diagnostic.severity = Severity::Note;
        diagnostic.what = format!("giữ nguyên ({}): {}", kept.reason, diagnostic.what);
        diagnostic.advice = None;
        diagnostic.kept = true;
        return true;
    }
    let stands_in_the_way = diagnostic.rule.keepable && diagnostic.severity == Severity::Error;
    if let Some(advice) = diagnostic.advice.as_mut().filter(|_| stands_in_the_way) {
        advice.push_str("; ");
        advice.push_str(&diagnostic.rule.how_to_keep());
    }
    false
}

/// What is wrong with the entries themselves: codes that there are not, that cannot be kept, that stand there twice.
pub(crate) fn faults(kept: &[Kept], places: &Provenance) -> Vec<Diagnostic> {
    let fault = |(index, entry): (usize, &Kept)| {
        let code = &entry.code;
        let place = place(entry, places);
        Some(match rules::find(code) {
            None => unknown(code, place),
            Some(rule) if !rule.keepable => not_keepable(rule).at(place),
            Some(_) => {
                let first = kept[..index].iter().find(|earlier| earlier.code == *code)?;
                let line = self::place(first, places).map_or(String::new(), |place| format!(" ở dòng {}", place.line));
                let what = format!("'{code}' đã có{line}; lý do ở đó áp dụng cho mọi chỗ");
                Diagnostic::of(&rules::GIUNGUYEN_04, what).at(place).advise("bỏ mục này, hoặc gộp hai lý do")
            }
        })
    };
    kept.iter().enumerate().filter_map(fault).collect()
}

/// Entries that kept nothing in a run that went to its end; `looked_for`: whether it looked for what breaks a rule.
pub(crate) fn unused(
    kept: &[Kept],
    places: &Provenance,
    diagnostics: &[Diagnostic],
    looked_for: impl Fn(&Rule) -> bool,
) -> Vec<Diagnostic> {
    let idle = |(index, entry): &(usize, &Kept)| {
        // What is wrong with an entry has been said.
        rules::find(&entry.code).is_some_and(|rule| rule.keepable && looked_for(rule))
            && kept[..*index].iter().all(|earlier| earlier.code != entry.code)
            && diagnostics.iter().all(|d| !d.kept || d.code() != entry.code)
    };
    let entries = kept.iter().enumerate().filter(idle);
    let note = entries.map(|(_, entry)| {
        Diagnostic::of(&rules::GIUNGUYEN_03, format!("không có chỗ nào phải giữ theo '{}'", entry.code))
            .at(place(entry, places))
            .advise("bỏ mục này")
    });
    note.collect()
}

/// Where the code of an entry stands.
fn place(entry: &Kept, places: &Provenance) -> Option<Place> {
    places.place(entry.path.key("ma").as_str())
}

fn unknown(code: &str, place: Option<Place>) -> Diagnostic {
    let shown: String = code.chars().take(40).collect();
    let unknown =
        Diagnostic::of(&rules::GIUNGUYEN_01, format!("không có mã '{shown}' nên mục này không giữ gì")).at(place);
    let spelt = rules::all().map(|rule| rule.code).find(|known| near::fold(known) == near::fold(code));
    let near = spelt.or_else(|| near::nearest(code, rules::all().filter(|rule| rule.keepable).map(|rule| rule.code)));
    match (near, place) {
        (Some(near), Some(place)) => {
            unknown.advise(format!("có phải là '{near}'?")).fix(Fix { place, text: near.to_string() })
        }
        (Some(near), None) => unknown.advise(format!("có phải là '{near}'?")),
        (None, _) => unknown.advise("viết đúng mã trong ngoặc vuông của thông báo, như DAU-01"),
    }
}

fn not_keepable(rule: &Rule) -> Diagnostic {
    let code = rule.code;
    let (what, advice) = match rule.level {
        Severity::Note => (format!("'{code}' chỉ là lưu ý nên không có gì phải giữ"), "bỏ mục này".to_string()),
        _ => (
            format!("điều mà '{code}' báo không giữ lại được, phải sửa"),
            format!("sửa chỗ mà {code} báo nếu có, rồi bỏ mục này"),
        ),
    };
    Diagnostic::of(&rules::GIUNGUYEN_02, what).advise(advice)
}
