//! Arguments as typed: what clap reads. Their meaning is in [`super::job`]; clap's own words are replaced by Vietnamese ones
//! here (help) and in [`super::errors`] (mistakes).

mod batch;
mod check;
mod copy;
mod help;
mod import;
mod messages;
mod office;
mod options;
mod page;
mod render;
mod values;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};

pub(super) use batch::{RunArgs, SumArgs};
pub(super) use check::{CheckArgs, ExplainArgs, RulesArgs};
pub(super) use copy::CopyArgs;
pub(super) use import::ImportArgs;
pub(super) use messages::MessageArgs;
pub(super) use office::OfficeArgs;
pub(super) use options::OptionArgs;
#[cfg(feature = "serve")]
pub(super) use page::ServeArgs;
pub(super) use page::{CompareArgs, StaticPageArgs};
pub(super) use render::{IssueArgs, RenderArgs};
pub(super) use values::FileFormat;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "kehoach",
    version,
    about = "Tạo Kế hoạch hành chính (DOCX và PDF) đúng thể thức Nghị định số 30/2020/NĐ-CP từ một tệp YAML.",
    override_usage = "kehoach <LỆNH> [TÙY CHỌN]",
    help_template = help::HELP_ROOT,
    after_help = help::BEGIN,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_value_name = "LỆNH"
)]
pub(super) struct Cli {
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
pub(super) enum Command {
    /// `render`.
    #[command(
        about = "Tạo DOCX và PDF từ tệp kế hoạch",
        override_usage = "kehoach render [TÙY CHỌN] <KẾ HOẠCH>…",
        help_template = help::HELP,
        after_help = help::render()
    )]
    Render(RunArgs),
    /// `check`.
    #[command(
        about = "Kiểm tra kế hoạch, tệp Word hoặc PDF trước khi trình: viện dẫn, từ ngữ, dấu câu, thể thức; tự sửa khi được yêu cầu",
        override_usage = "kehoach check [TÙY CHỌN] <TỆP | THƯ MỤC>…",
        help_template = help::HELP,
        after_help = help::CHECK
    )]
    Check(Box<CheckArgs>),
    /// `rules`.
    #[command(
        about = "Kể mọi quy tắc: mã, mức, điều yêu cầu",
        override_usage = "kehoach rules [TÙY CHỌN]",
        help_template = help::HELP_OPTIONS,
        after_help = help::RULES
    )]
    Rules(RulesArgs),
    /// `explain`.
    #[command(
        about = "Giải thích một mã: vì sao, căn cứ của từng thể thức, ví dụ sai và đúng, ai sửa",
        override_usage = "kehoach explain <MÃ>",
        help_template = help::HELP,
        after_help = help::EXPLAIN
    )]
    Explain(ExplainArgs),
    /// `lsp`.
    #[command(
        about = "Chạy máy chủ ngôn ngữ (LSP) cho trình soạn thảo: báo lỗi khi gõ, giải thích, sửa nhanh, gợi ý khóa, dàn ý",
        override_usage = "kehoach lsp",
        help_template = help::HELP_OPTIONS,
        after_help = help::LSP
    )]
    Lsp,
    /// `serve`.
    #[cfg(feature = "serve")]
    #[command(
        about = "Mở trang soạn văn bản trong trình duyệt của máy này: gõ vào ô, thấy ngay trang in, tải DOCX và PDF",
        override_usage = "kehoach serve [TÙY CHỌN]",
        help_template = help::HELP_OPTIONS,
        after_help = help::SERVE
    )]
    Serve(ServeArgs),
    /// `trang`.
    #[command(
        about = "Ghi trang soạn văn bản ra một thư mục: mở bằng trình duyệt, không cần mạng, không cần cài đặt",
        override_usage = "kehoach trang [TÙY CHỌN] -o <THƯ MỤC>",
        help_template = help::HELP_OPTIONS,
        after_help = help::PAGE
    )]
    Trang(StaticPageArgs),
    /// `so-sanh`.
    #[command(
        about = "So hai bản của một tệp kế hoạch: chữ nào bỏ, chữ nào thêm, ở khóa và dòng nào",
        override_usage = "kehoach so-sanh <BẢN TRƯỚC> <BẢN SAU>",
        help_template = help::HELP,
        after_help = help::COMPARE
    )]
    SoSanh(CompareArgs),
    /// `import`.
    #[command(
        about = "Lập tệp kế hoạch từ tệp Word, tệp chữ hoặc PDF cũ, chứng minh không mất chữ nào",
        override_usage = "kehoach import [TÙY CHỌN] <TỆP | THƯ MỤC>…",
        help_template = help::HELP,
        after_help = help::IMPORT
    )]
    Import(ImportArgs),
    /// `issue`.
    #[command(
        about = "Điền số và ngày ban hành vào tệp kế hoạch (rồi tạo lại DOCX, PDF) hoặc vào tệp PDF đã ký",
        override_usage = "kehoach issue [TÙY CHỌN] --so <SỐ> --ngay <NGÀY> <TỆP>",
        help_template = help::HELP,
        after_help = help::issue(),
        mut_arg("plans", |a| a
            .num_args(1)
            .value_name("TỆP")
            .help("Tệp kế hoạch .yaml, hoặc tệp .pdf do chương trình này tạo")),
        mut_arg("output", |a| a.help("Tệp .docx hoặc .pdf; thư mục [mặc định: cạnh tệp kế hoạch; tệp PDF được thay bằng bản đã điền]")),
        mut_arg("emit", |a| a.hide(true)),
        mut_arg("jobs", |a| a.hide(true))
    )]
    Issue(IssueArgs),
    /// `sao`.
    #[command(
        about = "Tạo bản sao y, sao lục của một tệp PDF, hoặc khối bản sao để in lên bản chụp giấy",
        override_usage = "kehoach sao [TÙY CHỌN] [VĂN BẢN.pdf] <BẢN SAO.yaml>",
        help_template = help::HELP,
        after_help = help::COPY,
        mut_arg("agency", |a| a.help("Hồ sơ đơn vị của cơ quan sao, dùng thay cho khóa don_vi của tệp bản sao")),
        mut_arg("era", |a| a.help("Mã thể thức áp dụng, như ở khóa 'the_thuc' [mặc định: theo ngày sao]"))
    )]
    Sao(CopyArgs),
    /// `verify`.
    #[command(
        about = "Kiểm chứng tệp PDF, DOCX: có còn đúng từng byte như chương trình đã tạo từ nguồn không",
        override_usage = "kehoach verify [TÙY CHỌN] <TỆP | THƯ MỤC>…",
        help_template = help::HELP,
        after_help = help::VERIFY,
        mut_arg("templates", |a| a.help("Thư mục mẫu riêng của cơ quan đã dùng khi tạo tệp")),
        mut_arg("font_path", |a| a.help("Thư mục phông của cơ quan đã dùng khi tạo tệp")),
        mut_arg("era", |a| a.help("Mã thể thức đã ép dùng khi tạo tệp, nếu có"))
    )]
    Verify(VerifyArgs),
    /// `tong-hop`.
    #[command(
        about = "Gộp báo cáo của nhiều mảnh: bao nhiêu kế hoạch tốt, lỗi gì, còn thiếu mảnh nào",
        override_usage = "kehoach tong-hop [TÙY CHỌN] <THƯ MỤC | MẢNH.zip | BÁO CÁO.jsonl>…",
        help_template = help::HELP,
        after_help = help::SUM
    )]
    TongHop(SumArgs),
    /// `extract`.
    #[command(
        about = "Trích nguồn mà tệp PDF mang theo: ke-hoach.yaml, don-vi.yaml, khoa.yaml",
        override_usage = "kehoach extract <TỆP> -o <THƯ MỤC>",
        help_template = help::HELP,
        after_help = help::EXTRACT
    )]
    Extract(ExtractArgs),
    /// `init`.
    #[command(
        about = "Tạo tệp kế hoạch mẫu có chú thích và hồ sơ đơn vị don-vi.yaml",
        override_usage = "kehoach init [KẾ HOẠCH]",
        help_template = help::HELP,
        after_help = help::INIT
    )]
    Init(InitArgs),
    /// `schema`.
    #[command(
        about = "In lược đồ (JSON Schema) của tệp kế hoạch để trình soạn thảo gợi ý và giải thích các khóa",
        override_usage = "kehoach schema [TÙY CHỌN]",
        help_template = help::HELP_OPTIONS,
        after_help = help::SCHEMA
    )]
    Schema(SchemaArgs),
    /// `fonts`.
    #[command(
        about = "Liệt kê các kiểu chữ được dùng: tệp, họ phông, phiên bản, SHA-256",
        override_usage = "kehoach fonts [TÙY CHỌN]",
        help_template = help::HELP_OPTIONS,
        after_help = help::FONTS
    )]
    Fonts(FontsArgs),
    /// `completions`.
    #[command(
        about = "In đoạn lệnh để shell tự hoàn thành câu lệnh",
        override_usage = "kehoach completions <SHELL>",
        help_template = help::HELP,
        after_help = help::COMPLETIONS
    )]
    Completions(CompletionsArgs),
    /// `man`.
    #[command(
        about = "In trang hướng dẫn cho lệnh man",
        override_usage = "kehoach man [TÙY CHỌN] [LỆNH]",
        help_template = help::HELP,
        after_help = help::MAN
    )]
    Man(ManArgs),
}

