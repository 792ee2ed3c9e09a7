//! Deriving: what follows from what was written. [`derive()`] lays the plan over the profile entry in force, makes the
//! labels of a structured list, the head's and signers' lines, the marks that are missing, the layout choices and the
//! metadata. The plan itself stays untouched: a mark, dash or label that was typed is never made again.

mod addressees;
mod annex;
mod authority;
pub(crate) mod bodies;
mod boxes;
mod capitals;
mod choices;
mod content;
mod context;
mod copy;
mod copy_alone;
mod derived;
mod details;
mod era_rules;
mod head;
mod issuance;
mod kind;
mod label;
mod marks;
mod meta;
mod needs;
mod notation;
mod page_choices;
mod recipients;
mod record;
mod repeated;
#[cfg(test)]
pub(crate) mod sample;
mod secrecy;
mod shortened;
mod signer;
mod values;
mod wish;
mod worded;

pub(crate) use boxes::{AddressLine, BoxLines};
pub(crate) use choices::LayoutChoices;
pub use context::Run;
pub(crate) use copy::CopyPart;
pub(crate) use copy_alone::derive_copy;
pub(crate) use derived::Derived;
pub(crate) use kind::DocType;
pub(crate) use values::{
    BasisLine, DerivedAnnex, FilingLine, Item, PrintedDate, RecipientLine, Reference, ReferenceLine, SignerBlock,
    Written,
};
pub(crate) use worded::WordedLines;

use crate::diag::{Diagnostic, Outcome, has_errors, rules};
use crate::era::{Era, shown};
use crate::model::{Agency, Content, KeyPath, Locator, Plan};
use context::Context;

