//! Pure functions on Vietnamese text: normal form, marks at the end, numerals, labels, likeness of words.

pub(crate) mod accents;
pub(crate) mod alphabet;
pub(crate) mod capitals;
pub(crate) mod characters;
pub(crate) mod charset;
pub(crate) mod encodings;
pub(crate) mod label;
pub(crate) mod marks;
pub(crate) mod names;
pub(crate) mod near;
pub(crate) mod number;
pub(crate) mod pack;
pub(crate) mod roman;
pub(crate) mod script;
pub(crate) mod sense;
pub(crate) mod syllable;
pub(crate) mod tone;
pub(crate) mod wild;

pub(crate) use label::{LabelMatch, LabelShape, find};
pub(crate) use marks::trailing_mark;

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Text in Unicode normal form C (dựng sẵn), the form in which Vietnamese is written by today's keyboards; borrowed when
/// it already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    // Letters of Vietnamese as they are mostly typed, told by their range: the tables of Unicode take ten times as long.
    let composed = |c: char| matches!(c, '\0'..='\u{24F}' | '\u{1EA0}'..='\u{1EF9}' | '\u{2010}'..='\u{2027}');
    if text.chars().all(composed) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detached_accents_are_joined_and_nothing_else_changes() {
        assert_eq!(nfc("Kê\u{301} hoa\u{323}ch"), "Kế hoạch");
        assert!(matches!(nfc("Kế hoạch \u{200B}\u{AD}ﬁ"), Cow::Borrowed("Kế hoạch \u{200B}\u{AD}ﬁ")));
    }
}
