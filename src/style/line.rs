//! One paragraph: inlines × style → runs, balanced lines, the rule under it.

use super::Context;
use super::frame;
use super::notes;
use super::sheet::Sheet;
use super::styled::{ParaStyle, ParaTag, StyleId, StyledPara, StyledRun, UnderRule};
use crate::block::{Block, BlockId, FieldKind, Inline, Origin, Role};
use crate::era::{IndentEntry, StyleEntry};
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
pub fn para(
    block: &Block,
    style: StyleId,
    tag: ParaTag,
    inlines: &[Inline],
    sheet: &Sheet,
    context: &Context<'_>,
) -> StyledPara {
    labelled(block, style, tag, &[], inlines, sheet, context)
}

/// A paragraph that begins with a label.
pub fn labelled(
    block: &Block,
    style: StyleId,
    tag: ParaTag,
    label: &[Inline],
    inlines: &[Inline],
    sheet: &Sheet,
    context: &Context<'_>,
) -> StyledPara {
    let named = sheet.get(style);
    let entry = &context.era.kieu[&named.key];
    let mut runs = Vec::new();
    let look = Look { bold: named.bold || entry.nhan_dam, italic: named.italic, size: named.size };
    for inline in label {
        push(&mut runs, run(inline, look, block.id, sheet, context));
    }
    // What stands between a label and its text stands behind no label that is alone.
    if let (Some(StyledRun::Text { text, .. }), true) = (runs.last_mut(), inlines.is_empty()) {
        text.truncate(text.trim_end().len());
    }
    para_of((block.id, &block.origin), style, tag, runs, inlines, sheet, context)
}

/// A paragraph that begins with runs made already.
pub(super) fn para_of(
    source: (BlockId, &Origin),
    style: StyleId,
    tag: ParaTag,
    mut runs: Vec<StyledRun>,
    inlines: &[Inline],
    sheet: &Sheet,
    context: &Context<'_>,
) -> StyledPara {
    let named = sheet.get(style);
    let entry = &context.era.kieu[&named.key];
    let look = Look { bold: named.bold, italic: named.italic, size: named.size };
    for inline in inlines {
        push(&mut runs, run(inline, look, source.0, sheet, context));
    }
    StyledPara {
        block: source.0,
        origin: source.1.clone(),
        style,
        para: named.para,
        tag,
        runs,
        spacing: match named.para.align {
            Align::Justify => -context.choices.condensed.get(&source.0).copied().unwrap_or_default(),
            Align::Left | Align::Center | Align::Right => Len::ZERO,
        },
        one_line: entry.mot_dong,
        rule: None,
        frame: frame::around(named, context),
    }
}

