//! Tables of content: cells with their paragraphs, sizes and alignment.

use super::Context;
use super::line::{para, restyle};
use super::sheet::Sheet;
use super::styled::{ParaTag, StyledCell, StyledRow, StyledTable};
use crate::block::{Block, BlockKind, Cell, Row, Table};
use crate::units::{FontSize, Len};

/// A table, styled: the head in its own style, the rest in the columns' alignment.
pub fn styled(block: &Block, table: &Table, sheet: &Sheet, context: &Context<'_>) -> StyledTable {
    let entry = &context.era.bang;
    StyledTable {
        block: block.id,
        origin: block.origin.clone(),
        width: context.page.text_width(),
        border: Len::from_pt(entry.vien),
        padding: Len::from_mm(entry.dem_ngang),
        shares: table.columns.iter().map(|c| c.share).collect(),
        rows: table.rows.iter().map(|row| styled_row(row, table, sheet, context)).collect(),
    }
}

fn styled_row(row: &Row, table: &Table, sheet: &Sheet, context: &Context<'_>) -> StyledRow {
    StyledRow {
        header: row.header,
        cells: row
            .cells
            .iter()
            .map(|cell| StyledCell {
                column: cell.column,
                column_span: cell.column_span,
                row_span: cell.row_span,
                middle: context.era.kieu[cell_style(row, context)].giua_doc,
                paras: cell
                    .blocks
                    .iter()
                    .flat_map(|block| cell_paras(block, cell, row, table, sheet, context))
                    .collect(),
            })
            .collect(),
    }
}

/// The name of the style of a row's cells.
fn cell_style<'a>(row: &Row, context: &'a Context<'_>) -> &'a str {
    let entry = &context.era.bang;
    if row.header { &entry.o_dau } else { &entry.o }
}

fn cell_paras(
    block: &Block,
    cell: &Cell,
    row: &Row,
    table: &Table,
    sheet: &Sheet,
    context: &Context<'_>,
) -> Option<super::StyledPara> {
    let BlockKind::Paragraph(text) = &block.kind else { return None };
    let style = sheet.id(cell_style(row, context));
    let mut line = para(block, style, ParaTag::Paragraph, text, sheet, context);
    let column = table.columns.get(cell.column).and_then(|c| c.align).filter(|_| !row.header);
    if let Some(align) = cell.align.or(column) {
        line.para.align = align;
    }
    restyle(&mut line, table.size.map(FontSize::from_half_points), row.total, context);
    Some(line)
}
