//! The pages of a PDF → the document.

use std::panic::{UnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt, interpret_page};

use super::bounds;
use super::glyphs::{Drawn, Mark};
use super::judge::{Seen, judge};
use super::lines::{self, Set};
use super::mirrored;
use super::notes::{self, Note};
use super::running;
use super::tables::{self, Found};
use crate::diag::{Diagnostic, rules};
use crate::import::source::{
    Aside, AsideClass, Cell, CellPlace, Fill, Item, Kind, Line, LineId, NoteText, Row, Seam, SourceDoc, SourcePlace,
    Table,
};

/// Largest file that is read, in bytes, and the most pages.
const MAX_BYTES: usize = 64 << 20;
const MAX_PAGES: usize = 2000;
/// A distance of so many usual ones is an empty line.
const GAP: f64 = 1.6;
/// A column of blanks, in hundredths of a millimetre.
const COLUMN: i32 = 250;
/// A distance of more usual ones is none of a paragraph's.
const LOOSE: f64 = 1.2;
/// So many distances tell how the lines of one page are set.
const LINES: usize = 8;
/// Hundredths of a millimetre of a point; a blank, as part of the size.
const POINT: f64 = 2540.0 / 72.0;
const BLANK: f64 = 0.25;
/// A rule is so long at least (points).
const LONG: f64 = 28.0;

/// What a reader gives: the document and what is to be said of it.
type Outcome = Result<(SourceDoc, Vec<Diagnostic>), Vec<Diagnostic>>;

/// What the pages hold.
///
/// # Errors
/// Not a PDF that can be read, a password, a scan, fonts without Unicode.
pub(crate) fn read(bytes: &[u8]) -> Outcome {
    caught(|| pages(bytes))
}

/// Runs the decoders of another hand over bytes that may be anybody's: where they give up, the file is at fault.
fn caught(work: impl FnOnce() -> Outcome + UnwindSafe) -> Outcome {
    catch_unwind(work).unwrap_or_else(|_| Err(vec![unreadable("tệp PDF bị hỏng, không đọc được bên trong")]))
}

/// What the pages hold, unguarded.
fn pages(bytes: &[u8]) -> Outcome {
    let pdf = load(bytes).map_err(|fault| vec![fault])?;
    let pages = pdf.pages();
    let mut drawn: Vec<Drawn> = Vec::new();
    let mut doc = SourceDoc { kind: Kind::Pdf, ..SourceDoc::default() };
    let mut seen = Vec::new();
    let cache = InterpreterCache::new();
    for (page, number) in pages.iter().zip(1..) {
        let content = draw(page, &cache, drawn.last_mut(), RenderContent::PAGE);
        let stamps = draw(page, &cache, None, RenderContent::ANNOTATIONS);
        doc.aside.extend(stamp(&stamps, number));
        seen.push(look(&content, page));
        if content.full {
            return Err(vec![unreadable("tệp PDF có quá nhiều chữ")]);
        }
        drawn.push(content);
    }
    let told = judge(&seen).map_err(|fault| vec![fault])?;
    let margin = drawn.iter().flat_map(upright).map(|mark| mark.x).fold(f64::MAX, f64::min);
    let mut columns = Vec::new();
    let mut tables: Vec<Vec<Found>> = drawn.iter_mut().map(|page| tables::take(page, &mut columns)).collect();
    let mut sets: Vec<Vec<Set>> = drawn.iter().map(|page| lines::lines(page, 0)).collect();
    for (taken, page) in running::take(&mut sets).into_iter().zip(1..) {
        doc.aside.extend(taken.into_iter().map(|set| edge(&set, page)));
    }
    let notes = notes::take(&mut sets, &mut tables, &drawn);
    let before = left(&sets);
    mirrored::align(&mut sets);
    // Where nothing was moved, what stands in tables counts as well.
    let moved = left(&sets);
    let margin = if moved > before { margin + moved - before } else { margin };
    let rights = [false, true].map(|lying| {
        let shaped = sets.iter().zip(pages.iter()).filter(|(_, page)| lies(page) == lying);
        right(shaped.flat_map(|(sets, _)| sets))
    });
    let mut builder = Builder { usual: usual(&sets), margin, right: 0.0, found: 0, tables: 0, doc };
    let mut shape = None;
    let contents = drawn.iter().zip(tables.into_iter().zip(sets));
    for (number, (page, (content, (tables, sets)))) in (1..).zip(pages.iter().zip(contents)) {
        let lies = lies(page);
        builder.right = rights[usize::from(lies)];
        builder.page(number, shape.replace(lies).is_some_and(|before| before != lies).then_some(lies));
        builder.lines(number, content, (sets, tables));
    }
    builder.notes(notes);
    Ok((builder.doc, told))
}

