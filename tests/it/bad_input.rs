//! Bad input gets a clear Vietnamese message with file, line and column: never a panic, never a file.

use std::path::Path;
use std::time::{Duration, Instant};

use kehoach::internals::diag::{Format, SourceMap};
use kehoach::internals::pipeline;

use crate::support::{MemoryWorld, docx_text, job, messages, messages_as, plan, render};

/// Asserts that the message about a plan, spoilt by a replacement, holds a text.
#[track_caller]
fn expect(from: &str, to: &str, wanted: &str) {
    let good = plan("  1. Mục đích\n\n  Nội dung.");
    assert!(good.contains(from), "{from}");
    let spoilt = good.replacen(from, to, 1);
    let said = messages(spoilt.as_bytes());
    let advice = messages_as(spoilt.as_bytes(), Format::Human);
    assert!(said.contains(wanted) || advice.contains(wanted), "wanted: {wanted}\nsaid: {said}{advice}");
    assert!(said.lines().all(|l| l.starts_with("ke-hoach.yaml")), "every message has its place: {said}");
}

#[test]
fn the_plan_itself_is_good() {
    assert_eq!(messages(plan("  1. Mục đích\n\n  Nội dung.").as_bytes()), "");
}

#[test]
fn a_misspelt_key_names_the_near_one() {
    expect("ky_hieu:", "ki_hieu:", "ke-hoach.yaml:4:1: lỗi[");
    expect("ky_hieu:", "ki_hieu:", "'ky_hieu'");
    expect("  ho_ten:", "  hoten:", "'ho_ten'");
}

#[test]
fn a_duplicate_key_is_an_error() {
    expect("so: 12\n", "so:\nso: 5\n", "ke-hoach.yaml:4:1: lỗi[");
}

#[test]
fn a_wrong_type_is_an_error() {
    expect("trich_yeu: Tổ chức tập huấn công tác văn thư năm 2021", "trich_yeu: {a: b}", "ke-hoach.yaml:7:12: lỗi[");
    expect("noi_nhan:\n  - Các phòng, ban", "noi_nhan: {a: [b]}", "lỗi[");
}

#[test]
fn days_that_do_not_exist_are_errors() {
    for date in ["31/2/2021", "29/02/2023", "0/5/2021", "1/13/2021", "2021-04-31", "mai"] {
        expect("31/5/2021", date, "ke-hoach.yaml:6:7: lỗi[");
    }
}

#[test]
fn missing_parts_are_named() {
    expect("ky_hieu: KH-PNV\n", "", "ky_hieu");
    expect("dia_danh: An Phú\n", "", "dia_danh");
    expect("co_quan_ban_hanh: PHÒNG NỘI VỤ\n", "", "co_quan_ban_hanh");
    expect("noi_nhan:\n  - Các phòng, ban\n", "", "noi_nhan");
    expect("  ho_ten: Lê Thị Hòa\n", "", "ho_ten");
}

#[test]
fn several_faults_are_reported_in_one_run() {
    let spoilt =
        plan("  Nội dung.").replace("ky_hieu:", "ki_hieu:").replace("31/5", "31/2").replace("chuc_vu:", "chucvu:");
    let said = messages(spoilt.as_bytes());
    assert!(said.matches("lỗi[").count() >= 3, "{said}");
}

#[test]
fn tabs_are_explained() {
    expect("  - Các phòng, ban", "\t- Các phòng, ban", "phím Tab");
}

