//! A copy's part that stands alone: what follows from a copy's file. There is no document around it, only the paper or the
//! PDF that is copied.

use super::context::{Context, Run};
use super::head::Head;
use super::kind::sentence_case;
use super::{BoxLines, Derived, DocType, bodies, capitals, choices, copy, meta};
use crate::diag::{Diagnostic, Outcome, Rule, has_errors, rules};
use crate::era::Era;
use crate::model::{Agency, Content, EXCERPT, Locator, Original, Plan};
use crate::page::RecordFields;

/// Derives everything that follows from a copy's file (`plan`: one that has nothing but its copy).
///
/// # Errors
/// `SAO-07`: an excerpt, which is no copy of the whole; `THIEU-01`, `THIEU-03`: neither file nor profile names the body or
/// its place; what signers and layout wishes may have wrong.
pub(crate) fn derive_copy<'a>(
    plan: &'a Plan,
    agency: Option<&'a Agency>,
    era: &'a Era,
    places: Locator<'_>,
    run: Run<'a>,
) -> Outcome<Derived<'a>> {
    let mut cx = Context { plan, agency, era, run, places, day: plan.day(), diagnostics: Vec::new() };
    let choices = choices::resolve(&mut cx);
    let Some(part) = plan.copy.as_ref().and_then(|copy| copy::part(&mut cx, copy)) else {
        return Outcome::failed(cx.diagnostics);
    };
    if part.kind == EXCERPT {
        let what = "bản trích sao không làm từ nguyên văn bản: phần được trích trình bày lại đủ thể thức";
        let advice =
            "soạn phần trích trong một tệp kế hoạch có khóa 'sao' với 'hinh_thuc: trich_sao', rồi 'kehoach render'";
        cx.report(Diagnostic::of(&rules::SAO_07, what).advise(advice), &part.path.key("hinh_thuc"));
    }
    if part.body.is_empty() {
        missing(
            &mut cx,
            &rules::THIEU_01,
            "bản sao chưa có tên cơ quan thực hiện sao",
            ("co_quan", "co_quan_ban_hanh"),
        );
    }
    if part.place.is_none() && plan.original == Original::Paper {
        missing(&mut cx, &rules::THIEU_03, "bản sao chưa có địa danh", ("dia_danh", "dia_danh_ngay"));
    }
    let head = Head {
        parent_body: part.parent_body.clone(),
        issuing_body: part.body.clone(),
        number: part.number.clone(),
        notation: part.notation.clone(),
        place: part.place.clone(),
        date: part.date.clone(),
    };
    bodies::check(&mut cx, &head);
    capitals::check(
        &mut cx,
        &Head { place: part.place.clone(), ..Head::default() },
        &[],
        Some(&part),
        &Content::of(plan),
    );
    if has_errors(&cx.diagnostics) {
        return Outcome::failed(cx.diagnostics);
    }
    let kind = DocType {
        path: part.path.key("hinh_thuc"),
        name: part.word.clone(),
        called: part.word.clone(),
        template: era.sao.mau.clone(),
        ..DocType::default()
    };
    let record = RecordFields { type_name: sentence_case(&part.word), ..RecordFields::default() };
    let meta = meta::derive(&cx, &kind, &head, record);
    let derived = Derived {
        plan,
        kind,
        day: cx.day,
        parent_body: Vec::new(),
        issuing_body: Vec::new(),
        number: None,
        notation: None,
        place: None,
        date: part.date.clone(),
        addressees: None,
        details: Default::default(),
        authority: Vec::new(),
        issued_under: None,
        legal_bases: Vec::new(),
        opening: Vec::new(),
        body: Vec::new(),
        closing: Vec::new(),
        recipients: Vec::new(),
        filing: None,
        signers: Vec::new(),
        boxes: BoxLines::default(),
        copy: Some(part),
        annexes: Vec::new(),
        choices,
        meta,
    };
    Outcome::with(derived, cx.diagnostics)
}

/// Reports a part (`key`, and the role of its line) that neither the file nor the profile says.
fn missing(cx: &mut Context<'_, '_>, rule: &'static Rule, what: &str, (key, role): (&str, &str)) {
    let advice = match cx.agency {
        None => format!("ghi khóa '{key}', hoặc ghi 'don_vi' để lấy từ hồ sơ đơn vị của cơ quan sao"),
        Some(_) => format!("ghi khóa '{key}' ở đây hoặc trong mục 'co_quan' của hồ sơ đơn vị có hiệu lực vào ngày sao"),
    };
    let mut diagnostic = Diagnostic::of(rule, what).advise(advice);
    diagnostic.why = cx.era.role_style(role).dieu_khoan.clone();
    let path = cx.plan.copy.as_ref().map(|copy| copy.path.key(key)).unwrap_or_default();
    cx.report(diagnostic, &path);
}
