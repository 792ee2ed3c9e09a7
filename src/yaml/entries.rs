//! Whole entries of a file: one top-level pair is replaced, added or taken out, and everything else stays as it is, byte
//! for byte. Comments before the next key, and the one behind a key, belong to nobody's value and stay.

use serde_json::{Map as Object, Value as Json};

use super::edit::{Unfit, quoted_length, same_but};
use super::write::{self, Written};
use super::{Entry, Map, Node, Style, Value};

/// What becomes of a top-level pair.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    /// It has this value; it is added where it is not there.
    Put(Json),
    /// It goes.
    Remove,
    /// Its lines become these, whatever they say.
    Lines(String),
}

/// Where a pair stands: lines from 0, the last not included; what follows it up to the next key (comments, empty lines) is
/// not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    /// The line of its key.
    pub start: usize,
    /// The line behind its last.
    pub end: usize,
}

/// The lines of a text with their line ends.
pub(crate) fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Where each top-level pair stands.
///
/// # Errors
/// [`Unfit`] where the pairs do not each begin a line of their own.
pub(crate) fn extents(lines: &[&str], map: &Map) -> Result<Vec<Extent>, Unfit> {
    if map.flow || map.entries.iter().any(|entry| entry.place.column != 1) {
        return Err(Unfit);
    }
    let starts: Vec<usize> = map.entries.iter().map(|entry| (entry.place.line as usize).saturating_sub(1)).collect();
    let extent = |(index, start): (usize, &usize)| {
        let next = starts.get(index + 1).copied().unwrap_or(lines.len()).min(lines.len());
        let own = lines.get(*start + 1..next).unwrap_or_default();
        let idle = own.iter().rev().take_while(|line| line.trim().is_empty() || line.starts_with(['#', '.'])).count();
        Extent { start: *start, end: next.saturating_sub(idle).max(*start + 1) }
    };
    Ok(starts.iter().enumerate().map(extent).collect())
}

/// A text with its top-level pairs changed. `order`: the names of keys as they stand in a document, by which a pair that is
/// not there finds its place.
///
/// # Errors
/// [`Unfit`] where the file is written in a way that cannot be changed pair by pair.
pub(crate) fn change(
    text: &str,
    root: Option<&Node>,
    changes: &[(String, Change)],
    order: &[&str],
) -> Result<String, Unfit> {
    let none = Map { entries: Vec::new(), flow: false, written: None };
    let map = match root.map(|root| &root.value) {
        Some(Value::Map(map)) => map,
        Some(Value::Null) | None => &none,
        Some(_) => return Err(Unfit),
    };
    let lines = lines(text);
    let extents = extents(&lines, map)?;
    let ending = if lines.first().is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" };
    // The lines that take the place of those of an extent, or stand before a line.
    let mut edits: Vec<(Extent, Vec<String>)> = Vec::new();
    let rank = |key: &str| order.iter().position(|known| *known == key).unwrap_or(order.len());
    let mut sorted: Vec<&(String, Change)> = changes.iter().collect();
    sorted.sort_by_key(|(key, _)| rank(key));
    for (key, change) in sorted {
        let at = map.entries.iter().position(|entry| entry.key == *key);
        let there = at.and_then(|at| Some((map.entries.get(at)?, *extents.get(at)?)));
        match (there, change) {
            (Some((_, extent)), Change::Remove) => edits.push((extent, Vec::new())),
            (None, Change::Remove) => {}
            (Some((entry, extent)), Change::Put(json)) => {
                edits.push((extent, replaced(&lines, entry, extent, write::value(json))?));
            }
            (Some((_, extent)), Change::Lines(new)) => edits.push((extent, new.lines().map(str::to_string).collect())),
            (None, Change::Put(json)) => {
                let Written { inline, below } = write::value(json);
                let space = if inline.is_empty() { "" } else { " " };
                let mut new = vec![format!("{key}:{space}{inline}")];
                new.extend(below);
                edits.push((place(map, &extents, lines.len(), rank(key), &rank), new));
            }
            (None, Change::Lines(new)) => {
                let at = place(map, &extents, lines.len(), rank(key), &rank);
                edits.push((at, new.lines().map(str::to_string).collect()));
            }
        }
    }
    edits.sort_by_key(|(extent, _)| (extent.start, extent.end));
    Ok(applied(&lines, &edits, ending))
}

/// Where a pair that is not there is put: behind the last of those that stand before it in a document.
fn place(map: &Map, extents: &[Extent], count: usize, own: usize, rank: &dyn Fn(&str) -> usize) -> Extent {
    let before = map.entries.iter().zip(extents).filter(|(entry, _)| rank(&entry.key) < own);
    let at = match (before.max_by_key(|(entry, _)| rank(&entry.key)), extents.first()) {
        (Some((_, extent)), _) => extent.end,
        (None, Some(first)) => first.start,
        (None, None) => count,
    };
    Extent { start: at, end: at }
}

