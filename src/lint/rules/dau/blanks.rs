//! CACH-01: `văn thư , lưu trữ`, `xã,phường`, `5 %`, `ngày12`: blanks round marks and numbers.
//!
//! Căn cứ: none. A mark stands at the word before it, a blank behind it; a percent sign at its figure. Ellipses, ratios, times,
//! addresses, names in capitals (`VH,TT&DL`) and everything in tables are left alone.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};
use crate::text::syllable::is_syllable;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CACH_01, run };

/// What is wrong at a place.
struct Fault {
    stretch: Range<usize>,
    what: &'static str,
    advice: &'static str,
    /// What should stand there.
    right: String,
}

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_prose()) {
        for Fault { stretch, what, advice, right } in faults(&paragraph.text) {
            // The letters beside the blank are marked for the eye only.
            found.tell(found.instead(number, stretch, what, &right).advise(advice));
        }
    }
}

fn faults(text: &str) -> Vec<Fault> {
    let mut out = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, ',' | ';' | ':' | '.' | '%')) {
        out.extend(before(text, at, mark));
        out.extend(behind(text, at, mark));
    }
    out.extend(glued(text));
    out.extend(inside(text));
    out.extend(uneven(text));
    out.sort_by_key(|fault| fault.stretch.start);
    out
}

/// A blank before a mark.
fn before(text: &str, at: usize, mark: char) -> Option<Fault> {
    let word = text[..at].trim_end();
    let (last, behind) = (word.chars().next_back()?, text[at + 1..].chars().next());
    let blank = word.len() < at;
    let ends = behind.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | '”' | '"'));
    let fault = |what| {
        let stretch = word.len() - last.len_utf8()..at + 1;
        Fault { stretch, what, advice: "bỏ dấu cách", right: format!("{last}{mark}") }
    };
    if mark == '%' {
        return (blank && last.is_ascii_digit()).then(|| fault("dấu cách trước dấu phần trăm"));
    }
    // A ratio, a scale.
    let ratio = last.is_ascii_digit() && text[at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    let word_ends = last.is_alphanumeric() || matches!(last, ')' | '”' | '"' | '%');
    if !blank || !ends || ratio || !word_ends {
        return None;
    }
    Some(fault("dấu cách trước dấu câu"))
}

/// No blank behind a comma or a semicolon, and a stop that stands at the word behind it.
fn behind(text: &str, at: usize, mark: char) -> Option<Fault> {
    let next = text[at + 1..].chars().next().filter(|c| c.is_alphanumeric())?;
    let last = text[..at].chars().next_back()?;
    let stretch = || at - last.len_utf8()..at + 1 + next.len_utf8();
    match mark {
        // `quý,6 tháng`; what stands at figures may be a number.
        ',' | ';' if next.is_ascii_digit() => {
            let word = text[..at].rsplit(|c: char| !c.is_alphabetic()).next()?;
            let small = word.chars().nth(1).is_some() && word.chars().all(char::is_lowercase);
            let right = format!("{last}{mark} {next}");
            let (what, advice) = ("thiếu dấu cách sau dấu câu", "thêm dấu cách");
            small.then(|| Fault { stretch: stretch(), what, advice, right })
        }
        ',' | ';' => {
            let word = |part: &str| part.chars().all(char::is_uppercase);
            let (left, right) =
                (text[..at].rsplit(char::is_whitespace).next()?, text[at + 1..].split(char::is_whitespace).next()?);
            let name = word(left.trim_matches(|c: char| !c.is_alphanumeric()))
                && right.chars().next().is_some_and(char::is_uppercase)
                && right.chars().nth(1).is_none_or(|c| !c.is_lowercase());
            // Behind a figure only a word that is none of its own: `năm 2025,các xã`, but `2,5m`.
            let counted = last.is_ascii_digit()
                && next.is_lowercase()
                && is_syllable(right.trim_matches(|c: char| !c.is_alphabetic()))
                && right.chars().nth(1).is_some_and(char::is_alphabetic);
            let ends = counted || last.is_alphabetic() || matches!(last, ')' | '”' | '"' | '%');
            let right = format!("{last}{mark} {next}");
            let (what, advice) = ("thiếu dấu cách sau dấu câu", "thêm dấu cách");
            (ends && !name).then(|| Fault { stretch: stretch(), what, advice, right })
        }
        '.' if last.is_whitespace() && next.is_lowercase() => {
            let word = text[..at].trim_end();
            let letter = word.chars().next_back().filter(|c| c.is_alphabetic())?;
            // `tệp .pdf` is the ending of a file's name.
            let right = text[at + 1..].split(|c: char| !c.is_alphanumeric()).next()?;
            if !is_syllable(right) {
                return None;
            }
            let start = word.len() - letter.len_utf8();
            let stretch = start..at + 1 + next.len_utf8();
            let (what, advice) = ("dấu chấm thừa giữa hai từ", "bỏ dấu chấm");
            Some(Fault { stretch, what, advice, right: format!("{letter} {next}") })
        }
        // `thực hiện.Các phòng`, no address: two syllables, the first one small.
        '.' if next.is_uppercase() => {
            let left = text[..at].rsplit(|c: char| !c.is_alphabetic()).next()?;
            let right = text[at + 1..].split(|c: char| !c.is_alphabetic()).next()?;
            let word = |word: &str| word.chars().nth(1).is_some() && word.chars().skip(1).all(char::is_lowercase);
            let small = left.chars().all(char::is_lowercase) && !Usage::Stopped.has(left);
            let syllables = is_syllable(left) && is_syllable(right) && !(left.is_ascii() && right.is_ascii());
            let fits = small && word(left) && word(right) && syllables;
            let (what, advice) = ("thiếu dấu cách sau dấu chấm", "thêm dấu cách");
            fits.then(|| Fault { stretch: stretch(), what, advice, right: format!("{last}. {next}") })
        }
        _ => None,
    }
}

