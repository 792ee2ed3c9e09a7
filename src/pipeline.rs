//! The only file that names every stage: from a plan's bytes to the bytes of its files.

use std::path::PathBuf;

use crate::diag::{Diagnostic, Outcome, SourceMap};
use crate::font::FontSet;
use crate::world::World;

/// A file that the caller has read.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// Its name as shown in messages.
    pub name: String,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Which files are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formats {
    /// Word.
    pub docx: bool,
    /// PDF.
    pub pdf: bool,
}

/// One plan and everything that decides what becomes of it.
#[derive(Debug)]
pub struct Job<'a> {
    /// The plan file.
    pub plan: Input<'a>,
    /// `--don-vi`; nothing = the plan's `don_vi`, read through the world relative to `folder`.
    pub agency: Option<Input<'a>>,
    /// The plan's folder.
    pub folder: PathBuf,
    /// `--templates`.
    pub templates: Option<PathBuf>,
    /// `--the-thuc`.
    pub era: Option<String>,
    /// The faces.
    pub fonts: &'a FontSet,
    /// Which files are wanted.
    pub formats: Formats,
    /// `--nhung-phong`.
    pub embed_fonts: bool,
    /// `SOURCE_DATE_EPOCH`: seconds since 1970.
    pub epoch: Option<i64>,
}

/// The files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// DOCX, if wanted.
    pub docx: Option<Vec<u8>>,
    /// PDF, if wanted.
    pub pdf: Option<Vec<u8>>,
    /// How many pages.
    pub pages: usize,
}

/// A boundary between two stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// What templates see.
    View,
    /// What they make of it.
    Markup,
    /// The block tree.
    Blocks,
    /// Positioned lines.
    Pages,
}

/// Renders a plan.
pub fn render(_job: &Job<'_>, _world: &dyn World, _sources: &mut SourceMap) -> Outcome<Rendered> {
    Outcome::failed(vec![Diagnostic::error("NB-02", "các bước chưa được nối với nhau")])
}

/// A boundary between two stages as text.
pub fn emit(_job: &Job<'_>, _world: &dyn World, _sources: &mut SourceMap, _stage: Stage) -> Outcome<String> {
    Outcome::failed(vec![Diagnostic::error("NB-02", "các bước chưa được nối với nhau")])
}
