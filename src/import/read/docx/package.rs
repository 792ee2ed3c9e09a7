//! The package: parts by their names, relations between them, and how much of it is read at most.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use super::xml::{Fault, Piece, Xml};
use crate::diag::{Diagnostic, rules, shown};
use crate::import;

/// Most entries of a package.
const MAX_ENTRIES: usize = 2000;
/// Largest part, in bytes.
const MAX_PART: u64 = 64 << 20;
/// Most that is read of a package, in bytes.
const MAX_ALL: u64 = 256 << 20;
/// How many times larger a part may be than it is in the package, once it is larger than [`SMALL`].
const MAX_RATIO: u64 = 200;
/// Parts up to this size may be packed as tightly as they like.
const SMALL: u64 = 1 << 20;

/// An open package.
pub(super) struct Package<'a> {
    archive: zip::ZipArchive<Cursor<&'a [u8]>>,
    /// Entries by their name in small letters, without a stroke in front.
    names: BTreeMap<String, usize>,
    left: u64,
}

/// A relation between parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    /// Its name in the part.
    pub id: String,
    /// The last word of its type: `styles`, `header`.
    pub kind: String,
    /// The part it leads to, by its full name; an address where it leads outside.
    pub target: String,
    /// It leads out of the file.
    pub outside: bool,
}

impl<'a> Package<'a> {
    /// Opens it.
    ///
    /// # Errors
    /// It is none, or larger than is read.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, Diagnostic> {
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| cut())?;
        if archive.len() > MAX_ENTRIES {
            return Err(too_large(format!("tệp có {} phần bên trong, nhiều hơn {MAX_ENTRIES}", archive.len())));
        }
        let mut names = BTreeMap::new();
        for index in 0..archive.len() {
            if let Some(name) = archive.name_for_index(index) {
                names.entry(plain(name)).or_insert(index);
            }
        }
        Ok(Package { archive, names, left: MAX_ALL })
    }

    /// Whether it has a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&plain(name))
    }

    /// The text of a part; nothing when it is not there.
    ///
    /// # Errors
    /// It is spoilt, locked, or larger than is read.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Diagnostic> {
        let Some(index) = self.names.get(&plain(name)) else { return Ok(None) };
        let entry = match self.archive.by_index(*index) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED)) => {
                return Err(Diagnostic::of(&rules::NHAP_02, "tệp có mật khẩu nên không đọc được")
                    .advise("mở tệp bằng mật khẩu, lưu lại không đặt mật khẩu rồi chạy lại"));
            }
            Err(_) => return Err(spoilt(name)),
        };
        let packed = entry.compressed_size();
        let most = MAX_PART.min(self.left);
        let mut content = Vec::new();
        entry.take(most + 1).read_to_end(&mut content).map_err(|_| spoilt(name))?;
        let size = content.len() as u64;
        if size > most {
            return Err(too_large(format!("phần '{}' bên trong tệp lớn quá mức", shown(name))));
        }
        if size > SMALL && size / packed.max(1) > MAX_RATIO {
            return Err(too_large(format!("phần '{}' bên trong tệp bung ra lớn bất thường", shown(name))));
        }
        self.left -= size;
        utf8(content).map(Some).ok_or_else(|| spoilt(name))
    }

    /// The relations of a part; those of the package itself for an empty name.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub(super) fn relations(&mut self, of: &str) -> Result<Vec<Relation>, Diagnostic> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let name = format!("{folder}/_rels/{file}.rels");
        let Some(text) = self.text(&name)? else { return Ok(Vec::new()) };
        relations(&text, folder).map_err(|fault| broken(fault, &name))
    }

    /// The main part; by its usual name where no relation leads to it.
    ///
    /// # Errors
    /// There is none.
    pub(super) fn main(&mut self) -> Result<String, Diagnostic> {
        let relation = self.relations("")?.into_iter().find(|r| r.kind == "officeDocument" && !r.outside);
        let main = relation.map_or_else(|| "word/document.xml".to_string(), |r| r.target);
        if self.has(&main) { Ok(main) } else { Err(cut()) }
    }
}

fn relations(text: &str, folder: &str) -> Result<Vec<Relation>, Fault> {
    let mut xml = Xml::of(text);
    let mut out = Vec::new();
    while let Some(piece) = xml.next()? {
        let Piece::Open(tag) = piece else { continue };
        if tag.name() == b"Relationship" {
            let outside = tag.attr("TargetMode").as_deref() == Some("External");
            let target = tag.attr("Target").unwrap_or_default();
            let kind = tag.attr("Type").unwrap_or_default();
            out.push(Relation {
                id: tag.attr("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_string(),
                target: if outside { target } else { resolve(folder, &target) },
                outside,
            });
        }
    }
    Ok(out)
}

/// The full name of a part that is named from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Text of a part, in UTF-8 or UTF-16, as XML allows.
fn utf8(bytes: Vec<u8>) -> Option<String> {
    let wide = |from: usize, big: bool| {
        let units = bytes[from..].chunks_exact(2).map(|pair| match big {
            true => u16::from_be_bytes([pair[0], pair[1]]),
            false => u16::from_le_bytes([pair[0], pair[1]]),
        });
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    match bytes.get(..2) {
        Some(b"\xFF\xFE") => wide(2, false),
        Some(b"\xFE\xFF") => wide(2, true),
        Some(b"<\0") => wide(0, false),
        Some(b"\0<") => wide(0, true),
        _ => {
            let mut text = String::from_utf8(bytes).ok()?;
            if text.starts_with('\u{FEFF}') {
                text.remove(0);
            }
            Some(text)
        }
    }
}

/// A part whose XML is not as it must be.
pub(super) fn broken(fault: Fault, part: &str) -> Diagnostic {
    match fault {
        Fault::Broken => spoilt(part),
        Fault::Dtd => Diagnostic::of(
            &rules::NHAP_04,
            format!("phần '{}' của tệp có khai báo DTD, không bao giờ có trong tệp Word", shown(part)),
        )
        .advise("không mở tệp này bằng chương trình khác; hỏi lại nơi gửi"),
        Fault::Long => import::too_many_lines(),
        Fault::Deep => too_large(format!("phần '{}' lồng nhau sâu bất thường", shown(part))),
    }
}

fn spoilt(part: &str) -> Diagnostic {
    Diagnostic::of(&rules::NHAP_01, format!("tệp Word bị hỏng: không đọc được phần '{}' bên trong", shown(part)))
        .advise("mở tệp bằng Word, để Word sửa rồi lưu lại; hoặc lấy lại tệp từ nơi gửi")
}

fn too_large(what: String) -> Diagnostic {
    Diagnostic::of(&rules::NHAP_04, format!("{what}, không đọc để tránh treo máy"))
        .advise("tệp do Word lưu không như vậy; hỏi lại nơi gửi, hoặc mở bằng Word rồi lưu thành tệp mới")
}

fn cut() -> Diagnostic {
    Diagnostic::of(&rules::NHAP_01, "tệp mang tên tệp Word nhưng bị cắt cụt hoặc bị hỏng, không đọc được bên trong")
        .advise("chép hoặc tải lại tệp từ nơi gửi; nếu Word vẫn mở được thì lưu lại thành tệp mới")
}
