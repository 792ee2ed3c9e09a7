//! Tables as they are typed and pasted.

use super::{noted, sure};
use crate::typed::testing::{dump, read};

#[test]
fn a_line_end_of_html_parts_the_paragraphs_of_a_cell() {
    sure(
        "| STT | Việc |\n|---|---|\n| 1 | Soạn<br>Gửi<br/>- Lưu |\n| 2 | **Họp<br />tổng kết**<br> |\n| 3<br> | a \\<br> b |",
        "bang 1+3 x 2\n  0=STT 1=Việc\n  0=1 1=Soạn/Gửi/- Lưu\n  0=2 1=**Họp**/**tổng kết**\n  0=3 1=a <br> b\n",
    );
}

#[test]
fn bars_around_a_table_may_be_left_out() {
    sure(
        "Bảng:\n\nSTT | Việc | Ghi chú\n--- | :---: | ---,\n1 | soạn | x\n2 | gửi |\n| 3 | lưu | y |\n===|===|===\nCộng || 3\n\nHết.",
        "p Bảng:\nbang 1+4 x 3\n  0=STT 1=Việc 2=Ghi chú\n  0=1 1=soạn 2=x\n  0=2 1=gửi 2=\n  0=3 1=lưu 2=y\n  0(1x2)=Cộng 2=3 TỔNG\np Hết.\n",
    );
    sure("| a | b\n|---|---\n| c | d", "bang 1+1 x 2\n  0=a 1=b\n  0=c 1=d\n");
    // One line with a bar is text, and so are the lines of a list.
    sure("Điện thoại: 123 | thư: a@b.vn", "p Điện thoại: 123 | thư: a@b.vn\n");
    sure(
        "- Sáng: họp | chiều: thi;\n- Sáng: thi | chiều: nghỉ.",
        "gach - Sáng: họp | chiều: thi;\ngach - Sáng: thi | chiều: nghỉ.\n",
    );
    sure("a \\| b\n\nc \\| d", "p a | b\np c | d\n");
}

#[test]
fn without_the_row_of_dashes_the_head_is_a_guess_and_told() {
    noted(
        "| Việc | Hạn |\n| Soạn | 5/6 |\n| Gửi | 6/6 |",
        "bang 1+2 x 2\n  0=Việc 1=Hạn\n  0=Soạn 1=5/6\n  0=Gửi 1=6/6\n",
        &["BANG-07: dòng 1 đến 3 được hiểu là một bảng 2 cột không có dòng |---|, hàng đầu được coi là tiêu đề"],
    );
    noted(
        "| 1 | Soạn |\n| 2 | Gửi |",
        "bang 0+2 x 2\n  0=1 1=Soạn\n  0=2 1=Gửi\n",
        &["BANG-07: …không hàng nào được coi là tiêu đề"],
    );
    noted(
        "Việc | Hạn | Người\nSoạn | 5/6 | An\nGửi | 6/6 |",
        "bang 1+2 x 3\n  0=Việc 1=Hạn 2=Người\n  0=Soạn 1=5/6 2=An\n  0=Gửi 1=6/6 2=\n",
        &["BANG-07: dòng 1 đến 3 …bảng 3 cột không có dòng |---|"],
    );
    // Single dashes are the row where no other row is.
    sure("| Việc | Hạn |\n|-|-|\n| Soạn | 5/6 |", "bang 1+1 x 2\n  0=Việc 1=Hạn\n  0=Soạn 1=5/6\n");
    sure("| Việc | Hạn |\n|---|---|\n| - | - |", "bang 1+1 x 2\n  0=Việc 1=Hạn\n  0=- 1=-\n");
    let (body, said) = read("| Việc | Hạn |\n| Soạn |");
    assert!(body.is_empty() && said.iter().any(|d| d.code() == "BANG-01"), "{said:?}");
}

#[test]
fn tabs_between_cells_make_a_table() {
    noted(
        "Danh sách:\n\nSTT\tViệc\tHạn\n1\tSoạn | gửi\t5/6\n2\tLưu\t6/6",
        "p Danh sách:\nbang 1+2 x 3\n  0=STT 1=Việc 2=Hạn\n  0=1 1=Soạn | gửi 2=5/6\n  0=2 1=Lưu 2=6/6\n",
        &["BANG-07: dòng 3 đến 5 có dấu Tab ngăn các ô, được hiểu là một bảng 3 cột, hàng đầu được coi là tiêu đề"],
    );
    // Empty cells at either end keep their place; what is missing is named.
    noted(
        "STT\tViệc\tHạn\tGhi chú\n1\tSoạn\t5/6\t\n2\tGửi\n\tCộng\t\t2",
        "bang 1+3 x 4\n  0=STT 1=Việc 2=Hạn 3=Ghi chú\n  0=1 1=Soạn 2=5/6 3=\n  0=2 1=Gửi 2= 3=\n  0= 1=Cộng 2= 3=2\n",
        &["BANG-07: …bảng 4 cột, hàng đầu được coi là tiêu đề; dòng 3 có 2 ô, để trống các ô cuối"],
    );
    noted("Ấp Một\t40\nẤp Hai\t35", "bang 0+2 x 2\n  0=Ấp Một 1=40\n  0=Ấp Hai 1=35\n", &["BANG-07: …không hàng nào"]);
}

