//! Signers and copies through the whole way: both files, their fields, and what `issue` leaves alone.

use std::path::Path;

use kehoach::internals::diag::SourceMap;
use kehoach::internals::pipeline::{self, Stage};

use crate::support::{MemoryWorld, docx_text, emit_in, job, messages, plan, render, words};

/// A plan with other signers.
fn signed(ky: &str) -> String {
    let text = plan("  Nội dung.");
    let at = text.find("ky:").unwrap();
    format!("{}{ky}", &text[..at])
}

const TWO: &str = "ky:\n  - {co_quan: SỞ A, chuc_vu: GIÁM ĐỐC SỞ A, ho_ten: Lê Văn An}\n  - {co_quan: SỞ B, hinh_thuc: KT., thay: GIÁM ĐỐC SỞ B, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Vũ Thị Bê}\n";

const COPY: &str = "sao:\n  hinh_thuc: sao_y\n  co_quan: TRƯỜNG MẦM NON HOA BAN\n  ky_hieu: MNHB\n  dia_danh: An Phú\n  ngay: {nam: 2021}\n  ky: {chuc_vu: HIỆU TRƯỞNG, ho_ten: Tô Thị Xuyến}\n  noi_nhan: [Các tổ]\n  luu: VT\n";

fn blocks(text: &str) -> String {
    emit_in(&job("ke-hoach.yaml", text.as_bytes(), Path::new("")), &MemoryWorld::default(), Stage::Blocks)
}

/// Page, left edge and baseline of the line that holds a text, as `--emit pages` shows them.
fn line(pages: &str, wanted: &str) -> (f64, f64) {
    let found = pages.lines().find(|l| l.contains(wanted)).unwrap_or_else(|| panic!("{wanted}\n{pages}"));
    let numbers: Vec<f64> = found.split_whitespace().filter_map(|w| w.parse().ok()).collect();
    (numbers[0], numbers[1])
}

#[test]
fn two_signers_stand_side_by_side_and_their_names_are_level() {
    let pages = |text: &str| {
        emit_in(&job("ke-hoach.yaml", text.as_bytes(), Path::new("")), &MemoryWorld::default(), Stage::Pages)
    };
    let beside = pages(&signed(TWO));
    let (left, right) = (line(&beside, "Lê Văn An"), line(&beside, "Vũ Thị Bê"));
    assert!(left.0 < right.0 && left.1 == right.1, "{left:?} {right:?}\n{beside}");
    assert!(line(&beside, "Nơi nhận:").1 > left.1, "Nơi nhận stands below two signers");
    let stacked = pages(&format!("xep_ky: doc\n{}", signed(TWO)));
    assert!(line(&stacked, "Lê Văn An").1 < line(&stacked, "Vũ Thị Bê").1);
    assert!(line(&stacked, "Nơi nhận:").1 < line(&stacked, "Lê Văn An").1);
}

#[test]
fn every_way_of_placing_signers_prints_every_word_once() {
    let third = "  - {co_quan: SỞ C, chuc_vu: GIÁM ĐỐC SỞ C, ho_ten: Đỗ Cẩn}\n";
    for (arrangement, ky) in
        [("ngang", TWO.to_string()), ("ngang", format!("{TWO}{third}")), ("doc", format!("{TWO}{third}"))]
    {
        let text = format!("xep_ky: {arrangement}\n{}", signed(&ky));
        assert_eq!(messages(text.as_bytes()), "");
        let docx = docx_text(&render(&text).value.unwrap().docx.unwrap());
        let count = |wanted: &str| docx.lines().filter(|line| *line == wanted).count();
        for wanted in ["Lê Văn An", "Vũ Thị Bê", "KT. GIÁM ĐỐC SỞ B", "Nơi nhận:"] {
            assert_eq!(count(wanted), 1, "{wanted}: {docx}");
        }
        let rows = blocks(&text);
        assert_eq!(
            rows.matches("  ky\n").count() + rows.matches("  noi-nhan\n").count(),
            if arrangement == "doc" { 6 } else { 4 }
        );
    }
}

#[test]
fn a_name_wider_than_its_half_is_cut_at_spaces_with_a_warning_at_its_place() {
    let long = TWO.replace("Lê Văn An", &"Lê Văn An ".repeat(6));
    let said = messages(signed(&long).as_bytes());
    assert!(said.contains("ke-hoach.yaml:14:53: cảnh báo[DAU-22]"), "{said}");
}

