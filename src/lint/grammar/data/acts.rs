//! Known acts: when they were issued, and when they are in force (`hieu-luc.tsv`, `vien-dan.tsv`, `bo-phap-dien.tsv`). Where
//! two of the files say different days, nothing is known.

use std::sync::LazyLock;

use super::table::{Table, date};
use crate::lint::grammar::symbol::key;
use crate::model::Date;
use crate::text::names;

/// Acts and the time in which they are in force.
pub(crate) const FORCE: Table = Table::new(include_str!("../../../../templates/du-lieu/hieu-luc.tsv"));
/// Dates as many documents cite them.
pub(crate) const CITED: Table = Table::new(include_str!("../../../../templates/du-lieu/vien-dan.tsv"));
/// Dates as the Ministry of Justice's code has them.
pub(crate) const CODE: Table = Table::new(include_str!("../../../../templates/du-lieu/bo-phap-dien.tsv"));

/// How well something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grade {
    /// Read in the official text.
    Official,
    /// From two public sources or more.
    Several,
    /// From one.
    One,
}

/// An act whose time in force is known, in part at least.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Act {
    /// Number and symbol.
    pub symbol: &'static str,
    /// Its name; of a law with the type.
    pub name: &'static str,
    /// When it was issued.
    pub issued: Option<Date>,
    /// The last day in force.
    pub until: Option<Date>,
    /// Number and symbol of what stands in its place.
    pub successor: Option<&'static str>,
    /// How well that is known.
    pub grade: Grade,
    /// Where from.
    pub source: &'static str,
}

impl Act {
    fn read(row: &[&'static str; 10]) -> Option<Act> {
        let [_, symbol, name, issued, _, _, until, successor, grade, source] = *row;
        let grade = match grade {
            "A" => Grade::Official,
            "B" => Grade::Several,
            "C" => Grade::One,
            _ => return None,
        };
        let successor = Some(successor).filter(|symbol| !symbol.is_empty());
        let (issued, until) = (date(issued), date(until));
        Some(Act { symbol, name, issued, until, successor, grade, source })
    }
}

/// When an act was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Issued {
    /// The day.
    pub date: Date,
    /// Where that is known from.
    pub source: &'static str,
}

static ACTS: LazyLock<Vec<Act>> = LazyLock::new(|| FORCE.rows().filter_map(|row| Act::read(&row)).collect());
static CITED_ROWS: LazyLock<Vec<[&'static str; 2]>> = LazyLock::new(|| CITED.rows().collect());
static CODE_ROWS: LazyLock<Vec<[&'static str; 3]>> = LazyLock::new(|| CODE.rows().collect());

/// The row with a key among rows sorted by it.
fn find<'a, T>(rows: &'a [T], wanted: &str, symbol: impl Fn(&T) -> &'static str) -> Option<&'a T> {
    let at = rows.binary_search_by(|row| key(symbol(row)).as_str().cmp(wanted)).ok()?;
    rows.get(at)
}

/// The act with this key ([`key`]).
pub(crate) fn act(wanted: &str) -> Option<&'static Act> {
    find(&ACTS, wanted, |act| act.symbol)
}

/// When the act with this key was issued, if the files that know it agree. A number without a year begins again each year
/// or term: it tells only of citations with a date of the same year.
pub(crate) fn issued(wanted: &str) -> Option<Issued> {
    let of = |day: &str, source| date(day).map(|date| Issued { date, source });
    let code = find(&CODE_ROWS, wanted, |row| row[0]).and_then(|row| of(row[1], CODE.source()));
    let force = act(wanted).and_then(|act| act.issued.map(|date| Issued { date, source: act.source }));
    let cited = find(&CITED_ROWS, wanted, |row| row[0]).and_then(|row| of(row[1], CITED.source()));
    let mut known = [code, force, cited].into_iter().flatten();
    let first = known.next()?;
    known.all(|other| other.date == first.date).then_some(first)
}

/// Laws, codes and ordinances with this name, typed with or without `Luật`: number and day of each, the oldest first.
pub(crate) fn laws(name: &str) -> Vec<(&'static str, Date)> {
    static LAWS: LazyLock<Vec<(String, &'static str, Date)>> = LazyLock::new(|| {
        let code = CODE_ROWS.iter().filter(|row| !row[2].is_empty()).map(|row| (row[2], row[0], date(row[1])));
        let named = ACTS.iter().filter(|act| act.symbol.contains("QH"));
        let all = code.chain(named.map(|act| (act.name, act.symbol, act.issued)));
        let mut laws: Vec<_> = all.filter_map(|(name, symbol, day)| Some((law_key(name), symbol, day?))).collect();
        laws.sort_unstable_by(|a, b| (&a.0, a.2, a.1).cmp(&(&b.0, b.2, b.1)));
        laws.dedup();
        laws
    });
    let wanted = law_key(name);
    let from = LAWS.partition_point(|law| law.0 < wanted);
    LAWS[from..].iter().take_while(|law| law.0 == wanted).map(|law| (law.1, law.2)).collect()
}

/// The name of a law for comparing, without the word for what it is.
fn law_key(name: &str) -> String {
    let key = names::key(name);
    let bare = KINDS_OF_LAW.iter().find_map(|kind| key.strip_prefix(names::key(kind).as_str())?.strip_prefix('_'));
    bare.map(str::to_string).unwrap_or(key)
}

