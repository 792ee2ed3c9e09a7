//! The characters that the pages use in each face, the codes they get in the file, and one subset of each used face.
//!
//! A code is the glyph's number in the subset. Where two characters of a font share a glyph (a no-break space drawn by
//! the space), the second gets a code of its own beyond the subset, and `CIDToGIDMap` leads it to the glyph: one code
//! has one text, so extraction gives back what was written.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};

use super::{PdfError, bare_font, forms};
use crate::font::{FontFace, FontSet, GlyphId};
use crate::page::{Face, FormFieldKind, Item, PagedDocument};

/// Units per em of [`FontFace`]'s numbers.
const UPEM: i64 = 2048;
/// Characters below this are looked up by index: Latin, Vietnamese and punctuation.
const DIRECT: usize = 0x2200;

/// What drawing needs to know of a character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Glyph {
    /// Its width as the file states it, in 1/1000 em.
    pub width: i64,
    /// Its advance as the layout counted it, in 1/2048 em.
    pub advance: i64,
}

/// A face that some span uses.
#[derive(Debug)]
pub(super) struct UsedFace<'f> {
    /// Which.
    pub face: Face,
    /// Its whole font.
    pub font: &'f FontFace,
    /// The characters, with their codes.
    characters: BTreeMap<char, u16>,
    /// The codes of the characters below [`DIRECT`]; 0 = not used.
    direct: Vec<u16>,
    /// By code; the first is the missing glyph, which nothing shows.
    glyphs: Vec<Glyph>,
    /// Old numbers of the glyphs, in the order of their new ones, from 1.
    kept: Vec<GlyphId>,
    /// Glyphs (new numbers) of the codes after the subset's own: for characters that share a glyph with another.
    shared: Vec<u16>,
}

impl<'f> UsedFace<'f> {
    /// The name of the font as a resource.
    pub(super) fn resource(&self) -> FontId {
        resource(self.face)
    }

    /// The code of a character that [`collect`] has seen.
    pub(super) fn code(&self, c: char) -> u16 {
        match self.direct.get(c as usize) {
            Some(code) => *code,
            None => self.characters.get(&c).copied().unwrap_or_default(),
        }
    }

    /// What stands for a character that [`collect`] has seen.
    pub(super) fn glyph(&self, c: char) -> Glyph {
        self.glyphs[usize::from(self.code(c))]
    }

    /// Every character with its code, in the order of the codes.
    pub(super) fn codes(&self) -> Vec<(u16, char)> {
        let mut codes: Vec<(u16, char)> = self.characters.iter().map(|(&character, &code)| (code, character)).collect();
        codes.sort_unstable();
        codes
    }

    /// The widths of all codes, from 1 on, in 1/1000 em.
    pub(super) fn widths(&self) -> impl Iterator<Item = i64> {
        self.glyphs.iter().skip(1).map(|glyph| glyph.width)
    }

    /// `CIDToGIDMap` as a stream holds it, where some characters share a glyph; otherwise codes are glyphs.
    pub(super) fn glyphs_by_code(&self) -> Option<Vec<u8>> {
        let own = 0..=self.kept.len() as u16;
        (!self.shared.is_empty()).then(|| own.chain(self.shared.iter().copied()).flat_map(u16::to_be_bytes).collect())
    }

