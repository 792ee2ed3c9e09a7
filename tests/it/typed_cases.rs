//! Texts as people have them, from the file to both documents.

use kehoach::internals::diag::{Format, SourceMap, render as render_diagnostics};
use kehoach::internals::pipeline::Stage;

use crate::agree::pages_text;
use crate::support::{MemoryWorld, docx_part, docx_text, emit_in, job, plan, render};

/// The blocks of the body and what was said.
#[track_caller]
pub(crate) fn body(text: &str) -> (String, String) {
    let indented: String = text.lines().map(|l| if l.is_empty() { "\n".into() } else { format!("  {l}\n") }).collect();
    of(&plan(&indented))
}

pub(crate) fn of(yaml: &str) -> (String, String) {
    let job = job("ke-hoach.yaml", yaml.as_bytes(), std::path::Path::new(""));
    let blocks = emit_in(&job, &MemoryWorld::default(), Stage::Blocks);
    let inside = blocks.lines().skip_while(|l| !l.starts_with("trich-yeu")).skip(1).take_while(|l| *l != "cuoi");
    let mut sources = SourceMap::default();
    let outcome = kehoach::internals::pipeline::render(&job, &MemoryWorld::default(), &mut sources);
    let said = render_diagnostics(&outcome.diagnostics, &sources, Format::Short, false);
    (inside.map(|l| format!("{l}\n")).collect(), said)
}

#[test]
fn an_empty_line_in_text_out_of_word_changes_nothing_else() {
    let (blocks, said) = body(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nGiúp các em có nơi vui chơi trong dịp hè.\nGắn kết nhà trường với gia đình.\n2. Yêu cầu\nHoạt động vừa sức các em.\n\nII. NỘI DUNG\nCác lớp lập danh sách theo tổ dân phố.\nThầy cô chủ nhiệm liên lạc với gia đình hằng tuần.",
    );
    assert_eq!(
        blocks,
        "muc la-ma [I.] ten: MỤC ĐÍCH, YÊU CẦU\n  muc so [1.] ten: Mục đích\n    p: Giúp các em có nơi vui chơi trong dịp hè.\n    p: Gắn kết nhà trường với gia đình.\n  muc so [2.] ten: Yêu cầu\n    p: Hoạt động vừa sức các em.\nmuc la-ma [II.] ten: NỘI DUNG\n  p: Các lớp lập danh sách theo tổ dân phố.\n  p: Thầy cô chủ nhiệm liên lạc với gia đình hằng tuần./.\n"
    );
    assert_eq!(said, "");
}

#[test]
fn lines_broken_by_another_program_are_joined() {
    let (blocks, said) = body(
        "I. NỘI DUNG\n1. Thống kê, lập danh sách những hộ có nhu cầu vay vốn của các ấp,\ngửi tổ tiết kiệm và vay vốn của xã trước ngày 10 tháng 5 năm\n2026 để xét duyệt.\n2. Tổ chức tập huấn cách ghi chép sổ sách cho các tổ trưởng, bảo đảm\nđúng đối tượng.",
    );
    assert_eq!(
        blocks,
        "muc la-ma [I.] ten: NỘI DUNG\n  muc so [1.] Thống kê, lập danh sách những hộ có nhu cầu vay vốn của các ấp, gửi tổ tiết kiệm và vay vốn của xã trước ngày 10 tháng 5 năm 2026 để xét duyệt.\n  muc so [2.] Tổ chức tập huấn cách ghi chép sổ sách cho các tổ trưởng, bảo đảm đúng đối tượng./.\n"
    );
    assert_eq!(said, "");
}

