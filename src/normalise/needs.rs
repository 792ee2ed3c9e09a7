//! Which parts a document of a type has: what its entry in the era forbids, and what it demands beyond the usual. The parts
//! that every document of the usual kind has are asked for where they are derived.

use super::context::Context;
use super::kind::DocType;
use crate::diag::{Diagnostic, rules};
use crate::era::{NeedEntry, TypeEntry};
use crate::model::{KeyPath, OF_THE_ISSUING, PARTS};

/// Parts whose own step says what is wrong with them.
const ELSEWHERE: [&str; 2] = ["kinh_gui", "tham_quyen"];
/// Parts that are asked for where they are derived, or (`luu`) only noted where they are read.
const ASKED_FOR: [&str; 6] = ["ky_hieu", "dia_danh", "trich_yeu", "noi_dung", "luu", "ky"];

impl Context<'_, '_> {
    /// Whether a document of a type has a part; of one that is not known, as usual.
    pub(super) fn need(&self, kind: &DocType, part: &str) -> NeedEntry {
        match self.era.loai.get(&kind.id) {
            Some(entry) => entry.need(part),
            None => TypeEntry::default().need(part),
        }
    }

    /// Whether a document of a type must have a part itself.
    pub(super) fn demands(&self, kind: &DocType, part: &str) -> bool {
        let elsewhere = self.plan.issued_under.is_some() && OF_THE_ISSUING.contains(&part);
        self.need(kind, part) == NeedEntry::Phai && !elsewhere
    }
}

/// Reports parts that the type does not have, and parts that only it demands.
pub(super) fn check(cx: &mut Context<'_, '_>, kind: &DocType) {
    let Some(entry) = cx.era.loai.get(&kind.id) else { return };
    let called = super::kind::sentence_case(entry.called()).to_lowercase();
    for part in PARTS.into_iter().filter(|part| !ELSEWHERE.contains(part)) {
        let has = cx.plan.has(part);
        let told = match cx.need(kind, part) {
            NeedEntry::Khong if has && part == "dong_duoi_trich_yeu" => {
                let what = format!("{called} không có dòng dưới trích yếu");
                Diagnostic::of(&rules::LOAI_03, what).advise("bỏ khóa này, viết gộp vào 'trich_yeu'")
            }
            NeedEntry::Khong if has => {
                let what = format!("{called} không có phần '{part}'");
                Diagnostic::of(&rules::LOAI_04, what).advise(format!("bỏ khóa '{part}'"))
            }
            NeedEntry::Phai if part == "noi_nhan" && cx.plan.no_recipients => {
                if cx.era.cuoi.khong_noi_nhan || !cx.demands(kind, part) {
                    continue;
                }
                let clause = cx.era.role_style("noi_nhan_dong").dieu_khoan.clone().unwrap_or_default();
                let told = Diagnostic::of(&rules::LOAI_05, format!("{called} phải có nơi nhận"));
                let told =
                    told.because(clause).advise("ghi các nơi nhận ở 'noi_nhan', mỗi nơi một dòng bắt đầu bằng '- '");
                cx.report(told, &KeyPath::root(part));
                continue;
            }
            NeedEntry::Phai if !has && cx.demands(kind, part) && !ASKED_FOR.contains(&part) => {
                let what = format!("{called} chưa có phần '{part}'");
                Diagnostic::of(&rules::LOAI_05, what).advise(format!("thêm khóa '{part}'"))
            }
            _ => continue,
        };
        let place = if has { KeyPath::root(part) } else { kind.path.clone() };
        cx.report(told.because(entry.dieu_khoan.clone()), &place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::era::Era;
    use crate::model::{Plan, RichText};
    use crate::normalise::sample::{self, codes, era};

    /// The newest era with another need of its plans.
    fn asking(part: &str, need: NeedEntry) -> Era {
        let mut era = era();
        era.loai.get_mut("ke_hoach").unwrap().phan.insert(part.to_string(), need);
        era
    }

    fn without(part: &str) -> Plan {
        let mut plan = sample::plan();
        match part {
            "trich_yeu" => plan.subject = None,
            "ky" => plan.signers.clear(),
            "noi_nhan" => plan.recipients.clear(),
            "ky_hieu" => plan.notation = None,
            "dia_danh" => plan.place = None,
            "can_cu" => plan.legal_bases.clear(),
            "noi_dung" => (plan.body, plan.opening) = Default::default(),
            _ => panic!("{part}"),
        }
        assert!(!plan.has(part) && sample::plan().has(part), "{part}");
        plan
    }

    #[test]
    fn a_type_may_leave_out_what_others_must_have() {
        for (part, code) in [
            ("trich_yeu", "THIEU-07"),
            ("noi_dung", "THIEU-08"),
            ("ky", "THIEU-04"),
            ("noi_nhan", "LOAI-05"),
            ("ky_hieu", "THIEU-02"),
            ("dia_danh", "THIEU-03"),
        ] {
            assert_eq!(codes(&sample::derive(&without(part), None, &era())), [code], "{part}");
            for need in [NeedEntry::Duoc, NeedEntry::Khong] {
                let (plan, era) = (without(part), asking(part, need));
                let outcome = sample::derive(&plan, None, &era);
                assert_eq!(codes(&outcome), [""; 0], "{part}");
                assert!(outcome.value.is_some());
            }
        }
    }

    #[test]
    fn what_a_type_does_not_have_is_refused_and_what_it_demands_asked_for() {
        for part in ["trich_yeu", "ky", "noi_nhan", "ky_hieu", "dia_danh", "can_cu", "so", "ngay"] {
            let (plan, era) = (sample::plan(), asking(part, NeedEntry::Khong));
            let outcome = sample::derive(&plan, None, &era);
            assert_eq!(codes(&outcome), ["LOAI-04"], "{part}");
            assert!(outcome.diagnostics[0].why.as_deref().is_some_and(|why| why.contains("Phụ lục III, Mục I.10")));
        }
        let (plan, era) = (without("can_cu"), asking("can_cu", NeedEntry::Phai));
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(codes(&outcome), ["LOAI-05"]);
        assert_eq!(outcome.diagnostics[0].what, "kế hoạch chưa có phần 'can_cu'");
    }

    #[test]
    fn any_type_may_address_somebody_or_name_its_authority_where_its_entry_says_so() {
        let mut plan = sample::plan();
        plan.addressees = vec![RichText::plain("Sở Văn hóa")];
        plan.authority = vec!["TRƯỞNG PHÒNG".into()];
        let mut era = asking("kinh_gui", NeedEntry::Duoc);
        era.loai.get_mut("ke_hoach").unwrap().phan.insert("tham_quyen".into(), NeedEntry::Duoc);
        let derived = sample::derive(&plan, None, &era).value.unwrap();
        assert!(derived.addressees.is_some());
        assert_eq!(derived.authority[0].text, "TRƯỞNG PHÒNG");
    }
}
