//! Words of the rules about sentences, capitals and ways of writing, by what they are there for (`tu-soat.tsv`), and the
//! pairs of which a document has one (`cach-viet.tsv`).

use std::sync::LazyLock;

use super::grouped::Grouped;
use super::table::Table;
use crate::lint::grammar::scan::Words;

/// The data file of words.
pub(crate) const TABLE: Table = Table::new(include_str!("../../../../templates/du-lieu/tu-soat.tsv"));
/// The data file of pairs.
pub(crate) const PAIRS: Table = Table::new(include_str!("../../../../templates/du-lieu/cach-viet.tsv"));

/// What words are there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Usage {
    /// `dong_tu`: verbs that a task begins with.
    Verb,
    /// `dong_tu_ten`: those among them that a name may begin with, too.
    VerbOrName,
    /// `chuc_vu`: posts, in the capitals that they have beside a name.
    Post,
    /// `ho`: family names.
    Family,
    /// `chung`: words for bodies of a kind, which are no name.
    Common,
    /// `truoc_nhan_dan`: words behind which `nhân dân` is part of a name.
    BeforePeople,
    /// `sau_nhan_dan`: the same, before which.
    BehindPeople,
    /// `dinh_so`: words that are typed against a number.
    Counted,
    /// `tat_cham`: short forms with a stop, which end no sentence.
    Stopped,
    /// `truoc_cu`: words before a body that is spoken of as a former one.
    Formerly,
    /// `sau_cu`: the same behind it.
    Former,
    /// `hanh_chinh`: words between which and a place's name its government is meant.
    Government,
    /// `goi_tat`: words before a short form that is explained.
    Shortened,
    /// `quen`: short forms that need no explanation, units, signs.
    Known,
    /// `dan`: words that lead to what stands below.
    Leading,
    /// `mo_cau`: words that an adverbial begins with.
    Adverbial,
    /// `cap_tinh`: words before the name of a province.
    Province,
    /// `nhieu`: words that count what stands behind them, so that it is no name.
    Plural,
    /// `phien_am`: words of other languages, spelt by their sound, syllable by syllable.
    Borrowed,
    /// `hai_tieng`: kinds of bodies, posts, documents, of two syllables.
    Kind,
    /// `dau_don_vi`: words that the name of a unit begins with.
    UnitHead,
    /// `can_ve`: verbs of a title that want `về` before them.
    WantsAbout,
    /// `dan_hai_cham`: those that want a colon behind them.
    LeadingWithColon,
    /// `dong_cong`: words that the first cell of a line of totals begins with.
    Total,
    /// `trong_do`: the same of a line that is a part of the one above it.
    Part,
    /// `tieu_chuan`: short forms before the number of a standard.
    Standard,
    /// `ke_ra`: words that lead from a total to what it is made of.
    Listing,
    /// `uoc_chung`: words that make numbers rates, limits or estimates.
    Hedge,
    /// `tien_te`: what money is counted in.
    Currency,
    /// `don_vi_do`: signs of units of measure.
    Measure,
    /// `dung_thanh`: words of two syllables that are right though a tone would make another one.
    Toned,
    /// `luon_hoa`: names of bodies that have capitals wherever they stand.
    Always,
}

/// Every group with the name that the file has for it.
const NAMES: [(Usage, &str); 32] = [
    (Usage::Verb, "dong_tu"),
    (Usage::VerbOrName, "dong_tu_ten"),
    (Usage::Post, "chuc_vu"),
    (Usage::Family, "ho"),
    (Usage::Common, "chung"),
    (Usage::BeforePeople, "truoc_nhan_dan"),
    (Usage::BehindPeople, "sau_nhan_dan"),
    (Usage::Counted, "dinh_so"),
    (Usage::Stopped, "tat_cham"),
    (Usage::Formerly, "truoc_cu"),
    (Usage::Former, "sau_cu"),
    (Usage::Government, "hanh_chinh"),
    (Usage::Shortened, "goi_tat"),
    (Usage::Known, "quen"),
    (Usage::Leading, "dan"),
    (Usage::Adverbial, "mo_cau"),
    (Usage::Province, "cap_tinh"),
    (Usage::Plural, "nhieu"),
    (Usage::Borrowed, "phien_am"),
    (Usage::Kind, "hai_tieng"),
    (Usage::UnitHead, "dau_don_vi"),
    (Usage::WantsAbout, "can_ve"),
    (Usage::LeadingWithColon, "dan_hai_cham"),
    (Usage::Total, "dong_cong"),
    (Usage::Part, "trong_do"),
    (Usage::Standard, "tieu_chuan"),
    (Usage::Listing, "ke_ra"),
    (Usage::Hedge, "uoc_chung"),
    (Usage::Currency, "tien_te"),
    (Usage::Measure, "don_vi_do"),
    (Usage::Toned, "dung_thanh"),
    (Usage::Always, "luon_hoa"),
];

