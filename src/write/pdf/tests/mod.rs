//! Whole files, read back: text, fonts, tags, metadata, bytes.

mod forms;
mod read;
mod selfcheck;
mod spacing;

use lopdf::{Dictionary, Document, Object};
use read::{catalog, get, plain, stretches};

use super::{PdfError, PdfOptions, write};
use crate::block::{BlockId, FieldKind};
use crate::font::FontSet;
use crate::model::Date;
use crate::page::{
    Color, DocMeta, Face, Item, Line, Node, NodeId, Page, PagedDocument, RECORD_FIELDS, RecordFields, RecordSigner,
    Rule, Span, Stamp, Tag,
};
use crate::units::{FontSize, Len};

pub(super) fn span(text: &str, face: Face, size: f64, x: f64, extra: f64) -> Span {
    Span {
        x: Len::from_pt(x),
        width: Len::ZERO,
        face,
        size: FontSize::from_pt(size),
        text: text.to_string(),
        color: Color::BLACK,
        space_extra: Len::from_pt(extra),
        spacing: Len::ZERO,
        field: None,
        raise: None,
        shift: Len::ZERO,
        script: None,
        node: None,
    }
}

/// A line of a node; of none, an artifact.
pub(super) fn line(node: impl Into<Option<u32>>, y: f64, spans: Vec<Span>) -> Line {
    Line { node: node.into().map(NodeId), block: BlockId(0), y: Len::from_pt(y), spans }
}

pub(super) fn document(pages: Vec<Vec<Line>>) -> PagedDocument {
    let page = |lines: Vec<Line>| Page {
        width: Len::from_mm(210.0),
        height: Len::from_mm(297.0),
        items: lines.into_iter().map(Item::Line).collect(),
    };
    let node = |tag, parent: Option<u32>| Node { tag, parent: parent.map(NodeId), block: BlockId(0), alt: None };
    let cell = |tag: fn(u16, u16) -> Tag, parent| node(tag(1, 1), Some(parent));
    let head = |column_span, row_span| Tag::TableHeader { column_span, row_span };
    let data = |column_span, row_span| Tag::TableData { column_span, row_span };
    PagedDocument {
        fields: Vec::new(),
        pages: pages.into_iter().map(page).collect(),
        nodes: vec![
            node(Tag::Document, None),
            node(Tag::Heading(1), Some(0)),
            node(Tag::Paragraph, Some(0)),
            node(Tag::List, Some(0)),
            node(Tag::ListItem, Some(3)),
            node(Tag::ListBody, Some(4)),
            node(Tag::Heading(2), Some(0)),
            node(Tag::Paragraph, Some(0)),
            node(Tag::Table, Some(0)),
            node(Tag::TableRow, Some(8)),
            node(Tag::TableHeader { column_span: 2, row_span: 1 }, Some(9)),
            node(Tag::TableRow, Some(8)),
            cell(head, 11),
            cell(data, 11),
        ],
    }
}

/// A line of `words.txt`: the sources of the writers hold no Vietnamese, not even here.
pub(super) fn words(key: &str) -> &'static str {
    let lines = include_str!("words.txt").lines();
    lines.filter_map(|line| line.strip_prefix(key)?.strip_prefix(": ")).next().expect("a line of words.txt")
}

