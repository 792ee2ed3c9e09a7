//! Arguments as typed: what clap reads. Their meaning is in [`super::job`]; clap's own words are replaced by Vietnamese ones
//! here (help) and in [`super::errors`] (mistakes).

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

/// Layout of a command's help page.
const HELP: &str = "{about}

Cách dùng:
  {usage}

Tham số:
{positionals}

Tùy chọn:
{options}{after-help}
";

/// The same for a command without positional arguments.
const HELP_OPTIONS: &str = "{about}

Cách dùng:
  {usage}

Tùy chọn:
{options}{after-help}
";

/// The same for the program as a whole.
const HELP_ROOT: &str = "{about}

Cách dùng:
  {usage}

Lệnh:
{subcommands}

Tùy chọn:
{options}{after-help}
";

const EXIT_CODES: &str = "\
Mã thoát: 0 tốt; 1 có lỗi trong tệp kế hoạch; 2 gõ lệnh sai; 4 không đọc hoặc ghi được tệp.";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "kehoach",
    version,
    about = "Tạo Kế hoạch hành chính (DOCX và PDF) đúng thể thức Nghị định số 30/2020/NĐ-CP từ một tệp YAML.",
    override_usage = "kehoach <LỆNH> [TÙY CHỌN]",
    help_template = HELP_ROOT,
    after_help = "Bắt đầu:
  kehoach init ke-hoach.yaml      tạo tệp kế hoạch mẫu có chú thích
  kehoach render ke-hoach.yaml    tạo ke-hoach.docx và ke-hoach.pdf
  kehoach render --help           hướng dẫn của một lệnh",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_value_name = "LỆNH"
)]
pub struct Cli {
    /// The command; nothing = help.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// `-h`.
    #[arg(short = 'h', long = "help", action = ArgAction::HelpShort, global = true, help = "In hướng dẫn này", display_order = 900)]
    pub help: Option<bool>,
    /// `-V`.
    #[arg(short = 'V', long = "version", action = ArgAction::Version, help = "In phiên bản của chương trình", display_order = 901)]
    pub version: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// `render`.
    #[command(
        about = "Tạo DOCX và PDF từ tệp kế hoạch",
        override_usage = "kehoach render [TÙY CHỌN] <KẾ HOẠCH>…",
        help_template = HELP,
        after_help = joined(&["Ví dụ:
  kehoach render ke-hoach.yaml                      tạo ke-hoach.docx và ke-hoach.pdf cạnh tệp nguồn
  kehoach render ke-hoach.yaml -o ban-trinh.pdf     chỉ tạo một tệp PDF
  kehoach render . -o ket-qua/                      mọi kế hoạch trong thư mục này và các thư mục con
  kehoach render - -o - -f pdf < ke-hoach.yaml > ke-hoach.pdf

", EXIT_CODES])
    )]
    Render(RenderArgs),
    /// `issue`.
    #[command(
        about = "Điền số và ngày ban hành vào tệp kế hoạch (rồi tạo lại DOCX, PDF) hoặc vào tệp PDF đã ký",
        override_usage = "kehoach issue [TÙY CHỌN] --so <SỐ> --ngay <NGÀY> <TỆP>",
        help_template = HELP,
        after_help = joined(&["\
Tệp .yaml: số và ngày được ghi vào khóa 'so' và 'ngay', mọi thứ khác trong tệp giữ nguyên; sau đó các tệp được tạo
như lệnh render. Có lỗi thì không tệp nào bị thay đổi.
Tệp .pdf có ô để trống: số và ngày được điền nối tiếp vào cuối tệp, chữ ký số đã có vẫn hợp lệ. Trình tự của văn bản
điện tử: người có thẩm quyền ký, văn thư điền số và ngày, cơ quan ký.

Ví dụ:
  kehoach issue ke-hoach.yaml --so 15 --ngay 05/3/2026
  kehoach issue ke-hoach.yaml --so 15 --ngay 05/3/2026 -o phat-hanh/ --ghi-de
  kehoach issue ke-hoach.pdf --so 15 --ngay 05/3/2026
  kehoach issue ke-hoach.pdf --so 15 --ngay 05/3/2026 -o ke-hoach-15.pdf

", EXIT_CODES]),
        mut_arg("plans", |a| a
            .num_args(1)
            .value_name("TỆP")
            .help("Tệp kế hoạch .yaml, hoặc tệp .pdf do chương trình này tạo")),
        mut_arg("output", |a| a.help("Tệp .docx hoặc .pdf; thư mục [mặc định: cạnh tệp kế hoạch; tệp PDF được thay bằng bản đã điền]")),
        mut_arg("emit", |a| a.hide(true)),
        mut_arg("jobs", |a| a.hide(true))
    )]
    Issue(IssueArgs),
    /// `verify`.
    #[command(
        about = "Kiểm chứng tệp PDF, DOCX: có còn đúng từng byte như chương trình đã tạo từ nguồn không",
        override_usage = "kehoach verify [TÙY CHỌN] <TỆP>…",
        help_template = HELP,
        after_help = "Nguồn lấy từ tệp chỉ sau --nguon; không chỉ thì từ trong tệp (PDF tạo bằng --pdf-standard a-3a);
không có nữa thì từ tệp kế hoạch cùng tên bên cạnh. Tệp PDF đã ký hoặc điền thêm vẫn kiểm chứng được.

Ví dụ:
  kehoach verify ke-hoach.pdf
  kehoach verify ke-hoach.docx --nguon luu-tru/ke-hoach.yaml

Mã thoát: 0 nguyên vẹn; 1 đã bị sửa hoặc không tạo lại được; 2 không có nguồn, hoặc gõ lệnh sai; 4 không đọc được tệp."
    )]
    Verify(VerifyArgs),
    /// `extract`.
    #[command(
        about = "Trích nguồn mà tệp PDF mang theo: ke-hoach.yaml, don-vi.yaml, khoa.yaml",
        override_usage = "kehoach extract <TỆP> -o <THƯ MỤC>",
        help_template = HELP,
        after_help = "Không ghi đè tệp nào đã có. Tạo lại từ nguồn đã trích thì được đúng tệp ban đầu.

