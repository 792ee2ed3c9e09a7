//! Diagnostics as text: for people, for editors and for programs.

use std::borrow::Cow;
use std::fmt::Write;

use super::{Diagnostic, FileId, Findings, Place, Severity, SourceMap, github, in_a_row, json, sarif};

/// How diagnostics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the source line and a mark under the place.
    #[default]
    Human,
    /// `file:line:col: lỗi[MÃ]: …`, one line each.
    Short,
    /// A JSON array.
    Json,
    /// SARIF 2.1.0, for what gathers the findings of many programs.
    Sarif,
    /// Commands of a GitHub workflow, which shows them beside the lines.
    Github,
}

/// Longest stretch of a source line that is shown, in characters.
const SHOWN: usize = 100;

/// Most places of one finding that people are shown.
const PLACES: usize = 8;

/// All diagnostics, errors first, otherwise in the order they were found.
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap, format: Format, color: bool) -> String {
    match format {
        Format::Json => array(entries(diagnostics, sources).collect()),
        Format::Sarif => sarif::log(&[(diagnostics, sources)]),
        _ => lines(diagnostics, sources, format, color),
    }
}

impl Findings {
    /// As JSON, one entry each: errors first.
    pub(crate) fn entries(&self) -> Vec<serde_json::Value> {
        entries(&self.diagnostics, &self.sources).collect()
    }

    /// One of them as JSON.
    pub(crate) fn entry(&self, told: &Diagnostic) -> serde_json::Value {
        json::entry(told, &self.sources)
    }

    /// Errors first, otherwise in the order of finding.
    pub(crate) fn sorted(&self) -> Vec<&Diagnostic> {
        sorted(&self.diagnostics)
    }

    /// Several lots, one after the other; as JSON they are one array, as SARIF one log.
    pub fn together(lots: &[Findings], format: Format, color: bool) -> String {
        match format {
            Format::Sarif => {
                let lots: Vec<_> = lots.iter().map(|lot| (&lot.diagnostics[..], &lot.sources)).collect();
                sarif::log(&lots)
            }
            Format::Json => array(lots.iter().flat_map(|lot| entries(&lot.diagnostics, &lot.sources)).collect()),
            _ => lots.iter().map(|lot| lot.text(format, color)).collect(),
        }
    }
}

pub(super) fn sorted(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|d| d.severity);
    sorted
}

fn entries(diagnostics: &[Diagnostic], sources: &SourceMap) -> impl Iterator<Item = serde_json::Value> {
    sorted(diagnostics).into_iter().map(|d| json::entry(d, sources))
}

fn array(entries: Vec<serde_json::Value>) -> String {
    format!("{:#}\n", serde_json::Value::Array(entries))
}

fn lines(diagnostics: &[Diagnostic], sources: &SourceMap, format: Format, color: bool) -> String {
    let mut spot = Spot::default();
    sorted(diagnostics).iter().fold(String::new(), |mut out, d| {
        match format {
            Format::Short => short(&mut out, d, sources),
            Format::Github => github::line(&mut out, d, sources),
            _ => human(&mut out, d, sources, color, &mut spot),
        }
        out
    })
}

/// How far a line was counted: a file may be one line with a fault at every word, and its columns are not counted from
/// the start for each.
#[derive(Default)]
struct Spot {
    line: Option<(FileId, u32)>,
    column: usize,
    byte: usize,
}

impl Spot {
    /// What follows in the line of a place behind so many characters.
    fn rest<'s>(&mut self, place: Place, line: &'s str, column: usize) -> &'s str {
        let this = Some((place.file, place.line));
        if self.line != this || column < self.column {
            *self = Spot { line: this, ..Spot::default() };
        }
        let rest = line.get(self.byte..).unwrap_or_default();
        let Some((more, _)) = rest.char_indices().nth(column - self.column) else { return "" };
        (self.column, self.byte) = (column, self.byte + more);
        &rest[more..]
    }
}

/// `lỗi`, `cảnh báo`, `lưu ý`.
pub(crate) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "lỗi",
        Severity::Warning => "cảnh báo",
        Severity::Note => "lưu ý",
    }
}

