//! Arguments of `sao`.

use std::path::PathBuf;

use clap::Args;

use super::values::millimetres;
use super::{MessageArgs, OfficeArgs};

/// What is copied, and how.
#[derive(Args, Debug)]
pub(crate) struct CopyArgs {
    /// The PDF that is copied, if there is one, and the copy's file, in any order.
    #[arg(
        required_unless_present = "sample",
        num_args = 1..=2,
        value_name = "TỆP",
        help = "Văn bản được sao (.pdf) và tệp bản sao (.yaml); chỉ có tệp bản sao thì tạo riêng khối bản sao"
    )]
    pub files: Vec<PathBuf>,
    /// Prints a copy's file to start from.
    #[arg(long = "mau", conflicts_with = "files", help = "In tệp bản sao mẫu có chú thích rồi thôi")]
    pub sample: bool,
    /// Where the copy goes.
    #[arg(
        short = 'o',
        long = "output",
        value_name = "NƠI GHI",
        help = "Tệp ra; thư mục; - = đầu ra chuẩn [mặc định: <văn bản>-sao.pdf cạnh bản gốc]"
    )]
    pub output: Option<PathBuf>,
    /// Where the part begins on the sheet.
    #[arg(
        long = "cach-tren",
        value_name = "MM",
        value_parser = millimetres,
        help = "Khối bản sao riêng: đường kẻ cách mép trên tờ giấy chừng này mm, dưới chỗ hết của bản chụp [mặc định: lề trên]"
    )]
    pub from_top: Option<f64>,
    /// What the office has of its own.
    #[command(flatten)]
    pub office: OfficeArgs,
    /// Replaces files that are there.
    #[arg(long = "ghi-de", help = "Thay tệp đã có; bản gốc thì không bao giờ bị ghi đè")]
    pub overwrite: bool,
    /// How messages are written.
    #[command(flatten)]
    pub messages: MessageArgs,
}
