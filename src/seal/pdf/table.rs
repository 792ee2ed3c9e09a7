//! Cross-reference sections: where the objects of a revision stand.

use std::collections::BTreeMap;

use super::inflate::{inflate, unpredict};
use super::syntax::Cursor;
use super::value::{Dict, Value};
use super::{Fault, MAX_STREAM};

/// Most entries of a section: more than any document has, and what memory bears.
const MAX_ENTRIES: usize = 1_000_000;

/// Where an object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Nowhere: it was deleted, or never there.
    Free,
    /// At an offset, with a generation.
    At(usize, u16),
    /// Inside an object stream: its number, and the index there.
    Inside(u32, usize),
}

/// One section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Objects by their number.
    pub entries: BTreeMap<u32, Entry>,
    /// The trailer, or the dictionary of a cross-reference stream.
    pub trailer: Dict,
    /// The byte behind the section.
    pub end: usize,
}

/// Reads the section at an offset.
///
/// # Errors
/// When none is there, or one of a kind that mixes both forms.
pub fn section(bytes: &[u8], at: usize) -> Result<Section, Fault> {
    let mut cursor = Cursor::new(bytes, at);
    cursor.skip_blanks();
    if cursor.take("xref") { table(cursor) } else { stream(bytes, cursor) }
}

/// `xref … trailer << … >>`
fn table(mut cursor: Cursor<'_>) -> Result<Section, Fault> {
    let mut entries = BTreeMap::new();
    loop {
        cursor.skip_space();
        if cursor.take("trailer") {
            break;
        }
        let (first, count) = (cursor.count()?, cursor.count()?);
        // Every entry must stand in the file: a count alone makes no work.
        for index in 0..count {
            let (offset, generation) = (cursor.count()?, cursor.count()?);
            cursor.skip_space();
            let entry = if cursor.take("n") {
                Entry::At(offset, u16::try_from(generation).map_err(|_| cursor.fault("generation"))?)
            } else if cursor.take("f") {
                Entry::Free
            } else {
                return Err(cursor.fault("n or f"));
            };
            put(&mut entries, number(&cursor, first, index)?, entry)?;
        }
    }
    let Value::Dict(trailer) = cursor.value()? else { return Err(cursor.fault("trailer")) };
    if trailer.get("XRefStm").is_some() {
        return Err(cursor.fault("one form of cross-references"));
    }
    Ok(Section { entries, trailer, end: cursor.at })
}

/// Of an object that stands twice the first entry counts.
fn put(entries: &mut BTreeMap<u32, Entry>, number: u32, entry: Entry) -> Result<(), Fault> {
    entries.entry(number).or_insert(entry);
    if entries.len() > MAX_ENTRIES { Err(Fault::TooLarge) } else { Ok(()) }
}

fn number(cursor: &Cursor<'_>, first: usize, index: usize) -> Result<u32, Fault> {
    u32::try_from(first.saturating_add(index)).map_err(|_| cursor.fault("object number"))
}

/// A cross-reference stream (ISO 32000-1, 7.5.8).
fn stream(bytes: &[u8], mut cursor: Cursor<'_>) -> Result<Section, Fault> {
    let broken = cursor.fault("cross-references");
    let (_, _, value) = cursor.object(&|_| None)?;
    let Value::Stream(stream) = value else { return Err(broken) };
    if stream.dict.name("Type") != Some(b"XRef") {
        return Err(broken);
    }
    let raw = &bytes[stream.start..stream.start + stream.length];
    let data = decode(&stream.dict, raw, MAX_STREAM)?.ok_or(broken)?;
    let widths: Vec<usize> = stream
        .dict
        .get("W")
        .and_then(Value::array)
        .map(|list| list.iter().filter_map(|w| usize::try_from(w.int()?).ok().filter(|w| *w <= 8)).collect())
        .unwrap_or_default();
    let [kind_width, second_width, third_width] = widths[..] else { return Err(broken) };
    let width = kind_width + second_width + third_width;
    if width == 0 {
        return Err(broken);
    }
    let whole = [Value::Int(0), Value::Int(stream.dict.int("Size").unwrap_or(0))];
    let index = stream.dict.get("Index").and_then(Value::array).unwrap_or(&whole);
    let mut rows = data.chunks_exact(width);
    let mut entries = BTreeMap::new();
    for pair in index.chunks_exact(2) {
        let (Some(first), Some(count)) = (pair[0].int(), pair[1].int()) else { return Err(broken) };
        let first = usize::try_from(first).map_err(|_| broken)?;
        let count = usize::try_from(count).map_err(|_| broken)?;
        for index in 0..count {
            let Some(row) = rows.next() else { return Err(broken) };
            let field = |from: usize, width: usize| {
                row[from..from + width].iter().fold(0u64, |sum, b| sum << 8 | u64::from(*b))
            };
            let kind = if kind_width == 0 { 1 } else { field(0, kind_width) };
            let second = field(kind_width, second_width);
            let third = field(kind_width + second_width, third_width);
            let entry = match kind {
                0 => Entry::Free,
                1 => Entry::At(usize::try_from(second).map_err(|_| broken)?, u16::try_from(third).map_err(|_| broken)?),
                2 => Entry::Inside(
                    u32::try_from(second).map_err(|_| broken)?,
                    usize::try_from(third).map_err(|_| broken)?,
                ),
                _ => return Err(broken),
            };
            put(&mut entries, number(&cursor, first, index)?, entry)?;
        }
    }
    Ok(Section { entries, trailer: stream.dict, end: cursor.at })
}

/// Data of a stream, decoded: unfiltered, or Flate with or without a PNG predictor of bytes; nothing for other filters.
///
/// # Errors
/// When the data are broken or larger than `limit`.
pub fn decode(dict: &Dict, raw: &[u8], limit: usize) -> Result<Option<Vec<u8>>, Fault> {
    let only = |value: &Value| -> Option<Value> {
        match value {
            Value::Array(list) if list.len() == 1 => list.first().cloned(),
            Value::Array(list) if list.is_empty() => Some(Value::Null),
            Value::Array(_) => None,
            other => Some(other.clone()),
        }
    };
    match dict.get("Filter").map(only) {
        None | Some(Some(Value::Null)) if raw.len() > limit => Err(Fault::TooLarge),
        None | Some(Some(Value::Null)) => Ok(Some(raw.to_vec())),
        Some(Some(Value::Name(name))) if name == b"FlateDecode" => {
            let data = inflate(raw, limit)?;
            let parameters = dict.get("DecodeParms").and_then(only);
            let parameters = parameters.as_ref().and_then(Value::dict);
            let number = |key: &str, usual: i64| parameters.and_then(|p| p.int(key)).unwrap_or(usual);
            match (number("Predictor", 1), number("Colors", 1), number("BitsPerComponent", 8)) {
                (1, ..) => Ok(Some(data)),
                (10..=15, 1, 8) => match usize::try_from(number("Columns", 1)) {
                    Ok(columns @ 1..=10_000) => unpredict(&data, columns).map(Some),
                    _ => Ok(None),
                },
                _ => Ok(None),
            }
        }
        Some(_) => Ok(None),
    }
}
