//! Keys that stand twice in a group because they were not indented under the key that they belong to.

use super::line;
use super::node::{Entry, Value};
use crate::diag::{Diagnostic, Place, rules};

/// Whether a key may stand in the group of another one, the first.
pub(crate) type Belongs = fn(&str, &str) -> bool;

/// What is to be said of a key that its group, as far as it was read, has at another place already.
pub(super) fn doubled(entries: &[Entry], key: &Entry, earlier: Place, belongs: Belongs) -> Diagnostic {
    if let Some(flat) = flat(entries, key, belongs) {
        return flat;
    }
    Diagnostic::of(&rules::YAML_02, format!("khóa '{}' đã có ở dòng {}", line::few(&key.key), earlier.line))
        .at(key.place)
        .advise("mỗi khóa chỉ viết một lần; gộp hai chỗ làm một hoặc bỏ một chỗ")
}

/// A key with nothing behind it, or with a list whose last group lacks the doubled key, which the keys behind it belong to.
fn flat(entries: &[Entry], doubled: &Entry, belongs: Belongs) -> Option<Diagnostic> {
    let key = doubled.key.as_str();
    let last_group = |entry: &Entry| match &entry.value.value {
        Value::Null => Some(entry.place.column + 2),
        Value::List(list) if !list.flow => match list.items.last().map(|item| (item, &item.value)) {
            Some((item, Value::Map(map))) => map.get(key).is_none().then_some(item.place.column),
            _ => None,
        },
        _ => None,
    };
    let found = entries.iter().enumerate().rev().filter(|(_, entry)| belongs(&entry.key, key));
    let (at, parent, column) = found.filter_map(|(at, entry)| Some((at, entry, last_group(entry)?))).next()?;
    let inside: Vec<&Entry> = entries[at + 1..].iter().take_while(|entry| belongs(&parent.key, &entry.key)).collect();
    let reaches = inside.len() + at + 1 == entries.len() || inside.iter().any(|entry| entry.key == key);
    if !reaches {
        return None;
    }
    let name = &parent.key;
    let first = inside.first().map_or(key, |entry| entry.key.as_str());
    let what = format!(
        "'{name}' (dòng {}) không thụt vào: '{first}' ở dưới nó đứng thẳng cột với nó, nên bị hiểu là khóa của cả văn bản",
        parent.place.line
    );
    let deep = column.saturating_sub(entries[0].place.column) as usize;
    let advice = format!(
        "thụt mọi dòng của '{name}' ở dưới nó vào {deep} khoảng trắng (VS Code: bôi đen rồi bấm Tab), như '{name}:' rồi '{}{first}: …'",
        " ".repeat(deep)
    );
    Some(
        Diagnostic::of(&rules::YAML_01, what)
            .advise(advice)
            .at(inside.first().map_or(doubled.place, |entry| entry.place)),
    )
}
