//! Revisions and lookup.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::Fault;
use super::syntax::Cursor;
use super::table::{self, Entry, Section};
use super::value::{Dict, Stream, Value};

/// Most revisions: a document is issued, signed a few times and time-stamped a few times.
const MAX_REVISIONS: usize = 100;
/// How many references in a row are followed.
const MAX_HOPS: usize = 16;
/// Bytes at the end within which the end mark must stand.
const TAIL: usize = 1100;
/// Most objects that an object stream may hold.
const MAX_INSIDE: usize = 100_000;
/// Largest object stream, decompressed, in bytes.
const MAX_PACKED: usize = 8 << 20;
/// Most entries of all cross-reference sections together.
const MAX_ENTRIES: usize = 2_000_000;
/// Objects may be read this many times over, and a little more in small files: objects that stand inside each other
/// would else be read without end.
const READINGS: usize = 8;
/// The little more, in bytes.
const MARGIN: usize = 16 << 20;

/// A PDF file.
#[derive(Debug)]
pub struct File<'a> {
    bytes: &'a [u8],
    revisions: Vec<Revision>,
    /// Object streams that were decoded: objects of one share the work.
    opened: RefCell<BTreeMap<usize, Vec<Packed>>>,
    /// Bytes that may still be read.
    left: Cell<usize>,
}

/// An object of an object stream.
#[derive(Debug)]
struct Packed {
    number: u32,
    value: Value,
    /// How many bytes it is.
    size: usize,
}

/// A revision (bản ghi bổ sung): the file as it was first written, or what one update added.
#[derive(Clone, Debug)]
pub struct Revision {
    /// Offset of its cross-reference section.
    pub xref: usize,
    /// The byte behind its end mark and one line end; nothing where the end mark is missing.
    pub end: Option<usize>,
    /// Its trailer.
    pub trailer: Dict,
    entries: BTreeMap<u32, Entry>,
}

impl Revision {
    /// The numbers of the objects that it defines or deletes.
    pub fn objects(&self) -> impl Iterator<Item = u32> + '_ {
        self.entries.keys().copied()
    }

    /// Offset of an object that stands in the file by itself.
    pub fn offset(&self, number: u32) -> Option<usize> {
        match self.entries.get(&number) {
            Some(Entry::At(offset, _)) => Some(*offset),
            _ => None,
        }
    }
}

/// The file as it stood after one of its revisions.
#[derive(Clone, Copy, Debug)]
pub struct View<'f, 'a> {
    file: &'f File<'a>,
    revisions: &'f [Revision],
}

impl<'a> File<'a> {
    /// Reads header, end and all cross-reference sections; objects are read when they are asked for.
    ///
    /// # Errors
    /// See [`Fault`]; among them [`Fault::Encrypted`], as nothing in an encrypted file can be read.
    pub fn read(bytes: &'a [u8]) -> Result<File<'a>, Fault> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(Fault::NotPdf);
        }
        let mut next = Some(start_of_last_section(bytes)?);
        let mut revisions = Vec::new();
        let mut seen = BTreeSet::new();
        let mut count = 0;
        while let Some(at) = next {
            if revisions.len() == MAX_REVISIONS {
                return Err(Fault::TooManyRevisions);
            }
            if at >= bytes.len() || !seen.insert(at) {
                return Err(Fault::Broken { at, wanted: "cross-references" });
            }
            let Section { entries, trailer, end } = table::section(bytes, at)?;
            count += entries.len();
            if count > MAX_ENTRIES {
                return Err(Fault::TooLarge);
            }
            if trailer.get("Encrypt").is_some_and(|e| *e != Value::Null) {
                return Err(Fault::Encrypted);
            }
            next = match trailer.get("Prev") {
                None => None,
                Some(Value::Int(prev)) => {
                    Some(usize::try_from(*prev).map_err(|_| Fault::Broken { at, wanted: "Prev" })?)
                }
                Some(_) => return Err(Fault::Broken { at, wanted: "Prev" }),
            };
            revisions.push(Revision { xref: at, end: end_mark(bytes, end), trailer, entries });
        }
        revisions.reverse();
        let left = bytes.len().saturating_mul(READINGS).saturating_add(MARGIN);
        Ok(File { bytes, revisions, opened: RefCell::default(), left: Cell::new(left) })
    }

    /// The revisions, the oldest first; at least one.
    pub fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    /// The file as it is.
    pub fn now(&self) -> View<'_, 'a> {
        View { file: self, revisions: &self.revisions }
    }

    /// The file as it was first written.
    pub fn first(&self) -> View<'_, 'a> {
        View { file: self, revisions: &self.revisions[..1] }
    }

    /// The bytes.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

