//! Every construct of a Word file: where its characters go.

use super::build::{body, docx, read, root};
use crate::import::{Align, AsideClass, Item, Script, Seam, SourceDoc};

fn texts(doc: &SourceDoc) -> Vec<String> {
    doc.lines().iter().map(|line| line.text()).collect()
}

/// The texts of the lines of a body.
fn lines(inside: &str) -> Vec<String> {
    texts(&body(inside))
}

fn aside(doc: &SourceDoc, class: AsideClass) -> Vec<&str> {
    doc.aside.iter().filter(|a| a.class == class).map(|a| a.text.as_str()).collect()
}

/// A paragraph of runs.
fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// A run of text.
fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn seams(items: &[Item]) -> Vec<Seam> {
    items.iter().filter_map(|item| if let Item::Seam(seam) = item { Some(*seam) } else { None }).collect()
}

#[test]
fn small_things_between_letters_are_characters() {
    let text = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t> d </w:t>\
                <w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/><w:t xml:space=\"preserve\"> &amp; &#x1EBF;</w:t></w:r>";
    assert_eq!(lines(&p(text)), ["a\tb\u{2011}c\u{AD}d◻ & ế"]);
    // Among properties they are none.
    let props = "<w:pPr><w:rPr><w:tab/><w:noBreakHyphen/></w:rPr></w:pPr><w:r><w:rPr><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/>\
                 <w:softHyphen/><w:t>x</w:t></w:rPr><w:t>e</w:t></w:r>";
    assert_eq!(lines(&p(props)), ["e"]);
    let emoji = "<w:r><mc:AlternateContent><mc:Choice Requires=\"w16se\"><w16se:symEx w16se:char=\"1F4DE\"/></mc:Choice>\
                 <mc:Fallback><w:t>☎</w:t></mc:Fallback></mc:AlternateContent></w:r>";
    assert_eq!(lines(&p(emoji)), ["📞"]);
}

#[test]
fn line_ends_make_soft_lines_and_pages_seams() {
    let doc = body(&p(
        "<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:cr/><w:t>ba</w:t><w:br w:type=\"page\"/><w:t>bốn</w:t></w:r>",
    ));
    assert_eq!(texts(&doc), ["một", "hai", "ba", "bốn"]);
    assert_eq!(doc.lines().iter().map(|l| l.soft).collect::<Vec<_>>(), [false, true, true, false]);
    assert!(matches!(doc.items[3], Item::Seam(Seam::Page)));
    assert_eq!(doc.lines().iter().map(|l| l.id.0).collect::<Vec<_>>(), [0, 1, 2, 3]);
}

#[test]
fn what_stands_around_runs_is_gone_through() {
    for name in ["hyperlink", "smartTag", "customXml", "ins", "moveTo", "sdt", "dir", "laKhongBiet"] {
        let inner =
            if name == "sdt" { format!("<w:sdtPr/><w:sdtContent>{}</w:sdtContent>", r("giữa")) } else { r("giữa") };
        let inside = format!("{}<w:{name}>{inner}</w:{name}>{}", r("đầu "), r(" cuối"));
        assert_eq!(lines(&p(&inside)), ["đầu giữa cuối"], "{name}");
    }
    for around in ["sdt><w:sdtContent", "customXml", "ins", "moveTo", "laKhongBiet"] {
        let close =
            around.split('>').rev().map(|n| format!("</w:{}>", n.trim_start_matches("<w:"))).collect::<String>();
        assert_eq!(lines(&format!("<w:{around}>{}{close}", p(&r("trong")))), ["trong"], "{around}");
    }
    assert_eq!(
        lines("<w:p><w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"0\"/><w:t>trần</w:t></w:p>"),
        ["trần"]
    );
    assert_eq!(lines(&r("ngoài đoạn")), ["ngoài đoạn"]);
}

