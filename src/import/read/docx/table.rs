//! Tables: rows and cells as they are seen, with cells that hang down joined to the one they hang from.

use super::paragraph::{Para, hundredths};
use super::props::drawn;
use super::walk::{Walk, wraps_nothing};
use super::xml::{Fault, Ns, Piece, Tag, Xml};
use crate::import::source::CellPlace;
use crate::import::{Cell, Item, Row, Table};

/// Most columns that a table may have; Word allows 63.
const MAX_COLUMNS: u32 = 512;
/// Deepest table in a table.
const MAX_NESTED: usize = 8;

/// A table while it is read.
#[derive(Default)]
struct Open {
    table: Table,
    number: u32,
    /// For each column at which a cell hangs down: the row and cell it hangs from.
    hanging: Vec<(u32, usize, usize)>,
    /// What its properties say of borders; cells may say more.
    bordered: Option<bool>,
    cell_borders: bool,
    /// What stands in the wrong place; it comes behind the table.
    stray: Vec<Item>,
}

/// What the properties of a cell say.
#[derive(Default)]
struct CellProps {
    columns: u32,
    hangs: bool,
    begins: bool,
    joins: bool,
}

impl Walk<'_> {
    /// A table, whose element is open. Tables too deep in tables are read as their lines.
    pub(super) fn table(&mut self, xml: &mut Xml<'_>, out: &mut Vec<Item>) -> Result<(), Fault> {
        self.tables += 1;
        let around = (self.state.cell, self.state.table_style.take());
        self.state.nested += 1;
        self.state.gap = false;
        let mut open = Open { number: self.tables, ..Open::default() };
        self.rows(xml, &mut open)?;
        let style = self.state.table_style.as_deref().and_then(|id| self.known.styles.get(id));
        open.table.bordered = open.bordered.or(style.and_then(|s| s.bordered)).unwrap_or(false) || open.cell_borders;
        self.state.nested -= 1;
        (self.state.cell, self.state.table_style) = around;
        self.state.gap = false;
        self.state.after = 0;
        let cells = open.table.rows.iter_mut().flat_map(|row| &mut row.cells);
        if self.state.nested >= MAX_NESTED {
            cells.for_each(|cell| out.append(&mut cell.items));
        } else if !open.table.rows.is_empty() {
            out.push(Item::Table(open.table));
        }
        out.append(&mut open.stray);
        Ok(())
    }

    fn rows(&mut self, xml: &mut Xml<'_>, open: &mut Open) -> Result<(), Fault> {
        while let Some(piece) = xml.inside()? {
            let Piece::Open(tag) = piece else { continue };
            match (tag.ns, tag.name()) {
                (Ns::Word, b"tr") => {
                    open.table.rows.push(Row::default());
                    let column = &mut 0;
                    self.cells(xml, open, column)?;
                }
                (Ns::Word, b"tblPr") => self.table_props(xml, open)?,
                (Ns::Word, b"tblGrid") => grid(xml, &mut open.table.widths)?,
                (Ns::Word, name) if around(name) => {
                    let before = (self.state.deleted, self.state.inserted);
                    self.change(name);
                    self.rows(xml, open)?;
                    (self.state.deleted, self.state.inserted) = before;
                }
                _ => self.stray(xml, &tag, &mut open.stray)?,
            }
        }
        Ok(())
    }

    fn cells(&mut self, xml: &mut Xml<'_>, open: &mut Open, column: &mut u32) -> Result<(), Fault> {
        while let Some(piece) = xml.inside()? {
            let Piece::Open(tag) = piece else { continue };
            match (tag.ns, tag.name()) {
                (Ns::Word, b"tc") => self.cell(xml, open, column)?,
                (Ns::Word, b"trPr") => row_props(xml, open, column)?,
                (Ns::Word, name) if around(name) => {
                    let before = (self.state.deleted, self.state.inserted);
                    self.change(name);
                    self.cells(xml, open, column)?;
                    (self.state.deleted, self.state.inserted) = before;
                }
                _ => self.stray(xml, &tag, &mut open.stray)?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, xml: &mut Xml<'_>, open: &mut Open, column: &mut u32) -> Result<(), Fault> {
        let row = open.table.rows.len() - 1;
        let place = CellPlace { table: open.number, row: row as u32 + 1, column: column.saturating_add(1) };
        self.state.cell = Some(place);
        self.state.gap = false;
        self.state.after = 0;
        let mut props = CellProps { columns: 1, ..CellProps::default() };
        let mut items = Vec::new();
        let mut carried = Para::default();
        while let Some(piece) = xml.inside()? {
            let Piece::Open(tag) = piece else { continue };
            match (tag.ns, tag.name()) {
                (Ns::Word, b"tcPr") => open.cell_borders |= cell_props(xml, &mut props)?,
                _ => self.block(xml, &tag, &mut items, &mut carried)?,
            }
        }
        carried.end(&mut items);
        let columns = props.columns.clamp(1, MAX_COLUMNS);
        let from = *column;
        *column = from.saturating_add(columns).min(MAX_COLUMNS);
        let above = open.hanging.iter().find(|(column, ..)| *column == from).copied();
        match above.filter(|_| props.hangs && items.is_empty()) {
            Some((_, row, cell)) => open.table.rows[row].cells[cell].rows += 1,
            None => {
                let cells = &mut open.table.rows[row].cells;
                match cells.last_mut().filter(|_| props.joins) {
                    Some(left) => {
                        left.columns += columns;
                        left.items.append(&mut items);
                    }
                    None => cells.push(Cell { column: from, columns, rows: 1, items }),
                }
                let here = cells.len() - 1;
                open.hanging.retain(|(column, ..)| !(from..from + columns).contains(column));
                if props.begins || props.hangs {
                    open.hanging.push((from, row, here));
                }
            }
        }
        Ok(())
    }

    fn table_props(&mut self, xml: &mut Xml<'_>, open: &mut Open) -> Result<(), Fault> {
        while let Some(piece) = xml.inside()? {
            let Piece::Open(tag) = piece else { continue };
            match (tag.ns, tag.name()) {
                (Ns::Word, b"tblBorders") => open.bordered = Some(drawn(xml)?),
                (Ns::Word, b"tblStyle") => {
                    self.state.table_style = tag.val();
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    /// Something that stands where only rows or cells should.
    fn stray(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, out: &mut Vec<Item>) -> Result<(), Fault> {
        if tag.ns == Ns::Word && wraps_nothing(tag.name()) {
            return xml.skip();
        }
        let mut para = Para::default();
        para.stands_at(self.place());
        self.inline(xml, tag, &mut para)?;
        para.end(out);
        Ok(())
    }
}

/// Elements around rows or cells.
fn around(name: &[u8]) -> bool {
    matches!(name, b"sdt" | b"sdtContent" | b"customXml" | b"ins" | b"del" | b"moveFrom" | b"moveTo")
}

fn row_props(xml: &mut Xml<'_>, open: &mut Open, column: &mut u32) -> Result<(), Fault> {
    while let Some(piece) = xml.inside()? {
        let Piece::Open(tag) = piece else { continue };
        match (tag.ns, tag.name()) {
            (Ns::Word, b"tblHeader") => open.table.rows.iter_mut().last().into_iter().for_each(|r| r.head = tag.on()),
            (Ns::Word, b"gridBefore") => *column = columns(&tag).min(MAX_COLUMNS),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(())
}

/// The properties of a cell; whether it draws a border of its own.
fn cell_props(xml: &mut Xml<'_>, out: &mut CellProps) -> Result<bool, Fault> {
    let mut bordered = false;
    while let Some(piece) = xml.inside()? {
        let Piece::Open(tag) = piece else { continue };
        match (tag.ns, tag.name()) {
            (Ns::Word, b"tcBorders") => {
                bordered = drawn(xml)?;
                continue;
            }
            (Ns::Word, b"gridSpan") => out.columns = columns(&tag),
            (Ns::Word, b"vMerge") => match tag.val().as_deref() {
                Some("restart") => out.begins = true,
                _ => out.hangs = true,
            },
            (Ns::Word, b"hMerge") => out.joins = tag.val().as_deref() != Some("restart"),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(bordered)
}

fn columns(tag: &Tag<'_>) -> u32 {
    tag.number("val").and_then(|n| u32::try_from(n).ok()).unwrap_or(0)
}

fn grid(xml: &mut Xml<'_>, widths: &mut Vec<i32>) -> Result<(), Fault> {
    while let Some(piece) = xml.inside()? {
        if let Piece::Open(tag) = piece {
            if tag.name() == b"gridCol" && widths.len() < MAX_COLUMNS as usize {
                widths.push(hundredths(tag.twips("w").unwrap_or(0)));
            }
            xml.skip()?;
        }
    }
    Ok(())
}
