//! Marks, left-over Markdown and tables as people type and paste them, from the file to both documents.

use std::path::Path;

use kehoach::internals::pipeline::Stage;
use kehoach::internals::seal::Answer;

use crate::agree::{assert_same_words, pages_text};
use crate::seal::{carrying, check, given};
use crate::support::{MemoryWorld, docx_part, docx_text, emit_in, job, plan, render, words};
use crate::typed_cases::{body, of};

/// Both files hold these words, and nothing else in the body.
#[track_caller]
fn in_both_files(text: &str, expected: &str) {
    let indented: String = text.lines().map(|l| format!("  {l}\n")).collect();
    let yaml = plan(&indented);
    let docx = docx_text(&render(&yaml).value.unwrap().docx.unwrap());
    let job = job("ke-hoach.yaml", yaml.as_bytes(), Path::new(""));
    let pdf = pages_text(&emit_in(&job, &MemoryWorld::default(), Stage::Pages));
    assert_same_words(&docx, &pdf, text);
    let (found, expected) = (words(&docx).join(" "), words(expected).join(" "));
    assert!(found.contains(&expected), "{text}\n{found}");
}

#[test]
fn bold_with_blanks_inside_its_marks_prints_without_a_star() {
    let text = "I. THÔNG TIN\n\n**Thành phần: **Theo danh sách của các trường (40 thầy cô).\n\n**1. Nơi họp: **Nhà văn hóa xã.\n\n**2.****\n**Tăng cường tập luyện.";
    let (blocks, said) = body(text);
    assert_eq!(
        blocks,
        "muc la-ma [I.] ten: THÔNG TIN\n  p: **Thành phần: **Theo danh sách của các trường (40 thầy cô).\n  muc so [**1.** |] **Nơi họp: **Nhà văn hóa xã.\n  muc so [**2.** |] Tăng cường tập luyện./.\n"
    );
    assert_eq!(said, "");
    in_both_files(
        text,
        "Thành phần: Theo danh sách của các trường (40 thầy cô). 1. Nơi họp: Nhà văn hóa xã. 2. Tăng cường tập luyện./.",
    );
    let xml = docx_part(
        &render(&plan("  **Thành phần: **Theo danh sách.")).value.unwrap().docx.unwrap(),
        "word/document.xml",
    );
    let run = xml.split("<w:r>").find(|run| run.contains("Thành phần")).unwrap();
    assert!(run.contains("<w:b/>"), "{run}");
}

#[test]
fn a_star_without_partner_in_the_subject_is_named() {
    let yaml = plan("  Một việc.").replace("trich_yeu: Tổ chức", "trich_yeu: '**' #");
    let (_, said) = of(&yaml);
    assert!(
        said.contains("ke-hoach.yaml:7:12: cảnh báo[CHU-01]: dấu ** không có dấu ** đi cùng, được in như chữ: '**'"),
        "{said}"
    );
    let yaml = plan("  Một việc.")
        .replace("trich_yeu: Tổ", "trich_yeu: **Tổ")
        .replace("trich_yeu: **Tổ chức", "trich_yeu: '**Tổ chức' #");
    let (_, said) = of(&yaml);
    assert!(said.contains("CHU-01]: dấu ** không có dấu ** đóng ở sau, được in như chữ: '**Tổ chức'"), "{said}");
}

#[test]
fn left_over_markdown_is_understood_and_told_once() {
    let text = "## I. YÊU CẦU\n\n### 1. Yêu cầu chung\n\nVui, khỏe, an toàn.\n\n---\n\n> Lời dặn của nhà trường.\n\n2\\. Mỗi lớp một đội.";
    let (blocks, said) = body(text);
    assert_eq!(
        blocks,
        "muc la-ma [I.] ten: YÊU CẦU\n  muc so [1.] ten: Yêu cầu chung\n    p: Vui, khỏe, an toàn.\n    p: Lời dặn của nhà trường.\n  muc so [2.] Mỗi lớp một đội./.\n"
    );
    assert_eq!(
        said,
        "ke-hoach.yaml:9:3: lưu ý[DANHDAU-01]: dấu của Markdown, HTML đã được hiểu nên không in ra: dấu # đầu đề mục (dòng 9, 11); dòng gạch ---, *** (dòng 15); dấu > đầu đoạn trích dẫn (dòng 17); dấu \\ trước dấu câu (dòng 19)\n"
    );
    in_both_files(
        text,
        "I. YÊU CẦU 1. Yêu cầu chung Vui, khỏe, an toàn. Lời dặn của nhà trường. 2. Mỗi lớp một đội./.",
    );
}

