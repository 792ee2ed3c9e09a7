//! What templates see: a plan made ready to be written, under Vietnamese names, described in `templates/README.md`.
//!
//! A contract with the templates of offices: fields may be added; one that changes its meaning raises [`VIEW_VERSION`].

use std::collections::BTreeMap;

use serde::Serialize;

use super::address::{AddressView, LogoView};
use super::annex_view::{AnnexView, ReferenceView, annex, reference};
use super::body_view::{ItemView, items};
use super::copy::CopyView;
use super::worded_view::{WordedView, worded};
use crate::era::Era;
use crate::markup::vocabulary;
use crate::model::{Arrangement, Original, Plan, RichText, Run};
use crate::normalise::{Derived, FilingLine, PrintedDate, RecipientLine, SignerBlock, Written};
use crate::parse::keys;
use crate::text::script::Script;

/// Version of the view (`phien_ban`).
pub(super) const VIEW_VERSION: u32 = 1;

/// A plan as templates see it. An absent value is `none`, which is false in `{% if %}`.
#[derive(Clone, Debug, Serialize)]
pub struct PlanView<'a> {
    /// Version of this view.
    pub phien_ban: u32,
    /// The era: its id, name and the words it fixes.
    pub the_thuc: EraView<'a>,
    /// The document type.
    pub loai: TypeView<'a>,
    /// `giay` or `dien_tu`.
    pub ban: &'static str,
    /// How its pages are turned: `doc` or `ngang`.
    pub huong: &'static str,
    /// Parent body, line by line.
    pub co_quan_chu_quan: Vec<LineView<'a>>,
    /// Issuing body, line by line.
    pub co_quan_ban_hanh: Vec<LineView<'a>>,
    /// The number as printed.
    pub so: Option<&'a str>,
    /// Ký hiệu.
    pub ky_hieu: Option<LineView<'a>>,
    /// Địa danh.
    pub dia_danh: Option<LineView<'a>>,
    /// The date as printed.
    pub ngay: DateView<'a>,
    /// Trích yếu.
    pub trich_yeu: RichView<'a>,
    /// Parts that are nothing but a line, under the names of their keys (`dong_duoi_trich_yeu`).
    #[serde(flatten)]
    pub lines: BTreeMap<&'static str, Option<RichView<'a>>>,
    /// Trích yếu of a type that has it under the number, instead of `trich_yeu`.
    pub trich_yeu_cong_van: Option<StartedView<'a>>,
    /// Kính gửi.
    pub kinh_gui: Option<WordedView<'a>>,
    /// Lines of the type's own, by name.
    pub thong_tin: BTreeMap<&'a str, Option<WordedView<'a>>>,
    /// Thẩm quyền ban hành, line by line.
    pub tham_quyen: Vec<LineView<'a>>,
    /// The document that issues this one.
    pub kem_theo: Option<ReferenceView<'a>>,
    /// Căn cứ.
    pub can_cu: Vec<RichView<'a>>,
    /// Opening.
    pub mo_dau: Vec<ItemView<'a>>,
    /// Body.
    pub noi_dung: Vec<ItemView<'a>>,
    /// Closing.
    pub ket_thuc: Vec<ItemView<'a>>,
    /// Nơi nhận without its last line.
    pub noi_nhan: Vec<RecipientView<'a>>,
    /// The last line of Nơi nhận.
    pub luu: Option<FilingView<'a>>,
    /// Signers.
    pub ky: Vec<SignerView<'a>>,
    /// Urgency mark.
    pub do_khan: Option<LineView<'a>>,
    /// Circulation mark.
    pub pham_vi_luu_hanh: Option<LineView<'a>>,
    /// Draft mark.
    pub du_thao: Option<LineView<'a>>,
    /// Drafter's mark and number of copies.
    pub nguoi_soan: Option<LineView<'a>>,
    /// Address.
    pub dia_chi: Option<AddressView<'a>>,
    /// Emblem.
    pub bieu_tuong: Option<LogoView<'a>>,
    /// How several signers stand: `ngang` or `doc`.
    pub xep_ky: &'static str,
    /// The part of a copy.
    pub sao: Option<CopyView<'a>>,
    /// Annexes.
    pub phu_luc: Vec<AnnexView<'a>>,
    /// Head lines exactly as an old document has them.
    pub nguyen_van: VerbatimView<'a>,
}

/// The era.
#[derive(Clone, Debug, Serialize)]
pub struct EraView<'a> {
    /// Id.
    pub ma: &'a str,
    /// Name.
    pub ten: &'a str,
    /// The words that the decree fixes.
    pub chu: BTreeMap<&'a str, &'a str>,
}

/// The document type.
#[derive(Clone, Debug, Serialize)]
pub struct TypeView<'a> {
    /// Id.
    pub ma: &'a str,
    /// Name as printed; empty for types without one.
    pub ten: &'a str,
    /// Words of its form, by name.
    pub chu: &'a BTreeMap<String, String>,
    /// One seal for all signers, beside the last.
    pub mot_dau: bool,
    /// The words before what is decided, for types that decide.
    pub loi_quyet_dinh: Option<&'a str>,
}

