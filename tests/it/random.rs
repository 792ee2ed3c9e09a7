//! Properties that hold for every plan: random ones, from a fixed seed.

use std::fmt::Write;
use std::path::Path;

use kehoach::internals::pipeline::Stage;

use crate::agree::{assert_same_words, pages_text};
use crate::support::{MemoryWorld, docx_text, emit_in, job, render};

/// A small generator, so that every run tries the same plans.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

const WORDS: &[&str] = &[
    "tổ",
    "chức",
    "thực",
    "hiện",
    "nhiệm",
    "vụ",
    "được",
    "giao",
    "theo",
    "đúng",
    "quy",
    "định",
    "Nghị",
    "quyết",
    "số",
    "57-NQ/TW",
    "GD&ĐT",
    "(5%)",
    "“đổi",
    "mới”",
    "kinh tế - xã hội",
    "2021-2025",
    "nghiêm",
    "túc,",
    "hiệu",
    "quả;",
    "ngành",
    "Ủy",
    "ban",
];

pub(crate) fn sentence(dice: &mut Dice, most: usize) -> String {
    let count = 3 + dice.roll(most);
    (0..count).map(|_| dice.pick(WORDS)).collect::<Vec<_>>().join(" ")
}

/// A plan of random size and shape.
fn random_plan(dice: &mut Dice) -> String {
    let mut body = String::new();
    for section in 0..1 + dice.roll(4) {
        let _ = write!(body, "  {}. MỤC LỚN THỨ {section}\n\n", ["I", "II", "III", "IV", "V"][section]);
        for item in 1..=1 + dice.roll(5) {
            if dice.roll(2) == 0 {
                let _ = write!(body, "  {item}. Tiêu đề {}\n\n  {}.\n\n", sentence(dice, 6), sentence(dice, 90));
            } else {
                let _ = write!(body, "  {item}. {}.\n\n", sentence(dice, 60));
            }
            for letter in ["a", "b", "c"].into_iter().take(dice.roll(4)) {
                let _ = write!(
                    body,
                    "  {letter}) {} **{}** {};\n\n",
                    sentence(dice, 20),
                    sentence(dice, 4),
                    sentence(dice, 30)
                );
            }
            if dice.roll(6) == 0 {
                body.push_str("  | STT | Việc | Ghi chú |\n  |:-:|---|--:|\n");
                for row in 1..=1 + dice.roll(9) {
                    let _ = writeln!(body, "  | {row} | {} | {} |", sentence(dice, 15), sentence(dice, 5));
                }
                body.push('\n');
            }
        }
    }
    let mut recipients = String::new();
    for _ in 0..1 + dice.roll(9) {
        let _ = writeln!(recipients, "  - \"{}\"", sentence(dice, 8));
    }
    let number = dice.pick(&["", "7", "128", "05a"]);
    let date =
        dice.pick(&["31/5/2021", "{ngay: , thang: 11, nam: 2022}", "{ngay: , thang: , nam: 2026}", "01/02/2024"]);
    let body_name =
        dice.pick(&["SỞ NỘI VỤ", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG VÀ CHUYỂN ĐỔI SỐ", "PHÒNG VĂN HÓA - XÃ HỘI"]);
    let size = dice.pick(&["13", "14"]);
    let subject = sentence(dice, 30);
    let closing = sentence(dice, 60);
    format!(
        "co_quan_chu_quan: UBND TỈNH AN BÌNH\nco_quan_ban_hanh: {body_name}\nso: {number}\nky_hieu: KH-SNV\ndia_danh: An Bình\nngay: {date}\n\
         trich_yeu: \"{subject}\"\ncan_cu:\n  - Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024\nnoi_dung: |\n{body}\nket_thuc: \"{closing}\"\n\
         noi_nhan:\n{recipients}luu: [VT]\nky: {{hinh_thuc: KT., thay: GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Trần Văn Bình}}\n\
         trinh_bay: {{co_chu: {size}}}\n"
    )
}

#[test]
fn random_plans_hold_together() {
    let mut dice = Dice(20_261_122);
    for number in 0..60 {
        let plan = random_plan(&mut dice);
        let rendered = render(&plan);
        let docx =
            rendered.value.unwrap_or_else(|| panic!("{number}: {:#?}\n{plan}", rendered.diagnostics)).docx.unwrap();
        let pages =
            emit_in(&job("ke-hoach.yaml", plan.as_bytes(), Path::new("")), &MemoryWorld::default(), Stage::Pages);
        assert_same_words(&docx_text(&docx), &pages_text(&pages), &format!("{number}\n{plan}"));
        nothing_leaves_the_page(&pages, number);
        the_signature_has_company(&pages, number);
    }
}

/// Baselines stand inside the paper's margins of 20 mm, but for the page number in the top margin.
fn nothing_leaves_the_page(pages: &str, number: usize) {
    for line in pages.lines().filter(|l| l.starts_with("  ") && !l.contains(" ke   ")) {
        let at = |range: std::ops::Range<usize>| line[range].trim().parse::<f64>().unwrap();
        let (x, y) = (at(2..8), at(9..15));
        assert!(x > 24.0 && x < 196.0, "{number}: {line}");
        assert!((20.0..277.0).contains(&y) || (y < 20.0 && line[21..25].trim() == "-"), "{number}: {line}");
    }
}

/// At least two lines of body (or a table's row) stand on the page of the signature block, above it.
fn the_signature_has_company(pages: &str, number: usize) {
    let page = pages.split("trang ").find(|p| p.contains("Nơi nhận:")).unwrap();
    let above = page.split("Nơi nhận:").next().unwrap();
    let lines = above
        .lines()
        .skip(1)
        .filter(|l| l.starts_with("  ") && !l.contains(" ke   ") && l[21..25].trim() != "-")
        .count();
    // The line of "Nơi nhận:" itself has been begun.
    assert!(lines > 2, "{number}:\n{page}");
    assert!(page.contains("Trần Văn Bình"), "{number}: the block is torn\n{page}");
}
