//! CHINHTA-02: `hổ trợ`, `kỷ năng`, `sử lý`: two right syllables that make no word, where another tone or beginning makes one.
//!
//! Căn cứ: none; dictionaries. Two ways: slips that are data (`loi-chinh-ta.tsv`), and compounds (`tu-ghep.txt`) in which a
//! hook stands for a tilde or the other way round, the slip of half the country. Traps: two words that meet by chance
//! (`tập trung | sức mạnh`, `làm chủ | số liệu`): nothing is told where a syllable makes a compound with its other neighbour;
//! names have the marks that they have.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::diag::rules;
use crate::lint::grammar::data::slips;
use crate::lint::grammar::scan::{Word, Words};
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};
use crate::text::capitals::first_raised;
use crate::text::sense;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CHINHTA_02, run };

/// The letters with a hook or a tilde.
const LETTERS: &str = "ảẩẳẻểỉỏổởủửỷãẫẵẽễĩõỗỡũữỹẢẨẲẺỂỈỎỔỞỦỬỶÃẪẴẼỄĨÕỖỠŨỮỸ";
const HOOK: char = '\u{309}';
const TILDE: char = '\u{303}';

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_prose() || p.zone == Zone::Cell) {
        let own = |stretch: &Range<usize>| subject.is_own_name(number, stretch);
        for (stretch, right) in wrong(&subject.read(number).words).into_iter().filter(|(stretch, _)| !own(stretch)) {
            let written = &paragraph.text[stretch.clone()];
            let right = match written.starts_with(char::is_uppercase) {
                true => first_raised(&right),
                false => right,
            };
            let what = format!("'{written}' có lẽ là '{right}'");
            found.tell(found.instead(number, stretch, what, &right));
        }
    }
}

/// Phrases that are no words, and what they should be.
fn wrong(words: &Words<'_>) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at + 1 < words.list.len() {
        // Behind a capital it is part of a name.
        let named = words.joined(at) && words.list[at].is_capital() && at > 0 && words.list[at - 1].is_capital();
        let slip = slips::find(words, at).filter(|_| !named).map(|(right, count)| (right.to_string(), count));
        let told = slip.or_else(|| toned(words, at).map(|right| (right, 2)));
        match told.filter(|(_, count)| is_alone(words, at, *count)) {
            Some((right, count)) => {
                out.push((words.list[at].start..words.list[at + count - 1].end(), right));
                at += count;
            }
            None => at += 1,
        }
    }
    out
}

/// The compound that two syllables are with a hook for a tilde or the other way round.
fn toned(words: &Words<'_>, at: usize) -> Option<String> {
    let plain = |word: &Word<'_>| word.text.chars().skip(1).all(char::is_lowercase);
    let (first, second) = (words.get(at)?, words.get(at + 1).filter(|word| word.is_small())?);
    if !words.joined(at + 1) || !plain(first) || first.is_capital() && at > 0 && words.joined(at) {
        return None;
    }
    let (one, two) = (first.text.to_lowercase(), second.text.to_string());
    let (other, another) = (swapped(&one), swapped(&two));
    if other.is_none() && another.is_none() || sense::is_pair(&one, &two) {
        return None;
    }
    let ways = [
        other.as_ref().map(|other| (other, &two)),
        another.as_ref().map(|another| (&one, another)),
        other.as_ref().zip(another.as_ref()),
    ];
    let (one, two) = ways.into_iter().flatten().find(|(one, two)| sense::is_pair(one, two))?;
    Some(format!("{one} {two}"))
}

/// A syllable with a hook for its tilde, or a tilde for its hook.
fn swapped(word: &str) -> Option<String> {
    // Most words have neither.
    word.contains(|c| LETTERS.contains(c)).then_some(())?;
    let other = |c: char| match c {
        HOOK => TILDE,
        TILDE => HOOK,
        c => c,
    };
    Some(word.nfd().map(other).nfc().collect())
}

/// Whether neither end makes a compound with the word beside it.
pub(super) fn is_alone(words: &Words<'_>, at: usize, count: usize) -> bool {
    let pair = |first: usize, second: usize| {
        let (Some(one), Some(two)) = (words.get(first), words.get(second)) else { return false };
        words.joined(second) && sense::is_pair(&one.text.to_lowercase(), &two.text.to_lowercase())
    };
    !(at > 0 && pair(at - 1, at) || pair(at + count - 1, at + count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn two_syllables_that_make_no_word_are_told() {
        for (body, slips) in [
            ("Sở Nội vụ hổ trợ kinh phí.", &["hổ trợ"][..]),
            ("Triễn khai kế hoạch, rèn kỷ năng cho cán bộ.", &["Triễn khai", "kỷ năng"]),
            ("Các phòng sử lý hồ sơ, bổ xung tài liệu.", &["sử lý", "bổ xung"]),
            ("Giữ kỹ luật, ưu đải người có công.", &["kỹ luật", "ưu đải"]),
            ("Đội ngủ cán bộ được bồi dưởng.", &["Đội ngủ", "bồi dưởng"]),
        ] {
            assert_eq!(marked(&CHECK, body), slips, "{body}");
        }
    }

    #[test]
    fn words_that_meet_by_chance_are_none() {
        for body in [
            "Tập trung sức mạnh, làm chủ số liệu.",
            "Sở Nội vụ cũng cố gắng hoàn thành; nói chung thực hiện tốt.",
            "Khả năng xuất khẩu, vấn đề suất ăn, chủ trương trình Hội đồng nhân dân.",
            "Kỹ thuật, kỷ luật, kỷ niệm, hỗ trợ, xử lý, bổ sung, sáp nhập, đã được, sẽ có, cũng như.",
            "Ông Nguyễn Triễn khai báo.",
        ] {
            assert!(marked(&CHECK, body).is_empty(), "{body}: {:?}", marked(&CHECK, body));
        }
    }

    #[test]
    fn only_hook_and_tilde_change_places() {
        assert_eq!(swapped("trễn").as_deref(), Some("trển"));
        assert_eq!(swapped("hổ").as_deref(), Some("hỗ"));
        assert_eq!(swapped("hồ"), None);
    }
}
