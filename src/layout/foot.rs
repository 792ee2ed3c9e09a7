//! The foot is never alone: so many lines of what stands above it stay on its page.
//!
//! Word processors know one means for that, "keep with next" on the paragraphs above, and LibreOffice 7.4 never tears
//! such a paragraph: it goes over as a whole (measured). Both outputs must have the same page breaks, so the layout does
//! the same. A paragraph that is too long for that is kept only where the foot would otherwise stand alone.

use super::breaks::{Start, break_pages};
use super::setter::Setter;
use super::strip::{FootPlace, Hold, Unit, UnitKind};
use crate::units::Len;

/// Paragraphs up to this many lines always keep with the foot, so that it stays in company when the DOCX is edited.
const SHORT: usize = 6;

/// The height of the last `lines` lines of the galley.
pub(super) fn lines_height(setter: &Setter<'_>, lines: u32) -> Len {
    let strips = &setter.galley.strips;
    let from = strips.len().saturating_sub(lines as usize);
    strips[from..].iter().enumerate().map(|(i, s)| s.height + if i > 0 { s.gap } else { s.gap_top }).sum()
}

/// Holds the strip `foot`, the first of the foot, to the last `lines` lines above it.
pub(super) fn hold_foot(setter: &mut Setter<'_>, foot: usize, lines: u32) {
    let lines = lines as usize;
    let end = setter.galley.strips.len();
    setter.galley.foot = Some(FootPlace { company: foot, start: foot, end });
    if foot == 0 || lines == 0 {
        return;
    }
    let company = self::company(setter, foot, lines);
    let from = company.first().map_or(foot, |&(start, _)| start);
    let long = company.iter().any(|&(start, end)| end - start > SHORT);
    if long && lines_with(setter, foot) >= lines {
        return;
    }
    setter.galley.foot = Some(FootPlace { company: from, start: foot, end });
    for &(start, end) in &company {
        let unit = setter.galley.units.iter().rfind(|u| u.start == start).copied();
        for strip in &mut setter.galley.strips[start + 1..end] {
            strip.hold = strip.hold.max(Hold::Chain);
        }
        match unit {
            Some(unit) if unit.kind == UnitKind::Para => setter.hints.keep_with_next.push(unit.block),
            Some(unit) if unit.kind == UnitKind::Row => {
                let above = |u: &&Unit| u.kind == UnitKind::Row && u.block == unit.block && u.start < unit.start;
                let row = setter.galley.units.iter().filter(above).count();
                setter.hints.rows_with_next.entry(unit.block).or_default().insert(row);
            }
            _ => {}
        }
    }
    for index in from + 1..=foot {
        let strip = &mut setter.galley.strips[index];
        let above = foot - index;
        let least = if above < lines { Hold::Foot } else { Hold::Free };
        strip.hold = strip.hold.max(least);
    }
    // Between two paragraphs that both go over there is no break either.
    for &(start, _) in company.iter().skip(1) {
        let strip = &mut setter.galley.strips[start];
        strip.hold = strip.hold.max(Hold::Chain);
    }
}

/// The units that hold the last `lines` lines above the foot, from top to bottom, as ranges of strips. A row of a
/// table is company enough, and so is a short paragraph under a table: LibreOffice does not keep the last row of a
/// table with what follows once the table has run over a page (measured).
fn company(setter: &Setter<'_>, foot: usize, lines: usize) -> Vec<(usize, usize)> {
    let mut company = Vec::new();
    let mut end = foot;
    let mut found = 0;
    for unit in setter.galley.units.iter().rev().skip_while(|u| u.start >= foot) {
        let below_table = unit.kind == UnitKind::Row && found > 0;
        if found >= lines || below_table || unit.kind == UnitKind::Pair {
            break;
        }
        found += if unit.kind == UnitKind::Row { lines } else { end - unit.start };
        company.push((unit.start, end));
        end = unit.start;
    }
    company.reverse();
    company
}

/// How many strips stand above the foot on its page where nothing holds it.
fn lines_with(setter: &Setter<'_>, foot: usize) -> usize {
    break_pages(&setter.galley, Start::default(), setter.heights())
        .iter()
        .find(|page| page.strips().contains(&foot))
        .map_or(0, |page| foot - page.start.strip)
}
