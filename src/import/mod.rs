//! Old files → plan files (`import`), with a proof that no character was lost or changed.
//!
//! ```text
//! bytes ──read──▶ SourceDoc ──encoding──▶ SourceDoc (Unicode, NFC) ──layout──▶ lines in their order, head and foot in columns
//!       ──classify──▶ Draft (fields, doubts, ledger) ──emit──▶ YAML text ──parse (the product's own)──▶ Plan ──prove──▶ Proof
//! ```

mod account;
mod attached;
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
mod lines;
mod losses;
mod office;
mod prove;
pub(crate) mod read;
mod source;
mod words;

use account::Fault;
pub(crate) use count::{MOST_LINES, characters, too_long, too_many_lines};
pub(crate) use doubt::Doubt;
use draft::{Draft, Value};
pub(crate) use encoding::Wish;
pub(crate) use ledger::{Dest, Entry, Ledger, Outside, Thing};
pub(crate) use lines::Lines;
pub(crate) use office::Lean;
pub(crate) use prove::{Difference, Said};
pub use source::Charset;
pub(crate) use source::{
    Align, Aside, AsideClass, AutoLabel, Cell, Item, Kind, Line, LineId, NoteText, Row, Script, Seam, Sheet, SourceDoc,
    SourcePlace, Span, Table,
};

use crate::diag::{Diagnostic, FileId, Outcome, rules};
use crate::model::{Body, Plan};
use crate::parse;
use read::kind::{FileKind, kind_of, refusal};

/// What a file became, and the proof.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    /// The texts of the plan files: that of the document, then one for each document that is issued with it.
    pub plans: Vec<String>,
    /// The first of them as it is read back, without what stood in for parts that the file does not have.
    pub read: Plan,
    /// What is issued with it, as it is read back.
    pub attached: Vec<Plan>,
    /// The file as it was read.
    pub doc: SourceDoc,
    /// Where each character went.
    pub ledger: Ledger,
    /// Decisions that could be otherwise.
    pub doubts: Vec<Doubt>,
    /// What the plan files are made of.
    drafts: Vec<Draft>,
    /// The comment that they begin with.
    heading: String,
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
    if let Some((raw, count)) = doc.raw.map(|raw| (raw, doc.count())).filter(|(raw, count)| raw != count) {
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
    noticed.extend(losses::told(&doc, &draft));
    let drafts = attached::parted(draft, &doc);
    match made(doc, drafts, heading.to_string(), &[]) {
        Ok(made) => Outcome::with(made, noticed),
        Err(faults) => {
            noticed.extend(faults);
            Outcome::failed(noticed)
        }
    }
}

/// Writes the plan files and proves them. `said`: what a profile says of each.
fn made(doc: SourceDoc, drafts: Vec<Draft>, heading: String, said: &[Said]) -> Result<Made, Vec<Diagnostic>> {
    let plans: Vec<String> = drafts.iter().enumerate().map(|(file, draft)| written(draft, file, &heading)).collect();
    let (ledger, read) = proven(&doc, &drafts, &plans, said)?;
    let read = match (drafts.first(), read) {
        (Some(draft), Some(read)) => without_stand_ins(read, draft),
        _ => Plan::default(),
    };
    let others = drafts.iter().zip(&plans).skip(1);
    let attached = others.map(|(draft, plan)| Ok(without_stand_ins(read_back(draft, plan)?, draft)));
    let attached = attached.collect::<Result<Vec<Plan>, Vec<Diagnostic>>>()?;
    let doubts = drafts.iter().flat_map(|draft| &draft.doubts).cloned().collect();
    Ok(Made { plans, read, attached, doc, ledger, doubts, drafts, heading })
}

/// The text of a plan file.
fn written(draft: &Draft, file: usize, heading: &str) -> String {
    match file {
        0 => emit::emit(draft, heading),
        _ => emit::emit(draft, &format!("{heading} Văn bản kèm theo.")),
    }
}

/// A plan file that was edited, with what its profile says.
pub(crate) struct Edited<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What it leaves to its profile, by keys.
    pub said: Said,
}

