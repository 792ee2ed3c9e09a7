//! Signers: the plan's over the profile's, and the lines of authority and post made from them.

mod checks;
mod stack;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::{Context, DocType, SignerBlock, Written, shown};
use crate::diag::{Diagnostic, Rule, rules};
use crate::model::{Agency, Date, Delegation, Governance, KeyPath, Signer, SignerEntry, SignerLines, folded};
use crate::text::near::nearest;

/// The blocks of all signers; what is missing is reported.
pub(super) fn derive(cx: &mut Context<'_, '_>, kind: &DocType) -> Vec<SignerBlock> {
    let plan = cx.plan;
    if plan.signers.is_empty() && cx.demands(kind, "ky") {
        let path = KeyPath::root("ky");
        let advice = "ghi khóa 'ky' với 'chuc_vu' và 'ho_ten', hoặc 'ma' của người ký trong hồ sơ đơn vị";
        missing(cx, &rules::THIEU_04, "chưa có người ký", advice, "ho_ten", &path);
    }
    let blocks: Vec<SignerBlock> =
        plan.signers.iter().map(|signer| block(cx, signer, &plan.issuing_body, cx.day)).collect();
    if !cx.era.loai.get(&kind.id).is_some_and(|entry| entry.nhieu_nguoi_ky) {
        several(cx, &blocks);
    }
    blocks
}

/// Several signers stand for several bodies: each is named in `co_quan`, or by the collective it signs for. What an old
/// document has word for word is not asked.
fn several(cx: &mut Context<'_, '_>, blocks: &[SignerBlock]) {
    let signers = &cx.plan.signers;
    if signers.len() < 2 || signers.iter().all(|s| matches!(s.lines, SignerLines::Verbatim(_))) {
        return;
    }
    let collective = cx.era.word("thay_mat");
    let bodies: BTreeSet<String> = signers
        .iter()
        .zip(blocks)
        .map(|(signer, block)| {
            let first = block.lines.first().map(|line| line.text.as_str()).filter(|line| line.starts_with(collective));
            folded(signer.body.as_deref().or(first).unwrap_or_default())
        })
        .collect();
    if bodies.len() < signers.len() {
        let fault = checks::one_body(signers.len(), &signers[1].path);
        checks::report(cx, &rules::KY_14, checks::Clause::Signing, fault);
    }
}

/// One signer's block; he signs for the body with this name unless he says which, on this day.
pub(super) fn block(cx: &mut Context<'_, '_>, signer: &Signer, body: &[String], day: Option<Date>) -> SignerBlock {
    let own_body = signer.body.as_ref().map(std::slice::from_ref);
    let governance = cx.agency.and_then(|agency| agency.governance(own_body.unwrap_or(body), day));
    let governance = governance.as_ref();
    let known = signer.id.as_deref().map(|id| find(cx, id, &signer.path, day));
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
            let source = Source { signer, own, profile: Some((theirs, path)) };
            authority(cx, source, governance, &mut out);
        }
        (SignerLines::Authority(own), _) => {
            authority(cx, Source { signer, own, profile: None }, governance, &mut out);
        }
    }
    let name = |s: &Signer, path: &KeyPath| s.name.clone().map(|text| Written { text, path: path.key("ho_ten") });
    match name(signer, &signer.path).or_else(|| entry.and_then(|e| name(&e.signer, &e.path))) {
        Some(written) => out.name = written,
        None => missing(cx, &rules::THIEU_05, "chưa có họ tên người ký", "ghi khóa 'ho_ten'", "ho_ten", &signer.path),
    }
    let under = signer.path.key("duoi_ten");
    let lines = signer.under_name.iter().enumerate();
    out.under_name = lines.map(|(i, text)| Written { text: text.clone(), path: under.index(i) }).collect();
    out
}

/// The profile's signer called `id` on a day; what stands in the way is reported.
fn find<'a>(cx: &mut Context<'a, '_>, id: &str, path: &KeyPath, day: Option<Date>) -> Option<&'a SignerEntry> {
    let path = path.key("ma");
    let Some(agency) = cx.agency else {
        let what = format!("người ký '{id}' được gọi bằng mã nhưng không có hồ sơ đơn vị");
        let advice = "ghi 'don_vi' để chỉ hồ sơ đơn vị, hoặc ghi thẳng 'chuc_vu' và 'ho_ten'";
        cx.report(Diagnostic::of(&rules::KY_01, what).advise(advice), &path);
        return None;
    };
    if let Some(entry) = agency.signer_on(id, day) {
        return Some(entry);
    }
    let known = agency.signers.iter().any(|s| s.id == id);
    if known && day.is_none() && cx.diagnostics.iter().any(|told| told.rule == &rules::THIEU_10) {
        // The year is asked for already.
        return None;
    }
    let diagnostic = if known {
        match day {
            Some(day) => return not_in_force(cx, agency, id, &path, day),
            None => Diagnostic::of(
                &rules::KY_02,
                format!("người ký '{id}' không còn hoặc chưa có thẩm quyền khi chưa rõ ngày ban hành"),
            )
            .advise("ghi ít nhất năm của văn bản, như: ngay: {nam: 2026}; hoặc chọn mã khác"),
        }
    } else {
        let known: Vec<&str> = agency.signers.iter().map(|s| s.id.as_str()).collect();
        let advice = match nearest(id, known.iter().copied()) {
            Some(near) => format!("có lẽ là '{near}'"),
            None if known.is_empty() => "thêm 'nguoi_ky' vào hồ sơ đơn vị".to_string(),
            None => format!("các mã đã có: {}", known.join(", ")),
        };
        Diagnostic::of(&rules::KY_01, format!("hồ sơ đơn vị không có người ký '{id}'")).advise(advice)
    };
    cx.report(diagnostic, &path);
    None
}