/// Arguments of `verify`.
#[derive(Args, Debug)]
pub(super) struct VerifyArgs {
    /// The files.
    #[arg(
        required = true,
        value_name = "TỆP",
        help = "Tệp PDF hoặc DOCX do kehoach tạo; thư mục, mảnh .zip = mọi tệp .pdf, .docx trong đó; được dùng * và ?"
    )]
    pub files: Vec<PathBuf>,
    /// The plan to make the file from.
    #[arg(long = "nguon", value_name = "KẾ HOẠCH", help = "Tệp kế hoạch để đối chiếu, thay cho nguồn trong tệp")]
    pub source: Option<PathBuf>,
    /// What of the office's was taken when the file was made.
    #[command(flatten)]
    pub office: OfficeArgs,
    /// How many files are worked on at the same time.
    #[arg(short = 'j', value_name = "SỐ", value_parser = values::jobs, help = "Số tệp xử lý cùng lúc [mặc định: số nhân của máy]")]
    pub jobs: Option<usize>,
    /// The report.
    #[arg(long = "bao-cao", value_name = "TỆP", help = "Ghi báo cáo .jsonl, mỗi tệp một dòng; không ghi đè tệp đã có")]
    pub report: Option<PathBuf>,
    /// Where files of other versions are made again.
    #[arg(
        long = "dung-lai",
        value_name = "THƯ MỤC",
        help = "Tệp chưa xác nhận được (như của phiên bản khác): dựng lại bằng bản này vào thư mục và nói khác ở đâu"
    )]
    pub remake: Option<PathBuf>,
    /// How all that is told.
    #[command(flatten)]
    pub messages: MessageArgs,
}

