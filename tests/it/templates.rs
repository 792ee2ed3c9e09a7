//! Templates decide: an office that replaces one part changes both outputs, and nothing else.

use std::path::{Path, PathBuf};

use kehoach::internals::diag::{Format, SourceMap, render as render_diagnostics};
use kehoach::internals::pipeline::{self, Stage};

use crate::agree::pages_text;
use crate::support::{MemoryWorld, docx_text, emit_in, job, plan, words};

const KE_HOACH: &str = include_str!("../../templates/goc/ke-hoach.xml");

/// Renders a plan with an office's templates: text of the DOCX and of the pages.
fn both(world: &MemoryWorld) -> (String, String) {
    let yaml = plan("  I. MỤC ĐÍCH\n\n  Nâng cao kỹ năng soạn thảo.")
        .replace("noi_dung:", "can_cu:\n  - Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024\nnoi_dung:");
    let mut with = job("ke-hoach.yaml", yaml.as_bytes(), Path::new(""));
    with.templates = Some(PathBuf::from("mau"));
    let rendered = pipeline::render(&with, world, &mut SourceMap::default());
    let docx = docx_text(&rendered.value.expect("the templates are good").docx.unwrap());
    (docx, pages_text(&emit_in(&with, world, Stage::Pages)))
}

#[test]
fn swapping_two_parts_swaps_them_in_both_outputs() {
    let lines: Vec<&str> = KE_HOACH.lines().collect();
    let of = |part: &str| lines.iter().position(|l| l.contains(&format!("phan/{part}.xml"))).unwrap();
    let (a, b) = (of("can-cu"), of("noi-dung"));
    let mut swapped = lines.clone();
    swapped.swap(a, b);
    let before = both(&MemoryWorld::default().with("mau/khac.txt", ""));
    let after = both(&MemoryWorld::default().with("mau/ke-hoach.xml", swapped.join("\n")));
    for (before, after) in [(&before.0, &after.0), (&before.1, &after.1)] {
        let place = |text: &str, what: &str| text.find(what).unwrap_or_else(|| panic!("{what} in {text}"));
        assert!(place(before, "Căn cứ Luật") < place(before, "MỤC ĐÍCH"));
        assert!(place(after, "Căn cứ Luật") > place(after, "MỤC ĐÍCH"));
    }
    assert_eq!(words(&after.0), words(&after.1));
}

#[test]
fn dropping_a_part_drops_it_from_both_outputs() {
    let without = KE_HOACH.lines().filter(|l| !l.contains("phan/can-cu.xml")).collect::<Vec<_>>().join("\n");
    let (docx, pages) = both(&MemoryWorld::default().with("mau/ke-hoach.xml", &without));
    assert!(!docx.contains("Căn cứ Luật") && !pages.contains("Căn cứ Luật"));
    assert!(docx.contains("MỤC ĐÍCH") && pages.contains("MỤC ĐÍCH"));
}

#[test]
fn adding_a_line_adds_it_to_both_outputs() {
    let mut lines: Vec<&str> = KE_HOACH.lines().collect();
    let at = lines.iter().position(|l| l.contains("phan/noi-dung.xml")).unwrap();
    lines.insert(at + 1, "<p>Kế hoạch này được công khai tại trụ sở.</p>");
    let (docx, pages) = both(&MemoryWorld::default().with("mau/ke-hoach.xml", lines.join("\n")));
    assert!(docx.contains("công khai tại trụ sở") && pages.contains("công khai tại trụ sở"));
}

#[test]
fn the_ending_of_a_template_is_read_in_capitals_too() {
    let text = "<p>Theo Luật Lưu trữ.</p>\n";
    for name in ["mau/phan/can-cu.XML", "mau/phan/can-cu.Xml"] {
        let (docx, pages) = both(&MemoryWorld::default().with(name, text));
        assert!(docx.contains("Theo Luật Lưu trữ.") && pages.contains("Theo Luật Lưu trữ."), "{name}");
    }
}

#[test]
fn a_wrong_template_is_reported_with_its_file_and_line() {
    for (name, text, wanted) in [
        ("mau/phan/can-cu.xml", "<can-cu>Một</can-cu>\n<can-cuu>Hai</can-cuu>\n", "mau/phan/can-cu.xml:2:"),
        ("mau/phan/can-cu.xml", "\n\n{% if xyz %}<p>a</p>", "mau/phan/can-cu.xml:"),
        ("mau/phan/can-cu.xml", "\n<p>{{ khong_co_gia_tri.nay }}</p>\n", "mau/phan/can-cu.xml:2"),
        ("mau/phan/can-cu.xml", "\n<p>{{ trich_yeu | safe }}</p>\n", "mau/phan/can-cu.xml:2"),
    ] {
        let yaml = plan("  Nội dung.");
        let mut with = job("ke-hoach.yaml", yaml.as_bytes(), Path::new(""));
        with.templates = Some(PathBuf::from("mau"));
        let mut sources = SourceMap::default();
        let outcome = pipeline::render(&with, &MemoryWorld::default().with(name, text), &mut sources);
        assert!(outcome.value.is_none());
        let messages = render_diagnostics(&outcome.diagnostics, &sources, Format::Short, false);
        assert!(messages.contains(wanted), "{text}\n{messages}");
    }
}
