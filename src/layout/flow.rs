//! Putting the strips of a galley on their pages, under repeated heads of tables and above footnotes.

use super::borders::Borders;
use super::breaks::{Cut, Inset, repeated};
use super::share::Piece;
use super::strip::{Edge, Galley, Strip, lowered};
use crate::page::{Item, Page, Rule};
use crate::style::{PageGeometry, StyledNotes};
use crate::units::Len;

/// Puts the strips on the pages that they were cut into.
pub(super) fn place(
    mut galley: Galley,
    cuts: &[Cut],
    geometry: &PageGeometry,
    inset: Inset,
    notes: &StyledNotes,
) -> Vec<Page> {
    cuts.iter()
        .map(|cut| {
            let range = cut.strips();
            let mut sheet = Sheet::new(geometry);
            if range.start == 0 {
                sheet.y += inset.top;
            }
            if let Some(frame) = repeated(&galley, range.start) {
                let head = galley.frames[frame].repeat.clone();
                for (index, strip) in head.into_iter().enumerate() {
                    sheet.put(strip, index == 0, false, &galley);
                }
                sheet.whole_border = true;
            }
            let first = range.start;
            for index in range.clone() {
                let frame = |i: usize| galley.strips[i].edge.as_ref().map(|e| e.frame);
                let closes = frame(index).is_some() && (index + 1 == range.end || frame(index + 1) != frame(index));
                let strip = std::mem::take(&mut galley.strips[index]);
                sheet.put(strip, index == first, closes, &galley);
            }
            let foot = if range.start == 0 { inset.bottom } else { Len::ZERO };
            sheet.notes(&cut.notes, foot, &mut galley, notes);
            sheet.finish()
        })
        .collect()
}

/// A page that is being filled.
struct Sheet<'a> {
    geometry: &'a PageGeometry,
    items: Vec<Item>,
    borders: Borders,
    y: Len,
    /// The next table row is the first below a repeated head.
    whole_border: bool,
}

impl Sheet<'_> {
    fn new(geometry: &PageGeometry) -> Sheet<'_> {
        Sheet { geometry, items: Vec::new(), borders: Borders::default(), y: geometry.top, whole_border: false }
    }

    /// Puts a strip under the last; `closes`: it is the last of its table on the page.
    fn put(&mut self, strip: Strip, first: bool, closes: bool, galley: &Galley) {
        self.y += match (first, self.whole_border) {
            (true, false) => strip.gap_top,
            (true, true) => Len::ZERO,
            (false, _) => strip.gap,
        };
        self.items.extend(strip.items.into_iter().map(|item| lowered(item, self.y)));
        if let Some(edge) = &strip.edge {
            self.edge(edge, strip.height, first, closes, galley);
        }
        self.y += strip.height;
    }

    fn edge(&mut self, edge: &Edge, height: Len, first: bool, closes: bool, galley: &Galley) {
        let frame = &galley.frames[edge.frame];
        let (border, color) = (frame.border, frame.color);
        let across = |from: usize, to: usize, y: Len| {
            let (left, right) = (frame.xs[from] - border / 2, frame.xs[to] + (border - border / 2));
            Rule { x: left, y, width: right - left, height: border, color }
        };
        let whole = [(0, frame.xs.len() - 1)];
        let top = if first || self.whole_border { &whole[..] } else { &edge.top[..] };
        self.whole_border = false;
        for &(from, to) in top {
            self.borders.flat(across(from, to, self.y));
        }
        let below = if closes { border } else { Len::ZERO };
        for &side in &edge.sides {
            let x = frame.xs[side] - border / 2;
            self.borders.upright(Rule { x, y: self.y, width: border, height: height + below, color });
        }
        if closes {
            self.borders.flat(across(whole[0].0, whole[0].1, self.y + height));
        }
    }

    /// Puts footnotes at the foot, `above` its lowest lines, their rule above them.
    fn notes(&mut self, pieces: &[Piece], above: Len, galley: &mut Galley, style: &StyledNotes) {
        if pieces.is_empty() {
            return;
        }
        let bottom = self.geometry.top + self.geometry.text_height() - above;
        let mut y = bottom - galley.pieces_height(pieces);
        let width = style.rule.min(self.geometry.text_width());
        let rule = Rule {
            x: self.geometry.left,
            y: y - style.below - style.thickness,
            width,
            height: style.thickness,
            color: style.color,
        };
        self.items.push(Item::Rule(rule));
        for piece in pieces {
            for line in &mut galley.notes[piece.note][piece.lines.clone()] {
                y += line.gap;
                self.items.extend(std::mem::take(&mut line.items).into_iter().map(|item| lowered(item, y)));
                y += line.height;
            }
        }
    }

    fn finish(self) -> Page {
        let mut items = self.items;
        items.extend(self.borders.finish().into_iter().map(Item::Rule));
        Page { width: self.geometry.width, height: self.geometry.height, items }
    }
}
