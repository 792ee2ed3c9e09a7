//! Two plans, word by word: what a reader asks of a second draft.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::diag::{Place, SourceMap};
use crate::yaml::{self, Node, Value};

/// A stretch of words of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Kept(String),
    /// In the earlier one only.
    Gone(String),
    /// In the later one only.
    New(String),
}

/// A paragraph, or a line of a list, that is not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The top-level key it stands in.
    pub key: String,
    /// Its line in the earlier file and in the later one, from 1; nothing where it is not there.
    pub lines: (Option<u32>, Option<u32>),
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// A line of an entry: what it says, and where.
#[derive(Clone, Debug)]
struct Said {
    text: String,
    place: Place,
}

/// What is not the same in two plan files, in the order of the later one; keys that only the earlier has come last. A file that
/// cannot be read as YAML says nothing.
pub fn differences(before: &str, after: &str) -> Vec<Difference> {
    let (before, after) = (entries(before), entries(after));
    let of = |entries: &[(String, Vec<Said>)], key: &str| {
        entries.iter().find(|(known, _)| known == key).map(|(_, said)| said.clone()).unwrap_or_default()
    };
    let gone = before.iter().filter(|(key, _)| after.iter().all(|(other, _)| other != key));
    let keys = after.iter().chain(gone).map(|(key, _)| key);
    keys.flat_map(|key| paragraphs(key, &of(&before, key), &of(&after, key))).collect()
}

/// The entries of a file with their lines.
fn entries(text: &str) -> Vec<(String, Vec<Said>)> {
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let mut sources = SourceMap::default();
    let file = sources.add("", text.clone());
    let Some(Node { value: Value::Map(map), .. }) = yaml::read(&text, file).value else { return Vec::new() };
    let entry = |entry: &yaml::Entry| {
        let mut said = Vec::new();
        gather(&entry.value, "", &mut said);
        (entry.key.clone(), said)
    };
    map.entries.iter().map(entry).collect()
}

/// The lines of a value; what stands in a mapping is called by its key.
fn gather(node: &Node, called: &str, out: &mut Vec<Said>) {
    let called = |text: &str| if called.is_empty() { text.to_string() } else { format!("{called}: {text}") };
    match &node.value {
        Value::Null => {}
        Value::Scalar(_) => {
            let lines = node.lines().into_iter().filter(|line| !line.text.trim().is_empty());
            out.extend(lines.map(|line| Said { text: called(line.text.trim()), place: line.place }));
        }
        Value::List(list) => list.items.iter().for_each(|item| gather(item, "", out)),
        Value::Map(map) => map.entries.iter().for_each(|entry| gather(&entry.value, &entry.key, out)),
    }
}

/// The paragraphs of an entry that differ.
fn paragraphs(key: &str, before: &[Said], after: &[Said]) -> Vec<Difference> {
    let texts = |said: &[Said]| said.iter().map(|line| line.text.clone()).collect::<Vec<String>>();
    let (old, new) = (texts(before), texts(after));
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (gone, come) = (op.old_range(), op.new_range());
        for index in 0..gone.len().max(come.len()) {
            let (a, b) = (before[gone.clone()].get(index), after[come.clone()].get(index));
            let text = |said: Option<&Said>| said.map_or("", |said| said.text.as_str()).to_string();
            let line = |said: Option<&Said>| said.map(|said| said.place.line);
            let pieces = words(&text(a), &text(b));
            out.push(Difference { key: key.to_string(), lines: (line(a), line(b)), pieces });
        }
    }
    out
}

/// The words of two paragraphs.
fn words(before: &str, after: &str) -> Vec<Piece> {
    let cut = |text: &str| text.split_whitespace().map(str::to_string).collect::<Vec<String>>();
    let (old, new) = (cut(before), cut(after));
    let mut pieces = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (gone, come) = (old[op.old_range()].join(" "), new[op.new_range()].join(" "));
        if matches!(op, DiffOp::Equal { .. }) {
            pieces.push(Piece::Kept(come));
            continue;
        }
        pieces.extend((!gone.is_empty()).then_some(Piece::Gone(gone)));
        pieces.extend((!come.is_empty()).then_some(Piece::New(come)));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_told_by_key_and_line() {
        let before =
            "so: 1\ntrich_yeu: Tổ chức hội nghị\nluu: [VT]\nnoi_dung: |\n  Một đoạn.\n\n  Mở hai lớp tại huyện.\n";
        let after = "so: 1\ntrich_yeu: Tổ chức hội nghị\nnoi_dung: |\n  Một đoạn.\n\n  Mở ba lớp tại xã.\n\n  Thêm.\nky: {ho_ten: A}\n";
        let told: Vec<String> = differences(before, after).iter().map(|one| format!("{one:?}")).collect();
        let expected = [
            Difference {
                key: "noi_dung".to_string(),
                lines: (Some(7), Some(6)),
                pieces: vec![
                    Piece::Kept("Mở".to_string()),
                    Piece::Gone("hai".to_string()),
                    Piece::New("ba".to_string()),
                    Piece::Kept("lớp tại".to_string()),
                    Piece::Gone("huyện.".to_string()),
                    Piece::New("xã.".to_string()),
                ],
            },
            Difference {
                key: "noi_dung".to_string(),
                lines: (None, Some(8)),
                pieces: vec![Piece::New("Thêm.".to_string())],
            },
            Difference {
                key: "ky".to_string(),
                lines: (None, Some(9)),
                pieces: vec![Piece::New("ho_ten: A".to_string())],
            },
            Difference { key: "luu".to_string(), lines: (Some(3), None), pieces: vec![Piece::Gone("VT".to_string())] },
        ];
        assert_eq!(told, expected.iter().map(|one| format!("{one:?}")).collect::<Vec<_>>());
        assert_eq!(differences(after, after), []);
    }
}
