//! The tree of values.

use crate::diag::Place;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Its first character; of a block text the first character of its content.
    pub place: Place,
    /// The value.
    pub value: Value,
}

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Nothing was written, or `~`.
    Null,
    /// Text, numbers, dates: all as written.
    Scalar(Scalar),
    /// A list.
    List(List),
    /// A mapping.
    Map(Map),
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Without quotes.
    Plain,
    /// In `'` or `"`.
    Quoted,
    /// A block with `|`.
    Literal,
    /// A block with `>`.
    Folded,
}

/// A line of a scalar as it stands in the file, without its indentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// The text.
    pub text: String,
    /// Its first character.
    pub place: Place,
}

/// A scalar.
#[derive(Clone, Debug)]
pub(crate) struct Scalar {
    /// The value as YAML defines it: folded lines joined, escapes resolved.
    pub text: String,
    /// How it was written.
    pub style: Style,
    /// The lines in the file, where they are not those of `text`: blocks with `>` and plain text over several lines.
    pub(super) folded: Vec<Line>,
    /// The lines of `text` are lines of the file, this many columns in.
    pub(super) in_place: bool,
}

/// A list.
#[derive(Clone, Debug)]
pub(crate) struct List {
    /// Its entries.
    pub items: Vec<Node>,
    /// Written `[a, b]`.
    pub flow: bool,
}

/// A mapping.
#[derive(Clone, Debug)]
pub(crate) struct Map {
    /// Its pairs in the order of the file, every key once.
    pub entries: Vec<Entry>,
    /// Written `{a: b}`.
    pub flow: bool,
    /// Of a mapping with one pair, not in braces: how it stands in the file, for text that YAML took for a mapping (`Sở: NN, TC`).
    pub written: Option<String>,
}

/// A pair of a mapping.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub place: Place,
    /// The value.
    pub value: Node,
}

impl Node {
    /// Whether nothing was written.
    pub(crate) fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The lines of a scalar with their places; none for other values.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let Value::Scalar(scalar) = &self.value else { return Vec::new() };
        if !scalar.folded.is_empty() {
            return scalar.folded.clone();
        }
        // The place of a block is its first line of content; empty lines may stand before it.
        let leading = scalar.text.bytes().take_while(|b| *b == b'\n').count() as u32;
        scalar
            .text
            .lines()
            .zip(0u32..)
            .map(|(text, i)| Line { text: text.to_string(), place: self.line_place(scalar, i, leading) })
            .collect()
    }

    /// Comes by every text of the tree, to change it: keys and values with their places. What stands in the tree a second
    /// time, as the lines of a folded text do, has no place.
    pub(crate) fn rewrite(&mut self, change: &mut impl FnMut(Option<Place>, &mut String)) {
        match &mut self.value {
            Value::Null => {}
            Value::Scalar(scalar) => {
                change(Some(self.place), &mut scalar.text);
                scalar.folded.iter_mut().for_each(|line| change(None, &mut line.text));
            }
            Value::List(list) => list.items.iter_mut().for_each(|item| item.rewrite(change)),
            Value::Map(map) => {
                map.written.iter_mut().for_each(|written| change(None, written));
                for entry in &mut map.entries {
                    change(Some(entry.place), &mut entry.key);
                    entry.value.rewrite(change);
                }
            }
        }
    }

    fn line_place(&self, scalar: &Scalar, index: u32, leading: u32) -> Place {
        if !scalar.in_place {
            return self.place;
        }
        let line = (self.place.line + index).saturating_sub(leading).max(1);
        Place { line, width: 1, ..self.place }
    }
}

impl Map {
    /// The pair with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|e| e.key == key)
    }
}
