//! What each object of a PDF is for.

use std::collections::{BTreeMap, BTreeSet};

use super::pdf::{Dict, Fault, Value, View};

/// What an object is for. Pages count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The content of a page.
    PageContent(usize),
    /// A page's own entry.
    Page(usize),
    /// The tree of pages.
    PageTree,
    /// The pictures.
    Pictures,
    /// Fonts and what else pages draw with.
    Resources,
    /// The carried source.
    Source,
    /// Title, author, dates and record fields.
    Metadata,
    /// Form fields and what they show.
    Form,
    /// The tags for screen readers.
    Structure,
    /// Bookmarks.
    Outline,
    /// The catalog.
    Catalog,
    /// Colour profile and the like.
    Other,
}

impl Part {
    /// For the officer.
    pub(super) fn called(self) -> String {
        match self {
            Part::PageContent(page) => format!("nội dung trang {}", page + 1),
            Part::Page(page) => format!("khai báo của trang {}", page + 1),
            Part::PageTree => "thứ tự các trang".to_string(),
            Part::Pictures => "hình trong văn bản".to_string(),
            Part::Resources => "phông chữ của các trang".to_string(),
            Part::Source => "nguồn đính kèm".to_string(),
            Part::Metadata => "siêu dữ liệu (tiêu đề, cơ quan, ngày, hồ sơ)".to_string(),
            Part::Form => "ô ký, ô điền".to_string(),
            Part::Structure => "cấu trúc đọc (thẻ)".to_string(),
            Part::Outline => "mục lục dấu trang".to_string(),
            Part::Catalog => "khai báo chung của tệp".to_string(),
            Part::Other => "phần phụ trợ của tệp".to_string(),
        }
    }
}

/// The parts of a file by object number. Each object is visited once, and belongs to the first part that leads to it.
///
/// # Errors
/// As the reader says.
pub(super) fn parts(view: View<'_, '_>) -> Result<BTreeMap<u32, Part>, Fault> {
    let mut walk = Walk { view, parts: BTreeMap::new() };
    let catalog = view.catalog()?;
    if let Some(root) = view.trailer().get("Root").and_then(Value::reference) {
        walk.parts.insert(root, Part::Catalog);
    }
    let pages = view.pages()?;
    for (index, page) in pages.iter().enumerate() {
        walk.parts.insert(*page, Part::Page(index));
    }
    for (index, page) in pages.iter().enumerate() {
        let page = view.object(*page)?.dict().cloned().unwrap_or_default();
        walk.from(page.get("Contents"), Part::PageContent(index))?;
        walk.from(view.dict(&page, "Resources")?.get("XObject"), Part::Pictures)?;
        walk.from(page.get("Resources"), Part::Resources)?;
    }
    walk.page_tree(catalog.get("Pages"))?;
    let names = view.dict(&catalog, "Names")?;
    walk.from(catalog.get("AF"), Part::Source)?;
    walk.from(names.get("EmbeddedFiles"), Part::Source)?;
    walk.from(catalog.get("Metadata"), Part::Metadata)?;
    walk.from(view.trailer().get("Info"), Part::Metadata)?;
    walk.from(catalog.get("AcroForm"), Part::Form)?;
    for page in &pages {
        let page = view.object(*page)?.dict().cloned().unwrap_or_default();
        walk.from(page.get("Annots"), Part::Form)?;
    }
    walk.from(catalog.get("Outlines"), Part::Outline)?;
    walk.from(catalog.get("StructTreeRoot"), Part::Structure)?;
    for number in view.numbers() {
        walk.parts.entry(number).or_insert(Part::Other);
    }
    Ok(walk.parts)
}

struct Walk<'f, 'a> {
    view: View<'f, 'a>,
    parts: BTreeMap<u32, Part>,
}

impl Walk<'_, '_> {
    /// Everything that can be reached from a value and belongs to no part yet.
    fn from(&mut self, start: Option<&Value>, part: Part) -> Result<(), Fault> {
        let mut open: Vec<u32> = Vec::new();
        start.into_iter().for_each(|value| references(value, &mut open));
        while let Some(number) = open.pop() {
            if self.parts.contains_key(&number) {
                continue;
            }
            self.parts.insert(number, part);
            references(&self.view.object(number)?, &mut open);
        }
        Ok(())
    }

    /// The nodes of the page tree, by the way over `Kids` only.
    fn page_tree(&mut self, root: Option<&Value>) -> Result<(), Fault> {
        let mut open: Vec<u32> = root.and_then(Value::reference).into_iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(number) = open.pop() {
            if !seen.insert(number) {
                continue;
            }
            let node = self.view.object(number)?;
            let Some(node) = node.dict().filter(|node| node.name("Type") == Some(b"Pages")) else { continue };
            self.parts.insert(number, Part::PageTree);
            open.extend(self.view.array(node, "Kids")?.iter().filter_map(Value::reference));
        }
        Ok(())
    }
}

/// The numbers that a value refers to.
fn references(value: &Value, out: &mut Vec<u32>) {
    match value {
        Value::Ref(number, _) => out.push(*number),
        Value::Array(items) => items.iter().for_each(|item| references(item, out)),
        Value::Dict(dict) => of_dict(dict, out),
        Value::Stream(stream) => of_dict(&stream.dict, out),
        _ => {}
    }
}

fn of_dict(dict: &Dict, out: &mut Vec<u32>) {
    dict.0.iter().for_each(|(_, value)| references(value, out));
}

/// Whether two objects are the same, streams by their data as written.
pub(super) fn same(a: (View<'_, '_>, &Value), b: (View<'_, '_>, &Value)) -> bool {
    match (a.1, b.1) {
        (Value::Stream(one), Value::Stream(other)) => one.dict == other.dict && a.0.raw(one) == b.0.raw(other),
        (one, other) => one == other,
    }
}
