//! Object streams: many objects compressed together (ISO 32000-1, 7.5.7).

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::Fault;
use super::budget::Budget;
use super::syntax::Cursor;
use super::value::{Dict, Value};

/// Most objects that an object stream may hold.
const MAX_INSIDE: usize = 100_000;
/// Largest object stream, decompressed, in bytes.
pub(super) const MAX_PACKED: usize = 8 << 20;
/// Most values that are kept of all object streams of a file: in memory they take many times their bytes.
const MAX_KEPT: usize = 1_000_000;

/// An object of an object stream.
#[derive(Clone, Debug)]
pub(super) struct Packed {
    pub(super) number: u32,
    pub(super) value: Value,
    /// How many bytes it is.
    pub(super) size: usize,
}

/// The object streams of a file that were opened, by their offset: objects of one share the work, and one that cannot be
/// opened is not tried again.
#[derive(Debug)]
pub(super) struct Opened {
    streams: RefCell<BTreeMap<usize, Result<Vec<Packed>, Fault>>>,
    kept: Budget,
}

impl Default for Opened {
    fn default() -> Opened {
        Opened { streams: RefCell::default(), kept: Budget::of(MAX_KEPT) }
    }
}

impl Opened {
    /// The object at an index of the stream at an offset, which `open` opens if it was not yet.
    ///
    /// # Errors
    /// What `open` says, and when another object stands at the index.
    pub(super) fn object(
        &self,
        offset: usize,
        (number, index): (u32, usize),
        open: impl FnOnce(&Budget) -> Result<Vec<Packed>, Fault>,
    ) -> Result<Packed, Fault> {
        if !self.streams.borrow().contains_key(&offset) {
            let objects = open(&self.kept);
            self.streams.borrow_mut().insert(offset, objects);
        }
        let streams = self.streams.borrow();
        let broken = Fault::Broken { at: offset, wanted: "object stream" };
        let objects = streams.get(&offset).ok_or(broken)?.as_ref().map_err(|fault| *fault)?;
        objects.get(index).filter(|packed| packed.number == number).cloned().ok_or(broken)
    }
}

/// How many objects an object stream holds, and where the first begins.
///
/// # Errors
/// When it is none.
pub(super) fn head(dict: &Dict) -> Result<(usize, usize), Fault> {
    let broken = Fault::Broken { at: 0, wanted: "object stream" };
    let size = |key: &str| dict.int(key).and_then(|n| usize::try_from(n).ok()).ok_or(broken);
    let (count, first) = (size("N")?, size("First")?);
    if dict.name("Type") != Some(b"ObjStm") || count > MAX_INSIDE { Err(broken) } else { Ok((count, first)) }
}

/// The objects of the data of an object stream.
///
/// # Errors
/// When they are broken, or more than is kept.
pub(super) fn objects(data: &[u8], (count, first): (usize, usize), kept: &Budget) -> Result<Vec<Packed>, Fault> {
    let broken = Fault::Broken { at: 0, wanted: "object stream" };
    let mut heads = Cursor::new(data, 0);
    let mut objects = Vec::new();
    // What one object reads beyond its own bytes is bounded: their lengths together may not exceed the data.
    let (mut read, mut values) = (0usize, 0usize);
    for _ in 0..count {
        let number = u32::try_from(heads.count()?).map_err(|_| broken)?;
        let mut body = Cursor::new(data, first.saturating_add(heads.count()?));
        let start = body.at;
        body.values = values;
        let value = body.value()?;
        let size = body.at - start;
        kept.spend(body.values - values)?;
        objects.push(Packed { number, value, size });
        (read, values) = (read + size, body.values);
        if read > data.len() {
            return Err(broken);
        }
    }
    Ok(objects)
}
