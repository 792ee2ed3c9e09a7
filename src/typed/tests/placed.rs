//! Lines with a place of their own.

use super::sure;

#[test]
fn two_arrows_place_a_line_and_one_is_text() {
    sure("-> BÁO CÁO <-", "p-Center BÁO CÁO\n");
    sure(
        "->*Đơn vị tính: triệu đồng*->\n\n| a |\n|---|\n| b |",
        "p-Right *Đơn vị tính: triệu đồng*\nbang 1+1 x 1\n  0=a\n  0=b\n",
    );
    for text in ["-> Kết quả", "-> A -> B ->", "-> <-", "->", "-> ->", "A -> B", "BÁO CÁO <-", "<- A <-"] {
        sure(text, &format!("p {text}\n"));
    }
    sure("\\-> BÁO CÁO <-", "p -> BÁO CÁO <-\n");
}

#[test]
fn lines_of_one_place_in_a_row_are_one_block_and_an_empty_line_parts_them() {
    sure(
        "-> Trông lại ngàn xưa <-\n-> **rừng** xanh núi đỏ <-\n\n-> Ca dao <-\n-> Sưu tầm ->",
        "p-Center Trông lại ngàn xưa⏎**rừng** xanh núi đỏ\np-Center Ca dao\np-Right Sưu tầm\n",
    );
}

#[test]
fn a_placed_line_ends_the_paragraph_above_and_joins_none_below() {
    sure(
        "I. KINH PHÍ\n1. Dự toán gồm các khoản mà xã chi trong\n-> Đơn vị tính: đồng ->\nnăm nay",
        "la_ma I. | KINH PHÍ\n  so 1. | Dự toán gồm các khoản mà xã chi trong\n    p-Right Đơn vị tính: đồng\n    p năm nay\n",
    );
    sure(
        "Mức chi như sau:\n-> BẢNG 1 <-\n1. Một.\n2. Hai.",
        "p Mức chi như sau:\np-Center BẢNG 1\nso 1. Một.\nso 2. Hai.\n",
    );
}