static WORDS: Grouped<Usage> = Grouped::new(TABLE, &NAMES);

impl Usage {
    /// Its words and phrases, as the file has them.
    pub(crate) fn words(self) -> &'static [&'static str] {
        WORDS.words(self)
    }

    /// Whether a word is one of them, in whatever case.
    pub(crate) fn has(self, word: &str) -> bool {
        WORDS.has(self, word)
    }

    /// Whether a word is one of them, in the case that the file has.
    pub(crate) fn has_as_written(self, word: &str) -> bool {
        self.words().contains(&word)
    }

    /// The longest of its phrases that begins with a word of a text, and how many words it has.
    pub(crate) fn starts(self, words: &Words<'_>, at: usize) -> Option<(&'static str, usize)> {
        WORDS.starts(self, words, at)
    }

    /// A phrase of it, as the file has it, that begins with a word of a text in whatever case, and how many words it has.
    pub(crate) fn starts_in_any_case(self, words: &Words<'_>, at: usize) -> Option<(&'static str, usize)> {
        let first = words.get(at)?.text.chars().next()?.to_uppercase().next()?;
        let mut near = self.words().iter().filter(|phrase| phrase.starts_with(first));
        near.find_map(|phrase| Some((*phrase, words.starts(at, &phrase.to_lowercase())?)))
    }

    /// The longest of its phrases that ends before a word of a text, and the number of its first word.
    pub(crate) fn ends(self, words: &Words<'_>, before: usize) -> Option<(&'static str, usize)> {
        WORDS.ends(self, words, before)
    }
}

/// The pairs of a rule: what to write, and the other way (for `GACH-02` the two halves).
pub(crate) fn pairs(code: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    static ROWS: LazyLock<Vec<[&'static str; 3]>> = LazyLock::new(|| PAIRS.rows().collect());
    ROWS.iter().filter(move |[own, ..]| *own == code).map(|[_, first, second]| (*first, *second))
}

/// The data file of numbers in words.
pub(crate) const NUMERALS: Table = Table::new(include_str!("../../../../templates/du-lieu/so-bang-chu.tsv"));

/// What a word of a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelt {
    /// `linh`, `lẻ`: nothing by itself.
    Joining,
    /// `một`, `mốt`.
    Digit(u64),
    /// `mươi`, `mười`.
    Tens,
    /// `trăm`.
    Hundreds,
    /// `nghìn`, `triệu`, `tỷ`.
    Scale(u64),
}

/// A word of a number, in small letters.
pub(crate) fn spelt(word: &str) -> Option<Spelt> {
    let [_, kind, value] = NUMERALS.rows().find(|[own, ..]: &[&str; 3]| *own == word)?;
    Some(match kind {
        "noi" => Spelt::Joining,
        "chuc" => Spelt::Tens,
        "tram" => Spelt::Hundreds,
        "so" => Spelt::Digit(value.parse().ok()?),
        _ => Spelt::Scale(value.parse().ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::rules;
    use crate::lint::grammar::data::table::tests::holds_its_form;

    #[test]
    fn every_group_has_words_and_every_word_a_group() {
        holds_its_form(TABLE, &["nhom", "tu"]);
        for (group, name) in NAMES {
            assert!(!group.words().is_empty(), "{name}");
        }
        assert!(TABLE.rows().all(|[name, _]: [&str; 2]| NAMES.iter().any(|(_, own)| *own == name)));
        let names = [Usage::Post, Usage::Family, Usage::Known, Usage::Standard, Usage::Measure, Usage::Always];
        for (group, _) in NAMES.iter().filter(|(group, _)| !names.contains(group)) {
            assert!(group.words().iter().all(|word| word.to_lowercase() == *word), "{group:?}");
        }
    }

    #[test]
    fn every_pair_is_of_a_rule() {
        holds_its_form(PAIRS, &["ma", "nen", "con_lai"]);
        assert!(PAIRS.rows().all(|[code, ..]: [&str; 3]| rules::find(code).is_some()));
        holds_its_form(NUMERALS, &["tu", "la", "gia_tri"]);
        assert!(NUMERALS.rows().all(|[word, ..]: [&str; 3]| spelt(word).is_some()));
        assert!(pairs("TUNGU-01").eq([("bảo đảm", "đảm bảo")]));
    }
}
