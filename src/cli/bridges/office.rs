//! Word files of before 2007, RTF and their like: LibreOffice makes a .docx of them, in a profile of its own.

use std::fs;
use std::process::Command;
use std::time::Duration;

use super::process::{self, Ended, Folder, Programs};
use crate::diag::{Diagnostic, rules};
use crate::import::read::kind::{FileKind, refusal};

/// How long LibreOffice may take; 59 real files took a second each.
const LIMIT: Duration = Duration::from_secs(60);
/// How long it may take to say its version.
const VERSION: Duration = Duration::from_secs(20);

/// A file that another program made of the officer's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Converted {
    /// The file.
    pub bytes: Vec<u8>,
    /// The program and its version, for the proof.
    pub by: String,
}

/// The name of a file of this kind, where LibreOffice reads it.
fn named(kind: FileKind) -> Option<&'static str> {
    match kind {
        FileKind::OldWord => Some("tep.doc"),
        FileKind::Rtf => Some("tep.rtf"),
        FileKind::Html => Some("tep.html"),
        FileKind::Odt => Some("tep.odt"),
        FileKind::WordXml => Some("tep.xml"),
        _ => None,
    }
}

/// A .docx of an old file.
///
/// # Errors
/// It is no file for LibreOffice, there is none, or it does not manage.
pub(in crate::cli) fn to_docx(bytes: &[u8], kind: FileKind, programs: &Programs) -> Result<Converted, Diagnostic> {
    let name = named(kind).ok_or_else(|| refusal(kind, bytes))?;
    let office = programs.find(&["soffice", "libreoffice"]).ok_or_else(|| refusal(kind, bytes))?;
    let folder = Folder::new().map_err(|error| failed(&format!("không tạo được thư mục tạm ({error})")))?;
    let source = folder.path(name);
    fs::write(&source, bytes).map_err(|error| failed(&format!("không ghi được tệp tạm ({error})")))?;
    let profile = format!("-env:UserInstallation={}", address(&folder.path("ho-so").to_string_lossy()));
    let mut convert = Command::new(&office);
    convert.args([&profile, "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML", "--outdir"]);
    convert.arg(folder.path("ra")).arg(&source);
    match process::run(&mut convert, LIMIT) {
        Ended::Well => {}
        Ended::TooLong => return Err(failed(&format!("LibreOffice chạy quá {} giây", LIMIT.as_secs()))),
        Ended::Badly => return Err(failed("LibreOffice báo lỗi")),
        Ended::Never => return Err(failed("không chạy được LibreOffice")),
    }
    let bytes = process::limited(&folder.path("ra").join("tep.docx"));
    let bytes = bytes.ok_or_else(|| failed("LibreOffice không đọc được tệp"))?;
    let version = process::said(Command::new(&office).args([&profile, "--version"]), VERSION, &folder);
    let by = version.map(|text| text.trim().to_string()).filter(|text| !text.is_empty());
    Ok(Converted { bytes, by: by.unwrap_or_else(|| "LibreOffice".to_string()) })
}

/// What is told of a file that was converted.
pub(in crate::cli) fn told(converted: &Converted) -> Diagnostic {
    Diagnostic::of(&rules::NHAP_09, format!("tệp được {} đổi sang .docx trước khi đọc", converted.by))
}

fn failed(why: &str) -> Diagnostic {
    Diagnostic::of(&rules::NHAP_08, format!("không đổi được tệp sang .docx: {why}"))
        .advise("mở bằng Word, chọn File → Save As, kiểu 'Word Document (*.docx)', rồi nhập tệp mới")
}

/// A folder as an address.
fn address(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b':' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte))
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_addresses() {
        assert_eq!(address("/tmp/kế hoạch"), "file:///tmp/k%E1%BA%BF%20ho%E1%BA%A1ch");
        assert_eq!(address(r"C:\Temp\a"), "file:///C:/Temp/a");
    }

    #[test]
    fn without_libreoffice_the_way_out_is_told() {
        let none = Programs::default();
        let found = to_docx(b"{\\rtf1 a}", FileKind::Rtf, &none).unwrap_err();
        assert_eq!(found.rule.code, "NHAP-03");
        assert!(found.advice.unwrap().contains("LibreOffice"));
        assert_eq!(to_docx(b"\x89PNG", FileKind::Image, &none).unwrap_err().rule.code, "NHAP-01");
    }

    #[cfg(unix)]
    #[test]
    fn what_libreoffice_does_not_manage_is_told() {
        use super::super::process::tests::script;
        let folder = Folder::new().unwrap();
        let programs = script(&folder, "soffice", "exit 1");
        let found = to_docx(b"{\\rtf1 a}", FileKind::Rtf, &programs).unwrap_err();
        assert_eq!((found.rule.code, found.what.contains("báo lỗi")), ("NHAP-08", true));
        let programs = script(&folder, "soffice", "exit 0");
        assert!(to_docx(b"{\\rtf1 a}", FileKind::Rtf, &programs).unwrap_err().what.contains("không đọc được"));
    }

    #[cfg(unix)]
    #[test]
    fn what_libreoffice_makes_comes_with_its_version() {
        use super::super::process::tests::script;
        let folder = Folder::new().unwrap();
        let text = "for a; do last=$a; [ \"$a\" = --version ] && echo 'LibreOffice 7.4' && exit; \
                    [ \"$before\" = --outdir ] && out=$a; before=$a; done\nmkdir -p \"$out\" && cp \"$last\" \"$out/tep.docx\"";
        let made = to_docx(b"{\\rtf1 a}", FileKind::Rtf, &script(&folder, "soffice", text)).unwrap();
        assert_eq!(made, Converted { bytes: b"{\\rtf1 a}".to_vec(), by: "LibreOffice 7.4".to_string() });
        assert!(told(&made).what.contains("LibreOffice 7.4"));
    }

    /// Real files, where they and LibreOffice are there; slow, so only where it is asked for.
    #[test]
    fn real_old_files_are_converted() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/old-files/bang-ma-cu");
        let programs = Programs::installed();
        let (Ok(entries), Some(_), Some(_)) =
            (fs::read_dir(&folder), programs.find(&["soffice"]), std::env::var_os("KEHOACH_LIBREOFFICE"))
        else {
            eprintln!("BỎ QUA: cần {}, LibreOffice và KEHOACH_LIBREOFFICE=1", folder.display());
            return;
        };
        let mut names: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        names.sort();
        for path in names.iter().filter(|path| path.extension().is_some_and(|e| e == "doc" || e == "rtf")) {
            let bytes = fs::read(path).unwrap();
            let kind = crate::import::read::kind::kind_of(&bytes);
            let made = to_docx(&bytes, kind, &programs).unwrap();
            let (doc, _) = crate::import::read::docx::read(&made.bytes).unwrap();
            eprintln!("{} {kind:?} {:?} {}", path.display(), doc.count(), made.by);
            assert_eq!(doc.raw, Some(doc.count()), "{}", path.display());
        }
    }
}
