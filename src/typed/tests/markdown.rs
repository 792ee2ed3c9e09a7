//! What is left over of Markdown and HTML: understood where it has one meaning, told in one message.

use super::{noted, sure};
use crate::typed::testing::{dump, read};

/// A text that reads like this, with one note about these marks.
#[track_caller]
fn understood(text: &str, expected: &str, marks: &str) {
    noted(
        text,
        &format!("{expected}\n"),
        &[&format!("DANHDAU-01: dấu của Markdown, HTML đã được hiểu nên không in ra: {marks}")],
    );
}

/// A text that reads like this, with one warning about these marks.
#[track_caller]
fn as_typed(text: &str, expected: &str, marks: &str) {
    noted(
        text,
        &format!("{expected}\n"),
        &[&format!("DANHDAU-02: dấu của Markdown, HTML in nguyên như đã gõ: {marks}")],
    );
}

#[test]
fn heading_marks_begin_titles() {
    understood(
        "# KẾ HOẠCH\n## I. MỤC ĐÍCH\n### 1. Yêu cầu chung\nVừa sức các em.\n### 2. Yêu cầu riêng ###\n#### a) Đủ người\n##II. NỘI DUNG\nMở lớp.",
        "p **KẾ HOẠCH**\nla_ma I. | MỤC ĐÍCH\n  so 1. | Yêu cầu chung\n    p Vừa sức các em.\n  so 2. | Yêu cầu riêng\n    chu **a)** **Đủ người**\nla_ma II. | NỘI DUNG\n  p Mở lớp.",
        "dấu # đầu đề mục (dòng 1, 2, 3, 5, 6, 7)",
    );
    understood(
        "## **1. Thời gian**\nSáng thứ Hai.",
        "so 1. | Thời gian\n  p Sáng thứ Hai.",
        "dấu # đầu đề mục (dòng 1)",
    );
    understood(
        "# Chương I\n# QUY ĐỊNH CHUNG\nKế hoạch này áp dụng cho các xã.",
        "chuong Chương I | QUY ĐỊNH CHUNG\n  p Kế hoạch này áp dụng cho các xã.",
        "dấu # đầu đề mục (dòng 1, 2)",
    );
    // What is above a heading, and below it, are paragraphs of their own.
    understood(
        "Các xã thực hiện,\n## lưu ý\nchọn đúng người.",
        "p Các xã thực hiện,\np **lưu ý**\np chọn đúng người.",
        "dấu # đầu đề mục (dòng 2)",
    );
    sure("#vanthu và nhà số\n#5 là chữ.", "p #vanthu và nhà số\np #5 là chữ.\n");
    sure("\\# Một.", "p # Một.\n");
}

#[test]
fn rules_fences_and_quotations() {
    for rule in ["---", "***", "___", "* * *", "- - -", "-----------", "====="] {
        understood(&format!("Một.\n{rule}\nHai."), "p Một.\np Hai.", "dòng gạch ---, *** (dòng 2)");
    }
    sure("Họ và tên:\n________________\n\nHết.", "p Họ và tên:\np ________________\np Hết.\n");
    sure("\\---", "p ---\n");
    understood("```yaml\nmã số: 12.\n```\nHết.", "p mã số: 12.\np Hết.", "dòng ``` (dòng 1, 3)");
    understood(
        "> Bác Hồ dạy rằng học hỏi là một việc phải\n> tiếp tục suốt đời.\n>\n> 50 năm đã qua.",
        "p Bác Hồ dạy rằng học hỏi là một việc phải tiếp tục suốt đời.\np 50 năm đã qua.",
        "dấu > đầu đoạn trích dẫn (dòng 1, 2, 3, 4)",
    );
    understood("> 1. Một;\n> 2. Hai.", "so 1. Một;\nso 2. Hai.", "dấu > đầu đoạn trích dẫn (dòng 1, 2)");
    sure("Tỷ lệ đạt:\n\n> 50 %: tốt.\n\n>= 30 %: khá.", "p Tỷ lệ đạt:\np > 50 %: tốt.\np >= 30 %: khá.\n");
}

