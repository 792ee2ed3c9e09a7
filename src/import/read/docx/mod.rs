//! Word files (.docx): parts are found by their relations and walked once, in the order of the document.
//!
//! ```text
//! bytes ──package──▶ parts ──xml──▶ elements ──walk, paragraph, runs, table, drawing, notes──▶ items, notes, aside
//!                                    ▲ styles, numbering (what is inherited), labels (automatic numbers)
//! ```
//!
//! What is drawn as capitals (`w:caps`) stays as it is typed and is marked so: [`Span::shown`](crate::import::Span::shown)
//! is what the page shows.

mod drawing;
mod labels;
mod notes;
mod numbering;
mod package;
mod paragraph;
mod props;
mod raw_count;
mod raw_styles;
mod remarks;
mod runs;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod walk;
mod xml;

use self::numbering::Numbering;
use self::package::{Package, Relation, broken};
use self::styles::Styles;
use self::walk::{Knowledge, Walk};
use self::xml::Xml;
use super::kind::{self, FileKind};
use crate::diag::Diagnostic;
use crate::import::{Aside, AsideClass, Item, Kind, LineId, Sheet, SourceDoc, SourcePlace};

/// Reads a Word file.
///
/// # Errors
/// It is another kind of file, locked, spoilt, or larger than is read.
pub(crate) fn read(bytes: &[u8]) -> Result<(SourceDoc, Vec<Diagnostic>), Vec<Diagnostic>> {
    match kind::kind_of(bytes) {
        FileKind::Docx => whole(bytes).map_err(|diagnostic| vec![diagnostic]),
        other => Err(vec![kind::refusal(other, bytes)]),
    }
}

fn whole(bytes: &[u8]) -> Result<(SourceDoc, Vec<Diagnostic>), Diagnostic> {
    let mut package = Package::open(bytes)?;
    let main = package.main()?;
    let relations = package.relations(&main)?;
    let known = knowledge(&mut package, &relations)?;
    let mut walk = Walk::new(&known);
    let mut items = Vec::new();
    let text = package.text(&main)?.unwrap_or_default();
    walk.begin(&text, relations.clone());
    body(&mut walk, &text, &mut items).map_err(|fault| broken(fault, &main))?;
    let sections = std::mem::take(&mut walk.sections);
    walk::seams(&mut items, &sections);
    let sheets: Vec<Sheet> = sections.iter().map(|(_, section)| section.sheet).collect();
    drop(text);
    let mut seen_parts: Vec<&str> = Vec::new();
    for relation in relations.iter().filter(|r| !r.outside) {
        if !seen_parts.contains(&relation.target.as_str()) {
            seen_parts.push(&relation.target);
            beside(&mut walk, &mut package, relation)?;
        }
    }
    let mut doc =
        SourceDoc { items, aside: std::mem::take(&mut walk.aside), kind: Kind::Docx, sheets, ..SourceDoc::default() };
    walk.notes.marks(&doc);
    doc.notes = std::mem::take(&mut walk.notes).take();
    number(&mut doc);
    doc.raw = raw_count::count(bytes);
    let remarks = remarks::of(&doc, &walk.seen);
    Ok((doc, remarks))
}

fn knowledge(package: &mut Package<'_>, relations: &[Relation]) -> Result<Knowledge, Diagnostic> {
    let mut part = |kind: &str| match relations.iter().find(|r| r.kind == kind && !r.outside) {
        Some(relation) => Ok((package.text(&relation.target)?, relation.target.as_str())),
        None => Ok((None, "")),
    };
    let (theme, _) = part("theme")?;
    let (styles, name) = part("styles")?;
    let styles = Styles::read(styles.as_deref(), theme.as_deref()).map_err(|fault| broken(fault, name))?;
    let (numbering, name) = part("numbering")?;
    let numbering = Numbering::read(numbering.as_deref()).map_err(|fault| broken(fault, name))?;
    Ok(Knowledge { styles, numbering })
}

fn body(walk: &mut Walk<'_>, text: &str, items: &mut Vec<Item>) -> Result<(), xml::Fault> {
    let mut xml = Xml::of(text);
    if xml.root()?.name() != b"document" {
        return Err(xml::Fault::Broken);
    }
    while let Some(piece) = xml.inside()? {
        if let xml::Piece::Open(_) = piece {
            walk.blocks(&mut xml, items)?;
        }
    }
    xml.finish()
}

/// A part beside the main one.
fn beside(walk: &mut Walk<'_>, package: &mut Package<'_>, relation: &Relation) -> Result<(), Diagnostic> {
    let name = &relation.target;
    let class = match relation.kind.as_str() {
        "footnotes" | "endnotes" => None,
        "header" | "footer" => Some(AsideClass::PageEdge),
        "comments" => Some(AsideClass::Comment),
        "vbaProject" => {
            named(walk, AsideClass::Macro, name);
            return Ok(());
        }
        "oleObject" | "package" | "aFChunk" | "chart" | "diagramData" | "subDocument" => {
            named(walk, AsideClass::Object, name);
            return Ok(());
        }
        _ => return Ok(()),
    };
    let Some(text) = package.text(name)? else { return Ok(()) };
    walk.begin(&text, package.relations(name)?);
    let done = match class {
        Some(class) => walk.side_part(&text, class),
        None => walk.notes_part(&text, relation.kind == "endnotes"),
    };
    done.map_err(|fault| broken(fault, name))
}

/// Names a part that is not opened, unless it was named where it stands.
fn named(walk: &mut Walk<'_>, class: AsideClass, name: &str) {
    let known = walk.aside.iter().any(|aside| aside.class == class && aside.text.contains(name));
    if !known {
        walk.aside.push(Aside { class, text: name.to_string(), place: SourcePlace::default() });
    }
}

/// Numbers the lines.
fn number(doc: &mut SourceDoc) {
    fn items(all: &mut [Item], next: &mut u32) {
        for item in all {
            match item {
                Item::Line(line) => {
                    line.id = LineId(*next);
                    *next += 1;
                }
                Item::Table(table) => {
                    table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|c| items(&mut c.items, next));
                }
                Item::Seam(_) => {}
            }
        }
    }
    let next = &mut 0;
    items(&mut doc.items, next);
    for line in doc.notes.iter_mut().flat_map(|note| &mut note.lines) {
        line.id = LineId(*next);
        *next += 1;
    }
}
