//! Values of arguments.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::diag::Format;
use crate::pipeline::Stage;

/// A file format that `render` makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FileFormat {
    /// Word.
    Docx,
    /// PDF.
    Pdf,
}

impl FileFormat {
    /// Ending of its files, without the dot.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            FileFormat::Docx => "docx",
            FileFormat::Pdf => "pdf",
        }
    }

    /// The format of files with this ending, in any case.
    pub(crate) fn from_extension(extension: &str) -> Option<FileFormat> {
        [FileFormat::Docx, FileFormat::Pdf].into_iter().find(|f| f.extension().eq_ignore_ascii_case(extension))
    }
}

/// A boundary that `--emit` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EmitStage {
    /// What templates see.
    View,
    /// What they make of it.
    Markup,
    /// The block tree.
    Blocks,
    /// Positioned lines.
    Pages,
}

impl From<EmitStage> for Stage {
    fn from(stage: EmitStage) -> Stage {
        match stage {
            EmitStage::View => Stage::View,
            EmitStage::Markup => Stage::Markup,
            EmitStage::Blocks => Stage::Blocks,
            EmitStage::Pages => Stage::Pages,
        }
    }
}

/// `--thong-bao`: the diagnostics' format, as clap knows it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MessageFormat(pub Format);

impl ValueEnum for MessageFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[MessageFormat(Format::Human), MessageFormat(Format::Short), MessageFormat(Format::Json)]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(name(self.0)))
    }
}

/// `--thong-bao` of `check`: what programs that gather findings read, too.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FindingFormat(pub Format);

impl FindingFormat {
    /// Whether a person reads along.
    pub(crate) fn is_for_people(self) -> bool {
        self.0 == Format::Human
    }
}

impl ValueEnum for FindingFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            FindingFormat(Format::Human),
            FindingFormat(Format::Short),
            FindingFormat(Format::Json),
            FindingFormat(Format::Sarif),
            FindingFormat(Format::Github),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(name(self.0)))
    }
}

/// A format as it is typed.
fn name(format: Format) -> &'static str {
    match format {
        Format::Human => "human",
        Format::Short => "short",
        Format::Json => "json",
        Format::Sarif => "sarif",
        Format::Github => "github",
    }
}

/// `-j`: from 1 to 256.
pub(super) fn jobs(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|n| (1..=256).contains(n)).ok_or_else(|| "phải là số nguyên từ 1 đến 256".to_string())
}

/// Where something begins on a sheet of A4 that is 297 mm high, so that it has room for a few lines.
pub(super) fn millimetres(text: &str) -> Result<f64, String> {
    let number = text.replace(',', ".").parse().ok();
    number.filter(|mm| (10.0..=250.0).contains(mm)).ok_or_else(|| "phải là số mm từ 10 đến 250".to_string())
}
