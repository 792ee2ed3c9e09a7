//! The plan file.

use std::cell::LazyCell;

use super::blank;
use super::form::Form;
use super::glance::Glance;
use super::reader::{Fields, Reader, belongs};
use super::signer;
use super::values::Wording;
use super::{characters, keys};
use crate::diag::{Diagnostic, FileId, Outcome, Place, has_errors, rules};
use crate::era::known_type;
use crate::model::{
    Arrangement, Detail, Kept, KeyPath, Original, Plan, Provenance, Recipient, RichText, Verbatim, kept,
};
use crate::text::{near, nfc};
use crate::yaml::{self, Node, Value};

/// The era's entry about recipients.
const RECIPIENTS: &str = "kieu.noi_nhan_dong";

/// A plan file as far as it could be read.
#[derive(Clone, Debug)]
pub(crate) struct PlanFile {
    /// The plan; absent when there was any error.
    pub plan: Option<(Plan, Provenance)>,
    /// What can be told of it all the same.
    pub glance: Glance,
}

/// Reads a plan file; nothing where it is no mapping. Everything that was noticed is reported at once.
pub(crate) fn plan_file(text: &str, file: FileId) -> Outcome<PlanFile> {
    read(text, file, Reader::plan)
}

/// Reads a file as something that is a plan, or a part of one.
pub(super) fn read(text: &str, file: FileId, reads: fn(&mut Reader, &Node) -> Option<Plan>) -> Outcome<PlanFile> {
    let mut diagnostics = Vec::new();
    let root = yaml::read_keyed(text, file, belongs).collect(&mut diagnostics);
    let Some(mut root) = root.map(|root| characters::clean(root, text, &mut diagnostics)) else {
        return Outcome::failed(diagnostics);
    };
    blank::empty(&mut root);
    let mut reader = Reader::new(file);
    reader.diagnostics = diagnostics;
    let plan = reads(&mut reader, &root);
    reader.end_leftovers();
    let Reader { mut diagnostics, provenance, .. } = reader;
    let Some(plan) = plan else { return Outcome::failed(diagnostics) };
    let glance = Glance::of(&plan, &root, &provenance);
    diagnostics.extend(kept::faults(&glance.kept, &glance.places));
    let plan = Some((plan, provenance)).filter(|_| !has_errors(&diagnostics));
    Outcome::with(PlanFile { plan, glance }, diagnostics)
}

/// Reads a plan file. The plan is absent when there was any error.
pub fn plan(text: &str, file: FileId) -> Outcome<(Plan, Provenance)> {
    let Outcome { value, diagnostics } = plan_file(text, file);
    Outcome { value: value.and_then(|file| file.plan), diagnostics }
}

/// The id of a document type, also where its name was written: `Tờ trình` is `to_trinh`.
fn kind_id(written: String) -> String {
    let id = near::fold(&written);
    if id != written && known_type(&id).is_some() { id } else { written }
}

/// Whether `noi_nhan` says that there are none: an empty list, or the word.
fn nobody(node: &Node) -> bool {
    match &node.value {
        Value::List(list) => list.items.is_empty(),
        _ => signer::nobody(node),
    }
}

