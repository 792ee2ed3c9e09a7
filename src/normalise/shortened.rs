//! Names of the head that must stand there in full: the issuing body's, and that of the place where it needs its unit
//! (NĐ 30, PL I, Phần I, Mục II.2.a, II.4.a). The parent body may be abbreviated. Which abbreviations are told is the
//! era's data.

use super::context::Context;
use super::head::Head;
use super::values::Written;
use crate::diag::{Diagnostic, rules};
use crate::era::ShortEntry;
use crate::text::names;

/// Reports abbreviated names.
pub(super) fn check(cx: &mut Context<'_, '_>, head: &Head) {
    let short = &cx.era.viet_tat;
    for line in &head.issuing_body {
        if let Some((word, whole)) = in_name(&short.co_quan_ban_hanh, line) {
            let what = format!("tên cơ quan ban hành '{}' viết tắt '{word}', phải ghi đầy đủ", line.text);
            let advice =
                format!("viết '{whole}' thay cho '{word}'; chỉ tên cơ quan chủ quản được viết tắt cụm từ thông dụng");
            let advice = format!("{advice}; {}", rules::COQUAN_03.how_to_keep());
            let clause = short.co_quan_ban_hanh.dieu_khoan.clone();
            cx.report(Diagnostic::of(&rules::COQUAN_03, what).because(clause).advise(advice), &line.path);
        }
    }
    let Some(place) = head.place.as_ref().filter(|_| cx.plan.verbatim.date_line.is_none()) else { return };
    if let Some((word, whole)) = before_name(&short.dia_danh, place) {
        let what = format!("địa danh '{}' viết tắt '{word}'", place.text);
        let advice = format!(
            "viết '{whole} …' nếu đơn vị đặt theo tên người, bằng chữ số hay sự kiện lịch sử, nơi khác chỉ ghi tên riêng; {}",
            rules::DIADANH_01.how_to_keep()
        );
        let clause = short.dia_danh.dieu_khoan.clone();
        cx.report(Diagnostic::of(&rules::DIADANH_01, what).because(clause).advise(advice), &place.path);
    }
}

/// The abbreviation that a name has among its words, and what it stands for.
fn in_name<'e>(entry: &'e ShortEntry, line: &Written) -> Option<(&'e str, &'e str)> {
    let found = entry.chu.iter().find(|(word, _)| names::has(&line.text, word))?;
    Some((found.0, found.1))
}

/// The abbreviation that stands before a name, and what it stands for. A single letter is one only with its full stop:
/// places may begin with such.
fn before_name<'e>(entry: &'e ShortEntry, place: &Written) -> Option<(&'e str, &'e str)> {
    let is = |word: &str| {
        let stopped = place.text.to_lowercase().starts_with(&format!("{}.", word.to_lowercase()));
        stopped || word.chars().count() > 1 && names::begins_with(&place.text, word)
    };
    let found = entry.chu.iter().find(|(word, _)| is(word))?;
    Some((found.0, found.1))
}

#[cfg(test)]
mod tests {
    use crate::model::Plan;
    use crate::normalise::sample::{self, codes, era};

    fn said(change: impl FnOnce(&mut Plan)) -> Vec<&'static str> {
        let mut plan = sample::plan();
        change(&mut plan);
        let told = codes(&sample::derive(&plan, None, &era()));
        told.into_iter().filter(|code| ["COQUAN-03", "DIADANH-01"].contains(code)).collect()
    }

    #[test]
    fn the_issuing_body_stands_in_full() {
        for body in ["UBND XÃ BẾN LAU", "HĐND TỈNH AN BÌNH", "SỞ GD&ĐT", "Phòng KH&ĐT", "VĂN PHÒNG HĐND VÀ UBND"]
        {
            assert_eq!(said(|plan| plan.issuing_body = vec![body.into()]), ["COQUAN-03"], "{body}");
        }
        for body in
            ["ỦY BAN NHÂN DÂN", "SỞ NỘI VỤ", "TRƯỜNG THPT BẾN LAU", "CÔNG TY CỔ PHẦN UBNDA", "BAN QUẢN LÝ DỰ ÁN"]
        {
            assert!(said(|plan| plan.issuing_body = vec![body.into()]).is_empty(), "{body}");
        }
        assert!(said(|plan| plan.parent_body = vec!["UBND TỈNH AN BÌNH".into()]).is_empty());
    }

    #[test]
    fn the_place_stands_without_abbreviations() {
        for place in [
            "TP. Hồ Chí Minh",
            "TP Hồ Chí Minh",
            "Tp.Đà Nẵng",
            "TP.HCM",
            "TX. Bến Lau",
            "P. Bến Lau",
            "Q.5",
            "x. An Phú",
        ] {
            assert_eq!(said(|plan| plan.place = Some(place.into())), ["DIADANH-01"], "{place}");
        }
        for place in ["Thành phố Hồ Chí Minh", "Hà Nội", "Ea H'Leo", "Y Tý", "P Lố", "Tân Phú", "Phường 5", "Xuân Phú"]
        {
            assert!(said(|plan| plan.place = Some(place.into())).is_empty(), "{place}");
        }
        let whole = |plan: &mut Plan| {
            plan.place = Some("TP. Đà Nẵng".into());
            plan.verbatim.date_line = Some("TP. Đà Nẵng, ngày 8/2/2021".into());
        };
        assert!(said(whole).is_empty());
    }
}
