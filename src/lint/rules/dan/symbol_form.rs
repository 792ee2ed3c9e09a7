//! DAN-02: a symbol that is not well formed: `223/KH- UBND`, `27/NQ-TW`, `05-NQ/CP`, `15/QĐ-TTG`, `Nghị định số 30/NĐ-CP`.
//!
//! Căn cứ: số, ký hiệu: no blanks around the marks. Vì sao: a search for the right symbol does not find it.
//! Traps: a line in capitals has all its letters so; a symbol over the end of a line has no blank there; old documents were numbered otherwise.

use crate::diag::{Diagnostic, rules};
use crate::lint::grammar::citation::Citation;
use crate::lint::grammar::data::kinds;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::symbol::{Shape, Symbol};
use crate::lint::reading::is_cited_freely;
use crate::lint::{Check, Found, Subject};

use super::super::cited;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::DAN_02, run };

/// Since when the forms of today are kept everywhere.
const FIRM: u16 = 2005;

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, citation) in subject.citations() {
        if is_cited_freely(&subject.text.paragraphs[number])
            && let Some(told) = told(number, citation, &subject.text.paragraphs[number].text, found)
        {
            found.tell(told);
        }
    }
}

fn told(number: usize, citation: &Citation<'_>, text: &str, found: &Found<'_, '_>) -> Option<Diagnostic> {
    let symbol = &citation.symbol;
    let stretch = symbol.range.clone();
    let written = symbol.written();
    if !symbol.is_neat() {
        // Where the line ends within the symbol nobody typed a blank.
        let width = found.locate(number, stretch.clone()).place.map_or(0, |place| place.width as usize);
        let what = format!("ký hiệu '{}' có dấu cách hoặc gạch dài thừa", symbol.typed);
        return (width == symbol.typed.chars().count()).then(|| found.instead(number, stretch, what, &written));
    }
    let year = cited::date(citation).map(|(_, date)| date.year);
    let firm = year.or(symbol.year).is_none_or(|year| year >= FIRM);
    let shouted = !text.chars().any(char::is_lowercase);
    let right = cased(citation).filter(|_| !shouted).or_else(|| otherwise(symbol).filter(|_| firm));
    if let Some(right) = right {
        let what = format!("ký hiệu '{}' không viết như vậy", symbol.typed);
        return Some(found.at(number, stretch, what).advise(format!("viết '{right}' nếu đúng là văn bản ấy")));
    }
    let yearly = symbol.shape == Shape::Plain && Group::Yearly.has(symbol.first()) && cited::is_typed_before(citation);
    let suits = yearly && firm && citation.suits() == Some(true) && symbol.parts.len() == 2;
    suits.then(|| {
        let what = format!("ký hiệu '{}' của {} thiếu năm ban hành", symbol.typed, kind_name(citation));
        let form = format!("{}/năm/{}", symbol.number, written.split_once('/').map_or("", |(_, rest)| rest));
        found.at(number, stretch, what).advise(format!("ghi đủ: '{form}'"))
    })
}

