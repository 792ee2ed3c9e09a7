//! Scans: `pdftoppm` makes pictures of the pages, `tesseract` reads them. What comes out is never proven.

use std::fs;
use std::process::Command;
use std::time::Duration;

use super::process::{self, Ended, Folder, Programs};
use crate::diag::{Diagnostic, rules};

/// How long the pictures of all pages may take.
const PICTURES: Duration = Duration::from_secs(180);
/// How long the reading of a page may take.
const PAGE: Duration = Duration::from_secs(120);
/// How long a program may take to say its version or languages.
const SAYING: Duration = Duration::from_secs(20);
/// Most pages that are read.
const MOST_PAGES: usize = 200;

/// What was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Recognised {
    /// The text of each page.
    pub pages: Vec<String>,
    /// The program and its version, for the sheet.
    pub by: String,
}

/// Reads the pages of a PDF that is pictures.
///
/// # Errors
/// A program or the language is missing, or does not manage.
pub(in crate::cli) fn recognise(pdf: &[u8], programs: &Programs) -> Result<Recognised, Diagnostic> {
    let pictures = programs.find(&["pdftoppm"]).ok_or_else(|| missing("chương trình pdftoppm (gói poppler-utils)"))?;
    let reader = programs.find(&["tesseract"]).ok_or_else(|| missing("chương trình tesseract (gói tesseract-ocr)"))?;
    let folder = Folder::new().map_err(|error| failed(&format!("không tạo được thư mục tạm ({error})")))?;
    let languages = process::said(Command::new(&reader).arg("--list-langs"), SAYING, &folder).unwrap_or_default();
    if !languages.lines().any(|line| line.trim() == "vie") {
        return Err(missing("dữ liệu tiếng Việt của tesseract (gói tesseract-ocr-vie)"));
    }
    let source = folder.path("tep.pdf");
    fs::write(&source, pdf).map_err(|error| failed(&format!("không ghi được tệp tạm ({error})")))?;
    let mut draw = Command::new(&pictures);
    draw.args(["-r", "300", "-gray", "-png", "-l", &MOST_PAGES.to_string()]).arg(&source).arg(folder.path("trang"));
    well(process::run(&mut draw, PICTURES), "pdftoppm")?;
    let mut images: Vec<_> = fs::read_dir(folder.path(""))
        .map_err(|error| failed(&format!("không đọc được thư mục tạm ({error})")))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "png"))
        .collect();
    // The numbers of pages are all of one length.
    images.sort();
    let mut pages = Vec::new();
    for image in &images {
        let text = image.with_extension("");
        let mut read = Command::new(&reader);
        read.arg(image).arg(&text).args(["-l", "vie", "--psm", "3"]);
        well(process::run(&mut read, PAGE), "tesseract")?;
        let text =
            process::limited(&image.with_extension("txt")).ok_or_else(|| failed("tesseract không ghi ra chữ"))?;
        pages.push(String::from_utf8_lossy(&text).trim_end_matches('\u{C}').to_string());
    }
    if pages.is_empty() {
        return Err(failed("pdftoppm không vẽ được trang nào"));
    }
    let version = process::said(Command::new(&reader).arg("--version"), SAYING, &folder).unwrap_or_default();
    let by = version.lines().next().unwrap_or("tesseract").trim().to_string();
    Ok(Recognised { pages, by })
}

/// What is told of a text that was recognised.
pub(in crate::cli) fn told(read: &Recognised) -> Diagnostic {
    let what = format!("chữ của {} trang do {} nhận dạng từ ảnh, chưa chứng minh được đúng", read.pages.len(), read.by);
    Diagnostic::of(&rules::NHAP_12, what).advise("đọc lại từng trang, so với bản ảnh")
}

fn well(ended: Ended, program: &str) -> Result<(), Diagnostic> {
    match ended {
        Ended::Well => Ok(()),
        Ended::Badly => Err(failed(&format!("{program} báo lỗi"))),
        Ended::TooLong => Err(failed(&format!("{program} chạy quá lâu"))),
        Ended::Never => Err(failed(&format!("không chạy được {program}"))),
    }
}

fn missing(what: &str) -> Diagnostic {
    Diagnostic::of(&rules::NHAP_10, format!("máy chưa có {what} nên không nhận dạng được chữ từ ảnh"))
        .advise("cài thêm rồi chạy lại; hoặc xin bản Word, bản PDF có chữ của văn bản")
}

fn failed(why: &str) -> Diagnostic {
    Diagnostic::of(&rules::NHAP_10, format!("không nhận dạng được chữ từ ảnh: {why}"))
        .advise("xin bản Word hoặc bản PDF có chữ của văn bản")
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::process::tests::script;
    use super::*;

    const DRAW: &str = "for a; do last=$a; done; for n in 1 2; do echo \"trang $n\" > \"$last-$n.png\"; done";
    const READ: &str = "case \"$1\" in --list-langs) printf 'List:\\neng\\nvie\\n';; --version) echo 'tesseract 5.3.0';;\
                        *) cat \"$1\" > \"$2.txt\"; printf '\\014' >> \"$2.txt\";; esac";

    #[test]
    fn pages_are_read_in_their_order() {
        let folder = Folder::new().unwrap();
        script(&folder, "pdftoppm", DRAW);
        let read = recognise(b"%PDF-", &script(&folder, "tesseract", READ)).unwrap();
        assert_eq!(
            read,
            Recognised { pages: vec!["trang 1\n".into(), "trang 2\n".into()], by: "tesseract 5.3.0".into() }
        );
        assert!(told(&read).what.contains("2 trang"));
    }

    #[test]
    fn what_is_missing_is_named() {
        let folder = Folder::new().unwrap();
        let what = |programs: &Programs| recognise(b"%PDF-", programs).unwrap_err().what;
        assert!(what(&Programs::default()).contains("pdftoppm"));
        let programs = script(&folder, "pdftoppm", "exit 0");
        assert!(what(&programs).contains("tesseract"));
        script(&folder, "tesseract", "echo eng");
        assert!(what(&programs).contains("tiếng Việt"));
        script(&folder, "tesseract", READ);
        assert!(what(&programs).contains("không vẽ được"));
        script(&folder, "pdftoppm", "exit 1");
        assert!(what(&programs).contains("pdftoppm báo lỗi"));
    }
}
