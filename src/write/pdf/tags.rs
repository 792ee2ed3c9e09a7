//! The structure tree (tagged PDF): one element per node of the document's structure, in reading order, and the way
//! back from every marked stretch to its element.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::PdfError;
use super::content::pt;
use super::finish::Objects;
use super::forms::Widget;
use super::strings::text;
use crate::page::{Item, Node, NodeId, PagedDocument, PlacedPicture, Tag};

/// The standard structure type of a node.
pub(super) fn structure_type(tag: Tag) -> &'static str {
    match tag {
        Tag::Document => "Document",
        Tag::Part => "Part",
        Tag::Heading(0 | 1) => "H1",
        Tag::Heading(2) => "H2",
        Tag::Heading(_) => "H3",
        Tag::Paragraph => "P",
        Tag::List => "L",
        Tag::ListItem => "LI",
        Tag::ListBody => "LBody",
        Tag::Span | Tag::Script(_) => "Span",
        Tag::Form => "Form",
        Tag::Reference => "Reference",
        Tag::Label => "Lbl",
        Tag::Note => "Note",
        Tag::Figure => "Figure",
        Tag::Caption => "Caption",
        Tag::Group => "Div",
        Tag::Table => "Table",
        Tag::TableRow => "TR",
        Tag::TableHeader { .. } => "TH",
        Tag::TableData { .. } => "TD",
    }
}

/// Checks what everything else relies on: parents stand before their children, and lines name nodes that are there.
///
/// # Errors
/// [`PdfError::Structure`] with the node that was named.
pub(super) fn check(document: &PagedDocument) -> Result<(), PdfError> {
    for (index, node) in document.nodes.iter().enumerate() {
        if let Some(parent) = node.parent.filter(|parent| parent.0 as usize >= index) {
            return Err(PdfError::Structure { node: parent.0 });
        }
    }
    let lines = document.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Line(line) => line.node,
        Item::Picture(picture) => picture.node,
        Item::Rule(_) => None,
    });
    let spans = document.pages.iter().flat_map(|page| &page.items).flat_map(|item| match item {
        Item::Line(line) => line.spans.as_slice(),
        Item::Rule(_) | Item::Picture(_) => &[],
    });
    let fields = document.fields.iter().map(|field| field.node);
    for node in lines.chain(spans.filter_map(|span| span.node)).chain(fields) {
        if node.0 as usize >= document.nodes.len() {
            return Err(PdfError::Structure { node: node.0 });
        }
    }
    match document.fields.iter().find(|field| field.page >= document.pages.len()) {
        Some(field) => Err(PdfError::Structure { node: field.node.0 }),
        None => Ok(()),
    }
}

/// A marked stretch.
#[derive(Clone, Copy)]
struct Stretch {
    /// Its place in the reading order of the whole document.
    order: usize,
    page: usize,
    number: usize,
}

/// What a node holds: the stretches of its own, its children, where its content begins, and its form field.
#[derive(Clone, Default)]
struct Content {
    own: Vec<Stretch>,
    children: Vec<usize>,
    first: Option<usize>,
    widget: Option<Widget>,
}

