//! Annexes (phụ lục): labels, the lines that say which document they go with, and what the law asks of them; and the head
//! of a document that is issued under another one (mẫu 1.3).

use super::head::Head;
use super::kind::sentence_case;
use super::{Context, DerivedAnnex, PrintedDate, Reference, ReferenceLine, Written, label, marks};
use crate::diag::{Diagnostic, rules};
use crate::model::{Annex, Content, IssueDate, KeyPath, Node, Original, OwnLine, Part, Plan, RichText, Visit};
use crate::text::near::nearest;
use crate::text::roman;

/// What lines of annexes refer to, and the annexes.
pub(super) fn derive<'a>(
    cx: &mut Context<'a, '_>,
    head: &Head,
    kind: &str,
    content: &Content<'_>,
) -> Vec<DerivedAnnex<'a>> {
    let plan = cx.plan;
    if plan.annexes.is_empty() {
        return Vec::new();
    }
    mentioned(cx, content);
    let needed = plan.annexes.iter().any(|annex| annex.reference == OwnLine::Made);
    let reference = needed.then(|| match &plan.issued_under {
        Some(_) => under(cx, head),
        None => own(cx, head, kind),
    });
    // Documents that are issued with this one are no annexes.
    let several = plan.annexes.iter().filter(|annex| annex.kind.is_none()).count() > 1;
    let mut number = 0;
    plan.annexes
        .iter()
        .map(|annex| {
            number += u32::from(annex.kind.is_none());
            one(cx, annex, several.then_some(number), &reference)
        })
        .collect()
}

fn one<'a>(
    cx: &mut Context<'a, '_>,
    annex: &'a Annex,
    number: Option<u32>,
    reference: &Option<Reference>,
) -> DerivedAnnex<'a> {
    let words = &cx.era.phu_luc;
    let made = match number {
        Some(number) => words.nhieu.replace("{so}", &roman::write(number)),
        None => words.mot.clone(),
    };
    let name = annex.kind.as_deref().and_then(|id| type_name(cx, id, &annex.path.key("loai")));
    let label = match &annex.label {
        OwnLine::Written(text) => Some(Written { text: text.clone(), path: annex.path.key("nhan") }),
        OwnLine::Made if annex.kind.is_none() => Some(Written { text: made, path: annex.path.clone() }),
        OwnLine::Made | OwnLine::Absent => None,
    };
    let line = match (&annex.reference, reference) {
        (OwnLine::Written(text), _) => ReferenceLine::Written(text),
        (OwnLine::Made, Some(reference)) => ReferenceLine::Made(Box::new(reference.clone())),
        (OwnLine::Made, None) | (OwnLine::Absent, _) => ReferenceLine::Absent,
    };
    check(cx, annex);
    let (body, mut closing) = (label::items(&annex.body, cx.era), label::items(&annex.closing, cx.era));
    marks::end(cx, closing.last_mut());
    DerivedAnnex { annex, name, label, reference: line, body, closing }
}

/// What an annex lacks, or has twice.
fn check(cx: &mut Context<'_, '_>, annex: &Annex) {
    let era = cx.era;
    if annex.title.is_none() {
        let mut missing = Diagnostic::of(&rules::PL_04, "phụ lục chưa có tiêu đề").advise("thêm 'tieu_de: …'");
        missing.why = era.role_style("phu_luc_ten").dieu_khoan.clone();
        cx.report(missing, &annex.path);
    }
    let content = Content::of_annex(annex);
    let first = content.iter().find(|visit| visit.part() == Part::Body && visit.node() != Node::Landscape);
    let Some((visit, text)) = first.and_then(|visit| Some((visit, visit.text()?))) else { return };
    let first = text.text().trim_start().trim_start_matches('(').to_lowercase();
    let begins = |words: &str| first.starts_with(&words.to_lowercase());
    let reference = begins(era.word("kem_theo")) || begins("ban hành kèm theo");
    let (key, line) = match (&annex.label, &annex.reference) {
        (_, OwnLine::Made) if reference => ("dong_dan", "dòng 'Kèm theo'"),
        (OwnLine::Made, _) if annex.kind.is_none() && begins(&era.phu_luc.mot) => ("nhan", "nhãn của phụ lục"),
        _ => return,
    };
    let what = format!("{line} có hai lần: một dòng tự tạo, một dòng viết ở đầu 'noi_dung'");
    let advice = format!("chuyển dòng này sang khóa '{key}' của phụ lục để in đúng như đã viết");
    cx.report(Diagnostic::of(&rules::PL_05, what).because(era.phu_luc.dieu_khoan.clone()).advise(advice), visit.path());
}

