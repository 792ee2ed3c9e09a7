//! The foot is never alone: so many lines of what stands above it stay on its page.
//!
//! Word processors know one means for that, "keep with next" on the paragraph above. Word (and the standard, 17.3.1.15:
//! "at least partly rendered on the same page") tears such a paragraph and sends its last two lines along; LibreOffice 7.4
//! sends all of it (measured). Up to three lines, which cannot be torn anyway, both do the same. A longer paragraph is
//! torn as Word does it, and kept only where the foot would otherwise stand alone: everywhere else all three have the same
//! pages, there LibreOffice leaves the room of the lines that it takes along.

use super::breaks::{Start, break_pages, repeated};
use super::setter::Setter;
use super::strip::{FootPlace, Hold, UnitKind};
use crate::units::Len;

/// Paragraphs up to this many lines always keep with the foot, so that it stays in company when the DOCX is edited; with
/// two lines at either end, longer ones can be torn.
const SHORT: usize = 3;

/// What goes over with a foot that follows now: its first strip, and its height.
pub(super) struct Over {
    pub from: usize,
    pub height: Len,
}

/// What would go over with a foot that follows now: its company and what holds to that from above, under the repeated head
/// of its table. Of a long paragraph only the last lines do, but for a foot that is `tall`, taller than a page: word
/// processors would begin such a one wherever there is room, and nothing but the begin of a paragraph can begin a page
/// there. What would take half of the page stays behind.
pub(super) fn goes_over(setter: &Setter<'_>, lines: u32, tall: bool) -> Over {
    let strips = &setter.galley.strips;
    let (foot, lines) = (strips.len(), lines as usize);
    let found = company(setter, foot, lines);
    let Some(&(start, _)) = found.first() else { return Over { from: foot, height: Len::ZERO } };
    let torn = found.iter().any(|company| is_long(setter, *company)).then(|| foot - lines);
    let over = |from: usize| {
        let head = repeated(&setter.galley, from).map_or(Len::ZERO, |frame| setter.galley.frames[frame].repeat_height);
        let own: Len =
            strips[from..].iter().enumerate().map(|(i, s)| s.height + if i > 0 { s.gap } else { s.gap_top }).sum();
        Over { from, height: head + own }
    };
    let most = setter.page_height() / 2;
    let whole = [held_from(setter, start), start].into_iter().filter(|_| tall || torn.is_none());
    let fits = whole.chain(torn).map(over).find(|over| over.height <= most);
    fits.unwrap_or(Over { from: foot, height: Len::ZERO })
}

/// The first strip of what is held together above and with a strip: a heading over its text.
fn held_from(setter: &Setter<'_>, strip: usize) -> usize {
    let free = |&i: &usize| setter.galley.strips.get(i).is_none_or(|strip| strip.hold == Hold::Free);
    (1..=strip).rev().find(free).unwrap_or_default()
}

/// Whether the strips are those of a paragraph that may be torn.
fn is_long(setter: &Setter<'_>, (start, end): (usize, usize)) -> bool {
    let unit = setter.galley.units.iter().rfind(|unit| unit.start == start);
    end - start > SHORT && unit.is_some_and(|unit| unit.kind == UnitKind::Para)
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
    let long: Vec<usize> = company.iter().filter(|company| is_long(setter, **company)).map(|c| c.0).collect();
    if !long.is_empty() && lines_with(setter, foot) >= lines {
        return;
    }
    // Of a paragraph that may be torn only the last lines go along.
    let from = company.first().map_or(foot, |(start, _)| if long.contains(start) { foot - lines } else { *start });
    setter.galley.foot = Some(FootPlace { company: from, start: foot, end });
    for &(start, end) in &company {
        let unit = setter.galley.units.iter().rfind(|u| u.start == start).copied();
        if !long.contains(&start) {
            for strip in &mut setter.galley.strips[start + 1..end] {
                strip.hold = strip.hold.max(Hold::Chain);
            }
        }
        match unit {
            Some(unit) if matches!(unit.kind, UnitKind::Para | UnitKind::Figure) => {
                setter.hints.keep_with_next.push(unit.block)
            }
            Some(unit) if unit.kind == UnitKind::Row => {
                let row = setter.galley.row_number(unit);
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
/// table with what follows once the table has run over a page (measured). The same holds of a picture with its caption,
/// which may be as high as a page.
fn company(setter: &Setter<'_>, foot: usize, lines: usize) -> Vec<(usize, usize)> {
    let mut company = Vec::new();
    let mut end = foot;
    let mut found = 0;
    for unit in setter.galley.units.iter().rev().skip_while(|u| u.start >= foot) {
        let whole = matches!(unit.kind, UnitKind::Row | UnitKind::Figure);
        if found >= lines || whole && found > 0 || unit.kind == UnitKind::Pair {
            break;
        }
        found += if whole { lines } else { end - unit.start };
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
