//! What a PDF/A-3 carries: the plan, its profile and the lock.

use super::lock::Lock;
use crate::diag::{Diagnostic, rules};
use crate::era::Era;
use crate::model::{Agency, Plan};
use crate::parse::canonical;
use crate::write::pdf::Attachment;

/// Name of the plan in the PDF and where it is extracted.
pub(crate) const PLAN_FILE: &str = "ke-hoach.yaml";
/// Name of the profile.
pub(crate) const AGENCY_FILE: &str = "don-vi.yaml";
/// Name of the lock.
pub(crate) const LOCK_FILE: &str = "khoa.yaml";

/// Media type of all of them.
const YAML: &str = "application/yaml";

/// The source of a PDF: files with their names, sorted, and what the era calls them.
#[derive(Debug)]
pub(super) struct Source {
    files: Vec<(&'static str, String, String)>,
}

impl Source {
    /// The source of a plan.
    ///
    /// # Errors
    /// A text whose emphasis cannot be written again.
    pub(super) fn of(plan: &Plan, agency: Option<&Agency>, lock: &Lock, era: &Era) -> Result<Source, Diagnostic> {
        let text = canonical::plan(plan, agency.map(|_| AGENCY_FILE)).map_err(|fault| {
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
        let mut files = vec![(PLAN_FILE, called("nguon_ke_hoach", PLAN_FILE), text)];
        if let Some(agency) = agency {
            files.push((AGENCY_FILE, called("nguon_don_vi", AGENCY_FILE), canonical::agency(agency, plan)));
        }
        files.push((LOCK_FILE, called("nguon_khoa", LOCK_FILE), lock));
        files.sort();
        Ok(Source { files })
    }

    /// As the writer takes them.
    pub(super) fn attachments(&self) -> Vec<Attachment<'_>> {
        self.files
            .iter()
            .map(|(name, description, text)| Attachment { name, media_type: YAML, description, bytes: text.as_bytes() })
            .collect()
    }
}
