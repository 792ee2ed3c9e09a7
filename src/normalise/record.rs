//! The record of the document (NĐ 30, Phụ lục VI): what its pages show, and what `ho_so` adds.

use super::head::Head;
use super::kind::sentence_case;
use super::{BoxLines, Context, DocType, SignerBlock};
use crate::diag::{Diagnostic, rules};
use crate::model::{KeyPath, Recipient};
use crate::page::{RecordFields, RecordRecipient, RecordSigner, record_field};

/// The record; the number of pages, which only the layout knows, is no part of it.
///
/// A printed value that is longer than its field is reported (`HOSO-02`) and stays whole.
pub(super) fn derive(
    cx: &mut Context<'_, '_>,
    kind: &DocType,
    head: &Head,
    signers: &[SignerBlock],
    boxes: &BoxLines,
) -> RecordFields {
    let (plan, era) = (cx.plan, cx.era);
    let own = &plan.record;
    let record = RecordFields {
        organ_id: own.organ_id.clone(),
        file_catalog: own.file_catalog,
        file_notation: own.file_notation.clone(),
        ordinal: own.ordinal,
        type_name: sentence_case(&kind.called),
        number: head.number.clone(),
        notation: head.notation.as_ref().map(|n| n.text.clone()),
        issued: plan.issue_date().complete(),
        organ_name: head.issuing_body.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" "),
        subject: plan.subject.as_ref().map(|s| s.text()).unwrap_or_default(),
        language: era.ten_goi.get("ngon_ngu").cloned().unwrap_or_default(),
        description: own.description.clone(),
        signers: signers.iter().map(signer).collect(),
        recipients: match own.recipients.as_slice() {
            [] => plan.recipients.iter().map(recipient).collect(),
            given => {
                given.iter().map(|r| RecordRecipient { organ_id: r.organ_id.clone(), name: r.name.clone() }).collect()
            }
        },
        priority: own.priority.or(boxes.priority),
        issued_amount: own.issued_amount.or(boxes.issued_amount),
        due: own.due,
    };
    lengths(cx, &record);
    record
}

/// The signer's own post is the last line of authority and post.
fn signer(block: &SignerBlock) -> RecordSigner {
    let position = block.lines.last().map(|l| l.text.clone()).unwrap_or_default();
    RecordSigner { position, full_name: block.name.text.clone() }
}

/// A recipient's name without the dash and the mark of its line.
fn recipient(recipient: &Recipient) -> RecordRecipient {
    let text = recipient.name.text();
    let name = text.trim_start_matches(|c: char| super::recipients::DASHES.contains(&c) || c.is_whitespace());
    let name = name.trim_end_matches(|c: char| matches!(c, ';' | ',' | '.') || c.is_whitespace());
    RecordRecipient { organ_id: None, name: name.to_string() }
}

