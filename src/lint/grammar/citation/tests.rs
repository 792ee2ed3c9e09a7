use super::*;

/// What a citation says, as one line: type | số | symbol | date | issuer | title.
fn said(text: &str) -> Vec<String> {
    let line = |c: &Citation<'_>| {
        let kind = match &c.named {
            Named::Here(range) => text[range.clone()].to_string(),
            Named::Shared => format!("={}", c.kind.map_or("", |kind| kind.name)),
            Named::Not => "-".to_string(),
        };
        let at = |range: &Option<Range<usize>>| range.clone().map_or("-", |range| &text[range]).to_string();
        let number = c.numbered.as_ref().map_or("-", |n| if n.colon.is_some() { "số:" } else { "số" });
        let date = c.date.as_ref().map_or("-", |date| &text[date.range.clone()]);
        let title = c.title.as_ref().map_or("-", |title| &text[title.range.clone()]);
        [&kind, number, &c.symbol.written(), date, &at(&c.issuer), title].join(" | ")
    };
    all(&Words::of(text)).iter().map(line).collect()
}

#[test]
fn a_whole_citation_is_read_part_by_part() {
    for (text, wanted) in [
        (
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
            "Nghị định | số | 30/2020/NĐ-CP | ngày 05 tháng 3 năm 2020 | Chính phủ | công tác văn thư",
        ),
        (
            "Thực hiện Kế hoạch hành động số 15/KH-UBND ngày 05/3/2026 của UBND tỉnh Bến Lau về việc Phát động thi đua.",
            "Kế hoạch | số | 15/KH-UBND | ngày 05/3/2026 | UBND tỉnh Bến Lau | Phát động thi đua",
        ),
        (
            "Nghị quyết số 35-NQ/TU của Thành ủy Cần Thơ ngày 5/3/2026 và Quyết định này",
            "Nghị quyết | số | 35-NQ/TU | ngày 5/3/2026 | Thành ủy Cần Thơ | -",
        ),
        (
            "Chỉ thị số 12/CT-TTg của Thủ tướng Chính phủ và các văn bản khác",
            "Chỉ thị | số | 12/CT-TTg | - | Thủ tướng Chính phủ | -",
        ),
        ("theo Công văn 606/BCT-ATMT, ngày 05/3/2026", "Công văn | - | 606/BCT-ATMT | ngày 05/3/2026 | - | -"),
        ("tại chỉ thị số: 05-CT/TW của Bộ Chính trị", "chỉ thị | số: | 05-CT/TW | - | Bộ Chính trị | -"),
        (
            "Thông tư số 7/2024/TT-BVHTTDL ngày 5/3/2024 của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch quy định chi tiết thi hành",
            "Thông tư | số | 7/2024/TT-BVHTTDL | ngày 5/3/2024 | Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch | quy định chi tiết thi hành",
        ),
        (
            "Quyết định số 12/QĐ-UBND ngày 5/3/2026 của Chủ tịch UBND xã Ban hành Quy chế làm việc;",
            "Quyết định | số | 12/QĐ-UBND | ngày 5/3/2026 | Chủ tịch UBND xã | Ban hành Quy chế làm việc",
        ),
        (
            "Hướng dẫn số 9-HD/BTCTU ngày 5/3/2026 của Ban Tổ chức Tỉnh ủy",
            "Hướng dẫn | số | 9-HD/BTCTU | ngày 5/3/2026 | Ban Tổ chức Tỉnh ủy | -",
        ),
        ("Quyết định QĐ-12 (số 12/QĐ-SNV)", "- | số | 12/QĐ-SNV | - | - | -"),
        (
            "Kế hoạch số 9/KH-SNV ngày 5/3/2026 do Sở Nội vụ ban hành",
            "Kế hoạch | số | 9/KH-SNV | ngày 5/3/2026 | Sở Nội vụ | -",
        ),
        ("Luật Điện lực số 61/2024/QH15 ngày 30/11/2024", "Luật | số | 61/2024/QH15 | ngày 30/11/2024 | - | -"),
    ] {
        assert_eq!(said(text), [wanted], "{text}");
    }
}

#[test]
fn one_type_serves_a_list() {
    assert_eq!(
        said("Nghị quyết số 57-NQ/TW ngày 22/12/2024, số 59-NQ/TW và 68-NQ/TW của Bộ Chính trị"),
        [
            "Nghị quyết | số | 57-NQ/TW | ngày 22/12/2024 | - | -",
            "=Nghị quyết | số | 59-NQ/TW | - | - | -",
            "=Nghị quyết | - | 68-NQ/TW | - | Bộ Chính trị | -",
        ]
    );
}