    fn new(face: Face, characters: &BTreeSet<char>, font: &'f FontFace) -> Result<UsedFace<'f>, PdfError> {
        let mut by_glyph: BTreeMap<GlyphId, Vec<char>> = BTreeMap::new();
        for &character in characters {
            let glyph = font.glyph(character).ok_or(PdfError::MissingGlyph { character, face })?;
            by_glyph.entry(glyph).or_default().push(character);
        }
        let mut used = UsedFace {
            face,
            font,
            characters: BTreeMap::new(),
            direct: vec![0; DIRECT],
            glyphs: vec![Glyph::default(); 1 + characters.len()],
            shared: Vec::new(),
            kept: by_glyph.keys().copied().collect(),
        };
        for (index, characters) in by_glyph.values().enumerate() {
            for (nth, &c) in characters.iter().enumerate() {
                let mut code = index as u16 + 1;
                if nth > 0 {
                    used.shared.push(code);
                    code = (used.kept.len() + used.shared.len()) as u16;
                }
                if let Some(slot) = used.direct.get_mut(c as usize) {
                    *slot = code;
                }
                let advance = font.advance(c);
                used.glyphs[usize::from(code)] = Glyph { width: thousandths(advance), advance };
                used.characters.insert(c, code);
            }
        }
        Ok(used)
    }

    /// The font as printpdf takes it: the finished subset.
    pub(super) fn embed(&self) -> Result<PdfFont, PdfError> {
        let font = self.font;
        let subset = subset(font, &self.kept).map_err(|e| PdfError::Subset { face: self.face, reason: e })?;
        let [x_min, y_min, x_max, y_max] = font.bbox().map(|units| thousandths(units) as i16);
        Ok(PdfFont::new(ParsedFont {
            original_bytes: subset,
            font_index: 0,
            font_name: Some(self.subset_name()),
            // Codes and widths are told by `finish` and shown by `content`: printpdf would copy and search these lists.
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths: BTreeMap::new(),
            units_per_em: 1000,
            font_metrics: FontMetrics {
                ascent: thousandths(font.ascent()) as i16,
                descent: thousandths(-font.descent()) as i16,
            },
            font_type: FontType::TrueType,
            // Slope and weight are left at nothing: printpdf would derive from them, with float functions that differ
            // between machines, what `finish` writes itself.
            pdf_font_metrics: PdfFontMetricsStub {
                units_per_em: 1000,
                x_min,
                y_min,
                x_max,
                y_max,
                caret_slope_rise: 1,
                caret_slope_run: 0,
                us_weight_class: 0,
            },
        }))
    }

    /// `ABCDEF+LiberationSerif`: the tag follows from the face and the characters.
    fn subset_name(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.font.postscript_name());
        for &c in self.characters.keys() {
            hash.update(u32::from(c).to_be_bytes());
        }
        let tag = hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect::<String>();
        let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let name: String = self.font.postscript_name().chars().filter(plain).collect();
        format!("{tag}+{}", if name.is_empty() { "Font" } else { &name })
    }
}

/// The used faces, by [`Face::index`].
#[derive(Debug)]
pub(super) struct UsedFonts<'f>([Option<UsedFace<'f>>; 5]);

impl<'f> UsedFonts<'f> {
    /// A face; nothing when no span uses it.
    pub(super) fn get(&self, face: Face) -> Option<&UsedFace<'f>> {
        self.0[face.index()].as_ref()
    }

    /// All used faces.
    pub(super) fn iter(&self) -> impl Iterator<Item = &UsedFace<'f>> {
        self.0.iter().flatten()
    }
}

/// The name of a face's font as a resource.
pub(super) fn resource(face: Face) -> FontId {
    FontId(format!("F{}", face.index()))
}

/// Finds out which characters stand on the pages in which face, or may be filled into their fields.
///
/// # Errors
/// [`PdfError::MissingGlyph`] for the first character that its face does not have.
pub(super) fn collect<'f>(document: &PagedDocument, fonts: &'f FontSet) -> Result<UsedFonts<'f>, PdfError> {
    let mut seen: [(Vec<bool>, BTreeSet<char>); 5] = Default::default();
    for item in document.pages.iter().flat_map(|page| &page.items) {
        let Item::Line(line) = item else { continue };
        for span in &line.spans {
            let (direct, characters) = &mut seen[span.face.index()];
            direct.resize(DIRECT, false);
            for c in span.text.chars() {
                match direct.get_mut(c as usize) {
                    Some(known) if *known => {}
                    Some(known) => {
                        *known = true;
                        characters.insert(c);
                    }
                    None => {
                        characters.insert(c);
                    }
                }
            }
        }
    }
    for field in &document.fields {
        if let FormFieldKind::Text { field, face, .. } = field.kind {
            seen[face.index()].1.extend(forms::characters(field));
        }
    }
    let mut used = UsedFonts(Default::default());
    for face in Face::DRAWN {
        let characters = &seen[face.index()].1;
        if !characters.is_empty() {
            used.0[face.index()] = Some(UsedFace::new(face, characters, fonts.face(face))?);
        }
    }
    Ok(used)
}

/// From 1/2048 em to the nearest 1/1000 em.
pub(super) fn thousandths(units: i64) -> i64 {
    (units * 1000 + UPEM / 2).div_euclid(UPEM)
}

/// The font file with these glyphs only, numbered from 1 in their order, and with nothing but what draws them.
fn subset(font: &FontFace, glyphs: &[GlyphId]) -> Result<Vec<u8>, String> {
    let remapper = subsetter::GlyphRemapper::new_from_glyphs(glyphs);
    let subset = subsetter::subset(font.bytes(), 0, &remapper).map_err(|e| e.to_string())?;
    Ok(bare_font::bare(&subset).unwrap_or(subset))
}
