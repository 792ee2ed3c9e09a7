//! [`Options`] as typed.

use clap::{Args, ValueEnum};

use crate::pipeline::{Options, PdfStandard};

/// Arguments of the commands that make files.
#[derive(Args, Debug)]
pub(crate) struct OptionArgs {
    /// The archive standard of the PDF.
    #[arg(
        long = "pdf-standard",
        value_name = "CHUẨN",
        hide_possible_values = true,
        help = "Chuẩn lưu trữ của PDF: a-2a, hoặc a-3a kèm nguồn trong tệp để trích ra và kiểm chứng [mặc định: a-2a]"
    )]
    standard: Option<StandardName>,
    /// Puts the fonts into the DOCX.
    #[arg(long = "nhung-phong", help = "Nhúng phông chữ vào tệp DOCX")]
    embed_fonts: bool,
    /// Leaves the form fields out of the PDF.
    #[arg(long = "khong-o-ky", help = "Không đặt ô chữ ký số và ô điền số, ngày vào tệp PDF")]
    no_form_fields: bool,
    /// Pulls back a last page that holds next to nothing.
    #[arg(
        long = "gon",
        help = "Kéo trang cuối lại khi trên đó chỉ có phần ký hoặc một, hai dòng lẻ: thu hẹp khoảng cách chữ, cách đoạn, giãn dòng trong khoảng cho phép; nói rõ đã làm gì"
    )]
    thrift: bool,
}

impl OptionArgs {
    /// What is made: what was typed wins over `base`, what a lock remembers or what holds without options.
    pub(crate) fn over(&self, base: Options) -> Options {
        let OptionArgs { standard: typed, embed_fonts: embed, no_form_fields: bare, thrift: pull } = *self;
        let Options { standard, form_fields, embed_fonts, thrift, epoch } = base;
        Options {
            standard: typed.map_or(standard, PdfStandard::from),
            form_fields: form_fields && !bare,
            embed_fonts: embed_fonts || embed,
            thrift: thrift || pull,
            epoch,
        }
    }

    /// The names of those that were typed.
    pub(crate) fn typed(&self) -> Vec<&'static str> {
        let OptionArgs { standard, embed_fonts, no_form_fields, thrift } = *self;
        let all = [
            (embed_fonts, "--nhung-phong"),
            (no_form_fields, "--khong-o-ky"),
            (standard.is_some(), "--pdf-standard"),
            (thrift, "--gon"),
        ];
        all.into_iter().filter(|(typed, _)| *typed).map(|(_, name)| name).collect()
    }
}

/// An archive standard, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StandardName {
    /// PDF/A-2a.
    #[value(name = "a-2a")]
    A2a,
    /// PDF/A-3a: carries its source.
    #[value(name = "a-3a")]
    A3a,
}

impl From<StandardName> for PdfStandard {
    fn from(name: StandardName) -> PdfStandard {
        match name {
            StandardName::A2a => PdfStandard::A2a,
            StandardName::A3a => PdfStandard::A3a,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: OptionArgs,
    }

    fn over(line: &str, base: Options) -> Options {
        Line::try_parse_from(line.split(' ')).unwrap().options.over(base)
    }

    #[test]
    fn what_is_typed_wins_over_what_a_lock_remembers() {
        let plain = Options { epoch: Some(7), ..Options::default() };
        let all =
            Options { standard: PdfStandard::A3a, form_fields: false, embed_fonts: true, thrift: true, epoch: Some(7) };
        assert_eq!(over("x", plain), plain);
        assert_eq!(over("x", all), all);
        assert_eq!(over("x --pdf-standard a-3a --nhung-phong --khong-o-ky --gon", plain), all);
        assert_eq!(over("x --pdf-standard a-2a", all), Options { standard: PdfStandard::A2a, ..all });
        assert_eq!(over("x --khong-o-ky", plain), Options { form_fields: false, ..plain });
        assert_eq!(over("x --nhung-phong", plain), Options { embed_fonts: true, ..plain });
        assert_eq!(over("x --gon", plain), Options { thrift: true, ..plain });
    }
}
