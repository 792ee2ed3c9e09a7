//! VH-12, VH-05: `Ngân hàng nhà nước`, `Bộ Công An`, `Việt nam`: a name with other capitals than its official form.
//!
//! Căn cứ: Phụ lục II, mục III (places) and IV (bodies). The names are data, compared without case and place of the tone
//! mark. A name begins with a capital and is not all capitals (heads, slogans); what begins with a small letter is a common
//! word more often than not. Of bodies only names of three words and more count: `Nhà nước`, `Bộ trưởng` are words, too.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::names::{self, Name, Of};
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::{Word, Words};
use crate::lint::{Check, Found, Subject};
use crate::text::capitals::first_raised;
use crate::text::sense;

/// Names of bodies.
pub(crate) static BODIES: Check = Check { rule: &rules::VH_12, run: bodies };
/// Names of places.
pub(crate) static PLACES: Check = Check { rule: &rules::VH_05, run: places };

fn bodies(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let known = |of: Of, count: usize| matches!(of, Of::Ministry | Of::Department | Of::Body) && count > 2;
    tell(subject, found, known);
    small(subject, found);
}

/// The head of a ministry or department in small letters before a name that has its capitals: `sở Tài chính`.
fn small_head(words: &Words<'_>, at: usize) -> Option<(Range<usize>, String)> {
    let (head, next) = (words.get(at)?, words.get(at + 1).filter(|word| word.is_capital() && words.joined(at + 1))?);
    let (name, count) = names::find(words, at).filter(|(name, _)| matches!(name.of, Of::Ministry | Of::Department))?;
    let official = Words::of(name.text);
    let same = official.list.iter().zip(&words.list[at..at + count]).skip(1).all(|(own, word)| own.text == word.text);
    // `cán bộ Công an`, `trụ sở Tài chính`.
    let before = at.checked_sub(1).filter(|_| words.joined(at)).and_then(|before| words.get(before));
    let compound = before.is_some_and(|before| sense::is_pair(&before.text.to_lowercase(), head.text));
    (same && !compound && next.start > head.end()).then(|| (head.range(), first_raised(head.text)))
}

/// Names that have capitals wherever they stand, in small letters: `trình ủy ban nhân dân tỉnh`.
fn small(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running() {
        let words = &subject.read(number).words;
        for at in (0..words.list.len()).filter(|at| words.list[*at].is_small()) {
            if let Some((stretch, right)) = small_head(words, at).filter(|(s, _)| !subject.is_own_name(number, s)) {
                let what = format!("'{}' mở đầu tên một cơ quan, viết hoa", &paragraph.text[stretch.clone()]);
                found.tell(found.instead(number, stretch, what, &right));
            }
            let Some((name, count)) = Usage::Always.starts_in_any_case(words, at) else { continue };
            let stretch = words.list[at].start..words.list[at + count - 1].end();
            if !subject.is_own_name(number, &stretch) {
                let what = format!("'{}' là tên cơ quan, viết hoa", &paragraph.text[stretch.clone()]);
                found.tell(found.instead(number, stretch, what, name));
            }
        }
    }
}

fn places(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    tell(subject, found, |of, count| of == Of::Province && count > 1 || of == Of::Body && count == 2);
}

fn tell(subject: &Subject<'_>, found: &mut Found<'_, '_>, wanted: impl Fn(Of, usize) -> bool) {
    for (number, paragraph) in subject.text.iter() {
        let own = |stretch: &Range<usize>| subject.is_own_name(number, stretch);
        for (stretch, name) in
            other(&subject.read(number).words, &wanted).into_iter().filter(|(stretch, _)| !own(stretch))
        {
            let what = format!("'{}' viết hoa không đúng", &paragraph.text[stretch.clone()]);
            found.tell(found.instead(number, stretch, what, &name));
        }
    }
}