#[test]
fn escaped_stops_are_those_of_labels() {
    understood(
        "1\\. Một.\n2\\. Hai.\n**3\\. Ba:** bốn.\n3\\.1\\. Năm.\na\\) Sáu.",
        "so 1. Một.\nso 2. Hai.\nso **3.** **Ba:** bốn.\n  so_so 3.1. Năm.\n    chu a) Sáu.",
        "dấu \\ trước dấu câu (dòng 1, 2, 3, 4, 5)",
    );
    understood("Công văn số 12/SNV\\-VP\\. Hết\\!", "p Công văn số 12/SNV-VP. Hết!", "dấu \\ trước dấu câu (dòng 1)");
    // The house's own.
    sure(
        "\\- 5 độ, \\*12\\*, \\[^1], \\`a\\`, \\_b\\_, \\<b>, \\&lt;, C:\\\\tep.",
        "p - 5 độ, *12*, [^1], `a`, _b_, <b>, &lt;, C:\\tep.\n",
    );
    sure("Tệp C:\\tep\\an.", "p Tệp C:\\tep\\an.\n");
}

#[test]
fn code_names_and_addresses() {
    understood("Nhập mã `SNV*01` rồi gửi.", "p Nhập mã SNV*01 rồi gửi.", "cặp dấu `…` (dòng 1)");
    sure("Dấu ` một mình, `` hai.", "p Dấu ` một mình, `` hai.\n");
    understood(
        "Dài 5&nbsp;km, Sở&hellip; R&D &amp; &lt;b&gt;",
        "p Dài 5\u{A0}km, Sở… R&D & <b>",
        "tên ký tự như &nbsp; (dòng 1)",
    );
    understood(
        "Xem [https://a.vn/b_c](https://a.vn/b_c), thư [a@b.vn](mailto:a@b.vn).",
        "p Xem https://a.vn/b_c, thư a@b.vn.",
        "ngoặc của liên kết (dòng 1)",
    );
    as_typed(
        "Xem [trang *của* Sở](https://a.vn/b_c_d).",
        "p Xem [trang *của* Sở](https://a.vn/b_c_d).",
        "liên kết [chữ](địa chỉ) (dòng 1)",
    );
    as_typed("Xem ![Bản đồ](anh/ban_do.png)", "p Xem ![Bản đồ](anh/ban_do.png)", "hình ![…](…) (dòng 1)");
    sure(
        "Như sau:\n![Bản đồ](anh/ban_do.png \"Hình 1. *Bản đồ*\"){rong=12}\nĐoạn sau.",
        "p Như sau:\nhinh anh/ban_do.png 12 cm [Bản đồ] Hình 1. *Bản đồ*\np Đoạn sau.\n",
    );
    sure("Theo [1](trang 5), [2] và x[3](4).", "p Theo [1](trang 5), [2] và x[3](4).\n");
}

#[test]
fn tags() {
    sure(
        "<b>Đậm</b>, <I>nghiêng</I>, <strong>đậm <em>cả hai</em></strong>.",
        "p **Đậm**, *nghiêng*, **đậm *****cả hai***.\n",
    );
    sure("Nếu a < b và b > c thì <5> là số; <ten> là chữ.", "p Nếu a < b và b > c thì <5> là số; <ten> là chữ.\n");
    for text in [
        "<u>Gạch chân</u>.",
        "Dở dang <b>đậm.",
        "Thừa</i> ra.",
        "<span style=\"color:red\">Đỏ</span>.",
        "<!-- xóa sau -->Chữ.",
        "<table><tr><td>Một</td></tr></table>",
        "Dấu &#8211; này.",
    ] {
        as_typed(text, &format!("p {text}"), "thẻ HTML (dòng 1)");
    }
    as_typed(
        "- [ ] Việc một;\n- [x] Việc hai.",
        "gach - [ ] Việc một;\ngach - [x] Việc hai.",
        "ô [ ] đầu dòng (dòng 1, 2)",
    );
}

