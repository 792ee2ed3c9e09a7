//! Thẩm quyền ban hành: the line of a quyết định or nghị quyết that names who decides. It is written, or it follows from the
//! signer's first line and the issuing body: a collective's name, or a head's post before the body's name.

use super::head::Head;
use super::{Context, DocType, SignerBlock, Written};
use crate::diag::{Diagnostic, rules};
use crate::era::NeedEntry;
use crate::model::{GoverningMode, KeyPath};

/// The lines of authority; empty for types that name none.
pub(super) fn derive(cx: &mut Context<'_, '_>, kind: &DocType, head: &Head, signers: &[SignerBlock]) -> Vec<Written> {
    let (plan, path) = (cx.plan, KeyPath::root("tham_quyen"));
    let need = cx.need(kind, "tham_quyen");
    if !plan.authority.is_empty() {
        // A type that is not known has been reported.
        if need == NeedEntry::Khong && !kind.id.is_empty() {
            let what = format!("loại văn bản '{}' không có dòng thẩm quyền ban hành", kind.id);
            let mut refused = Diagnostic::of(&rules::THAMQUYEN_02, what).advise("bỏ khóa 'tham_quyen'");
            refused.why = cx.era.role_style("tham_quyen").dieu_khoan.clone();
            cx.report(refused, &path);
        }
        let lines = plan.authority.iter().enumerate();
        return lines.map(|(i, text)| Written { text: text.clone(), path: path.index(i) }).collect();
    }
    // Without body or signer more has been asked for already.
    let first = signers.first().and_then(|s| s.lines.first());
    let (NeedEntry::Phai, Some(first), false) = (need, first, head.issuing_body.is_empty()) else { return Vec::new() };
    let body = head.issuing_body.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ");
    if let Some(text) = follows(cx, kind, &body, &first.text) {
        return vec![Written { text, path: first.path.clone() }];
    }
    let mut missing = Diagnostic::of(&rules::THAMQUYEN_01, "chưa rõ thẩm quyền ban hành: không suy ra được từ người ký và tên cơ quan")
        .advise(format!(
            "ghi khóa 'tham_quyen': tên tập thể, cơ quan (như '{body}'), hoặc chức vụ của người đứng đầu kèm tên cơ quan (như 'GIÁM ĐỐC SỞ NỘI VỤ')"
        ));
    missing.why = cx.era.role_style("tham_quyen").dieu_khoan.clone();
    cx.report(missing, &KeyPath::root("loai"));
    Vec::new()
}

/// Who decides, by the first line above the signature; nothing where that is not certain.
fn follows(cx: &Context<'_, '_>, kind: &DocType, body: &str, line: &str) -> Option<String> {
    let era = cx.era;
    let form = era.quyen_han.chu.iter().find(|form| line.starts_with(form.as_str()));
    let post = form.map_or(line, |form| &line[form.len()..]).trim();
    if form.is_some_and(|form| form == era.word("thay_mat")) {
        // "TM. ỦY BAN NHÂN DÂN" of "ỦY BAN NHÂN DÂN TỈNH …"; what else a collective is called, only the officer knows.
        return same_start(body, post).then(|| body.to_string());
    }
    let only_collectives = era.loai.get(&kind.id).is_some_and(|t| t.tap_the);
    if only_collectives {
        let entry = cx.agency.and_then(|a| a.entry_on(cx.day));
        let collective = entry.is_some_and(|e| e.mode == Some(GoverningMode::Collective));
        return collective.then(|| body.to_string());
    }
    let bodies = era.nguoi_dung_dau.chuc_vu.get(&post.to_uppercase())?;
    bodies.iter().any(|start| same_start(body, start)).then(|| joined(post, body))
}

/// Whether the body's name begins with these words, or is all there is of them.
fn same_start(body: &str, words: &str) -> bool {
    let mut body = body.split_whitespace();
    !words.is_empty()
        && words.split_whitespace().all(|w| body.next().is_some_and(|b| b.to_uppercase() == w.to_uppercase()))
}

