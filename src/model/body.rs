//! The body (nội dung): sections, paragraphs and tables, whether typed as text or written as a list.

use super::figure::Figure;
use super::provenance::KeyPath;
use super::rich::{Emphasis, RichText};

/// The kinds of labelled unit, from the largest to the smallest. Which label and look each has is era data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// `phan`: Phần I.
    Phan,
    /// `chuong`: Chương I.
    Chuong,
    /// `muc`: Mục 1 (of a chapter).
    Muc,
    /// `tieu_muc`: Tiểu mục 1.
    TieuMuc,
    /// `dieu`: Điều 1.
    Dieu,
    /// `chu_hoa`: A.
    ChuHoa,
    /// `la_ma`: I.
    LaMa,
    /// `so`: khoản 1.
    So,
    /// `so_so`: 1.1. and deeper.
    SoSo,
    /// `chu`: điểm a)
    Chu,
    /// `gach`: a dash line.
    Gach,
    /// `cong`: a plus line.
    Cong,
}

impl SectionKind {
    /// Every kind, from the largest to the smallest.
    pub const ALL: [SectionKind; 12] = [
        SectionKind::Phan,
        SectionKind::Chuong,
        SectionKind::Muc,
        SectionKind::TieuMuc,
        SectionKind::Dieu,
        SectionKind::ChuHoa,
        SectionKind::LaMa,
        SectionKind::So,
        SectionKind::SoSo,
        SectionKind::Chu,
        SectionKind::Gach,
        SectionKind::Cong,
    ];

    /// Its name in the plan file and in era data (`la_ma`).
    pub fn key(self) -> &'static str {
        match self {
            SectionKind::Phan => "phan",
            SectionKind::Chuong => "chuong",
            SectionKind::Muc => "muc",
            SectionKind::TieuMuc => "tieu_muc",
            SectionKind::Dieu => "dieu",
            SectionKind::ChuHoa => "chu_hoa",
            SectionKind::LaMa => "la_ma",
            SectionKind::So => "so",
            SectionKind::SoSo => "so_so",
            SectionKind::Chu => "chu",
            SectionKind::Gach => "gach",
            SectionKind::Cong => "cong",
        }
    }

    /// Its name in markup (`la-ma`).
    pub fn markup(self) -> &'static str {
        match self {
            SectionKind::TieuMuc => "tieu-muc",
            SectionKind::ChuHoa => "chu-hoa",
            SectionKind::LaMa => "la-ma",
            SectionKind::SoSo => "so-so",
            other => other.key(),
        }
    }

    /// The kind with this name in the plan file.
    pub fn from_key(key: &str) -> Option<SectionKind> {
        SectionKind::ALL.into_iter().find(|k| k.key() == key)
    }

    /// The kind with this name in markup.
    pub fn from_markup(name: &str) -> Option<SectionKind> {
        SectionKind::ALL.into_iter().find(|k| k.markup() == name)
    }

    /// Dash and plus lines: list entries, which take no number.
    pub fn is_dash(self) -> bool {
        matches!(self, SectionKind::Gach | SectionKind::Cong)
    }
}

/// The mark in front of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// As the officer typed it (`I.`, `1.`, `a)`, `-`, `Phần I`); printed as typed.
    Typed(TypedLabel),
    /// To be made from the era's form and the position among the siblings.
    Auto,
}

/// A label as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedLabel {
    /// Its text, with the marks it stands in.
    pub text: RichText,
    /// What stands between it and the text behind: a space, or what else was typed there, or nothing.
    pub gap: String,
}

impl TypedLabel {
    /// A label with what stands behind it. A tab, which is as wide as the page wants it, counts as a space.
    pub fn new(text: RichText, gap: String) -> TypedLabel {
        let gap = if gap.contains(char::is_control) { " ".to_string() } else { gap };
        TypedLabel { text, gap }
    }

    /// Whether it is plain text in front of one space.
    pub fn is_usual(&self) -> bool {
        self.gap == " " && self.text.runs.iter().all(|run| run.emphasis == Emphasis::default())
    }
}

impl From<&str> for TypedLabel {
    fn from(text: &str) -> TypedLabel {
        TypedLabel { text: RichText::plain(text), gap: " ".to_string() }
    }
}

/// A labelled unit of the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Where it stands in the officer's file.
    pub path: KeyPath,
    /// Which kind.
    pub kind: SectionKind,
    /// Its label.
    pub label: Label,
    /// Its title, where it has one; a khoản with a title is bold as a whole.
    pub title: Option<RichText>,
    /// The text that runs on after the label; only without a title.
    pub text: Option<RichText>,
    /// What stands below it, in order.
    pub children: Vec<BodyItem>,
}

/// One thing in the body.
#[derive(Clone, Debug, PartialEq)]
pub enum BodyItem {
    /// A labelled unit.
    Section(Section),
    /// A paragraph without a label.
    Paragraph {
        /// Where it stands in the officer's file.
        path: KeyPath,
        /// Its text.
        text: RichText,
        /// `can`, or the arrows of typed text: where its lines stand; nothing = as those of the body.
        align: Option<Align>,
    },
    /// A table.
    Table(Table),
    /// A picture.
    Figure(Figure),
    /// `ngang`: items on landscape pages (trang ngang).
    Landscape {
        /// Where it stands in the officer's file.
        path: KeyPath,
        /// What stands there.
        items: Vec<BodyItem>,
    },
}

/// The body: what stands between the opening and the closing sentence.
pub type Body = Vec<BodyItem>;

/// Horizontal alignment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// `trai`.
    #[default]
    Left,
    /// `giua`.
    Center,
    /// `phai`.
    Right,
    /// `deu`: both sides.
    Justify,
}

/// A table (bảng).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Where it stands in the officer's file.
    pub path: KeyPath,
    /// One per column; its length is the table's width in columns.
    pub columns: Vec<TableColumn>,
    /// The rows; the first `header_rows` of them are the head, repeated on every page.
    pub rows: Vec<TableRow>,
    /// How many rows are the head.
    pub header_rows: usize,
    /// `co_chu`: size of its text in points, where the officer wants another than the era's.
    pub size: Option<f64>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableColumn {
    /// `rong`: its share of the width in thousandths of a share; nothing = from the content.
    pub share: Option<u32>,
    /// `can`: how its cells are aligned; nothing = the era's default.
    pub align: Option<Align>,
    /// `can: so`: aligned to the right, the decimal marks of its numbers one under the other.
    pub numbers: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// Where it stands in the officer's file.
    pub path: KeyPath,
    /// The cells that begin in this row, from left to right; places covered from the left or from above have none.
    pub cells: Vec<TableCell>,
    /// `tong` or `dong_tong`: a total row, set bold and without a number of its own.
    pub total: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCell {
    /// Where it stands in the officer's file.
    pub path: KeyPath,
    /// The column it begins in, from 0.
    pub column: usize,
    /// `gop_cot`: how many columns it covers, at least 1.
    pub column_span: usize,
    /// `gop_hang`: how many rows it covers, at least 1.
    pub row_span: usize,
    /// Its paragraphs.
    pub paragraphs: Vec<RichText>,
    /// Its own alignment, where it differs from its column's.
    pub align: Option<Align>,
}
