//! The plan file as an officer would have written it.

use super::doubt::Doubt;
use super::draft::{Draft, Value};
use super::glyphs::Text;
use crate::yaml::write::{is_plain, quoted, scalar};

/// The text of the plan file. `heading`: the comment it begins with.
pub(crate) fn emit(draft: &Draft, heading: &str) -> String {
    let mut out = String::new();
    let heading: String = heading.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    out.push_str(&format!("# {heading}\n"));
    let whole: Vec<&Doubt> = draft.doubts.iter().filter(|doubt| !has_key(draft, doubt)).collect();
    whole.iter().for_each(|doubt| comment(doubt, &mut out));
    let mut large_before = false;
    for (index, (key, value)) in draft.fields.iter().enumerate() {
        let own: Vec<&Doubt> = draft.doubts.iter().filter(|doubt| key_of(doubt) == Some(key)).collect();
        // Parts of more than a line stand apart.
        let large = matches!(value, Value::Block(_) | Value::List(_) | Value::Map(_)) && !is_short(value);
        if index > 0 && (large || large_before) {
            out.push('\n');
        }
        large_before = large;
        own.iter().for_each(|doubt| comment(doubt, &mut out));
        entry(key, value, 0, &mut out);
    }
    out
}

fn key_of(doubt: &Doubt) -> Option<&str> {
    doubt.to.as_ref().map(|path| path.as_str())
}

fn has_key(draft: &Draft, doubt: &Doubt) -> bool {
    key_of(doubt).is_some_and(|key| draft.value(key).is_some())
}

/// `# ? NHAP-53 (dòng 3): … Khác: …`
fn comment(doubt: &Doubt, out: &mut String) {
    let place = doubt.place().map(|at| format!(" ({at})")).unwrap_or_default();
    out.push_str(&format!("# ? {}{place}: {}", doubt.rule.code, doubt.chosen));
    if !doubt.others.is_empty() {
        out.push_str(&format!("; khác: {}", doubt.others.join("; ")));
    }
    out.push('\n');
}

/// Whether a value stands on the line of its key.
fn is_short(value: &Value) -> bool {
    match value {
        Value::Text(_) | Value::Word(_) | Value::Row(_) => true,
        Value::Map(entries) => entries.iter().all(|(key, value)| {
            ["ngay", "thang", "nam"].contains(key) && matches!(value, Value::Text(_) | Value::Word(_))
        }),
        Value::Block(_) | Value::List(_) => false,
    }
}

/// A key with its value, `depth` levels in.
fn entry(key: &str, value: &Value, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    out.push_str(&format!("{indent}{key}:"));
    below(value, depth, out);
}

/// What stands behind a colon.
fn below(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Word(word) if word.is_empty() => out.push('\n'),
        Value::Text(_) | Value::Word(_) | Value::Row(_) => out.push_str(&format!(" {}\n", flow(value, false))),
        Value::Block(text) => block(text, depth + 1, out),
        Value::Map(_) if is_short(value) => out.push_str(&format!(" {}\n", flow(value, true))),
        Value::Map(entries) => {
            out.push('\n');
            for (key, value) in entries {
                entry(key, value, depth + 1, out);
            }
        }
        Value::List(items) => {
            out.push('\n');
            items.iter().for_each(|item| listed(item, depth + 1, out));
        }
    }
}

/// An entry of a list.
fn listed(item: &Value, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    match item {
        Value::Map(entries) => {
            for (index, (key, value)) in entries.iter().enumerate() {
                let begin = if index == 0 { "- " } else { "  " };
                out.push_str(&format!("{indent}{begin}{key}:"));
                below(value, depth + 1, out);
            }
        }
        _ => out.push_str(&format!("{indent}- {}\n", flow(item, false))),
    }
}

/// A value on one line; `inside`: of brackets.
fn flow(value: &Value, inside: bool) -> String {
    match value {
        Value::Word(word) => word.clone(),
        Value::Text(text) | Value::Block(text) => scalar(&text.string(), inside),
        Value::Row(texts) => {
            let items: Vec<String> = texts.iter().map(|text| scalar(&text.string(), true)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| flow(item, true)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) => {
            let items: Vec<String> =
                entries.iter().map(|(key, value)| format!("{key}: {}", flow(value, true))).collect();
            format!("{{{}}}", items.join(", "))
        }
    }
}

/// A text below `|`.
fn block(text: &Text, depth: usize, out: &mut String) {
    let lines: Vec<String> = text.lines().iter().map(Text::string).collect();
    let safe = lines.iter().all(|line| line.chars().all(is_plain)) && !lines.iter().all(|line| line.trim().is_empty());
    if !safe {
        out.push_str(&format!(" {}\n", quoted(&lines.join("\n"))));
        return;
    }
    out.push_str(" |\n");
    for line in lines {
        let line = line.trim();
        if !line.is_empty() {
            out.push_str(&"  ".repeat(depth));
            out.push_str(line);
        }
        out.push('\n');
    }
}
