//! Labels at the start of a line: `Phần I`, `Điều 1.`, `A.`, `IV.`, `1.`, `1.1.`, `a)`, `-`, `+`, and the other forms that
//! real texts have.

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
    /// A line with another mark: `•`, `*`, a mark of Word's symbol face.
    Bullet,
}

/// A label and what follows it on its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LabelMatch<'a> {
    /// Its kind.
    pub shape: LabelShape,
    /// As typed, without the space behind it.
    pub label: &'a str,
    /// The space behind it; empty for none.
    pub gap: &'a str,
    /// The text behind it, without the space.
    pub rest: &'a str,
    /// Its form is a label wherever it begins a paragraph; other forms (`a.`, `6.2 Tổ chức`, `IV.TỔ CHỨC`) need labels
    /// around them that they follow.
    pub plain: bool,
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
const ORDINALS: [(&str, u32); 11] = [
    ("nhất", 1),
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
];

/// The number that the word behind `thứ` is.
pub(crate) fn ordinal(word: &str) -> Option<u32> {
    let small = word.to_lowercase();
    ORDINALS.iter().find(|(name, _)| *name == small).map(|(_, number)| *number)
}

/// Marks of the symbol faces of Word (Symbol, Wingdings), where a copied list has its bullets.
fn is_symbol_mark(c: char) -> bool {
    matches!(c, '\u{F020}'..='\u{F0FF}')
}

/// Marks that begin the lines of a list and nothing else.
const BULLETS: &str = "•·▪▫■●○◦◆◇❖➢➤►▶";

/// What a line (NFC, without leading space) may have as a label.
pub(crate) fn find(line: &str) -> Option<LabelMatch<'_>> {
    let first = line.chars().next()?;
    let end = first.len_utf8();
    let behind = &line[end..];
    match first {
        '-' | '–' | '—' => mark(line, LabelShape::Dash, end, behind.starts_with(char::is_uppercase)),
        '+' => mark(line, LabelShape::Plus, end, behind.starts_with(char::is_uppercase)),
        '*' => mark(line, LabelShape::Bullet, end, false).filter(|found| !found.gap.is_empty()),
        // Word's third level of bullets is a small o in another face, and a tab.
        'o' => mark(line, LabelShape::Bullet, end, false).filter(|found| found.gap.starts_with('\t')),
        c if is_symbol_mark(c) || BULLETS.contains(c) => {
            Some(cut(line, LabelShape::Bullet, end, !behind.starts_with(is_symbol_mark)))
        }
        '0'..='9' => number(line),
        c if c.is_lowercase() => small(line),
        c if c.is_uppercase() => word(line).or_else(|| capital(line)),
        _ => None,
    }
}

/// Whether a label may end here: at a space or at the end of the line.
fn ends(rest: &str) -> bool {
    rest.chars().next().is_none_or(char::is_whitespace)
}

fn cut(line: &str, shape: LabelShape, end: usize, plain: bool) -> LabelMatch<'_> {
    let rest = line[end..].trim_start();
    LabelMatch { shape, label: &line[..end], gap: &line[end..line.len() - rest.len()], rest, plain }
}

/// A mark in front of a space, or, where the surroundings agree, of the text itself.
fn mark(line: &str, shape: LabelShape, end: usize, tight: bool) -> Option<LabelMatch<'_>> {
    let plain = ends(&line[end..]);
    (plain || tight).then(|| cut(line, shape, end, plain))
}

/// The stop behind a number or letter: how long it is, and whether the label is one by its form alone.
fn stop(rest: &str, plain: &str) -> Option<(usize, bool)> {
    let first = rest.chars().next().filter(|c| ".)/-–".contains(*c))?;
    let length = first.len_utf8();
    // `I/.`, `1/.`, `1./`: a stroke and a stop.
    let second = rest[length..].starts_with(if first == '/' { '.' } else { '/' }) && "./".contains(first);
    Some((length + usize::from(second), plain.contains(first) && !second))
}

