//! What only some eras demand, as their data say: bodies that print no parent body, levels that they do not have. Old
//! documents may keep either on purpose (`giu_nguyen`).

use std::collections::BTreeSet;

use super::Context;
use super::head::Head;
use crate::diag::{Diagnostic, rules};
use crate::model::{Content, KeyPath, Node, Section, SectionKind};
use crate::text::names::begins_with;

/// Reports what the era does not have.
pub(super) fn check(cx: &mut Context<'_, '_>, head: &Head, content: &Content<'_>) {
    parent_body(cx, head);
    levels(cx, content);
}

/// A parent body above one that prints none: reported, printed all the same.
fn parent_body(cx: &mut Context<'_, '_>, head: &Head) {
    let Some(parent) = head.parent_body.first() else { return };
    let rule = &cx.era.co_quan_chu_quan;
    let name = head.issuing_body.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
    let begins = |with: &String| begins_with(&name, with);
    if !rule.khong_ghi.iter().any(begins) || rule.tru.iter().any(begins) {
        return;
    }
    let what = format!("'{name}' không ghi tên cơ quan chủ quản ở phần đầu văn bản");
    let advice = format!("bỏ 'co_quan_chu_quan'; {}", rules::CHUQUAN_01.how_to_keep());
    let diagnostic = Diagnostic::of(&rules::CHUQUAN_01, what).because(rule.dieu_khoan.clone()).advise(advice);
    let path = parent.path.clone();
    cx.report(diagnostic, &path);
}

/// The first section of each level that the era does not have, in the order of the document with its annexes.
fn levels(cx: &mut Context<'_, '_>, content: &Content<'_>) {
    let mut seen: BTreeSet<SectionKind> = BTreeSet::new();
    for visit in content.iter() {
        let Node::Section(Section { kind, path, .. }) = visit.node() else { continue };
        if cx.era.section(*kind).khong_co && seen.insert(*kind) {
            level(cx, *kind, path);
        }
    }
}

/// A level that the era does not have.
fn level(cx: &mut Context<'_, '_>, kind: SectionKind, path: &KeyPath) {
    let entry = cx.era.section(kind);
    let shown = entry.nhan.replace("{so}", "").trim().to_string();
    let what = format!("{} không có cấp '{shown}'", cx.era.ten);
    let mut diagnostic = Diagnostic::of(&rules::DEMUC_03, what).advise("chuyển các mục này lên cấp trên");
    diagnostic.why = entry.dieu_khoan.clone();
    cx.report(diagnostic, path);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;
    use crate::era::{Era, EraTable};
    use crate::model::{Date, Kept};
    use crate::normalise::sample::{self, codes, titled};

    fn of(year: u16) -> Era {
        EraTable::default().by_date(Date::new(year, 7, 1)).unwrap().unwrap()
    }

    #[test]
    fn some_bodies_print_no_parent_body() {
        let warned = |year, parent: &str, body: &str| {
            let mut plan = sample::plan();
            plan.parent_body = vec![parent.into()];
            plan.issuing_body = body.split('/').map(Into::into).collect();
            let all = codes(&sample::derive(&plan, None, &of(year)));
            all.into_iter().filter(|code| code.starts_with("CHUQUAN")).collect::<Vec<_>>()
        };
        assert_eq!(warned(2014, "UBND TỈNH BẾN LAU", "ỦY BAN NHÂN DÂN/HUYỆN PHÚ AN"), ["CHUQUAN-01"]);
        assert!(warned(2014, "UBND HUYỆN PHÚ AN", "PHÒNG NỘI VỤ").is_empty());
        assert!(warned(2014, "QUÂN KHU X", "BỘ CHỈ HUY QUÂN SỰ/TỈNH BẾN LAU").is_empty());
        assert!(warned(2021, "UBND TỈNH BẾN LAU", "ỦY BAN NHÂN DÂN/HUYỆN PHÚ AN").is_empty());
    }

    #[test]
    fn a_level_that_the_era_does_not_have_is_refused_once_or_kept() {
        let inner = || titled(SectionKind::TieuMuc, "PHẠM VI", vec![sample::paragraph("Chữ.")]);
        let mut plan = sample::plan();
        plan.body = vec![titled(SectionKind::Muc, "NỘI DUNG", vec![inner(), inner()])];
        let era = of(2014);
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(codes(&outcome), ["DEMUC-03"]);
        assert!(outcome.diagnostics[0].what.ends_with("không có cấp 'Tiểu mục'"), "{}", outcome.diagnostics[0].what);
        plan.kept = vec![Kept { code: "DEMUC-03".into(), reason: "Bản gốc".into(), ..Kept::default() }];
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(outcome.diagnostics[0].severity, Severity::Note);
        assert!(outcome.value.is_some());
        assert!(sample::derive(&plan, None, &of(2021)).diagnostics.is_empty());
    }
}
