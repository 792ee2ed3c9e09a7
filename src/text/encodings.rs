//! The old encodings of Vietnamese, as they look where their bytes were taken for Western letters: `KÕ ho¹ch` (TCVN3),
//! `Keá hoaïch` (VNI), `Káº¿ hoáº¡ch` (UTF-8 itself), `Kêì hoaòch` (Windows-1258). A word is taken for one of them where it is
//! no syllable as it stands and becomes one with marks in that encoding.

use super::charset::tables::table;
use super::charset::{Charset, windows};
use super::nfc;
use super::syllable::is_syllable;

/// An encoding that text was written in and not read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Encoding {
    /// TCVN3 (ABC), of the faces `.VnTime`.
    Tcvn3,
    /// VNI, of the faces `VNI-Times`.
    Vni,
    /// Windows-1258.
    Windows1258,
    /// UTF-8.
    Utf8,
}

impl Encoding {
    /// Every one.
    pub(crate) const ALL: [Encoding; 4] = [Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258, Encoding::Utf8];

    /// The text of a word whose bytes were read as Western letters; nothing where it is none of this encoding.
    pub(crate) fn read(self, word: &str) -> Option<String> {
        if !may_be_any(word) || is_syllable(word) {
            return None;
        }
        let read = match self {
            Encoding::Tcvn3 => decoded(word, Charset::Tcvn3)?,
            Encoding::Vni => decoded(word, Charset::Vni)?,
            Encoding::Windows1258 => decoded(word, Charset::Cp1258)?,
            Encoding::Utf8 => String::from_utf8(word.chars().map(windows::byte).collect::<Option<_>>()?).ok()?,
        };
        let read = nfc(&read).into_owned();
        (!read.is_ascii() && read != word && is_syllable(&read)).then_some(read)
    }
}

/// Whether a word may be one of an old encoding: it has no letter that no Western encoding has.
pub(crate) fn may_be_any(word: &str) -> bool {
    let (mut letter, mut other) = (false, false);
    for c in word.chars() {
        match c {
            '\0'..='\x7F' => letter |= c.is_ascii_alphabetic(),
            '\u{1EA0}'..='\u{1EF9}' => return false,
            'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' => return false,
            _ => other = true,
        }
    }
    letter && other
}

/// A word by the table of an encoding; nothing where it has a letter that the table does not have.
fn decoded(word: &str, charset: Charset) -> Option<String> {
    let table = table(charset)?;
    let chars: Vec<char> = word.chars().collect();
    let (mut out, mut at) = (String::new(), 0);
    while let Some(c) = chars.get(at) {
        match table.read(&chars[at..]) {
            Some((letter, length)) => {
                out.push(letter);
                at += length;
            }
            None if c.is_ascii() => {
                out.push(*c);
                at += 1;
            }
            None => return None,
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(encoding: Encoding, text: &str) -> String {
        let read = |word: &str| encoding.read(word).unwrap_or_else(|| word.to_string());
        text.split(' ').map(read).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_is_read() {
        for (encoding, written, meant) in [
            (
                Encoding::Tcvn3,
                "KÕ ho¹ch tæ chøc Héi nghÞ c¸n bé ®\u{AD}îc duyÖt",
                "Kế hoạch tổ chức Hội nghị cán bé được duyệt",
            ),
            (Encoding::Tcvn3, "§µo t¹o n¨m häc míi cña nhµ tr\u{AD}êng", "Đào tạo năm học mới của nhà trường"),
            (
                Encoding::Vni,
                "Keá hoaïch toå chöùc Hoäi nghò caùn boä ñöôïc duyeät",
                "Kế hoạch tổ chức Hội nghị cán bộ được duyệt",
            ),
            (
                Encoding::Vni,
                "ÑAØO TAÏO naêm hoïc môùi, laéng nghe, kyõ thuaät",
                "ĐÀO TẠO năm học môùi, lắng nghe, kỹ thuật",
            ),
            (Encoding::Windows1258, "Kêì hoaòch tôÒ chýìc", "Kế hoạch tổ chức"),
            (Encoding::Utf8, "Káº¿ hoáº¡ch tá»• chá»©c", "Kế hoạch tổ chức"),
        ] {
            assert_eq!(all(encoding, written), meant);
        }
    }

    #[test]
    fn what_is_spelt_well_is_none_of_them() {
        for word in
            "Kế hoạch hoà bình thuý khoá toà µg 5µm m² ± café naïve Hôpital été à ° « » Müller Ångström".split(' ')
        {
            for encoding in Encoding::ALL {
                assert_eq!(encoding.read(word), None, "{word} {encoding:?}");
            }
        }
    }
}
