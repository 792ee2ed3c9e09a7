//! Annexes, landscape parts and documents issued under another one, from the plan file to both formats.

use std::path::Path;

use kehoach::internals::pipeline::Stage;
use kehoach::internals::seal::fill::{self, Issuance};

use crate::support::{MemoryWorld, docx_part, docx_text, emit_in, issue_plan, job, messages, plan, render};

/// A plan that speaks of annexes, with these lines at its end.
fn with(annexes: &str) -> String {
    format!("{}ten_day_du: Phòng Nội vụ huyện Phú Lâm\n{annexes}", plan("  Chi tiết tại Phụ lục kèm theo."))
}

/// The same before it has a number.
fn numberless(annexes: &str) -> String {
    with(annexes).replace("so: 12\n", "so:\n")
}

#[track_caller]
fn blocks(text: &str) -> String {
    emit_in(&job("ke-hoach.yaml", text.as_bytes(), Path::new("")), &MemoryWorld::default(), Stage::Blocks)
}

/// The lines of the block tree that hold a word, without what stands before it.
fn lines<'a>(blocks: &'a str, word: &str) -> Vec<&'a str> {
    blocks.lines().filter_map(|line| line.find(word).map(|at| &line[at..])).collect()
}

#[test]
fn one_annex_has_no_number_and_several_have_roman_ones() {
    let one = blocks(&with("phu_luc: {tieu_de: DANH SÁCH, noi_dung: Một.}\n"));
    assert_eq!(lines(&one, "Phụ lục").len(), 2, "{one}");
    assert!(one.contains("Phụ lục\n"), "{one}");
    let many: String = (0..30).map(|i| format!("  - {{tieu_de: DANH SÁCH {i}, noi_dung: Một.}}\n")).collect();
    let many = blocks(&with(&format!("phu_luc:\n{many}")));
    assert!(many.contains("Phụ lục I\n") && many.contains("Phụ lục IV\n") && many.contains("Phụ lục XXX\n"), "{many}");
}

#[test]
fn what_was_typed_of_an_annex_is_printed_and_what_is_not_there_is_not_made() {
    let text = with(
        "phu_luc:\n  - {nhan: 'Phụ lục số 01:', tieu_de: ĐỀ CƯƠNG, dong_dan: khong, noi_dung: Một.}\n  \
         - {nhan: khong, tieu_de: PHÂN CÔNG, dong_dan: '(Kèm theo Kế hoạch số 5 /KH)', noi_dung: Hai.}\n",
    );
    let tree = blocks(&text);
    assert!(tree.contains("Phụ lục số 01:") && !tree.contains("Phụ lục I"), "{tree}");
    assert_eq!(lines(&tree, "(Kèm theo"), ["(Kèm theo Kế hoạch số 5 /KH)"]);
}

#[test]
fn the_reference_line_is_filled_blank_or_blank_on_purpose() {
    let text = numberless("phu_luc: {tieu_de: DANH SÁCH, noi_dung: Một.}\n");
    let paper = blocks(&text);
    let line = lines(&paper, "(Kèm theo");
    assert_eq!(
        line,
        [
            "(Kèm theo Kế hoạch số ‹so›/KH-PNV ngày ‹ngay:31› tháng ‹thang:5› năm ‹nam:2021› của Phòng Nội vụ huyện Phú Lâm)"
        ]
    );
    let electronic = blocks(&text.replacen("so:\n", "so:\nban: dien_tu\n", 1));
    let line = lines(&electronic, "(Kèm theo")[0];
    assert!(!line.contains('‹') && line.ends_with("của Phòng Nội vụ huyện Phú Lâm)"), "{line}");
    assert!(line.contains("số             /KH-PNV ngày        tháng"), "{line}");
    // A document with a number of its own form is referred to as it stands there.
    let old = text.replacen(
        "so:\n",
        "nguyen_van: {so_ky_hieu: 'Số 12 /KH-VP', dia_danh_ngay: 'Phú Lâm, ngày 2 tháng 3 năm 2021'}\n",
        1,
    );
    let old = blocks(&old);
    assert!(
        lines(&old, "(Kèm theo")[0].starts_with("(Kèm theo Kế hoạch số 12 /KH-VP ngày 2 tháng 3 năm 2021 của"),
        "{old}"
    );
}

