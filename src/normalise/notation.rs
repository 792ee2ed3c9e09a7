//! Ký hiệu: the plan's, else the profile's for the document's type, else the profile's with its type part exchanged.

use super::{Context, DocType, Written};
use crate::diag::{Diagnostic, rules};
use crate::era::{Era, TypeEntry};
use crate::model::{AgencyEntry, KeyPath};
use crate::text::capitals::raised;

/// What stands between the groups of abbreviations.
const GROUPS: char = '-';

/// The notation, with a remark where its abbreviation belongs to another type; nothing where none can be told.
pub(super) fn derive(cx: &mut Context<'_, '_>, kind: &DocType, issuing_body: &[Written]) -> Option<Written> {
    let entry = cx.agency.and_then(|a| a.entry_on(cx.day));
    let found = match (&cx.plan.notation, entry) {
        (Some(text), _) => Written { text: text.clone(), path: KeyPath::root("ky_hieu") },
        (None, Some(entry)) => from_profile(cx, kind, entry)?,
        (None, None) => return None,
    };
    if cx.plan.verbatim.number_line.is_none() {
        form(cx, &found);
        check(cx, kind, &found, issuing_body);
    }
    Some(found)
}

fn from_profile(cx: &Context<'_, '_>, kind: &DocType, entry: &AgencyEntry) -> Option<Written> {
    let path = entry.path.key("ky_hieu");
    if let Some((id, text)) = entry.notations.iter().find(|(id, _)| *id == kind.id) {
        return Some(Written { text: text.clone(), path: path.key(id) });
    }
    if let Some(text) = &entry.notation {
        let exchanged = exchanged(cx, kind, text);
        // A notation of an unknown form is the office's own.
        let text = exchanged.or_else(|| (abbreviation(cx.era, kind).is_some()).then(|| text.clone()))?;
        return Some(Written { text, path });
    }
    entry.notations.iter().find_map(|(id, text)| Some(Written { text: exchanged(cx, kind, text)?, path: path.key(id) }))
}

/// `KH-UBND` for another type: `BC-UBND`; for a type without abbreviation the body and the unit that drafts: `UBND-VX`.
fn exchanged(cx: &Context<'_, '_>, kind: &DocType, text: &str) -> Option<String> {
    let (first, body) = text.split_once(GROUPS)?;
    let of_type = with_abbreviation(cx.era, first).is_some();
    match abbreviation(cx.era, kind) {
        Some(own) if of_type => Some(format!("{own}{GROUPS}{body}")),
        Some(_) => None,
        None if of_type => Some(format!("{body}{GROUPS}{}", drafting_unit(&cx.plan.filed_with)?)),
        None => Some(text.to_string()),
    }
}

/// The unit that drafts, where the filing line names just one besides the office: `VT, VX` → `VX`.
fn drafting_unit(filed_with: &[String]) -> Option<&str> {
    let mut units = filed_with.iter().flat_map(|entry| entry.split(',')).map(str::trim);
    let (_office, unit, None) = (units.next()?, units.next()?, units.next()) else { return None };
    let unit = unit.split(" (").next()?.trim_end_matches('.');
    let short = unit.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '&') && !unit.is_empty();
    short.then_some(unit)
}

/// A notation is abbreviations in capitals with hyphens between them; number and slash are no part of it.
fn form(cx: &mut Context<'_, '_>, found: &Written) {
    let text = &found.text;
    if text.contains('/') {
        let right = behind_number(text);
        let what = format!("ký hiệu '{text}' có dấu '/'");
        let advice = format!("chỉ ghi phần sau dấu / của số, như 'ky_hieu: {right}'; số ghi ở khóa 'so'");
        cx.report(Diagnostic::of(&rules::KYHIEU_02, what).advise(advice), &found.path);
        return;
    }
    let right = written_well(cx.era, text);
    let numbered = numbered(cx.era, text);
    let faults: Vec<&str> = [
        (text.contains(char::is_whitespace), "dấu cách"),
        (text.contains(DASHES), "gạch nối không phải '-'"),
        (small(cx.era, text), if raised(text) == *text { "chữ hoa không như bảng chữ viết tắt" } else { "chữ thường" }),
        (numbered, "chữ số"),
        (text.contains(MARKS), "dấu câu"),
    ]
    .iter()
    .filter_map(|(found, name)| found.then_some(*name))
    .collect();
    if faults.is_empty() {
        return;
    }
    let what = format!("ký hiệu '{text}' có {}", faults.join(", "));
    let number = if numbered { "; số văn bản, năm không ghi trong ký hiệu" } else { "" };
    let advice = format!(
        "viết 'ky_hieu: {right}'{number}; tên viết tắt đúng là như vậy thì ghi {{ma: KYHIEU-03, ly_do: …}} vào 'giu_nguyen'"
    );
    cx.report(Diagnostic::of(&rules::KYHIEU_03, what).advise(advice), &found.path);
}

