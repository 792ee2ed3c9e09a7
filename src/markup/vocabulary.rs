//! The vocabulary of the markup that templates write: the one list that the check at load and the reader share, and that
//! `templates/README.md` describes.

use crate::block::{FieldKind, Role};
use crate::era::{Era, RoleEntry};
use crate::model::{Align, SectionKind};

/// An element of the markup.
#[derive(Debug)]
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// Its attributes besides `nguon`, which every element may have.
    pub attributes: &'static [Attribute],
    /// The elements that may stand in it.
    pub children: &'static [&'static str],
    /// Whether text may stand in it.
    pub text: bool,
}

/// An attribute of an element.
#[derive(Debug)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// Whether the element is nothing without it.
    pub required: bool,
    /// What it may say.
    pub values: Values,
}

/// What an attribute may say. An empty value of an attribute that is not required says nothing at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Any text.
    Any,
    /// The role of a line (`vai` of `dong`).
    LineRole,
    /// The role of a title (`vai` of `ten`).
    TitleRole,
    /// The kind of a section (`kieu`).
    Section,
    /// An alignment (`can`).
    Align,
    /// An alignment of a column, numbers among them.
    ColumnAlign,
    /// Which reserved place (`rong` of `cho-trong`).
    Field,
    /// Only `co`.
    Yes,
    /// Portrait or landscape (`huong`).
    Orientation,
    /// A whole number from 1.
    Count,
    /// A decimal number above 0.
    Decimal,
}

/// The roles that an era has, by their names in markup.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    /// Of lines (`dong`).
    lines: Vec<String>,
    /// Of titles (`ten`).
    titles: Vec<String>,
}

impl Roles {
    /// Those of an era.
    pub fn of(era: &Era) -> Roles {
        let of = |element| era.roles(element).map(|role| Role::new(role).markup()).collect();
        Roles { lines: of(RoleEntry::Dong), titles: of(RoleEntry::Ten) }
    }
}

impl Values {
    /// The names to choose from; empty where the value is free.
    pub fn names(self, roles: &Roles) -> Vec<&str> {
        match self {
            Values::LineRole => roles.lines.iter().map(String::as_str).collect(),
            Values::TitleRole => roles.titles.iter().map(String::as_str).collect(),
            Values::Section => SectionKind::ALL.into_iter().map(SectionKind::markup).collect(),
            Values::Align => ALIGNS.iter().map(|(name, _)| *name).collect(),
            Values::ColumnAlign => Values::Align.names(roles).into_iter().chain([NUMBERS]).collect(),
            Values::Field => FieldKind::ALL.into_iter().map(FieldKind::key).collect(),
            Values::Yes => vec!["co"],
            Values::Orientation => vec!["doc", LANDSCAPE],
            Values::Any | Values::Count | Values::Decimal => Vec::new(),
        }
    }

    /// Whether it is the era that says which there are.
    pub fn is_role(self) -> bool {
        matches!(self, Values::LineRole | Values::TitleRole)
    }

    /// Whether a value, not empty, is one of them.
    pub fn allows(self, value: &str, roles: &Roles) -> bool {
        match self {
            Values::Any => true,
            Values::Count => value.parse::<usize>().is_ok_and(|n| n >= 1),
            Values::Decimal => value.parse::<f64>().is_ok_and(|n| n.is_finite() && n > 0.0),
            Values::LineRole => roles.lines.iter().any(|name| name == value),
            Values::TitleRole => roles.titles.iter().any(|name| name == value),
            _ => self.names(roles).contains(&value),
        }
    }
}

/// Alignments by name.
const ALIGNS: [(&str, Align); 4] =
    [("trai", Align::Left), ("giua", Align::Center), ("phai", Align::Right), ("deu", Align::Justify)];

/// The alignment with this name.
pub fn align(name: &str) -> Option<Align> {
    ALIGNS.iter().find(|(n, _)| *n == name).map(|(_, align)| *align)
}

/// The name of an alignment.
pub fn align_name(align: Align) -> &'static str {
    match align {
        Align::Left => "trai",
        Align::Center => "giua",
        Align::Right => "phai",
        Align::Justify => "deu",
    }
}

/// The alignment of a column of numbers: to the right, decimal marks one under the other.
pub const NUMBERS: &str = "so";

/// The landscape value of `huong`.
pub const LANDSCAPE: &str = "ngang";

/// The attribute that every element may have: the key path of what it shows.
pub const ORIGIN: &str = "nguon";

const INLINE: &[&str] = &["b", "i", "br", "nb", "tren", "duoi", "cho-trong"];
/// What may stand in a text that may have footnotes.
const WITH_NOTES: &[&str] = &["b", "i", "br", "nb", "tren", "duoi", "cho-trong", NOTE];
/// The element of a footnote.
pub const NOTE: &str = "ghi-chu";
const LINES: &[&str] = &["dong", "ten"];

const fn required(name: &'static str, values: Values) -> Attribute {
    Attribute { name, required: true, values }
}

const fn optional(name: &'static str, values: Values) -> Attribute {
    Attribute { name, required: false, values }
}

