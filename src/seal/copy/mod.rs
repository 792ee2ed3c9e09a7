//! A copy (bản sao) of a PDF: the pages of the original stay as they are, byte for byte, and the part that makes it a copy is
//! joined to them by an incremental update (NĐ 30, Điều 25, 26; PL I, Phần II).
//!
//! | file | does |
//! |---|---|
//! | `edit` | the file that is being changed |
//! | `graft` | takes objects over from the file of the copy's part |
//! | `block` | the part as pages behind the original's |
//! | `line` | of an electronic copy: its line on the first page, which is a field for the body's signature |
//! | `signatures` | takes the original's signature fields away; how they look stays |
//! | `form` | what is left of the form, and the part's fields |
//! | `tags` | the structure tree |
//! | `level` | the archive standard that the original claims |
//! | `title` | what the file is called in its metadata |
//!
//! The part stands on a page of its own: what a page of somebody else's shows near its end cannot be told for sure.
//! What the original claims of itself stays true: the part's pages hold nothing that a part of PDF/A forbids.

mod block;
mod edit;
mod form;
mod graft;
mod level;
mod line;
mod signatures;
mod tags;
mod title;

use crate::diag::{Diagnostic, Outcome, in_a_row, rules};
use crate::pipeline::CopyBlock;
use crate::seal::fill;
use crate::seal::pdf::{Fault, File, Value};
use block::Site;
use edit::{Edit, remove, set};
use level::Level;
use tags::Tags;

/// Most signed fields that a message names.
const MOST_NAMED: usize = 5;

/// A copy.
#[derive(Clone, Debug)]
pub struct Copied {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The archive standard that it claims as its original does.
    pub level: Option<String>,
}

/// What of the original has to be said.
struct Told {
    signed: Vec<String>,
    level: Option<Level>,
    tagged: bool,
    blanks: bool,
}

/// Why there is no copy.
enum Refusal {
    Fault(Fault),
    Drawn,
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Refusal {
        Refusal::Fault(fault)
    }
}

/// The original with the copy's part; `name` is what messages call it.
pub(crate) fn join(name: &str, original: &[u8], part: &CopyBlock) -> Outcome<Copied> {
    match joined(original, part) {
        Ok((copied, told)) => Outcome::with(copied, notes(name, &told, part.line.is_some())),
        Err(refusal) => Outcome::failed(vec![refused(name, refusal)]),
    }
}

fn joined(original: &[u8], part: &CopyBlock) -> Result<(Copied, Told), Refusal> {
    let file = File::read_foreign(original)?;
    let own = part.rendered.pdf.as_deref().unwrap_or_default();
    let own = File::read(own)?;
    let own = own.now();
    let mut edit = Edit::new(&file)?;
    let broken = Fault::Broken { at: 0, wanted: "catalog" };
    let root = edit.view.trailer().get("Root").cloned().ok_or(broken)?;
    let (root, catalog) = edit.object(&root)?;
    if edit.view.get(&catalog, "NeedsRendering")? == Value::Bool(true) {
        return Err(Refusal::Drawn);
    }
    let pages = edit.view.pages()?;
    let first = *pages.first().ok_or(Fault::Broken { at: 0, wanted: "page" })?;
    let level = level::of(&edit.view, &catalog)?;
    let modern = level.as_ref().is_none_or(|level| level.part > 1);
    let tags = Tags::of(&edit, &catalog, modern)?;
    let blanks = fill::open_blanks(&edit.view)?;
    let form = edit.view.dict(&catalog, "AcroForm")?;
    // What is a signature is told by the fields as they are, before anything becomes of them.
    let mut signed = Vec::new();
    let remaining = signatures::remaining(&mut edit, &form, &mut signed)?;
    signatures::flatten(&mut edit, &pages, tags.as_ref(), &mut signed)?;
    let site = Site {
        tree: catalog.get("Pages").cloned().ok_or(broken)?,
        pages: pages.len(),
        tags: tags.as_ref(),
        part: level.as_ref().map(|level| level.part),
    };
    let (fields, added) = match &part.line {
        Some(line) => (line::add(&mut edit, &own, line, first, &site)?, 0),
        None => (block::add(&mut edit, &own, &site)?, part.rendered.pages),
    };
    let form = form::joined(&mut edit, form, remaining, fields)?;
    title::mark(&mut edit, &catalog, &part.word)?;
    let (_, mut catalog) = edit.object(&Value::Ref(root, 0))?;
    // What certified the original, and what proves its signatures.
    remove(&mut catalog, &["Perms", "DSS", "Legal", "AcroForm"]);
    if let Some(form) = form {
        set(&mut catalog, "AcroForm", Value::Dict(form));
    }
    edit.set(root, catalog);
    let copied = Copied { pdf: edit.finish(), pages: pages.len() + added, level: level.as_ref().map(Level::called) };
    Ok((copied, Told { signed, level, tagged: tags.is_some(), blanks }))
}

