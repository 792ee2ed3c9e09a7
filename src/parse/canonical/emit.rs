//! A small tree of YAML and its one way of being written: texts in double quotes on one line, two columns a level,
//! numbers bare, absent values absent.

use std::borrow::Cow;
use std::fmt::Display;

use crate::yaml::write::quoted;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Yaml {
    /// Text, written in quotes.
    Text(String),
    /// A number or a word of the format.
    Bare(String),
    /// A list, an entry a line.
    List(Vec<Yaml>),
    /// A mapping, a pair a line.
    Map(Vec<(Cow<'static, str>, Yaml)>),
    /// A list on one line, with everything in it: the cells of a row.
    Row(Vec<Yaml>),
}

/// Text.
pub(super) fn text(value: impl Into<String>) -> Yaml {
    Yaml::Text(value.into())
}

/// A number, or true and false.
pub(super) fn number(value: impl Display) -> Yaml {
    Yaml::Bare(value.to_string())
}

/// A list, unless it is empty.
pub(super) fn list(items: Vec<Yaml>) -> Option<Yaml> {
    (!items.is_empty()).then_some(Yaml::List(items))
}

/// The pairs that have a value.
pub(super) fn some_map(entries: Vec<(&'static str, Option<Yaml>)>) -> Yaml {
    Yaml::Map(entries.into_iter().filter_map(|(key, value)| Some((key.into(), value?))).collect())
}

/// Pairs whose keys are not those of the registry, unless there are none.
pub(super) fn named(entries: Vec<(String, Yaml)>) -> Option<Yaml> {
    (!entries.is_empty()).then(|| Yaml::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect()))
}

/// The same, unless none has.
pub(super) fn map(entries: Vec<(&'static str, Option<Yaml>)>) -> Option<Yaml> {
    Some(some_map(entries)).filter(|value| *value != Yaml::Map(Vec::new()))
}

/// A file of these pairs.
pub(super) fn document(entries: Vec<(&'static str, Option<Yaml>)>) -> String {
    let mut out = String::new();
    match map(entries) {
        Some(value) => block(&value, 0, false, &mut out),
        None => out.push_str("{}\n"),
    }
    out
}

/// A value on lines of its own, `indent` columns in; `inline`: its first line has been begun.
fn block(value: &Yaml, indent: usize, inline: bool, out: &mut String) {
    let mut first = inline;
    let mut begin = |out: &mut String| {
        if !std::mem::take(&mut first) {
            out.extend(std::iter::repeat_n(' ', indent));
        }
    };
    match value {
        Yaml::Map(entries) => {
            for (key, value) in entries {
                begin(out);
                name(key, out);
                out.push(':');
                match value {
                    Yaml::Map(_) | Yaml::List(_) => {
                        out.push('\n');
                        block(value, indent + 2, false, out);
                    }
                    _ => {
                        out.push(' ');
                        flow(value, out);
                        out.push('\n');
                    }
                }
            }
        }
        Yaml::List(items) => {
            for item in items {
                begin(out);
                out.push_str("- ");
                match item {
                    Yaml::Map(entries) if !entries.is_empty() => block(item, indent + 2, true, out),
                    _ => {
                        flow(item, out);
                        out.push('\n');
                    }
                }
            }
        }
        Yaml::Text(_) | Yaml::Bare(_) | Yaml::Row(_) => {
            flow(value, out);
            out.push('\n');
        }
    }
}

/// A value on one line.
fn flow(value: &Yaml, out: &mut String) {
    let separate = |out: &mut String, index: usize| {
        if index > 0 {
            out.push_str(", ");
        }
    };
    match value {
        Yaml::Text(text) => out.push_str(&quoted(text)),
        Yaml::Bare(text) => out.push_str(text),
        Yaml::List(items) | Yaml::Row(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(out, index);
                flow(item, out);
            }
            out.push(']');
        }
        Yaml::Map(entries) => {
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                separate(out, index);
                name(key, out);
                out.push_str(": ");
                flow(value, out);
            }
            out.push('}');
        }
    }
}

/// A key: bare where it is one of ours or looks like one.
fn name(key: &str, out: &mut String) {
    let plain = key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && !key.is_empty();
    if plain { out.push_str(key) } else { out.push_str(&quoted(key)) }
}