Ví dụ:
  kehoach extract ke-hoach.pdf -o nguon/
  kehoach render nguon/ke-hoach.yaml

Mã thoát: 0 tốt; 1 tệp không kèm nguồn, hỏng hoặc không do kehoach tạo; 2 gõ lệnh sai; 4 không đọc hoặc ghi được tệp."
    )]
    Extract(ExtractArgs),
    /// `init`.
    #[command(
        about = "Tạo tệp kế hoạch mẫu có chú thích và hồ sơ đơn vị don-vi.yaml",
        override_usage = "kehoach init [KẾ HOẠCH]",
        help_template = HELP,
        after_help = "Không ghi đè tệp nào đã có.

Ví dụ:
  kehoach init                        tạo ke-hoach.yaml trong thư mục hiện tại
  kehoach init 2026/tap-huan.yaml     tạo thư mục 2026 nếu chưa có"
    )]
    Init(InitArgs),
    /// `schema`.
    #[command(
        about = "In lược đồ (JSON Schema) của tệp kế hoạch để trình soạn thảo gợi ý và giải thích các khóa",
        override_usage = "kehoach schema [TÙY CHỌN]",
        help_template = HELP_OPTIONS,
        after_help = "Ví dụ:
  kehoach schema > ke-hoach.schema.json
  kehoach schema --don-vi > don-vi.schema.json"
    )]
    Schema(SchemaArgs),
    /// `fonts`.
    #[command(
        about = "Liệt kê các kiểu chữ được dùng: tệp, họ phông, phiên bản, SHA-256",
        override_usage = "kehoach fonts [TÙY CHỌN]",
        help_template = HELP_OPTIONS,
        after_help = "Ví dụ:
  kehoach fonts"
    )]
    Fonts(FontsArgs),
    /// `completions`.
    #[command(
        about = "In đoạn lệnh để shell tự hoàn thành câu lệnh",
        override_usage = "kehoach completions <SHELL>",
        help_template = HELP,
        after_help = "Ví dụ:
  kehoach completions bash > kehoach.bash"
    )]
    Completions(CompletionsArgs),
}

/// Joins texts; help pages are put together of shared parts.
fn joined(parts: &[&str]) -> String {
    parts.concat()
}

