//! Names for comparing: the letters count, not their case, what stands between words, or on which vowel a tone is put.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::syllable::TONES;

/// A name in small words with `_` between them, each with its tone at its end: `Uỷ` is `Ủy`.
pub(crate) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len() + 8);
    let mut tones = String::new();
    // Where the word begins that is being read.
    let mut begins = 0;
    for c in name.nfd().flat_map(char::to_lowercase) {
        if TONES.contains(&c) {
            tones.push(c);
        } else if c.is_ascii_alphanumeric() || c.is_alphanumeric() || is_combining_mark(c) {
            key.push(c);
        } else if key.len() + tones.len() > begins {
            key.push_str(&tones);
            key.push('_');
            tones.clear();
            begins = key.len();
        }
    }
    match key.len() + tones.len() > begins {
        true => key.push_str(&tones),
        false => key.truncate(begins.saturating_sub(1)),
    }
    key
}

/// Whether a name begins with these whole words.
pub(crate) fn begins_with(name: &str, words: &str) -> bool {
    Key::of(name).begins_with(&Key::of(words))
}

/// Whether a name has these whole words one after the other.
pub(crate) fn has(name: &str, words: &str) -> bool {
    Key::of(name).has(&Key::of(words))
}

/// A name as it is compared, for comparing it with many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key(String);

impl Key {
    /// That of a name.
    pub(crate) fn of(name: &str) -> Key {
        Key(key(name))
    }

    /// Whether the name may begin with these words: their first letters are alike. Told in a small part of the time that the
    /// key of the words takes.
    pub(crate) fn may_begin_with(&self, words: &str) -> bool {
        let first = words.nfd().flat_map(char::to_lowercase).next();
        first.is_none_or(|first| !first.is_alphanumeric() || self.0.starts_with(first))
    }

    /// Whether the name begins with these whole words.
    pub(crate) fn begins_with(&self, words: &Key) -> bool {
        self.0.strip_prefix(&words.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    }

    /// Whether the name has these whole words one after the other.
    pub(crate) fn has(&self, words: &Key) -> bool {
        format!("_{}_", self.0).contains(&format!("_{}_", words.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_whatever_the_place_of_the_tone() {
        assert!(begins_with("UỶ BAN NHÂN DÂN HUYỆN BẾN LAU", "ỦY BAN NHÂN DÂN"));
        assert!(begins_with("Bộ  Nội vụ", "BỘ"));
        assert!(!begins_with("BỘT GIẤY BẾN LAU", "BỘ"));
        assert!(has("UBND Quận 5", "QUẬN") && has("UBND HUYỆN", "huyện"));
    }

    #[test]
    fn letters_with_other_marks_are_other_letters() {
        assert!(!begins_with("BỐ TRÍ", "BỘ") && !has("QUÂN KHU 7", "QUẬN") && !has("CƠ QUAN", "QUẬN"));
    }
}
