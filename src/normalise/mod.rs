//! Deriving: what follows from what was written. [`derive`] lays the plan over the profile entry in force, makes the
//! labels of a structured list, the head's and signers' lines, the marks that are missing, the layout choices and the
//! metadata. The plan itself stays untouched: a mark, dash or label that was typed is never made again.

mod addressees;
mod annex;
mod authority;
mod boxes;
mod choices;
mod copy;
mod era_rules;
mod head;
mod kind;
mod label;
mod marks;
mod meta;
mod notation;
mod page_choices;
mod recipients;
mod record;
#[cfg(test)]
pub(crate) mod sample;
mod signer;

pub use addressees::Addressees;
pub use boxes::{AddressLine, BoxLines};
pub use choices::LayoutChoices;
pub use copy::CopyPart;
pub use kind::DocType;

use crate::diag::{Diagnostic, Outcome, Place, has_errors, rules};
use crate::era::Era;
use crate::model::{Agency, Annex, Date, IssueDate, KeyPath, Locator, Plan, RichText, Section, Table, kept};
use crate::page::DocMeta;

/// A line that was written, in the plan or in the profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// As written.
    pub text: String,
    /// Where.
    pub path: KeyPath,
}

/// The date as printed (thời gian ban hành): zeros added, blank parts absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedDate {
    /// Day.
    pub day: Option<String>,
    /// Month.
    pub month: Option<String>,
    /// Year.
    pub year: Option<String>,
}

impl PrintedDate {
    /// A date with the era's zeros.
    fn of(date: &IssueDate, era: &Era) -> PrintedDate {
        PrintedDate {
            day: date.day.map(|d| era.so_khong.ngay.written(&d.to_string())),
            month: date.month.map(|m| era.so_khong.thang.written(&m.to_string())),
            year: date.year.map(|y| y.to_string()),
        }
    }
}

/// Another document, or this one, as a line in brackets names it: type, number, date, body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The type's name as in a sentence (`Kế hoạch`).
    pub name: String,
    /// The number as printed; nothing = blank.
    pub number: Option<String>,
    /// Ký hiệu.
    pub notation: String,
    /// Number and ký hiệu as an old document has them, instead.
    pub number_line: Option<String>,
    /// The date as printed.
    pub date: PrintedDate,
    /// The date as an old document has it (`ngày …`), instead.
    pub date_line: Option<String>,
    /// Whose document it is.
    pub body: String,
    /// Number and date stay blank on purpose, and nothing is filled in later: an electronic document.
    pub blank: bool,
    /// All of it does.
    pub all_blank: bool,
    /// Where it stands.
    pub path: KeyPath,
}

/// The line that says which document an annex goes with (dòng dẫn).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferenceLine<'a> {
    /// There is none.
    Absent,
    /// As written.
    Written(&'a RichText),
    /// To be worded by the template.
    Made(Box<Reference>),
}

/// An annex with what it lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct DerivedAnnex<'a> {
    /// As written.
    pub annex: &'a Annex,
    /// The type's name of a document that is issued with this one; nothing = an annex.
    pub name: Option<String>,
    /// Its label.
    pub label: Option<Written>,
    /// The line in brackets.
    pub reference: ReferenceLine<'a>,
    /// Its body.
    pub body: Vec<Item<'a>>,
    /// Its closing paragraphs.
    pub closing: Vec<Item<'a>>,
}

/// A căn cứ line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasisLine<'a> {
    /// As written.
    pub text: &'a RichText,
    /// The mark that is missing at its end, or nothing.
    pub mark: String,
    /// Where it stands.
    pub path: KeyPath,
}

/// Something in the body, with what it lacks.
#[derive(Clone, Debug, PartialEq)]
pub enum Item<'a> {
    /// A labelled unit.
    Section {
        /// As written.
        section: &'a Section,
        /// Its label as printed.
        label: String,
        /// The mark that is missing at the end of its title or text.
        mark: String,
        /// What stands below it.
        children: Vec<Item<'a>>,
    },
    /// A paragraph.
    Paragraph {
        /// Where it stands.
        path: &'a KeyPath,
        /// As written.
        text: &'a RichText,
        /// The mark that is missing at its end.
        mark: String,
    },
    /// A table.
    Table(&'a Table),
    /// Items on landscape pages.
    Landscape {
        /// Where it stands.
        path: &'a KeyPath,
        /// The items.
        children: Vec<Item<'a>>,
    },
}

