//! Arguments of the commands that render plans.

use std::path::PathBuf;

use clap::Args;

use super::values::{EmitStage, FileFormat, jobs};
use super::{MessageArgs, OfficeArgs, OptionArgs};

/// Arguments of `render`.
#[derive(Args, Debug)]
pub(crate) struct RenderArgs {
    /// Plans, folders, patterns, or `-`.
    #[arg(
        required = true,
        value_name = "KẾ HOẠCH",
        help = "Tệp kế hoạch .yaml; thư mục = mọi tệp .yaml trong đó; được dùng * và ?; - = đầu vào chuẩn"
    )]
    pub plans: Vec<PathBuf>,
    /// Where the files go.
    #[arg(
        short = 'o',
        long = "output",
        value_name = "NƠI GHI",
        help = "Tệp .docx hoặc .pdf; thư mục; - = đầu ra chuẩn [mặc định: cạnh tệp kế hoạch]"
    )]
    pub output: Option<PathBuf>,
    /// Which files are made.
    #[arg(
        short = 'f',
        long = "format",
        value_name = "ĐỊNH DẠNG",
        value_delimiter = ',',
        hide_possible_values = true,
        help = "docx, pdf hoặc docx,pdf [mặc định: docx,pdf]"
    )]
    pub formats: Vec<FileFormat>,
    /// What the office has of its own.
    #[command(flatten)]
    pub office: OfficeArgs,
    /// How the files are made.
    #[command(flatten)]
    pub options: OptionArgs,
    /// Prints a boundary between two stages instead of making files.
    #[arg(
        long = "emit",
        value_name = "BƯỚC",
        hide_possible_values = true,
        conflicts_with = "formats",
        help = "In kết quả của một bước để tìm lỗi, thay vì tạo tệp: view, markup, blocks, pages"
    )]
    pub emit: Option<EmitStage>,
    /// How many plans are worked on at the same time.
    #[arg(short = 'j', value_name = "SỐ", value_parser = jobs, help = "Số kế hoạch xử lý cùng lúc [mặc định: số nhân của máy]")]
    pub jobs: Option<usize>,
    /// Replaces what somebody made of a file, and what is filled in already.
    #[arg(
        long = "ghi-de",
        help = "Thay cả tệp DOCX đã sửa trong Word, PDF đã điền hoặc đã ký; với issue: cả số hoặc ngày đã ghi trong kế hoạch"
    )]
    pub overwrite: bool,
    /// How all that is told.
    #[command(flatten)]
    pub messages: MessageArgs,
}

/// Arguments of `issue`: those of `render`, and what is filled in.
#[derive(Args, Debug)]
pub(crate) struct IssueArgs {
    /// Number.
    #[arg(long = "so", value_name = "SỐ", allow_hyphen_values = true, help = "Số của văn bản, như 15 hoặc 05a")]
    pub number: String,
    /// Day of issue.
    #[arg(long = "ngay", value_name = "NGÀY", allow_hyphen_values = true, help = "Ngày ban hành, như 05/3/2026")]
    pub date: String,
    /// The plan and the DOCX beside a PDF too.
    #[arg(
        long = "ca-nguon",
        help = "Với tệp PDF: điền cả tệp kế hoạch cùng tên bên cạnh và tạo lại DOCX, nếu kế hoạch còn khớp với tệp PDF"
    )]
    pub with_source: bool,
    /// What `render` is told.
    #[command(flatten)]
    pub render: RenderArgs,
}
