//! Dates of other documents that a plan mentions: it cannot be older than what it rests on.

use crate::model::{Content, Date, KeyPath, Node, Part, Plan, TextKind};
use crate::parse::dates::written_date;

/// How many words before a date may stand between it and the notation of the document it dates.
const REACH: usize = 4;

/// The latest date that the căn cứ, and the documents named in the opening and in footnotes to either, bear; and where.
pub(super) fn latest(plan: &Plan) -> Option<(Date, KeyPath)> {
    let content = Content::of(plan);
    let mut latest: Option<(Date, &KeyPath)> = None;
    for (visit, text) in content.texts().filter(|(visit, _)| matches!(visit.part(), Part::LegalBases | Part::Opening)) {
        // Other texts may speak of days to come; only the date of a document says when the plan was not yet there.
        let basis = matches!(visit.node(), Node::Text(TextKind::LegalBasis, _));
        for (date, of_document) in dates(&text.text()) {
            if (basis || of_document) && latest.is_none_or(|(known, _)| date > known) {
                latest = Some((date, visit.path()));
            }
        }
    }
    latest.map(|(date, path)| (date, path.clone()))
}

/// The dates of a text that exist, `ngày 05 tháng 3 năm 2020` and `05/3/2020`; and whether each stands behind the
/// notation of a document (`12/QĐ-UBND`).
fn dates(text: &str) -> Vec<(Date, bool)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let date = match words[at..] {
            [first, day, second, month, third, year, ..] if spells(first, "ngày") => (spells(second, "tháng")
                && spells(third, "năm"))
            .then(|| Some((bare(day).parse().ok()?, bare(month).parse().ok()?, bare(year).parse().ok()?)))
            .flatten(),
            _ => written_date(bare(word)),
        };
        if let Some(date) = date.and_then(|(day, month, year)| Date::new(year, month, day)) {
            let before = &words[at.saturating_sub(REACH)..at];
            found.push((date, before.iter().any(|word| is_notation(word))));
        }
    }
    found
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn spells(word: &str, wanted: &str) -> bool {
    bare(word).to_lowercase() == wanted
}

/// `12/QĐ-UBND`, `01/2021/NQ-HĐND`.
fn is_notation(word: &str) -> bool {
    let word = bare(word);
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.rsplit_once('/').is_some_and(|(_, tail)| tail.starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyItem, Label, Note, RichText, Section, SectionKind};

    fn paragraph(text: &str) -> BodyItem {
        BodyItem::Paragraph { path: KeyPath::root("mo_dau"), text: RichText::plain(text), align: None }
    }

    #[test]
    fn both_ways_of_writing_a_date_are_found() {
        let day = |y, m, d| Date::new(y, m, d).unwrap();
        for (text, expected) in [
            ("Căn cứ Quyết định số 7/QĐ-SVH ngày 05 tháng 3 năm 2020 của Sở;", vec![(day(2020, 3, 5), true)]),
            (
                "Công văn số 12/CV-X, ngày 5/3/2020, và ngày 06-3-2020.",
                vec![(day(2020, 3, 5), true), (day(2020, 3, 6), false)],
            ),
            ("họp Ngày 31 tháng 12 năm 2021", vec![(day(2021, 12, 31), false)]),
            ("ngày 31 tháng 2 năm 2021, ngày 40/1/2020, tháng 3 năm 2020, ngày", vec![]),
            ("tổ 05 tháng 3 năm 2020, ngày 05 tuần 3 năm 2020, ngày 05 tháng 3 lớp 2020", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(dates(text), expected, "{text}");
        }
    }

    #[test]
    fn days_to_come_in_the_opening_do_not_count() {
        let mut plan = Plan {
            legal_bases: vec![RichText::plain("Căn cứ Luật A ngày 01/7/2024"), RichText::plain("Căn cứ thực tế")],
            opening: vec![paragraph("Để chuẩn bị cho hội thi ngày 20/11/2024, đơn vị lập kế hoạch như sau:")],
            ..Plan::default()
        };
        let (date, path) = latest(&plan).unwrap();
        assert_eq!((Some(date), path.as_str()), (Date::new(2024, 7, 1), "can_cu[0]"));
        // Of two on one day the first is named.
        plan.legal_bases.push(RichText::plain("Căn cứ Luật B ngày 01/7/2024"));
        assert_eq!(latest(&plan).unwrap().1.as_str(), "can_cu[0]");
        plan.opening.push(paragraph("Thực hiện Công văn số 9/CV-PVH ngày 02/8/2024 của Phòng"));
        assert_eq!(latest(&plan).unwrap().1.as_str(), "mo_dau");
    }

    #[test]
    fn what_an_opening_rests_on_is_found_wherever_it_stands() {
        let resting = "Theo Quyết định số 9/QĐ-PVH ngày 02/8/2024";
        let mut noted = RichText::plain("Theo kết luận của cuộc họp");
        noted.push_note(Note { path: KeyPath::root("chu_thich").index(0), text: RichText::plain(resting) });
        let landscape = BodyItem::Landscape { path: KeyPath::root("mo_dau"), items: vec![paragraph(resting)] };
        let titled = BodyItem::Section(Section {
            path: KeyPath::root("mo_dau"),
            kind: SectionKind::So,
            label: Label::Auto,
            title: Some(RichText::plain(resting)),
            text: None,
            children: vec![],
        });
        let note = BodyItem::Paragraph { path: KeyPath::root("mo_dau"), text: noted, align: None };
        for (item, expected) in [(landscape, "mo_dau"), (titled, "mo_dau.tieu_de"), (note, "chu_thich[0]")] {
            let mut plan = Plan { opening: vec![item], ..Plan::default() };
            assert_eq!(latest(&plan).unwrap().1.as_str(), expected);
            // The body speaks of what is to come.
            plan.body = std::mem::take(&mut plan.opening);
            assert_eq!(latest(&plan), None);
        }
    }
}
