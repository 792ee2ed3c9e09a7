//! Helpers of the parser's tests: messages as the officer sees them, and a body as lines.

use std::collections::BTreeSet;

use super::keys::{CELL, Mapping, Shape};
use super::{agency, plan};
use crate::diag::{Diagnostic, Format, Outcome, SourceMap, render};
use crate::model::{Agency, Body, BodyItem, Label, Plan, Provenance, RichText, Table};
use crate::yaml::{self, Node, Value};

/// The parts every plan needs, without body.
pub(super) const FRAME: &str = "trich_yeu: Kiểm tra công tác lưu trữ\nnoi_nhan:\n  - Như trên\nluu: VT\nky: {chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn A}\n";

fn seen(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut sources = SourceMap::default();
    sources.add("t.yaml", text);
    render(diagnostics, &sources, Format::Short, false)
}

/// The plan and the messages.
pub(super) fn read(text: &str) -> (Option<(Plan, Provenance)>, String) {
    let mut sources = SourceMap::default();
    let Outcome { value, diagnostics } = plan(text, sources.add("t.yaml", text));
    (value, seen(text, &diagnostics))
}

/// The messages of a profile, and the profile.
pub(super) fn read_agency(text: &str) -> (Option<(Agency, Provenance)>, String) {
    let mut sources = SourceMap::default();
    let Outcome { value, diagnostics } = agency(text, sources.add("t.yaml", text));
    (value, seen(text, &diagnostics))
}

/// A plan without any message.
pub(super) fn good(text: &str) -> (Plan, Provenance) {
    let (value, messages) = read(text);
    assert_eq!(messages, "");
    value.unwrap()
}

/// A typed body, without any message.
pub(super) fn typed(body: &str) -> String {
    let indented: String = body.lines().map(|l| if l.is_empty() { "\n".into() } else { format!("  {l}\n") }).collect();
    dump(&good(&format!("noi_dung: |\n{indented}{FRAME}")).0.body)
}

/// The messages of a typed body, whose first line is line 2.
pub(super) fn typed_faults(body: &str) -> String {
    let indented: String = body.lines().map(|l| format!("  {l}\n")).collect();
    read(&format!("noi_dung: |\n{indented}{FRAME}")).1
}

/// A body as lines: `kind label | title`, `kind label text`, `p text`, tables with their cells.
pub(super) fn dump(body: &Body) -> String {
    let mut out = String::new();
    lines(body, 0, &mut out);
    out
}

fn lines(body: &Body, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    for item in body {
        match item {
            BodyItem::Section(s) => {
                let label = match &s.label {
                    Label::Typed(label) => label.as_str(),
                    Label::Auto => "#",
                };
                *out += &format!("{pad}{} {label}", s.kind.key());
                if let Some(title) = &s.title {
                    *out += &format!(" | {}", marked(title));
                }
                if let Some(text) = &s.text {
                    *out += &format!(" {}", marked(text));
                }
                out.push('\n');
                lines(&s.children, depth + 1, out);
            }
            BodyItem::Paragraph { text, .. } => *out += &format!("{pad}p {}\n", marked(text)),
            BodyItem::Table(t) => table(t, &pad, out),
            BodyItem::Landscape { items, .. } => {
                *out += &format!("{pad}ngang\n");
                lines(items, depth + 1, out);
            }
        }
    }
}

fn table(table: &Table, pad: &str, out: &mut String) {
    *out += &format!(
        "{pad}bang {}+{} x {}\n",
        table.header_rows,
        table.rows.len() - table.header_rows,
        table.columns.len()
    );
    for row in &table.rows {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|c| {
                let text: Vec<String> = c.paragraphs.iter().map(marked).collect();
                let span = if (c.column_span, c.row_span) == (1, 1) {
                    String::new()
                } else {
                    format!("({}x{})", c.row_span, c.column_span)
                };
                format!("{}{span}={}", c.column, text.join("/"))
            })
            .collect();
        *out += &format!("{pad}  {}{}\n", cells.join(" "), if row.total { " TỔNG" } else { "" });
    }
}

/// Rich text with its marks.
pub(super) fn marked(text: &RichText) -> String {
    let runs = text.runs.iter().map(|r| {
        let marks = format!("{}{}", if r.emphasis.bold { "**" } else { "" }, if r.emphasis.italic { "*" } else { "" });
        let note = r.note.as_ref().map_or(String::new(), |n| format!("[^{}]", marked(&n.text)));
        format!("{marks}{}{marks}{note}", r.text)
    });
    runs.collect()
}

/// The mapping that values of a shape are, or are made of.
pub(super) fn inner(shape: Shape) -> Option<&'static Mapping> {
    match shape {
        Shape::Body(m) | Shape::IssueDate(m) | Shape::One(m) | Shape::Many(m) | Shape::OneOrMany(m) => Some(m),
        Shape::TextOrMany(m) | Shape::TextOr(m) | Shape::Rows(m) | Shape::BodyRows(m) => Some(m),
        Shape::TextOrEras(m) | Shape::OfEras(m) => Some(m),
        Shape::Text | Shape::Texts | Shape::Line | Shape::Paragraphs | Shape::Number | Shape::Flag | Shape::Date => {
            None
        }
        Shape::Choice(_) | Shape::Choices(_) | Shape::Shares | Shape::KeyOf(_) | Shape::Notes | Shape::Rule => None,
    }
}

/// A mapping and all that stand below it, each once.
pub(super) fn reachable(root: &'static Mapping) -> Vec<&'static Mapping> {
    let mut out = vec![root];
    let mut at = 0;
    while at < out.len() {
        for mapping in out[at].keys.iter().filter_map(|key| inner(key.shape)) {
            if out.iter().all(|known| known.id != mapping.id) {
                out.push(mapping);
            }
        }
        at += 1;
    }
    out
}

/// The keys of the registry that a file uses, each with the mapping it stands in.
pub(super) fn used(root: &'static Mapping, text: &str) -> BTreeSet<(&'static str, &'static str)> {
    let mut sources = SourceMap::default();
    let mut out = BTreeSet::new();
    used_in(root, &yaml::read(text, sources.add("t.yaml", text)).value.unwrap(), &mut out);
    out
}

fn used_in(mapping: &'static Mapping, node: &Node, out: &mut BTreeSet<(&'static str, &'static str)>) {
    match &node.value {
        Value::Null | Value::Scalar(_) => {}
        // A row of a table that is a list is made of cells.
        Value::List(list) => list.items.iter().for_each(|item| match &item.value {
            Value::List(_) if mapping.id == "hang" => used_in(&CELL, item, out),
            _ => used_in(mapping, item, out),
        }),
        Value::Map(map) => {
            for (entry, key) in map.entries.iter().filter_map(|e| Some((e, mapping.key(&e.key)?))) {
                out.insert((mapping.id, key.name));
                if let Some(mapping) = inner(key.shape) {
                    used_in(mapping, &entry.value, out);
                }
            }
        }
    }
}
