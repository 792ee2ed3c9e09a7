//! The old encodings of Vietnamese, as they look where their bytes were taken for Western letters: `KÕ ho¹ch` (TCVN3),
//! `Keá hoaïch` (VNI), `Káº¿ hoáº¡ch` (UTF-8 itself), `Kêì hoaòch` (Windows-1258). A word is taken for one of them where it is
//! no syllable as it stands and becomes one with marks in that encoding.

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
            Encoding::Tcvn3 => tcvn3(word)?,
            Encoding::Vni => vni(word)?,
            Encoding::Windows1258 => windows_1258(word)?,
            Encoding::Utf8 => String::from_utf8(word.chars().map(byte).collect::<Option<_>>()?).ok()?,
        };
        let read = nfc(&read).into_owned();
        (!read.is_ascii() && is_syllable(&read)).then_some(read)
    }
}

/// Whether a word may be one of an old encoding: it has no letter that no Western encoding has.
pub(crate) fn may_be_any(word: &str) -> bool {
    let ours = |c: char| {
        matches!(c, '\u{1EA0}'..='\u{1EF9}' | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư')
    };
    !word.is_ascii() && word.contains(|c: char| c.is_ascii_alphabetic()) && !word.contains(ours)
}

/// The letters of TCVN3 from 0xA1 on; a blank where there is none.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";

fn tcvn3(word: &str) -> Option<String> {
    let letter = |c: char| match u32::from(c) {
        0..0x80 => Some(c),
        code => TCVN3.chars().nth(code.checked_sub(0xA1)? as usize).filter(|c| *c != ' '),
    };
    word.chars().map(letter).collect()
}

/// What VNI writes behind a vowel: the marks that it means, as combining characters.
const VNI_MARKS: [(char, &str); 17] = [
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{323}\u{302}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{323}\u{306}"),
];
/// What it writes as one character.
const VNI_LETTERS: [(char, char); 9] =
    [('ñ', 'đ'), ('ô', 'ơ'), ('ö', 'ư'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ'), ('í', 'í'), ('ì', 'ì')];

fn vni(word: &str) -> Option<String> {
    let mut out = String::new();
    let mut base = None;
    for c in word.chars() {
        let small = c.to_lowercase().next().unwrap_or(c);
        let mark = VNI_MARKS.iter().find(|(written, _)| *written == small).map(|(_, mark)| *mark);
        if let Some(mark) = mark {
            let fits = match base? {
                'a' => true,
                'e' | 'o' => !mark.contains('\u{306}'),
                'u' | 'y' | 'ô' | 'ö' => !mark.contains(['\u{302}', '\u{306}']),
                _ => false,
            };
            if !fits {
                return None;
            }
            out.push_str(mark);
            base = None;
            continue;
        }
        let letter = VNI_LETTERS.iter().find(|(written, _)| *written == small).map(|(_, letter)| *letter);
        match letter {
            Some(letter) if c == small => out.push(letter),
            Some(letter) => out.extend(letter.to_uppercase()),
            None if c.is_ascii() => out.push(c),
            None => return None,
        }
        base = Some(small);
    }
    Some(out)
}

/// The letters of Windows-1258 that Windows-1252 has not.
const WINDOWS_1258: [(char, char); 13] = [
    ('Ã', 'Ă'),
    ('Ì', '\u{300}'),
    ('Ð', 'Đ'),
    ('Ò', '\u{309}'),
    ('Õ', 'Ơ'),
    ('Ý', 'Ư'),
    ('Þ', '\u{303}'),
    ('ã', 'ă'),
    ('ì', '\u{301}'),
    ('ð', 'đ'),
    ('ò', '\u{323}'),
    ('õ', 'ơ'),
    ('ý', 'ư'),
];

fn windows_1258(word: &str) -> Option<String> {
    let letter = |c: char| WINDOWS_1258.iter().find(|(written, _)| *written == c).map_or(c, |(_, letter)| *letter);
    let read: String = word.chars().map(letter).collect();
    (read != word).then_some(read)
}

/// The characters of Windows-1252 from 0x80 to 0x9F; a blank where there is none.
const WESTERN: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// The character that a byte is to a Western reader.
pub(crate) fn western(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|at| WESTERN.chars().nth(at as usize)).filter(|c| *c != ' ');
    high.unwrap_or(char::from(byte))
}

/// The byte that such a character was.
fn byte(c: char) -> Option<u8> {
    let high = WESTERN.chars().position(|other| other == c && c != ' ').map(|at| 0x80 + at as u8);
    high.or(u8::try_from(u32::from(c)).ok())
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

    #[test]
    fn bytes_and_western_characters_are_each_other() {
        for number in 0..=255 {
            assert_eq!(byte(western(number)), Some(number));
        }
    }
}
