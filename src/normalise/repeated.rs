//! What the form prints itself and a plan says again: the type's name in the trích yếu, the head typed into the body, a second
//! line of filing. What was written is printed; the message says what stands twice.

use super::context::Context;
use super::{DocType, FilingLine};
use crate::diag::{Diagnostic, in_a_row, rules};
use crate::model::{Content, KeyPath, Node, Part, Recipient, RichText, TextKind};
use crate::text::near::fold;

/// Words that make another word of a type's name: `Kế hoạch hóa gia đình`.
const GOES_ON: [&str; 2] = ["hóa", "hoá"];
/// Longest line that can be one of a head.
const LINE: usize = 160;

/// Reports what stands twice.
pub(super) fn check(cx: &mut Context<'_, '_>, kind: &DocType, content: &Content<'_>, filing: Option<&FilingLine>) {
    subject(cx, kind);
    head(cx, kind, content);
    second_filing(cx, filing);
    recipient_marks(cx, filing);
}

/// The trích yếu stands under the type's name, without `V/v`, full stop or quotes.
fn subject(cx: &mut Context<'_, '_>, kind: &DocType) {
    let Some(text) = cx.plan.subject.as_ref().map(RichText::text) else { return };
    let text = text.trim();
    let Some((what, right)) = subject_fault(text, kind) else { return };
    let mut diagnostic = Diagnostic::of(&rules::TRICHYEU_01, what).advise(format!("viết 'trich_yeu: {right}'"));
    diagnostic.why = cx.era.role_style("trich_yeu").dieu_khoan.clone();
    cx.report(diagnostic, &KeyPath::root("trich_yeu"));
}

/// What is wrong with a trích yếu, and how it would be.
fn subject_fault(text: &str, kind: &DocType) -> Option<(String, String)> {
    let (mut faults, mut rest) = (Vec::new(), text);
    for (open, close) in [('"', '"'), ('“', '”'), ('\'', '\''), ('«', '»')] {
        let inner = rest.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            faults.push(format!("đặt trong dấu ngoặc kép {open}…{close}"));
            rest = inner.trim();
        }
    }
    if !kind.name.is_empty() && !kind.subject_under_number {
        if let Some(behind) = abbreviated_about(rest) {
            faults.push("bắt đầu bằng 'V/v', chữ này chỉ có ở công văn".to_string());
            rest = behind;
        }
        if let Some(behind) = behind_type(rest, &kind.name) {
            faults.push(format!("lặp lại tên loại '{}' đã in ở dòng trên", kind.name));
            rest = behind;
        }
    }
    let unended = rest.trim_end_matches(['.', ';', ',', ':']).trim_end();
    if unended.len() < rest.len() && !rest.ends_with("v.v.") && !rest.ends_with("...") && !unended.is_empty() {
        faults.push(format!("có dấu '{}' ở cuối", rest[unended.len()..].trim()));
        rest = unended;
    }
    (!faults.is_empty()).then(|| (format!("trích yếu {}", faults.join("; ")), capital_first(rest)))
}

/// What stands behind `V/v`.
fn abbreviated_about(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['V', 'v'])?.strip_prefix('/')?.strip_prefix(['v', 'V'])?;
    let behind = rest.trim_start_matches([':', '.', ' ']);
    (behind.len() < rest.len() && !behind.is_empty()).then_some(behind)
}

/// What stands behind the type's name at the beginning of a text.
fn behind_type<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let lower = text.to_lowercase();
    let behind = lower.strip_prefix(&name.to_lowercase()).filter(|_| lower.len() == text.len())?;
    let next = behind.split_whitespace().next()?;
    let whole = behind.starts_with(|c: char| !c.is_alphanumeric()) && !GOES_ON.contains(&next);
    let rest = text.get(lower.len() - behind.len()..)?.trim_start_matches([':', '-', '–', ' ']);
    (whole && !rest.is_empty()).then_some(rest)
}