/// Writes the tree; returns its root (`StructTreeRoot`).
pub(super) fn write(
    objects: &mut Objects,
    document: &PagedDocument,
    marks: &[Vec<NodeId>],
    widgets: &[Widget],
    pages: &[ObjectId],
) -> ObjectId {
    let mut contents = contents(&document.nodes, marks);
    for widget in widgets {
        contents[widget.node.0 as usize].widget = Some(*widget);
    }
    let root = objects.reserve();
    let ids = document.nodes.iter().zip(&contents).map(|(node, content)| {
        // An element without content says nothing, but an empty cell keeps its column.
        let cell = matches!(node.tag, Tag::TableRow | Tag::TableHeader { .. } | Tag::TableData { .. });
        let says = content.first.is_some() || content.widget.is_some();
        (says || node.parent.is_none() || cell).then(|| objects.reserve())
    });
    let tree = Tree { ids: ids.collect(), nodes: &document.nodes, contents, pages, boxes: boxes(document) };
    let mut tops = Vec::new();
    for (index, id) in tree.ids.iter().enumerate() {
        let Some(id) = *id else { continue };
        let parent = tree.nodes[index].parent.and_then(|parent| tree.ids[parent.0 as usize]).unwrap_or(root);
        if parent == root {
            tops.push(Object::Reference(id));
        }
        objects.set(id, tree.element(index, parent));
    }
    let mut numbers = Vec::new();
    for (page, marks) in marks.iter().enumerate() {
        let element = |node: &NodeId| tree.ids[node.0 as usize].map_or(Object::Null, Object::Reference);
        numbers.push(Object::from(page as i64));
        numbers.push(Object::Array(marks.iter().map(element).collect()));
    }
    for (widget, number) in widgets.iter().zip(marks.len()..) {
        numbers.push(Object::from(number as i64));
        numbers.push(tree.ids[widget.node.0 as usize].map_or(Object::Null, Object::Reference));
    }
    let parents = objects.add(dictionary! { "Nums" => numbers });
    let mut names = Vec::new();
    for (index, id) in tree.ids.iter().enumerate() {
        if let (Some(name), Some(id)) = (note_name(tree.nodes[index].tag, index), id) {
            names.push(name);
            names.push(Object::Reference(*id));
        }
    }
    let mut entries = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => tops,
        "ParentTree" => parents,
        "ParentTreeNextKey" => (marks.len() + widgets.len()) as i64,
    };
    if !names.is_empty() {
        entries.set("IDTree", objects.add(dictionary! { "Names" => names }));
    }
    objects.set(root, entries);
    root
}

/// The identifier of a footnote's element: names in a name tree stand in the order of their bytes.
fn note_name(tag: Tag, index: usize) -> Option<Object> {
    (tag == Tag::Note).then(|| Object::string_literal(format!("note-{index:08}")))
}

/// Shares out the stretches and children to their nodes.
fn contents(nodes: &[Node], marks: &[Vec<NodeId>]) -> Vec<Content> {
    let mut contents = vec![Content::default(); nodes.len()];
    let mut order = 0;
    for (page, marks) in marks.iter().enumerate() {
        for (number, node) in marks.iter().enumerate() {
            contents[node.0 as usize].own.push(Stretch { order, page, number });
            order += 1;
        }
    }
    // Children stand after their parents: going backwards, each node is complete before its parent asks.
    for index in (0..nodes.len()).rev() {
        let content = &mut contents[index];
        content.children.reverse();
        let first = [content.first, content.own.first().map(|stretch| stretch.order)].into_iter().flatten().min();
        content.first = first;
        if let Some(parent) = nodes[index].parent {
            let parent = &mut contents[parent.0 as usize];
            parent.children.push(index);
            parent.first = [parent.first, first].into_iter().flatten().min();
        }
    }
    contents
}

/// The tree while it is written.
struct Tree<'a> {
    nodes: &'a [Node],
    contents: Vec<Content>,
    /// The elements; nothing for nodes that are left out.
    ids: Vec<Option<ObjectId>>,
    pages: &'a [ObjectId],
    /// Where pictures stand on their pages.
    boxes: BTreeMap<usize, Object>,
}