/// Sets another size and weight on all runs, as tables do.
pub fn restyle(para: &mut StyledPara, size: Option<FontSize>, bold: bool, context: &Context<'_>) {
    for run in &mut para.runs {
        if let StyledRun::Mark { face, size: own, base, raise, .. } = run {
            *base = size.unwrap_or(*base);
            (*own, *raise) = notes::mark_size(*base, context);
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
    }
}

fn run(inline: &Inline, look: Look, block: BlockId, sheet: &Sheet, context: &Context<'_>) -> StyledRun {
    match inline {
        Inline::Text { text, emphasis: Emphasis { bold, italic }, unbroken } => StyledRun::Text {
            text: text.clone(),
            face: Face::of(look.bold || *bold, look.italic || *italic),
            size: look.size,
            unbroken: *unbroken,
        },
        Inline::Field { kind, value } => {
            let face = Face::of(look.bold, look.italic);
            let blank = value.is_empty();
            let text = if blank { spaces(*kind, face, look.size, sheet, context) } else { value.clone() };
            StyledRun::Field { kind: *kind, text, blank, face, size: look.size }
        }
        Inline::Note { number, text, origin } => {
            let around = (Face::of(look.bold, look.italic), look.size);
            notes::reference(*number, text, (block, origin), around, sheet, context)
        }
        Inline::Break => StyledRun::Break,
    }
}

/// Appends a run, joined to the last one where they look alike.
fn push(runs: &mut Vec<StyledRun>, run: StyledRun) {
    if let (
        Some(StyledRun::Text { text: last, face: f1, size: s1, unbroken: u1 }),
        StyledRun::Text { text, face, size, unbroken },
    ) = (runs.last_mut(), &run)
        && f1 == face
        && s1 == size
        && u1 == unbroken
    {
        last.push_str(text);
        return;
    }
    runs.push(run);
}

/// The ordinary spaces that reserve a blank's width: the text of a blank is its spaces.
fn spaces(kind: FieldKind, face: Face, size: FontSize, sheet: &Sheet, context: &Context<'_>) -> String {
    let space = context.fonts.face(face).width(" ", size).units().max(1);
    let wanted = sheet.blank(context.era.blank(kind)).units();
    " ".repeat((wanted + space - 1).div_euclid(space).max(1) as usize)
}

/// The width of a paragraph on one line, each reserved place as wide as its blank or its widest fill.
pub fn widest_width(para: &StyledPara, sheet: &Sheet, context: &Context<'_>) -> Len {
    let natural = fill::natural_width(&para.pieces(), context.fonts);
    let extra: Len = para
        .runs
        .iter()
        .map(|run| match run {
            StyledRun::Field { kind, text, face, size, .. } => {
                let font = context.fonts.face(*face);
                let blank = font.width(&spaces(*kind, *face, *size, sheet, context), *size);
                let widest = font.width(&context.era.blank(*kind).dien_rong_nhat, *size);
                (blank.max(widest) - font.width(text, *size)).at_least_zero()
            }
            StyledRun::Text { .. } | StyledRun::Mark { .. } | StyledRun::Break => Len::ZERO,
        })
        .sum();
    frame::outer_width(para, natural + extra, sheet, context)
}

/// What balanced lines of italics are given beyond their narrowest measure.
const ITALIC_SLACK: Len = Len::from_twips(80);

/// Indents a paragraph at both sides so that it breaks into balanced lines: no more lines than in `measure`, standing in
/// the middle of `full`. A paragraph that fits on one line stays as it is.
pub fn balance(para: &mut StyledPara, full: Len, measure: Len, context: &Context<'_>) {
    let pieces = para.pieces();
    if fill::fill(&pieces, context.fonts, measure, measure).len() < 2 {
        return;
    }
    // LibreOffice's italics are not exactly as wide as ours: in the narrowest measure they would need a line more.
    let slanted =
        para.runs.iter().any(|run| matches!(run, StyledRun::Text { face: Face::Italic | Face::BoldItalic, .. }));
    let slack = if slanted { ITALIC_SLACK } else { Len::ZERO };
    let narrow = (fill::balanced_width(&pieces, context.fonts, measure) + slack).min(measure);
    let side = Len::from_twips((full - narrow).twips() / 2);
    para.para.left += side;
    para.para.right += side;
}

/// The measure that a line of a role may fill at most in a width.
pub fn measure(entry: &StyleEntry, full: Len) -> Len {
    Len::from_twips((full.twips() as f64 * entry.rong_nhat.unwrap_or(1.0)).round() as i64)
}

/// Sets lines of roles that stand under a mark (`duoi_dau`): the line before them stands in by as much as the era says,
/// and each of them begins exactly under that line's last character, so that a dash stands under the colon.
pub fn under_mark(lines: &mut [(Role, StyledPara)], context: &Context<'_>) {
    let mut edge = None;
    for i in 0..lines.len() {
        let entry = context.era.role_style(lines[i].0);
        if entry.thut != IndentEntry::DuoiDau {
            edge = None;
            continue;
        }
        let in_group = i > 0 && group(lines[i - 1].0, context) == group(lines[i].0, context);
        let left = match edge {
            Some(left) => left,
            None if !in_group => Len::from_mm(entry.lui),
            None => {
                let anchor = &mut lines[i - 1].1;
                let ParaStyle { align, left, right, first_line, .. } = &mut anchor.para;
                (*align, *left, *right, *first_line) = (Align::Left, Len::from_mm(entry.lui), Len::ZERO, Len::ZERO);
                Len::from_mm(entry.lui) + before_last_character(anchor, context)
            }
        };
        edge = Some(left);
        let line = &mut lines[i].1;
        let hang = first_word(line, context).round_to_twip();
        line.para.left += left.round_to_twip() + hang;
        line.para.first_line = -hang;
    }
}

/// The width of a line's text but for its last character.
fn before_last_character(para: &StyledPara, context: &Context<'_>) -> Len {
    let whole = fill::natural_width(&para.pieces(), context.fonts);
    let last = para.runs.iter().rev().find_map(|run| match run {
        StyledRun::Text { text, face, size, .. } | StyledRun::Field { text, face, size, .. } => {
            let (at, _) = text.char_indices().next_back()?;
            Some(context.fonts.face(*face).width(&text[at..], *size))
        }
        StyledRun::Mark { .. } | StyledRun::Break => None,
    });
    whole - last.unwrap_or_default()
}

/// The width of a line's first word, its dash, with the space behind it.
fn first_word(para: &StyledPara, context: &Context<'_>) -> Len {
    match para.runs.first() {
        Some(StyledRun::Text { text, face, size, .. }) => {
            let end = text.find(' ').map_or(0, |space| space + 1);
            context.fonts.face(*face).width(&text[..end], *size)
        }
        _ => Len::ZERO,
    }
}

/// The group that a role's lines belong to.
pub fn group<'a>(role: Role, context: &'a Context<'_>) -> &'a str {
    context.era.role_style(role).nhom.as_deref().unwrap_or(role.key())
}

/// Gives the lines of one stack what depends on their neighbours: the space before the first line of a group, the rule
/// and the space after its last.
pub fn finish_groups(lines: &mut [(Role, StyledPara)], context: &Context<'_>) {
    for i in 0..lines.len() {
        let role = lines[i].0;
        let entry = context.era.role_style(role);
        let first = i == 0 || group(lines[i - 1].0, context) != group(role, context);
        let last = lines.get(i + 1).is_none_or(|next| group(next.0, context) != group(role, context));
        let para = &mut lines[i].1;
        if last {
            para.para.after += Len::from_pt(entry.sau_cuoi).round_to_twip();
        }
        if !first && entry.truoc_dau > 0.0 {
            para.para.before = Len::ZERO;
        }
        if first && para.frame.is_none() {
            para.frame = frame::above(role.key(), context);
        }
        if let Some(rule) = &entry.ke_duoi {
            if last {
                let era = &context.era.duong_ke;
                para.rule = Some(UnderRule {
                    share: (rule.dai * 10_000.0).round() as u32,
                    of_column: false,
                    below: Len::from_pt(era.duoi_chan_chu),
                    thickness: Len::from_pt(era.day),
                });
            } else {
                para.para.after = Len::ZERO;
            }
        }
    }
}