/// Names with other capitals than they have, and how they are written.
fn other(words: &Words<'_>, wanted: &impl Fn(Of, usize) -> bool) -> Vec<(Range<usize>, String)> {
    let text = words.text;
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.list.len() {
        let capital = words.get(at).is_some_and(|word| word.is_capital());
        let Some((name, count)) = capital.then(|| names::find(words, at)).flatten() else {
            at += 1;
            continue;
        };
        let written = &words.list[at..at + count];
        let place = name.of == Of::Body && name.text.ends_with("Nam");
        if wanted(name.of, count) && (count > 2 || name.of != Of::Body || place) && !all_capitals(written) {
            out.extend(mended(text, written, name));
        }
        at += count;
    }
    out
}

fn all_capitals(words: &[Word<'_>]) -> bool {
    words.iter().all(|word| word.text.chars().all(|c| !c.is_lowercase()))
}

/// The name in its own capitals and the writer's tone marks, if that changes it.
fn mended(text: &str, written: &[Word<'_>], name: &Name) -> Option<(Range<usize>, String)> {
    let (first, last) = (written.first()?, written.last()?);
    let official = Words::of(name.text);
    let mut right = String::new();
    let mut end = first.start;
    for (word, own) in written.iter().zip(&official.list) {
        right.push_str(&text[end..word.start]);
        let mut letters = word.text.chars();
        let letter = letters.next()?;
        match own.is_capital() {
            true => right.extend(letter.to_uppercase()),
            false => right.extend(letter.to_lowercase()),
        }
        right.push_str(letters.as_str());
        end = word.end();
    }
    (text[first.start..last.end()] != right).then(|| (first.start..last.end(), right))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn names_with_other_capitals_are_told() {
        for (text, name) in [
            ("Theo hướng dẫn của Bộ Công An.", "Bộ Công An"),
            ("Ngân hàng nhà nước cho vay.", "Ngân hàng nhà nước"),
            ("a) Giao Sở Nội Vụ chủ trì;", "Sở Nội Vụ"),
            ("Hội nông dân vận động hội viên.", "Hội nông dân"),
            ("Hội Cựu Chiến binh phối hợp.", "Hội Cựu Chiến binh"),
            ("Ban Chỉ Đạo họp.", "Ban Chỉ Đạo"),
            ("Gửi Kho bạc nhà nước tỉnh.", "Kho bạc nhà nước"),
            ("Sở Văn hoá, thể thao và Du lịch mở lớp.", "Sở Văn hoá, thể thao và Du lịch"),
            ("Văn phòng chính phủ thông báo.", "Văn phòng chính phủ"),
            ("Bộ Giáo dục và đào tạo hướng dẫn.", "Bộ Giáo dục và đào tạo"),
        ] {
            assert_eq!(marked(&BODIES, text), [name], "{text}");
        }
        assert_eq!(marked(&PLACES, "Ở Hà nội và Việt nam."), ["Hà nội", "Việt nam"]);
    }

    #[test]
    fn right_names_heads_and_common_words_are_not() {
        for text in [
            "Theo hướng dẫn của Bộ Công an.",
            "NGÂN HÀNG NHÀ NƯỚC",
            "Quản lý nhà nước về lưu trữ.",
            "Nhà nước và nhân dân cùng làm.",
            "ban chỉ đạo các cấp họp.",
            "Sở Văn hoá, Thể thao và Du lịch mở lớp.",
            "Bộ phận một cửa.",
            "Trưởng phòng ký.",
            "Tổ trưởng tổ dân phố.",
            "Ở Hà Nội, Việt Nam và Huế.",
        ] {
            assert!(marked(&BODIES, text).is_empty() && marked(&PLACES, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn capitals_change_and_nothing_else() {
        let plan = fixed(&BODIES, "noi_dung: Sở Văn hoá, thể thao và Du Lịch mở lớp.");
        assert!(plan.contains("noi_dung: Sở Văn hoá, Thể thao và Du lịch mở lớp."), "{plan}");
    }
}
