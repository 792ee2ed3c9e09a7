//! Capitals and small letters as the form asks for them: which words of a line are not as they must be, and how they would be.
//! What is never raised is left out of account: units, names in quotes, addresses, names that mix both.

/// A stretch of a text: a word, or what stands between words.
struct Piece<'a> {
    text: &'a str,
    /// It stays as it is in capitals, too.
    fixed: bool,
}

/// Quotes, opening and closing.
const QUOTES: [(char, char); 3] = [('"', '"'), ('“', '”'), ('«', '»')];

/// Longest unit in letters (`kWh`, `ha`).
const UNIT: usize = 3;

/// Whether words of a line that must be in capitals are not.
pub(crate) fn has_small(text: &str) -> bool {
    pieces(text).iter().any(|piece| !piece.fixed && piece.text.chars().any(char::is_lowercase))
}

/// The line in capitals.
pub(crate) fn raised(text: &str) -> String {
    let raise = |piece: &Piece<'_>| match piece.fixed {
        true => piece.text.to_string(),
        false => piece.text.to_uppercase(),
    };
    pieces(text).iter().map(raise).collect()
}

/// A phrase with a capital in front.
pub(crate) fn first_raised(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Whether a line that must not be in capitals is: all of it, and it is no mere abbreviation.
pub(crate) fn all_capitals(text: &str) -> bool {
    if text.chars().any(char::is_lowercase) {
        return false;
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 1).collect();
    let accented = |word: &&str| word.chars().any(|c| c.is_uppercase() && !c.is_ascii() && c != 'Đ');
    let spoken = |word: &&str| word.chars().any(|c| "AEIOUYÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯ".contains(c) || accented(word));
    words.iter().any(accented) || words.iter().filter(|word| spoken(word)).count() > 1
}

/// A name with a capital at the beginning of each word.
pub(crate) fn as_name(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match (c.is_alphabetic(), inside) {
            (true, true) => out.extend(c.to_lowercase()),
            (true, false) => out.extend(c.to_uppercase()),
            (false, _) => out.push(c),
        }
        inside = c.is_alphabetic();
    }
    out
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut closing: Option<char> = None;
    let mut after_number = false;
    for word in text.split_inclusive(char::is_whitespace) {
        let address = word.contains('@') || word.contains("://") || word.starts_with("www.");
        for part in parts(word) {
            let quote = part.chars().next().filter(|_| part.chars().count() == 1);
            let opened = QUOTES.iter().find(|(open, _)| Some(*open) == quote).map(|(_, close)| *close);
            closing = match closing {
                Some(close) if quote == Some(close) => None,
                None => opened.filter(|close| text.matches(*close).count() > 1 || !"\"".contains(*close)),
                open => open,
            };
            let fixed = address || closing.is_some() || mixed(part) || unit(part, after_number);
            pieces.push(Piece { text: part, fixed });
            if part.chars().any(char::is_alphanumeric) {
                after_number = part.ends_with(|c: char| c.is_ascii_digit());
            }
        }
    }
    pieces
}

/// A word cut into stretches of letters and digits, and each sign between them.
fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in word.char_indices() {
        if !c.is_alphanumeric() {
            if start < at {
                parts.push(&word[start..at]);
            }
            parts.push(&word[at..at + c.len_utf8()]);
            start = at + c.len_utf8();
        }
    }
    if start < word.len() {
        parts.push(&word[start..]);
    }
    parts
}

/// Abbreviations and names that have capitals behind small letters, or two at the beginning: `TTg`, `QyĐ`, `VNeID`.
fn mixed(part: &str) -> bool {
    let letters: Vec<char> = part.chars().filter(|c| c.is_alphabetic()).collect();
    let small = letters.iter().position(|c| c.is_lowercase());
    let Some(small) = small else { return false };
    small > 1 || letters[small..].iter().any(|c| c.is_uppercase())
}

/// `m2`, `5kg`, or a few plain letters behind a number (`500 ha`).
fn unit(part: &str, after_number: bool) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic());
    let plain = part.chars().all(|c| c.is_ascii_lowercase() || c.is_numeric()) && letters.count() <= UNIT;
    plain && (after_number || part.chars().any(char::is_numeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_found_and_raised() {
        for (typed, raised_text) in [
            ("Mục đích, yêu cầu", "MỤC ĐÍCH, YÊU CẦU"),
            ("TỔ CHỨC thực hiện", "TỔ CHỨC THỰC HIỆN"),
            ("Giám đốc", "GIÁM ĐỐC"),
            ("Trồng 500 ha rừng trên 20 m2", "TRỒNG 500 ha RỪNG TRÊN 20 m2"),
            ("Thực hiện Quyết định số 12/QĐ-TTg", "THỰC HIỆN QUYẾT ĐỊNH SỐ 12/QĐ-TTg"),
            ("UBND TP. Hồ Chí Minh", "UBND TP. HỒ CHÍ MINH"),
        ] {
            assert!(has_small(typed), "{typed}");
            assert_eq!(raised(typed), raised_text);
            assert!(!has_small(raised_text), "{raised_text}");
        }
    }

    #[test]
    fn what_is_never_raised_is_no_fault() {
        for text in [
            "PHÁT TRIỂN 500 ha RỪNG",
            "DIỆN TÍCH 120 m2, 5kg, 30m²",
            "TRIỂN KHAI VNeID, eTax VÀ VietGAP",
            "THỰC HIỆN QUYẾT ĐỊNH 12/QĐ-TTg",
            "PHONG TRÀO “Bình dân học vụ số”",
            "ĐỀ ÁN \"Xanh hóa\" NĂM 2026",
            "ĐỊA CHỈ vanthu@anbinh.gov.vn",
            "I. II. A. 1",
            "TP. HCM - 19/5",
        ] {
            assert!(!has_small(text), "{text}: {}", raised(text));
        }
    }

    #[test]
    fn only_whole_lines_in_capitals_are_in_capitals() {
        for text in ["NGUYỄN VĂN AN", "AN BÌNH", "TỔ CHỨC LỚP HỌC NĂM 2026", "HUẾ", "TRAN VAN AN"] {
            assert!(all_capitals(text), "{text}");
        }
        for text in ["Nguyễn Văn AN", "TP. HCM", "Tổ chức", "UBND", "CCHC 2026", "", "12"] {
            assert!(!all_capitals(text), "{text}");
        }
        assert_eq!(as_name("NGUYỄN THỊ ÁNH-TUYẾT"), "Nguyễn Thị Ánh-Tuyết");
    }
}
