//! Setting a paragraph: its lines, each with its pieces at their places.

use super::strip::{Hold, Strip, lowered};
use crate::font::FontSet;
use crate::font::fill::{FilledLine, Piece, fill};
use crate::model::Align;
use crate::page::{Color, Face, Item, Line, NodeId, PlacedPicture, Rule, Span};
use crate::style::{Drawn, Frame, NamedStyle, StyledBackdrop, StyledPara, StyledRun};
use crate::units::{FontSize, Len};

/// The place a paragraph is set in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Left edge, from the left of the page.
    pub x: Len,
    /// Width.
    pub width: Len,
}

/// A paragraph, set.
#[derive(Debug)]
pub(super) struct SetPara {
    /// One strip per line; the gap of the first is the space before the paragraph.
    pub strips: Vec<Strip>,
    /// What the line pitch leaves free below the last line, besides the space after the paragraph.
    pub lead: Len,
    /// More lines than the paragraph demands: how far it is too wide for one line.
    pub excess: Option<Len>,
    /// The first line that ends within a word.
    pub torn: Option<String>,
    /// Length of the rule under the last line.
    pub rule: Option<Len>,
}

/// Sets a paragraph in a column. `style` gives an empty line its height.
pub(super) fn set(para: &StyledPara, style: &NamedStyle, fonts: &FontSet, column: Column, node: NodeId) -> SetPara {
    let pieces = para.pieces();
    let shape = &para.para;
    let measures = para.measures(column.width);
    let lines = fill(&pieces, fonts, measures[0], measures[1]);
    let demanded = 1 + pieces.iter().filter(|p| matches!(p, Piece::Break)).count();
    let mut set =
        SetPara { strips: Vec::with_capacity(lines.len()), lead: Len::ZERO, excess: None, torn: None, rule: None };
    if para.one_line && lines.len() > demanded {
        let natural = crate::font::fill::natural_width(&pieces, fonts);
        set.excess = Some(natural - measures[0]);
    }
    let count = lines.len();
    for (number, line) in lines.iter().enumerate() {
        let left = column.x + shape.left + if number == 0 { shape.first_line } else { Len::ZERO };
        let measure = measures[number.min(1)];
        let (spans, x, width) = spans(para, line, fonts, left, measure, style.color);
        let (above, below) = extent(para, line, fonts, style);
        let Pitch { height, lead } = match shape.line_exact {
            Some(height) => Pitch { height, lead: Len::ZERO },
            None => pitch(above + below, shape.line_240),
        };
        let baseline = shape.exact_baseline().unwrap_or(height - below);
        if line.torn && set.torn.is_none() {
            set.torn = Some(spans.iter().map(|s| s.text.as_str()).collect());
        }
        let mut items = Vec::with_capacity(1);
        if !spans.is_empty() {
            items.push(Item::Line(Line { node: Some(node), block: para.block, y: baseline, spans }));
        }
        if let Some(rule) = para.rule.filter(|_| number + 1 == count) {
            let (x, width) = if rule.of_column { (left, measure) } else { (x, width) };
            let length = width.scale(i64::from(rule.share), 10_000).round_to_twip();
            set.rule = Some(length);
            let (x, y) = (x + (width - length) / 2, baseline + rule.below);
            items.push(Item::Rule(Rule { x, y, width: length, height: rule.thickness, color: style.color }));
        }
        let gap = if number == 0 { shape.before } else { set.lead };
        let gap_top = if number == 0 { gap } else { Len::ZERO };
        set.lead = lead;
        let hold = hold_inside(number, count, shape.keep_lines || shape.keep_next);
        set.strips.push(Strip { gap, gap_top, height, hold, items, ..Strip::default() });
    }
    if let Some(frame) = &para.frame {
        let (left, right) = (column.x + shape.left, column.x + column.width - shape.right);
        draw_frame(&mut set.strips, frame, [left, right], style.color);
    }
    if let (Some(backdrop), Some(first)) = (&para.backdrop, set.strips.first_mut()) {
        first.items.insert(0, Item::Picture(under(backdrop, para, column)));
    }
    set
}