#[test]
fn an_annex_gets_the_mark_of_the_end_only_with_a_closing_of_its_own() {
    let tree =
        blocks(&with("phu_luc:\n  - {tieu_de: A, noi_dung: Một}\n  - {tieu_de: B, noi_dung: Hai, ket_thuc: Hết}\n"));
    assert!(tree.contains("Một\n") && tree.contains("Hết./."), "{tree}");
}

#[test]
fn pages_of_an_annex_are_counted_anew_and_landscape_ones_lie() {
    let long: String = (0..60).map(|i| format!("      Đoạn thứ {i} của phụ lục.\n\n")).collect();
    let text = with(&format!(
        "phu_luc:\n  - tieu_de: A\n    huong: ngang\n    noi_dung: |\n{long}  - {{tieu_de: B, noi_dung: Hai.}}\n"
    ));
    let rendered = render(&text).value.unwrap();
    let document = docx_part(&rendered.docx.unwrap(), "word/document.xml");
    assert_eq!(document.matches("<w:sectPr>").count(), 3);
    assert_eq!(document.matches(r#"w:orient="landscape""#).count(), 1);
    assert_eq!(document.matches(r#"<w:pgNumType w:start="1"/>"#).count(), 2);
    let file = lopdf::Document::load_mem(&rendered.pdf.unwrap()).unwrap();
    let wide = |id| {
        let page = file.get_dictionary(id).unwrap();
        let size = page.get(b"MediaBox").unwrap().as_array().unwrap();
        size[2].as_float().unwrap() > size[3].as_float().unwrap()
    };
    let wide: Vec<bool> = file.page_iter().map(wide).collect();
    assert!(!wide[0] && wide[1] && wide[2] && !wide[wide.len() - 1], "{wide:?}");
}

#[test]
fn a_document_that_follows_in_the_same_file_has_a_head_of_its_own() {
    let tree = blocks(&with("phu_luc:\n  - {loai: chuong_trinh, trich_yeu: Hành động, noi_dung: Một.}\n"));
    assert_eq!(tree.matches("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").count(), 2, "{tree}");
    assert!(tree.contains("CHƯƠNG TRÌNH") && !tree.contains("Phụ lục\n"), "{tree}");
}

#[test]
fn a_landscape_part_counts_on_among_its_siblings() {
    let text = plan("").replace(
        "noi_dung: |\n",
        "noi_dung:\n  - {tieu_de: MỘT, doan: Đoạn.}\n  - ngang:\n      - tieu_de: HAI\n        muc: [{bang: {hang: [[a, b]]}}]\n  - {tieu_de: BA, doan: Đoạn.}\n",
    );
    let tree = blocks(&text);
    assert!(tree.contains("ngang") && tree.contains("[II.] ten: HAI") && tree.contains("[III.] ten: BA"), "{tree}");
    let document = docx_part(&render(&text).value.unwrap().docx.unwrap(), "word/document.xml");
    assert_eq!(document.matches("<w:sectPr>").count(), 3);
    assert!(!document.contains("w:pgNumType"), "the count runs on");
}

/// A plan under a decision, with these lines more.
fn under(lines: &str) -> String {
    format!(
        "co_quan_ban_hanh: [ỦY BAN NHÂN DÂN, XÃ AN BÌNH]\ntrich_yeu: Chăm sóc cây xanh\nnoi_dung: Việc.\n\
         kem_theo:\n  so:\n  ky_hieu: QĐ-UBND\n  ngay: {{ngay: , thang: 3, nam: 2026}}\n  co_quan: Ủy ban nhân dân xã An Bình\n{lines}"
    )
}

#[test]
fn a_plan_under_a_decision_has_neither_number_nor_signature() {
    let tree = blocks(&under(""));
    assert_eq!(
        lines(&tree, "(Kèm theo"),
        [
            "(Kèm theo Quyết định số ‹so›/QĐ-UBND ngày ‹ngay› tháng ‹thang:3› năm ‹nam:2026› của Ủy ban nhân dân xã An Bình)"
        ]
    );
    assert!(!tree.contains("cuoi") && !tree.contains("so-ky-hieu") && tree.contains("Việc./."), "{tree}");
    let electronic = blocks(&under("ban: dien_tu\n"));
    assert!(electronic.contains("le-tren") && electronic.contains("ky-so-dong"), "{electronic}");
    assert!(!lines(&electronic, "(Kèm theo")[0].contains("UBND"), "{electronic}");
}

#[test]
fn issuing_fills_the_decision_s_number_and_every_reference_line() {
    let given = Issuance::read("5", "04/3/2026").unwrap();
    let fill = |text: &str| {
        let outcome = issue_plan("t", text, &given, false);
        String::from_utf8(outcome.value.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics))).unwrap()
    };
    let filled = fill(&under("luu:\n"));
    assert!(filled.contains("  so: 5\n") && filled.contains("{ngay: 4, thang: 3, nam: 2026}"), "{filled}");
    assert!(blocks(&filled).contains("số ‹so:05›/QĐ-UBND ngày ‹ngay:04› tháng"), "{filled}");
    // On a PDF all blanks of a kind get the same.
    let text = numberless("phu_luc: {tieu_de: A, noi_dung: Một.}\n");
    let pdf = render(&text).value.unwrap().pdf.unwrap();
    let given = Issuance::read("5", "31/5/2021").unwrap();
    let era = kehoach::internals::era::EraTable::default().by_date(None).unwrap().unwrap();
    let outcome = fill::pdf("t", &pdf, &given, &era);
    let filled = outcome.value.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics));
    let file = lopdf::Document::load_mem(&filled).unwrap();
    let values: Vec<(String, String)> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter_map(|d| Some((d.get(b"T").ok()?.as_str().ok()?, d.get(b"V").ok()?.as_str().ok()?)))
        .map(|(name, value)| (String::from_utf8_lossy(name).into(), String::from_utf8_lossy(value).into()))
        .collect();
    for name in ["so", "so_2"] {
        assert!(values.contains(&(name.into(), "05".into())), "{values:?}");
    }
}