/// A line of Nơi nhận.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecipientLine<'a> {
    /// The dash, where none was typed.
    pub dash: String,
    /// As written.
    pub name: Option<&'a RichText>,
    /// The note, as written.
    pub note: Option<&'a RichText>,
    /// The note still lacks its brackets.
    pub bracketed: bool,
    /// The mark that is missing at the line's end.
    pub mark: String,
    /// Where it stands.
    pub path: KeyPath,
}

/// The last line of Nơi nhận (`- Lưu: VT, …`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilingLine {
    /// The dash, where none was typed.
    pub dash: String,
    /// `Lưu:`, where it was not typed.
    pub word: String,
    /// The units, or the whole line as an old document has it.
    pub text: String,
    /// The mark that is missing at the line's end.
    pub mark: String,
    /// Where it stands.
    pub path: KeyPath,
}

/// What stands in a signer's block (quyền hạn, chức vụ, họ tên).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignerBlock {
    /// The lines of authority and post, from the top.
    pub lines: Vec<Written>,
    /// A second post, above the name.
    pub other_post: Option<Written>,
    /// The name.
    pub name: Written,
}

/// A plan with everything that follows from it.
#[derive(Clone, Debug)]
pub struct Derived<'a> {
    /// The plan, as written.
    pub plan: &'a Plan,
    /// The document type.
    pub kind: DocType,
    /// The day that profile entries were chosen for: the last that the known parts of the date allow.
    pub day: Option<Date>,
    /// Tên cơ quan chủ quản, line by line.
    pub parent_body: Vec<Written>,
    /// Tên cơ quan ban hành, line by line.
    pub issuing_body: Vec<Written>,
    /// The number as printed; nothing = blank.
    pub number: Option<String>,
    /// Ký hiệu; absent only beside a verbatim number line.
    pub notation: Option<Written>,
    /// Địa danh; absent only beside a verbatim date line.
    pub place: Option<Written>,
    /// The date as printed.
    pub date: PrintedDate,
    /// Kính gửi.
    pub addressees: Option<Addressees<'a>>,
    /// Thẩm quyền ban hành, line by line; empty for types without.
    pub authority: Vec<Written>,
    /// The document that issues this one, as the line under the trích yếu names it.
    pub issued_under: Option<Reference>,
    /// Căn cứ.
    pub legal_bases: Vec<BasisLine<'a>>,
    /// Opening paragraphs.
    pub opening: Vec<Item<'a>>,
    /// Body.
    pub body: Vec<Item<'a>>,
    /// Closing paragraphs.
    pub closing: Vec<Item<'a>>,
    /// Nơi nhận without its last line.
    pub recipients: Vec<RecipientLine<'a>>,
    /// Its last line.
    pub filing: Option<FilingLine>,
    /// Signers.
    pub signers: Vec<SignerBlock>,
    /// The optional boxes.
    pub boxes: BoxLines,
    /// The part of a copy.
    pub copy: Option<CopyPart<'a>>,
    /// Annexes.
    pub annexes: Vec<DerivedAnnex<'a>>,
    /// What an office chose of the looks.
    pub choices: LayoutChoices,
    /// Metadata; its `producer` and the record's number of pages are the pipeline's to fill in.
    pub meta: DocMeta,
}

/// What every step of deriving needs.
pub(crate) struct Context<'a, 'p> {
    plan: &'a Plan,
    agency: Option<&'a Agency>,
    era: &'a Era,
    places: Locator<'p>,
    day: Option<Date>,
    diagnostics: Vec<Diagnostic>,
}

impl Context<'_, '_> {
    /// Reports at the place of a key path, with the clause it follows from; where the key was not written, the plan's
    /// file is the place. What the officer keeps on purpose is a note. Returns whether she does.
    fn report(&mut self, mut diagnostic: Diagnostic, path: &KeyPath) -> bool {
        let known = |key: &str| self.places.place(Some(&KeyPath::root(key)));
        let file =
            || ["noi_dung", "mo_dau", "trich_yeu", "ky"].into_iter().find_map(known).map(|p| Place::file(p.file));
        diagnostic.why = diagnostic.why.map(|clause| self.era.cite(&clause));
        let place = self.places.place(Some(path)).or_else(file);
        let kept = kept::apply(&self.plan.kept, &mut diagnostic);
        self.diagnostics.push(diagnostic.at(place));
        kept
    }
}