/// The text with lines in place of others.
fn applied(lines: &[&str], edits: &[(Extent, Vec<String>)], ending: &str) -> String {
    let mut out = String::new();
    let mut done = 0;
    // Line ends are for lines that follow; the last of a file may have none.
    let add = |out: &mut String, line: &str, new: bool| {
        if new && !out.is_empty() && !out.ends_with('\n') {
            out.push_str(ending);
        }
        out.push_str(line);
        if new {
            out.push_str(ending);
        }
    };
    for (extent, new) in edits {
        lines.get(done..extent.start).unwrap_or_default().iter().for_each(|line| add(&mut out, line, false));
        done = done.max(extent.end);
        // A part of more than a line stands apart.
        let before = out.lines().next_back().unwrap_or_default();
        let apart = extent.start == extent.end && (new.len() > 1 || before.starts_with([' ', '\t']));
        if apart && !before.trim().is_empty() {
            add(&mut out, "", true);
        }
        new.iter().for_each(|line| add(&mut out, line, true));
    }
    lines.get(done..).unwrap_or_default().iter().for_each(|line| add(&mut out, line, false));
    out
}

/// The lines of a pair with another value: its key stays as it is written, and so does the comment behind it.
fn replaced(lines: &[&str], entry: &Entry, extent: Extent, new: Written) -> Result<Vec<String>, Unfit> {
    let line = lines.get(extent.start).ok_or(Unfit)?.trim_end_matches(['\n', '\r']);
    let bare = line.trim_start_matches('\u{FEFF}');
    let mark = line.len() - bare.len();
    let width: usize = bare.chars().take(entry.place.width as usize).map(char::len_utf8).sum();
    let rest = &bare[width..];
    let colon = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if !rest[colon..].starts_with(':') {
        return Err(Unfit);
    }
    let head = &line[..mark + width + colon + 1];
    let behind = &line[head.len()..];
    let space = if new.inline.is_empty() { "" } else { " " };
    let mut first = format!("{head}{space}{}", new.inline);
    if let Some(comment) = comment(behind, entry, extent) {
        // It stays in its column where there is room.
        let column = line[..line.len() - comment.len()].chars().count();
        let gap = column.saturating_sub(first.chars().count()).max(1);
        first.push_str(&" ".repeat(gap));
        first.push_str(comment);
    }
    Ok([first].into_iter().chain(new.below).collect())
}

/// The comment behind a key and what of its value stands on the same line.
fn comment<'l>(behind: &'l str, entry: &Entry, extent: Extent) -> Option<&'l str> {
    let from = match &entry.value.value {
        Value::Scalar(scalar) if entry.value.place.line == entry.place.line => match scalar.style {
            Style::Plain => behind.find(&scalar.text).map(|at| at + scalar.text.len())?,
            Style::Quoted => {
                let start = behind.len() - behind.trim_start().len();
                start + quoted_length(&behind[start..])?
            }
            Style::Literal | Style::Folded => 0,
        },
        Value::List(_) | Value::Map(_) if behind.trim_start().starts_with(['[', '{']) => {
            (extent.end == extent.start + 1).then(|| brackets_end(behind))??
        }
        _ => 0,
    };
    let tail = &behind[from..];
    let at = tail.find('#')?;
    (tail[..at].ends_with([' ', '\t'])).then(|| tail[at..].trim_end())
}

/// The byte behind the bracket that closes the first one.
fn brackets_end(text: &str) -> Option<usize> {
    let (mut depth, mut last, mut skip) = (0usize, '[', 0);
    for (at, c) in text.char_indices().skip_while(|(_, c)| c.is_whitespace()) {
        match c {
            _ if at < skip => {}
            // A quotation mark inside a word is a letter of it.
            '"' | '\'' if "[{,:".contains(last) => skip = at + quoted_length(&text[at..])?,
            '[' | '{' => depth += 1,
            ']' | '}' if depth == 1 => return Some(at + 1),
            ']' | '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        last = if c.is_whitespace() { last } else { c };
    }
    None
}

/// Whether a changed file says what was meant: the pairs that were put have their values, and all others theirs.
pub(crate) fn says(before: Option<&Node>, after: &Node, changes: &[(String, Change)]) -> bool {
    let Value::Map(map) = &after.value else { return false };
    let keys: Vec<&str> = changes.iter().map(|(key, _)| key.as_str()).collect();
    let rest = match before {
        Some(before) if !before.is_null() => same_but(before, after, &keys),
        _ => map.entries.iter().all(|entry| keys.contains(&entry.key.as_str())),
    };
    rest && changes.iter().all(|(key, change)| match change {
        Change::Put(json) => map.get(key).is_some_and(|entry| same(&self::json(&entry.value), json)),
        Change::Remove => map.get(key).is_none(),
        Change::Lines(_) => true,
    })
}

/// Whether two values are the same but for spaces at the ends of lines.
fn same(read: &Json, meant: &Json) -> bool {
    let text = |value: &Json| match value {
        Json::Null => Some(String::new()),
        Json::String(text) => Some(text.clone()),
        Json::Bool(_) | Json::Number(_) => Some(value.to_string()),
        _ => None,
    };
    match (read, meant) {
        (Json::Array(a), Json::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, value)| b.get(key).is_some_and(|other| same(value, other)))
        }
        _ => match (text(read), text(meant)) {
            (Some(a), Some(b)) => a.trim_end().lines().map(str::trim_end).eq(b.trim_end().lines().map(str::trim_end)),
            _ => false,
        },
    }
}

