//! Amounts of a sentence: a number with what it counts (`45.600 triệu đồng`, `424 học sinh`).

use std::ops::Range;

use super::sums::number;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::scan::{Word, Words};

/// An amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// From the number to the end of the unit.
    pub range: Range<usize>,
    /// The number, as typed.
    pub figure: Range<usize>,
    /// Its value in thousandths.
    pub value: i64,
    /// What it counts: one or two words in small letters.
    pub unit: String,
    /// How many brackets are open where it stands.
    pub depth: usize,
}

/// Every amount of a text.
pub(super) fn all(text: &str) -> Vec<Amount> {
    let words = Words::of(text);
    let mut out: Vec<Amount> = Vec::new();
    for at in 0..words.list.len() {
        if let Some(found) =
            one(&words, at).filter(|found| out.last().is_none_or(|last| last.range.end <= found.figure.start))
        {
            out.push(found);
        }
    }
    out
}

fn one(words: &Words<'_>, at: usize) -> Option<Amount> {
    let text = words.text;
    let start = words.get(at).filter(|word| word.text.starts_with(|c: char| c.is_ascii_digit()))?.start;
    let before = text[..start].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '–' | '+' | '.' | ',' | ':')) {
        return None;
    }
    let typed = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let length = text[start..].find(|c: char| !typed(c)).unwrap_or(text.len() - start);
    let figure = start..start + text[start..start + length].trim_end_matches(['.', ',']).len();
    let value = number(&text[figure.clone()])?;
    let next = words.at(figure.end);
    let small = |at: usize| words.get(at).filter(|word| word.is_small() && words.joined(at));
    let first = small(next).filter(|word| text[figure.end..word.start].chars().all(char::is_whitespace))?;
    let mut parts: Vec<&Word<'_>> = vec![first];
    parts.extend(small(next + 1));
    let unit = parts.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    // `ngày 15 tháng`, `Điều 3 của`: numbers of something else.
    let named = at > 0 && words.joined(at) && Usage::Counted.has(words.list[at - 1].text);
    let depth = text[..start].matches('(').count().saturating_sub(text[..start].matches(')').count());
    (!named).then(|| Amount { range: start..parts[parts.len() - 1].end(), figure, value, unit, depth })
}

impl Amount {
    /// Whether two count the same: `120 ha cây`, `70 ha cam`, but not `học sinh`, `học viên`.
    pub(super) fn is_like(&self, other: &Amount) -> bool {
        let (own, another) = (self.first(), other.first());
        let single = |amount: &Amount| !amount.unit.contains(' ') || Usage::Measure.has_as_written(amount.first());
        self.unit == other.unit || own == another && (single(self) || single(other))
    }

    fn first(&self) -> &str {
        self.unit.split(' ').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_units() {
        let of = |text: &str| all(text).into_iter().map(|a| (a.value, a.unit, a.depth)).collect::<Vec<_>>();
        assert_eq!(of("Kinh phí là 45.600 triệu đồng, gồm"), [(45_600_000, "triệu đồng".to_string(), 0)]);
        assert_eq!(
            of("khối 10 có 12 lớp (420 học sinh)"),
            [(10_000, "có".to_string(), 0), (12_000, "lớp".into(), 0), (420_000, "học sinh".into(), 1)]
        );
        assert!(of("ngày 15/5/2026, số 12/KH-UBND, 2021-2025, Điều 3 của").is_empty());
    }
}