/// `GIÁM ĐỐC` + `SỞ NỘI VỤ`; words that both have stand once: `TRƯỞNG PHÒNG` + `PHÒNG NỘI VỤ` = `TRƯỞNG PHÒNG NỘI VỤ`.
fn joined(post: &str, body: &str) -> String {
    let (post, body): (Vec<&str>, Vec<&str>) = (post.split_whitespace().collect(), body.split_whitespace().collect());
    let most = post.len().min(body.len());
    let shared = (1..=most).rev().find(|n| post[post.len() - n..] == body[..*n]).unwrap_or(0);
    [&post[..], &body[shared..]].concat().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Plan, SignerLines};
    use crate::normalise::sample::{self, agency, codes, era};

    fn decision(kind: &str, body: &[&str], lines: &[&str]) -> Plan {
        let mut plan = sample::plan();
        plan.kind = Some(kind.into());
        plan.notation = Some(if kind == "quyet_dinh" { "QĐ-PVH" } else { "NQ-PVH" }.into());
        plan.issuing_body = body.iter().map(|s| s.to_string()).collect();
        plan.signers[0].lines = SignerLines::Verbatim(lines.iter().map(|s| s.to_string()).collect());
        plan
    }

    fn authority(plan: &Plan, mode: Option<GoverningMode>) -> Result<String, Vec<&'static str>> {
        let (mut agency, era) = (agency(), era());
        agency.entries[0].mode = mode;
        let outcome = sample::derive(plan, Some(&agency), &era);
        let codes = codes(&outcome);
        let lines = outcome.value.ok_or(codes)?.authority;
        Ok(lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" / "))
    }

    #[test]
    fn a_head_decides_for_the_body() {
        for (body, lines, expected) in [
            (&["SỞ NỘI VỤ"][..], &["GIÁM ĐỐC"][..], "GIÁM ĐỐC SỞ NỘI VỤ"),
            (&["SỞ NỘI VỤ"], &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "GIÁM ĐỐC SỞ NỘI VỤ"),
            (&["SỞ NỘI VỤ"], &["Q. GIÁM ĐỐC"], "GIÁM ĐỐC SỞ NỘI VỤ"),
            (&["PHÒNG VĂN HÓA", "VÀ THÔNG TIN"], &["TRƯỞNG PHÒNG"], "TRƯỞNG PHÒNG VĂN HÓA VÀ THÔNG TIN"),
            (&["VĂN PHÒNG", "BAN DÂN TỘC"], &["CHÁNH VĂN PHÒNG"], "CHÁNH VĂN PHÒNG BAN DÂN TỘC"),
            (&["ỦY BAN NHÂN DÂN", "XÃ BẾN LAU"], &["CHỦ TỊCH"], "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BẾN LAU"),
            (&["ỦY BAN NHÂN DÂN", "XÃ BẾN LAU"], &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "ỦY BAN NHÂN DÂN XÃ BẾN LAU"),
        ] {
            assert_eq!(authority(&decision("quyet_dinh", body, lines), None), Ok(expected.into()), "{lines:?}");
        }
    }

    #[test]
    fn what_is_not_certain_is_asked_for() {
        for lines in [&["PHÓ GIÁM ĐỐC"][..], &["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"], &["CHỦ TỊCH UBND TỈNH"]]
        {
            assert_eq!(
                authority(&decision("quyet_dinh", &["SỞ NỘI VỤ"], lines), None),
                Err(vec!["THAMQUYEN-01"]),
                "{lines:?}"
            );
        }
        // A post that is not the head's of this body.
        let other = decision("quyet_dinh", &["ỦY BAN NHÂN DÂN", "XÃ BẾN LAU"], &["TRƯỞNG BAN"]);
        assert_eq!(authority(&other, None), Err(vec!["THAMQUYEN-01"]));
        let resolution = decision("nghi_quyet", &["HỘI ĐỒNG NHÂN DÂN", "XÃ BẾN LAU"], &["CHỦ TỊCH"]);
        assert_eq!(authority(&resolution, Some(GoverningMode::Head)), Err(vec!["THAMQUYEN-01"]));
        assert_eq!(authority(&resolution, Some(GoverningMode::Collective)), Ok("HỘI ĐỒNG NHÂN DÂN XÃ BẾN LAU".into()));
    }

    #[test]
    fn what_is_written_stands_and_only_where_the_type_has_it() {
        let mut plan = decision("quyet_dinh", &["SỞ NỘI VỤ"], &["PHÓ GIÁM ĐỐC"]);
        plan.authority = vec!["HỘI ĐỒNG THI ĐUA".into(), "TỈNH BẾN LAU".into()];
        assert_eq!(authority(&plan, None), Ok("HỘI ĐỒNG THI ĐUA / TỈNH BẾN LAU".into()));
        plan.kind = None;
        plan.notation = Some("KH-SNV".into());
        assert_eq!(authority(&plan, None), Err(vec!["THAMQUYEN-02"]));
        assert_eq!(authority(&sample::plan(), None), Ok(String::new()));
    }
}