#[test]
fn the_opening_and_the_bases_are_read_the_same_way() {
    let yaml = plan("  I. MỤC ĐÍCH\n\n  1. Phục vụ tốt hơn.").replace(
        "noi_dung:",
        "can_cu: |\n  Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024 và các văn bản hướng dẫn thi hành đã được\n  ban hành;\n  Căn cứ Nghị định số 30/2020/NĐ-CP;\nmo_dau: |\n  Thực hiện Công văn số\n  45/UBND-NC ngày 12 tháng 02 năm 2026 của Ủy ban nhân dân huyện về việc nâng cao chất\n  lượng lưu trữ (sau đây gọi là Công\n  văn 45), Phòng Nội vụ ban hành Kế hoạch như sau:\nnoi_dung:",
    );
    let (blocks, said) = of(&yaml);
    assert_eq!(
        blocks,
        "can-cu: Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024 và các văn bản hướng dẫn thi hành đã được ban hành;\ncan-cu: Căn cứ Nghị định số 30/2020/NĐ-CP;\np: Thực hiện Công văn số 45/UBND-NC ngày 12 tháng 02 năm 2026 của Ủy ban nhân dân huyện về việc nâng cao chất lượng lưu trữ (sau đây gọi là Công văn 45), Phòng Nội vụ ban hành Kế hoạch như sau:\nmuc la-ma [I.] ten: MỤC ĐÍCH\n  muc so [1.] Phục vụ tốt hơn./.\n"
    );
    assert_eq!(said, "");
}

#[test]
fn a_dash_or_a_number_that_begins_a_broken_line_is_no_label() {
    let (blocks, said) = body(
        "I. PHẠM VI\n\nQuy định này áp dụng với cán bộ Mặt trận, người đứng đầu các tổ chức chính trị\n- xã hội của huyện; các trưởng ấp, khu phố.\n\nMức độ hạn mặn được chia từ cấp I đến cấp\nV. Bảng phân cấp ở phụ lục kèm theo.\n\nViệc hỗ trợ thực hiện theo Điều\n9. của quy định và hướng dẫn của Sở.\n\n1. Giao các phòng thực hiện.",
    );
    assert_eq!(
        blocks,
        "muc la-ma [I.] ten: PHẠM VI\n  p: Quy định này áp dụng với cán bộ Mặt trận, người đứng đầu các tổ chức chính trị - xã hội của huyện; các trưởng ấp, khu phố.\n  p: Mức độ hạn mặn được chia từ cấp I đến cấp V. Bảng phân cấp ở phụ lục kèm theo.\n  p: Việc hỗ trợ thực hiện theo Điều 9. của quy định và hướng dẫn của Sở.\n  muc so [1.] Giao các phòng thực hiện./.\n"
    );
    assert_eq!(said, "");
}

#[test]
fn labels_without_a_space_are_labels_and_stay_so_in_both_files() {
    let yaml = plan(
        "  I. MỤC ĐÍCH\n\n  1. Một việc.\n\n  II.TỔ CHỨC THỰC HIỆN\n\n  1.Tiếp nhận đơn.\n\n  a)Ghi sổ.\n\n  b) Trả lời.\n\n  2.Lưu đơn.",
    );
    let (blocks, said) = of(&yaml);
    assert_eq!(
        blocks,
        "muc la-ma [I.] ten: MỤC ĐÍCH\n  muc so [1.] Một việc.\nmuc la-ma [II.|] ten: TỔ CHỨC THỰC HIỆN\n  muc so [1.|] Tiếp nhận đơn.\n    muc chu [a)|] Ghi sổ.\n    muc chu [b)] Trả lời.\n  muc so [2.|] Lưu đơn./.\n"
    );
    assert_eq!(said, "");
    let docx = docx_text(&render(&yaml).value.unwrap().docx.unwrap());
    let job = job("ke-hoach.yaml", yaml.as_bytes(), std::path::Path::new(""));
    let pdf = pages_text(&emit_in(&job, &MemoryWorld::default(), Stage::Pages));
    for text in ["II.TỔ CHỨC THỰC HIỆN", "1.Tiếp nhận đơn.", "a)Ghi sổ.", "b) Trả lời.", "2.Lưu đơn./."]
    {
        assert!(docx.contains(text), "{text}\n{docx}");
        assert!(pdf.contains(text), "{text}\n{pdf}");
    }
}

