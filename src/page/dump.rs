//! A stable text picture of laid-out pages, for `--emit pages` and for tests.

use std::fmt::Write;

use super::{Color, Item, PagedDocument, Tag, WHOLE};

/// Pages, lines and rules: one line each, positions in millimetres from the top left corner; a
/// rule that is not black has its colour at its end.
pub(crate) fn dump(document: &PagedDocument) -> String {
    let mut out = String::new();
    for (number, page) in document.pages.iter().enumerate() {
        let _ = writeln!(out, "trang {} ({:.1} x {:.1})", number + 1, page.width.mm(), page.height.mm());
        for item in &page.items {
            match item {
                Item::Line(line) => {
                    let x = line.spans.first().map_or(0.0, |s| s.x.mm());
                    let size = line.spans.first().map_or(0.0, |s| s.size.pt());
                    let tag = line.node.map_or("-", |n| tag_name(document.nodes[n.0 as usize].tag));
                    let _ = writeln!(out, "  {x:6.2} {:6.2} {size:>4} {tag:<4} {}", line.y.mm(), line.text());
                }
                Item::Picture(picture) => {
                    let (x, y, width, height) =
                        (picture.x.mm(), picture.y.mm(), picture.width.mm(), picture.height.mm());
                    let faint = if picture.ink == WHOLE { "" } else { " mo" };
                    let _ = writeln!(out, "  {x:6.2} {y:6.2} hinh {width:.2} x {height:.2}{faint}");
                }
                Item::Rule(rule) => {
                    let (x, y, width, height) = (rule.x.mm(), rule.y.mm(), rule.width.mm(), rule.height.mm());
                    let color = if rule.color == Color::BLACK { String::new() } else { format!(" {}", rule.color) };
                    let _ = writeln!(out, "  {x:6.2} {y:6.2} ke   {width:.2} x {height:.2}{color}");
                }
            }
        }
    }
    out
}

fn tag_name(tag: Tag) -> &'static str {
    match tag {
        Tag::Document => "Doc",
        Tag::Part => "Part",
        Tag::Heading(1) => "H1",
        Tag::Heading(2) => "H2",
        Tag::Heading(_) => "H3",
        Tag::Paragraph => "P",
        Tag::List => "L",
        Tag::ListItem => "LI",
        Tag::ListBody => "LB",
        Tag::Span | Tag::Script(_) => "Span",
        Tag::Form => "Form",
        Tag::Reference => "Ref",
        Tag::Label => "Lbl",
        Tag::Note => "Note",
        Tag::Figure => "Fig",
        Tag::Caption => "Cap",
        Tag::Group => "Div",
        Tag::Table => "Tab",
        Tag::TableRow => "TR",
        Tag::TableHeader { .. } => "TH",
        Tag::TableData { .. } => "TD",
    }
}
