//! Self-check (tự kiểm): the finished file is read back, by its bytes alone, and refused where it is not what it claims.
//!
//! printpdf checks nothing, and a file that fails an archive's checker years later cannot be mended. This is not
//! another validator: it asks what could go wrong between the pages and the bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use flate2::Decompress;

use super::marks::{self, Stretches};
use super::readback::{Readback, content};
use super::values::{Dict, Value};

/// What is wrong with a file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It cannot be read, or something in it is not as this program writes it.
    Unreadable(String),
    /// The header does not say PDF 1.7.
    Version,
    /// No line end after `%%EOF`.
    FinalNewline,
    /// It is encrypted.
    Encrypted,
    /// An entry that the file needs is missing: of the trailer or of the catalog.
    Missing(&'static str),
    /// The title in `Info` is not the one in the XMP packet.
    Title {
        /// In `Info`.
        info: String,
        /// In XMP.
        xmp: String,
    },
    /// A font without its program.
    FontNotEmbedded(String),
    /// Glyph 0 is shown on a page (from 1).
    MissingGlyph {
        /// The page.
        page: usize,
    },
    /// On a page (from 1) something is drawn that no structure element holds and that is no artifact.
    Untagged {
        /// The page.
        page: usize,
    },
    /// A page (from 1) has no `StructParents`, or no entry in the parent tree.
    NoParents {
        /// The page.
        page: usize,
    },
    /// A form field's widget lacks something.
    Widget {
        /// The field's name.
        name: String,
        /// The key at fault.
        key: &'static str,
    },
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Flaw::Unreadable(what) => write!(f, "cannot be read back: {what}"),
            Flaw::Version => write!(f, "the header is not that of PDF 1.7"),
            Flaw::FinalNewline => write!(f, "no line end after the end of the file"),
            Flaw::Encrypted => write!(f, "encrypted"),
            Flaw::Missing(key) => write!(f, "no /{key}"),
            Flaw::Title { info, xmp } => write!(f, "title '{info}' in Info, '{xmp}' in XMP"),
            Flaw::FontNotEmbedded(font) => write!(f, "font {font} is not embedded"),
            Flaw::MissingGlyph { page } => write!(f, "page {page} shows the missing glyph"),
            Flaw::Untagged { page } => write!(f, "page {page} has content without a structure element"),
            Flaw::NoParents { page } => write!(f, "page {page} is not in the parent tree"),
            Flaw::Widget { name, key } => write!(f, "form field '{name}' has no proper /{key}"),
        }
    }
}

/// Checks a file.
///
/// # Errors
/// The first flaw that is found.
pub(super) fn check(bytes: &[u8]) -> Result<(), Flaw> {
    if !bytes.starts_with(b"%PDF-1.7\n") {
        return Err(Flaw::Version);
    }
    if !bytes.ends_with(b"%%EOF\n") {
        return Err(Flaw::FinalNewline);
    }
    let document = Readback::of(bytes).map_err(Flaw::Unreadable)?;
    if document.trailer.has("Encrypt") {
        return Err(Flaw::Encrypted);
    }
    if document.trailer.get("ID").and_then(Value::list).map_or(0, <[_]>::len) != 2 {
        return Err(Flaw::Missing("ID"));
    }
    let catalog = document.entry(&document.trailer, "Root").and_then(Value::dict).ok_or(Flaw::Missing("Root"))?;
    if catalog.text("Lang").is_none_or(|tag| tag.is_empty()) {
        return Err(Flaw::Missing("Lang"));
    }
    title(&document, catalog)?;
    fonts(&document)?;
    let file = File::new(&document, catalog)?;
    file.pages()?;
    file.form(catalog)
}

fn unreadable(error: impl fmt::Display) -> Flaw {
    Flaw::Unreadable(error.to_string())
}

