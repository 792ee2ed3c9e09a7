//! Old files → plan files (`import`), with a proof that no character was lost or changed.
//!
//! ```text
//! bytes ──read──▶ SourceDoc ──encoding──▶ SourceDoc (Unicode, NFC) ──layout──▶ lines in their order, head and foot in columns
//!       ──classify──▶ Draft (fields, doubts, ledger) ──emit──▶ YAML text ──parse (the product's own)──▶ Plan ──prove──▶ Proof
//! ```

mod account;
mod changes;
mod classify;
mod count;
mod doubt;
mod draft;
mod emit;
mod encoding;
mod glyphs;
mod layout;
mod ledger;
mod prove;
pub(crate) mod read;
mod source;
mod words;

use account::Fault;
pub(crate) use count::characters;
pub(crate) use doubt::Doubt;
use draft::{Draft, Value};
pub(crate) use encoding::Wish;
pub(crate) use ledger::{Dest, Entry, Ledger, Outside, Thing};
pub(crate) use prove::Difference;
pub use source::Charset;
pub(crate) use source::{
    Align, Aside, AsideClass, AutoLabel, Cell, Item, Kind, Line, LineId, NoteText, Row, Script, Seam, SourceDoc,
    SourcePlace, Span, Table,
};

use crate::diag::{Diagnostic, FileId, Outcome, rules};
use crate::model::{Body, Plan};
use crate::parse;
use read::kind::{FileKind, kind_of, refusal};

/// What a file became, and the proof.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    /// The text of the plan file.
    pub plan: String,
    /// The same as it is read back, without what stood in for parts that the file does not have.
    pub read: Plan,
    /// The file as it was read.
    pub doc: SourceDoc,
    /// Where each character went.
    pub ledger: Ledger,
    /// Decisions that could be otherwise.
    pub doubts: Vec<Doubt>,
}

/// Which kind of file it is said to be (`--from`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum From {
    /// What its bytes and its name say.
    #[default]
    Auto,
    /// Text, Markdown.
    Text,
    /// Word.
    Docx,
    /// PDF.
    Pdf,
}

/// Reads a file, finds its parts, writes the plan file and proves it. `heading`: the comment that the plan file begins with.
pub(crate) fn import(heading: &str, bytes: &[u8], from: From, wish: Wish) -> Outcome<Made> {
    let (doc, mut noticed) = match open(bytes, from, wish) {
        Ok(read) => read,
        Err(faults) => return Outcome::failed(faults),
    };
    let count = doc.count();
    if let Some(raw) = doc.raw.filter(|raw| *raw != count) {
        let numbers = |raw: source::RawCount| format!("{} chữ trên trang và {} chữ khác", raw.shown, raw.aside);
        noticed.push(fault(format!("đọc được {}, đếm riêng được {}", numbers(count), numbers(raw))));
        return Outcome::failed(noticed);
    }
    let mut draft = match classify::classify(&doc) {
        Ok(draft) => draft,
        Err(fault) => {
            noticed.push(fault);
            return Outcome::failed(noticed);
        }
    };
    account::sweep(&doc, &mut draft);
    let plan = emit::emit(&draft, heading);
    match proven(&doc, &draft, &plan) {
        Ok((ledger, read)) => Outcome::with(Made { plan, read, doc, ledger, doubts: draft.doubts }, noticed),
        Err(faults) => {
            noticed.extend(faults);
            Outcome::failed(noticed)
        }
    }
}

/// What a plan that was edited has otherwise than the file, key by key.
pub(crate) fn against(bytes: &[u8], (from, wish): (From, Wish), plan: &Plan) -> Outcome<Vec<Difference>> {
    let draft = open(bytes, from, wish).and_then(|(doc, _)| classify::classify(&doc).map_err(|fault| vec![fault]));
    match draft {
        Ok(draft) => Outcome::of(changes::changes(&draft, plan)),
        Err(faults) => Outcome::failed(faults),
    }
}

