//! The whole writer on the sample: facts about the parts, read back from the package with a reader of XML.

mod parts;
mod read;

use std::collections::BTreeMap;

use read::{paragraphs, text_of, texts, unzip, values};

use super::sample::{sample, words};
use super::{DocxError, DocxOptions, write};
use crate::font::FontSet;
use crate::page::Face;
use crate::style::{StyledBlock, StyledDocument, StyledRun};
use crate::units::{FontSize, Len};

fn package(document: &StyledDocument, hints: &crate::page::LayoutHints, embed: bool) -> Vec<u8> {
    let fonts = FontSet::embedded();
    write(document, hints, &fonts, DocxOptions { embed_fonts: embed.then_some(&fonts) }).unwrap()
}

fn sample_parts() -> BTreeMap<String, Vec<u8>> {
    let (document, hints) = sample(2);
    unzip(&package(&document, &hints, true))
}

#[test]
fn every_word_is_there_once_and_in_order() {
    let (document, _) = sample(2);
    let expected: Vec<String> =
        paragraphs(&document.sections[0].blocks).into_iter().map(text_of).filter(|t| !t.is_empty()).collect();
    let found: Vec<String> =
        texts(&sample_parts()["word/document.xml"]).iter().map(|t| t.replace('\u{A0}', " ")).collect();
    assert_eq!(found, expected);
}

#[test]
fn drawn_rules_have_ids_of_their_own_and_their_lengths() {
    let xml = &sample_parts()["word/document.xml"];
    assert_eq!(values(xml, "wp:docPr", "id"), ["1", "2", "3"]);
    let lengths = values(xml, "wp:extent", "cx");
    // The motto at 14 pt bold is 171.4 pt long; the subject's length is the layout's.
    assert_eq!((&lengths[1][..4], lengths[2].as_str()), ("2176", "1367790"));
    assert_eq!(values(xml, "w14:p", "w14:paraId"), Vec::<String>::new());
    assert!(!String::from_utf8_lossy(xml).contains("paraId"));
}