#[test]
fn bytes_that_are_not_utf8_are_refused() {
    let mut bytes = plan("  Nội dung.").into_bytes();
    bytes.extend(b"# T\xd7nh h\xd7nh\n");
    assert!(messages(&bytes).contains("UTF-8"));
    let utf16: Vec<u8> = "\u{feff}so: 5\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(messages(&utf16).contains("lỗi["));
}

#[test]
fn a_byte_order_mark_and_crlf_are_accepted() {
    let windows = format!("\u{feff}{}", plan("  1. Mục đích\n\n  Nội dung.").replace('\n', "\r\n"));
    assert_eq!(messages(windows.as_bytes()), "");
    let plain = render(&plan("  1. Mục đích\n\n  Nội dung.")).value;
    assert!(render(&windows).value == plain);
}

#[test]
fn an_empty_file_is_refused() {
    for text in ["", "\n\n", "# chỉ có chú thích\n", "\u{feff}"] {
        assert!(messages(text.as_bytes()).contains("lỗi["), "{text:?}");
    }
}

#[test]
fn an_alias_bomb_ends_quickly() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for i in 1..12 {
        let list = vec![format!("*a{}", i - 1); 10].join(", ");
        text.push_str(&format!("a{i}: &a{i} [{list}]\n"));
    }
    let start = Instant::now();
    assert!(messages(text.as_bytes()).contains("lỗi["));
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_line_crowded_with_maps_ends_quickly() {
    let start = Instant::now();
    let said = messages(format!("noi_nhan: [{}]\n", "{a: b}, ".repeat(200_000)).as_bytes());
    assert!(said.contains("ke-hoach.yaml:1:1: lỗi[YAML-12]"), "{said}");
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_very_long_word_is_set_and_reported() {
    let word = "x".repeat(5000);
    let yaml = plan(&format!("  Từ {word} dài."));
    let said = messages(yaml.as_bytes());
    assert!(said.contains("cảnh báo[CHU-20]"), "{said}");
    let docx = render(&yaml).value.expect("a warning only").docx.unwrap();
    assert!(docx_text(&docx).contains(&word));
}

#[test]
fn a_very_long_word_in_the_head_is_refused() {
    expect("PHÒNG NỘI VỤ", &"X".repeat(200), "ke-hoach.yaml:2:19: lỗi[DAU-02]");
}

#[test]
fn control_characters_are_refused() {
    for c in ['\u{0}', '\u{1}', '\u{b}', '\u{7f}', '\u{ffff}'] {
        let said = messages(plan(&format!("  Nội{c} dung.")).as_bytes());
        assert!(said.contains("ke-hoach.yaml:9:6"), "{c:?}: {said}");
    }
}

#[test]
fn a_character_without_glyph_is_named_with_its_place() {
    expect("Nội dung.", "Nội 漢 dung.", "ke-hoach.yaml:11:7: lỗi[PHONG-01]: phông chữ không có ký tự '漢' (U+6F22)");
    expect("Các phòng, ban", "Các phòng 😀", "U+1F600");
}

#[test]
fn a_table_wider_than_the_page_is_refused() {
    let cell = "Mmmmmmmmmmmm | ".repeat(30);
    let rule = "---|".repeat(30);
    expect("  Nội dung.", &format!("  | {cell}\n  |{rule}\n  | {cell}"), "lỗi[BANG-20]");
}

#[test]
fn ten_megabytes_are_refused_at_once() {
    let start = Instant::now();
    let said = messages(plan(&"  Nội dung. ".repeat(800_000)).as_bytes());
    assert!(said.contains("tệp quá lớn"), "{}", &said[..said.len().min(300)]);
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn layout_wishes_outside_the_decree_are_refused_with_the_clause() {
    let yaml = plan("  Nội dung.") + "trinh_bay: {co_chu: 12, thut_dong: 2, le: {trai: 40}}\n";
    let mut sources = SourceMap::default();
    let with = job("ke-hoach.yaml", yaml.as_bytes(), Path::new(""));
    let outcome = pipeline::render(&with, &MemoryWorld::default(), &mut sources);
    assert!(outcome.value.is_none());
    let clauses: Vec<_> = outcome.diagnostics.iter().filter_map(|d| d.why.as_deref()).collect();
    assert!(clauses.len() == 3 && clauses.iter().all(|c| c.contains("Phụ lục I, ")), "{clauses:?}");
}

#[test]
fn a_profile_that_is_not_there_is_named() {
    expect("so: 12\n", "so: 12\ndon_vi: khong-co.yaml\n", "ke-hoach.yaml:4:9: lỗi[DV-20]");
}

#[test]
fn a_damaged_plan_never_panics() {
    let good = plan("  I. MỤC ĐÍCH\n\n  1. Một\n\n  a) **Hai**\n\n  | a | b |\n  |---|---|\n  | c | d |");
    for end in (0..good.len()).filter(|i| good.is_char_boundary(*i)).step_by(7) {
        let _ = messages(&good.as_bytes()[..end]);
    }
    let mut state = 12_345_u64;
    for _ in 0..60 {
        let mut bytes = good.clone().into_bytes();
        for _ in 0..4 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (state >> 33) as usize % bytes.len();
            bytes[at] = b" :-|*&#\t{}[]\"'\n"[(state >> 20) as usize % 15];
        }
        let _ = messages(&bytes);
    }
}