/// The text must say that there are annexes.
fn mentioned(cx: &mut Context<'_, '_>, content: &Content<'_>) {
    let (plan, words) = (cx.plan, &cx.era.phu_luc);
    let Some(annex) = plan.annexes.iter().find(|annex| annex.kind.is_none()) else { return };
    let unnamed = plan.annexes.iter().all(|annex| annex.label == OwnLine::Absent);
    let mut wanted = vec![words.mot.to_lowercase()];
    if unnamed {
        wanted.push(cx.era.word("kem_theo").to_lowercase());
    }
    let says = |text: &RichText| {
        let text = text.text().to_lowercase();
        let titled = || text.contains(&cx.era.word("kem_theo").to_lowercase()) && named_in(plan, &text);
        wanted.iter().any(|words| text.contains(words)) || titled()
    };
    // The main text, or a document that is issued with it and has the annex.
    let speaks =
        |visit: Visit<'_, '_>| visit.annex().is_none_or(|annex| annex.kind.is_some() && visit.part() != Part::Head);
    if content.texts().any(|(visit, text)| speaks(visit) && says(text)) {
        return;
    }
    let what = format!("nội dung văn bản không nhắc đến '{}' kèm theo", words.mot);
    let advice = "thêm chỗ dẫn trong nội dung, như '(chi tiết tại Phụ lục kèm theo)'";
    cx.report(Diagnostic::of(&rules::PL_01, what).because(words.dieu_khoan.clone()).advise(advice), &annex.path);
}

/// Whether a text in small letters names an annex by what its title begins with: `Đề cương kèm theo Kế hoạch này`.
fn named_in(plan: &Plan, text: &str) -> bool {
    let begins = |annex: &Annex| {
        let title = annex.title.as_ref().map(|title| title.text().to_lowercase()).unwrap_or_default();
        let first: Vec<&str> = title.split_whitespace().take(2).collect();
        first.len() == 2 && text.contains(&first.join(" "))
    };
    plan.annexes.iter().any(begins)
}

/// A reference to this document.
fn own(cx: &mut Context<'_, '_>, head: &Head, kind: &str) -> Reference {
    let (plan, era) = (cx.plan, cx.era);
    let verbatim = &plan.verbatim;
    let number_line = verbatim.number_line.as_deref().map(|line| {
        let word = era.word("so").trim_end_matches(':');
        line.trim().trim_start_matches(word).trim_start_matches([':', ' ']).to_string()
    });
    let in_date_line = |line: &String| line.find(era.word("ngay")).map(|at| line[at..].trim().to_string());
    Reference {
        name: sentence_case(kind),
        number: head.number.clone(),
        notation: head.notation.as_ref().map(|n| n.text.clone()).unwrap_or_default(),
        number_line,
        date: head.date.clone(),
        date_line: verbatim.date_line.as_ref().and_then(in_date_line),
        body: full_name(cx, head, "Kèm theo"),
        blank: plan.original == Original::Electronic,
        all_blank: false,
        path: KeyPath::default(),
    }
}

/// A reference to the document that issues this one (`kem_theo`).
pub(super) fn under(cx: &mut Context<'_, '_>, head: &Head) -> Reference {
    let (plan, era) = (cx.plan, cx.era);
    let path = KeyPath::root("kem_theo");
    let Some(issued_under) = &plan.issued_under else { return Reference::default() };
    let id = issued_under.kind.as_deref().unwrap_or("quyet_dinh");
    let name = type_name(cx, id, &path.key("loai")).unwrap_or_default();
    let all_blank = plan.original == Original::Electronic;
    let body = match &issued_under.body {
        Some(body) => body.clone(),
        // Nobody reads it there.
        None if all_blank => String::new(),
        None => full_name(cx, head, "Kèm theo"),
    };
    Reference {
        name: sentence_case(&name),
        number: issued_under.number.as_deref().map(|n| era.so_khong.so.written(n)),
        notation: issued_under.notation.clone().unwrap_or_default(),
        number_line: None,
        date: PrintedDate::of(&issued_under.date, era),
        date_line: None,
        body,
        blank: all_blank,
        all_blank,
        path,
    }
}