fn kind_name(citation: &Citation<'_>) -> &'static str {
    citation.kind.map_or("văn bản", |kind| kind.name)
}

/// The symbol with the capitals that its codes have: `TTg`, `TTr`.
fn cased(citation: &Citation<'_>) -> Option<String> {
    let symbol = &citation.symbol;
    let own = citation.kind.into_iter().flat_map(|kind| kind.codes.iter().copied());
    let kind = kinds::cased(symbol.first(), own);
    let body = kinds::cased_body(symbol.last()).filter(|_| symbol.parts.len() > 1);
    if kind.is_none() && body.is_none() {
        return None;
    }
    let mut written = symbol.written();
    if let Some(code) = body {
        written.truncate(written.len() - symbol.last().len());
        written += code;
    }
    Some(match kind {
        Some(code) => written.replacen(symbol.first(), code, 1),
        None => written,
    })
}

/// The marks that a body of the Party, or of the state, does not use: `27/NQ-TW`, `05-NQ/CP`.
fn otherwise(symbol: &Symbol<'_>) -> Option<String> {
    let (first, last) = (symbol.first(), symbol.last());
    if symbol.parts.len() != 2 || !kinds::is_code(first) {
        return None;
    }
    match symbol.shape {
        Shape::Plain if Group::Party.has(last) && symbol.joins.iter().map(|join| join.mark).eq(['/', '-']) => {
            Some(format!("{}-{first}/{last}", symbol.number))
        }
        Shape::Party if Group::State.has(last) => Some(format!("{}/{first}-{last}", symbol.number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked, told};

    #[test]
    fn blanks_and_long_dashes_are_taken_out() {
        for wrong in [
            "223/KH- UBND",
            "223/KH -UBND",
            "223 /KH-UBND",
            "223/ KH-UBND",
            "223/KH – UBND",
            "223/KH–UBND",
            "223/KH - UBND",
            "88- NQ/TW",
            "30/2020/NĐ–CP",
            "606/BCT- ATMT",
        ] {
            let plan = format!("noi_dung: Theo văn bản số {wrong} ngày 5/3/2026.");
            assert_eq!(told(&CHECK, &plan).lines().count(), 1, "{wrong}");
            assert!(told(&CHECK, &fixed(&CHECK, &plan)).is_empty(), "{wrong}");
        }
        assert!(fixed(&CHECK, "noi_dung: Theo Kế hoạch số 223/KH – UBND.").contains("số 223/KH-UBND."));
    }

    #[test]
    fn forms_of_others_are_told_with_the_right_one() {
        for (wrong, right) in [
            ("Nghị quyết số 27/NQ-TW", "27-NQ/TW"),
            ("Chỉ thị số 15/CT-TU", "15-CT/TU"),
            ("Nghị quyết số 05-NQ/CP", "05/NQ-CP"),
            ("Quyết định số 05-QĐ/UBND", "05/QĐ-UBND"),
            ("Quyết định số 45/QĐ-TTG", "45/QĐ-TTg"),
            ("Chỉ thị số 45/CT-Ttg", "45/CT-TTg"),
            ("Tờ trình số 45/TTR-UBND", "45/TTr-UBND"),
            ("Tờ trình số 45/TTR-SNV", "45/TTr-SNV"),
            ("Nghị định số 30/NĐ-CP", "30/năm/NĐ-CP"),
            ("Thông tư số 12/TT-BNV ngày 5/3/2024", "12/năm/TT-BNV"),
        ] {
            let (found, _) = crate::lint::testing::findings(&CHECK, &format!("noi_dung: Theo {wrong}."));
            assert_eq!(found.len(), 1, "{wrong}");
            assert!(found[0].advice.as_ref().unwrap().contains(&format!("'{right}'")), "{wrong}: {:?}", found[0]);
            assert!(found[0].fixes.is_empty());
        }
    }

    #[test]
    fn what_is_well_formed_or_old_or_only_wrapped_is_let_be() {
        for right in [
            "Kế hoạch số 223/KH-UBND",
            "Kế hoạch số 223/KH-\nUBND",
            "Nghị quyết số 27-NQ/TW",
            "Nghị quyết số 05/NQ-CP",
            "Nghị định số 64-CP ngày 27/9/1993",
            "Chỉ thị số 12-CT/UBND ngày 5/3/1998",
            "Thông tư số 12/TT-BNV ngày 5/3/1995",
            "Quyết định số 45/QĐ-TTg",
            "Nghị định số 30/2020/NĐ-CP",
            "Công văn số 606/BCT-ATMT",
            "Tờ trình số 45/TTr-SNV",
            "Kế hoạch số 15/KH-UBND - Sở Nội vụ",
            "Pháp lệnh số 26/2005/PL-UBTVQH11",
        ] {
            assert!(marked(&CHECK, &format!("Thực hiện {right}.")).is_empty(), "{right}");
        }
        assert!(marked(&CHECK, "THỰC HIỆN QUYẾT ĐỊNH SỐ 45/QĐ-TTG NGÀY 5/3/2025").is_empty());
    }
}