fn capital_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Lines of the head that were typed into the body as well.
fn head(cx: &mut Context<'_, '_>, kind: &DocType, content: &Content<'_>) {
    let titles = [cx.era.word("quoc_hieu"), cx.era.word("tieu_ngu")].map(bare);
    let (number, recipients) = (cx.era.word("so").to_string(), bare(cx.era.word("noi_nhan")));
    let mut found: Vec<(String, KeyPath)> = Vec::new();
    for visit in content.iter().filter(|visit| visit.annex().is_none()) {
        let (Part::Opening | Part::Body | Part::Closing, Node::Text(role, text)) = (visit.part(), visit.node()) else {
            continue;
        };
        let text = text.text();
        if text.chars().count() > LINE || !matches!(role, TextKind::Paragraph | TextKind::Cell | TextKind::Title) {
            continue;
        }
        let folded = bare(&text);
        let national = text.contains(cx.era.word("quoc_hieu")) || titles.contains(&folded);
        let numbered = text.trim().strip_prefix(number.as_str()).is_some_and(|rest| {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "….".contains(c));
            rest.starts_with('/')
        });
        let type_name = !kind.name.is_empty() && text.trim() == kind.name;
        let of_recipients = role == TextKind::Paragraph && folded == recipients;
        if national || role != TextKind::Cell && (numbered || type_name || of_recipients) {
            found.push((format!("'{}'", text.trim()), visit.path().clone()));
        }
    }
    let Some((_, path)) = found.first().cloned() else { return };
    let lines: Vec<String> =
        found.iter().filter_map(|(_, path)| cx.places.place(Some(path))).map(|place| place.line.to_string()).collect();
    let at = if lines.is_empty() { String::new() } else { format!(" (dòng {})", in_a_row(&lines, 5)) };
    let texts: Vec<String> = found.into_iter().map(|(text, _)| text).collect();
    let what = format!("nội dung chép cả phần mà chương trình tự in{at}: {}", in_a_row(&texts, 5));
    let advice = "xóa các dòng này khỏi nội dung; số, ngày, nơi nhận ghi ở các khóa của phần đầu, phần cuối";
    cx.report(Diagnostic::of(&rules::LAP_01, what).advise(advice), &path);
}

/// A line as it is compared: letters and digits only.
fn bare(text: &str) -> String {
    fold(text).trim_matches('_').to_string()
}

/// The recipients end with one line of filing.
fn second_filing(cx: &mut Context<'_, '_>, filing: Option<&FilingLine>) {
    let word = cx.era.word("luu").to_string();
    let is_filing = |text: &str| is_filing(text, &word);
    let plan = cx.plan;
    let typed: Vec<&Recipient> = plan.recipients.iter().filter(|r| is_filing(&r.name.text())).collect();
    let units = plan.filed_with.iter().enumerate().skip(1);
    let again = units.filter(|(_, unit)| is_filing(unit)).map(|(i, _)| KeyPath::root("luu").index(i)).next();
    let path = match (filing, &typed[..], again) {
        (Some(_), [first, ..], _) => first.path.clone(),
        (None, [_, second, ..], _) => second.path.clone(),
        (_, _, Some(path)) => path,
        _ => return,
    };
    let what = match typed.last() {
        Some(line) => format!("nơi nhận có hai dòng lưu: một dòng là '{}'", line.name.text().trim()),
        None => format!("dòng lưu có hai chữ '{}'", cx.era.word("luu")),
    };
    let advice = "giữ một dòng: bỏ dòng này, ghi đủ các đơn vị lưu ở khóa 'luu', như 'luu: [VT, TH]'";
    cx.report(Diagnostic::of(&rules::NOINHAN_01, what).advise(advice), &path);
}

/// Whether a line begins with the word of the line of filing.
fn is_filing(text: &str, word: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| super::recipients::DASHES.contains(&c) || c.is_whitespace());
    let rest = bare.strip_prefix(word.trim_end_matches(':'));
    rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// Dashes and marks of recipients that are not the form's, where both were typed.
