//! A file as it was read, whatever its format: lines with their places, tables, notes, and what is not on the page.

use std::collections::BTreeMap;

pub use crate::text::charset::Charset;

/// A file as it was read. Every character of it is in `items`, `notes` or `aside`, once, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SourceDoc {
    /// What stands on the page, in its order.
    pub items: Vec<Item>,
    /// Footnotes and endnotes (chú thích), in the order of their marks; their lines are numbered behind those of `items`.
    pub notes: Vec<NoteText>,
    /// What the file holds but the page does not show.
    pub aside: Vec<Aside>,
    /// How many characters a second, independent reading counted; `None` where the format allows none.
    pub raw: Option<RawCount>,
    /// What kind of file it is.
    pub kind: Kind,
    /// In which old encodings it was written.
    pub charset: CharsetUse,
    /// The shapes of its pages, section by section; empty where the format does not tell.
    pub sheets: Vec<Sheet>,
}

/// The shape of pages, in hundredths of a millimetre; nothing where the file does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// Width and height.
    pub paper: Option<[i32; 2]>,
    /// Top, bottom, left, right.
    pub margins: Option<[i32; 4]>,
}

/// The kinds of files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A Word file (.docx): a line is a paragraph, or a part of one between typed line ends.
    Docx,
    /// Plain text, Markdown, text of a web page: lines as they stand in the file.
    #[default]
    Text,
    /// A PDF: lines as they stand on the page; runs of spaces part columns.
    Pdf,
}

/// Characters without white space, counted in normal form D (which does not depend on how text is cut into pieces).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RawCount {
    /// On the page: paragraphs, tables, notes.
    pub shown: u64,
    /// Aside: deleted, hidden, field codes, comments, page heads.
    pub aside: u64,
}

/// What stands on the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Item {
    /// A line.
    Line(Line),
    /// A table.
    Table(Table),
    /// Something without characters that parts lines.
    Seam(Seam),
}

/// What parts lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seam {
    /// A new page.
    Page,
    /// Pages of another shape from here on; `true` = landscape.
    Shape(bool),
    /// A drawn rule (nét kẻ), as under Quốc hiệu.
    Rule,
    /// A picture or formula that is not read: its place, and its name in the file.
    Picture,
}

/// A line's number: counts from 0 through the file, notes last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct LineId(pub u32);

/// A line: a paragraph of a Word file up to a typed line end, a line of a text, a line of a PDF's page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Line {
    /// Its number.
    pub id: LineId,
    /// Its text, in stretches of one look. A tab is a tab; line ends are none.
    pub spans: Vec<Span>,
    /// An automatic number (số tự động), which the text does not hold; it counts as characters of the page.
    pub label: Option<AutoLabel>,
    /// Where it stands.
    pub place: SourcePlace,
    /// How it is set; `Left` where the format does not say.
    pub align: Align,
    /// How far its first line is indented, in hundredths of a millimetre; in text and PDF 250 a column of blanks.
    pub indent: i32,
    /// An empty line, or a distance of more than a line, stands above it.
    pub gap_before: bool,
    /// It goes on the paragraph of the line above, behind a line end typed in Word (Shift+Enter).
    pub soft: bool,
    /// How it fills its line of a PDF's page; nothing elsewhere.
    pub fill: Option<Fill>,
}

/// How a line of a PDF's page is filled, in hundredths of a millimetre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fill {
    /// How much room is left behind it, as far as the lines of its pages go.
    pub room: i32,
    /// How much room its first word takes behind another one.
    pub word: i32,
    /// It stands further below the line above than lines of a paragraph do.
    pub loose: bool,
}

impl Fill {
    /// Whether a line ends though the first word of the next one had room behind it: somebody ended it.
    pub(crate) fn ends_before(self, next: Fill) -> bool {
        self.room > next.word
    }
}

/// A stretch of one look.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Span {
    /// Its text.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Drawn as capitals by its look (Word's *All caps*): the text is as typed, [`Span::shown`] as seen.
    pub caps: bool,
    /// Raised or lowered.
    pub script: Script,
    /// The font it names.
    pub font: Option<String>,
    /// The mark of a note (its index in `notes`); the text is then the mark as shown, or empty.
    pub note: Option<usize>,
}

/// Raised and lowered text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Script {
    /// Neither.
    #[default]
    Normal,
    /// Superscript.
    Super,
    /// Subscript.
    Sub,
}

/// An automatic number: the text that Word shows, and what stands behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AutoLabel {
    /// `1.`, `a)`, `-`.
    pub text: String,
    /// A tab, a space, or nothing.
    pub gap: String,
}

/// How a line is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Align {
    /// From the left, or the format does not say.
    #[default]
    Left,
    /// Both edges.
    Justified,
    /// Centred.
    Center,
    /// To the right.
    Right,
}