impl Reader {
    fn plan(&mut self, root: &Node) -> Option<Plan> {
        let f = self.fields(root, &keys::PLAN, &KeyPath::default())?;
        let original = self.original(&f);
        self.refuse_empty_words(&f, &["trich_yeu", "can_cu", "kinh_gui", "mo_dau", "noi_dung", "ket_thuc"]);
        // Some eras had documents without recipients, and say so (`khong`).
        if f.get("noi_nhan").is_some_and(|(node, _)| !nobody(node)) {
            self.refuse_empty_words(&f, &["noi_nhan"]);
        }
        self.shared_notes(f.get("chu_thich"));
        let plan = Plan {
            kind: self.text_at(&f, "loai").map(kind_id),
            era: self.text_at(&f, "the_thuc"),
            original,
            agency_file: self.text_at(&f, "don_vi"),
            parent_body: self.form_lines_at(&f, "co_quan_chu_quan", Form::Body),
            issuing_body: self.form_lines_at(&f, "co_quan_ban_hanh", Form::Body),
            full_name: self.form_at(&f, "ten_day_du", Form::Body),
            number: self.number_of_issue(&f),
            notation: self.form_at(&f, "ky_hieu", Form::Notation),
            place: self.form_at(&f, "dia_danh", Form::Place),
            date: f.get("ngay").map(|(n, p)| self.issue_date(n, &p)).unwrap_or_default(),
            landscape: self.landscape_at(&f),
            subject: f.get("trich_yeu").and_then(|(n, p)| self.rich_lines(n, &p)),
            lines: keys::lines()
                .filter_map(|key| Some((key, f.get(key).and_then(|(n, p)| self.rich_lines(n, &p))?)))
                .collect(),
            issued_under: f.get("kem_theo").and_then(|(n, p)| self.issued_under(n, &p)),
            addressees: self.rich_texts(&f, "kinh_gui"),
            details: f.get("thong_tin").map(|(n, p)| self.details(n, &p)).unwrap_or_default(),
            authority: self.form_lines_at(&f, "tham_quyen", Form::Body),
            legal_bases: {
                // The parts of the main text share their footnotes.
                let parts = ["can_cu", "mo_dau", "noi_dung", "ket_thuc"];
                self.begin_notes(parts.iter().filter_map(|key| f.get(key)).map(|(n, _)| n), &KeyPath::default());
                self.rich_texts(&f, "can_cu")
            },
            opening: f.get("mo_dau").map(|(n, p)| self.paragraphs(n, &p)).unwrap_or_default(),
            body: f.get("noi_dung").map(|(n, p)| self.body(n, &p)).unwrap_or_default(),
            closing: {
                let closing = f.get("ket_thuc").map(|(n, p)| self.paragraphs(n, &p)).unwrap_or_default();
                self.end_notes();
                closing
            },
            no_recipients: f.get("noi_nhan").is_some_and(|(node, _)| nobody(node)),
            recipients: f
                .get("noi_nhan")
                .filter(|(node, _)| !nobody(node))
                .map(|(n, p)| self.recipients(n, &p))
                .unwrap_or_default(),
            filed_with: self.form_lines_at(&f, "luu", Form::Filing),
            signers: f.get("ky").map(|(n, p)| self.signers(n, &p)).unwrap_or_default(),
            boxes: self.boxes(&f),
            arrangement: self.arrangement(&f),
            copy: f.get("sao").and_then(|(n, p)| self.copy(n, &p, original)),
            annexes: f.get("phu_luc").map(|(n, p)| self.annexes(n, &p)).unwrap_or_default(),
            record: f.get("ho_so").map(|(n, p)| self.ho_so(n, &p)).unwrap_or_default(),
            wishes: f.get("trinh_bay").map(|(n, p)| self.wishes(n, &p)).unwrap_or_default(),
            verbatim: f.get("nguyen_van").map(|(n, p)| self.verbatim(n, &p)).unwrap_or_default(),
            kept: f.get("giu_nguyen").map(|(n, p)| self.kept(n, &p)).unwrap_or_default(),
        };
        self.end_shared_notes();
        self.complete(&plan, &f);
        Some(plan)
    }