/// Whether text stands right behind a stop as it does behind a label: `1.Tiếp nhận`, `IV.TỔ CHỨC`; not `12/KH-UBND`,
/// `1.000`, `5-7`.
fn follows_tight(rest: &str, stop: &str) -> bool {
    let mut letters = rest.chars();
    let (first, second) = (letters.next(), letters.next());
    let capital = first.is_some_and(char::is_uppercase);
    match stop {
        "." | ")" => capital,
        "-" | "–" => false,
        _ => capital && second.is_some_and(char::is_lowercase),
    }
}

/// A number or letter with its stop, as the label of a line: a space, the end, or text right behind it.
fn stopped<'a>(line: &'a str, shape: LabelShape, end: usize, plain: &str) -> Option<LabelMatch<'a>> {
    let (length, plain) = stop(&line[end..], plain)?;
    let behind = &line[end + length..];
    if ends(behind) {
        // `19- 21`: behind a dash only words.
        let dash = line[..end + length].ends_with(['-', '–']);
        return (!dash || behind.trim_start().starts_with(char::is_alphabetic))
            .then(|| cut(line, shape, end + length, plain));
    }
    follows_tight(behind, &line[end..end + length]).then(|| cut(line, shape, end + length, false))
}

/// `1.`, `12.`, `1.2.`, `1.2.3.`, `2.1.a.`: at most three digits each, so that a year or `1.000.` is none; `1)`, `1/`,
/// and `6.2 Tổ chức` without a stop.
fn number(line: &str) -> Option<LabelMatch<'_>> {
    let mut end = 0;
    let mut count = 0;
    loop {
        let digits = line[end..].bytes().take_while(u8::is_ascii_digit).count();
        let letter = line[end..].chars().next().filter(|c| count > 0 && alphabet::is_small(*c));
        let length = if digits > 0 { digits } else { letter?.len_utf8() };
        let grouped = count > 0 && digits > 1 && line[end..].starts_with('0');
        if digits > 3 || grouped {
            return None;
        }
        let (after, shape) = (end + length, LabelShape::Number(count + 1));
        let rest = &line[after..];
        let goes_on = rest.strip_prefix('.').is_some_and(|r| {
            let mut letters = r.chars();
            letters.next().is_some_and(|c| {
                c.is_ascii_digit()
                    || digits > 0 && alphabet::is_small(c) && ".)/".contains(letters.next().unwrap_or(' '))
            })
        });
        if !goes_on {
            let bare = count > 0 && digits > 0 && ends(rest) && rest.trim_start().starts_with(char::is_uppercase);
            return stopped(line, shape, after, ".").or_else(|| bare.then(|| cut(line, shape, after, false)));
        }
        end = after + 1;
        count += 1;
    }
}

/// `a)`, with text right behind it or not; `a.`, `a/`, `a1)`, `ii)`.
fn small(line: &str) -> Option<LabelMatch<'_>> {
    let roman = line.bytes().take_while(|b| b"ivx".contains(b)).count();
    let letter = line.chars().next().filter(|c| alphabet::is_small(*c))?;
    let mut end = if roman::value(&line[..roman].to_uppercase()).is_some() { roman } else { letter.len_utf8() };
    end += line[end..].bytes().take_while(u8::is_ascii_digit).count();
    let found = stopped(line, LabelShape::Small, end, ")")?;
    // "a)Tổ chức": nothing but a điểm looks like this.
    Some(LabelMatch { plain: found.plain || found.label.ends_with(')'), ..found })
}