#[test]
fn faults_of_annexes_are_reported_with_place_and_advice() {
    let said = |text: &str, wanted: &str| {
        let said = messages(text.as_bytes());
        assert!(said.contains(wanted), "wanted: {wanted}\nsaid: {said}");
        assert!(said.lines().all(|l| l.starts_with("ke-hoach.yaml:")), "{said}");
    };
    said(&with("phu_luc: {tieu_de: A}\n"), "lỗi[PL-03]: phụ lục 'phu_luc' chưa có nội dung");
    said(&with("phu_luc: [{noi_dung: Một.}]\n"), "cảnh báo[PL-04]");
    said(&with("phu_luc: {tieu_de: A, huong: xoay, noi_dung: Một.}\n"), "lỗi[GIATRI-03]");
    said(&with("phu_luc: chữ\n"), "lỗi[GIATRI-01]");
    said(&with("phu_luc: {tieu_de: A, trich_yeu: B, noi_dung: Một.}\n"), "lỗi[PL-06]");
    said(&with("phu_luc: {loai: kehoach, tieu_de: A, noi_dung: Một.}\n"), "lỗi[LOAI-01]");
    said(&with("phu_luc: {tieu_de: A, dong_dan: x, dong_dan: y, noi_dung: Một.}\n"), "lỗi[");
    said(&with("phu_luc: {tieu_de: A, noi_dung: '(Kèm theo Kế hoạch số 5)'}\n"), "cảnh báo[PL-05]");
    said(&with("phu_luc: {tieu_de: A, noi_dung: Phụ lục I}\n"), "cảnh báo[PL-05]");
    let unnamed = plan("  Việc.") + "phu_luc: {tieu_de: A, noi_dung: Một.}\n";
    said(&unnamed, "cảnh báo[PL-01]");
    said(&unnamed, "cảnh báo[PL-02]");
    let kept = unnamed.clone() + "giu_nguyen: [{ma: PL-01, ly_do: Bản cũ}, {ma: PL-02, ly_do: Bản cũ}]\n";
    assert!(!messages(kept.as_bytes()).contains("cảnh báo"), "{}", messages(kept.as_bytes()));
    let ngang = plan("").replace("noi_dung: |\n", "noi_dung:\n  - {ngang: [{doan: Đoạn.}], doan: Đoạn khác.}\n");
    said(&ngang, "lỗi[NGANG-01]");
    said(&ngang.replace(", doan: Đoạn khác.", ""), "cảnh báo[NGANG-02]");
}