/// What of a text with slashes is the notation: `15/KH-SNV` → `KH-SNV`, `BC/SNV` → `BC-SNV`.
fn behind_number(text: &str) -> String {
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    if let Some(part) = parts.iter().rev().find(|part| part.contains(GROUPS)) {
        return part.to_string();
    }
    let letters: Vec<&str> = parts.into_iter().filter(|part| part.starts_with(char::is_alphabetic)).collect();
    if letters.len() > 1 { letters.join("-") } else { "KH-SNV".to_string() }
}

/// Marks that no notation has.
const MARKS: [char; 6] = ['.', ',', ';', ':', '(', ')'];
/// Dashes that are no hyphen.
const DASHES: [char; 6] = ['–', '—', '‐', '‑', '−', '_'];

/// The abbreviation of a group as the era writes it, or in capitals.
fn group_in_capitals(era: &Era, group: &str) -> String {
    let types = era.loai.values().filter_map(|t| t.viet_tat.as_deref());
    let copies = era.sao.hinh_thuc.values().map(|kind| kind.viet_tat.as_str());
    let known = types.chain(copies).find(|short| short.to_lowercase() == group.to_lowercase());
    known.map_or_else(|| raised(group), str::to_string)
}

/// Whether number or year stands in a notation: a number alone, a year, one behind the type. Bodies may have a number in
/// their name (`BCĐ389`, `THHĐ2`).
fn numbered(era: &Era, text: &str) -> bool {
    text.split(GROUPS).any(|group| has_number(era, group))
}

fn has_number(era: &Era, group: &str) -> bool {
    let letters = group.trim_end_matches(char::is_numeric);
    let digits = group[letters.len()..].chars().count();
    let of_type = with_abbreviation(era, letters).is_some();
    letters.contains(char::is_numeric) || digits > 0 && (letters.is_empty() || of_type || digits > 3)
}

/// Whether a group is in small letters.
fn small(era: &Era, text: &str) -> bool {
    let groups = text.split(|c: char| c == GROUPS || DASHES.contains(&c) || c.is_whitespace());
    groups.into_iter().any(|group| group_in_capitals(era, group) != group)
}

/// A notation as it would be written.
fn written_well(era: &Era, text: &str) -> String {
    let groups = text.split(|c: char| c == GROUPS || DASHES.contains(&c) || MARKS.contains(&c) || c.is_whitespace());
    let right = |group: &str| match has_number(era, group) {
        true => group_in_capitals(era, &group.replace(char::is_numeric, "")),
        false => group_in_capitals(era, group),
    };
    let groups: Vec<String> = groups.map(right).filter(|group| !group.is_empty()).collect();
    groups.join("-")
}

