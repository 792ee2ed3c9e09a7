//! Number and date are given together, when a document is issued: one that bears a date and no number is told.

use super::context::Context;
use super::kind::DocType;
use super::shown;
use crate::diag::{Diagnostic, rules};
use crate::era::NeedEntry;
use crate::model::{Date, IssueDate, KeyPath};

/// Reports a date whose number is blank, of the document and of the one that issues it. A copy has its own rule.
pub(super) fn check(cx: &mut Context<'_, '_>, kind: &DocType) {
    let plan = cx.plan;
    if plan.copy.is_some() {
        return;
    }
    if let Some(under) = &plan.issued_under {
        return report(cx, &under.number, &under.date, &KeyPath::root("kem_theo").key("ngay"));
    }
    if plan.verbatim.number_line.is_none() && cx.need(kind, "so") != NeedEntry::Khong {
        report(cx, &plan.number, &plan.date, &KeyPath::root("ngay"));
    }
}

fn report(cx: &mut Context<'_, '_>, number: &Option<String>, date: &IssueDate, path: &KeyPath) {
    let (None, Some(day)) = (number, date.complete()) else { return };
    cx.report(half_issued(day), path);
}

fn half_issued(day: Date) -> Diagnostic {
    let what = format!("đã ghi ngày {} nhưng số còn trống; văn bản được ghi số và ngày cùng lúc", shown(day));
    let advice = "chưa ban hành thì chỉ ghi tháng, năm, như 'ngay: {thang: 3, nam: 2026}'; 'kehoach issue' điền số và ngày; đã ban hành thì ghi cả 'so'";
    Diagnostic::of(&rules::SO_02, what).advise(format!("{advice}; {}", rules::SO_02.how_to_keep()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentCopy, IssuedUnder, Plan};
    use crate::normalise::sample::{self, codes, era};

    fn said(change: impl FnOnce(&mut Plan)) -> Vec<&'static str> {
        let mut plan = sample::plan();
        plan.number = None;
        change(&mut plan);
        codes(&sample::derive(&plan, None, &era())).into_iter().filter(|code| code.starts_with("SO-")).collect()
    }

    #[test]
    fn a_date_without_a_number_is_told() {
        assert_eq!(said(|_| {}), ["SO-02"]);
        // Neither, both, a day still open, a number line as it was, a number without a date: nothing to tell.
        assert!(said(|plan| plan.date = IssueDate::default()).is_empty());
        assert!(said(|plan| plan.date.day = None).is_empty());
        assert!(said(|plan| plan.number = Some("5".into())).is_empty());
        assert!(said(|plan| plan.verbatim.number_line = Some("Số: /KH".into())).is_empty());
        // Copies have SAO-02.
        assert!(said(|plan| plan.copy = Some(DocumentCopy::default())).is_empty());
    }

    #[test]
    fn of_a_paper_that_another_issues_that_one_counts() {
        let under = |number: Option<&str>| IssuedUnder {
            number: number.map(Into::into),
            date: sample::plan().date,
            notation: Some("QĐ-PVH".into()),
            body: Some("Phòng Văn hóa".into()),
            kind: None,
        };
        let attached = |plan: &mut Plan, number| {
            plan.issued_under = Some(under(number));
            (plan.notation, plan.place, plan.date) = (None, None, IssueDate::default());
        };
        assert_eq!(said(|plan| attached(plan, None)), ["SO-02"]);
        assert!(said(|plan| attached(plan, Some("12"))).is_empty());
    }
}