#[test]
fn a_label_inside_marks_takes_them_in_both_files() {
    let yaml = plan(
        "  I. NỘI DUNG\n\n  **1. Về tư tưởng:** Tuyên truyền rộng rãi.\n\n  **1.1. Đợt đầu:** Từ 8h00 ngày 02/6.\n\n  *a) Các lớp*\n\n  **2.** Chuẩn bị hội trường.",
    );
    let (blocks, said) = of(&yaml);
    assert_eq!(
        blocks,
        "muc la-ma [I.] ten: NỘI DUNG\n  muc so [**1.** |] **Về tư tưởng:** Tuyên truyền rộng rãi.\n    muc so-so [**1.1.** |] **Đợt đầu:** Từ 8h00 ngày 02/6.\n      muc chu [*a)* |] *Các lớp*\n  muc so [**2.** |] Chuẩn bị hội trường./.\n"
    );
    assert_eq!(said, "");
    let files = render(&yaml).value.unwrap();
    let xml = docx_part(&files.docx.unwrap(), "word/document.xml");
    for (label, mark) in [("1.", "<w:b/>"), ("1.1.", "<w:b/>"), ("2.", "<w:b/>"), ("a)", "<w:i/>")] {
        let run =
            xml.split("<w:r>").find(|run| run.contains(&format!(">{label}<"))).unwrap_or_else(|| panic!("{label}"));
        assert!(run.contains(mark), "{label}: {run}");
    }
}

#[test]
fn names_that_begin_with_a_letter_and_a_stop_are_no_sections() {
    let (blocks, said) = body(
        "I. MỤC ĐÍCH\n\nV. I. Lênin từng dạy: \"Học, học nữa, học mãi\".\n\nA. Phạm Thị là người đầu tiên mở lớp ở xã này.\n\n1. Mở lớp.",
    );
    assert_eq!(
        blocks,
        "muc la-ma [I.] ten: MỤC ĐÍCH\n  p: V. I. Lênin từng dạy: \"Học, học nữa, học mãi\".\n  p: A. Phạm Thị là người đầu tiên mở lớp ở xã này.\n  muc so [1.] Mở lớp./.\n"
    );
    assert!(said.starts_with("ke-hoach.yaml:13:3: cảnh báo[NOIDUNG-04]: 'A.' ở đầu dòng 13"), "{said}");
    assert_eq!(said.lines().count(), 1);
}

#[test]
fn items_without_text_are_reported_however_they_are_left_empty() {
    let yaml = plan("").replace(
        "noi_dung: |\n",
        "noi_dung:\n  - tieu_de: MỘT\n    muc:\n      - doan: Việc thứ nhất.\n      - doan:\n      - doan: ~\n      - doan: \"\"\n      - doan: Việc cuối.\n",
    );
    let (blocks, said) = of(&yaml);
    assert_eq!(blocks, "muc la-ma [I.] ten: MỘT\n  muc so [1.] Việc thứ nhất.\n  muc so [2.] Việc cuối./.\n");
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines.len(), 3, "{said}");
    for (line, number) in lines.iter().zip(12..) {
        assert!(
            line.starts_with(&format!("ke-hoach.yaml:{number}:9: cảnh báo[NOIDUNG-07]: mục 'noi_dung[0].muc")),
            "{line}"
        );
    }
}

#[test]
fn text_of_any_size_ends() {
    let piece = "  1. Rà soát các công trình đã xuống cấp trên địa bàn, gửi phòng chuyên\n  môn tổng hợp.\n";
    let large = plan(&piece.repeat(10 * (1 << 20) / piece.len()));
    assert!(large.len() > 10 << 20);
    let outcome = render(&large);
    assert!(outcome.value.is_none());
    assert_eq!(outcome.diagnostics[0].code(), "TEP-02");
}
