//! Tables of content: cells with their paragraphs, sizes and alignment, numbers lined up.

use super::context::Context;
use super::line::{para, restyle};
use super::styled::{ParaTag, StyledCell, StyledPara, StyledRow, StyledRun, StyledTable};
use super::widths::widths;
use crate::block::{Block, BlockKind, Cell, Column, Inline, Row, Table};
use crate::model::Align;
use crate::text::number;
use crate::units::{FontSize, Len};

/// A table, styled: the head in its own style, the rest in the columns' alignment. A table that is too wide in the
/// era's size is set smaller, down to the smallest that the era allows.
pub(super) fn styled(block: &Block, table: &Table, cx: &Context<'_>) -> StyledTable {
    let mut styled = sized(block, table, table.size, cx);
    if table.size.is_some() {
        return styled;
    }
    let usual = styled.size.half_points() as u16;
    let entry = &cx.era.kieu[&cx.era.bang.o];
    let least = entry.khoang_co.map_or(usual, |[least, _]| (least * 2.0).round() as u16);
    for size in (least..usual).rev() {
        if widths(&styled, cx.fonts).needed.is_none() {
            break;
        }
        styled = StyledTable { reduced: true, ..sized(block, table, Some(size), cx) };
    }
    styled
}

/// A table with its text in a size.
fn sized(block: &Block, table: &Table, size: Option<u16>, cx: &Context<'_>) -> StyledTable {
    let entry = &cx.era.bang;
    let border = Len::from_pt(entry.vien);
    let mut rows: Vec<StyledRow> = table.rows.iter().map(|row| styled_row(row, table, size, cx)).collect();
    for (row, leads) in rows.iter_mut().zip(group_rows(table)) {
        row.leads = leads;
    }
    for (index, _) in table.columns.iter().enumerate().filter(|(_, column)| column.numbers) {
        line_up(&mut rows, index, cx);
    }
    StyledTable {
        block: block.id,
        origin: block.origin.clone(),
        width: (cx.page.text_width() - border).round_to_twip(),
        border,
        size: size.map_or(cx.named(cx.id(&entry.o)).size, FontSize::from_half_points),
        reduced: false,
        padding: Len::from_mm(entry.dem_ngang),
        shares: table.columns.iter().map(|c| c.share).collect(),
        rows,
    }
}

/// Lines the numbers of a column up at their decimal marks: each stands so far from the right edge as the longest
/// decimals of the column are longer than its own.
fn line_up(rows: &mut [StyledRow], column: usize, cx: &Context<'_>) {
    let cells = rows.iter_mut().filter(|row| !row.header).flat_map(|row| &mut row.cells);
    let mut numbers: Vec<(&mut StyledPara, Len)> = cells
        .filter(|cell| cell.column == column && cell.column_span == 1)
        .filter_map(|cell| cell.paras.first_mut().filter(|para| para.para.align == Align::Right))
        .filter_map(|para| decimals(para, cx).map(|width| (para, width)))
        .collect();
    let longest = numbers.iter().map(|(_, width)| *width).max().unwrap_or_default();
    for (para, width) in &mut numbers {
        para.para.right += (longest - *width).round_to_twip();
    }
}

/// The width of a number's decimals, their mark included; nothing where the text is no number.
fn decimals(para: &StyledPara, cx: &Context<'_>) -> Option<Len> {
    let mut text = String::new();
    for run in &para.runs {
        let StyledRun::Text { text: part, .. } = run else { return None };
        text.push_str(part);
    }
    let whole = number::whole_part(&text)?;
    let (mut at, mut width) = (0, Len::ZERO);
    for run in &para.runs {
        let StyledRun::Text { text: part, face, size, .. } = run else { continue };
        let start = whole.saturating_sub(at).min(part.len());
        width += cx.fonts.face(*face).width(part[start..].trim_end(), *size);
        at += part.len();
    }
    Some(width)
}

/// Which rows name the group of rows below them: a cell that runs over all columns but one at most, or all in bold. Where
/// most rows look like that, or the last one would, it is how the table is set, not what the row is.
fn group_rows(table: &Table) -> Vec<bool> {
    let columns = table.columns.len();
    let named = |row: &Row| {
        let wide = columns > 1 && row.cells.iter().any(|cell| cell.column_span + 1 >= columns.max(3));
        let mut texts = row.cells.iter().flat_map(|cell| &cell.blocks).filter_map(|block| match &block.kind {
            BlockKind::Paragraph { text, .. } if !text.is_empty() => Some(text),
            _ => None,
        });
        let bold = |inline: &Inline| match inline {
            Inline::Text { text, emphasis, .. } => emphasis.bold || text.trim().is_empty(),
            Inline::Field { .. } | Inline::Note { .. } | Inline::Break => true,
        };
        let (first, rest) = (texts.next(), texts);
        let all_bold = first.is_some_and(|text| text.iter().all(bold)) && { rest }.all(|text| text.iter().all(bold));
        !row.header && !row.total && (wide || all_bold)
    };
    let mut rows: Vec<bool> = table.rows.iter().map(named).collect();
    let body = table.rows.iter().filter(|row| !row.header).count();
    if rows.iter().filter(|group| **group).count() * 2 > body {
        return vec![false; rows.len()];
    }
    if let Some(last) = rows.last_mut() {
        *last = false;
    }
    rows
}

fn styled_row(row: &Row, table: &Table, size: Option<u16>, cx: &Context<'_>) -> StyledRow {
    StyledRow {
        header: row.header,
        leads: false,
        cells: row
            .cells
            .iter()
            .map(|cell| StyledCell {
                column: cell.column,
                column_span: cell.column_span,
                row_span: cell.row_span,
                middle: cx.era.kieu[cell_style(row, cx)].giua_doc,
                paras: cell.blocks.iter().flat_map(|block| cell_paras(block, cell, row, table, size, cx)).collect(),
            })
            .collect(),
    }
}

/// The name of the style of a row's cells.
fn cell_style<'a>(row: &Row, cx: &Context<'a>) -> &'a str {
    let entry = &cx.era.bang;
    if row.header { &entry.o_dau } else { &entry.o }
}

fn cell_paras(
    block: &Block,
    cell: &Cell,
    row: &Row,
    table: &Table,
    size: Option<u16>,
    cx: &Context<'_>,
) -> Option<StyledPara> {
    let BlockKind::Paragraph { text, align: own } = &block.kind else { return None };
    let style = cx.id(cell_style(row, cx));
    let mut line = para(block, style, ParaTag::Paragraph, text, cx);
    let aligned = |c: &Column| if c.numbers { Some(Align::Right) } else { c.align };
    let column = table.columns.get(cell.column).and_then(aligned).filter(|_| !row.header);
    if let Some(align) = own.or(cell.align).or(column) {
        line.para.align = align;
    }
    restyle(&mut line, size.map(FontSize::from_half_points), row.total, cx);
    Some(line)
}
