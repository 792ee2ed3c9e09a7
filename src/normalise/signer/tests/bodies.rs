//! Signers and the bodies they sign for.

use super::*;

#[test]
fn of_several_signers_each_names_his_body_behind_the_heads_post() {
    let (agency, era) = (agency(), era());
    let mut plan = with(typed("", &[("KT.", "GIÁM ĐỐC")], "PHÓ GIÁM ĐỐC"));
    plan.signers
        .push(Signer {
            lines: SignerLines::Authority(typed("", &[], "GIÁM ĐỐC Sở Y tế")), ..plan.signers[0].clone()
        });
    plan.signers.push(Signer {
        lines: SignerLines::Authority(typed("BAN THƯỜNG VỤ", &[], "CHỦ TỊCH")),
        ..plan.signers[0].clone()
    });
    plan.signers.push(Signer { id: Some("pho-1".into()), ..Signer::default() });
    let bodies = ["SỞ NỘI VỤ", "SỞ Y TẾ", "HỘI NÔNG DÂN", "PHÒNG NỘI VỤ"];
    plan.signers.iter_mut().zip(bodies).for_each(|(signer, body)| signer.body = Some(body.into()));
    let derived = sample::derive(&plan, Some(&agency), &era).value.unwrap();
    let lines: Vec<String> = derived
        .signers
        .iter()
        .map(|s| s.lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" / "))
        .collect();
    assert_eq!(
        lines,
        [
            "KT. GIÁM ĐỐC SỞ NỘI VỤ / PHÓ GIÁM ĐỐC",
            "GIÁM ĐỐC Sở Y tế",
            "TM. BAN THƯỜNG VỤ / CHỦ TỊCH",
            "KT. TRƯỞNG PHÒNG PHÒNG NỘI VỤ / PHÓ TRƯỞNG PHÒNG"
        ]
    );
}

#[test]
fn what_the_head_issues_in_person_is_not_signed_for_the_collective() {
    let collective = body(GoverningMode::Collective, "CHỦ TỊCH");
    let mut plan = with(typed("", &[], "PHÓ CHỦ TỊCH"));
    plan.issuing_body.clear();
    plan.kind = Some("quyet_dinh".into());
    plan.authority = vec!["CHỦ TỊCH".into(), "ỦY BAN NHÂN DÂN XÃ AN HẠ".into()];
    let era = era();
    let printed = |plan: &Plan, agency: Option<&Agency>| {
        let outcome = sample::derive(plan, agency, &era);
        let said = codes(&outcome).into_iter().filter(|code| code.starts_with("KY-")).collect::<Vec<_>>();
        (outcome.value.map(|v| v.signers[0].lines.iter().map(|l| l.text.clone()).collect::<Vec<_>>()), said)
    };
    let own = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"].map(String::from).to_vec();
    assert_eq!(printed(&plan, Some(&collective)), (Some(own), Vec::new()));
    plan.authority = vec!["ỦY BAN NHÂN DÂN XÃ AN HẠ".into()];
    let three = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"].map(String::from).to_vec();
    assert_eq!(printed(&plan, Some(&collective)), (Some(three), Vec::new()));
    let mut typed_so = with(typed("ỦY BAN NHÂN DÂN", &[], "CHỦ TỊCH"));
    typed_so.authority = vec!["CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN HẠ".into()];
    assert_eq!(printed(&typed_so, None).1, ["KY-17"]);
    // A deputy who forgot for whom he signs is told that alone: the decision is the chairman's own.
    let mut alone = with(typed("", &[], "PHÓ CHỦ TỊCH"));
    alone.issuing_body = vec!["ỦY BAN NHÂN DÂN".into(), "XÃ AN HẠ".into()];
    (alone.kind, alone.notation) = (Some("quyet_dinh".into()), Some("QĐ-UBND".into()));
    alone.authority = typed_so.authority.clone();
    assert_eq!(printed(&alone, None).1, ["KY-13"]);
    alone.authority = vec!["ỦY BAN NHÂN DÂN XÃ AN HẠ".into()];
    assert_eq!(printed(&alone, None).1, ["KY-13", "KY-18"]);
}

#[test]
fn a_body_led_by_a_collective_without_a_profile_is_told_by_its_name() {
    let said = |name: &str, authority: Delegation| {
        let mut plan = with(authority);
        plan.issuing_body = vec![name.into(), "XÃ AN HẠ".into()];
        let all = codes(&sample::derive(&plan, None, &era()));
        all.into_iter().filter(|code| code.starts_with("KY-")).collect::<Vec<_>>()
    };
    for name in ["ỦY BAN NHÂN DÂN", "Ủy ban nhân dân", "UBND"] {
        assert_eq!(said(name, typed("", &[], "CHỦ TỊCH")), ["KY-18"], "{name}");
        assert_eq!(said(name, typed("", &[("KT.", "CHỦ TỊCH")], "PHÓ CHỦ TỊCH")), ["KY-18"], "{name}");
        assert!(said(name, typed("ỦY BAN NHÂN DÂN", &[], "CHỦ TỊCH")).is_empty());
        assert!(said(name, typed("khong", &[], "CHỦ TỊCH")).is_empty());
        assert!(said(name, typed("", &[("TL.", "CHỦ TỊCH")], "CHÁNH VĂN PHÒNG")).is_empty());
    }
    assert!(said("VĂN PHÒNG UBND", typed("", &[], "CHÁNH VĂN PHÒNG")).is_empty());
}

#[test]
fn deputies_are_known_by_their_post() {
    use crate::model::is_deputy;
    for (post, head) in [
        ("PHÓ GIÁM ĐỐC PHỤ TRÁCH", "GIÁM ĐỐC"),
        ("Phó Chủ tịch Thường trực", "CHỦ TỊCH"),
        ("THỨ TRƯỞNG", "BỘ TRƯỞNG"),
        ("THỨ TRƯỞNG THƯỜNG TRỰC BỘ NỘI VỤ", "BỘ TRƯỞNG BỘ NỘI VỤ"),
    ] {
        assert!(is_deputy(post, Some(head)) && is_deputy(post, None), "{post}");
    }
    for (post, head) in [("PHÓNG VIÊN", "GIÁM ĐỐC"), ("GIÁM ĐỐC", "GIÁM ĐỐC"), ("PHÓ CHÁNH VĂN PHÒNG", "CHỦ TỊCH")]
    {
        assert!(!is_deputy(post, Some(head)), "{post}");
    }
}
