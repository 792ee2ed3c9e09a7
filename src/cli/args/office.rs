//! What an office may have of its own: profile, templates, fonts, an era that it asks for.

use std::path::PathBuf;

use clap::Args;

/// Arguments of the commands that make files.
#[derive(Args, Debug)]
pub(crate) struct OfficeArgs {
    /// Agency profile instead of the plan's own `don_vi`.
    #[arg(long = "don-vi", value_name = "TỆP", help = "Hồ sơ đơn vị dùng thay cho khóa don_vi của kế hoạch")]
    pub agency: Option<PathBuf>,
    /// Folder of the office's own templates.
    #[arg(
        long = "templates",
        value_name = "THƯ MỤC",
        help = "Thư mục mẫu riêng của cơ quan; tệp nào không có thì dùng mẫu gốc"
    )]
    pub templates: Option<PathBuf>,
    /// Folder of the office's own fonts.
    #[arg(
        long = "font-path",
        value_name = "THƯ MỤC",
        help = "Thư mục có bốn tệp phông Times New Roman của cơ quan [mặc định: phông kèm theo]"
    )]
    pub font_path: Option<PathBuf>,
    /// Forces an era.
    #[arg(
        long = "the-thuc",
        value_name = "MÃ",
        help = "Mã thể thức áp dụng, như ở khóa 'the_thuc' [mặc định: theo ngày của kế hoạch]"
    )]
    pub era: Option<String>,
}
