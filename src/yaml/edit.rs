//! Values written into a file's text so that everything else stays as it is, byte for byte: comments, order, quotes,
//! line ends, byte order mark. The tree says where; the text is never printed anew.
//!
//! An edit is a guess about how the text reads afterwards: whoever applies it reads the result again and compares
//! ([`same_but`]).

use std::ops::Range;

use super::node::{Entry, Map, Node, Style, Value};
use crate::diag::Place;

/// The pair is written in a way that cannot be edited in place (a block with `|`, an anchor, several lines).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unfit;

/// Changes of a text, collected and then made at once.
#[derive(Debug)]
pub(crate) struct Edits<'a> {
    text: &'a str,
    /// Byte of each line's first character; the byte order mark is before the first.
    starts: Vec<usize>,
    changes: Vec<(Range<usize>, String)>,
}

impl<'a> Edits<'a> {
    /// No changes yet. `text` is the file as it stands; places are those of the tree that was read from its decoded text.
    pub(crate) fn new(text: &'a str) -> Edits<'a> {
        let first = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let starts = [first].into_iter().chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Edits { text, starts, changes: Vec::new() }
    }

    /// Gives a key of a mapping a value that needs no quotes. A key that is absent is added after the first of `after`
    /// that is there and ends on its line; otherwise before the first pair.
    ///
    /// # Errors
    /// [`Unfit`] when the pair that is there cannot be edited.
    pub(crate) fn put(&mut self, map: &Node, key: &str, value: &str, after: &[&str]) -> Result<(), Unfit> {
        let Value::Map(pairs) = &map.value else { return Err(Unfit) };
        match pairs.get(key) {
            Some(entry) => self.set(entry, pairs.flow, value),
            None => self.add(map.place, pairs, &format!("{key}: {value}"), after),
        }
    }

    /// The text with all changes.
    pub(crate) fn apply(mut self) -> String {
        self.changes.sort_by_key(|(range, _)| range.start);
        let mut out = String::with_capacity(self.text.len() + 64);
        let mut done = 0;
        for (range, new) in &self.changes {
            out.push_str(&self.text[done..range.start]);
            out.push_str(new);
            done = range.end;
        }
        out.push_str(&self.text[done..]);
        out
    }

    fn change(&mut self, range: Range<usize>, new: String) {
        self.changes.push((range, new));
    }

    /// The byte of a place; nothing beyond the end of its line.
    fn byte(&self, place: Place, characters: u32) -> Option<usize> {
        let start = *self.starts.get((place.line as usize).checked_sub(1)?)?;
        let column = (place.column as usize).checked_sub(1)? + characters as usize;
        let line = self.line_from(start);
        let at = line.char_indices().map(|(i, _)| i).chain([line.len()]).nth(column)?;
        Some(start + at)
    }

    /// What follows on the same line, without the line end.
    fn line_from(&self, byte: usize) -> &'a str {
        let rest = &self.text[byte..];
        rest[..rest.find('\n').unwrap_or(rest.len())].trim_end_matches('\r')
    }

    fn set(&mut self, entry: &Entry, flow: bool, value: &str) -> Result<(), Unfit> {
        match &entry.value.value {
            Value::Null => self.fill(entry, flow, value),
            Value::Scalar(_) => {
                let old = self.scalar(&entry.value).ok_or(Unfit)?;
                let quote = self.text[old.clone()].chars().next().filter(|c| matches!(c, '\'' | '"'));
                let quote = quote.map(String::from).unwrap_or_default();
                let new = format!("{quote}{value}{quote}");
                let gap = spaces(&self.text[old.end..]);
                // The comment behind the value stays in its column.
                if self.text[old.end + gap..].starts_with('#') && gap > 0 {
                    let width = self.text[old.clone()].chars().count() + gap;
                    let gap_after = width.saturating_sub(new.chars().count()).max(1);
                    self.change(old.start..old.end + gap, new + &" ".repeat(gap_after));
                } else {
                    self.change(old, new);
                }
                Ok(())
            }
            _ => Err(Unfit),
        }
    }