/// Blanks inside brackets and quotation marks: `( dự kiến`, `đạt yêu cầu )`.
fn inside(text: &str) -> Vec<Fault> {
    let mut out = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '(' | ')' | '“' | '”')) {
        let end = at + mark.len_utf8();
        let (what, advice) = ("dấu cách phía trong ngoặc", "bỏ dấu cách");
        if matches!(mark, '(' | '“') {
            let rest = text[end..].trim_start_matches([' ', '\u{a0}']);
            let Some(next) = rest.chars().next().filter(|c| rest.len() < text.len() - end && c.is_alphanumeric())
            else {
                continue;
            };
            let stretch = at..text.len() - rest.len() + next.len_utf8();
            out.push(Fault { stretch, what, advice, right: format!("{mark}{next}") });
        } else {
            let word = text[..at].trim_end_matches([' ', '\u{a0}']);
            let Some(last) = word.chars().next_back().filter(|c| word.len() < at && c.is_alphanumeric()) else {
                continue;
            };
            out.push(Fault {
                stretch: word.len() - last.len_utf8()..end,
                what,
                advice,
                right: format!("{last}{mark}"),
            });
        }
    }
    out
}

/// A dash with a blank on one side only: `Văn hóa- Thể thao`, `2021 -2025`. In a symbol the rules of citations tell of it;
/// before a figure it may be a sign, at the edge of a bracket or of capitals (`KH- UBND`) something else.
fn uneven(text: &str) -> Vec<Fault> {
    let mut out = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '-' | '–')) {
        let behind = &text[at + mark.len_utf8()..];
        let (before, rest) = (text[..at].trim_end_matches(' '), behind.trim_start_matches(' '));
        let (Some(last), Some(next)) = (before.chars().next_back(), rest.chars().next()) else { continue };
        let (left, right) = (before.len() < at, rest.len() < behind.len());
        let word = |c: char| c.is_alphanumeric();
        let sign = left && next.is_ascii_digit() && !last.is_ascii_digit();
        let symbol = |part: &str| part.chars().filter(|c| c.is_uppercase()).count() > 1 || part.contains('/');
        let of = (before.rsplit(' ').next().unwrap_or_default(), rest.split(' ').next().unwrap_or_default());
        if left == right || !word(last) || !word(next) || sign || symbol(of.0) || symbol(of.1) {
            continue;
        }
        let stretch = before.len() - last.len_utf8()..text.len() - rest.len() + next.len_utf8();
        let (what, advice) = ("gạch nối có dấu cách ở một bên", "để dấu cách cả hai bên, hoặc bỏ cả hai");
        out.push(Fault { stretch, what, advice, right: format!("{last} {mark} {next}") });
    }
    out
}

