//! A plan's line of a report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diag::{Severity, word};

/// How a plan ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Ending {
    /// Its files are there.
    #[serde(rename = "tot")]
    Good,
    /// Something is wrong with it, or with the place for its files.
    #[serde(rename = "loi")]
    Faulty,
    /// The program failed at it.
    #[serde(rename = "hoang")]
    Panicked,
}

/// How the files that are there stand beside those made anew (`--chi-so-sanh`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Compared {
    /// Byte for byte the same.
    #[serde(rename = "giong")]
    Same,
    /// One is different.
    #[serde(rename = "khac")]
    Different,
    /// One is not there.
    #[serde(rename = "thieu")]
    Missing,
}

/// A plan's line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Line {
    /// The plan, as messages call it.
    #[serde(rename = "ten")]
    pub name: String,
    /// How it ended.
    #[serde(rename = "kq")]
    pub ending: Ending,
    /// Its text.
    #[serde(rename = "nguon_sha256", skip_serializing_if = "Option::is_none", default)]
    pub source: Option<String>,
    /// What else decides of its files, but for what it reads: program, options, fonts, the profile of `--don-vi`.
    #[serde(rename = "khoa_sha256")]
    pub way: String,
    /// What it reads: its profile, templates, pictures. Of each the hash of its bytes, of a folder that of its names.
    #[serde(rename = "kem", skip_serializing_if = "BTreeMap::is_empty", default)]
    pub read: BTreeMap<String, String>,
    /// Its files.
    #[serde(rename = "docx_sha256", skip_serializing_if = "Option::is_none", default)]
    pub docx: Option<String>,
    #[serde(rename = "pdf_sha256", skip_serializing_if = "Option::is_none", default)]
    pub pdf: Option<String>,
    /// How many pages.
    #[serde(rename = "so_trang", skip_serializing_if = "Option::is_none", default)]
    pub pages: Option<usize>,
    /// What a comparison found.
    #[serde(rename = "so_sanh", skip_serializing_if = "Option::is_none", default)]
    pub compared: Option<Compared>,
    /// What was noticed, as `--thong-bao json` writes it.
    #[serde(rename = "thong_bao")]
    pub told: Vec<Value>,
}

impl Line {
    /// That of a plan of which nothing is known yet.
    pub(crate) fn of(name: String, way: &str, ending: Ending) -> Line {
        Line {
            name,
            ending,
            source: None,
            way: way.to_string(),
            read: BTreeMap::new(),
            docx: None,
            pdf: None,
            pages: None,
            compared: None,
            told: Vec::new(),
        }
    }

    /// Whether a warning was told.
    pub(crate) fn warned(&self) -> bool {
        self.told.iter().any(|entry| entry.get("muc").and_then(Value::as_str) == Some(word(Severity::Warning)))
    }
}