fn lies(page: &Page<'_>) -> bool {
    let (width, height) = page.render_dimensions();
    width > height
}

/// Opens a file.
fn load(bytes: &[u8]) -> Result<Pdf, Diagnostic> {
    if bytes.len() > MAX_BYTES {
        return Err(unreadable(&format!(
            "tệp PDF quá lớn ({} MB, nhiều nhất {} MB)",
            bytes.len() >> 20,
            MAX_BYTES >> 20
        )));
    }
    if !bounds::fit(bytes) {
        return Err(bomb());
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Diagnostic::of(&rules::NHAP_02, "tệp PDF có mật khẩu")
                .advise("mở tệp bằng chương trình đọc PDF, bỏ mật khẩu rồi lưu lại")
        }
        LoadPdfError::Decryption(_) => unreadable("tệp PDF được mã hóa theo cách không đọc được"),
        LoadPdfError::Invalid => unreadable("tệp PDF bị hỏng hoặc không phải tệp PDF"),
    })?;
    match pdf.pages().len() {
        0 => Err(unreadable("tệp PDF không có trang nào")),
        1..=MAX_PAGES if bounds::streams_fit(&pdf) => Ok(pdf),
        1..=MAX_PAGES => Err(bomb()),
        pages => Err(unreadable(&format!("tệp PDF có {pages} trang, nhiều nhất {MAX_PAGES}"))),
    }
}

fn bomb() -> Diagnostic {
    let what = "có phần bên trong tệp PDF bung ra lớn bất thường, không đọc để tránh treo máy";
    Diagnostic::of(&rules::NHAP_04, what).advise("xem lại tệp lấy từ đâu; tốt nhất là dùng tệp Word gốc")
}

fn unreadable(what: &str) -> Diagnostic {
    Diagnostic::of(&rules::NHAP_01, what)
        .advise("mở tệp xem có đủ trang không, tải hoặc xuất lại; tốt nhất là dùng tệp Word gốc")
}

/// Has a page, or its annotations, drawn.
fn draw<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>, known: Option<&mut Drawn>, what: RenderContent) -> Drawn {
    let mut drawn = known.map_or_else(Drawn::default, |known| known.next());
    let settings = InterpreterSettings { render_content: what, ..InterpreterSettings::default() };
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(page.initial_transform(true).to_kurbo(), area, cache, page.xref(), settings);
    interpret_page(page, &mut context, &mut drawn);
    drawn
}

/// The glyphs of usual text.
fn upright(drawn: &Drawn) -> impl Iterator<Item = &Mark> {
    let written = |mark: &&Mark| mark.text.as_deref().is_none_or(|text| !text.trim().is_empty());
    drawn.marks.iter().filter(|mark| mark.turned == 0).filter(written)
}

/// A running head or foot.
fn edge(set: &Set, page: u32) -> Aside {
    let text = set.spans.iter().map(|span| span.text.as_str()).collect();
    let place = SourcePlace { page: Some(page), line: 1, ..SourcePlace::default() };
    Aside { class: AsideClass::PageEdge, text, place }
}

/// The text of a page's annotations: the stamp of a signature.
fn stamp(drawn: &Drawn, page: u32) -> Option<Aside> {
    let mut turns: Vec<i32> = drawn.marks.iter().map(|mark| mark.turned).collect();
    turns.sort_unstable();
    turns.dedup();
    let sets = turns.into_iter().flat_map(|turned| lines::lines(drawn, turned));
    let lines: Vec<String> = sets.map(|set| set.spans.iter().map(|span| span.text.as_str()).collect()).collect();
    let place = SourcePlace { page: Some(page), line: 1, ..SourcePlace::default() };
    (!lines.is_empty()).then(|| Aside { class: AsideClass::Stamp, text: lines.join("\n"), place })
}

