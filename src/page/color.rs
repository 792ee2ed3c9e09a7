//! Colours of ink.

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color(pub [u8; 3]);

impl Color {
    /// Black.
    pub const BLACK: Color = Color([0; 3]);

    /// From six hexadecimal digits (`FF0000`).
    pub fn from_hex(digits: &str) -> Option<Color> {
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = value.to_be_bytes();
        Some(Color([red, green, blue]))
    }
}

/// Six hexadecimal digits.
impl std::fmt::Display for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "{red:02X}{green:02X}{blue:02X}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_and_nothing_else() {
        assert_eq!(Color::from_hex("ff8000"), Some(Color([255, 128, 0])));
        assert_eq!(Color([255, 128, 0]).to_string(), "FF8000");
        for wrong in ["", "FF00", "FF00000", "+FF000", "rouge!", "\u{e9}\u{e9}\u{e9}"] {
            assert_eq!(Color::from_hex(wrong), None, "{wrong}");
        }
    }
}