#[test]
fn what_nobody_knows_is_told() {
    let told = |inside: &str| super::docx::read(&docx(&p(inside), &[])).unwrap().1;
    let remarks = told(&format!("<w:laKhongBiet>{}</w:laKhongBiet>", r("chữ")));
    assert_eq!((remarks[0].code(), remarks[0].what.contains("(laKhongBiet)")), ("NHAP-13", true));
    let unknown = told("<w:r><w:sym w:font=\"Phông Lạ\" w:char=\"F041\"/></w:r>");
    assert_eq!((unknown[0].code(), unknown[0].what.contains("'Phông Lạ' (mã F041)")), ("NHAP-07", true));
}

#[test]
fn deleted_hidden_and_codes_stand_aside() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>";
    let deleted = "<w:del><w:r><w:delText>xóa</w:delText><w:t>bỏ</w:t></w:r></w:del><w:moveFrom><w:r><w:t>dời</w:t></w:r></w:moveFrom>";
    let simple = format!("<w:fldSimple w:instr=\"DATE\">{}</w:fldSimple>", r("1/6"));
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF x</w:instrText><w:t>mã</w:t></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/><w:t>kết quả</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let doc = body(&p(&format!("{}{hidden}{deleted}{simple}{field}", r("hiện "))));
    assert_eq!(texts(&doc), ["hiện 1/6kết quả"]);
    assert_eq!(aside(&doc, AsideClass::Hidden), ["ẩn"]);
    assert_eq!(aside(&doc, AsideClass::Deleted), ["xóabỏdời"]);
    assert_eq!(aside(&doc, AsideClass::FieldCode).concat(), "DATEREF xmã");
}

#[test]
fn a_field_without_its_end_hides_nothing() {
    let doc = body(&p(&format!("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{}", r("chữ"))));
    assert_eq!(texts(&doc), ["chữ"]);
}

#[test]
fn a_paragraph_whose_mark_is_deleted_goes_on_in_the_next() {
    let first = format!("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>{}</w:p>", r("Kế "));
    assert_eq!(lines(&format!("{first}{}", p(&r("hoạch")))), ["Kế hoạch"]);
    assert_eq!(lines(&first), ["Kế "]);
}

#[test]
fn tracked_changes_are_told_with_their_words() {
    let text = "<w:ins><w:r><w:t>mới thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>cũ bỏ</w:delText></w:r></w:del>";
    let (_, remarks) = super::docx::read(&docx(&p(text), &[])).unwrap();
    assert_eq!(remarks[0].code(), "NHAP-11");
    assert!(
        remarks[0].what.contains("(7 ký tự: 'mới thêm')") && remarks[0].what.contains("(4 ký tự: 'cũ bỏ')"),
        "{remarks:?}"
    );
    assert!(super::docx::read(&docx(&p(&r("yên")), &[])).unwrap().1.is_empty());
}

#[test]
fn text_boxes_are_read_once() {
    let inner = p(&r("trong khung"));
    let choice = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent>\
         </wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent>\
         </v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    assert_eq!(lines(&p(&format!("{choice}{}", r("sau")))), ["trong khung", "sau"]);
    assert_eq!(lines(&p(&format!("{}{choice}{}", r("trước "), r("sau")))), ["trước sau", "trong khung"]);
    let fallback = "<w:r><mc:AlternateContent><mc:Choice Requires=\"x\"/><mc:Fallback><w:t>đỡ</w:t></mc:Fallback></mc:AlternateContent></w:r>";
    assert_eq!(lines(&p(fallback)), ["đỡ"]);
    let drawn =
        "<w:r><w:drawing><a:p><a:r><a:t>vẽ</a:t></a:r></a:p><a:p><a:r><a:t>tay</a:t></a:r></a:p></w:drawing></w:r>";
    assert_eq!(lines(&p(drawn)), ["vẽ", "tay"]);
    let art = "<w:r><w:pict><v:shape><v:textpath string=\"MẬT\"/></v:shape></w:pict></w:r>";
    assert_eq!(lines(&p(art)), ["MẬT"]);
}

