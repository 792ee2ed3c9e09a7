//! Labels at the start of a line: `Phần I`, `Điều 1.`, `A.`, `IV.`, `1.`, `1.1.`, `a)`, `-`, `+`.

use super::{alphabet, roman};

/// What kind of label it is, from its form alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LabelShape {
    /// `Phần I`.
    Phan,
    /// `Chương I`.
    Chuong,
    /// `Mục 1`.
    Muc,
    /// `Tiểu mục 1`.
    TieuMuc,
    /// `Điều 1.`
    Dieu,
    /// One capital letter: `A.`, but also `I.` or `V.`, which only the surroundings tell from Roman numerals.
    Capital(char),
    /// A Roman numeral of two letters or more: `IV.`
    Roman(u32),
    /// Khoản: `1.`; with the count of its numbers when it is `1.1.` (2) or deeper.
    Number(usize),
    /// Điểm: `a)`.
    Small,
    /// A dash line.
    Dash,
    /// A plus line.
    Plus,
}

/// A label and what follows it on its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LabelMatch<'a> {
    /// Its kind.
    pub shape: LabelShape,
    /// As typed, without the space behind it.
    pub label: &'a str,
    /// The text behind it, without the space.
    pub rest: &'a str,
}

/// Words that name a labelled unit, as they begin a line.
const WORDS: [(&str, &str, LabelShape); 5] = [
    ("Phần", "PHẦN", LabelShape::Phan),
    ("Chương", "CHƯƠNG", LabelShape::Chuong),
    ("Tiểu mục", "TIỂU MỤC", LabelShape::TieuMuc),
    ("Mục", "MỤC", LabelShape::Muc),
    ("Điều", "ĐIỀU", LabelShape::Dieu),
];

/// Numbers in words, as in `Phần thứ nhất`.
const ORDINALS: [&str; 11] = ["nhất", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/// The label that a line (NFC, without leading space) begins with.
pub(crate) fn recognise(line: &str) -> Option<LabelMatch<'_>> {
    let first = line.chars().next()?;
    let (shape, end) = match first {
        '-' => (LabelShape::Dash, 1),
        '+' => (LabelShape::Plus, 1),
        '0'..='9' => number(line)?,
        c if alphabet::is_small(c) && line[c.len_utf8()..].starts_with(')') => {
            let end = c.len_utf8() + 1;
            // "a)Tổ chức": nothing but a điểm looks like this, space or not.
            if line[end..].starts_with(char::is_uppercase) {
                return Some(cut(line, LabelShape::Small, end));
            }
            (LabelShape::Small, end)
        }
        c if c.is_uppercase() => return word(line).or_else(|| capital(line)),
        _ => return None,
    };
    ends(&line[end..]).then(|| cut(line, shape, end))
}

/// Whether a label may end here: at a space or at the end of the line.
fn ends(rest: &str) -> bool {
    rest.chars().next().is_none_or(char::is_whitespace)
}

fn cut(line: &str, shape: LabelShape, end: usize) -> LabelMatch<'_> {
    LabelMatch { shape, label: &line[..end], rest: line[end..].trim_start() }
}

/// `1.`, `12.`, `1.2.`, `1.2.3.`: at most three digits each, so that a year or `1.000.` is none.
fn number(line: &str) -> Option<(LabelShape, usize)> {
    let mut end = 0;
    let mut count = 0;
    loop {
        let digits = line[end..].bytes().take_while(u8::is_ascii_digit).count();
        let grouped = count > 0 && digits > 1 && line[end..].starts_with('0');
        if digits == 0 || digits > 3 || grouped || !line[end + digits..].starts_with('.') {
            return None;
        }
        end += digits + 1;
        count += 1;
        if ends(&line[end..]) {
            return Some((LabelShape::Number(count), end));
        }
    }
}

/// `A.`, `IV.`
fn capital(line: &str) -> Option<LabelMatch<'_>> {
    let dot = line.find('.').filter(|d| *d <= 12)?;
    let name = &line[..dot];
    let mut letters = name.chars();
    let shape = match (letters.next(), letters.next()) {
        (Some(letter), None) if alphabet::is_capital(letter) => LabelShape::Capital(letter),
        _ => LabelShape::Roman(roman::value(name)?),
    };
    ends(&line[dot + 1..]).then(|| cut(line, shape, dot + 1))
}

