//! Types of documents as they are cited, the codes of their symbols (`loai-vien-dan.tsv`), and who may issue a document
//! with the code of a body (`ma-co-quan.tsv`).

use std::sync::LazyLock;

use super::table::Table;
use crate::lint::grammar::scan::Words;
use crate::lint::grammar::symbol::Symbol;
use crate::text::names;

/// The types.
pub(crate) const KINDS: Table = Table::new(include_str!("../../../../templates/du-lieu/loai-vien-dan.tsv"));
/// The bodies.
pub(crate) const BODIES: Table = Table::new(include_str!("../../../../templates/du-lieu/ma-co-quan.tsv"));

/// How the symbol of a type is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judged {
    /// `ma`: it begins with a code of its own.
    Own,
    /// `khac`: with any code but one of another type.
    Free,
    /// `cong_van`: with the code of a body, which may look like that of a type.
    Letter,
    /// `luat`: it is one of a law.
    Law,
    /// `khong`: not at all.
    Not,
}

/// A type of document.
#[derive(Debug)]
pub(crate) struct Kind {
    /// Its name, as a sentence has it: `Nghị quyết liên tịch`.
    pub name: &'static str,
    /// The name in small letters, then its short forms in small letters.
    pub called: Vec<String>,
    /// The codes that its symbol may begin with.
    pub codes: Vec<&'static str>,
    /// How its symbol is judged.
    pub judged: Judged,
}

