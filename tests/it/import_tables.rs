//! Word files whose parts stand in tables that only set out the page, or behind typed line ends: what stands in them is read as
//! a reader sees it, and what no plan file holds is told.

use kehoach::{FontSet, Import, ImportFrom, Imported, Input, Memory};

use super::word::{self, plain};

fn import(body: &str) -> (Imported, String) {
    let bytes = word::of(body);
    let asked = Import { file: Input::new("a.docx", &bytes), from: ImportFrom::Auto, charset: None };
    match kehoach::import(&asked, &FontSet::embedded(), &Memory::default()) {
        Ok((made, findings)) => (made, findings.to_string()),
        Err(findings) => panic!("{findings}"),
    }
}

fn all(lines: &[&str]) -> String {
    lines.iter().map(|line| plain(line)).collect()
}

/// A cell over so many columns.
fn cell(columns: u32, inside: &str) -> String {
    format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{columns}\"/></w:tcPr>{inside}</w:tc>")
}

/// A table without borders; with them it is one of the text.
fn table(rows: &[&[String]], bordered: bool) -> String {
    let border = if bordered { "<w:tblBorders><w:top w:val=\"single\"/></w:tblBorders>" } else { "" };
    let rows: String = rows.iter().map(|cells| format!("<w:tr>{}</w:tr>", cells.concat())).collect();
    format!("<w:tbl><w:tblPr>{border}</w:tblPr>{rows}</w:tbl>")
}

const LEFT: [&str; 2] = ["UBND TỈNH AN BÌNH", "SỞ NỘI VỤ"];
const RIGHT: [&str; 2] = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];
const DAY: &str = "An Bình, ngày 12 tháng 5 năm 2026";
const NAME: [&str; 2] = ["KẾ HOẠCH", "Tập huấn công tác văn thư năm 2026"];
const BODY: [&str; 5] =
    ["Sở Nội vụ mở lớp tập huấn như sau:", "I. NỘI DUNG", "1. Thời gian: hai ngày.", "II. KINH PHÍ", "Theo dự toán./."];

fn head() -> String {
    table(
        &[&[cell(1, &all(&LEFT)), cell(1, &all(&RIGHT))], &[cell(1, &plain("Số: 15/KH-SNV")), cell(1, &plain(DAY))]],
        false,
    )
}

fn foot() -> String {
    let left = all(&["Nơi nhận:", "- UBND các xã;", "- Lưu: VT."]);
    table(&[&[cell(1, &left), cell(1, &all(&["GIÁM ĐỐC", "Lê Thị Hòa"]))]], false)
}

/// What each of these files must become.
fn is_whole(made: &Imported, said: &str) {
    assert!(made.summary.contains("0 mất · 0 đổi"), "{said}{}", made.plan);
    // Both names of the head look the same here.
    assert!(made.plan.lines().all(|line| !line.starts_with("# ? ") || line.contains("NHAP-53")), "{}", made.plan);
    for line in [
        "co_quan_chu_quan: UBND TỈNH AN BÌNH",
        "co_quan_ban_hanh: SỞ NỘI VỤ",
        "so: 15",
        "ky_hieu: KH-SNV",
        "dia_danh: An Bình",
        "ngay: 12/5/2026",
        "trich_yeu: Tập huấn công tác văn thư năm 2026",
        "  I. NỘI DUNG",
        "  - UBND các xã",
        "luu: [VT]",
        "  nguyen_van: [GIÁM ĐỐC]",
        "  ho_ten: Lê Thị Hòa",
    ] {
        assert!(made.plan.lines().any(|found| found == line), "{line}\n{}", made.plan);
    }
}

#[test]
fn a_head_of_merged_cells_with_the_name_below_is_a_head() {
    let head = table(
        &[
            &[cell(2, &plain(LEFT[0])), cell(1, &plain(RIGHT[0]))],
            &[cell(2, &plain(LEFT[1])), cell(1, &plain(RIGHT[1]))],
            &[cell(1, &plain("Số:")), cell(1, &plain("15/KH-SNV")), cell(1, &plain(DAY))],
            &[cell(3, &all(&NAME))],
        ],
        false,
    );
    let (made, said) = import(&format!("{head}{}{}", all(&BODY), foot()));
    is_whole(&made, &said);
}

#[test]
fn a_document_in_one_table_is_read_as_if_none_were_there() {
    for bordered in [false, true] {
        let inside = [head() + &plain(""), all(&NAME) + &all(&BODY), foot() + &plain("")];
        let rows: Vec<Vec<String>> = inside.iter().map(|inside| vec![cell(1, inside)]).collect();
        let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
        let (made, said) = import(&table(&rows, bordered));
        is_whole(&made, &said);
    }
}

#[test]
fn a_table_of_the_text_stays_one() {
    let row = |a: &str, b: &str| [cell(1, &plain(a)), cell(1, &plain(b))];
    let inner = table(&[&row("Lớp A", "30"), &row("Lớp B", "40")], true);
    let rows =
        [row("TT", "Việc"), row("1", "Mở lớp"), [cell(1, &plain("2")), cell(1, &format!("{inner}{}", plain("hết")))]];
    let rows: Vec<&[String]> = rows.iter().map(<[String; 2]>::as_slice).collect();
    let (made, said) = import(&format!("{}{}{}{}{}", head(), all(&NAME), all(&BODY[..3]), table(&rows, true), foot()));
    assert!(
        made.plan.contains("| TT | Việc |") && made.plan.contains("| 2 | Lớp A<br>30<br>Lớp B<br>40<br>hết |"),
        "{}",
        made.plan
    );
    assert!(said.contains("NHAP-60") && said.contains("bảng nằm trong ô của bảng khác"), "{said}");
}