/// Arguments of `render`.
#[derive(Args, Debug)]
pub struct RenderArgs {
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
    /// The archive standard of the PDF.
    #[arg(
        long = "pdf-standard",
        value_name = "CHUẨN",
        hide_possible_values = true,
        help = "Chuẩn lưu trữ của PDF: a-2a, hoặc a-3a kèm nguồn trong tệp để trích ra và kiểm chứng [mặc định: a-2a]"
    )]
    pub standard: Option<StandardName>,
    /// Puts the fonts into the DOCX.
    #[arg(long = "nhung-phong", help = "Nhúng phông chữ vào tệp DOCX")]
    pub embed_fonts: bool,
    /// Leaves the form fields out of the PDF.
    #[arg(long = "khong-o-ky", help = "Không đặt ô chữ ký số và ô điền số, ngày vào tệp PDF")]
    pub no_form_fields: bool,
    /// Pulls back a last page that holds next to nothing.
    #[arg(
        long = "gon",
        help = "Kéo trang cuối lại khi trên đó chỉ có phần ký hoặc một, hai dòng lẻ: thu hẹp khoảng cách chữ, cách đoạn, giãn dòng trong khoảng cho phép; nói rõ đã làm gì"
    )]
    pub thrift: bool,
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
    /// How diagnostics are written.
    #[arg(
        long = "thong-bao",
        value_name = "DẠNG",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true,
        help = "Dạng của thông báo: human, short (mỗi thông báo một dòng), json [mặc định: human]"
    )]
    pub messages: MessageFormat,
}

/// Arguments of `issue`: those of `render`, and what is filled in.
#[derive(Args, Debug)]
pub struct IssueArgs {
    /// Number.
    #[arg(long = "so", value_name = "SỐ", allow_hyphen_values = true, help = "Số của văn bản, như 15 hoặc 05a")]
    pub number: String,
    /// Day of issue.
    #[arg(long = "ngay", value_name = "NGÀY", allow_hyphen_values = true, help = "Ngày ban hành, như 05/3/2026")]
    pub date: String,
    /// Replaces what is there.
    #[arg(long = "ghi-de", help = "Thay số hoặc ngày đã ghi trong tệp kế hoạch")]
    pub overwrite: bool,
    /// What `render` is told.
    #[command(flatten)]
    pub render: RenderArgs,
}

/// Arguments of `verify`.
#[derive(Args, Debug)]
pub struct VerifyArgs {
    /// The files.
    #[arg(required = true, value_name = "TỆP", help = "Tệp PDF hoặc DOCX do kehoach tạo")]
    pub files: Vec<PathBuf>,
    /// The plan to make the file from.
    #[arg(long = "nguon", value_name = "KẾ HOẠCH", help = "Tệp kế hoạch để đối chiếu, thay cho nguồn trong tệp")]
    pub source: Option<PathBuf>,
    /// Agency profile instead of the plan's own `don_vi`.
    #[arg(long = "don-vi", value_name = "TỆP", help = "Hồ sơ đơn vị dùng thay cho khóa don_vi của kế hoạch")]
    pub agency: Option<PathBuf>,
    /// Folder of the office's own templates.
    #[arg(long = "templates", value_name = "THƯ MỤC", help = "Thư mục mẫu riêng của cơ quan đã dùng khi tạo tệp")]
    pub templates: Option<PathBuf>,
    /// Folder of the office's own fonts.
    #[arg(long = "font-path", value_name = "THƯ MỤC", help = "Thư mục phông của cơ quan đã dùng khi tạo tệp")]
    pub font_path: Option<PathBuf>,
    /// The era that was forced.
    #[arg(long = "the-thuc", value_name = "MÃ", help = "Mã thể thức đã ép dùng khi tạo tệp, nếu có")]
    pub era: Option<String>,
}

/// Arguments of `extract`.
#[derive(Args, Debug)]
pub struct ExtractArgs {
    /// The file.
    #[arg(value_name = "TỆP", help = "Tệp PDF tạo bằng --pdf-standard a-3a")]
    pub file: PathBuf,
    /// Where the files go.
    #[arg(short = 'o', long = "output", value_name = "THƯ MỤC", help = "Thư mục nhận các tệp; tạo nếu chưa có")]
    pub output: PathBuf,
}

