//! What paragraphs and runs inherit: styles, lists, the theme.

use super::build::{docx, read, root};
use crate::import::{Align, Line, SourceDoc};

fn with(body: &str, styles: &str, numbering: &str) -> SourceDoc {
    let theme = "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:majorFont>\
                 <a:latin typeface=\"Cambria\"/></a:majorFont><a:minorFont><a:latin typeface=\"Calibri\"/></a:minorFont></a:theme>";
    read(&docx(
        body,
        &[
            ("styles", "kieu.xml", root("styles", styles)),
            ("numbering", "so.xml", root("numbering", numbering)),
            ("theme", "theme.xml", theme.to_string()),
        ],
    ))
}

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\"/></w:rPr></w:rPrDefault>\
    </w:docDefaults>\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Thuong\"><w:pPr><w:jc w:val=\"both\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Goc\"><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Con\"><w:basedOn w:val=\"Goc\"/><w:rPr><w:i/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Vong\"><w:basedOn w:val=\"Vong\"/></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Dam\"><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"An\"><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"So\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>";

fn p(style: &str, run: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn looks_come_along_the_chain_of_styles() {
    let all = [
        p("Con", "", "x"),
        p("Con", "<w:b w:val=\"false\"/>", "x"),
        p("Con", "<w:rStyle w:val=\"Dam\"/>", "x"),
        p("Vong", "<w:rStyle w:val=\"Dam\"/>", "x"),
        p("KhongCo", "", "x"),
        p("Con", "<w:rStyle w:val=\"An\"/>", "x"),
    ];
    let doc = with(&all.concat(), STYLES, "");
    let look = |line: &&Line| (line.spans[0].bold, line.spans[0].italic, line.align);
    let found: Vec<_> = doc.lines().iter().map(look).collect();
    let (center, both) = (Align::Center, Align::Justified);
    assert_eq!(found[..3], [(true, true, center), (false, true, center), (false, true, center)]);
    assert_eq!(found[3..], [(true, false, Align::Left), (false, false, both)]);
    assert_eq!(doc.aside.len(), 1);
    assert_eq!(doc.lines()[4].spans[0].font.as_deref(), Some("Calibri"));
}

fn level(at: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn numbering() -> String {
    let bullet = "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{F0B7}\"/>\
                  <w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr></w:lvl>";
    let levels = [
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/><w:suff w:val=\"space\"/>"),
        level(2, "lowerLetter", "%3)", "<w:suff w:val=\"nothing\"/>"),
        level(3, "none", "", ""),
    ];
    format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{bullet}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"2\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num>\
         <w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>",
        levels.concat(),
        level(0, "decimal", "Điều %1.", "<w:pStyle w:val=\"So\"/>")
    )
}

fn item(list: u32, level: u32) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
    )
}

fn labels(body: &str) -> Vec<String> {
    let doc = with(body, STYLES, &numbering());
    let label = |line: &&Line| line.label.as_ref().map_or("—".to_string(), |l| format!("{}{}", l.text, l.gap));
    doc.lines().iter().map(label).collect()
}

#[test]
fn automatic_numbers_are_those_that_word_shows() {
    let all =
        [item(1, 0), item(1, 1), item(1, 2), item(1, 2), item(1, 1), item(1, 2), item(1, 0), item(1, 1), item(1, 3)];
    assert_eq!(labels(&all.concat()), ["I.\t", "1.1 ", "a)", "b)", "1.2 ", "a)", "II.\t", "2.1 ", "—"]);
    assert_eq!(labels(&[item(2, 0), p("So", "", "x"), p("So", "", "x")].concat()), ["•\t", "Điều 1.\t", "Điều 2.\t"]);
    let own_start = [item(1, 0), item(4, 0), item(4, 0), item(1, 0), item(4, 0)];
    assert_eq!(labels(&own_start.concat()), ["I.\t", "V.\t", "VI.\t", "VII.\t", "VIII.\t"]);
    let taken_out = "<w:p><w:pPr><w:pStyle w:val=\"So\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    assert_eq!(labels(taken_out), ["—"]);
    assert_eq!(labels(&item(99, 0)), ["—"]);
}

#[test]
fn a_number_on_an_empty_paragraph_is_a_line() {
    let empty = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:p>";
    assert_eq!(labels(empty), ["Điều 1.\t"]);
}
