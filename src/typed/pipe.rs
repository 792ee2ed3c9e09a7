//! Pipe tables of typed text: `| a | b |`, a row of `---` with alignment under the head (`---,` for numbers, `-3-` for three
//! shares of the width), `||` to go
//! on with the cell on the left, `^^` with the cell above, `\|` for a bar, a row of `===` above the total rows.

use super::markdown;
use super::rows::Source;
use super::{Joined, Line, RawCell, RawRow, Typist};
use crate::diag::{Diagnostic, Place, Rule, rules};
use crate::model::{Align, KeyPath, RichText, Table, TableColumn};

/// A cell as typed.
pub(super) struct Piece {
    pub text: String,
    pub place: Place,
    /// Nothing between the two bars, not even a space.
    pub joined: bool,
}

/// A row as typed.
pub(super) type Row = (Place, Vec<Piece>);

/// Which cell a place of the table belongs to: its row and column of origin.
type Owner = (usize, usize);

impl Typist<'_> {
    pub(super) fn pipe_table(&mut self, lines: &[Line], source: Source, path: &KeyPath) -> Option<Table> {
        let mut rows: Vec<Row> = Vec::new();
        let mut head: Option<(usize, Vec<TableColumn>)> = None;
        let mut totals = usize::MAX;
        for line in lines {
            let pieces = split(line);
            if head.is_some() && is_total_line(&pieces) {
                if totals != usize::MAX {
                    let advice = "mỗi bảng chỉ một dòng |===|, ngay trên các hàng cộng ở cuối bảng";
                    self.fault(&rules::BANG_05, "bảng có hai dòng |===|", line.place, advice);
                    return None;
                }
                totals = rows.len();
                continue;
            }
            match (alignments(&pieces), &head) {
                (Some(aligns), None) => head = Some((rows.len(), aligns)),
                (Some(_), Some(_)) => {
                    self.fault(
                        &rules::BANG_05,
                        "bảng có hai dòng |---|",
                        line.place,
                        "mỗi bảng chỉ một dòng |---|, dưới các hàng tiêu đề",
                    );
                    return None;
                }
                (None, _) => rows.push((line.place, pieces)),
            }
        }
        let head = head.or_else(|| self.unmarked(&mut rows, source));
        let Some((header_rows, aligns)) = head else {
            let advice = "thêm dòng như |---|---| dưới hàng tiêu đề; nếu không phải bảng thì viết \\| ở đầu dòng";
            self.fault(&rules::BANG_05, "bảng thiếu dòng |---|", lines[0].place, advice);
            return None;
        };
        if rows.len() <= header_rows {
            self.fault(
                &rules::BANG_03,
                "bảng không có hàng nào dưới dòng |---|",
                lines[0].place,
                "thêm các hàng, hoặc bỏ bảng",
            );
            return None;
        }
        let width = aligns.len();
        let mut fits = true;
        for (place, pieces) in &rows {
            if pieces.len() != width {
                let what = format!("hàng này có {} ô, bảng có {width} cột", pieces.len());
                self.fault(&rules::BANG_01, &what, *place, "thêm hoặc bớt dấu |; dấu | trong chữ viết là \\|");
                fits = false;
            }
        }
        if !fits {
            return None;
        }
        let owners = self.owners(&rows, header_rows, width)?;
        let mut raw = self.raw_rows(&rows, &owners, header_rows, path);
        raw.iter_mut().skip(totals).for_each(|row| row.total = true);
        let rows = self.grid(raw, header_rows, width);
        Some(Table { path: path.clone(), columns: aligns, rows, header_rows, size: None })
    }

    /// The paragraphs of a cell: `<br>` ends one.
    fn cell(&mut self, text: &str, place: Place) -> Vec<RichText> {
        let mut joined = Joined::default();
        let (mut start, mut column, mut characters) = (0, place.column, 0);
        let breaks = markdown::breaks(text);
        for (at, end) in breaks.iter().map(|b| (b.0, b.1)).chain([(text.len(), text.len())]) {
            joined.stretches.push((characters, Place { column, ..place }));
            joined.text.push_str(&text[start..at]);
            if end > at {
                joined.text.push('\n');
            }
            characters += text[start..at].chars().count() + 1;
            column += text[start..end].chars().count() as u32;
            start = end;
        }
        let parts = self.desk.emphasis(&joined).lines().into_iter().map(RichText::trimmed);
        parts.filter(|part| !part.is_empty()).collect()
    }

    fn fault(&mut self, rule: &'static Rule, what: &str, place: Place, advice: &str) {
        self.report(Diagnostic::of(rule, what).at(place).advise(advice));
    }

    /// Which cell each place belongs to; cells that are no rectangles are reported.
    fn owners(&mut self, rows: &[(Place, Vec<Piece>)], header: usize, width: usize) -> Option<Vec<Vec<Owner>>> {
        let mut owners: Vec<Vec<Owner>> = Vec::with_capacity(rows.len());
        for (r, (_, pieces)) in rows.iter().enumerate() {
            let mut row: Vec<Owner> = Vec::with_capacity(width);
            for (c, piece) in pieces.iter().enumerate() {
                let owner = if piece.joined {
                    row.last().copied()
                } else if piece.text == "^^" {
                    r.checked_sub(1).filter(|_| r != header).map(|above| owners[above][c])
                } else {
                    Some((r, c))
                };
                let Some(owner) = owner else {
                    let (what, advice) = if piece.joined {
                        (
                            "ô đầu hàng không gộp được với ô bên trái",
                            "để một khoảng trắng giữa hai dấu | nếu là ô trống",
                        )
                    } else {
                        (
                            "ô '^^' không có ô phía trên để gộp",
                            "ô tiêu đề không gộp sang hàng nội dung; bỏ '^^' ở hàng này",
                        )
                    };
                    self.fault(&rules::BANG_02, what, piece.place, advice);
                    return None;
                };
                row.push(owner);
            }
            owners.push(row);
        }
        let mut areas = vec![vec![0usize; width]; rows.len()];
        owners.iter().flatten().for_each(|(r, c)| areas[*r][*c] += 1);
        for (r, row) in owners.iter().enumerate() {
            for (c, owner) in row.iter().enumerate().filter(|(c, owner)| **owner == (r, *c)) {
                let (columns, rows_down) = extent(&owners, *owner);
                let whole = owners[r..r + rows_down].iter().all(|row| row[c..c + columns].iter().all(|o| o == owner));
                if !whole || areas[r][c] != columns * rows_down {
                    let advice = "dấu || và ^^ của một ô gộp phải phủ kín một hình chữ nhật";
                    self.fault(&rules::BANG_02, "ô gộp không thành hình chữ nhật", rows[r].1[c].place, advice);
                    return None;
                }
            }
        }
        Some(owners)
    }

    fn raw_rows(
        &mut self,
        rows: &[(Place, Vec<Piece>)],
        owners: &[Vec<Owner>],
        header: usize,
        path: &KeyPath,
    ) -> Vec<RawRow> {
        let mut raw = Vec::with_capacity(rows.len());
        for (r, (place, pieces)) in rows.iter().enumerate() {
            let row_path = if r < header { path.key("tieu_de").index(r) } else { path.key("hang").index(r - header) };
            let mut cells = Vec::new();
            for (c, piece) in pieces.iter().enumerate().filter(|(c, _)| owners[r][*c] == (r, *c)) {
                let paragraphs = self.cell(&piece.text, piece.place);
                let (columns, rows) = extent(owners, (r, c));
                let path = row_path.index(cells.len());
                cells.push(RawCell { path, place: piece.place, paragraphs, columns, rows, align: None });
            }
            raw.push(RawRow { path: row_path, place: *place, cells, total: false });
        }
        raw
    }
}

