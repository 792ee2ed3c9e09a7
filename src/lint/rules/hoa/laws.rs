//! VH-20: `luật quản lý, sử dụng vũ khí …`, `Luật Ngân sách Nhà nước`: a known law with other capitals than its own.
//!
//! Căn cứ: Phụ lục II, mục V.6. Capitals on the type and on the first word of the name, in names of the data only, and there
//! in full: `luật đất đai` in small letters may be the branch of law, so a name of two words counts only behind `Luật`.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::citation::law::Law;
use crate::lint::grammar::data::names::{self, Of};
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};
use crate::text::capitals::first_raised;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::VH_20, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running() {
        let own = |stretch: &Range<usize>| subject.is_own_name(number, stretch);
        let reading = subject.read(number);
        let others = reading.laws().iter().filter_map(|law| unknown(&reading.words, law));
        for (stretch, name) in small(&reading.words).into_iter().chain(others).filter(|(stretch, _)| !own(stretch)) {
            let what = format!("tên luật '{}' viết hoa không đúng", &paragraph.text[stretch.clone()]);
            found.tell(found.instead(number, stretch, what, &name));
        }
    }
}

/// The first word of the name of a law that is cited with its number or day, in small letters: `Luật quy hoạch … ngày …`.
fn unknown(words: &Words<'_>, law: &Law<'_>) -> Option<(Range<usize>, String)> {
    let at = words.at(law.range.start);
    let kind = words.get(at).filter(|word| word.is_capital())?;
    let amends = Group::Amending.starts(words, at + 1).is_some();
    let first = words.get(at + 1).filter(|word| words.joined(at + 1) && word.is_small())?;
    let dated = law.date.is_some() && kind.is("luật") && names::find(words, at).is_none();
    let named = first.text.chars().nth(1).is_some() && !first.is("số") && !first.is("về");
    (dated && named && !amends)
        .then(|| (kind.start..first.end(), format!("{} {}", kind.text, first_raised(first.text))))
}

/// Words of a law's name that have other capitals than it has (from the type to the last of them), and how they are written.
fn small(words: &Words<'_>) -> Vec<(Range<usize>, String)> {
    let text = words.text;
    let one = |at: usize| -> Option<(Range<usize>, String)> {
        let (name, count) = names::find(words, at).filter(|(name, _)| name.of == Of::Law)?;
        let inside = at > 0 && words.joined(at) && words.get(at - 1).is_some_and(|word| Group::NotLaw.has(word.text));
        let first = words.get(at)?;
        let capital = first.is_capital();
        if inside || !capital && count < 4 || first.text.chars().all(char::is_uppercase) {
            return None;
        }
        let official = Words::of(name.text);
        let lacks = |nth: &usize| official.list[*nth].is_capital() != words.list[at + nth].is_capital();
        let last = (0..count).rev().find(lacks)?;
        let start = first.start;
        let mut right = String::new();
        let mut end = start;
        for nth in 0..=last {
            let word = words.list[at + nth];
            right.push_str(&text[end..word.start]);
            let mut letters = word.text.chars();
            let letter = letters.next()?;
            match official.list[nth].is_capital() {
                true => right.extend(letter.to_uppercase()),
                false => right.extend(letter.to_lowercase()),
            }
            right.push_str(letters.as_str());
            end = word.end();
        }
        Some((start..end, right))
    };
    (0..words.list.len()).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn a_known_law_has_capitals() {
        for (text, law) in [
            ("Một số điều của luật quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ.", "luật quản"),
            ("Căn cứ Luật tổ chức chính quyền địa phương.", "Luật tổ"),
            ("Theo Luật ngân sách nhà nước.", "Luật ngân"),
            ("Thi hành Luật lưu trữ.", "Luật lưu"),
            ("Theo Luật thi đua, khen thưởng.", "Luật thi"),
            ("Căn cứ Luật bảo vệ bí mật nhà nước.", "Luật bảo"),
            ("Theo luật xử lý vi phạm hành chính.", "luật xử"),
            ("Theo Bộ luật lao động.", "Bộ luật lao"),
            ("Phổ biến Luật trẻ em.", "Luật trẻ"),
            ("a) Học Luật đất đai;", "Luật đất"),
            ("Theo Luật Ngân sách Nhà nước.", "Luật Ngân sách Nhà"),
        ] {
            assert_eq!(marked(&CHECK, text), [law], "{text}");
        }
    }

    #[test]
    fn right_names_and_branches_of_law_are_not_told() {
        for text in [
            "Căn cứ Luật Lưu trữ số 33/2024/QH15.",
            "Luật Tổ chức chính quyền địa phương.",
            "Chấp hành pháp luật lao động.",
            "Theo pháp luật đất đai.",
            "Am hiểu luật đất đai.",
            "Kỷ luật viên chức.",
            "LUẬT NGÂN SÁCH NHÀ NƯỚC",
            "Bộ luật Lao động năm 2019.",
            "Luật này có hiệu lực.",
            "Trường Đại học Luật Hà Nội.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_capitals_come() {
        let plan = fixed(&CHECK, "noi_dung: Theo luật ngân sách nhà nước và Luật lưu trữ.");
        assert!(plan.contains("Theo Luật Ngân sách nhà nước và Luật Lưu trữ."), "{plan}");
    }
}