/// What there is on a page, as far as it tells whether it can be read.
fn look(drawn: &Drawn, page: &Page<'_>) -> Seen {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let covered = drawn.pictures.iter().map(|picture| picture.intersect(area).area() / area.area());
    let mut seen = Seen { pictures: !drawn.pictures.is_empty(), ..Seen::default() };
    seen.picture = (covered.fold(0.0, f64::max) * 100.0) as u32;
    for mark in &drawn.marks {
        let characters = mark.text.as_deref().unwrap_or("\u{FFFD}").chars().filter(|c| !c.is_whitespace()).count();
        seen.characters += characters;
        seen.unknown += usize::from(mark.text.is_none());
        seen.invisible += if mark.invisible { characters } else { 0 };
        seen.turned |= mark.turned != 0 && characters > 0;
    }
    let texts = lines::lines(drawn, 0)
        .into_iter()
        .flat_map(|set| set.spans.into_iter().map(|s| s.text).chain(["\n".to_string()]));
    seen.text = texts.collect();
    seen
}

/// The usual distance of two lines, as part of their size: that in the middle of all.
fn usual(pages: &[Vec<Set>]) -> f64 {
    let pairs = pages.iter().flat_map(|sets| sets.windows(2));
    let mut all: Vec<f64> = pairs.map(|pair| (pair[1].y - pair[0].y) / pair[1].size.max(1.0)).collect();
    all.retain(|distance| (0.8..2.5).contains(distance));
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(1.3)
}

/// Where the first of all lines begins.
fn left(sets: &[Vec<Set>]) -> f64 {
    sets.iter().flatten().map(|set| set.x).fold(f64::MAX, f64::min)
}

/// The distance that a quarter of a page's lines have at most, where there are enough.
fn quarter(sets: &[Set]) -> f64 {
    let pairs = sets.windows(2).map(|pair| (pair[1].y - pair[0].y) / pair[1].size.max(1.0));
    let mut all: Vec<f64> = pairs.filter(|distance| (0.8..2.5).contains(distance)).collect();
    all.sort_by(f64::total_cmp);
    if all.len() < LINES { 0.0 } else { all[all.len() / 4] }
}

/// Where full lines end: where most lines do, or else the longest one.
fn right<'a>(sets: impl Iterator<Item = &'a Set>) -> f64 {
    let ends: Vec<f64> = sets.map(|set| set.end).collect();
    let longest = ends.iter().copied().fold(0.0, f64::max);
    mirrored::most(ends.into_iter()).unwrap_or(longest)
}

/// Puts the document together.
struct Builder {
    /// The usual distance of lines.
    usual: f64,
    /// Where full lines of the page end.
    right: f64,
    /// Where the text of all pages begins.
    margin: f64,
    /// So many lines were found, and so many tables.
    found: u32,
    tables: u32,
    doc: SourceDoc,
}

impl Builder {
    /// Begins a page; `shape` = it is of another shape than the one before.
    fn page(&mut self, number: u32, shape: Option<bool>) {
        let new = (number > 1).then_some(Seam::Page);
        self.doc.items.extend(new.into_iter().chain(shape.map(Seam::Shape)).map(Item::Seam));
    }

