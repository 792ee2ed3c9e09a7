//! The two columns of the head and of the foot, their rows level with each other.

use super::columns::Split;
use super::context::Context;
use super::groups::group;
use super::line::{para, widest_width};
use super::stack::{Room, stack};
use super::styled::{ParaTag, StyledPair, StyledPairRow, StyledPara, StyledRun, StyledSignature};
use super::{form, picture};
use crate::block::{Block, PairRow, lines};
use crate::era::MeaningEntry;
use crate::font::fill;
use crate::units::Len;

/// The head; `copy`: of the part that makes the document a copy.
pub(super) fn head(block: &Block, rows: &[PairRow], split: Split, copy: bool, cx: &Context<'_>) -> StyledPair {
    let Split { hang, left, right, gap } = split;
    let rooms = [Room { width: left, free: (Len::ZERO, gap) }, Room::whole(right)];
    let styled = |row: &PairRow| {
        let mut styled = level_row(row, rooms, |_, _| None, cx);
        let tall: Len = styled.left.iter().map(|para| height(para, left, cx)).sum();
        if let (Some(backdrop), Some(first)) = (&row.backdrop, styled.left.first_mut()) {
            first.backdrop = picture::backdrop(backdrop, left - gap, tall - first.para.before, cx).map(Box::new);
        }
        styled
    };
    let rows = rows.iter().map(styled).collect();
    StyledPair { block: block.id, hang, columns: [left, right], rows, lines_before: None, copy }
}

/// The foot; `copier`: the body that copies, in the part that makes the document a copy.
pub(super) fn foot(block: &Block, rows: &[PairRow], copier: Option<&str>, cx: &Context<'_>) -> StyledPair {
    let entry = &cx.era.cuoi;
    let rooms = foot_columns(rows, cx);
    let signers = form::signers(rows, cx);
    let author = copier.unwrap_or(cx.author);
    let wanted = if copier.is_some() { cx.copy_fields } else { cx.form_fields };
    let signature = |cell: &[Block], unsealed| {
        let signature = form::signature(cell, signers, author, cx).filter(|_| wanted)?;
        Some(if unsealed { StyledSignature { seal: Len::ZERO, ..signature } } else { signature })
    };
    let mut rows: Vec<StyledPairRow> = rows.iter().map(|row| level_row(row, rooms, signature, cx)).collect();
    let apart = Len::from_pt(entry.cach_hang).round_to_twip();
    for row in rows.iter_mut().skip(1) {
        for first in [row.left.first_mut(), row.right.first_mut()].into_iter().flatten() {
            first.para.before += apart;
        }
    }
    StyledPair {
        block: block.id,
        hang: Len::ZERO,
        columns: rooms.map(|room| room.width),
        rows,
        // What is copied ends above the line: nothing of it must stand with the copy's foot.
        lines_before: Some(if copier.is_some() { 0 } else { entry.dong_than_di_kem }),
        copy: copier.is_some(),
    }
}

/// The foot's columns: as wide as the widest line above a signature asks for; signers side by side stand equally far from
/// the middle.
fn foot_columns(rows: &[PairRow], cx: &Context<'_>) -> [Room; 2] {
    let entry = &cx.era.cuoi;
    let text = cx.page.text_width();
    let gap = Len::from_mm(cx.era.dau_trang.khe);
    if rows.iter().any(|row| row.signs_left) {
        let half = Len::from_twips(gap.twips() / 2);
        let right = Len::from_twips(text.twips() / 2);
        return [Room { width: text - right, free: (Len::ZERO, half) }, Room { width: right, free: (half, Len::ZERO) }];
    }
    let share = |of: f64| Len::from_twips((text.twips() as f64 * of).round() as i64);
    let found = rows.iter().flat_map(|row| lines(&row.right));
    let widths = found.map(|line| para(line.block, cx.id(line.role), ParaTag::Paragraph, line.text, cx));
    let widest = widths.map(|line| widest_width(&line, cx)).max().unwrap_or_default();
    let right = (widest.round_to_twip() + Len::from_mm(entry.them_phai))
        .min(share(entry.phai_nhieu_nhat))
        .max(share(entry.phai_it_nhat));
    [Room { width: text - right, free: (Len::ZERO, gap) }, Room::whole(right)]
}

