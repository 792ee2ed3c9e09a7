//! A subset of a font with nothing but what draws: the outlines, their widths and how to find them.
//!
//! Instructions for the grid of a screen, and the tables that only they use, are more than half of a subset of Liberation
//! Serif. Programs that show and print PDFs smooth outlines and leave instructions alone; a name and a list of glyph names
//! are told by the PDF itself. ISO 32000-1, 9.9 (table 126) asks for the tables that are kept here, and for no others.

/// Tables in the order of their names, as a font lists them.
const KEPT: [[u8; 4]; 6] = [*b"glyf", *b"head", *b"hhea", *b"hmtx", *b"loca", *b"maxp"];

const DIRECTORY: usize = 12;
const ENTRY: usize = 16;
/// Tables, and here glyphs too, begin at multiples of four bytes.
const ALIGNED: usize = 4;
/// Up to here offsets of glyphs fit into two bytes, as they count by twos.
const SHORT: usize = 2 * u16::MAX as usize;

/// Places in `head`.
const ADJUSTMENT: usize = 8;
const FLAGS: usize = 16;
const OFFSETS: usize = 50;
/// Flags of `head` that speak of instructions: they depend on the size, they change widths.
const INSTRUCTED: u16 = 0b1_0100;
/// What the sum of a whole font with its adjustment comes to.
const WHOLE: u32 = 0xB1B0_AFBA;

/// Places in `maxp`: zones, then what instructions need, up to the parts of a glyph.
const ZONES: usize = 14;
const COMPONENTS: usize = 28;

/// The font without them; nothing where it is not built as a TrueType font is.
pub(super) fn bare(font: &[u8]) -> Option<Vec<u8>> {
    if font.get(..4)? != [0, 1, 0, 0] {
        return None;
    }
    let table = |tag: [u8; 4]| -> Option<&[u8]> {
        let count = usize::from(u16_at(font, 4)?);
        let entries = font.get(DIRECTORY..DIRECTORY + count * ENTRY)?.chunks_exact(ENTRY);
        let entry = entries.into_iter().find(|entry| entry[..4] == tag)?;
        let (start, length) = (u32_at(entry, 8)? as usize, u32_at(entry, 12)? as usize);
        font.get(start..start.checked_add(length)?)
    };
    let mut head = table(*b"head")?.to_vec();
    let (glyf, ends) = outlines(table(*b"glyf")?, table(*b"loca")?, u16_at(&head, OFFSETS)? != 0)?;
    let long = glyf.len() > SHORT;
    let loca: Vec<u8> = match long {
        true => ends.iter().flat_map(|end| (*end as u32).to_be_bytes()).collect(),
        false => ends.iter().flat_map(|end| ((end / 2) as u16).to_be_bytes()).collect(),
    };
    let flags = u16_at(&head, FLAGS)? & !INSTRUCTED;
    head.get_mut(ADJUSTMENT..ADJUSTMENT + 4)?.fill(0);
    head.get_mut(FLAGS..FLAGS + 2)?.copy_from_slice(&flags.to_be_bytes());
    head.get_mut(OFFSETS..OFFSETS + 2)?.copy_from_slice(&u16::from(long).to_be_bytes());
    let mut maxp = table(*b"maxp")?.to_vec();
    let needs = maxp.get_mut(ZONES..COMPONENTS)?;
    needs.fill(0);
    needs[1] = 1;
    Some(assembled([&glyf, &head, table(*b"hhea")?, table(*b"hmtx")?, &loca, &maxp]))
}

/// The outlines without instructions, and where each begins; after the last, where it ends.
fn outlines(glyf: &[u8], loca: &[u8], long: bool) -> Option<(Vec<u8>, Vec<usize>)> {
    let places: Vec<usize> = match long {
        true => loca.chunks_exact(4).map(|place| u32_at(place, 0).map(|at| at as usize)).collect::<Option<_>>()?,
        false => {
            loca.chunks_exact(2).map(|place| u16_at(place, 0).map(|at| usize::from(at) * 2)).collect::<Option<_>>()?
        }
    };
    let mut out = Vec::with_capacity(glyf.len());
    let mut ends = vec![0];
    for pair in places.windows(2) {
        let glyph = glyf.get(pair[0]..pair[1])?;
        if !glyph.is_empty() {
            match u16_at(glyph, 0)? {
                contours if contours < 0x8000 => simple(glyph, usize::from(contours), &mut out)?,
                _ => composite(glyph, &mut out)?,
            }
            out.resize(out.len().next_multiple_of(ALIGNED), 0);
        }
        ends.push(out.len());
    }
    Some((out, ends))
}

/// A glyph of contours: head and ends of contours, how long the instructions are, these, flags and points.
fn simple(glyph: &[u8], contours: usize, out: &mut Vec<u8>) -> Option<()> {
    let at = 10 + 2 * contours;
    let instructions = usize::from(u16_at(glyph, at)?);
    let points = glyph.get(at + 2 + instructions..)?;
    out.extend_from_slice(&glyph[..at]);
    out.extend_from_slice(&[0, 0]);
    out.extend_from_slice(points);
    Some(())
}

