//! DAN-03: one document that is cited in two ways: another date, another type, the committee here and its chair there; and
//! the document's own number with another date than its own.
//!
//! Căn cứ: none of its own. Vì sao: one of the two is wrong. Traps: numbers without a year begin again each year; two offices
//! have the same number and symbol (`15/KH-UBND` of the province and of the commune); what comes attached to a decision is
//! called by its own type and by the decision's.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::rules;
use crate::era::shown;
use crate::lint::grammar::citation::Citation;
use crate::lint::grammar::data::kinds::Judged;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::Words;
use crate::lint::reading::is_cited_freely;
use crate::lint::{Check, Found, Subject};
use crate::model::Date;
use crate::text::names;

use super::super::cited;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_03, run };

/// A citation in the paragraph that has it.
struct Place<'s, 'a> {
    paragraph: usize,
    text: &'s str,
    citation: &'s Citation<'a>,
}

/// Where and how a citation says otherwise.
type Otherwise = (Range<usize>, String);

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let own = subject.own_key();
    let mut known: BTreeMap<String, Vec<Place<'_, '_>>> = BTreeMap::new();
    for (paragraph, citation) in subject.citations() {
        let place = Place { paragraph, text: &subject.text.paragraphs[paragraph].text, citation };
        let key = citation.symbol.key();
        if own.as_ref() == Some(&key) {
            let leads = !is_cited_freely(&subject.text.paragraphs[paragraph]);
            if let Some(day) = subject.day()
                && let Some((stretch, what)) = own_date(&place, day, leads)
            {
                let advice = format!("văn bản này đề ngày {}: sửa ngày ở đây, hoặc ở 'ngay'", shown(day));
                found.tell(found.at(paragraph, stretch, what).advise(advice));
            }
            continue;
        }
        let before = known.entry(key).or_default();
        // One sentence for each way of citing.
        if let Some((other, (stretch, what))) = before.iter().find_map(|b| Some((b, differs(b, &place)?))) {
            let first = found.locate(other.paragraph, other.citation.range.clone()).place;
            let line = first.map(|place| format!(" (dòng {})", place.line)).unwrap_or_default();
            let advice = format!("xem lại văn bản ấy rồi viết hai chỗ{line} như nhau");
            found.tell(found.at(paragraph, stretch, what).advise(advice).and_at(first));
        }
        before.push(place);
    }
}

/// The document's own number with another date: in the line that leads from an annex in any year, elsewhere in its own year
/// (last year's document may have the same number).
fn own_date(place: &Place<'_, '_>, day: Date, leads: bool) -> Option<Otherwise> {
    let (written, date) = cited::date(place.citation)?;
    let told = date != day && (leads || date.year == day.year);
    told.then(|| (written.range.clone(), format!("số của chính văn bản này mà ghi ngày {}", shown(date))))
}

fn differs(one: &Place<'_, '_>, other: &Place<'_, '_>) -> Option<Otherwise> {
    if let (Some(a), Some(b)) = (one.issuer(), other.issuer())
        && names::key(a) != names::key(b)
    {
        // Another office, unless one has the committee and the other its chair.
        return is_chair_of(a, b).then(|| one.dates_allow(other)).filter(|same| *same).and_then(|_| {
            let what = format!("{} của '{b}', chỗ khác ghi của '{a}'", cited::called(other.citation));
            Some((other.citation.issuer.clone()?, what))
        });
    }
    if let (Some((_, a)), Some((written, b))) = (cited::date(one.citation), cited::date(other.citation)) {
        let year = other.citation.symbol.year;
        let comparable = match year {
            Some(year) => a.year == year && b.year == year,
            None => a.year == b.year,
        };
        if a != b {
            let what =
                || format!("{} ghi ngày {}, chỗ khác ghi ngày {}", cited::called(other.citation), shown(b), shown(a));
            return comparable.then(|| (written.range.clone(), what()));
        }
    }
    let (a, b) = (one.kind()?, other.kind()?);
    let attached =
        Group::Carrier.has(other.citation.symbol.first()) && (Group::Attached.has(a) || Group::Attached.has(b));
    let alike = a.starts_with(b) || b.starts_with(a) || attached;
    let what = format!("'{}' được gọi là {b}, chỗ khác gọi là {a}", other.citation.symbol.typed);
    (!alike && one.dates_allow(other)).then_some((other.citation.range.start..other.citation.symbol.range.end, what))
}

impl<'s> Place<'s, '_> {
    fn issuer(&self) -> Option<&'s str> {
        self.citation.issuer.clone().map(|range| &self.text[range])
    }

    /// Its type, where that may be compared: directly before the number, no word for any document, not judged otherwise.
    fn kind(&self) -> Option<&'static str> {
        let kind = self.citation.kind.filter(|kind| kind.judged != Judged::Free && kind.judged != Judged::Law)?;
        let typed = cited::is_typed_before(self.citation) && self.citation.suits() != Some(false);
        (typed && self.text[self.citation.range.start..].starts_with(char::is_uppercase)).then_some(kind.name)
    }

    /// Whether both may be one document by their dates.
    fn dates_allow(&self, other: &Place<'_, '_>) -> bool {
        let dates = cited::date(self.citation).zip(cited::date(other.citation));
        dates.is_none_or(|((_, a), (_, b))| a == b)
    }
}