/// Two pages with everything that lines can hold, and the text they must give back, by line.
fn sample() -> (PagedDocument, Vec<Vec<String>>) {
    let mut first = vec![line(1, 80.0, vec![span(words("heading 1"), Face::Bold, 14.0, 85.05, 0.0)])];
    for (row, face) in Face::ALL.into_iter().enumerate() {
        for column in 0..4 {
            let letters = words(&format!("letters {}", column + 1));
            let y = 110.0 + (row * 4 + column) as f64 * 20.0;
            first.push(line(2, y, vec![span(letters, face, 14.0, 85.05, 0.0)]));
        }
    }
    let mut blank = span("      ", Face::Regular, 13.0, 120.0, 0.0);
    blank.field = Some(FieldKind::Number);
    let spans = vec![span(words("number"), Face::Regular, 13.0, 85.05, 0.0), blank];
    let tail = span("/KH-THCS\u{a0}(1)", Face::Regular, 13.0, 150.0, 0.0);
    first.push(line(2, 450.0, [spans, vec![tail]].concat()));
    first.push(line(5, 480.0, vec![span(words("item a"), Face::Regular, 14.0, 99.2, 3.217)]));
    let second = vec![
        line(None, 40.0, vec![span("2", Face::Regular, 14.0, 300.0, 0.0)]),
        line(5, 80.0, vec![span(words("item b"), Face::Regular, 14.0, 85.05, 0.0)]),
        line(6, 110.0, vec![span(words("heading 2a"), Face::BoldItalic, 14.0, 85.05, 1.5)]),
        line(6, 130.0, vec![span(words("heading 2b"), Face::BoldItalic, 14.0, 85.05, 0.0)]),
        line(
            7,
            160.0,
            vec![
                span(words("bold"), Face::Bold, 14.0, 85.05, 0.0),
                span(words("regular"), Face::Regular, 14.0, 130.0, 0.0),
            ],
        ),
        line(10, 200.0, vec![span("TT", Face::Bold, 13.0, 90.0, 0.0)]),
        line(12, 230.0, vec![span(words("cell"), Face::Regular, 13.0, 90.0, 0.0)]),
    ];
    let text = |lines: &[Line]| lines.iter().map(Line::text).collect();
    let texts = vec![text(&first), text(&second)];
    let mut document = document(vec![first, second]);
    let rule = |y, width| {
        let (y, width) = (Len::from_pt(y), Len::from_pt(width));
        Item::Rule(Rule { x: Len::from_pt(85.0), y, width, height: Len::from_pt(0.5), color: Color::BLACK })
    };
    document.pages[0].items.insert(1, rule(84.0, 120.0));
    document.pages[1].items.extend([rule(240.0, 420.0), rule(260.0, 420.0)]);
    (document, texts)
}

/// A record with a text, a number and a list.
fn record() -> RecordFields {
    let signer = RecordSigner { position: words("author").to_string(), full_name: "A & B".to_string() };
    RecordFields { number: Some("12".to_string()), signers: vec![signer], ..RecordFields::default() }
}

fn meta() -> DocMeta {
    DocMeta {
        title: words("title").to_string(),
        author: words("author").to_string(),
        subject: "12/KH-THCS".to_string(),
        language: "vi-VN".to_string(),
        date: None,
        producer: "kehoach 0.1.0".to_string(),
        record: record(),
    }
}

fn made(document: &PagedDocument, meta: &DocMeta) -> Vec<u8> {
    write(document, meta, &FontSet::embedded(), PdfOptions::default()).expect("the sample can be written")
}

