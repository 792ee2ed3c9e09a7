//! LAP-41: a word that stands twice side by side, and is no compound that meets another: `tình hình hình hoạt động`.
//!
//! Căn cứ: none; a slip nearly always. Traps: see [`crate::lint::grammar::doubled`].

use crate::diag::rules;
use crate::lint::{Check, Found, Subject};

use super::phrase::tell;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::LAP_41, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    tell(subject, found, |double| double.words == 1 && !double.is_function);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn a_word_twice_is_told_and_written_once() {
        for (wrong, twice) in [
            ("Báo cáo tình hình hình hoạt động.", "hình hình"),
            ("Ban hành hành quy chế.", "hành hành"),
            ("Kinh phí phí đào tạo.", "phí phí"),
            ("Sở Sở Nội vụ chủ trì.", "Sở Sở"),
            ("Nộp hồ sơ sơ đầy đủ.", "sơ sơ"),
            ("Phối hợp hợp với các xã.", "hợp hợp"),
            ("Lưu trữ trữ tài liệu.", "trữ trữ"),
            ("Kiểm tra tra việc ấy.", "tra tra"),
            ("Triển khai khai các lớp.", "khai khai"),
            ("Báo cáo cáo kết quả.", "cáo cáo"),
        ] {
            assert_eq!(marked(&CHECK, wrong), [twice], "{wrong}");
        }
        let plan = fixed(&CHECK, "noi_dung: Báo cáo tình hình hình hoạt động.");
        assert!(plan.contains("tình hình hoạt động"), "{plan}");
    }

    #[test]
    fn words_of_duty_and_what_is_right_are_let_be() {
        for right in [
            "Gửi cho cho các xã.",
            "Phân công công tác.",
            "Hệ thống giao thông thông minh.",
            "Trở thành thành phố.",
            "Dần dần nâng lên.",
            "Bà Nguyễn Thị Na Na.",
            "Đại hội hội viên.",
            "Tại trụ sở Sở Nội vụ.",
            "Thường xuyên, thường xuyên.",
            "Cán bộ bộ phận một cửa.",
        ] {
            assert!(marked(&CHECK, right).is_empty(), "{right}: {:?}", marked(&CHECK, right));
        }
    }
}