#[test]
fn a_copy_stands_below_the_document_with_fields_of_its_own() {
    let text = format!("{}{COPY}", plan("  Nội dung.").replace("so: 12\n", "so: 27\n"));
    let said = messages(text.as_bytes());
    assert!(said.contains("cảnh báo[SAO-05]: bản sao y làm từ chính văn bản") && said.lines().count() == 1, "{said}");
    let tree = blocks(&text);
    assert!(tree.contains("ban-sao\n  dau-trang\n    trai\n      co-quan-ban-hanh: TRƯỜNG MẦM NON HOA BAN"), "{tree}");
    assert!(tree.contains("hinh-thuc-sao: SAO Y") && tree.contains("Số: ‹so›/SY-MNHB"), "{tree}");
    let rendered = render(&text).value.unwrap();
    let docx = docx_text(&rendered.docx.unwrap());
    assert!(words(&docx).windows(2).any(|pair| pair == ["SAO", "Y"]), "{docx}");
    let pdf = String::from_utf8_lossy(&rendered.pdf.unwrap()).into_owned();
    for name in ["(sao_so)", "(sao_ngay)", "(sao_thang)", "(sao_chu_ky_1)", "(sao_con_dau_1)"] {
        assert!(pdf.contains(name), "{name}");
    }
    for name in ["(so)", "(so_2)", "(ngay)", "(chu_ky_1)", "(con_dau_1)", "(chu_ky_2)"] {
        assert!(!pdf.contains(name), "{name}");
    }
}

#[test]
fn a_copy_of_any_type_shows_nothing_of_the_documents_own_foot() {
    for kind in ["ke_hoach", "bao_cao", "cong_van", "quyet_dinh"] {
        let own = plan("  Nội dung.").replace("so: 12\n", "so: 27\n");
        let to = if kind == "cong_van" { "kinh_gui: [Sở Nội vụ]\n" } else { "" };
        let text = format!("loai: {kind}\n{to}nguoi_soan: NVA.(8)\n{own}{COPY}");
        let tree = blocks(&text);
        assert_eq!(tree.matches("NVA.(8)").count(), 1, "{kind}: {tree}");
        assert_eq!(tree.matches("\nban-sao\n").count(), 1, "{kind}: {tree}");
    }
}

#[test]
fn an_electronic_copy_is_a_line_in_the_margin() {
    let text = format!(
        "ban: dien_tu\n{}sao: {{hinh_thuc: sao_luc, co_quan: Sở A, gio: \"08:05:00\", ngay: 2/6/2021}}\n",
        plan("  Nội dung.").replace("so: 12\n", "so: 27\n")
    );
    let said = messages(text.as_bytes());
    assert!(said.contains("SAO-05") && said.lines().count() == 1, "{said}");
    let tree = blocks(&text);
    assert!(tree.starts_with("le-tren\n  ky-so-dong: Sao lục; Sở A; 02/6/2021; 08:05:00 +07:00\n"), "{tree}");
    assert!(!tree.contains("ban-sao"), "{tree}");
}

#[test]
fn a_profile_goes_along_with_what_its_signers_told() {
    let profile = "co_quan: {co_quan_ban_hanh: [ỦY BAN NHÂN DÂN, XÃ AN PHÚ], dia_danh: An Phú, ky_hieu: KH-UBND, che_do: tap_the}\n\
                   nguoi_ky:\n  - {ma: ct, chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn An}\n  - {ma: pct, chuc_vu: PHÓ CHỦ TỊCH, ho_ten: Vũ Thị Bê}\n";
    let text = "don_vi: don-vi.yaml\nso: 5\nngay: 5/3/2026\ntrich_yeu: Trồng cây\nnoi_dung: Nội dung.\nnoi_nhan: [Các thôn]\nluu: VT\nky: {ma: pct}\n";
    let tree = |profile: &str, plan: &str| {
        let world = MemoryWorld::default().with("don-vi.yaml", profile);
        emit_in(&job("ke-hoach.yaml", plan.as_bytes(), Path::new("")), &world, Stage::Blocks)
    };
    let before = tree(profile, text);
    assert!(before.contains("TM. ỦY BAN NHÂN DÂN") && before.contains("KT. CHỦ TỊCH"), "{before}");
    let mut sources = SourceMap::default();
    let file = sources.add("don-vi.yaml", profile);
    let agency = kehoach::internals::parse::agency(profile, file).value.unwrap().0;
    let file = sources.add("ke-hoach.yaml", text);
    let plan = kehoach::internals::parse::plan(text, file).value.unwrap().0;
    let carried = kehoach::internals::parse::canonical::agency(&agency, &plan);
    let canonical = kehoach::internals::parse::canonical::plan(&plan, Some("don-vi.yaml")).unwrap();
    assert!(!carried.contains("Lê Văn An"), "{carried}");
    assert_eq!(tree(&carried, &canonical), before, "{carried}");
    // The same plan and profile, rendered: no error.
    let world = MemoryWorld::default().with("don-vi.yaml", &carried);
    let outcome =
        pipeline::render(&job("k.yaml", canonical.as_bytes(), Path::new("")), &world, &mut SourceMap::default());
    assert!(outcome.value.is_some());
}
