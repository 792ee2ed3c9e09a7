//! Values as an officer would have written them: bare where YAML reads a text as it stands, else in quotes; several lines
//! below `|`.

use serde_json::Value;

/// Longest mapping that is written `{a: b}` on one line, in characters.
const SHORT: usize = 90;

/// A value as it stands behind the colon of its key, and on the lines below; these have no line ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// What follows the colon, without the space before it.
    pub inline: String,
    /// The lines below.
    pub below: Vec<String>,
}

/// A value; numbers, words and texts are told by their JSON. A text of several lines stands below `|`.
pub(crate) fn value(value: &Value) -> Written {
    indented(value, 1)
}

/// `depth`: how many levels in its lines stand.
fn indented(value: &Value, depth: usize) -> Written {
    let indent = "  ".repeat(depth);
    match value {
        Value::String(text) if text.contains('\n') => block(text, &indent),
        Value::Array(items) if items.is_empty() => Written { inline: "[]".to_string(), below: Vec::new() },
        Value::Array(items) => {
            let mut below = Vec::new();
            items.iter().for_each(|item| listed(item, depth, &mut below));
            Written { inline: String::new(), below }
        }
        Value::Object(pairs) if pairs.is_empty() => Written { inline: "{}".to_string(), below: Vec::new() },
        Value::Object(pairs) if !is_short(value) || depth == 1 && !is_date(value) => {
            let mut below = Vec::new();
            for (key, value) in pairs {
                pair(&indent, key, value, depth, &mut below);
            }
            Written { inline: String::new(), below }
        }
        _ => Written { inline: flow(value, false), below: Vec::new() },
    }
}

fn pair(begin: &str, key: &str, value: &Value, depth: usize, out: &mut Vec<String>) {
    let Written { inline, below } = indented(value, depth + 1);
    let space = if inline.is_empty() { "" } else { " " };
    out.push(format!("{begin}{}:{space}{inline}", scalar(key, true)));
    out.extend(below);
}

/// An entry of a list.
fn listed(item: &Value, depth: usize, out: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    match item {
        Value::Object(pairs) if !pairs.is_empty() && !is_short(item) => {
            let mut begin = format!("{indent}- ");
            for (key, value) in pairs {
                pair(&begin, key, value, depth + 1, out);
                begin = format!("{indent}  ");
            }
        }
        _ => {
            let Written { inline, below } = match item {
                Value::Array(_) => Written { inline: flow(item, false), below: Vec::new() },
                _ => indented(item, depth + 1),
            };
            out.push(format!("{indent}- {inline}"));
            out.extend(below);
        }
    }
}

/// Whether a mapping stands on one line: two pairs of one line each.
fn is_short(value: &Value) -> bool {
    let Value::Object(pairs) = value else { return false };
    let plain = |value: &Value| !matches!(value, Value::Array(_) | Value::Object(_));
    let one = |value: &Value| plain(value) && value.as_str().is_none_or(|text| !text.contains('\n'));
    (pairs.len() <= 2 || is_date(value)) && pairs.values().all(one) && flow(value, false).chars().count() <= SHORT
}

/// Whether a mapping has nothing but numbers and blanks.
fn is_date(value: &Value) -> bool {
    value.as_object().is_some_and(|pairs| pairs.values().all(|value| value.is_null() || value.is_number()))
}

/// A value on one line; `inside`: of brackets.
fn flow(value: &Value, inside: bool) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => scalar(text, inside),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| flow(item, true)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(pairs) => {
            let pair = |(key, value): (&String, &Value)| {
                let value = flow(value, true);
                format!("{}:{}{value}", scalar(key, true), if value.is_empty() { "" } else { " " })
            };
            let pairs: Vec<String> = pairs.iter().map(pair).collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

/// A text below `|`, line by line as it is; in quotes where a block cannot hold it.
fn block(text: &str, indent: &str) -> Written {
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    let Some(first) = lines.iter().find(|line| !line.is_empty()) else {
        return Written { inline: quoted(""), below: Vec::new() };
    };
    if !lines.iter().all(|line| line.chars().all(is_plain)) {
        return Written { inline: quoted(text), below: Vec::new() };
    }
    let inline = if first.starts_with([' ', '\t']) { "|2" } else { "|" }.to_string();
    let line = |line: &&str| if line.is_empty() { String::new() } else { format!("{indent}{line}") };
    Written { inline, below: lines.iter().map(line).collect() }
}

/// Whether YAML takes a character as it is.
pub(crate) fn is_plain(c: char) -> bool {
    let control = c.is_control() && c != '\t';
    !(control || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'))
}

/// A text on one line: bare where YAML reads it as text, else in quotes.
pub(crate) fn scalar(text: &str, inside: bool) -> String {
    let first = text.chars().next().unwrap_or(' ');
    let word = ["null", "true", "false", "yes", "no", "on", "off", "khong", "co", "~"];
    let bare = !text.is_empty()
        && !"-?:,[]{}#&*!|>'\"%@` \t\\".contains(first)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(":\t")
        && !text.ends_with([':', ' '])
        && !text.contains("\\")
        && text.chars().all(|c| is_plain(c) && c != '\t')
        && !(inside && text.contains([',', '[', ']', '{', '}', ':']))
        && !word.contains(&text.to_lowercase().as_str());
    if bare { text.to_string() } else { quoted(text) }
}

/// In double quotes, on one line.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_plain(c) => out.push(c),
            c => out.push_str(&format!("\\u{:04x}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_people_write_them() {
        let json = serde_json::json!({
            "a": "Một: hai", "b": "x\n\ny", "c": ["VT", "TH, P"], "d": {"ten": "UBND tỉnh", "ghi_chu": "để b/c"},
            "e": [{"ten": "UBND tỉnh", "ghi_chu": "để b/c"}, "Sở"], "f": {"ngay": null, "thang": 5, "nam": 2021}, "g": " thụt\nhai",
            "h": [{"a": "1", "b": "x\ny", "c": ["p"]}]
        });
        let mut text = String::new();
        for (key, one) in json.as_object().unwrap() {
            let Written { inline, below } = value(one);
            text.push_str(&format!("{key}: {inline}\n{}\n", below.join("\n")));
        }
        let expected = "a: \"Một: hai\"\n\nb: |\n  x\n\n  y\nc: \n  - VT\n  - TH, P\nd: \n  ten: UBND tỉnh\n  ghi_chu: để b/c\n\
                        e: \n  - {ten: UBND tỉnh, ghi_chu: để b/c}\n  - Sở\nf: {ngay:, thang: 5, nam: 2021}\n\ng: |2\n   thụt\n  hai\n\
                        h: \n  - a: 1\n    b: |\n      x\n      y\n    c:\n      - p\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn texts_are_bare_unless_yaml_would_read_them_otherwise() {
        for (text, expected) in [
            ("KH-UBND", "KH-UBND"),
            ("05", "05"),
            ("- Lưu: VT", "\"- Lưu: VT\""),
            ("Một: hai", "\"Một: hai\""),
            ("khong", "\"khong\""),
            ("a \"b\"", "a \"b\""),
            ("\"a\" b", "\"\\\"a\\\" b\""),
        ] {
            assert_eq!(scalar(text, false), expected);
        }
        assert_eq!(scalar("VT, TH", true), "\"VT, TH\"");
    }
}
