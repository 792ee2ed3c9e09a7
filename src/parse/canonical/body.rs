//! The body as a list of items, every kind and every typed label said.

use super::emit::{Yaml, list, number, some_map, text};
use super::rich::Notes;
use super::{Unwritable, rich};
use crate::model::{
    Align, BodyItem, Figure, Label, RichText, Section, Table, TableCell, TableColumn, TableRow, TypedLabel,
};

/// Body items as a list, unless there is none.
///
/// # Errors
/// [`Unwritable`].
pub(super) fn write(body: &[BodyItem], notes: &mut Notes) -> Result<Option<Yaml>, Unwritable> {
    Ok(list(body.iter().map(|i| item(i, notes)).collect::<Result<_, _>>()?))
}

fn item(item: &BodyItem, notes: &mut Notes) -> Result<Yaml, Unwritable> {
    match item {
        BodyItem::Section(section) => self::section(section, notes),
        BodyItem::Paragraph { path: _, text, align: own } => {
            Ok(some_map(vec![("doan_thuong", list(vec![rich::noted(text, notes)?])), ("can", own.map(align))]))
        }
        BodyItem::Landscape { path: _, items } => Ok(some_map(vec![("ngang", write(items, notes)?)])),
        BodyItem::Table(table) => Ok(some_map(vec![("bang", Some(self::table(table, notes)?))])),
        BodyItem::Figure(figure) => Ok(some_map(vec![("hinh", Some(self::figure(figure, notes)?))])),
    }
}

fn section(section: &Section, notes: &mut Notes) -> Result<Yaml, Unwritable> {
    let Section { path: _, kind, label, title, text: run_on, children } = section;
    let (label, gap) = match label {
        Label::Typed(TypedLabel { text: label, gap }) => (Some(rich::write(label)?), (gap != " ").then(|| text(gap))),
        Label::Auto => (None, None),
    };
    let title = title.as_ref().map(|text| rich::noted(text, notes)).transpose()?;
    let run_on = run_on.as_ref().map(|text| rich::noted(text, notes)).transpose()?;
    Ok(some_map(vec![
        ("kieu", Some(Yaml::Bare(kind.key().to_string()))),
        ("nhan", label),
        ("cach_nhan", gap),
        ("tieu_de", title),
        ("doan", run_on.and_then(|text| list(vec![text]))),
        ("muc", write(children, notes)?),
    ]))
}

fn table(table: &Table, notes: &mut Notes) -> Result<Yaml, Unwritable> {
    let Table { path: _, columns, rows, header_rows, size } = table;
    let (head, rest) = rows.split_at((*header_rows).min(rows.len()));
    let mut rows = |rows: &[TableRow]| -> Result<Option<Yaml>, Unwritable> {
        Ok(list(rows.iter().map(|r| row(r, notes)).collect::<Result<_, _>>()?))
    };
    let share = |column: &TableColumn| match column.share {
        Some(thousandths) => number(f64::from(thousandths) / 1000.0),
        None => Yaml::Bare("auto".to_string()),
    };
    let column_align = |column: &TableColumn| {
        let TableColumn { share: _, align: own, numbers } = column;
        if *numbers { Yaml::Bare("so".to_string()) } else { own.map_or(Yaml::Bare("~".to_string()), align) }
    };
    let shares = columns.iter().any(|c| c.share.is_some());
    let aligns = columns.iter().any(|c| c.align.is_some() || c.numbers);
    Ok(some_map(vec![
        ("rong", shares.then(|| Yaml::Row(columns.iter().map(share).collect()))),
        ("can", aligns.then(|| Yaml::Row(columns.iter().map(column_align).collect()))),
        ("co_chu", size.map(number)),
        ("tieu_de", rows(head)?),
        ("hang", rows(rest)?),
    ]))
}

fn figure(figure: &Figure, notes: &mut Notes) -> Result<Yaml, Unwritable> {
    let Figure { path: _, file, alt, caption, width } = figure;
    Ok(some_map(vec![
        ("tep", Some(text(file))),
        ("chu_thich", caption.as_ref().map(|caption| rich::noted(caption, notes)).transpose()?),
        ("mo_ta", Some(text(alt.text()))),
        ("rong", width.map(number)),
    ]))
}

fn row(row: &TableRow, notes: &mut Notes) -> Result<Yaml, Unwritable> {
    let TableRow { path: _, cells, total } = row;
    let cells = Yaml::Row(cells.iter().map(|c| cell(c, notes)).collect::<Result<_, _>>()?);
    Ok(if *total { some_map(vec![("tong", Some(Yaml::Bare("true".to_string()))), ("o", Some(cells))]) } else { cells })
}

/// A cell as its text alone where that says all.
fn cell(cell: &TableCell, notes: &mut Notes) -> Result<Yaml, Unwritable> {
    let TableCell { path: _, column: _, column_span, row_span, paragraphs, align: own } = cell;
    let texts: Vec<Yaml> = paragraphs.iter().map(|text| rich::noted(text, notes)).collect::<Result<_, _>>()?;
    let trimmed = |text: &RichText| text.text().trim().len() == text.text().len();
    let plain = *column_span == 1 && *row_span == 1 && own.is_none();
    if plain && texts.is_empty() {
        return Ok(text(""));
    }
    if let ([only], [text]) = (&paragraphs[..], &texts[..])
        && plain
        && trimmed(only)
    {
        return Ok(text.clone());
    }
    Ok(some_map(vec![
        ("chu", (!texts.is_empty()).then_some(Yaml::Row(texts))),
        ("gop_cot", (*column_span > 1).then(|| number(column_span))),
        ("gop_hang", (*row_span > 1).then(|| number(row_span))),
        ("can", own.map(align)),
    ]))
}

fn align(align: Align) -> Yaml {
    let word = match align {
        Align::Left => "trai",
        Align::Center => "giua",
        Align::Right => "phai",
        Align::Justify => "deu",
    };
    Yaml::Bare(word.to_string())
}
