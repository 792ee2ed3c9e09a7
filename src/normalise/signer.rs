//! Signers: the plan's over the profile's, and the lines of authority and post made from them.

use super::{Context, SignerBlock, Written, shown};
use crate::block::Role;
use crate::diag::Diagnostic;
use crate::model::{Delegation, KeyPath, Signer, SignerEntry, SignerLines};
use crate::text::near::nearest;

/// The form of authority of an acting head (quyền), which stands before the signer's own post.
const ACTING: &str = "Q";

/// The blocks of all signers; what is missing is reported.
pub(super) fn derive(cx: &mut Context<'_, '_>) -> Vec<SignerBlock> {
    let plan = cx.plan;
    if plan.signers.is_empty() && plan.issued_under.is_none() {
        let path = KeyPath::root("ky");
        let advice = "ghi khóa 'ky' với 'chuc_vu' và 'ho_ten', hoặc 'ma' của người ký trong tệp thông tin đơn vị";
        missing(cx, "THIEU-04", "chưa có người ký", advice, Role::HoTen, &path);
    }
    plan.signers.iter().map(|signer| block(cx, signer)).collect()
}

/// One signer's block.
fn block(cx: &mut Context<'_, '_>, signer: &Signer) -> SignerBlock {
    let known = signer.id.as_deref().map(|id| find(cx, id, &signer.path));
    if known == Some(None) {
        return SignerBlock::default();
    }
    let entry = known.flatten();
    let mut out = SignerBlock::default();
    match (&signer.lines, entry.map(|e| (&e.signer.lines, &e.path))) {
        (SignerLines::Verbatim(lines), _) => out.lines = verbatim(lines, &signer.path),
        (SignerLines::Authority(own), Some((SignerLines::Verbatim(lines), path))) if *own == Delegation::default() => {
            out.lines = verbatim(lines, path);
        }
        (SignerLines::Authority(own), Some((SignerLines::Authority(theirs), path))) => {
            authority(cx, own, &signer.path, Some((theirs, path)), &mut out);
        }
        (SignerLines::Authority(own), _) => authority(cx, own, &signer.path, None, &mut out),
    }
    let name = |s: &Signer, path: &KeyPath| s.name.clone().map(|text| Written { text, path: path.key("ho_ten") });
    match name(signer, &signer.path).or_else(|| entry.and_then(|e| name(&e.signer, &e.path))) {
        Some(written) => out.name = written,
        None => missing(cx, "THIEU-05", "chưa có họ tên người ký", "ghi khóa 'ho_ten'", Role::HoTen, &signer.path),
    }
    out
}

/// The profile's signer called `id` on the day of issue; what stands in the way is reported.
fn find<'a>(cx: &mut Context<'a, '_>, id: &str, path: &KeyPath) -> Option<&'a SignerEntry> {
    let path = path.key("ma");
    let Some(agency) = cx.agency else {
        let what = format!("người ký '{id}' được gọi bằng mã nhưng không có tệp thông tin đơn vị");
        let advice = "ghi 'don_vi' để chỉ tệp thông tin đơn vị, hoặc ghi thẳng 'chuc_vu' và 'ho_ten'";
        cx.report(Diagnostic::error("KY-01", what).advise(advice), &path);
        return None;
    };
    if let Some(entry) = agency.signer_on(id, cx.day) {
        return Some(entry);
    }
    let diagnostic = if agency.signers.iter().any(|s| s.id == id) {
        let when = cx.day.map_or("khi chưa rõ ngày ban hành".to_string(), |d| format!("vào ngày {}", shown(d)));
        Diagnostic::error("KY-02", format!("người ký '{id}' không còn hoặc chưa có thẩm quyền {when}"))
            .advise("chọn mã khác, hoặc sửa 'tu_ngay', 'den_ngay' của người ký trong tệp thông tin đơn vị")
    } else {
        let known: Vec<&str> = agency.signers.iter().map(|s| s.id.as_str()).collect();
        let advice = match nearest(id, known.iter().copied()) {
            Some(near) => format!("có lẽ là '{near}'"),
            None if known.is_empty() => "thêm 'nguoi_ky' vào tệp thông tin đơn vị".to_string(),
            None => format!("các mã đã có: {}", known.join(", ")),
        };
        Diagnostic::error("KY-01", format!("tệp thông tin đơn vị không có người ký '{id}'")).advise(advice)
    };
    cx.report(diagnostic, &path);
    None
}

/// Lines exactly as an old document has them.
fn verbatim(lines: &[String], path: &KeyPath) -> Vec<Written> {
    let path = path.key("nguyen_van");
    lines.iter().enumerate().map(|(i, text)| Written { text: text.clone(), path: path.index(i) }).collect()
}

