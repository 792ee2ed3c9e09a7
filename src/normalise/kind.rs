//! The document type: what `loai` names in the era's table.

use std::collections::BTreeMap;

use super::Context;
use crate::diag::{Diagnostic, rules};
use crate::era::Era;
use crate::model::{KeyPath, Plan};
use crate::text::near::nearest;

/// The document type (tên loại).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocType {
    /// Its id in the era's table.
    pub id: String,
    /// Where it was written.
    pub path: KeyPath,
    /// Its name as printed; empty for types without one.
    pub name: String,
    /// What it is called, where its name is not printed, too.
    pub called: String,
    /// The template that sets it.
    pub template: String,
    /// Words of its form, by name.
    pub words: BTreeMap<String, String>,
    /// The seal of the one body that all signers stand for is beside the last of them.
    pub one_seal: bool,
    /// The words before what is decided (`QUYẾT ĐỊNH:`), for types that decide.
    pub deciding_words: Option<String>,
    /// The trích yếu stands under the number, not under the type's name.
    pub subject_under_number: bool,
    /// What the trích yếu lacks at its start (`V/v`); empty where it lacks nothing.
    pub subject_start: String,
}

/// The type that `loai` names; one that the era does not have, or that has no template yet, is reported.
pub(super) fn derive(cx: &mut Context<'_, '_>) -> DocType {
    let era = cx.era;
    let id = cx.plan.kind_id().to_string();
    let path = KeyPath::root("loai");
    let Some(entry) = era.loai.get(&id) else {
        let advice = match nearest(&id, era.loai.keys().map(String::as_str)) {
            Some(near) => format!("có lẽ là '{near}'"),
            None => "các loại dùng được: ".to_string() + &with_template(era).join(", "),
        };
        let what = format!("{} không có loại văn bản '{id}'", era.ten);
        cx.report(Diagnostic::of(&rules::LOAI_01, what).advise(advice), &path);
        return DocType::default();
    };
    let Some(template) = entry.mau.as_ref().or(entry.mau_rieng.as_ref()) else {
        let what = format!("chưa có mẫu trình bày cho loại văn bản '{id}'");
        let advice = format!("các loại đã có mẫu: {}", with_template(era).join(", "));
        cx.report(Diagnostic::of(&rules::LOAI_02, what).because(entry.dieu_khoan.clone()).advise(advice), &path);
        return DocType::default();
    };
    DocType {
        id,
        path,
        name: entry.ten.clone(),
        called: entry.called().to_string(),
        template: template.clone(),
        words: entry.chu.clone(),
        one_seal: entry.nhieu_nguoi_ky,
        deciding_words: entry.loi_quyet_dinh.clone(),
        subject_under_number: !entry.ve_viec.is_empty(),
        subject_start: subject_start(cx.plan, &entry.ve_viec),
    }
}

/// `KẾ HOẠCH` → `Kế hoạch`.
pub(super) fn sentence_case(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect(),
        None => String::new(),
    }
}

/// The ids of the types that can be set.
fn with_template(era: &Era) -> Vec<&str> {
    era.loai.iter().filter(|(_, t)| t.mau.is_some()).map(|(id, _)| id.as_str()).collect()
}

/// The first of the words that a trích yếu may begin with, unless it begins with one of them.
fn subject_start(plan: &Plan, words: &[String]) -> String {
    let Some(first) = words.first() else { return String::new() };
    let subject = plan.subject.as_ref().map(|s| s.text()).unwrap_or_default().trim_start().to_lowercase();
    let typed = words.iter().any(|word| subject.starts_with(&word.to_lowercase()));
    if typed { String::new() } else { first.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RichText;
    use crate::normalise::sample::{self, codes, era};

    #[test]
    fn a_type_is_known_by_its_id() {
        let (mut plan, era) = (sample::plan(), era());
        plan.kind = Some("bao-cao".into());
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(codes(&outcome), ["LOAI-01"]);
        assert_eq!(outcome.diagnostics[0].advice.as_deref(), Some("có lẽ là 'bao_cao'"));
        plan.kind = Some("hop_dong".into());
        let mut without = era.clone();
        without.loai.get_mut("hop_dong").unwrap().mau = None;
        let outcome = sample::derive(&plan, None, &without);
        assert_eq!(codes(&outcome), ["LOAI-02"]);
        let advice = outcome.diagnostics[0].advice.as_deref().unwrap();
        plan.kind = Some("cong_van".into());
        plan.notation = Some("PVH-NV".into());
        plan.addressees = vec![RichText::plain("Sở Văn hóa")];
        plan.lines = [("dong_duoi_trich_yeu", RichText::plain("(Năm 2021)"))].into();
        assert_eq!(codes(&sample::derive(&plan, None, &era)), ["LOAI-03"]);
        assert!(advice.contains("quyet_dinh, ") && !advice.contains("hop_dong"), "{advice}");
    }

    #[test]
    fn a_subject_gets_its_first_words_only_where_they_are_missing() {
        let words = ["V/v".to_string(), "Về việc".to_string()];
        let mut plan = sample::plan();
        for (typed, start) in
            [("tổ chức hội thi", "V/v"), ("V/v tổ chức", ""), ("v/v tổ chức", ""), ("Về việc tổ chức", "")]
        {
            plan.subject = Some(RichText::plain(typed));
            assert_eq!(subject_start(&plan, &words), start, "{typed}");
            assert_eq!(subject_start(&plan, &[]), "");
        }
    }
}
