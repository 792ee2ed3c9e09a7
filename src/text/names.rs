//! Names for comparing: the letters count, not their case, what stands between words, or on which vowel a tone is put.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::syllable::TONES;

/// A name in small words with `_` between them, each with its tone at its end: `Uỷ` is `Ủy`.
pub(crate) fn key(name: &str) -> String {
    let mut reader = KeyReader { key: String::with_capacity(name.len() + 8), tones: String::new(), begins: 0 };
    if name.chars().all(is_whole_letter) {
        for c in name.chars() {
            match c.is_ascii() {
                true => reader.read(c.to_ascii_lowercase()),
                false => decompose_canonical(c, |part| part.to_lowercase().for_each(|c| reader.read(c))),
            }
        }
    } else {
        name.nfd().flat_map(char::to_lowercase).for_each(|c| reader.read(c));
    }
    reader.end()
}

/// Whether a letter stands for itself, with its marks, so that none can follow in another order.
fn is_whole_letter(c: char) -> bool {
    matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{206f}')
}

/// A key that is being read.
struct KeyReader {
    key: String,
    tones: String,
    /// Where the word begins that is being read.
    begins: usize,
}

impl KeyReader {
    fn read(&mut self, c: char) {
        if c.is_ascii_alphanumeric() {
            self.key.push(c);
        } else if TONES.contains(&c) {
            self.tones.push(c);
        } else if c.is_alphanumeric() || is_combining_mark(c) {
            self.key.push(c);
        } else if self.is_in_word() {
            self.key.push_str(&self.tones);
            self.key.push('_');
            self.tones.clear();
            self.begins = self.key.len();
        }
    }

    fn is_in_word(&self) -> bool {
        self.key.len() + self.tones.len() > self.begins
    }

    fn end(mut self) -> String {
        match self.is_in_word() {
            true => self.key.push_str(&self.tones),
            false => self.key.truncate(self.begins.saturating_sub(1)),
        }
        self.key
    }
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
        let first = words.chars().next().map(|first| match first.is_ascii() {
            true => first.to_ascii_lowercase(),
            false => std::iter::once(first).nfd().flat_map(char::to_lowercase).next().unwrap_or(first),
        });
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
    fn the_short_way_gives_the_same_keys() {
        for c in (0..=0x2fff).filter_map(char::from_u32) {
            let name = format!("{c}b {c}");
            let short = key(&name);
            // A Greek letter is read the long way.
            let long = key(&format!("{name} β"));
            assert_eq!(long.strip_suffix("β").unwrap().trim_end_matches('_'), short, "{c:?}");
        }
    }

    #[test]
    fn letters_with_other_marks_are_other_letters() {
        assert!(!begins_with("BỐ TRÍ", "BỘ") && !has("QUÂN KHU 7", "QUẬN") && !has("CƠ QUAN", "QUẬN"));
    }
}
