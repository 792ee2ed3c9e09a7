//! Kính gửi: the word, dashes and marks, each only where the officer left it out, and only in types that have it.

use super::worded::{self, WordedLines, Wording};
use super::{Context, DocType};
use crate::diag::{Diagnostic, rules};
use crate::era::NeedEntry;
use crate::model::KeyPath;

/// The addressees. A type that must not have any, or lacks them, is refused unless the officer keeps it on purpose.
pub(super) fn derive<'a>(cx: &mut Context<'a, '_>, kind: &DocType) -> Option<WordedLines<'a>> {
    let (written, path) = (&cx.plan.addressees, KeyPath::root("kinh_gui"));
    let clause = cx.era.role_style("kinh_gui").dieu_khoan.clone().unwrap_or_default();
    let called = super::kind::sentence_case(&kind.called).to_lowercase();
    let need = cx.era.loai.get(&kind.id)?.need("kinh_gui");
    match (need, written.is_empty()) {
        (NeedEntry::Khong, false) => {
            let having = cx.era.loai.values().filter(|t| t.need("kinh_gui") != NeedEntry::Khong);
            let names: Vec<_> = having.map(|t| t.called().to_lowercase()).collect();
            let what = format!("{called} không có phần 'Kính gửi'");
            let advice =
                format!("bỏ khóa 'kinh_gui', ghi nơi nhận ở 'noi_nhan'; phần này chỉ có ở {}", names.join(", "));
            cx.report(Diagnostic::of(&rules::KINHGUI_01, what).because(clause).advise(advice), &path);
        }
        (NeedEntry::Phai, true) => {
            let advice =
                "ghi khóa 'kinh_gui', mỗi nơi một dòng bắt đầu bằng '- ', ví dụ: kinh_gui: Sở Nội vụ".to_string();
            let what = format!("{called} chưa có nơi kính gửi");
            let place = KeyPath::root("loai");
            cx.report(Diagnostic::of(&rules::KINHGUI_02, what).because(clause).advise(advice), &place);
        }
        _ => {}
    }
    let (era, marks) = (cx.era, &cx.era.dau.kinh_gui);
    let wording = Wording {
        word: era.word("kinh_gui"),
        dash: era.word("gach_kinh_gui"),
        marks: Some((&marks.moi, &marks.cuoi)),
        ..Wording::default()
    };
    worded::derive(written, path, wording)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;
    use crate::model::{Kept, Plan, RichText};
    use crate::normalise::sample::{self, codes, era};

    fn letter(names: &[&str]) -> Plan {
        let mut plan = sample::plan();
        plan.kind = Some("cong_van".into());
        plan.notation = Some("PVHTT-NV".into());
        plan.addressees = names.iter().map(|n| RichText::plain(*n)).collect();
        plan
    }

    fn shown(names: &[&str]) -> Vec<String> {
        let (plan, era) = (letter(names), era());
        let derived = sample::derive(&plan, None, &era).value.unwrap();
        let WordedLines { word, same_line, lines, .. } = derived.addressees.unwrap();
        let lines = lines.iter().map(|l| format!("{}|{}|{}", l.dash, l.text.text(), l.mark));
        std::iter::once(format!("{word}{}", if same_line { " …" } else { "" })).chain(lines).collect()
    }

    #[test]
    fn one_addressee_stands_on_the_line_without_a_mark() {
        assert_eq!(shown(&["Sở Văn hóa"]), ["Kính gửi: …", "|Sở Văn hóa|"]);
        assert_eq!(shown(&["Kính gửi: Sở Văn hóa."]), [" …", "|Kính gửi: Sở Văn hóa.|"]);
        // Nothing is left out, not even the word alone.
        assert_eq!(shown(&["Kính gửi:"]), [" …", "|Kính gửi:|"]);
    }

    #[test]
    fn several_have_lines_with_what_they_lack() {
        assert_eq!(
            shown(&["Sở Văn hóa", "- Sở Nội vụ,", "Các xã"]),
            ["Kính gửi:", "-|Sở Văn hóa|;", "|- Sở Nội vụ,|", "-|Các xã|."]
        );
        assert_eq!(shown(&["Kính gửi:", "- Sở Văn hóa;"]), ["Kính gửi:", "|- Sở Văn hóa;|"]);
    }

    #[test]
    fn only_some_types_address_somebody_and_a_letter_must() {
        let era = era();
        let mut plan = letter(&["Sở Văn hóa"]);
        plan.kind = None;
        plan.notation = Some("KH-PVHTT".into());
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(codes(&outcome), ["KINHGUI-01"]);
        let advice = outcome.diagnostics[0].advice.as_deref().unwrap();
        assert!(advice.contains("công văn") && advice.contains("tờ trình") && !advice.contains("kế hoạch"), "{advice}");
        assert_eq!(
            outcome.diagnostics[0].why.as_deref(),
            Some("NĐ 30, Phụ lục I, Phần I, Mục II.9.d; Phụ lục III, mẫu 1.5")
        );
        plan.kept = vec![Kept { code: "KINHGUI-01".into(), reason: "Nguyên văn".into(), ..Kept::default() }];
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(outcome.diagnostics[0].severity, Severity::Note);
        assert!(outcome.value.unwrap().addressees.is_some());
        plan.kind = Some("to_trinh".into());
        plan.notation = Some("TTr-PVHTT".into());
        assert_eq!(codes(&sample::derive(&plan, None, &era)), [""; 0]);
        plan.addressees.clear();
        assert_eq!(codes(&sample::derive(&plan, None, &era)), [""; 0]);
        assert_eq!(codes(&sample::derive(&letter(&[]), None, &era)), ["KINHGUI-02"]);
    }
}