    /// Adds the lines of a page, with tables, rules and pictures where they stand among them.
    fn lines(&mut self, page: u32, drawn: &Drawn, (sets, tables): (Vec<Set>, Vec<Found>)) {
        let rules = drawn.edges.iter().filter(|edge| !edge.upright && edge.to - edge.from >= LONG);
        let mut between: Vec<(f64, Between)> = rules.map(|edge| (edge.at, Between::Seam(Seam::Rule))).collect();
        between.sort_by(|a, b| a.0.total_cmp(&b.0));
        // The sides of frames that touch are one rule.
        between.dedup_by(|b, a| (b.0 - a.0).abs() < 3.0);
        for (at, picture) in drawn.pictures.iter().zip(1..) {
            between.push((at.y0, Between::Seam(Seam::Picture)));
            let place = SourcePlace { page: Some(page), line: 1, ..SourcePlace::default() };
            let text = format!("hình {picture} trang {page}");
            self.doc.aside.push(Aside { class: AsideClass::Picture, text, place });
        }
        between.extend(tables.into_iter().map(|table| (table.area.y0, Between::Table(table))));
        between.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut between = between.into_iter().peekable();
        // Lines of a page may stand further apart than those of others.
        let usual = self.usual.max(quarter(&sets));
        let mut above: Option<f64> = None;
        let mut number = 0;
        for set in sets {
            while let Some((_, found)) = between.next_if(|(y, _)| *y < set.y - 0.3 * set.size) {
                self.between(page, &mut number, found);
            }
            number += 1;
            let further = |times: f64| above.is_some_and(|above| set.y - above > times * usual * set.size);
            let (gap, loose) = (further(GAP), further(LOOSE));
            let hundredths = |points: f64| (points * POINT).clamp(-1e6, 1e6) as i32;
            let word = hundredths(set.word + BLANK * set.size + 1.0);
            let fill = Fill { room: hundredths(self.right - set.end), word, loose };
            above = Some(set.y);
            let place = SourcePlace { page: Some(page), line: number, ..SourcePlace::default() };
            let line = self.line(set, place, gap);
            self.doc.items.push(Item::Line(Line { fill: Some(fill), ..line }));
        }
        between.for_each(|(_, found)| self.between(page, &mut number, found));
        let mut turns: Vec<i32> = drawn.marks.iter().map(|mark| mark.turned).filter(|turned| *turned != 0).collect();
        turns.sort_unstable();
        turns.dedup();
        for set in turns.into_iter().flat_map(|turned| lines::lines(drawn, turned)) {
            number += 1;
            let set = Set { x: self.margin, ..set };
            let place = SourcePlace { page: Some(page), line: number, ..SourcePlace::default() };
            let line = self.line(set, place, true);
            self.doc.items.push(Item::Line(line));
        }
    }

    /// What stands between lines.
    fn between(&mut self, page: u32, number: &mut u32, found: Between) {
        let table = match found {
            Between::Seam(seam) => return self.doc.items.push(Item::Seam(seam)),
            Between::Table(table) => table,
        };
        self.tables += 1;
        let mut rows: Vec<Row> = vec![Row::default(); table.rows];
        for (cell, sets) in table.cells {
            let mut items = Vec::new();
            for (set, goes_on) in sets {
                *number += 1;
                let at = CellPlace { table: self.tables, row: cell.row as u32 + 1, column: cell.column as u32 + 1 };
                let place = SourcePlace { page: Some(page), line: *number, cell: Some(at), ..SourcePlace::default() };
                let set = Set { x: self.margin, ..set };
                items.push(Item::Line(Line { soft: goes_on, ..self.line(set, place, false) }));
            }
            let (column, columns, rows_down) = (cell.column as u32, cell.columns as u32, cell.rows as u32);
            rows[cell.row].cells.push(Cell { column, columns, rows: rows_down, items });
        }
        self.doc.items.push(Item::Table(Table { rows, bordered: true, widths: table.widths }));
    }

    /// Adds the notes, behind all other lines.
    fn notes(&mut self, notes: Vec<Note>) {
        for Note { page, line, mark, sets } in notes {
            let place = |at: u32| SourcePlace { page: Some(page), line: line + at, ..SourcePlace::default() };
            let lines = sets.into_iter().zip(0..).map(|(set, at)| self.line(set, place(at), false)).collect();
            self.doc.notes.push(NoteText { mark, lines });
        }
    }

    /// A line with the blanks in front of it.
    fn line(&mut self, set: Set, place: SourcePlace, gap_before: bool) -> Line {
        let columns = ((set.x - self.margin).max(0.0) / (0.5 * set.size.max(1.0))).round().min(400.0) as i32;
        let mut spans = set.spans;
        if let Some(first) = spans.first_mut() {
            let blanks = usize::try_from(columns).unwrap_or_default();
            first.text.insert_str(0, &" ".repeat(blanks));
        }
        let id = LineId(self.found);
        self.found += 1;
        Line { id, spans, place, indent: columns * COLUMN, gap_before, ..Line::default() }
    }
}

/// What stands between the lines of a page.
enum Between {
    Seam(Seam),
    Table(Found),
}

#[cfg(test)]
mod tests;
