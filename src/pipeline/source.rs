//! What a PDF/A-3 carries: the plan, its profile and the lock.

use super::load::Loaded;
use super::lock::Lock;
use super::pictures::carried;
use crate::diag::{Diagnostic, rules};
use crate::parse::canonical;
use crate::write::pdf::Attachment;

/// Name of the plan in the PDF and where it is extracted.
pub(crate) const PLAN_FILE: &str = "ke-hoach.yaml";
/// Name of the profile.
pub(crate) const AGENCY_FILE: &str = "don-vi.yaml";
/// Name of the lock.
pub(crate) const LOCK_FILE: &str = "khoa.yaml";

/// Media type of texts.
const YAML: &str = "application/yaml";

/// A file of the source.
#[derive(Debug)]
struct Carried {
    name: String,
    media_type: &'static str,
    description: String,
    bytes: Vec<u8>,
}

/// The source of a PDF: files, sorted by their names, and what the era calls them.
#[derive(Debug)]
pub(super) struct Source {
    files: Vec<Carried>,
}

impl Source {
    /// The source of a plan.
    ///
    /// # Errors
    /// A text whose emphasis cannot be written again.
    pub(super) fn of(loaded: &Loaded, lock: &Lock) -> Result<Source, Diagnostic> {
        let Loaded { plan, agency, provenance: _, era, templates: _, pictures } = loaded;
        let pictures = carried(plan, pictures);
        let mut renamed = plan.clone();
        renamed.each_picture(&mut |named| {
            if let Some((_, name, _)) = pictures.iter().find(|(file, _, _)| file == named) {
                named.clone_from(name);
            }
        });
        let agency = agency.as_ref();
        let text = canonical::plan(&renamed, agency.map(|_| AGENCY_FILE)).map_err(|fault| {
            let shown: String = fault.0.chars().take(60).collect();
            Diagnostic::of(
                &rules::NGUON_07,
                format!("dấu * trong câu này lồng nhau, không ghi lại được vào nguồn đính kèm: \"{shown}\""),
            )
            .advise("viết lại các dấu ** và * của câu cho thành từng cặp rời nhau, hoặc tạo tệp không kèm nguồn (a-2a)")
        })?;
        let lock =
            lock.write().map_err(|fault| Diagnostic::of(&rules::NB_02, format!("không ghi được khóa: {fault}")))?;
        let called = |key: &str, name: &str| era.ten_goi.get(key).map_or(name, String::as_str).to_string();
        let yaml = |name: &str, key: &str, text: String| Carried {
            name: name.to_string(),
            media_type: YAML,
            description: called(key, name),
            bytes: text.into_bytes(),
        };
        let mut files = vec![yaml(PLAN_FILE, "nguon_ke_hoach", text), yaml(LOCK_FILE, "nguon_khoa", lock)];
        files.extend(agency.map(|agency| yaml(AGENCY_FILE, "nguon_don_vi", canonical::agency(agency, plan))));
        files.extend(pictures.into_iter().map(|(_, name, picture)| Carried {
            media_type: picture.format.media_type(),
            description: called("nguon_hinh", &name),
            bytes: picture.file.clone(),
            name,
        }));
        files.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(Source { files })
    }

    /// As the writer takes them.
    pub(super) fn attachments(&self) -> Vec<Attachment<'_>> {
        self.files
            .iter()
            .map(|Carried { name, media_type, description, bytes }| Attachment { name, media_type, description, bytes })
            .collect()
    }
}
