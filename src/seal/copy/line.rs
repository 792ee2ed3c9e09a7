//! An electronic copy: its line at the top right of the first page is how the signature of the body that copies shows.

use super::block::{Site, list_characters, own_resources, told};
use super::edit::{Edit, dict, name, set};
use super::form::{self, Fields};
use super::graft::Graft;
use super::tags::Tags;
use crate::pipeline::CopyLine;
use crate::seal::fill::operators;
use crate::seal::fill::update::write;
use crate::seal::pdf::{Dict, Fault, MAX_STREAM, Value, View};
use crate::units::Len;

/// Deepest tree of pages.
const MAX_DEPTH: usize = 32;
/// Room around the letters, in points.
const ROOM: f64 = 2.0;
/// The name of the field.
const FIELD: &str = "sao_chu_ky_so";
/// Operators of marked content: a look belongs to its annotation, which is in the structure.
const MARKS: [&[u8]; 5] = [b"BDC", b"BMC", b"EMC", b"MP", b"DP"];

/// Puts the line on a page as a field for the body's signature.
pub(super) fn add(
    edit: &mut Edit<'_, '_>,
    part: &View<'_, '_>,
    line: &CopyLine,
    page: u32,
    site: &Site<'_>,
) -> Result<Fields, Fault> {
    let (number, mut entries) = edit.object(&Value::Ref(page, 0))?;
    let sheet = Sheet::of(&edit.view, &entries)?;
    let widget = edit.update.reserve()?;
    let look = look(edit, part, line, (&sheet, site.part))?;
    let field = Value::Ref(widget, 0);
    let mut field_entries = dict([
        ("Type", name("Annot")),
        ("Subtype", name("Widget")),
        ("FT", name("Sig")),
        ("T", Value::Text(FIELD.as_bytes().to_vec())),
        ("TU", told(&line.text)),
        ("F", Value::Int(4)),
        ("P", Value::Ref(number, 0)),
        ("Rect", reals(sheet.place(line))),
        ("AP", Value::Dict(dict([("N", look)]))),
    ]);
    if let Some(tags) = site.tags {
        let (place, _) = tags.place(edit)?;
        let object = dict([("Type", name("OBJR")), ("Obj", field.clone()), ("Pg", Value::Ref(number, 0))]);
        let element = edit.add(dict([
            ("Type", name("StructElem")),
            ("S", name("Form")),
            ("P", Value::Ref(place, 0)),
            ("Pg", Value::Ref(number, 0)),
            ("K", Value::Dict(object)),
        ]))?;
        Tags::hang(edit, place, true, vec![element.clone()])?;
        tags.add_parents(edit, vec![(tags.next, element)])?;
        set(&mut field_entries, "StructParent", Value::Int(tags.next));
        set(&mut entries, "Tabs", name("S"));
    }
    edit.set(widget, field_entries);
    let mut annotations = edit.view.array(&entries, "Annots")?;
    annotations.push(field.clone());
    set(&mut entries, "Annots", Value::Array(annotations));
    edit.set(number, entries);
    Ok(form::single(field))
}

/// The page of the part as the look of the field, on a sheet of a file that follows some part of the archive standard.
fn look(
    edit: &mut Edit<'_, '_>,
    part: &View<'_, '_>,
    line: &CopyLine,
    (sheet, standard): (&Sheet, Option<u8>),
) -> Result<Value, Fault> {
    let broken = Fault::Broken { at: 0, wanted: "page" };
    let first = *part.pages()?.first().ok_or(broken)?;
    let page = part.object(first)?.dict().cloned().ok_or(broken)?;
    let mut graft = Graft::new(part, None);
    let resources = own_resources(edit, &mut graft, &page)?;
    graft.rest(edit)?;
    list_characters(edit, Some(&resources), standard)?;
    let Value::Stream(contents) = part.get(&page, "Contents")? else { return Err(broken) };
    let drawn = part.data(&contents, MAX_STREAM)?;
    let mut bytes = Vec::new();
    operators::each(&drawn, |operator, operands| {
        if MARKS.contains(&operator) {
            return;
        }
        for operand in operands {
            write(operand, &mut bytes);
            bytes.push(b' ');
        }
        bytes.extend_from_slice(operator);
        bytes.push(b'\n');
    });
    let own = Sheet::of(part, &page)?;
    let entries = dict([
        ("Type", name("XObject")),
        ("Subtype", name("Form")),
        ("BBox", reals(own.place(line))),
        ("Matrix", Value::Array(sheet.turn().map(Value::Int).to_vec())),
        ("Resources", Value::Dict(resources)),
    ]);
    Ok(Value::Ref(edit.update.add_stream(entries, &bytes)?, 0))
}