/// `ngày12`, `Điều5`.
fn glued(text: &str) -> Vec<Fault> {
    let words = Words::of(text);
    let one = |at: usize| -> Option<Fault> {
        let word = words.get(at)?;
        let split = word.text.find(|c: char| c.is_ascii_digit()).filter(|split| *split > 0)?;
        let (letters, digits) = word.text.split_at(split);
        let whole = digits.bytes().all(|b| b.is_ascii_digit()) && Usage::Counted.has(letters);
        let last = letters.chars().next_back().filter(|_| whole)?;
        let first = digits.chars().next()?;
        let start = word.start + split - last.len_utf8();
        let stretch = start..word.start + split + 1;
        let (what, advice) = ("thiếu dấu cách trước số", "thêm dấu cách");
        Some(Fault { stretch, what, advice, right: format!("{last} {first}") })
    };
    (0..words.list.len()).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn blanks_at_the_wrong_side_are_told() {
        for (text, marks) in [
            ("Công tác văn thư , lưu trữ.", "ư ,"),
            ("Thực hiện thường xuyên .", "n ."),
            ("Gồm các xã ; phường.", "ã ;"),
            ("Nội dung : tập huấn.", "g :"),
            ("Các xã,phường tham gia.", "ã,p"),
            ("Họp xã;báo cáo.", "ã;b"),
            ("Đạt 95 % số xã.", "5 %"),
            ("Xong trước ngày12 tháng sau.", "y1"),
            ("Theo Điều5 của Quy chế.", "u5"),
            ("Tăng cường .các biện pháp.", "g .c"),
            ("Báo cáo quý,6 tháng và năm.", "ý,6"),
            ("Trong năm 2025,các xã họp.", "5,c"),
            ("Sở tổ chức thực hiện.Các phòng phối hợp.", "n.C"),
            ("Thanh toán trực tuyến ( dự kiến đạt 80%).", "( d"),
            ("Phong trào “ Sạch đẹp”.", "“ S"),
            ("Lao động -Thương binh và Xã hội.", "g -T"),
            ("Sở Văn hóa- Thể thao họp.", "a- T"),
            ("Giai đoạn 2021 -2025.", "1 -2"),
        ] {
            assert_eq!(marked(&CHECK, text), [marks], "{text}");
        }
    }

    #[test]
    fn numbers_names_and_ellipses_are_not() {
        for text in [
            "Kinh phí 1.200.000,5 đồng, đạt 95% kế hoạch.",
            "Gồm bàn, ghế ... và tủ .....",
            "Tỷ lệ 1 : 2; bản đồ 1:5.000.",
            "Lúc 7:30 và 8h30.",
            "Tỷ lệ % theo năm.",
            "Sở VH,TT&DL họp.",
            "Gửi về hopthu@sonoivu.gov.vn, trang sonoivu.gov.vn.",
            "ThS. Nguyễn Văn An, TP. Bến Lau.",
            "Khu A1, lớp 5A, Covid19, năm2b.",
            "Hết./.",
            "Khoảng 2,5m; nhiệt độ -5 độ, từ 1,2 đến 3,4kg; điểm 1,a.",
            "Theo Công văn số 15/KH- UBND; lớp 5 - 6 tuổi; pa-nô; (mới).",
            "Xem trang baomoi.Com, tệp ke.Hoach.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}: {:?}", marked(&CHECK, text));
        }
    }

    #[test]
    fn blanks_go_and_come() {
        let plan = fixed(&CHECK, "noi_dung: Văn thư , lưu trữ;các xã,phường đạt 95 % trước ngày12 .");
        assert!(plan.contains("Văn thư, lưu trữ; các xã, phường đạt 95% trước ngày 12."), "{plan}");
    }
}
