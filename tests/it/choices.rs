//! `trinh_bay`: every choice of an office reaches both files, as it was asked for; what cannot be drawn is refused where it
//! was written.

use std::fmt::Write as _;
use std::path::Path;

use kehoach::internals::diag::{Format, SourceMap, render as render_diagnostics};
use kehoach::internals::pipeline;
use lopdf::content::Content;

use crate::support::{MemoryWorld, docx_part, job, messages, plan, render};

/// A plan of two pages with these choices; kept is what `giu_nguyen` names.
fn with(choices: &str, kept: &[&str]) -> String {
    let long = "Các đơn vị trực thuộc phân công viên chức theo dõi, đôn đốc việc thực hiện từng nhiệm vụ theo đúng tiến độ đã đăng ký. ";
    let body = (1..=9).fold(String::new(), |mut body, n| {
        let _ = write!(body, "  {n}. {}\n\n", long.repeat(4).trim_end());
        body
    });
    let kept = kept.iter().fold(String::new(), |mut all, code| {
        let _ = writeln!(all, "  - {{ma: {code}, ly_do: Như bản gốc}}");
        all
    });
    let kept = if kept.is_empty() { kept } else { format!("giu_nguyen:\n{kept}") };
    format!("{}trinh_bay: {{{choices}}}\n{kept}", plan(&body))
}

/// A piece of text as the PDF shows it: where it begins, from the page's left and bottom edge, and its size; all in points.
#[derive(Clone, Copy, Debug)]
struct Shown {
    x: f64,
    y: f64,
    size: f64,
}

/// What the pages of a PDF show.
fn shown(pdf: &[u8]) -> Vec<Vec<Shown>> {
    let file = lopdf::Document::load_mem(pdf).unwrap();
    let page = |id| {
        let content = Content::decode(&file.get_page_content(id)).unwrap();
        let (mut all, mut size, mut at) = (Vec::new(), 0.0, (0.0, 0.0));
        for operation in content.operations {
            let number = |index: usize| f64::from(operation.operands[index].as_float().unwrap());
            match operation.operator.as_str() {
                "Tf" => size = number(1),
                "Tm" => at = (number(4), number(5)),
                "TJ" | "Tj" => all.push(Shown { x: at.0, y: at.1, size }),
                _ => {}
            }
        }
        all
    };
    file.get_pages().values().map(|id| page(*id)).collect()
}

struct Files {
    pages: Vec<Vec<Shown>>,
    styles: String,
    document: String,
}

#[track_caller]
fn made(choices: &str, kept: &[&str]) -> Files {
    let text = with(choices, kept);
    let outcome = render(&text);
    let rendered = outcome.value.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics));
    let docx = rendered.docx.unwrap();
    Files {
        pages: shown(&rendered.pdf.unwrap()),
        styles: docx_part(&docx, "word/styles.xml"),
        document: docx_part(&docx, "word/document.xml"),
    }
}

impl Files {
    /// What the DOCX says of a style.
    fn style(&self, id: &str) -> &str {
        let from = self.styles.find(&format!("w:styleId=\"{id}\"")).unwrap();
        let rest = &self.styles[from..];
        &rest[..rest.find("</w:style>").unwrap()]
    }

    /// The beginnings of a page's lines, the page number left out.
    fn lines(&self, page: usize) -> Vec<Shown> {
        let mut lines = self.pages[page][usize::from(page > 0)..].to_vec();
        lines.dedup_by_key(|shown| shown.y);
        lines
    }

    /// Where the second page's text stands: whole lines of the body.
    fn left(&self) -> f64 {
        self.lines(1).iter().map(|s| s.x).fold(f64::MAX, f64::min)
    }
}

/// Points of millimetres.
fn mm(mm: f64) -> f64 {
    mm * 72.0 / 25.4
}

#[track_caller]
fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 0.06, "{a} is not {b}");
}

#[test]
fn the_body_size_reaches_both_files() {
    for (choices, size) in [("", 14.0), ("co_chu: 13", 13.0), ("co_chu: '13,5'", 13.5)] {
        let files = made(choices, &[]);
        assert!(files.lines(1).iter().take(8).all(|s| s.size == size), "{choices}");
        let style = files.style("KhKhoan");
        assert!(style.contains(&format!("<w:sz w:val=\"{}\"/>", size * 2.0)), "{style}");
    }
}

#[test]
fn the_size_tier_reaches_both_files() {
    for (tier, size) in [("nho", 12.0), ("lon", 13.0)] {
        let files = made(&format!("bac_co: {tier}"), &[]);
        // The first line of the head's right column is Quốc hiệu.
        assert!(files.pages[0].iter().take(2).any(|s| s.size == size), "{tier}: {:?}", &files.pages[0][..4]);
        assert!(files.style("KhQuocHieu").contains(&format!("<w:sz w:val=\"{}\"/>", size * 2.0)));
    }
}

#[test]
fn the_indent_reaches_both_files() {
    for (choices, cm, twips) in [("", 1.27, 720), ("thut_dong: 1", 1.0, 567)] {
        let files = made(choices, &[]);
        let first = files.lines(1).iter().map(|s| s.x).find(|x| *x > files.left() + 1.0).unwrap();
        near(first - files.left(), mm(cm * 10.0));
        assert!(files.style("KhKhoan").contains(&format!("w:firstLine=\"{twips}\"")));
    }
}

/// Distances of the lines of page 2 from the line above: the usual one inside a paragraph, and the widest.
fn steps(files: &Files) -> (f64, f64) {
    let all: Vec<f64> = files.lines(1)[..12].windows(2).map(|pair| pair[0].y - pair[1].y).collect();
    (all.iter().copied().fold(f64::MAX, f64::min), all.iter().copied().fold(0.0, f64::max))
}

