//! Official names of bodies, posts, laws and provinces, in the capitals that they have (`ten-co-quan.tsv`).

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use super::table::Table;
use crate::lint::grammar::scan::Words;
use crate::text::names;

/// The data file.
pub(crate) const TABLE: Table = Table::new(include_str!("../../../../templates/du-lieu/ten-co-quan.tsv"));

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// A ministry.
    Ministry,
    /// A department of a province.
    Department,
    /// Another body, a post, the country.
    Body,
    /// A law or code.
    Law,
    /// A province or city of today.
    Province,
}

/// A name.
#[derive(Debug)]
pub(crate) struct Name {
    /// What it is of.
    pub of: Of,
    /// As it is written.
    pub text: &'static str,
    /// Its words for comparing, once somebody asks.
    words: OnceLock<Vec<String>>,
}

impl Name {
    fn words(&self) -> &[String] {
        self.words.get_or_init(|| names::key(self.text).split('_').map(str::to_string).collect())
    }
}

/// By their first words for comparing, in the order of the file: to read every word of the file takes longer than to check a
/// plan.
static NAMES: LazyLock<BTreeMap<String, Vec<Name>>> = LazyLock::new(|| {
    let mut all: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    let mut last = ("", String::new());
    for [of, text] in TABLE.rows() {
        let of = match of {
            "bo" => Of::Ministry,
            "so" => Of::Department,
            "khac" => Of::Body,
            "luat" => Of::Law,
            "tinh" => Of::Province,
            _ => continue,
        };
        let first = text.split([' ', ',', '-']).next().unwrap_or_default();
        if first != last.0 {
            last = (first, names::key(first));
        }
        all.entry(last.1.clone()).or_default().push(Name { of, text, words: OnceLock::new() });
    }
    all
});

/// The longest name that begins with a word of a text, whatever its capitals and the place of its tone marks, and how
/// many words it has. Only commas and dashes of the name itself may stand in it.
pub(crate) fn find(words: &Words<'_>, at: usize) -> Option<(&'static Name, usize)> {
    let first = names::key(words.get(at)?.text);
    let same = NAMES.get(&first)?.iter();
    let fits = |name: &&Name| {
        let rest = name.words().iter().enumerate().skip(1);
        let gap = |index: usize| matches!(words.before(index).trim(), "" | "," | "-" | "–");
        rest.into_iter()
            .all(|(nth, own)| words.get(at + nth).is_some_and(|word| gap(at + nth) && names::key(word.text) == *own))
    };
    same.filter(fits).max_by_key(|name| name.words().len()).map(|name| (name, name.words().len()))
}

/// How many words the longest name that begins with a word has.
pub(crate) fn longest(words: &Words<'_>, at: usize) -> Option<usize> {
    find(words, at).map(|(_, count)| count)
}

/// All names of a kind.
pub(crate) fn all(of: Of) -> impl Iterator<Item = &'static str> {
    NAMES.values().flatten().filter(move |name| name.of == of).map(|name| name.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::grammar::data::table::tests::holds_its_form;

    #[test]
    fn the_file_is_read_whole() {
        holds_its_form(TABLE, &["nhom", "ten"]);
        let all_names: Vec<&Name> = NAMES.values().flatten().collect();
        assert_eq!(all_names.len(), TABLE.rows::<2>().count());
        assert_eq!(all(Of::Province).count(), 34);
        let mut seen = std::collections::BTreeSet::new();
        for (first, name) in NAMES.iter().flat_map(|(first, names)| names.iter().map(move |name| (first, name))) {
            assert!(seen.insert(name.words()), "{} stands twice", name.text);
            assert_eq!(name.words().first(), Some(first));
            assert!(name.text.starts_with(char::is_uppercase), "{}", name.text);
        }
    }

    #[test]
    fn names_are_found_whatever_their_capitals() {
        for (text, name) in [
            ("bộ văn hoá, thể thao và du lịch", Some("Bộ Văn hóa, Thể thao và Du lịch")),
            ("Ngân hàng nhà nước", Some("Ngân hàng Nhà nước")),
            ("Bộ Lao động - Thương binh và Xã hội", Some("Bộ Lao động - Thương binh và Xã hội")),
            ("Bộ. Nội vụ", None),
            ("Bộ phận", None),
        ] {
            assert_eq!(find(&Words::of(text), 0).map(|(name, _)| name.text), name, "{text}");
        }
        assert_eq!(longest(&Words::of("của Sở Nội vụ tỉnh"), 1), Some(3));
    }
}
