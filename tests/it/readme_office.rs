//! What the README tells an office: its examples render, what it says of them holds, its codes exist.

use kehoach::internals::diag::rules;
use kehoach::{FontSet, Job, Memory};

use crate::support::{messages, plan};

const README: &str = include_str!("../../README.md");

/// The text below a heading, to the next one.
fn chapter(heading: &str) -> String {
    let mut lines = README.lines().skip_while(|line| line.trim_start_matches('#').trim() != heading);
    assert!(lines.next().is_some(), "no chapter '{heading}'");
    let mut fenced = false;
    let inside = lines.take_while(|line| {
        fenced ^= line.starts_with("```");
        fenced || !line.starts_with('#')
    });
    inside.map(|line| format!("{line}\n")).collect()
}

/// The first example of a chapter.
fn example(heading: &str) -> String {
    let chapter = chapter(heading);
    let (_, rest) = chapter.split_once("```yaml\n").unwrap_or_else(|| panic!("no example in '{heading}'"));
    rest.split("```").next().unwrap_or_default().to_string()
}

/// A plan with these lines for its body.
fn bodied(body: &str) -> String {
    let text = plan("");
    let (head, rest) = text.split_once("noi_dung: |\n").unwrap();
    format!("{head}{body}{}", rest.trim_start())
}

#[test]
fn every_code_that_it_names_is_a_rule() {
    let words = README.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let code = |word: &str| {
        let (name, number) = word.rsplit_once('-')?;
        let is_code = number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit()) && name.len() > 1;
        (is_code && name.bytes().all(|b| b.is_ascii_uppercase())).then(|| word.to_string())
    };
    let codes: Vec<String> = words.filter_map(code).collect();
    assert!(codes.len() > 10, "{codes:?}");
    for code in codes {
        assert!(rules::find(&code).is_some(), "{code}");
    }
}

#[test]
fn what_is_pasted_from_word_as_it_shows_is_read_without_a_word() {
    let yaml = bodied(&example("Chép từ Word"));
    assert_eq!(messages(yaml.as_bytes()), "");
    let blocks = crate::placed::blocks(&yaml);
    for line in
        ["muc la-ma [I.] ten: MỤC ĐÍCH, YÊU CẦU", "muc so [1.] ten: Mục đích", "muc gach [-] Mỗi phòng", "bang 1+1 x 3"]
    {
        let bare = |text: &str| text.replace("bang 3 cot", "bang 1+1 x 3");
        assert!(bare(&blocks).contains(line), "{line}\n{blocks}");
    }
    // What the steps say of what is not done right.
    for (wrong, code) in [
        ("noi_dung: |\nI. MỤC ĐÍCH\nMột.\n", "YAML-01"),
        ("noi_dung: |\n  \u{F0B7} Một.\n", "PHONG-01"),
        ("noi_dung: |\n  STT\tViệc\n  1\tSoạn\n  2\tGửi\n\n  Hết.\n", "BANG-07"),
        ("noi_dung: |\n  KÕ ho¹ch tæ chøc Héi nghÞ.\n", "TEP-01"),
    ] {
        assert!(chapter("Chép từ Word").contains(code), "{code}");
        assert!(messages(bodied(wrong).as_bytes()).contains(&format!("[{code}]")), "{code}");
    }
}

#[test]
fn a_plan_takes_the_entry_of_its_day() {
    let profile =
        example("Kế hoạch năm sau") + "nguoi_ky:\n  - {ma: truong-phong, chuc_vu: TRƯỞNG PHÒNG, ho_ten: Lê Thị Hòa}\n";
    let text = |day: &str| {
        let plan = format!(
            "don_vi: don-vi.yaml\nso:\nngay: {day}\ntrich_yeu: Tập huấn công tác văn thư\nnoi_dung: Mở hai lớp.\nnoi_nhan: [Các phòng]\nluu: [VT]\nky: {{ma: truong-phong}}\n"
        );
        let fonts = FontSet::embedded();
        let files = Memory::default().with("don-vi.yaml", &profile);
        let made = kehoach::render(&Job::new("ke-hoach.yaml", &plan, &fonts), &files);
        let (made, _) = made.unwrap_or_else(|findings| panic!("{findings}"));
        crate::support::docx_text(made.docx.as_deref().unwrap())
    };
    assert!(text("15/12/2026").contains("PHÒNG NỘI VỤ") && text("15/12/2026").contains("KH-PNV"));
    assert!(text("05/01/2027").contains("PHÒNG VĂN HÓA - XÃ HỘI") && text("05/01/2027").contains("KH-VHXH"));
}
