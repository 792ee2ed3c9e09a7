//! BANG-40: the last line of a table, `Tổng cộng`, is not the sum of the lines above it.
//!
//! Căn cứ: none. A note. Only columns of nothing but numbers are added, in the way numbers are written here (`1.200.000`,
//! `12,5`). Traps: subtotals (lines with Roman numbers or capitals in front, `Trong đó`), merged cells, percentages; where the
//! lines add up to twice the total there were subtotals.

use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::Words;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};
use crate::model::{RichText, Table, TableCell, TableRow};
use crate::text::roman;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::BANG_40, run };

/// Digits behind the comma that count.
const DECIMALS: usize = 3;

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut added = false;
    for (first, table) in &subject.text.tables {
        let Some(wrong) = wrong(table) else { continue };
        added = true;
        for (cell, sum) in wrong {
            let Some(number) = paragraph(subject, *first, cell) else { continue };
            let text = &subject.text.paragraphs[number].text;
            let what = format!("dòng cộng ghi '{}', các dòng trên cộng lại là {}", text.trim(), shown(sum));
            found.tell(found.at(number, 0..text.len(), what).advise("xem lại dòng cộng hoặc các số ở trên"));
        }
    }
    if !added {
        found.not_applicable();
    }
}

/// The cells of the last line that are not the sum of those above them, with what they should be; nothing where a table has
/// no such line.
fn wrong(table: &Table) -> Option<Vec<(&TableCell, i64)>> {
    let row = table.rows.len().checked_sub(1)?;
    let (last, above) = (&table.rows[row], table.rows.get(table.header_rows..row)?);
    let merged = above.iter().flat_map(|row| &row.cells).any(|cell| cell.column_span > 1 || cell.row_span > 1);
    if !(last.total || is_total(last)) || above.len() < 2 || merged || above.iter().any(is_part) {
        return None;
    }
    let mut wrong = Vec::new();
    for cell in last.cells.iter().filter(|cell| cell.column > 0 && cell.column_span == 1) {
        let Some(total) = number(&text(&cell.paragraphs)) else { continue };
        let column = above.iter().map(|row| match row.cells.iter().find(|own| own.column == cell.column) {
            Some(own) if text(&own.paragraphs).trim().is_empty() => Some(0),
            Some(own) => number(&text(&own.paragraphs)),
            None => None,
        });
        let Some(values) = column.collect::<Option<Vec<i64>>>() else { continue };
        let sum: i64 = values.iter().sum();
        let counted = values.iter().filter(|value| **value != 0).count() > 1;
        if counted && sum != total && sum != total * 2 {
            wrong.push((cell, sum));
        }
    }
    Some(wrong)
}

/// Whether a line says in its first cells that it adds up.
fn is_total(row: &TableRow) -> bool {
    row.cells.iter().take(2).any(|cell| {
        let text = text(&cell.paragraphs);
        let words = Words::of(&text);
        Usage::Total.starts(&words, 0).is_some()
    })
}

/// Whether a line belongs to a part of a table: a Roman number or a capital in front, `Trong đó`.
fn is_part(row: &TableRow) -> bool {
    row.cells.iter().take(2).any(|cell| {
        let text = text(&cell.paragraphs);
        let label = text.trim().trim_end_matches(['.', ')']);
        let capital = label.chars().count() == 1 && label.chars().all(char::is_uppercase);
        let words = Words::of(&text);
        capital
            || roman::value(label).is_some()
            || Usage::Part.starts(&words, 0).is_some()
            || Usage::Total.starts(&words, 0).is_some()
    })
}

fn text(paragraphs: &[RichText]) -> String {
    paragraphs.iter().map(RichText::text).collect::<Vec<_>>().join(" ")
}

/// The value of a number in thousandths; nothing for all that is none.
pub(super) fn number(text: &str) -> Option<i64> {
    let text = text.trim();
    let (whole, part) = text.split_once(',').unwrap_or((text, ""));
    let groups: Vec<&str> = whole.split('.').collect();
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let grouped =
        groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3) && (1..4).contains(&groups[0].len());
    let fits = !whole.is_empty() && groups.iter().all(|group| digits(group) && !group.is_empty()) && grouped;
    if !fits || !digits(part) || part.len() > DECIMALS || whole.len() > 15 {
        return None;
    }
    format!("{}{part:0<DECIMALS$}", groups.concat()).parse().ok()
}

/// A value in thousandths as it is written here.
pub(super) fn shown(value: i64) -> String {
    let (whole, part) = (value / 1000, value % 1000);
    let digits = whole.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    match part {
        0 => out,
        part => format!("{out},{}", format!("{part:03}").trim_end_matches('0')),
    }
}

/// The first paragraph of a cell, of those from a number on.
fn paragraph(subject: &Subject<'_>, first: usize, cell: &TableCell) -> Option<usize> {
    let mut behind = subject.text.iter().skip(first);
    behind.find(|(_, paragraph)| paragraph.zone == Zone::Cell && *paragraph.path == cell.path).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::told;

    fn said(rows: &str) -> String {
        let rows: String = rows.lines().map(|row| format!("  {row}\n")).collect();
        told(
            &CHECK,
            &format!(
                "noi_dung: |\n  Kinh phí như sau:\n\n  | Việc | Kinh phí |\n  |---|---|\n{rows}ket_thuc: Các phòng thực hiện."
            ),
        )
    }

    #[test]
    fn a_total_that_is_none_is_told() {
        let told = said("| Mở lớp | 1.200.000 |\n| Tài liệu | 300.000 |\n| Tổng cộng | 1.600.000 |");
        assert!(told.contains("'1.600.000'") && told.contains("là 1.500.000"), "{told}");
        let told = said("| Mở lớp | 1,5 |\n| Tài liệu | 0,25 |\n| Cộng | 2 |");
        assert!(told.contains("là 1,75"), "{told}");
    }

    #[test]
    fn totals_parts_and_words_are_right() {
        for rows in [
            "| Mở lớp | 1.200.000 |\n| Tài liệu | 300.000 |\n| Tổng cộng | 1.500.000 |",
            "| I | 1.500 |\n| Mở lớp | 1.000 |\n| Tài liệu | 500 |\n| Tổng cộng | 1.600 |",
            "| Mở lớp | 1.000 |\n| Trong đó: thuê xe | 500 |\n| Tổng cộng | 1.000 |",
            "| Mở lớp | tháng 3 |\n| Thi | 5 |\n| Tổng cộng | 7 |",
            "| Mở lớp | 10% |\n| Thi | 20% |\n| Tổng cộng | 100% |",
        ] {
            assert_eq!(said(rows), "", "{rows}");
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_written_here() {
        let values = [("1.200", Some(1_200_000)), ("12,5", Some(12_500)), ("1.20", None), ("12 kg", None), ("", None)];
        for (text, value) in values {
            assert_eq!(number(text), value, "{text}");
        }
        assert_eq!([shown(1_500_250), shown(200_000)], ["1.500,25", "200"]);
    }
}
