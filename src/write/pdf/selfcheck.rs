//! Self-check (tự kiểm): the finished file is read back, by its bytes alone, and refused where it is not what it claims.
//!
//! printpdf checks nothing, and a file that fails an archive's checker years later cannot be mended. This is not
//! another validator: it asks what could go wrong between the pages and the bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::marks::{self, Stretches};

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
    let document = Document::load_mem(bytes).map_err(unreadable)?;
    if document.is_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(Flaw::Encrypted);
    }
    if document.trailer.get(b"ID").and_then(Object::as_array).map_or(0, Vec::len) != 2 {
        return Err(Flaw::Missing("ID"));
    }
    let catalog = document.catalog().map_err(unreadable)?;
    if catalog.get(b"Lang").and_then(Object::as_str).is_ok_and(|tag| !tag.is_empty()) {
        title(&document, catalog)?;
        fonts(&document)?;
        let file = File::new(&document, catalog)?;
        file.pages()?;
        return file.form(catalog);
    }
    Err(Flaw::Missing("Lang"))
}

fn unreadable(error: impl fmt::Display) -> Flaw {
    Flaw::Unreadable(error.to_string())
}

/// `Info` and XMP name the same title.
fn title(document: &Document, catalog: &Dictionary) -> Result<(), Flaw> {
    let info = entry(document, &document.trailer, b"Info").and_then(|info| info.as_dict().ok());
    let info = info.and_then(|info| info.get(b"Title").and_then(Object::as_str).ok()).map(decoded).unwrap_or_default();
    let packet = entry(document, catalog, b"Metadata").and_then(|packet| packet.as_stream().ok());
    let packet = packet.ok_or(Flaw::Missing("Metadata"))?;
    let packet = std::str::from_utf8(&packet.content).map_err(unreadable)?;
    let inside = |text: &str, open: &str, close: &str| {
        let from = text.find(open)? + open.len();
        Some(text[from..from + text[from..].find(close)?].to_string())
    };
    let title = inside(packet, "<dc:title>", "</dc:title>");
    let title = title.and_then(|title| inside(&title, "x-default\">", "</rdf:li>")).unwrap_or_default();
    let xmp = title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    if info == xmp { Ok(()) } else { Err(Flaw::Title { info, xmp }) }
}

/// A text string's characters: UTF-16BE after a byte order mark, else ASCII.
fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(units) => {
            let units: Vec<u16> = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Every font has its program in the file.
fn fonts(document: &Document) -> Result<(), Flaw> {
    let is_font = |font: &&Dictionary| font.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Font");
    for font in document.objects.values().filter_map(|object| object.as_dict().ok()).filter(is_font) {
        let descendants = font.get(b"DescendantFonts").and_then(Object::as_array);
        let own = descendants.map_or_else(|_| vec![font], |list| dictionaries(document, list).collect());
        let embedded = |font: &&Dictionary| {
            let descriptor = entry(document, font, b"FontDescriptor").and_then(|found| found.as_dict().ok());
            let program =
                |key: &[u8]| descriptor.is_some_and(|found| entry(document, found, key).is_some_and(is_stream));
            program(b"FontFile2") || program(b"FontFile3") || program(b"FontFile")
        };
        if own.is_empty() || !own.iter().all(embedded) {
            let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
            return Err(Flaw::FontNotEmbedded(String::from_utf8_lossy(name).into_owned()));
        }
    }
    Ok(())
}

fn is_stream(object: &Object) -> bool {
    object.as_stream().is_ok()
}

/// The value of a key, through a reference if it is one.
fn entry<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let value = dictionary.get(key).ok()?;
    document.dereference(value).ok().map(|(_, value)| value)
}

/// The dictionaries of an array.
fn dictionaries<'a>(document: &'a Document, list: &'a [Object]) -> impl Iterator<Item = &'a Dictionary> {
    list.iter().filter_map(|item| document.dereference(item).ok()?.1.as_dict().ok())
}

/// What the checks of pages and fields share.
struct File<'a> {
    document: &'a Document,
    pages: Vec<&'a Dictionary>,
    /// The parent tree.
    parents: BTreeMap<i64, &'a Object>,
}

