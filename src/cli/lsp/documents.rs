//! The files that an editor has open, as they stand there, and what `check` finds in them.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::position::Range;
use crate::cli::disk::{self, Disk};
use crate::diag::{Diagnostic, FileId, Severity, SourceMap};
use crate::facade::{self, Choice};
use crate::font::FontSet;
use crate::parse;
use crate::pipeline::Job;
use crate::world::World;

/// What an editor asks about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A plan.
    Plan,
    /// A profile.
    Agency,
}

/// An open file.
#[derive(Debug)]
pub(super) struct Document {
    /// Its text, with the line ends of the editor.
    pub text: String,
    /// Its version in the editor.
    pub version: Option<i64>,
    /// What was found in it, each with its stretch.
    pub found: Vec<(Range, Diagnostic)>,
    /// It changed since.
    pub dirty: bool,
}

impl Document {
    pub(super) fn new(text: String, version: Option<i64>) -> Document {
        Document { text, version, found: Vec::new(), dirty: true }
    }

    /// Its lines without their ends.
    pub(super) fn lines(&self) -> Vec<&str> {
        self.text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect()
    }
}

/// A text after a change of an editor: a stretch of it that was replaced, or the whole; as it was where the change is none.
pub(super) fn changed(text: Option<String>, change: &Value) -> Option<String> {
    let Some(new) = change["text"].as_str() else { return text };
    let Some(range) = Range::read(&change["range"]) else { return Some(new.to_string()) };
    let text = text?;
    let (start, end) = (range.start.byte(&text), range.end.byte(&text));
    let end = end.max(start);
    Some([&text[..start], new, &text[end..]].concat())
}

/// All of them, by their addresses.
#[derive(Default)]
pub(super) struct Documents {
    pub open: BTreeMap<String, Document>,
}

/// The path that an address (`file:///…`) stands for.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let mut bytes = Vec::with_capacity(rest.len());
    let mut rest = rest.bytes();
    while let Some(byte) = rest.next() {
        let digits = |rest: &mut std::str::Bytes<'_>| {
            let two = [rest.next()?, rest.next()?];
            u8::from_str_radix(std::str::from_utf8(&two).ok()?, 16).ok()
        };
        bytes.push(if byte == b'%' { digits(&mut rest)? } else { byte });
    }
    let path = String::from_utf8(bytes).ok()?;
    // `/C:/…`
    let drive = path.as_bytes().get(2) == Some(&b':') && path.as_bytes()[1].is_ascii_alphabetic();
    Some(PathBuf::from(if drive { &path[1..] } else { &path[..] }))
}

/// What kind of file an address is of.
pub(super) fn kind(uri: &str) -> Kind {
    match uri.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("don-vi.yaml")) {
        true => Kind::Agency,
        false => Kind::Plan,
    }
}

/// Files of the disk, but those that are open as they stand in the editor.
struct Overlay<'d> {
    open: Vec<(PathBuf, &'d str)>,
}

impl World for Overlay<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let wanted = disk::identity(path);
        match self.open.iter().find(|(open, _)| *open == wanted) {
            Some((_, text)) => Ok(text.as_bytes().to_vec()),
            None => Disk.read(path),
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Disk.list(folder)
    }
}

impl Documents {
    /// Looks through a file again where it changed, and returns what an editor is told of it.
    pub(super) fn check(&mut self, uri: &str, fonts: &FontSet) -> Option<Value> {
        let document = self.open.get(uri).filter(|document| document.dirty)?;
        let (diagnostics, sources) = match kind(uri) {
            Kind::Plan => self.plan(uri, &document.text, fonts),
            Kind::Agency => agency(&document.text),
        };
        let lines = document.lines();
        // What stands in another file is told at the beginning, by its name.
        let placed = diagnostics.into_iter().map(|mut told| match told.place {
            Some(place) if place.file == FileId(0) => (Range::of(place, &lines), told),
            place => {
                if let Some(place) = place {
                    told.what = format!("{} dòng {}: {}", sources.name(place.file), place.line, told.what);
                }
                (Range::default(), told)
            }
        });
        let found: Vec<(Range, Diagnostic)> = placed.collect();
        let told: Vec<Value> = found.iter().map(|(range, told)| diagnostic(uri, *range, told, &lines)).collect();
        let document = self.open.get_mut(uri)?;
        (document.found, document.dirty) = (found, false);
        Some(json!({"uri": uri, "version": document.version, "diagnostics": told}))
    }

    /// On which page each line of a plan begins, counted from 1, as the plan would be printed now.
    pub(super) fn pages(&self, uri: &str, text: &str, fonts: &FontSet) -> BTreeMap<u32, usize> {
        self.with(uri, text, fonts, facade::pages_of_lines)
    }