/// `startxref`, the offset of the last section, `%%EOF`, and nothing but line ends behind.
fn start_of_last_section(bytes: &[u8]) -> Result<usize, Fault> {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let word = b"startxref";
    let found = tail.windows(word.len()).rposition(|w| w == word).ok_or(Fault::NoEnd)?;
    let mut cursor = Cursor::new(bytes, bytes.len() - tail.len() + found + word.len());
    let offset = cursor.count().map_err(|_| Fault::NoEnd)?;
    cursor.skip_blanks();
    if !cursor.take("%%EOF") {
        return Err(Fault::NoEnd);
    }
    cursor.skip_blanks();
    if cursor.at < bytes.len() { Err(Fault::NoEnd) } else { Ok(offset) }
}

/// Behind `startxref … %%EOF` and one line end.
fn end_mark(bytes: &[u8], section_end: usize) -> Option<usize> {
    let mut cursor = Cursor::new(bytes, section_end);
    cursor.skip_blanks();
    if !cursor.take("startxref") {
        return None;
    }
    cursor.count().ok()?;
    cursor.skip_blanks();
    if !cursor.take("%%EOF") {
        return None;
    }
    cursor.take_line_end();
    Some(cursor.at)
}

impl<'f, 'a> View<'f, 'a> {
    /// The trailer of its last revision.
    pub fn trailer(&self) -> &'f Dict {
        &self.revisions[self.revisions.len() - 1].trailer
    }

    /// Where an object stands.
    fn entry(&self, number: u32) -> Entry {
        let found = self.revisions.iter().rev().find_map(|revision| revision.entries.get(&number));
        found.copied().unwrap_or(Entry::Free)
    }

    /// Every object number that is in use.
    pub fn numbers(&self) -> BTreeSet<u32> {
        let all = self.revisions.iter().flat_map(Revision::objects);
        all.filter(|number| self.entry(*number) != Entry::Free).collect()
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

    /// Counts bytes that were read.
    fn charge(&self, bytes: usize) -> Result<(), Fault> {
        let left = self.file.left.get().checked_sub(bytes + 1);
        self.file.left.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or(Fault::TooLarge)
    }

    fn inside(&self, number: u32, container: u32, index: usize) -> Result<Value, Fault> {
        let broken = Fault::Broken { at: 0, wanted: "object stream" };
        let Entry::At(offset, _) = self.entry(container) else { return Err(broken) };
        if !self.file.opened.borrow().contains_key(&offset) {
            let Value::Stream(stream) = self.object(container)? else { return Err(broken) };
            let objects = self.unpack(&stream).map_err(|fault| match fault {
                Fault::Broken { wanted, .. } => Fault::Broken { at: offset, wanted },
                other => other,
            })?;
            self.file.opened.borrow_mut().insert(offset, objects);
        }
        let opened = self.file.opened.borrow();
        let found = opened.get(&offset).and_then(|objects| objects.get(index)).filter(|packed| packed.number == number);
        let found = found.ok_or(broken)?;
        self.charge(found.size)?;
        Ok(found.value.clone())
    }

    /// The objects of an object stream (ISO 32000-1, 7.5.7).
    fn unpack(&self, stream: &Stream) -> Result<Vec<Packed>, Fault> {
        let broken = Fault::Broken { at: 0, wanted: "object stream" };
        let size = |key: &str| stream.dict.int(key).and_then(|n| usize::try_from(n).ok()).ok_or(broken);
        let (count, first) = (size("N")?, size("First")?);
        if stream.dict.name("Type") != Some(b"ObjStm") || count > MAX_INSIDE {
            return Err(broken);
        }
        let data = self.data(stream, MAX_PACKED)?;
        // What it holds is kept, and takes many times its bytes.
        self.charge(data.len() * 4)?;
        let mut heads = Cursor::new(&data, 0);
        let mut objects = Vec::new();
        // What one object reads beyond its own bytes is bounded: their lengths together may not exceed the data.
        let (mut read, mut values) = (0usize, 0usize);
        for _ in 0..count {
            let number = u32::try_from(heads.count()?).map_err(|_| broken)?;
            let mut body = Cursor::new(&data, first.saturating_add(heads.count()?));
            let start = body.at;
            body.values = values;
            let value = body.value()?;
            let size = body.at - start;
            objects.push(Packed { number, value, size });
            (read, values) = (read + size, body.values);
            if read > data.len() {
                return Err(broken);
            }
        }
        Ok(objects)
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

    /// The catalog.
    ///
    /// # Errors
    /// When there is none.
    pub fn catalog(&self) -> Result<Dict, Fault> {
        let catalog = self.dict(self.trailer(), "Root")?;
        if catalog.0.is_empty() { Err(Fault::Broken { at: 0, wanted: "catalog" }) } else { Ok(catalog) }
    }

    /// The pages in their order, as object numbers.
    ///
    /// # Errors
    /// When the page tree is no tree.
    pub fn pages(&self) -> Result<Vec<u32>, Fault> {
        let broken = Fault::Broken { at: 0, wanted: "page tree" };
        let root = self.catalog()?.get("Pages").and_then(Value::reference).ok_or(broken)?;
        let (mut pages, mut seen, mut open) = (Vec::new(), BTreeSet::new(), vec![root]);
        while let Some(number) = open.pop() {
            if !seen.insert(number) {
                return Err(broken);
            }
            let node = self.object(number)?;
            let node = node.dict().ok_or(broken)?;
            match node.name("Type") {
                Some(b"Pages") => {
                    let kids = self.array(node, "Kids")?;
                    for kid in kids.iter().rev() {
                        open.push(kid.reference().ok_or(broken)?);
                    }
                }
                Some(b"Page") => pages.push(number),
                _ => return Err(broken),
            }
        }
        Ok(pages)
    }

    /// The fields of the form without the widgets that only show them: number, whole name, dictionary. A field that has
    /// named children is not listed itself.
    ///
    /// # Errors
    /// When the field tree is no tree.
    pub fn fields(&self) -> Result<Vec<(u32, String, Dict)>, Fault> {
        let broken = Fault::Broken { at: 0, wanted: "field tree" };
        let form = self.dict(&self.catalog()?, "AcroForm")?;
        let roots = self.array(&form, "Fields")?;
        let mut open: Vec<(u32, String)> = Vec::new();
        for root in roots.iter().rev() {
            open.push((root.reference().ok_or(broken)?, String::new()));
        }
        let (mut fields, mut seen) = (Vec::new(), BTreeSet::new());
        while let Some((number, above)) = open.pop() {
            if !seen.insert(number) {
                return Err(broken);
            }
            let field = self.object(number)?;
            let Some(field) = field.dict() else { continue };
            let own = self.get(field, "T")?.decoded_text();
            let name = match own {
                Some(own) if above.is_empty() => own,
                Some(own) => format!("{above}.{own}"),
                None => above,
            };
            if name.len() > 2000 {
                return Err(broken);
            }
            let mut named = false;
            for kid in self.array(field, "Kids")?.iter().rev() {
                let Some(kid_number) = kid.reference() else { continue };
                if self.object(kid_number)?.dict().is_some_and(|kid| kid.get("T").is_some()) {
                    open.push((kid_number, name.clone()));
                    named = true;
                }
            }
            if !named {
                fields.push((number, name, field.clone()));
            }
        }
        Ok(fields)
    }

    /// The data of a stream, decoded, `limit` bytes at most.
    ///
    /// # Errors
    /// When they are larger, broken, or written with another filter than Flate.
    pub fn data(&self, stream: &Stream, limit: usize) -> Result<Vec<u8>, Fault> {
        let raw = self.raw(stream);
        let mut dict = stream.dict.clone();
        for (key, value) in &mut dict.0 {
            if key == b"Filter" || key == b"DecodeParms" {
                *value = self.resolve(value)?;
            }
        }
        let at = stream.start;
        match table::decode(&dict, raw, limit) {
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
