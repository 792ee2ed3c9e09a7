//! Helpers of the parser's tests: messages as the officer sees them, and a body as lines.

use std::collections::BTreeSet;

use super::keys::{CELL, Mapping, Shape};
use super::{agency, plan};
use crate::diag::{Diagnostic, Format, Outcome, SourceMap, render};
use crate::model::{Agency, Plan, Provenance};
pub(super) use crate::typed::testing::{dump, marked};
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
        Shape::Known(_) => None,
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
