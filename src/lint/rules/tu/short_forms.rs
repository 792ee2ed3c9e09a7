//! VIETTAT-01, VIETTAT-02: short forms in capitals that are never explained; those that are explained and never used again.
//!
//! Căn cứ: Điều 9 of the decree leaves short forms to the writer; readers need them explained once. What everybody knows,
//! units and chemical signs are data; so is the office's own symbol. Symbols, Roman numbers, heads in capitals, short cells,
//! lists of recipients do not count. Explained is what stands in brackets, behind `gọi tắt là`, or has brackets behind it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::{Word, Words};
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};
use crate::text::roman;
use crate::text::syllable::is_syllable;

/// Never explained.
pub(crate) static NEVER_EXPLAINED: Check = Check { rule: &rules::VIETTAT_01, run: never_explained };
/// Explained, never used.
pub(crate) static NEVER_USED: Check = Check { rule: &rules::VIETTAT_02, run: never_used };

/// A paragraph, and a stretch of its text.
type Stretch = (usize, Range<usize>);

/// What is known of a short form.
#[derive(Debug, Default)]
struct Use {
    /// Where it is used first in the running text.
    first: Option<Stretch>,
    /// Where words say that it is one: `viết tắt là`.
    said: Option<Stretch>,
    explained: Option<(usize, usize)>,
    count: usize,
}

fn never_explained(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let all = all(subject);
    let mut told: Vec<_> = all
        .iter()
        .filter_map(|(form, known)| Some((form, known.first.as_ref()?, known.explained)))
        // Explained where it is used first, or before.
        .filter(|(_, (number, stretch), explained)| {
            explained.is_none_or(|explained| explained > (*number, stretch.start))
        })
        .collect();
    told.sort_by_key(|(_, (paragraph, stretch), _)| (*paragraph, stretch.start));
    for (form, (paragraph, stretch), explained) in told {
        let (what, advice) = match explained {
            None => (
                format!("chữ viết tắt '{form}' chưa được giải thích ở chỗ nào"),
                format!("lần đầu viết đủ, sau đó thêm '(viết tắt là {form})', hoặc viết đủ ở mọi chỗ"),
            ),
            Some(_) => (
                format!("chữ viết tắt '{form}' dùng ở đây trước khi được giải thích"),
                "chuyển phần giải thích lên chỗ dùng lần đầu".to_string(),
            ),
        };
        found.tell(found.at(*paragraph, stretch.clone(), what).advise(advice));
    }
}

fn never_used(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (form, known) in all(subject) {
        if let Some((paragraph, stretch)) = known.said.filter(|_| known.count == 1) {
            let what = format!("chữ viết tắt '{form}' được giải thích nhưng không dùng lại");
            found.tell(found.at(paragraph, stretch, what).advise("bỏ phần giải thích chữ viết tắt"));
        }
    }
}

/// Every short form of a document.
fn all(subject: &Subject<'_>) -> BTreeMap<String, Use> {
    let mut all: BTreeMap<String, Use> = BTreeMap::new();
    let own: Vec<&str> = subject.plan.notation.as_deref().unwrap_or_default().split(['-', '/']).collect();
    for (number, paragraph) in subject.text.iter().filter(|(_, p)| !matches!(p.zone, Zone::Head(_))) {
        let words = &subject.read(number).words;
        for at in 0..words.list.len() {
            let word = words.list[at];
            if !is_short(word.text)
                || Usage::Known.has_as_written(word.text)
                || own.contains(&word.text)
                || subject.is_own_short_form(word.text)
            {
                continue;
            }
            let known = all.entry(word.text.to_string()).or_default();
            known.count += 1;
            let said = Usage::Shortened.ends(words, at).is_some();
            if known.explained.is_none() && (said || in_brackets(&paragraph.text, &word) || has_brackets(words, at)) {
                known.explained = Some((number, word.start));
            }
            if said && known.said.is_none() {
                known.said = Some((number, word.range()));
            }
            // A cell that is a sentence or a list of bodies, not a name of its column.
            let cell = paragraph.zone == Zone::Cell && words.list.len() > 4;
            let counts = paragraph.zone.is_main() || paragraph.zone == Zone::Annex || cell;
            if known.first.is_none() && counts && !in_symbol(words, at) && !in_head(words, at) && !in_company(words, at)
            {
                known.first = Some((number, word.range()));
            }
        }
    }
    all
}

/// Capitals only, two to eight, no number and no word: `BẢNG`.
fn is_short(word: &str) -> bool {
    let count = word.chars().count();
    (2..=8).contains(&count)
        && word.chars().all(char::is_uppercase)
        && roman::value(word).is_none()
        && !is_syllable(word)
}