/// Arguments of `init`.
#[derive(Args, Debug)]
pub struct InitArgs {
    /// The plan to make.
    #[arg(value_name = "KẾ HOẠCH", help = "Tệp kế hoạch sẽ tạo, hoặc thư mục [mặc định: ke-hoach.yaml]")]
    pub plan: Option<PathBuf>,
}

/// Arguments of `schema`.
#[derive(Args, Debug)]
pub struct SchemaArgs {
    /// That of the profile instead of the plan's.
    #[arg(long = "don-vi", help = "Lược đồ của hồ sơ đơn vị don-vi.yaml thay vì của tệp kế hoạch")]
    pub agency: bool,
}

/// Arguments of `fonts`.
#[derive(Args, Debug)]
pub struct FontsArgs {
    /// Folder of the office's own fonts.
    #[arg(long = "font-path", value_name = "THƯ MỤC", help = "Thư mục có bốn tệp phông Times New Roman của cơ quan")]
    pub font_path: Option<PathBuf>,
}

/// Arguments of `completions`.
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// Which shell.
    #[arg(value_name = "SHELL", hide_possible_values = true, help = "bash, zsh, fish, powershell hoặc elvish")]
    pub shell: clap_complete::Shell,
}

/// A file format that `render` makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FileFormat {
    /// Word.
    Docx,
    /// PDF.
    Pdf,
}

impl FileFormat {
    /// Ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            FileFormat::Docx => "docx",
            FileFormat::Pdf => "pdf",
        }
    }

    /// The format of files with this ending, in any case.
    pub fn from_extension(extension: &str) -> Option<FileFormat> {
        [FileFormat::Docx, FileFormat::Pdf].into_iter().find(|f| f.extension().eq_ignore_ascii_case(extension))
    }
}

/// An archive standard, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StandardName {
    /// PDF/A-2a.
    #[value(name = "a-2a")]
    A2a,
    /// PDF/A-3a: carries its source.
    #[value(name = "a-3a")]
    A3a,
}

impl From<StandardName> for crate::pipeline::PdfStandard {
    fn from(name: StandardName) -> crate::pipeline::PdfStandard {
        match name {
            StandardName::A2a => crate::pipeline::PdfStandard::A2a,
            StandardName::A3a => crate::pipeline::PdfStandard::A3a,
        }
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

impl From<EmitStage> for crate::pipeline::Stage {
    fn from(stage: EmitStage) -> crate::pipeline::Stage {
        match stage {
            EmitStage::View => crate::pipeline::Stage::View,
            EmitStage::Markup => crate::pipeline::Stage::Markup,
            EmitStage::Blocks => crate::pipeline::Stage::Blocks,
            EmitStage::Pages => crate::pipeline::Stage::Pages,
        }
    }
}

/// `--thong-bao`: the diagnostics' format, as clap knows it.
#[derive(Clone, Copy, Debug)]
pub struct MessageFormat(pub crate::diag::Format);

impl ValueEnum for MessageFormat {
    fn value_variants<'a>() -> &'a [Self] {
        use crate::diag::Format::{Human, Json, Short};
        &[MessageFormat(Human), MessageFormat(Short), MessageFormat(Json)]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self.0 {
            crate::diag::Format::Human => "human",
            crate::diag::Format::Short => "short",
            crate::diag::Format::Json => "json",
        }))
    }
}

/// `-j`: from 1 to 256.
fn jobs(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|n| (1..=256).contains(n)).ok_or_else(|| "phải là số nguyên từ 1 đến 256".to_string())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn help_holds_none_of_claps_own_words() {
        let mut command = Cli::command();
        command.build();
        let mut pages = vec![command.render_help().to_string()];
        pages.extend(command.get_subcommands_mut().map(|c| c.render_help().to_string()));
        assert_eq!(pages.len(), 9);
        for page in pages {
            for word in ["Usage", "Options", "Commands", "Arguments", "Print", "default:", "possible", "OPTIONS"] {
                assert!(!page.contains(word), "{word} in:\n{page}");
            }
            assert!(page.contains("Cách dùng:") && page.contains("Tùy chọn:"), "{page}");
        }
    }
}