#[test]
fn an_annex_is_spoken_of_anywhere_in_the_text() {
    // The frame has typed text; here items stand in its place.
    let with = |body: &str| {
        let frame = plan("").replace("noi_dung: |\n", &format!("noi_dung:\n{body}"));
        messages(
            format!("{frame}mo_dau: Theo chương trình.\nket_thuc: Xong.\nten_day_du: Phòng Nội vụ\nphu_luc: {{tieu_de: A, noi_dung: Một.}}\n")
                .as_bytes(),
        )
    };
    let silent = |body: &str| assert_eq!(with(body), "", "{body}");
    assert!(with("  - doan: Việc.\n").contains("cảnh báo[PL-01]"));
    silent("  - doan: Việc theo Phụ lục.\n");
    silent("  - {kieu: so, tieu_de: Danh sách tại Phụ lục, doan: Việc.}\n");
    silent("  - {doan: Việc., bang: {hang: [[a, xem Phụ lục]]}}\n");
    silent("  - {ngang: [{doan: Việc theo Phụ lục., bang: {hang: [[a, b]]}}]}\n");
    silent("  - {ngang: [{doan: Việc., bang: {hang: [[a, xem Phụ lục]]}}]}\n");
    silent("  - {doan: ['Việc[^1].', '[^1]: Chi tiết tại Phụ lục.']}\n");
    silent("  - {bang: {hang: [[a, 'b[^1]']]}, doan: ['Việc.', '[^1]: Chi tiết tại Phụ lục.']}\n");
    // What the annex says of itself does not count.
    let itself =
        plan("  Việc.") + "ten_day_du: Phòng Nội vụ\nphu_luc: {tieu_de: PHỤ LỤC A, noi_dung: Theo Phụ lục này.}\n";
    assert!(messages(itself.as_bytes()).contains("cảnh báo[PL-01]"));
    // A document that is issued with this one may have it.
    let issued = |text: &str| {
        let annexes = format!(
            "phu_luc:\n  - {{loai: quy_che, tieu_de: B, noi_dung: '{text}'}}\n  - {{tieu_de: A, noi_dung: Một.}}\n"
        );
        messages(format!("{}ten_day_du: Phòng Nội vụ\n{annexes}", plan("  Việc.")).as_bytes())
    };
    assert!(issued("Một.").contains("cảnh báo[PL-01]"));
    assert_eq!(issued("Mẫu tại Phụ lục."), "");
}

