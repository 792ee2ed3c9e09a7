//! VH-17: `Phó giám đốc Nguyễn Văn An`: a post beside a person's name without its capitals.
//!
//! Căn cứ: Phụ lục II, mục V.3. Only right before a name (a family name and another capital): alone, `phó giám đốc` is a word.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::{Word, Words};
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::VH_17, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running() {
        let own = |stretch: &Range<usize>| subject.is_own_name(number, stretch);
        for (stretch, post) in small(&subject.read(number).words).into_iter().filter(|(stretch, _)| !own(stretch)) {
            let what = format!("chức vụ đi với tên người: '{}' thiếu chữ hoa", &paragraph.text[stretch.clone()]);
            found.tell(found.instead(number, stretch, what, post));
        }
    }
}

/// Posts before a name that lack a capital, and how they are written.
fn small(words: &Words<'_>) -> Vec<(Range<usize>, &'static str)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.list.len() {
        let Some((post, count)) = post(words, at) else {
            at += 1;
            continue;
        };
        let name = at + count;
        let own = &words.list[at..name];
        let lacks =
            post.split(' ').zip(own).any(|(right, word)| right.starts_with(char::is_uppercase) && !word.is_capital());
        if lacks && person(words, name) {
            out.push((own[0].start..own[count - 1].end(), post));
        }
        at = name;
    }
    out
}

/// The longest post that begins with a word.
fn post(words: &Words<'_>, at: usize) -> Option<(&'static str, usize)> {
    let fits = |post: &&&'static str| words.starts(at, &post.to_lowercase()).is_some();
    // A look at the first letter spares nearly every comparison.
    let first = words.get(at)?.text.chars().next()?.to_uppercase().next()?;
    let all = Usage::Post.words().iter().filter(|post| post.starts_with(first));
    all.filter(fits).max_by_key(|post| post.len()).map(|post| (*post, post.split(' ').count()))
}

/// Whether a person's name begins with a word.
fn person(words: &Words<'_>, at: usize) -> bool {
    let capital = |at: usize| words.joined(at) && words.get(at).is_some_and(|word: &Word<'_>| word.is_capital());
    capital(at) && capital(at + 1) && words.get(at).is_some_and(|word| Usage::Family.has_as_written(word.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn a_post_beside_a_name_has_capitals() {
        for (text, post) in [
            ("Lãnh đạo phụ trách: Phó giám đốc Nguyễn Văn An.", "Phó giám đốc"),
            ("Do giám đốc Trần Thị Bình chỉ đạo.", "giám đốc"),
            ("Giao phó chủ tịch Lê Văn Cường.", "phó chủ tịch"),
            ("Đồng chí trưởng phòng Phạm Thị Dung chủ trì.", "trưởng phòng"),
            ("a) Phó trưởng phòng Hoàng Văn Em;", "Phó trưởng phòng"),
            ("Chánh văn phòng Đỗ Thị Giang.", "Chánh văn phòng"),
            ("hiệu trưởng Vũ Văn Hải ký.", "hiệu trưởng"),
            ("Có bí thư Bùi Thị Hoa dự.", "bí thư"),
            ("Báo cáo phó bí thư Đặng Văn Khoa.", "phó bí thư"),
            ("- Phó hiệu trưởng Ngô Thị Lan.", "Phó hiệu trưởng"),
        ] {
            assert_eq!(marked(&CHECK, text), [post], "{text}");
        }
    }

    #[test]
    fn alone_or_right_it_is_not_told() {
        for text in [
            "Phó Giám đốc Nguyễn Văn An.",
            "Giám đốc Sở chỉ đạo.",
            "Các phó giám đốc phụ trách.",
            "Báo cáo giám đốc Sở Nội vụ.",
            "Trưởng phòng ký.",
            "Họp với giám đốc, Nguyễn Văn An ghi biên bản.",
            "Chủ tịch Hồ Chí Minh.",
            "Tổng Giám đốc Công ty.",
            "Ông Trần Văn Bình, trưởng phòng.",
            "PHÓ GIÁM ĐỐC NGUYỄN VĂN AN",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_capitals_come() {
        let plan = fixed(&CHECK, "noi_dung: Giao phó giám đốc Nguyễn Văn An chủ trì.");
        assert!(plan.contains("Giao Phó Giám đốc Nguyễn Văn An chủ trì."), "{plan}");
    }
}