/// The picture under the lines that begin with a paragraph: no part of the document's structure.
fn under(backdrop: &StyledBackdrop, para: &StyledPara, column: Column) -> PlacedPicture {
    let StyledBackdrop { origin: _, figure, ink, x, y } = backdrop;
    PlacedPicture {
        node: None,
        ink: *ink,
        block: para.block,
        x: column.x + *x,
        y: *y,
        width: figure.width,
        height: figure.height,
        picture: figure.picture.clone(),
    }
}

/// Draws a frame around lines whose text may stand between two edges; they grow by what it takes.
fn draw_frame(strips: &mut [Strip], frame: &Frame, [left, right]: [Len; 2], color: Color) {
    let (left, right) = (left - frame.beside(), right + frame.beside());
    let thickness = frame.thickness;
    let flat = |y: Len| Item::Rule(Rule { x: left, y, width: right - left, height: thickness, color });
    if let Some(first) = strips.first_mut() {
        let items = std::mem::take(&mut first.items);
        first.items = items.into_iter().map(|item| lowered(item, frame.above())).collect();
        first.height += frame.above();
        first.items.push(flat(Len::ZERO));
    }
    if let (true, Some(last)) = (frame.around, strips.last_mut()) {
        last.height += frame.below();
        last.items.push(flat(last.height - thickness));
    }
    for (number, strip) in strips.iter_mut().enumerate().filter(|_| frame.around) {
        let above = if number == 0 { Len::ZERO } else { strip.gap };
        let upright = |x: Len| Rule { x, y: -above, width: thickness, height: strip.height + above, color };
        let sides = [left, right - thickness].map(upright);
        strip.items.extend(sides.map(Item::Rule));
    }
}

/// The room of one line.
pub(super) struct Pitch {
    /// What it needs.
    pub height: Len,
    /// What stays free below it before the next line; at the bottom of a page nothing must stay free.
    pub lead: Len,
}

/// The pitch of a line whose single height is `single`, in 240ths of it. As in LibreOffice (measured), a wider pitch
/// adds whole twips below the line, a narrower one takes them away above it.
pub(super) fn pitch(single: Len, line_240: u32) -> Pitch {
    let scaled = single.scale(i64::from(line_240), 240);
    let scaled = scaled - Len::from_units(scaled.units() % Len::from_twips(1).units());
    if line_240 > 240 {
        Pitch { height: single, lead: scaled - single }
    } else if line_240 == 240 {
        Pitch { height: single, lead: Len::ZERO }
    } else {
        Pitch { height: scaled, lead: Len::ZERO }
    }
}

/// How line `number` of `count` holds to the line above it: two lines stay on each page. Like LibreOffice, a paragraph
/// that keeps with the next is not torn either.
fn hold_inside(number: usize, count: usize, whole: bool) -> Hold {
    match number {
        0 => Hold::Free,
        _ if number < 2 || count - number < 2 => Hold::Never,
        _ if whole => Hold::Chain,
        _ => Hold::Free,
    }
}

/// The tallest extent above and below the baseline of a single line with this line's faces and sizes.
fn extent(para: &StyledPara, line: &FilledLine, fonts: &FontSet, style: &NamedStyle) -> (Len, Len) {
    let one = |face: Face, size: FontSize| {
        let font = fonts.face(face);
        (font.baseline(size), font.line_height(size) - font.baseline(size))
    };
    let look = |run: &StyledRun| match run {
        // A raised number makes no line higher than the text around it would (measured in LibreOffice).
        StyledRun::Mark { face, base: size, .. }
        | StyledRun::Text { face, size, .. }
        | StyledRun::Field { face, size, .. } => Some((*face, *size)),
        StyledRun::Break => None,
    };
    line.stretches
        .iter()
        .filter_map(|s| look(&para.runs[s.piece]))
        .map(|(face, size)| one(face, size))
        .reduce(|a, b| (a.0.max(b.0), a.1.max(b.1)))
        .unwrap_or_else(|| {
            let (face, size) =
                para.runs.iter().find_map(look).unwrap_or((Face::of(style.bold, style.italic), style.size));
            one(face, size)
        })
}