impl Kind {
    fn read([name, short, codes, judged]: [&'static str; 4]) -> Option<Kind> {
        let judged = match judged {
            "ma" => Judged::Own,
            "khac" => Judged::Free,
            "cong_van" => Judged::Letter,
            "luat" => Judged::Law,
            "khong" => Judged::Not,
            _ => return None,
        };
        let called = [name].into_iter().chain(short.split('|').filter(|s| !s.is_empty())).map(str::to_lowercase);
        Some(Kind {
            name,
            called: called.collect(),
            codes: codes.split(' ').filter(|c| !c.is_empty()).collect(),
            judged,
        })
    }

    /// Whether a symbol can be one of this type; nothing where that is not to be judged.
    pub(crate) fn suits(&self, symbol: &Symbol<'_>) -> Option<bool> {
        let first = symbol.first();
        // QCPH is a Quy chế.
        let known = is_code(first);
        let own = || self.codes.iter().any(|code| if known { first == *code } else { first.starts_with(code) });
        match self.judged {
            Judged::Own => Some(own()),
            Judged::Law => Some(symbol.is_law() || own()),
            Judged::Free | Judged::Letter => {
                let of_another = known && !own() && !ALL.also_bodies.contains(&first);
                of_another.then_some(false).or(Some(true))
            }
            Judged::Not => None,
        }
    }
}

/// The files as they are used.
struct All {
    kinds: Vec<Kind>,
    /// The numbers of those that are laws.
    laws: Vec<usize>,
    /// Codes of types.
    codes: Vec<&'static str>,
    /// Those of them that are short names of bodies too.
    also_bodies: Vec<&'static str>,
    /// Codes of bodies: who may issue, how the name is compared.
    bodies: Vec<Body>,
}

struct Body {
    code: &'static str,
    /// A name begins so, or has these words.
    begins: bool,
    names: Vec<&'static str>,
}

static ALL: LazyLock<All> = LazyLock::new(|| {
    let rows: Vec<[&str; 5]> = KINDS.rows().collect();
    let kinds: Vec<Kind> = rows.iter().filter_map(|[a, b, c, d, _]| Kind::read([a, b, c, d])).collect();
    let mut codes: Vec<&str> = kinds.iter().filter(|k| k.judged != Judged::Law).flat_map(|k| k.codes.clone()).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut also_bodies: Vec<&str> = rows.iter().flat_map(|row| row[4].split(' ')).filter(|c| !c.is_empty()).collect();
    also_bodies.sort_unstable();
    let body =
        |[code, how, names]: [&'static str; 3]| Body { code, begins: how == "dau", names: names.split('|').collect() };
    let laws = (0..kinds.len()).filter(|at| kinds[*at].judged == Judged::Law).collect();
    All { kinds, laws, codes, also_bodies, bodies: BODIES.rows().map(body).collect() }
});

/// The type whose name ends before a word of a text, the longest, and the number of its first word.
pub(crate) fn before(words: &Words<'_>, at: usize) -> Option<(&'static Kind, usize)> {
    let ends = |kind: &'static Kind| kind.called.iter().filter_map(|name| words.ends(at, name)).min();
    ALL.kinds.iter().filter_map(|kind| Some((kind, ends(kind)?))).min_by_key(|(_, from)| *from)
}

/// The type whose whole name begins with a word of a text, the longest, and how many words it has.
pub(crate) fn starts(words: &Words<'_>, at: usize) -> Option<(&'static Kind, usize)> {
    let begins = |kind: &'static Kind| words.starts(at, kind.called.first()?);
    ALL.kinds.iter().filter_map(|kind| Some((kind, begins(kind)?))).max_by_key(|(_, count)| *count)
}

/// The kind of law whose name begins with a word of a text, and how many words that has.
pub(crate) fn law_starts(words: &Words<'_>, at: usize) -> Option<(&'static Kind, usize)> {
    let begins = |kind: &'static Kind| words.starts(at, kind.called.first()?);
    let laws = ALL.laws.iter().filter_map(|at| ALL.kinds.get(*at));
    laws.filter_map(|kind| Some((kind, begins(kind)?))).max_by_key(|(_, count)| *count)
}

/// What laws are called, the longest name first.
pub(super) fn of_law() -> Vec<&'static str> {
    let mut names: Vec<&str> = ALL.laws.iter().filter_map(|at| ALL.kinds.get(*at)).map(|kind| kind.name).collect();
    names.sort_unstable_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// Whether letters are the code of a type.
pub(crate) fn is_code(letters: &str) -> bool {
    ALL.codes.binary_search(&letters).is_ok()
}

/// Whether the code of a type is a short name of bodies, too: CT is a Cục Thuế as well.
pub(crate) fn is_also_body(code: &str) -> bool {
    ALL.also_bodies.binary_search(&code).is_ok()
}

/// The first type whose symbol begins with a code.
pub(crate) fn of_code(code: &str) -> Option<&'static Kind> {
    ALL.kinds.iter().find(|kind| kind.codes.first() == Some(&code))
}

/// The code among these that letters are, but for their case.
pub(crate) fn cased<'c>(letters: &str, mut codes: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    // `QD` is `QĐ` typed without its stroke.
    let plain = |text: &str| text.to_lowercase().replace('đ', "d");
    let same = |code: &&str| plain(letters) == plain(code);
    if is_code(letters) { None } else { codes.find(same).filter(|code| *code != letters) }
}

/// The code of a body that letters are, but for their case.
pub(crate) fn cased_body(letters: &str) -> Option<&'static str> {
    let known = || ALL.bodies.iter().map(|body| body.code);
    let same = |code: &&str| crate::lint::grammar::scan::same(letters, &code.to_lowercase());
    if is_code(letters) || known().any(|code| code == letters) { None } else { known().find(same) }
}

/// Whether letters are the code of a body that the table knows, in whatever case.
pub(crate) fn is_body(letters: &str) -> bool {
    ALL.bodies.iter().any(|body| crate::lint::grammar::scan::same(letters, &body.code.to_lowercase()))
}

