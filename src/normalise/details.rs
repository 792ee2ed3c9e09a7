//! Lines of a type's own (`thong_tin`): which there are and how they are worded, the type's entry in the era says.

use std::collections::BTreeMap;

use super::annex;
use super::context::Context;
use super::head::Head;
use super::kind::DocType;
use super::worded::{self, WordedLines, Wording};
use crate::diag::{Diagnostic, rules};
use crate::era::DetailEntry;
use crate::model::KeyPath;
use crate::text::near::nearest;

/// The lines of each name that the type has; nothing where the plan does not give them.
pub(super) type Details<'a> = BTreeMap<&'a str, Option<WordedLines<'a>>>;

/// The lines; a name that the type does not have, or demands and does not get, is reported.
pub(super) fn derive<'a>(cx: &mut Context<'a, '_>, kind: &DocType, head: &Head) -> Details<'a> {
    let (plan, root) = (cx.plan, KeyPath::root("thong_tin"));
    let Some(entry) = cx.era.loai.get(&kind.id).filter(|entry| !entry.thong_tin.is_empty()) else {
        return Details::new();
    };
    let called = super::kind::sentence_case(entry.called()).to_lowercase();
    let names = || entry.thong_tin.keys().map(String::as_str);
    for detail in plan.details.iter().filter(|detail| !entry.thong_tin.contains_key(&detail.name)) {
        let advice = match nearest(&detail.name, names()) {
            Some(near) => format!("có lẽ là '{near}'"),
            None => format!("các dòng dùng được: {}", names().collect::<Vec<_>>().join(", ")),
        };
        let what = format!("{called} không có dòng '{}' trong 'thong_tin'", detail.name);
        let unknown = Diagnostic::of(&rules::LOAI_04, what).because(entry.dieu_khoan.clone());
        cx.report(unknown.advise(advice), &root.key(&detail.name));
    }
    let mut lines = Details::new();
    for (name, detail) in &entry.thong_tin {
        let written = plan.details.iter().find(|written| written.name == *name);
        if written.is_none() && detail.phai_co {
            let advice = format!("ghi '{name}: …' trong 'thong_tin'. {}", detail.mo_ta);
            let what = format!("{called} chưa có '{name}'");
            let missing = Diagnostic::of(&rules::LOAI_05, what).because(entry.dieu_khoan.clone()).advise(advice);
            cx.report(missing, if plan.details.is_empty() { &kind.path } else { &root });
        }
        let texts = written.map(|written| written.texts.as_slice()).unwrap_or_default();
        let found = match written {
            None if detail.ten_co_quan => {
                let body = annex::full_name(cx, head, detail.sau.trim());
                Some(worded::made(body, root.key(name), wording(detail)))
            }
            _ => worded::derive(texts, root.key(name), wording(detail)),
        };
        lines.insert(name, found);
    }
    lines
}

fn wording(entry: &DetailEntry) -> Wording<'_> {
    Wording {
        word: &entry.tu,
        behind: &entry.sau,
        own_line: entry.dong_rieng,
        dash: &entry.gach,
        marks: entry.dau.as_ref().map(|marks| (marks.moi.as_str(), marks.cuoi.as_str())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::era::Era;
    use crate::model::{Detail, Plan, RichText};
    use crate::normalise::sample::{self, codes, era};

    /// The newest era, whose plans have lines of their own.
    fn with_lines() -> Era {
        let mut era = era();
        let entry = era.loai.get_mut("ke_hoach").unwrap();
        let detail = |tu: &str, phai_co| DetailEntry { tu: tu.into(), phai_co, ..DetailEntry::default() };
        entry.thong_tin = [("ong_ba", detail("Ông (bà):", true)), ("chuc_vu", detail("Chức vụ:", false))]
            .map(|(name, entry)| (name.to_string(), entry))
            .into();
        era
    }

    fn plan(details: &[(&str, &str)]) -> Plan {
        let detail = |(name, text): &(&str, &str)| Detail {
            name: name.to_string(),
            texts: text.split('/').map(RichText::plain).collect(),
        };
        Plan { details: details.iter().map(detail).collect(), ..sample::plan() }
    }

    #[test]
    fn a_type_has_the_lines_that_its_entry_names() {
        let (plan, era) = (plan(&[("ong_ba", "Lê Thị A")]), with_lines());
        let details = sample::derive(&plan, None, &era).value.unwrap().details;
        assert_eq!(details.keys().copied().collect::<Vec<_>>(), ["chuc_vu", "ong_ba"]);
        assert!(details["chuc_vu"].is_none());
        let lines = details["ong_ba"].as_ref().unwrap();
        assert_eq!((lines.word.as_str(), lines.lines[0].text.text().as_str()), ("Ông (bà):", "Lê Thị A"));
        assert_eq!(lines.path.as_str(), "thong_tin.ong_ba");
    }

    #[test]
    fn other_names_are_refused_and_missing_ones_asked_for() {
        let (misspelt, plain, era) = (plan(&[("ong_baa", "A")]), plan(&[]), with_lines());
        let outcome = sample::derive(&misspelt, None, &era);
        assert_eq!(codes(&outcome), ["LOAI-04", "LOAI-05"]);
        assert_eq!(outcome.diagnostics[0].advice.as_deref(), Some("có lẽ là 'ong_ba'"));
        assert_eq!(codes(&sample::derive(&plain, None, &era)), ["LOAI-05"]);
        // A type without lines of its own has no place for any.
        let (own, era) = (plan(&[("ong_ba", "A")]), self::era());
        let outcome = sample::derive(&own, None, &era);
        assert_eq!(codes(&outcome), ["LOAI-04"]);
        assert_eq!(outcome.diagnostics[0].what, "kế hoạch không có phần 'thong_tin'");
    }
}