/// The lines made from authority and post: `TM. …`, `KT. …`, the own post; key by key from the plan, else the profile.
fn authority(
    cx: &mut Context<'_, '_>,
    own: &Delegation,
    path: &KeyPath,
    profile: Option<(&Delegation, &KeyPath)>,
    out: &mut SignerBlock,
) {
    let pick = |key: &str, of: fn(&Delegation) -> &Option<String>| -> Option<Written> {
        let of_plan = of(own).clone().map(|text| Written { text, path: path.key(key) });
        of_plan.or_else(|| profile.and_then(|(d, p)| of(d).clone().map(|text| Written { text, path: p.key(key) })))
    };
    if let Some(mut body) = pick("thay_mat", |d| &d.on_behalf_of) {
        body.text = with_prefix(cx.era.word("thay_mat"), &body.text);
        out.lines.push(body);
    }
    let (steps, steps_path) = match profile {
        Some((theirs, p)) if own.steps.is_empty() => (&theirs.steps, p),
        _ => (&own.steps, path),
    };
    let mut acting = None;
    for (index, step) in steps.iter().enumerate() {
        let path = if steps.len() == 1 { steps_path.key("thay") } else { steps_path.key("uy_quyen").index(index) };
        check_form(cx, &step.form, &path);
        match &step.signed_for {
            Some(post) => out.lines.push(Written { text: with_prefix(&step.form, post), path }),
            None if letters(&step.form) == ACTING => acting = Some(step.form.as_str()),
            None => {
                let what = format!("'hinh_thuc: {}' chưa ghi ký thay cho chức vụ nào", step.form);
                let advice = "ghi khóa 'thay', ví dụ: thay: TRƯỞNG PHÒNG";
                missing(cx, "THIEU-09", &what, advice, Role::QuyenHanChucVu, &path);
            }
        }
    }
    match pick("chuc_vu", |d| &d.post) {
        Some(mut post) => {
            if let Some(form) = acting {
                post.text = with_prefix(form, &post.text);
            }
            out.lines.push(post);
        }
        None => {
            let advice = "ghi khóa 'chuc_vu', ví dụ: chuc_vu: PHÓ TRƯỞNG PHÒNG";
            missing(cx, "THIEU-06", "chưa có chức vụ người ký", advice, Role::QuyenHanChucVu, path);
        }
    }
    out.other_post = pick("chuc_vu_khac", |d| &d.other_post);
}

/// A form that the era does not have is printed as written and reported: it is what drafts are sent back for.
fn check_form(cx: &mut Context<'_, '_>, form: &str, path: &KeyPath) {
    let known = &cx.era.quyen_han;
    if known.chu.iter().any(|k| k == form) {
        return;
    }
    let meant = known.chu.iter().find(|k| letters(k) == letters(form));
    let advice = match meant {
        Some(meant) => format!("viết '{meant}'"),
        None => format!("các hình thức có trong nghị định: {}", known.chu.join(" ")),
    };
    let warning = Diagnostic::warning("KY-03", format!("nghị định không có hình thức ký '{form}'"));
    let warning = warning.because(known.dieu_khoan.clone()).advise(advice);
    cx.report(warning, path);
}

/// The text after its form of authority and a space, unless the form was typed with it.
fn with_prefix(form: &str, text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    if text.trim_start().starts_with(form) || letters(first) == letters(form) {
        text.to_string()
    } else {
        format!("{form} {text}")
    }
}

/// Letters only: `T/M` and `TM.` are both typed forms of one word.
fn letters(form: &str) -> String {
    form.chars().filter(|c| c.is_alphabetic()).collect()
}

fn missing(cx: &mut Context<'_, '_>, code: &'static str, what: &str, advice: &str, role: Role, path: &KeyPath) {
    let mut diagnostic = Diagnostic::error(code, what).advise(advice);
    diagnostic.why = cx.era.role_style(role).dieu_khoan.clone();
    cx.report(diagnostic, path);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DelegationStep, Plan};
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

    fn step(form: &str, signed_for: Option<&str>) -> DelegationStep {
        DelegationStep { form: form.into(), signed_for: signed_for.map(Into::into) }
    }

    #[test]
    fn a_form_of_authority_that_the_decree_does_not_have_is_printed_and_reported() {
        for (form, advice) in [("K/T", "viết 'KT.'"), ("KT", "viết 'KT.'"), ("PP.", "các hình thức")] {
            let steps = vec![step(form, Some("CHỦ TỊCH"))];
            let plan = with(Delegation { steps, post: Some("PHÓ CHỦ TỊCH".into()), ..Delegation::default() });
            let era = era();
            let outcome = sample::derive(&plan, None, &era);
            assert_eq!(codes(&outcome), ["KY-03"]);
            assert!(outcome.diagnostics[0].advice.as_deref().unwrap().starts_with(advice));
            assert_eq!(outcome.value.unwrap().signers[0].lines[0].text, format!("{form} CHỦ TỊCH"));
        }
    }

    #[test]
    fn a_deputy_signs_for_the_collective_and_for_the_head() {
        let delegation = Delegation {
            on_behalf_of: Some("ỦY BAN NHÂN DÂN".into()),
            steps: vec![step("KT.", Some("CHỦ TỊCH"))],
            post: Some("PHÓ CHỦ TỊCH".into()),
            other_post: None,
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
            other_post: None,
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
        plan.date = Default::default();
        assert_eq!(codes(&sample::derive(&plan, Some(&agency), &era)), ["KY-02"]);
        plan.signers[0].id = Some("pho1".into());
        let outcome = sample::derive(&plan, Some(&agency), &era);
        assert_eq!(codes(&outcome), ["KY-01"]);
        assert_eq!(outcome.diagnostics[0].advice.as_deref(), Some("có lẽ là 'pho-1'"));
    }

    #[test]
    fn what_a_signature_needs_is_asked_for() {
        let mut plan = with(Delegation { steps: vec![step("KT.", None)], ..Delegation::default() });
        plan.signers[0].name = None;
        assert_eq!(codes(&sample::derive(&plan, None, &era())), ["THIEU-09", "THIEU-06", "THIEU-05"]);
        plan.signers.clear();
        assert_eq!(codes(&sample::derive(&plan, None, &era())), ["THIEU-04"]);
    }
}