fn location(d: &Diagnostic, sources: &SourceMap) -> Option<String> {
    let place = d.place?;
    let name = harmless(sources.name(place.file));
    Some(if place.line == 0 { name.to_string() } else { format!("{name}:{}:{}", place.line, place.column) })
}

fn short(out: &mut String, d: &Diagnostic, sources: &SourceMap) {
    let location = location(d, sources).map(|l| l + ": ").unwrap_or_default();
    let _ = writeln!(out, "{location}{}[{}]: {}", word(d.severity), d.code(), harmless(&d.what));
}

fn human(out: &mut String, d: &Diagnostic, sources: &SourceMap, color: bool, spot: &mut Spot) {
    let (start, bold, end) = match (color, d.severity) {
        (false, _) => ("", "", ""),
        (true, Severity::Error) => ("\x1b[1;31m", "\x1b[1m", "\x1b[0m"),
        (true, Severity::Warning) => ("\x1b[1;33m", "\x1b[1m", "\x1b[0m"),
        (true, Severity::Note) => ("\x1b[1;36m", "\x1b[1m", "\x1b[0m"),
    };
    let _ = writeln!(out, "{start}{}[{}]{end}{bold}: {}{end}", word(d.severity), d.code(), harmless(&d.what));
    match d.place.and_then(|place| Some((place, sources.label(place)?))) {
        Some((place, label)) => {
            let name = harmless(sources.name(place.file));
            let _ = writeln!(out, "  --> {name}, {label}, ký tự {}", place.column);
        }
        None => location(d, sources).into_iter().for_each(|location| {
            let _ = writeln!(out, "  --> {location}");
        }),
    }
    if let Some(place) = d.place.filter(|p| p.line > 0) {
        let line = sources.line(place.file, place.line);
        let column = place.column.max(1) as usize - 1;
        let from = column.saturating_sub(SHOWN / 2);
        let window: Vec<char> = spot.rest(place, line, from).chars().take(SHOWN).collect();
        if !line.is_empty() {
            let number = place.line.to_string();
            let gutter = " ".repeat(number.len());
            let text: String = window.iter().copied().map(blank_control).collect();
            let (unmarked, rest) = window.split_at((column - from).min(window.len()));
            let before: usize = unmarked.iter().map(cells).sum();
            let marked: usize = rest.iter().take(place.width.max(1) as usize).map(cells).sum();
            let _ = writeln!(
                out,
                "{gutter} |\n{number} | {text}\n{gutter} | {}{start}{}{end}",
                " ".repeat(before),
                "^".repeat(marked.max(1))
            );
        }
    }
    if !d.also.is_empty() {
        let _ = writeln!(out, "  = cũng ở: {}", elsewhere(d, sources));
    }
    if let Some(why) = &d.why {
        let _ = writeln!(out, "  = căn cứ: {}", harmless(why));
    }
    if let Some(advice) = &d.advice {
        let _ = writeln!(out, "  = sửa: {}", harmless(advice));
    }
}

/// The other places of a finding: the lines, the first of them.
fn elsewhere(d: &Diagnostic, sources: &SourceMap) -> String {
    let named = |place: &Place| match sources.label(*place) {
        Some(label) => label.to_string(),
        None if d.place.is_some_and(|own| own.file == place.file) => format!("dòng {}", place.line),
        None => format!("{} dòng {}", harmless(sources.name(place.file)), place.line),
    };
    let mut lines: Vec<String> = d.also.iter().map(named).collect();
    lines.dedup();
    in_a_row(&lines, PLACES)
}

/// A text without the signs that a terminal obeys: messages repeat names and values of files that anybody may have made.
fn harmless(text: &str) -> Cow<'_, str> {
    match text.contains(char::is_control) {
        true => Cow::Owned(text.chars().map(blank_control).collect()),
        false => Cow::Borrowed(text),
    }
}

