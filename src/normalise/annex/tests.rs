use super::*;
use crate::diag::Outcome;
use crate::model::{BodyItem, Delegation, IssuedUnder, Signer, SignerLines, Verbatim};
use crate::normalise::Derived;
use crate::normalise::sample::{self, codes, era, paragraph};

/// A plan that speaks of its annexes and knows its name in small letters.
fn with(annexes: Vec<Annex>) -> Plan {
    let body = vec![paragraph("Chi tiết tại Phụ lục kèm theo.")];
    Plan { annexes, body, full_name: Some("Phòng Văn hóa".into()), ..sample::plan() }
}

fn annex(text: &str) -> Annex {
    Annex { title: Some(RichText::plain("A")), body: vec![paragraph(text)], ..Annex::default() }
}

fn issued(kind: &str) -> Annex {
    Annex { kind: Some(kind.into()), ..annex("Một.") }
}

/// A plan under a decision that says only what is asked.
fn under_decision(decision: IssuedUnder) -> Plan {
    Plan {
        issued_under: Some(decision),
        number: None,
        notation: None,
        place: None,
        date: IssueDate::default(),
        recipients: Vec::new(),
        filed_with: Vec::new(),
        signers: Vec::new(),
        full_name: Some("Phòng Văn hóa".into()),
        ..sample::plan()
    }
}

fn labels(outcome: &Outcome<Derived<'_>>) -> Vec<String> {
    let annexes = &outcome.value.as_ref().unwrap().annexes;
    annexes.iter().map(|a| a.label.as_ref().map(|l| l.text.clone()).unwrap_or_default()).collect()
}

#[test]
fn annexes_are_numbered_among_themselves() {
    let era = era();
    let of = |annexes| labels(&sample::derive(&with(annexes), None, &era));
    assert_eq!(of(vec![annex("Một.")]), ["Phụ lục"]);
    assert_eq!(of(vec![annex("Một."), annex("Hai.")]), ["Phụ lục I", "Phụ lục II"]);
    assert_eq!(of(vec![annex("Một."), issued("quy_che")]), ["Phụ lục", ""]);
    assert_eq!(of(vec![annex("Một."), issued("quy_che"), annex("Hai.")]), ["Phụ lục I", "", "Phụ lục II"]);
    let own = |label| Annex { label, ..annex("Một.") };
    let absent = of(vec![own(OwnLine::Absent), own(OwnLine::Written("Biểu 1".into())), annex("Ba.")]);
    assert_eq!(absent, ["", "Biểu 1", "Phụ lục III"]);
}

#[test]
fn what_is_made_is_not_written_again_at_the_beginning() {
    let era = era();
    let said = |annex: Annex| {
        let plan = with(vec![annex]);
        let found = sample::derive(&plan, None, &era).diagnostics;
        found.into_iter().map(|d| format!("{} {}", d.code(), d.advice.unwrap_or_default())).collect::<Vec<_>>()
    };
    let line = ["PL-05 chuyển dòng này sang khóa 'dong_dan' của phụ lục để in đúng như đã viết"];
    let label = ["PL-05 chuyển dòng này sang khóa 'nhan' của phụ lục để in đúng như đã viết"];
    assert_eq!(said(annex("Một.")), [""; 0]);
    assert_eq!(said(annex("(Kèm theo Kế hoạch số 5)")), line);
    assert_eq!(said(annex("  Ban hành kèm theo Quyết định số 5")), line);
    assert_eq!(said(annex("PHỤ LỤC")), label);
    // What is not made is written once.
    let silent = |annex| assert_eq!(said(annex), [""; 0]);
    silent(Annex { reference: OwnLine::Absent, ..annex("(Kèm theo Kế hoạch số 5)") });
    silent(Annex { label: OwnLine::Absent, ..annex("Phụ lục") });
    silent(Annex { label: OwnLine::Written("Biểu".into()), ..annex("Phụ lục") });
    // Only a line at the beginning is one.
    let later = vec![paragraph("Một."), paragraph("Phụ lục")];
    silent(Annex { body: later, ..annex("") });
    // A document that is issued with this one has no label, but the line; landscape pages begin with their items.
    let in_two = |kind: Option<&str>, items| {
        let plan = with(vec![annex("Một."), Annex { kind: kind.map(Into::into), body: items, ..annex("") }]);
        codes(&sample::derive(&plan, None, &era))
    };
    assert_eq!(in_two(Some("ke_hoach"), vec![paragraph("Phụ lục")]), [""; 0]);
    assert_eq!(in_two(Some("ke_hoach"), vec![paragraph("(Kèm theo")]), ["PL-05"]);
    let lying = vec![BodyItem::Landscape { path: KeyPath::root("noi_dung"), items: vec![paragraph("Phụ lục I")] }];
    assert_eq!(in_two(None, lying), ["NGANG-02", "PL-05"]);
}

