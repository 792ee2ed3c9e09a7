//! The number of a document (số văn bản) as it was typed: in a plan, or where it is issued.

use crate::diag::{Diagnostic, rules};

/// Most digits of a number.
const DIGITS: usize = 6;
/// Most letters behind them (`05a`, `12bis`).
const LETTERS: usize = 3;

/// What was typed for a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Typed {
    /// Digits from 1 upwards, a few letters may follow.
    Number,
    /// Nothing but dots and other signs that keep room.
    Room,
    /// A number with the year behind a slash (`12/2026`), as legal documents have it.
    OfYear,
    /// The notation behind a slash as well.
    WithNotation,
    /// None of these.
    Other,
}

/// What a text is that stands for a number.
pub(crate) fn typed(text: &str) -> Typed {
    let text = text.trim();
    let letters = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &text[..text.len() - letters.len()];
    let whole = (1..=DIGITS).contains(&digits.len())
        && digits.bytes().any(|d| d != b'0')
        && letters.chars().count() <= LETTERS
        && letters.chars().all(char::is_alphabetic);
    if whole {
        Typed::Number
    } else if keeps_room(text) {
        Typed::Room
    } else if of_year(text) {
        Typed::OfYear
    } else if text.contains('/') {
        Typed::WithNotation
    } else {
        Typed::Other
    }
}

/// Digits, a slash and a year.
fn of_year(text: &str) -> bool {
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('/').is_some_and(|(number, year)| digits(number, DIGITS) && year.len() == 4 && digits(year, 4))
}

/// Whether a text only keeps room for what is not known yet: dots, lines, blanks.
pub(crate) fn keeps_room(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().all(|c| c.is_whitespace() || ".…·_-–—/‥,:;".contains(c))
}

/// What is to be said of a number that is one, and not written as numbers are.
pub(crate) fn remark(number: &str) -> Option<Diagnostic> {
    let advice = "số dưới 10 viết thêm một số 0 (05), số từ 10 trở lên viết như 12; để nguyên thì in như đã ghi";
    let what = || format!("số '{number}' có số 0 thừa ở đầu");
    unusual(number).then(|| Diagnostic::of(&rules::SO_01, what()).advise(advice))
}

/// Whether a number is longer than the form writes it: a letter behind it, or more zeros before it than `05` has.
fn unusual(text: &str) -> bool {
    let text = text.trim();
    let zeros = text.len() - text.trim_start_matches('0').len();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    zeros > 1 || zeros == 1 && digits > 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_a_number_is_told_apart() {
        for (text, expected) in [
            ("12", Typed::Number),
            (" 05a ", Typed::Number),
            ("…", Typed::Room),
            ("......", Typed::Room),
            ("____", Typed::Room),
            ("-", Typed::Room),
            ("12/KH-SNV", Typed::WithNotation),
            ("12/2026", Typed::OfYear),
            ("0", Typed::Other),
            ("-1", Typed::Other),
            ("mười lăm", Typed::Other),
            ("1234567", Typed::Other),
            ("", Typed::Other),
        ] {
            assert_eq!(typed(text), expected, "{text}");
        }
    }

    #[test]
    fn only_the_zero_of_a_number_below_ten_is_usual() {
        for text in ["1", "05", "05a", "10", "100"] {
            assert!(!unusual(text), "{text}");
        }
        for text in ["012", "012a", "007", "005"] {
            assert!(unusual(text), "{text}");
        }
    }
}