#[test]
fn only_what_differs_from_the_style_is_written() {
    let xml = String::from_utf8(sample_parts().remove("word/document.xml").unwrap()).unwrap();
    let plain =
        format!(r#"<w:p><w:pPr><w:pStyle w:val="KhGach"/></w:pPr><w:r><w:t xml:space="preserve">{}"#, words("gach"));
    assert!(xml.contains(&plain));
    let balanced =
        r#"<w:pPr><w:pStyle w:val="KhTrichYeu"/><w:ind w:left="1417" w:right="1417" w:firstLine="0"/></w:pPr>"#;
    assert!(xml.contains(balanced));
}

#[test]
fn letters_drawn_together_are_a_property_of_every_run_of_the_paragraph() {
    let (mut document, hints) = sample(1);
    let blocks = &mut document.sections[0].blocks;
    let found = blocks.iter_mut().find_map(|block| match block {
        StyledBlock::Para(para) if para.runs.len() > 1 => Some(para),
        _ => None,
    });
    let para = found.expect("a paragraph of several runs");
    para.spacing = -Len::from_twips(4);
    let runs = para.runs.len();
    let xml = unzip(&package(&document, &hints, false)).remove("word/document.xml").unwrap();
    let spacings = values(&xml, "w:spacing", "w:val");
    // Neighbours that look alike are one run.
    assert!((2..=runs).contains(&spacings.len()) && spacings.iter().all(|twips| twips == "-4"), "{spacings:?}");
}

#[test]
fn tables_merge_repeat_and_do_not_tear() {
    let xml = &sample_parts()["word/document.xml"];
    assert_eq!(values(xml, "w:gridSpan", "w:val"), ["2", "4"]);
    assert_eq!(values(xml, "w:vMerge", "w:val"), ["restart", "restart", "continue", "continue", "restart", "continue"]);
    let text = String::from_utf8_lossy(xml);
    assert_eq!(text.matches("<w:tblHeader/>").count(), 2);
    assert_eq!(text.matches("<w:tr>").count(), text.matches("<w:cantSplit/>").count());
    assert_eq!(text.matches(r#"<w:tblLayout w:type="fixed"/>"#).count(), 3);
    // The grids and the cells of every row have the table's width.
    let grid: usize = values(xml, "w:gridCol", "w:w").iter().skip(2).take(4).map(|w| w.parse::<usize>().unwrap()).sum();
    assert_eq!(grid, 9354);
}

#[test]
fn the_foot_keeps_the_last_paragraph_and_is_followed_by_a_small_one() {
    let xml = String::from_utf8(sample_parts().remove("word/document.xml").unwrap()).unwrap();
    let last = format!(
        r#"<w:pPr><w:pStyle w:val="KhThan"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">{}"#,
        words("ket")
    );
    assert!(xml.contains(&last));
    assert!(xml.contains(r#"</w:tbl><w:p><w:pPr><w:pStyle w:val="KhSauBang"/></w:pPr></w:p><w:sectPr>"#));
    assert_eq!(xml.matches("</w:tbl><w:tbl>").count(), 0);
}

#[test]
fn tables_that_touch_are_kept_apart() {
    let (mut document, hints) = sample(1);
    let ket = document.sections[0].blocks.len() - 2;
    document.sections[0].blocks.remove(ket);
    let xml =
        String::from_utf8(unzip(&package(&document, &hints, false)).remove("word/document.xml").unwrap()).unwrap();
    assert!(xml.contains(r#"</w:tbl><w:p><w:pPr><w:pStyle w:val="KhSauBang"/><w:keepNext/></w:pPr></w:p><w:tbl>"#));
    // The row before the foot stays with it.
    let row = xml.split("<w:tr>").find(|row| row.contains(&words("b_chung"))).unwrap();
    assert!(row.contains("<w:keepNext/>"), "{row}");
}

#[test]
fn keep_with_next_is_the_layout_s_or_the_style_s_and_can_be_off() {
    let (mut document, mut hints) = sample(1);
    for block in &mut document.sections[0].blocks {
        if let StyledBlock::Para(para) = block {
            match text_of(para) {
                text if text == words("ten_loai") => para.para.keep_next = false,
                text if text == words("mo_dau") => hints.keep_with_next = vec![para.block],
                _ => {}
            }
        }
    }
    let xml =
        String::from_utf8(unzip(&package(&document, &hints, false)).remove("word/document.xml").unwrap()).unwrap();
    assert!(xml.contains(r#"<w:pStyle w:val="KhTenLoai"/><w:keepNext w:val="0"/>"#));
    let kept = format!(r#"<w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">{}"#, words("mo_dau"));
    assert!(xml.contains(&kept));
}

#[test]
fn page_1_shows_its_number_only_where_the_era_says_so() {
    let (mut document, hints) = sample(1);
    document.folio.hide_first = false;
    let parts = unzip(&package(&document, &hints, false));
    assert!(!String::from_utf8_lossy(&parts["word/document.xml"]).contains("w:titlePg"));
    assert!(!parts.contains_key("word/header2.xml"));
    let hidden = sample_parts();
    assert!(String::from_utf8_lossy(&hidden["word/document.xml"]).contains("<w:titlePg/>"));
    assert!(String::from_utf8_lossy(&hidden["word/header1.xml"]).contains("PAGE"));
    assert!(texts(&hidden["word/header2.xml"]).is_empty());
}

#[test]
fn a_phrase_that_must_not_break_has_spaces_that_do_not() {
    let xml = String::from_utf8(sample_parts().remove("word/document.xml").unwrap()).unwrap();
    assert!(xml.contains(&words("than_dam").replace(' ', "\u{A0}")));
}

#[test]
fn the_same_document_gives_the_same_bytes_whatever_else_was_built() {
    let (document, hints) = sample(2);
    let first = package(&document, &hints, false);
    // An abandoned paragraph moves docx-rs's counter of the thread.
    let _ = docx_rs::Paragraph::new();
    let (other, other_hints) = sample(1);
    package(&other, &other_hints, false);
    assert_eq!(package(&document, &hints, false), first);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(|| package(&document, &hints, false))).collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), first);
        }
    });
}

#[test]
fn a_table_s_own_size_reaches_runs_and_paragraph_marks() {
    let (mut document, hints) = sample(1);
    for block in &mut document.sections[0].blocks {
        let StyledBlock::Table(table) = block else { continue };
        for run in table.rows.iter_mut().flat_map(|r| &mut r.cells).flat_map(|c| &mut c.paras).flat_map(|p| &mut p.runs)
        {
            if let StyledRun::Text { size, .. } = run {
                *size = FontSize::from_pt(11.0);
            }
        }
    }
    let xml =
        String::from_utf8(unzip(&package(&document, &hints, false)).remove("word/document.xml").unwrap()).unwrap();
    let size = r#"<w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>"#;
    let cell = format!(
        r#"<w:pPr><w:pStyle w:val="KhOBang"/>{size}</w:pPr><w:r>{size}<w:t xml:space="preserve">{}"#,
        words("b_1")
    );
    assert!(xml.contains(&cell));
}

#[test]
fn what_no_word_file_can_hold_is_refused() {
    let (mut document, hints) = sample(1);
    let fonts = FontSet::embedded();
    let write = |document: &StyledDocument| write(document, &hints, &fonts, DocxOptions::default());
    let table =
        document.blocks().find_map(|b| if let StyledBlock::Table(t) = b { Some(t.block) } else { None }).unwrap();
    let no_hints = super::write(&document, &Default::default(), &fonts, DocxOptions::default());
    assert_eq!(no_hints.unwrap_err(), DocxError::Columns(table));
    if let StyledBlock::Para(para) = &mut document.sections[0].blocks[1] {
        para.runs = vec![StyledRun::Text {
            text: "a\u{B}b".to_owned(),
            face: Default::default(),
            size: FontSize::from_pt(14.0),
            unbroken: false,
            drawn: None,
        }];
    }
    assert!(matches!(write(&document), Err(DocxError::Character { block: Some(_), character: '\u{B}' })));
}

#[test]
fn footnotes_have_a_part_of_their_own_with_numbers_in_order() {
    let (mut document, hints) = sample(1);
    let style = document.notes.style;
    let size = FontSize::from_pt(6.0);
    let mark = |note| StyledRun::Mark {
        text: "1".to_owned(),
        face: Face::Regular,
        size,
        base: FontSize::from_pt(14.0),
        raise: Len::from_pt(4.0),
        note,
    };
    let mut number = 0;
    for block in &mut document.sections[0].blocks {
        if let StyledBlock::Para(para) = block {
            number += 1;
            let mut note = para.clone();
            note.style = style;
            let text =
                |text: &str, face| StyledRun::Text { text: text.to_owned(), face, size, unbroken: false, drawn: None };
            note.runs = vec![mark(None), text(" a<b ", Face::Regular), text(&format!("{number}"), Face::Italic)];
            para.runs.push(mark(Some(Box::new(note))));
        }
    }
    assert!(number > 2);
    let parts = unzip(&package(&document, &hints, false));
    let notes = String::from_utf8(parts["word/footnotes.xml"].clone()).unwrap();
    let ids: Vec<String> = values(notes.as_bytes(), "w:footnote", "w:id");
    let expected: Vec<String> = (-1..=number).map(|id| id.to_string()).collect();
    assert_eq!(ids, expected);
    assert!(notes.contains(
        "<w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> a&lt;b </w:t></w:r><w:r><w:rPr><w:i/><w:iCs/></w:rPr>"
    ));
    assert!(notes.contains(r#"<w:spacing w:before="0" w:after="0" w:line="124" w:lineRule="exact"/>"#));
    let body = &parts["word/document.xml"];
    assert_eq!(values(body, "w:footnoteReference", "w:id"), expected[2..]);
    assert!(!String::from_utf8_lossy(body).contains("w:br "), "no column break is left");
    for (part, wanted) in [
        ("word/settings.xml", r#"<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>"#),
        ("[Content_Types].xml", "wordprocessingml.footnotes+xml"),
        ("word/_rels/document.xml.rels", r#"Target="footnotes.xml""#),
        ("word/styles.xml", r#"w:styleId="FootnoteText""#),
    ] {
        assert!(String::from_utf8_lossy(&parts[part]).contains(wanted), "{part}");
    }
    // The document begins with its head, a table: LibreOffice would put an empty line of full height above it.
    let start = String::from_utf8_lossy(body).find(r#"w:line="1" w:lineRule="exact""#).unwrap();
    assert!(start < String::from_utf8_lossy(body).find("<w:tbl>").unwrap());
    assert!(!sample_parts().contains_key("word/footnotes.xml"));
}
