//! Words of the grammars, by what they are there for (`tu-van-pham.tsv`).

use super::grouped::Grouped;
use super::table::Table;
use crate::lint::grammar::scan::Words;

/// The data file.
pub(crate) const TABLE: Table = Table::new(include_str!("../../../../templates/du-lieu/tu-van-pham.tsv"));

/// What words are there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// `dinh`: small words that are typed against a symbol.
    Glued,
    /// `noi`: words that join two symbols of one type.
    Listing,
    /// `cua`: words before who issued a document.
    Issued,
    /// `truoc_cua`: words that may stand before those.
    Sent,
    /// `mo`: words that a title begins with.
    Opener,
    /// `ve`: words between a document and its title.
    About,
    /// `dau_ten`: words that a body's name begins with.
    Body,
    /// `ten_co`: words behind which a word of a title is part of a body's name.
    BodyHead,
    /// `het_ten`: words that end the name of a body.
    NameEnd,
    /// `goi_la`: words before the short name that a document or a body is given.
    Called,
    /// `khong_luat`: words behind which `luật` is no law.
    NotLaw,
    /// `het_luat`: words that end the name of a law.
    LawEnd,
    /// `sua`: words that the name of an amending law begins with.
    Amending,
    /// `vien`: parts of a document, from the smallest.
    Unit,
    /// `thu`: days of the week, from Monday.
    Weekday,
    /// `truoc_thu`: words behind which `thứ hai` is the second.
    NotWeekday,
    /// `han`: words before a deadline.
    Deadline,
    /// `nhiem_ky`: words before a range of years that is counted in another way.
    Term,
    /// `ngoai_le`: words with Vietnamese marks that are no syllables, and right.
    Foreign,
    /// `truoc_chu`: words behind which a lone letter names something.
    Lettered,
    /// `kem`: types of documents that come attached to another one.
    Attached,
    /// `mang`: codes of types of documents that others come attached to.
    Carrier,
    /// `co_nam`: codes of types of documents whose symbol has a year.
    Yearly,
    /// `dang`: codes of bodies of the Party.
    Party,
    /// `nha_nuoc`: codes of bodies of the state.
    State,
    /// `noi_chon`: words that a place's name begins with.
    Place,
    /// `nguoi_dung_dau`: who heads a committee.
    Chair,
    /// `uy_ban`: names of a committee.
    Committee,
    /// `mo_can_cu`: words that a legal basis begins with.
    Basis,
    /// `khoang`: words before a range of years.
    Span,
    /// `phai_lam`: words that say that something is due.
    Duty,
    /// `da_qua`: words that say that something was.
    Past,
    /// `ke_nam`: what years are planned for.
    Planned,
    /// `nhin_lai`: words of what looks back over years.
    LookingBack,
    /// `doanh_nghiep`: words that the name of a company begins with, which goes on with capitals.
    Company,
    /// `den_ngay`: words between the first day of a range and its last.
    Until,
    /// `lam_ra`: what a body did with a document or a permit.
    Made,
}

/// Every group with the name that the file has for it.
const NAMES: [(Group, &str); 37] = [
    (Group::Glued, "dinh"),
    (Group::Listing, "noi"),
    (Group::Issued, "cua"),
    (Group::Sent, "truoc_cua"),
    (Group::Opener, "mo"),
    (Group::About, "ve"),
    (Group::Body, "dau_ten"),
    (Group::BodyHead, "ten_co"),
    (Group::NameEnd, "het_ten"),
    (Group::Called, "goi_la"),
    (Group::NotLaw, "khong_luat"),
    (Group::LawEnd, "het_luat"),
    (Group::Amending, "sua"),
    (Group::Unit, "vien"),
    (Group::Weekday, "thu"),
    (Group::NotWeekday, "truoc_thu"),
    (Group::Deadline, "han"),
    (Group::Term, "nhiem_ky"),
    (Group::Foreign, "ngoai_le"),
    (Group::Lettered, "truoc_chu"),
    (Group::Attached, "kem"),
    (Group::Carrier, "mang"),
    (Group::Yearly, "co_nam"),
    (Group::Party, "dang"),
    (Group::State, "nha_nuoc"),
    (Group::Place, "noi_chon"),
    (Group::Chair, "nguoi_dung_dau"),
    (Group::Committee, "uy_ban"),
    (Group::Basis, "mo_can_cu"),
    (Group::Span, "khoang"),
    (Group::Duty, "phai_lam"),
    (Group::Past, "da_qua"),
    (Group::Planned, "ke_nam"),
    (Group::LookingBack, "nhin_lai"),
    (Group::Company, "doanh_nghiep"),
    (Group::Made, "lam_ra"),
    (Group::Until, "den_ngay"),
];

static WORDS: Grouped<Group> = Grouped::new(TABLE, &NAMES);

impl Group {
    /// Its words and phrases, in small letters.
    pub(crate) fn words(self) -> &'static [&'static str] {
        WORDS.words(self)
    }

    /// Whether a word is one of them, in whatever case.
    pub(crate) fn has(self, word: &str) -> bool {
        WORDS.has(self, word)
    }

    /// The longest of its phrases that begins with a word of a text, and how many words it has.
    pub(crate) fn starts(self, words: &Words<'_>, at: usize) -> Option<(&'static str, usize)> {
        WORDS.starts(self, words, at)
    }

    /// The longest of its phrases that ends before a word of a text, and the number of its first word.
    pub(crate) fn ends(self, words: &Words<'_>, before: usize) -> Option<(&'static str, usize)> {
        WORDS.ends(self, words, before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::grammar::data::table::tests::holds_its_form;

    #[test]
    fn every_group_has_words_and_every_word_a_group() {
        holds_its_form(TABLE, &["nhom", "tu"]);
        for (group, name) in NAMES {
            assert!(!group.words().is_empty(), "{name}");
        }
        for [name, word] in TABLE.rows() {
            assert!(NAMES.iter().any(|(_, own)| *own == name), "{name}");
            assert_eq!(word.to_lowercase(), word);
        }
        assert_eq!(Group::Weekday.words().len(), 7);
    }

    #[test]
    fn the_longest_phrase_is_found() {
        let words = Words::of("Luật Sửa đổi, bổ sung; về việc Phê duyệt");
        assert_eq!(Group::About.starts(&words, 5), Some(("về việc", 2)));
        assert!(Group::About.has("VỀ") && !Group::About.has("luật"));
    }
}
