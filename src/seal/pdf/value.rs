//! Objects as values.

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, and every reference to an object that is not there.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with decimals.
    Real(f64),
    /// A name, `#xx` resolved, without the slash.
    Name(Vec<u8>),
    /// A string, escapes resolved.
    Text(Vec<u8>),
    /// An array.
    Array(Vec<Value>),
    /// A dictionary.
    Dict(Dict),
    /// A reference to an object by its number; generations are checked where it is looked up.
    Ref(u32, u16),
    /// A stream.
    Stream(Stream),
}

/// A dictionary, in the order of the file, every key once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dict(pub Vec<(Vec<u8>, Value)>);

/// A stream.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// Its dictionary.
    pub dict: Dict,
    /// Where its data as written begin.
    pub start: usize,
    /// How many bytes they are.
    pub length: usize,
}

impl Dict {
    /// The value of a key. It is looked for from the first key on: where a file decides how often, index the keys.
    pub fn get(&self, key: &str) -> Option<&Value> {
        #[cfg(test)]
        super::budget::steps::add(self.0.len());
        self.0.iter().find(|(k, _)| k == key.as_bytes()).map(|(_, value)| value)
    }

    /// A whole number.
    pub fn int(&self, key: &str) -> Option<i64> {
        self.get(key)?.int()
    }

    /// A name.
    pub fn name(&self, key: &str) -> Option<&[u8]> {
        self.get(key)?.name()
    }

    /// How many values it holds, at any depth.
    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|(_, value)| value.count()).sum()
    }
}

impl Value {
    fn count(&self) -> usize {
        match self {
            Value::Array(items) => 1 + items.iter().map(Value::count).sum::<usize>(),
            Value::Dict(dict) | Value::Stream(Stream { dict, .. }) => 1 + dict.count(),
            _ => 1,
        }
    }

    /// The number of the object that this refers to.
    pub fn reference(&self) -> Option<u32> {
        self.place().map(|(number, _)| number)
    }

    /// Number and generation of the object that this refers to.
    pub fn place(&self) -> Option<(u32, u16)> {
        if let Value::Ref(number, generation) = self { Some((*number, *generation)) } else { None }
    }

    /// A whole number.
    pub fn int(&self) -> Option<i64> {
        if let Value::Int(int) = self { Some(*int) } else { None }
    }

    /// A name.
    pub fn name(&self) -> Option<&[u8]> {
        if let Value::Name(name) = self { Some(name) } else { None }
    }

    /// A string.
    pub fn text(&self) -> Option<&[u8]> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    /// An array.
    pub fn array(&self) -> Option<&[Value]> {
        if let Value::Array(items) = self { Some(items) } else { None }
    }

    /// A dictionary, or that of a stream.
    pub fn dict(&self) -> Option<&Dict> {
        match self {
            Value::Dict(dict) => Some(dict),
            Value::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// A text string as text (ISO 32000-1, 7.9.2.2): UTF-16BE or UTF-8 with a mark, else as Latin-1.
    pub fn decoded_text(&self) -> Option<String> {
        let bytes = self.text()?;
        Some(match bytes {
            [0xfe, 0xff, rest @ ..] => {
                let units: Vec<u16> = rest.chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
                String::from_utf16_lossy(&units)
            }
            [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
            _ => bytes.iter().map(|b| char::from(*b)).collect(),
        })
    }
}