#[test]
fn tabs_that_stand_behind_labels_or_fields_make_none() {
    sure("1.\tSoạn.\n2.\tGửi.\n3.\tLưu.", "so 1. Soạn.\nso 2. Gửi.\nso 3. Lưu.\n");
    sure("•\tSoạn;\n•\tGửi.", "gach • Soạn;\ngach • Gửi.\n");
    let fields = "Họ và tên:\tTrần Văn An\n\nChức vụ:\tChuyên viên\nĐơn vị:\tSở Nội vụ";
    assert!(!dump(&read(fields).0).contains("bang"));
    // Paragraphs that begin, or end, with a tab.
    sure("\tMột.\n\tHai.\n\tBa.\t", "p Một.\np Hai.\np Ba.\n");
    let (body, _) = read("\tMột.\n\tHai bên:\tA\n\tBa.");
    assert!(!dump(&body).contains("bang"));
    assert!(!dump(&read("Kính gửi:\tSở Nội vụ\tan").0).contains("bang"));
}

#[test]
fn line_ends_in_cells_of_any_form() {
    for cell in [
        "a<br>b",
        "a<br/>b",
        "a<br />b",
        "a<BR>b",
        "a <br> b",
        "a</br>b",
        "<p>a</p><p>b</p>",
        "<br>a<br><br>b<br>",
        "a<br clear=\"all\">b",
        "<div>a</div>b",
    ] {
        sure(&format!("| x | y |\n|---|---|\n| {cell} | c |"), "bang 1+1 x 2\n  0=x 1=y\n  0=a/b 1=c\n");
    }
    let (rich, said) = read("| x |\n|---|\n| *a<br>b* c<br>**d** |");
    assert_eq!(dump(&rich), "bang 1+1 x 1\n  0=x\n  0=*a*/*b* c/**d**\n");
    assert!(said.is_empty());
}

#[test]
fn tables_without_outer_bars_of_any_form() {
    let expected = "bang 1+1 x 2\n  0=x 1=y\n  0=a 1=b\n";
    for table in [
        "x | y\n---|---\na | b",
        "x|y\n-|-\na|b",
        "x | y\n:--|--:\na | b",
        "x | y |\n---|---|\na | b |",
        "| x | y\n| --- | ---\n| a | b",
        "x | y\n|---|---|\na | b",
        "| x | y |\n---|---\n| a | b |",
        "x  |  y\n------ | ------\na  |  b",
    ] {
        let (body, said) = read(table);
        assert_eq!(dump(&body), expected, "{table}");
        assert!(said.is_empty(), "{table}: {said:?}");
    }
}

#[test]
fn tabs_of_any_table() {
    for (table, expected, words) in [
        ("a\tb\nc\td\ne\tf", "bang 1+2 x 2\n  0=a 1=b\n  0=c 1=d\n  0=e 1=f\n", "hàng đầu"),
        ("TT\tHọ tên\n1\tAn", "bang 1+1 x 2\n  0=TT 1=Họ tên\n  0=1 1=An\n", "hàng đầu"),
        ("1\tAn\t5\n2\tBình\t6", "bang 0+2 x 3\n  0=1 1=An 2=5\n  0=2 1=Bình 2=6\n", "không hàng nào"),
        ("A\tB\tC\n\t\tc", "bang 1+1 x 3\n  0=A 1=B 2=C\n  0= 1= 2=c\n", "hàng đầu"),
        ("A\tB\tC\na\t\t", "bang 1+1 x 3\n  0=A 1=B 2=C\n  0=a 1= 2=\n", "hàng đầu"),
        ("A\tB\na\t**b: **c", "bang 1+1 x 2\n  0=A 1=B\n  0=a 1=**b: **c\n", "hàng đầu"),
        ("A\tB\na\t\\\nb\tc", "bang 1+2 x 2\n  0=A 1=B\n  0=a 1=\\\n  0=b 1=c\n", "hàng đầu"),
        ("A \t B\na | b \t c", "bang 1+1 x 2\n  0=A 1=B\n  0=a | b 1=c\n", "hàng đầu"),
        ("A\tB\tC\n1.\tb\tc\n2.\td\te", "bang 1+2 x 3\n  0=A 1=B 2=C\n  0=1. 1=b 2=c\n  0=2. 1=d 2=e\n", "hàng đầu"),
    ] {
        let (body, said) = read(table);
        assert_eq!(dump(&body), expected, "{table:?}");
        let said: Vec<_> = said.iter().filter(|d| d.code() == "BANG-07").map(|d| d.what.as_str()).collect();
        assert!(said.len() == 1 && said[0].contains(words), "{table:?}: {said:?}");
    }
}

#[test]
fn tables_drawn_with_edges() {
    sure(
        "+-----+---------+\n| STT | Việc    |\n+=====+:=======:+\n| 1   | Rà soát |\n|     | sổ.     |\n|     |         |\n|     | Gửi:    |\n|     | - xã    |\n+-----+---------+\n| 2   | **Lưu   |\n|     | sổ**    |\n+-----+---------+",
        "bang 1+2 x 2\n  0=STT 1=Việc\n  0=1 1=Rà soát sổ./Gửi:/- xã\n  0=2 1=**Lưu sổ**\n",
    );
    sure("+---+---+\n| a | b |\n+---+---+", "bang 0+1 x 2\n  0=a 1=b\n");
    // Cells over several columns: not understood, and said.
    let (body, said) = read("+---+---+\n| a     |\n+---+---+\n| b | c |\n+---+---+");
    assert!(dump(&body).contains("+---+---+") && !said.is_empty());
}