    /// The parts without which there is no plan. A key that is there but holds a faulty value has been reported already.
    fn complete(&mut self, plan: &Plan, f: &Fields<'_>) {
        let whole = Place::file(self.file);
        let clean = !has_errors(&self.diagnostics);
        // Where some era leaves it to the type, the document's era decides.
        let known = LazyCell::new(|| known_type(plan.kind_id()));
        let demanded = |part: &str| known.is_none_or(|known| known.always_needs(part));
        if (f.get("trich_yeu").is_none() || plan.subject.is_none() && clean) && demanded("trich_yeu") {
            let place = self.provenance.place("trich_yeu").unwrap_or(whole);
            let advice = "thêm 'trich_yeu: …', nói gọn nội dung của văn bản";
            self.missing("chưa có trích yếu ('trich_yeu')".into(), place, "kieu.trich_yeu", advice);
        }
        if (f.get("noi_dung").is_none() && f.get("mo_dau").is_none()
            || plan.body.is_empty() && plan.opening.is_empty() && clean)
            && demanded("noi_dung")
        {
            let place = self.provenance.place("noi_dung").unwrap_or(whole);
            let advice = "thêm 'noi_dung: |' rồi dán nội dung vào các dòng dưới, thụt vào hai khoảng trắng";
            self.missing("chưa có nội dung ('noi_dung')".into(), place, "kieu.than", advice);
        }
        if f.get("kem_theo").is_some() {
            // Signature and recipients stand on the document that issues this one.
            return;
        }
        if f.get("ky").is_none() && demanded("ky") {
            let place = self.provenance.place("ky").unwrap_or(whole);
            self.missing(
                "chưa có người ký ('ky')".into(),
                place,
                signer::ENTRY,
                "thêm 'ky:' với chuc_vu và ho_ten ở các dòng dưới",
            );
        }
        let whole_foot = !plan.verbatim.recipients.is_empty();
        for key in ["noi_nhan", "luu"].into_iter().filter(|key| whole_foot && f.get(key).is_some()) {
            let what = format!("'{key}' và 'nguyen_van: noi_nhan' không viết cùng nhau");
            let advice = format!("bỏ '{key}': 'nguyen_van: noi_nhan' đã có mọi dòng dưới 'Nơi nhận:'");
            let place = self.provenance.place(key).unwrap_or(whole);
            self.report(Diagnostic::of(&rules::KHOA_04, what).at(place).advise(advice));
        }
        if whole_foot {
            return;
        }
        if f.get("noi_nhan").is_none() && demanded("noi_nhan") {
            let place = self.provenance.place("noi_nhan").unwrap_or(whole);
            self.missing(
                "chưa có nơi nhận ('noi_nhan')".into(),
                place,
                RECIPIENTS,
                "thêm 'noi_nhan:', mỗi nơi một dòng bắt đầu bằng '- '",
            );
        }
        let typed = plan.recipients.iter().any(|r| r.name.text().trim_start_matches(['-', ' ']).starts_with("Lưu"));
        if f.get("luu").is_none()
            && !plan.no_recipients
            && plan.verbatim.filing_line.is_none()
            && !typed
            && demanded("luu")
        {
            let place = self.provenance.place("luu").or(self.provenance.place("noi_nhan")).unwrap_or(whole);
            self.report(
                Diagnostic::of(&rules::KHOA_05, "chưa có dòng lưu ('luu')")
                    .at(place)
                    .advise("thêm 'luu: VT' hoặc danh sách, như 'luu: [VT, TCCB]'"),
            );
        }
    }

    pub(super) fn original(&mut self, f: &Fields<'_>) -> Original {
        let choice = f.get("ban").and_then(|(n, p)| self.choice(n, &p, &["giay", "dien_tu"]));
        if choice == Some("dien_tu") { Original::Electronic } else { Original::Paper }
    }

    fn arrangement(&mut self, f: &Fields<'_>) -> Option<Arrangement> {
        let (node, path) = f.get("xep_ky")?;
        Some(match self.choice(node, &path, keys::ARRANGEMENTS)? {
            "doc" => Arrangement::Stacked,
            _ => Arrangement::SideBySide,
        })
    }

    /// `can_cu`, `kinh_gui`: texts with emphasis.
    fn rich_texts(&mut self, f: &Fields<'_>, key: &str) -> Vec<RichText> {
        let Some((node, path)) = f.get(key) else { return Vec::new() };
        let entries = self.texts(node, &path, Wording::Sentences);
        entries.iter().map(|e| self.rich_entry(e)).collect()
    }

    /// `thong_tin`: texts by name. Which names the document's type has, its era says.
    fn details(&mut self, node: &Node, path: &KeyPath) -> Vec<Detail> {
        self.record(path, node.place);
        let Value::Map(map) = &node.value else {
            self.wrong(node, path, "các dòng theo tên", "viết mỗi dòng một khóa, thụt vào dưới 'thong_tin'");
            return Vec::new();
        };
        let mut details = Vec::new();
        for entry in map.entries.iter().filter(|entry| !entry.value.is_null()) {
            let name = nfc(&entry.key).into_owned();
            let texts = self.texts(&entry.value, &path.key(&name), Wording::Sentences);
            let texts: Vec<RichText> = texts.iter().map(|text| self.rich_entry(text)).collect();
            if !texts.is_empty() {
                details.push(Detail { name, texts });
            }
        }
        details
    }