#[test]
fn the_text_comes_back_exactly() {
    let (document, texts) = sample();
    let file = Document::load_mem(&made(&document, &meta())).unwrap();
    let pages = stretches(&file);
    assert_eq!(pages.len(), 2);
    for (stretches, lines) in pages.iter().zip(texts) {
        let text: String = stretches.iter().map(|(_, _, text)| text.as_str()).collect();
        assert_eq!(text, lines.concat());
    }
    let tags: Vec<&str> = pages[1].iter().map(|(tag, _, _)| tag.as_str()).collect();
    assert_eq!(tags, ["Artifact", "LBody", "H2", "P", "TH", "TH", "Artifact"]);
    assert_eq!(pages[1].iter().filter_map(|(_, number, _)| *number).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
}

#[test]
fn only_used_faces_are_embedded_and_each_is_a_subset() {
    let (mut document, _) = sample();
    for item in document.pages.iter_mut().flat_map(|page| &mut page.items) {
        let Item::Line(line) = item else { continue };
        line.spans.retain(|span| span.face != Face::Italic);
    }
    let file = Document::load_mem(&made(&document, &meta())).unwrap();
    let page = file.get_dictionary(file.page_iter().next().unwrap()).unwrap();
    let fonts = get(&file, page, &["Resources", "Font"]).as_dict().unwrap();
    let names: Vec<&[u8]> = fonts.iter().map(|(name, _)| name.as_slice()).collect();
    assert_eq!(names, [b"F0", b"F1", b"F3"]);
    for (_, font) in fonts {
        let font = file.dereference(font).unwrap().1.as_dict().unwrap();
        let descendant = get(&file, font, &["DescendantFonts"]).as_array().unwrap()[0].as_dict().unwrap();
        let name = std::str::from_utf8(get(&file, descendant, &["BaseFont"]).as_name().unwrap()).unwrap();
        let (tag, face) = name.split_once('+').expect("a subset tag");
        assert!(tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()), "{name}");
        assert!(face.starts_with("LiberationSerif"), "{name}");
        let program = get(&file, descendant, &["FontDescriptor", "FontFile2"]).as_stream().unwrap();
        let program = program.decompressed_content().unwrap();
        assert!(program.len() < 80_000, "{name} is a subset, not {} bytes", program.len());
        let widths = get(&file, descendant, &["W"]).as_array().unwrap()[1].as_array().unwrap().len();
        let parsed = ttf_parser::Face::parse(&program, 0).expect("a whole font program");
        assert!(usize::from(parsed.number_of_glyphs()) > widths);
    }
}

