//! NGAY-02: a weekday beside a date that is another one: `thứ Hai, ngày 15/5/2026`.
//!
//! Căn cứ: none; it cannot be. Vì sao: half of those invited come on the wrong day. The weekday is offered, though the date
//! may be what is wrong.

use crate::diag::rules;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::dates;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::NGAY_02, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph, reading) in subject.readings() {
        for written in reading.dates() {
            let (Some(date), Some((stretch, named))) = (written.date(), written.weekday.clone()) else { continue };
            let day = dates::weekday(date);
            let Some(right) = Group::Weekday.words().get(usize::from(day)).filter(|_| day != named) else { continue };
            let typed = &paragraph.text[stretch.clone()];
            let what =
                format!("{} là {right}, không phải {}", &paragraph.text[written.range.clone()], typed.to_lowercase());
            found.tell(found.instead(number, stretch, what, &in_the_same_capitals(typed, right)));
        }
    }
}

/// A weekday with capitals where the typed one has them.
fn in_the_same_capitals(typed: &str, right: &str) -> String {
    let capitals: Vec<bool> = typed.split(' ').map(|word| word.starts_with(char::is_uppercase)).collect();
    let words = right.split(' ').enumerate().map(|(at, word)| {
        let mut letters = word.chars();
        match letters.next().filter(|_| capitals.get(at) == Some(&true)) {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => word.to_string(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked, told};

    #[test]
    fn another_weekday_is_told() {
        for (wrong, stretch) in [
            ("thứ Hai, ngày 15/5/2026", "thứ Hai"),
            ("thứ hai ngày 15/5/2026", "thứ hai"),
            ("sáng Thứ Hai ngày 15 tháng 5 năm 2026", "Thứ Hai"),
            ("ngày 15/5/2026 (thứ bảy)", "thứ bảy"),
            ("Chủ nhật, ngày 15/5/2026", "Chủ nhật"),
            ("chủ nhật (15/5/2026)", "chủ nhật"),
            ("chiều thứ Năm, 15/5/2026", "thứ Năm"),
            ("ngày 15-5-2026 (Thứ Tư)", "Thứ Tư"),
            ("thứ Ba ngày 01/01/2026", "thứ Ba"),
            ("thứ Sáu ngày 29/02/2028", "thứ Sáu"),
        ] {
            assert_eq!(marked(&CHECK, &format!("Họp {wrong}.")), [stretch], "{wrong}");
        }
        let plan = "noi_dung: Họp Thứ Hai, ngày 15/5/2026.";
        assert!(told(&CHECK, plan).contains("ngày 15/5/2026 là thứ sáu, không phải thứ hai"), "{}", told(&CHECK, plan));
        assert!(fixed(&CHECK, plan).contains("Họp Thứ Sáu, ngày 15/5/2026."));
    }

    #[test]
    fn the_right_one_and_what_is_no_weekday_are_let_be() {
        for right in [
            "thứ Sáu, ngày 15/5/2026",
            "thứ sáu ngày 15 tháng 5 năm 2026",
            "ngày 15/5/2026 (Thứ sáu)",
            "thứ Hai ngày 15/5",
            "lần thứ hai, ngày 15/5/2026",
            "phiên thứ ba ngày 15/5/2026",
            "thứ Hai hằng tuần, từ ngày 15/5/2026",
            "ngày 15/5/2026, thứ hai là nộp báo cáo",
            "thứ Hai ngày 31/4/2026",
            "ngày 15/5/2026",
        ] {
            assert!(marked(&CHECK, &format!("Họp {right}.")).is_empty(), "{right}");
        }
    }
}