/// A line of rich text with what it lacks at its start.
#[derive(Clone, Debug, Serialize)]
pub struct StartedView<'a> {
    /// The words missing at its start, or empty.
    pub dau_dong: &'a str,
    /// Runs.
    pub chu: Vec<RunView<'a>>,
    /// Key path.
    pub nguon: String,
}

/// A plain line.
#[derive(Clone, Debug, Serialize)]
pub struct LineView<'a> {
    /// Text.
    pub chu: &'a str,
    /// Key path.
    pub nguon: String,
}

/// The date as printed; blank parts are absent.
#[derive(Clone, Debug, Serialize)]
pub struct DateView<'a> {
    /// Day.
    pub ngay: Option<&'a str>,
    /// Month.
    pub thang: Option<&'a str>,
    /// Year.
    pub nam: Option<&'a str>,
}

/// A run of rich text; lists of runs go through the filter `chu`.
#[derive(Clone, Debug, Serialize)]
pub struct RunView<'a> {
    /// Text.
    pub chu: &'a str,
    /// Bold.
    pub dam: bool,
    /// Italic.
    pub nghieng: bool,
    /// `tren` or `duoi`: small text above or below the line.
    pub chi_so: Option<&'static str>,
    /// The footnote referred to after it.
    pub chu_thich: Option<NoteView<'a>>,
}

/// A footnote; its number is made by the document.
#[derive(Clone, Debug, Serialize)]
pub struct NoteView<'a> {
    /// Runs, none with a footnote.
    pub chu: Vec<RunView<'a>>,
    /// Key path.
    pub nguon: &'a str,
}

/// A line of rich text.
#[derive(Clone, Debug, Serialize)]
pub struct RichView<'a> {
    /// Runs.
    pub chu: Vec<RunView<'a>>,
    /// The mark missing at its end, or empty.
    pub dau: &'a str,
    /// Key path.
    pub nguon: String,
}

/// A line of Nơi nhận.
#[derive(Clone, Debug, Serialize)]
pub struct RecipientView<'a> {
    /// The dash, or empty where one was typed.
    pub gach: &'a str,
    /// Name.
    pub ten: Vec<RunView<'a>>,
    /// Note.
    pub ghi_chu: Option<Vec<RunView<'a>>>,
    /// The note still lacks its brackets.
    pub ngoac: bool,
    /// The mark missing at the end, or empty.
    pub dau: &'a str,
    /// Key path.
    pub nguon: &'a str,
}

/// The last line of Nơi nhận.
#[derive(Clone, Debug, Serialize)]
pub struct FilingView<'a> {
    /// The dash, or empty.
    pub gach: &'a str,
    /// `Lưu:`, or empty where it was typed.
    pub tu: &'a str,
    /// The units, or the whole line of an old document.
    pub chu: &'a str,
    /// The mark missing at the end, or empty.
    pub dau: &'a str,
    /// Key path.
    pub nguon: &'a str,
}

/// A signer.
#[derive(Clone, Debug, Serialize)]
pub struct SignerView<'a> {
    /// Lines of authority and post.
    pub dong: Vec<LineView<'a>>,
    /// A second post above the name.
    pub chuc_vu_khac: Option<LineView<'a>>,
    /// Name.
    pub ho_ten: LineView<'a>,
    /// Lines under it.
    pub duoi_ten: Vec<LineView<'a>>,
}

/// Head lines exactly as an old document has them.
#[derive(Clone, Debug, Serialize)]
pub struct VerbatimView<'a> {
    /// Quốc hiệu.
    pub quoc_hieu: Option<LineView<'a>>,
    /// Tiêu ngữ.
    pub tieu_ngu: Option<LineView<'a>>,
    /// The whole number line.
    pub so_ky_hieu: Option<LineView<'a>>,
    /// The whole date line.
    pub dia_danh_ngay: Option<LineView<'a>>,
}