#[test]
fn pictures_rules_and_objects_are_named() {
    let picture = "<w:r><w:drawing><wp:docPr name=\"Hình 1\" descr=\"con dấu\"/><a:blip r:embed=\"id-dau.png\"/></w:drawing></w:r>";
    let rule = "<w:r><w:drawing><wp:extent cx=\"900\" cy=\"0\"/><a:prstGeom prst=\"line\"/></w:drawing></w:r>";
    let object = "<w:r><w:object><o:OLEObject ProgID=\"Excel.Sheet.8\" r:id=\"id-so.bin\"/></w:object></w:r>";
    let doc = read(&docx(
        &format!(
            "{}{}{}<w:altChunk r:id=\"id-la.html\"/>",
            p(picture),
            p(&format!("{}{rule}", r("Độc lập"))),
            p(object)
        ),
        &[
            ("image", "dau.png", String::new()),
            ("oleObject", "so.bin", String::new()),
            ("aFChunk", "la.html", "<p>không mở</p>".to_string()),
            ("vbaProject", "vbaProject.bin", String::new()),
        ],
    ));
    assert_eq!(aside(&doc, AsideClass::Picture), ["Hình 1; con dấu; word/dau.png"]);
    assert_eq!(aside(&doc, AsideClass::Object), ["Excel.Sheet.8; word/so.bin", "word/la.html"]);
    assert_eq!(aside(&doc, AsideClass::Macro), ["word/vbaProject.bin"]);
    assert_eq!(seams(&doc.items), [Seam::Picture, Seam::Rule, Seam::Picture]);
    assert_eq!(texts(&doc), ["Độc lập"]);
}

#[test]
fn formulas_in_one_line_are_text() {
    let run = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    assert_eq!(lines(&p(&format!("{}<m:oMath>{}{}</m:oMath>", r("S = "), run("a"), run("+b")))), ["S = a+b"]);
    let fraction = format!(
        "<m:oMathPara><m:oMath><m:f><m:num>{}</m:num><m:den>{}</m:den></m:f></m:oMath></m:oMathPara>",
        run("a"),
        run("b")
    );
    let doc = body(&p(&fraction));
    assert_eq!((texts(&doc).len(), aside(&doc, AsideClass::Formula)), (0, vec!["ab"]));
    assert_eq!(seams(&doc.items), [Seam::Picture]);
}

#[test]
fn heads_feet_and_comments_stand_aside() {
    let doc = read(&docx(
        &p(&r("thân")),
        &[
            ("header", "h1.xml", root("hdr", &p(&r("DỰ THẢO")))),
            (
                "footer",
                "f1.xml",
                root("ftr", &format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p(&r("trang 1")))),
            ),
            ("comments", "c.xml", root("comments", &format!("<w:comment w:id=\"0\">{}</w:comment>", p(&r("xem lại"))))),
        ],
    ));
    assert_eq!(texts(&doc), ["thân"]);
    assert_eq!(aside(&doc, AsideClass::PageEdge), ["DỰ THẢO", "trang 1"]);
    assert_eq!(aside(&doc, AsideClass::Comment), ["xem lại"]);
    let comment = root("comments", &format!("<w:comment w:id=\"0\">{}</w:comment>", p(&r("xem lại"))));
    assert!(super::docx::read(&docx(&p(&r("thân")), &[("comments", "c.xml", comment)])).unwrap().1.is_empty());
}

