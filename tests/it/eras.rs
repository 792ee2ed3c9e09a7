//! The acceptance test of the design: a made-up era needs a data file only.

use std::path::Path;

use kehoach::diag::SourceMap;
use kehoach::era::{EraSource, EraTable};
use kehoach::pipeline::{self, Stage};

use crate::support::{MemoryWorld, docx_part, docx_text, emit_in, job, plan};

const NEWEST: &str = include_str!("../../templates/the-thuc/nd30-2020.yaml");

#[test]
fn a_made_up_era_needs_a_data_file_only() {
    let invented = NEWEST
        .replace("ten_khac: [nd30]", "ten_khac: [thu]")
        .replace("tu_ngay: 2020-03-05", "tu_ngay: 2040-01-01")
        .replace("Độc lập - Tự do - Hạnh phúc", "\"Độc lập, Tự do, Hạnh phúc\"")
        .replace("so_ky_hieu: {ten: NĐ30 Số và ký hiệu, co_chu: 13", "so_ky_hieu: {ten: Kiểu số thử, co_chu: 15")
        .replace("{chu: \"Nơi nhận:\"", "{chu: \"Gửi đến:\"");
    let eras =
        || EraTable::new(vec![EraSource { id: "thu-2040", text: &invented }, EraSource { id: "cu", text: NEWEST }]);
    let yaml = plan("  Nội dung.").replace("31/5/2021", "31/5/2041");
    let mut with = job("ke-hoach.yaml", yaml.as_bytes(), Path::new(""));
    with.eras = eras();
    let world = MemoryWorld::default();
    let mut sources = SourceMap::default();
    let outcome = pipeline::render(&with, &world, &mut sources);
    let docx = outcome.value.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics)).docx.unwrap();
    let text = docx_text(&docx);
    assert!(text.contains("Độc lập, Tự do, Hạnh phúc") && text.contains("Gửi đến:"));
    assert!(docx_part(&docx, "word/styles.xml").contains("Kiểu số thử"));
    let pages = emit_in(&with, &world, Stage::Pages);
    assert!(pages.lines().any(|l| l.contains("Số:") && l.contains("   15 P")), "{pages}");

    let old = yaml.replace("31/5/2041", "31/5/2021");
    let mut with = job("ke-hoach.yaml", old.as_bytes(), Path::new(""));
    with.eras = eras();
    assert!(emit_in(&with, &world, Stage::Pages).contains("Độc lập - Tự do - Hạnh phúc"));
}
