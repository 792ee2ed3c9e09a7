//! `bang` of a list.

use super::keys;
use super::reader::{Fields, Reader};
use super::values::Wording;
use crate::diag::{Diagnostic, rules};
use crate::model::{Align, KeyPath, RichText, Table, TableColumn};
use crate::typed::{Joined, RawCell, RawRow, Typist};
use crate::yaml::{Node, Value};

impl Reader {
    /// `bang` of a list.
    pub(super) fn table(&mut self, node: &Node, path: &KeyPath) -> Option<Table> {
        let f = self.fields(node, &keys::TABLE, path)?;
        let head = self.rows(&f, "tieu_de");
        let mut body = self.rows(&f, "hang");
        if body.iter().all(|row| row.cells.is_empty()) {
            let advice = "thêm 'hang:', mỗi hàng một dòng: '- [ô 1, ô 2]'";
            self.report(Diagnostic::of(&rules::BANG_03, "bảng không có hàng nào").at(f.place).advise(advice));
            return None;
        }
        let flag = |reader: &mut Reader, key| f.get(key).is_some_and(|(n, p)| reader.flag(n, &p));
        let (numbered, total) = (flag(self, "danh_so"), flag(self, "dong_tong"));
        if let Some(last) = body.last_mut() {
            last.total |= total;
        }
        if numbered {
            number(&mut body, head.first().map(RawRow::width));
        }
        let shares = self.shares(&f);
        let listed = shares.as_ref().map(Vec::len).filter(|_| head.is_empty() && !numbered);
        let width = listed.or(head.first().map(RawRow::width)).unwrap_or_else(|| body[0].width());
        let columns = self.columns(&f, shares, width, numbered);
        let header_rows = head.len();
        let rows = Typist::new(self).grid(head.into_iter().chain(body).collect(), header_rows, width);
        let size = f.get("co_chu").and_then(|(n, p)| self.number(n, &p));
        Some(Table { path: path.clone(), columns, rows, header_rows, size })
    }

    /// Rows of cells; a list of texts is one row.
    fn rows(&mut self, f: &Fields<'_>, key: &str) -> Vec<RawRow> {
        let Some((node, path)) = f.get(key) else { return Vec::new() };
        let Value::List(list) = &node.value else {
            self.wrong(node, &path, "danh sách các hàng", "viết mỗi hàng một dòng: '- [ô 1, ô 2]'");
            return Vec::new();
        };
        let is_row = |n: &Node| matches!(n.value, Value::List(_));
        if key == "tieu_de" && !list.items.iter().any(is_row) {
            return vec![self.raw_row(node, &path)];
        }
        let items = self.items(node, &path);
        let rows = items.into_iter().filter_map(|(item, path)| {
            if is_row(item) {
                return Some(self.raw_row(item, &path));
            }
            if key == "hang" && matches!(item.value, Value::Map(_)) {
                return self.marked_row(item, &path);
            }
            self.wrong(item, &path, "một hàng gồm các ô", "viết '- [ô 1, ô 2]'");
            None
        });
        rows.collect()
    }

    /// `{tong: true, o: [...]}`.
    fn marked_row(&mut self, node: &Node, path: &KeyPath) -> Option<RawRow> {
        let f = self.fields(node, &keys::ROW, path)?;
        let Some((cells, cells_path)) = f.get("o") else {
            self.wrong(node, path, "một hàng gồm các ô", "viết '- [ô 1, ô 2]' hoặc '- {tong: true, o: [ô 1, ô 2]}'");
            return None;
        };
        if !matches!(cells.value, Value::List(_)) {
            self.wrong(cells, &cells_path, "danh sách các ô", "viết 'o: [ô 1, ô 2]'");
            return None;
        }
        let total = f.get("tong").is_some_and(|(n, p)| self.flag(n, &p));
        Some(RawRow { total, place: node.place, ..self.raw_row(cells, &cells_path) })
    }

    fn raw_row(&mut self, node: &Node, path: &KeyPath) -> RawRow {
        let Value::List(list) = &node.value else {
            return RawRow { path: path.clone(), place: node.place, cells: Vec::new(), total: false };
        };
        let cells = list.items.iter().enumerate().map(|(i, item)| self.raw_cell(item, path.index(i))).collect();
        RawRow { path: path.clone(), place: node.place, cells, total: false }
    }

    fn raw_cell(&mut self, node: &Node, path: KeyPath) -> RawCell {
        let empty = RawCell::single(path.clone(), node.place, RichText::default());
        match &node.value {
            Value::Null => empty,
            Value::Map(map) if map.flow || map.entries.len() > 1 || keys::CELL.key(&map.entries[0].key).is_some() => {
                let Some(f) = self.fields(node, &keys::CELL, &path) else { return empty };
                let mut count = |key| f.get(key).and_then(|(n, p)| self.count(n, &p)).unwrap_or(1);
                let (rows, columns) = (count("gop_hang"), count("gop_cot"));
                let align = f.get("can").and_then(|(n, p)| self.alignment(n, &p));
                let paragraphs = f.get("chu").map(|(n, p)| self.cell_text(n, &p)).unwrap_or_default();
                RawCell { paragraphs, columns, rows, align, ..empty }
            }
            Value::Map(_) => {
                let entry = self.text_entry(node, path);
                let paragraphs = entry.map(|e| self.rich_entry(&e)).into_iter().collect();
                RawCell { paragraphs, ..empty }
            }
            _ => RawCell { paragraphs: self.cell_text(node, &path), ..empty },
        }
    }

