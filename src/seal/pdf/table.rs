//! Cross-reference sections: where the objects of a revision stand.

use std::collections::BTreeMap;

use super::budget::Budget;
use super::inflate::{MOST, inflate, unpredict};
use super::syntax::Cursor;
use super::value::{Dict, Value};
use super::{Fault, MAX_STREAM};

/// Most entries of all sections together, those that count for nothing too: more than any document has, and what memory
/// bears.
const MAX_ENTRIES: usize = 2_000_000;
/// Most values of all trailers together.
const MAX_VALUES: usize = 500_000;

/// What all sections of a file together may hold.
#[derive(Debug)]
pub(super) struct Allowance {
    entries: Budget,
    /// Bytes of the file: sections may overlap.
    reading: Budget,
    /// Bytes of decompressed sections.
    inflating: Budget,
    /// Values of trailers: they are kept.
    values: Budget,
    /// A section may be written in both forms.
    hybrid: bool,
}

impl Allowance {
    /// For a file that may be read so many bytes long.
    pub(super) fn of(reading: usize, hybrid: bool) -> Allowance {
        Allowance {
            entries: Budget::of(MAX_ENTRIES),
            reading: Budget::of(reading),
            inflating: Budget::of(MAX_STREAM),
            values: Budget::of(MAX_VALUES),
            hybrid,
        }
    }
}

/// Where an object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// Nowhere: it was deleted, or never there.
    Free,
    /// At an offset, with a generation.
    At(usize, u16),
    /// Inside an object stream: its number, and the index there.
    Inside(u32, usize),
}

/// One section.
#[derive(Clone, Debug)]
pub(super) struct Section {
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
/// When none is there, or one that mixes both forms where that is not allowed, or when it is more than is allowed.
pub(super) fn section(bytes: &[u8], at: usize, allowance: &Allowance) -> Result<Section, Fault> {
    let mut cursor = Cursor::new(bytes, at);
    cursor.skip_blanks();
    let section = match cursor.take("xref") {
        true => table(&mut cursor, allowance).and_then(|section| with_hidden(bytes, section, allowance)),
        false => stream(bytes, &mut cursor, allowance),
    };
    allowance.reading.spend(cursor.at.saturating_sub(at))?;
    allowance.values.spend(cursor.values)?;
    section
}

/// With the objects that a table hides from readers of its form only (ISO 32000-1, 7.5.8.4): where the table has none, those
/// of the stream count.
fn with_hidden(bytes: &[u8], mut section: Section, allowance: &Allowance) -> Result<Section, Fault> {
    let Some(at) = section.trailer.get("XRefStm") else { return Ok(section) };
    let broken = Fault::Broken { at: section.end, wanted: "one form of cross-references" };
    let at = at.int().and_then(|at| usize::try_from(at).ok()).filter(|_| allowance.hybrid).ok_or(broken)?;
    let mut cursor = Cursor::new(bytes, at);
    cursor.skip_blanks();
    for (number, entry) in stream(bytes, &mut cursor, allowance)?.entries {
        let known = section.entries.entry(number).or_insert(Entry::Free);
        if *known == Entry::Free {
            *known = entry;
        }
    }
    allowance.reading.spend(cursor.at.saturating_sub(at))?;
    Ok(section)
}

/// `xref … trailer << … >>`
fn table(cursor: &mut Cursor<'_>, allowance: &Allowance) -> Result<Section, Fault> {
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
            allowance.entries.spend(1)?;
            // Of an object that stands twice the first entry counts.
            entries.entry(number(cursor, first, index)?).or_insert(entry);
        }
    }
    let Value::Dict(trailer) = cursor.value()? else { return Err(cursor.fault("trailer")) };
    Ok(Section { entries, trailer, end: cursor.at })
}

fn number(cursor: &Cursor<'_>, first: usize, index: usize) -> Result<u32, Fault> {
    u32::try_from(first.saturating_add(index)).map_err(|_| cursor.fault("object number"))
}

