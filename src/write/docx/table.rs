//! The two columns of head and foot, and tables of content, through docx-rs.

use docx_rs::{
    BorderType, Paragraph, Table, TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

use super::DocxError;
use super::build::{Builder, Place};
use crate::block::BlockId;
use crate::style::{StyledBlock, StyledCell, StyledDocument, StyledPair, StyledPara, StyledTable};
use crate::units::Len;

/// A cell that reaches into the rows below.
#[derive(Clone, Copy)]
struct Reaching<'a> {
    cell: &'a StyledCell,
    /// Rows that it still covers.
    rows: usize,
}

impl Builder<'_> {
    /// The head's or foot's two columns: no borders, no cell margins (the default ones would break "NAM" off the Quốc
    /// hiệu), rows that are not torn unless they are taller than a page. Rows of a foot stay together.
    pub(super) fn pair(&mut self, pair: &StyledPair) -> Result<Table, DocxError> {
        let mut rows = Vec::with_capacity(pair.rows.len());
        for (index, row) in pair.rows.iter().enumerate() {
            let keep_next = pair.keeps_next() || pair.lines_before.is_some() && index + 1 < pair.rows.len();
            self.begin_row(false);
            let mut cells = Vec::with_capacity(2);
            for (paras, width) in [(&row.left, pair.columns[0]), (&row.right, pair.columns[1])] {
                let mut cell = TableCell::new().width(twips(width), WidthType::Dxa);
                for para in paras {
                    cell = cell.add_paragraph(self.paragraph(para, Place { width, keep_next })?);
                }
                if paras.is_empty() {
                    cell = cell.add_paragraph(self.small_paragraph(keep_next)?);
                }
                cells.push(cell);
            }
            let row = TableRow::new(cells);
            rows.push(if self.is_torn(pair.block, index) { row } else { row.cant_split() });
        }
        let [left, right] = pair.columns;
        Ok(Table::without_borders(rows)
            .set_grid(vec![twips(left), twips(right)])
            .width(twips(left) + twips(right), WidthType::Dxa)
            .indent(-(pair.hang.twips() as i32))
            .layout(TableLayoutType::Fixed)
            .margins(TableCellMargins::new().margin(0, 0, 0, 0)))
    }

    /// Whether the layout tears a row.
    fn is_torn(&self, block: BlockId, row: usize) -> bool {
        self.hints.torn_rows.get(&block).is_some_and(|rows| rows.contains(&row))
    }

    /// A table of content, in the document's table style. `keep_last`: its last row stays with what follows.
    pub(super) fn table(&mut self, table: &StyledTable, keep_last: bool) -> Result<Table, DocxError> {
        let fault = || DocxError::Columns(table.block);
        let widths = self.hints.column_widths.get(&table.block).ok_or_else(fault)?.clone();
        let headers = table.rows.iter().take_while(|row| row.header).count();
        let mut reaching: Vec<Option<Reaching<'_>>> = vec![None; widths.len()];
        let mut rows = Vec::with_capacity(table.rows.len());
        for (index, row) in table.rows.iter().enumerate() {
            self.begin_row(index < headers);
            let kept = self.hints.rows_with_next.get(&table.block).is_some_and(|rows| rows.contains(&index));
            let keep_next = kept || keep_last && index + 1 == table.rows.len();
            let mut line = Row { widths: &widths, padding: table.padding, keep_next, cells: Vec::new() };
            let mut waiting = row.cells.iter().peekable();
            let mut column = 0;
            while column < widths.len() {
                if let Some(above) = reaching[column].take() {
                    line.add(self, above.cell, column, Some(VMergeType::Continue)).ok_or_else(fault)??;
                    reaching[column] = (above.rows > 1).then(|| Reaching { rows: above.rows - 1, ..above });
                    column += above.cell.column_span.max(1);
                } else if let Some(cell) = waiting.next_if(|c| c.column == column) {
                    let merge = (cell.row_span > 1).then_some(VMergeType::Restart);
                    line.add(self, cell, column, merge).ok_or_else(fault)??;
                    reaching[column] = (cell.row_span > 1).then(|| Reaching { cell, rows: cell.row_span - 1 });
                    column += cell.column_span.max(1);
                } else {
                    let empty = TableCell::new().width(twips(widths[column]), WidthType::Dxa);
                    line.cells.push(empty.add_paragraph(self.small_paragraph(keep_next)?));
                    column += 1;
                }
            }
            if waiting.next().is_some() {
                return Err(fault());
            }
            let row = TableRow::new(line.cells);
            rows.push(if self.is_torn(table.block, index) { row } else { row.cant_split() });
        }
        Ok(self.dressed(table, rows).set_grid(widths.iter().map(|w| twips(*w)).collect()))
    }

    /// The table's own properties: borders and padding only where they are not those of the table style.
    fn dressed(&self, table: &StyledTable, rows: Vec<TableRow>) -> Table {
        let style = self.names.table();
        let mut out = Table::without_borders(rows)
            .style(style.map_or("", |s| s.id.as_str()))
            .width(twips(table.width), WidthType::Dxa)
            .indent(0)
            .layout(TableLayoutType::Fixed);
        if style.is_none_or(|s| s.border != table.border) {
            let eighths = eighths_of_point(table.border);
            let border = |position| {
                let border = TableBorder::new(position).border_type(BorderType::Single).size(eighths as usize);
                border.color(self.document.font.color.to_string())
            };
            use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
            out = out.set_borders(
                [Top, Left, Bottom, Right, InsideH, InsideV]
                    .into_iter()
                    .fold(TableBorders::with_empty(), |borders, position| borders.set(border(position))),
            );
        }
        if style.is_none_or(|s| s.padding != table.padding) {
            let padding = twips(table.padding);
            out = out.margins(TableCellMargins::new().margin(0, padding, 0, padding));
        }
        out
    }
}