/// `Phần I`, `Chương II.`, `Mục 1: …`, `Điều 5a.`: the number ends the line, or a mark stands behind it, or all that
/// follows is in capitals; so `Mục 1 Chương II của …` inside a sentence is none.
fn word(line: &str) -> Option<LabelMatch<'_>> {
    let (shape, after) = WORDS.iter().find_map(|(mixed, upper, shape)| {
        let rest = line.strip_prefix(mixed).or_else(|| line.strip_prefix(upper))?;
        let trimmed = rest.trim_start();
        (trimmed.len() < rest.len()).then(|| (*shape, line.len() - trimmed.len()))
    })?;
    let number_end = after + numeral(&line[after..], shape)?;
    let rest = &line[number_end..];
    let marked = rest.starts_with(['.', ':']) && ends(&rest[1..]);
    if shape == LabelShape::Dieu || marked {
        return marked.then(|| cut(line, shape, number_end + 1));
    }
    let title = rest.trim_start();
    let in_capitals = title.starts_with(char::is_alphabetic) && !title.chars().any(char::is_lowercase);
    (ends(rest) && (title.is_empty() || in_capitals)).then(|| cut(line, shape, number_end))
}

/// Length of the number of a named unit: digits with a letter (`5a`), a Roman numeral, a letter, or `thứ nhất`.
fn numeral(text: &str, shape: LabelShape) -> Option<usize> {
    let name = text.split(|c: char| c.is_whitespace() || c == '.' || c == ':').next()?;
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let tail = &name[digits..];
    if (1..=3).contains(&digits)
        && (tail.is_empty() || tail.chars().all(alphabet::is_small) && tail.chars().count() == 1)
    {
        return Some(name.len());
    }
    if shape == LabelShape::Dieu {
        return None;
    }
    let mut letters = name.chars();
    let one_capital = letters.next().is_some_and(alphabet::is_capital) && letters.next().is_none();
    if one_capital || roman::value(name).is_some() {
        return Some(name.len());
    }
    let rest = text.strip_prefix("thứ ").or_else(|| text.strip_prefix("THỨ "))?;
    let ordinal = rest.split(|c: char| c.is_whitespace() || c == '.' || c == ':').next()?;
    ORDINALS.contains(&ordinal.to_lowercase().as_str()).then(|| text.len() - rest.len() + ordinal.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(line: &str) -> Option<(LabelShape, &str, &str)> {
        recognise(line).map(|m| (m.shape, m.label, m.rest))
    }

    #[test]
    fn every_form_of_label() {
        use LabelShape::*;
        for (line, expected) in [
            ("I. MỤC ĐÍCH", (Capital('I'), "I.", "MỤC ĐÍCH")),
            ("XIV. Khác", (Roman(14), "XIV.", "Khác")),
            ("Đ. Khác", (Capital('Đ'), "Đ.", "Khác")),
            ("1. Yêu cầu", (Number(1), "1.", "Yêu cầu")),
            ("1.2. Yêu cầu", (Number(2), "1.2.", "Yêu cầu")),
            ("10.2.3.\u{A0}Yêu cầu", (Number(3), "10.2.3.", "Yêu cầu")),
            ("đ) Tổ chức", (Small, "đ)", "Tổ chức")),
            ("a)Tổ chức", (Small, "a)", "Tổ chức")),
            ("-  Cấp xã", (Dash, "-", "Cấp xã")),
            ("+ Cấp xã", (Plus, "+", "Cấp xã")),
            ("1.", (Number(1), "1.", "")),
            ("Phần I", (Phan, "Phần I", "")),
            ("Phần thứ hai", (Phan, "Phần thứ hai", "")),
            ("CHƯƠNG II. QUY ĐỊNH", (Chuong, "CHƯƠNG II.", "QUY ĐỊNH")),
            ("Chương II QUY ĐỊNH", (Chuong, "Chương II", "QUY ĐỊNH")),
            ("Mục 1: Hồ sơ", (Muc, "Mục 1:", "Hồ sơ")),
            ("Tiểu mục 2", (TieuMuc, "Tiểu mục 2", "")),
            ("Điều 5a. Phạm vi", (Dieu, "Điều 5a.", "Phạm vi")),
        ] {
            assert_eq!(shape(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_a_label() {
        for line in [
            "1.5 tỷ đồng",
            "-5 độ",
            "2021. Năm",
            "1.000. Một nghìn",
            "1.1 Mục",
            "Điều 5 của Luật",
            "Điều lệ 1.",
            "Mục 1 Chương II của Nghị định",
            "Phần lớn",
            "TP. Mỹ Tho",
            "a) ".trim_end().trim_end_matches(')'),
            "b)c",
            "é) x",
            "",
            "I.MỤC",
        ] {
            assert_eq!(shape(line), None, "{line}");
        }
    }
}