impl Tree<'_> {
    fn element(&self, index: usize, parent: ObjectId) -> Dictionary {
        let (node, content) = (&self.nodes[index], &self.contents[index]);
        let mut element = dictionary! { "S" => structure_type(node.tag), "P" => parent };
        let page = content.own.first().map(|stretch| stretch.page).or(content.widget.map(|widget| widget.page));
        if let Some(page) = page {
            element.set("Pg", self.pages[page]);
        }
        let mut kids = self.kids(content, page);
        match kids.len() {
            0 => {}
            1 => element.set("K", kids.remove(0)),
            _ => element.set("K", kids),
        }
        if let Some(alt) = &node.alt {
            element.set("Alt", text(alt));
        }
        if let Some(name) = note_name(node.tag, index) {
            element.set("ID", name);
        }
        if let Some(attributes) = self.boxes.get(&index).cloned().or_else(|| attributes(node.tag)) {
            element.set("A", attributes);
        }
        element
    }

    /// Children and stretches in reading order. Stretches on `page` need no mention of it.
    fn kids(&self, content: &Content, page: Option<usize>) -> Vec<Object> {
        let mut kids: Vec<(usize, bool, Object)> = Vec::new();
        let mut order = 0;
        // Footnotes are read behind the text that refers to them, though it may go on on the next page.
        let in_text =
            |child: usize| matches!(self.nodes[child].tag, Tag::Reference | Tag::Span | Tag::Script(_) | Tag::Form);
        let inline = content.children.iter().filter(|child| in_text(**child)).filter_map(|c| self.contents[*c].first);
        let end = inline.chain(content.own.last().map(|stretch| stretch.order)).max().unwrap_or(0);
        for &child in &content.children {
            let note = self.nodes[child].tag == Tag::Note;
            // A child without content stands behind its sibling.
            order = if note { end } else { self.contents[child].first.unwrap_or(order) };
            kids.extend(self.ids[child].map(|id| (order, note, id.into())));
        }
        for stretch in &content.own {
            let number = Object::from(stretch.number as i64);
            let kid = if Some(stretch.page) == page {
                number
            } else {
                dictionary! { "Type" => "MCR", "Pg" => self.pages[stretch.page], "MCID" => number }.into()
            };
            kids.push((stretch.order, false, kid));
        }
        if !content.own.is_empty() {
            kids.sort_by_key(|(order, note, _)| (*order, *note));
        }
        if let Some(widget) = content.widget {
            let page = self.pages[widget.page];
            kids.push((usize::MAX, false, dictionary! { "Type" => "OBJR", "Obj" => widget.id, "Pg" => page }.into()));
        }
        kids.into_iter().map(|(_, _, kid)| kid).collect()
    }
}

/// What a picture must say, by its node: the stretch of the page that it covers.
fn boxes(document: &PagedDocument) -> BTreeMap<usize, Object> {
    let mut boxes = BTreeMap::new();
    for page in &document.pages {
        for item in &page.items {
            let Item::Picture(PlacedPicture { node: Some(node), x, y, width, height, .. }) = item else { continue };
            let (bottom, top) = (page.height - *y - *height, page.height - *y);
            let corners = [*x, bottom, *x + *width, top].map(|length| Object::Real(pt(length).0));
            let layout = dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners.to_vec() };
            boxes.insert(node.0 as usize, layout.into());
        }
    }
    boxes
}

/// What a cell must say: its spans, and for a heading cell that it heads its column.
fn attributes(tag: Tag) -> Option<Object> {
    let (scope, columns, rows) = match tag {
        Tag::TableHeader { column_span, row_span } => (true, column_span, row_span),
        Tag::TableData { column_span, row_span } => (false, column_span, row_span),
        Tag::Script(shift) => {
            // What Word's and others' readers know small text by (ISO 32000-1, 14.8.5.4.4).
            let shift = Object::Real(pt(shift).0);
            return Some(dictionary! { "O" => "Layout", "BaselineShift" => shift }.into());
        }
        _ => return None,
    };
    let mut attributes = dictionary! { "O" => "Table" };
    if scope {
        attributes.set("Scope", "Column");
    }
    for (key, span) in [("ColSpan", columns), ("RowSpan", rows)] {
        if span > 1 {
            attributes.set(key, i64::from(span));
        }
    }
    (attributes.len() > 1).then(|| attributes.into())
}
