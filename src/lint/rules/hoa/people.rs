//! VH-15: `nhân dân` beside `Nhân dân`, where the people of the country are meant; VH-16: `nhân dân` throughout.
//!
//! Căn cứ: Phụ lục II, mục V.1 (words of their own kind), since 05/3/2020 only. In names and terms (`Ủy ban nhân dân`, `công an
//! nhân dân`) it stays small; what stands before and behind tells them. One finding a document.

use std::ops::Range;

use super::super::mixed::{Spot, Ways};
use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::VH_15, run };
/// No capital anywhere.
pub(crate) static ONLY_SMALL: Check = Check { rule: &rules::VH_16, run: only_small };

/// How it is written.
const RIGHT: &str = "'Nhân dân'";

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut ways = Ways::default();
    for (capital, spot) in all(subject) {
        ways.take(if capital { RIGHT } else { "'nhân dân'" }, spot);
    }
    ways.tell(found, "cùng một văn bản có", Some(RIGHT), |_, written| Some(written.replacen('n', "N", 1)));
}

fn only_small(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let all = all(subject);
    if all.is_empty() || all.iter().any(|(capital, _)| *capital) {
        return;
    }
    let mut ways = Ways::default();
    all.into_iter().for_each(|(_, spot)| ways.take("", spot));
    let what = "'nhân dân' viết thường ở mọi chỗ của văn bản".to_string();
    ways.all(found, what, "chỉ nhân dân cả nước, cả địa phương thì viết 'Nhân dân'".to_string());
}

/// Every place where the people are meant, and whether with a capital.
fn all(subject: &Subject<'_>) -> Vec<(bool, Spot)> {
    let mut all = Vec::new();
    for (number, _) in subject.text.running().filter(|(_, p)| p.zone.is_prose()) {
        let own = |stretch: &Range<usize>| subject.is_own_name(number, stretch);
        let own_way = people(&subject.read(number).words).into_iter().filter(|(_, stretch)| !own(stretch));
        all.extend(own_way.map(|(capital, stretch)| (capital, (number, stretch))));
    }
    all
}

/// Where the people are meant, and whether with a capital.
fn people(words: &Words<'_>) -> Vec<(bool, Range<usize>)> {
    let one = |at: usize| -> Option<(bool, Range<usize>)> {
        words.starts(at, "nhân dân")?;
        let (first, second) = (words.get(at)?, words.get(at + 1)?);
        let joined = words.joined(at);
        let before = joined && Usage::BeforePeople.ends(words, at).is_some();
        let behind = words.joined(at + 2) && Usage::BehindPeople.starts(words, at + 2).is_some();
        if before || behind || !second.is_small() {
            return None;
        }
        // At the beginning of a sentence it has a capital anyway.
        (joined || first.is_small()).then(|| (first.is_capital(), first.start..second.end()))
    };
    (0..words.list.len()).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked, told};

    #[test]
    fn the_people_have_a_capital_throughout() {
        let text = |other: &str| format!("Phục vụ Nhân dân.\n\n{other}");
        for other in [
            "Bảo vệ sức khỏe nhân dân.",
            "Được nhân dân đồng tình.",
            "Lấy ý kiến nhân dân về dự thảo.",
            "Đời sống của nhân dân, cán bộ.",
            "Vận động nhân dân tham gia.",
            "Các tầng lớp nhân dân trong xã.",
            "Quyền lợi của nhân dân.",
            "Nhà nước và nhân dân cùng làm.",
            "Để nhân dân biết.",
            "Giữa nhân dân với chính quyền.",
        ] {
            assert_eq!(marked(&CHECK, &text(other)), ["nhân dân"], "{other}");
        }
    }

    #[test]
    fn names_and_terms_are_something_else() {
        for text in [
            "Ủy ban nhân dân xã họp.",
            "Uỷ ban nhân dân xã họp.",
            "Hội đồng nhân dân quyết nghị.",
            "Tòa án nhân dân tỉnh.",
            "Lực lượng công an nhân dân.",
            "Quân đội nhân dân Việt Nam.",
            "Thế trận an ninh nhân dân.",
            "Ban thanh tra nhân dân.",
            "Phong tặng nghệ nhân nhân dân.",
            "Tỷ giá nhân dân tệ.",
            "ỦY BAN NHÂN DÂN",
        ] {
            assert!(marked(&CHECK, &format!("Phục vụ Nhân dân.\n\n{text}")).is_empty(), "{text}");
        }
        assert_eq!(told(&CHECK, "noi_dung: Phục vụ nhân dân."), "", "one way only");
    }

    #[test]
    fn every_place_is_mended() {
        let plan = fixed(&CHECK, "noi_dung: 'Do nhân dân, của nhân dân, vì Nhân dân.'");
        assert!(plan.contains("'Do Nhân dân, của Nhân dân, vì Nhân dân.'"), "{plan}");
    }
}