#[test]
fn sections_are_looked_at_on_landscape_pages_and_in_annexes() {
    let said = |text: &str, wanted: &[&str]| {
        let said = messages(text.as_bytes());
        assert_eq!(said.lines().count(), wanted.len(), "{said}");
        wanted.iter().for_each(|wanted| assert!(said.contains(wanted), "wanted: {wanted}\nsaid: {said}"));
    };
    let body = |items: &str| {
        plan("").replace("noi_dung: |\n", &format!("mo_dau: Theo chương trình.\nket_thuc: Xong.\nnoi_dung:\n{items}"))
    };
    let line = |text: &str, words: &str| text.lines().position(|line| line.contains(words)).unwrap() + 1;
    let ngang = body("  - ngang:\n      - {kieu: chuong, nhan: Chương I, bang: {hang: [[a, b]]}}\n");
    let at = |text: &str, words: &str, rest: &str| format!("ke-hoach.yaml:{}:{rest}", line(text, words));
    said(&ngang, &[&at(&ngang, "kieu: chuong", "9: lỗi[DEMUC-01]: 'Chương I' chưa có tiêu đề")]);
    let annex = with("phu_luc:\n  tieu_de: A\n  noi_dung: |\n    Chương I\n\n    Điều 1. Một việc.\n");
    said(
        &annex,
        &[
            &at(&annex, "    Chương I", "5: lỗi[DEMUC-01]: 'Chương I' chưa có tiêu đề"),
            &at(&annex, "    Điều 1", "5: cảnh báo[DEMUC-02]: 'Điều 1' chưa có tiêu đề"),
        ],
    );
    // An issued document goes by its own type.
    said(&annex.replace("  tieu_de: A", "  loai: quyet_dinh\n  tieu_de: A").replace("    Chương I\n\n", ""), &[]);
    // A level that the era does not have.
    let level = "{kieu: tieu_muc, nhan: Tiểu mục 1, tieu_de: PHẠM VI, bang: {hang: [[a, b]]}}";
    for era in ["tt01-2011", "ttlt55-2005"] {
        let old = |text: &str| format!("the_thuc: {era}\n{text}");
        let errors = |text: &str| messages(text.as_bytes()).matches("lỗi[DEMUC-03]").count();
        assert_eq!(errors(&old(&body(&format!("  - ngang:\n      - {level}\n")))), 1);
        assert_eq!(errors(&old(&with(&format!("phu_luc: {{tieu_de: A, noi_dung: [{level}]}}\n")))), 1);
        assert_eq!(errors(&old(&with("phu_luc: {tieu_de: A, noi_dung: Một.}\n"))), 0);
    }
}

#[test]
fn a_reference_line_typed_on_landscape_pages_is_seen_too() {
    let table = "bang: {hang: [[a, b]]}";
    let annex = |first: &str| {
        with(&format!("phu_luc: {{tieu_de: A, noi_dung: [{{ngang: [{first}, {{doan: B, {table}}}]}}]}}\n"))
    };
    let typed = messages(annex("{doan_thuong: (Kèm theo Kế hoạch số 5)}").as_bytes());
    assert!(typed.contains("cảnh báo[PL-05]"), "{typed}");
    assert_eq!(messages(annex("{doan_thuong: Danh sách}").as_bytes()), "");
    assert_eq!(messages(annex("{doan: (Kèm theo Kế hoạch số 5)}").as_bytes()), "", "a section is no reference line");
}

#[test]
fn what_a_plan_under_a_decision_has_no_place_for_is_reported() {
    let said = |lines: &str, wanted: &str| {
        let said = messages(under(lines).as_bytes());
        assert!(said.contains(wanted), "wanted: {wanted}\nsaid: {said}");
    };
    assert_eq!(messages(under("").as_bytes()), "");
    said("so: 5\n", "lỗi[KT-02]: 'so' không dùng cùng 'kem_theo'");
    said("ngay: 1/3/2026\n", "lỗi[KT-02]: 'ngay'");
    said("ky: {chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn A}\n", "cảnh báo[KT-01]");
    said("noi_nhan: [Các thôn]\n", "cảnh báo[KT-01]");
    let missing = under("").replace("  ky_hieu: QĐ-UBND\n", "");
    assert!(messages(missing.as_bytes()).contains("lỗi[KHOA-03]: 'kem_theo' thiếu 'ky_hieu'"));
    let unknown = under("").replace("kem_theo:\n", "kem_theo:\n  loai: quyetdinh\n");
    assert!(messages(unknown.as_bytes()).contains("lỗi[LOAI-01]"));
    // What is given all the same is printed.
    let text = docx_text(&render(&under("ky: {chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn A}\n")).value.unwrap().docx.unwrap());
    assert!(text.contains("Lê Văn A"), "{text}");
    // The line of an old document stands instead of the one that would be made.
    let text = docx_text(&render(&under("dong_duoi_trich_yeu: (Ban hành kèm)\n")).value.unwrap().docx.unwrap());
    assert!(text.contains("(Ban hành kèm)") && !text.contains("(Kèm theo"), "{text}");
}
