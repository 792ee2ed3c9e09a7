//! The reader on markup written by hand.

use super::vocabulary::Roles;
use super::{TemplateFile, read};
use crate::block::{BlockKind, Document, Inline, dump};
use crate::diag::{FileId, Outcome};
use crate::era::EraTable;

fn read_body(body: &str) -> Outcome<Document> {
    let templates = [TemplateFile { name: "phan/thu.xml".into(), file: FileId(0) }];
    read(&format!("<van-ban>{body}</van-ban>"), &templates, &roles())
}

fn roles() -> Roles {
    Roles::of(&EraTable::default().by_date(None).unwrap().unwrap())
}

fn dumped(body: &str) -> String {
    let outcome = read_body(body);
    dump(&outcome.value.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics)))
}

/// Codes and lines of what is wrong.
fn faults(body: &str) -> Vec<(&'static str, u32)> {
    let outcome = read_body(body);
    assert!(outcome.value.is_none());
    outcome.diagnostics.iter().map(|d| (d.code(), d.place.map_or(0, |p| p.line))).collect()
}

#[test]
fn layout_vanishes_and_content_stays() {
    assert_eq!(dumped("<p>\n  một  hai \n</p>"), "p: một  hai\n");
    assert_eq!(dumped("<p> một&#32;\n  <b>hai</b> ba</p>"), "p:  một **hai** ba\n");
    assert_eq!(dumped("<p>Số: <!-- x --><?n 0:4?><cho-trong rong=\"so\"/>/KH</p>"), "p: Số: ‹so›/KH\n");
}

#[test]
fn entities_are_letters_and_a_newline_in_a_value_ends_the_line() {
    assert_eq!(dumped("<p>Sở GD&amp;ĐT &lt;b&gt;&#10;hai</p>"), "p: Sở GD&ĐT <b>⏎hai\n");
    assert_eq!(dumped("<muc kieu=\"so\" so=\"&quot;1&quot;&#32;\">x</muc>"), "muc so [\"1\" ] x\n");
}

#[test]
fn a_label_of_its_own_is_printed_with_what_stands_behind_it() {
    assert_eq!(dumped("<muc kieu=\"so\" so=\"1.\"><nhan>1.</nhan>x</muc>"), "muc so [1.|] x\n");
    assert_eq!(
        dumped("<muc kieu=\"so\" so=\"1.\"><nhan><b>1.</b>&#32;</nhan><ten>x</ten></muc>"),
        "muc so [**1.** |] ten: x\n"
    );
    assert_eq!(dumped("<muc kieu=\"so\" so=\"1.\">x</muc>"), "muc so [1.] x\n");
    assert_eq!(dumped("<muc kieu=\"so\" so=\"1.\"/>"), "muc so [1.]\n");
    assert_eq!(faults("<?n 0:1?><muc kieu=\"so\">x<nhan>1.</nhan></muc>"), [("MAU-06", 1)]);
}

#[test]
fn neighbours_of_one_emphasis_are_one_piece() {
    let document = read_body("<p>a&amp;<nb>b<i>c</i></nb>d</p>").value.unwrap();
    let BlockKind::Paragraph { text, .. } = &document.blocks[0].kind else { panic!() };
    let pieces: Vec<_> = text
        .iter()
        .map(|i| match i {
            Inline::Text { text, emphasis, unbroken } => (text.as_str(), emphasis.italic, *unbroken),
            _ => panic!(),
        })
        .collect();
    assert_eq!(pieces, [("a&", false, false), ("b", false, true), ("c", true, true), ("d", false, false)]);
}

#[test]
fn blocks_are_numbered_in_reading_order_parents_first() {
    let body = "<dau-trang><trai><dong vai=\"ho-ten\">a</dong></trai><phai/></dau-trang>\
                <muc kieu=\"la-ma\"><ten>T</ten><p>x</p></muc><bang><cot/><hang><o/></hang></bang>";
    let document = read_body(body).value.unwrap();
    let ids: Vec<u32> = document.blocks.iter().map(|b| b.id.0).collect();
    assert_eq!(ids, [0, 2, 4]);
    let BlockKind::Table(table) = &document.blocks[2].kind else { panic!() };
    assert_eq!(table.rows[0].cells[0].blocks[0].id.0, 5);
}

#[test]
fn a_section_has_a_title_or_a_text_that_runs_on() {
    assert_eq!(
        dumped("<muc kieu=\"so\" so=\"1.\">một <b>hai</b><p>ba</p></muc>"),
        "muc so [1.] một **hai**\n  p: ba\n"
    );
    assert_eq!(faults("<?n 0:3?><muc kieu=\"so\"><p>a</p>chữ</muc>"), [("MAU-07", 3)]);
    assert_eq!(faults("<muc kieu=\"so\"><?n 0:2?><ten>a</ten><?n 0:4?><ten>b</ten></muc>"), [("MAU-06", 4)]);
}

