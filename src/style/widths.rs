//! The column widths of a table: shares where the officer gave them, otherwise from the content, as browsers do it.
//! Everything is counted in whole twips, so the widths add up to the table's width exactly.

use super::styled::{StyledCell, StyledTable};
use crate::font::FontSet;
use crate::font::fill::{natural_width, widest_word};
use crate::units::Len;

/// Twips by which a column is wider than its text needs, so that another program's rounding tears no word.
const EASE: i64 = 10;

/// Twips by which a boundary may move to a place where another program keeps it.
const SETTLE: i64 = 9;

/// The widths of a table's columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Widths {
    /// One per column.
    pub columns: Vec<Len>,
    /// The width that the longest words need where that is more than the table has.
    pub needed: Option<Len>,
}

/// What a column's content asks for, in twips.
#[derive(Clone, Copy, Debug, Default)]
struct Wish {
    /// The longest word.
    least: i64,
    /// Everything on one line.
    most: i64,
}

/// How many columns a table has.
fn count(table: &StyledTable) -> usize {
    let cells = table.rows.iter().flat_map(|r| &r.cells);
    table.shares.len().max(cells.map(|c| c.column + 1).max().unwrap_or(0)).max(1)
}

/// The columns a cell covers, within the table.
pub(crate) fn covered(cell: &StyledCell, columns: usize) -> std::ops::Range<usize> {
    let from = cell.column.min(columns - 1);
    from..(from + cell.column_span.max(1)).min(columns)
}

/// Finds the widths.
pub(crate) fn widths(table: &StyledTable, fonts: &FontSet) -> Widths {
    let columns = count(table);
    let total = table.width.twips().max(columns as i64);
    let wishes = wishes(table, fonts, columns, total);
    let least: Vec<i64> = wishes.iter().map(|w| w.least).collect();
    let needed: i64 = least.iter().sum();
    if needed > total {
        let columns = share_out(total, &least).into_iter().map(Len::from_twips).collect();
        return Widths { columns, needed: Some(Len::from_twips(needed)) };
    }
    let mut wanted = from_content(&wishes, total);
    if table.shares.iter().any(Option::is_some) {
        let shares: Vec<i64> =
            (0..columns).map(|i| i64::from(table.shares.get(i).copied().flatten().unwrap_or(0))).collect();
        let by_content: i64 = (0..columns).filter(|&i| shares[i] == 0).map(|i| wanted[i]).sum();
        for (width, (shared, share)) in
            wanted.iter_mut().zip(share_out(total - by_content, &shares).into_iter().zip(&shares))
        {
            if *share > 0 {
                *width = shared;
            }
        }
    }
    grow(&mut wanted, &least);
    settle(&mut wanted, &least);
    Widths { columns: wanted.into_iter().map(Len::from_twips).collect(), needed: None }
}

/// What the columns' contents ask for; a cell over several columns asks them together.
fn wishes(table: &StyledTable, fonts: &FontSet, columns: usize, total: i64) -> Vec<Wish> {
    let mut wishes = vec![Wish::default(); columns];
    let padding = 2 * table.padding.twips();
    let mut wide = Vec::new();
    for cell in table.rows.iter().flat_map(|r| &r.cells) {
        let mut wish = Wish { least: padding + 1, most: padding + 1 };
        for para in &cell.paras {
            let pieces = para.pieces();
            let indent = para.para.left + para.para.right + para.para.first_line.at_least_zero();
            let asks = |width: Len| (width + indent).twips() + 1 + padding;
            wish.least = wish.least.max(asks(widest_word(&pieces, fonts)));
            wish.most = wish.most.max(asks(natural_width(&pieces, fonts)));
        }
        let range = covered(cell, columns);
        if range.len() == 1 {
            let own = &mut wishes[range.start];
            *own = Wish { least: own.least.max(wish.least), most: own.most.max(wish.most) };
        } else {
            wide.push((range, wish));
        }
    }
    wide.sort_by_key(|(range, _)| (range.len(), range.start));
    for (range, wish) in wide {
        let slice = &mut wishes[range];
        let most: Vec<i64> = slice.iter().map(|w| w.most.max(1)).collect();
        let more = |wanted: i64, have: i64| share_out((wanted - have).max(0), &most);
        let least = more(wish.least, slice.iter().map(|w| w.least).sum());
        let most = more(wish.most, slice.iter().map(|w| w.most).sum());
        for (own, (least, most)) in slice.iter_mut().zip(least.into_iter().zip(most)) {
            own.least += least;
            own.most += most;
        }
    }
    let ease = if wishes.iter().map(|w| w.least + EASE).sum::<i64>() <= total { EASE } else { 0 };
    for wish in &mut wishes {
        wish.least = wish.least.max(1) + ease;
        // A text longer than the whole table weighs no more than one that fills it, or it would starve the others.
        wish.most = (wish.most + ease).clamp(wish.least, total.max(wish.least));
    }
    wishes
}

