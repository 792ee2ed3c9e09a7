//! Lines of roles that stand one under the other: what depends on their neighbours.

use super::context::Context;
use super::frame;
use super::styled::{ParaStyle, StyledPara, StyledRun, UnderRule};
use crate::era::IndentEntry;
use crate::font::fill;
use crate::model::Align;
use crate::units::Len;

/// Sets lines of roles that stand under a mark (`duoi_dau`): the line before them stands in by as much as the era says,
/// and each of them begins exactly under that line's last character, so that a dash stands under the colon.
pub(super) fn under_mark(lines: &mut [(&str, StyledPara)], cx: &Context<'_>) {
    let mut edge = None;
    for i in 0..lines.len() {
        let entry = cx.role(lines[i].0);
        if entry.thut != IndentEntry::DuoiDau {
            edge = None;
            continue;
        }
        let in_group = i > 0 && group(lines[i - 1].0, cx) == group(lines[i].0, cx);
        let left = match edge {
            Some(left) => left,
            None if !in_group => Len::from_mm(entry.lui),
            None => {
                let anchor = &mut lines[i - 1].1;
                let ParaStyle { align, left, right, first_line, .. } = &mut anchor.para;
                (*align, *left, *right, *first_line) = (Align::Left, Len::from_mm(entry.lui), Len::ZERO, Len::ZERO);
                Len::from_mm(entry.lui) + before_last_character(anchor, cx)
            }
        };
        edge = Some(left);
        let line = &mut lines[i].1;
        let hang = first_word(line, cx).round_to_twip();
        line.para.left += left.round_to_twip() + hang;
        line.para.first_line = -hang;
    }
}

/// The width of a line's text but for its last character.
fn before_last_character(para: &StyledPara, cx: &Context<'_>) -> Len {
    let whole = fill::natural_width(&para.pieces(), cx.fonts);
    let last = para.runs.iter().rev().find_map(|run| match run {
        StyledRun::Text { text, face, size, .. } | StyledRun::Field { text, face, size, .. } => {
            let (at, _) = text.char_indices().next_back()?;
            Some(cx.fonts.face(*face).width(&text[at..], *size))
        }
        StyledRun::Mark { .. } | StyledRun::Break => None,
    });
    whole - last.unwrap_or_default()
}

/// The width of a line's first word, its dash, with the space behind it.
fn first_word(para: &StyledPara, cx: &Context<'_>) -> Len {
    match para.runs.first() {
        Some(StyledRun::Text { text, face, size, .. }) => {
            let end = text.find(' ').map_or(0, |space| space + 1);
            cx.fonts.face(*face).width(&text[..end], *size)
        }
        _ => Len::ZERO,
    }
}

/// The group that a role's lines belong to.
pub(super) fn group<'a>(role: &'a str, cx: &Context<'a>) -> &'a str {
    cx.role(role).nhom.as_deref().unwrap_or(role)
}

/// Gives the lines of one stack what depends on their neighbours: the space before the first line of a group, the rule
/// and the space after its last.
pub(super) fn finish_groups(lines: &mut [(&str, StyledPara)], cx: &Context<'_>) {
    for i in 0..lines.len() {
        let role = lines[i].0;
        let entry = cx.role(role);
        let first = i == 0 || group(lines[i - 1].0, cx) != group(role, cx);
        let last = lines.get(i + 1).is_none_or(|next| group(next.0, cx) != group(role, cx));
        let para = &mut lines[i].1;
        if last {
            para.para.after += cx.choices.space(entry.sau_cuoi);
        }
        if !first && entry.truoc_dau > 0.0 {
            para.para.before = Len::ZERO;
        }
        if first && para.frame.is_none() {
            para.frame = frame::above(role, cx);
        }
        if let Some(rule) = &entry.ke_duoi {
            if last {
                let era = &cx.era.duong_ke;
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
