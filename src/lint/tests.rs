//! The words of a plan with their zones and places.

use super::Finder;
use super::text::{Paragraph, Text, Zone};
use crate::diag::{Place, SourceMap};
use crate::model::Locator;
use crate::parse;

const PLAN: &str = "\
trich_yeu: Tập huấn  công tác \"văn thư\"
can_cu: |
  Căn cứ Luật *Lưu trữ* số 33 đã được Quốc hội khóa XV thông qua vào
  ngày 21/6/2024;
mo_dau: 'Để ''kịp thời'' làm.'
noi_dung: |
  I. MỤC ĐÍCH
  1. Yêu cầu
  a) Làm cho đúng với các điều khoản có hiệu lực trong **luật**
  của Nhà nước[^1];
  - Ở xã.

  | TT | Việc |
  |---|---|
  | 1 | Họp xã |
ket_thuc: Hết.
noi_nhan: [Các phòng]
luu: VT
chu_thich: {1: Chú thích một.}
ky: {nguyen_van: [GIÁM ĐỐC, 'Đã ký'], ho_ten: A}
phu_luc:
  - tieu_de: DANH SÁCH
    noi_dung: |
      Đoạn phụ lục.
";

fn with<T>(plan: &str, look: impl FnOnce(&Text<'_>, &SourceMap) -> T) -> T {
    let mut sources = SourceMap::default();
    let file = sources.add("t.yaml", plan);
    let read = parse::plan(sources.text(file), file);
    let (plan, provenance) = read.value.unwrap_or_else(|| panic!("{:?}", read.diagnostics));
    let places = Locator { provenance: &provenance, sources: &sources };
    look(&Text::of(&plan, Finder::plan(places)), &sources)
}

fn line(p: &Paragraph<'_>) -> String {
    let unit =
        p.unit.as_ref().map(|u| format!("{}{} ", u.label, if u.title { " TITLE" } else { "" })).unwrap_or_default();
    let annex = p.annex.map(|a| format!(" annex {a}")).unwrap_or_default();
    let parent = p.parent.map(|p| format!(" below {p}")).unwrap_or_default();
    format!("{:?}{annex} {}{parent} {unit}| {}", p.zone, p.depth, p.text)
}

#[test]
fn paragraphs_stand_in_reading_order_with_zone_label_and_what_they_stand_below() {
    let lines: Vec<String> = with(PLAN, |text, _| text.paragraphs.iter().map(line).collect());
    assert_eq!(
        lines,
        [
            "Subject 0 | Tập huấn  công tác \"văn thư\"",
            "LegalBasis 0 | Căn cứ Luật Lưu trữ số 33 đã được Quốc hội khóa XV thông qua vào ngày 21/6/2024;",
            "Opening 0 | Để 'kịp thời' làm.",
            "Body 0 I. TITLE | MỤC ĐÍCH",
            "Body 1 below 3 1. TITLE | Yêu cầu",
            "Body 2 below 4 a) | Làm cho đúng với các điều khoản có hiệu lực trong luật của Nhà nước;",
            "Note 3 below 5 | Chú thích một.",
            "Body 3 below 5 - | Ở xã.",
            "Cell 3 below 5 | TT",
            "Cell 3 below 5 | Việc",
            "Cell 3 below 5 | 1",
            "Cell 3 below 5 | Họp xã",
            "Closing 0 | Hết.",
            "Recipient 0 | Các phòng",
            "Signer 0 | GIÁM ĐỐC",
            "Signer 0 | Đã ký",
            "Annex annex 0 0 | DANH SÁCH",
            "Annex annex 0 0 | Đoạn phụ lục.",
        ]
    );
}

/// What stands in the file at a place.
fn there(sources: &SourceMap, place: Place) -> String {
    let line = sources.line(place.file, place.line).chars();
    line.skip(place.column as usize - 1).take(place.width as usize).collect()
}

#[test]
fn every_word_is_found_where_it_was_typed() {
    with(PLAN, |text, sources| {
        let mut words = 0;
        for (number, paragraph) in text.iter() {
            let mut at = 0;
            for word in paragraph.text.split(' ') {
                let stretch = at..at + word.len();
                at = stretch.end + 1;
                if word.is_empty() {
                    continue;
                }
                let located = text.place(number, stretch);
                let typed = there(sources, located.place.unwrap());
                let otherwise = word.contains(['\'', '"']) || typed.contains("[^1]");
                assert!(located.exact != otherwise, "{word}: {typed}");
                assert_eq!(typed.replace("''", "'").replace("[^1]", ""), word);
                words += 1;
            }
        }
        assert!(words > 50, "{words}");
        assert_eq!(text.paragraphs[5].zone, Zone::Body);
    });
}

#[test]
fn what_was_typed_in_another_way_has_the_place_of_its_value_and_no_fix() {
    let decomposed = PLAN.replace("Hết.", "He\u{302}\u{301}t.").replace("Để ''kịp", "Để \\''kịp");
    with(&decomposed, |text, _| {
        let located = text.start(12);
        assert!(!located.exact && located.fix("x").is_none());
        assert_eq!(located.place.map(|p| p.line), Some(16));
    });
}

#[test]
fn a_stretch_over_the_end_of_a_line_is_marked_up_to_it_and_has_no_fix() {
    with(PLAN, |text, sources| {
        let words = "luật của";
        let at = text.paragraphs[5].text.find(words).unwrap();
        let located = text.place(5, at..at + words.len());
        assert!(!located.exact);
        assert_eq!(there(sources, located.place.unwrap()), "luật");
    });
}

#[test]
fn of_two_like_paragraphs_of_an_old_file_the_second_stands_behind_the_first() {
    let plan = "trich_yeu: A\nnoi_dung: |\n  Họp xã.\n\n  Một việc khác.\n\n  Họp xã.\nnoi_nhan: [B]\nluu: VT\nky: {chuc_vu: C, ho_ten: D}\n";
    let mut sources = SourceMap::default();
    let file = sources.add("t.yaml", plan);
    let (plan, _) = parse::plan(sources.text(file), file).value.unwrap();
    let old = sources.add("cu.docx", "A\nHọp  xã.\nMột việc khác.\nHọp xã.\n");
    let text = Text::of(&plan, Finder::lines(old, &sources, 0));
    let places: Vec<_> = (0..4).map(|number| text.start(number).place.map(|p| (p.line, p.column))).collect();
    assert_eq!(places, [Some((1, 1)), Some((2, 1)), Some((3, 1)), Some((4, 1))]);
}

#[test]
fn what_an_office_writes_so_is_let_be() {
    let told = |checks: &[&super::Check], profile: &str| -> usize {
        let body = "noi_dung: Ban chỉ huy Phòng thủ dân sự, Phó giám đốc Lê An và Ngân hàng nhà nước lo công tác PCTT.";
        let fragment = format!("{body}\n--- don-vi.yaml\nco_quan: {{co_quan_ban_hanh: SỞ NỘI VỤ}}\n{profile}");
        checks.iter().map(|check| super::testing::findings(check, &fragment).0.len()).sum()
    };
    let capitals: Vec<_> = super::checks().filter(|check| check.rule.code.starts_with("VH-")).collect();
    let forms: Vec<_> = super::checks().filter(|check| check.rule.code == "VIETTAT-01").collect();
    let (all, short) = (told(&capitals, ""), told(&forms, ""));
    assert!(all >= 2 && short == 1, "{all} {short}");
    assert_eq!(told(&forms, "kiem_tra: {viet_tat: [PCTT]}"), 0);
    assert_eq!(told(&forms, "kiem_tra: {viet_tat: [PCTTX]}"), 1);
    assert_eq!(told(&capitals, "kiem_tra: {ten: [Ngân hàng nhà nước]}"), all - 1);
    assert_eq!(told(&capitals, "kiem_tra: {ten: [gân hàng nhà nước]}"), all, "whole words only");
    assert!(told(&capitals, "kiem_tra: {ten: [Ngân hàng nhà nước, Phó giám đốc]}") < all - 1);
}
