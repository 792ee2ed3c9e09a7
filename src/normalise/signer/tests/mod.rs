//! Signers: what is printed, what is asked for.

mod bodies;
mod refused;

use super::*;
use crate::model::{Agency, DelegationStep, GoverningMode, IssueDate, Kept, Plan};
use crate::normalise::sample::{self, agency, codes, era};

fn lines(plan: &Plan) -> Vec<String> {
    let (agency, era) = (agency(), era());
    let derived = sample::derive(plan, Some(&agency), &era).value.unwrap();
    derived.signers[0].lines.iter().map(|l| l.text.clone()).collect()
}

fn with(delegation: Delegation) -> Plan {
    let mut plan = sample::plan();
    plan.signers[0].lines = SignerLines::Authority(delegation);
    plan
}

/// Authority as it is typed: lines that begin with a form are steps, the last line is the own post.
fn typed(collective: &str, steps: &[(&str, &str)], post: &str) -> Delegation {
    let text = |text: &str| Some(text.to_string()).filter(|t| !t.is_empty());
    Delegation {
        on_behalf_of: text(collective).filter(|name| name != "khong"),
        own_right: collective == "khong",
        steps: steps
            .iter()
            .map(|(form, post)| DelegationStep { form: form.to_string(), signed_for: text(post) })
            .collect(),
        post: text(post),
        other_post: None,
    }
}

/// A profile of a body of this kind, whose head and deputy are known.
fn body(mode: GoverningMode, head: &str) -> Agency {
    let mut agency = agency();
    let signer = |id: &str, authority: Delegation| SignerEntry {
        path: KeyPath(format!("don_vi:{id}")),
        id: id.to_string(),
        from: None,
        until: None,
        signer: Signer {
            lines: SignerLines::Authority(authority),
            name: Some("Vũ Văn An".into()),
            ..Signer::default()
        },
    };
    agency.entries.truncate(1);
    let entry = &mut agency.entries[0];
    entry.mode = Some(mode);
    entry.issuing_body = vec!["ỦY BAN NHÂN DÂN".into(), "XÃ AN HẠ".into()];
    agency.signers = vec![
        signer("truong", typed("", &[], head)),
        signer("pho", typed("", &[], &format!("PHÓ {head}"))),
        signer("don-vi", typed("", &[("TL.", head)], "CHÁNH VĂN PHÒNG")),
    ];
    agency
}

/// What is printed and noticed of a plan in the name of the profile's body.
fn signed(authority: Delegation, agency: Option<&Agency>, kept: &str) -> (Vec<String>, Vec<String>) {
    let (mut plan, era) = (with(authority), era());
    if agency.is_some() {
        plan.issuing_body.clear();
    }
    if !kept.is_empty() {
        plan.kept = vec![Kept { code: kept.into(), reason: "bản cũ".into(), ..Kept::default() }];
    }
    let outcome = sample::derive(&plan, agency, &era);
    let said = outcome
        .diagnostics
        .iter()
        // Posts in small letters are of no matter here.
        .filter(|d| d.code() != "VIETHOA-01")
        .map(|d| format!("{:?} {}: {} | {}", d.severity, d.code(), d.what, d.why.as_deref().unwrap_or_default()))
        .collect();
    let lines = outcome.value.map(|v| v.signers[0].lines.iter().map(|l| l.text.clone()).collect());
    (lines.unwrap_or_default(), said)
}

