//! VH-43: `Giám Đốc`, `Bệnh Viện`: kinds of bodies, posts and documents with a capital on their second syllable, too.
//!
//! Căn cứ: Phụ lục II, mục IV.1, V.3, V.6: the first syllable has a capital. The words are data. Traps: lines of capitals;
//! a line in which every word has one (a slogan, a name in a foreign way); `Báo Nhân Dân`; persons and places.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::citation::Named;
use crate::lint::grammar::data::names;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::{Word, Words};
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::VH_43, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running() {
        let own = |stretch: &Range<usize>| subject.is_own_name(number, stretch);
        let reading = subject.read(number);
        // The type of a certain document is VH-21's.
        let cited = |stretch: &Range<usize>| {
            reading.citations().iter().any(|citation| matches!(&citation.named, Named::Here(range) if range == stretch))
        };
        for stretch in capitals(&reading.words).into_iter().filter(|stretch| !own(stretch) && !cited(stretch)) {
            let written = &paragraph.text[stretch.clone()];
            let mut right = String::new();
            for (nth, word) in written.split_inclusive(' ').enumerate() {
                right.push_str(&if nth == 0 { word.to_string() } else { word.to_lowercase() });
            }
            let what = format!("'{written}' viết hoa cả tiếng thứ hai");
            found.tell(found.instead(number, stretch, what, &right));
        }
    }
}

/// Whether a word is a capital and small letters.
fn is_title(word: &Word<'_>) -> bool {
    word.is_capital() && word.text.chars().nth(1).is_some() && word.text.chars().skip(1).all(char::is_lowercase)
}

fn capitals(words: &Words<'_>) -> Vec<Range<usize>> {
    // A text in which small words are few is a slogan or a head.
    let small = words.list.iter().filter(|word| word.is_small()).count();
    if small * 5 < words.list.len() && words.list.len() > 3 {
        return Vec::new();
    }
    let one = |at: usize| -> Option<Range<usize>> {
        let (first, second) = (words.get(at).filter(|w| is_title(w))?, words.get(at + 1).filter(|w| is_title(w))?);
        words.joined(at + 1).then_some(())?;
        let (_, count) = Usage::Kind.starts(words, at).filter(|(_, count)| *count == 2)?;
        // `Báo Nhân Dân`; names of the data are told by their own rule.
        let paper = at > 0 && words.joined(at) && Usage::BeforePeople.ends(words, at).is_some();
        // `phường Trung Tâm` is a place.
        let place = at > 0 && words.joined(at) && Group::Place.ends(words, at).is_some();
        let known = (at.saturating_sub(4)..=at)
            .any(|from| names::find(words, from).is_some_and(|(_, length)| length > 2 && from + length > at + 1));
        // `các xã, phường: Xuân Ái, Trung Tâm`: one of a list of names.
        let title = |index: usize| words.get(index).is_some_and(is_title);
        let listed = at > 0
            && words.before(at).trim() == ","
            && title(at - 1)
            && (at < 2 || title(at - 2) || !words.joined(at - 1));
        (!paper && !place && !known && !listed && words.joined(at + count - 1)).then(|| first.start..second.end())
    };
    (0..words.list.len()).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn a_capital_on_the_second_syllable_is_told() {
        for (body, word) in [
            ("Báo cáo Giám Đốc trước ngày 15.", "Giám Đốc"),
            ("Nguồn thu của Bệnh Viện và các nguồn khác.", "Bệnh Viện"),
            ("Trình Chủ Tịch xã xem xét, quyết định.", "Chủ Tịch"),
            ("Giao Văn Phòng tổng hợp, báo cáo kết quả.", "Văn Phòng"),
            ("Trên đây là Kế Hoạch tổ chức hội thi.", "Kế Hoạch"),
        ] {
            assert_eq!(marked(&CHECK, body), [word], "{body}");
        }
        assert!(fixed(&CHECK, "noi_dung: Báo cáo Giám Đốc trước ngày 15.").contains("Giám đốc"));
    }

    #[test]
    fn slogans_names_and_right_words_are_not() {
        for body in [
            "Báo cáo Giám đốc Sở Nội vụ.",
            "Đăng trên Báo Nhân Dân và báo của tỉnh.",
            "ỦY BAN NHÂN DÂN XÃ",
            "Các tổ dân phố của phường Trung Tâm tham gia.",
            "Ông Trần Kế Hoạch Chung",
            "Các phường Chấn Thịnh, Xuân Ái, Trung Tâm tham gia.",
            "Thực hiện Nghị Quyết số 57-NQ/TW ngày 22/12/2024.",
            "Phối hợp với Bộ Công An tổ chức lớp học.",
        ] {
            assert!(marked(&CHECK, body).is_empty(), "{body}: {:?}", marked(&CHECK, body));
        }
    }
}