/// What the officer should know of the copy.
fn notes(name: &str, told: &Told, electronic: bool) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    if told.blanks {
        let what = format!("{name}: ô số hoặc ngày của văn bản được sao còn để trống");
        let advice = "chỉ sao văn bản đã ban hành: điền số và ngày bằng 'kehoach issue' rồi sao lại";
        notes.push(Diagnostic::of(&rules::BANSAO_06, what).advise(advice));
    }
    if !told.signed.is_empty() {
        let named = in_a_row(&told.signed, MOST_NAMED);
        let what = format!("{name}: chữ ký số của bản gốc không còn giá trị trong tệp bản sao, chỉ còn hình: {named}");
        let advice =
            "giữ tệp gốc để kiểm tra chữ ký; bản sao có giá trị nhờ chữ ký, con dấu hoặc chữ ký số của cơ quan sao";
        notes.push(Diagnostic::of(&rules::BANSAO_04, what).advise(advice));
        if electronic {
            let what = format!(
                "{name}: bản gốc đã là văn bản điện tử có chữ ký số, không có hình thức sao từ điện tử sang điện tử cho sao y, sao lục"
            );
            let advice = "gửi chính tệp gốc; cần bản giấy thì bỏ 'ban: dien_tu' rồi in, ký và đóng dấu";
            notes.push(Diagnostic::of(&rules::BANSAO_05, what).advise(advice));
        }
    }
    let untagged = "không có cấu trúc thẻ cho phần mềm đọc màn hình";
    match &told.level {
        None => {
            let also = if told.tagged { String::new() } else { format!(" và {untagged}") };
            let what = format!("{name}: bản gốc không khai báo PDF/A{also}, nên tệp bản sao cũng vậy");
            let advice = "cần lưu trữ lâu dài thì xuất bản gốc theo chuẩn PDF/A (Word, LibreOffice, phần mềm quét đều có mục này) rồi sao lại";
            notes.push(Diagnostic::of(&rules::BANSAO_07, what).advise(advice));
        }
        Some(level) if !told.tagged => {
            let what = format!("{name}: bản gốc ({}) {untagged}, nên khối bản sao cũng vậy", level.called());
            notes.push(Diagnostic::of(&rules::BANSAO_08, what));
        }
        Some(_) => {}
    }
    notes
}

/// Why a file cannot be copied, in the officer's words.
fn refused(name: &str, refusal: Refusal) -> Diagnostic {
    const PRINT: &str = "mở tệp bằng trình đọc PDF rồi in hoặc lưu lại thành một tệp PDF mới, và sao tệp mới ấy";
    let (rule, what, advice) = match refusal {
        Refusal::Drawn => (&rules::BANSAO_03, "biểu mẫu XFA, các trang chỉ hiện trong Adobe Reader".to_string(), PRINT),
        Refusal::Fault(Fault::NotPdf) => {
            (&rules::BANSAO_01, "không phải tệp PDF".to_string(), "xem lại tên tệp; tệp Word thì xuất ra PDF trước")
        }
        Refusal::Fault(Fault::NoEnd) => (
            &rules::BANSAO_01,
            "tệp PDF bị cắt cụt hoặc có dữ liệu lạ ở cuối".to_string(),
            "lấy lại tệp gốc; nếu trình đọc PDF vẫn mở được thì in hoặc lưu lại thành một tệp PDF mới",
        ),
        Refusal::Fault(Fault::Encrypted) => (
            &rules::BANSAO_02,
            "tệp PDF đặt mật khẩu hoặc mã hóa".to_string(),
            "mở tệp bằng mật khẩu rồi in hoặc lưu lại thành một tệp PDF không mật khẩu",
        ),
        Refusal::Fault(fault @ (Fault::TooManyRevisions | Fault::TooLarge)) => {
            (&rules::BANSAO_03, format!("cấu trúc lớn bất thường ({fault})"), PRINT)
        }
        Refusal::Fault(fault @ Fault::Broken { .. }) => {
            (&rules::BANSAO_01, format!("cấu trúc của tệp PDF không đọc được ({fault})"), PRINT)
        }
    };
    Diagnostic::of(rule, format!("{name}: {what}")).advise(advice)
}