/// A value as JSON: every scalar as its text, without the line end that a block has.
pub(crate) fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Scalar(scalar) => Json::String(scalar.text.strip_suffix('\n').unwrap_or(&scalar.text).to_string()),
        Value::List(list) => Json::Array(list.items.iter().map(json).collect()),
        Value::Map(map) => {
            let pairs = map.entries.iter().map(|entry| (entry.key.clone(), json(&entry.value)));
            Json::Object(pairs.collect::<Object<_, _>>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceMap;
    use crate::yaml::read;
    use serde_json::json as j;

    const ORDER: &[&str] = &["so", "ngay", "trich_yeu", "noi_dung", "luu"];

    fn root(text: &str) -> Option<Node> {
        let decoded = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        let mut sources = SourceMap::default();
        let file = sources.add("t.yaml", decoded.clone());
        read(&decoded, file).value
    }

    fn put(text: &str, key: &str, value: Json) -> String {
        let changes = [(key.to_string(), if value.is_null() { Change::Remove } else { Change::Put(value) })];
        let before = root(text);
        let after = change(text, before.as_ref(), &changes, ORDER).unwrap();
        assert!(says(before.as_ref(), &root(&after).unwrap(), &changes), "{after}");
        after
    }

    #[test]
    fn an_entry_is_replaced_and_nothing_else_changes() {
        for (before, key, value, after) in [
            ("so: 1 # s\nluu: [VT]\n", "so", j!("22"), "so: 22 # s\nluu: [VT]\n"),
            ("so:    # s\n# c\n\nluu: [VT]\n", "so", j!("2"), "so: 2  # s\n# c\n\nluu: [VT]\n"),
            (
                "\u{FEFF}so: 1\r\nluu: [VT] # l\r\n",
                "luu",
                j!(["A", "B"]),
                "\u{FEFF}so: 1\r\nluu:      # l\r\n  - A\r\n  - B\r\n",
            ),
            (
                "noi_dung: |  # n\n  a\n\n  # b\n\n# c\nluu: x",
                "noi_dung",
                j!("p\nq"),
                "noi_dung: |  # n\n  p\n  q\n\n# c\nluu: x",
            ),
            ("noi_dung: |\n  a\nluu: x", "luu", j!("y"), "noi_dung: |\n  a\nluu: y\n"),
            ("so: \"1 # 2\" # s\n", "so", j!("3"), "so: 3       # s\n"),
            ("so: '1'' #' # \"s\"\n", "so", j!("3"), "so: 3       # \"s\"\n"),
            ("luu: [A, 'b]', c\"d] # xem [1]\n", "luu", Json::String("A".into()), "luu: A              # xem [1]\n"),
            ("ky: {a: [x, \"}\"]}  # {k}\n", "ky", j!("B"), "ky: B              # {k}\n"),
            ("a: 1\ntrich_yeu: b\n", "ngay", j!("5/3/2026"), "ngay: 5/3/2026\na: 1\ntrich_yeu: b\n"),
            ("so: 1\n\n# t\ntrich_yeu: b\n", "ngay", j!("5/3/2026"), "so: 1\nngay: 5/3/2026\n\n# t\ntrich_yeu: b\n"),
            ("so: 1", "noi_dung", j!("a\n\nb"), "so: 1\n\nnoi_dung: |\n  a\n\n  b\n"),
            ("so: 1\n# giữ\nngay: 2\nluu: x\n", "ngay", Json::Null, "so: 1\n# giữ\nluu: x\n"),
            ("# chỉ có ghi chú\n", "so", j!("1"), "# chỉ có ghi chú\nso: 1\n"),
            ("", "so", j!("1"), "so: 1\n"),
        ] {
            assert_eq!(put(before, key, value), after, "{before}");
        }
    }

    #[test]
    fn a_file_that_is_no_block_of_pairs_is_left() {
        for text in ["{so: 1}\n", "  so: 1\n"] {
            let changes = [("so".to_string(), Change::Put(j!("2")))];
            assert_eq!(change(text, root(text).as_ref(), &changes, ORDER), Err(Unfit), "{text}");
        }
    }
}
