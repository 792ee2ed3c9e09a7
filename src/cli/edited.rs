//! What somebody made of a file after the program wrote it is not overwritten: changes made in Word, what was filled into a
//! PDF, signatures.
//!
//! A DOCX is the program's own where every entry of its package bears the first day that zip knows and the rights of a
//! plain file, and the package says who made it. Word, LibreOffice and the others write their own day, system or name
//! when they save: a file that was saved is told without keeping anything in it.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use zip::{DateTime, ZipArchive};

use crate::diag::{Diagnostic, rules};
use crate::facade;
use crate::world::World;

use super::disk::Disk;

/// What somebody did to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    /// It was saved by another program, or is no file of this one.
    Edited,
    /// Something was filled into a PDF.
    Filled,
    /// A PDF was signed.
    Signed,
}

/// Why a file that stands where `bytes` would go is not replaced; nothing where nobody's work is lost.
pub(super) fn refusal(path: &Path, bytes: &[u8]) -> Option<Diagnostic> {
    let there = Disk.read(path).ok().filter(|there| there != bytes)?;
    let is = |extension: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(extension));
    let work = match () {
        () if is("pdf") && is_foreign(&there) => Work::Edited,
        () if is("pdf") => of_pdf(&there)?,
        () if is("docx") && !is_own(&there) => Work::Edited,
        () => return None,
    };
    let name = path.display();
    Some(match work {
        Work::Signed => Diagnostic::of(&rules::RA_05, format!("'{name}' đã có chữ ký số nên không bị ghi đè"))
            .advise("chọn nơi khác bằng -o; nếu chắc chắn bỏ bản đã ký thì thêm --ghi-de"),
        Work::Filled => Diagnostic::of(
            &rules::RA_06,
            format!("'{name}' đã được điền thêm (số, ngày) sau khi tạo nên không bị ghi đè"),
        )
        .advise("chọn nơi khác bằng -o; nếu chắc chắn bỏ bản đã điền thì thêm --ghi-de"),
        Work::Edited => Diagnostic::of(
            &rules::RA_07,
            format!("'{name}' đã được sửa và lưu bằng chương trình khác (như Word) nên không bị ghi đè"),
        )
        .advise(
            "chép những chỗ đã sửa về tệp kế hoạch rồi thêm --ghi-de; hoặc đổi tên tệp ấy, hoặc chọn nơi khác bằng -o",
        ),
    })
}

/// Where files go where one of them would stand in the place of the old file that their plan was made of: beside it.
pub(super) fn beside_old(plan: &[u8], paths: &[&Path]) -> Option<Vec<PathBuf>> {
    let name = facade::old_file(std::str::from_utf8(plan).ok()?)?;
    let is_old = |path: &&Path| {
        path.file_name().is_some_and(|own| own == name)
            && Disk.read(path).is_ok_and(|there| !is_own(&there) && (is_foreign(&there) || !there.starts_with(b"%PDF")))
    };
    let apart = |path: &&Path| {
        if !is_made(path) {
            return path.to_path_buf();
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        path.with_file_name(format!("{stem}-moi.{}", path.extension().unwrap_or_default().to_string_lossy()))
    };
    paths.iter().any(is_old).then(|| paths.iter().map(apart).collect())
}

/// Whether a name is that of a file that is made of a plan.
fn is_made(path: &Path) -> bool {
    path.extension().is_some_and(|e| ["docx", "pdf"].iter().any(|made| e.eq_ignore_ascii_case(made)))
}

/// Whether a PDF was made by another program.
fn is_foreign(bytes: &[u8]) -> bool {
    let own = env!("CARGO_PKG_NAME").as_bytes();
    bytes.starts_with(b"%PDF-") && !bytes.windows(own.len()).any(|w| w == own)
}

/// What was done to a PDF: a signature names the bytes that it covers; whatever else is added stands behind the end.
fn of_pdf(bytes: &[u8]) -> Option<Work> {
    let count = |mark: &[u8]| bytes.windows(mark.len()).filter(|w| *w == mark).count();
    if count(b"/ByteRange") > 0 {
        return Some(Work::Signed);
    }
    (count(b"startxref") > 1).then_some(Work::Filled)
}

/// Whether a DOCX is as the program wrote it.
fn is_own(bytes: &[u8]) -> bool {
    let Ok(mut package) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let plain = (0..package.len()).all(|index| {
        package.by_index_raw(index).is_ok_and(|entry| {
            entry.last_modified() == Some(DateTime::default()) && entry.unix_mode() == Some(0o100_644)
        })
    });
    let mut about = String::new();
    let read = package.by_name("docProps/app.xml").is_ok_and(|part| part.take(MOST).read_to_string(&mut about).is_ok());
    plain && read && about.contains(concat!("<Application>", env!("CARGO_PKG_NAME")))
}

/// So much of a part is looked at.
const MOST: u64 = 1 << 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_behind_the_end_of_a_pdf_was_added() {
        assert_eq!(of_pdf(b"%PDF startxref 1 %%EOF"), None);
        assert_eq!(of_pdf(b"%PDF startxref 1 %%EOF more startxref 2 %%EOF"), Some(Work::Filled));
        assert_eq!(of_pdf(b"%PDF /ByteRange [0 1] startxref 1 startxref 2"), Some(Work::Signed));
    }

    #[test]
    fn a_pdf_of_another_program_is_somebodys() {
        assert!(is_foreign(b"%PDF-1.7 Producer(Word) startxref 1") && !is_foreign(b"%PDF-1.7 Producer(kehoach 0.1.0)"));
        assert!(!is_foreign(b"kh\xC3\xB4ng"));
    }

    #[test]
    fn what_is_no_package_of_ours_is_somebodys() {
        assert!(!is_own(b"text"));
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("docProps/app.xml", zip::write::SimpleFileOptions::default()).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        assert!(!is_own(&bytes));
    }
}
