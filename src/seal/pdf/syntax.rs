//! Bytes to values.

use super::value::{Dict, Value};
use super::{Fault, Stream};

/// Deepest nesting of arrays and dictionaries.
const MAX_DEPTH: usize = 50;
/// Most values of one object: in memory they take many times their bytes in the file.
const MAX_VALUES: usize = 500_000;

/// A place in the file from which values are read.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    /// The next byte.
    pub at: usize,
    /// How many values were read.
    pub values: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

impl<'a> Cursor<'a> {
    /// At an offset; one beyond the end reads as the end.
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Cursor<'a> {
        Cursor { bytes, at: at.min(bytes.len()), values: 0 }
    }

    /// A fault here.
    pub(crate) fn fault(&self, wanted: &'static str) -> Fault {
        Fault::Broken { at: self.at, wanted }
    }

    fn peek(&self) -> Option<u8> {
        #[cfg(test)]
        super::budget::steps::add(1);
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// Skips white space and comments.
    pub(crate) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// Skips white space only.
    pub(crate) fn skip_blanks(&mut self) {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
    }

    /// Takes a word that stands here, if it does.
    pub(crate) fn take(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    /// Takes one line end, if it stands here.
    pub(crate) fn take_line_end(&mut self) {
        if !self.take("\r\n") && !self.take("\n") {
            self.take("\r");
        }
    }

    /// A word that must stand after white space.
    ///
    /// # Errors
    /// When it does not.
    pub(crate) fn expect(&mut self, word: &'static str) -> Result<(), Fault> {
        self.skip_space();
        if self.take(word) { Ok(()) } else { Err(self.fault(word)) }
    }

    /// A whole number without sign, after white space.
    ///
    /// # Errors
    /// When there is none, or one that is too large for any file.
    pub(crate) fn count(&mut self) -> Result<usize, Fault> {
        self.skip_space();
        let start = self.at;
        let mut value = 0usize;
        while let Some(digit) = self.peek().filter(u8::is_ascii_digit) {
            if self.at - start >= 12 {
                return Err(self.fault("number"));
            }
            value = value * 10 + usize::from(digit - b'0');
            self.at += 1;
        }
        if self.at == start { Err(self.fault("number")) } else { Ok(value) }
    }

    /// The next value.
    ///
    /// # Errors
    /// When there is none, or it nests too deep.
    pub(crate) fn value(&mut self) -> Result<Value, Fault> {
        self.value_at(0)
    }

    fn value_at(&mut self, depth: usize) -> Result<Value, Fault> {
        self.values += 1;
        if depth > MAX_DEPTH {
            return Err(self.fault("less nesting"));
        }
        if self.values > MAX_VALUES {
            return Err(Fault::TooLarge);
        }
        self.skip_space();
        match self.peek() {
            Some(b'/') => self.name().map(Value::Name),
            Some(b'(') => self.literal().map(Value::Text),
            Some(b'<') if self.rest().starts_with(b"<<") => {
                self.at += 2;
                self.dict(depth).map(Value::Dict)
            }
            Some(b'<') => self.hexadecimal().map(Value::Text),
            Some(b'[') => {
                self.at += 1;
                let mut items = Vec::new();
                loop {
                    self.skip_space();
                    if self.take("]") {
                        return Ok(Value::Array(items));
                    }
                    items.push(self.value_at(depth + 1)?);
                }
            }
            Some(b'0'..=b'9' | b'+' | b'-' | b'.') => self.number(),
            _ => {
                let word = self.rest().iter().take_while(|b| b.is_ascii_alphabetic()).take(6).count();
                let value = match &self.rest()[..word] {
                    b"true" => Value::Bool(true),
                    b"false" => Value::Bool(false),
                    b"null" => Value::Null,
                    _ => return Err(self.fault("value")),
                };
                self.at += word;
                Ok(value)
            }
        }
    }

    fn dict(&mut self, depth: usize) -> Result<Dict, Fault> {
        let mut entries = Vec::new();
        loop {
            self.skip_space();
            if self.take(">>") {
                let mut keys: Vec<&[u8]> = entries.iter().map(|(key, _): &(Vec<u8>, Value)| key.as_slice()).collect();
                keys.sort_unstable();
                // Of a key that is written twice one viewer takes the first, another the last.
                return match keys.windows(2).any(|pair| pair[0] == pair[1]) {
                    true => Err(self.fault("every key once")),
                    false => Ok(Dict(entries)),
                };
            }
            if self.peek() != Some(b'/') {
                return Err(self.fault("key"));
            }
            let key = self.name()?;
            entries.push((key, self.value_at(depth + 1)?));
        }
    }

    fn name(&mut self) -> Result<Vec<u8>, Fault> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|b| !is_space(*b) && !is_delimiter(*b)) {
            self.at += 1;
            let escaped = (byte == b'#').then(|| self.rest().get(..2).and_then(hex_pair)).flatten();
            if escaped.is_some() {
                self.at += 2;
            }
            name.push(escaped.unwrap_or(byte));
        }
        Ok(name)
    }

    fn literal(&mut self) -> Result<Vec<u8>, Fault> {
        self.at += 1;
        let mut open = 1usize;
        let mut text = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Ok(text);
                    }
                }
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        Err(self.fault(")"))
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        let octal = self.rest().iter().take(3).take_while(|b| (b'0'..=b'7').contains(*b)).count();
        if octal > 0 {
            let value = self.rest()[..octal].iter().fold(0u32, |sum, digit| sum * 8 + u32::from(digit - b'0'));
            text.push(value as u8);
            self.at += octal;
            return;
        }
        if byte == b'\r' || byte == b'\n' {
            self.take_line_end();
            return;
        }
        self.at += 1;
        text.push(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            other => other,
        });
    }

    fn hexadecimal(&mut self) -> Result<Vec<u8>, Fault> {
        self.at += 1;
        let mut digits = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'>' => {
                    if digits.len() % 2 == 1 {
                        digits.push(b'0');
                    }
                    return Ok(digits.chunks_exact(2).filter_map(hex_pair).collect());
                }
                b if b.is_ascii_hexdigit() => digits.push(b),
                b if is_space(b) => {}
                _ => break,
            }
        }
        Err(self.fault("hexadecimal digit"))
    }

    /// A number, or a reference `12 0 R`.
    fn number(&mut self) -> Result<Value, Fault> {
        let length = self.rest().iter().take_while(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.')).take(40).count();
        let text = std::str::from_utf8(&self.rest()[..length]).unwrap_or_default();
        let value = match text.parse::<i64>() {
            Ok(int) => Value::Int(int),
            Err(_) => Value::Real(text.parse().map_err(|_| self.fault("number"))?),
        };
        self.at += length;
        if let Value::Int(int) = value
            && let Ok(number) = u32::try_from(int)
            && let Some((generation, after)) = self.clone().reference_tail()
        {
            self.at = after;
            return Ok(Value::Ref(number, generation));
        }
        Ok(value)
    }

    fn reference_tail(mut self) -> Option<(u16, usize)> {
        // Short of an early stop, a row of numbers would be read twice over.
        self.peek().filter(|b| is_space(*b))?;
        self.skip_blanks();
        let generation = self.count().ok()?;
        self.peek().filter(|b| is_space(*b))?;
        self.skip_blanks();
        let taken = self.take("R") && self.peek().is_none_or(|b| is_space(b) || is_delimiter(b));
        taken.then_some((u16::try_from(generation).ok()?, self.at))
    }

    /// An object with its number: `12 0 obj … endobj`. `length` finds the length of a stream that is stated elsewhere.
    ///
    /// # Errors
    /// When no object begins here, or it does not end.
    pub(crate) fn object(&mut self, length: &dyn Fn(u32) -> Option<i64>) -> Result<(u32, u16, Value), Fault> {
        let start = self.clone();
        let number = u32::try_from(self.count()?).map_err(|_| start.fault("object number"))?;
        let generation = u16::try_from(self.count()?).map_err(|_| start.fault("generation"))?;
        self.expect("obj")?;
        let value = self.value()?;
        self.skip_space();
        let value = match value {
            Value::Dict(dict) if self.take("stream") => Value::Stream(self.stream(dict, length)?),
            other => other,
        };
        self.expect("endobj")?;
        Ok((number, generation, value))
    }

    fn stream(&mut self, dict: Dict, length: &dyn Fn(u32) -> Option<i64>) -> Result<Stream, Fault> {
        if !self.take("\r\n") && !self.take("\n") {
            return Err(self.fault("line end"));
        }
        let stated = match dict.get("Length") {
            Some(Value::Int(length)) => Some(*length),
            Some(Value::Ref(number, _)) => length(*number),
            _ => None,
        };
        let start = self.at;
        let length = stated.and_then(|l| usize::try_from(l).ok()).filter(|l| *l <= self.rest().len());
        let length = length.ok_or_else(|| self.fault("stream of its stated length"))?;
        self.at += length;
        self.skip_blanks();
        if !self.take("endstream") {
            return Err(self.fault("endstream"));
        }
        Ok(Stream { dict, start, length })
    }
}

fn hex_pair(pair: &[u8]) -> Option<u8> {
    let digit = |b: u8| char::from(b).to_digit(16);
    Some((digit(*pair.first()?)? * 16 + digit(*pair.get(1)?)?) as u8)
}