#[test]
fn characters_that_share_a_glyph_keep_their_own_text() {
    // The italic face draws the ligature and a private character with one glyph.
    let text = "\u{f001}x\u{fb01}\u{f001}";
    let document = document(vec![vec![line(2, 80.0, vec![span(text, Face::Italic, 14.0, 85.0, 0.0)])]]);
    let fonts = FontSet::embedded();
    let face = fonts.face(Face::Italic);
    assert_eq!(face.glyph('\u{f001}'), face.glyph('\u{fb01}'));
    let file = Document::load_mem(&made(&document, &meta())).unwrap();
    assert_eq!(stretches(&file)[0][0].2, text);
    let page = file.get_dictionary(file.page_iter().next().unwrap()).unwrap();
    let font = get(&file, page, &["Resources", "Font", "F2"]).as_dict().unwrap();
    let descendant = get(&file, font, &["DescendantFonts"]).as_array().unwrap()[0].as_dict().unwrap();
    let map = get(&file, descendant, &["CIDToGIDMap"]).as_stream().unwrap().decompressed_content().unwrap();
    let glyphs: Vec<u16> = map.chunks(2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
    assert_eq!(glyphs.len(), 4);
    assert!(glyphs[..3] == [0, 1, 2] && (1..3).contains(&glyphs[3]));
}

#[test]
fn metadata_is_ours_alone() {
    let (document, _) = sample();
    let bytes = made(&document, &meta());
    assert!(bytes.starts_with(b"%PDF-1.7\n") && bytes.ends_with(b"%%EOF\n"));
    let file = Document::load_mem(&bytes).unwrap();
    let info = get(&file, &file.trailer, &["Info"]).as_dict().unwrap();
    let keys: Vec<&[u8]> = info.iter().map(|(key, _)| key.as_slice()).collect();
    assert_eq!(keys, [b"Title".as_slice(), b"Author", b"Subject", b"Creator", b"Producer"]);
    assert_eq!(plain(get(&file, info, &["Title"])), meta().title);
    assert_eq!(plain(get(&file, info, &["Author"])), meta().author);
    let root = catalog(&file);
    assert_eq!(plain(get(&file, root, &["Lang"])), "vi-VN");
    assert_eq!(get(&file, root, &["ViewerPreferences", "DisplayDocTitle"]), &Object::Boolean(true));
    assert!(!root.has(b"OCProperties"));
    let packet = get(&file, root, &["Metadata"]).as_stream().unwrap();
    assert!(!packet.dict.has(b"Filter"), "archives read the packet without decompressing");
    let packet = String::from_utf8(packet.content.clone()).unwrap();
    assert!(packet.contains(words("title in XML")));
    // The record, each field of it declared.
    assert!(packet.contains("<vbd:CodeNumber>12</vbd:CodeNumber>"), "{packet}");
    assert!(packet.contains("<vbd:PageAmount>2</vbd:PageAmount>"), "{packet}");
    assert!(packet.contains("<vbd:SignerInfo.FullName><rdf:Seq><rdf:li>A &amp; B</rdf:li></rdf:Seq>"), "{packet}");
    assert!(!packet.contains("<vbd:IssuedDate>"), "{packet}");
    assert_eq!(packet.matches("<pdfaProperty:name>").count(), 1 + RECORD_FIELDS.len());
    assert!(!packet.contains("Date>"));
    let ids = file.trailer.get(b"ID").and_then(Object::as_array).unwrap();
    assert!(ids[0] == ids[1] && ids[0].as_str().unwrap().iter().any(|b| *b != 0));
}

#[test]
fn a_date_stands_in_both_places_with_its_zone() {
    let (document, _) = sample();
    let date = Date::new(2026, 3, 5).unwrap();
    let stamped = DocMeta { date: Some(Stamp { date, hour: 8, minute: 30, second: 0 }), ..meta() };
    let file = Document::load_mem(&made(&document, &stamped)).unwrap();
    let info = get(&file, &file.trailer, &["Info"]).as_dict().unwrap();
    assert_eq!(plain(get(&file, info, &["CreationDate"])), "D:20260305083000+07'00'");
    assert_eq!(plain(get(&file, info, &["ModDate"])), "D:20260305083000+07'00'");
    let packet = get(&file, catalog(&file), &["Metadata"]).as_stream().unwrap().content.clone();
    assert!(String::from_utf8(packet).unwrap().contains("<xmp:CreateDate>2026-03-05T08:30:00+07:00</xmp:CreateDate>"));
}

/// An element as `Tag(kids)`, the kids being elements or the texts of stretches.
fn picture(file: &Document, element: &Dictionary, texts: &[Vec<(String, Option<i64>, String)>]) -> String {
    let pages: Vec<_> = file.page_iter().collect();
    let text = |page: &Object, number: i64| {
        let page = pages.iter().position(|id| page.as_reference().is_ok_and(|page| page == *id)).unwrap();
        texts[page].iter().find(|(_, n, _)| *n == Some(number)).unwrap().2.chars().take(3).collect::<String>()
    };
    let kids = match element.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(kid) => vec![kid.clone()],
        Err(_) => Vec::new(),
    };
    let kid = |kid: &Object| match kid {
        Object::Integer(number) => text(element.get(b"Pg").unwrap(), *number),
        Object::Dictionary(kid) => text(kid.get(b"Pg").unwrap(), kid.get(b"MCID").and_then(Object::as_i64).unwrap()),
        other => picture(file, file.get_dictionary(other.as_reference().unwrap()).unwrap(), texts),
    };
    let tag = String::from_utf8(element.get(b"S").and_then(Object::as_name).unwrap().to_vec()).unwrap();
    format!("{tag}({})", kids.iter().map(kid).collect::<Vec<_>>().join(" "))
}

#[test]
fn the_structure_tree_reads_as_the_pages_do() {
    let (document, _) = sample();
    let file = Document::load_mem(&made(&document, &meta())).unwrap();
    let texts = stretches(&file);
    let root = get(&file, catalog(&file), &["StructTreeRoot"]).as_dict().unwrap();
    let top = root.get(b"K").and_then(Object::as_array).unwrap()[0].as_reference().unwrap();
    assert_eq!(picture(&file, file.get_dictionary(top).unwrap(), &texts), words("tree"));
    let numbers = get(&file, root, &["ParentTree", "Nums"]).as_array().unwrap();
    for (page, id) in file.page_iter().enumerate() {
        let page_dictionary = file.get_dictionary(id).unwrap();
        assert_eq!(page_dictionary.get(b"StructParents").and_then(Object::as_i64).unwrap(), page as i64);
        let parents = numbers[2 * page + 1].as_array().unwrap();
        for (number, parent) in parents.iter().enumerate() {
            let element = file.get_dictionary(parent.as_reference().unwrap()).unwrap();
            let (tag, _, _) = texts[page].iter().find(|(_, n, _)| *n == Some(number as i64)).unwrap();
            assert_eq!(element.get(b"S").and_then(Object::as_name).unwrap(), tag.as_bytes());
        }
    }
}

