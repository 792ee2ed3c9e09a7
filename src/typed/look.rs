//! How a line looks, seen through its marks: how it begins and ends, how long it is, what it leaves open.

use super::inline;
use crate::text::{self, LabelMatch};
use unicode_normalization::char::decompose_canonical;

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// A small letter.
    Small,
    /// A capital.
    Capital,
    /// A digit.
    Digit,
    /// What only goes on with a line above: `,`, `)`, `%`.
    Closing,
    /// Anything else.
    Other,
}

/// What a line ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// A mark that ends a sentence.
    Sentence,
    /// A full stop behind capitals, which may be a shortened word (`TP.`).
    Shortened,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// A hyphen or stroke right behind a word: `2020-`, `NĐ-`.
    Hyphen,
    /// A dash behind a space: `chính trị -`.
    Dash,
    /// A word, or a bracket or quote without a mark.
    Word,
}

/// Words that join what stands behind them to what stands before, and end no name: nothing ends with one.
const JOINING: [&str; 19] = [
    "và", "của", "về", "trong", "cho", "với", "hoặc", "các", "những", "là", "để", "khi", "mà", "bởi", "nhằm", "giữa",
    "như", "thì", "nếu",
];

/// Words that a number follows.
const NUMBERED: [&str; 7] = ["số", "ngày", "tháng", "năm", "quý", "điều", "khoản"];

/// A line as the reader sees it.
#[derive(Clone, Debug)]
pub(super) struct Look {
    /// Its text without marks.
    pub plain: String,
    pub start: Start,
    pub end: End,
    /// All of it is bold.
    pub bold: bool,
    /// Every letter is a capital.
    pub capitals: bool,
    /// Its length.
    pub length: Length,
    /// The length of its first word.
    pub first_word: Length,
    /// How often a sentence ends inside it.
    pub sentences: u32,
    /// Spaces before it.
    pub indent: u32,
    /// What it opens and closes.
    pub pairs: Pairs,
    /// Nothing but a whole number: of a page, or of a row of a table.
    pub number_only: bool,
    /// It has letters.
    pub letters: bool,
    /// All of it stands in brackets.
    pub bracketed: bool,
    /// It begins with `(1)`, `(a)`, `(ii)`.
    pub enumerated: bool,
    /// Columns set with spaces.
    pub columns: bool,
}

/// What a line leaves open and what it closes of the lines above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pairs {
    /// Brackets and quotes closed that were not opened in it.
    pub closed: u32,
    /// Brackets and quotes that are not closed in it.
    pub opened: u32,
    /// It has an odd number of `**`.
    pub bold: bool,
    /// It has an odd number of `*`.
    pub italic: bool,
}

impl Look {
    pub(super) fn of(text: &str, indent: u32) -> Look {
        // The star of a list is no mark.
        let (star, rest) = text.split_at(usize::from(is_starred(text)));
        let rest = if inline::has_marks(rest) { inline::parse(rest).0.text() } else { rest.to_string() };
        let plain = format!("{star}{rest}");
        let bare = plain.trim_matches(|c: char| c == '*' || c.is_whitespace());
        let letters = bare.chars().filter(|c| c.is_alphabetic());
        Look {
            start: start(bare),
            end: end(bare),
            bold: text.len() > 4 && text.starts_with("**") && text.ends_with("**") && !pairs(text).bold,
            capitals: !bare.contains(char::is_lowercase) && letters.take(2).count() == 2,
            length: Length::of(bare),
            first_word: Length::of(bare.split_whitespace().next().unwrap_or_default()),
            sentences: sentences(bare),
            indent,
            pairs: pairs(text),
            number_only: (1..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit()),
            letters: bare.contains(char::is_alphabetic),
            bracketed: bare.starts_with('(') && bare.trim_end_matches(['.', ',', ';', ':']).ends_with(')'),
            enumerated: is_enumerated(bare),
            columns: bare.contains("   "),
            plain,
        }
    }

    /// The label it may have.
    pub(super) fn label(&self) -> Option<LabelMatch<'_>> {
        let text = self.plain.as_str();
        text::find(if is_starred(text) {
            text
        } else {
            text.trim_start_matches(|c: char| c == '*' || c.is_whitespace())
        })
    }

    /// Whether its first two words are in capitals.
    pub(super) fn starts_in_capitals(&self) -> bool {
        let mut words = self.plain.split_whitespace();
        let capital = |word: Option<&str>| {
            word.is_some_and(|w| !w.contains(char::is_lowercase) && w.contains(char::is_alphabetic))
        };
        capital(words.next()) && capital(words.next())
    }

    /// Whether a capital and small letters begin it, and a small word follows: a sentence, seldom a name.
    pub(super) fn begins_a_sentence(&self) -> bool {
        let second = self.plain.split_whitespace().nth(1);
        self.start == Start::Capital && second.is_some_and(|w| w.starts_with(char::is_lowercase))
    }

    /// Its last word.
    fn last_word(&self) -> &str {
        self.plain.split_whitespace().next_back().unwrap_or_default()
    }

    /// Whether it ends with a word that another one must follow.
    pub(super) fn hangs(&self) -> bool {
        self.end == End::Word && JOINING.contains(&self.last_word())
    }

    /// Whether the number that another line begins with belongs to its last word: `Công văn số` and `15/SNV`.
    pub(super) fn awaits(&self, below: &Look) -> bool {
        let number = below.plain.starts_with(|c: char| c.is_ascii_digit());
        number && self.end == End::Word && NUMBERED.contains(&self.last_word().to_lowercase().as_str())
    }

    /// Whether what stands above it in a paragraph is not at its end.
    pub(super) fn breaks_off(&self) -> bool {
        matches!(self.end, End::Comma | End::Hyphen | End::Dash | End::Word)
    }
}