    pub(super) fn recipients(&mut self, node: &Node, path: &KeyPath) -> Vec<Recipient> {
        let Value::List(_) = &node.value else {
            // Typed text: one entry a line, as it stands in an old document.
            let entries = self.texts(node, path, Wording::Sentences).into_iter();
            let lines: Vec<_> = entries.filter_map(|entry| self.recipient_line(entry)).collect();
            let read = lines.into_iter().map(|e| Recipient { name: self.rich_entry(&e), path: e.path, note: None });
            return read.collect();
        };
        self.record(path, node.place);
        self.cut_sentences(node, path, Wording::Sentences);
        let items = self.items(node, path);
        items.into_iter().filter_map(|(item, path)| self.recipient(item, path)).collect()
    }

    fn recipient(&mut self, item: &Node, path: KeyPath) -> Option<Recipient> {
        let is_text = match &item.value {
            Value::Map(map) => {
                !map.flow && map.entries.len() == 1 && keys::RECIPIENT.key(&map.entries[0].key).is_none()
            }
            _ => true,
        };
        if is_text {
            let entry = self.text_entry(item, path)?;
            let entry = self.recipient_line(entry)?;
            return Some(Recipient { name: self.rich_entry(&entry), path: entry.path, note: None });
        }
        let fields = self.fields(item, &keys::RECIPIENT, &path)?;
        let name = fields.get("ten").and_then(|(n, p)| self.rich(n, &p));
        let note = fields.get("ghi_chu").and_then(|(n, p)| self.rich(n, &p));
        if fields.get("ten").is_none() {
            self.missing(
                format!("'{}' thiếu 'ten'", path.as_str()),
                item.place,
                RECIPIENTS,
                "viết {ten: …, ghi_chu: …}",
            );
        }
        Some(Recipient { path, name: name?, note })
    }

    fn verbatim(&mut self, node: &Node, path: &KeyPath) -> Verbatim {
        let Some(f) = self.fields(node, &keys::VERBATIM, path) else { return Verbatim::default() };
        Verbatim {
            national_title: self.text_at(&f, "quoc_hieu"),
            motto: self.text_at(&f, "tieu_ngu"),
            number_line: self.text_at(&f, "so_ky_hieu"),
            date_line: self.text_at(&f, "dia_danh_ngay"),
            filing_line: self.text_at(&f, "luu"),
            recipients: f.get("noi_nhan").map(|(lines, path)| self.verbatim_lines(lines, &path)).unwrap_or_default(),
            no_marks: f.get("them_dau").is_some_and(|(node, path)| !self.flag(node, &path)),
        }
    }

    fn verbatim_lines(&mut self, node: &Node, path: &KeyPath) -> Vec<Recipient> {
        let entries = self.texts(node, path, Wording::Words).into_iter();
        entries.map(|e| Recipient { name: self.rich_entry(&e), path: e.path, note: None }).collect()
    }

    pub(super) fn kept(&mut self, node: &Node, path: &KeyPath) -> Vec<Kept> {
        let Value::List(_) = &node.value else {
            self.wrong(node, path, "danh sách", "viết mỗi chỗ một dòng: '- {ma: …, ly_do: …}'");
            return Vec::new();
        };
        let items = self.items(node, path);
        let kept = items.into_iter().filter_map(|(item, path)| {
            let f = self.fields(item, &keys::KEPT, &path)?;
            let (code, reason) = (self.text_at(&f, "ma"), self.text_at(&f, "ly_do"));
            if code.is_none() || reason.is_none() {
                let what = format!("'{}' phải có cả 'ma' và 'ly_do'", path.as_str());
                self.lacking(what, item.place, "viết '- {ma: …, ly_do: …}'");
            }
            Some(Kept { path, code: code?, reason: reason? })
        });
        kept.collect()
    }
}
