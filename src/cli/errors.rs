//! clap's errors in Vietnamese: what was typed, what is wrong with it, and what would be right.

use std::ffi::OsString;
use std::fmt::Write;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diag::messages::typed;
use crate::diag::{Diagnostic, rules};
use crate::text::near;

/// The Vietnamese text of a mistake in the command line, without a code or colour: one sentence, advice, and where help
/// is. `command` is the command that was typed, if it is one of ours.
pub(super) fn describe(error: &clap::Error, command: Option<&str>) -> String {
    let argument = text(error, ContextKind::InvalidArg).map(|a| bare(&a)).unwrap_or_default();
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    let mut out = String::from("lỗi: ");
    let _ = match error.kind() {
        ErrorKind::UnknownArgument => write!(out, "không có tùy chọn '{argument}'"),
        ErrorKind::InvalidSubcommand => {
            let name = text(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            write!(out, "không có lệnh '{name}'")
        }
        ErrorKind::MissingSubcommand => write!(out, "thiếu tên lệnh"),
        ErrorKind::MissingRequiredArgument => write!(out, "thiếu {argument}"),
        ErrorKind::InvalidValue if value.is_empty() && !argument.starts_with('-') => write!(out, "{argument} để trống"),
        ErrorKind::InvalidValue if value.is_empty() => write!(out, "tùy chọn '{argument}' cần một giá trị"),
        ErrorKind::InvalidValue => write!(out, "giá trị '{value}' không dùng được cho {argument}"),
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(|s| format!(": {s}")).unwrap_or_default();
            write!(out, "giá trị '{value}' không dùng được cho {argument}{reason}")
        }
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg).map(|a| bare(&a)).unwrap_or_default();
            match other == argument || other.is_empty() {
                true => write!(out, "tùy chọn '{argument}' chỉ được ghi một lần"),
                false => write!(out, "không dùng '{argument}' cùng với '{other}'"),
            }
        }
        ErrorKind::TooManyValues => write!(out, "'{argument}' không nhận giá trị '{value}'"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => write!(out, "'{argument}' thiếu giá trị"),
        ErrorKind::InvalidUtf8 => write!(out, "câu lệnh có ký tự không đọc được (không phải UTF-8)"),
        _ => write!(out, "câu lệnh không đúng"),
    };
    out.push('\n');
    if let Some(valid) = text(error, ContextKind::ValidValue) {
        let _ = writeln!(out, "  = sửa: chọn một trong: {valid}");
    }
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let wrong = text(error, ContextKind::InvalidSubcommand);
    match (wrong, near.into_iter().find_map(|kind| text(error, kind))) {
        // A plan where the command is missing.
        (Some(name), _) if Path::new(&name).extension().is_some() => {
            let command = if super::sources::is_old(Path::new(&name)) { "import" } else { "render" };
            let _ = writeln!(out, "  = sửa: có phải là 'kehoach {command} {}'?", typed(&name));
        }
        // What clap offers for a command shares little with it now and then.
        (Some(name), Some(near)) if near::nearest(&name, [bare(&near).as_str()]).is_none() => {}
        (_, Some(near)) => {
            let _ = writeln!(out, "  = sửa: có phải là '{}'?", bare(&near));
        }
        (_, None) => {}
    }
    let command = command.map(|c| format!(" {c}")).unwrap_or_default();
    let _ = writeln!(out, "Xem hướng dẫn: kehoach{command} --help");
    out
}

/// The same for programs: the sentence, and what else there is as advice.
pub(super) fn diagnostic(error: &clap::Error, command: Option<&str>) -> Diagnostic {
    let text = describe(error, command);
    let mut lines = text.lines();
    let what = lines.next().unwrap_or_default().trim_start_matches("lỗi: ").to_string();
    let advice: Vec<&str> = lines.map(|line| line.trim().trim_start_matches("= sửa: ")).collect();
    Diagnostic::of(&rules::DUNG_20, what).advise(advice.join("; "))
}

