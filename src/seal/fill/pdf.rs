//! The electronic way: the person has signed the PDF, the office fills its blanks, then the body signs. What is filled in
//! is appended as an incremental update, so that the first signature still holds.

use std::collections::BTreeSet;

use super::appearance::Pen;
use super::permission::{self, Bar, Signatures};
use super::update::Update;
use super::{Issuance, printed, record};
use crate::block::FieldKind;
use crate::diag::{Diagnostic, Outcome, Rule, rules, shown};
use crate::era::Era;
use crate::model::Date;
use crate::parse::number;
use crate::seal::pdf::{Dict, Fault, File, Value, View};

/// A blank of the file.
pub(super) struct Blank<'f> {
    /// Its object, of generation 0.
    pub(super) object: u32,
    pub(super) name: &'f str,
    kind: FieldKind,
    pub(super) dict: &'f Dict,
}

/// A PDF with number and date filled into its text fields; the same bytes where they are filled in already. `era` says
/// how numbers are written, and what is cited; `name` is what messages call the file.
///
/// Refused: a file that cannot be read or is encrypted, one without such fields or with other values in them, a signature
/// that forbids filling, a value that does not fit its place, a date that contradicts what is printed beside the blanks.
pub fn pdf(name: &str, bytes: &[u8], given: &Issuance, era: &Era) -> Outcome<Vec<u8>> {
    let mut notes = Vec::new();
    match fill(bytes, given, era, &mut notes) {
        Ok(filled) => {
            notes.iter_mut().for_each(|note| era.give_clause(note));
            Outcome::with(filled, notes)
        }
        Err(Refusal::Fault(fault)) => Outcome::failed(vec![unreadable(name, fault)]),
        Err(Refusal::Said(mut diagnostic)) => {
            diagnostic.what = format!("{name}: {}", diagnostic.what);
            Outcome::failed(vec![*diagnostic])
        }
    }
}

/// Why a file is not filled.
pub(super) enum Refusal {
    Fault(Fault),
    Said(Box<Diagnostic>),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Refusal {
        Refusal::Fault(fault)
    }
}

pub(super) fn refuse<T>(rule: &'static Rule, what: impl Into<String>, advice: &str) -> Result<T, Refusal> {
    Err(Refusal::Said(Box::new(Diagnostic::of(rule, what).advise(advice))))
}

fn fill(bytes: &[u8], given: &Issuance, era: &Era, notes: &mut Vec<Diagnostic>) -> Result<Vec<u8>, Refusal> {
    let file = File::read(bytes)?;
    let view = file.now();
    let fields = view.fields()?;
    let own = blanks(&view, &fields, "")?;
    let copied = blanks(&view, &fields, OF_COPY)?;
    // A document without blanks of its own, or with closed ones, is issued; what is issued now is the copy of it.
    let closed = own.iter().all(|blank| blank.dict.int("Ff").unwrap_or_default() & READ_ONLY != 0);
    let of_copy = closed && !copied.is_empty();
    let (blanks, prefix) = if of_copy { (copied, OF_COPY) } else { (own, "") };
    if blanks.is_empty() {
        return refuse(
            &rules::BANHANH_10,
            "tệp không có ô để điền số và ngày",
            "dùng tệp PDF do chương trình này tạo khi số hoặc ngày còn để trống; nếu chưa ai ký, chạy 'kehoach issue' với tệp .yaml",
        );
    }
    let open = still_open(&view, &blanks, given, era)?;
    agrees_with_page(&view, &blanks, given, era)?;
    if open.is_empty() {
        return Ok(bytes.to_vec());
    }
    let names: Vec<&str> = open.iter().map(|(blank, _)| blank.name).collect();
    let signatures = permission::signatures(&view, &fields, &names, &format!("{prefix}con_dau"))?;
    permitted(&signatures)?;
    if signatures.count == 0 {
        notes.push(
            Diagnostic::of(&rules::BANHANH_16, "tệp chưa có chữ ký số nào")
                .advise("với văn bản điện tử, người có thẩm quyền ký trước rồi mới điền số và ngày"),
        );
    }
    notes.extend(number::remark(&given.number));
    let mut update = Update::new(&file)?;
    let mut pen = Pen::of(view)?;
    for (blank, text) in open {
        pen.fill(blank, &text, &mut update)?;
    }
    let Date { year, month, day } = given.date;
    let issued = format!("{day:02}/{month:02}/{year}");
    let number = era.so_khong.so.written(&given.number);
    // The record is that of the document, not of its copy.
    if !of_copy {
        record::amend(&mut update, &view, &[("CodeNumber", &number), ("IssuedDate", &issued)])?;
    }
    Ok(update.append())
}

