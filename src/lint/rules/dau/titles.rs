//! DEMUC-40: `1. Thời gian thực hiện:`: a title that ends with a mark.
//!
//! Căn cứ: none; the decree's samples have no mark behind a title. A title stands alone on its lines with something below it;
//! `… như sau:`, `… gồm:` lead to what follows and keep their colon. What runs on (`1. Họp xã.`) is no title: it counts only
//! where most of its siblings have no mark.

use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::Words;
use crate::lint::text::Paragraph;
use crate::lint::{Check, Found, Subject};
use crate::model::SectionKind;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DEMUC_40, run };

/// The longest title, in letters.
const LONGEST: usize = 130;
/// The longest one that a stop does not make a sentence.
const SENTENCE: usize = 60;

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.iter() {
        let text = paragraph.text.trim_end();
        let Some(mark) = text.chars().next_back().filter(|c| matches!(c, '.' | ':')) else { continue };
        if !is_title(paragraph) || leads(text) || text.ends_with("..") || text.ends_with("./.") {
            continue;
        }
        let siblings: Vec<&Paragraph<'_>> =
            subject.siblings().beside(number).iter().map(|at| &subject.text.paragraphs[*at]).collect();
        let bare = siblings.iter().filter(|p| !p.text.trim_end().ends_with(['.', ':', ';', ','])).count();
        let fits = match mark {
            '.' => text.chars().count() <= SENTENCE && siblings.len() > 2 && bare * 10 >= siblings.len() * 6,
            // Letters name points, which run on more often than not: only beside others that are titles without a mark.
            ':' if paragraph.unit.as_ref().is_some_and(|unit| unit.kind == SectionKind::Chu) => {
                siblings.len() > 2 && bare * 10 >= siblings.len() * 6
            }
            // Among siblings that all run on it leads to what follows: a table, a list.
            _ => siblings.len() == 1 || siblings.iter().filter(|sibling| is_title(sibling)).count() > 1,
        };
        if !fits {
            continue;
        }
        let stretch = text.len() - 1..text.len();
        let what = format!("tiêu đề '{}' có dấu '{mark}' ở cuối", short(text));
        found.tell(found.instead(number, stretch, what, ""));
    }
}

/// Whether it stands as a title: numbered, short, with something below it.
fn is_title(paragraph: &Paragraph<'_>) -> bool {
    let numbered = |kind: SectionKind| {
        matches!(
            kind,
            SectionKind::ChuHoa
                | SectionKind::LaMa
                | SectionKind::So
                | SectionKind::SoSo
                | SectionKind::Muc
                | SectionKind::Chu
        )
    };
    let unit = paragraph.unit.as_ref().filter(|unit| numbered(unit.kind) && unit.has_below);
    unit.is_some() && paragraph.text.chars().count() < LONGEST
}

/// Whether it leads to a list: `như sau:`, `gồm:`, `02 tiết mục:`, or names who is to do what follows: `Các phòng, ban:`.
fn leads(text: &str) -> bool {
    let words = Words::of(text);
    let count = words.list.len();
    let counted = words.list[count.saturating_sub(4)..].iter().any(|word| word.is_number());
    let named = words.get(0).is_some_and(|word| Usage::Plural.has(word.text));
    counted || named || Usage::Leading.ends(&words, count).is_some()
}

fn short(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    match words.len() {
        0..=8 => text.to_string(),
        count => format!("{} …", words[..count.min(6)].join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn titles_with_a_mark_are_told() {
        let one = |title: &str| {
            format!("I. MỤC ĐÍCH\n\n1. Mục đích\n\n- Ở xã.\n\n2. Yêu cầu\n\n- Ở huyện.\n\n{title}\n\n- Ở tỉnh.")
        };
        for title in [
            "3. Thời gian thực hiện:",
            "3. Thời gian thực hiện.",
            "3. Đăng nhập hệ thống qua cổng:",
            "II. NỘI DUNG:",
            "II. NỘI DUNG VÀ TỔ CHỨC:",
            "3. Kinh phí:",
            "3. Trách nhiệm của Sở Nội vụ:",
            "3. Phạm vi.",
            "3. Đối tượng:",
            "3. Học tập theo bài giảng:",
        ] {
            assert_eq!(marked(&CHECK, &one(title)), [&title[title.len() - 1..]], "{title}");
        }
    }

    #[test]
    fn what_leads_or_runs_on_is_not() {
        for text in [
            "1. Mục đích\n\n- Ở xã.",
            "1. Nội dung tập huấn gồm:\n\n- Ở xã.",
            "1. Thời gian cụ thể như sau:\n\n- Ở xã.",
            "1. Họp xã.\n\n2. Họp huyện.",
            "1. Thời gian: ngày 05/3/2026.",
            "- Các việc:\n+ Họp.",
            "Các việc:\n\n- Họp.",
            "1. Họp ở xã.\n\n- Lập sổ.\n\n2. Báo cáo.\n\n- Ghi sổ.",
            "I. MỤC ĐÍCH\n\n1. Họp.",
            "1. Nơi nhận hồ sơ...\n\n- Ở xã.",
            "1. Quy mô, địa điểm:\n\n| Xã | Hộ |\n|---|---|\n| An Lạc | 18 |\n\n2. Thời gian: từ tháng 10.",
            "1. Đối tượng: công chức xã.\n\n2. Thời gian và địa điểm:\n\na) Ngày 05/3/2026;\n\nb) Hội trường Sở.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_mark_goes() {
        let plan = fixed(&CHECK, "noi_dung: |\n  1. Kinh phí:\n\n  - Ở xã.\n\n  2. Nhân lực\n\n  - Ở xã.");
        assert!(plan.contains("  1. Kinh phí\n"), "{plan}");
    }
}
