//! A finished file, read back for the self-check: as strictly as this program writes, and no more than that. Values stand
//! where they stand in the file. A general reader (lopdf) makes a copy of every name and value and forgives much; it took a
//! tenth of the time of a plan. Files that anybody may have made are read elsewhere, and by other means.

use flate2::{Decompress, FlushDecompress, Status};

use super::values::{Dict, Value};

/// Deepest nesting of arrays and dictionaries.
const MAX_DEPTH: usize = 20;
/// Bytes of an entry of the cross-reference table.
const ENTRY: usize = 20;
/// Bytes within which `startxref` stands at the end.
const TAIL: usize = 64;
/// What stands before the offset of the table there.
const START: &[u8] = b"startxref";

/// A file.
#[derive(Debug)]
pub(super) struct Readback<'a> {
    /// By their numbers.
    objects: Vec<Option<Value<'a>>>,
    /// The trailer.
    pub trailer: Dict<'a>,
}

impl<'a> Readback<'a> {
    /// Reads a file of one revision, all of whose objects stand by themselves.
    ///
    /// # Errors
    /// Where it is not as this program writes files, and what was expected there.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Readback<'a>, String> {
        let mut cursor = Cursor { bytes, at: bytes.len().saturating_sub(TAIL) };
        let tail = cursor.rest();
        let found = tail.windows(START.len()).rposition(|window| window == START);
        cursor.at += found.ok_or("no startxref")? + START.len();
        cursor.at = cursor.count().ok_or_else(|| cursor.expected("an offset"))?;
        let offsets = cursor.table().ok_or_else(|| cursor.expected("a cross-reference table"))?;
        let trailer = cursor.value(0).ok_or_else(|| cursor.expected("a trailer"))?;
        let Value::Dict(trailer) = trailer else { return Err(cursor.expected("a trailer")) };
        let mut objects = Vec::with_capacity(offsets.len());
        for (number, offset) in offsets.into_iter().enumerate() {
            objects.push(match offset {
                Some(offset) => {
                    cursor.at = offset;
                    Some(cursor.object(number).ok_or_else(|| cursor.expected("an object"))?)
                }
                None => None,
            });
        }
        Ok(Readback { objects, trailer })
    }

    /// All objects.
    pub(super) fn objects(&self) -> impl Iterator<Item = &Value<'a>> {
        self.objects.iter().flatten()
    }

    /// The object of a number.
    pub(super) fn object(&self, number: usize) -> Option<&Value<'a>> {
        self.objects.get(number)?.as_ref()
    }

    /// A value, or the object that it refers to.
    pub(super) fn resolve<'v>(&'v self, value: &'v Value<'a>) -> Option<&'v Value<'a>> {
        value.reference().map_or(Some(value), |number| self.object(number))
    }

    /// The value of a key, through a reference if it is one.
    pub(super) fn entry<'v>(&'v self, dict: &'v Dict<'a>, key: &str) -> Option<&'v Value<'a>> {
        self.resolve(dict.get(key)?)
    }
}

/// The data of a stream, decompressed by a reader that is used again.
pub(super) fn content(dict: &Dict<'_>, data: &[u8], reader: &mut Decompress) -> Result<Vec<u8>, String> {
    match dict.name("Filter") {
        None => return Ok(data.to_vec()),
        Some(b"FlateDecode") => {}
        Some(_) => return Err("a filter that this program does not write".to_owned()),
    }
    reader.reset(true);
    let mut out = Vec::with_capacity(8 * data.len() + 64);
    loop {
        let (read, written) = (reader.total_in() as usize, reader.total_out());
        let rest = data.get(read..).unwrap_or_default();
        match reader.decompress_vec(rest, &mut out, FlushDecompress::Finish) {
            Ok(Status::StreamEnd) => return Ok(out),
            Ok(_) if out.len() == out.capacity() => out.reserve(out.len()),
            Ok(_) if reader.total_in() as usize > read || reader.total_out() > written => {}
            Ok(_) => return Err("a stream that does not end".to_owned()),
            Err(error) => return Err(error.to_string()),
        }
    }
}

