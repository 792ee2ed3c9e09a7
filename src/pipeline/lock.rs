//! The lock (khóa): with what a file was made, so that the same bytes can be made again.
//!
//! Same program version, era, templates, fonts, options and source: same bytes. A lock names the first five; it goes into
//! the PDF beside the source (`khoa.yaml`), and rendering a source beside its lock obeys it.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::load::Loaded;
use super::options::{LockedOptions, Options};
use super::pictures::carried;
use super::source::{LOCK_FILE, PLAN_FILE};
use super::{Job, PRODUCER};
use crate::diag::messages::OTHER_VERSION;
use crate::diag::{Diagnostic, SourceMap, in_a_row, messages, rules, shown};
use crate::page::Face;
use crate::world::World;

/// The form of lock files that this version writes and reads.
const FORM: u32 = 1;
/// Largest lock file, in bytes: many times what an office with templates of its own needs.
const MAX_BYTES: usize = 256 * 1024;
/// Most names that a message lists.
const MOST_NAMES: usize = 20;
/// The key by which a lock file is known.
const MARKER: &str = "khoa_kehoach:";

/// A lock. Field names in the file are Vietnamese, as everything that an archive office opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The form of this file; the key tells a lock from every other file.
    #[serde(rename = "khoa_kehoach")]
    pub(super) form: u32,
    /// The program's name and version.
    #[serde(rename = "chuong_trinh")]
    pub(super) program: String,
    /// The era's data.
    #[serde(rename = "the_thuc")]
    pub(super) era: Hashed,
    /// What else was chosen.
    #[serde(rename = "tuy_chon")]
    pub(super) options: LockedOptions,
    /// The faces, in the order regular, bold, italic, bold italic.
    #[serde(rename = "phong")]
    pub(super) fonts: Vec<Hashed>,
    /// The template files that applied, sorted by name.
    #[serde(rename = "mau")]
    pub(super) templates: Vec<LockedTemplate>,
    /// The pictures, in reading order, as a PDF that carries them calls them.
    #[serde(rename = "hinh", default, skip_serializing_if = "Vec::is_empty")]
    pub(super) pictures: Vec<Hashed>,
}

/// Something with the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hashed {
    /// What it is called.
    #[serde(rename = "ten")]
    pub(super) name: String,
    /// SHA-256, hexadecimal.
    pub(super) sha256: String,
}

/// A template file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LockedTemplate {
    /// Its name among templates.
    #[serde(rename = "ten")]
    pub(super) name: String,
    /// SHA-256 of its text, hexadecimal.
    pub(super) sha256: String,
    /// The office's own, not the program's.
    #[serde(rename = "cua_co_quan", default, skip_serializing_if = "is_false")]
    pub(super) office: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

/// What is not the same as the lock says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Difference {
    /// Another version of the program: its name and version then, and now.
    Program(String, String),
    /// Other era data under the same name, or another era: then, and now.
    Era(String, String),
    /// Office templates that were there then and are missing or different now.
    OfficeTemplates(Vec<String>),
    /// Templates that are different for another reason.
    Templates(Vec<String>),
    /// Faces: then.
    Fonts(Vec<String>),
    /// Pictures, as a PDF that carries them calls them.
    Pictures(Vec<String>),
    /// An option that this version does not know.
    Option(String),
}

/// SHA-256 in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    written(&Sha256::digest(bytes))
}

