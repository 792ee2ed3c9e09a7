//! Running heads and feet: lines that stand at the same place of many pages, whatever numbers are in them.

use std::collections::BTreeMap;

use super::lines::Set;

/// So many lines at each edge of a page are looked at, and not more of them are a head or a foot: a letter that is written many
/// times has more.
const LINES: usize = 5;
const MOST: usize = 2;
/// They are on so many pages at least, and on one of so many.
const PAGES: usize = 3;
const SHARE: usize = 3;
/// They have so many letters.
const LETTERS: usize = 3;

/// What a line says whatever its numbers, and about where it stands.
fn key(set: &Set) -> Option<(String, i64)> {
    let text: String = set.spans.iter().flat_map(|span| span.text.chars()).collect();
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && !c.is_ascii_digit()).collect();
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= LETTERS).then_some((bare, (set.y / 2.0).round() as i64))
}

/// The lines at the edges of a page: those from above, those from below.
fn edges(sets: &[Set]) -> [std::ops::Range<usize>; 2] {
    let top = LINES.min(sets.len());
    [0..top, sets.len().saturating_sub(LINES).max(top)..sets.len()]
}

/// Takes running heads and feet out of the pages; those of each page.
pub(super) fn take(pages: &mut [Vec<Set>]) -> Vec<Vec<Set>> {
    let mut seen: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for sets in pages.iter() {
        for key in edges(sets).into_iter().flatten().filter_map(|at| key(&sets[at])) {
            *seen.entry(key).or_default() += 1;
        }
    }
    let all = pages.len();
    // A place may be rounded to either side.
    let often = |set: &Set| {
        key(set).is_some_and(|(text, y)| {
            let near = (y - 1..=y + 1).filter_map(|y| seen.get(&(text.clone(), y)));
            let count: usize = near.sum();
            count >= PAGES && count * SHARE >= all
        })
    };
    let running = |sets: &[Set]| -> Vec<usize> {
        let of = |edge: std::ops::Range<usize>| -> Vec<usize> { edge.filter(|at| often(&sets[*at])).collect() };
        edges(sets).into_iter().map(of).filter(|found| found.len() <= MOST).flatten().collect()
    };
    let taken: Vec<Vec<usize>> = pages.iter().map(|sets| running(sets)).collect();
    let out = |(sets, taken): (&mut Vec<Set>, &Vec<usize>)| -> Vec<Set> {
        taken.iter().rev().map(|at| sets.remove(*at)).collect::<Vec<Set>>().into_iter().rev().collect()
    };
    pages.iter_mut().zip(&taken).map(out).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::Span;

    fn page(lines: &[(&str, f64)]) -> Vec<Set> {
        let set = |(text, y): &(&str, f64)| {
            let spans = vec![Span { text: (*text).to_string(), ..Span::default() }];
            Set { spans, y: *y, x: 80.0, end: 500.0, word: 20.0, size: 13.0 }
        };
        lines.iter().map(set).collect()
    }

    fn texts(sets: &[Set]) -> Vec<&str> {
        sets.iter().flat_map(|set| &set.spans).map(|span| span.text.as_str()).collect()
    }

    /// A page with a head, a foot, and a text of its own.
    fn of(head: &str, own: &str) -> Vec<Set> {
        let lines: Vec<String> =
            ["một", "hai", "ba", "bốn", "năm"].iter().map(|line| format!("{own} {line}")).collect();
        let mut all = vec![(head, 40.0)];
        all.extend(lines.iter().zip([80.0, 100.0, 120.0, 140.0, 160.0]).map(|(line, y)| (line.as_str(), y)));
        all.push(("Sở Nội vụ", 800.9));
        page(&all)
    }

    #[test]
    fn what_stands_at_the_edge_of_many_pages_is_none_of_the_text() {
        let mut pages = vec![
            page(&[("SỞ NỘI VỤ", 60.0), ("KẾ HOẠCH", 90.0)]),
            of("Trang 2 của 4", "Đoạn"),
            of("Trang 3 của 4", "Câu"),
            of("Trang 4 của 4", "Dòng"),
        ];
        let taken = take(&mut pages);
        assert_eq!(texts(&taken[0]), Vec::<&str>::new());
        assert_eq!(texts(&taken[1]), ["Trang 2 của 4", "Sở Nội vụ"]);
        assert_eq!(texts(&pages[3]), ["Dòng một", "Dòng hai", "Dòng ba", "Dòng bốn", "Dòng năm"]);
    }

    #[test]
    fn a_letter_that_is_written_many_times_keeps_its_head() {
        let letter = || page(&[("UBND XÃ", 50.0), ("Số:", 70.0), ("Kính gửi:", 90.0), ("Xã mời họp.", 120.0)]);
        let mut pages = vec![letter(), letter(), letter(), letter()];
        assert!(take(&mut pages).iter().all(Vec::is_empty) && pages.iter().all(|sets| sets.len() == 4));
    }
}
