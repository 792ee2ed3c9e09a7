//! Layout choices that only some eras leave: the page number's place, margins that change sides on the reverse, and a line
//! pitch in points. What an era does not leave is refused, unless `giu_nguyen` names the code.

use super::context::Context;
use super::wish::{Wish, chosen, decimal, wished};
use crate::diag::{Diagnostic, Rule, rules};
use crate::era::{FolioPlace, MarginsEntry, Paper};
use crate::text::near::nearest;
use crate::units::Len;

/// The exact pitch of a line.
const EXACT_PITCH: Wish = Wish {
    rule: &rules::TB_04,
    key: &["gian_dong"],
    name: "giãn dòng chính xác",
    unit: "pt",
    drawable: [4.0, 200.0],
    of: |w| w.exact_pitch_pt,
};

/// The exact line pitch that applies; nothing = so many lines.
pub(super) fn exact_pitch(cx: &mut Context<'_, '_>) -> Option<Len> {
    let sources = [Some(&cx.plan.wishes), cx.agency.map(|a| &a.wishes)];
    // A pitch of the plan in lines is stronger than one of the profile in points.
    let first = sources.into_iter().flatten().find(|w| w.line_pitch.or(w.exact_pitch_pt).is_some())?;
    first.exact_pitch_pt?;
    let era = cx.era;
    let points = match &era.than.gian_dong_pt {
        Some(range) => chosen(cx, &EXACT_PITCH, range, None),
        None => {
            let (value, path) = wished(cx, EXACT_PITCH.of, EXACT_PITCH.key)?;
            let [least, most] = EXACT_PITCH.drawable;
            let shown = format!("{} {} {}", EXACT_PITCH.name, decimal(value), EXACT_PITCH.unit);
            if !(least..=most).contains(&value) {
                let what = format!("{shown} không trình bày được");
                cx.report(Diagnostic::of(&rules::TB_07, what).advise("ghi giãn dòng bằng số dòng, như 1.2"), &path);
                return None;
            }
            let mut deviation = deviation(EXACT_PITCH.rule, &shown, "giãn dòng chỉ tính theo số dòng");
            deviation.why = era.than.gian_dong.dieu_khoan.clone();
            cx.report(deviation.advise("ghi số dòng, như 1.2"), &path);
            value
        }
    };
    Some(Len::from_pt(points).round_to_twip())
}

/// Where the page number stands: as the office chose among the era's places, else the usual one.
pub(super) fn folio(cx: &mut Context<'_, '_>) -> FolioPlace {
    let entry = &cx.era.trang.so_trang;
    let usual = entry.cho[0];
    let Some((name, path)) = wished(cx, |w| w.folio.clone(), &["so_trang"]) else { return usual };
    let all = || FolioPlace::ALL.iter().map(|(name, _)| *name);
    let Some(place) = FolioPlace::named(&name) else {
        let advice = match nearest(&name, all()) {
            Some(near) => format!("có lẽ là '{near}'"),
            None => format!("chọn một trong: {}", all().collect::<Vec<_>>().join(", ")),
        };
        let what = format!("không có chỗ '{name}' cho số trang");
        cx.report(Diagnostic::of(&rules::TB_31, what).advise(advice), &path);
        return usual;
    };
    if !entry.cho.contains(&place) {
        let places: Vec<&str> = entry.cho.iter().map(|p| p.name()).collect();
        let rule = format!("số trang chỉ được đặt ở {}", places.join(" hoặc "));
        let deviation = deviation(&rules::TB_30, &format!("số trang ở {name}"), &rule);
        let advice = format!("bỏ khóa này, hoặc ghi {}", places.join(" hoặc "));
        cx.report(deviation.because(entry.dieu_khoan.as_str()).advise(advice), &path);
    }
    place
}

/// The paper: that of the type, or what the office used instead of it.
pub(super) fn paper<'a>(cx: &mut Context<'a, '_>) -> Paper<'a> {
    let (era, pages) = (cx.era, &cx.era.trang);
    let own = era.loai.get(cx.plan.kind_id()).and_then(|kind| kind.kho.as_deref());
    let usual = own.and_then(|name| pages.paper(name)).unwrap_or_else(|| pages.usual());
    let Some((name, path)) = wished(cx, |w| w.paper.clone(), &["kho"]) else { return usual };
    let Some(paper) = pages.paper(&name) else {
        let names: Vec<&str> = pages.papers().collect();
        let what = format!("{} không có khổ giấy '{name}'", era.ten);
        let advice = format!("bỏ khóa này, hoặc ghi {}", names.join(" hoặc "));
        cx.report(Diagnostic::of(&rules::TB_35, what).because(usual.clause).advise(advice), &path);
        return usual;
    };
    if paper.name != usual.name {
        let says = format!("loại văn bản này trình bày trên khổ {}", usual.name);
        let deviation = deviation(&rules::TB_34, &format!("khổ giấy {}", paper.name), &says);
        cx.report(deviation.because(usual.clause).advise("bỏ khóa này"), &path);
    }
    paper
}

/// Whether left and right margin change places on even pages.
pub(super) fn mirrored(cx: &mut Context<'_, '_>, entry: &MarginsEntry) -> bool {
    let Some((wish, path)) = wished(cx, |w| w.margins.mirrored, &["le", "doi_mat"]) else { return entry.doi_mat };
    if wish && !entry.doi_mat {
        let rule = "mặt trước và mặt sau cùng một bộ lề";
        let deviation = deviation(&rules::TB_32, "lề trái, lề phải đổi chỗ ở mặt sau", rule);
        cx.report(deviation.because(entry.dieu_khoan.as_str()).advise("bỏ khóa này"), &path);
    }
    wish
}