#[test]
fn a_heading_cell_says_what_it_heads() {
    let (document, _) = sample();
    let file = Document::load_mem(&made(&document, &meta())).unwrap();
    let dictionaries = file.objects.values().filter_map(|object| object.as_dict().ok());
    let cells: Vec<_> =
        dictionaries.filter(|d| d.get(b"S").and_then(Object::as_name).is_ok_and(|s| s == b"TH")).collect();
    let attribute = |cell: &Dictionary, key| get(&file, cell, &["A"]).as_dict().unwrap().get(key).cloned();
    assert_eq!(cells.len(), 2);
    assert!(cells.iter().all(|cell| attribute(cell, b"Scope").unwrap() == Object::from("Column")));
    assert_eq!(attribute(cells[0], b"ColSpan").unwrap(), Object::Integer(2));
    assert!(attribute(cells[1], b"ColSpan").is_err());
}

#[test]
fn bookmarks_follow_the_headings() {
    let (document, _) = sample();
    let file = Document::load_mem(&made(&document, &meta())).unwrap();
    let outlines = get(&file, catalog(&file), &["Outlines"]).as_dict().unwrap();
    let first = get(&file, outlines, &["First"]).as_dict().unwrap();
    assert_eq!(plain(get(&file, first, &["Title"])), words("heading 1"));
    let below = get(&file, first, &["First"]).as_dict().unwrap();
    assert_eq!(plain(get(&file, below, &["Title"])), words("heading 2"));
    let place = get(&file, below, &["Dest"]).as_array().unwrap();
    assert_eq!(place[0].as_reference().unwrap(), file.page_iter().nth(1).unwrap());
    assert_eq!(get(&file, outlines, &["Count"]), &Object::Integer(2));
}

#[test]
fn the_bytes_depend_on_the_input_only() {
    let (document, _) = sample();
    let expected = made(&document, &meta());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                made(&PagedDocument { pages: vec![Page::default()], ..document.clone() }, &meta());
                assert!(made(&document, &meta()) == expected);
            });
        }
    });
    let other = DocMeta { subject: String::new(), ..meta() };
    assert!(made(&document, &other) != expected);
}

#[test]
fn what_cannot_be_written_is_refused() {
    let fonts = FontSet::embedded();
    let missing = document(vec![vec![line(2, 80.0, vec![span("\u{4e2d}", Face::Bold, 14.0, 85.0, 0.0)])]]);
    let error = PdfError::MissingGlyph { character: '\u{4e2d}', face: Face::Bold };
    assert_eq!(write(&missing, &meta(), &fonts, PdfOptions::default()), Err(error));
    let lost = document(vec![vec![line(99, 80.0, vec![span(words("regular"), Face::Bold, 14.0, 85.0, 0.0)])]]);
    assert_eq!(write(&lost, &meta(), &fonts, PdfOptions::default()), Err(PdfError::Structure { node: 99 }));
    let mut looped = document(vec![Vec::new()]);
    looped.nodes[2].parent = Some(NodeId(2));
    assert_eq!(write(&looped, &meta(), &fonts, PdfOptions::default()), Err(PdfError::Structure { node: 2 }));
}

#[test]
fn a_page_without_anything_is_a_page() {
    let file = Document::load_mem(&made(&document(vec![Vec::new()]), &meta())).unwrap();
    assert_eq!(file.page_iter().count(), 1);
    assert_eq!(file.objects.len() as u32, file.max_id, "no object number is left out");
}
