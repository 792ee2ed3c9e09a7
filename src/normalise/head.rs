//! The head's values: names of the bodies, number, place and date, the plan's over the profile's, key by key.

use super::{Context, DocType, PrintedDate, Written, notation, shown};
use crate::diag::{Diagnostic, Rule, rules};
use crate::era::NeedEntry;
use crate::model::{AgencyEntry, KeyPath};
use crate::parse::number;

/// The head's values.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub parent_body: Vec<Written>,
    pub issuing_body: Vec<Written>,
    pub number: Option<String>,
    pub notation: Option<Written>,
    pub place: Option<Written>,
    pub date: PrintedDate,
}

/// Lays the plan over the profile entry in force and reports what is missing.
pub(super) fn derive(cx: &mut Context<'_, '_>, kind: &DocType) -> Head {
    let (plan, era) = (cx.plan, cx.era);
    let entry = cx.agency.and_then(|a| a.entry_on(cx.day));
    let lines = |own: &[String], key: &str, of: fn(&AgencyEntry) -> &Vec<String>| -> Vec<Written> {
        let (texts, path) = match entry {
            Some(entry) if own.is_empty() => (of(entry).as_slice(), entry.path.key(key)),
            _ => (own, KeyPath::root(key)),
        };
        let written = |(index, text): (usize, &String)| Written { text: text.clone(), path: path.index(index) };
        texts.iter().enumerate().map(written).collect()
    };
    let one = |own: &Option<String>, key: &str, of: fn(&AgencyEntry) -> &Option<String>| -> Option<Written> {
        match (own, entry) {
            (Some(text), _) => Some(Written { text: text.clone(), path: KeyPath::root(key) }),
            (None, Some(entry)) => of(entry).clone().map(|text| Written { text, path: entry.path.key(key) }),
            _ => None,
        }
    };
    let mut head = Head {
        parent_body: lines(&plan.parent_body, "co_quan_chu_quan", |e| &e.parent_body),
        issuing_body: lines(&plan.issuing_body, "co_quan_ban_hanh", |e| &e.issuing_body),
        number: plan.number.as_deref().map(|n| era.so_khong.so.written(n)),
        notation: None,
        place: one(&plan.place, "dia_danh", |e| &e.place),
        date: PrintedDate::of(&plan.date, era),
    };
    if let Some(remark) = plan.number.as_deref().and_then(number::remark) {
        cx.report(remark, &KeyPath::root("so"));
    }
    head.notation = notation::derive(cx, kind, &head.issuing_body);
    if no_entry(cx, kind, &head) {
        return head;
    }
    if head.issuing_body.is_empty() {
        missing(cx, &rules::THIEU_01, "chưa có tên cơ quan ban hành", "co_quan_ban_hanh", "co_quan_ban_hanh");
    }
    // Number, place and date stand on the document that issues this one.
    if plan.issued_under.is_some() {
        head = Head { number: None, notation: None, place: None, date: PrintedDate::default(), ..head };
    } else if head.notation.is_none() && plan.verbatim.number_line.is_none() && cx.demands(kind, "ky_hieu") {
        missing_notation(cx, kind);
    }
    // What the profile says of a place is not printed where the type has none.
    if cx.need(kind, "dia_danh") == NeedEntry::Khong {
        head.place = None;
    }
    if head.place.is_none() && plan.verbatim.date_line.is_none() && cx.demands(kind, "dia_danh") {
        missing(cx, &rules::THIEU_03, "chưa có địa danh", "dia_danh", "dia_danh_ngay");
    }
    head
}

/// Reports once, in the profile's file, that it has no entry for the document's day and that a part is missing for that.
fn no_entry(cx: &mut Context<'_, '_>, kind: &DocType, head: &Head) -> bool {
    let (plan, Some(agency)) = (cx.plan, cx.agency) else { return false };
    let own = plan.issued_under.is_none();
    let wanting = head.issuing_body.is_empty()
        || own && head.notation.is_none() && plan.verbatim.number_line.is_none() && cx.demands(kind, "ky_hieu")
        || head.place.is_none() && plan.verbatim.date_line.is_none() && cx.demands(kind, "dia_danh");
    if !wanting || agency.entries.is_empty() || agency.entry_on(cx.day).is_some() {
        return false;
    }
    let Some(day) = cx.day else {
        let what = "chưa biết năm ban hành nên chưa chọn được mục 'co_quan' của hồ sơ đơn vị";
        let advice = "ghi ít nhất năm của văn bản, như: ngay: {nam: 2026}";
        cx.report(Diagnostic::of(&rules::THIEU_10, what).advise(advice), &KeyPath::root("ngay"));
        return true;
    };
    let last = agency.entries.iter().max_by_key(|entry| entry.until);
    let ended = last.and_then(|entry| entry.until).filter(|until| *until < day);
    let mut what = format!("không mục 'co_quan' nào có hiệu lực ngày {}", shown(day));
    let mut advice = format!("thêm một mục 'co_quan' có hiệu lực ngày {}", shown(day));
    if let Some(until) = ended {
        what += &format!("; mục cuối hết hạn ngày {}", shown(until));
        advice = format!("thêm một mục 'co_quan' có 'tu_ngay' sau ngày {}", shown(until));
    }
    let path = last.map_or_else(|| KeyPath::root("don_vi"), |entry| entry.path.clone());
    cx.report(Diagnostic::of(&rules::THIEU_10, what).advise(advice), &path);
    true
}