    /// Writes the value of a key that has none.
    fn fill(&mut self, entry: &Entry, flow: bool, value: &str) -> Result<(), Unfit> {
        let key_end = self.byte(entry.place, entry.place.width).ok_or(Unfit)?;
        let rest = self.line_from(key_end);
        let before = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if !rest[before..].starts_with(':') {
            // `{ngay, thang: 3}`
            let bare = flow && (rest[before..].is_empty() || rest[before..].starts_with([',', '}']));
            return bare.then(|| self.change(key_end..key_end, format!(": {value}"))).ok_or(Unfit);
        }
        let from = key_end + before + 1;
        let rest = self.line_from(from);
        let gap = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let tail = &rest[gap..];
        if tail.starts_with('#') && gap > 0 {
            let kept = match spaces(rest) == gap {
                true => " ".repeat(gap.saturating_sub(1 + value.chars().count()).max(1)),
                false => rest[..gap].to_string(),
            };
            self.change(from..from + gap, format!(" {value}{kept}"));
        } else if tail.is_empty() || flow && tail.starts_with([',', '}']) {
            self.change(from..from + gap, format!(" {value}"));
        } else if let Some(after) = tail.strip_prefix('~') {
            let ends = after.is_empty() || after.starts_with([' ', '\t']) || flow && after.starts_with([',', '}']);
            let tilde = from + gap;
            ends.then(|| self.change(tilde..tilde + 1, value.to_string())).ok_or(Unfit)?;
        } else {
            return Err(Unfit);
        }
        Ok(())
    }

    /// The bytes of a scalar on one line, quotes included.
    fn scalar(&self, node: &Node) -> Option<Range<usize>> {
        let Value::Scalar(scalar) = &node.value else { return None };
        let start = self.byte(node.place, 0)?;
        let line = self.line_from(start);
        let length = match scalar.style {
            Style::Plain => line.starts_with(&scalar.text).then_some(scalar.text.len()),
            Style::Quoted => quoted_length(line),
            Style::Literal | Style::Folded => None,
        }?;
        Some(start..start + length)
    }

    /// Adds a pair.
    fn add(&mut self, place: Place, map: &Map, pair: &str, after: &[&str]) -> Result<(), Unfit> {
        let Some(first) = map.entries.first() else {
            let open = self.byte(place, 0).filter(|at| self.text[*at..].starts_with('{')).ok_or(Unfit)? + 1;
            self.change(open..open, pair.to_string());
            return Ok(());
        };
        let before = after.iter().filter_map(|key| map.get(key)).find_map(|entry| self.end_on_line(entry));
        if map.flow {
            match before {
                Some(end) => self.change(end..end, format!(", {pair}")),
                None => {
                    let at = self.byte(first.place, 0).ok_or(Unfit)?;
                    self.change(at..at, format!("{pair}, "));
                }
            }
            return Ok(());
        }
        let indent = " ".repeat((first.place.column as usize).saturating_sub(1));
        match before {
            Some(end) => {
                let line_end = end + self.line_from(end).len();
                let (ending, at_end) = match &self.text[line_end..] {
                    rest if rest.starts_with("\r\n") => ("\r\n", false),
                    rest if rest.starts_with('\n') => ("\n", false),
                    _ => (self.line_ending(), true),
                };
                // In a file that ends without a line end the new line does too.
                let (at, new) = match at_end {
                    true => (line_end, format!("{ending}{indent}{pair}")),
                    false => (line_end + ending.len(), format!("{indent}{pair}{ending}")),
                };
                self.change(at..at, new);
            }
            None => {
                let at = self.byte(first.place, 0).ok_or(Unfit)?;
                let ending = self.line_ending();
                self.change(at..at, format!("{pair}{ending}{indent}"));
            }
        }
        Ok(())
    }

