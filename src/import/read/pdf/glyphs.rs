//! What a page draws, as far as reading needs it: glyphs with their place, rules, pictures.

use std::collections::BTreeMap;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

use super::ruled::{Edge, edges};

/// So many glyphs of a file are read, blanks among them; the longest plan has fewer than a tenth.
pub(super) const MOST: usize = 2_000_000;
/// More lines of a page than that are a drawing.
const LINES: usize = 20_000;
/// No sheet is so large (points).
pub(super) const FAR: f64 = 1e6;
/// A square of a page is so many halves of a point high and wide, as a power of two; there are so many lists of glyphs.
const SIDE: u32 = 2;
const SQUARES: usize = 1 << 15;
/// No glyph.
const NOBODY: u32 = u32::MAX;
/// Units of a glyph's own space in an em.
const EM: f64 = 1000.0;

/// A font, as far as the file tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Face {
    /// Its name, without the mark of a subset.
    pub name: Option<String>,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

/// A glyph on the page. Places are points from the upper left corner.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Its characters; nothing if the font does not tell.
    pub text: Option<String>,
    /// Where it begins.
    pub x: f64,
    /// Where it ends.
    pub end: f64,
    /// Its baseline.
    pub y: f64,
    /// The size of its font.
    pub size: f64,
    /// How the text runs, in degrees; 0 = as usual.
    pub turned: i32,
    /// It is not drawn: the text behind a scan.
    pub invisible: bool,
    /// Which of the faces.
    pub face: usize,
}

/// What a page draws.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// Glyphs, in the order of the file.
    pub marks: Vec<Mark>,
    /// Level and upright lines.
    pub edges: Vec<Edge>,
    /// Pictures: where they are.
    pub pictures: Vec<Rect>,
    /// Fonts.
    pub faces: Vec<Face>,
    /// Numbers of fonts that were looked up.
    known: BTreeMap<u128, usize>,
    /// The last glyph of each square of the page, and for each glyph the one before it in its square.
    last: Vec<u32>,
    before: Vec<u32>,
    /// More glyphs than are read.
    pub full: bool,
    /// So many things were drawn, on all pages.
    calls: usize,
}

impl Drawn {
    /// Nothing is drawn yet; faces that are known from other pages stay.
    pub(super) fn next(&mut self) -> Drawn {
        Drawn {
            faces: self.faces.clone(),
            known: std::mem::take(&mut self.known),
            calls: self.calls,
            ..Drawn::default()
        }
    }

    /// Counts what is drawn. Forms that draw forms may draw without end, and the interpreter takes no word for an answer:
    /// this leaves it as its own faults do, which the reader catches.
    fn count(&mut self) {
        self.calls += 1;
        if self.calls > MOST {
            std::panic::resume_unwind(Box::new(self.calls));
        }
    }

    /// The number of a glyph's face.
    fn face(&mut self, glyph: &Glyph<'_>) -> usize {
        let Glyph::Outline(outline) = glyph else { return self.number(Face::default()) };
        let key = outline.identifier().cache_key();
        if let Some(number) = self.known.get(&key) {
            return *number;
        }
        let face = outline.font_data().map(|data| {
            let name = data.postscript_name.map(|name| without_subset(&name).to_string());
            let named = |look: &str| name.as_deref().is_some_and(|name| name.contains(look));
            let bold = data.weight.is_some_and(|weight| weight >= 600) || named("Bold");
            let italic = data.is_italic || named("Italic") || named("Oblique");
            Face { bold, italic, name }
        });
        let number = self.number(face.unwrap_or_default());
        self.known.insert(key, number);
        number
    }

    fn number(&mut self, face: Face) -> usize {
        self.faces.iter().position(|known| *known == face).unwrap_or_else(|| {
            self.faces.push(face);
            self.faces.len() - 1
        })
    }

