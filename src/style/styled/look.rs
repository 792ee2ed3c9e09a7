//! Named styles: what paragraphs look like.

use crate::model::Align;
use crate::page::Color;
use crate::units::{FontSize, Len};

/// Index into [`StyledDocument::styles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StyleId(pub usize);

/// A named style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedStyle {
    /// Its key in the era file (`khoan_ten`), ASCII.
    pub key: String,
    /// Its name in Word.
    pub name: String,
    /// Outline level 1–3 of headings.
    pub outline: Option<u8>,
    /// Paragraph properties.
    pub para: ParaStyle,
    /// Size of its text.
    pub size: FontSize,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Colour of its text, of its rule and of its frame.
    pub color: Color,
}

/// Paragraph properties; lengths are whole twips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParaStyle {
    /// Alignment.
    pub align: Align,
    /// Left indent of all lines.
    pub left: Len,
    /// Right indent of all lines.
    pub right: Len,
    /// What the first line stands in further than `left`; negative hangs.
    pub first_line: Len,
    /// Space before.
    pub before: Len,
    /// Space after.
    pub after: Len,
    /// Line pitch in 240ths of a single line (what `w:line` with `auto` counts in).
    pub line_240: u32,
    /// Exact line pitch, instead of `line_240` (`w:lineRule` `exact`).
    pub line_exact: Option<Len>,
    /// Never last on a page.
    pub keep_next: bool,
    /// Not torn over pages.
    pub keep_lines: bool,
}

impl ParaStyle {
    /// Distance of the baseline from the top of a line of exact pitch: four fifths of it, as in LibreOffice and Word,
    /// whatever the faces.
    pub fn exact_baseline(&self) -> Option<Len> {
        self.line_exact.map(|height| Len::from_twips(height.twips() * 4 / 5))
    }
}