#[test]
fn notes_come_by_their_marks() {
    let mark = |id: &str| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let own = "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"4\"/><w:t>(*)</w:t></w:r>";
    let note =
        |id: &str, kind: &str, text: &str| format!("<w:footnote w:id=\"{id}\"{kind}>{}</w:footnote>", p(&r(text)));
    let notes = [
        note("0", " w:type=\"separator\"", "—"),
        note("2", "", "thứ hai"),
        note("3", "", "thứ nhất"),
        note("4", "", "dấu riêng"),
        note("9", "", "không ai gọi"),
    ];
    let text = format!("{}{}{}{}{own}", r("a"), mark("3"), r("b"), mark("2"));
    let end = "<w:r><w:endnoteReference w:id=\"1\"/></w:r>";
    let doc = read(&docx(
        &p(&format!("{text}{end}")),
        &[
            ("footnotes", "chu.xml", root("footnotes", &notes.concat())),
            ("endnotes", "cuoi.xml", root("endnotes", &format!("<w:endnote w:id=\"1\">{}</w:endnote>", p(&r("cuối"))))),
        ],
    ));
    let all: Vec<(&str, String)> = doc.notes.iter().map(|n| (n.mark.as_str(), n.lines[0].text())).collect();
    let told = [("1", "thứ nhất"), ("2", "thứ hai"), ("(*)", "dấu riêng"), ("i", "cuối")];
    assert_eq!(all, told.map(|(mark, text)| (mark, text.to_string())));
    let marks: Vec<_> = doc.lines()[0].spans.iter().map(|s| (s.text.as_str(), s.note)).collect();
    assert_eq!(marks, [("a", None), ("", Some(0)), ("b", None), ("", Some(1)), ("(*)", Some(2)), ("", Some(3))]);
    assert_eq!(aside(&doc, AsideClass::Hidden), ["không ai gọi"]);
    assert_eq!(aside(&doc, AsideClass::PageEdge), ["—"]);
}

#[test]
fn sections_and_breaks_are_seams() {
    let section = |inside: &str| format!("<w:sectPr>{inside}</w:sectPr>");
    let wide = section("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>");
    let high = section("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
    let end = |text: &str, section: &str| format!("<w:p><w:pPr>{section}</w:pPr>{}</w:p>", r(text));
    let doc = body(&format!("{}{}{}{high}", end("đứng", &high), end("ngang", &wide), p(&r("lại đứng"))));
    assert_eq!(seams(&doc.items), [Seam::Shape(true), Seam::Shape(false)]);
    assert!(matches!(doc.items[1], Item::Seam(Seam::Shape(true))));
    let runs_on = section("<w:type w:val=\"continuous\"/>");
    assert_eq!(seams(&body(&format!("{}{}{runs_on}", end("a", &high), p(&r("b")))).items), []);
    assert_eq!(seams(&body(&format!("{}{}{high}", end("a", &high), p(&r("b")))).items), [Seam::Page]);
    let before = format!("<w:p><w:pPr><w:pageBreakBefore/></w:pPr>{}</w:p>", r("trang mới"));
    assert!(matches!(body(&before).items[0], Item::Seam(Seam::Page)));
}

#[test]
fn empty_paragraphs_are_distances() {
    let doc = body(&format!("{}<w:p/>{}{}", p(&r("a")), p(&r("b")), p(&r("c"))));
    assert_eq!(
        doc.lines().iter().map(|l| (l.gap_before, l.place.line)).collect::<Vec<_>>(),
        [(false, 1), (true, 3), (false, 4)]
    );
}

#[test]
fn looks_are_said_directly() {
    let run = |props: &str, text: &str| format!("<w:r><w:rPr>{props}</w:rPr><w:t>{text}</w:t></w:r>");
    let all = [
        run("<w:b/>", "đậm"),
        run("<w:b w:val=\"0\"/><w:i/>", "nghiêng"),
        run("<w:u w:val=\"single\"/>", "gạch"),
        run("<w:vertAlign w:val=\"superscript\"/>", "2"),
        run("<w:caps/>", "hoa"),
        run("<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTimeH\"/>", "x"),
    ];
    let doc = body(&format!(
        "<w:p><w:pPr><w:jc w:val=\"center\"/><w:ind w:left=\"720\" w:firstLine=\"567\"/></w:pPr>{}</w:p>",
        all.concat()
    ));
    let line = doc.lines()[0];
    assert_eq!((line.align, line.indent), (Align::Center, 1270 + 1000));
    let [bold, italic, under, raised, caps, font] = &line.spans[..] else { panic!("{line:?}") };
    assert!(bold.bold && italic.italic && !italic.bold && under.underline && raised.script == Script::Super);
    assert_eq!((caps.text.as_str(), caps.shown().as_str(), font.font.as_deref()), ("hoa", "HOA", Some(".VnTime")));
    assert_eq!(line.shown(), "đậmnghiênggạch2HOAx");
}