/// A row, the first lines of its cells level, and the names of signers side by side.
fn level_row(
    row: &PairRow,
    rooms: [Room; 2],
    signature: impl Fn(&[Block], bool) -> Option<StyledSignature>,
    cx: &Context<'_>,
) -> StyledPairRow {
    let styled = StyledPairRow {
        left: stack(&row.left, rooms[0], cx),
        right: stack(&row.right, rooms[1], cx),
        signatures: [signature(&row.left, row.unsealed[0]), signature(&row.right, row.unsealed[1])],
    };
    names_level(level(styled, cx), rooms.map(|room| room.width), cx)
}

/// Sets the names of signers side by side level: who has fewer lines above his name gets more room to sign.
fn names_level(mut row: StyledPairRow, widths: [Len; 2], cx: &Context<'_>) -> StyledPairRow {
    let StyledPairRow { left, right, .. } = &mut row;
    let above = |paras: &[StyledPara], width: Len| -> Option<(usize, Len)> {
        let role = |para: &StyledPara| cx.named(para.style).key.as_str();
        let at = paras.iter().position(|para| cx.era.means(role(para), MeaningEntry::HoTen))?;
        let name = group(role(&paras[at]), cx);
        let first = paras.iter().position(|para| group(role(para), cx) == name)?;
        Some((first, paras[..=at].iter().map(|para| height(para, width, cx)).sum()))
    };
    if let (Some((l, left_height)), Some((r, right_height))) = (above(left, widths[0]), above(right, widths[1])) {
        let deeper = left_height.max(right_height);
        left[l].para.before += (deeper - left_height).round_to_twip();
        right[r].para.before += (deeper - right_height).round_to_twip();
    }
    row
}

/// Sets the first paragraphs of a row so that their first baselines are level.
fn level(mut row: StyledPairRow, cx: &Context<'_>) -> StyledPairRow {
    let baseline = |p: &StyledPara| p.para.before + first_baseline(p, cx);
    if let (Some(left), Some(right)) = (row.left.first_mut(), row.right.first_mut()) {
        let (l, r) = (baseline(left), baseline(right));
        let deeper = l.max(r);
        left.para.before += (deeper - l).round_to_twip();
        right.para.before += (deeper - r).round_to_twip();
    }
    row
}

/// Height of a paragraph of single lines in a column, with the space before it.
fn height(para: &StyledPara, width: Len, cx: &Context<'_>) -> Len {
    let room = width - para.para.left - para.para.right;
    let lines = fill::fill(&para.pieces(), cx.fonts, room - para.para.first_line, room).len().max(1) as i64;
    let line = |run: &StyledRun| match run {
        StyledRun::Text { face, size, .. } | StyledRun::Field { face, size, .. } => {
            Some(cx.fonts.face(*face).line_height(*size))
        }
        StyledRun::Mark { face, base, .. } => Some(cx.fonts.face(*face).line_height(*base)),
        StyledRun::Break => None,
    };
    para.para.before + para.runs.iter().filter_map(line).max().unwrap_or_default() * lines
}

/// Distance of a paragraph's first baseline from its top, by its first run.
fn first_baseline(para: &StyledPara, cx: &Context<'_>) -> Len {
    para.runs
        .iter()
        .find_map(|run| match run {
            StyledRun::Text { face, size, .. } | StyledRun::Field { face, size, .. } => {
                Some(cx.fonts.face(*face).baseline(*size))
            }
            StyledRun::Mark { .. } | StyledRun::Break => None,
        })
        .unwrap_or_default()
}