/// A row in the making.
struct Row<'w> {
    widths: &'w [Len],
    padding: Len,
    keep_next: bool,
    cells: Vec<TableCell>,
}

impl Row<'_> {
    /// Adds a cell, or the part of a cell from above (without its text); nothing when it reaches past the last column.
    fn add(
        &mut self,
        builder: &mut Builder<'_>,
        cell: &StyledCell,
        column: usize,
        merge: Option<VMergeType>,
    ) -> Option<Result<(), DocxError>> {
        let span = cell.column_span.max(1);
        let width: Len = self.widths.get(column..column + span)?.iter().copied().sum();
        let place = Place { width: width - self.padding * 2, keep_next: self.keep_next };
        let mut out = TableCell::new().width(twips(width), WidthType::Dxa);
        if span > 1 {
            out = out.grid_span(span);
        }
        if cell.middle {
            out = out.vertical_align(VAlignType::Center);
        }
        let continued = matches!(merge, Some(VMergeType::Continue));
        if let Some(merge) = merge {
            out = out.vertical_merge(merge);
        }
        let paragraphs = if continued {
            builder.continuation(cell, place).map(|p| vec![p])
        } else {
            cell.paras.iter().map(|para| builder.paragraph(para, place)).collect()
        };
        let paragraphs = match paragraphs {
            Ok(paragraphs) if paragraphs.is_empty() => builder.small_paragraph(self.keep_next).map(|p| vec![p]),
            other => other,
        };
        Some(paragraphs.map(|paragraphs| {
            self.cells.push(paragraphs.into_iter().fold(out, TableCell::add_paragraph));
        }))
    }
}

impl Builder<'_> {
    /// The empty paragraph of a continued cell, which looks like the cell's own: it shows when the officer splits them.
    fn continuation(&mut self, cell: &StyledCell, place: Place) -> Result<Paragraph, DocxError> {
        match cell.paras.first() {
            Some(first) => self.paragraph(
                &StyledPara {
                    runs: Vec::new(),
                    rule: None,
                    frame: None,
                    figure: None,
                    backdrop: None,
                    ..first.clone()
                },
                place,
            ),
            None => self.small_paragraph(place.keep_next),
        }
    }
}

/// A width as docx-rs wants it.
fn twips(len: Len) -> usize {
    len.at_least_zero().twips() as usize
}

/// A border's thickness in eighths of a point, what `w:sz` counts in there.
pub(super) fn eighths_of_point(thickness: Len) -> i64 {
    (thickness.at_least_zero() * 2).twips() / 5
}

/// The first table of content, whose borders and padding the table style takes.
pub(super) fn first_table(document: &StyledDocument) -> Option<&StyledTable> {
    document.blocks().find_map(|block| match block {
        StyledBlock::Table(table) => Some(table),
        _ => None,
    })
}
