//! Bold and italic as people, converters and chatbots write them.

use super::{noted, sure};
use crate::typed::testing::{dump, marked, read};

/// A text with marks, and how it reads.
#[track_caller]
fn reads(pairs: &[(&str, &str)]) {
    for (text, expected) in pairs {
        let (body, said) = read(text);
        assert_eq!(dump(&body), format!("{expected}\n"), "{text}");
        assert!(said.is_empty(), "{text}: {said:?}");
    }
}

#[test]
fn blanks_inside_marks_belong_to_the_text() {
    reads(&[
        ("**Thành phần: **Toàn thể cán bộ.", "p **Thành phần: **Toàn thể cán bộ."),
        ("**Thời gian: **7h00.**Địa điểm: **Nhà văn hóa.", "p **Thời gian: **7h00.**Địa điểm: **Nhà văn hóa."),
        ("Giao ** phòng Nội vụ** chủ trì.", "p Giao ** phòng Nội vụ** chủ trì."),
        ("Chủ trì:** Phòng Nội vụ**.", "p Chủ trì:** Phòng Nội vụ**."),
        ("** Kinh phí**", "p **Kinh phí**"),
        ("** Kinh phí **", "p **Kinh phí**"),
        ("**Kinh phí **", "p **Kinh phí**"),
        ("*Ghi chú: *xem phụ lục.", "p *Ghi chú: *xem phụ lục."),
        ("***Lưu ý: ***nộp đúng hạn.", "p ***Lưu ý: ***nộp đúng hạn."),
        ("**Một**hai**ba**", "p **Một**hai**ba**"),
        ("Mức **A**B và **C** .", "p Mức **A**B và **C** ."),
    ]);
    // Around nothing but blanks they are nothing.
    reads(&[("**Một** ** **hai", "p **Một** ** **hai"), ("**Một.****Hai.**", "p **Một.Hai.**")]);
}

#[test]
fn the_reading_with_the_least_that_is_odd_is_taken() {
    reads(&[
        ("**a** b **c **d **e** f", "p **a** b **c **d **e** f"),
        ("x **a **b **c **d **e **f", "p x **a **b **c **d **e **f"),
        ("***cả hai*** rồi **đậm** và *nghiêng*", "p ***cả hai*** rồi **đậm** và *nghiêng*"),
        ("**đậm *cả hai* đậm** thường", "p **đậm *****cả hai***** đậm** thường"),
        ("*nghiêng: ***cả hai** hết", "p *nghiêng: ***cả hai** hết"),
        ("(**đậm**), “*nghiêng*”.", "p (**đậm**), “*nghiêng*”."),
        ("**“Học tập”**, *(kèm theo)*;", "p **“Học tập”**, *(kèm theo)*;"),
    ]);
}

#[test]
fn a_label_inside_marks_takes_them() {
    reads(&[
        ("**2.** Chuẩn bị phòng họp.", "so **2.** Chuẩn bị phòng họp."),
        ("**2. Nơi họp: **Hội trường.", "so **2.** **Nơi họp: **Hội trường."),
        ("** 2. Nơi họp:** Hội trường.", "so **2.** **Nơi họp:** Hội trường."),
        ("*a) Các lớp*", "chu *a)* *Các lớp*"),
        ("*a) Các lớp: *hai lớp.", "chu *a)* *Các lớp: *hai lớp."),
        ("***b)*** *Các thầy*", "chu ***b)*** *Các thầy*"),
        ("**1.1. Đợt đầu:** Từ tháng 6.", "so_so **1.1.** **Đợt đầu:** Từ tháng 6."),
        (
            "**- Buổi sáng:** họp;\n**- Buổi chiều:** thi.",
            "gach **-** **Buổi sáng:** họp;\ngach **-** **Buổi chiều:** thi.",
        ),
        ("<b>1. Nơi họp</b>: hội trường.", "so **1.** **Nơi họp**: hội trường."),
        ("**I. MỤC ĐÍCH **", "la_ma I. | MỤC ĐÍCH"),
    ]);
}