impl<'a> File<'a> {
    fn new(document: &'a Document, catalog: &'a Dictionary) -> Result<File<'a>, Flaw> {
        let dictionary = |of: &'a Dictionary, key: &'static str| {
            entry(document, of, key.as_bytes()).and_then(|found| found.as_dict().ok()).ok_or(Flaw::Missing(key))
        };
        let list = |of: &'a Dictionary, key: &'static str| {
            entry(document, of, key.as_bytes()).and_then(|found| found.as_array().ok()).ok_or(Flaw::Missing(key))
        };
        let pages = dictionaries(document, list(dictionary(catalog, "Pages")?, "Kids")?).collect();
        let tree = dictionary(dictionary(catalog, "StructTreeRoot")?, "ParentTree")?;
        let pairs = list(tree, "Nums")?.chunks_exact(2);
        let parents = pairs.filter_map(|pair| Some((pair[0].as_i64().ok()?, &pair[1]))).collect();
        Ok(File { document, pages, parents })
    }

    /// Every page: what stands on it is marked, every mark has its element, and every element of the page its mark.
    fn pages(&self) -> Result<(), Flaw> {
        for (index, page) in self.pages.iter().enumerate() {
            let number = index + 1;
            let parents = page.get(b"StructParents").and_then(Object::as_i64).ok().and_then(|n| self.parents.get(&n));
            let parents = parents.and_then(|list| self.document.dereference(list).ok()?.1.as_array().ok());
            let parents = parents.ok_or(Flaw::NoParents { page: number })?;
            let stream = entry(self.document, page, b"Contents").and_then(|contents| contents.as_stream().ok());
            let content = stream.ok_or(Flaw::Missing("Contents"))?.decompressed_content().map_err(unreadable)?;
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
    fn element(&self, reference: &Object) -> Option<&'a Dictionary> {
        let element = self.document.get_dictionary(reference.as_reference().ok()?).ok()?;
        (element.has(b"S") && element.has(b"P")).then_some(element)
    }

    /// Every widget of the pages is a field of the form and the other way round, and has all that it needs.
    fn form(&self, catalog: &'a Dictionary) -> Result<(), Flaw> {
        let form = entry(self.document, catalog, b"AcroForm").and_then(|form| form.as_dict().ok());
        if form.is_some_and(|form| form.has(b"NeedAppearances")) {
            return Err(Flaw::Unreadable("NeedAppearances".to_string()));
        }
        let ids = |list: Option<&'a Object>| -> Vec<ObjectId> {
            let list = list.and_then(|list| list.as_array().ok()).map(Vec::as_slice).unwrap_or_default();
            list.iter().filter_map(|id| id.as_reference().ok()).collect()
        };
        let fields = ids(form.and_then(|form| entry(self.document, form, b"Fields")));
        let mut seen = BTreeSet::new();
        for page in &self.pages {
            for id in ids(entry(self.document, page, b"Annots")) {
                self.widget(id)?;
                seen.insert(id);
            }
        }
        if seen != fields.iter().copied().collect() {
            return Err(Flaw::Missing("Fields"));
        }
        Ok(())
    }

    fn widget(&self, id: ObjectId) -> Result<(), Flaw> {
        let widget = self.document.get_dictionary(id).map_err(unreadable)?;
        let name = widget.get(b"T").and_then(Object::as_str).map(decoded).unwrap_or_default();
        let fault = |key| Err(Flaw::Widget { name: name.clone(), key });
        let number = widget.get(b"StructParent").and_then(Object::as_i64).ok();
        let element = number.and_then(|number| self.element(self.parents.get(&number)?));
        let kid = element.and_then(|element| element.get(b"K").ok()?.as_dict().ok());
        if kid.and_then(|kid| kid.get(b"Obj").ok()?.as_reference().ok()) != Some(id) {
            return fault("StructParent");
        }
        if !widget.get(b"Rect").is_ok_and(has_extent) {
            return fault("Rect");
        }
        let looks = entry(self.document, widget, b"AP").and_then(|looks| looks.as_dict().ok());
        let look = looks.and_then(|looks| entry(self.document, looks, b"N")?.as_stream().ok());
        if !look.is_some_and(|look| look.dict.get(b"BBox").is_ok_and(has_extent)) {
            return fault("AP");
        }
        if !widget.get(b"TU").and_then(Object::as_str).is_ok_and(|told| !told.is_empty()) {
            return fault("TU");
        }
        // Printed, and not hidden.
        if widget.get(b"F").and_then(Object::as_i64).ok() != Some(4) {
            return fault("F");
        }
        Ok(())
    }
}

/// Whether a rectangle has width and height.
fn has_extent(rectangle: &Object) -> bool {
    let sides = rectangle.as_array().map(Vec::as_slice).unwrap_or_default();
    let sides: Vec<f32> = sides.iter().filter_map(|side| side.as_float().ok()).collect();
    matches!(sides[..], [left, bottom, right, top] if right > left && top > bottom)
}
