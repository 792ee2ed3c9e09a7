//! `man`: pages for `man`, made from the definitions of the commands.

use std::path::Path;

use clap::{Command, CommandFactory};

use super::args::{Cli, ManArgs};
use super::disk;
use super::faults::unwritable;
use super::report::{Report, exit};

/// The headings of a page and what they are called in Vietnamese.
const HEADINGS: [(&str, &str); 7] = [
    ("NAME", "TÊN"),
    ("SYNOPSIS", "CÁCH DÙNG"),
    ("DESCRIPTION", "MÔ TẢ"),
    ("OPTIONS", "TÙY CHỌN"),
    ("SUBCOMMANDS", "LỆNH"),
    ("EXTRA", "XEM THÊM"),
    ("VERSION", "PHIÊN BẢN"),
];

/// Prints the page of the program, or of a command; with `-o` writes all of them into a folder.
pub(super) fn run(args: &ManArgs) -> Report {
    let root = Cli::command();
    let Some(folder) = &args.output else {
        let (name, command) = match &args.command {
            Some(name) => (format!("kehoach-{name}"), root.find_subcommand(name).cloned()),
            None => ("kehoach".to_string(), Some(root.clone())),
        };
        // clap has refused other names.
        let stdout = command.map(|command| page(&name, command)).unwrap_or_default();
        return Report::text(stdout);
    };
    if let Err(fault) = disk::make_folder(folder) {
        return Report::failed(exit::FILES, fault);
    }
    let commands = root.get_subcommands().map(|command| (format!("kehoach-{}", command.get_name()), command.clone()));
    for (name, command) in commands.chain([("kehoach".to_string(), root.clone())]) {
        if let Err(report) = write(folder, &name, &page(&name, command)) {
            return report;
        }
    }
    Report::default()
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Report> {
    let path = folder.join(format!("{name}.1"));
    disk::write_all(&[(&path, text.as_bytes())], 0)
        .map_err(|(path, error)| Report::failed(exit::FILES, unwritable(&path, &error)))
}

/// The names of the commands, for `LỆNH`.
pub(super) fn names() -> Vec<String> {
    Cli::command().get_subcommands().map(|command| command.get_name().to_string()).collect()
}

/// A page.
fn page(name: &str, command: Command) -> String {
    let mut out = Vec::new();
    let man = clap_mangen::Man::new(command.name(name.to_string()).bin_name(name.replacen('-', " ", 1)));
    let man = man.title(name).section("1").source(concat!("kehoach ", env!("CARGO_PKG_VERSION"))).manual("kehoach");
    // Writing into memory does not fail.
    let _ = man.render(&mut out);
    String::from_utf8_lossy(&out).lines().map(|line| format!("{}\n", vietnamese(line))).collect()
}

/// A line with a Vietnamese heading.
fn vietnamese(line: &str) -> String {
    let heading = line.strip_prefix(".SH ").and_then(|name| HEADINGS.iter().find(|(known, _)| *known == name));
    match heading {
        Some((_, name)) => format!(".SH \"{name}\""),
        None => line.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page_with_vietnamese_headings_and_its_options() {
        let root = Cli::command();
        for command in root.get_subcommands().chain([&root]) {
            let name = command.get_name();
            let page = page(name, command.clone());
            let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
            assert!(headings.len() >= 3, "{name}: {headings:?}");
            for heading in headings {
                let known = HEADINGS.iter().any(|(_, word)| heading.trim_matches('"') == *word);
                assert!(known, "{name}: {heading}");
            }
            assert!(!page.contains("possible values"), "{name}: {page}");
            for option in command.get_arguments().filter(|option| !option.is_hide_set()) {
                if let Some(long) = option.get_long() {
                    let escaped = format!("\\-\\-{}", long.replace('-', "\\-"));
                    assert!(page.contains(&escaped), "{name}: {long}\n{page}");
                }
            }
        }
    }
}
