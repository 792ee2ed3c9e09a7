//! The README against the program: commands, options, exit codes and dependencies. Its keys and types of documents are held
//! beside the registry of keys.

use std::collections::BTreeSet;
use std::process::Command;

const README: &str = include_str!("../../README.md");

/// A help page.
fn help(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kehoach")).args(arguments).arg("--help").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The commands, as the program's own help lists them.
fn commands() -> BTreeSet<String> {
    let page = help(&[]);
    let list = page.lines().skip_while(|l| *l != "Lệnh:").skip(1).take_while(|l| !l.is_empty());
    list.map(|l| l.split_whitespace().next().unwrap().to_owned()).collect()
}

/// The options of a help page, each with its spellings; `-h` is everywhere.
fn options(page: &str) -> Vec<Vec<String>> {
    let list = page.lines().skip_while(|l| *l != "Tùy chọn:").skip(1).take_while(|l| !l.is_empty());
    let spellings = |line: &str| -> Vec<String> {
        line.trim_start()
            .split([' ', ','])
            .take_while(|w| w.is_empty() || w.starts_with('-'))
            .map(str::to_owned)
            .collect()
    };
    let all = list.map(spellings).map(|words| words.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>());
    all.filter(|words| !words.is_empty() && words[0] != "-h").collect()
}

/// The lines below a heading, to the next one.
fn chapter(heading: &str) -> impl Iterator<Item = &'static str> {
    let mut lines = README.lines().skip_while(move |l| l.trim_start_matches('#').trim() != heading);
    assert!(lines.next().is_some(), "no chapter '{heading}'");
    lines.take_while(|l| !l.starts_with('#'))
}

/// What stands in backquotes, and the lines of the blocks of commands.
fn code() -> impl Iterator<Item = &'static str> {
    let spans = README.lines().filter(|l| !l.starts_with("```")).flat_map(|l| l.split('`').skip(1).step_by(2));
    spans.chain(README.lines().filter(|l| l.starts_with("kehoach ")))
}

/// The options that a piece of code of ours names.
fn named(code: &str) -> BTreeSet<String> {
    let ours = code.starts_with('-') || code.starts_with("kehoach ");
    let option = |word: &&str| word.trim_start_matches('-').starts_with(|c: char| c.is_ascii_lowercase());
    let words = code.split([' ', '|', ',']).filter(|w| ours && w.starts_with('-')).filter(option);
    words.map(str::to_owned).collect()
}

#[test]
fn the_readme_lists_every_command() {
    let table = chapter("Lệnh").filter_map(|l| l.strip_prefix("| `kehoach ")?.split([' ', '`']).next());
    assert_eq!(table.map(str::to_owned).collect::<BTreeSet<_>>(), commands());
}

#[test]
fn the_readme_lists_every_option_and_none_that_is_not_there() {
    // What `render` has stands in one list, what another command has anywhere.
    let text = chapter("Lệnh").collect::<Vec<_>>().join(" ");
    let (_, list) = text.split_once("Tùy chọn của `render`").unwrap();
    let list = list.split('.').next().unwrap().split('`').skip(1).step_by(2);
    let listed: BTreeSet<String> = list.flat_map(named).collect();
    let told: BTreeSet<String> = code().flat_map(named).collect();
    let mut known = BTreeSet::new();
    for command in commands() {
        let where_told = if command == "render" { &listed } else { &told };
        for option in options(&help(&[&command])) {
            assert!(option.iter().any(|spelling| where_told.contains(spelling)), "{command}: {option:?}");
            known.extend(option);
        }
    }
    known.extend(["-h", "--help", "-V", "--version"].map(str::to_owned));
    let unknown: Vec<&String> = told.difference(&known).collect();
    assert_eq!(unknown, Vec::<&String>::new(), "options that the program does not have");
}

#[test]
fn the_readme_lists_the_exit_codes_of_the_help_pages() {
    let row = |l: &'static str| l.strip_prefix("| ")?.split_once(" | ").filter(|(code, _)| code.parse::<u8>().is_ok());
    let rows: Vec<(&str, &str)> = chapter("Lệnh").filter_map(row).collect();
    // A code for what is still to come is in no help page.
    let used = rows.iter().filter(|(_, meaning)| !meaning.starts_with("dành cho"));
    let pages: Vec<String> = commands().iter().map(|c| help(&[c])).collect();
    let lists = pages.iter().filter_map(|p| p.split_once("Mã thoát: ")).flat_map(|(_, list)| list.split("; "));
    let told: BTreeSet<&str> = lists.filter_map(|l| l.split(' ').next()).collect();
    assert_eq!(used.map(|(code, _)| *code).collect::<BTreeSet<_>>(), told);
}

#[test]
fn the_readme_gives_a_reason_for_every_dependency() {
    let manifest = include_str!("../../Cargo.toml").lines().filter(|l| !l.starts_with('#'));
    // Of the program, everywhere and on one system; not what builds it.
    let ours = |table: &str| table == "[dependencies]" || table.starts_with("[target.");
    let names = manifest.scan("", |table, line| {
        if line.starts_with('[') {
            *table = line;
        }
        Some(line.split_once(" = ").filter(|_| ours(table) && !line.starts_with('[')).map(|(name, _)| name))
    });
    let names = names.flatten();
    let table = chapter("Dependencies and why each one").filter_map(|l| l.strip_prefix("| `")?.split(" | ").next());
    let told = table
        .flat_map(|cell| cell.split('`'))
        .filter(|w| w.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)));
    let told: BTreeSet<&str> = told.filter(|w| !w.is_empty() && *w != "yaml_serde").collect();
    assert_eq!(told, names.collect::<BTreeSet<_>>());
}