fn blank_control(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

/// Terminal cells of a character: combining marks take none.
fn cells(c: &char) -> usize {
    usize::from(!unicode_normalization::char::is_combining_mark(*c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (Diagnostic, SourceMap) {
        let mut sources = SourceMap::default();
        let file = sources.add("ke-hoach.yaml", "so: 5\nki_hieu: KH-UBND\n");
        let d = Diagnostic::of(&crate::diag::rules::KHOA_01, "không có khóa 'ki_hieu'")
            .at(Place::new(file, 2, 1).wide(7))
            .because("PL I.I.II.3c")
            .advise("viết 'ky_hieu'");
        (d, sources)
    }

    #[test]
    fn people_see_the_line_and_the_place() {
        let (d, sources) = sample();
        assert_eq!(
            render(&[d], &sources, Format::Human, false),
            "lỗi[KHOA-01]: không có khóa 'ki_hieu'\n  --> ke-hoach.yaml:2:1\n  |\n2 | ki_hieu: KH-UBND\n  | ^^^^^^^\n  = căn cứ: PL I.I.II.3c\n  = sửa: viết 'ky_hieu'\n"
        );
    }

    #[test]
    fn editors_get_one_line_each() {
        let (d, sources) = sample();
        assert_eq!(
            render(&[d], &sources, Format::Short, false),
            "ke-hoach.yaml:2:1: lỗi[KHOA-01]: không có khóa 'ki_hieu'\n"
        );
    }

    #[test]
    fn marks_of_a_long_line_stand_right_in_whatever_order_they_come() {
        let mut sources = SourceMap::default();
        let line: String = (0..400).map(|n| char::from(b'a' + (n % 26) as u8)).collect();
        let file = sources.add("a.yaml", format!("ngắn\n{}\n", line.replace('b', "ế")));
        let mark = |line, column| Diagnostic::of(&crate::diag::rules::KHOA_01, "x").at(Place::new(file, line, column));
        let places = [(2, 1), (2, 200), (2, 201), (1, 3), (2, 300), (2, 30), (2, 400), (2, 999), (1, 99)];
        let alone: String = places
            .iter()
            .map(|(line, column)| render(&[mark(*line, *column)], &sources, Format::Human, false))
            .collect();
        let all: Vec<Diagnostic> = places.iter().map(|(line, column)| mark(*line, *column)).collect();
        assert_eq!(render(&all, &sources, Format::Human, false), alone);
        for (block, (row, column)) in alone.split("lỗi[").skip(1).zip(places) {
            let lines: Vec<Vec<char>> = block.lines().map(|l| l.chars().collect()).collect();
            let under = lines[4].iter().position(|c| *c == '^').unwrap();
            let expected = sources.line(file, row).chars().nth(column as usize - 1);
            assert_eq!(lines[3].get(under).copied(), expected, "{block}");
        }
    }

    #[test]
    fn a_terminal_obeys_nothing_that_a_file_says() {
        let d = Diagnostic::of(&crate::diag::rules::KHOA_01, "khóa '\u{1b}[2J\r\nlỗi'").advise("bỏ \u{9b}31m");
        for format in [Format::Human, Format::Short] {
            let text = render(std::slice::from_ref(&d), &SourceMap::default(), format, false);
            assert!(text.starts_with("lỗi[KHOA-01]: khóa ' [2J  lỗi'\n"), "{text}");
            assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text}");
        }
    }

    #[test]
    fn errors_come_before_warnings() {
        let (d, sources) = sample();
        let warning = Diagnostic::of(&crate::diag::rules::DAU_01, "w");
        let text = render(&[warning, d], &sources, Format::Short, false);
        assert!(text.find("lỗi").unwrap() < text.find("cảnh báo").unwrap());
    }
    #[test]
    fn lots_keep_their_order_and_are_one_array() {
        let (d, sources) = sample();
        let first = Findings::from(Diagnostic::of(&crate::diag::rules::DAU_01, "w"));
        let lots = [first, Findings { diagnostics: vec![d], sources }];
        let text = Findings::together(&lots, Format::Short, false);
        assert_eq!(text, "cảnh báo[DAU-01]: w\nke-hoach.yaml:2:1: lỗi[KHOA-01]: không có khóa 'ki_hieu'\n");
        let json: Vec<serde_json::Value> =
            serde_json::from_str(&Findings::together(&lots, Format::Json, false)).unwrap();
        assert_eq!((&json[0]["ma"], &json[1]["dong"], json.len()), (&"DAU-01".into(), &2.into(), 2));
        assert_eq!(Findings::together(&[], Format::Json, false), "[]\n");
        assert_eq!(
            Findings::together(&lots, Format::Human, false),
            lots.iter().map(ToString::to_string).collect::<String>()
        );
    }
}