fn recipient_marks(cx: &mut Context<'_, '_>, filing: Option<&FilingLine>) {
    let marks = &cx.era.dau.noi_nhan;
    let last = cx.plan.recipients.len();
    let mut odd: Vec<(String, KeyPath)> = Vec::new();
    for (index, recipient) in cx.plan.recipients.iter().enumerate() {
        let text = recipient.name.text();
        let ends = filing.is_none() && index + 1 == last;
        let right = if ends { &marks.cuoi } else { &marks.moi };
        let of_filing = is_filing(&text, cx.era.word("luu"));
        if recipient.note.is_none() && !of_filing && !well_marked(&text, right, ends) {
            odd.push((format!("'{}'", text.trim()), recipient.path.clone()));
        }
    }
    let Some((_, path)) = odd.first().cloned() else { return };
    let texts: Vec<String> = odd.into_iter().map(|(text, _)| text).collect();
    let what = format!("gạch đầu dòng hoặc dấu cuối dòng của nơi nhận khác mẫu: {}", in_a_row(&texts, 5));
    let (dash, middle, end) = (cx.era.word("gach_noi_nhan"), &marks.moi, &marks.cuoi);
    let advice = format!(
        "chỉ ghi tên nơi nhận, không gõ gạch đầu dòng và dấu cuối dòng: chương trình tự thêm '{dash} ', '{middle}' và '{end}'"
    );
    cx.report(Diagnostic::of(&rules::NOINHAN_02, what).advise(advice), &path);
}

/// Whether what was typed before and behind a recipient is what the form has there, or nothing.
fn well_marked(text: &str, right: &str, ends: bool) -> bool {
    let text = text.trim();
    let bare = match text.strip_prefix('-') {
        Some(rest) if rest.starts_with(' ') => rest.trim_start(),
        Some(_) => return false,
        None => text.strip_prefix('+').map_or(text, str::trim_start),
    };
    let name = bare.trim_end_matches([';', '.', ',', ' ', ':']);
    let end = bare[name.len()..].trim();
    // A comma is what an old document has.
    let group = [":", ","].contains(&end) || bare.ends_with("v.v.");
    let begins_well = bare.starts_with(|c: char| c.is_alphanumeric() || "(\"“'*".contains(c));
    begins_well && (end.is_empty() || end == right || group || ends && end == ";")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> DocType {
        DocType { name: "KẾ HOẠCH".into(), ..DocType::default() }
    }

    #[test]
    fn what_a_subject_says_twice_is_taken_off_in_the_advice() {
        for (typed, right) in [
            ("V/v tổ chức hội thi", "Tổ chức hội thi"),
            ("Kế hoạch tổ chức hội thi", "Tổ chức hội thi"),
            ("KẾ HOẠCH: Tổ chức hội thi.", "Tổ chức hội thi"),
            ("“Tổ chức hội thi”", "Tổ chức hội thi"),
            ("v/v: tổ chức hội thi", "Tổ chức hội thi"),
            ("Tổ chức hội thi;", "Tổ chức hội thi"),
        ] {
            assert_eq!(subject_fault(typed, &plan()).map(|(_, right)| right).as_deref(), Some(right), "{typed}");
        }
        for typed in [
            "Tổ chức hội thi",
            "Kế hoạch hóa gia đình",
            "Tập huấn máy tính, máy in, v.v.",
            "Về việc tổ chức",
            "Kế hoạch",
        ] {
            assert_eq!(subject_fault(typed, &plan()), None, "{typed}");
        }
        let letter = DocType { subject_under_number: true, ..DocType::default() };
        assert_eq!(subject_fault("V/v tổ chức hội thi", &letter), None);
    }

    #[test]
    fn marks_of_recipients_are_the_form_s_or_none() {
        for text in ["UBND tỉnh", "- UBND tỉnh;", "UBND tỉnh;", "+ Thường trực;", "Như Điều 3 (để thực hiện)"]
        {
            assert!(well_marked(text, ";", false), "{text}");
        }
        for text in ["- - UBND", "-UBND tỉnh", "; UBND", "UBND tỉnh.", "UBND tỉnh;;", "– UBND tỉnh", "• UBND"]
        {
            assert!(!well_marked(text, ";", false), "{text}");
        }
        assert!(well_marked("UBND tỉnh.", ".", true) && well_marked("UBND tỉnh;", ".", true));
    }
}