/// How many columns and rows a cell covers, counted along its first row and first column.
fn extent(owners: &[Vec<Owner>], owner: Owner) -> (usize, usize) {
    let (r, c) = owner;
    let columns = owners[r][c..].iter().take_while(|o| **o == owner).count();
    let rows = owners[r..].iter().take_while(|row| row[c] == owner).count();
    (columns, rows)
}

/// How many bars a line has that are none of its text, but for one that ends it.
pub(super) fn bars(text: &str) -> usize {
    let mut escaped = false;
    let is_bar = |c: char| {
        let bar = c == '|' && !escaped;
        escaped = c == '\\' && !escaped;
        bar
    };
    text.trim_end_matches(' ').strip_suffix('|').unwrap_or(text).chars().map(is_bar).filter(|bar| *bar).count()
}

/// The cells of a line that begins with a bar.
pub(super) fn split(line: &Line) -> Vec<Piece> {
    let body = line.text.strip_prefix('|').unwrap_or(&line.text);
    let mut pieces = Vec::new();
    let mut text = String::new();
    // Columns of the file: `start` of the current cell, `column` of the current character.
    let mut start = line.place.column + 1;
    let mut escaped = false;
    for (column, c) in (start..).zip(body.chars()) {
        if c == '|' && !escaped {
            pieces.push(piece(&text, line.place, start));
            text.clear();
            start = column + 1;
        } else {
            if c == '|' {
                text.pop();
            }
            text.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    if !text.trim().is_empty() {
        pieces.push(piece(&text, line.place, start));
    }
    pieces
}

fn piece(text: &str, place: Place, start: u32) -> Piece {
    let skipped = text.chars().take_while(|c| c.is_whitespace()).count() as u32;
    let trimmed = text.trim();
    let width = trimmed.chars().count().max(1) as u32;
    let place = Place { column: start + skipped, width, ..place };
    Piece { text: trimmed.to_string(), place, joined: text.is_empty() }
}

/// Whether a row is the `===` above the total rows.
fn is_total_line(pieces: &[Piece]) -> bool {
    !pieces.is_empty() && pieces.iter().all(|p| p.text.len() >= 2 && p.text.bytes().all(|b| b == b'='))
}

/// The columns that a `---` row says; nothing where it is no such row.
fn alignments(pieces: &[Piece]) -> Option<Vec<TableColumn>> {
    // A single "-" in every cell is a row of empty values, as tables have them; the row meant has at least one "---".
    let meant = |columns: &[TableColumn]| {
        pieces.iter().any(|p| p.text.contains("--") || p.text.contains(':'))
            || columns.iter().any(|c| c.share.is_some())
    };
    let columns = pieces.iter().map(|piece| column(&piece.text)).collect::<Option<Vec<_>>>();
    columns.filter(|columns| !columns.is_empty() && meant(columns))
}

/// A column as its piece of the row says: colons for the alignment, a comma for numbers, between the dashes its share of
/// the width (`:-4-:`). How many dashes there are says nothing: editors and converters draw as many as the text is long.
fn column(text: &str) -> Option<TableColumn> {
    let line = text.trim_start_matches(':').trim_end_matches([':', ',']);
    let share = match line.trim_matches('-') {
        "" if line.is_empty() => return None,
        "" => None,
        share if line.starts_with('-') && line.ends_with('-') => Some(thousandths(share)?),
        _ => return None,
    };
    let (align, numbers) = match (text.starts_with(':'), text.ends_with(':')) {
        _ if text.ends_with(',') => (None, true),
        (true, true) => (Some(Align::Center), false),
        (true, false) => (Some(Align::Left), false),
        (false, true) => (Some(Align::Right), false),
        (false, false) => (None, false),
    };
    Some(TableColumn { share, align, numbers })
}

/// A share such as `2` or `2,5`.
fn thousandths(text: &str) -> Option<u32> {
    let number = text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    let value = text.replace(',', ".").parse::<f64>().ok().filter(|_| number)?;
    let share = (value * 1000.0).round() as u32;
    (share > 0).then_some(share)
}
