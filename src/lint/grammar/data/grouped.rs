//! Words and phrases in groups, as data files have them: a name of the group, a tab, the word.

use std::sync::OnceLock;

use super::table::Table;
use crate::lint::grammar::scan::{Words, same};

/// The words of a file by their groups.
pub(super) struct Grouped<G: 'static> {
    table: Table,
    names: &'static [(G, &'static str)],
    words: OnceLock<Vec<Vec<&'static str>>>,
}

impl<G: Copy + PartialEq> Grouped<G> {
    /// Those of a file whose groups have these names.
    pub(super) const fn new(table: Table, names: &'static [(G, &'static str)]) -> Grouped<G> {
        Grouped { table, names, words: OnceLock::new() }
    }

    /// The words and phrases of a group, as the file has them.
    pub(super) fn words(&'static self, group: G) -> &'static [&'static str] {
        let all = self.words.get_or_init(|| {
            let rows: Vec<[&str; 2]> = self.table.rows().collect();
            let of = |name: &str| rows.iter().filter(|row| row[0] == name).map(|row| row[1]).collect();
            self.names.iter().map(|(_, name)| of(name)).collect()
        });
        self.names.iter().position(|(own, _)| *own == group).and_then(|at| all.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Whether a word is in a group, in whatever case.
    pub(super) fn has(&'static self, group: G, word: &str) -> bool {
        self.words(group).iter().any(|own| same(word, own))
    }

    /// The longest phrase of a group that begins with a word of a text, and how many words it has.
    pub(super) fn starts(&'static self, group: G, words: &Words<'_>, at: usize) -> Option<(&'static str, usize)> {
        let found = self.words(group).iter().filter_map(|phrase| Some((*phrase, words.starts(at, phrase)?)));
        found.max_by_key(|(_, count)| *count)
    }

    /// The longest phrase of a group that ends before a word of a text, and the number of its first word.
    pub(super) fn ends(&'static self, group: G, words: &Words<'_>, before: usize) -> Option<(&'static str, usize)> {
        let found = self.words(group).iter().filter_map(|phrase| Some((*phrase, words.ends(before, phrase)?)));
        found.min_by_key(|(_, from)| *from)
    }
}