/// Reports printed values that their fields cannot hold.
fn lengths(cx: &mut Context<'_, '_>, record: &RecordFields) {
    let signers = record.signers.iter().enumerate();
    let path_of = |i: usize| cx.plan.signers.get(i).map_or_else(|| KeyPath::root("ky"), |s| s.path.clone());
    let mut printed: Vec<(&str, &str, KeyPath)> = vec![
        ("TypeName", &record.type_name, KeyPath::root("loai")),
        ("CodeNumber", record.number.as_deref().unwrap_or_default(), KeyPath::root("so")),
        ("CodeNotation", record.notation.as_deref().unwrap_or_default(), KeyPath::root("ky_hieu")),
        ("OrganName", &record.organ_name, KeyPath::root("co_quan_ban_hanh")),
        ("Subject", &record.subject, KeyPath::root("trich_yeu")),
    ];
    for (i, signer) in signers {
        printed.push(("SignerInfo.Position", &signer.position, path_of(i)));
        printed.push(("SignerInfo.FullName", &signer.full_name, path_of(i)));
    }
    if cx.plan.record.recipients.is_empty() {
        let named = record.recipients.iter().zip(&cx.plan.recipients);
        printed.extend(named.map(|(r, line)| ("To.OrganName", r.name.as_str(), line.path.clone())));
    }
    for (field, text, path) in printed {
        let most = record_field(field).map_or(usize::MAX, |f| f.length);
        let length = text.chars().count();
        if length > most {
            let what =
                format!("'{}' dài {length} ký tự; trường {field} của hồ sơ nhận nhiều nhất {most}", path.as_str());
            let advice = "rút gọn nếu được; văn bản vẫn in đủ chữ, nhưng hệ thống quản lý văn bản có thể cắt bớt";
            cx.report(Diagnostic::of(&rules::HOSO_02, what).advise(advice), &path);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Date, Record, RecordedRecipient, RichText, Signer};
    use crate::normalise::sample::{self, codes, era};

    #[test]
    fn the_record_says_what_the_pages_show() {
        let (mut plan, era) = (sample::plan(), era());
        plan.recipients[0].name = RichText::plain("- Các xã, thị trấn;");
        let record = sample::derive(&plan, None, &era).value.unwrap().meta.record;
        assert_eq!((record.type_name.as_str(), record.number.as_deref()), ("Kế hoạch", Some("05")));
        assert_eq!(record.notation.as_deref(), Some("KH-PVHTT"));
        assert_eq!(record.issued, Date::new(2021, 2, 8));
        assert_eq!(record.organ_name, "PHÒNG VĂN HÓA VÀ THÔNG TIN");
        assert_eq!(record.language, "Tiếng Việt");
        let names: Vec<_> = record.recipients.iter().map(|r| r.name.as_str()).collect();
        assert_eq!(names, ["Các xã, thị trấn", "UBND huyện"]);
        assert_eq!(record.signers.len(), 1);
        let signer = |record: &crate::page::RecordFields| {
            (record.signers[0].position.clone(), record.signers[0].full_name.clone())
        };
        assert_eq!(signer(&record), ("TRƯỞNG PHÒNG".into(), "Đỗ Văn Tám".into()));
        // The own post, not the one that is signed for.
        let (mut plan, agency) = (sample::plan(), sample::agency());
        plan.signers[0] = Signer { id: Some("pho-1".into()), ..Signer::default() };
        let record = sample::derive(&plan, Some(&agency), &era).value.unwrap().meta.record;
        assert_eq!(signer(&record), ("PHÓ TRƯỞNG PHÒNG".into(), "Lê Thị Sen".into()));
    }

    #[test]
    fn a_draft_leaves_out_number_and_day() {
        let (mut plan, era) = (sample::plan(), era());
        plan.number = None;
        plan.date.day = None;
        let record = sample::derive(&plan, None, &era).value.unwrap().meta.record;
        assert_eq!((record.number, record.issued), (None, None));
        assert!(record.notation.is_some());
    }

    #[test]
    fn recipients_with_identifiers_replace_the_printed_ones() {
        let (mut plan, era) = (sample::plan(), era());
        let given = RecordedRecipient { organ_id: Some("H01".into()), name: "Sở X".into(), ..Default::default() };
        plan.record = Record { recipients: vec![given], priority: Some(2), ..Record::default() };
        let record = sample::derive(&plan, None, &era).value.unwrap().meta.record;
        assert_eq!(record.recipients.len(), 1);
        assert_eq!((record.recipients[0].organ_id.as_deref(), record.priority), (Some("H01"), Some(2)));
    }

    #[test]
    fn what_is_printed_may_be_too_long_for_the_record() {
        let (mut plan, era) = (sample::plan(), era());
        plan.subject = Some(RichText::plain("ă".repeat(501)));
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(codes(&outcome), ["HOSO-02"]);
        assert_eq!(outcome.value.unwrap().meta.record.subject.chars().count(), 501);
        plan.subject = Some(RichText::plain("ă".repeat(500)));
        assert_eq!(codes(&sample::derive(&plan, None, &era)), [""; 0]);
    }
}
