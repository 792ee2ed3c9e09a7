//! NGAY-03: a deadline before the document's own day: `báo cáo trước ngày 15/02/2025` in a plan of March 2025.
//!
//! Căn cứ: none. Vì sao: nobody can keep it; mostly the year was not changed. Traps: conditions and reports of what was
//! before a day (`hợp đồng ký trước ngày 01/7/2025`, `tính đến hết ngày …`): what is due has a word of duty before it.

use crate::diag::rules;
use crate::era::shown;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::dates::Written;
use crate::lint::grammar::scan::Words;
use crate::lint::{Check, Found, Subject};
use crate::model::Date;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::NGAY_03, run };

/// How many words before a deadline may say what is due.
const NEAR: usize = 12;
/// How many years a slip lies back.
const YEARS: u16 = 2;

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let Some(day) = subject.day() else {
        return found.unchecked("văn bản chưa có đủ ngày, tháng, năm");
    };
    for (number, _, reading) in subject.readings() {
        for written in reading.dates() {
            let Some(date) = passed(written, day).filter(|_| is_due(&reading.words, written)) else { continue };
            let what = format!("thời hạn ngày {} đã qua khi ban hành văn bản này ({})", shown(date), shown(day));
            found.tell(found.at(number, written.range.clone(), what).advise("xem lại thời hạn, nhất là năm"));
        }
    }
}

/// The day, where it is a deadline that has passed not too long ago.
fn passed(written: &Written, day: Date) -> Option<Date> {
    written.deadline.as_ref()?;
    written.date().filter(|date| *date < day && date.year + YEARS > day.year)
}

/// Whether something is due: a word of duty stands before, in the same clause, and none of what was.
fn is_due(words: &Words<'_>, written: &Written) -> bool {
    let Some(deadline) = &written.deadline else { return false };
    let end = words.at(deadline.start);
    let from = (end.saturating_sub(NEAR)..end).rev().take_while(|at| !ends(words.behind(*at))).last();
    let from = from.unwrap_or(end);
    // The deadline's own words may be words of duty: `hoàn thành trước ngày`.
    let last = words.at(written.range.end);
    let duty = (from..last).any(|at| Group::Duty.starts(words, at).is_some());
    let past = (from..end).any(|at| Group::Past.starts(words, at).is_some());
    // A task begins with a verb (`phê duyệt kế hoạch trước ngày …`); what was permitted before a day is none.
    let begins = |at: usize| !words.joined(at) && Usage::Verb.starts(words, at).is_some() || opens(words, at);
    let made = (from..end).rev().take(2).any(|at| Group::Made.starts(words, at).is_some());
    let task = (from..end).any(begins) && !made;
    (duty || task) && !past
}

/// Whether a clause ends between two words: a mark with a blank behind it, none of an address.
fn ends(gap: &str) -> bool {
    gap.contains([';', '.', ':']) && gap.contains(char::is_whitespace)
}

/// Whether a title's verb opens a clause: `phê duyệt`, `ban hành`.
fn opens(words: &Words<'_>, at: usize) -> bool {
    !words.joined(at) && Group::Opener.starts(words, at).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    #[test]
    fn a_deadline_that_has_passed_is_told() {
        for (wrong, stretch) in [
            ("Gửi báo cáo về Sở trước ngày 15/02/2026", "ngày 15/02/2026"),
            ("Các phòng nộp chậm nhất ngày 20/02/2026", "ngày 20/02/2026"),
            ("Hoàn thành trước ngày 04/3/2026", "ngày 04/3/2026"),
            ("Các xã báo cáo kết quả trước ngày 15/12/2025", "ngày 15/12/2025"),
            ("Đăng ký về Phòng Hành chính trước ngày 15 tháng 02 năm 2026", "ngày 15 tháng 02 năm 2026"),
            ("Trình Giám đốc Sở chậm nhất là ngày 01/3/2026", "ngày 01/3/2026"),
            ("Tổng hợp, gửi Sở Nội vụ trước 15/02/2026", "15/02/2026"),
            ("Việc lập danh sách hoàn thành trước ngày 10/01/2026", "ngày 10/01/2026"),
            ("Các phòng gửi danh sách không quá ngày 20/02/2026", "ngày 20/02/2026"),
            ("Chỉ đạo chung, phê duyệt kế hoạch của các tổ trước ngày 20/02/2026", "ngày 20/02/2026"),
            ("Nộp hồ sơ muộn nhất ngày 20/02/2026", "ngày 20/02/2026"),
        ] {
            assert_eq!(marked(&CHECK, &format!("{wrong}.")), [stretch], "{wrong}");
        }
    }

    #[test]
    fn deadlines_to_come_and_conditions_are_let_be() {
        for right in [
            "Gửi báo cáo về Sở trước ngày 15/4/2026",
            "Gửi báo cáo về Sở trước ngày 05/3/2026",
            "Hợp đồng ký trước ngày 01/7/2025 được thực hiện tiếp",
            "Tính đến hết ngày 31/12/2025, các xã đã báo cáo",
            "Các xã đã gửi báo cáo trước ngày 15/02/2026",
            "Người sinh trước ngày 01/01/2010 được đăng ký",
            "Luật có hiệu lực trước ngày 01/7/2025",
            "Gửi báo cáo. Hồ sơ trước ngày 15/02/2026 giữ nguyên",
            "Gửi báo cáo trước ngày 15/02/2016",
            "Gửi báo cáo trước ngày 15/02",
        ] {
            assert!(marked(&CHECK, &format!("{right}.")).is_empty(), "{right}");
        }
    }
}
