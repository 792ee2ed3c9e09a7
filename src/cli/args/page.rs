//! Arguments of the commands of the page, and of comparing.

use std::path::PathBuf;

use clap::Args;

/// Arguments of `serve`.
#[cfg(feature = "serve")]
#[derive(Args, Debug)]
pub(in crate::cli) struct ServeArgs {
    /// The port; 0 = any.
    #[arg(
        long = "cong",
        value_name = "SỐ",
        default_value_t = 0,
        hide_default_value = true,
        help = "Cổng trên máy này [mặc định: máy tự chọn]"
    )]
    pub port: u16,
    /// Opens no browser.
    #[arg(long = "khong-mo", help = "Không tự mở trình duyệt, chỉ in địa chỉ")]
    pub quiet: bool,
}

/// Arguments of `trang`.
#[derive(Args, Debug)]
pub(in crate::cli) struct StaticPageArgs {
    /// The folder.
    #[arg(short = 'o', value_name = "THƯ MỤC", required = true, help = "Thư mục để ghi trang")]
    pub output: PathBuf,
    /// The engine.
    #[arg(
        long = "may",
        value_name = "TỆP",
        help = "Máy tạo trang (WebAssembly) [mặc định: kehoach.wasm cạnh chương trình]"
    )]
    pub engine: Option<PathBuf>,
}

/// Arguments of `so-sanh`.
#[derive(Args, Debug)]
pub(in crate::cli) struct CompareArgs {
    /// The earlier plan.
    #[arg(value_name = "BẢN TRƯỚC", help = "Tệp kế hoạch trước khi sửa")]
    pub before: PathBuf,
    /// The later plan.
    #[arg(value_name = "BẢN SAU", help = "Tệp kế hoạch sau khi sửa")]
    pub after: PathBuf,
    /// The later plan as a file of Word with tracked changes.
    #[arg(short = 'o', value_name = "TỆP.docx", help = "Ghi bản sau thành tệp Word có dấu theo dõi thay đổi")]
    pub output: Option<PathBuf>,
}
