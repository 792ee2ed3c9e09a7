//! LAP-40: a phrase that stands twice side by side, or a word that has a duty in the sentence only: `Chỉ thị Chỉ thị số`,
//! `gửi cho cho các xã`.
//!
//! Căn cứ: none; it is always a slip. Traps: see [`doubled`].

use crate::diag::rules;
use crate::lint::grammar::doubled::{self, Double};
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::LAP_40, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    tell(subject, found, |double| double.words > 1 || double.is_function);
}

/// Tells of the doubles of a kind.
pub(super) fn tell(subject: &Subject<'_>, found: &mut Found<'_, '_>, wanted: impl Fn(&Double) -> bool) {
    for (number, paragraph, reading) in subject.readings() {
        for double in doubled::all(&reading.words).into_iter().filter(&wanted) {
            let once = &paragraph.text[double.first.clone()];
            let what = format!("'{once}' viết hai lần liền nhau");
            found.tell(found.instead(number, double.first.start..double.second.end, what, once));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked};

    #[test]
    fn phrases_and_words_of_duty_are_told_and_written_once() {
        for (wrong, twice) in [
            ("Thực hiện Chỉ thị Chỉ thị số 12/CT-UBND.", "Chỉ thị Chỉ thị"),
            ("Gửi báo cáo cho cho các xã.", "cho cho"),
            ("Kết quả của của các phòng.", "của của"),
            ("Sở tổ chức thực hiện tổ chức thực hiện kế hoạch.", "tổ chức thực hiện tổ chức thực hiện"),
            ("Trong trong quý I.", "Trong trong"),
            ("Các xã và và các phường.", "và và"),
            ("Các đơn vị được được giao.", "được được"),
            ("Căn cứ Căn cứ chức năng của Sở.", "Căn cứ Căn cứ"),
            ("Ủy ban nhân dân Ủy ban nhân dân xã.", "Ủy ban nhân dân Ủy ban nhân dân"),
            ("Triển khai triển khai các lớp.", "Triển khai triển khai"),
        ] {
            assert_eq!(marked(&CHECK, wrong), [twice], "{wrong}");
        }
        let plan = fixed(&CHECK, "noi_dung: Gửi báo cáo cho cho các xã, Chỉ thị Chỉ thị số 9.");
        assert!(plan.contains("Gửi báo cáo cho các xã, Chỉ thị số 9."), "{plan}");
    }

    #[test]
    fn what_is_right_twice_is_let_be() {
        for right in [
            "Đẩy mạnh từng bước từng bước một.",
            "Phân công công tác.",
            "Trở thành thành phố.",
            "Các xã, các xã.",
            "Dần dần nâng lên.",
            "Tại trụ sở Sở Nội vụ.",
            "Cán bộ bộ phận một cửa.",
            "Số 5 5 người.",
            "Ngày ngày học tập.",
            "Giao thông thông minh.",
        ] {
            assert!(marked(&CHECK, right).is_empty(), "{right}: {:?}", marked(&CHECK, right));
        }
    }
}
