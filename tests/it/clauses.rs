//! What is cited comes from the era of the document, whichever stage notices the fault; where no era can be told, nothing is.

use std::path::Path;
use std::process::Command;

use kehoach::internals::diag::{Diagnostic, SourceMap, rules};
use kehoach::internals::era::EraTable;
use kehoach::internals::pipeline::{self, Input};
use kehoach::internals::seal::fill::Issuance;

use crate::support::{MemoryWorld, issue_plan, job, plan};

/// A day in each era, and the number of its instrument.
const DAYS: [(&str, &str); 3] =
    [("14/5/2008", "55/2005/TTLT-BNV-VPCP"), ("14/5/2014", "01/2011/TT-BNV"), ("14/5/2026", "NĐ 30")];

/// What a run says of a plan and a profile.
fn said(plan: &str, profile: Option<&str>, era: Option<&str>) -> Vec<Diagnostic> {
    let mut with = job("ke-hoach.yaml", plan.as_bytes(), Path::new(""));
    with.agency = profile.map(|text| Input { name: "don-vi.yaml".to_string(), bytes: text.as_bytes() });
    with.era = era.map(Into::into);
    pipeline::render(&with, &MemoryWorld::default(), &mut SourceMap::default()).diagnostics
}

/// What is cited for a code, place by place.
fn cited(said: &[Diagnostic], code: &str) -> Vec<Option<String>> {
    said.iter().filter(|d| d.code() == code).map(|d| d.why.clone()).collect()
}

/// A whole plan of a day with more keys in front.
fn dated(day: &str, more: &str) -> String {
    format!("{more}{}", plan("  Một việc.")).replace("31/5/2021", day)
}

#[test]
fn a_decision_of_2008_without_recipients_is_told_the_rule_of_2005() {
    let text = dated("14/5/2008", "loai: quyet_dinh\n").replace("noi_nhan:\n  - Các phòng, ban\n", "");
    assert_eq!(cited(&said(&text, None, None), "KHOA-03"), [Some("TTLT 55/2005/TTLT-BNV-VPCP".to_string())]);
}

#[test]
fn faults_of_the_plan_file_cite_the_instrument_of_its_day() {
    // Faults, their code, and what the era of today says.
    let faults = [
        ("so: 5", "KHOA-03", "Phụ lục I, Phần I, Mục II.5.b"),
        ("so: 5", "KHOA-03", "Phụ lục I, Phần I, Mục II.6.e"),
        ("so: 5", "KHOA-03", "Phụ lục I, Phần I, Mục II.7"),
        ("so: 5", "KHOA-03", "Phụ lục I, Phần I, Mục II.9.d"),
        ("so: 5", "KHOA-05", "Phụ lục I, Phần I, Mục II.9.d"),
        ("noi_nhan: [{ghi_chu: A}]", "KHOA-03", "Phụ lục I, Phần I, Mục II.9.d"),
        ("ky: {thay: GIÁM ĐỐC}", "KHOA-03", "Phụ lục I, Phần I, Mục II.7.b"),
        ("ky: {co_quan: SỞ A}", "KHOA-03", "Phụ lục I, Phần I, Mục II.7"),
        ("phu_luc: {tieu_de: A}", "PL-03", "Phụ lục I, Phần I, Mục III.1.a"),
        ("sao: {co_quan: A}", "KHOA-03", "Phụ lục I, Phần II, Mục II"),
        ("ban: dien_tu\nsao: {co_quan: A}", "KHOA-03", "Phụ lục I, Phần II; Phụ lục III, mẫu 3.1, 3.2"),
    ];
    for (day, instrument) in DAYS {
        for (fault, code, clause) in faults {
            let said = said(&format!("ngay: {day}\n{fault}\n"), None, None);
            let whys = cited(&said, code);
            assert!(!whys.is_empty(), "{day}: {fault}: {code}");
            for why in &whys {
                let why = why.as_deref().unwrap_or_else(|| panic!("{day}: {fault}: {code} cites nothing"));
                assert!(why.contains(instrument), "{day}: {fault}: {why}");
            }
            if instrument.starts_with("NĐ 30") {
                let wanted = format!("NĐ 30, {clause}");
                assert!(whys.contains(&Some(wanted)), "{fault}: {whys:?}");
            }
        }
    }
}

#[test]
fn a_document_under_another_one_is_judged_by_that_one_s_day() {
    for (day, instrument) in DAYS {
        let why = cited(&said(&format!("kem_theo: {{ngay: {day}}}\nngay: 1/1/2012\n"), None, None), "KHOA-03");
        assert!(!why.is_empty() && why.iter().flatten().all(|why| why.contains(instrument)), "{day}: {why:?}");
    }
}

#[test]
fn what_only_the_law_of_today_knows_is_cited_today_only() {
    let record = "ho_so: {so_thu_tu: 12345, noi_nhan: [{ma_co_quan: H01}]}\n";
    let long = "Các phòng, ban ".repeat(20);
    for (more, code) in [(record, "HOSO-01"), (record, "KHOA-03"), ("", "HOSO-02")] {
        for (day, instrument) in DAYS {
            let text = dated(day, more).replace("Các phòng, ban", &long);
            let whys = cited(&said(&text, None, None), code);
            let today = instrument.starts_with("NĐ 30").then(|| "NĐ 30, Phụ lục VI".to_string());
            assert!(!whys.is_empty() && whys.iter().all(|why| *why == today), "{day}: {code}: {whys:?}");
        }
    }
}