/// `Info` and XMP name the same title.
fn title(document: &Readback<'_>, catalog: &Dict<'_>) -> Result<(), Flaw> {
    let info = document.entry(&document.trailer, "Info").and_then(Value::dict);
    let info = info.and_then(|info| info.text("Title")).unwrap_or_default();
    let Some(Value::Stream(_, packet)) = document.entry(catalog, "Metadata") else {
        return Err(Flaw::Missing("Metadata"));
    };
    let packet = std::str::from_utf8(packet).map_err(unreadable)?;
    let inside = |text: &str, open: &str, close: &str| {
        let from = text.find(open)? + open.len();
        Some(text[from..from + text[from..].find(close)?].to_string())
    };
    let title = inside(packet, "<dc:title>", "</dc:title>");
    let title = title.and_then(|title| inside(&title, "x-default\">", "</rdf:li>")).unwrap_or_default();
    let xmp = title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    if info == xmp { Ok(()) } else { Err(Flaw::Title { info, xmp }) }
}

/// Every font has its program in the file.
fn fonts(document: &Readback<'_>) -> Result<(), Flaw> {
    let fonts = document.objects().filter_map(Value::dict).filter(|font| font.name("Type") == Some(b"Font"));
    for font in fonts {
        let own: Vec<&Dict<'_>> = match font.get("DescendantFonts").and_then(Value::list) {
            Some(list) => dictionaries(document, list).collect(),
            None => vec![font],
        };
        let embedded = |font: &&Dict<'_>| {
            let descriptor = document.entry(font, "FontDescriptor").and_then(Value::dict);
            let program =
                |key| descriptor.is_some_and(|found| matches!(document.entry(found, key), Some(Value::Stream(..))));
            program("FontFile2") || program("FontFile3") || program("FontFile")
        };
        if own.is_empty() || !own.iter().all(embedded) {
            let name = font.name("BaseFont").unwrap_or_default();
            return Err(Flaw::FontNotEmbedded(String::from_utf8_lossy(name).into_owned()));
        }
    }
    Ok(())
}

/// The dictionaries of an array.
fn dictionaries<'v, 'a>(document: &'v Readback<'a>, list: &'v [Value<'a>]) -> impl Iterator<Item = &'v Dict<'a>> {
    list.iter().filter_map(|item| document.resolve(item)?.dict())
}

/// What the checks of pages and fields share.
struct File<'v, 'a> {
    document: &'v Readback<'a>,
    pages: Vec<&'v Dict<'a>>,
    /// The parent tree.
    parents: BTreeMap<i64, &'v Value<'a>>,
}