/// Whether a text begins with a number or letter in brackets.
fn is_enumerated(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|rest| rest.split_once(") "));
    inner.is_some_and(|(name, _)| name.len() <= 4 && name.chars().all(char::is_alphanumeric) && !name.is_empty())
}

/// Whether a line begins with a star and a space, as the lines of a list do.
fn is_starred(text: &str) -> bool {
    text.strip_prefix('*').is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// What a text begins with; opening quotes and brackets are seen through.
pub(super) fn start(text: &str) -> Start {
    let inner = text.trim_start_matches(|c: char| "“\"'‘«([".contains(c));
    match inner.chars().next() {
        Some(c) if c.is_lowercase() => Start::Small,
        Some(c) if c.is_uppercase() => Start::Capital,
        Some(c) if c.is_ascii_digit() && is_last_of_clause(inner) => Start::Closing,
        Some(c) if c.is_ascii_digit() => Start::Digit,
        Some(c) if ",;:!?)]”’»%".contains(c) => Start::Closing,
        _ => Start::Other,
    }
}

/// Whether a text begins with a number that ends a clause: `2026. Các xã`, `15/3, Văn phòng`.
fn is_last_of_clause(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    let number = word.trim_end_matches(['.', ',', ';', ')']);
    number.len() < word.len() && number.len() > 2 && number.bytes().all(|b| b.is_ascii_digit() || b == b'/')
}

/// What a text ends with; closing quotes, brackets and footnotes behind the mark are seen through.
pub(super) fn end(text: &str) -> End {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || c == '*');
    let inner = text.trim_end_matches(|c: char| "”\"’'»)]".contains(c) || c.is_whitespace());
    let before = inner.chars().rev().nth(1);
    match inner.chars().next_back() {
        Some('.') if is_shortened(inner) => End::Shortened,
        Some('.' | '!' | '?' | '…') => End::Sentence,
        Some(';') => End::Semicolon,
        Some(':') => End::Colon,
        Some(',') if inner.len() == text.len() => End::Comma,
        Some('-' | '/') if inner.len() == text.len() && before.is_some_and(char::is_alphanumeric) => End::Hyphen,
        Some('-' | '–') if inner.len() == text.len() => End::Dash,
        _ => End::Word,
    }
}

/// How often a sentence ends inside a text: a mark behind a small letter or digit, a space, a capital.
fn sentences(text: &str) -> u32 {
    let mut before = [' '; 3];
    let mut count = 0;
    for c in text.chars() {
        let ends = matches!(before, [a, '.' | '!' | '?', ' '] if a.is_lowercase() || a == ')');
        count += u32::from(ends && c.is_uppercase());
        before = [before[1], before[2], c];
    }
    count
}

/// Whether the full stop at the end belongs to a shortened word: up to three capitals.
fn is_shortened(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default().trim_end_matches('.');
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    word.chars().all(char::is_uppercase) && (1..=3).contains(&word.chars().count())
}

/// How long a text is: in letters, as where all are of one width, and as a book face sets it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Length {
    /// Letters.
    pub letters: u32,
    /// Thousandths of an em.
    pub set: u32,
}

impl Length {
    pub(super) fn of(text: &str) -> Length {
        text.chars().fold(Length::default(), |sum, c| Length { letters: sum.letters + 1, set: sum.set + advance(c) })
    }

    /// With a space and another text.
    pub(super) fn with(self, next: Length) -> Length {
        Length { letters: self.letters + 1 + next.letters, set: self.set + advance(' ') + next.set }
    }
}

/// About how wide a character is in a book face, in thousandths of an em: enough to see whether a word would have fitted.
fn advance(c: char) -> u32 {
    let mut base = None;
    decompose_canonical(c, |part| base = base.or(Some(part)));
    let base = base.unwrap_or(c);
    match base {
        ' ' | '.' | ',' | '\u{a0}' => 250,
        'i' | 'j' | 'l' | 't' | ':' | ';' | '/' | '\'' => 278,
        'f' | 'r' | 'I' | '-' | '(' | ')' | '[' | ']' => 333,
        's' | 'J' => 389,
        'a' | 'c' | 'e' | 'z' | '“' | '”' => 444,
        'm' => 778,
        'w' => 722,
        'M' | 'W' => 900,
        '%' => 833,
        c if c.is_uppercase() => 680,
        _ => 500,
    }
}

/// What a line opens and closes.
pub(super) fn pairs(text: &str) -> Pairs {
    let mut found = Pairs::default();
    let text = &text[usize::from(is_starred(text))..];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            '*' => {
                let mut stars = 1;
                while chars.next_if_eq(&'*').is_some() {
                    stars += 1;
                }
                found.bold ^= stars == 2 || stars == 3;
                found.italic ^= stars == 1 || stars == 3;
            }
            '(' | '[' | '“' | '«' => found.opened += 1,
            ')' | ']' | '”' | '»' if found.opened > 0 => found.opened -= 1,
            ')' | ']' | '”' | '»' => found.closed += 1,
            _ => {}
        }
    }
    found
}
