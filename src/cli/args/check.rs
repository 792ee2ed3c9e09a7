//! Arguments of `check`, `rules` and `explain`.

use std::path::PathBuf;

use clap::Args;

use super::OfficeArgs;
use super::values::{FindingFormat, jobs};

/// Arguments of `check`.
#[derive(Args, Debug)]
pub(crate) struct CheckArgs {
    /// Plans, old files, folders, patterns, or `-`.
    #[arg(
        required = true,
        value_name = "TỆP",
        help = "Tệp kế hoạch .yaml, hoặc tệp Word, PDF, tệp chữ chưa nhập; thư mục; được dùng * và ?; - = đầu vào chuẩn"
    )]
    pub files: Vec<PathBuf>,
    /// Only these rules.
    #[arg(
        long = "chi",
        value_name = "MÃ",
        value_delimiter = ',',
        conflicts_with = "without",
        help = "Chỉ soát các mã này; ghi cả nhóm được, như DAN hoặc DAN,LAP-01"
    )]
    pub only: Vec<String>,
    /// Not these rules.
    #[arg(long = "tru", value_name = "MÃ", value_delimiter = ',', help = "Không soát các mã hoặc nhóm mã này")]
    pub without: Vec<String>,
    /// What came of each rule.
    #[arg(long = "tom-tat", help = "Nói thêm quy tắc nào đạt, không đạt, không áp dụng, chưa kiểm tra")]
    pub summary: bool,
    /// Every finding.
    #[arg(long = "het", help = "Kể hết; nếu không, mỗi mã chỉ kể 20 chỗ đầu")]
    pub all: bool,
    /// Makes the fixes.
    #[arg(
        long = "fix",
        help = "Sửa trong tệp kế hoạch những chỗ chắc chắn không làm đổi nghĩa; chú thích và thứ tự giữ nguyên"
    )]
    pub fix: bool,
    /// Makes those that are offered, too.
    #[arg(long = "ca-goi-y", help = "Với --fix hoặc --thu: sửa cả những chỗ chương trình chỉ gợi ý")]
    pub suggested: bool,
    /// Shows them only.
    #[arg(long = "thu", help = "Chỉ in những dòng mà --fix sẽ sửa, không ghi tệp")]
    pub trial: bool,
    /// Also in an issued plan.
    #[arg(long = "ca-da-ban-hanh", help = "Với --fix: sửa cả kế hoạch đã có số và ngày")]
    pub issued_too: bool,
    /// Findings as comments of a Word file.
    #[arg(
        long = "ghi-chu",
        value_name = "TỆP.docx",
        conflicts_with_all = ["fix", "trial"],
        help = "Với một tệp .docx: ghi ra tệp mới có các chỗ báo là ghi chú (comment) của Word tại đúng chữ"
    )]
    pub comments: Option<PathBuf>,
    /// What the office has of its own.
    #[command(flatten)]
    pub office: OfficeArgs,
    /// How many files are worked on at the same time.
    #[arg(short = 'j', value_name = "SỐ", value_parser = jobs, help = "Số tệp soát cùng lúc [mặc định: số nhân của máy]")]
    pub jobs: Option<usize>,
    /// How findings are written.
    #[arg(
        long = "thong-bao",
        value_name = "DẠNG",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true,
        help = "Dạng của thông báo: human, short (mỗi thông báo một dòng), json, sarif (SARIF 2.1.0, ra đầu ra chuẩn), github [mặc định: human]"
    )]
    pub format: FindingFormat,
    /// Warnings show in the exit code.
    #[arg(long = "nghiem", help = "Nghiêm: không có lỗi nhưng có cảnh báo thì mã thoát là 3")]
    pub strict: bool,
}

/// Arguments of `rules`.
#[derive(Args, Debug)]
pub(crate) struct RulesArgs {
    /// For programs.
    #[arg(long = "json", help = "In dạng JSON, kèm lý do, căn cứ của từng thể thức và ví dụ")]
    pub json: bool,
}

/// Arguments of `explain`.
#[derive(Args, Debug)]
pub(crate) struct ExplainArgs {
    /// The rule.
    #[arg(value_name = "MÃ", help = "Mã trong ngoặc vuông của thông báo, như CAU-04")]
    pub code: String,
}