/// The issuing body's name as in a sentence, the one of `line`. Capitals say nothing of small letters: without `ten_day_du` the head's name
/// is printed as it stands there.
pub(super) fn full_name(cx: &mut Context<'_, '_>, head: &Head, line: &str) -> String {
    let plan = cx.plan;
    let entry = cx.agency.and_then(|a| a.entry_on(cx.day)).filter(|_| plan.issuing_body.is_empty());
    if let Some(name) = plan.full_name.as_ref().or(entry.and_then(|entry| entry.full_name.as_ref())) {
        return name.clone();
    }
    let name = head.issuing_body.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
    if !name.chars().any(char::is_lowercase) {
        let what = format!("chưa rõ cách viết thường tên cơ quan, dòng '{line}' in '{name}' như ở phần đầu");
        let advice = "ghi 'ten_day_du' ở kế hoạch hoặc ở mục 'co_quan' của hồ sơ đơn vị, như 'ten_day_du: Ủy ban nhân dân tỉnh An Bình'";
        let path = head.issuing_body.first().map_or_else(|| KeyPath::root("co_quan_ban_hanh"), |l| l.path.clone());
        let clause = cx.era.role_style("phu_luc_dan").dieu_khoan.clone();
        let mut diagnostic = Diagnostic::of(&rules::PL_02, what).advise(advice);
        diagnostic.why = clause;
        cx.report(diagnostic, &path);
    }
    name
}

/// The name of a type of document, as printed.
fn type_name(cx: &mut Context<'_, '_>, id: &str, path: &KeyPath) -> Option<String> {
    if let Some(entry) = cx.era.loai.get(id) {
        return Some(entry.goi.as_ref().filter(|_| entry.ten.is_empty()).unwrap_or(&entry.ten).clone());
    }
    let what = format!("{} không có loại văn bản '{id}'", cx.era.ten);
    let advice = match nearest(id, cx.era.loai.keys().map(String::as_str)) {
        Some(near) => format!("có lẽ là '{near}'"),
        None => "viết mã loại như quyet_dinh, ke_hoach".to_string(),
    };
    cx.report(Diagnostic::of(&rules::LOAI_01, what).advise(advice), path);
    None
}

/// What a document issued under another one (`kem_theo`) has no place for: number and date stand on that one, signature and
/// recipients too.
pub(super) fn check_issued_under(cx: &mut Context<'_, '_>) {
    let plan = cx.plan;
    if plan.issued_under.is_none() {
        return;
    }
    let Plan { number, notation, place, date, verbatim, .. } = plan;
    let own = [
        ("so", number.is_some()),
        ("ky_hieu", notation.is_some()),
        ("dia_danh", place.is_some()),
        ("ngay", *date != IssueDate::default()),
        ("nguyen_van.so_ky_hieu", verbatim.number_line.is_some()),
        ("nguyen_van.dia_danh_ngay", verbatim.date_line.is_some()),
    ];
    for (key, _) in own.into_iter().filter(|(_, there)| *there) {
        let what = format!("'{key}' không dùng cùng 'kem_theo': phần đầu của văn bản kèm theo không có số và ngày");
        let advice = "số, ký hiệu, ngày của quyết định ghi trong 'kem_theo'; nếu văn bản có số riêng thì bỏ 'kem_theo' và viết dòng trong ngoặc ở 'dong_duoi_trich_yeu'";
        cx.report(Diagnostic::of(&rules::KT_02, what).advise(advice), &KeyPath(key.to_string()));
    }
    let signed = [
        ("ky", "chữ ký", !plan.signers.is_empty()),
        ("noi_nhan", "nơi nhận", !plan.recipients.is_empty() || !verbatim.recipients.is_empty()),
        ("luu", "dòng lưu", !plan.filed_with.is_empty() || verbatim.filing_line.is_some()),
    ];
    for (key, called, _) in signed.into_iter().filter(|(_, _, there)| *there) {
        let what = format!("văn bản kèm theo quyết định không có {called} riêng; '{key}' vẫn được in như đã ghi");
        let advice = format!("bỏ '{key}': {called} đứng ở quyết định");
        cx.report(Diagnostic::of(&rules::KT_01, what).advise(advice), &KeyPath::root(key));
    }
}

#[cfg(test)]
mod tests;
