//! Values of a file that is read back; names, strings and data stand where they stand in the file.

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    /// A whole number.
    Int(i64),
    /// Another number.
    Real(f32),
    /// A name, as it is written.
    Name(&'a [u8]),
    /// A string, as it stands between its marks: pairs of digits, or letters with escapes.
    Text { written: &'a [u8], hexadecimal: bool },
    /// An array.
    List(Vec<Value<'a>>),
    /// A dictionary.
    Dict(Dict<'a>),
    /// A stream: its dictionary, and its data as they stand in the file.
    Stream(Dict<'a>, &'a [u8]),
    /// A reference to the object with this number.
    Reference(usize),
    /// Truth values and `null`.
    Other,
}

/// A dictionary.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dict<'a>(pub Vec<(&'a [u8], Value<'a>)>);

impl<'a> Dict<'a> {
    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.0.iter().find(|(name, _)| *name == key.as_bytes()).map(|(_, value)| value)
    }

    /// Whether it has a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A whole number.
    pub(super) fn int(&self, key: &str) -> Option<i64> {
        match self.get(key) {
            Some(Value::Int(number)) => Some(*number),
            _ => None,
        }
    }

    /// A name.
    pub(super) fn name(&self, key: &str) -> Option<&'a [u8]> {
        match self.get(key) {
            Some(Value::Name(name)) => Some(name),
            _ => None,
        }
    }

    /// A string's characters: UTF-16BE after a byte order mark, else ASCII.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        match self.get(key) {
            Some(Value::Text { written, hexadecimal }) => Some(decoded(written, *hexadecimal)),
            _ => None,
        }
    }
}

impl<'a> Value<'a> {
    /// A dictionary; not that of a stream.
    pub(super) fn dict(&self) -> Option<&Dict<'a>> {
        match self {
            Value::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    /// An array.
    pub(super) fn list(&self) -> Option<&[Value<'a>]> {
        match self {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The number of an object.
    pub(super) fn reference(&self) -> Option<usize> {
        match self {
            Value::Reference(number) => Some(*number),
            _ => None,
        }
    }

    /// A number.
    pub(super) fn number(&self) -> Option<f32> {
        match self {
            Value::Int(number) => Some(*number as f32),
            Value::Real(number) => Some(*number),
            _ => None,
        }
    }
}

/// The characters of a string.
fn decoded(written: &[u8], hexadecimal: bool) -> String {
    let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or_default() as u8;
    let bytes: Vec<u8> = if hexadecimal {
        written.chunks(2).map(|pair| digit(pair[0]) << 4 | pair.get(1).map_or(0, |low| digit(*low))).collect()
    } else {
        let mut rest = written.iter();
        let mut bytes = Vec::with_capacity(written.len());
        while let Some(byte) = rest.next() {
            bytes.push(match byte {
                b'\\' => rest.next().map_or(b'\\', |escaped| if *escaped == b'r' { b'\r' } else { *escaped }),
                byte => *byte,
            });
        }
        bytes
    };
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(units) => {
            let units: Vec<u16> = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(&bytes).into_owned(),
    }
}