#[test]
fn typed_line_ends_part_bases_and_numbered_lines() {
    let broken = |lines: &[&str]| {
        let text = "</w:t></w:r><w:r><w:br/></w:r><w:r><w:t xml:space=\"preserve\">";
        format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", lines.join(text))
    };
    let bases = broken(&[
        "Căn cứ Luật Lưu trữ năm 2024;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP;",
        "Sở Nội vụ mở lớp tập huấn",
        "như sau:",
    ]);
    let body = broken(&["1. Thời gian: hai ngày.", "2. Nơi học: hội trường", "của Sở.", "- Lớp A;", "- Lớp B."]);
    let (made, said) =
        import(&format!("{}{}{bases}{}{body}{}{}", head(), all(&NAME), plain(BODY[1]), all(&BODY[3..]), foot()));
    let wanted = "can_cu:\n  - Căn cứ Luật Lưu trữ năm 2024;\n  - Căn cứ Nghị định số 30/2020/NĐ-CP;\n";
    assert!(made.plan.contains(wanted), "{}", made.plan);
    assert!(made.plan.contains("  Sở Nội vụ mở lớp tập huấn như sau:\n"), "{}", made.plan);
    let wanted = "  1. Thời gian: hai ngày.\n\n  2. Nơi học: hội trường của Sở.\n\n  - Lớp A;\n\n  - Lớp B.\n";
    assert!(made.plan.contains(wanted) && made.summary.contains("0 mất · 0 đổi"), "{said}{}", made.plan);
}

#[test]
fn bases_behind_dashes_of_a_document_of_old_are_bases_and_its_form_is_the_earliest() {
    let bases = all(&["- Căn cứ Luật Tổ chức Chính phủ năm 1992;", "- Căn cứ Nghị định số 15/CP ngày 02/3/1993;"]);
    let head = head().replace("2026", "2001");
    let (made, said) = import(&format!("{head}{}{bases}{}{}", all(&NAME), all(&BODY), foot()));
    let wanted = "can_cu:\n  - \"- Căn cứ Luật Tổ chức Chính phủ năm 1992;\"\n";
    assert!(made.plan.contains(wanted) && made.plan.contains("the_thuc: ttlt55\n"), "{}", made.plan);
    assert!(said.contains("NHAP-69") && !said.contains("NHAP-92") && !said.contains("NHAP-91"), "{said}");
    assert!(made.sheet.contains("in ra như cũ"), "{}", made.sheet);
}

#[test]
fn a_name_in_small_letters_below_its_number_is_the_name() {
    let name = plain("Kế hoạch") + &plain(NAME[1]);
    let (made, said) = import(&format!("{}{name}{}{}", head(), all(&BODY), foot()));
    is_whole(&made, &said);
}

#[test]
fn a_picture_in_a_cell_is_told_with_its_place() {
    let picture = "<w:p><w:r><w:pict><v:shape><v:imagedata r:id=\"x\"/></v:shape></w:pict></w:r></w:p>";
    let head = table(
        &[&[
            cell(1, &(picture.to_string() + &all(&[LEFT[0], LEFT[1], "Số: 15/KH-SNV"]))),
            cell(1, &(all(&RIGHT) + &plain(DAY))),
        ]],
        false,
    );
    let (made, said) = import(&format!("{head}{}{}{}", all(&NAME), all(&BODY), foot()));
    assert!(said.contains("NHAP-61") && said.contains("(bảng 1, hàng 1, cột 1): hình"), "{said}");
    assert!(made.plan.contains("ky_hieu: KH-SNV"), "{}", made.plan);
}

/// A plan with a table of the text whose columns are so wide, in twentieths of a point.
fn with_table(widths: &[u32], rows: &[&[String]]) -> (Imported, String) {
    let columns: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let table = table(rows, true).replace("</w:tblPr>", &format!("</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"));
    let (first, last) = BODY.split_at(3);
    import(&format!("{}{}{}{table}{}{}", head(), all(&NAME), all(first), all(last), foot()))
}

#[test]
fn sides_of_cells_that_almost_meet_make_no_columns() {
    let rows = [
        vec![cell(2, &plain("Xã")), cell(1, &plain("Số lớp"))],
        vec![cell(1, &plain("An Phú")), cell(2, &plain("12"))],
    ];
    let (made, said) = with_table(&[4000, 12, 5000], &[&rows[0], &rows[1]]);
    assert!(
        made.plan.contains("\n  | Xã | Số lớp |\n") && made.plan.contains("\n  | An Phú | 12 |\n"),
        "{}",
        made.plan
    );
    is_whole(&made, &said);
}

#[test]
fn a_table_wider_than_the_page_is_told_when_it_is_read() {
    let row = |word: &str| (0..10).map(|_| cell(1, &plain(word))).collect::<Vec<String>>();
    let (made, said) = with_table(&[900; 10], &[&row("Số"), &row("123.456.789.012.345")]);
    let line = made.plan.lines().position(|line| line.starts_with("  | Số | Số")).unwrap() + 1;
    let told = format!("cảnh báo[NHAP-71]: bảng rộng hơn trang nên kế hoạch chưa in được: dòng {line} (bảng 10 cột");
    assert!(said.contains(&told) && said.contains("huong: ngang"), "{said}\n{}", made.plan);
    let (_, said) = with_table(&[900; 10], &[&row("Số"), &row("12")]);
    assert!(!said.contains("NHAP-71"), "{said}");
}