/// An abbreviation of another type is reported; a type without abbreviation may begin with a body whose initials are one
/// (`CT-TTHT` of a Cục Thuế).
fn check(cx: &mut Context<'_, '_>, kind: &DocType, found: &Written, issuing_body: &[Written]) {
    let era = cx.era;
    let Some(own_entry) = era.loai.get(&kind.id) else { return };
    let Some((first, rest)) = found.text.split_once(GROUPS) else { return };
    let own = own_entry.viet_tat.as_deref();
    let other = with_abbreviation(era, first).filter(|_| own != Some(first));
    if let (None, Some(own)) =
        (other, own.filter(|own| own.to_lowercase() != first.to_lowercase() && first.chars().all(char::is_alphabetic)))
    {
        let what =
            format!("ký hiệu '{}': '{first}' không phải chữ viết tắt của loại {}", found.text, called(own_entry));
        let advice = format!("viết '{own}{GROUPS}{rest}'; {}", rules::KYHIEU_04.how_to_keep());
        let clause = own_entry.dieu_khoan.clone();
        cx.report(Diagnostic::of(&rules::KYHIEU_04, what).because(clause).advise(advice), &found.path);
    }
    let Some((id, other)) = other else { return };
    let initials: String =
        issuing_body.iter().flat_map(|l| l.text.split_whitespace()).filter_map(|word| word.chars().next()).collect();
    if own.is_none() && initials.to_uppercase().starts_with(first) {
        return;
    }
    let right = own.map_or_else(|| format!("{rest}{GROUPS}…"), |own| format!("{own}{GROUPS}{rest}"));
    let what = format!(
        "ký hiệu '{}' mang chữ viết tắt của loại {}, văn bản này là {}",
        found.text,
        called(other),
        called(own_entry)
    );
    let advice = format!("viết '{right}', hoặc ghi 'loai: {id}' nếu văn bản thuộc loại ấy");
    let clause = own_entry.dieu_khoan.clone();
    cx.report(Diagnostic::of(&rules::KYHIEU_01, what).because(clause).advise(advice), &found.path);
}

fn abbreviation<'e>(era: &'e Era, kind: &DocType) -> Option<&'e str> {
    era.loai.get(&kind.id)?.viet_tat.as_deref()
}

/// The type with this abbreviation.
fn with_abbreviation<'e>(era: &'e Era, text: &str) -> Option<(&'e str, &'e TypeEntry)> {
    era.loai.iter().find(|(_, t)| t.viet_tat.as_deref() == Some(text)).map(|(id, t)| (id.as_str(), t))
}

