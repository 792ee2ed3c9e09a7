//! Typed text of the plan file, which [`typed`](crate::typed) reads.

use super::reader::Reader;
use super::values::{ends, trimmed_lines};
use crate::diag::{Diagnostic, Place};
use crate::model::{Body, KeyPath, RichText};
use crate::typed::{Desk, Joined, Left, Typist};
use crate::yaml::Node;

impl Desk for Reader {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn record(&mut self, path: &KeyPath, place: Place) {
        Reader::record(self, path, place);
    }

    fn emphasis(&mut self, joined: &Joined) -> RichText {
        Reader::emphasis(self, joined)
    }

    fn leftover(&mut self, left: Left, place: Place) {
        self.leftovers.add(left, Some(place));
    }
}

impl Reader {
    /// The body items of a scalar.
    pub(super) fn typed(&mut self, node: &Node, path: &KeyPath) -> Body {
        Typist::new(self).read(trimmed_lines(node), ends(node), path)
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::testing::{FRAME, good, read, typed, typed_faults};

    #[test]
    fn labels_nest_by_kind() {
        let body = "I. MỤC ĐÍCH\n\n1. Yêu cầu chung\n\na) Kịp thời;\n- Ở xã;\n+ Ở thôn;\n- Ở phường.\nb) Đúng luật.\n\n1.1. Về nhân sự.\n1.1.1. Ở tỉnh.\n1.2. Về tài chính.\n\n2. Mở lớp tập huấn.\n\nII. TỔ CHỨC";
        assert_eq!(
            typed(body),
            "la_ma I. | MỤC ĐÍCH\n  so 1. | Yêu cầu chung\n    chu a) Kịp thời;\n      gach - Ở xã;\n        cong + Ở thôn;\n      gach - Ở phường.\n    chu b) Đúng luật.\n    so_so 1.1. Về nhân sự.\n      so_so 1.1.1. Ở tỉnh.\n    so_so 1.2. Về tài chính.\n  so 2. Mở lớp tập huấn.\nla_ma II. | TỔ CHỨC\n"
        );
    }

    #[test]
    fn paragraphs_are_parted_by_empty_lines_or_labels_else_lines_are_joined() {
        assert_eq!(
            typed("Đoạn một\ncòn tiếp.\n\nĐoạn hai.\n- Gạch một\n  còn tiếp;\n- Gạch hai."),
            "p Đoạn một còn tiếp.\np Đoạn hai.\ngach - Gạch một còn tiếp;\ngach - Gạch hai.\n"
        );
        assert_eq!(typed("Đoạn một.\nĐoạn hai."), "p Đoạn một.\np Đoạn hai.\n");
        let folded = format!("noi_dung: >\n  Đoạn một\n  còn tiếp.\n{FRAME}");
        assert_eq!(super::super::testing::dump(&good(&folded).0.body), "p Đoạn một còn tiếp.\n");
    }

    #[test]
    fn khoan_are_titles_when_bold_as_a_whole_or_without_mark_before_what_stands_below() {
        assert_eq!(
            typed("**1. Mục đích**\n\nĐoạn.\n\n2. **Yêu cầu**\n\n3. Chữ **đậm** một phần."),
            "so 1. | Mục đích\n  p Đoạn.\nso 2. | Yêu cầu\nso 3. Chữ **đậm** một phần.\n"
        );
        assert_eq!(
            typed("1. Mục đích\n\nĐoạn.\n\n2. Yêu cầu\n\n3. Có dấu:\n\nĐoạn."),
            "so 1. | Mục đích\n  p Đoạn.\nso 2. Yêu cầu\nso 3. Có dấu:\n  p Đoạn.\n"
        );
        assert_eq!(
            typed("Điều 1. Phạm vi\n\n1. Một.\n\nĐiều 2. Kế hoạch này có hiệu lực."),
            "dieu Điều 1. | Phạm vi\n  so 1. Một.\ndieu Điều 2. Kế hoạch này có hiệu lực.\n"
        );
        assert_eq!(typed("a) Mục tiêu\n\nĐoạn."), "chu a) Mục tiêu\n  p Đoạn.\n");
        assert_eq!(typed("**I. MỤC *TIÊU* CHUNG**"), "la_ma I. | MỤC *TIÊU* CHUNG\n");
    }

    #[test]
    fn large_units_take_the_next_line_as_title() {
        assert_eq!(
            typed(
                "Phần I\nQUY ĐỊNH\nCHUNG\nKế hoạch này có hai phần.\n\nPhần II\n\nTổ chức thực hiện\n\nMục 1. Phân công\n\nĐoạn."
            ),
            "phan Phần I | QUY ĐỊNH CHUNG\n  p Kế hoạch này có hai phần.\nphan Phần II | Tổ chức thực hiện\n  muc Mục 1. | Phân công\n    p Đoạn.\n"
        );
        assert_eq!(
            typed("Chương I\nQuy định chung\nĐiều 1. Phạm vi.\nChương II\nI. NỘI DUNG"),
            "chuong Chương I | Quy định chung\n  dieu Điều 1. Phạm vi.\nchuong Chương II\n  la_ma I. | NỘI DUNG\n"
        );
    }

    #[test]
    fn capitals_are_roman_or_letters_by_what_stands_before() {
        let kinds = |labels: &str| -> Vec<String> {
            let body: String = labels.split(' ').map(|l| format!("{l}. Mục\n\n")).collect();
            typed(&body).lines().map(|l| l.replace(" | Mục", "")).collect()
        };
        assert_eq!(
            kinds("I II III IV V VI"),
            ["la_ma I.", "la_ma II.", "la_ma III.", "la_ma IV.", "la_ma V.", "la_ma VI."]
        );
        assert_eq!(kinds("A B C D Đ"), ["chu_hoa A.", "chu_hoa B.", "chu_hoa C.", "chu_hoa D.", "chu_hoa Đ."]);
        assert_eq!(
            kinds("A B C D E G H I K L M"),
            "ABCDEGHIKLM".chars().map(|c| format!("chu_hoa {c}.")).collect::<Vec<_>>()
        );
        assert_eq!(kinds("A I II B I"), ["chu_hoa A.", "  la_ma I.", "  la_ma II.", "chu_hoa B.", "  la_ma I."]);
        assert_eq!(
            kinds("I A B C II A"),
            ["la_ma I.", "  chu_hoa A.", "  chu_hoa B.", "  chu_hoa C.", "la_ma II.", "  chu_hoa A."]
        );
    }

    #[test]
    fn escaped_labels_are_text() {
        assert_eq!(
            typed("Theo lời ông\n\\C. Mác đã viết.\n\n\\- 5 độ\n\n**\\A. Nguyễn** nói.\n\n\\| không là bảng"),
            "p Theo lời ông C. Mác đã viết.\np - 5 độ\np **A. Nguyễn** nói.\np | không là bảng\n"
        );
        assert_eq!(
            typed("C:\\tep\n\n-5 độ\n\n1.5 tỷ đồng\n\n2021. Năm"),
            "p C:\\tep\np -5 độ\np 1.5 tỷ đồng\np 2021. Năm\n"
        );
    }

    #[test]
    fn a_paragraph_closes_dashes() {
        assert_eq!(
            typed("1. Việc cần làm:\n- Một;\n- Hai.\n\nĐoạn.\n\n- Ba."),
            "so 1. Việc cần làm:\n  gach - Một;\n  gach - Hai.\n  p Đoạn.\n  gach - Ba.\n"
        );
    }

    #[test]
    fn places_are_those_of_the_file_and_paths_count_items() {
        let (_, provenance) =
            good(&format!("noi_dung: |\n\n    I. MỤC ĐÍCH\n\n    Đoạn\n    tiếp.\n\n      - Gạch.\n{FRAME}"));
        let at = |path: &str| provenance.place(path).map(|p| (p.line, p.column)).unwrap();
        assert_eq!([at("noi_dung[0]"), at("noi_dung[1]"), at("noi_dung[2]")], [(3, 5), (5, 5), (8, 7)]);
        assert_eq!(at("trich_yeu"), (9, 12));
    }

    #[test]
    fn text_is_put_into_nfc_and_otherwise_kept() {
        assert_eq!(typed("Ke\u{302}\u{301}  hoạch \u{2011}\u{A0}này ;"), "p Kế  hoạch \u{2011}\u{A0}này ;\n");
        assert_eq!(
            typed_faults("Mười\u{200B} lớp; hai\u{AD}lớp."),
            "t.yaml:2:17: lỗi[PHONG-01]: gạch nối mềm (dấu nối ẩn) U+00AD\n\
             t.yaml:2:7: cảnh báo[PHONG-02]: dấu cách rộng bằng không U+200B\n"
        );
    }

    #[test]
    fn faults_inside_typed_text_have_their_place() {
        assert_eq!(
            typed_faults("1. Một **đậm\nhai."),
            "t.yaml:2:10: cảnh báo[CHU-01]: dấu ** không có dấu ** đóng ở sau, được in như chữ: '**đậm'\n"
        );
        assert_eq!(
            typed_faults("Đoạn một.\n\nTheo luật[^1]."),
            "t.yaml:4:12: lỗi[CHUTHICH-02]: chú thích '[^1]' chưa có nội dung\n"
        );
        assert_eq!(typed_faults("Đoạn.\n\n2."), "t.yaml:4:3: cảnh báo[CHU-03]: nhãn '2.' không có chữ theo sau\n");
        let (_, messages) = read(&format!("noi_dung: |\n  Một\n\n  hai\n  ba *bốn\n{FRAME}"));
        assert_eq!(
            messages,
            "t.yaml:5:6: cảnh báo[CHU-01]: dấu * không có dấu * đóng ở sau, được in như chữ: '*bốn'\n"
        );
    }
}

#[cfg(test)]
mod table_tests {
    use crate::parse::testing::{FRAME, good, typed, typed_faults};