/// A hash in hexadecimal.
fn written(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Lock {
    /// The lock beside a plan that was extracted from a PDF.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn beside(plan: &Path, world: &dyn World) -> Result<Option<Lock>, Diagnostic> {
        if plan.file_name().is_none_or(|name| name != PLAN_FILE) {
            return Ok(None);
        }
        let lock = plan.with_file_name(LOCK_FILE);
        match world.read(&lock) {
            Ok(bytes) => Lock::read(&bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(messages::unreadable(&lock.display().to_string(), &error)),
        }
    }

    /// The lock of a run: its era and templates are those that were chosen, its options those that show.
    pub(super) fn of(job: &Job<'_>, loaded: &Loaded, sources: &SourceMap, options: Options) -> Lock {
        let (era, ladder) = (&loaded.era.id, &loaded.templates);
        let template = |(index, file): (usize, &crate::markup::TemplateFile)| LockedTemplate {
            name: file.name.clone(),
            sha256: hash(sources.text(file.file).as_bytes()),
            office: index < ladder.office,
        };
        let mut templates: Vec<LockedTemplate> = ladder.files.iter().enumerate().map(template).collect();
        templates.sort_by(|a, b| a.name.cmp(&b.name));
        let face = |face: Face| {
            let font = job.fonts.face(face);
            Hashed { name: font.postscript_name().to_string(), sha256: hash(font.bytes()) }
        };
        let pictures = carried(&loaded.plan, &loaded.pictures);
        let pictures = pictures.into_iter().map(|(_, name, picture)| Hashed { name, sha256: written(&picture.hash) });
        Lock {
            form: FORM,
            program: PRODUCER.to_string(),
            era: Hashed { name: era.to_string(), sha256: hash(job.eras.text(era).unwrap_or_default().as_bytes()) },
            options: options.into(),
            fonts: [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic].map(face).to_vec(),
            templates,
            pictures: pictures.collect(),
        }
    }

    /// How the files were made; for what this version does not know, the usual way.
    pub fn options(&self) -> Options {
        self.options.known()
    }

    /// As a file.
    ///
    /// # Errors
    /// What the YAML writer says.
    pub fn write(&self) -> Result<String, String> {
        serde_yaml::to_string(self).map_err(|e| e.to_string())
    }

    /// Reads a lock file; nothing when the file is something else of the same name.
    ///
    /// # Errors
    /// A lock that cannot be read: spoilt, or of a later form.
    pub fn read(bytes: &[u8]) -> Result<Option<Lock>, Diagnostic> {
        if !bytes.starts_with(MARKER.as_bytes()) {
            return Ok(None);
        }
        let advice = "trích lại nguồn từ tệp PDF vào một thư mục mới, hoặc xóa khoa.yaml để tạo tệp không theo khóa";
        let unreadable = |what: &str| Diagnostic::of(&rules::NGUON_01, what).advise(advice);
        let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() <= MAX_BYTES);
        let lock: Option<Lock> = text.and_then(|text| serde_yaml::from_str(text).ok());
        match lock {
            Some(lock) if lock.form == FORM => Ok(Some(lock)),
            Some(_) => {
                Err(unreadable("khóa khoa.yaml do một phiên bản khác của kehoach viết, phiên bản này không đọc được"))
            }
            None => Err(unreadable("khóa khoa.yaml bị sửa hoặc hỏng, không đọc được")),
        }
    }

    /// What is not the same now; options are obeyed, not compared.
    pub(super) fn differences(&self, now: &Lock) -> Vec<Difference> {
        let mut all = Vec::new();
        if self.program != now.program {
            all.push(Difference::Program(self.program.clone(), now.program.clone()));
        }
        if self.era != now.era {
            all.push(Difference::Era(self.era.name.clone(), now.era.name.clone()));
        }
        let missing = |office: bool| -> Vec<String> {
            let lost = self.templates.iter().filter(|t| t.office == office && !now.templates.contains(t));
            // What stands in the way now: a file of the other kind under a name, or one that was not there.
            let other = now.templates.iter().filter(|t| t.office == office && !self.templates.contains(t));
            let mut names: Vec<String> = lost.chain(other).map(|t| t.name.clone()).collect();
            names.sort();
            names.dedup();
            names
        };
        let office = missing(true);
        let own: Vec<String> = missing(false).into_iter().filter(|name| !office.contains(name)).collect();
        if !office.is_empty() {
            all.push(Difference::OfficeTemplates(office));
        }
        if !own.is_empty() {
            all.push(Difference::Templates(own));
        }
        if self.fonts != now.fonts {
            let other = self.fonts.iter().filter(|f| !now.fonts.contains(f)).map(|f| f.name.clone());
            all.push(Difference::Fonts(other.collect()));
        }
        if self.pictures != now.pictures {
            let other = self.pictures.iter().filter(|p| !now.pictures.contains(p));
            let new = now.pictures.iter().filter(|p| !self.pictures.contains(p));
            let mut names: Vec<String> = other.chain(new).map(|p| p.name.clone()).collect();
            names.dedup();
            all.push(Difference::Pictures(names));
        }
        all.extend(self.options.unknown().map(|name| Difference::Option(name.to_string())));
        all
    }
}

