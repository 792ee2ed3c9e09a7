//! Slips of spelling that administrative texts have again and again, phrase by phrase (`loi-chinh-ta.tsv`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::table::Table;
use crate::lint::grammar::scan::Words;

/// The data file.
pub(crate) const TABLE: Table = Table::new(include_str!("../../../../templates/du-lieu/loi-chinh-ta.tsv"));

/// A phrase that is wrong, and the right one.
type Slip = (&'static str, &'static str);

/// The slips by their first words.
static SLIPS: LazyLock<BTreeMap<&'static str, Vec<Slip>>> = LazyLock::new(|| {
    let mut all: BTreeMap<&'static str, Vec<Slip>> = BTreeMap::new();
    for [wrong, right] in TABLE.rows() {
        let first = wrong.split(' ').next().unwrap_or_default();
        all.entry(first).or_default().push((wrong, right));
    }
    all
});

/// The slip that begins with a word: what is right, in small letters, and how many words it has.
pub(crate) fn find(words: &Words<'_>, at: usize) -> Option<(&'static str, usize)> {
    let first = words.get(at)?.text.to_lowercase();
    let fits = |(wrong, right): &Slip| Some((*right, words.starts(at, wrong)?));
    SLIPS.get(first.as_str())?.iter().find_map(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::grammar::data::table::tests::holds_its_form;
    use crate::text::sense;

    #[test]
    fn what_is_wrong_is_no_compound_and_what_is_right_is_no_slip() {
        holds_its_form(TABLE, &["sai", "dung"]);
        for [wrong, right] in TABLE.rows() {
            let count = |phrase: &str| phrase.split(' ').count();
            assert!(count(wrong) > 1 && count(wrong) == count(right), "{wrong}");
            assert!(wrong == wrong.to_lowercase() && right == right.to_lowercase(), "{wrong}");
            let parts: Vec<&str> = wrong.split(' ').collect();
            assert!(parts.windows(2).any(|two| !sense::is_pair(two[0], two[1])), "{wrong} is a word");
            let words = Words::of(right);
            assert!((0..words.list.len()).all(|at| find(&words, at).is_none()), "{right} is a slip itself");
        }
    }

    #[test]
    fn slips_are_found_in_any_case() {
        let words = Words::of("Hổ trợ việc sử lý hồ sơ");
        assert_eq!(find(&words, 0), Some(("hỗ trợ", 2)));
        assert_eq!(find(&words, 3), Some(("xử lý", 2)));
        assert_eq!(find(&words, 4), None);
    }
}
