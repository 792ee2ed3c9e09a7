//! Form fields (AcroForm): empty signature fields and text fields over the blanks.
//!
//! Every field is one object with its only widget. Its appearance is empty but there, so that nobody has to make one
//! (`NeedAppearances` stays away), and the file stays what it claims when somebody signs or fills by an incremental
//! update. `SigFlags` says that there are signature fields; that something is signed is the signer's to say.

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};

use super::content::pt;
use super::finish::Objects;
use super::fonts::UsedFonts;
use super::strings::text;
use crate::block::FieldKind;
use crate::page::{Face, FormField, FormFieldKind, NodeId, PagedDocument};

/// Annotation flag: it is printed with the page.
const PRINT: i64 = 1 << 2;
/// Field flags of text fields: no spell checking, and no scrolling beyond the place.
const TEXT_FLAGS: i64 = 1 << 22 | 1 << 23;

/// A widget in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Widget {
    /// Its object.
    pub id: ObjectId,
    /// The structure node it hangs in.
    pub node: NodeId,
    /// Index of its page.
    pub page: usize,
}

/// The characters that must be in the file for a text field to be filled in later: digits, and letters for a number.
pub(super) fn characters(kind: FieldKind) -> impl Iterator<Item = char> {
    let letters = kind == FieldKind::Number;
    ('0'..='z').filter(move |c| c.is_ascii_digit() || letters && c.is_ascii_alphabetic())
}

/// Writes the widgets, each with the number of its entry in the parent tree (from the number of pages on), and hangs
/// them on their pages.
pub(super) fn write(
    objects: &mut Objects,
    document: &PagedDocument,
    fonts: &UsedFonts<'_>,
    pages: &[ObjectId],
) -> Vec<Widget> {
    let mut widgets = Vec::with_capacity(document.fields.len());
    for (number, field) in document.fields.iter().enumerate() {
        let height = document.pages[field.page].height;
        let (left, right) = (pt(field.x).0, pt(field.x + field.width).0);
        let (bottom, top) = (pt(height - field.y - field.height).0, pt(height - field.y).0);
        let sheet = vec![0.into(), 0.into(), (right - left).into(), (top - bottom).into()];
        let appearance = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => sheet,
            "Resources" => Dictionary::new(),
        };
        let appearance = objects.add(Stream::new(appearance, Vec::new()).with_compression(false));
        let mut widget = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "Rect" => vec![left.into(), bottom.into(), right.into(), top.into()],
            "F" => PRINT,
            "P" => pages[field.page],
            "T" => text(&field.name),
            "TU" => text(&field.tooltip),
            "AP" => dictionary! { "N" => appearance },
            "StructParent" => (pages.len() + number) as i64,
        };
        match text_look(field, fonts) {
            Some(look) => {
                widget.set("FT", "Tx");
                widget.set("Ff", TEXT_FLAGS);
                widget.set("DA", look);
            }
            None => widget.set("FT", "Sig"),
        }
        widgets.push(Widget { id: objects.add(widget), node: field.node, page: field.page });
    }
    for (page, id) in pages.iter().enumerate() {
        let own: Vec<Object> = widgets.iter().filter(|widget| widget.page == page).map(|w| w.id.into()).collect();
        if !own.is_empty() {
            objects.set_entry(*id, "Annots", own);
        }
    }
    widgets
}

/// The form itself; nothing without fields. `fonts` is the pages' dictionary of fonts.
pub(super) fn catalog_entry(document: &PagedDocument, widgets: &[Widget], fonts: &Dictionary) -> Option<Object> {
    if widgets.is_empty() {
        return None;
    }
    let fields: Vec<Object> = widgets.iter().map(|widget| widget.id.into()).collect();
    let mut form = dictionary! { "Fields" => fields };
    if document.fields.iter().any(|field| face(field).is_none()) {
        form.set("SigFlags", 1);
    }
    let mut resources = Dictionary::new();
    for face in document.fields.iter().filter_map(face) {
        let name = super::fonts::resource(face).0.into_bytes();
        if let Ok(font) = fonts.get(&name) {
            resources.set(name, font.clone());
        }
    }
    if !resources.is_empty() {
        form.set("DR", dictionary! { "Font" => resources });
    }
    Some(form.into())
}

/// The face of a text field.
pub(super) fn face(field: &FormField) -> Option<Face> {
    match field.kind {
        FormFieldKind::Text { face, .. } => Some(face),
        FormFieldKind::PersonSignature | FormFieldKind::BodySignature => None,
    }
}

/// Face, size and colour of a text field (`DA`).
fn text_look(field: &FormField, fonts: &UsedFonts<'_>) -> Option<Object> {
    let FormFieldKind::Text { face, size, .. } = field.kind else { return None };
    let name = fonts.get(face)?.resource().0;
    let look = format!("/{name} {} Tf 0 g", size.pt());
    Some(Object::String(look.into_bytes(), StringFormat::Literal))
}