/// What plan files that were edited have otherwise than the file, each key by key: that of the document and those of what is
/// issued with it, or one of these alone. Nothing where one is missing.
pub(crate) fn against(
    bytes: &[u8],
    (from, wish): (From, Wish),
    edited: &[Edited<'_>],
) -> Outcome<Option<Vec<Vec<Difference>>>> {
    let read = open(bytes, from, wish)
        .and_then(|(doc, _)| classify::classify(&doc).map(|draft| (draft, doc)).map_err(|fault| vec![fault]));
    let (draft, doc) = match read {
        Ok(read) => read,
        Err(faults) => return Outcome::failed(faults),
    };
    let together = |edited: &Edited<'_>| edited.plan.annexes.iter().any(|annex| annex.kind.is_some());
    let drafts = match edited.first().is_some_and(together) {
        // Somebody wrote both into one file.
        true => vec![draft],
        false => attached::parted(draft, &doc),
    };
    let alone = edited.len() == 1 && edited[0].plan.issued_under.is_some();
    let drafts = if alone && drafts.len() > 1 { &drafts[1..2] } else { &drafts };
    if edited.len() < drafts.len() {
        return Outcome::of(None);
    }
    let one = |(draft, edited): (&Draft, &Edited<'_>)| changes::changes(draft, edited.plan, &edited.said);
    Outcome::of(Some(drafts.iter().zip(edited).map(one).collect()))
}

/// The file as it was read, in Unicode, whatever document it is.
pub(crate) fn open(bytes: &[u8], from: From, wish: Wish) -> Result<(SourceDoc, Vec<Diagnostic>), Vec<Diagnostic>> {
    let kind = kind_of(bytes);
    let (doc, mut noticed) = match (from, kind) {
        (From::Text, _) | (From::Auto, FileKind::Text) => read::text::read(bytes, wish),
        (From::Docx, _) | (From::Auto, FileKind::Docx) => read::docx::read(bytes),
        (From::Pdf, _) | (From::Auto, FileKind::Pdf) => read::pdf::read(bytes),
        (_, other) => Err(vec![refusal(other, bytes)]),
    }?;
    let held = doc.raw.unwrap_or_else(|| doc.count()).shown;
    if let Some(fault) = too_long(held, doc.lines().len()) {
        return Err(vec![fault]);
    }
    let (mut doc, told) = encoding::to_unicode(doc, wish);
    noticed.extend(told);
    noticed.extend(read::symbols::settle(&mut doc));
    Ok((doc, noticed))
}

/// Keys that a plan file must have, as they stand where a file has no such part.
const STAND_INS: [(&str, &str); 4] = [
    ("trich_yeu", "trich_yeu: A\n"),
    ("noi_dung", "noi_dung: A.\n"),
    ("noi_nhan", "noi_nhan: [A]\n"),
    ("ky", "ky: {chuc_vu: A, ho_ten: A}\n"),
];

/// The ledger, where all that is promised holds, and the first of the plan files as it is read back.
fn proven(
    doc: &SourceDoc,
    drafts: &[Draft],
    plans: &[String],
    said: &[Said],
) -> Result<(Ledger, Option<Plan>), Vec<Diagnostic>> {
    let nothing = Said::default();
    let mut marks = Vec::new();
    let mut first = None;
    for (file, (draft, plan)) in drafts.iter().zip(plans).enumerate() {
        let parsed = read_back(draft, plan)?;
        let found = prove::compare(draft, &parsed, said.get(file).unwrap_or(&nothing));
        marks.push(found.map_err(|differences| {
            let told = |Difference { key, file, plan }: &Difference| {
                fault(format!("khóa '{key}': tệp viết \"{file}\", kế hoạch đọc lại là \"{plan}\""))
            };
            differences.iter().map(told).collect::<Vec<Diagnostic>>()
        })?);
        first = first.or(Some(parsed));
    }
    let ledger = account::ledger(doc, drafts, &marks).map_err(|found| {
        vec![fault(match found {
            Fault::Twice(line, at) => format!("chữ thứ {} của {} được ghi hai lần", at + 1, place(doc, line)),
            Fault::Nowhere(line, at) => format!("chữ thứ {} của {} không đi đâu", at + 1, place(doc, line)),
        })]
    })?;
    Ok((ledger, first))
}

/// The keys that a plan file must have and that this file lacks, as they stand in for it.
fn lacking(draft: &Draft) -> impl Iterator<Item = (&'static str, &'static str)> {
    // What the file does not have the officer will be asked for; it says nothing of the file.
    let whole_foot =
        matches!(draft.value("nguyen_van"), Some(Value::Map(lines)) if lines.iter().any(|(key, _)| *key == "noi_nhan"));
    let elsewhere = move |key: &str| match key {
        "noi_nhan" => whole_foot || draft.value("kem_theo").is_some(),
        "ky" => draft.value("kem_theo").is_some(),
        "noi_dung" => draft.value("mo_dau").is_some(),
        _ => false,
    };
    STAND_INS.into_iter().filter(move |(key, _)| draft.value(key).is_none() && !elsewhere(key))
}

/// The plan file with stand-ins for what it lacks.
fn completed(draft: &Draft, plan: &str) -> String {
    std::iter::once(plan).chain(lacking(draft).map(|(_, line)| line)).collect()
}

/// A plan without what stood in.
fn without_stand_ins(mut plan: Plan, draft: &Draft) -> Plan {
    for (key, _) in lacking(draft) {
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

/// The plan file as the program's own parser reads it.
fn read_back(draft: &Draft, plan: &str) -> Result<Plan, Vec<Diagnostic>> {
    let parsed = parse::plan(&completed(draft, plan), FileId(0));
    if let Some((plan, _)) = parsed.value {
        return Ok(plan);
    }
    let told = parsed.diagnostics.iter().find(|d| d.severity == crate::diag::Severity::Error);
    let why = told.map_or(String::new(), |d| format!(": {} ({})", d.what, d.code()));
    Err(vec![fault(format!("tệp kế hoạch lập ra không đọc lại được{why}"))])
}

fn place(doc: &SourceDoc, line: LineId) -> String {
    doc.lines().iter().find(|found| found.id == line).map(|found| found.place.to_string()).unwrap_or_default()
}

fn fault(what: String) -> Diagnostic {
    Diagnostic::of(&rules::NHAP_90, format!("không chứng minh được: {what}"))
        .advise("không tệp nào được ghi; gửi tệp này cho người làm chương trình, hoặc dán chữ vào tệp kế hoạch mẫu")
}
