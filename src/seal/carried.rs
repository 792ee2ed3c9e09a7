//! The source that a PDF/A-3 carries.

use super::pdf::{Dict, Fault, File, Value, View};
use crate::diag::{Diagnostic, rules};
use crate::pipeline::{AGENCY_FILE, LOCK_FILE, Lock, PLAN_FILE, is_carried};

/// Largest carried file, in bytes: the largest plan that is read.
const MAX_BYTES: usize = 5 << 20;
/// Most bytes of all its pictures.
const MAX_PICTURE_BYTES: usize = 100 << 20;
/// Most files that are looked at.
const MOST_FILES: usize = 128;
/// How the producer of our files begins.
const OURS: &str = "kehoach ";

/// The source of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Carried {
    /// The plan, canonical.
    pub plan: Vec<u8>,
    /// Its profile.
    pub agency: Option<Vec<u8>>,
    /// Its pictures, by name.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// The lock as a file.
    pub lock_file: Vec<u8>,
    /// The lock.
    pub lock: Lock,
}

/// Who made a file, as it says itself; nothing when it does not say that it was this program.
///
/// # Errors
/// As the reader says.
pub(super) fn producer(view: View<'_, '_>) -> Result<Option<String>, Fault> {
    let info = view.dict(view.trailer(), "Info")?;
    Ok(view.get(&info, "Producer")?.decoded_text().filter(|name| name.starts_with(OURS)))
}

/// A fault of a PDF as a message.
pub(super) fn unreadable(fault: Fault) -> Diagnostic {
    match fault {
        Fault::NotPdf => Diagnostic::of(&rules::KIEM_01, "đây không phải tệp PDF"),
        Fault::NoEnd => Diagnostic::of(&rules::KIEM_02, "tệp bị cắt cụt, hoặc có phần lạ nối thêm ở cuối")
            .advise("lấy lại tệp từ nơi gửi hoặc từ kho lưu trữ"),
        Fault::Encrypted => {
            Diagnostic::of(&rules::KIEM_03, "tệp PDF đã bị mã hóa hoặc đặt mật khẩu nên không đọc được bản gốc")
                .advise("dùng bản chưa mã hóa; tệp lưu trữ (PDF/A) không được mã hóa")
        }
        Fault::TooManyRevisions | Fault::TooLarge => {
            Diagnostic::of(&rules::KIEM_04, "tệp PDF có cấu trúc lớn bất thường, không đọc để tránh treo máy")
                .advise("tệp do kehoach tạo không bao giờ như vậy; hỏi lại nơi gửi")
        }
        Fault::Broken { at, .. } => Diagnostic::of(
            &rules::KIEM_05,
            format!("không đọc được cấu trúc tệp PDF (gần byte {at}): tệp bị hỏng, bị sửa, hoặc không do kehoach tạo"),
        )
        .advise("lấy lại tệp từ nơi gửi hoặc từ kho lưu trữ"),
    }
}

/// A file of somebody else.
pub(super) fn not_ours() -> Diagnostic {
    Diagnostic::of(&rules::KIEM_06, "tệp này không do kehoach tạo, hoặc đã được chương trình khác ghi lại")
        .advise("chỉ tệp còn nguyên như kehoach tạo ra (có thể đã ký, điền thêm) mới kiểm chứng được")
}

/// The source in the file as it was first written; nothing when it carries none.
///
/// # Errors
/// A carried file that is spoilt.
pub(super) fn carried(file: &File<'_>) -> Result<Option<Carried>, Diagnostic> {
    let spoilt = |_| {
        Diagnostic::of(&rules::KIEM_07, "nguồn đính kèm trong tệp bị hỏng hoặc bị sửa")
            .advise("lấy lại tệp từ nơi gửi hoặc từ kho lưu trữ, hoặc chỉ nguồn bằng --nguon")
    };
    let view = file.first();
    let mut found: [Option<Vec<u8>>; 3] = [None, None, None];
    let names = [PLAN_FILE, AGENCY_FILE, LOCK_FILE];
    let mut pictures = Vec::new();
    let mut left = MAX_PICTURE_BYTES;
    for (name, specification) in embedded(view).map_err(spoilt)? {
        if is_carried(&name) {
            let bytes = content(view, &specification, left).map_err(spoilt)?;
            left -= bytes.len();
            pictures.push((name, bytes));
        } else if let Some(index) = names.iter().position(|known| *known == name) {
            found[index] = Some(content(view, &specification, MAX_BYTES).map_err(spoilt)?);
        }
    }
    let [Some(plan), agency, Some(lock_file)] = found else { return Ok(None) };
    let lock = Lock::read(&lock_file).ok().flatten().ok_or_else(|| spoilt(Fault::NoEnd))?;
    Ok(Some(Carried { plan, agency, pictures, lock_file, lock }))
}

/// Names and file specifications of the embedded files, as far as they stand in one list, as ours do.
fn embedded(view: View<'_, '_>) -> Result<Vec<(String, Dict)>, Fault> {
    let names = view.dict(&view.catalog()?, "Names")?;
    let tree = view.dict(&names, "EmbeddedFiles")?;
    let list = view.array(&tree, "Names")?;
    let mut files = Vec::new();
    for pair in list.chunks_exact(2).take(MOST_FILES) {
        let name = view.resolve(&pair[0])?.decoded_text().unwrap_or_default();
        files.push((name, view.resolve(&pair[1])?.dict().cloned().unwrap_or_default()));
    }
    Ok(files)
}

fn content(view: View<'_, '_>, specification: &Dict, most: usize) -> Result<Vec<u8>, Fault> {
    let files = view.dict(specification, "EF")?;
    match view.get(&files, "F")? {
        Value::Stream(stream) => view.data(&stream, most),
        _ => Err(Fault::Broken { at: 0, wanted: "embedded file" }),
    }
}

/// The files that a PDF carries, under the names that this program gives them.
///
/// # Errors
/// What stands in the way: not a PDF, cut, encrypted, somebody else's, or without a source.
pub fn extract(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Diagnostic> {
    let file = File::read(bytes).map_err(unreadable)?;
    if producer(file.first()).map_err(unreadable)?.is_none() {
        return Err(not_ours());
    }
    let Some(Carried { plan, agency, pictures, lock_file, lock: _ }) = carried(&file)? else {
        return Err(Diagnostic::of(&rules::TRICH_01, "tệp này không kèm nguồn").advise(
            "chỉ tệp tạo bằng 'kehoach render --pdf-standard a-3a' mới kèm nguồn; tệp mặc định (a-2a) thì không",
        ));
    };
    let mut files = vec![(PLAN_FILE.to_string(), plan)];
    files.extend(agency.map(|agency| (AGENCY_FILE.to_string(), agency)));
    files.extend(pictures);
    files.push((LOCK_FILE.to_string(), lock_file));
    Ok(files)
}