/// Whether number or date of a file are still to be filled in.
pub(in crate::seal) fn open_blanks(view: &View<'_, '_>) -> Result<bool, Fault> {
    let fields = view.fields()?;
    for blank in blanks(view, &fields, "")? {
        if permission::value(view, blank.dict)?.is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Field flag: nobody may fill it (ISO 32000-1, table 221).
const READ_ONLY: i64 = 1;
/// How the names of the fields of a copy's part begin.
const OF_COPY: &str = "sao_";

/// The text fields over blanks whose names begin with `prefix`, in the order of the form.
fn blanks<'f>(view: &View<'_, '_>, fields: &'f [(u32, String, Dict)], prefix: &str) -> Result<Vec<Blank<'f>>, Fault> {
    let form = view.dict(&view.catalog()?, "AcroForm")?;
    let own: BTreeSet<u32> = view
        .array(&form, "Fields")?
        .iter()
        .filter_map(|field| if let Value::Ref(number, 0) = field { Some(*number) } else { None })
        .collect();
    let mut blanks = Vec::new();
    for (object, name, dict) in fields {
        // The second blank of a kind is called `so_2`.
        let Some(bare) = name.strip_prefix(prefix) else { continue };
        let (base, nth) = bare.split_once('_').unwrap_or((bare, "2"));
        let numbered = !nth.is_empty() && nth.bytes().all(|b| b.is_ascii_digit());
        let kind = FieldKind::from_key(base).filter(|_| numbered && own.contains(object));
        if let Some(kind) = kind
            && view.get(dict, "FT")?.name() == Some(b"Tx")
            && view.get(dict, "Subtype")?.name() == Some(b"Widget")
        {
            blanks.push(Blank { object: *object, name, kind, dict });
        }
    }
    Ok(blanks)
}

/// What is written into a blank of a kind, with the zeros of the era.
fn text_for(kind: FieldKind, given: &Issuance, era: &Era) -> String {
    let Date { year, month, day } = given.date;
    match kind {
        FieldKind::Number => era.so_khong.so.written(&given.number),
        FieldKind::Day => era.so_khong.ngay.written(&day.to_string()),
        FieldKind::Month => era.so_khong.thang.written(&month.to_string()),
        FieldKind::Year => year.to_string(),
    }
}

/// The blanks that have no value yet, each with its text.
fn still_open<'b>(
    view: &View<'_, '_>,
    blanks: &'b [Blank<'b>],
    given: &Issuance,
    era: &Era,
) -> Result<Vec<(&'b Blank<'b>, String)>, Refusal> {
    let mut open = Vec::new();
    for blank in blanks {
        let text = text_for(blank.kind, given, era);
        match permission::value(view, blank.dict)? {
            Some(there) if there.trim() == text => {}
            Some(there) => {
                let (name, there) = (shown(blank.name), shown(&there));
                let what = format!("ô '{name}' đã điền '{there}', khác '{text}'");
                return refuse(
                    &rules::BANHANH_11,
                    what,
                    "số và ngày đã điền vào tệp PDF thì không thay được; nếu điền nhầm, lấy lại bản trước khi điền",
                );
            }
            None => open.push((blank, text)),
        }
    }
    Ok(open)
}