#[test]
fn what_has_no_meaning_is_printed_as_typed_and_told_once() {
    let text = "Đăng ký tại [trang của xã](https://an.vn/dang_ky).\n\n- [ ] Lập danh sách <u>đầy đủ</u>.";
    let (blocks, said) = body(text);
    assert_eq!(
        blocks,
        "p: Đăng ký tại [trang của xã](https://an.vn/dang_ky).\nmuc gach [-] [ ] Lập danh sách <u>đầy đủ</u>./.\n"
    );
    assert_eq!(
        said,
        "ke-hoach.yaml:9:15: cảnh báo[DANHDAU-02]: dấu của Markdown, HTML in nguyên như đã gõ: liên kết [chữ](địa chỉ) (dòng 9); thẻ HTML (dòng 11); ô [ ] đầu dòng (dòng 11)\n"
    );
    in_both_files(text, "[trang của xã](https://an.vn/dang_ky). - [ ] Lập danh sách <u>đầy đủ</u>./.");
}

#[test]
fn a_cell_has_lines() {
    let text = "| STT | Việc |\n|---|---|\n| 1 | Soạn thảo<br>Lấy ý kiến<br/>- Trình ký |";
    let (blocks, said) = body(text);
    assert!(blocks.contains("p: Soạn thảo\n      p: Lấy ý kiến\n      p: - Trình ký\n"), "{blocks}");
    // A body that ends in a table has no place for its end mark.
    assert!(said.lines().all(|line| line.contains("DAU-24")), "{said}");
    in_both_files(text, "Soạn thảo Lấy ý kiến - Trình ký");
    let yaml = plan("").replace("noi_dung: |\n", "noi_dung:\n  - bang: {hang: [[Một, 'Hai<br>ba']]}\n");
    let (blocks, _) = of(&yaml);
    assert!(blocks.contains("p: Hai\n      p: ba\n"), "{blocks}");
}

#[test]
fn a_table_without_bars_around_it() {
    let text = "STT | Việc | Hạn\n--- | --- | ---\n1 | soạn | 5/6\n\nHết.";
    let (blocks, said) = body(text);
    assert!(blocks.starts_with("bang 3 cot\n  hang dau\n    o 1\n      p: STT\n"), "{blocks}");
    assert_eq!(said, "");
    in_both_files(text, "STT Việc Hạn 1 soạn 5/6 Hết./.");
}

#[test]
fn a_table_out_of_word_with_tabs() {
    let text = "STT\tViệc\tHạn\n1\tSoạn\t5/6\n2\tGửi\n\nHết.";
    let (blocks, said) = body(text);
    assert!(blocks.starts_with("bang 3 cot\n  hang dau\n    o 1\n      p: STT\n"), "{blocks}");
    assert_eq!(
        said,
        "ke-hoach.yaml:9:3: cảnh báo[BANG-07]: dòng 9 đến 11 có dấu Tab ngăn các ô, được hiểu là một bảng 3 cột, hàng đầu được coi là tiêu đề; dòng 11 có 2 ô, để trống các ô cuối\n"
    );
    in_both_files(text, "STT Việc Hạn 1 Soạn 5/6 2 Gửi Hết./.");
}

#[test]
fn bases_and_openings_are_cleaned_too_and_told_with_the_rest() {
    let yaml = plan("  ## I. MỘT\n\n  Hai.").replace(
        "noi_dung:",
        "can_cu: |\n  > Căn cứ **Luật Lưu trữ** ngày 21/6/2024;\n  > Căn cứ Nghị định 30<br>Căn cứ Công văn 5;\nmo_dau: |\n  Phòng ban hành:\nnoi_dung:",
    );
    let (blocks, said) = of(&yaml);
    assert_eq!(
        blocks,
        "can-cu: Căn cứ **Luật Lưu trữ** ngày 21/6/2024;\ncan-cu: Căn cứ Nghị định 30;\ncan-cu: Căn cứ Công văn 5;\np: Phòng ban hành:\nmuc la-ma [I.] ten: MỘT\n  p: Hai./.\n"
    );
    assert_eq!(
        said,
        "ke-hoach.yaml:9:3: lưu ý[DANHDAU-01]: dấu của Markdown, HTML đã được hiểu nên không in ra: dấu # đầu đề mục (dòng 14); dấu > đầu đoạn trích dẫn (dòng 9, 10)\n"
    );
}

/// What is written into the PDF reads back as the same, whatever was typed.
#[test]
fn files_with_all_of_it_prove_themselves() {
    let text = "## I. MỘT\n\n**Hai: **ba ** bốn** <b> năm </b>sáu**bảy**tám __chín__ \\*10\\* \\<br> \\&lt; \\_a\\_ `*b*` \\\\.\n\n\\# c\n\nd<br>e\n\nSTT | Việc\n---|---\n\\> 1 | **f: **g<br>\\\\h \\<br>\n\ni\tk\tl\nm\tn |\to\\\n\n[p](http://p.vn) <u>q</u> &amp; r.";
    let indented: String = text.lines().map(|l| format!("  {l}\n")).collect();
    let files = carrying(&plan(&indented));
    let (answer, said) = check(&files.pdf.unwrap(), &given(), &MemoryWorld::default());
    assert!(matches!(answer, Answer::Genuine(_)), "{said}");
}
