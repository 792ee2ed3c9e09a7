//! Marks at the ends of lines and of the document: only those that are missing. What was typed stays.

use super::{BasisLine, Context, Item};
use crate::diag::{Diagnostic, rules};
use crate::era::Era;
use crate::model::{KeyPath, Plan, RichText};
use crate::text::trailing_mark;

/// `mark`, if the text has none of its own.
pub(super) fn missing(text: &str, mark: &str) -> String {
    if trailing_mark(text).is_some() { String::new() } else { mark.to_string() }
}

/// Căn cứ lines with the marks they lack.
pub(super) fn legal_bases<'a>(plan: &'a Plan, era: &Era) -> Vec<BasisLine<'a>> {
    let marks = &era.dau.can_cu;
    let last = plan.legal_bases.len();
    let line = |(index, text): (usize, &'a RichText)| {
        let mark = if index + 1 == last { &marks.cuoi } else { &marks.moi };
        BasisLine { text, mark: missing(&text.text(), mark), path: KeyPath::root("can_cu").index(index) }
    };
    plan.legal_bases.iter().enumerate().map(line).collect()
}

/// Gives the last paragraph of the document the mark that is missing; after a table comes none. Another mark than a full
/// stop is left and reported.
pub(super) fn end_document<'a>(cx: &mut Context<'_, '_>, body: &mut [Item<'a>], closing: &mut [Item<'a>]) {
    let last = closing.last_mut().or(body.last_mut());
    if let Some((called, path)) = last.as_deref().and_then(final_table) {
        let end = cx.era.dau.het.chu.clone();
        let what = format!("văn bản kết thúc bằng {called} nên không có dấu '{end}' chỉ chỗ hết");
        let advice = format!("thêm một câu ở 'ket_thuc' sau {called} nếu văn bản hết ở đó");
        if !end.is_empty() {
            cx.report(Diagnostic::of(&rules::DAU_24, what).advise(advice), &path);
        }
        return;
    }
    end(cx, last);
    ended_before(cx, body, closing);
}

/// Reports the mark of the end where something else follows.
fn ended_before(cx: &mut Context<'_, '_>, body: &[Item<'_>], closing: &[Item<'_>]) {
    let end = cx.era.dau.het.chu.clone();
    let mut texts: Vec<(&RichText, &KeyPath)> = Vec::new();
    body.iter().chain(closing).for_each(|item| collect(item, &mut texts));
    texts.pop();
    let ends = |text: &RichText| !end.is_empty() && text.text().trim_end().ends_with(&end);
    for path in texts.iter().filter(|(text, _)| ends(text)).map(|(_, path)| (*path).clone()).collect::<Vec<_>>() {
        let what = format!("đoạn này có dấu '{end}', mà văn bản chưa hết ở đó");
        let advice = format!("thay '{end}' bằng dấu chấm; chỗ hết văn bản chương trình tự thêm");
        cx.report(Diagnostic::of(&rules::DAU_25, what).advise(advice), &path);
    }
}

/// The texts of an item, in their order.
fn collect<'i>(item: &'i Item<'_>, texts: &mut Vec<(&'i RichText, &'i KeyPath)>) {
    match item {
        Item::Table(_) | Item::Figure(_) => {}
        Item::Landscape { children, .. } => children.iter().for_each(|child| collect(child, texts)),
        Item::Paragraph { path, text, .. } => texts.push((text, path)),
        Item::Section { section, children, .. } => {
            let own = section.title.iter().chain(&section.text);
            texts.extend(own.map(|text| (text, &section.path)));
            children.iter().for_each(|child| collect(child, texts));
        }
    }
}

/// The same for the last item of something that ends.
pub(super) fn end<'a>(cx: &mut Context<'_, '_>, last: Option<&mut Item<'a>>) {
    let end = cx.era.dau.het.chu.clone();
    let Some((text, mark, path)) = last.and_then(last_text) else { return };
    let whole = text.text();
    if let Some(typed) = odd_end(&whole, &end) {
        let what = format!("chỗ hết văn bản gõ '{typed}', không phải '{end}'; in như đã gõ");
        let advice = format!("viết '{end}', hoặc bỏ dấu này để chương trình tự thêm");
        cx.report(Diagnostic::of(&rules::DAU_23, what).advise(advice), &path);
        return;
    }
    match trailing_mark(&whole) {
        _ if end.is_empty() => {}
        Some(typed) if typed.ends_with(&end) => {}
        None => *mark = end,
        Some(typed) => match end.strip_prefix(typed) {
            Some(rest) => *mark = rest.to_string(),
            None => {
                let clause = cx.era.dau.het.dieu_khoan.clone();
                let what = format!("văn bản kết thúc bằng dấu '{typed}' nên không được thêm '{end}'");
                let advice = format!("nếu đây là chỗ hết văn bản, bỏ dấu '{typed}' để chương trình thêm '{end}'");
                cx.report(Diagnostic::of(&rules::DAU_01, what).because(clause).advise(advice), &path);
            }
        },
    }
}