/// It stands in brackets, alone or behind a word or two: `(MTQG)`, `(Chương trình MTQG)`.
fn in_brackets(text: &str, word: &Word<'_>) -> bool {
    let before = text[..word.start].rfind(['(', ')']).map(|at| &text[at..word.start]);
    let closes = text[word.end()..].trim_start().starts_with([')', ',', ';']);
    before.is_some_and(|before| before.starts_with('(') && before.split_whitespace().count() < 6) && closes
}

/// Brackets stand behind it that say it in full: `KCN (khu công nghiệp)`.
fn has_brackets(words: &Words<'_>, at: usize) -> bool {
    let small =
        words.get(at + 1).is_some_and(|word| word.text.chars().skip(1).all(char::is_lowercase) && !word.is_number());
    words.behind(at).trim() == "(" && small
}

/// It is part of a symbol, an address, a number: a mark stands at it.
fn in_symbol(words: &Words<'_>, at: usize) -> bool {
    let mark = |c: Option<char>| c.is_some_and(|c| matches!(c, '/' | '-' | '–' | '.' | '@' | '_' | '&'));
    let behind = words.behind(at).chars().next();
    let stop =
        behind == Some('.') && words.behind(at).trim_end().len() < words.behind(at).len() || words.behind(at) == ".";
    mark(words.before(at).chars().next_back()) || mark(behind) && !stop
}

/// How many words before it the name of a company may begin.
const COMPANY: usize = 9;

/// It ends the name of a company, which is called so: `Công ty cổ phần Công nghiệp ABC`, `Chi nhánh … - ABC`.
fn in_company(words: &Words<'_>, at: usize) -> bool {
    let near = (at.saturating_sub(COMPANY)..=at)
        .rev()
        .take_while(|next| *next > 0 && matches!(words.before(*next).trim(), "" | "-" | "–" | ","));
    let name =
        |index: usize| words.get(index).is_some_and(Word::is_capital) && Group::Company.starts(words, index).is_some();
    let capital = at > 0 && words.get(at - 1).is_some_and(|word| word.is_capital());
    capital && near.map(|next| next - 1).any(name)
}

/// It stands among capitals: a head, a slogan.
fn in_head(words: &Words<'_>, at: usize) -> bool {
    let capitals =
        |word: Option<&Word<'_>>| word.is_some_and(|word| word.text.chars().filter(|c| c.is_uppercase()).count() > 1);
    at > 0 && words.joined(at) && capitals(words.get(at - 1)) || words.joined(at + 1) && capitals(words.get(at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn short_forms_that_nobody_explains_are_told_once() {
        for (text, form) in [
            ("Đầu tư hạ tầng KCN ở tỉnh.", "KCN"),
            ("Giao GVCN các lớp.", "GVCN"),
            ("Vận hành VLNCN; bảo quản VLNCN.", "VLNCN"),
            ("a) Phối hợp Hội LHTN;", "LHTN"),
            ("Báo cáo về Sở GDĐT.", "GDĐT"),
            ("Theo Đề án CĐS của tỉnh.", "CĐS"),
            ("Công tác PCCC.", "PCCC"),
            ("Quy định về ATTP và môi trường.", "ATTP"),
            ("Dự án, QLDA theo quy định.", "QLDA"),
            ("Nhóm TNXP, cựu chiến binh.", "TNXP"),
        ] {
            assert_eq!(marked(&NEVER_EXPLAINED, text), [form], "{text}");
        }
    }

    #[test]
    fn known_explained_and_other_capitals_are_not() {
        for text in [
            "UBND tỉnh, HĐND xã.",
            "Khu công nghiệp (KCN); hạ tầng KCN.",
            "Chuyển đổi số (sau đây gọi tắt là CĐS); đề án CĐS.",
            "Theo Chương trình mục tiêu quốc gia (Chương trình MTQG); vốn MTQG.",
            "Hạ tầng KCN (khu công nghiệp).",
            "Số 15/KH-SNV, 05-CT/TW.",
            "I. MỤC ĐÍCH, YÊU CẦU\n\n1. Họp.",
            "Quý IV, khóa XIII.",
            "Công suất 5 MW, nồng độ COD.",
            "Khẩu hiệu “HỌC TẬP VÀ LÀM THEO”.",
        ] {
            assert!(marked(&NEVER_EXPLAINED, text).is_empty(), "{text}: {:?}", marked(&NEVER_EXPLAINED, text));
        }
    }

    #[test]
    fn what_is_explained_is_used_again() {
        assert_eq!(marked(&NEVER_USED, "Vật liệu nổ công nghiệp (viết tắt là VLNCN) phải bảo quản."), ["VLNCN"]);
        assert_eq!(marked(&NEVER_USED, "Chuyển đổi số (sau đây gọi tắt là CĐS)."), ["CĐS"]);
        for text in ["Chuyển đổi số (gọi tắt là CĐS). Đề án CĐS.", "Khu công nghiệp (KCN).", "Viết tắt theo quy định."]
        {
            assert!(marked(&NEVER_USED, text).is_empty(), "{text}");
        }
    }
}
