//! Number and date are given together, when a document is issued: one that bears only one of them is told.

use super::context::Context;
use super::kind::DocType;
use super::shown;
use crate::diag::{Diagnostic, rules};
use crate::era::NeedEntry;
use crate::model::{Date, IssueDate, KeyPath};

/// Reports a date whose number is blank, and a number whose day is, of the document and of the one that issues it. A copy
/// has its own rule.
pub(super) fn check(cx: &mut Context<'_, '_>, kind: &DocType) {
    let plan = cx.plan;
    if plan.copy.is_some() {
        return;
    }
    if let Some(under) = &plan.issued_under {
        let path = KeyPath::root("kem_theo");
        without_number(cx, &under.number, &under.date, &path.key("ngay"));
        return without_day(cx, &under.number, &under.date, &path.key("so"));
    }
    if plan.verbatim.number_line.is_none() && cx.need(kind, "so") != NeedEntry::Khong {
        without_number(cx, &plan.number, &plan.date, &KeyPath::root("ngay"));
    }
    // Some types print no date at all.
    if plan.verbatim.date_line.is_none() && cx.need(kind, "dia_danh") != NeedEntry::Khong {
        without_day(cx, &plan.number, &plan.date, &KeyPath::root("so"));
    }
}

fn without_number(cx: &mut Context<'_, '_>, number: &Option<String>, date: &IssueDate, path: &KeyPath) {
    let (None, Some(day)) = (number, date.complete()) else { return };
    cx.report(half_issued(day), path);
}

fn half_issued(day: Date) -> Diagnostic {
    let what = format!("đã ghi ngày {} nhưng số còn trống; văn bản được ghi số và ngày cùng lúc", shown(day));
    let advice = "chưa ban hành thì chỉ ghi tháng, năm, như 'ngay: {thang: 3, nam: 2026}'; 'kehoach issue' điền số và ngày; đã ban hành thì ghi cả 'so'";
    Diagnostic::of(&rules::SO_02, what).advise(format!("{advice}; {}", rules::SO_02.how_to_keep()))
}

fn without_day(cx: &mut Context<'_, '_>, number: &Option<String>, date: &IssueDate, path: &KeyPath) {
    let (Some(number), None) = (number, date.complete()) else { return };
    let what = format!("đã ghi số {number} nhưng chưa đủ ngày, tháng, năm; văn bản được ghi số và ngày cùng lúc");
    let advice = "chưa ban hành thì để trống 'so', 'kehoach issue' điền số và ngày; đã ban hành thì ghi đủ ngày, như 'ngay: 12/3/2026'";
    cx.report(Diagnostic::of(&rules::SO_03, what).advise(format!("{advice}; {}", rules::SO_03.how_to_keep())), path);
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
        // Neither, both, a day still open, a number line as it was: nothing to tell.
        assert!(said(|plan| plan.date = IssueDate::default()).is_empty());
        assert!(said(|plan| plan.date.day = None).is_empty());
        assert!(said(|plan| plan.number = Some("5".into())).is_empty());
        assert!(said(|plan| plan.verbatim.number_line = Some("Số: /KH".into())).is_empty());
        // Copies have SAO-02.
        assert!(said(|plan| plan.copy = Some(DocumentCopy::default())).is_empty());
    }

    #[test]
    fn a_number_without_a_day_is_told() {
        let numbered = |change: fn(&mut Plan)| {
            said(|plan| {
                plan.number = Some("5".into());
                change(plan);
            })
        };
        assert_eq!(numbered(|plan| plan.date = IssueDate::default()), ["SO-03"]);
        assert_eq!(numbered(|plan| plan.date.day = None), ["SO-03"]);
        assert!(numbered(|_| {}).is_empty());
        assert!(
            numbered(|plan| {
                plan.date = IssueDate::default();
                plan.verbatim.date_line = Some("An Bình, tháng 5".into());
            })
            .is_empty()
        );
        // Minutes of a meeting bear no date in their head.
        assert!(
            numbered(|plan| {
                plan.date = IssueDate::default();
                plan.kind = Some("bien_ban".into());
            })
            .is_empty()
        );
        assert!(
            numbered(|plan| {
                plan.date = IssueDate::default();
                plan.copy = Some(DocumentCopy::default());
            })
            .is_empty()
        );
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