#[test]
fn line_pitch_and_paragraph_space_reach_both_files() {
    let (line, wide) = steps(&made("", &[]));
    near(wide - line, 6.0);
    for (pitch, line_240) in [("1.15", 276), ("1.5", 360)] {
        let files = made(&format!("gian_dong: {pitch}"), &[]);
        let (wider, _) = steps(&files);
        near(wider, line * f64::from(line_240) / 240.0);
        assert!(files.style("KhKhoan").contains(&format!("w:line=\"{line_240}\"")));
    }
    let files = made("cach_doan: 10", &[]);
    let (single, wide) = steps(&files);
    near(wide - single, 10.0);
    assert!(files.style("KhKhoan").contains("w:after=\"200\""));
}

#[test]
fn every_margin_reaches_both_files() {
    let files = made("le: {tren: 22, duoi: 25, trai: 35, phai: 20}", &[]);
    near(files.left(), mm(35.0));
    // The page number stands in the middle of the measure: half a digit left of it.
    let number = files.pages[1][0];
    near(number.x + number.size / 4.0, mm((35.0 + 210.0 - 20.0) / 2.0));
    // The first line hangs from the top margin by what stands above the baseline; the last ends above the bottom margin.
    let usual = made("", &[]);
    near(usual.lines(1)[0].y - files.lines(1)[0].y, mm(2.0));
    let lowest = |files: &Files| files.lines(0).iter().map(|s| s.y).fold(f64::MAX, f64::min);
    assert!(lowest(&files) > mm(25.0) && lowest(&files) < mm(25.0) + 60.0, "{}", lowest(&files));
    for (side, mm) in [("top", 22.0), ("bottom", 25.0), ("left", 35.0), ("right", 20.0)] {
        let twips = (mm * 1440.0_f64 / 25.4).round();
        assert!(files.document.contains(&format!("w:{side}=\"{twips}\"")), "{side}");
    }
}

#[test]
fn choices_go_together_and_kept_ones_are_drawn_as_asked() {
    let choices = "co_chu: 12, bac_co: lon, thut_dong: 2, gian_dong: 1.7, cach_doan: 3, le: {tren: 12, duoi: 15, trai: 25, phai: 12}";
    let codes = ["TB-01", "TB-03", "TB-04", "TB-05", "TB-06"];
    let files = made(choices, &codes);
    assert!(files.lines(1).iter().take(8).all(|s| s.size == 12.0));
    near(files.left(), mm(25.0));
    let first = files.lines(1).iter().map(|s| s.x).find(|x| *x > files.left() + 1.0).unwrap();
    near(first - files.left(), mm(20.0));
    let (line, wide) = steps(&files);
    near(wide - line, 3.0);
    assert!(files.style("KhKhoan").contains("w:line=\"408\""));
    // The number of a page does not run into its text, however narrow the margin is.
    assert!(files.pages[1][0].y > files.lines(1)[0].y + 12.0);
    let refused = messages(with(choices, &[]).as_bytes());
    for code in codes {
        assert!(refused.contains(&format!("lỗi[{code}]")), "{code}: {refused}");
    }
    let kept = messages(with(choices, &codes).as_bytes());
    assert_eq!(kept.matches("lưu ý[TB-0").count(), 8, "{kept}");
}

#[test]
fn what_cannot_be_drawn_is_refused_where_it_was_written() {
    let said = |choices: &str| messages(with(choices, &["TB-01", "TB-06"]).as_bytes());
    assert!(said("co_chu: 13.25").contains("lỗi[TB-10]: cỡ chữ 13,25 pt không trình bày được: cỡ chữ tính đến nửa pt"));
    assert!(said("co_chu: .nan").contains("lỗi["));
    assert!(said("le: {tren: 6}").contains("lỗi[TB-07]: lề trên 6 mm không trình bày được"));
    assert!(said("le: {trai: 200}").contains("lỗi[TB-07]"));
    // Margins that may be drawn but leave the head no room.
    let narrow = said("le: {trai: 80, phai: 80}");
    assert!(narrow.contains("lỗi[DAU-02]: phần đầu không đủ chỗ"), "{narrow}");
}

#[test]
fn a_message_points_into_the_file_that_the_choice_stands_in() {
    let profile = "co_quan:\n  - {co_quan_ban_hanh: PHÒNG NỘI VỤ}\ntrinh_bay:\n  co_chu: 16\n  le: {trai: 45}\n";
    let text = plan("  Nội dung.") + "don_vi: don-vi.yaml\ntrinh_bay:\n  gian_dong: 3\n";
    let world = MemoryWorld::default().with("don-vi.yaml", profile);
    let mut sources = SourceMap::default();
    let outcome = pipeline::render(&job("ke-hoach.yaml", text.as_bytes(), Path::new("")), &world, &mut sources);
    let said = render_diagnostics(&outcome.diagnostics, &sources, Format::Short, false);
    for expected in ["don-vi.yaml:4:11: lỗi[TB-01]", "don-vi.yaml:5:14: lỗi[TB-06]", ": lỗi[TB-04]: giãn dòng 3 dòng"]
    {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
    assert!(said.lines().any(|l| l.starts_with("ke-hoach.yaml:") && l.contains("TB-04")), "{said}");
    assert!(outcome.diagnostics.iter().all(|d| d.why.as_deref().is_some_and(|why| why.starts_with("NĐ 30, "))));
}