/// The pieces of a line at their places, and where its text begins and how wide it is without the spaces at its end. A
/// line that a template breaks off hangs out a space, so that who reads without lines does not join its last word to the
/// next.
fn spans(
    para: &StyledPara,
    line: &FilledLine,
    fonts: &FontSet,
    left: Len,
    measure: Len,
    color: Color,
) -> (Vec<Span>, Len, Len) {
    let mut parts: Vec<Part> = Vec::with_capacity(4);
    let mut end = None;
    for stretch in &line.stretches {
        let (mut field, mut raise, mut small) = (None, None, None);
        let (text, face, size, firm) = match &para.runs[stretch.piece] {
            StyledRun::Text { text, face, size, unbroken, drawn } => {
                small = *drawn;
                let (face, size) = drawn.map_or((*face, *size), |drawn| (drawn.face, drawn.size));
                (text, face, size, *unbroken)
            }
            StyledRun::Field { text, face, size, kind, .. } => {
                field = Some(*kind);
                (text, *face, *size, true)
            }
            StyledRun::Mark { text, face, size, raise: height, .. } => {
                raise = Some(*height);
                (text, *face, *size, true)
            }
            StyledRun::Break => continue,
        };
        // The words of one run follow each other without a seam: they are one piece.
        let start = match parts.last() {
            Some(part) if end == Some((stretch.piece, stretch.start)) => {
                let start = stretch.start - part.text.len();
                parts.pop();
                start
            }
            _ => stretch.start,
        };
        end = Some((stretch.piece, stretch.end));
        parts.push(Part { text: &text[start..stretch.end], face, size, firm, field, raise, small, width: Len::ZERO });
    }
    // Spaces at the end hang out of the measure: they are pieces of their own, which nothing widens.
    let mut content = parts.len();
    while content > 0 {
        let part = &mut parts[content - 1];
        let kept = if part.firm { part.text } else { part.text.trim_end_matches(' ') };
        if kept.len() == part.text.len() && !kept.is_empty() {
            break;
        }
        if kept.is_empty() {
            content -= 1;
            continue;
        }
        let hanging = Part { text: &part.text[kept.len()..], ..*part };
        part.text = kept;
        parts.insert(content, hanging);
        break;
    }
    let broken = line.last && end.is_some_and(|(piece, _)| matches!(para.runs.get(piece + 1), Some(StyledRun::Break)));
    if let Some(last) = parts.last().copied().filter(|last| broken && !last.text.ends_with(' ')) {
        parts.push(Part { text: " ", firm: false, field: None, ..last });
    }
    for part in &mut parts {
        let letters = if para.spacing == Len::ZERO { 0 } else { part.text.chars().count() as i64 };
        part.width = fonts.face(part.face).width(part.text, part.size) + para.spacing * letters;
    }
    // Nothing is added after the last letter: it stands at the edge.
    let last = if content > 0 { para.spacing } else { Len::ZERO };
    let natural = parts[..content].iter().map(|p| p.width).sum::<Len>() - last;
    let gaps: i64 = parts[..content].iter().map(Part::gaps).sum();
    let room = (measure - natural).at_least_zero();
    let (mut x, mut extra) = (left, Len::ZERO);
    match para.para.align {
        Align::Left => {}
        Align::Center => x += room / 2,
        Align::Right => x += room,
        Align::Justify if line.last || gaps == 0 => {}
        Align::Justify => extra = room / gaps,
    }
    let start = x;
    let mut spans = Vec::with_capacity(parts.len());
    for (index, part) in parts.into_iter().enumerate() {
        let space_extra = if index < content && !part.firm { extra } else { Len::ZERO };
        let width = part.width + space_extra * part.gaps();
        if !part.text.is_empty() {
            let Part { text, face, size, field, raise, small, .. } = part;
            spans.push(Span {
                x,
                width,
                face,
                size,
                text: text.to_string(),
                space_extra,
                spacing: para.spacing,
                field,
                raise,
                shift: small.map(|drawn| drawn.shift).unwrap_or_default(),
                script: small.and_then(|drawn| drawn.script),
                node: None,
                color,
            });
        }
        x += width;
    }
    (spans, start, natural + extra * gaps)
}

/// A piece of a line before it has its place.
#[derive(Clone, Copy)]
struct Part<'a> {
    text: &'a str,
    face: Face,
    size: FontSize,
    /// Its spaces do not stretch.
    firm: bool,
    field: Option<crate::block::FieldKind>,
    raise: Option<Len>,
    small: Option<Drawn>,
    width: Len,
}

impl Part<'_> {
    /// Spaces that justification may widen.
    fn gaps(&self) -> i64 {
        if self.firm { 0 } else { self.text.bytes().filter(|b| *b == b' ').count() as i64 }
    }
}
