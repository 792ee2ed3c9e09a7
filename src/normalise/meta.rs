//! Metadata: title, author, number and date, the same values for both formats.

use super::context::Context;
use super::head::Head;
use super::kind::sentence_case;
use super::{DocType, Written};
use crate::page::{DocMeta, RecordFields, Stamp};

/// The metadata, with the record that goes into them.
pub(super) fn derive(cx: &Context<'_, '_>, kind: &DocType, head: &Head, record: RecordFields) -> DocMeta {
    let (plan, era) = (cx.plan, cx.era);
    let subject = plan.subject.as_ref().map(|s| s.text()).unwrap_or_default();
    let gap = era.ten_goi.get("ngan_tieu_de").map_or(" ", String::as_str);
    let name = sentence_case(&kind.name);
    let number = head.number.as_ref().zip(head.notation.as_ref());
    let number_line = number.map(|(number, notation)| format!("{number}{}{}", era.word("ngan_so"), notation.text));
    let join = |lines: &[Written]| lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ");
    DocMeta {
        title: match (name.as_str(), subject.as_str()) {
            ("", _) => subject,
            (_, "") => name,
            _ => format!("{name}{gap}{subject}"),
        },
        author: join(&head.issuing_body),
        subject: plan.verbatim.number_line.clone().or(number_line).unwrap_or_default(),
        language: era.phong.ngon_ngu.clone(),
        date: plan.issue_date().complete().map(Stamp::of_day).or(cx.run.undated),
        producer: cx.run.producer.to_string(),
        record,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Date;
    use crate::normalise::sample::{self, era};

    #[test]
    fn a_dated_plan_says_what_it_is() {
        let (plan, era) = (sample::plan(), era());
        let meta = sample::derive(&plan, None, &era).value.unwrap().meta;
        assert_eq!(meta.title, "Kế hoạch Tổ chức Ngày hội đọc sách năm 2021");
        assert_eq!(meta.author, "PHÒNG VĂN HÓA VÀ THÔNG TIN");
        assert_eq!(meta.subject, "05/KH-PVHTT");
        assert_eq!(meta.date.unwrap().date, Date::new(2021, 2, 8).unwrap());
    }

    #[test]
    fn a_draft_has_neither_number_nor_date() {
        let (mut plan, era) = (sample::plan(), era());
        plan.number = None;
        plan.date.day = None;
        let meta = sample::derive(&plan, None, &era).value.unwrap().meta;
        assert_eq!(meta.subject, "");
        assert_eq!(meta.date, None);
    }

    #[test]
    fn the_title_is_made_of_what_there_is() {
        let (mut plan, era) = (sample::plan(), era());
        plan.kind = Some("cong_van".into());
        plan.notation = Some("PVHTT-NV".into());
        plan.addressees = vec![crate::model::RichText::plain("Sở Văn hóa")];
        let title = |plan| sample::derive(plan, None, &era).value.unwrap().meta.title;
        // A công văn prints no name of its type.
        assert_eq!(title(&plan), "Tổ chức Ngày hội đọc sách năm 2021");
    }
}