impl<'v, 'a> File<'v, 'a> {
    fn new(document: &'v Readback<'a>, catalog: &'v Dict<'a>) -> Result<File<'v, 'a>, Flaw> {
        let dictionary = |of: &'v Dict<'a>, key: &'static str| {
            document.entry(of, key).and_then(Value::dict).ok_or(Flaw::Missing(key))
        };
        let list = |of: &'v Dict<'a>, key: &'static str| {
            document.entry(of, key).and_then(Value::list).ok_or(Flaw::Missing(key))
        };
        let pages = dictionaries(document, list(dictionary(catalog, "Pages")?, "Kids")?).collect();
        let tree = dictionary(dictionary(catalog, "StructTreeRoot")?, "ParentTree")?;
        let pairs = list(tree, "Nums")?.chunks_exact(2);
        let number = |value: &Value<'_>| if let Value::Int(number) = value { Some(*number) } else { None };
        let parents = pairs.filter_map(|pair| Some((number(&pair[0])?, &pair[1]))).collect();
        Ok(File { document, pages, parents })
    }

    /// Every page: what stands on it is marked, every mark has its element, and every element of the page its mark.
    fn pages(&self) -> Result<(), Flaw> {
        let mut reader = Decompress::new(true);
        for (index, page) in self.pages.iter().enumerate() {
            let number = index + 1;
            let parents = page.int("StructParents").and_then(|n| self.parents.get(&n));
            let parents = parents.and_then(|list| self.document.resolve(list)?.list());
            let parents = parents.ok_or(Flaw::NoParents { page: number })?;
            let Some(Value::Stream(dict, data)) = self.document.entry(page, "Contents") else {
                return Err(Flaw::Missing("Contents"));
            };
            let content = content(dict, data, &mut reader).map_err(Flaw::Unreadable)?;
            let Stretches { marks, loose, missing_glyph } =
                marks::read(&content).ok_or_else(|| Flaw::Unreadable(format!("content of page {number}")))?;
            if missing_glyph {
                return Err(Flaw::MissingGlyph { page: number });
            }
            let element = |mark: &u32| parents.get(*mark as usize).and_then(|parent| self.element(parent)).is_some();
            let each_once = marks.iter().collect::<BTreeSet<_>>().len() == marks.len() && marks.len() == parents.len();
            if loose || !each_once || !marks.iter().all(element) {
                return Err(Flaw::Untagged { page: number });
            }
        }
        Ok(())
    }

    /// A structure element that knows its parent.
    fn element(&self, reference: &Value<'_>) -> Option<&'v Dict<'a>> {
        let element = self.document.object(reference.reference()?)?.dict()?;
        (element.has("S") && element.has("P")).then_some(element)
    }

    /// Every widget of the pages is a field of the form and the other way round, and has all that it needs.
    fn form(&self, catalog: &'v Dict<'a>) -> Result<(), Flaw> {
        let form = self.document.entry(catalog, "AcroForm").and_then(Value::dict);
        if form.is_some_and(|form| form.has("NeedAppearances")) {
            return Err(Flaw::Unreadable("NeedAppearances".to_string()));
        }
        let numbers = |list: Option<&'v Value<'a>>| -> Vec<usize> {
            list.and_then(Value::list).unwrap_or_default().iter().filter_map(Value::reference).collect()
        };
        let fields = numbers(form.and_then(|form| self.document.entry(form, "Fields")));
        let mut seen = BTreeSet::new();
        for page in &self.pages {
            for number in numbers(self.document.entry(page, "Annots")) {
                self.widget(number)?;
                seen.insert(number);
            }
        }
        if seen != fields.iter().copied().collect() {
            return Err(Flaw::Missing("Fields"));
        }
        Ok(())
    }

    fn widget(&self, number: usize) -> Result<(), Flaw> {
        let widget = self.document.object(number).and_then(Value::dict);
        let widget = widget.ok_or_else(|| Flaw::Unreadable(format!("object {number}")))?;
        let name = widget.text("T").unwrap_or_default();
        let fault = |key| Err(Flaw::Widget { name: name.clone(), key });
        let element = widget.int("StructParent").and_then(|number| self.element(self.parents.get(&number)?));
        let kid = element.and_then(|element| element.get("K")?.dict());
        if kid.and_then(|kid| kid.get("Obj")?.reference()) != Some(number) {
            return fault("StructParent");
        }
        if !widget.get("Rect").is_some_and(has_extent) {
            return fault("Rect");
        }
        let looks = self.document.entry(widget, "AP").and_then(Value::dict);
        let look = looks.and_then(|looks| self.document.entry(looks, "N"));
        if !matches!(look, Some(Value::Stream(look, _)) if look.get("BBox").is_some_and(has_extent)) {
            return fault("AP");
        }
        if widget.text("TU").is_none_or(|told| told.is_empty()) {
            return fault("TU");
        }
        // Printed, and not hidden.
        if widget.int("F") != Some(4) {
            return fault("F");
        }
        Ok(())
    }
}

/// Whether a rectangle has width and height.
fn has_extent(rectangle: &Value<'_>) -> bool {
    let sides: Vec<f32> = rectangle.list().unwrap_or_default().iter().filter_map(Value::number).collect();
    matches!(sides[..], [left, bottom, right, top] if right > left && top > bottom)
}
