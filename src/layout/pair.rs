//! The two columns of the head and of the foot: rows whose cells are stacks of paragraphs.

use super::foot::{goes_over, hold_foot};
use super::lines::stack;
use super::para::Column;
use super::setter::{Above, Area, Setter, Spot};
use super::slices::slices;
use super::strip::{Hold, Stack, Strip, UnitKind};
use crate::style::StyledPair;
use crate::units::Len;

/// Sets head or foot. Rows stand together on a page where they fit.
pub(super) fn pair<'a>(setter: &mut Setter<'a>, pair: &'a StyledPair) {
    let left = Column { x: setter.section.page.left - pair.hang, width: pair.columns[0] };
    let right = Column { x: left.x + left.width, width: pair.columns[1] };
    let area = if pair.lines_before.is_some() { Area::Foot } else { Area::Head };
    let parent = setter.root;
    setter.in_copy = pair.copy;
    let rows: Vec<[Stack; 2]> = pair
        .rows
        .iter()
        .map(|row| {
            let mut cell = |paras, signature, column| {
                setter.structure.close();
                stack(setter, paras, signature, Spot { column, parent, area })
            };
            [cell(&row.left, row.signatures[0].as_ref(), left), cell(&row.right, row.signatures[1].as_ref(), right)]
        })
        .collect();
    setter.in_copy = false;
    setter.structure.close();
    let height = |row: &[Stack; 2]| row[0].height().max(row[1].height());
    let total: Len = rows.iter().map(height).sum();
    let page = setter.page_height();
    let gap = setter.grid_gap();
    let over = |tall| pair.lines_before.map(|lines| goes_over(setter, lines, tall));
    let reserved = |tall| over(tall).map_or(Len::ZERO, |over| over.height + gap);
    let whole = total <= page - reserved(false);
    let (company, reserved) = (over(true), reserved(true));
    let mut strips: Vec<Strip> = Vec::new();
    // What is taller than a page and begins where it stands has company there; word processors would carry paragraphs that
    // are kept with it over, and tear it elsewhere.
    let mut stands = false;
    if whole {
        let hold = if pair.lines_before.is_some() { Hold::Never } else { Hold::Chain };
        strips.extend(rows.into_iter().map(|row| joined(height(&row), row, hold)));
    } else {
        // Taller than a page: it begins where it stands if the signatures have room there, and the rest runs over.
        let (last, above) = rows
            .split_last()
            .map_or((Len::ZERO, Len::ZERO), |(last, above)| (last[1].height(), above.iter().map(height).sum()));
        let first = rows.first().map_or(Len::ZERO, |row| row[1].height());
        let signature = if above + last <= page - reserved { above + last } else { first };
        let left = setter.room_left(gap);
        stands = left >= signature;
        let mut room = if stands { left } else { page - reserved };
        for (index, row) in rows.into_iter().enumerate() {
            let tall = height(&row);
            if tall <= room {
                strips.push(joined(tall, row, Hold::Chain));
            } else if tall <= page && !strips.is_empty() {
                strips.push(joined(tall, row, Hold::Free));
                room = page;
            } else {
                let mut cut = slices(row.into(), room, page, &setter.galley);
                if let (Some(first), false) = (cut.first_mut(), strips.is_empty()) {
                    first.hold = Hold::Chain;
                }
                strips.extend(cut);
                setter.hints.torn_rows.entry(pair.block).or_default().insert(index);
                room = page;
            }
            room -= strips.last().map_or(Len::ZERO, |s| s.height);
        }
    }
    if let Some(first) = strips.first_mut() {
        first.gap += gap;
        first.hold = if setter.above.keep { Hold::Chain } else { Hold::Free };
    }
    let start = setter.galley.strips.len();
    setter.unit(UnitKind::Pair, pair.block, strips);
    if let Some(lines) = pair.lines_before.filter(|_| !stands) {
        setter.hold_leads();
        hold_foot(setter, start, lines);
        // Word processors would begin it in the room that is left, and tear the signature.
        if let Some(company) = company.filter(|company| !whole && (1..start).contains(&company.from)) {
            for strip in &mut setter.galley.strips[company.from + 1..start] {
                strip.hold = strip.hold.max(Hold::Chain);
            }
            let first = setter.galley.units.iter().find(|u| u.start == company.from && u.kind == UnitKind::Para);
            setter.hints.begin_page.extend(first.map(|first| first.block));
        }
    }
    // The head of a copy's part stays with its foot.
    setter.above = Above { grid: true, keep: pair.keeps_next(), ..Above::default() };
}

/// A row as one strip.
fn joined(height: Len, row: [Stack; 2], hold: Hold) -> Strip {
    let mut strip = Strip { height, hold, ..Strip::default() };
    row.into_iter().for_each(|cell| cell.pour(Len::ZERO, &mut strip));
    strip
}
