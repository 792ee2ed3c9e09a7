//! A text as blocks: paragraphs, tables with their rows, and what else stands between them.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::words::{self, Token};

/// A block of a text.
#[derive(Clone, Debug)]
pub(super) struct Block<'x> {
    /// All of it.
    pub xml: &'x str,
    /// What kind it is.
    pub kind: Kind<'x>,
    /// What it says and looks like, by which blocks are told apart.
    pub key: String,
}

/// Kinds of blocks.
#[derive(Clone, Debug)]
pub(super) enum Kind<'x> {
    /// A paragraph's words.
    Paragraph(Vec<Token<'x>>),
    /// A table, or one of its rows: what it holds, row by row, cell by cell.
    Holder,
    /// Anything else.
    Other,
}

/// The elements of a stretch of XML; nothing where it is none.
pub(super) fn children(xml: &str) -> Option<Vec<&str>> {
    let mut reader = Reader::from_str(xml);
    let (mut out, mut depth, mut from) = (Vec::new(), 0_usize, 0);
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event().ok()?;
        let after = reader.buffer_position() as usize;
        match event {
            Event::Start(_) => {
                from = if depth == 0 { before } else { from };
                depth += 1;
            }
            Event::End(_) => {
                depth = depth.checked_sub(1)?;
                out.extend((depth == 0).then(|| xml.get(from..after)).flatten());
            }
            Event::Empty(_) if depth == 0 => out.extend(xml.get(before..after)),
            Event::Eof => return (depth == 0).then_some(out),
            _ => {}
        }
    }
}

/// An element's first tag, what it holds, its last tag; of an empty one both others are.
pub(super) fn parts(element: &str) -> Option<(&str, &str, &str)> {
    let mut reader = Reader::from_str(element);
    let first = reader.read_event().ok()?;
    let start = reader.buffer_position() as usize;
    match first {
        Event::Empty(_) => Some((element, "", "")),
        Event::Start(_) => {
            let end = element.rfind("</").filter(|end| *end >= start)?;
            Some((element.get(..start)?, element.get(start..end)?, element.get(end..)?))
        }
        _ => None,
    }
}

/// Whether an element has a name.
pub(super) fn is(element: &str, name: &str) -> bool {
    let rest = element.strip_prefix('<').and_then(|rest| rest.strip_prefix(name));
    rest.is_some_and(|rest| rest.starts_with([' ', '>', '/']))
}

/// The blocks of a text.
pub(super) fn blocks(xml: &str) -> Option<Vec<Block<'_>>> {
    children(xml)?.into_iter().map(block).collect()
}

fn block(xml: &str) -> Option<Block<'_>> {
    if is(xml, "w:p") {
        let words = words::of(xml)?;
        let said: String = words.iter().map(|word| word.key.as_str()).collect();
        return Some(Block { xml, key: format!("{} {said}", style(xml)), kind: Kind::Paragraph(words) });
    }
    if ["w:tbl", "w:tr", "w:tc"].iter().any(|name| is(xml, name)) {
        let inside: Vec<String> = blocks(parts(xml)?.1)?.into_iter().map(|block| block.key).collect();
        return Some(Block { xml, kind: Kind::Holder, key: inside.join("\u{1}") });
    }
    // Widths and the like change with the words and are the later draft's.
    Some(Block { xml, kind: Kind::Other, key: String::new() })
}

/// The name of a paragraph's style.
fn style(xml: &str) -> &str {
    let own = xml.split_once("<w:pStyle w:val=\"").and_then(|(_, rest)| rest.split('"').next());
    own.unwrap_or_default()
}
