//! One paragraph: inlines × style → runs, the rule under it.

use super::context::Context;
use super::drawn::{self, Around};
use super::styled::{ParaTag, StyleId, StyledPara, StyledRun};
use super::{frame, notes};
use crate::block::{Block, BlockId, FieldKind, Inline, Origin};
use crate::font::fill;
use crate::model::{Align, Emphasis};
use crate::page::Face;
use crate::units::{FontSize, Len};

/// The emphasis that a style adds to all or to the first of its runs.
#[derive(Clone, Copy, Debug)]
struct Look {
    bold: bool,
    italic: bool,
    size: FontSize,
}

/// A paragraph in a style, its text not yet broken.
pub(super) fn para(block: &Block, style: StyleId, tag: ParaTag, inlines: &[Inline], cx: &Context<'_>) -> StyledPara {
    labelled(block, style, tag, &[], inlines, cx)
}

/// A paragraph that begins with a label.
pub(super) fn labelled(
    block: &Block,
    style: StyleId,
    tag: ParaTag,
    label: &[Inline],
    inlines: &[Inline],
    cx: &Context<'_>,
) -> StyledPara {
    let (named, entry) = (cx.named(style), cx.entry(style));
    let mut runs = Vec::new();
    let look = Look { bold: named.bold || entry.nhan_dam, italic: named.italic, size: named.size };
    for inline in label {
        push_inline(&mut runs, inline, look, block.id, cx);
    }
    // What stands between a label and its text stands behind no label that is alone.
    if let (Some(StyledRun::Text { text, .. }), true) = (runs.last_mut(), inlines.is_empty()) {
        text.truncate(text.trim_end().len());
    }
    para_of((block.id, &block.origin), style, tag, runs, inlines, cx)
}

/// A paragraph that begins with runs made already.
fn para_of(
    source: (BlockId, &Origin),
    style: StyleId,
    tag: ParaTag,
    mut runs: Vec<StyledRun>,
    inlines: &[Inline],
    cx: &Context<'_>,
) -> StyledPara {
    let (named, entry) = (cx.named(style), cx.entry(style));
    let look = Look { bold: named.bold, italic: named.italic, size: named.size };
    for inline in inlines {
        push_inline(&mut runs, inline, look, source.0, cx);
    }
    StyledPara {
        block: source.0,
        origin: source.1.clone(),
        style,
        para: named.para,
        tag,
        runs,
        spacing: match named.para.align {
            Align::Justify => -cx.condensed.get(&source.0).copied().unwrap_or_default(),
            Align::Left | Align::Center | Align::Right => Len::ZERO,
        },
        one_line: entry.mot_dong,
        leads: false,
        rule: None,
        frame: frame::around(named, cx),
        figure: None,
        backdrop: None,
    }
}

/// Sets another size and weight on all runs, as tables do.
pub(super) fn restyle(para: &mut StyledPara, size: Option<FontSize>, bold: bool, cx: &Context<'_>) {
    for run in &mut para.runs {
        if let StyledRun::Mark { face, size: own, base, raise, .. } = run {
            *base = size.unwrap_or(*base);
            (*own, *raise) = notes::mark_size(*base, cx);
            if bold {
                *face = Face::of(true, matches!(face, Face::Italic | Face::BoldItalic));
            }
        }
        if let StyledRun::Text { face, size: own, .. } | StyledRun::Field { face, size: own, .. } = run {
            *own = size.unwrap_or(*own);
            *face = Face::of(
                bold || matches!(face, Face::Bold | Face::BoldItalic),
                matches!(face, Face::Italic | Face::BoldItalic),
            );
        }
        if let StyledRun::Text { face, size, drawn: Some(drawn), .. } = run {
            *drawn = drawn::again(*drawn, *face, *size, cx);
        }
    }
}

/// Appends what an inline is drawn as.
fn push_inline(runs: &mut Vec<StyledRun>, inline: &Inline, look: Look, block: BlockId, cx: &Context<'_>) {
    match inline {
        Inline::Text { text, emphasis: Emphasis { bold, italic, script }, unbroken } => {
            let face = Face::of(look.bold || *bold, look.italic || *italic);
            let around = Around { face, size: look.size, unbroken: *unbroken, script: *script };
            drawn::runs(text, around, cx).into_iter().for_each(|run| push(runs, run));
        }
        Inline::Field { kind, value } => {
            let face = Face::of(look.bold, look.italic);
            let blank = value.is_empty();
            let text = if blank { spaces(*kind, face, look.size, cx) } else { value.clone() };
            push(runs, StyledRun::Field { kind: *kind, text, blank, face, size: look.size });
        }
        Inline::Note { number, text, origin } => {
            let note = footnote(*number, text, (block, origin), cx);
            push(runs, notes::mark(*number, (Face::of(look.bold, look.italic), look.size), Some(Box::new(note)), cx));
        }
        Inline::Break => push(runs, StyledRun::Break),
    }
}

/// A footnote as a paragraph that begins with its number.
fn footnote(number: u32, text: &[Inline], source: (BlockId, &Origin), cx: &Context<'_>) -> StyledPara {
    let style = cx.id(&cx.era.chu_thich.kieu);
    let named = cx.named(style);
    let face = Face::of(named.bold, named.italic);
    let own = notes::mark(number, (face, named.size), None, cx);
    let space = StyledRun::Text { text: " ".to_string(), face, size: named.size, unbroken: false, drawn: None };
    para_of(source, style, ParaTag::Paragraph, vec![own, space], text, cx)
}

/// Appends a run, joined to the last one where they look alike.
fn push(runs: &mut Vec<StyledRun>, run: StyledRun) {
    if let (
        Some(StyledRun::Text { text: last, face: f1, size: s1, unbroken: u1, drawn: d1 }),
        StyledRun::Text { text, face, size, unbroken, drawn },
    ) = (runs.last_mut(), &run)
        && (*f1, *s1, *u1, *d1) == (*face, *size, *unbroken, *drawn)
    {
        last.push_str(text);
        return;
    }
    runs.push(run);
}

/// The ordinary spaces that reserve a blank's width: the text of a blank is its spaces.
fn spaces(kind: FieldKind, face: Face, size: FontSize, cx: &Context<'_>) -> String {
    let space = cx.fonts.face(face).width(" ", size).units().max(1);
    let wanted = cx.sheet.blank(cx.era.blank(kind)).units();
    " ".repeat((wanted + space - 1).div_euclid(space).max(1) as usize)
}

/// The width of a paragraph on one line, each reserved place as wide as its blank or its widest fill.
pub(super) fn widest_width(para: &StyledPara, cx: &Context<'_>) -> Len {
    let natural = fill::natural_width(&para.pieces(), cx.fonts);
    let extra: Len = para
        .runs
        .iter()
        .map(|run| match run {
            StyledRun::Field { kind, text, face, size, .. } => {
                let font = cx.fonts.face(*face);
                let blank = font.width(&spaces(*kind, *face, *size, cx), *size);
                let widest = font.width(&cx.era.blank(*kind).dien_rong_nhat, *size);
                (blank.max(widest) - font.width(text, *size)).at_least_zero()
            }
            StyledRun::Text { .. } | StyledRun::Mark { .. } | StyledRun::Break => Len::ZERO,
        })
        .sum();
    frame::outer_width(para, natural + extra, cx)
}