/// Reports a signer whose time in the profile has ended or not begun on a day, where the profile says so; `asked` is where
/// the plan calls him.
fn not_in_force<'a>(
    cx: &mut Context<'a, '_>,
    agency: &'a Agency,
    id: &str,
    asked: &KeyPath,
    day: Date,
) -> Option<&'a SignerEntry> {
    let entries = || agency.signers.iter().filter(|entry| entry.id == id);
    let ended = entries().filter_map(|entry| Some((entry, entry.until?))).filter(|(_, until)| *until < day);
    let begins = entries().filter_map(|entry| Some((entry, entry.from?))).filter(|(_, from)| *from > day);
    let last = ended.max_by_key(|(_, until)| *until).map(|found| (found, "den_ngay", "thôi ký từ sau ngày"));
    let next = begins.min_by_key(|(_, from)| *from).map(|found| (found, "tu_ngay", "chỉ ký từ ngày"));
    let Some(((entry, bound), key, said)) = last.or(next) else {
        let what = format!("người ký '{id}' không có thẩm quyền vào ngày {}", shown(day));
        cx.report(Diagnostic::of(&rules::KY_02, what).advise("chọn mã khác"), asked);
        return None;
    };
    let what = format!("người ký '{id}' {said} {}, văn bản ghi ngày {}", shown(bound), shown(day));
    let advice = format!("sửa '{key}' ở đây nếu ghi nhầm, hoặc ghi mã khác ở '{}' của kế hoạch", asked.as_str());
    cx.report(Diagnostic::of(&rules::KY_02, what).advise(advice), &entry.path.key(key));
    None
}

/// Lines exactly as an old document has them.
fn verbatim(lines: &[String], path: &KeyPath) -> Vec<Written> {
    let path = path.key("nguyen_van");
    lines.iter().enumerate().map(|(i, text)| Written { text: text.clone(), path: path.index(i) }).collect()
}

/// Where authority and posts are written.
struct Source<'s> {
    signer: &'s Signer,
    /// What the plan says.
    own: &'s Delegation,
    /// What the profile says, and where.
    profile: Option<(&'s Delegation, &'s KeyPath)>,
}

/// The lines made from authority and post: `TM. …`, `KT. …`, the own post; key by key from the plan, else the profile.
fn authority(cx: &mut Context<'_, '_>, source: Source<'_>, governance: Option<&Governance<'_>>, out: &mut SignerBlock) {
    let Source { signer, own, profile } = source;
    let path = &signer.path;
    let (mut stack, own_right) = stack::merged(own, path, profile);
    stack.sort(cx.era);
    let personal = stack.is_authority(&cx.plan.authority, governance);
    if let Some(governance) = governance {
        stack.complete(governance, own_right || personal, cx.era);
    }
    for step in stack.steps.iter().filter(|step| step.signed_for.is_none()) {
        let what = format!("'hinh_thuc: {}' chưa ghi ký thay cho chức vụ nào", step.form);
        let advice = "ghi khóa 'thay', ví dụ: thay: TRƯỞNG PHÒNG";
        missing(cx, &rules::THIEU_09, &what, advice, "quyen_han_chuc_vu", &step.path);
    }
    if stack.post.is_none() && stack.steps.iter().all(|step| step.signed_for.is_none()) {
        let advice = "ghi khóa 'chuc_vu', ví dụ: chuc_vu: PHÓ TRƯỞNG PHÒNG";
        missing(cx, &rules::THIEU_06, "chưa có chức vụ người ký", advice, "quyen_han_chuc_vu", path);
    }
    let body = signer.body.as_ref().or(cx.plan.issuing_body.first()).map(String::as_str);
    let around = checks::Surroundings { era: cx.era, governance, personal, own_right, body };
    checks::check(cx, &stack, around);
    if let (true, Some(body)) = (cx.plan.signers.len() > 1, &signer.body) {
        stack.name_body(body);
    }
    out.lines = stack.lines(cx.era);
    out.other_post = stack.other_post;
}

fn missing(cx: &mut Context<'_, '_>, rule: &'static Rule, what: &str, advice: &str, role: &str, path: &KeyPath) {
    let mut diagnostic = Diagnostic::of(rule, what).advise(advice);
    diagnostic.why = cx.era.role_style(role).dieu_khoan.clone();
    cx.report(diagnostic, path);
}