#[test]
fn faults_of_the_profile_and_of_later_stages_cite_it_too() {
    let profile = Some("co_quan: {dia_danh: A}\n");
    let head = "co_quan_chu_quan: UBND HUYỆN AN PHÚ\n";
    let long = format!("ky_hieu: {}\n", "KH-PNV".repeat(20));
    for (day, instrument) in DAYS {
        let whole = dated(day, "");
        let texts = [
            (whole.clone(), profile, "KHOA-03"),
            ("ngay: ".to_string() + day + "\n", profile, "KHOA-03"),
            (whole.replace("dia_danh: An Phú\n", ""), None, "THIEU-03"),
            (dated(day, "kem_theo: {ky_hieu: QĐ-PNV, ngay: 14/5/2008}\n").replace("14/5/2008", day), None, "KT-01"),
            (whole.replace("ky_hieu: KH-PNV\n", &long), None, "DAU-02"),
            (whole.replace("Một việc", "Một việc \u{10348}"), None, "PHONG-01"),
            (whole.replace(head, "trinh_bay: {co_chu: 20}\n"), None, "TB-01"),
        ];
        for (text, profile, code) in texts {
            let whys = cited(&said(&text, profile, None), code);
            let good = !whys.is_empty() && whys.iter().all(|w| w.as_ref().is_some_and(|w| w.contains(instrument)));
            assert!(good, "{day}: {code}: {whys:?}");
        }
    }
}

#[test]
fn the_era_that_is_asked_for_wins_over_the_date() {
    let faulty = "ngay: 14/5/2026\nso: 5\n";
    let instrument = |text: &str, option| cited(&said(text, None, option), "KHOA-05")[0].clone().unwrap();
    assert_eq!(instrument(&format!("the_thuc: tt01\n{faulty}"), None), "TT 01/2011/TT-BNV");
    assert_eq!(instrument(faulty, Some("ttlt55")), "TTLT 55/2005/TTLT-BNV-VPCP");
    assert_eq!(instrument("so: 5\n", None), "NĐ 30, Phụ lục I, Phần I, Mục II.9.d");
}

#[test]
fn where_no_era_can_be_told_none_is_cited() {
    for text in ["ngay: hôm qua", "ngay: 14/5/1980", "the_thuc: tt99", "the_thuc: [tt01]", "ngay: {nam: năm ngoái}"]
    {
        let said = said(&format!("{text}\nso: 5\n"), None, None);
        assert_eq!(cited(&said, "KHOA-05"), [None], "{text}");
    }
    // Of a file that is no YAML nothing is known; the profile is still looked at.
    let said = said("so: [5\n", Some("co_quan: {dia_danh: A}\n"), None);
    assert_eq!(cited(&said, "KHOA-03"), [None]);
}

#[test]
fn what_no_law_asks_for_cites_none() {
    let said = said(&dated("14/5/2026", "giu_nguyen: [{ma: DAU-01}]\n"), Some("nguoi_ky: {ho_ten: Lê Văn A}\n"), None);
    assert_eq!(cited(&said, "KHOA-03"), [None, None]);
}

#[test]
fn issuing_cites_the_era_it_fills_by() {
    let given = Issuance::read("5", "04/6/2014").unwrap();
    for (day, instrument) in DAYS {
        let outcome = issue_plan("ke-hoach.yaml", &format!("ngay: {day}\n"), &given, false);
        let whys = cited(&outcome.diagnostics, "KHOA-03");
        assert!(!whys.is_empty() && whys.iter().flatten().all(|why| why.contains(instrument)), "{day}: {whys:?}");
    }
    let run = |arguments: &[&str]| {
        let all = [&["issue", "t.yaml", "--so", "0"], arguments].concat();
        let output = Command::new(env!("CARGO_BIN_EXE_kehoach")).args(all).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    let number = |said: &str| said.lines().find(|l| l.contains("căn cứ")).unwrap_or_default().trim().to_string();
    assert_eq!(number(&run(&["--ngay", "04/6/2014"])), "= căn cứ: TT 01/2011/TT-BNV");
    assert_eq!(number(&run(&["--ngay", "04/6/2026"])), "= căn cứ: NĐ 30, Phụ lục I, Phần I, Mục II.3.c");
    assert_eq!(number(&run(&["--ngay", "mai", "--the-thuc", "ttlt55"])), "= căn cứ: TTLT 55/2005/TTLT-BNV-VPCP");
    assert_eq!(number(&run(&["--ngay", "mai"])), "");
}

#[test]
fn a_rule_s_clause_can_be_looked_up_in_any_era() {
    let eras = EraTable::default();
    let cited = |rule: &_| ["nd30", "tt01", "ttlt55"].map(|era| eras.clause(era, rule));
    let [now, then, before] = cited(&rules::KHOA_05);
    assert_eq!(now.as_deref(), Some("Phụ lục I, Phần I, Mục II.9.d"));
    assert!(then.is_some_and(|c| c.contains("01/2011")) && before.is_some_and(|c| c.contains("55/2005")));
    assert_eq!(cited(&rules::KHOA_01), [None, None, None]);
}