    /// Adds a glyph, once where it is drawn twice: for a bolder look, or first filled and then stroked.
    fn mark(&mut self, mark: Mark) {
        if self.marks.len() >= MOST {
            self.full = true;
            return;
        }
        if mark.text.as_deref().unwrap_or_default().trim().is_empty() || !self.is_drawn(&mark) {
            if self.last.is_empty() {
                self.last = vec![NOBODY; SQUARES];
            }
            let (x, y) = cell(&mark);
            let last = &mut self.last[square(x >> SIDE, y >> SIDE)];
            self.before.push(std::mem::replace(last, self.marks.len() as u32));
            self.marks.push(mark);
        }
    }

    /// Whether the same characters stand there already, within half a point.
    fn is_drawn(&self, mark: &Mark) -> bool {
        let (x, y) = cell(mark);
        let near = |other: &Mark| {
            let (at_x, at_y) = cell(other);
            (at_x - x).abs() <= 1 && (at_y - y).abs() <= 1 && other.text == mark.text
        };
        let along = |place: i64| (place - 1) >> SIDE..=(place + 1) >> SIDE;
        let mut squares = along(x).flat_map(|x| along(y).map(move |y| square(x, y)));
        squares.any(|square| {
            let mut at = self.last.get(square).copied().unwrap_or(NOBODY);
            while let Some(other) = self.marks.get(at as usize) {
                if near(other) {
                    return true;
                }
                at = self.before[at as usize];
            }
            false
        })
    }
}

/// The number of a square. Squares that are far from each other may have the same: they share a list.
fn square(x: i64, y: i64) -> usize {
    (((x & 0x7F) << 8) | (y & 0xFF)) as usize
}

/// Where a glyph is, in halves of a point.
fn cell(mark: &Mark) -> (i64, i64) {
    let half = |place: f64| (place * 2.0).round() as i64;
    (half(mark.x), half(mark.y))
}

/// The name of a font without the six letters that mark a part of it.
fn without_subset(name: &str) -> &str {
    match name.split_once('+') {
        Some((mark, rest)) if mark.len() == 6 && mark.bytes().all(|b| b.is_ascii_uppercase()) => rest,
        _ => name,
    }
}

/// The characters of a glyph; a blank one without a name is a space.
fn characters(glyph: &Glyph<'_>) -> Option<String> {
    let text = match glyph.as_unicode() {
        Some(BfString::Char(c)) => Some(c.to_string()),
        Some(BfString::String(text)) => Some(text),
        None => None,
    };
    let named = text.filter(|text| !text.chars().any(|c| c.is_control() && !c.is_whitespace() || c == '\u{FFFD}'));
    named.or_else(|| match glyph {
        Glyph::Outline(outline) => outline.outline().elements().is_empty().then(|| " ".to_string()),
        Glyph::Type3(_) => None,
    })
}

impl<'a> Device<'a> for Drawn {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.count();
        if self.edges.len() < LINES {
            self.edges.extend(edges(path, props.transform, matches!(mode, DrawMode::Fill(_))));
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.count();
        for glyph in run.glyphs() {
            let place: Affine = props.transform * glyph.transform();
            let at = |x: f64, y: f64| place * Point::new(x, y);
            let (origin, up, along) = (at(0.0, 0.0), at(0.0, EM), at(EM, 0.0));
            let size = (up - origin).hypot();
            let direction = along - origin;
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(glyph) => glyph.advance_width(),
            };
            // A glyph of a stand-in font is stretched to the width that the file says.
            let width = f64::from(advance.unwrap_or(500.0)) / EM * size.min(direction.hypot());
            if !(origin.x.is_finite() && origin.y.is_finite() && size.is_finite() && width.is_finite()) {
                continue;
            }
            let turned = (direction.atan2().to_degrees() / 15.0).round() as i32 * 15;
            let face = self.face(glyph);
            let turn = Affine::rotate(-f64::from(turned).to_radians());
            let start = if turned == 0 { origin } else { turn * origin };
            // Its characters are read wherever it stands.
            let within = |place: f64| place.clamp(-FAR, FAR);
            self.mark(Mark {
                text: characters(glyph),
                x: within(start.x),
                end: within(start.x + width),
                y: within(start.y),
                size: within(size),
                turned,
                invisible: matches!(mode, DrawMode::Invisible),
                face,
            });
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.count();
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        self.pictures.push(props.transform.transform_rect_bbox(size));
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
