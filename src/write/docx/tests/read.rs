//! Readers for what was written, and for what should have been.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use crate::style::{StyledBlock, StyledPara, StyledRun};

/// The parts of a package by name.
pub(super) fn unzip(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().to_owned(), bytes)
        })
        .collect()
}

/// Reads a part strictly, giving every start and end of an element and every piece of text.
pub(super) fn walk(xml: &[u8], mut see: impl FnMut(Seen<'_>)) {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().enable_all_checks(true);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => see(Seen::Start(&tag)),
            Event::Empty(tag) => {
                see(Seen::Start(&tag));
                see(Seen::End);
            }
            Event::End(_) => see(Seen::End),
            Event::Text(text) => see(Seen::Text(&text.decode().unwrap())),
            Event::GeneralRef(name) => see(Seen::Text(resolve_xml_entity(&name.decode().unwrap()).unwrap())),
            Event::Eof => return,
            _ => {}
        }
    }
}

pub(super) enum Seen<'a> {
    Start(&'a BytesStart<'a>),
    End,
    Text(&'a str),
}

pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .map(Result::unwrap)
        .find(|a| a.key.as_ref() == name.as_bytes())
        .map(|a| String::from_utf8(a.value.into_owned()).unwrap())
}

pub(super) fn name(tag: &BytesStart<'_>) -> String {
    String::from_utf8(tag.name().as_ref().to_vec()).unwrap()
}

/// The values of an attribute of all elements of this name.
pub(super) fn values(xml: &[u8], element: &str, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(xml, |seen| {
        if let Seen::Start(tag) = seen
            && name(tag) == element
        {
            found.extend(attribute(tag, key));
        }
    });
    found
}

pub(super) fn paragraphs<'a>(blocks: &'a [StyledBlock]) -> Vec<&'a StyledPara> {
    let mut out: Vec<&'a StyledPara> = Vec::new();
    for block in blocks {
        match block {
            StyledBlock::Para(para) => out.push(para),
            StyledBlock::Pair(pair) => {
                for row in &pair.rows {
                    out.extend(row.left.iter().chain(&row.right));
                }
            }
            StyledBlock::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    out.extend(&cell.paras);
                }
            }
        }
    }
    out
}

pub(super) fn text_of(para: &StyledPara) -> String {
    para.runs
        .iter()
        .map(|run| match run {
            StyledRun::Text { text, .. } | StyledRun::Field { text, .. } => text.as_str(),
            StyledRun::Mark { text, .. } => text.as_str(),
            StyledRun::Break => "\n",
        })
        .collect()
}

/// The text of every paragraph of a part that has any.
pub(super) fn texts(xml: &[u8]) -> Vec<String> {
    let (mut out, mut text, mut path) = (Vec::new(), String::new(), Vec::new());
    walk(xml, |seen| match seen {
        Seen::Start(tag) => path.push(name(tag)),
        Seen::End => {
            if path.pop().as_deref() == Some("w:p") && !text.is_empty() {
                out.push(std::mem::take(&mut text));
            }
        }
        Seen::Text(piece) => {
            if path.last().is_some_and(|n| n == "w:t") {
                text.push_str(piece);
            }
        }
    });
    out
}