/// `A.`, `IV.`; `I/`, `I)`.
fn capital(line: &str) -> Option<LabelMatch<'_>> {
    let name = line.split(|c: char| !c.is_ascii_uppercase() && !alphabet::is_capital(c)).next()?;
    let mut letters = name.chars();
    let shape = match (letters.next(), letters.next()) {
        (Some(letter), None) if alphabet::is_capital(letter) => LabelShape::Capital(letter),
        _ => LabelShape::Roman(roman::value(name)?),
    };
    stopped(line, shape, name.len(), ".")
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
        return marked.then(|| cut(line, shape, number_end + 1, true));
    }
    let title = rest.trim_start();
    let in_capitals = title.starts_with(char::is_alphabetic) && !title.chars().any(char::is_lowercase);
    (ends(rest) && (title.is_empty() || in_capitals)).then(|| cut(line, shape, number_end, true))
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
    self::ordinal(ordinal).map(|_| text.len() - rest.len() + ordinal.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The label that a line begins with, where its form alone makes it one.
    fn recognise(line: &str) -> Option<LabelMatch<'_>> {
        find(line).filter(|found| found.plain)
    }

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

    #[test]
    fn forms_that_need_labels_around_them() {
        use LabelShape::*;
        let loose = |line| find(line).filter(|m| !m.plain).map(|m| (m.shape, m.label, m.gap, m.rest));
        for (line, expected) in [
            ("IV.TỔ CHỨC", (Roman(4), "IV.", "", "TỔ CHỨC")),
            ("I.MỤC ĐÍCH", (Capital('I'), "I.", "", "MỤC ĐÍCH")),
            ("II/ Nội dung", (Roman(2), "II/", " ", "Nội dung")),
            ("I/. Nội dung", (Capital('I'), "I/.", " ", "Nội dung")),
            ("I- MỤC ĐÍCH", (Capital('I'), "I-", " ", "MỤC ĐÍCH")),
            ("1.Tiếp nhận", (Number(1), "1.", "", "Tiếp nhận")),
            ("1.2.Tiếp nhận", (Number(2), "1.2.", "", "Tiếp nhận")),
            ("1) Một", (Number(1), "1)", " ", "Một")),
            ("1)Một", (Number(1), "1)", "", "Một")),
            ("1/ Một", (Number(1), "1/", " ", "Một")),
            ("1/Một", (Number(1), "1/", "", "Một")),
            ("6.2 Tổ chức", (Number(2), "6.2", " ", "Tổ chức")),
            ("a. Một", (Small, "a.", " ", "Một")),
            ("a/ Một", (Small, "a/", " ", "Một")),
            ("đ.Một", (Small, "đ.", "", "Một")),
            ("-Rà soát", (Dash, "-", "", "Rà soát")),
            ("+Rà soát", (Plus, "+", "", "Rà soát")),
        ] {
            assert_eq!(loose(line), Some(expected), "{line}");
        }
        let sure = |line| recognise(line).map(|m| (m.shape, m.label, m.gap, m.rest));
        for (line, expected) in [
            ("2.1.a. Một", (Number(3), "2.1.a.", " ", "Một")),
            ("a1) Một", (Small, "a1)", " ", "Một")),
            ("iii) Một", (Small, "iii)", " ", "Một")),
            ("–  Một", (Dash, "–", "  ", "Một")),
            ("•\tMột", (Bullet, "•", "\t", "Một")),
            ("\u{F0B7} Một", (Bullet, "\u{F0B7}", " ", "Một")),
            ("\u{F0A7}Một", (Bullet, "\u{F0A7}", "", "Một")),
            ("* Một", (Bullet, "*", " ", "Một")),
            ("o\tMột", (Bullet, "o", "\t", "Một")),
        ] {
            assert_eq!(sure(line), Some(expected), "{line}");
        }
        for line in [
            "12/KH-UBND ngày",
            "1/4 số hộ",
            "15/3/2026",
            "19- 21 tuổi",
            "3-5 ngày",
            "1.5 tỷ",
            "24 giờ",
            "đ/c Bình",
            "o một",
            "*đậm*",
            "**đậm**",
            "–5 độ",
            "TP.HCM",
            "A4 và A3",
            "2026. Một",
            "(1) Một",
        ] {
            assert_eq!(find(line), None, "{line}");
        }
    }
}