#[test]
fn issuer_and_date_may_stand_before() {
    let text = "Quyết định của Thủ tướng Chính phủ số 12/QĐ-TTg ngày 5/3/2026";
    let found = all(&Words::of(text));
    assert_eq!(found[0].issuer_before.clone().map(|range| &text[range]), Some("Thủ tướng Chính phủ"));
    assert_eq!(found[0].kind.map(|kind| kind.name), Some("Quyết định"));
    let text = "Ngày 5/3/2026, Chính phủ đã ban hành Nghị quyết số 12/NQ-CP về cải cách";
    let found = all(&Words::of(text));
    assert_eq!(found[0].issuer_before.clone().map(|range| &text[range]), Some("Chính phủ"));
    assert_eq!(found[0].date_before.as_ref().map(|date| &text[date.range.clone()]), Some("Ngày 5/3/2026"));
    assert!(found[0].date.is_none() && found[0].issuer.is_none());
    let text = "Sở Nội vụ đã họp. Thực hiện Kế hoạch số 12/KH-SNV";
    assert_eq!(all(&Words::of(text))[0].issuer_before, None, "another sentence");
}

#[test]
fn marks_out_of_place_have_their_places() {
    let text = "theo Điều 9, Nghị định, số: 30/2020/NĐ-CP, ngày 5/3/2020";
    let found = all(&Words::of(text));
    let citation = &found[0];
    let comma = |range: &Option<Range<usize>>| range.clone().map(|range| (&text[range.clone()], range.start));
    assert_eq!(comma(&citation.unit_comma), Some((",", text.find(", Nghị").unwrap())));
    assert_eq!(comma(&citation.date_comma), Some((",", text.find(", ngày").unwrap())));
    let numbered = citation.numbered.as_ref().unwrap();
    assert_eq!(comma(&numbered.comma), Some((",", text.find(", số").unwrap())));
    assert_eq!(comma(&numbered.colon), Some((":", text.find(": 30").unwrap())));
    assert!(all(&Words::of("Nghị định số 30/2020/NĐ-CP ngày 5/3/2020"))[0].date_comma.is_none());
}

#[test]
fn a_bracket_before_is_noted() {
    assert!(all(&Words::of("việc ấy (Nghị quyết 57-NQ/TW) đã"))[0].in_brackets);
    assert!(!all(&Words::of("theo Nghị quyết 57-NQ/TW (mới)"))[0].in_brackets);
}

#[test]
fn the_sentence_goes_on_where_no_title_is() {
    let text = "Nghị quyết số 57-NQ/TW được triển khai; Kế hoạch số 5/KH-UBND để thực hiện";
    assert!(all(&Words::of(text)).iter().all(|citation| citation.title.is_none()));
}

#[test]
fn titles_end_before_the_next_citation_and_keep_their_brackets() {
    let text = "Kế hoạch số 5/KH-UBND về thi hành Luật (sửa đổi) và Quyết định số 7/QĐ-UBND của UBND tỉnh";
    let found = all(&Words::of(text));
    let title = found[0].title.as_ref().unwrap();
    assert_eq!(text[title.range.clone()].trim_end(), "thi hành Luật (sửa đổi) và");
    let verb = title.verb.clone().map(|range| &text[range]);
    assert_eq!((verb, title.about.clone().map(|range| &text[range])), (Some("thi hành"), Some("về")));
}

#[test]
fn type_and_symbol_are_compared() {
    assert_eq!(all(&Words::of("Công văn số 1428/KH-SGDĐT"))[0].suits(), Some(false));
    assert_eq!(all(&Words::of("Kế hoạch số 1428/KH-SGDĐT"))[0].suits(), Some(true));
    assert_eq!(all(&Words::of("(số 1428/KH-SGDĐT)"))[0].suits(), None);
}

#[test]
fn nothing_is_cited_where_nothing_is() {
    for text in ["", "đạt 20/CB-CC mỗi xã", "lớp 12/A", "ngày 15/5/2026", "số 12 đường Nguyễn Trãi", "1/Tổ"]
    {
        assert!(all(&Words::of(text)).is_empty(), "{text}: {:?}", said(text));
    }
}
