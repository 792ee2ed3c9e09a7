//! Pipe tables of typed text: `| a | b |`, a row of `---` with alignment under the head (`---,` for numbers), `||` to go
//! on with the cell on the left, `^^` with the cell above, `\|` for a bar, a row of `===` above the total rows.

use super::reader::Reader;
use super::table::{RawCell, RawRow};
use super::values::Joined;
use crate::diag::{Diagnostic, Place, Rule, rules};
use crate::model::{Align, KeyPath, Table, TableColumn};
use crate::yaml::Line;

/// A cell as typed.
struct Piece {
    text: String,
    place: Place,
    /// Nothing between the two bars, not even a space.
    joined: bool,
}

/// How a column is aligned, and whether it holds numbers.
type ColumnMark = (Option<Align>, bool);

/// Which cell a place of the table belongs to: its row and column of origin.
type Owner = (usize, usize);

impl Reader {
    pub(super) fn pipe_table(&mut self, lines: &[Line], path: &KeyPath) -> Option<Table> {
        let mut rows: Vec<(Place, Vec<Piece>)> = Vec::new();
        let mut head: Option<(usize, Vec<ColumnMark>)> = None;
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
        let columns = aligns.into_iter().map(|(align, numbers)| TableColumn { share: None, align, numbers }).collect();
        let rows = self.grid(raw, header_rows, width);
        Some(Table { path: path.clone(), columns, rows, header_rows, size: None })
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
                let text = self.emphasis(&Joined::single(piece.text.as_str(), piece.place));
                let (columns, rows) = extent(owners, (r, c));
                cells.push(RawCell {
                    columns,
                    rows,
                    ..RawCell::single(row_path.index(cells.len()), piece.place, text)
                });
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

/// The cells of a line that begins with a bar.
fn split(line: &Line) -> Vec<Piece> {
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

/// The alignments of a `---` row; nothing where it is no such row.
fn alignments(pieces: &[Piece]) -> Option<Vec<ColumnMark>> {
    let align = |piece: &Piece| {
        let text = piece.text.as_str();
        let dashes = text.trim_start_matches(':').trim_end_matches([':', ',']);
        if dashes.is_empty() || !dashes.bytes().all(|b| b == b'-') {
            return None;
        }
        Some(match (text.starts_with(':'), text.ends_with(':')) {
            _ if text.contains(',') => (None, true),
            (true, true) => (Some(Align::Center), false),
            (true, false) => (Some(Align::Left), false),
            (false, true) => (Some(Align::Right), false),
            (false, false) => (None, false),
        })
    };
    // A single "-" in every cell is a row of empty values, as tables have them; the row meant has at least one "---".
    let meant = pieces.iter().any(|p| p.text.contains("--") || p.text.contains(':'));
    pieces.iter().map(align).collect::<Option<Vec<_>>>().filter(|a| meant && !a.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::parse::testing::{typed, typed_faults};

    #[test]
    fn a_head_above_the_dashes_spans_and_bars() {
        assert_eq!(
            typed(
                "Trước bảng:\n| TT | Nội dung | Thời gian ||\n| ^^ | ^^ | Từ | Đến |\n|:-:|---|--:|:--|\n| 1 | Họp **xã** \\| thôn | | - |\n| 2 || 5/6 | ^^ |\n\nSau bảng."
            ),
            "p Trước bảng:\nbang 2+2 x 4\n  0(2x1)=TT 1(2x1)=Nội dung 2(1x2)=Thời gian\n  2=Từ 3=Đến\n  0=1 1=Họp **xã** | thôn 2= 3(2x1)=-\n  0(1x2)=2 2=5/6\np Sau bảng.\n"
        );
    }

    #[test]
    fn tables_without_head_and_next_to_each_other() {
        assert_eq!(typed("|---|---|\n| a | b |\n\n|---|\n| c |"), "bang 0+1 x 2\n  0=a 1=b\nbang 0+1 x 1\n  0=c\n");
        assert_eq!(typed("1. Tiến độ\n\n| a |\n|---|\n| - |"), "so 1. | Tiến độ\n  bang 1+1 x 1\n    0=a\n    0=-\n");
    }

    #[test]
    fn total_rows_stand_under_a_double_line() {
        assert_eq!(
            typed("| a | b |\n|---|---,|\n| x | 1 |\n|===|===|\n| Cộng | 1 |"),
            "bang 1+2 x 2\n  0=a 1=b\n  0=x 1=1\n  0=Cộng 1=1 TỔNG\n"
        );
        let twice = typed_faults("| a |\n|---|\n| x |\n|==|\n| y |\n|==|\n| z |");
        assert!(twice.starts_with("t.yaml:7:3: lỗi[BANG-05]: bảng có hai dòng |===|"), "{twice}");
    }

    #[test]
    fn faulty_tables_are_reported_at_their_row_or_cell() {
        let fault = |body: &str, expected: &str| {
            let messages = typed_faults(body);
            assert!(messages.starts_with(expected), "{body}\n{messages}");
        };
        fault("| a | b |\n| c | d |", "t.yaml:2:3: lỗi[BANG-05]: bảng thiếu dòng |---|");
        fault("| a |\n|---|\n| b |\n|---|", "t.yaml:5:3: lỗi[BANG-05]: bảng có hai dòng");
        fault("| a |\n|---|", "t.yaml:2:3: lỗi[BANG-03]");
        fault(
            "| a | b |\n|---|---|\n| c |\n| d | e | f |",
            "t.yaml:4:3: lỗi[BANG-01]: hàng này có 1 ô, bảng có 2 cột\nt.yaml:5:3: lỗi[BANG-01]: hàng này có 3 ô",
        );
        fault("| a | b |\n|---|---|\n| ^^ | c |", "t.yaml:4:5: lỗi[BANG-02]: ô '^^' không có ô phía trên");
        fault("| a | b |\n|---|---|\n|| c |", "t.yaml:4:4: lỗi[BANG-02]: ô đầu hàng");
        fault("| a | b |\n|---|---|\n| c ||\n| ^^ | d |", "t.yaml:4:5: lỗi[BANG-02]: ô gộp không thành hình chữ nhật");
    }
}