    fn plan(&self, uri: &str, text: &str, fonts: &FontSet) -> (Vec<Diagnostic>, SourceMap) {
        let checked = self.with(uri, text, fonts, |job, world| facade::check(job, &Choice::default(), world));
        (checked.findings.diagnostics, checked.findings.sources)
    }

    /// Works on a plan, with the files that are open as they stand in the editor.
    fn with<T>(&self, uri: &str, text: &str, fonts: &FontSet, work: impl FnOnce(&Job<'_>, &dyn World) -> T) -> T {
        let path = path(uri);
        let name = path.as_ref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
        let folder = path.as_deref().map_or_else(|| PathBuf::from("."), disk::folder_of);
        let job = Job { folder, ..Job::new(name.unwrap_or_else(|| uri.to_string()), text, fonts) };
        let open = self
            .open
            .iter()
            .filter_map(|(uri, document)| Some((disk::identity(&self::path(uri)?), document.text.as_str())));
        work(&job, &Overlay { open: open.collect() })
    }
}

/// What is wrong with a profile.
fn agency(text: &str) -> (Vec<Diagnostic>, SourceMap) {
    let mut sources = SourceMap::default();
    let diagnostics = match parse::decode(text.as_bytes(), "don-vi.yaml") {
        Ok(text) => {
            let file = sources.add("don-vi.yaml", text);
            parse::agency(sources.text(file), file).diagnostics
        }
        Err(fault) => vec![fault],
    };
    (diagnostics, sources)
}

/// A finding as an editor shows it.
pub(super) fn diagnostic(uri: &str, range: Range, told: &Diagnostic, lines: &[&str]) -> Value {
    let more = [("Căn cứ: ", &told.why), ("Sửa: ", &told.advice)];
    let more = more.iter().filter_map(|(head, text)| Some(format!("\n{head}{}", text.as_ref()?)));
    let message: String = std::iter::once(told.what.clone()).chain(more).collect();
    let related: Vec<Value> = told
        .also
        .iter()
        .filter(|place| place.file == FileId(0))
        .map(|place| {
            json!({"location": {"uri": uri, "range": Range::of(*place, lines).json()}, "message": "cũng ở đây"})
        })
        .collect();
    json!({
        "range": range.json(),
        "severity": match told.severity {
            Severity::Error => 1,
            Severity::Warning => 2,
            Severity::Note => 3,
        },
        "code": told.code(),
        "source": env!("CARGO_PKG_NAME"),
        "message": message,
        "relatedInformation": related,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_made_one_by_one() {
        let change = |(from, until): ((u32, u32), (u32, u32)), text: &str| {
            json!({"range": {"start": {"line": from.0, "character": from.1},
                "end": {"line": until.0, "character": until.1}}, "text": text})
        };
        let start = Some("a: Kế hoạch\r\nb: 𝄞x\n".to_string());
        let after = changed(start.clone(), &change(((0, 3), (0, 5)), "Chế"));
        assert_eq!(after.as_deref(), Some("a: Chế hoạch\r\nb: 𝄞x\n"));
        // Columns are those of UTF-16; a stretch may go over line ends, and beyond the text.
        let after = changed(after, &change(((1, 5), (1, 6)), "y"));
        assert_eq!(after.as_deref(), Some("a: Chế hoạch\r\nb: 𝄞y\n"));
        let after = changed(after, &change(((0, 12), (1, 0)), ", "));
        assert_eq!(after.as_deref(), Some("a: Chế hoạch, b: 𝄞y\n"));
        let after = changed(after, &change(((9, 9), (9, 9)), "c: 1\n"));
        assert_eq!(after.as_deref(), Some("a: Chế hoạch, b: 𝄞y\nc: 1\n"));
        assert_eq!(changed(after.clone(), &json!({"text": "whole"})).as_deref(), Some("whole"));
        assert_eq!(changed(after.clone(), &json!({})), after);
        assert_eq!(changed(None, &change(((0, 0), (0, 0)), "x")), None);
    }

    #[test]
    fn an_address_stands_for_a_path() {
        assert_eq!(path("file:///a/k%E1%BA%BF%20ho.yaml"), Some(PathBuf::from("/a/kế ho.yaml")));
        assert_eq!(path("file:///C%3A/a.yaml"), Some(PathBuf::from("C:/a.yaml")));
        assert_eq!((path("untitled:1"), path("file:///%E1"), path("file:///a%")), (None, None, None));
        assert_eq!((kind("file:///a/Don-vi.yaml"), kind("untitled:1")), (Kind::Agency, Kind::Plan));
    }
}
