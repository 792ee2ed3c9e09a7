//! Kính gửi: the word, dashes and marks, each only where the officer left it out, and only in types that have it.

use super::marks::missing;
use super::{Context, DocType, recipients};
use crate::block::Role;
use crate::diag::{Diagnostic, rules};
use crate::era::AddresseesEntry;
use crate::model::{KeyPath, RichText};

/// Kính gửi.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addressees<'a> {
    /// The word, as typed or as the era has it; empty where the only addressee was typed with it.
    pub word: String,
    /// The addressee stands on the word's line.
    pub same_line: bool,
    /// The addressees.
    pub lines: Vec<AddresseeLine<'a>>,
}

/// An addressee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddresseeLine<'a> {
    /// The dash, where there is to be one and none was typed.
    pub dash: String,
    /// As written.
    pub name: &'a RichText,
    /// The mark that is missing at the line's end.
    pub mark: String,
    /// Where it stands.
    pub path: KeyPath,
}

/// The addressees. A type that must not have any, or lacks them, is refused unless the officer keeps it on purpose.
pub(super) fn derive<'a>(cx: &mut Context<'a, '_>, kind: &DocType) -> Option<Addressees<'a>> {
    let (written, path) = (&cx.plan.addressees, KeyPath::root("kinh_gui"));
    let clause = cx.era.role_style(Role::KinhGui).dieu_khoan.clone().unwrap_or_default();
    let called = super::kind::sentence_case(&kind.called).to_lowercase();
    let rule = cx.era.loai.get(&kind.id)?.kinh_gui;
    match (rule, written.is_empty()) {
        (None, false) => {
            let having = cx.era.loai.values().filter(|t| t.kinh_gui.is_some());
            let names: Vec<_> = having.map(|t| t.goi.as_deref().unwrap_or(&t.ten).to_lowercase()).collect();
            let what = format!("{called} không có phần 'Kính gửi'");
            let advice =
                format!("bỏ khóa 'kinh_gui', ghi nơi nhận ở 'noi_nhan'; phần này chỉ có ở {}", names.join(", "));
            cx.report(Diagnostic::of(&rules::KINHGUI_01, what).because(clause).advise(advice), &path);
        }
        (Some(AddresseesEntry::Phai), true) => {
            let advice =
                "ghi khóa 'kinh_gui', mỗi nơi một dòng bắt đầu bằng '- ', ví dụ: kinh_gui: Sở Nội vụ".to_string();
            let what = format!("{called} chưa có nơi kính gửi");
            let place = KeyPath::root("loai");
            cx.report(Diagnostic::of(&rules::KINHGUI_02, what).because(clause).advise(advice), &place);
        }
        _ => {}
    }
    lines(cx, written)
}

fn lines<'a>(cx: &Context<'a, '_>, written: &'a [RichText]) -> Option<Addressees<'a>> {
    let (era, path) = (cx.era, KeyPath::root("kinh_gui"));
    let first = written.first()?.text();
    let word = era.word("kinh_gui");
    let bare = |text: &str| text.trim().trim_end_matches(':').trim_end().to_lowercase();
    // Pasted: the word alone on its line.
    let typed_alone = written.len() > 1 && bare(&first) == bare(word);
    let names = if typed_alone { &written[1..] } else { written };
    let same_line = names.len() == 1 && !typed_alone;
    let typed = same_line && first.trim_start().to_lowercase().starts_with(&bare(word));
    let word = match (typed_alone, typed) {
        (true, _) => first.trim().to_string(),
        (_, true) => String::new(),
        _ => word.to_string(),
    };
    let skipped = written.len() - names.len();
    let line = |(index, name): (usize, &'a RichText)| {
        let text = name.text();
        let marks = &era.dau.kinh_gui;
        let mark = if index + 1 == names.len() { &marks.cuoi } else { &marks.moi };
        let dashed = text.trim_start().starts_with(recipients::DASHES);
        AddresseeLine {
            dash: if same_line || dashed { String::new() } else { era.word("gach_kinh_gui").to_string() },
            name,
            mark: if same_line { String::new() } else { missing(&text, mark) },
            path: path.index(index + skipped),
        }
    };
    Some(Addressees { word, same_line, lines: names.iter().enumerate().map(line).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;
    use crate::model::{Kept, Plan};
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
        let Addressees { word, same_line, lines } = derived.addressees.unwrap();
        let lines = lines.iter().map(|l| format!("{}|{}|{}", l.dash, l.name.text(), l.mark));
        std::iter::once(format!("{word}{}", if same_line { " …" } else { "" })).chain(lines).collect()
    }

    #[test]
    fn one_addressee_stands_on_the_line_without_a_mark() {
        assert_eq!(shown(&["Sở Văn hóa"]), ["Kính gửi: …", "|Sở Văn hóa|"]);
        assert_eq!(shown(&["Kính gửi: Sở Văn hóa."]), [" …", "|Kính gửi: Sở Văn hóa.|"]);
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
        assert_eq!(
            outcome.diagnostics[0].why.as_deref(),
            Some("Nghị định số 30/2020/NĐ-CP, PL I.I.II.9d; PL III, mẫu 1.5")
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
