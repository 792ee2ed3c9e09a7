//! Lookup: objects by their number, values behind references, data of streams.

use std::collections::{BTreeMap, BTreeSet};

use super::Fault;
use super::file::File;
use super::packed::{self, MAX_PACKED};
use super::syntax::Cursor;
use super::table::{self, Entry};
use super::value::{Dict, Stream, Value};

/// How many references in a row are followed.
const MAX_HOPS: usize = 16;

/// The file as it stood after one of its revisions.
#[derive(Clone, Copy, Debug)]
pub struct View<'f, 'a> {
    pub(super) file: &'f File<'a>,
    pub(super) trailer: &'f Dict,
    pub(super) entries: &'f BTreeMap<u32, Entry>,
}

impl<'f, 'a> View<'f, 'a> {
    /// The trailer of its last revision.
    pub fn trailer(&self) -> &'f Dict {
        self.trailer
    }

    /// Where an object stands.
    fn entry(&self, number: u32) -> Entry {
        self.entries.get(&number).copied().unwrap_or(Entry::Free)
    }

    /// Every object number that is in use.
    pub fn numbers(&self) -> BTreeSet<u32> {
        self.entries.iter().filter(|(_, entry)| **entry != Entry::Free).map(|(number, _)| *number).collect()
    }

    /// An object by its number; [`Value::Null`] where there is none.
    ///
    /// # Errors
    /// When the cross-references lead to something that is not this object.
    pub fn object(&self, number: u32) -> Result<Value, Fault> {
        match self.entry(number) {
            Entry::Free => Ok(Value::Null),
            Entry::At(offset, generation) => {
                let mut cursor = Cursor::new(self.file.bytes, offset);
                let read = cursor.object(&|length| self.plain_number(length));
                self.charge(cursor.at.saturating_sub(offset))?;
                let (found, found_generation, value) = read?;
                if (found, found_generation) != (number, generation) {
                    return Err(Fault::Broken { at: offset, wanted: "the object that the cross-references name" });
                }
                Ok(value)
            }
            Entry::Inside(container, index) => self.inside(number, container, index),
        }
    }

    /// The number that an object is, for lengths of streams: found without any stream, so that no circle can arise.
    fn plain_number(&self, number: u32) -> Option<i64> {
        let Entry::At(offset, _) = self.entry(number) else { return None };
        let mut cursor = Cursor::new(self.file.bytes, offset);
        let read = cursor.object(&|_| None);
        self.charge(cursor.at.saturating_sub(offset)).ok()?;
        let (found, _, value) = read.ok()?;
        value.int().filter(|_| found == number)
    }

    /// Counts bytes that were read; looking for them counts too.
    fn charge(&self, bytes: usize) -> Result<(), Fault> {
        self.file.reading.spend(bytes + 1)
    }

    fn inside(&self, number: u32, container: u32, index: usize) -> Result<Value, Fault> {
        let broken = Fault::Broken { at: 0, wanted: "object stream" };
        let Entry::At(offset, _) = self.entry(container) else { return Err(broken) };
        let packed = self.file.opened.object(offset, (number, index), |kept| {
            let Value::Stream(stream) = self.object(container)? else { return Err(broken) };
            let objects = packed::head(&stream.dict)
                .and_then(|head| packed::objects(&self.data(&stream, MAX_PACKED)?, head, kept));
            objects.map_err(|fault| match fault {
                Fault::Broken { wanted, .. } => Fault::Broken { at: offset, wanted },
                other => other,
            })
        })?;
        self.charge(packed.size)?;
        Ok(packed.value)
    }

    /// What a value is in the end: references are followed.
    ///
    /// # Errors
    /// As [`View::object`]; also when references go in a circle.
    pub fn resolve(&self, value: &Value) -> Result<Value, Fault> {
        let mut value = value.clone();
        for _ in 0..MAX_HOPS {
            match value {
                Value::Ref(number, _) => value = self.object(number)?,
                other => return Ok(other),
            }
        }
        Err(Fault::Broken { at: 0, wanted: "fewer references in a row" })
    }

    /// The value of a key, references followed; [`Value::Null`] where there is none.
    ///
    /// # Errors
    /// As [`View::resolve`].
    pub fn get(&self, dict: &Dict, key: &str) -> Result<Value, Fault> {
        dict.get(key).map_or(Ok(Value::Null), |value| self.resolve(value))
    }

    /// The dictionary that a key leads to; an empty one where there is none.
    ///
    /// # Errors
    /// As [`View::resolve`].
    pub fn dict(&self, dict: &Dict, key: &str) -> Result<Dict, Fault> {
        Ok(self.get(dict, key)?.dict().cloned().unwrap_or_default())
    }

    /// The array that a key leads to; an empty one where there is none.
    ///
    /// # Errors
    /// As [`View::resolve`].
    pub fn array(&self, dict: &Dict, key: &str) -> Result<Vec<Value>, Fault> {
        Ok(self.get(dict, key)?.array().map(<[Value]>::to_vec).unwrap_or_default())
    }

    /// The data of a stream, decoded, `limit` bytes at most.
    ///
    /// # Errors
    /// When they are larger, broken, written with another filter than Flate, or when too much was decompressed already.
    pub fn data(&self, stream: &Stream, limit: usize) -> Result<Vec<u8>, Fault> {
        let raw = self.raw(stream);
        let mut how = Dict::default();
        for (key, value) in &stream.dict.0 {
            if key == b"Filter" || key == b"DecodeParms" {
                how.0.push((key.clone(), self.resolve(value)?));
            }
        }
        let at = stream.start;
        match table::decode(&how, raw, limit, &self.file.inflating) {
            Ok(Some(data)) => Ok(data),
            Ok(None) => Err(Fault::Broken { at, wanted: "Flate data" }),
            Err(Fault::Broken { wanted, .. }) => Err(Fault::Broken { at, wanted }),
            Err(other) => Err(other),
        }
    }

    /// The data of a stream as written.
    pub fn raw(&self, stream: &Stream) -> &'a [u8] {
        let end = stream.start.saturating_add(stream.length);
        self.file.bytes.get(stream.start..end).unwrap_or_default()
    }
}