/// What was typed for the mark of the end (`./`, `/.`, `. /.`) and is not it; a slash that ends an address is none.
fn odd_end<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || c == '*');
    let kept = text.trim_end_matches(|c: char| "./…".contains(c) || c.is_whitespace());
    let typed = text[kept.len()..].trim();
    let address =
        text.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("://") || word.starts_with("www."));
    (typed.contains('/') && typed != end && end.contains('/') && !address).then_some(typed)
}

/// The table or picture that ends an item, what it is called and where it stands.
fn final_table(item: &Item<'_>) -> Option<(&'static str, KeyPath)> {
    match item {
        Item::Table(table) => Some(("bảng", table.path.clone())),
        Item::Figure(figure) => Some(("hình", figure.path.clone())),
        Item::Landscape { children, .. } | Item::Section { children, .. } => children.last().and_then(final_table),
        Item::Paragraph { .. } => None,
    }
}

/// The text that ends an item, the place for its mark, and where it stands; nothing for a table.
fn last_text<'i, 'a>(item: &'i mut Item<'a>) -> Option<(&'a RichText, &'i mut String, KeyPath)> {
    match item {
        Item::Table(_) | Item::Figure(_) => None,
        Item::Landscape { children, .. } => children.last_mut().and_then(last_text),
        Item::Paragraph { path, text, mark, align: _ } => Some((text, mark, path.clone())),
        Item::Section { section, mark, children, .. } => match children.last_mut() {
            Some(last) => last_text(last),
            None => Some((section.text.as_ref().or(section.title.as_ref())?, mark, section.path.clone())),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;
    use crate::model::{BodyItem, Kept, SectionKind, Table};
    use crate::normalise::sample::{self, codes, era, paragraph, section};

    #[test]
    fn legal_bases_keep_a_typed_mark_and_get_a_missing_one() {
        let mut plan = sample::plan();
        plan.legal_bases = ["Căn cứ A", "Căn cứ B,", "Căn cứ C"].map(RichText::plain).to_vec();
        let era = era();
        let marks: Vec<String> = legal_bases(&plan, &era).into_iter().map(|l| l.mark).collect();
        assert_eq!(marks, [";", "", "."]);
    }

    fn mark_after(closing: Vec<BodyItem>, body: Vec<BodyItem>) -> (String, Vec<&'static str>) {
        let mut plan = sample::plan();
        plan.body = body;
        plan.closing = closing;
        let era = era();
        let outcome = sample::derive(&plan, None, &era);
        let codes = codes(&outcome);
        let mut derived = outcome.value.unwrap();
        let last = derived.closing.last_mut().or(derived.body.last_mut()).unwrap();
        (last_text(last).map(|(_, mark, _)| mark.clone()).unwrap_or_default(), codes)
    }

    #[test]
    fn the_end_mark_completes_what_was_typed() {
        for (typed, expected) in [("Hết", "./."), ("Hết.", "/."), ("Hết./.", ""), ("Hết ./. ", "")] {
            assert_eq!(mark_after(vec![paragraph(typed)], vec![paragraph("x")]), (expected.into(), vec![]), "{typed}");
        }
    }

    #[test]
    fn a_kept_deviation_is_a_note() {
        let plan = Plan {
            closing: vec![paragraph("Hết!")],
            kept: vec![Kept { code: "DAU-01".into(), reason: "Nguyên văn bản gốc".into(), ..Kept::default() }],
            ..sample::plan()
        };
        let diagnostics = sample::derive(&plan, None, &era()).diagnostics;
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(diagnostics[0].severity, Severity::Note);
        assert!(diagnostics[0].what.starts_with("giữ nguyên (Nguyên văn bản gốc): "), "{}", diagnostics[0].what);
    }

    #[test]
    fn another_mark_is_left_and_reported() {
        assert_eq!(mark_after(vec![], vec![paragraph("Gồm:")]), (String::new(), vec!["DAU-01"]));
    }

    #[test]
    fn the_last_text_of_the_last_section_ends_the_body() {
        let body = vec![section(SectionKind::LaMa, vec![section(SectionKind::So, vec![paragraph("Xong")])])];
        assert_eq!(mark_after(vec![], body).0, "./.");
    }

    #[test]
    fn nothing_comes_after_a_table() {
        let body = vec![paragraph("Bảng sau"), BodyItem::Table(Table::default())];
        assert_eq!(mark_after(vec![], body), (String::new(), vec!["DAU-24"]));
    }
}