/// A glyph made of others: head, its parts, and instructions where a flag says so.
fn composite(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    const WORDS: u16 = 1;
    const SCALE: u16 = 1 << 3;
    const MORE: u16 = 1 << 5;
    const TWO_SCALES: u16 = 1 << 6;
    const MATRIX: u16 = 1 << 7;
    const INSTRUCTIONS: u16 = 1 << 8;
    let start = out.len();
    let mut at = 10;
    out.extend_from_slice(glyph);
    loop {
        let flags = u16_at(glyph, at)?;
        out[start + at..start + at + 2].copy_from_slice(&(flags & !INSTRUCTIONS).to_be_bytes());
        at += 4 + if flags & WORDS != 0 { 4 } else { 2 };
        at += match flags {
            _ if flags & SCALE != 0 => 2,
            _ if flags & TWO_SCALES != 0 => 4,
            _ if flags & MATRIX != 0 => 8,
            _ => 0,
        };
        if flags & MORE == 0 {
            break;
        }
    }
    (at <= glyph.len()).then(|| out.truncate(start + at))
}

/// A font of these tables, in the order of [`KEPT`].
fn assembled(tables: [&[u8]; KEPT.len()]) -> Vec<u8> {
    let count = KEPT.len() as u16;
    let largest = count.ilog2();
    let range = (ENTRY as u16) << largest;
    let mut out = vec![0, 1, 0, 0];
    for number in [count, range, largest as u16, count * ENTRY as u16 - range] {
        out.extend(number.to_be_bytes());
    }
    let mut start = DIRECTORY + KEPT.len() * ENTRY;
    for (tag, table) in KEPT.iter().zip(tables) {
        out.extend(tag);
        for number in [sum(table), start as u32, table.len() as u32] {
            out.extend(number.to_be_bytes());
        }
        start += table.len().next_multiple_of(ALIGNED);
    }
    let head = out.len() + tables[0].len().next_multiple_of(ALIGNED);
    for table in tables {
        out.extend_from_slice(table);
        out.resize(out.len().next_multiple_of(ALIGNED), 0);
    }
    let adjustment = WHOLE.wrapping_sub(sum(&out));
    out[head + ADJUSTMENT..head + ADJUSTMENT + 4].copy_from_slice(&adjustment.to_be_bytes());
    out
}

/// The sum of a table, taken by four bytes.
fn sum(table: &[u8]) -> u32 {
    let words = table.chunks_exact(4);
    let rest = words.remainder().iter().zip([24, 16, 8]).map(|(byte, shift)| u32::from(*byte) << shift);
    let rest = rest.fold(0, u32::wrapping_add);
    words.map(|word| u32::from_be_bytes([word[0], word[1], word[2], word[3]])).fold(rest, u32::wrapping_add)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use ttf_parser::{Face, GlyphId, OutlineBuilder};

    use super::*;
    use crate::font::FontSet;
    use crate::page::Face as Kind;

    /// The drawing of a glyph as text.
    #[derive(Default)]
    struct Drawing(String);

    impl OutlineBuilder for Drawing {
        fn move_to(&mut self, x: f32, y: f32) {
            let _ = write!(self.0, "M{x},{y}");
        }
        fn line_to(&mut self, x: f32, y: f32) {
            let _ = write!(self.0, "L{x},{y}");
        }
        fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
            let _ = write!(self.0, "Q{x1},{y1},{x},{y}");
        }
        fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
            let _ = write!(self.0, "C{x1},{y1},{x2},{y2},{x},{y}");
        }
        fn close(&mut self) {
            self.0.push('Z');
        }
    }

    fn drawn(face: &Face<'_>, glyph: u16) -> (String, Option<u16>) {
        let mut drawing = Drawing::default();
        face.outline_glyph(GlyphId(glyph), &mut drawing);
        (drawing.0, face.glyph_hor_advance(GlyphId(glyph)))
    }

    #[test]
    fn every_glyph_of_every_face_is_drawn_as_before_and_half_is_gone() {
        let fonts = FontSet::embedded();
        for face in Kind::DRAWN {
            let font = fonts.face(face).bytes();
            let whole = Face::parse(font, 0).unwrap();
            let stripped = bare(font).unwrap_or_else(|| panic!("{face:?}"));
            let again = Face::parse(&stripped, 0).unwrap();
            assert_eq!(whole.number_of_glyphs(), again.number_of_glyphs());
            for glyph in 0..whole.number_of_glyphs() {
                assert_eq!(drawn(&whole, glyph), drawn(&again, glyph), "{face:?} {glyph}");
            }
            assert_eq!(sum(&stripped), WHOLE);
            assert_eq!(bare(&stripped).as_deref(), Some(&stripped[..]), "nothing more to take away");
        }
        let regular = fonts.face(Kind::Regular).bytes();
        assert!(bare(regular).unwrap().len() * 2 < regular.len());
    }

    #[test]
    fn what_is_no_truetype_font_or_cut_off_stays_as_it_is() {
        let fonts = FontSet::embedded();
        let regular = fonts.face(Kind::Regular).bytes();
        assert_eq!(bare(b"OTTO and so on"), None);
        for cut in [0, 3, 11, 100, 300, 5_000, regular.len() / 2] {
            assert_eq!(bare(&regular[..cut]), None, "{cut}");
        }
    }
}
