//! Which blocks of two texts belong together.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::blocks::{Block, Kind, is};

/// Blocks that have less in common than this, in percent, are two.
const LEAST: usize = 40;
/// All there is, in percent.
const WHOLE: usize = 100;
/// So many pairs are tried in a stretch that differs.
const MOST: usize = 250_000;

/// Blocks that belong together, one way or the other, and those of one text alone.
pub(super) type Pairs<'b, 'x> = Vec<(Option<&'b Block<'x>>, Option<&'b Block<'x>>)>;

/// The blocks of both texts, in order.
pub(super) fn pairs<'b, 'x>(old: &'b [Block<'x>], new: &'b [Block<'x>]) -> Pairs<'b, 'x> {
    let keys = |blocks: &[Block<'x>]| blocks.iter().map(|block| block.key.clone()).collect::<Vec<String>>();
    let mut out = Vec::new();
    // Stretches that differ, side by side, are one.
    let (mut gone, mut come): (&[Block<'x>], &[Block<'x>]) = (&[], &[]);
    let mut from = (0, 0);
    let (before, after) = (keys(old), keys(new));
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (of_old, of_new) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            out.extend(near(gone, come));
            (gone, come) = (&[], &[]);
            let same = old.get(of_old.clone()).unwrap_or_default().iter();
            let same = same.zip(new.get(of_new.clone()).unwrap_or_default());
            out.extend(same.map(|(old, new)| (Some(old), Some(new))));
            from = (of_old.end, of_new.end);
        } else {
            (gone, come) =
                (old.get(from.0..of_old.end).unwrap_or_default(), new.get(from.1..of_new.end).unwrap_or_default());
        }
    }
    out.extend(near(gone, come));
    out
}

/// Pairs of a stretch that differs: those that have most in common together.
fn near<'b, 'x>(old: &'b [Block<'x>], new: &'b [Block<'x>]) -> Pairs<'b, 'x> {
    if let ([old], [new]) = (old, new)
        && fit(old, new)
    {
        return vec![(Some(old), Some(new))];
    }
    let alone = || old.iter().map(|old| (Some(old), None)).chain(new.iter().map(|new| (None, Some(new))));
    if old.is_empty() || new.is_empty() || old.len() * new.len() > MOST {
        return alone().collect();
    }
    let words = |blocks: &'b [Block<'x>]| blocks.iter().map(counted).collect::<Vec<_>>();
    let (counts, others) = (words(old), words(new));
    let width = new.len() + 1;
    // The best sum of what the rest of both has in common.
    let mut best = vec![0; (old.len() + 1) * width];
    let mut shared = vec![0; old.len() * new.len()];
    let value = |best: &[usize], i: usize, j: usize| best.get(i * width + j).copied().unwrap_or(0);
    for (i, (one, own)) in old.iter().zip(&counts).enumerate().rev() {
        for (j, (other, others)) in new.iter().zip(&others).enumerate().rev() {
            let common = if fit(one, other) { common(own, others) } else { 0 };
            let common = match common {
                ..LEAST => 0,
                // What ends a section stays where it ends.
                _ if ends_section(one) && ends_section(other) => common + WHOLE,
                _ => common,
            };
            shared[i * new.len() + j] = common;
            let together = if common > 0 { common + value(&best, i + 1, j + 1) } else { 0 };
            best[i * width + j] = together.max(value(&best, i + 1, j)).max(value(&best, i, j + 1));
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while let (Some(one), Some(other)) = (old.get(i), new.get(j)) {
        let common = shared.get(i * new.len() + j).copied().unwrap_or(0);
        if common > 0 && value(&best, i, j) == common + value(&best, i + 1, j + 1) {
            out.push((Some(one), Some(other)));
            (i, j) = (i + 1, j + 1);
        } else if value(&best, i, j) == value(&best, i + 1, j) {
            out.push((Some(one), None));
            i += 1;
        } else {
            out.push((None, Some(other)));
            j += 1;
        }
    }
    out.extend(old.iter().skip(i).map(|old| (Some(old), None)));
    out.extend(new.iter().skip(j).map(|new| (None, Some(new))));
    out
}

/// Whether a section ends with a paragraph.
fn ends_section(block: &Block<'_>) -> bool {
    matches!(block.kind, Kind::Paragraph(_)) && block.xml.contains("<w:sectPr")
}

/// Whether one can stand for the other: of the same kind, tables of as many columns, rows of as many cells.
fn fit(one: &Block<'_>, other: &Block<'_>) -> bool {
    let same = |name: &str| is(one.xml, name) && is(other.xml, name);
    let count = |element: &str| one.xml.matches(element).count() == other.xml.matches(element).count();
    match (&one.kind, &other.kind) {
        (Kind::Paragraph(_), Kind::Paragraph(_)) => true,
        (Kind::Holder, Kind::Holder) => same("w:tbl") && count("<w:gridCol ") || same("w:tr") && count("<w:tc>"),
        _ => false,
    }
}

/// How often each word stands in a block, and how many words it has.
fn counted<'b>(block: &'b Block<'_>) -> (BTreeMap<&'b str, usize>, usize) {
    let mut counts = BTreeMap::new();
    let words = block.key.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let all = words.map(|word| *counts.entry(word).and_modify(|count| *count += 1).or_insert(1)).count();
    (counts, all)
}

/// What two blocks have in common, in percent of their words.
fn common((one, words): &(BTreeMap<&str, usize>, usize), (other, others): &(BTreeMap<&str, usize>, usize)) -> usize {
    let both: usize = one.iter().map(|(word, count)| other.get(word).map_or(0, |own| *own.min(count))).sum();
    (200 * both).checked_div(words + others).unwrap_or(0)
}