/// What laws are, the longer name first.
static KINDS_OF_LAW: LazyLock<Vec<&'static str>> = LazyLock::new(super::kinds::of_law);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::grammar::data::table::tests::holds_its_form;
    use crate::lint::grammar::scan::Words;
    use crate::lint::grammar::symbol;

    #[test]
    fn the_files_hold_their_form() {
        let names = "loai so_ky_hieu ten ngay_ban_hanh co_quan tu_ngay den_ngay thay_bang muc nguon";
        holds_its_form(FORCE, &names.split(' ').collect::<Vec<_>>());
        holds_its_form(CITED, &["so_ky_hieu", "ngay", "so_ghi", "so_trich"]);
        holds_its_form(CODE, &["so_ky_hieu", "ngay", "ten"]);
        assert_eq!(ACTS.len(), FORCE.rows::<10>().count(), "a grade that is none, or one that is not used");
    }

    /// Sorted by key, each key once, each a whole symbol.
    fn sorted(symbols: &[&str]) {
        let keys: Vec<String> = symbols.iter().map(|symbol| key(symbol)).collect();
        for pair in keys.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
        for typed in symbols {
            let words = Words::of(typed);
            let read = symbol::at(&words, 0).map(|(symbol, _)| symbol.written());
            assert_eq!(read.as_deref(), Some(*typed));
        }
    }

    #[test]
    fn symbols_are_whole_sorted_and_stand_once() {
        sorted(&ACTS.iter().map(|act| act.symbol).collect::<Vec<_>>());
        sorted(&CITED_ROWS.iter().map(|row| row[0]).collect::<Vec<_>>());
        sorted(&CODE_ROWS.iter().map(|row| row[0]).collect::<Vec<_>>());
    }

    #[test]
    fn dates_exist_and_do_not_contradict_the_numbers() {
        let dated = CITED_ROWS.iter().map(|row| (row[0], row[1])).chain(CODE_ROWS.iter().map(|row| (row[0], row[1])));
        for (typed, day) in dated {
            let day = date(day).unwrap_or_else(|| panic!("{typed}: {day}"));
            let words = Words::of(typed);
            let year = symbol::at(&words, 0).unwrap().0.year;
            assert!(year.is_none_or(|year| year == day.year), "{typed}");
            assert!(day <= CODE.known_until().unwrap(), "{typed}");
        }
        for [_, _, cited, all] in CITED.rows::<4>() {
            let (cited, all): (u32, u32) = (cited.parse().unwrap(), all.parse().unwrap());
            assert!(cited >= 3 && cited <= all && cited * 10 >= all * 7);
        }
    }

    /// The first day that an act is in force.
    fn first_day(act: &Act) -> Option<Date> {
        FORCE.rows::<10>().find(|row| row[1] == act.symbol).and_then(|row| date(row[5]))
    }

    #[test]
    fn no_act_ends_before_it_begins_and_none_overlaps_its_successor() {
        for row in FORCE.rows::<10>() {
            for cell in [row[3], row[5], row[6]] {
                assert!(cell.is_empty() || date(cell).is_some(), "{}: {cell}", row[1]);
            }
        }
        for act in ACTS.iter() {
            let (issued, from, until) = (act.issued, first_day(act), act.until);
            assert!(!act.source.is_empty() && !act.name.is_empty(), "{}", act.symbol);
            assert!(issued.zip(from).is_none_or(|(issued, from)| issued <= from), "{}", act.symbol);
            assert!(from.zip(until).is_none_or(|(from, until)| from < until), "{}", act.symbol);
            assert!(act.successor.is_none() || until.is_some(), "{}", act.symbol);
            let next = act.successor.and_then(|symbol| super::act(&key(symbol)));
            let next = next.and_then(first_day);
            assert!(next.zip(until).is_none_or(|(next, until)| next > until), "{}", act.symbol);
            let year = symbol::at(&Words::of(act.symbol), 0).unwrap().0.year;
            assert!(issued.is_none_or(|day| Some(day.year) == year), "{}", act.symbol);
        }
    }

    #[test]
    fn the_files_agree_where_they_meet() {
        let meet = |wanted: &str| {
            let code = find(&CODE_ROWS, wanted, |row| row[0]).and_then(|row| date(row[1]));
            code.is_none_or(|day| issued(wanted).is_some_and(|issued| issued.date == day))
        };
        assert!(ACTS.iter().all(|act| meet(&key(act.symbol))));
        assert!(CITED_ROWS.iter().all(|row| meet(&key(row[0]))));
    }

    #[test]
    fn acts_are_found_by_symbol_and_laws_by_name() {
        let day = |text: &str| issued(&key(text)).map(|issued| issued.date);
        assert_eq!(day("30/2020/NĐ-CP"), Date::new(2020, 3, 5));
        assert_eq!(day("9999/2020/NĐ-CP"), None);
        assert_eq!(act(&key("01/2011/QH13")).and_then(|act| act.until), Date::new(2025, 6, 30));
        let lands: Vec<&str> = laws("Luật Đất đai").iter().map(|law| law.0).collect();
        assert!(lands.contains(&"31/2024/QH15") && lands.contains(&"45/2013/QH13"), "{lands:?}");
        assert_eq!(laws("đất đai"), laws("LUẬT ĐẤT ĐAI"));
        assert!(laws("Luật không có").is_empty());
    }
}