/// A type without abbreviation is named by body and drafting unit, which the profile's other notations do not tell.
fn missing_notation(cx: &mut Context<'_, '_>, kind: &DocType) {
    let what = "chưa có ký hiệu văn bản";
    if kind.id.is_empty() || cx.era.loai.get(&kind.id).is_some_and(|t| t.viet_tat.is_some()) {
        return missing(cx, &rules::THIEU_02, what, "ky_hieu", "so_ky_hieu");
    }
    let advice = format!(
        "ghi khóa 'ky_hieu': chữ viết tắt tên cơ quan và đơn vị soạn thảo hoặc lĩnh vực, như UBND-VX; \
         hoặc ghi trong hồ sơ đơn vị 'ky_hieu: {{{}: …}}'",
        kind.id
    );
    let mut diagnostic = Diagnostic::of(&rules::THIEU_02, what).advise(advice);
    diagnostic.why = cx.era.role_style("so_ky_hieu").dieu_khoan.clone();
    cx.report(diagnostic, &KeyPath::root("ky_hieu"));
}

/// Reports a part that the form demands.
fn missing(cx: &mut Context<'_, '_>, rule: &'static Rule, what: &str, key: &str, role: &str) {
    let advice = match (cx.agency, cx.day) {
        (None, _) => format!("ghi khóa '{key}', hoặc ghi 'don_vi' để lấy từ hồ sơ đơn vị"),
        (Some(agency), day) if agency.entry_on(day).is_none() => {
            let when = day.map_or("khi chưa rõ ngày".to_string(), |d| format!("ngày {}", shown(d)));
            format!("ghi khóa '{key}', hoặc thêm vào hồ sơ đơn vị một mục 'co_quan' có hiệu lực {when}")
        }
        _ => format!("ghi khóa '{key}' ở đây hoặc trong mục 'co_quan' của hồ sơ đơn vị"),
    };
    let mut diagnostic = Diagnostic::of(rule, what).advise(advice);
    diagnostic.why = cx.era.role_style(role).dieu_khoan.clone();
    cx.report(diagnostic, &KeyPath::root(key));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Place, SourceMap};
    use crate::model::{Agency, Locator, Plan, Provenance};
    use crate::normalise::sample::{self, agency, codes, era};

    #[test]
    fn zeros_go_where_the_era_wants_them() {
        let rules = &era().so_khong;
        let numbered = |n: &str| rules.so.written(n);
        assert_eq!([numbered("5"), numbered("05"), numbered("012"), numbered("05a")], ["05", "05", "012", "05a"]);
        assert_eq!([rules.thang.written("2"), rules.thang.written("3")], ["02", "3"]);
    }

    #[test]
    fn the_plan_wins_over_the_profile_key_by_key() {
        let (mut plan, agency, era) = (sample::plan(), agency(), era());
        plan.issuing_body.clear();
        plan.notation = None;
        let derived = sample::derive(&plan, Some(&agency), &era).value.unwrap();
        assert_eq!(derived.issuing_body[0].text, "PHÒNG VĂN HÓA HUYỆN BẾN LAU");
        assert_eq!(derived.issuing_body[0].path.as_str(), "don_vi:co_quan[0].co_quan_ban_hanh[0]");
        assert_eq!(derived.place.unwrap().path.as_str(), "dia_danh");
    }

    #[test]
    fn of_a_blank_date_the_open_entry_applies() {
        let (mut plan, agency, era) = (sample::plan(), agency(), era());
        plan.issuing_body.clear();
        plan.date = Default::default();
        let derived = sample::derive(&plan, Some(&agency), &era).value.unwrap();
        assert_eq!(derived.issuing_body[0].text, "PHÒNG VĂN HÓA - XÃ HỘI");
    }

    #[test]
    fn a_part_that_was_not_written_is_missing_in_the_plans_file() {
        let (mut plan, era) = (sample::plan(), era());
        plan.place = None;
        let mut sources = SourceMap::default();
        let file = sources.add("ke-hoach.yaml", "trich_yeu: x\n");
        let mut provenance = Provenance::default();
        provenance.record(&KeyPath::root("trich_yeu"), Place::new(file, 1, 12));
        let places = Locator { provenance: &provenance, sources: &sources };
        let outcome = crate::normalise::derive(&plan, None, &era, places, Default::default());
        assert_eq!(outcome.diagnostics[0].place, Some(Place::file(file)));
    }

    #[test]
    fn missing_parts_are_all_reported_at_once() {
        let (mut plan, era) = (sample::plan(), era());
        plan.issuing_body.clear();
        plan.notation = None;
        plan.place = None;
        assert_eq!(codes(&sample::derive(&plan, None, &era)), ["THIEU-01", "THIEU-02", "THIEU-03"]);
        plan.verbatim.number_line = Some("Số 12 KH/PVH".into());
        plan.verbatim.date_line = Some("Bến Lau, ngày 5/3/2021".into());
        assert_eq!(codes(&sample::derive(&plan, None, &era)), ["THIEU-01"]);
    }

    #[test]
    fn the_profile_says_where_the_plan_does_not() {
        let (mut plan, agency, era) = (sample::plan(), agency(), era());
        plan.place = None;
        plan.notation = None;
        let derived = sample::derive(&plan, Some(&agency), &era).value.unwrap();
        assert_eq!(derived.place.unwrap().path.as_str(), "don_vi:co_quan[0].dia_danh");
        assert_eq!(derived.notation.unwrap().path.as_str(), "don_vi:co_quan[0].ky_hieu");
    }

    #[test]
    fn a_document_under_another_one_has_no_head_of_the_profile() {
        let (mut plan, agency, era) = (sample::plan(), agency(), era());
        plan.issued_under = Some(Default::default());
        (plan.number, plan.notation, plan.place, plan.date) = (None, None, None, Default::default());
        let derived = sample::derive(&plan, Some(&agency), &era).value.unwrap();
        assert!(derived.notation.is_none() && derived.place.is_none() && derived.number.is_none());
        assert_eq!(derived.date, PrintedDate::default());
        assert!(!derived.issuing_body.is_empty());
    }

    #[test]
    fn what_is_missing_is_asked_for_where_it_may_be_written() {
        let (mut plan, mut agency, era) = (sample::plan(), agency(), era());
        plan.place = None;
        let advice = |plan: &Plan, agency: Option<&Agency>| {
            let outcome = sample::derive(plan, agency, &era);
            assert_eq!(codes(&outcome), ["THIEU-03"]);
            outcome.diagnostics[0].advice.clone().unwrap()
        };
        let nowhere = "ghi khóa 'dia_danh', hoặc ghi 'don_vi' để lấy từ hồ sơ đơn vị";
        assert_eq!(advice(&plan, None), nowhere);
        agency.entries.iter_mut().for_each(|entry| entry.place = None);
        let in_force = "ghi khóa 'dia_danh' ở đây hoặc trong mục 'co_quan' của hồ sơ đơn vị";
        assert_eq!(advice(&plan, Some(&agency)), in_force);
        // Without an entry for the day nothing else is asked for.
        agency.entries.remove(0);
        assert_eq!(codes(&sample::derive(&plan, Some(&agency), &era)), ["THIEU-10"]);
        agency.entries.clear();
        (plan.number, plan.date) = (None, Default::default());
        assert_eq!(codes(&sample::derive(&plan, Some(&agency), &era)), ["THIEU-03"]);
    }

    #[test]
    fn without_a_year_only_the_year_is_asked_for() {
        let (mut plan, mut agency, era) = (sample::plan(), agency(), era());
        plan.issuing_body.clear();
        (plan.number, plan.date) = (None, Default::default());
        agency.entries.iter_mut().for_each(|entry| entry.until = crate::model::Date::new(2025, 6, 30));
        agency.signers.iter_mut().for_each(|entry| entry.until = crate::model::Date::new(2025, 6, 30));
        let id = agency.signers[0].id.clone();
        plan.signers = vec![crate::model::Signer { id: Some(id), ..Default::default() }];
        let outcome = sample::derive(&plan, Some(&agency), &era);
        assert_eq!(codes(&outcome), ["THIEU-10"]);
        assert!(outcome.diagnostics[0].advice.as_deref().is_some_and(|advice| advice.contains("{nam: 2026}")));
    }

    #[test]
    fn a_type_without_abbreviation_is_told_what_its_notation_is_made_of() {
        let (mut plan, era) = (sample::plan(), era());
        plan.notation = None;
        let advice = |plan: &Plan| {
            let outcome = sample::derive(plan, None, &era);
            assert_eq!(codes(&outcome), ["THIEU-02"]);
            outcome.diagnostics[0].advice.clone().unwrap()
        };
        let usual = "ghi khóa 'ky_hieu', hoặc ghi 'don_vi' để lấy từ hồ sơ đơn vị";
        assert_eq!(advice(&plan), usual);
        plan.kind = Some("cong_van".into());
        plan.addressees = vec![crate::model::RichText::plain("Sở Văn hóa")];
        assert!(advice(&plan).contains("chữ viết tắt tên cơ quan và đơn vị soạn thảo"), "{}", advice(&plan));
    }
}
