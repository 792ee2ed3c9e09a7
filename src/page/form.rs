//! Places on the pages that are filled in after the file is made: signatures, and the blanks of number and date.

use super::{Face, NodeId};
use crate::block::FieldKind;
use crate::units::{FontSize, Len};

/// A form field (trường biểu mẫu) at its measured place. Fields never move text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormField {
    /// Index of its page.
    pub page: usize,
    /// Left edge, from the left of the page.
    pub x: Len,
    /// Top edge, from the top of the page.
    pub y: Len,
    /// Width.
    pub width: Len,
    /// Height.
    pub height: Len,
    /// What is filled in.
    pub kind: FormFieldKind,
    /// Its name, unique in the document.
    pub name: String,
    /// What a reader is told it is for.
    pub tooltip: String,
    /// Its place in the structure, a node with [`super::Tag::Form`].
    pub node: NodeId,
}

/// What is filled into a form field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormFieldKind {
    /// The signature of a person with authority (ô số 7c).
    PersonSignature,
    /// The signature of the body (ô số 8).
    BodySignature,
    /// Number or a part of the date (ô số 3, 4), set in the face and size of its line.
    Text {
        /// Which.
        field: FieldKind,
        /// Face.
        face: Face,
        /// Size.
        size: FontSize,
        /// Distance of the line's baseline from the field's top.
        baseline: Len,
    },
}
