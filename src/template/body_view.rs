//! What templates see of a body: labelled units, paragraphs, tables.

use serde::Serialize;

use super::view::{RunView, runs};
use crate::markup::vocabulary::{self, align_name};
use crate::model::{Label, Table, TableCell, TableRow};
use crate::normalise::Item;

/// Something in the body.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "loai")]
pub enum ItemView<'a> {
    /// A labelled unit.
    #[serde(rename = "muc")]
    Section {
        /// Kind.
        kieu: &'static str,
        /// Label as printed.
        so: &'a str,
        /// The label with what stands behind it, where it has marks or no single space follows it; else absent.
        nhan: Option<Vec<RunView<'a>>>,
        /// Title.
        ten: Option<Vec<RunView<'a>>>,
        /// Text that runs on after the label.
        chu: Option<Vec<RunView<'a>>>,
        /// The mark missing at the end of title or text, or empty.
        dau: &'a str,
        /// What stands below.
        con: Vec<ItemView<'a>>,
        /// Key path.
        nguon: &'a str,
    },
    /// A paragraph.
    #[serde(rename = "p")]
    Paragraph {
        /// Runs.
        chu: Vec<RunView<'a>>,
        /// Where its lines stand, if not as those of the body.
        can: Option<&'static str>,
        /// The mark missing at its end, or empty.
        dau: &'a str,
        /// Key path.
        nguon: &'a str,
    },
    /// A table.
    #[serde(rename = "bang")]
    Table {
        /// Its own text size in points.
        co_chu: Option<f64>,
        /// Columns.
        cot: Vec<ColumnView>,
        /// Rows.
        hang: Vec<RowView<'a>>,
        /// Key path.
        nguon: &'a str,
    },
    /// A picture.
    #[serde(rename = "hinh")]
    Figure {
        /// Its file.
        tep: &'a str,
        /// What a reader is told who does not see it.
        mo_ta: String,
        /// How wide it is printed, in cm.
        rong: Option<f64>,
        /// Its caption, run by run; empty for none.
        chu: Vec<RunView<'a>>,
        /// Key path.
        nguon: &'a str,
    },
    /// Items on landscape pages.
    #[serde(rename = "ngang")]
    Landscape {
        /// The items.
        con: Vec<ItemView<'a>>,
        /// Key path.
        nguon: &'a str,
    },
}

/// A column.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnView {
    /// Share of the width in thousandths; absent = from the content.
    pub rong: Option<u32>,
    /// Alignment.
    pub can: Option<&'static str>,
}

/// A row.
#[derive(Clone, Debug, Serialize)]
pub struct RowView<'a> {
    /// Part of the head.
    pub dau: bool,
    /// A total row.
    pub tong: bool,
    /// Cells.
    pub o: Vec<CellView<'a>>,
    /// Key path.
    pub nguon: &'a str,
}

/// A cell.
#[derive(Clone, Debug, Serialize)]
pub struct CellView<'a> {
    /// The column it begins in, from 1.
    pub cot: usize,
    /// Columns it covers.
    pub gop_cot: usize,
    /// Rows it covers.
    pub gop_hang: usize,
    /// Alignment.
    pub can: Option<&'static str>,
    /// Paragraphs.
    pub doan: Vec<Vec<RunView<'a>>>,
    /// Key path.
    pub nguon: &'a str,
}

pub(super) fn items<'a>(items: &'a [Item<'a>]) -> Vec<ItemView<'a>> {
    items.iter().map(item).collect()
}

fn item<'a>(item: &'a Item<'a>) -> ItemView<'a> {
    match item {
        Item::Paragraph { path, text, align, mark } => {
            ItemView::Paragraph { chu: runs(text), can: align.map(align_name), dau: mark, nguon: path.as_str() }
        }
        Item::Section { section, label, mark, children } => ItemView::Section {
            kieu: section.kind.markup(),
            so: label,
            nhan: unusual_label(&section.label),
            ten: section.title.as_ref().map(runs),
            chu: section.text.as_ref().map(runs),
            dau: mark,
            con: items(children),
            nguon: section.path.as_str(),
        },
        Item::Figure(figure) => ItemView::Figure {
            tep: &figure.file,
            mo_ta: figure.alt.text(),
            rong: figure.width,
            chu: figure.caption.as_ref().map(runs).unwrap_or_default(),
            nguon: figure.path.as_str(),
        },
        Item::Landscape { path, children } => ItemView::Landscape { con: items(children), nguon: path.as_str() },
        Item::Table(table) => ItemView::Table {
            co_chu: table.size,
            cot: columns(table),
            hang: table.rows.iter().enumerate().map(|r| row(r, table.header_rows)).collect(),
            nguon: table.path.as_str(),
        },
    }
}

/// A typed label and what stands behind it, unless that is what every label has.
fn unusual_label(label: &Label) -> Option<Vec<RunView<'_>>> {
    let Label::Typed(label) = label else { return None };
    let gap = RunView { chu: &label.gap, dam: false, nghieng: false, chi_so: None, chu_thich: None };
    (!label.is_usual()).then(|| runs(&label.text).into_iter().chain([gap]).collect())
}

/// The columns, their shares in thousandths of what the columns without one leave.
fn columns(table: &Table) -> Vec<ColumnView> {
    let sum: u64 = table.columns.iter().filter_map(|c| c.share).map(u64::from).sum::<u64>().max(1);
    table
        .columns
        .iter()
        .map(|c| ColumnView {
            rong: c.share.map(|share| ((u64::from(share) * 1000 + sum / 2) / sum).max(1) as u32),
            can: if c.numbers { Some(vocabulary::NUMBERS) } else { c.align.map(align_name) },
        })
        .collect()
}

fn row((index, row): (usize, &TableRow), header_rows: usize) -> RowView<'_> {
    RowView {
        dau: index < header_rows,
        tong: row.total,
        o: row.cells.iter().map(cell).collect(),
        nguon: row.path.as_str(),
    }
}

fn cell(cell: &TableCell) -> CellView<'_> {
    CellView {
        cot: cell.column + 1,
        gop_cot: cell.column_span,
        gop_hang: cell.row_span,
        can: cell.align.map(align_name),
        doan: cell.paragraphs.iter().map(runs).collect(),
        nguon: cell.path.as_str(),
    }
}