    /// The byte behind the value (or key) of a pair that ends on the line it begins on.
    fn end_on_line(&self, entry: &Entry) -> Option<usize> {
        let key_end = self.byte(entry.place, entry.place.width)?;
        match &entry.value.value {
            Value::Null => {
                let rest = self.line_from(key_end);
                let colon = rest.len() - rest.trim_start_matches([' ', '\t']).len();
                let end = key_end + if rest[colon..].starts_with(':') { colon + 1 } else { 0 };
                let tail = self.line_from(end).trim_start_matches([' ', '\t']);
                (tail.is_empty() || tail.starts_with(['#', ',', '}'])).then_some(end)
            }
            Value::Scalar(_) if entry.value.place.line == entry.place.line => {
                self.scalar(&entry.value).map(|range| range.end)
            }
            _ => None,
        }
    }

    /// The line end of the file's first line.
    fn line_ending(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if self.text[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }
}

/// How many spaces a text begins with.
fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

/// How many bytes a quoted scalar takes that begins and ends on this line.
pub(super) fn quoted_length(line: &str) -> Option<usize> {
    let quote = line.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let mut characters = line.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        if quote == '"' && c == '\\' {
            characters.next();
        } else if c == quote {
            match quote == '\'' && characters.peek().is_some_and(|(_, next)| *next == '\'') {
                true => drop(characters.next()),
                false => return Some(at + 1),
            }
        }
    }
    None
}

/// Whether two mappings say the same in the same order, the pairs with some keys left aside. Places do not count.
pub(crate) fn same_but(a: &Node, b: &Node, except: &[&str]) -> bool {
    let (Value::Map(a), Value::Map(b)) = (&a.value, &b.value) else { return false };
    let rest = |map: &'_ Map| -> Vec<Entry> {
        map.entries.iter().filter(|e| !except.contains(&e.key.as_str())).cloned().collect()
    };
    let (a, b) = (rest(a), rest(b));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a.key == b.key && same(&a.value, &b.value))
}