fn called(entry: &TypeEntry) -> String {
    super::kind::sentence_case(entry.goi.as_deref().unwrap_or(&entry.ten))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Agency, Plan, RichText};
    use crate::normalise::sample::{self, agency, codes, era};

    fn of_type(kind: &str, profile: impl Fn(&mut AgencyEntry)) -> (Plan, Agency) {
        let (mut plan, mut agency) = (sample::plan(), agency());
        plan.kind = Some(kind.into());
        plan.notation = None;
        agency.entries.iter_mut().for_each(profile);
        if kind == "cong_van" {
            plan.addressees = vec![RichText::plain("Sở Văn hóa")];
        }
        (plan, agency)
    }

    fn notation(kind: &str, profile: impl Fn(&mut AgencyEntry)) -> Result<String, Vec<&'static str>> {
        let (plan, agency) = of_type(kind, profile);
        let era = era();
        let outcome = sample::derive(&plan, Some(&agency), &era);
        let codes = codes(&outcome);
        outcome.value.map(|d| d.notation.unwrap().text).ok_or(codes)
    }

    #[test]
    fn the_type_part_of_the_profiles_notation_is_exchanged() {
        assert_eq!(notation("ke_hoach", |_| ()), Ok("KH-PVH".into()));
        assert_eq!(notation("bao_cao", |_| ()), Ok("BC-PVH".into()));
        assert_eq!(notation("quy_dinh", |_| ()), Ok("QyĐ-PVH".into()));
        // What is no type's abbreviation is the office's own.
        assert_eq!(notation("bao_cao", |e| e.notation = Some("PVH".into())), Ok("PVH".into()));
    }

    #[test]
    fn a_notation_for_the_type_wins_and_others_serve_where_there_is_none() {
        let by_type = |e: &mut AgencyEntry| {
            e.notation = None;
            e.notations = vec![("cong_van".into(), "PVH-TT".into()), ("bao_cao".into(), "BC-PVHTT".into())];
        };
        assert_eq!(notation("bao_cao", by_type), Ok("BC-PVHTT".into()));
        assert_eq!(notation("cong_van", by_type), Ok("PVH-TT".into()));
        assert_eq!(notation("to_trinh", by_type), Ok("TTr-PVHTT".into()));
    }

    #[test]
    fn a_cong_van_names_body_and_drafting_unit() {
        let era = era();
        let derived = |filed: &[&str]| {
            let (mut plan, agency) = of_type("cong_van", |_| ());
            plan.filed_with = filed.iter().map(|s| s.to_string()).collect();
            let outcome = sample::derive(&plan, Some(&agency), &era);
            let codes = codes(&outcome);
            outcome.value.map(|d| d.notation.unwrap().text).ok_or(codes)
        };
        assert_eq!(derived(&["VT", "TTTT (02)"]), Ok("PVH-TTTT".into()));
        assert_eq!(derived(&["VT, NV."]), Ok("PVH-NV".into()));
        for unclear in [&["VT"][..], &["VT", "A", "B"], &["VT", "các bộ phận"]] {
            assert_eq!(derived(unclear), Err(vec!["THIEU-02"]), "{unclear:?}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_notation_is_named_as_it_is() {
        let era = era();
        let said = |text: &str| {
            let (mut plan, _) = of_type("to_trinh", |_| ());
            plan.notation = Some(text.into());
            let told = sample::derive(&plan, None, &era).diagnostics.swap_remove(0);
            (told.code(), told.what, told.advice.unwrap_or_default())
        };
        let (code, what, advice) = said("TTR-PVH");
        assert!(
            code == "KYHIEU-03" && what.contains("chữ hoa không như bảng") && advice.contains("'ky_hieu: TTr-PVH'")
        );
        assert!(said("ttr-pvh").1.contains("chữ thường"));
        assert!(said("TTr-PVH(M)").2.contains("'ky_hieu: TTr-PVH-M'"), "{}", said("TTr-PVH(M)").2);
        for (text, right) in [("TTr/PVH", "TTr-PVH"), ("15/TTr-PVH", "TTr-PVH"), ("15/2026/TTr-PVH", "TTr-PVH")] {
            let (code, _, advice) = said(text);
            assert!(code == "KYHIEU-02" && advice.contains(&format!("'ky_hieu: {right}'")), "{text}: {advice}");
        }
    }

    #[test]
    fn an_abbreviation_of_another_type_is_reported() {
        let era = era();
        let warned = |kind: &str, text: &str| {
            let (mut plan, _) = of_type(kind, |_| ());
            plan.notation = Some(text.into());
            codes(&sample::derive(&plan, None, &era))
        };
        assert_eq!(warned("ke_hoach", "BC-PVHTT"), ["KYHIEU-01"]);
        assert_eq!(warned("ke_hoach", "KH-PVHTT"), [""; 0]);
        assert_eq!(warned("cong_van", "BC-PVHTT"), ["KYHIEU-01"]);
        assert_eq!(warned("cong_van", "PVHTT-NV"), [""; 0]);
        let (mut plan, _) = of_type("cong_van", |_| ());
        plan.issuing_body = vec!["CỤC THUẾ".into(), "TỈNH BẾN LAU".into()];
        plan.notation = Some("CT-TTHT".into());
        assert_eq!(codes(&sample::derive(&plan, None, &era)), [""; 0]);
    }

    #[test]
    fn the_message_names_both_types_and_the_right_notation() {
        let (mut plan, _) = of_type("ke_hoach", |_| ());
        plan.notation = Some("BC-PVHTT".into());
        let found = sample::derive(&plan, None, &era()).diagnostics;
        let what = "ký hiệu 'BC-PVHTT' mang chữ viết tắt của loại Báo cáo, văn bản này là Kế hoạch";
        assert_eq!(found[0].what, what);
        let advice = "viết 'KH-PVHTT', hoặc ghi 'loai: bao_cao' nếu văn bản thuộc loại ấy";
        assert_eq!(found[0].advice.as_deref(), Some(advice));
    }

    #[test]
    fn another_types_own_form_serves_no_other_type() {
        let by_type = |e: &mut AgencyEntry| {
            e.notation = None;
            e.notations = vec![("cong_van".into(), "PVH-TT".into())];
        };
        assert_eq!(notation("bao_cao", by_type), Err(vec!["THIEU-02"]));
    }
}