/// Derives everything that follows from a plan, its profile, its era and the run.
///
/// # Errors
/// `THIEU-01`–`THIEU-09`: a part that the form demands is missing; `KY-01`, `KY-02`: a signer that the profile does not
/// have, or not on that day; `LOAI-01`, `LOAI-02`: a document type that the era does not know, or that has no template
/// yet; `KT-02`: a key that a document under another one has no place for; `LOAI-03`, `LOAI-04`: a part that the type does not have; `LOAI-05`: one that only it demands; `TB-01`–`TB-08`, `TB-10`: a layout wish outside the era's range
/// (a note where `giu_nguyen` names the code) or one that cannot be drawn; `TB-09`: a seal of no possible size; `TB-30`–`TB-32`: a place of the page
/// number or a reverse side that the era does not have, `TB-34`: paper of another type (notes where kept), `TB-35`: paper that the
/// era does not have; `HOP-01`, `HOP-03`, `HOP-06`, `HOP-08`: a box, a word or a
/// part of the address that the era does not have (notes where kept); `HOP-04`, `HOP-05`: a box whose words are nowhere;
/// `LONG-01`: sections nested too deep; `THAMQUYEN-01`, `-02`: an authority that cannot be derived, or that the type does not
/// have; `KINHGUI-01`, `-02`: addressees that the type must not, or must have; `DEMUC-01`: a part, chapter or section without
/// title, `DEMUC-03`: a level that the era does not have (notes where kept); `KY-03`, `KY-05`–`KY-12`, `KY-15`: a signature
/// that the law excludes (notes where kept). `DAU-01`, `KY-04`, `KY-13`, `KY-14`, `KYHIEU-01` (the abbreviation of another type), `DEMUC-02` (an article without title), `HOP-02` (a circulation mark of the office's own), `HOSO-02` (a
/// printed value longer than its field of the record) and `CHUQUAN-01` (a parent body above a body that prints none) are
/// only warnings, and so are `PL-01`–`PL-05`, `KT-01`, `NGANG-02`, `TB-33`, `COQUAN-03` and `DIADANH-01` (names that are abbreviated);
/// `SO-02`, `SO-03` (number and day, one without the other) and `NGANG-03` are notes.
pub fn derive<'a>(
    plan: &'a Plan,
    agency: Option<&'a Agency>,
    era: &'a Era,
    places: Locator<'_>,
    run: Run<'a>,
) -> Outcome<Derived<'a>> {
    let mut cx = Context { plan, agency, era, run, places, day: plan.day(), diagnostics: Vec::new() };
    let content = Content::of(plan);
    let kind = kind::derive(&mut cx);
    needs::check(&mut cx, &kind);
    issuance::check(&mut cx, &kind);
    let head = head::derive(&mut cx, &kind);
    let choices = choices::resolve(&mut cx);
    content::check(&mut cx, &kind, &content);
    let [opening, mut body, mut closing] = label::derive(plan, era);
    marks::end_document(&mut cx, &mut body, &mut closing);
    let legal_bases = marks::legal_bases(plan, era);
    let (recipients, filing) = recipients::derive(plan, era);
    let signers = signer::derive(&mut cx, &kind);
    let authority = authority::derive(&mut cx, &kind, &head, &signers);
    let addressees = addressees::derive(&mut cx, &kind);
    let details = details::derive(&mut cx, &kind, &head);
    let copy = copy::derive(&mut cx);
    annex::check_issued_under(&mut cx);
    let issued_under = plan.issued_under.is_some().then(|| annex::under(&mut cx, &head));
    let annexes = annex::derive(&mut cx, &head, &kind.called, &content);
    check_content(&mut cx, &kind);
    era_rules::check(&mut cx, &head, &content);
    bodies::check(&mut cx, &head);
    shortened::check(&mut cx, &head);
    secrecy::check(&mut cx, &content);
    capitals::check(&mut cx, &head, &signers, copy.as_ref(), &content);
    capitals::ranks(&mut cx, &kind, &head, &signers);
    repeated::check(&mut cx, &kind, &content, filing.as_ref());
    let boxes = boxes::derive(&mut cx, &kind);
    let record = record::derive(&mut cx, &kind, &head, &signers, &boxes);
    if has_errors(&cx.diagnostics) {
        return Outcome::failed(cx.diagnostics);
    }
    let meta = meta::derive(&cx, &kind, &head, record);
    let derived = Derived {
        plan,
        kind,
        day: cx.day,
        parent_body: head.parent_body,
        issuing_body: head.issuing_body,
        number: head.number,
        notation: head.notation,
        place: head.place,
        date: head.date,
        addressees,
        details,
        authority,
        issued_under,
        legal_bases,
        opening,
        body,
        closing,
        recipients,
        filing,
        signers,
        boxes,
        copy,
        annexes,
        choices,
        meta,
    };
    Outcome::with(derived, cx.diagnostics)
}

/// Trích yếu and body must be there; what they say is the officer's.
fn check_content(cx: &mut Context<'_, '_>, kind: &DocType) {
    let plan = cx.plan;
    if !plan.has("trich_yeu") && cx.demands(kind, "trich_yeu") {
        let clause = cx.era.kieu["trich_yeu"].dieu_khoan.clone();
        let mut missing = Diagnostic::of(&rules::THIEU_07, "văn bản chưa có trích yếu nội dung")
            .advise("ghi khóa 'trich_yeu', ví dụ: trich_yeu: Tổ chức Ngày hội đọc sách năm học 2026-2027");
        missing.why = clause;
        cx.report(missing, &KeyPath::root("trich_yeu"));
    }
    if !plan.has("noi_dung") && cx.demands(kind, "noi_dung") {
        let mut missing = Diagnostic::of(&rules::THIEU_08, "văn bản chưa có nội dung")
            .advise("ghi khóa 'noi_dung': dán nội dung sau dấu '|', hoặc viết dạng danh sách có 'tieu_de' và 'muc'");
        missing.why = cx.era.kieu["than"].dieu_khoan.clone();
        cx.report(missing, &KeyPath::root("noi_dung"));
    }
}