/// Every column gets its longest word; what is left goes to those that could use it.
fn from_content(wishes: &[Wish], total: i64) -> Vec<i64> {
    let most: i64 = wishes.iter().map(|w| w.most).sum();
    let (base, weights): (Vec<i64>, Vec<i64>) = if most <= total {
        (wishes.iter().map(|w| w.most).collect(), wishes.iter().map(|w| w.most).collect())
    } else {
        (wishes.iter().map(|w| w.least).collect(), wishes.iter().map(|w| w.most - w.least).collect())
    };
    let rest = share_out(total - base.iter().sum::<i64>(), &weights);
    base.iter().zip(rest).map(|(b, r)| b + r).collect()
}

/// Widens columns that are narrower than their longest word, at the cost of those that have room.
fn grow(widths: &mut [i64], least: &[i64]) {
    let missing: i64 = widths.iter().zip(least).map(|(w, l)| (l - w).max(0)).sum();
    if missing == 0 {
        return;
    }
    let room: Vec<i64> = widths.iter().zip(least).map(|(w, l)| (w - l).max(0)).collect();
    for ((width, least), taken) in widths.iter_mut().zip(least).zip(share_out(missing, &room)) {
        *width = (*width).max(*least) - taken;
    }
}

/// Moves the boundaries between columns, by 0.15 mm at most, to where LibreOffice keeps them: it stores a boundary as ten
/// thousandths of the table's width, rounded, and sets it at that share, rounded down (measured). A cell that is a twip
/// narrower or wider there breaks its lines elsewhere. Word takes the boundaries as they are.
fn settle(widths: &mut [i64], least: &[i64]) {
    let total: i64 = widths.iter().sum();
    let kept = |x: i64| (x * 10_000 + total / 2) / total * total / 10_000 == x;
    let (mut before, mut at) = (0, 0);
    for column in 0..widths.len().saturating_sub(1) {
        at += widths[column];
        let near = (0..=SETTLE).flat_map(|by| [at + by, at - by]);
        let end = at + widths[column + 1];
        let settled = near.filter(|x| kept(*x)).find(|x| x - before >= least[column] && end - x >= least[column + 1]);
        let moved = settled.unwrap_or(at);
        widths[column + 1] += at - moved;
        widths[column] = moved - before;
        (before, at) = (moved, moved);
    }
}

/// Shares out an amount by weights; the parts add up to it exactly. Without any weight the parts are equal.
fn share_out(amount: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i64 = weights.iter().sum();
    let weight = |i: usize| if sum > 0 { weights[i] } else { 1 };
    let sum = if sum > 0 { sum } else { weights.len() as i64 };
    let mut before = 0;
    let mut weighed = 0;
    (0..weights.len())
        .map(|i| {
            weighed += weight(i);
            let upto = (i128::from(amount) * i128::from(weighed) / i128::from(sum)) as i64;
            upto - std::mem::replace(&mut before, upto)
        })
        .collect()
}
