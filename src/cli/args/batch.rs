//! Arguments of a run over many plans.

use std::path::PathBuf;

use clap::Args;

use super::{MessageArgs, RenderArgs};

/// Arguments of `render`: those that other commands share, and what concerns the run.
#[derive(Args, Debug)]
pub(crate) struct RunArgs {
    /// What is rendered.
    #[command(flatten)]
    pub render: RenderArgs,
    /// The report.
    #[arg(
        long = "bao-cao",
        value_name = "TỆP",
        conflicts_with = "emit",
        help = "Ghi báo cáo .jsonl, mỗi kế hoạch một dòng: kết quả, SHA-256 của nguồn và của tệp ra, số trang, thông báo"
    )]
    pub report: Option<PathBuf>,
    /// Goes on with a run that was stopped.
    #[arg(
        long = "tiep",
        requires = "report",
        help = "Làm tiếp lần chạy dở theo báo cáo: bỏ qua kế hoạch đã xong mà nguồn và tệp ra không đổi"
    )]
    pub resume: bool,
    /// Compares instead of writing.
    #[arg(
        long = "chi-so-sanh",
        conflicts_with_all = ["emit", "resume"],
        help = "Không ghi tệp nào: dựng lại và so với tệp đã có; tệp khác hoặc thiếu là lỗi"
    )]
    pub compare: bool,
}

/// Arguments of `tong-hop`.
#[derive(Args, Debug)]
pub(crate) struct SumArgs {
    /// Shards, folders of them, reports.
    #[arg(
        required = true,
        value_name = "KẾT QUẢ",
        help = "Thư mục chứa mảnh kết quả .zip, từng mảnh kết quả, hoặc báo cáo .jsonl"
    )]
    pub paths: Vec<PathBuf>,
    /// What all is.
    #[arg(
        long = "danh-sach",
        value_name = "TỆP",
        help = "Danh sách mọi mảnh nguồn, mỗi dòng một tên hoặc một dòng của sha256sum: nói mảnh nào chưa có kết quả"
    )]
    pub list: Option<PathBuf>,
    /// All lines in one file.
    #[arg(
        long = "bao-cao",
        value_name = "TỆP",
        help = "Ghi mọi dòng báo cáo vào một tệp .jsonl; không ghi đè tệp đã có"
    )]
    pub report: Option<PathBuf>,
    /// How all that is told.
    #[command(flatten)]
    pub messages: MessageArgs,
}