impl<'a> PlanView<'a> {
    /// The view of a derived plan.
    pub fn new(derived: &'a Derived<'a>, era: &'a Era) -> PlanView<'a> {
        let plan = derived.plan;
        let subject = |key: &str, text: &'a RichText| RichView { chu: runs(text), dau: "", nguon: key.to_string() };
        PlanView {
            phien_ban: VIEW_VERSION,
            the_thuc: EraView {
                ma: &era.id,
                ten: &era.ten,
                chu: era.chu.iter().map(|(key, word)| (key.as_str(), word.chu.as_str())).collect(),
            },
            loai: TypeView {
                ma: &derived.kind.id,
                ten: &derived.kind.name,
                chu: &derived.kind.words,
                mot_dau: derived.kind.one_seal,
                loi_quyet_dinh: derived.kind.deciding_words.as_deref(),
            },
            ban: match plan.original {
                Original::Paper => "giay",
                Original::Electronic => "dien_tu",
            },
            huong: orientation(derived.choices.landscape_document),
            co_quan_chu_quan: lines(&derived.parent_body),
            co_quan_ban_hanh: lines(&derived.issuing_body),
            so: derived.number.as_deref(),
            ky_hieu: derived.notation.as_ref().map(line),
            dia_danh: derived.place.as_ref().map(line),
            ngay: date(&derived.date),
            trich_yeu: plan.subject.as_ref().map_or_else(
                || RichView { chu: Vec::new(), dau: "", nguon: "trich_yeu".to_string() },
                |text| subject("trich_yeu", text),
            ),
            lines: keys::lines().map(|key| (key, plan.line(key).map(|text| subject(key, text)))).collect(),
            trich_yeu_cong_van: plan.subject.as_ref().filter(|_| derived.kind.subject_under_number).map(|text| {
                StartedView { dau_dong: &derived.kind.subject_start, chu: runs(text), nguon: "trich_yeu".to_string() }
            }),
            kinh_gui: derived.addressees.as_ref().map(worded),
            thong_tin: derived.details.iter().map(|(name, lines)| (*name, lines.as_ref().map(worded))).collect(),
            tham_quyen: lines(&derived.authority),
            kem_theo: derived.issued_under.as_ref().map(reference),
            can_cu: derived
                .legal_bases
                .iter()
                .map(|l| RichView { chu: runs(l.text), dau: &l.mark, nguon: l.path.0.clone() })
                .collect(),
            mo_dau: items(&derived.opening),
            noi_dung: items(&derived.body),
            ket_thuc: items(&derived.closing),
            noi_nhan: derived.recipients.iter().map(recipient).collect(),
            luu: derived.filing.as_ref().map(filing),
            ky: derived.signers.iter().map(signer).collect(),
            do_khan: derived.boxes.urgency.as_ref().map(line),
            pham_vi_luu_hanh: derived.boxes.circulation.as_ref().map(line),
            du_thao: derived.boxes.draft.as_ref().map(line),
            nguoi_soan: derived.boxes.drafter.as_ref().map(line),
            dia_chi: AddressView::new(&derived.boxes.address),
            bieu_tuong: derived.boxes.logo.as_ref().map(LogoView::new),
            xep_ky: match plan.arrangement.unwrap_or_default() {
                Arrangement::SideBySide => "ngang",
                Arrangement::Stacked => "doc",
            },
            sao: derived.copy.as_ref().map(CopyView::new),
            phu_luc: derived.annexes.iter().map(|a| annex(a, derived.choices.landscape_document)).collect(),
            nguyen_van: verbatim(plan),
        }
    }
}

/// The name of a way in which pages are turned.
pub(super) fn orientation(landscape: bool) -> &'static str {
    if landscape { vocabulary::LANDSCAPE } else { "doc" }
}

/// A date.
pub(super) fn date(date: &PrintedDate) -> DateView<'_> {
    DateView { ngay: date.day.as_deref(), thang: date.month.as_deref(), nam: date.year.as_deref() }
}

pub(super) fn line(written: &Written) -> LineView<'_> {
    LineView { chu: &written.text, nguon: written.path.0.clone() }
}

pub(super) fn lines(written: &[Written]) -> Vec<LineView<'_>> {
    written.iter().map(line).collect()
}

pub(super) fn runs(text: &RichText) -> Vec<RunView<'_>> {
    text.runs.iter().map(run).collect()
}

fn run(run: &Run) -> RunView<'_> {
    RunView {
        chu: &run.text,
        dam: run.emphasis.bold,
        nghieng: run.emphasis.italic,
        chi_so: run.emphasis.script.map(Script::key),
        chu_thich: run.note.as_ref().map(|n| NoteView { chu: runs(&n.text), nguon: n.path.as_str() }),
    }
}

pub(super) fn recipient<'a>(line: &'a RecipientLine<'a>) -> RecipientView<'a> {
    RecipientView {
        gach: &line.dash,
        ten: line.name.map(runs).unwrap_or_default(),
        ghi_chu: line.note.map(runs),
        ngoac: line.bracketed,
        dau: &line.mark,
        nguon: line.path.as_str(),
    }
}

pub(super) fn filing(line: &FilingLine) -> FilingView<'_> {
    FilingView { gach: &line.dash, tu: &line.word, chu: &line.text, dau: &line.mark, nguon: line.path.as_str() }
}

pub(super) fn signer(block: &SignerBlock) -> SignerView<'_> {
    SignerView {
        dong: lines(&block.lines),
        chuc_vu_khac: block.other_post.as_ref().map(line),
        ho_ten: line(&block.name),
        duoi_ten: lines(&block.under_name),
    }
}

fn verbatim(plan: &Plan) -> VerbatimView<'_> {
    fn own<'a>(key: &str, text: &'a Option<String>) -> Option<LineView<'a>> {
        let nguon = format!("nguyen_van.{key}");
        text.as_deref().map(|chu| LineView { chu, nguon })
    }
    let lines = &plan.verbatim;
    VerbatimView {
        quoc_hieu: own("quoc_hieu", &lines.national_title),
        tieu_ngu: own("tieu_ngu", &lines.motto),
        so_ky_hieu: own("so_ky_hieu", &lines.number_line),
        dia_danh_ngay: own("dia_danh_ngay", &lines.date_line),
    }
}
