//! Bookmarks: the headings of the document, nested by their levels, in document order.

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::content::pt;
use super::finish::Objects;
use super::strings::text;
use crate::page::{Item, Line, NodeId, PagedDocument, Tag};
use crate::units::Len;

/// A heading and where it begins.
struct Entry {
    node: NodeId,
    level: u8,
    title: String,
    page: usize,
    left: Len,
    /// Upper edge of its first line, from the top of the page.
    top: Len,
    /// The entry it stands under.
    parent: Option<usize>,
    children: Vec<usize>,
}

/// Writes the bookmarks; nothing when there is no heading. Returns their root (`Outlines`).
pub(super) fn write(objects: &mut Objects, document: &PagedDocument, pages: &[ObjectId]) -> Option<ObjectId> {
    let entries = entries(document);
    if entries.is_empty() {
        return None;
    }
    let root = objects.reserve();
    let ids: Vec<ObjectId> = entries.iter().map(|_| objects.reserve()).collect();
    // Entries below each, all levels: children stand behind their parents.
    let mut below = vec![0i64; entries.len()];
    for (index, entry) in entries.iter().enumerate().rev() {
        if let Some(parent) = entry.parent {
            below[parent] += 1 + below[index];
        }
    }
    let tops: Vec<usize> = (0..entries.len()).filter(|&index| entries[index].parent.is_none()).collect();
    for (index, entry) in entries.iter().enumerate() {
        let height = document.pages[entry.page].height;
        let (left, top) = (pt(entry.left).0, pt(height - entry.top).0);
        let place = vec![pages[entry.page].into(), "XYZ".into(), left.into(), top.into(), Object::Null];
        let mut item = dictionary! {
            "Title" => text(&entry.title),
            "Parent" => entry.parent.map_or(root, |parent| ids[parent]),
            "Dest" => place,
        };
        let siblings = entry.parent.map_or(&tops, |parent| &entries[parent].children);
        let at = siblings.partition_point(|&sibling| sibling < index);
        if at > 0 {
            item.set("Prev", ids[siblings[at - 1]]);
        }
        if let Some(&next) = siblings.get(at + 1) {
            item.set("Next", ids[next]);
        }
        link(&mut item, &entry.children, &ids, below[index]);
        objects.set(ids[index], item);
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    link(&mut outlines, &tops, &ids, entries.len() as i64);
    objects.set(root, outlines);
    Some(root)
}

fn link(item: &mut Dictionary, children: &[usize], ids: &[ObjectId], below: i64) {
    if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
        item.set("First", ids[first]);
        item.set("Last", ids[last]);
        item.set("Count", below);
    }
}

/// A line's text without the numbers of footnotes.
fn words(line: &Line, document: &PagedDocument) -> String {
    let label = |node: NodeId| document.nodes[node.0 as usize].tag == Tag::Label;
    line.spans.iter().filter(|span| !span.node.is_some_and(label)).map(|span| span.text.as_str()).collect()
}

/// The headings, each under the nearest one before it of a higher level.
fn entries(document: &PagedDocument) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (page, sheet) in document.pages.iter().enumerate() {
        for item in &sheet.items {
            let Item::Line(line) = item else { continue };
            let Some(node) = line.node else { continue };
            let Tag::Heading(level) = document.nodes[node.0 as usize].tag else { continue };
            if let Some(entry) = entries.last_mut().filter(|entry| entry.node == node) {
                if !entry.title.ends_with([' ', '-']) {
                    entry.title.push(' ');
                }
                entry.title.push_str(&words(line, document));
                continue;
            }
            let Some(first) = line.spans.first() else { continue };
            let (left, top) = (first.x, line.y - first.size.len());
            let title = words(line, document);
            let entry = Entry { node, level, title, page, left, top, parent: None, children: Vec::new() };
            entries.push(entry);
        }
    }
    let mut open: Vec<usize> = Vec::new();
    for index in 0..entries.len() {
        let length = entries[index].title.trim_end().len();
        entries[index].title.truncate(length);
        open.retain(|&other| entries[other].level < entries[index].level);
        if let Some(&parent) = open.last() {
            entries[index].parent = Some(parent);
            entries[parent].children.push(index);
        }
        open.push(index);
    }
    entries
}