#[test]
fn an_annex_is_spoken_of_by_the_document_or_one_that_has_it() {
    let era = era();
    let said = |body: &str, annexes: Vec<Annex>| {
        let plan = Plan { body: vec![paragraph(body)], ..with(annexes) };
        codes(&sample::derive(&plan, None, &era))
    };
    assert_eq!(said("Việc.", vec![annex("Một.")]), ["PL-01"]);
    assert_eq!(said("Việc tại phụ lục.", vec![annex("Một.")]), [""; 0]);
    // Without a label "kèm theo" is enough; with one it is not.
    assert_eq!(said("Việc kèm theo.", vec![annex("Một.")]), ["PL-01"]);
    let unnamed = || Annex { label: OwnLine::Absent, ..annex("Một.") };
    assert_eq!(said("Việc kèm theo.", vec![unnamed()]), [""; 0]);
    assert_eq!(said("Việc kèm theo.", vec![unnamed(), annex("Hai.")]), ["PL-01"]);
    // Documents that are issued with this one are not spoken of as annexes; what their heads say is none of their text.
    assert_eq!(said("Việc.", vec![issued("quy_che")]), [""; 0]);
    let head = Annex { title: Some(RichText::plain("Quy chế về phụ lục")), ..issued("quy_che") };
    assert_eq!(said("Việc.", vec![head.clone(), annex("Một.")]), ["PL-01"]);
    let speaking = Annex { body: vec![paragraph("Mẫu tại Phụ lục.")], ..head };
    assert_eq!(said("Việc.", vec![speaking, annex("Một.")]), [""; 0]);
}

#[test]
fn the_reference_names_who_issued_it() {
    let era = era();
    let body = |plan: &Plan| {
        let outcome = sample::derive(plan, None, &era);
        let reference = outcome.value.as_ref().unwrap().issued_under.clone().unwrap();
        (reference.body, codes(&outcome))
    };
    let plan = under_decision(IssuedUnder::default());
    assert_eq!(body(&plan), ("Phòng Văn hóa".into(), vec![]));
    let named = under_decision(IssuedUnder { body: Some("Sở Y tế".into()), ..IssuedUnder::default() });
    assert_eq!(body(&named), ("Sở Y tế".into(), vec![]));
    // Capitals say nothing of small letters; where nobody reads the name nobody is asked for it.
    let capitals = Plan { full_name: None, ..plan };
    assert_eq!(body(&capitals), ("PHÒNG VĂN HÓA VÀ THÔNG TIN".into(), vec!["PL-02"]));
    let small = Plan { issuing_body: vec!["Phòng Văn hóa".into(), "và Thông tin".into()], ..capitals.clone() };
    assert_eq!(body(&small), ("Phòng Văn hóa và Thông tin".into(), vec!["VIETHOA-01"]));
    let electronic = Plan { original: Original::Electronic, ..capitals };
    assert_eq!(body(&electronic), (String::new(), vec![]));
    let known = |kind: &str| {
        let decision = IssuedUnder { kind: Some(kind.into()), ..IssuedUnder::default() };
        codes(&sample::derive(&under_decision(decision), None, &era))
    };
    assert_eq!(known("thong_bao"), [""; 0]);
    assert_eq!(known("quyet_dinhh"), ["LOAI-01"]);
}

#[test]
fn a_document_under_another_one_has_no_place_for_what_stands_there() {
    let era = era();
    let plan = || under_decision(IssuedUnder::default());
    let said = |plan: Plan| {
        let (which, found) = (plan.issued_under.is_some(), sample::derive(&plan, None, &era).diagnostics);
        assert!(which);
        let key = |what: &str| what.split('\'').nth(1).unwrap_or_default().to_string();
        found.iter().map(|d| format!("{} {}", d.code(), key(&d.what))).collect::<Vec<_>>()
    };
    assert_eq!(said(plan()), [""; 0]);
    let text = || Some("5".to_string());
    let verbatim = |number_line, date_line, filing_line| Plan {
        verbatim: Verbatim { number_line, date_line, filing_line, ..Verbatim::default() },
        ..plan()
    };
    let signer = Signer {
        path: KeyPath::root("ky"),
        id: None,
        body: None,
        lines: SignerLines::Authority(Delegation { post: Some("TRƯỞNG PHÒNG".into()), ..Delegation::default() }),
        name: Some("Đỗ Văn Tám".into()),
        ..Signer::default()
    };
    let date = IssueDate { month: Some(2), ..IssueDate::default() };
    for (plan, expected) in [
        (Plan { number: text(), ..plan() }, "KT-02 so"),
        (Plan { notation: Some("KH-PVHTT".into()), ..plan() }, "KT-02 ky_hieu"),
        (Plan { place: text(), ..plan() }, "KT-02 dia_danh"),
        (Plan { date, ..plan() }, "KT-02 ngay"),
        (verbatim(text(), None, None), "KT-02 nguyen_van.so_ky_hieu"),
        (verbatim(None, text(), None), "KT-02 nguyen_van.dia_danh_ngay"),
        (verbatim(None, None, text()), "KT-01 luu"),
        (Plan { filed_with: vec!["VT".into()], ..plan() }, "KT-01 luu"),
        (Plan { recipients: sample::plan().recipients, ..plan() }, "KT-01 noi_nhan"),
        (Plan { signers: vec![signer], ..plan() }, "KT-01 ky"),
    ] {
        assert_eq!(said(plan), [expected]);
    }
}
