//! Arguments of `import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::MessageArgs;
use crate::facade::{Charset, ImportFrom};

/// `--from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SourceFormat {
    /// Text.
    Txt,
    /// Markdown.
    Md,
    /// Word.
    Docx,
    /// PDF.
    Pdf,
}

impl From<SourceFormat> for ImportFrom {
    fn from(format: SourceFormat) -> ImportFrom {
        match format {
            SourceFormat::Txt | SourceFormat::Md => ImportFrom::Text,
            SourceFormat::Docx => ImportFrom::Docx,
            SourceFormat::Pdf => ImportFrom::Pdf,
        }
    }
}

/// `--bang-ma`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CharsetName {
    /// What the letters say.
    Auto,
    /// Unicode.
    Unicode,
    /// TCVN3.
    Tcvn3,
    /// VNI.
    Vni,
    /// VIQR.
    Viqr,
}

impl CharsetName {
    /// The encoding; nothing for what the letters say.
    pub(crate) fn charset(self) -> Option<Charset> {
        match self {
            CharsetName::Auto => None,
            CharsetName::Unicode => Some(Charset::Unicode),
            CharsetName::Tcvn3 => Some(Charset::Tcvn3),
            CharsetName::Vni => Some(Charset::Vni),
            CharsetName::Viqr => Some(Charset::Viqr),
        }
    }
}

/// Arguments of `import`.
#[derive(Args, Debug)]
pub(crate) struct ImportArgs {
    /// The files.
    #[arg(
        required = true,
        value_name = "TỆP",
        help = "Tệp Word (.docx), tệp chữ (.txt, .md) hoặc PDF; thư mục = mọi tệp như thế trong đó; được dùng * và ?"
    )]
    pub files: Vec<PathBuf>,
    /// Where the plan goes.
    #[arg(
        short = 'o',
        long = "output",
        value_name = "NƠI",
        help = "Tệp kế hoạch .yaml, hoặc thư mục [mặc định: cạnh tệp nguồn]"
    )]
    pub output: Option<PathBuf>,
    /// What kind of file it is.
    #[arg(
        long = "from",
        value_name = "LOẠI",
        hide_possible_values = true,
        help = "Loại tệp nguồn: txt, md, docx, pdf [mặc định: xét các byte của tệp]"
    )]
    pub from: Option<SourceFormat>,
    /// Its encoding.
    #[arg(
        long = "bang-ma",
        value_name = "BẢNG MÃ",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true,
        help = "Bảng mã của chữ: auto, unicode, tcvn3, vni, viqr [mặc định: auto]"
    )]
    pub charset: CharsetName,
    /// Scans are read by another program.
    #[arg(
        long = "ocr",
        help = "Nhận dạng chữ của PDF là ảnh quét bằng tesseract, nếu máy có; chữ nhận dạng phải đọc lại từng trang"
    )]
    pub ocr: bool,
    /// Writes the proof.
    #[arg(
        long = "chung-minh",
        help = "Ghi bản chứng minh không mất chữ nào: .chung-minh.txt và .chung-minh.json cạnh tệp kế hoạch"
    )]
    pub proof: bool,
    /// Proves again after edits.
    #[arg(
        long = "doi-chieu",
        value_name = "KẾ HOẠCH",
        help = "Đối chiếu tệp nguồn với tệp kế hoạch đã sửa (và tệp -kem-theo.yaml cạnh nó): kể đúng những chỗ khác (mã thoát 1 khi có), không ghi gì"
    )]
    pub against: Option<PathBuf>,
    /// The profile of the office.
    #[arg(
        long = "don-vi",
        value_name = "TỆP",
        help = "Hồ sơ đơn vị: tên cơ quan, địa danh, ký hiệu, người ký nào đúng như trong hồ sơ thì kế hoạch không chép lại"
    )]
    pub office: Option<PathBuf>,
    /// How messages are written.
    #[command(flatten)]
    pub messages: MessageArgs,
    /// How many at once.
    #[arg(short = 'j', long = "jobs", value_name = "SỐ", value_parser = clap::value_parser!(u16).range(1..), help = "Số tệp đọc cùng lúc [mặc định: số nhân của máy]")]
    pub jobs: Option<u16>,
}