/// Arguments of `extract`.
#[derive(Args, Debug)]
pub(super) struct ExtractArgs {
    /// The file.
    #[arg(value_name = "TỆP", help = "Tệp PDF tạo bằng --pdf-standard a-3a")]
    pub file: PathBuf,
    /// Where the files go.
    #[arg(short = 'o', long = "output", value_name = "THƯ MỤC", help = "Thư mục nhận các tệp; tạo nếu chưa có")]
    pub output: PathBuf,
    /// How all that is told.
    #[command(flatten)]
    pub messages: MessageArgs,
}

/// Arguments of `init`.
#[derive(Args, Debug)]
pub(super) struct InitArgs {
    /// The plan to make.
    #[arg(value_name = "KẾ HOẠCH", help = "Tệp kế hoạch sẽ tạo, hoặc thư mục [mặc định: ke-hoach.yaml]")]
    pub plan: Option<PathBuf>,
}

/// Arguments of `schema`.
#[derive(Args, Debug)]
pub(super) struct SchemaArgs {
    /// That of the profile instead of the plan's.
    #[arg(long = "don-vi", help = "Lược đồ của hồ sơ đơn vị don-vi.yaml thay vì của tệp kế hoạch")]
    pub agency: bool,
    /// That of a copy's file instead.
    #[arg(long = "ban-sao", conflicts_with = "agency", help = "Lược đồ của tệp bản sao cho lệnh sao")]
    pub copy: bool,
}

/// Arguments of `fonts`.
#[derive(Args, Debug)]
pub(super) struct FontsArgs {
    /// Folder of the office's own fonts.
    #[arg(long = "font-path", value_name = "THƯ MỤC", help = "Thư mục có bốn tệp phông Times New Roman của cơ quan")]
    pub font_path: Option<PathBuf>,
}

/// Arguments of `completions`.
#[derive(Args, Debug)]
pub(super) struct CompletionsArgs {
    /// Which shell.
    #[arg(value_name = "SHELL", hide_possible_values = true, help = "bash, zsh, fish, powershell hoặc elvish")]
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Args, Debug)]
pub(super) struct ManArgs {
    /// Which command's page; nothing = the program's.
    #[arg(value_name = "LỆNH", value_parser = command_name, help = "Lệnh cần trang hướng dẫn [mặc định: trang chung]")]
    pub command: Option<String>,
    /// Where all pages go.
    #[arg(
        short = 'o',
        long = "output",
        value_name = "THƯ MỤC",
        conflicts_with = "command",
        help = "Ghi mọi trang (kehoach.1, kehoach-render.1, …) vào thư mục này"
    )]
    pub output: Option<PathBuf>,
}

/// The name of a command.
fn command_name(name: &str) -> Result<String, String> {
    let names = super::man::names();
    match names.iter().any(|known| known == name) {
        true => Ok(name.to_string()),
        false => Err(format!("chọn một trong: {}", names.join(", "))),
    }
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
        assert_eq!(pages.len(), 1 + Cli::command().get_subcommands().count());
        for page in pages {
            for word in ["Usage", "Options", "Commands", "Arguments", "Print", "default:", "possible", "OPTIONS"] {
                assert!(!page.contains(word), "{word} in:\n{page}");
            }
            assert!(page.contains("Cách dùng:") && page.contains("Tùy chọn:"), "{page}");
        }
    }
}