/// Whether a name can be that of who issued a document with this symbol; nothing where the table does not know the code.
pub(crate) fn issues(symbol: &Symbol<'_>, name: &str) -> Option<bool> {
    let code = symbol.last();
    let code = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let known: Vec<&Body> = ALL.bodies.iter().filter(|body| body.code == code && !body.names[0].is_empty()).collect();
    let fits = |body: &&Body| {
        body.names.iter().any(|own| if body.begins { names::begins_with(name, own) } else { names::has(name, own) })
    };
    (!known.is_empty() && (symbol.parts.len() == 2 || symbol.is_law())).then(|| known.iter().any(fits))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The type with this name, or with this short one.
    fn named(name: &str) -> Option<&'static Kind> {
        ALL.kinds.iter().find(|kind| kind.called.iter().any(|own| crate::lint::grammar::scan::same(name, own)))
    }
    use crate::lint::grammar::data::table::tests::holds_its_form;
    use crate::lint::grammar::symbol;

    fn suits(kind: &str, typed: &str) -> Option<bool> {
        let words = Words::of(typed);
        let (symbol, _) = symbol::at(&words, 0).unwrap();
        named(kind).unwrap().suits(&symbol)
    }

    #[test]
    fn the_files_are_read_whole() {
        holds_its_form(KINDS, &["ten", "goi_tat", "ma", "xet", "ma_la_co_quan"]);
        holds_its_form(BODIES, &["ma", "so_sanh", "ten"]);
        assert_eq!(ALL.kinds.len(), KINDS.rows::<5>().count());
        assert!(BODIES.rows::<3>().all(|[_, how, _]| ["dau", "chua"].contains(&how)));
        for kind in &ALL.kinds {
            assert!(kind.judged != Judged::Own || !kind.codes.is_empty(), "{}", kind.name);
        }
        for code in &ALL.also_bodies {
            assert!(is_code(code), "{code}");
        }
    }

    #[test]
    fn a_symbol_begins_with_the_code_of_its_type() {
        for (kind, typed, right) in [
            ("Kế hoạch", "15/KH-UBND", true),
            ("Kế hoạch", "15/QĐ-UBND", false),
            ("Công văn", "1428/KH-SGDĐT", false),
            ("Công văn", "1428/SGDĐT-VP", true),
            ("Công văn", "312/CT-TTHT", true),
            ("Quy chế", "2/QCPH-SNV", true),
            ("Quy định", "22-QĐ/TW", true),
            ("Nghị quyết", "05/2020/NQLT-CP-UBTVQH14", true),
            ("Chương trình", "12-CTr/TU", true),
            ("Chương trình", "12-BCĐ/TU", true),
            ("Chương trình", "12/QĐ-UBND", false),
            ("Luật", "61/2024/QH15", true),
            ("Luật", "30/2020/NĐ-CP", false),
            ("QĐ", "5/QĐ-SNV", true),
        ] {
            assert_eq!(suits(kind, typed), Some(right), "{kind} {typed}");
        }
        assert_eq!(suits("Hợp đồng", "12/HĐ-SNV"), Some(true));
    }

    #[test]
    fn who_issues_is_told_by_the_code() {
        let of = |typed: &str, name: &str| issues(&symbol::at(&Words::of(typed), 0).unwrap().0, name);
        assert_eq!(of("5/QĐ-TTg", "Thủ tướng Chính phủ"), Some(true));
        assert_eq!(of("5/QĐ-TTg", "Chính phủ"), Some(false));
        assert_eq!(of("5/QĐ-TTg", "Thủ tưởng Chính phủ"), Some(false));
        assert_eq!(of("7-CT/TW", "Ban Bí thư"), Some(true));
        assert_eq!(of("5/QĐ-UBND", "Chủ tịch UBND tỉnh"), Some(true));
        assert_eq!(of("5/QĐ-UBND", "Uỷ ban nhân dân xã"), Some(true));
        assert_eq!(of("5/2024/TT-BTC", "Bộ trưởng Bộ Tài chính"), Some(true));
        assert_eq!(of("5/QĐ-SXYZ", "Sở nào đó"), None);
    }
}
