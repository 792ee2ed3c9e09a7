//! GACH-01: `2026-2030` beside `2026 - 2030`, ` - ` beside ` – `: dashes of two kinds for one thing.
//!
//! Căn cứ: none; the decree's own forms have ` - `. One finding for ranges of years, one for dashes between words, one for
//! those in front of entries: the most frequent kind wins. Symbols, ranges of hours and quoted names do not count.

use std::ops::Range;

use super::super::mixed::Ways;
use crate::diag::rules;
use crate::lint::grammar::dates::years::{self, Joined};
use crate::lint::{Check, Found, Subject};
use crate::model::SectionKind;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::GACH_01, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let (mut ranges, mut between, mut entries) = (Ways::default(), Ways::default(), Ways::default());
    for (number, paragraph) in subject.text.running() {
        let all = years::all(&paragraph.text);
        for range in &all {
            if let Some(way) = shown(range.joined) {
                ranges.take(way, (number, range.join.clone()));
            }
        }
        for (mark, stretch) in dashes(&paragraph.text) {
            if all.iter().all(|years| !years.range.contains(&stretch.start)) {
                between.take(mark, (number, stretch));
            }
        }
        let dash = paragraph.unit.as_ref().filter(|unit| unit.kind == SectionKind::Gach);
        if let Some(label) = dash.map(|unit| unit.label.as_str()).filter(|label| matches!(*label, "-" | "–" | "—"))
        {
            let first = paragraph.text.chars().next().map_or(0, char::len_utf8);
            entries.take(&format!("'{label}'"), (number, 0..first));
        }
    }
    let inner = |usual: &str| usual.trim_matches('\'').trim_start_matches("2026").trim_end_matches("2030").to_string();
    ranges.tell(found, "khoảng năm viết theo nhiều cách", None, |usual, _| Some(inner(usual)));
    between.tell(found, "gạch nối giữa hai từ viết theo nhiều cách", None, |usual, _| Some(inner(usual)));
    entries.tell(found, "gạch đầu dòng dùng nhiều dấu", None, |_, _| None);
}

/// How a range of years is written, by an example; nothing where words join it.
fn shown(joined: Joined) -> Option<&'static str> {
    match joined {
        Joined::Hyphen => Some("'2026-2030'"),
        Joined::SpacedHyphen => Some("'2026 - 2030'"),
        Joined::Dash => Some("'2026–2030'"),
        Joined::SpacedDash => Some("'2026 – 2030'"),
        Joined::Uneven | Joined::Words => None,
    }
}

/// Dashes with a blank on both sides, between words, with those blanks.
fn dashes(text: &str) -> Vec<(&'static str, Range<usize>)> {
    let mut out = Vec::new();
    for (mark, way) in [(" - ", "' - '"), (" – ", "' – '"), (" — ", "' — '")] {
        for (at, _) in text.match_indices(mark) {
            let (before, behind) = (text[..at].chars().next_back(), text[at + mark.len()..].chars().next());
            // Brackets and quotation marks belong to the words that they stand round.
            let ends = before.is_some_and(|c| c.is_alphabetic() || matches!(c, ')' | '”'));
            let begins = behind.is_some_and(|c| c.is_alphabetic() || matches!(c, '(' | '“'));
            if ends && begins {
                out.push((way, at..at + mark.len()));
            }
        }
    }
    out.sort_by_key(|(_, stretch)| stretch.start);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked, told};

    #[test]
    fn the_rarer_kind_is_told() {
        for (text, marks) in [
            ("Giai đoạn 2026 - 2030, 2021 - 2025 và 2031-2035.", vec!["-"]),
            ("Giai đoạn 2026-2030, 2021-2025 và 2031 - 2035.", vec![" - "]),
            ("Giai đoạn 2026-2030, 2021-2025 và 2031–2035.", vec!["–"]),
            ("Giai đoạn 2026 - 2030, 2021 - 2025 và 2031 – 2035.", vec![" – "]),
            ("Phát triển kinh tế - xã hội, thi đua – khen thưởng, quốc phòng - an ninh.", vec![" – "]),
            ("Kinh tế – xã hội, văn hóa – nghệ thuật, thi đua - khen thưởng.", vec![" - "]),
            ("Kinh tế - xã hội, văn hóa - nghệ thuật, thi đua — khen thưởng.", vec![" — "]),
            ("Kinh tế - xã hội, (đợt 1) – tập trung, “Sạch đẹp” - phong trào.", vec![" – "]),
            ("- Lập sổ.\n- Ghi sổ.\n– Kiểm tra.", vec!["K"]),
            ("– Lập sổ.\n– Ghi sổ.\n- Kiểm tra.", vec!["K"]),
            ("Giai đoạn 2026 - 2030, 2031-2035; kinh tế - xã hội, thi đua – khen thưởng.", vec!["-", " – "]),
        ] {
            assert_eq!(marked(&CHECK, text), marks, "{text}");
        }
    }

    #[test]
    fn one_kind_and_other_things_are_not() {
        for text in [
            "Giai đoạn 2026 - 2030, 2021 - 2025.",
            "Giai đoạn 2026-2030; kinh tế - xã hội.",
            "Từ năm 2026 đến năm 2030, 2031-2035.",
            "Số 15/KH-UBND, kinh tế – xã hội.",
            "Từ 7h00 - 9h00; kinh tế – xã hội.",
            "- Lập sổ – ghi chép.\n- Ghi sổ.",
            "Kinh tế - xã hội, thi đua - khen thưởng.",
            "Ngày 01 - 05/3/2026; kinh tế – xã hội.",
            "Tỷ số 3 - 2; kinh tế – xã hội.",
            "Mục 1 – 5; kinh tế - xã hội.",
        ] {
            assert_eq!(told(&CHECK, &format!("noi_dung: |\n  {}", text.replace('\n', "\n  "))), "", "{text}");
        }
    }

    #[test]
    fn the_usual_kind_comes() {
        let plan =
            fixed(&CHECK, "noi_dung: Từ 2026 - 2030, 2021 - 2025, 2031–2035; kinh tế - xã hội, thi đua – khen thưởng.");
        assert!(plan.contains("2021 - 2025, 2031 - 2035; kinh tế - xã hội, thi đua - khen thưởng."), "{plan}");
    }
}
