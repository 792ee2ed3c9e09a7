//! `giu_nguyen`: what an entry keeps, and what is said of one that keeps nothing.

use std::path::Path;

use kehoach::internals::diag::{Diagnostic, Severity, SourceMap};
use kehoach::internals::pipeline::{self, Stage};

use crate::support::{MemoryWorld, job, messages, plan, render};

/// A plan whose `giu_nguyen` stands first, so that its nth entry is on line n + 1.
fn keeping(codes: &[&str], body: &str, more: &str) -> String {
    let entries: String = codes.iter().map(|code| format!("  - {{ma: {code}, ly_do: bản cũ}}\n")).collect();
    format!("giu_nguyen:\n{entries}{more}{}", plan(body))
}

/// The lines of messages with a prefix of a code.
fn about(text: &str, prefix: &str) -> Vec<String> {
    messages(text.as_bytes()).lines().filter(|l| l.contains(&format!("[{prefix}"))).map(Into::into).collect()
}

#[test]
fn a_code_that_there_is_not_is_a_warning_with_the_nearest() {
    for (code, near) in [
        ("DAU-1", Some("DAU-01")),
        ("dau-01", Some("DAU-01")),
        ("DAU01", Some("DAU-01")),
        ("PL_04", Some("PL-04")),
        ("khoa-03", Some("KHOA-03")),
        ("KHỔ GIẤY", None),
        ("XYZ", None),
    ] {
        let text = keeping(&[code], "  Một việc.", "");
        let outcome = render(&text);
        assert!(outcome.value.is_some());
        let [Diagnostic { what, advice, fixes, place, severity, .. }] = &outcome.diagnostics[..] else {
            panic!("{code}: {:?}", outcome.diagnostics)
        };
        assert_eq!(*severity, Severity::Warning);
        assert_eq!(what, &format!("không có mã '{code}' nên mục này không giữ gì"));
        assert_eq!(fixes.first().map(|fix| fix.text.as_str()), near, "{code}: {advice:?}");
        assert_eq!(place.map(|place| (place.line, place.column)), Some((2, 10)), "{code}");
    }
}

#[test]
fn what_cannot_be_kept_must_be_mended() {
    let said = about(&keeping(&["KHOA-03", "THETHUC-06", "BANHANH-06"], "  Một việc.", ""), "GIUNGUYEN");
    assert_eq!(
        said,
        [
            "ke-hoach.yaml:2:10: cảnh báo[GIUNGUYEN-02]: điều mà 'KHOA-03' báo không giữ lại được, phải sửa",
            "ke-hoach.yaml:3:10: cảnh báo[GIUNGUYEN-02]: 'THETHUC-06' chỉ là lưu ý nên không có gì phải giữ",
            "ke-hoach.yaml:4:10: cảnh báo[GIUNGUYEN-02]: điều mà 'BANHANH-06' báo không giữ lại được, phải sửa",
        ]
    );
}

#[test]
fn an_entry_that_keeps_nothing_is_noted_at_its_place() {
    let said = about(&keeping(&["DAU-01", "KY-13"], "  Một việc!", ""), "GIUNGUYEN");
    assert_eq!(said, ["ke-hoach.yaml:3:10: lưu ý[GIUNGUYEN-03]: không có chỗ nào phải giữ theo 'KY-13'"]);
}

#[test]
fn a_code_that_stands_there_twice_is_noted_once() {
    let said = about(&keeping(&["DAU-01", "DAU-01"], "  Một việc!", ""), "GIUNGUYEN");
    assert_eq!(
        said,
        ["ke-hoach.yaml:3:10: lưu ý[GIUNGUYEN-04]: 'DAU-01' đã có ở dòng 2; lý do ở đó áp dụng cho mọi chỗ"]
    );
    let said = about(&keeping(&["DAU-01", "DAU-01"], "  Một việc.", ""), "GIUNGUYEN");
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[1].starts_with("ke-hoach.yaml:2:10: lưu ý[GIUNGUYEN-03]"), "{said:?}");
}

#[test]
fn warnings_of_every_stage_can_be_kept() {
    // A parser's, a deriver's, a layout's: each a warning, and a note with the reason where it is kept.
    let torn = format!("  Xem {}.", "x".repeat(200));
    for (code, body, more) in [
        ("CHU-01", "  Một *việc.", ""),
        ("GIATRI-06", "  Một việc.", "can_cu:\n  - Căn cứ Luật Lưu trữ\n  -\n"),
        ("KY-04", "  Một việc.", ""),
        ("CHU-20", torn.as_str(), ""),
    ] {
        let text = |codes: &[&str]| {
            let typed = keeping(codes, body, more).replace("giu_nguyen:\ncan_cu", "can_cu");
            if code == "KY-04" { typed.replace("chuc_vu: PHÓ TRƯỞNG", "chuc_vu: KT PHÓ TRƯỞNG") } else { typed }
        };
        let open = text(&[]).replacen("giu_nguyen:\n", "", 1);
        let severity = |text: &str| {
            let outcome = render(text);
            let found: Vec<_> = outcome.diagnostics.into_iter().filter(|d| d.code() == code).collect();
            assert!(!found.is_empty(), "{code} is not raised");
            assert!(found.iter().all(|d| d.kept == d.what.starts_with("giữ nguyên (bản cũ): ")), "{found:?}");
            found[0].severity
        };
        assert_eq!(severity(&open), Severity::Warning, "{code}");
        assert_eq!(severity(&text(&[code])), Severity::Note, "{code}");
        assert_eq!(about(&text(&[code]), "GIUNGUYEN"), [""; 0], "{code}");
    }
}

#[test]
fn a_faulty_plan_still_keeps_but_calls_nothing_idle() {
    let faulty = keeping(&["KHOA-05", "DAU-01", "DAU-9X"], "  Một việc!", "")
        .replace("luu: [VT]\n", "")
        .replace("ho_ten", "hoten");
    let said = messages(faulty.as_bytes());
    assert!(said.contains("lưu ý[KHOA-05]: giữ nguyên (bản cũ): chưa có dòng lưu"), "{said}");
    assert!(said.contains("lỗi[KHOA-01]") && said.contains("[GIUNGUYEN-01]"), "{said}");
    assert!(!said.contains("GIUNGUYEN-03"), "{said}");
}

#[test]
fn what_a_later_stage_might_keep_is_not_called_idle_before_it_ran() {
    let text = keeping(&["CHU-20"], "  Một việc.", "");
    let said = |stage| {
        let with = job("ke-hoach.yaml", text.as_bytes(), Path::new(""));
        let outcome = pipeline::emit(&with, &MemoryWorld::default(), &mut SourceMap::default(), stage);
        assert!(outcome.value.is_some());
        outcome.diagnostics.iter().map(Diagnostic::code).collect::<Vec<_>>()
    };
    for stage in [Stage::View, Stage::Markup, Stage::Blocks] {
        assert_eq!(said(stage), [""; 0]);
    }
    assert_eq!(said(Stage::Pages), ["GIUNGUYEN-03"]);
    // A stage that fails stops the run: the derived document is never laid out.
    let failed = keeping(&["CHU-20"], "  Một việc.", "").replace("dia_danh: An Phú\n", "");
    assert_eq!(about(&failed, "GIUNGUYEN"), [""; 0]);
    assert_eq!(about(&failed, "THIEU-03").len(), 1);
}
