//! Words with their places, and a cursor for what stands between them.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// A stretch of letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// Its first byte.
    pub start: usize,
    /// As typed.
    pub text: &'a str,
}

impl Word<'_> {
    /// The byte behind it.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its bytes.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// Whether it is this word, given in small letters, in whatever case.
    pub(crate) fn is(&self, small: &str) -> bool {
        same(self.text, small)
    }

    /// Whether it is digits only.
    pub(crate) fn is_number(&self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_digit())
    }

    /// Its value, where it is digits only (and not too many).
    pub(crate) fn value(&self) -> Option<u32> {
        if self.is_number() { self.text.parse().ok() } else { None }
    }

    /// Whether it begins with a capital.
    pub(crate) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it is small letters only.
    pub(crate) fn is_small(&self) -> bool {
        self.text.chars().all(char::is_lowercase)
    }
}

/// Whether a text is this one, given in small letters, in whatever case.
pub(crate) fn same(text: &str, small: &str) -> bool {
    text.chars().flat_map(char::to_lowercase).eq(small.chars())
}

/// The words of a text.
#[derive(Clone, Debug)]
pub(crate) struct Words<'a> {
    /// What they are the words of.
    pub text: &'a str,
    /// In their order.
    pub list: Vec<Word<'a>>,
}

impl<'a> Words<'a> {
    /// The words of a text.
    pub(crate) fn of(text: &'a str) -> Words<'a> {
        let mut list = Vec::new();
        let mut start = None;
        // What Vietnamese is written with is told by its range; the tables of Unicode take ten times as long.
        let within = |c: char| match c {
            '\0'..='\x7F' => c.is_ascii_alphanumeric(),
            'À'..='ɏ' => !matches!(c, '×' | '÷'),
            '\u{1EA0}'..='\u{1EFF}' => true,
            '\u{2000}'..='\u{206F}' => false,
            _ => c.is_alphanumeric() || is_combining_mark(c),
        };
        for (at, c) in text.char_indices() {
            match (within(c), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    list.push(Word { start: from, text: &text[from..at] });
                    start = None;
                }
                _ => {}
            }
        }
        if let Some(from) = start {
            list.push(Word { start: from, text: &text[from..] });
        }
        Words { text, list }
    }

    /// The word with this number.
    pub(crate) fn get(&self, at: usize) -> Option<&Word<'a>> {
        self.list.get(at)
    }

    /// What stands before a word: from the word before it, or from the beginning.
    pub(crate) fn before(&self, at: usize) -> &'a str {
        let from = at.checked_sub(1).and_then(|at| self.list.get(at)).map_or(0, Word::end);
        let to = self.list.get(at).map_or(self.text.len(), |word| word.start);
        &self.text[from..to]
    }

    /// What stands behind a word: up to the next word, or to the end.
    pub(crate) fn behind(&self, at: usize) -> &'a str {
        self.before(at + 1)
    }

    /// Whether nothing but blanks parts a word from the one before it.
    pub(crate) fn joined(&self, at: usize) -> bool {
        at > 0 && self.before(at).chars().all(char::is_whitespace)
    }

    /// Whether these words, in small letters and with one space between them, begin with a word; how many they are.
    pub(crate) fn starts(&self, at: usize, phrase: &str) -> Option<usize> {
        // A look at the first letter spares nearly every comparison.
        let (own, first) = (self.list.get(at)?.text.chars().next()?, phrase.chars().next()?);
        let small = |c: char| if c.is_ascii() { c.to_ascii_lowercase() == first } else { c.to_lowercase().eq([first]) };
        if own != first && !small(own) {
            return None;
        }
        let mut count = 0;
        for part in phrase.split(' ') {
            let word = self.list.get(at + count)?;
            if !word.is(part) || count > 0 && !self.joined(at + count) {
                return None;
            }
            count += 1;
        }
        Some(count)
    }

    /// Whether these words end before a word; the number of the first of them.
    pub(crate) fn ends(&self, before: usize, phrase: &str) -> Option<usize> {
        let last = self.list.get(before.checked_sub(1)?)?.text.chars().next_back()?;
        let end = phrase.chars().next_back()?;
        if last != end && !last.to_lowercase().eq(std::iter::once(end)) {
            return None;
        }
        let from = before.checked_sub(phrase.split(' ').count())?;
        self.starts(from, phrase).map(|_| from)
    }

    /// The number of the first word that begins at a byte or behind it.
    pub(crate) fn at(&self, byte: usize) -> usize {
        self.list.partition_point(|word| word.start < byte)
    }
}

/// A place in a text that goes forward.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    /// The byte.
    pub at: usize,
}

impl<'a> Cursor<'a> {
    /// A cursor at a byte.
    pub(crate) fn new(text: &'a str, at: usize) -> Cursor<'a> {
        Cursor { text, at }
    }

    /// The whole text.
    pub(crate) fn whole(&self) -> &'a str {
        self.text
    }

    /// What follows.
    pub(crate) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Goes over blanks.
    pub(crate) fn blanks(&mut self) -> &mut Self {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        self
    }

    /// Goes over a mark, if it is the next one.
    pub(crate) fn mark(&mut self, marks: &[char]) -> Option<char> {
        let next = self.rest().chars().next().filter(|c| marks.contains(c))?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Goes over a word given in small letters, if it is the next one and a whole one, in whatever case.
    pub(crate) fn word(&mut self, small: &str) -> bool {
        let rest = self.rest();
        let end = rest.char_indices().nth(small.chars().count()).map_or(rest.len(), |(at, _)| at);
        let whole = !rest[end..].starts_with(char::is_alphabetic);
        let found = whole && same(&rest[..end], small);
        if found {
            self.at += end;
        }
        found
    }

    /// Goes over digits, at most so many; nothing where more follow.
    pub(crate) fn digits(&mut self, most: usize) -> Option<Range<usize>> {
        let count = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        (1..=most).contains(&count).then(|| {
            self.at += count;
            self.at - count..self.at
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_places() {
        let text = "Kế hoạch số 05b/KH-UBND, “về” 3,5 %";
        let words = Words::of(text);
        let list: Vec<&str> = words.list.iter().map(|word| &text[word.range()]).collect();
        assert_eq!(list, ["Kế", "hoạch", "số", "05b", "KH", "UBND", "về", "3", "5"]);
        assert_eq!(words.before(4), "/");
        assert_eq!(words.behind(5), ", “");
        assert_eq!(words.behind(8), " %");
        assert_eq!(words.starts(0, "kế hoạch"), Some(2));
        assert_eq!(words.ends(3, "hoạch số"), Some(1));
        assert_eq!(words.starts(5, "ubnd về"), None, "a comma stands between");
        assert_eq!(words.at(text.find("KH").unwrap()), 4);
    }

    #[test]
    fn a_cursor_takes_whole_words_and_no_part_of_a_number() {
        let mut cursor = Cursor::new("ngàyxưa", 0);
        assert!(!cursor.word("ngày"));
        let mut cursor = Cursor::new("Ngày 1234 x", 0);
        assert!(cursor.word("ngày") && cursor.blanks().digits(2).is_none());
        assert_eq!(cursor.digits(4), Some(6..10));
    }

    #[test]
    fn an_empty_text_has_no_words() {
        assert!(Words::of("").list.is_empty() && Words::of("… – ,").list.is_empty());
        assert_eq!(Words::of("…").before(0), "…");
    }
}