/// The file as it was read, in Unicode.
fn open(bytes: &[u8], from: From, wish: Wish) -> Result<(SourceDoc, Vec<Diagnostic>), Vec<Diagnostic>> {
    let kind = kind_of(bytes);
    let (doc, mut noticed) = match (from, kind) {
        (From::Text, _) | (From::Auto, FileKind::Text) => read::text::read(bytes, wish),
        (From::Docx, _) | (From::Auto, FileKind::Docx) => read::docx::read(bytes),
        (From::Pdf, _) | (From::Auto, FileKind::Pdf) => read::pdf::read(bytes),
        (_, other) => Err(vec![refusal(other, bytes)]),
    }?;
    let (doc, told) = encoding::to_unicode(doc, wish);
    noticed.extend(told);
    Ok((doc, noticed))
}

/// Keys that a plan file must have, as they stand where a file has no such part.
const STAND_INS: [(&str, &str); 4] = [
    ("trich_yeu", "trich_yeu: A\n"),
    ("noi_dung", "noi_dung: A.\n"),
    ("noi_nhan", "noi_nhan: [A]\n"),
    ("ky", "ky: {chuc_vu: A, ho_ten: A}\n"),
];

/// The ledger and the plan that was read back, where all that is promised holds.
fn proven(doc: &SourceDoc, draft: &Draft, plan: &str) -> Result<(Ledger, Plan), Vec<Diagnostic>> {
    // What the file does not have the officer will be asked for; it says nothing of the file.
    let whole_foot =
        matches!(draft.value("nguyen_van"), Some(Value::Map(lines)) if lines.iter().any(|(key, _)| *key == "noi_nhan"));
    let elsewhere = |key: &str| match key {
        "noi_nhan" => whole_foot || draft.value("kem_theo").is_some(),
        "ky" => draft.value("kem_theo").is_some(),
        "noi_dung" => draft.value("mo_dau").is_some(),
        _ => false,
    };
    let missing = STAND_INS.iter().filter(|(key, _)| draft.value(key).is_none() && !elsewhere(key));
    let missing: Vec<_> = missing.collect();
    let text: String = std::iter::once(plan).chain(missing.iter().map(|(_, line)| *line)).collect();
    let parsed = parse::plan(&text, FileId(0));
    let Some((parsed_plan, _)) = parsed.value else {
        let told = parsed.diagnostics.iter().find(|d| d.severity == crate::diag::Severity::Error);
        let why = told.map_or(String::new(), |d| format!(": {} ({})", d.what, d.code()));
        return Err(vec![fault(format!("tệp kế hoạch lập ra không đọc lại được{why}"))]);
    };
    let marks = prove::compare(draft, &parsed_plan).map_err(|differences| {
        let told = |Difference { key, file, plan }: &Difference| {
            fault(format!("khóa '{key}': tệp viết \"{file}\", kế hoạch đọc lại là \"{plan}\""))
        };
        differences.iter().map(told).collect::<Vec<Diagnostic>>()
    })?;
    let ledger = account::ledger(doc, draft, &marks).map_err(|found| {
        vec![fault(match found {
            Fault::Twice(line, at) => format!("chữ thứ {} của {} được ghi hai lần", at + 1, place(doc, line)),
            Fault::Nowhere(line, at) => format!("chữ thứ {} của {} không đi đâu", at + 1, place(doc, line)),
        })]
    })?;
    Ok((ledger, without(parsed_plan, missing.iter().map(|(key, _)| *key))))
}

/// A plan without the values of some keys that stood in.
fn without<'k>(mut plan: Plan, keys: impl Iterator<Item = &'k str>) -> Plan {
    for key in keys {
        match key {
            "trich_yeu" => plan.subject = None,
            "noi_dung" => plan.body = Body::default(),
            "noi_nhan" => plan.recipients.clear(),
            "ky" => plan.signers.clear(),
            _ => {}
        }
    }
    plan
}

fn place(doc: &SourceDoc, line: LineId) -> String {
    doc.lines().iter().find(|found| found.id == line).map(|found| found.place.to_string()).unwrap_or_default()
}

fn fault(what: String) -> Diagnostic {
    Diagnostic::of(&rules::NHAP_90, format!("không chứng minh được: {what}"))
        .advise("không tệp nào được ghi; gửi tệp này cho người làm chương trình, hoặc dán chữ vào tệp kế hoạch mẫu")
}
