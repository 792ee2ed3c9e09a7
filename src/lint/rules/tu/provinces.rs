//! CHINHTA-03: `thành phố Hà Nôi`: the name of a province with other marks than it has.
//!
//! Căn cứ: none. Behind `tỉnh`, `thành phố`, or for names that are nothing else: the letters without marks are those of a
//! province, the marks are not. Another place of the tone mark (`Hoà`) is none.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::diag::rules;
use crate::lint::grammar::data::names::{self, Of};
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};
use crate::text::names::key;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CHINHTA_03, run };

/// Provinces by their letters without marks.
static BARE: LazyLock<Vec<(Vec<String>, &'static str)>> =
    LazyLock::new(|| names::all(Of::Province).map(|name| (name.split(' ').map(bare).collect(), name)).collect());

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running() {
        let own = |stretch: &Range<usize>| subject.is_own_name(number, stretch);
        for (stretch, name) in wrong(&subject.read(number).words).into_iter().filter(|(stretch, _)| !own(stretch)) {
            let what = format!("'{}' không có trong tên các tỉnh, thành phố", &paragraph.text[stretch.clone()]);
            found.tell(found.instead(number, stretch, what, name));
        }
    }
}

fn wrong(words: &Words<'_>) -> Vec<(Range<usize>, &'static str)> {
    let text = words.text;
    let one = |at: usize| -> Option<(Range<usize>, &'static str)> {
        Usage::Province.ends(words, at)?;
        let (name, count) = BARE.iter().find_map(|(parts, name)| {
            let fits = |(nth, part): (usize, &String)| {
                let word = words.get(at + nth)?;
                (word.is_capital() && words.joined(at + nth) && bare(word.text) == *part).then_some(())
            };
            parts.iter().enumerate().all(|pair| fits(pair).is_some()).then_some((*name, parts.len()))
        })?;
        let stretch = words.get(at)?.start..words.get(at + count - 1)?.end();
        // A name without any mark was typed so on purpose: an address, a foreign text.
        let plain = text[stretch.clone()].is_ascii();
        (!plain && key(&text[stretch.clone()]) != key(name)).then_some((stretch, name))
    };
    (1..words.list.len()).filter_map(one).collect()
}

/// Small letters without marks.
fn bare(word: &str) -> String {
    word.to_lowercase().replace('đ', "d").nfd().filter(|c| !is_combining_mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn wrong_marks_are_told() {
        for (text, name) in [
            ("Chiến lược của thành phố Hà Nôi.", "Hà Nôi"),
            ("UBND tỉnh Lào Cài.", "Lào Cài"),
            ("Ở tỉnh Quảng Trí.", "Quảng Trí"),
            ("Của tỉnh Vĩnh Lòng.", "Vĩnh Lòng"),
            ("Tỉnh Thái Nguyện họp.", "Thái Nguyện"),
            ("Tại thành phố Hải Phóng.", "Hải Phóng"),
            ("Ở thành phố Cân Thơ.", "Cân Thơ"),
            ("Tỉnh Đồng Nài.", "Đồng Nài"),
            ("Ở tỉnh Phú Thò.", "Phú Thò"),
            ("Về tỉnh Nghê An.", "Nghê An"),
        ] {
            assert_eq!(marked(&CHECK, text), [name], "{text}");
        }
    }

    #[test]
    fn right_names_and_other_places_are_not() {
        for text in [
            "Thành phố Hà Nội.",
            "Tỉnh Thanh Hoá.",
            "Tỉnh Khánh Hòa.",
            "Thành phố Huế.",
            "Tỉnh Bến Lau.",
            "Thôn Quảng Trì, xã Bến Lau.",
            "tinh Ha Noi",
            "Tỉnh Hoà Bình.",
            "Thành phố Hồ Chí Minh.",
            "Huyện Phủ Thọ.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_name_comes() {
        assert!(fixed(&CHECK, "noi_dung: Ở thành phố Hà Nôi.").contains("Ở thành phố Hà Nội."));
    }
}
