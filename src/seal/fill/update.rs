//! An incremental update (ISO 32000-1, 7.5.6): new and changed objects behind the file, which itself stays byte for byte.

use sha2::{Digest, Sha256};

use crate::seal::pdf::{Dict, Fault, File, Value};

/// Bytes of the second identifier.
const ID_BYTES: usize = 16;
/// Highest number that an object may have (Annex C.2, table C.1).
const MAX_NUMBER: u32 = 8_388_607;
/// Keys of a trailer that belong to its own section.
const OWN: [&[u8]; 10] =
    [b"Size", b"Prev", b"ID", b"Length", b"Filter", b"DecodeParms", b"Type", b"W", b"Index", b"XRefStm"];

/// Objects that are to be appended.
#[derive(Debug)]
pub(in crate::seal) struct Update<'f, 'a> {
    file: &'f File<'a>,
    next: u32,
    objects: Vec<(u32, Vec<u8>)>,
}

impl<'f, 'a> Update<'f, 'a> {
    /// Nothing yet.
    ///
    /// # Errors
    /// When its numbers are used up.
    pub(in crate::seal) fn new(file: &'f File<'a>) -> Result<Update<'f, 'a>, Fault> {
        let full = Fault::Broken { at: 0, wanted: "Size" };
        let size = file.now().trailer().int("Size").and_then(|size| u32::try_from(size).ok()).unwrap_or(0);
        let highest = file.revisions().iter().flat_map(|revision| revision.objects()).max().unwrap_or(0);
        let next = size.max(highest.checked_add(1).ok_or(full)?);
        Ok(Update { file, next, objects: Vec::new() })
    }

    /// Adds a stream under a new number, which it returns.
    ///
    /// # Errors
    /// When the file leaves no number for it, or none for the cross-references behind it.
    pub(in crate::seal) fn add_stream(&mut self, dict: Dict, data: &[u8]) -> Result<u32, Fault> {
        let number = self.reserve()?;
        self.replace_stream(number, dict, data);
        Ok(number)
    }

    /// A new number for an object that comes later.
    ///
    /// # Errors
    /// As [`Update::add_stream`].
    pub(in crate::seal) fn reserve(&mut self) -> Result<u32, Fault> {
        let number = self.next;
        if number >= MAX_NUMBER {
            return Err(Fault::TooLarge);
        }
        self.next += 1;
        Ok(number)
    }

    /// Gives an object of generation 0 a stream as its new value; `data` are written as they are.
    pub(in crate::seal) fn replace_stream(&mut self, number: u32, mut dict: Dict, data: &[u8]) {
        dict.0.push((b"Length".to_vec(), Value::Int(data.len() as i64)));
        let mut body = Vec::new();
        write(&Value::Dict(dict), &mut body);
        body.extend_from_slice(b"\nstream\n");
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.objects.push((number, body));
    }

    /// Gives an object of generation 0 a new value.
    pub(in crate::seal) fn replace(&mut self, number: u32, dict: Dict) {
        self.replace_value(number, &Value::Dict(dict));
    }

    /// The same with a value of any kind but a stream.
    pub(in crate::seal) fn replace_value(&mut self, number: u32, value: &Value) {
        let mut body = Vec::new();
        write(value, &mut body);
        self.objects.push((number, body));
    }

    /// The file with the update.
    pub(in crate::seal) fn append(mut self) -> Vec<u8> {
        let old = self.file.bytes();
        let mut out = old.to_vec();
        if !out.ends_with(b"\n") {
            out.push(b'\n');
        }
        self.objects.sort_by_key(|(number, _)| *number);
        let mut places = Vec::new();
        for (number, body) in &self.objects {
            places.push((*number, out.len()));
            out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
            out.extend_from_slice(body);
            out.extend_from_slice(b"\nendobj\n");
        }
        let last = self.file.revisions().last().map(|revision| (revision.xref, &revision.trailer));
        let Some((previous, before)) = last else { return out };
        let mut trailer: Vec<(Vec<u8>, Value)> =
            before.0.iter().filter(|(key, _)| !OWN.contains(&key.as_slice())).cloned().collect();
        trailer.push((b"Prev".to_vec(), Value::Int(previous as i64)));
        if let Some([first, _]) = before.get("ID").and_then(Value::array) {
            let second = Sha256::digest(&out)[..ID_BYTES].to_vec();
            trailer.push((b"ID".to_vec(), Value::Array(vec![first.clone(), Value::Text(second)])));
        }
        let at = out.len();
        match before.name("Type") == Some(b"XRef") {
            true => self.section_stream(&mut out, places, trailer),
            false => self.table(&mut out, &places, trailer),
        }
        out.extend_from_slice(format!("startxref\n{at}\n%%EOF\n").as_bytes());
        out
    }