fn reals(numbers: [f64; 4]) -> Value {
    Value::Array(numbers.map(|number| Value::Real((number * 1000.0).round() / 1000.0)).to_vec())
}

fn points(length: Len) -> f64 {
    f64::from(length.twips() as i32) / 20.0
}

/// What of a page is seen, and how it is turned.
struct Sheet {
    /// Left, bottom, right, top.
    shown: [f64; 4],
    /// Clockwise quarters.
    quarters: i64,
}

impl Sheet {
    /// The sheet of a page: what it does not say itself, those above it in the tree do.
    fn of(view: &View<'_, '_>, page: &Dict) -> Result<Sheet, Fault> {
        let (mut crop, mut media, mut turned) = (None, None, None);
        let mut at = Some(page.clone());
        for _ in 0..MAX_DEPTH {
            let Some(node) = at else { break };
            crop = crop.or(rectangle(view, &node, "CropBox")?);
            media = media.or(rectangle(view, &node, "MediaBox")?);
            turned = turned.or(view.get(&node, "Rotate")?.int());
            at = view.get(&node, "Parent")?.dict().cloned();
        }
        let shown = crop.or(media).ok_or(Fault::Broken { at: 0, wanted: "MediaBox" })?;
        Ok(Sheet { shown, quarters: turned.unwrap_or(0).div_euclid(90).rem_euclid(4) })
    }

    /// The rectangle of a line, as far from the right and upper edges that a reader sees as it is on its own page.
    fn place(&self, line: &CopyLine) -> [f64; 4] {
        let [left, bottom, right, top] = self.shown;
        let (mut width, mut height) = (right - left, top - bottom);
        if self.quarters % 2 == 1 {
            (width, height) = (height, width);
        }
        let (wide, high) = (points(line.width) + 2.0 * ROOM, points(line.height) + 2.0 * ROOM);
        // On a narrow sheet it begins nearer to the edge, and is drawn smaller where that is not enough.
        let x1 = (width - points(line.right) + ROOM).max(wide).min(width);
        let (x0, y1) = ((x1 - wide).max(0.0), height - points(line.top) + ROOM);
        let y0 = y1 - high * (x1 - x0) / wide;
        // From what is seen to what is written.
        let [a, b, c, d] = match self.quarters {
            0 => [x0, y0, x1, y1],
            1 => [height - y1, x0, height - y0, x1],
            2 => [width - x1, height - y1, width - x0, height - y0],
            _ => [y0, width - x1, y1, width - x0],
        };
        [left + a, bottom + b, left + c, bottom + d]
    }

    /// What turns upright letters so that they are seen upright.
    fn turn(&self) -> [i64; 6] {
        match self.quarters {
            0 => [1, 0, 0, 1, 0, 0],
            1 => [0, 1, -1, 0, 0, 0],
            2 => [-1, 0, 0, -1, 0, 0],
            _ => [0, -1, 1, 0, 0, 0],
        }
    }
}

fn rectangle(view: &View<'_, '_>, node: &Dict, key: &str) -> Result<Option<[f64; 4]>, Fault> {
    let mut sides = Vec::new();
    for side in view.array(node, key)? {
        match view.resolve(&side)? {
            Value::Int(int) => sides.push(int as f64),
            Value::Real(real) => sides.push(real),
            _ => {}
        }
    }
    let [a, b, c, d] = sides[..] else { return Ok(None) };
    Ok(Some([a.min(c), b.min(d), a.max(c), b.max(d)]))
}