/// Every legal stack.
#[test]
fn legal_stacks_are_printed_line_by_line() {
    type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, &'a [&'a str]);
    let cases: &[Case<'_>] = &[
        ("", &[], "GIÁM ĐỐC", &["GIÁM ĐỐC"]),
        ("", &[("Q.", "")], "GIÁM ĐỐC", &["Q. GIÁM ĐỐC"]),
        ("", &[("Q.", "GIÁM ĐỐC")], "", &["Q. GIÁM ĐỐC"]),
        ("", &[("Q.", "GIÁM ĐỐC")], "GIÁM ĐỐC", &["Q. GIÁM ĐỐC"]),
        ("", &[], "Q. GIÁM ĐỐC", &["Q. GIÁM ĐỐC"]),
        ("", &[("KT.", "GIÁM ĐỐC")], "PHÓ GIÁM ĐỐC", &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("", &[("TL.", "GIÁM ĐỐC")], "CHÁNH VĂN PHÒNG", &["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
        (
            "",
            &[("TL.", "CHỦ TỊCH"), ("KT.", "CHÁNH VĂN PHÒNG")],
            "PHÓ CHÁNH VĂN PHÒNG",
            &["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        ),
        ("", &[("TUQ.", "GIÁM ĐỐC")], "GIÁM ĐỐC TRUNG TÂM", &["TUQ. GIÁM ĐỐC", "GIÁM ĐỐC TRUNG TÂM"]),
        ("ỦY BAN NHÂN DÂN", &[], "CHỦ TỊCH", &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("ỦY BAN NHÂN DÂN", &[("Q.", "")], "CHỦ TỊCH", &["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
        (
            "ỦY BAN NHÂN DÂN",
            &[("KT.", "CHỦ TỊCH")],
            "PHÓ CHỦ TỊCH",
            &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        ("", &[("TM.", "ỦY BAN NHÂN DÂN")], "CHỦ TỊCH", &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            "",
            &[("TM.", "ỦY BAN NHÂN DÂN"), ("KT.", "CHỦ TỊCH")],
            "PHÓ CHỦ TỊCH",
            &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
    ];
    for (collective, steps, post, expected) in cases {
        let (lines, said) = signed(typed(collective, steps, post), None, "");
        assert_eq!(lines, *expected);
        assert!(said.is_empty(), "{expected:?}: {said:?}");
    }
}

#[test]
fn what_was_left_out_follows_from_the_kind_of_body() {
    let (head_run, collective) = (body(GoverningMode::Head, "GIÁM ĐỐC"), body(GoverningMode::Collective, "CHỦ TỊCH"));
    let tm = "TM. ỦY BAN NHÂN DÂN";
    type Case<'a> = (&'a Agency, &'a str, &'a [(&'a str, &'a str)], &'a str, &'a [&'a str]);
    let cases: &[Case<'_>] = &[
        (&head_run, "", &[], "GIÁM ĐỐC", &["GIÁM ĐỐC"]),
        (&head_run, "", &[], "PHÓ GIÁM ĐỐC", &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (&head_run, "", &[], "Phó Giám đốc phụ trách", &["KT. GIÁM ĐỐC", "Phó Giám đốc phụ trách"]),
        (&head_run, "", &[("KT.", "")], "PHÓ GIÁM ĐỐC", &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (&head_run, "", &[("TL.", "")], "TRƯỞNG PHÒNG", &["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG"]),
        (&collective, "", &[], "CHỦ TỊCH", &[tm, "CHỦ TỊCH"]),
        (&collective, "", &[("Q.", "")], "CHỦ TỊCH", &[tm, "Q. CHỦ TỊCH"]),
        (&collective, "", &[], "Q. CHỦ TỊCH", &[tm, "Q. CHỦ TỊCH"]),
        (&collective, "", &[], "PHÓ CHỦ TỊCH", &[tm, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (&collective, "", &[("KT.", "CHỦ TỊCH")], "PHÓ CHỦ TỊCH", &[tm, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (&collective, "T/M UBND XÃ", &[], "CHỦ TỊCH", &["T/M UBND XÃ", "CHỦ TỊCH"]),
        // In his own right: what the law gives to the head alone.
        (&collective, "khong", &[], "CHỦ TỊCH", &["CHỦ TỊCH"]),
        (&collective, "khong", &[], "PHÓ CHỦ TỊCH", &["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        // By order is for the head, not for the collective; a post that nobody knows stays as it is.
        (&collective, "", &[("TL.", "CHỦ TỊCH")], "CHÁNH VĂN PHÒNG", &["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        (&collective, "", &[], "KẾ TOÁN TRƯỞNG", &["KẾ TOÁN TRƯỞNG"]),
    ];
    for (agency, name, steps, post, expected) in cases {
        let (lines, said) = signed(typed(name, steps, post), Some(agency), "");
        assert_eq!(lines, *expected, "{said:?}");
    }
}

#[test]
fn nothing_is_filled_in_for_another_body_or_without_a_profile() {
    let agency = body(GoverningMode::Collective, "CHỦ TỊCH");
    let era = era();
    let plan = with(typed("", &[], "PHÓ CHỦ TỊCH"));
    let outcome = sample::derive(&plan, Some(&agency), &era);
    assert_eq!(codes(&outcome), ["KY-13"]);
    assert_eq!(outcome.value.unwrap().signers[0].lines.len(), 1);
    let mut joint = with(typed("", &[], "CHỦ TỊCH"));
    joint.issuing_body.clear();
    joint.signers[0].body = Some("HỘI NÔNG DÂN".into());
    assert_eq!(sample::derive(&joint, Some(&agency), &era).value.unwrap().signers[0].lines.len(), 1);
}

#[test]
fn the_profile_says_who_the_head_is_where_its_signers_do_not() {
    let mut agency = body(GoverningMode::Collective, "CHỦ TỊCH");
    agency.signers.clear();
    let deputy = || typed("", &[], "PHÓ CHỦ TỊCH");
    assert_eq!(signed(deputy(), Some(&agency), "").0, ["PHÓ CHỦ TỊCH"]);
    agency.entries[0].head = Some("CHỦ TỊCH".into());
    agency.entries[0].collective = Some("UBND XÃ AN HẠ".into());
    assert_eq!(signed(deputy(), Some(&agency), "").0, ["TM. UBND XÃ AN HẠ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
}

#[test]
fn the_eras_list_decides_which_forms_there_are() {
    let (mut era, plan) = (era(), with(typed("", &[("Q.", "")], "GIÁM ĐỐC")));
    era.quyen_han.chu.retain(|form| form != "Q.");
    let outcome = sample::derive(&plan, None, &era);
    assert_eq!(codes(&outcome), ["KY-03"]);
    assert!(
        outcome.diagnostics[0]
            .advice
            .as_deref()
            .unwrap()
            .starts_with("viết liền trong chức vụ, như 'chuc_vu: Q. GIÁM ĐỐC'")
    );
    let plan = with(typed("", &[], "Q. GIÁM ĐỐC"));
    assert!(codes(&sample::derive(&plan, None, &era)).is_empty(), "as a post it is allowed");
}

#[test]
fn words_typed_otherwise_than_the_decree_writes_them_are_warnings() {
    let typed_otherwise = [
        ("T/M ỦY BAN", "CHỦ TỊCH"),
        ("THAY MẶT ỦY BAN", "CHỦ TỊCH"),
        ("", "Q GIÁM ĐỐC"),
        ("", "QUYỀN GIÁM ĐỐC"),
        ("", "Quyền Giám đốc"),
    ];
    for (collective, post) in typed_otherwise {
        let (lines, said) = signed(typed(collective, &[], post), None, "");
        assert!(said.len() == 1 && said[0].starts_with("Warning KY-04"), "{said:?}");
        assert_eq!(lines.last().unwrap(), post);
    }
    let (_, said) = signed(typed("", &[("KT.", "KT.TRƯỞNG PHÒNG")], "PHÓ TRƯỞNG PHÒNG"), None, "");
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn several_signers_need_several_bodies() {
    let era = era();
    let mut plan = with(typed("", &[], "GIÁM ĐỐC"));
    plan.signers.push(plan.signers[0].clone());
    assert_eq!(codes(&sample::derive(&plan, None, &era)), ["KY-14"]);
    let mut three = plan.clone();
    three.signers.push(plan.signers[0].clone());
    assert_eq!(codes(&sample::derive(&three, None, &era)), ["KY-14"]);
    plan.signers[1].body = Some("SỞ TÀI CHÍNH".into());
    assert!(codes(&sample::derive(&plan, None, &era)).is_empty());
    plan.signers[1].body = None;
    plan.signers.iter_mut().for_each(|s| s.lines = SignerLines::Verbatim(vec!["GIÁM ĐỐC".into()]));
    assert!(codes(&sample::derive(&plan, None, &era)).is_empty());
}

#[test]
fn lines_under_the_name_are_printed_as_typed() {
    let mut plan = with(typed("", &[], "GIÁM ĐỐC"));
    plan.signers[0].under_name = vec!["Trưởng đoàn".into(), "(đã ký)".into()];
    let era = era();
    let derived = sample::derive(&plan, None, &era).value.unwrap();
    let under: Vec<&str> = derived.signers[0].under_name.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(under, ["Trưởng đoàn", "(đã ký)"]);
}

fn step(form: &str, signed_for: Option<&str>) -> DelegationStep {
    DelegationStep { form: form.into(), signed_for: signed_for.map(Into::into) }
}

#[test]
fn a_deputy_signs_for_the_collective_and_for_the_head() {
    let delegation = Delegation {
        on_behalf_of: Some("ỦY BAN NHÂN DÂN".into()),
        steps: vec![step("KT.", Some("CHỦ TỊCH"))],
        post: Some("PHÓ CHỦ TỊCH".into()),
        ..Delegation::default()
    };
    assert_eq!(lines(&with(delegation)), ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
}

#[test]
fn an_acting_head_has_the_form_before_the_own_post() {
    let delegation =
        Delegation { steps: vec![step("Q.", None)], post: Some("GIÁM ĐỐC".into()), ..Delegation::default() };
    assert_eq!(lines(&with(delegation)), ["Q. GIÁM ĐỐC"]);
}

#[test]
fn a_typed_form_is_not_made_again() {
    let delegation = Delegation {
        on_behalf_of: Some("T/M ỦY BAN".into()),
        steps: vec![step("KT.", Some("KT.CHỦ TỊCH"))],
        post: Some("PHÓ CHỦ TỊCH".into()),
        ..Delegation::default()
    };
    assert_eq!(lines(&with(delegation)), ["T/M ỦY BAN", "KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
}

#[test]
fn verbatim_lines_are_printed_as_they_are() {
    let mut plan = sample::plan();
    plan.signers[0].lines = SignerLines::Verbatim(vec!["KT.TRƯỞNG PHÒNG".into(), "PHÓ PHÒNG".into()]);
    assert_eq!(lines(&plan), ["KT.TRƯỞNG PHÒNG", "PHÓ PHÒNG"]);
}

#[test]
fn a_signer_of_the_profile_stands_in_by_id_and_day() {
    let (mut plan, agency, era) = (sample::plan(), agency(), era());
    plan.signers = vec![Signer { path: KeyPath::root("ky"), id: Some("pho-1".into()), ..Signer::default() }];
    let derived = sample::derive(&plan, Some(&agency), &era).value.unwrap();
    assert_eq!(derived.signers[0].name.text, "Lê Thị Sen");
    assert_eq!(derived.signers[0].name.path.as_str(), "don_vi:nguoi_ky[0].ho_ten");
    plan.signers[0].id = Some("pho1".into());
    let outcome = sample::derive(&plan, Some(&agency), &era);
    assert_eq!(codes(&outcome), ["KY-01"]);
    assert_eq!(outcome.diagnostics[0].advice.as_deref(), Some("có lẽ là 'pho-1'"));
}

#[test]
fn a_signer_whose_time_has_ended_is_told_where_the_profile_says_so() {
    let (mut plan, mut agency, era) = (sample::plan(), agency(), era());
    plan.signers = vec![Signer { path: KeyPath::root("ky"), id: Some("pho-1".into()), ..Signer::default() }];
    let told = |plan: &Plan, agency: &Agency| {
        let outcome = sample::derive(plan, Some(agency), &era);
        let found = outcome.diagnostics.into_iter().find(|told| told.code() == "KY-02").unwrap();
        format!("{}; {}", found.what, found.advice.unwrap_or_default())
    };
    plan.date = IssueDate { day: Some(1), month: Some(8), year: Some(2025) };
    assert_eq!(
        told(&plan, &agency),
        "người ký 'pho-1' thôi ký từ sau ngày 30/6/2025, văn bản ghi ngày 01/8/2025; sửa 'den_ngay' ở đây nếu ghi nhầm, \
         hoặc ghi mã khác ở 'ky.ma' của kế hoạch"
    );
    let blank = Plan { number: None, date: IssueDate::default(), ..plan.clone() };
    assert!(told(&blank, &agency).contains("khi chưa rõ ngày ban hành"), "{}", told(&blank, &agency));
    (agency.signers[0].from, agency.signers[0].until) = (Date::new(2025, 9, 1), None);
    assert!(told(&plan, &agency).contains("chỉ ký từ ngày 01/9/2025"), "{}", told(&plan, &agency));
}

#[test]
fn what_a_signature_needs_is_asked_for() {
    let mut plan = with(Delegation { steps: vec![step("KT.", None)], ..Delegation::default() });
    plan.signers[0].name = None;
    assert_eq!(codes(&sample::derive(&plan, None, &era())), ["THIEU-09", "THIEU-06", "THIEU-05"]);
    plan.signers.clear();
    assert_eq!(codes(&sample::derive(&plan, None, &era())), ["THIEU-04"]);
}

/// A plan that calls the profile's deputy, and says this besides.
fn calling(authority: Delegation, theirs: SignerLines) -> (Plan, Agency) {
    let (mut plan, mut agency) = (with(authority), agency());
    plan.signers[0].id = Some("pho-1".into());
    plan.signers[0].name = None;
    agency.signers[0].signer.lines = theirs;
    (plan, agency)
}

#[test]
fn what_the_plan_says_wins_over_the_profiles_signer() {
    let printed = |(plan, agency): (Plan, Agency)| {
        let era = era();
        let derived = sample::derive(&plan, Some(&agency), &era).value.unwrap();
        derived.signers[0].lines.iter().map(|l| l.text.clone()).collect::<Vec<_>>()
    };
    let verbatim = || SignerLines::Verbatim(vec!["K/T TRƯỞNG PHÒNG".into(), "PHÓ PHÒNG".into()]);
    assert_eq!(printed(calling(Delegation::default(), verbatim())), ["K/T TRƯỞNG PHÒNG", "PHÓ PHÒNG"]);
    let own = typed("", &[], "CHÁNH VĂN PHÒNG");
    assert_eq!(printed(calling(own, verbatim())), ["CHÁNH VĂN PHÒNG"]);
    let theirs = || SignerLines::Authority(typed("", &[("KT.", "TRƯỞNG PHÒNG")], "PHÓ TRƯỞNG PHÒNG"));
    assert_eq!(printed(calling(Delegation::default(), theirs())), ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"]);
    let steps = typed("", &[("TL.", "GIÁM ĐỐC")], "");
    assert_eq!(printed(calling(steps, theirs())), ["TL. GIÁM ĐỐC", "PHÓ TRƯỞNG PHÒNG"]);
}

#[test]
fn a_signer_that_is_not_known_is_answered_with_those_who_are() {
    let (mut plan, mut agency) = calling(Delegation::default(), SignerLines::Verbatim(Vec::new()));
    plan.signers[0].id = Some("thu-truong".into());
    let advice = |agency: &Agency| {
        let (plan, era) = (plan.clone(), era());
        let outcome = sample::derive(&plan, Some(agency), &era);
        assert_eq!(codes(&outcome), ["KY-01"]);
        outcome.diagnostics[0].advice.clone().unwrap()
    };
    assert_eq!(advice(&agency), "các mã đã có: pho-1");
    agency.signers.clear();
    assert_eq!(advice(&agency), "thêm 'nguoi_ky' vào hồ sơ đơn vị");
}
