//! What is asked for besides plan, profile, era, templates and fonts, as far as it shows in the bytes.
//!
//! A new option is a field of [`Options`], its default and what it is called in a lock (here), an argument
//! (`cli/args/options.rs`), and the stage that does it. Wherever options are handled they are taken apart field by field,
//! so that the compiler names every place that does not know the new one.

use serde::{Deserialize, Serialize};

use crate::write::pdf::PdfStandard;

/// How the files are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The archive standard of the PDF (`--pdf-standard`).
    pub standard: PdfStandard,
    /// Whether a PDF gets form fields for signatures and blanks; `--khong-o-ky` leaves them out.
    pub form_fields: bool,
    /// Fonts inside the DOCX (`--nhung-phong`).
    pub embed_fonts: bool,
    /// `--gon`: pulls back a last page that holds next to nothing, whatever `trinh_bay.gon` says.
    pub thrift: bool,
    /// Dates a draft's metadata (`SOURCE_DATE_EPOCH`); seconds since 1970.
    pub epoch: Option<i64>,
}

impl Default for Options {
    fn default() -> Options {
        Options { standard: PdfStandard::default(), form_fields: true, embed_fonts: false, thrift: false, epoch: None }
    }
}

impl Options {
    /// The same with what no finished file shows chosen otherwise: what else it may have been made with.
    pub(crate) fn otherwise(self) -> Vec<Options> {
        let Options { standard: _, form_fields: _, embed_fonts: _, thrift, epoch: _ } = self;
        vec![Options { thrift: !thrift, ..self }]
    }
}

/// Options as a lock writes them. The standard is a text: that of a later version is read, and told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LockedOptions {
    #[serde(rename = "chuan_pdf")]
    standard: String,
    #[serde(rename = "o_ky")]
    form_fields: bool,
    #[serde(rename = "nhung_phong")]
    embed_fonts: bool,
    #[serde(rename = "gon", default, skip_serializing_if = "is_false")]
    thrift: bool,
    /// Only where it dates a draft.
    #[serde(rename = "moc_thoi_gian", default, skip_serializing_if = "Option::is_none")]
    epoch: Option<i64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

impl From<Options> for LockedOptions {
    fn from(options: Options) -> LockedOptions {
        let Options { standard, form_fields, embed_fonts, thrift, epoch } = options;
        LockedOptions { standard: standard.name().to_string(), form_fields, embed_fonts, thrift, epoch }
    }
}

impl LockedOptions {
    /// As this version knows them; for what it does not know its default.
    pub(super) fn known(&self) -> Options {
        let LockedOptions { standard: _, form_fields, embed_fonts, thrift, epoch } = *self;
        Options { standard: self.standard().unwrap_or_default(), form_fields, embed_fonts, thrift, epoch }
    }

    /// What this version does not know.
    pub(super) fn unknown(&self) -> Option<&str> {
        self.standard().is_none().then_some(self.standard.as_str())
    }

    fn standard(&self) -> Option<PdfStandard> {
        [PdfStandard::A2a, PdfStandard::A3a].into_iter().find(|s| s.name() == self.standard)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_says_what_was_chosen_in_words_that_stay() {
        let all =
            Options { standard: PdfStandard::A3a, form_fields: false, embed_fonts: true, thrift: true, epoch: Some(5) };
        let text = serde_yaml::to_string(&LockedOptions::from(all)).unwrap();
        assert_eq!(text, "chuan_pdf: a-3a\no_ky: false\nnhung_phong: true\ngon: true\nmoc_thoi_gian: 5\n");
        let read: LockedOptions = serde_yaml::from_str(&text).unwrap();
        assert_eq!((read.known(), read.unknown()), (all, None));
        // Written before there was `gon`, without a date.
        let older: LockedOptions = serde_yaml::from_str("chuan_pdf: a-2a\no_ky: true\nnhung_phong: false\n").unwrap();
        assert_eq!(older.known(), Options::default());
        assert_eq!(serde_yaml::to_string(&older).unwrap(), "chuan_pdf: a-2a\no_ky: true\nnhung_phong: false\n");
    }

    #[test]
    fn a_standard_of_a_later_version_is_read_and_told() {
        let later: LockedOptions = serde_yaml::from_str("chuan_pdf: a-4f\no_ky: false\nnhung_phong: false\n").unwrap();
        assert_eq!(later.unknown(), Some("a-4f"));
        assert_eq!(later.known(), Options { form_fields: false, ..Options::default() });
    }

    #[test]
    fn what_a_file_does_not_show_is_tried_the_other_way() {
        let seen = Options { form_fields: false, epoch: Some(1), ..Options::default() };
        assert_eq!(seen.otherwise(), [Options { thrift: true, ..seen }]);
    }
}