/// Whether one name is that of a committee and the other that of its chair.
fn is_chair_of(one: &str, other: &str) -> bool {
    let (Some((a, chair_a)), Some((b, chair_b))) = (committee(one), committee(other)) else { return false };
    let alike =
        a.is_empty() || b.is_empty() || a == b || a.starts_with(&format!("{b}_")) || b.starts_with(&format!("{a}_"));
    chair_a != chair_b && alike
}

/// What stands behind the name of a committee, for comparing, and whether its chair stands before.
fn committee(name: &str) -> Option<(String, bool)> {
    let words = Words::of(name);
    let chair = Group::Chair.starts(&words, 0).map_or(0, |(_, count)| count);
    let (_, count) = Group::Committee.starts(&words, chair)?;
    let rest = words.get(chair + count).map_or("", |word| &name[word.start..]);
    Some((names::key(rest), chair > 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::marked;

    fn found(one: &str, other: &str) -> Vec<String> {
        marked(&CHECK, &format!("1. Theo {one}.\n\n2. Thực hiện {other}."))
    }

    #[test]
    fn two_ways_of_citing_one_document_are_told() {
        for (one, other, stretch) in [
            ("Nghị định số 30/2020/NĐ-CP ngày 5/3/2020", "Nghị định số 30/2020/NĐ-CP ngày 6/3/2020", "ngày 6/3/2020"),
            ("Kế hoạch số 9/KH-UBND ngày 5/3/2025", "Kế hoạch số 9/KH-UBND ngày 5/4/2025", "ngày 5/4/2025"),
            ("Kế hoạch số 09/KH-UBND ngày 5/3/2025", "Kế hoạch số 9/KH-UBND ngày 15/3/2025", "ngày 15/3/2025"),
            (
                "Quyết định số 9/QĐ-UBND của UBND tỉnh",
                "Quyết định số 9/QĐ-UBND của Chủ tịch UBND tỉnh",
                "Chủ tịch UBND tỉnh",
            ),
            (
                "Quyết định số 9/QĐ-UBND ngày 5/3/2025 của Chủ tịch Uỷ ban nhân dân xã An",
                "Quyết định số 9/QĐ-UBND ngày 5/3/2025 của UBND xã An",
                "UBND xã An",
            ),
            ("Hướng dẫn số 78/HD-LS", "Công văn số 78/HD-LS", "Công văn số 78/HD-LS"),
            ("Thông báo số 78/TB-SNV", "Công văn số 78/TB-SNV", ""),
            ("Chỉ thị số 7/CT-SNV ngày 5/3/2025", "Công văn số 7/CT-SNV ngày 5/3/2025", "Công văn số 7/CT-SNV"),
            ("Công văn số 7/SNV-VP ngày 5/3/2025", "Công văn số 7/SNV-VP ngày 6/3/2025", "ngày 6/3/2025"),
            ("Nghị quyết số 57-NQ/TW ngày 22/12/2024", "Nghị quyết số 57-NQ/TW ngày 24/12/2024", "ngày 24/12/2024"),
        ] {
            let expected: Vec<&str> = [stretch].into_iter().filter(|s| !s.is_empty()).collect();
            assert_eq!(found(one, other), expected, "{one} | {other}");
        }
    }

    #[test]
    fn its_own_number_has_its_own_date() {
        assert_eq!(found("Kế hoạch số 15/KH-SNV ngày 6/3/2026", "việc khác"), ["ngày 6/3/2026"]);
        assert!(found("Kế hoạch số 15/KH-SNV ngày 5/3/2026", "Kế hoạch số 15/KH-SNV ngày 7/3/2025").is_empty());
    }

    #[test]
    fn two_documents_are_let_be() {
        for (one, other) in [
            ("Nghị định số 30/2020/NĐ-CP ngày 5/3/2020", "Nghị định số 30/2021/NĐ-CP ngày 6/3/2021"),
            ("Chỉ thị số 2/CT-TTg ngày 5/1/2024", "Chỉ thị số 2/CT-TTg ngày 7/1/2025"),
            ("Kế hoạch số 9/KH-UBND ngày 5/3/2025 của UBND tỉnh", "Kế hoạch số 9/KH-UBND ngày 7/4/2025 của UBND xã"),
            ("Nghị định số 30/2020/NĐ-CP ngày 5/3/2020", "Nghị định số 30/2020/NĐ-CP"),
            ("Nghị định số 30/2020/NĐ-CP ngày 5/3/2020", "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020"),
            ("Quy chế số 9/QĐ-UBND", "Quyết định số 9/QĐ-UBND"),
            ("Văn bản số 78/SNV-VP", "Công văn số 78/SNV-VP"),
            ("Quyết định số 9/QĐ-UBND của UBND tỉnh", "Quyết định số 9/QĐ-UBND của Ủy ban nhân dân tỉnh"),
            ("Quyết định số 9/QĐ-UBND của UBND tỉnh", "Quyết định số 9/QĐ-UBND của Chủ tịch UBND xã"),
            ("Kế hoạch số 9/KH-UBND ngày 5/3/2025", "Kế hoạch số 9/KH-UBND, ngày 7/4/2025 họp"),
        ] {
            assert!(found(one, other).is_empty(), "{one} | {other}: {:?}", found(one, other));
        }
    }
}