    fn table(&self, out: &mut Vec<u8>, places: &[(u32, usize)], mut trailer: Vec<(Vec<u8>, Value)>) {
        out.extend_from_slice(b"xref\n");
        for run in runs(places) {
            out.extend_from_slice(format!("{} {}\n", run[0].0, run.len()).as_bytes());
            for (_, offset) in run {
                out.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
            }
        }
        trailer.insert(0, (b"Size".to_vec(), Value::Int(i64::from(self.next))));
        out.extend_from_slice(b"trailer\n");
        write(&Value::Dict(Dict(trailer)), out);
        out.push(b'\n');
    }

    /// A file with cross-reference streams goes on with one.
    fn section_stream(&self, out: &mut Vec<u8>, mut places: Vec<(u32, usize)>, mut trailer: Vec<(Vec<u8>, Value)>) {
        places.push((self.next, out.len()));
        let mut rows = Vec::new();
        let mut index = Vec::new();
        for run in runs(&places) {
            index.extend([Value::Int(i64::from(run[0].0)), Value::Int(run.len() as i64)]);
            for (_, offset) in run {
                rows.push(1);
                rows.extend_from_slice(&(*offset as u64).to_be_bytes());
                rows.push(0);
            }
        }
        let own = [
            ("Type", Value::Name(b"XRef".to_vec())),
            ("Size", Value::Int(i64::from(self.next) + 1)),
            ("W", Value::Array([1, 8, 1].map(Value::Int).to_vec())),
            ("Index", Value::Array(index)),
            ("Length", Value::Int(rows.len() as i64)),
        ];
        trailer.splice(0..0, own.map(|(key, value)| (key.as_bytes().to_vec(), value)));
        out.extend_from_slice(format!("{} 0 obj\n", self.next).as_bytes());
        write(&Value::Dict(Dict(trailer)), out);
        out.extend_from_slice(b"\nstream\n");
        out.extend_from_slice(&rows);
        out.extend_from_slice(b"\nendstream\nendobj\n");
    }
}

/// Stretches of consecutive numbers.
fn runs(places: &[(u32, usize)]) -> impl Iterator<Item = &[(u32, usize)]> {
    places.chunk_by(|a, b| a.0 + 1 == b.0)
}

/// A value as the file holds it; a stream as its dictionary, which only [`Update::add_stream`] may write.
pub(in crate::seal) fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(bool) => out.extend_from_slice(if *bool { b"true" } else { b"false" }),
        Value::Int(int) => out.extend_from_slice(int.to_string().as_bytes()),
        Value::Real(real) => out.extend_from_slice(real.to_string().as_bytes()),
        Value::Name(name) => write_name(name, out),
        Value::Text(text) => write_text(text, out),
        Value::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write(item, out);
            }
            out.push(b']');
        }
        Value::Dict(dict) | Value::Stream(crate::seal::pdf::Stream { dict, .. }) => {
            out.extend_from_slice(b"<<");
            for (key, value) in &dict.0 {
                write_name(key, out);
                out.push(b' ');
                write(value, out);
            }
            out.extend_from_slice(b">>");
        }
        Value::Ref(number, generation) => out.extend_from_slice(format!("{number} {generation} R").as_bytes()),
    }
}

fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        match byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            true => out.push(*byte),
            false => out.extend_from_slice(format!("#{byte:02X}").as_bytes()),
        }
    }
}

fn write_text(text: &[u8], out: &mut Vec<u8>) {
    if text.iter().all(|b| (b.is_ascii_graphic() || *b == b' ') && !b"()\\".contains(b)) {
        out.push(b'(');
        out.extend_from_slice(text);
        out.push(b')');
    } else {
        out.push(b'<');
        out.extend(text.iter().flat_map(|byte| format!("{byte:02X}").into_bytes()));
        out.push(b'>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_so_that_they_read_the_same() {
        let text = b"<</A#42 (x y)/B <FEFF1EBF>/C [1 -2.5 0.000001 true null 3 0 R]/D (a\\)b)/E<</F/G>>\
                    /#20#28#2F#23#25a/#C4#90/H(\\(\\)\\\\)/I(a\\r\\t)/J()>>";
        let mut cursor = crate::seal::pdf::syntax::Cursor::new(text, 0);
        let value = cursor.value().unwrap();
        let mut out = Vec::new();
        write(&value, &mut out);
        assert_eq!(crate::seal::pdf::syntax::Cursor::new(&out, 0).value().unwrap(), value);
    }
}