const fn element(
    name: &'static str,
    attributes: &'static [Attribute],
    children: &'static [&'static str],
    text: bool,
) -> Element {
    Element { name, attributes, children, text }
}

/// Every element.
pub const ELEMENTS: &[Element] = &[
    element(
        "van-ban",
        &[optional("huong", Values::Orientation)],
        &[
            "dau-trang",
            "dong",
            "ten",
            "can-cu",
            "muc",
            "p",
            "bang",
            "hinh",
            "cuoi",
            "phu-luc",
            "ngang",
            "le-tren",
            "le-duoi",
            "ban-sao",
        ],
        false,
    ),
    element(
        "phu-luc",
        &[optional("huong", Values::Orientation), optional("lien-trang", Values::Yes)],
        &["dau-trang", "dong", "ten", "can-cu", "muc", "p", "bang", "hinh", "cuoi", "ngang", "le-tren", "le-duoi"],
        false,
    ),
    element("ngang", &[], &["dong", "ten", "muc", "p", "bang", "hinh"], false),
    element("le-tren", &[], LINES, false),
    element("le-duoi", &[], LINES, false),
    element("dau-trang", &[], &["trai", "phai"], false),
    // The picture that is printed faintly under its lines.
    element("trai", &[optional("hinh-mo", Values::Any), optional("rong", Values::Decimal)], LINES, false),
    element("phai", &[], LINES, false),
    element("cuoi", &[], &["noi-nhan", "ky"], false),
    element("ban-sao", &[], &["dau-trang", "cuoi"], false),
    element("noi-nhan", &[], LINES, false),
    element("ky", &[optional("chi-ky", Values::Yes)], LINES, false),
    element("dong", &[required("vai", Values::LineRole)], INLINE, true),
    // The title of a `muc` has no `vai`; the reader asks for one everywhere else.
    element("ten", &[optional("vai", Values::TitleRole)], WITH_NOTES, true),
    element("can-cu", &[], WITH_NOTES, true),
    element(
        "muc",
        &[required("kieu", Values::Section), optional("so", Values::Any)],
        &["nhan", "ten", "muc", "p", "bang", "hinh", "ngang", "b", "i", "br", "nb", "tren", "duoi", "cho-trong", NOTE],
        true,
    ),
    element("nhan", &[], &["b", "i", "tren", "duoi"], true),
    element("p", &[optional("can", Values::Align)], WITH_NOTES, true),
    element("bang", &[optional("co-chu", Values::Decimal)], &["cot", "hang"], false),
    element(
        "hinh",
        &[required("tep", Values::Any), required("mo-ta", Values::Any), optional("rong", Values::Decimal)],
        WITH_NOTES,
        true,
    ),
    element("cot", &[optional("rong", Values::Count), optional("can", Values::ColumnAlign)], &[], false),
    element("hang", &[optional("dau", Values::Yes), optional("tong", Values::Yes)], &["o"], false),
    element(
        "o",
        &[
            optional("cot", Values::Count),
            optional("gop-cot", Values::Count),
            optional("gop-hang", Values::Count),
            optional("can", Values::Align),
        ],
        &["p"],
        false,
    ),
    element("b", &[], &["i", "br", "nb", "tren", "duoi"], true),
    element("i", &[], &["b", "br", "nb", "tren", "duoi"], true),
    element("nb", &[], &["b", "i", "tren", "duoi"], true),
    element("tren", &[], &["b", "i"], true),
    element("duoi", &[], &["b", "i"], true),
    element("br", &[], &[], false),
    element("cho-trong", &[required("rong", Values::Field)], &[], true),
    element(NOTE, &[], &["b", "i", "nb", "tren", "duoi"], true),
];

/// The element with this name.
pub fn find(name: &str) -> Option<&'static Element> {
    ELEMENTS.iter().find(|e| e.name == name)
}

impl Element {
    /// The attribute with this name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|a| a.name == name)
    }

    /// Whether it is a piece of a paragraph.
    pub fn is_inline(&self) -> bool {
        WITH_NOTES.contains(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::era::EraTable;

    #[test]
    fn every_child_is_an_element() {
        for child in ELEMENTS.iter().flat_map(|e| e.children) {
            assert!(find(child).is_some(), "{child}");
        }
    }

    #[test]
    fn the_roles_of_an_era_are_the_styles_that_say_so() {
        let eras = EraTable::default();
        for name in eras.names().unwrap() {
            let roles = Roles::of(&eras.by_name(&name).unwrap().unwrap());
            assert!(Values::LineRole.allows("so-ky-hieu", &roles) && !Values::TitleRole.allows("so-ky-hieu", &roles));
            assert!(Values::TitleRole.allows("ten-loai", &roles) && !Values::LineRole.allows("ten-loai", &roles));
            // Căn cứ has an element of its own; body text is no line.
            for style in ["can-cu", "than", "so_ky_hieu"] {
                assert!(!Values::LineRole.allows(style, &roles) && !Values::TitleRole.allows(style, &roles), "{style}");
            }
        }
    }

    #[test]
    fn alignments_have_one_name_each() {
        for (name, value) in ALIGNS {
            assert_eq!(align_name(value), name);
        }
    }
}