impl Difference {
    /// For the officer: what differs and what to do about it.
    pub(crate) fn diagnostic(&self) -> Diagnostic {
        match self {
            Difference::Program(then, now) => {
                let then = shown(then);
                Diagnostic::of(&rules::NGUON_02, format!("phiên bản khác: tệp được tạo bằng {then}, đang chạy {now}"))
                    .advise(format!("dùng đúng {then}: {OTHER_VERSION}; muốn tạo bằng bản đang chạy thì đổi tên tệp khoa.yaml, khi đó trình bày có thể khác bản gốc"))
            }
            Difference::Era(then, now) if then == now => {
                Diagnostic::of(&rules::NGUON_03, format!("dữ liệu thể thức '{}' khác với khi tạo tệp", shown(then)))
                    .advise("dùng đúng bản chương trình đã tạo tệp")
            }
            Difference::Era(then, now) => Diagnostic::of(
                &rules::NGUON_03,
                format!("thể thức khác: khi tạo tệp là '{}', bây giờ là '{now}'", shown(then)),
            )
            .advise("bỏ tùy chọn --the-thuc, hoặc chọn đúng thể thức khi tạo tệp"),
            Difference::OfficeTemplates(names) => {
                let what =
                    format!("mẫu trình bày riêng của cơ quan khác với khi tạo tệp: {}", in_a_row(names, MOST_NAMES));
                Diagnostic::of(&rules::NGUON_04, what)
                    .advise("chỉ đúng thư mục mẫu đã dùng khi tạo tệp bằng --templates; không dùng mẫu riêng thì bỏ tùy chọn này")
            }
            Difference::Templates(names) => {
                let what =
                    format!("mẫu trình bày của chương trình khác với khi tạo tệp: {}", in_a_row(names, MOST_NAMES));
                Diagnostic::of(&rules::NGUON_04, what).advise("dùng đúng bản chương trình đã tạo tệp")
            }
            Difference::Fonts(names) => Diagnostic::of(
                &rules::NGUON_05,
                format!("phông chữ khác với khi tạo tệp: {}", in_a_row(names, MOST_NAMES)),
            )
            .advise("chỉ đúng thư mục phông đã dùng khi tạo tệp bằng --font-path, hoặc bỏ tùy chọn này"),
            Difference::Pictures(names) => {
                Diagnostic::of(&rules::NGUON_09, format!("hình khác với khi tạo tệp: {}", in_a_row(names, MOST_NAMES)))
                    .advise("đặt lại đúng các tệp hình đã trích từ tệp PDF; muốn đổi hình thì đổi tên tệp khoa.yaml")
            }
            Difference::Option(name) => Diagnostic::of(
                &rules::NGUON_06,
                format!("tệp được tạo với tùy chọn '{}' mà phiên bản này không có", shown(name)),
            )
            .advise("dùng đúng bản chương trình đã tạo tệp"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock() -> Lock {
        let hashed = |name: &str| Hashed { name: name.into(), sha256: "12e4".into() };
        let template = |name: &str, office| LockedTemplate { name: name.into(), sha256: "0".into(), office };
        Lock {
            form: FORM,
            program: "kehoach 1.2.3".into(),
            era: hashed("era"),
            options: Options { thrift: true, epoch: Some(5), ..Options::default() }.into(),
            fonts: vec![hashed("A"), hashed("B")],
            templates: vec![template("a.xml", false), template("b.xml", true)],
            pictures: vec![hashed("hinh-1.png")],
        }
    }

    #[test]
    fn a_lock_reads_back_and_other_files_are_none() {
        let text = lock().write().unwrap();
        assert_eq!(Lock::read(text.as_bytes()).unwrap(), Some(lock()));
        assert_eq!(Lock::read(b"khoa: nha kho\n").unwrap(), None);
        assert_eq!(Lock::read(&text.as_bytes()[..text.len() / 2]).unwrap_err().code(), "NGUON-01");
        let later = text.replace("khoa_kehoach: 1", "khoa_kehoach: 2");
        assert!(Lock::read(later.as_bytes()).unwrap_err().what.contains("phiên bản khác"));
    }

    #[test]
    fn every_difference_is_named() {
        assert_eq!(lock().differences(&lock()), []);
        let mut now = lock();
        now.program = "kehoach 2".into();
        now.era.sha256 = "x".into();
        now.fonts[1].sha256 = "x".into();
        now.templates[0].sha256 = "x".into();
        now.templates[1].office = false;
        now.pictures[0].sha256 = "x".into();
        let text: Vec<String> = lock()
            .differences(&now)
            .iter()
            .map(|d| d.diagnostic())
            .map(|d| format!("{} {}", d.code(), d.what))
            .collect();
        assert_eq!(
            text,
            [
                "NGUON-02 phiên bản khác: tệp được tạo bằng kehoach 1.2.3, đang chạy kehoach 2",
                "NGUON-03 dữ liệu thể thức 'era' khác với khi tạo tệp",
                "NGUON-04 mẫu trình bày riêng của cơ quan khác với khi tạo tệp: b.xml",
                "NGUON-04 mẫu trình bày của chương trình khác với khi tạo tệp: a.xml",
                "NGUON-05 phông chữ khác với khi tạo tệp: B",
                "NGUON-09 hình khác với khi tạo tệp: hinh-1.png",
            ]
        );
    }
}
