//! The tables of the old encodings (`templates/du-lieu/bang-ma.tsv`): what codes stand for which letter.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{Charset, windows};

const TABLE: &str = include_str!("../../../templates/du-lieu/bang-ma.tsv");

/// Three characters at most; the rest is empty.
type Code = [char; 3];

/// The codes of an encoding; a code is the characters that its bytes are shown as.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// What each code is read as.
    codes: BTreeMap<Code, char>,
    /// How each letter is written.
    letters: BTreeMap<char, String>,
}

/// A row of the data file.
pub(crate) struct Row {
    /// Its encoding.
    pub charset: Charset,
    /// The letter.
    pub letter: char,
    /// Its code.
    pub code: String,
    /// It is written so, too.
    pub written: bool,
}

/// The rows of the data file.
pub(crate) fn rows() -> impl Iterator<Item = Row> {
    TABLE.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        let charset = charset(cells.next()?)?;
        let letter = cells.next()?.chars().next()?;
        let code = cells.next()?.split(' ').filter_map(character).collect();
        Some(Row { charset, letter, code, written: cells.next()? == "hai" })
    })
}

/// The encoding of this name in data files.
pub(crate) fn charset(name: &str) -> Option<Charset> {
    Some(match name {
        "tcvn3" => Charset::Tcvn3,
        "vni" => Charset::Vni,
        "viqr" => Charset::Viqr,
        "cp1258" => Charset::Cp1258,
        "viscii" => Charset::Viscii,
        _ => return None,
    })
}

/// The character of `B5` or `U+2212`.
fn character(cell: &str) -> Option<char> {
    match cell.strip_prefix("U+") {
        Some(number) => char::from_u32(u32::from_str_radix(number, 16).ok()?),
        None => Some(windows::character(u8::from_str_radix(cell, 16).ok()?)),
    }
}

/// The table of an encoding; Unicode has none.
pub(crate) fn table(charset: Charset) -> Option<&'static Table> {
    static TABLES: OnceLock<BTreeMap<Charset, Table>> = OnceLock::new();
    let tables = TABLES.get_or_init(|| {
        let mut tables: BTreeMap<Charset, Table> = BTreeMap::new();
        for row in rows() {
            let table = tables.entry(row.charset).or_default();
            if row.written {
                table.letters.insert(row.letter, row.code.clone());
            }
            table.codes.insert(code(&row.code.chars().collect::<Vec<_>>()), row.letter);
        }
        tables
    });
    tables.get(&charset)
}

/// A code of these characters.
fn code(chars: &[char]) -> Code {
    std::array::from_fn(|at| chars.get(at).copied().unwrap_or('\0'))
}

impl Table {
    /// The letter that stands at the beginning, and the length of its code: the longest code wins.
    pub(crate) fn read(&self, chars: &[char]) -> Option<(char, usize)> {
        let found = |length: usize| self.codes.get(&code(&chars[..length])).map(|letter| (*letter, length));
        (1..=chars.len().min(3)).rev().find_map(found)
    }

    /// Whether a character is a code by itself.
    pub(crate) fn has(&self, c: char) -> bool {
        self.codes.contains_key(&code(&[c]))
    }

    /// How a letter is written; one that has no capital is written small.
    pub(crate) fn write(&self, letter: char) -> Option<&str> {
        let small = || letter.to_lowercase().next().and_then(|small| self.letters.get(&small));
        self.letters.get(&letter).or_else(small).map(String::as_str)
    }
}