/// Where a line stands in its file. It prints itself for messages: `dòng 14`, `đoạn 14`, `trang 3, dòng 14`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SourcePlace {
    /// The page (PDF), from 1.
    pub page: Option<u32>,
    /// The line of the file or page, or the paragraph of the Word file, from 1; a table's paragraphs count.
    pub line: u32,
    /// Whether `line` counts paragraphs.
    pub paragraph: bool,
    /// The cell it stands in.
    pub cell: Option<CellPlace>,
}

/// The cell of a table; all count from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CellPlace {
    /// The table.
    pub table: u32,
    /// Its row.
    pub row: u32,
    /// Its column.
    pub column: u32,
}

impl std::fmt::Display for SourcePlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(page) = self.page {
            write!(f, "trang {page}, ")?;
        }
        write!(f, "{} {}", if self.paragraph { "đoạn" } else { "dòng" }, self.line)?;
        match self.cell {
            Some(cell) => write!(f, " (bảng {}, hàng {}, cột {})", cell.table, cell.row, cell.column),
            None => Ok(()),
        }
    }
}

/// A table. Head and foot of an old Word file are tables without borders, too.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether any border is drawn.
    pub bordered: bool,
    /// Widths of the columns in hundredths of a millimetre, as far as the file tells.
    pub widths: Vec<i32>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// Its cells; a cell that hangs down from the row above is not there.
    pub cells: Vec<Cell>,
    /// It repeats at the top of each page.
    pub head: bool,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cell {
    /// The column it begins at, from 0.
    pub column: u32,
    /// How many columns it takes, at least 1.
    pub columns: u32,
    /// How many rows it takes, at least 1.
    pub rows: u32,
    /// What stands in it.
    pub items: Vec<Item>,
}

/// The text of a note.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NoteText {
    /// Its mark as shown, or its number.
    pub mark: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// Something the file holds but the page does not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Aside {
    /// What it is.
    pub class: AsideClass,
    /// Its characters, or the name of the part.
    pub text: String,
    /// Where it stands, or stands next to.
    pub place: SourcePlace,
}

/// The kinds of what is not on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum AsideClass {
    /// Deleted with tracked changes.
    Deleted,
    /// Hidden text.
    Hidden,
    /// The code of a field.
    FieldCode,
    /// A comment.
    Comment,
    /// Head or foot of pages, page numbers.
    PageEdge,
    /// A picture: its name and alternative text (characters of the alternative text do not count).
    Picture,
    /// A formula that is not read as text.
    Formula,
    /// An embedded object or foreign part, never opened.
    Object,
    /// A macro, never run.
    Macro,
    /// An annotation or signature stamp of a PDF.
    Stamp,
}

impl AsideClass {
    /// Whether its text counts as characters of the file.
    pub(crate) fn counts(self) -> bool {
        !matches!(self, AsideClass::Picture | AsideClass::Object | AsideClass::Macro)
    }
}

/// Which encodings were decoded, how many lines each, and what the reader must be told.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CharsetUse {
    /// Lines of each encoding.
    pub lines: BTreeMap<Charset, u32>,
    /// Characters that the table of their encoding does not have, which stay as they were.
    pub unmapped: Vec<(char, SourcePlace)>,
    /// Letters whose case came from a font that draws capitals (.VnTimeH).
    pub raised: u64,
    /// The file is no Unicode: it was read one byte a character, as western text (Windows-1252).
    pub bytewise: bool,
}

impl Span {
    /// Its text as it is seen: in capitals where the look says so.
    pub(crate) fn shown(&self) -> String {
        if self.caps { self.text.to_uppercase() } else { self.text.clone() }
    }
}

impl Line {
    /// Its text, all stretches, without the automatic number.
    pub(crate) fn text(&self) -> String {
        self.spans.iter().map(|s| s.text.as_str()).collect()
    }

    /// Its text as it is seen, without the automatic number.
    pub(crate) fn shown(&self) -> String {
        self.spans.iter().map(Span::shown).collect()
    }

    /// Its text behind its automatic number, as stretches of the ledger count it.
    pub(crate) fn counted(&self) -> String {
        let label = self.label.iter().flat_map(|label| [label.text.clone(), label.gap.clone()]);
        label.chain([self.shown()]).collect()
    }

    /// A plain line.
    #[cfg(test)]
    pub(crate) fn plain(id: u32, text: impl Into<String>, place: SourcePlace) -> Line {
        let span = Span { text: text.into(), ..Span::default() };
        Line { id: LineId(id), spans: vec![span], place, ..Line::default() }
    }
}

impl SourceDoc {
    /// Every line, in the order of the file, cells and notes as they come.
    pub(crate) fn lines(&self) -> Vec<&Line> {
        let mut out = Vec::new();
        lines_of(&self.items, &mut out);
        out.extend(self.notes.iter().flat_map(|note| &note.lines));
        out
    }
}

/// The lines of items, cells as they come. Tables in cells are as deep as the readers allow (8).
fn lines_of<'a>(items: &'a [Item], out: &mut Vec<&'a Line>) {
    for item in items {
        match item {
            Item::Line(line) => out.push(line),
            Item::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| lines_of(&cell.items, out));
            }
            Item::Seam(_) => {}
        }
    }
}
