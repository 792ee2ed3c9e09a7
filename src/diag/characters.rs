//! Messages about characters: each kind once, with every place that has it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Diagnostic, Place, Rule, rules};
use crate::text::characters::{Fate, near, odd, shown};

/// So many lines are named.
const LINES: usize = 40;
/// So many characters, or words, of one kind are named.
const NAMED: usize = 6;

/// A kind of fault: its rule, what it is called, what to do.
type Kind = (&'static str, String, String);

/// What was found of one kind.
#[derive(Debug)]
struct Found {
    rule: &'static Rule,
    /// What is named: characters, words.
    named: BTreeSet<String>,
    places: BTreeSet<Place>,
    /// How many there are; more than places where those are not known.
    count: usize,
}

/// Characters that were met, by kind.
#[derive(Debug, Default)]
pub(crate) struct Characters {
    found: BTreeMap<Kind, Found>,
}

impl Characters {
    /// Characters that [`odd`] names, or that no face has: `count` of them, at these places as far as they are known.
    pub(crate) fn met(&mut self, c: char, count: usize, places: impl IntoIterator<Item = Place>) {
        let (rule, name, remedy) = match odd(c) {
            Some(odd) => {
                let rule = if odd.fate == Fate::Dropped { &rules::PHONG_02 } else { &rules::PHONG_01 };
                (rule, odd.name.to_string(), odd.remedy.to_string())
            }
            None => {
                let general = "văn bản hành chính chỉ dùng chữ Unicode có trong phông Times New Roman";
                let remedy = match near(c) {
                    Some(near) => format!("thay bằng '{near}', hoặc xóa ký tự này; {general}"),
                    None => format!("xóa hoặc thay ký tự này; {general}"),
                };
                (&rules::PHONG_01, format!("phông chữ không có ký tự {}", shown(c)), remedy)
            }
        };
        // The code tells no more than the name of what has one key of its own.
        let code = if c == '\t' || odd(c).is_none() { String::new() } else { shown(c) };
        self.add((rule.code, name, remedy), rule, code, count).extend(places);
    }

    /// A word whose marks were put in their order.
    pub(crate) fn ordered(&mut self, word: &str, places: impl IntoIterator<Item = Place>) {
        let name = "dấu của chữ gõ sai thứ tự, đã xếp lại".to_string();
        let remedy = "xem lại các chữ này; gõ lại bằng bàn phím tiếng Việt (Unicode dựng sẵn) thì khỏi báo".to_string();
        let rule = &rules::PHONG_03;
        self.add((rule.code, name, remedy), rule, format!("'{word}'"), 1).extend(places);
    }

    /// A word in which a letter of another alphabet stands among those it looks like.
    pub(crate) fn mixed(&mut self, word: &str, places: impl IntoIterator<Item = Place>) {
        let name = "chữ cái của bảng chữ khác (tiếng Nga, Hy Lạp) lẫn trong từ".to_string();
        let remedy =
            "gõ lại các từ này: nhìn giống nhưng tìm kiếm, sắp xếp không ra; thường có khi chép từ PDF".to_string();
        let rule = &rules::PHONG_04;
        self.add((rule.code, name, remedy), rule, format!("'{word}'"), 1).extend(places);
    }

    /// A word with a mark that joins no letter.
    pub(crate) fn loose(&mut self, word: &str, places: impl IntoIterator<Item = Place>) {
        let name = "dấu không ghép được vào chữ, khi in có thể lệch".to_string();
        let remedy = "gõ lại các chữ này bằng bàn phím tiếng Việt (Unicode dựng sẵn)".to_string();
        let rule = &rules::PHONG_03;
        self.add((rule.code, name, remedy), rule, format!("'{word}'"), 1).extend(places);
    }

    /// Counts so many of a kind; returns their places, to be added to.
    fn add(&mut self, kind: Kind, rule: &'static Rule, named: String, count: usize) -> &mut BTreeSet<Place> {
        let new = || Found { rule, named: BTreeSet::new(), places: BTreeSet::new(), count: 0 };
        let found = self.found.entry(kind).or_insert_with(new);
        found.count += count;
        if !named.is_empty() {
            found.named.insert(named);
        }
        &mut found.places
    }

    /// Whether nothing was met.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// A diagnostic for each kind, in the order of the file.
    pub(crate) fn diagnostics(self) -> Vec<Diagnostic> {
        let mut all: Vec<Diagnostic> = self.found.into_iter().map(|(kind, found)| found.diagnostic(kind)).collect();
        all.sort_by_key(|diagnostic| diagnostic.place);
        all
    }
}

impl Found {
    fn diagnostic(self, (_, name, remedy): Kind) -> Diagnostic {
        let mut what = name;
        if !self.named.is_empty() {
            let named: Vec<&str> = self.named.iter().take(NAMED).map(String::as_str).collect();
            let more = if self.named.len() > NAMED { " …" } else { "" };
            what += &format!(" {}{more}", named.join(", "));
        }
        if self.count > 1 {
            what += &format!(" ({}{} chỗ)", lines(&self.places), self.count);
        }
        Diagnostic::of(self.rule, what).at(self.places.first().copied()).advise(remedy)
    }
}

/// `dòng 8, 9, 12; `; nothing where no line is known, or where the places are of several files.
fn lines(places: &BTreeSet<Place>) -> String {
    let mut lines: Vec<u32> = places.iter().map(|place| place.line).collect();
    lines.dedup();
    let files: BTreeSet<_> = places.iter().map(|place| place.file).collect();
    if lines.is_empty() || files.len() > 1 {
        return String::new();
    }
    let more = lines.len().saturating_sub(LINES);
    let named: Vec<String> = lines.iter().take(LINES).map(u32::to_string).collect();
    let more = if more > 0 { format!(" và {more} dòng nữa") } else { String::new() };
    format!("dòng {}{more}; ", named.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    fn at(line: u32, column: u32) -> Place {
        Place::new(FileId(0), line, column)
    }

    #[test]
    fn every_place_is_counted_and_each_kind_is_said_once() {
        let mut met = Characters::default();
        met.met('\u{202E}', 1, [at(30, 5)]);
        for (line, column) in [(22, 4), (22, 9), (23, 3), (24, 4), (24, 6), (24, 9)] {
            met.met('\t', 1, [at(line, column)]);
        }
        met.met('\u{202C}', 1, [at(31, 2)]);
        met.met('✅', 1, [at(2, 2)]);
        let said: Vec<String> = met.diagnostics().into_iter().map(|d| format!("{} {}", d.code(), d.what)).collect();
        let expected = [
            "PHONG-01 phông chữ không có ký tự '✅' (U+2705)",
            "PHONG-01 dấu Tab ở giữa dòng (dòng 22, 23, 24; 6 chỗ)",
            "PHONG-01 ký tự điều khiển hướng chữ U+202C, U+202E (dòng 30, 31; 2 chỗ)",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn a_file_full_of_them_makes_a_message_of_a_bounded_length() {
        let mut met = Characters::default();
        (1..=5000).for_each(|line| met.met('\u{F0B7}', 1, [at(line, 1)]));
        let [one] = &met.diagnostics()[..] else { panic!() };
        assert!(one.what.chars().count() < 300 && one.what.ends_with("và 4960 dòng nữa; 5000 chỗ)"), "{}", one.what);
    }
}
