//! NOINHAN-40: lines of Nơi nhận that are kept word for word: `- Các xã` without `;`, `- Lưu VT`, no stop at the end.
//!
//! Căn cứ: the era's marks `dau.noi_nhan`. One finding for the ends of lines, one for the line of filing. Traps: a line may
//! lead to those below it (`- Như trên:`, `+ …`); a table that was copied flat is no list, so where most lines lack a dash
//! nothing is told; a note in brackets stands before the mark.

use std::ops::Range;

use super::super::mixed::Ways;
use crate::diag::rules;
use crate::lint::text::{Paragraph, Zone};
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::NOINHAN_40, run };

/// What counts as a typed dash.
const DASHES: [char; 5] = ['-', '–', '—', '+', '•'];

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let lines: Vec<(usize, &Paragraph<'_>)> = subject.text.iter().filter(|(_, p)| is_typed(p)).collect();
    let Some(last) = lines.last().map(|(number, _)| *number) else { return found.not_applicable() };
    let dashed = lines.iter().filter(|(_, line)| line.text.trim_start().starts_with(DASHES)).count();
    if dashed * 2 < lines.len() {
        return found.unchecked("phần nơi nhận không rõ từng dòng");
    }
    let marks = &subject.era.dau.noi_nhan;
    let mut odd = Ways::default();
    for (number, line) in &lines {
        let text = line.text.trim_end();
        let right = if *number == last { &marks.cuoi } else { &marks.moi };
        let leads = text.ends_with(':') && *number != last;
        if !right.is_empty() && !leads && !text.ends_with(right.as_str()) {
            let start = text.char_indices().next_back().map_or(0, |(at, _)| at);
            odd.take("", (*number, start..text.len()));
        }
        for (stretch, what, advice) in filing(text, subject.era.word("luu"), *number == last) {
            found.tell(found.at(*number, stretch, what).advise(advice));
        }
    }
    let (between, end) = (&marks.moi, &marks.cuoi);
    let what =
        format!("cuối dòng nơi nhận thiếu hoặc sai dấu: giữa các dòng là '{between}', cuối dòng cuối cùng là '{end}'");
    odd.all(found, what, format!("viết '{between}' cuối mỗi dòng, '{end}' cuối dòng cuối cùng"));
}

/// Whether it is a line that is printed word for word.
fn is_typed(paragraph: &Paragraph<'_>) -> bool {
    paragraph.zone == Zone::Recipient && paragraph.path.as_str().starts_with("nguyen_van")
}

/// What is wrong with the line of filing: its place, its word, the marks between units.
fn filing(text: &str, word: &str, last: bool) -> Vec<(Range<usize>, &'static str, &'static str)> {
    let bare = text.trim_start_matches(|c: char| DASHES.contains(&c) || c.is_whitespace());
    let start = text.len() - bare.len();
    let name = word.trim_end_matches(':');
    let Some(rest) = bare.strip_prefix(name).filter(|rest| !rest.starts_with(char::is_alphabetic)) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    if !rest.starts_with(':') {
        let end = start + name.len() + rest.len() - rest.trim_start_matches([' ', ':', ',', ';']).len();
        out.push((
            start..end.max(start + name.len()),
            "sau chữ 'Lưu' không có dấu hai chấm liền sau",
            "viết 'Lưu: VT, …'",
        ));
    } else if rest[1..].starts_with(char::is_alphanumeric) {
        out.push((start..start + name.len() + 2, "thiếu dấu cách sau 'Lưu:'", "viết 'Lưu: VT, …'"));
    }
    if let Some(at) = rest.find(';').filter(|at| !rest[at + 1..].trim().is_empty()) {
        let at = start + name.len() + at;
        out.push((at..at + 1, "giữa các đơn vị lưu là dấu phẩy, không phải dấu chấm phẩy", "viết 'Lưu: VT, TH.'"));
    }
    if !last {
        out.push((start..start + name.len(), "dòng lưu không phải dòng cuối", "chuyển dòng lưu xuống cuối nơi nhận"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::told;

    fn said(lines: &[&str]) -> String {
        let lines: String = lines.iter().map(|line| format!("    - '{line}'\n")).collect();
        told(&CHECK, &format!("noi_nhan:\nluu:\nnguyen_van:\n  noi_nhan:\n{lines}"))
    }

    #[test]
    fn ends_of_lines_and_the_line_of_filing_are_told() {
        for (lines, part) in [
            (&["- Như trên", "- Các xã;", "- Lưu: VT."][..], "cuối dòng nơi nhận"),
            (&["- Như trên;", "- Các xã.", "- Lưu: VT."], "cuối dòng nơi nhận"),
            (&["- Như trên;", "- Lưu: VT"], "cuối dòng nơi nhận"),
            (&["- Như trên;", "- Lưu VT."], "sau chữ 'Lưu'"),
            (&["- Như trên;", "- Lưu : VT."], "sau chữ 'Lưu'"),
            (&["- Như trên;", "- Lưu: VT; TH."], "dấu phẩy"),
            (&["- Lưu: VT;", "- Như trên."], "dòng cuối"),
        ] {
            assert!(said(lines).contains(part), "{lines:?}: {}", said(lines));
        }
        assert_eq!(said(&["- Như trên", "- Các xã", "- Lưu: VT"]).lines().count(), 1, "one finding for all ends");
    }

    #[test]
    fn the_form_of_the_law_is_right() {
        for lines in [
            &["- Như trên;", "- UBND tỉnh (để báo cáo);", "- Lưu: VT, TH."][..],
            &["- Như trên:", "+ Các xã;", "- Lưu: VT, KT(3b)."],
            &["Đơn vị", "Số", "Ngày", "12"],
        ] {
            assert_eq!(said(lines), "", "{lines:?}");
        }
    }
}