/// What the era does not leave: an error, or a note where it is kept on purpose.
fn deviation(rule: &'static Rule, shown: &str, says: &str) -> Diagnostic {
    Diagnostic::of(rule, format!("{shown} không đúng quy định: {says}"))
}

#[cfg(test)]
mod tests {
    use crate::diag::Severity;
    use crate::era::{Era, EraTable};
    use crate::model::{Kept, LayoutWishes, MarginWishes, Plan};
    use crate::normalise::sample::{self, codes, era};
    use crate::units::Len;

    /// The era that governs a day.
    fn of(year: u16) -> Era {
        EraTable::default().by_date(crate::model::Date::new(year, 7, 1)).unwrap().unwrap()
    }

    fn wishing(wishes: LayoutWishes) -> Plan {
        Plan { wishes, ..sample::plan() }
    }

    fn kept(mut plan: Plan, code: &str) -> Plan {
        plan.kept.push(Kept { code: code.into(), reason: "Nguyên văn bản gốc".into(), ..Kept::default() });
        plan
    }

    #[test]
    fn the_page_number_goes_where_the_era_lets_it() {
        let at = |place: &str| wishing(LayoutWishes { folio: Some(place.into()), ..LayoutWishes::default() });
        let two = of(2008);
        let derived = sample::derive(&at("phai_duoi"), None, &two).value.unwrap().choices.folio;
        assert_eq!(derived.name(), "phai_duoi");
        assert_eq!(sample::derive(&sample::plan(), None, &two).value.unwrap().choices.folio.name(), "giua_tren");
        let (plan, today) = (at("phai_duoi"), era());
        let outcome = sample::derive(&plan, None, &today);
        assert_eq!(codes(&outcome), ["TB-30"]);
        assert_eq!(outcome.diagnostics[0].why.as_deref(), Some("NĐ 30, Phụ lục I, Phần I, Mục I.7"));
        let plan = kept(plan, "TB-30");
        let outcome = sample::derive(&plan, None, &today);
        assert_eq!(outcome.diagnostics[0].severity, Severity::Note);
        assert_eq!(outcome.value.unwrap().choices.folio.name(), "phai_duoi");
        let plan = at("phải dưới");
        let outcome = sample::derive(&plan, None, &today);
        assert_eq!(codes(&outcome), ["TB-31"]);
        assert_eq!(outcome.diagnostics[0].advice.as_deref(), Some("có lẽ là 'phai_duoi'"));
    }

    #[test]
    fn margins_change_sides_where_the_era_says_so_and_an_office_prints_on_one_side_all_the_same() {
        let mirror = |flag| {
            let margins = MarginWishes { mirrored: Some(flag), ..MarginWishes::default() };
            wishing(LayoutWishes { margins, ..LayoutWishes::default() })
        };
        let mirrored = |plan: &Plan, era: &Era| sample::derive(plan, None, era).value.map(|d| d.choices.mirrored);
        assert_eq!(mirrored(&sample::plan(), &of(2008)), Some(true));
        assert_eq!(mirrored(&mirror(false), &of(2008)), Some(false));
        assert_eq!(mirrored(&sample::plan(), &of(2014)), Some(false));
        assert_eq!(codes(&sample::derive(&mirror(true), None, &of(2014))), ["TB-32"]);
        // What the era has anyway, and what it does not have, may be wished.
        assert_eq!(codes(&sample::derive(&mirror(true), None, &of(2008))), [""; 0]);
        assert_eq!(codes(&sample::derive(&mirror(false), None, &of(2014))), [""; 0]);
        assert_eq!(mirrored(&kept(mirror(true), "TB-32"), &era()), Some(true));
    }

    #[test]
    fn a_pitch_in_points_is_for_the_eras_that_know_it() {
        let exact = |pt| wishing(LayoutWishes { exact_pitch_pt: Some(pt), ..LayoutWishes::default() });
        let pitch = |plan: &Plan, era: &Era| sample::derive(plan, None, era).value.and_then(|d| d.choices.line_exact);
        assert_eq!(pitch(&exact(17.0), &of(2014)), Some(Len::from_pt(17.0)));
        assert_eq!(codes(&sample::derive(&exact(14.0), None, &of(2014))), ["TB-04"]);
        assert_eq!(codes(&sample::derive(&exact(17.0), None, &era())), ["TB-04"]);
        assert_eq!(pitch(&kept(exact(17.0), "TB-04"), &era()), Some(Len::from_pt(17.0)));
        assert_eq!(codes(&sample::derive(&kept(exact(900.0), "TB-04"), None, &era())), ["TB-07"]);
        let mut agency = sample::agency();
        agency.wishes.exact_pitch_pt = Some(18.0);
        let lines = wishing(LayoutWishes { line_pitch: Some(1.2), ..LayoutWishes::default() });
        assert_eq!(sample::derive(&lines, Some(&agency), &of(2014)).value.unwrap().choices.line_exact, None);
        let choices = sample::derive(&sample::plan(), Some(&agency), &of(2014)).value.unwrap().choices;
        assert_eq!(choices.line_exact, Some(Len::from_pt(18.0)));
    }

    #[test]
    fn an_indent_may_be_left_out_where_the_era_lets_it() {
        let plan = wishing(LayoutWishes { indent_cm: Some(0.0), ..LayoutWishes::default() });
        assert!(sample::derive(&plan, None, &of(2008)).diagnostics.is_empty());
        let era = of(2014);
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(codes(&outcome), ["TB-03"]);
        assert!(outcome.diagnostics[0].what.ends_with("từ 1 đến 1,27"), "{}", outcome.diagnostics[0].what);
    }
}