    #[test]
    fn a_head_above_the_dashes_spans_and_bars() {
        assert_eq!(
            typed(
                "Trước bảng:\n| TT | Nội dung | Thời gian ||\n| ^^ | ^^ | Từ | Đến |\n|:-:|---|--:|:--|\n| 1 | Họp **xã** \\| thôn | | - |\n| 2 || 5/6 | ^^ |\n\nSau bảng."
            ),
            "p Trước bảng:\nbang 2+2 x 4\n  0(2x1)=TT 1(2x1)=Nội dung 2(1x2)=Thời gian\n  2=Từ 3=Đến\n  0=1 1=Họp **xã** | thôn 2= 3(2x1)=-\n  0(1x2)=2 2=5/6\np Sau bảng.\n"
        );
    }

    #[test]
    fn tables_without_head_and_next_to_each_other() {
        assert_eq!(typed("|---|---|\n| a | b |\n\n|---|\n| c |"), "bang 0+1 x 2\n  0=a 1=b\nbang 0+1 x 1\n  0=c\n");
        assert_eq!(typed("1. Tiến độ\n\n| a |\n|---|\n| - |"), "so 1. | Tiến độ\n  bang 1+1 x 1\n    0=a\n    0=-\n");
    }

    #[test]
    fn total_rows_stand_under_a_double_line() {
        assert_eq!(
            typed("| a | b |\n|---|---,|\n| x | 1 |\n|===|===|\n| Cộng | 1 |"),
            "bang 1+2 x 2\n  0=a 1=b\n  0=x 1=1\n  0=Cộng 1=1 TỔNG\n"
        );
        let twice = typed_faults("| a |\n|---|\n| x |\n|==|\n| y |\n|==|\n| z |");
        assert!(twice.starts_with("t.yaml:7:3: lỗi[BANG-05]: bảng có hai dòng |===|"), "{twice}");
    }