/// A cross-reference stream (ISO 32000-1, 7.5.8).
fn stream(bytes: &[u8], cursor: &mut Cursor<'_>, allowance: &Allowance) -> Result<Section, Fault> {
    let broken = cursor.fault("cross-references");
    let (_, _, value) = cursor.object(&|_| None)?;
    let Value::Stream(stream) = value else { return Err(broken) };
    if stream.dict.name("Type") != Some(b"XRef") {
        return Err(broken);
    }
    let raw = &bytes[stream.start..stream.start + stream.length];
    let data = decode(&stream.dict, raw, MAX_STREAM, &allowance.inflating)?.ok_or(broken)?;
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
            allowance.entries.spend(1)?;
            entries.entry(number(cursor, first, index)?).or_insert(entry);
        }
    }
    Ok(Section { entries, trailer: stream.dict, end: cursor.at })
}

/// Data of a stream, decoded: unfiltered, or Flate with or without a PNG predictor of bytes; nothing for other filters.
///
/// # Errors
/// When the data are broken, larger than `limit`, or more than the budget for decompressing has left.
pub(super) fn decode(dict: &Dict, raw: &[u8], limit: usize, inflating: &Budget) -> Result<Option<Vec<u8>>, Fault> {
    let limit = limit.min(inflating.left());
    let decoded = decode_to(dict, raw, limit);
    inflating.spend(match &decoded {
        Ok(data) => data.as_ref().map_or(0, Vec::len),
        // What fails has cost as much as it may have become.
        Err(_) => raw.len().saturating_mul(MOST).min(limit),
    })?;
    decoded
}

fn decode_to(dict: &Dict, raw: &[u8], limit: usize) -> Result<Option<Vec<u8>>, Fault> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What a stream with these keys decodes to.
    fn decoded(keys: &[(&str, Value)], raw: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
        decode_to(&Dict(keys.iter().map(|(key, value)| (key.as_bytes().to_vec(), value.clone())).collect()), raw, 9)
    }

    fn name(name: &str) -> Value {
        Value::Name(name.as_bytes().to_vec())
    }

    fn parameters(keys: &[(&str, i64)]) -> Value {
        Value::Dict(Dict(keys.iter().map(|(key, value)| (key.as_bytes().to_vec(), Value::Int(*value))).collect()))
    }

    #[test]
    fn one_filter_is_known_and_one_kind_of_predictor() {
        // "abc" as it is, in a stored block.
        let flate = b"\x78\x01\x01\x03\x00\xfc\xff\x61\x62\x63\x02\x4d\x01\x27";
        let plain = Ok(Some(b"abc".to_vec()));
        for none in [vec![], vec![("Filter", Value::Null)], vec![("Filter", Value::Array(vec![]))]] {
            assert_eq!(decoded(&none, b"abc"), plain, "{none:?}");
            assert_eq!(decoded(&none, b"0123456789"), Err(Fault::TooLarge), "{none:?}");
        }
        let known = name("FlateDecode");
        assert_eq!(decoded(&[("Filter", known.clone())], flate), plain);
        assert_eq!(decoded(&[("Filter", Value::Array(vec![known.clone()]))], flate), plain);
        for other in [name("LZWDecode"), Value::Array(vec![known.clone(), known.clone()]), Value::Int(1)] {
            assert_eq!(decoded(&[("Filter", other.clone())], flate), Ok(None), "{other:?}");
        }
        let with =
            |keys: &[(&str, i64)]| decoded(&[("Filter", known.clone()), ("DecodeParms", parameters(keys))], flate);
        assert_eq!(with(&[("Predictor", 1), ("Colors", 3)]), plain);
        // The filter "a" is none of PNG's: it was asked for.
        let asked = Err(Fault::Broken { at: 0, wanted: "PNG predictor" });
        for predictor in [10, 12, 15] {
            assert_eq!(with(&[("Predictor", predictor), ("Columns", 2)]), asked, "{predictor}");
        }
        for keys in [
            &[("Predictor", 2)][..],
            &[("Predictor", 16)],
            &[("Predictor", 12), ("Colors", 3)],
            &[("Predictor", 12), ("BitsPerComponent", 1)],
            &[("Predictor", 12), ("Columns", 0)],
            &[("Predictor", 12), ("Columns", -1)],
            &[("Predictor", 12), ("Columns", 10_001)],
        ] {
            assert_eq!(with(keys), Ok(None), "{keys:?}");
        }
    }
}