/// Whether a command line that cannot be read asks for messages as JSON.
pub(super) fn wants_json(arguments: impl Iterator<Item = OsString>) -> bool {
    let arguments: Vec<String> = arguments.map(|a| a.to_string_lossy().into_owned()).collect();
    arguments.iter().any(|a| a == "--thong-bao=json") || arguments.windows(2).any(|two| two == ["--thong-bao", "json"])
}

/// A value of the error's context as text.
fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    Some(match error.get(kind)? {
        ContextValue::String(s) => s.clone(),
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::StyledStr(s) => s.to_string(),
        ContextValue::StyledStrs(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(n) => n.to_string(),
        ContextValue::Bool(b) => b.to_string(),
        _ => return None,
    })
    .filter(|s| !s.is_empty())
}

/// `--format <ĐỊNH DẠNG>` → `--format`; `<KẾ HOẠCH>...` → `<KẾ HOẠCH>`.
fn bare(argument: &str) -> String {
    match argument.starts_with('-') {
        true => argument.split([' ', '=']).next().unwrap_or_default().to_string(),
        false => argument.trim_end_matches("...").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::args::Cli;

    fn of(line: &str) -> String {
        let command = line.split(' ').nth(1).filter(|c| *c == "render");
        describe(&Cli::try_parse_from(line.split(' ')).unwrap_err(), command)
    }

    #[test]
    fn each_mistake_is_named_in_vietnamese() {
        for (line, expected) in [
            (
                "kehoach rendr",
                "lỗi: không có lệnh 'rendr'\n  = sửa: có phải là 'render'?\nXem hướng dẫn: kehoach --help\n",
            ),
            (
                "kehoach ke-hoach.yaml",
                "lỗi: không có lệnh 'ke-hoach.yaml'\n  = sửa: có phải là 'kehoach render ke-hoach.yaml'?\nXem hướng dẫn: kehoach --help\n",
            ),
            ("kehoach check", "lỗi: thiếu <TỆP>\nXem hướng dẫn: kehoach --help\n"),
            ("kehoach in", "lỗi: không có lệnh 'in'\nXem hướng dẫn: kehoach --help\n"),
            (
                "kehoach verfy a.pdf",
                "lỗi: không có lệnh 'verfy'\n  = sửa: có phải là 'verify'?\nXem hướng dẫn: kehoach --help\n",
            ),
            (
                "kehoach render --fromat pdf a.yaml",
                "lỗi: không có tùy chọn '--fromat'\n  = sửa: có phải là '--format'?\nXem hướng dẫn: kehoach render --help\n",
            ),
            ("kehoach render ", "lỗi: <KẾ HOẠCH> để trống\nXem hướng dẫn: kehoach render --help\n"),
            ("kehoach render", "lỗi: thiếu <KẾ HOẠCH>\nXem hướng dẫn: kehoach render --help\n"),
            (
                "kehoach render a.yaml -f odt",
                "lỗi: giá trị 'odt' không dùng được cho --format\n  = sửa: chọn một trong: docx, pdf\nXem hướng dẫn: kehoach render --help\n",
            ),
            (
                "kehoach render a.yaml -o",
                "lỗi: tùy chọn '--output' cần một giá trị\nXem hướng dẫn: kehoach render --help\n",
            ),
            (
                "kehoach render a.yaml -j 0",
                "lỗi: giá trị '0' không dùng được cho -j: phải là số nguyên từ 1 đến 256\nXem hướng dẫn: kehoach render --help\n",
            ),
            (
                "kehoach render a.yaml --emit view -f pdf",
                "lỗi: không dùng '--emit' cùng với '--format'\nXem hướng dẫn: kehoach render --help\n",
            ),
            (
                "kehoach render a.yaml -o b -o c",
                "lỗi: tùy chọn '--output' chỉ được ghi một lần\nXem hướng dẫn: kehoach render --help\n",
            ),
        ] {
            assert_eq!(of(line), expected, "{line}");
        }
    }
}