#[test]
fn marks_that_end_behind_the_end_of_a_line() {
    reads(&[
        ("**6.****\n**Đẩy mạnh dạy nghề.", "so **6.** Đẩy mạnh dạy nghề."),
        ("**Địa điểm:** **\n**Hội trường.", "p **Địa điểm:**\np Hội trường."),
    ]);
    // The same might be two marks without partner.
    noted(
        "**Thời gian:\n**Từ ngày 02/6.",
        "p **Thời gian:**\np Từ ngày 02/6.\n",
        &["DANHDAU-01: …dấu ** ở đầu dòng (đóng chữ đậm của dòng trên) (dòng 2)"],
    );
}

#[test]
fn stars_that_are_signs_stay() {
    let said = |text: &str| -> Vec<String> { read(text).1.into_iter().map(|d| d.what).collect() };
    assert_eq!(said("Cỡ 2*3*4 m, mã \\*12\\*, ngày **05** là *****."), [""; 0]);
    for text in ["(*) Số ước.", "Tổng* (1), riêng* (2).", "Diện tích 2 * 3 m.", "Theo (**) ở dưới."] {
        let (body, said) = read(text);
        assert_eq!(dump(&body), format!("p {text}\n"));
        assert!(!said.is_empty() && said.iter().all(|d| d.code() == "CHU-01"), "{text}");
    }
}

#[test]
fn a_mark_without_partner_is_named_with_its_true_fault() {
    noted(
        "Sở giao **phòng Nội vụ chủ trì.",
        "p Sở giao **phòng Nội vụ chủ trì.\n",
        &["CHU-01: dấu ** không có dấu ** đóng ở sau, được in như chữ: '**phòng Nội vụ chủ…'"],
    );
    noted(
        "Phòng Nội vụ** chủ trì, ***họp*** và *thi*.",
        "p Phòng Nội vụ** chủ trì, ***họp*** và *thi*.\n",
        &["CHU-01: dấu ** không có dấu ** mở ở trước, được in như chữ: 'Phòng Nội vụ**'"],
    );
    noted(
        "Cấp ** loại ** giống mới.\n\nMột *hai **ba**.",
        "p Cấp ** loại ** giống mới.\np Một *hai **ba**.\n",
        &[
            "CHU-01: dấu ** đứng giữa hai dấu cách…'Cấp ** loại",
            "CHU-01: …đứng giữa hai dấu cách…",
            "CHU-01: dấu * không có dấu * đóng ở sau…'*hai **ba**.",
        ],
    );
    let (_, said) = read("Một ***hai** ba.");
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!((said[0].place.unwrap().line, said[0].place.unwrap().column), (1, 5));
    assert!(said[0].advice.as_ref().unwrap().contains("nếu là chữ thì viết \\*"), "{said:?}");
}

#[test]
fn underscores_around_figures_are_printed_and_told() {
    for text in ["Hạn cuối __05/6__.", "Từ _05/6_ trở đi.", "__1.500.000__ đồng"] {
        let (_, said) = read(text);
        let told = said.len() == 1 && said[0].code() == "DANHDAU-02" && said[0].what.contains("quanh số");
        assert!(told, "{text}: {said:?}");
        let (rich, _) = crate::typed::inline::parse(text);
        assert_eq!(marked(&rich), text);
    }
}

#[test]
fn underscores_around_words_are_marks_too() {
    for (text, expected) in [
        ("__Thời gian:__ sáng _thứ Hai_.", "**Thời gian:** sáng *thứ Hai*."),
        ("(_kèm theo_) và _**cả hai**_", "(*kèm theo*) và ***cả hai***"),
        ("__1. Thời gian:__ hai ngày.", "**1. Thời gian:** hai ngày."),
    ] {
        let (rich, _) = crate::typed::inline::parse(text);
        assert_eq!(marked(&rich), expected);
        let (_, said) = read(text);
        assert!(said.len() == 1 && said[0].code() == "DANHDAU-01", "{text}: {said:?}");
    }
    for text in [
        "Ngày __ tháng __ năm 2026, ngày __05__, họ tên ______, ngày __/__/2026.",
        "Thư gửi van_thu_an@binh.vn, tệp ke_hoach_2026.docx.",
        "Số _ và __.",
    ] {
        sure(text, &format!("p {text}\n"));
    }
}
