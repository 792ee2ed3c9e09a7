//! One face of the font.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use super::stand_in;
use crate::units::{FontSize, Len};

/// Number of a glyph in its face; 0 is the missing glyph.
pub(crate) type GlyphId = u16;

/// Units per em in which advances are kept.
const UPEM: i64 = 2048;
/// Characters in one page of the lookup cache: most plans show a few of each block, and a page is filled as a whole.
const CACHE_PAGE: usize = 32;
/// Pages of the lookup cache: U+0000–U+21FF holds Latin, Vietnamese and punctuation.
const CACHE_PAGES: usize = 0x2200 / CACHE_PAGE;

/// Why a font file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontError {
    /// It is not a TrueType font.
    NotTrueType,
    /// Its outlines are not TrueType (`glyf`): Word and PDF readers have trouble with embedded CFF.
    NoGlyf,
    /// Its licence forbids embedding (`fsType`).
    EmbeddingForbidden,
}

impl fmt::Display for FontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FontError::NotTrueType => "không phải tệp phông TrueType",
            FontError::NoGlyf => "không có nét chữ TrueType (glyf)",
            FontError::EmbeddingForbidden => "giấy phép của phông không cho nhúng (fsType)",
        })
    }
}

/// A character's glyph and advance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    glyph: GlyphId,
    advance: i64,
}

/// One face: its bytes, metrics and a cache of lookups.
pub struct FontFace {
    bytes: Cow<'static, [u8]>,
    cache: Vec<OnceLock<Box<[Option<Entry>; CACHE_PAGE]>>>,
    ascent: i64,
    descent: i64,
    line_gap: i64,
    postscript_name: String,
    family: String,
    version: String,
    cap_height: i64,
    bbox: [i64; 4],
    italic_angle: f32,
}

impl fmt::Debug for FontFace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FontFace({})", self.postscript_name)
    }
}

impl FontFace {
    /// Reads a face.
    ///
    /// # Errors
    /// [`FontError`] when the file is no TrueType font or may not be embedded.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Result<FontFace, FontError> {
        let bytes = bytes.into();
        let face = ttf_parser::Face::parse(&bytes, 0).map_err(|_| FontError::NotTrueType)?;
        if face.tables().glyf.is_none() {
            return Err(FontError::NoGlyf);
        }
        if face.permissions() == Some(ttf_parser::Permissions::Restricted) {
            return Err(FontError::EmbeddingForbidden);
        }
        let upem = i64::from(face.units_per_em());
        let scaled = |value: i64| value * UPEM / upem;
        let name = |id| {
            face.names()
                .into_iter()
                .find(|n| n.name_id == id && n.is_unicode())
                .and_then(|n| n.to_string())
                .unwrap_or_default()
        };
        let bbox = face.global_bounding_box();
        let font = FontFace {
            cache: (0..CACHE_PAGES).map(|_| OnceLock::new()).collect(),
            // hhea, as Word measures: Windows metrics are left out.
            ascent: scaled(i64::from(face.tables().hhea.ascender)),
            descent: scaled(-i64::from(face.tables().hhea.descender)),
            line_gap: scaled(i64::from(face.tables().hhea.line_gap)),
            postscript_name: name(ttf_parser::name_id::POST_SCRIPT_NAME),
            family: name(ttf_parser::name_id::FAMILY),
            version: name(ttf_parser::name_id::VERSION),
            cap_height: scaled(face.capital_height().map_or(1341, i64::from)),
            bbox: [bbox.x_min, bbox.y_min, bbox.x_max, bbox.y_max].map(|v| scaled(i64::from(v))),
            italic_angle: face.italic_angle(),
            bytes: Cow::Borrowed(&[]),
        };
        Ok(FontFace { bytes, ..font })
    }

    /// The whole font file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// PostScript name, such as `LiberationSerif-Bold`.
    pub fn postscript_name(&self) -> &str {
        &self.postscript_name
    }

    /// Family name.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Version as the file states it.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Ascender in units of 1/2048 em.
    pub fn ascent(&self) -> i64 {
        self.ascent
    }

    /// Descender in units of 1/2048 em, positive downwards.
    pub fn descent(&self) -> i64 {
        self.descent
    }

    /// Height of capitals in units of 1/2048 em.
    pub fn cap_height(&self) -> i64 {
        self.cap_height
    }

    /// Bounding box of all glyphs in units of 1/2048 em: left, bottom, right, top.
    pub fn bbox(&self) -> [i64; 4] {
        self.bbox
    }

    /// Angle of italics in degrees, negative to the right.
    pub fn italic_angle(&self) -> f32 {
        self.italic_angle
    }

    /// The glyph of a character, if the face has one.
    pub fn glyph(&self, c: char) -> Option<GlyphId> {
        self.entry(c).map(|e| e.glyph)
    }

    /// The advance of a character in units of 1/2048 em; that of the missing glyph where the face has none.
    pub fn advance(&self, c: char) -> i64 {
        self.entry(c).map_or(UPEM / 2, |e| e.advance)
    }

    /// The width of a text at a size, without kerning.
    pub fn width(&self, text: &str, size: FontSize) -> Len {
        Len::from_advance(text.chars().map(|c| self.advance(c)).sum(), size)
    }

    /// The height of a single line: ascender, descender and line gap, rounded to a twip as LibreOffice and Word do.
    pub fn line_height(&self, size: FontSize) -> Len {
        Len::from_advance(self.ascent + self.descent + self.line_gap, size).round_to_twip()
    }

    /// Distance of the baseline from the top of a single line: the gap stands above the ascender.
    pub fn baseline(&self, size: FontSize) -> Len {
        self.line_height(size) - Len::from_advance(self.descent, size)
    }

    fn entry(&self, c: char) -> Option<Entry> {
        let code = c as usize;
        match self.cache.get(code / CACHE_PAGE) {
            Some(page) => {
                let page = page.get_or_init(|| {
                    let face = self.parsed();
                    let base = (code - code % CACHE_PAGE) as u32;
                    Box::new(std::array::from_fn(|i| char::from_u32(base + i as u32).and_then(|c| lookup(&face, c))))
                });
                page[code % CACHE_PAGE]
            }
            None => lookup(&self.parsed(), c),
        }
    }

    fn parsed(&self) -> ttf_parser::Face<'_> {
        ttf_parser::Face::parse(&self.bytes, 0).expect("the constructor has parsed these bytes")
    }
}

/// What a face has for a character, or what stands in for it.
fn lookup(face: &ttf_parser::Face<'_>, c: char) -> Option<Entry> {
    let own = |c: char| {
        let glyph = face.glyph_index(c).filter(|glyph| glyph.0 != 0)?;
        Some((glyph.0, i64::from(face.glyph_hor_advance(glyph)?) * UPEM / i64::from(face.units_per_em())))
    };
    if let Some((glyph, advance)) = own(c) {
        return Some(Entry { glyph, advance });
    }
    let (base, advance) = stand_in::other(c, UPEM, |c| own(c).map(|(_, advance)| advance))?;
    own(base).map(|(glyph, _)| Entry { glyph, advance })
}
