//! Plain lists: units and chemical signs (`don-vi-ky-hieu.tsv`), verbs that a task begins with (`dong-tu.tsv`). Both files
//! are sorted by bytes.

use std::sync::LazyLock;

use super::table::Table;
use crate::lint::grammar::scan::Words;

/// Units, measures and chemical signs.
pub(crate) const SIGNS: Table = Table::new(include_str!("../../../../templates/du-lieu/don-vi-ky-hieu.tsv"));
/// Verbs.
pub(crate) const VERBS: Table = Table::new(include_str!("../../../../templates/du-lieu/dong-tu.tsv"));

static SIGN_ROWS: LazyLock<Vec<&'static str>> = LazyLock::new(|| SIGNS.rows().map(|[_, sign]| sign).collect());
static VERB_ROWS: LazyLock<Vec<&'static str>> = LazyLock::new(|| VERBS.rows().map(|[verb]| verb).collect());

/// Whether letters are a unit, a measure or a chemical sign that everybody knows.
pub(crate) fn is_sign(letters: &str) -> bool {
    SIGN_ROWS.binary_search(&letters).is_ok()
}

/// The longest verb of a task that begins with a word of a text, in whatever case, and how many words it has.
pub(crate) fn verb(words: &Words<'_>, at: usize) -> Option<(&'static str, usize)> {
    let first = words.get(at)?.text.to_lowercase();
    let from = VERB_ROWS.partition_point(|verb| *verb < first.as_str());
    let same = VERB_ROWS[from..].iter().take_while(|verb| verb.starts_with(&first));
    same.filter_map(|verb| Some((*verb, words.starts(at, verb)?))).max_by_key(|(_, count)| *count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::grammar::data::table::tests::holds_its_form;

    #[test]
    fn the_files_hold_their_form_and_order() {
        holds_its_form(SIGNS, &["nhom", "ky_hieu"]);
        holds_its_form(VERBS, &["tu"]);
        for rows in [&SIGN_ROWS, &VERB_ROWS] {
            assert!(rows.windows(2).all(|pair| pair[0] < pair[1]), "{rows:?}");
        }
        assert!(SIGNS.rows::<2>().all(|[group, _]| ["don_vi", "chi_so", "hoa_hoc"].contains(&group)));
        assert!(VERB_ROWS.iter().all(|verb| verb.to_lowercase() == *verb));
    }

    #[test]
    fn signs_and_verbs_are_found() {
        assert!(is_sign("kWh") && is_sign("COD") && !is_sign("KWH") && !is_sign("UBND"));
        let of = |text: &str| verb(&Words::of(text), 0).map(|(verb, _)| verb);
        assert_eq!(of("Tổ chức thực hiện"), Some("tổ chức"));
        assert_eq!(of("tạo điều kiện cho"), Some("tạo điều kiện"));
        assert_eq!(of("Phong trào thi đua"), None);
        assert_eq!(of("tổ"), None);
    }
}