    fn cell_text(&mut self, node: &Node, path: &KeyPath) -> Vec<RichText> {
        let entries = self.texts(node, path, Wording::Words);
        entries.iter().map(|e| self.emphasis(&Joined::single(e.text.as_str(), e.place))).collect()
    }

    fn alignment(&mut self, node: &Node, path: &KeyPath) -> Option<Align> {
        self.choice(node, path, keys::ALIGNMENTS).and_then(aligned)
    }

    /// How a column is aligned, and whether it holds numbers.
    fn column_alignment(&mut self, node: &Node, path: &KeyPath) -> (Option<Align>, bool) {
        let word = self.choice(node, path, keys::COLUMN_ALIGNMENTS);
        (word.and_then(aligned), word == Some("so"))
    }

    /// `rong`: shares in thousandths; nothing where it is `auto` or absent.
    fn shares(&mut self, f: &Fields<'_>) -> Option<Vec<Option<u32>>> {
        let (node, path) = f.get("rong")?;
        if let Value::List(list) = &node.value {
            let items: Vec<_> = list.items.iter().enumerate().map(|(i, n)| (n, path.index(i))).collect();
            return Some(items.into_iter().map(|(n, p)| self.share(n, &p)).collect());
        }
        self.choice(node, &path, &["auto"]);
        None
    }

    fn share(&mut self, node: &Node, path: &KeyPath) -> Option<u32> {
        if node.is_null() || matches!(&node.value, Value::Scalar(s) if s.text == "auto") {
            return None;
        }
        let value = self.number(node, path)?;
        if !(0.001..=1000.0).contains(&value) {
            let what = format!("'{}' phải lớn hơn 0 và không quá 1000", path.as_str());
            self.report(
                Diagnostic::of(&rules::GIATRI_04, what).at(node.place).advise("viết tỷ lệ các cột, như [1, 4, 2]"),
            );
            return None;
        }
        Some((value * 1000.0).round() as u32)
    }

    fn columns(
        &mut self,
        f: &Fields<'_>,
        shares: Option<Vec<Option<u32>>>,
        width: usize,
        numbered: bool,
    ) -> Vec<TableColumn> {
        let mut columns = vec![TableColumn::default(); width];
        if numbered && let Some(first) = columns.first_mut() {
            first.align = Some(Align::Center);
        }
        if let Some(shares) = shares
            && let Some(skip) = self.column_list(f, "rong", shares.len(), width, numbered)
        {
            columns.iter_mut().skip(skip).zip(shares).for_each(|(c, share)| c.share = share);
        }
        let Some((node, path)) = f.get("can") else { return columns };
        let Value::List(list) = &node.value else {
            self.wrong(node, &path, "danh sách", "viết như [giua, trai, phai], mỗi cột một từ");
            return columns;
        };
        let mut aligns = Vec::new();
        for (i, item) in list.items.iter().enumerate() {
            aligns.push(if item.is_null() { (None, false) } else { self.column_alignment(item, &path.index(i)) });
        }
        if let Some(skip) = self.column_list(f, "can", aligns.len(), width, numbered) {
            columns
                .iter_mut()
                .skip(skip)
                .zip(aligns)
                .for_each(|(c, (align, numbers))| (c.align, c.numbers) = (align, numbers));
        }
        columns
    }

    /// How many columns a list of one entry per column leaves out at the start: the numbered one may be.
    fn column_list(&mut self, f: &Fields<'_>, key: &str, length: usize, width: usize, numbered: bool) -> Option<usize> {
        if length == width {
            return Some(0);
        }
        if numbered && length + 1 == width {
            return Some(1);
        }
        let what = format!("'{key}' có {length} mục, bảng có {width} cột");
        self.report(Diagnostic::of(&rules::BANG_04, what).at(f.key_place(key)).advise("viết cho mỗi cột một mục"));
        None
    }
}

/// The alignment with this name.
pub(super) fn aligned(word: &str) -> Option<Align> {
    match word {
        "trai" => Some(Align::Left),
        "giua" => Some(Align::Center),
        "phai" => Some(Align::Right),
        "deu" => Some(Align::Justify),
        _ => None,
    }
}

/// Puts a number in front of every row but the totals, whose place for it stays empty or is part of their first cell.
fn number(rows: &mut [RawRow], head: Option<usize>) {
    let full = head.or(rows.iter().find(|row| !row.total).map(|row| row.width() + 1));
    let mut counted = 0;
    for row in rows {
        if row.total && Some(row.width()) == full {
            continue;
        }
        counted += usize::from(!row.total);
        let text = if row.total { String::new() } else { counted.to_string() };
        let path = row.path.key("danh_so");
        row.cells.insert(0, RawCell::single(path, row.place, RichText::plain(text)));
    }
}
