//! Columns of a table that are no columns: where the sides of cells of two rows almost meet, Word counts the sliver between
//! them as a column, and tables that were drawn by hand have a dozen of them.

use super::Grid;

/// Narrower than that (in hundredths of a millimetre) no column is: it has no room for a letter.
const SLIVER: i32 = 100;

/// The table without such columns; one that a cell with text has for itself stays.
pub(super) fn without(mut grid: Grid) -> Grid {
    let Some(sides) = sides(&grid) else { return grid };
    let at = |side: u32| sides[side as usize];
    for (cells, _) in &mut grid.rows {
        for cell in cells.iter_mut() {
            let (from, to) = (at(cell.span.0), at(cell.span.0 + cell.span.1));
            (cell.span.0, cell.span.1) = (from, to - from);
        }
        cells.retain(|cell| cell.span.1 > 0);
    }
    let mut widths = vec![0; sides.last().copied().unwrap_or_default() as usize];
    for (column, width) in grid.widths.iter().enumerate() {
        // A sliver belongs to the column before it, or else to the first.
        let home = sides[column + 1].saturating_sub(1) as usize;
        widths.get_mut(home).into_iter().for_each(|own: &mut i32| *own = own.saturating_add(*width));
    }
    grid.widths = widths;
    grid
}

/// The new number of each side of a column; nothing where all stay.
fn sides(grid: &Grid) -> Option<Vec<u32>> {
    let columns = grid.widths.len();
    let cells = || grid.rows.iter().flat_map(|(cells, _)| cells);
    let fits = cells().all(|cell| (cell.span.0 + cell.span.1) as usize <= columns);
    if !fits || !grid.widths.iter().all(|width| *width > 0) {
        return None;
    }
    let mut sides = vec![0];
    let (mut number, mut since, mut first) = (0, 0, 0);
    for (column, width) in grid.widths.iter().enumerate() {
        since = i32::saturating_add(since, *width);
        let own = |cell: &super::GridCell| {
            let (from, to) = (cell.span.0 as usize, (cell.span.0 + cell.span.1) as usize);
            !cell.rows.is_empty() && from >= first && to == column + 1
        };
        if since >= SLIVER || cells().any(own) {
            (number, since, first) = (number + 1, 0, column + 1);
        }
        sides.push(number);
    }
    ((number as usize) < columns && number > 0).then_some(sides)
}

#[cfg(test)]
mod tests {
    use super::super::{GridCell, Row};
    use super::*;

    fn grid(widths: &[i32], rows: &[&[(u32, &str)]]) -> Grid {
        let row = |cells: &&[(u32, &str)]| {
            let mut column = 0;
            let cell = |(columns, text): &(u32, &str)| {
                let line = crate::import::Line::plain(0, *text, Default::default());
                let rows = if text.is_empty() { Vec::new() } else { vec![Row::of(&line)] };
                let cell = GridCell { span: (column, *columns, 1), rows };
                column += columns;
                cell
            };
            (cells.iter().map(cell).collect(), false)
        };
        Grid { rows: rows.iter().map(row).collect(), bordered: true, widths: widths.to_vec() }
    }

    fn spans(grid: &Grid) -> Vec<Vec<(u32, u32)>> {
        let row = |(cells, _): &(Vec<GridCell>, bool)| cells.iter().map(|cell| (cell.span.0, cell.span.1)).collect();
        grid.rows.iter().map(row).collect()
    }

    #[test]
    fn sides_that_almost_meet_are_one() {
        let drawn = grid(
            &[1000, 5, 2000, 3, 4, 1500, 2],
            &[&[(2, "TT"), (2, "Việc"), (3, "Số")], &[(1, "1"), (2, "Mở"), (3, "2"), (1, "")]],
        );
        let found = without(drawn);
        assert_eq!(spans(&found), [[(0, 1), (1, 1), (2, 1)], [(0, 1), (1, 1), (2, 1)]]);
        assert_eq!((found.widths.len(), found.widths.iter().sum::<i32>()), (3, 4514));
    }

    #[test]
    fn columns_with_text_and_tables_of_unknown_widths_stay() {
        let text = grid(&[1000, 5, 2000], &[&[(1, "a"), (1, "b"), (1, "c")]]);
        assert_eq!(without(text.clone()), text);
        let unknown = grid(&[], &[&[(1, "a"), (1, "b")]]);
        assert_eq!(without(unknown.clone()), unknown);
        let wide = grid(&[1000, 2000], &[&[(1, "a"), (1, "")]]);
        assert_eq!(without(wide.clone()), wide);
    }
}