/// Derives everything that follows from a plan, its profile and its era.
///
/// # Errors
/// `THIEU-01`–`THIEU-09`: a part that the form demands is missing; `KY-01`, `KY-02`: a signer that the profile does not
/// have, or not on that day; `LOAI-01`, `LOAI-02`: a document type that the era does not know, or that has no template
/// yet; `KT-02`: a key that a document under another one has no place for; `LOAI-03`: a line under the trích yếu of a type that has none; `TB-01`–`TB-08`, `TB-10`: a layout wish outside the era's range
/// (a note where `giu_nguyen` names the code) or one that cannot be drawn; `TB-09`: a seal of no possible size; `TB-30`–`TB-32`: a place of the page
/// number or a reverse side that the era does not have (notes where kept); `HOP-01`, `HOP-03`, `HOP-06`: a box, a word or a
/// part of the address that the era does not have (notes where kept); `HOP-04`, `HOP-05`: a box whose words are nowhere;
/// `LONG-01`: sections nested too deep; `THAMQUYEN-01`, `-02`: an authority that cannot be derived, or that the type does not
/// have; `KINHGUI-01`, `-02`: addressees that the type must not, or must have; `DEMUC-01`: a part, chapter or section without
/// title, `DEMUC-03`: a level that the era does not have (notes where kept); `KY-03`, `KY-05`–`KY-12`, `KY-15`: a signature
/// that the law excludes (notes where kept). `DAU-01`, `KY-04`, `KY-13`, `KY-14`, `KYHIEU-01` (the abbreviation of another type), `DEMUC-02` (an article without title), `HOP-02` (a circulation mark of the office's own), `HOSO-02` (a
/// printed value longer than its field of the record) and `CHUQUAN-01` (a parent body above a body that prints none) are
/// only warnings, and so are `PL-01`–`PL-05`, `KT-01`, `NGANG-02` and `TB-33`.
pub fn derive<'a>(
    plan: &'a Plan,
    agency: Option<&'a Agency>,
    era: &'a Era,
    places: Locator<'_>,
) -> Outcome<Derived<'a>> {
    let mut cx = Context { plan, agency, era, places, day: plan.day(), diagnostics: Vec::new() };
    let kind = kind::derive(&mut cx);
    let head = head::derive(&mut cx, &kind);
    let choices = choices::resolve(&mut cx);
    let (opening, mut body, mut closing) = label::derive(&mut cx, &kind);
    marks::end_document(&mut cx, &mut body, &mut closing);
    let legal_bases = marks::legal_bases(plan, era);
    let (recipients, filing) = recipients::derive(plan, era);
    let signers = signer::derive(&mut cx);
    let authority = authority::derive(&mut cx, &kind, &head, &signers);
    let addressees = addressees::derive(&mut cx, &kind);
    let copy = copy::derive(&mut cx);
    annex::check_issued_under(&mut cx);
    let issued_under = plan.issued_under.is_some().then(|| annex::under(&mut cx, &head));
    let annexes = annex::derive(&mut cx, &head, &kind.called);
    check_content(&mut cx);
    era_rules::check(&mut cx, &head);
    let boxes = boxes::derive(&mut cx, &kind);
    let record = record::derive(&mut cx, &kind, &head, &signers, &boxes);
    if has_errors(&cx.diagnostics) {
        return Outcome::failed(cx.diagnostics);
    }
    let meta = DocMeta { record, ..meta::derive(plan, era, &kind, &head) };
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
fn check_content(cx: &mut Context<'_, '_>) {
    let plan = cx.plan;
    if plan.subject.as_ref().is_none_or(RichText::is_empty) {
        let clause = cx.era.kieu["trich_yeu"].dieu_khoan.clone();
        let mut missing = Diagnostic::of(&rules::THIEU_07, "văn bản chưa có trích yếu nội dung")
            .advise("ghi khóa 'trich_yeu', ví dụ: trich_yeu: Tổ chức Ngày hội đọc sách năm học 2026-2027");
        missing.why = clause;
        cx.report(missing, &KeyPath::root("trich_yeu"));
    }
    if plan.body.is_empty() && plan.opening.is_empty() {
        let mut missing = Diagnostic::of(&rules::THIEU_08, "văn bản chưa có nội dung")
            .advise("ghi khóa 'noi_dung': dán nội dung sau dấu '|', hoặc viết dạng danh sách có 'tieu_de' và 'muc'");
        missing.why = cx.era.kieu["than"].dieu_khoan.clone();
        cx.report(missing, &KeyPath::root("noi_dung"));
    }
}

/// A date as officers write it.
fn shown(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day, date.month, date.year)
}