    #[test]
    fn numbers_between_the_dashes_are_shares_of_the_width() {
        let columns = |line: &str| -> Vec<(Option<u32>, bool)> {
            let text = format!("noi_dung: |\n  | a | b |\n  {line}\n  | c | d |\n{FRAME}");
            let crate::model::BodyItem::Table(table) = &good(&text).0.body[0] else { panic!("{line}") };
            table.columns.iter().map(|c| (c.share, c.numbers)).collect()
        };
        assert_eq!(columns("|:-1-:|--2,5--,|"), [(Some(1000), false), (Some(2500), true)]);
        assert_eq!(columns("|-1-|-4-|"), [(Some(1000), false), (Some(4000), false)]);
        assert_eq!(columns("|---|-4-|"), [(None, false), (Some(4000), false)]);
        // As many dashes as the text is long: what editors draw.
        assert_eq!(columns("|-----|--|"), [(None, false), (None, false)]);
        assert_eq!(typed("| a |\n|---|\n| -0- |\n| 1 |\n| -2 |"), "bang 1+3 x 1\n  0=a\n  0=-0-\n  0=1\n  0=-2\n");
    }

    #[test]
    fn faulty_tables_are_reported_at_their_row_or_cell() {
        let fault = |body: &str, expected: &str| {
            let messages = typed_faults(body);
            assert!(messages.starts_with(expected), "{body}\n{messages}");
        };
        fault("| a |\n| c |", "t.yaml:2:3: lỗi[BANG-05]: bảng thiếu dòng |---|");
        fault("| a |\n|---|\n| b |\n|---|", "t.yaml:5:3: lỗi[BANG-05]: bảng có hai dòng");
        fault("| a |\n|---|", "t.yaml:2:3: lỗi[BANG-03]");
        fault(
            "| a | b |\n|---|---|\n| c |\n| d | e | f |",
            "t.yaml:4:3: lỗi[BANG-01]: hàng này có 1 ô, bảng có 2 cột\nt.yaml:5:3: lỗi[BANG-01]: hàng này có 3 ô",
        );
        fault("| a | b |\n|---|---|\n| ^^ | c |", "t.yaml:4:5: lỗi[BANG-02]: ô '^^' không có ô phía trên");
        fault("| a | b |\n|---|---|\n|| c |", "t.yaml:4:4: lỗi[BANG-02]: ô đầu hàng");
        fault("| a | b |\n|---|---|\n| c ||\n| ^^ | d |", "t.yaml:4:5: lỗi[BANG-02]: ô gộp không thành hình chữ nhật");
    }
}