fn same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (Value::Null, Value::Null) => true,
        (Value::Scalar(a), Value::Scalar(b)) => a.text == b.text && a.style == b.style,
        (Value::List(a), Value::List(b)) => {
            a.flow == b.flow && a.items.len() == b.items.len() && a.items.iter().zip(&b.items).all(|(a, b)| same(a, b))
        }
        (Value::Map(x), Value::Map(y)) => x.flow == y.flow && x.written == y.written && same_but(a, b, &[]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceMap;
    use crate::yaml::read;

    fn root(text: &str) -> Node {
        let decoded = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        let mut sources = SourceMap::default();
        let file = sources.add("t.yaml", decoded.clone());
        read(&decoded, file).value.unwrap_or_else(|| panic!("{text}"))
    }

    /// The text with `so: 15` put in, read again: everything else must say the same.
    fn put(text: &str) -> Result<String, Unfit> {
        let before = root(text);
        let mut edits = Edits::new(text);
        edits.put(&before, "so", "15", &["ky_hieu", "dia_danh"])?;
        let text = edits.apply();
        let after = root(&text);
        assert!(same_but(&before, &after, &["so"]), "{text}");
        let Value::Map(map) = &after.value else { panic!() };
        assert!(matches!(&map.get("so").unwrap().value.value, Value::Scalar(s) if s.text == "15"), "{text}");
        Ok(text)
    }

    #[test]
    fn a_value_is_written_and_nothing_else_changes() {
        for (before, expected) in [
            ("so:\nky_hieu: KH\n", "so: 15\nky_hieu: KH\n"),
            ("so:", "so: 15"),
            ("so:   \nb: 1", "so: 15\nb: 1"),
            ("so: ~\n", "so: 15\n"),
            ("so: ''\n", "so: '15'\n"),
            ("so: \"7\" # cũ\n", "so: \"15\" # cũ\n"),
            ("so: 7\n", "so: 15\n"),
            ("so: 7   # cũ\n", "so: 15  # cũ\n"),
            ("so: 12345   # cũ\n", "so: 15      # cũ\n"),
            ("so: 7 # cũ\n", "so: 15 # cũ\n"),
            ("so:\n  7\nb: 1\n", "so:\n  15\nb: 1\n"),
            ("so: # để trống\nb: 1\n", "so: 15 # để trống\nb: 1\n"),
            ("so:          # để trống\n", "so: 15       # để trống\n"),
            ("so:\t# để trống\n", "so: 15\t# để trống\n"),
            ("so:\n  # để trống\nb: 1\n", "so: 15\n  # để trống\nb: 1\n"),
            ("\"so\" :\n'b': 1\n", "\"so\" : 15\n'b': 1\n"),
            ("\u{FEFF}so:\r\nb: Kế hoạch\r\n", "\u{FEFF}so: 15\r\nb: Kế hoạch\r\n"),
            ("\u{FEFF}b: 1\r\nso:   # ế\r\n", "\u{FEFF}b: 1\r\nso: 15 # ế\r\n"),
            ("{so: , b: 1}\n", "{so: 15, b: 1}\n"),
            ("{so, b: 1}\n", "{so: 15, b: 1}\n"),
            ("{b: 1, so:}\n", "{b: 1, so: 15}\n"),
            ("{b: Ế, so: ~ }\n", "{b: Ế, so: 15 }\n"),
            ("{b: 1, \"so\": 'a''b'}", "{b: 1, \"so\": '15'}"),
        ] {
            assert_eq!(put(before).as_deref(), Ok(expected), "{before}");
        }
    }

    #[test]
    fn an_absent_key_is_added_at_its_place() {
        for (before, expected) in [
            ("a: 1\nky_hieu: KH # x\nb: 2\n", "a: 1\nky_hieu: KH # x\nso: 15\nb: 2\n"),
            ("a: 1\r\nky_hieu: KH\r\nb: 2\r\n", "a: 1\r\nky_hieu: KH\r\nso: 15\r\nb: 2\r\n"),
            ("a: 1\r\nky_hieu: 'K''H'", "a: 1\r\nky_hieu: 'K''H'\r\nso: 15"),
            ("ky_hieu:\n  KH\ndia_danh: \"A\\\"B\"\nb: 1", "ky_hieu:\n  KH\ndia_danh: \"A\\\"B\"\nso: 15\nb: 1"),
            ("ky_hieu: # trống\nb: 1", "ky_hieu: # trống\nso: 15\nb: 1"),
            ("# đầu tệp\na:\n  - 1\n", "# đầu tệp\nso: 15\na:\n  - 1\n"),
            ("ky_hieu: a\n  b\nc: 1\n", "so: 15\nky_hieu: a\n  b\nc: 1\n"),
            ("ky_hieu: 'a\n  b'\nc: 1\n", "so: 15\nky_hieu: 'a\n  b'\nc: 1\n"),
            ("---\n  a: 1\n  ky_hieu: KH\n", "---\n  a: 1\n  ky_hieu: KH\n  so: 15\n"),
            ("  a: 1\n  b: 2\n", "  so: 15\n  a: 1\n  b: 2\n"),
            ("{a: 1, ky_hieu: KH}\n", "{a: 1, ky_hieu: KH, so: 15}\n"),
            ("{a: 1, b: 2}\n", "{so: 15, a: 1, b: 2}\n"),
            ("{}\n", "{so: 15}\n"),
        ] {
            assert_eq!(put(before).as_deref(), Ok(expected), "{before}");
        }
    }

    #[test]
    fn what_cannot_be_edited_in_place_is_left() {
        for text in
            ["so: |\n  7\n", "so: >-\n  7\n", "so: 7\n  8\n", "so: &a 7\nb: *a\n", "so: [7]\n", "so: &a\nb: *a\n"]
        {
            assert_eq!(put(text), Err(Unfit), "{text}");
        }
    }
}
