//! SODO-40: `5Km`, `10kg`, `0.5 ml`: a number and its unit of measure.
//!
//! Căn cứ: none that an era has. A note, one a document: the sign of a unit stands behind a blank, has its own capitals (data:
//! the first of those that are spelt alike is the right one), and a part of a whole stands behind a comma. Traps: signs of
//! roads and standards (`QL32C`, `M250`), versions (`IPv6`), chainages (`Km65+500`).

use std::ops::Range;

use super::super::mixed::Ways;
use crate::diag::rules;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::SODO_40, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut ways = Ways::default();
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone.is_prose()) {
        for (stretch, _) in odd(&paragraph.text) {
            ways.take("", (number, stretch));
        }
    }
    let what = "số và đơn vị đo viết chưa đúng cách".to_string();
    let right = |written: &str| odd(written).pop().map(|(_, right)| right);
    ways.mended(
        found,
        what,
        "viết như '5 km', '0,5 ml': một dấu cách, ký hiệu đúng chữ hoa, dấu phẩy".to_string(),
        right,
    );
}

/// The sign as it is written: the first of the data that is spelt alike.
fn sign(typed: &str) -> Option<&'static str> {
    let known = Usage::Measure.has_as_written(typed);
    let same = |own: &&&str| own.to_lowercase() == typed.to_lowercase();
    Usage::Measure.words().iter().find(same).filter(|_| known).copied()
}

/// Numbers with units that are written in another way, and how they are written.
fn odd(text: &str) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| at + from) {
        let figures = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let length = text[start..].find(|c: char| !figures(c)).unwrap_or(text.len() - start);
        let number = text[start..start + length].trim_end_matches(['.', ',']);
        let end = start + number.len();
        from = (start + length).max(start + 1);
        let before = text[..start].chars().next_back();
        // What stands at a letter, a stroke, a sign is part of something else.
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '+' | ':' | '_' | '-' | '@' | '.')) {
            continue;
        }
        let rest = &text[end..];
        let groups: Vec<&str> = number.split(',').collect();
        let thousands = groups.len() > 2 && groups[1..].iter().all(|g| g.len() == 3) && groups[0].len() < 4;
        if thousands && !number.contains('.') {
            out.push((start..end, groups.join(".")));
            continue;
        }
        let blank = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        let unit = rest[blank..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let Some(right) = sign(unit).filter(|_| blank < 2 && !rest[blank + unit.len()..].starts_with('+')) else {
            continue;
        };
        let point = number.split_once('.').filter(|(_, part)| part.len() < 3 && !part.contains(['.', ',']));
        let value = point.map_or(number.to_string(), |(whole, part)| format!("{whole},{part}"));
        // A single letter at a number may be a name: `nhà 5m`, but `15m` is a length.
        let glued = blank == 0 && unit.chars().count() > usize::from(!unit.starts_with('m'));
        if glued || right != unit || point.is_some() {
            out.push((start..end + blank + unit.len(), format!("{value} {right}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, told};

    #[test]
    fn units_are_told_once_and_mended() {
        let plan = "noi_dung: Làm 5Km đường, mua 10kg giống, 0.5 ml vắc xin, chi 262,500,000 đồng, trồng 2,5Ha, dài 15m, 100 KVA.";
        assert_eq!(told(&CHECK, plan).lines().count(), 1);
        let mended = fixed(&CHECK, plan);
        assert!(
            mended.contains(
                "5 km đường, mua 10 kg giống, 0,5 ml vắc xin, chi 262.500.000 đồng, trồng 2,5 ha, dài 15 m, 100 kVA."
            ),
            "{mended}"
        );
    }

    #[test]
    fn right_ones_and_other_signs_are_not() {
        for text in [
            "5 km đường, 2,5 ha, 1.200 m, 20,5 kW",
            "Quốc lộ 32C, cống M250, Km65+500, mạng 5G, khổ A4",
            "TCVN 11930:2017, bản 2.1 mới, điểm 6.5 trở lên",
            "lớp 12A, tổ 3 m, số 5/KH-UBND, 15 phút",
        ] {
            assert_eq!(odd(text), [], "{text}");
        }
    }
}
