//! A request as it comes.

use std::collections::BTreeMap;

use base64::engine::general_purpose::STANDARD;
use base64::prelude::Engine;
use serde::Deserialize;
use serde_json::Value;

use crate::pipeline::{Formats, Options, PdfStandard};

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Task {
    /// Pages and findings.
    Trang,
    /// Pages and what rendering says of them.
    Hien,
    /// What rendering and checking say.
    Soat,
    /// Files.
    Ve,
    /// What the entries say.
    Doc,
    /// The text with changes.
    Sua,
    /// The schema.
    LuocDo,
    /// The form.
    MauNhap,
    /// The faces.
    Phong,
    /// An old file.
    Nhap,
    /// Two plans.
    SoSanh,
    /// A pasted text.
    Chia,
}

/// A request.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Request {
    pub viec: Task,
    /// The plan's text.
    #[serde(default)]
    pub ke_hoach: String,
    /// What it is called.
    #[serde(default = "usual_name")]
    pub ten: String,
    /// Changes of its entries, one after the other.
    #[serde(default)]
    pub sua: Vec<Edit>,
    /// Stretches that are replaced after these (the fixes of findings).
    #[serde(default)]
    pub thay: Vec<Stretch>,
    /// Files brought along, by their names: texts, or bytes in base64.
    #[serde(default)]
    pub tep: BTreeMap<String, File>,
    /// Pages that the asker has already, by the marks they came with; those that are still the same are not sent again.
    #[serde(default)]
    pub da_co: Vec<String>,
    /// The other plan of a comparison.
    #[serde(default)]
    pub ban_truoc: String,
    /// What was pasted, and into which key.
    #[serde(default)]
    pub doan: String,
    #[serde(default)]
    pub khoa: String,
    /// `docx`, `pdf`; none = both.
    #[serde(default)]
    pub dinh_dang: Vec<Wanted>,
    /// The PDF's standard: `a-2a` or `a-3a`.
    #[serde(default)]
    pub chuan: Option<Standard>,
    #[serde(default)]
    pub gon: bool,
    #[serde(default)]
    pub khong_o_ky: bool,
    #[serde(default)]
    pub nhung_phong: bool,
}

/// A change of a top-level entry: its value, its lines, or (neither) that it goes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Edit {
    pub khoa: String,
    #[serde(default)]
    pub gia_tri: Value,
    #[serde(default)]
    pub nguon: Option<String>,
}

/// A stretch of a text's line, in characters from 1, and what stands there afterwards.
#[derive(Debug, Deserialize)]
pub(super) struct Stretch {
    pub dong: u32,
    pub cot: u32,
    pub rong: u32,
    pub chu: String,
}

/// A file brought along.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum File {
    Text(String),
    Bytes { base64: String },
}

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Wanted {
    Docx,
    Pdf,
}

/// A standard of archives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Standard {
    #[serde(rename = "a-2a")]
    A2a,
    #[serde(rename = "a-3a")]
    A3a,
}

fn usual_name() -> String {
    "ke-hoach.yaml".to_string()
}

impl Request {
    /// How files are made.
    pub(super) fn options(&self) -> Options {
        let standard = match self.chuan {
            Some(Standard::A3a) => PdfStandard::A3a,
            Some(Standard::A2a) | None => PdfStandard::A2a,
        };
        Options {
            standard,
            form_fields: !self.khong_o_ky,
            embed_fonts: self.nhung_phong,
            thrift: self.gon,
            epoch: None,
        }
    }

    /// Which files.
    pub(super) fn formats(&self) -> Formats {
        let wants = |format| self.dinh_dang.is_empty() || self.dinh_dang.contains(&format);
        Formats { docx: wants(Wanted::Docx), pdf: wants(Wanted::Pdf) }
    }
}

impl File {
    /// Its bytes; nothing where the letters are no base64.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        match self {
            File::Text(text) => Some(text.clone().into_bytes()),
            File::Bytes { base64 } => STANDARD.decode(base64).ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_as_bytes() {
        let read = |text: &str| File::Bytes { base64: text.to_string() }.bytes();
        for (text, bytes) in [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9vYmFy", "foobar"), ("Zm9v", "foo")] {
            assert_eq!(read(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(read("a b"), None);
    }
}