#[test]
fn footnotes_are_numbered_in_reading_order() {
    assert_eq!(
        dumped(
            "<can-cu>a<ghi-chu nguon=\"x\">một <i>hai</i></ghi-chu>;</can-cu><muc kieu=\"la-ma\"><ten>T<ghi-chu>b</ghi-chu></ten>\
             <bang><cot/><hang><o><p>c<ghi-chu>d</ghi-chu></p></o></hang></bang></muc><muc kieu=\"so\">e<ghi-chu>f</ghi-chu></muc>"
        ),
        "can-cu: a[^1: một *hai*];\nmuc la-ma [] ten: T[^2: b]\n  bang 1 cot\n    hang\n      o 1\n        p: c[^3: d]\nmuc so [] e[^4: f]\n"
    );
    assert_eq!(faults("<?n 0:2?><ten vai=\"trich-yeu\">x<ghi-chu>y</ghi-chu></ten>"), [("MAU-06", 2)]);
    assert_eq!(faults("<?n 0:2?><p>x<?n 0:3?><ghi-chu>y<?n 0:4?><ghi-chu>z</ghi-chu></ghi-chu></p>"), [("MAU-06", 4)]);
}

#[test]
fn pairs_stand_in_turn() {
    assert_eq!(faults("<?n 0:2?><cuoi><?n 0:3?><ky/></cuoi>"), [("MAU-10", 2)]);
    assert_eq!(faults("<?n 0:2?><cuoi><?n 0:3?><noi-nhan/><?n 0:4?><noi-nhan/><ky/></cuoi>"), [("MAU-10", 4)]);
    assert_eq!(faults("<?n 0:2?><dau-trang><?n 0:3?><phai/></dau-trang>"), [("MAU-10", 3)]);
    assert_eq!(faults("<?n 0:2?><cuoi><?n 0:3?><noi-nhan/></cuoi>"), [("MAU-10", 2)]);
}

#[test]
fn signers_stand_side_by_side_in_the_order_they_are_written() {
    let signer = |name: &str| format!("<ky><dong vai=\"ho-ten\">{name}</dong></ky>");
    let (a, b, c) = (signer("A"), signer("B"), signer("C"));
    let recipients = "<noi-nhan><dong vai=\"noi-nhan-tu\">N</dong></noi-nhan>";
    assert_eq!(
        dumped(&format!("<cuoi>{a}{b}{recipients}{c}</cuoi>")),
        "cuoi\n  ky\n    ho-ten: A\n  ky\n    ho-ten: B\n  noi-nhan\n    noi-nhan-tu: N\n  ky\n    ho-ten: C\n"
    );
    assert_eq!(
        dumped(&format!("<ban-sao><cuoi>{recipients}<ky/></cuoi></ban-sao>")),
        "ban-sao\n  cuoi\n    noi-nhan\n      noi-nhan-tu: N\n    ky\n"
    );
}

#[test]
fn tables_that_cannot_be_drawn_are_refused() {
    assert_eq!(faults("<bang><cot/><hang><o/><?n 0:5?><o/></hang></bang>"), [("MAU-11", 5)]);
    assert_eq!(faults("<?n 0:2?><bang><cot/><hang><o gop-hang=\"2\"/></hang></bang>"), [("MAU-11", 2)]);
    assert_eq!(faults("<bang><cot/><hang><o/></hang><?n 0:7?><hang dau=\"co\"><o/></hang></bang>"), [("MAU-11", 7)]);
    let spanned = "<bang><cot/><cot/><hang><o gop-hang=\"2\"/><o/></hang><hang><o/></hang></bang>";
    assert!(dumped(spanned).ends_with("  hang\n    o 2\n      p: \n"));
}

#[test]
fn everything_out_of_place_is_reported_in_one_run() {
    let body = "<?n 0:1?>chữ<?n 0:2?><dong>x</dong><?n 0:3?><o/><?n 0:4?><font/><?n 0:5?><p><?n 0:6?><p/></p>\
                <?n 0:7?><ten>y</ten><?n 0:8?><p mau=\"do\"/><?n 0:9?><muc kieu=\"x\"/>";
    let expected = [
        ("MAU-07", 0),
        ("MAU-05", 2),
        ("MAU-06", 3),
        ("MAU-02", 4),
        ("MAU-06", 6),
        ("MAU-05", 7),
        ("MAU-03", 8),
        ("MAU-04", 9),
    ];
    assert_eq!(faults(body), expected);
}

#[test]
fn broken_markup_ends_the_reading_with_its_line() {
    assert_eq!(faults("<?n 0:3?><p>a</b></p>"), [("MAU-08", 3)]);
    assert_eq!(faults("<?n 0:3?><p>a &khong; b</p>"), [("MAU-08", 3)]);
    assert_eq!(faults(""), [("MAU-06", 0)]);
    assert!(read("", &[], &roles()).value.is_none());
    assert!(read("<van-ban><p>", &[], &roles()).value.is_none());
}