#[test]
fn line_ends_of_html() {
    sure(
        "Buổi sáng<br>họp tại xã,<br/>**đi ấp<br />An Phú** chiều.<BR>\ntiếp theo<br>- một;",
        "p Buổi sáng\np họp tại xã,\np **đi ấp**\np **An Phú** chiều.\np tiếp theo\ngach - một;\n",
    );
    sure("1. Một<br>hai.\n2. Ba.", "so 1. | Một\n  p hai.\nso 2. Ba.\n");
    sure("Viết \\<br> là xuống dòng.", "p Viết <br> là xuống dòng.\n");
    understood("<p>Một.</p><p>Hai.</p>\nba.", "p Một.\np Hai.\np ba.", "thẻ <p> (dòng 1)");
    understood("<div>Một.</div>\nhai.", "p Một.\np hai.", "thẻ <div> (dòng 1)");
}

#[test]
fn all_of_a_text_is_one_message_of_each_kind() {
    let text = "## I. MỘT\n\n---\n\n> Hai.\n\n`ba` [b](http://b.vn) <u>n</u>";
    let (_, said) = read(text);
    assert_eq!(said.iter().map(|d| d.code()).collect::<Vec<_>>(), ["DANHDAU-01", "DANHDAU-02"]);
    let many = "## Một\n\n".repeat(50);
    let (_, said) = read(&many);
    assert_eq!(said.len(), 1);
    assert!(said[0].what.ends_with("37, 39 và 30 dòng nữa)"), "{}", said[0].what);
    assert_eq!(dump(&read("```\n```\n---\n** **").0), "");
}

#[test]
fn what_pandoc_writes() {
    understood("# I. MỘT {#i.-một}\nHai.", "la_ma I. | MỘT\n  p Hai.", "dấu # đầu đề mục (dòng 1)");
    understood(
        "[Thời gian:]{.underline} sáng **[thứ Hai]{.mark}**.",
        "p Thời gian: sáng **thứ Hai**.",
        "ngoặc và lớp [chữ]{.lớp} (dòng 1)",
    );
    sure("[Thời gian]{a} và [một] {.b}.", "p [Thời gian]{a} và [một] {.b}.\n");
    understood(
        "Nơi nhận:\\\nCác phòng\\\n- Lưu.",
        "p Nơi nhận:\np Các phòng\ngach - Lưu.",
        "dấu \\ cuối dòng (thành xuống dòng) (dòng 1, 2)",
    );
    understood(
        "Xem <https://a.vn/x_y>, <van_thu@a.vn>.",
        "p Xem https://a.vn/x_y, van_thu@a.vn.",
        "ngoặc của liên kết (dòng 1)",
    );
    as_typed("~~Bỏ đi~~ còn lại.", "p ~~Bỏ đi~~ còn lại.", "chữ gạch bỏ ~~…~~ (dòng 1)");
    sure("Khoảng ~ 5 km, ~~~5.", "p Khoảng ~ 5 km, ~~~5.\n");
}

#[test]
fn where_lines_are_folded_only_beginnings_count() {
    use crate::model::KeyPath;
    use crate::typed::testing::{Listener, typed_lines};
    use crate::typed::{Ends, Typist};
    let mut listener = Listener::default();
    let text = "## I. MỘT\n\nHai dấu\n# là chữ\n> cũng vậy.<br>Ba.";
    let body = Typist::new(&mut listener).read(typed_lines(text), Ends::Lost, &KeyPath::root("noi_dung"));
    assert_eq!(dump(&body), "la_ma I. | MỘT\n  p Hai dấu # là chữ > cũng vậy.\n  p Ba.\n");
}
