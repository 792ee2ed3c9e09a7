//! A file: its revisions, and where each object stands.

use std::collections::{BTreeMap, BTreeSet};

use super::Fault;
use super::budget::Budget;
use super::packed::Opened;
use super::syntax::Cursor;
use super::table::{self, Allowance, Entry, Section};
use super::value::{Dict, Value};
use super::view::View;

/// Most revisions: a document is issued, signed a few times and time-stamped a few times.
const MAX_REVISIONS: usize = 100;
/// Bytes within which the end mark must stand: at the end of the file, behind a section.
const TAIL: usize = 1100;
/// Objects may be read this many times over, and a little more in small files: objects that stand inside each other
/// would else be read without end.
const READINGS: usize = 8;
/// The little more, in bytes.
const MARGIN: usize = 4 << 20;
/// Both are so many times as large for files of which all pages and fields are looked at, and whose objects are packed.
const FOREIGN: usize = 8;
/// Most bytes that are decompressed of a file: its source, page contents and fonts, and whatever is asked for twice.
const MAX_INFLATED: usize = 64 << 20;

/// A PDF file.
#[derive(Debug)]
pub struct File<'a> {
    pub(super) bytes: &'a [u8],
    revisions: Vec<Revision>,
    /// Where the objects stand after the last revision; empty where there is but one.
    merged: BTreeMap<u32, Entry>,
    pub(super) opened: Opened,
    /// Bytes that may still be read.
    pub(super) reading: Budget,
    /// Bytes that may still be decompressed.
    pub(super) inflating: Budget,
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

impl<'a> File<'a> {
    /// Reads header, end and all cross-reference sections; objects are read when they are asked for.
    ///
    /// # Errors
    /// See [`Fault`]; among them [`Fault::Encrypted`], as nothing in an encrypted file can be read.
    pub fn read(bytes: &'a [u8]) -> Result<File<'a>, Fault> {
        File::read_as(bytes, false)
    }

    /// The same for a file of which nothing is vouched for: its cross-references may be written in both forms, as Word
    /// does it. Programs that know one form only see other objects in such a file.
    ///
    /// # Errors
    /// See [`Fault`].
    pub(crate) fn read_foreign(bytes: &'a [u8]) -> Result<File<'a>, Fault> {
        File::read_as(bytes, true)
    }

    fn read_as(bytes: &'a [u8], foreign: bool) -> Result<File<'a>, Fault> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(Fault::NotPdf);
        }
        let mut next = Some(start_of_last_section(bytes)?);
        let mut revisions = Vec::new();
        let mut seen = BTreeSet::new();
        let times = if foreign { FOREIGN } else { 1 };
        let reading = bytes.len().saturating_mul(READINGS).saturating_add(MARGIN).saturating_mul(times);
        let allowance = Allowance::of(reading, foreign);
        while let Some(at) = next {
            if revisions.len() == MAX_REVISIONS {
                return Err(Fault::TooManyRevisions);
            }
            if at >= bytes.len() || !seen.insert(at) {
                return Err(Fault::Broken { at, wanted: "cross-references" });
            }
            let Section { entries, trailer, end } = table::section(bytes, at, &allowance)?;
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
        let mut merged = BTreeMap::new();
        if revisions.len() > 1 {
            // What a later revision says of an object counts.
            revisions.iter().for_each(|revision| merged.extend(&revision.entries));
        }
        Ok(File {
            bytes,
            revisions,
            merged,
            opened: Opened::default(),
            reading: Budget::of(reading),
            inflating: Budget::of(MAX_INFLATED),
        })
    }

    /// The revisions, the oldest first; at least one.
    pub fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    /// The file as it is.
    pub fn now(&self) -> View<'_, 'a> {
        let last = &self.revisions[self.revisions.len() - 1];
        let entries = if self.revisions.len() == 1 { &last.entries } else { &self.merged };
        View { file: self, trailer: &last.trailer, entries }
    }

    /// The file as it was first written.
    pub fn first(&self) -> View<'_, 'a> {
        let Revision { trailer, entries, .. } = &self.revisions[0];
        View { file: self, trailer, entries }
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

/// Behind `startxref … %%EOF` and one line end, which follow the section.
fn end_mark(bytes: &[u8], section_end: usize) -> Option<usize> {
    let mut cursor = Cursor::new(&bytes[..bytes.len().min(section_end + TAIL)], section_end);
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