/// A place in the file.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'/')
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn expected(&self, what: &str) -> String {
        format!("{what} expected at byte {}", self.at)
    }

    fn skip_space(&mut self) {
        self.at += self.rest().iter().take_while(|byte| is_space(**byte)).count();
    }

    /// Takes what must stand here, after white space.
    fn take(&mut self, word: &[u8]) -> Option<()> {
        self.skip_space();
        self.rest().starts_with(word).then(|| self.at += word.len())
    }

    /// What stands here up to the first byte for which that holds.
    fn until(&mut self, end: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().position(|byte| end(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// A whole number without sign.
    fn count(&mut self) -> Option<usize> {
        self.skip_space();
        let digits = self.until(|byte| !byte.is_ascii_digit());
        std::str::from_utf8(digits).ok()?.parse().ok()
    }

    /// The offsets of the objects in use, by their numbers; behind them stands the trailer's dictionary.
    fn table(&mut self) -> Option<Vec<Option<usize>>> {
        self.take(b"xref")?;
        let mut offsets = Vec::new();
        loop {
            self.skip_space();
            if self.take(b"trailer").is_some() {
                return Some(offsets);
            }
            let (first, count) = (self.count()?, self.count()?);
            self.skip_space();
            let entries = self.rest().get(..count.checked_mul(ENTRY)?)?;
            if first != offsets.len() {
                return None;
            }
            for entry in entries.chunks_exact(ENTRY) {
                let offset = std::str::from_utf8(&entry[..10]).ok()?.parse().ok()?;
                offsets.push((entry[17] == b'n').then_some(offset));
            }
            self.at += entries.len();
        }
    }

    /// An object by itself.
    fn object(&mut self, number: usize) -> Option<Value<'a>> {
        if self.count()? != number || self.count()? != 0 {
            return None;
        }
        self.take(b"obj")?;
        let mut value = self.value(0)?;
        if let Value::Dict(dict) = &mut value
            && self.take(b"stream\n").is_some()
        {
            let length = usize::try_from(dict.int("Length")?).ok()?;
            let data = self.rest().get(..length)?;
            self.at += length;
            self.take(b"endstream")?;
            value = Value::Stream(std::mem::take(dict), data);
        }
        self.take(b"endobj")?;
        Some(value)
    }

    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.skip_space();
        let rest = self.rest();
        match *rest.first()? {
            b'/' => self.name().map(Value::Name),
            b'<' if rest.get(1) == Some(&b'<') => {
                self.at += 2;
                let mut entries = Vec::new();
                loop {
                    self.skip_space();
                    if self.take(b">>").is_some() {
                        return Some(Value::Dict(Dict(entries)));
                    }
                    entries.push((self.name()?, self.value(depth + 1)?));
                }
            }
            b'<' => {
                self.at += 1;
                let written = self.until(|byte| !byte.is_ascii_hexdigit());
                self.take(b">")?;
                Some(Value::Text { written, hexadecimal: true })
            }
            b'(' => self.literal(),
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                loop {
                    self.skip_space();
                    if self.take(b"]").is_some() {
                        return Some(Value::List(items));
                    }
                    items.push(self.value(depth + 1)?);
                }
            }
            _ => self.word(),
        }
    }

    fn name(&mut self) -> Option<&'a [u8]> {
        self.rest().starts_with(b"/").then(|| {
            self.at += 1;
            self.until(|byte| is_space(byte) || is_delimiter(byte))
        })
    }

    /// A string between brackets, which may hold others in pairs.
    fn literal(&mut self) -> Option<Value<'a>> {
        let rest = self.rest();
        let (mut open, mut at) = (0, 0);
        loop {
            match *rest.get(at)? {
                b'\\' => at += 1,
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            at += 1;
            if open == 0 {
                self.at += at;
                return Some(Value::Text { written: &rest[1..at - 1], hexadecimal: false });
            }
        }
    }

    /// Numbers, references and words.
    fn word(&mut self) -> Option<Value<'a>> {
        let word = self.until(|byte| is_space(byte) || is_delimiter(byte));
        if let b"true" | b"false" | b"null" = word {
            return Some(Value::Other);
        }
        let text = std::str::from_utf8(word).ok()?;
        let Ok(number) = text.parse::<i64>() else { return text.parse().ok().map(Value::Real) };
        if self.rest().starts_with(b" 0 R") {
            self.at += 4;
            return usize::try_from(number).ok().map(Value::Reference);
        }
        Some(Value::Int(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(objects: &str) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut table = String::from("0000000000 65535 f \n");
        let mut count = 1;
        for object in objects.split_inclusive("endobj\n") {
            table += &format!("{:010} 00000 n \n", out.len());
            out.extend_from_slice(object.as_bytes());
            count += 1;
        }
        let xref = out.len();
        let end = format!("xref\n0 {count}\n{table}trailer\n<</Root 1 0 R/Size {count}>>\nstartxref\n{xref}\n%%EOF\n");
        out.extend_from_slice(end.as_bytes());
        out
    }

    #[test]
    fn values_are_read_as_they_are_written() {
        let bytes = file(
            "1 0 obj\n<</A 1/B -2.5/C/D/E(a\\)(b))/F<FEFF00410042>/G[1 0 R 7 null[]]/H<</I true>>>>\nendobj\n\
             2 0 obj\n<</Length 9>>stream\nendstream\nendstream \nendobj\n3 0 obj\n 4 \nendobj\n",
        );
        let read = Readback::of(&bytes).unwrap();
        assert_eq!(read.trailer.get("Root"), Some(&Value::Reference(1)));
        let first = read.entry(&read.trailer, "Root").and_then(Value::dict).unwrap();
        assert_eq!((first.int("A"), first.get("B").and_then(Value::number)), (Some(1), Some(-2.5)));
        assert_eq!(
            (first.name("C"), first.text("E"), first.text("F")),
            (Some(&b"D"[..]), Some("a)(b)".into()), Some("AB".into()))
        );
        let items = first.get("G").and_then(Value::list).unwrap();
        assert_eq!(items, [Value::Reference(1), Value::Int(7), Value::Other, Value::List(Vec::new())]);
        assert!(matches!(read.object(2), Some(Value::Stream(_, b"endstream"))));
        assert_eq!((read.object(3), read.object(0), read.object(9)), (Some(&Value::Int(4)), None, None));
    }

    #[test]
    fn what_is_not_as_it_is_written_is_refused() {
        for wrong in [
            "2 0 obj\n1 \nendobj\n",
            "1 0 obj\n<</A>>\nendobj\n",
            "1 0 obj\n[1\nendobj\n",
            "1 0 obj\n(a\nendobj\n",
            "1 0 obj\n<</Length 3>>stream\nabcd\nendstream \nendobj\n",
            "1 0 obj\n1 2\nendobj\n",
        ] {
            assert!(Readback::of(&file(wrong)).is_err(), "{wrong}");
        }
        let deep = format!("1 0 obj\n{}{}\nendobj\n", "[".repeat(30), "]".repeat(30));
        assert!(Readback::of(&file(&deep)).is_err());
        assert!(Readback::of(b"%PDF-1.7\n%%EOF\n").is_err());
    }
}
