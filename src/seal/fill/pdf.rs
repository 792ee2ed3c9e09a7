//! The electronic way: the person has signed the PDF, the office fills its blanks, then the body signs. What is filled in
//! is appended as an incremental update, so that the first signature still holds.

use super::letters::{Letters, number};
use super::permission::{self, Bar, Signatures};
use super::update::Update;
use super::{Issuance, printed, record};
use crate::block::FieldKind;
use crate::diag::{Diagnostic, Outcome, Rule, rules};
use crate::era::Era;
use crate::model::Date;
use crate::seal::pdf::{Dict, Fault, File, Value, View};

/// A blank of the file.
struct Blank {
    /// Its object, of generation 0.
    object: u32,
    name: String,
    kind: FieldKind,
    dict: Dict,
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
enum Refusal {
    Fault(Fault),
    Said(Box<Diagnostic>),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Refusal {
        Refusal::Fault(fault)
    }
}

fn refuse<T>(rule: &'static Rule, what: impl Into<String>, advice: &str) -> Result<T, Refusal> {
    Err(Refusal::Said(Box::new(Diagnostic::of(rule, what).advise(advice))))
}

fn fill(bytes: &[u8], given: &Issuance, era: &Era, notes: &mut Vec<Diagnostic>) -> Result<Vec<u8>, Refusal> {
    let file = File::read(bytes)?;
    let view = file.now();
    let fields = view.fields()?;
    let blanks = blanks(&view, &fields)?;
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
    let names: Vec<&str> = open.iter().map(|(blank, _)| blank.name.as_str()).collect();
    let signatures = permission::signatures(&view, &fields, &names)?;
    permitted(&signatures)?;
    if signatures.count == 0 {
        notes.push(
            Diagnostic::of(&rules::BANHANH_16, "tệp chưa có chữ ký số nào")
                .advise("với văn bản điện tử, người có thẩm quyền ký trước rồi mới điền số và ngày"),
        );
    }
    let form = view.dict(&view.catalog()?, "AcroForm")?;
    let mut update = Update::new(&file)?;
    for (blank, text) in open {
        set(&mut update, &view, &form, blank, &text)?;
    }
    let Date { year, month, day } = given.date;
    let issued = format!("{day:02}/{month:02}/{year}");
    let number = era.so_khong.so.written(&given.number);
    record::amend(&mut update, &view, &[("CodeNumber", &number), ("IssuedDate", &issued)])?;
    Ok(update.append())
}

/// The text fields over blanks, in the order of the form.
fn blanks(view: &View<'_, '_>, fields: &[(u32, String, Dict)]) -> Result<Vec<Blank>, Fault> {
    let form = view.dict(&view.catalog()?, "AcroForm")?;
    let own: Vec<u32> = view
        .array(&form, "Fields")?
        .iter()
        .filter_map(|field| if let Value::Ref(number, 0) = field { Some(*number) } else { None })
        .collect();
    let mut blanks = Vec::new();
    for (object, name, dict) in fields {
        // The second blank of a kind is called `so_2`.
        let (base, nth) = name.split_once('_').unwrap_or((name, "2"));
        let numbered = !nth.is_empty() && nth.bytes().all(|b| b.is_ascii_digit());
        let kind = FieldKind::from_key(base).filter(|_| numbered && own.contains(object));
        if let Some(kind) = kind
            && view.get(dict, "FT")?.name() == Some(b"Tx")
            && view.get(dict, "Subtype")?.name() == Some(b"Widget")
        {
            blanks.push(Blank { object: *object, name: name.clone(), kind, dict: dict.clone() });
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
    blanks: &'b [Blank],
    given: &Issuance,
    era: &Era,
) -> Result<Vec<(&'b Blank, String)>, Refusal> {
    let mut open = Vec::new();
    for blank in blanks {
        let text = text_for(blank.kind, given, era);
        match permission::value(view, &blank.dict)? {
            Some(there) if there.trim() == text => {}
            Some(there) => {
                let shown: String = there.chars().take(40).collect();
                let what = format!("ô '{}' đã điền '{shown}', khác '{text}'", blank.name);
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
fn agrees_with_page(view: &View<'_, '_>, blanks: &[Blank], given: &Issuance, era: &Era) -> Result<(), Refusal> {
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
            format!("chữ ký số '{name}' không cho phép thay đổi gì thêm trong tệp"),
            "người ký cần ký lại, chọn mức cho phép điền ô và ký tiếp",
        ),
        Some(Bar::Locked { signature, field }) => refuse(
            &rules::BANHANH_12,
            format!("chữ ký số '{signature}' đã khóa ô '{field}'"),
            "người ký cần ký lại mà không khóa các ô số và ngày",
        ),
        Some(Bar::Sealed(name)) => refuse(
            &rules::BANHANH_13,
            format!("cơ quan đã ký số ('{name}'), không điền số và ngày sau đó được nữa"),
            "lấy lại bản mà cơ quan chưa ký, điền số và ngày, rồi cơ quan ký",
        ),
    }
}

/// The field with its value and an appearance that draws it in the middle of its place, on the line of the text.
fn set(
    update: &mut Update<'_, '_>,
    view: &View<'_, '_>,
    form: &Dict,
    blank: &Blank,
    text: &str,
) -> Result<(), Refusal> {
    let foreign = || {
        refuse(
            &rules::BANHANH_14,
            format!("ô '{}' thiếu thông tin về phông chữ", blank.name),
            "dùng tệp PDF do chương trình này tạo, chưa qua chương trình khác ngoài chương trình ký số",
        )
    };
    let read_only = view.get(&blank.dict, "Ff")?.int().unwrap_or(0) & 1 == 1;
    if read_only {
        return refuse(
            &rules::BANHANH_12,
            format!("ô '{}' đã bị khóa, không điền được", blank.name),
            "lấy lại bản mà ô này chưa bị khóa",
        );
    }
    let look = match view.get(&blank.dict, "DA")? {
        Value::Null => view.get(form, "DA")?,
        look => look,
    };
    let Some((font_name, size)) = look.text().and_then(face_and_size) else { return foreign() };
    let fonts = view.dict(&view.dict(form, "DR")?, "Font")?;
    let Some(font) = std::str::from_utf8(&font_name).ok().and_then(|key| fonts.get(key)) else { return foreign() };
    let resolved = view.resolve(font)?;
    let Some(letters) = resolved.dict().map(|f| Letters::read(view, f)).transpose()?.flatten() else {
        return foreign();
    };
    let Some(codes) = letters.encode(text) else {
        return refuse(
            &rules::BANHANH_14,
            format!("phông chữ trong tệp không có đủ chữ để ghi '{text}' vào ô '{}'", blank.name),
            "sau số chỉ dùng chữ cái không dấu, như 05a",
        );
    };
    let corners: Vec<f64> = view.array(&blank.dict, "Rect")?.iter().filter_map(number).collect();
    let [left, bottom, right, top] = corners[..] else { return foreign() };
    let (width, height) = ((right - left).abs(), (top - bottom).abs());
    let taken = letters.width(&codes) * size / 1000.0;
    // A hair more than the place is rounding.
    if taken > width + 0.5 {
        return refuse(
            &rules::BANHANH_14,
            format!("'{text}' dài hơn chỗ để trống trong văn bản"),
            "ghi số ngắn hơn; nếu chưa ai ký, chạy 'kehoach issue' với tệp .yaml",
        );
    }
    let (x, y) = ((width - taken).max(0.0) / 2.0, height * letters.below());
    let shown: String = codes.iter().map(|code| format!("{code:04X}")).collect();
    let resource = String::from_utf8_lossy(&font_name).into_owned();
    let content =
        format!("/Tx BMC\nq\nBT\n0 g\n/{resource} {size} Tf\n1 0 0 1 {x:.3} {y:.3} Tm\n<{shown}> Tj\nET\nQ\nEMC\n");
    let appearance = update.add_stream(
        dict([
            ("Type", name("XObject")),
            ("Subtype", name("Form")),
            ("BBox", Value::Array([0.0, 0.0, round(width), round(height)].map(Value::Real).to_vec())),
            ("Resources", Value::Dict(dict([("Font", Value::Dict(dict([(&resource, font.clone())])))]))),
        ]),
        content.as_bytes(),
    );
    let mut field = blank.dict.clone();
    field.0.retain(|(key, _)| key != b"V" && key != b"AP");
    field.0.push((b"V".to_vec(), Value::Text(text.as_bytes().to_vec())));
    field.0.push((b"AP".to_vec(), Value::Dict(dict([("N", Value::Ref(appearance, 0))]))));
    update.replace(blank.object, field);
    Ok(())
}

/// Font and size of `/F0 13 Tf 0 g`.
fn face_and_size(look: &[u8]) -> Option<(Vec<u8>, f64)> {
    let mut found = None;
    super::operators::each(look, |word, operands| {
        if let (b"Tf", [Value::Name(font), size]) = (word, operands) {
            found = number(size).filter(|size| (1.0..=100.0).contains(size)).map(|size| (font.clone(), size));
        }
    });
    // The name is written into a content stream as it is.
    found.filter(|(font, _)| !font.is_empty() && font.iter().all(u8::is_ascii_alphanumeric))
}

fn round(points: f64) -> f64 {
    (points * 1000.0).round() / 1000.0
}

fn name(name: &str) -> Value {
    Value::Name(name.as_bytes().to_vec())
}

fn dict<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    Dict(entries.map(|(key, value)| (key.as_bytes().to_vec(), value)).to_vec())
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
