//! VH-41: `Sở, ban, ngành` beside `sở, ban, ngành`; `các Doanh nghiệp` beside `doanh nghiệp`.
//!
//! Căn cứ: Phụ lục II names no capital for what is no name. Only where the same document writes both, and not at the
//! beginning of a sentence, a cell, an entry; with a capital only where `các`, `những` stand before it, so that it is no
//! name. One finding a document.

use std::ops::Range;

use super::super::mixed::Ways;
use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::{Word, Words, same};
use crate::lint::{Check, Found, Subject};
use crate::text::capitals::first_raised;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::VH_41, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for phrase in Usage::Common.words() {
        let mut ways = Ways::default();
        let small = format!("'{phrase}'");
        for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_prose()) {
            let own = |stretch: &Range<usize>| subject.is_own_name(number, stretch);
            for stretch in all(&paragraph.text, phrase).into_iter().filter(|stretch| !own(stretch)) {
                let written = &paragraph.text[stretch.clone()];
                let way = if written.starts_with(char::is_uppercase) {
                    format!("'{}'", first_raised(phrase))
                } else {
                    small.clone()
                };
                ways.take(&way, (number, stretch));
            }
        }
        ways.tell(found, "cùng một văn bản có", Some(&small), |_, written| Some(written.to_lowercase()));
    }
}

/// Where a phrase stands inside a sentence, capitals or not on its first word.
fn all(text: &str, phrase: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let small = text.to_lowercase();
    if small.len() != text.len() || !small.contains(phrase) {
        return out;
    }
    let words = Words::of(text);
    for at in 1..words.list.len() {
        let start = words.list[at].start;
        let Some(written) = text.get(start..start + phrase.len()).filter(|written| same(written, phrase)) else {
            continue;
        };
        let own = Words::of(written);
        let rest_small = own.list.iter().skip(1).all(Word::is_small);
        let alone = !text[start + phrase.len()..].starts_with(char::is_alphanumeric);
        // With a capital it may be part of a name, unless it is counted: `các Sở, ngành`.
        let counted = Usage::Plural.has(words.list[at - 1].text) && !words.list[at - 1].is_capital();
        let inside = words.joined(at) && (counted || words.list[at].is_small());
        // `sở, ban, ngành` is no `ban, ngành`.
        let whole = !words.before(at).contains(',');
        if rest_small && alone && inside && whole {
            out.push(start..start + phrase.len());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn a_capital_beside_small_letters_is_told() {
        for (small, other, marks) in [
            ("Các sở, ban, ngành họp.", "Giao các Sở, ban, ngành thực hiện.", "Sở, ban, ngành"),
            ("Của các sở, ngành.", "Do các Sở, ngành báo cáo.", "Sở, ngành"),
            ("Hỗ trợ doanh nghiệp.", "Cho các Doanh nghiệp nhỏ.", "Doanh nghiệp"),
            ("Ở các phòng, ban.", "Gửi các Phòng, ban.", "Phòng, ban"),
            ("Của bộ, ngành.", "Gửi các Bộ, ngành trung ương.", "Bộ, ngành"),
        ] {
            assert_eq!(marked(&CHECK, &format!("{small}\n\n{other}")), [marks], "{other}");
        }
    }

    #[test]
    fn beginnings_and_names_are_not() {
        for text in [
            "Hỗ trợ doanh nghiệp.\n\nDoanh nghiệp tự làm.",
            "Hỗ trợ doanh nghiệp.\n\nTheo Luật Doanh nghiệp.",
            "Hỗ trợ doanh nghiệp.\n\nGồm: Doanh nghiệp nhỏ.",
            "Các sở, ban, ngành họp.\n\nCác Sở, ban, ngành báo cáo.",
            "Giao các Sở, ban, ngành.",
            "Giao các sở, ban, ngành.",
            "Của các sở, ngành.\n\nSở, ngành báo cáo.",
            "Của hợp tác xã.\n\nLiên minh Hợp tác xã.",
            "Ở các phòng, ban.\n\nGửi Sở, các Phòng, Ban.",
            "CÁC SỞ, BAN, NGÀNH; các sở, ban, ngành.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn small_letters_come() {
        let plan = fixed(&CHECK, "noi_dung: Giao các Sở, ban, ngành; các sở, ban, ngành báo cáo.");
        assert!(plan.contains("Giao các sở, ban, ngành; các sở, ban, ngành báo cáo."), "{plan}");
    }
}