/// What is printed beside the blanks must say what was given: nobody may get a date that is half printed and half typed.
fn agrees_with_page(view: &View<'_, '_>, blanks: &[Blank<'_>], given: &Issuance, era: &Era) -> Result<(), Refusal> {
    let blank = |kind| blanks.iter().any(|b| b.kind == kind);
    let printed = |kind| Some(text_for(kind, given, era)).filter(|_| !blank(kind));
    if FieldKind::ALL.into_iter().all(blank) {
        return Ok(());
    }
    let page = match blanks.iter().find_map(|blank| blank.dict.get("P").and_then(Value::reference)) {
        Some(page) => view.object(page)?,
        None => Value::Null,
    };
    let text = printed::text(view, &page.dict().cloned().unwrap_or_default())?;
    if let Some(number) = printed(FieldKind::Number)
        && !printed::says(&text, &[era.word("so").to_string(), number.clone()])
    {
        return refuse(
            &rules::BANHANH_15,
            format!("văn bản đã in sẵn số, không phải số {number}"),
            "ghi sau --so đúng số đã in trong văn bản",
        );
    }
    let mut date = Vec::new();
    for (word, kind) in [("ngay", FieldKind::Day), ("thang", FieldKind::Month), ("nam", FieldKind::Year)] {
        date.push(era.word(word).to_string());
        date.extend(printed(kind));
    }
    if !printed::says(&text, &date) {
        let what = format!("phần ngày tháng đã in sẵn trong văn bản khác ngày {}", given.written);
        return refuse(
            &rules::BANHANH_15,
            what,
            "xem lại --ngay; nếu văn bản ghi sai, sửa kế hoạch, tạo lại tệp và ký lại",
        );
    }
    Ok(())
}

fn permitted(signatures: &Signatures) -> Result<(), Refusal> {
    match &signatures.bar {
        None => Ok(()),
        Some(Bar::Certified(name)) => refuse(
            &rules::BANHANH_12,
            format!("chữ ký số '{}' không cho phép thay đổi gì thêm trong tệp", shown(name)),
            "người ký cần ký lại, chọn mức cho phép điền ô và ký tiếp",
        ),
        Some(Bar::Locked { signature, field }) => refuse(
            &rules::BANHANH_12,
            format!("chữ ký số '{}' đã khóa ô '{}'", shown(signature), shown(field)),
            "người ký cần ký lại mà không khóa các ô số và ngày",
        ),
        Some(Bar::Sealed(name)) => refuse(
            &rules::BANHANH_13,
            format!("cơ quan đã ký số ('{}'), không điền số và ngày sau đó được nữa", shown(name)),
            "lấy lại bản mà cơ quan chưa ký, điền số và ngày, rồi cơ quan ký",
        ),
    }
}

/// A file that cannot be read, in the officer's words.
fn unreadable(name: &str, fault: Fault) -> Diagnostic {
    let (rule, what, advice) = match fault {
        Fault::NotPdf => (&rules::BANHANH_08, "không phải tệp PDF".to_string(), "xem lại tên tệp"),
        Fault::NoEnd => {
            (&rules::BANHANH_08, "tệp PDF bị cắt cụt hoặc có dữ liệu lạ ở cuối".to_string(), "lấy lại tệp gốc")
        }
        Fault::Encrypted => {
            (&rules::BANHANH_09, "tệp PDF đặt mật khẩu hoặc mã hóa".to_string(), "bỏ mật khẩu, rồi người ký ký lại")
        }
        Fault::TooManyRevisions | Fault::TooLarge => {
            (&rules::BANHANH_08, format!("tệp PDF không giống tệp văn bản ({fault})"), "lấy lại tệp gốc")
        }
        Fault::Broken { .. } => (&rules::BANHANH_08, format!("tệp PDF bị hỏng ({fault})"), "lấy lại tệp gốc"),
    };
    Diagnostic::of(rule, format!("{name}: {what}")).advise(advice)
}
