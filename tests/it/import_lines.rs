//! Whatever a line of an old file looks like, it is printed as it stands: nothing of it is taken for a mark of the plan file.

use kehoach::internals::diag::{Outcome, SourceMap};
use kehoach::internals::model::{Body, BodyItem, Label};
use kehoach::{FontSet, Import, ImportFrom, Input, Memory};

use super::word;

/// What lines are put together of.
const PIECES: [&str; 44] = [
    "![Sơ đồ](a.png)",
    "| a | b |",
    "|---|---|",
    "|",
    "#",
    "# ",
    "## Tên",
    "> ",
    ">",
    "- ",
    "-",
    "+ ",
    "* ",
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "```",
    "~~",
    ":::",
    "---",
    "===",
    "1. ",
    "1.",
    "a) ",
    "I. ",
    "Điều 1. ",
    "[^1]",
    "[^1]: ",
    "[x](http://y)",
    "- [ ] ",
    "<b>",
    "<br>",
    "<p>",
    "&nbsp;",
    "\\",
    "\\- ",
    "-> giữa <-",
    "m^2^",
    "H~2~O",
    "Chữ thường",
    "KẾT THÚC.",
];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn line(&mut self) -> String {
        let count = 1 + self.below(4);
        (0..count).map(|_| PIECES[self.below(PIECES.len())]).collect::<Vec<&str>>().join(["", " "][self.below(2)])
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text of a body, in its order.
fn shown(body: &Body, out: &mut String) {
    for item in body {
        match item {
            BodyItem::Section(section) => {
                if let Label::Typed(label) = &section.label {
                    out.push_str(&label.text.text());
                }
                section.title.iter().chain(&section.text).for_each(|text| out.push_str(&text.text()));
                shown(&section.children, out);
            }
            BodyItem::Paragraph { text, .. } => out.push_str(&text.text()),
            BodyItem::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.flat_map(|cell| &cell.paragraphs).for_each(|text| out.push_str(&text.text()));
            }
            BodyItem::Landscape { items, .. } => shown(items, out),
            BodyItem::Figure(_) => out.push_str("HÌNH"),
        }
    }
}

/// The plan file of a file.
fn plan(name: &str, bytes: &[u8], lines: &[String]) -> String {
    let asked = Import { file: Input::new(name, bytes), from: ImportFrom::Auto, charset: None };
    match kehoach::import(&asked, &FontSet::embedded(), &Memory::default()) {
        Ok((made, findings)) => {
            let told = findings.to_string();
            assert!(!told.contains("NHAP-91"), "{lines:#?}\n{told}\n{}", made.plan);
            made.plan
        }
        Err(findings) => panic!("{lines:#?}\n{findings}"),
    }
}

fn body(plan: &str) -> String {
    let mut sources = SourceMap::default();
    let Outcome { value, diagnostics } = kehoach::internals::parse::plan(plan, sources.add("t.yaml", plan));
    let (plan, _) = value.unwrap_or_else(|| panic!("{diagnostics:?}"));
    let mut out = String::new();
    shown(&plan.body, &mut out);
    shown(&plan.closing, &mut out);
    out
}

const HEAD: &str = "SỞ NỘI VỤ|Số: 1/KH-SNV|An Bình, ngày 12 tháng 5 năm 2026|KẾ HOẠCH|Tập huấn văn thư|\
    Sở Nội vụ mở lớp như sau:|I. NỘI DUNG|Các lớp mở tại xã.";
const FOOT: &str = "II. KINH PHÍ|Theo dự toán.|Nơi nhận:|- Các xã;|- Lưu: VT.|GIÁM ĐỐC|Lê Thị Hòa";

#[test]
fn any_line_of_a_word_file_is_printed_as_it_stands() {
    let mut dice = Dice(20_260_105);
    for _ in 0..150 {
        let lines: Vec<String> = (0..1 + dice.below(5)).map(|_| dice.line()).collect();
        let paragraphs = |text: &str| text.split('|').map(word::plain).collect::<String>();
        let inside: String = lines.iter().map(|line| word::plain(line)).collect();
        let file = word::of(&format!("{}{inside}{}", paragraphs(HEAD), paragraphs(FOOT)));
        let found = body(&plan("a.docx", &file, &lines));
        let wanted = bare(&format!("I. NỘI DUNG Các lớp mở tại xã.{}II. KINH PHÍ Theo dự toán.", lines.concat()));
        assert_eq!(bare(&found), wanted, "{lines:#?}");
    }
}

#[test]
fn any_line_of_a_text_is_read_and_printed_but_for_its_marks() {
    /// Marks that a text may have of Markdown.
    const MARKS: &str = "*_#|-=`>\\~^<:,";
    let mut dice = Dice(7);
    for _ in 0..150 {
        let lines: Vec<String> = (0..1 + dice.below(5)).map(|_| dice.line()).collect();
        let text = format!("{}\n\n{}\n\n{}\n", HEAD.replace('|', "\n\n"), lines.join("\n\n"), FOOT.replace('|', "\n"));
        let found = body(&plan("a.txt", text.as_bytes(), &lines));
        // Of the words none is lost; of tags and names of characters nothing is told here.
        let letters =
            |text: &str| -> String { text.chars().filter(|c| c.is_alphabetic() && !MARKS.contains(*c)).collect() };
        if lines.iter().all(|line| !line.contains(['<', '&', '[', '|'])) {
            let wanted =
                letters(&format!("I. NỘI DUNG Các lớp mở tại xã.{}II. KINH PHÍ Theo dự toán.", lines.concat()));
            assert_eq!(letters(&found), wanted, "{lines:#?}");
        }
    }
}
