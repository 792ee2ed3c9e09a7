//! Capitals of the form: lines that the era's styles ask for in capitals (`chu: hoa`) and that are not, and lines that must
//! not be in capitals (`chu: thuong`). What was written is printed; one message names the lines of one kind.

use super::context::Context;
use super::head::Head;
use super::{CopyPart, DocType, SignerBlock, Written};
use crate::diag::{Diagnostic, in_a_row, rules};
use crate::era::CaseEntry;
use crate::model::{Content, KeyPath, Node, RichText, Section, SignerLines, TextKind};
use crate::text::capitals::{all_capitals, as_name, has_small, raised};
use crate::text::names::begins_with;

/// Most lines that a message repeats.
const TOLD: usize = 5;

/// Lines of one kind, as they were written, with the style that says in which letters.
struct Lines<'n> {
    /// What a message calls them.
    called: &'n str,
    style: &'n str,
    lines: Vec<Written>,
}

/// Reports the lines of head, foot, body and annexes whose letters are not the form's.
pub(super) fn check(
    cx: &mut Context<'_, '_>,
    head: &Head,
    signers: &[SignerBlock],
    copy: Option<&CopyPart<'_>>,
    content: &Content<'_>,
) {
    let of = |called, style, lines: &[Written]| Lines { called, style, lines: lines.to_vec() };
    let mut all = vec![
        of("tên cơ quan chủ quản", "co_quan_chu_quan", &head.parent_body),
        of("tên cơ quan ban hành", "co_quan_ban_hanh", &head.issuing_body),
    ];
    // An electronic copy prints its body's name in a line of small letters.
    if let Some(copy) = copy.filter(|copy| copy.line.is_none()) {
        all.push(of("tên cơ quan chủ quản", "co_quan_chu_quan", &copy.parent_body));
        all.push(of("tên cơ quan thực hiện sao", "co_quan_ban_hanh", &copy.body));
        all.extend(copy.signers.iter().map(|block| of("quyền hạn, chức vụ", "quyen_han_chuc_vu", &block.lines)));
    }
    // What is given word for word is meant so.
    let verbatim = |index: usize| {
        cx.plan.signers.get(index).is_some_and(|signer| matches!(signer.lines, SignerLines::Verbatim(_)))
    };
    let made = signers.iter().enumerate().filter(|(index, _)| !verbatim(*index)).map(|(_, block)| block);
    all.extend(made.map(|block| of("quyền hạn, chức vụ", "quyen_han_chuc_vu", &block.lines)));
    let path = KeyPath::root("tham_quyen");
    let authority = cx.plan.authority.iter().enumerate();
    let authority = authority.map(|(i, text)| Written { text: text.clone(), path: path.index(i) }).collect();
    all.push(Lines { called: "thẩm quyền ban hành", style: "tham_quyen", lines: authority });
    all.extend(titles(cx, content));
    for lines in all {
        too_small(cx, lines);
    }
    names(cx, signers, copy);
    subject(cx);
    if let Some(place) = head.place.clone() {
        too_large(cx, "địa danh", "dia_danh_ngay", &place, as_name);
    }
}

/// The titles of sections and annexes, by what they are called.
fn titles<'n>(cx: &Context<'_, '_>, content: &Content<'_>) -> [Lines<'n>; 2] {
    let mut sections = Lines { called: "tiêu đề mục", style: "muc_la_ma", lines: Vec::new() };
    let mut annexes = Lines { called: "tên phụ lục", style: "phu_luc_ten", lines: Vec::new() };
    for visit in content.iter() {
        match visit.node() {
            Node::Section(section) if in_capitals(cx, section) => {
                let text = section.title.as_ref().map(RichText::text).unwrap_or_default();
                sections.lines.push(Written { text, path: section.path.clone() });
            }
            Node::Text(TextKind::AnnexTitle, title) if visit.annex().is_some_and(|annex| annex.kind.is_none()) => {
                annexes.lines.push(Written { text: title.text(), path: visit.path().clone() });
            }
            _ => {}
        }
    }
    [sections, annexes]
}

/// Whether the title of a section must be in capitals.
fn in_capitals(cx: &Context<'_, '_>, section: &Section) -> bool {
    let entry = cx.era.section(section.kind);
    let style = entry.dong_ten.as_ref().unwrap_or(&entry.co_ten);
    section.title.is_some() && cx.era.role_style(style).chu == Some(CaseEntry::Hoa)
}

/// Lines that must be in capitals and are not.
fn too_small(cx: &mut Context<'_, '_>, lines: Lines<'_>) {
    let style = cx.era.role_style(lines.style);
    if style.chu != Some(CaseEntry::Hoa) {
        return;
    }
    let clause = style.dieu_khoan.clone();
    let small: Vec<&Written> = lines.lines.iter().filter(|line| has_small(&line.text)).collect();
    let Some(first) = small.first() else { return };
    let places: Vec<String> =
        small.iter().filter_map(|line| cx.places.place(Some(&line.path))).map(|place| place.line.to_string()).collect();
    let texts: Vec<String> = small.iter().map(|line| format!("'{}'", line.text.trim())).collect();
    let what = match small.len() {
        1 => format!("{} chưa viết bằng chữ in hoa: {}", lines.called, texts[0]),
        several => {
            let at = if places.is_empty() { String::new() } else { format!(" (dòng {})", in_a_row(&places, TOLD)) };
            format!("{several} {} chưa viết bằng chữ in hoa{at}: {}", lines.called, in_a_row(&texts, TOLD))
        }
    };
    // The very text to write, uncut.
    let right: Vec<String> = small.iter().take(TOLD).map(|line| format!("'{}'", raised(line.text.trim()))).collect();
    let more = small.len().saturating_sub(TOLD);
    let more = if more > 0 { format!(" và {more} chỗ nữa cũng vậy") } else { String::new() };
    let advice = format!("viết {}{more}", right.join(", "));
    let path = first.path.clone();
    let mut diagnostic = Diagnostic::of(&rules::VIETHOA_01, what).advise(advice);
    diagnostic.why = clause;
    cx.report(diagnostic, &path);
}

/// The names of the signers.
fn names(cx: &mut Context<'_, '_>, signers: &[SignerBlock], copy: Option<&CopyPart<'_>>) {
    let of_copy = copy.map(|copy| copy.signers.as_slice()).unwrap_or_default();
    for block in signers.iter().chain(of_copy) {
        too_large(cx, "họ tên người ký", "ho_ten", &block.name, as_name);
    }
}

/// The trích yếu: which of its words are names, only its writer knows.
fn subject(cx: &mut Context<'_, '_>) {
    let Some(text) = cx.plan.subject.as_ref().map(RichText::text) else { return };
    let written = Written { text, path: KeyPath::root("trich_yeu") };
    too_large(cx, "trích yếu", "trich_yeu", &written, super::kind::sentence_case);
}

/// A line that is in capitals and must not be.
fn too_large(cx: &mut Context<'_, '_>, called: &str, style: &str, line: &Written, right: fn(&str) -> String) {
    let style = cx.era.role_style(style);
    if style.chu != Some(CaseEntry::Thuong) || !all_capitals(&line.text) {
        return;
    }
    let text = line.text.trim();
    let mut diagnostic = Diagnostic::of(&rules::VIETHOA_02, format!("{called} viết toàn chữ in hoa: '{text}'"))
        .advise(format!("viết '{}', chữ đầu và tên riêng viết hoa", right(text)));
    diagnostic.why = style.dieu_khoan.clone();
    cx.report(diagnostic, &line.path);
}

/// Titles and ranks before a signer's name, but for bodies that may write them.
pub(super) fn ranks(cx: &mut Context<'_, '_>, kind: &DocType, head: &Head, signers: &[SignerBlock]) {
    let rule = &cx.era.hoc_ham;
    let body = head.issuing_body.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
    let may = |name: &str| rule.tru.iter().any(|words| begins_with(name, words));
    if kind.id.is_empty() || may(&body) {
        return;
    }
    let clause = rule.dieu_khoan.clone();
    for (index, block) in signers.iter().enumerate() {
        let own_body = cx.plan.signers.get(index).and_then(|signer| signer.body.as_deref());
        if let Some((title, name)) = courtesy(&block.name.text) {
            let what = format!("trước họ tên người ký có '{title}'");
            let advice = format!("viết '{name}'; {}", rules::KY_16.how_to_keep());
            cx.report(Diagnostic::of(&rules::KY_16, what).because(clause.clone()).advise(advice), &block.name.path);
            continue;
        }
        let name = rank_free(&block.name.text, &cx.era.hoc_ham.chu);
        if name.len() == block.name.text.len() || own_body.is_some_and(may) {
            continue;
        }
        let before = block.name.text[..block.name.text.len() - name.len()].trim();
        let what = format!("trước họ tên người ký có học hàm, học vị hoặc danh hiệu: '{before}'");
        let advice = format!("viết '{name}'; {}", rules::KY_16.how_to_keep());
        let diagnostic = Diagnostic::of(&rules::KY_16, what).because(clause.clone()).advise(advice);
        let path = block.name.path.clone();
        cx.report(diagnostic, &path);
    }
}

/// A form of address before a name, and the name. `Ông` is a surname as well: a middle name behind it, or one word alone,
/// makes it one.
fn courtesy(name: &str) -> Option<(&str, &str)> {
    const ADDRESS: [&str; 4] = ["ông", "bà", "đồng chí", "đ/c"];
    const MIDDLE: [&str; 2] = ["văn", "thị"];
    let name = name.trim();
    let lower = name.to_lowercase();
    let title = ADDRESS
        .into_iter()
        .find(|title| lower.strip_prefix(title).is_some_and(|rest| rest.starts_with([' ', '.', ':'])))?;
    // Small and capital letters of these words are as long.
    let (typed, rest) = name.split_at_checked(title.len())?;
    let rest = rest.trim_start_matches([' ', '.', ':']);
    let mut words = rest.split_whitespace();
    let (first, second) = (words.next()?, words.next());
    (second.is_some() && !MIDDLE.contains(&first.to_lowercase().as_str())).then_some((typed, rest))
}

/// A name without the titles before it.
fn rank_free<'t>(name: &'t str, titles: &[String]) -> &'t str {
    let mut rest = name.trim_start();
    loop {
        let lower = rest.to_lowercase();
        let found = titles.iter().filter_map(|title| {
            let behind = lower.strip_prefix(&title.to_lowercase())?;
            // Short ones that are no word may be small before a full stop only.
            let same = rest.starts_with(title.as_str()) || title.contains(' ') || behind.starts_with('.');
            (same && behind.starts_with(['.', ' ', ',']) && lower.len() == rest.len())
                .then(|| lower.len() - behind.len())
        });
        let Some(end) = found.max().filter(|end| rest.is_char_boundary(*end)) else { return rest };
        rest = rest[end..].trim_start_matches(['.', ' ', ',', '-']);
        if rest.is_empty() {
            return rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::sample::era;

    #[test]
    fn titles_before_a_name_are_seen() {
        let titles = &era().hoc_ham.chu;
        for name in [
            "TS. Lê Thị Bình",
            "GS.TS.BS. Lê Thị Bình",
            "PGS, TS Lê Thị Bình",
            "ThS. Lê Thị Bình",
            "ts. Lê Thị Bình",
            "Thạc sĩ Lê Thị Bình",
            "BSCKII. Lê Thị Bình",
            "Đại tá Lê Thị Bình",
            "Thượng tá, TS. Lê Thị Bình",
            "Nhà giáo Ưu tú Lê Thị Bình",
            "Phó Giáo sư, Tiến sĩ Lê Thị Bình",
        ] {
            assert_eq!(rank_free(name, titles), "Lê Thị Bình", "{name}");
        }
        for name in ["Lê Thị Bình", "Tsu Văn A", "Đại Văn Tá", "Cử Thị Nhân", "Bùi Sĩ An", "Ts Văn A"]
        {
            assert_eq!(rank_free(name, titles), name);
        }
    }

    #[test]
    fn forms_of_address_are_told_from_surnames() {
        for (name, title) in [
            ("Ông Lê Văn Bình", "Ông"),
            ("Bà Lê Bình", "Bà"),
            ("ông Trần An", "ông"),
            ("Đồng chí Lê Thị Bình", "Đồng chí"),
            ("Đ/c. Lê Thị Bình", "Đ/c"),
            ("BÀ LÊ THỊ BÌNH", "BÀ"),
        ] {
            assert_eq!(courtesy(name).map(|found| found.0), Some(title), "{name}");
        }
        for name in ["Ông Văn An", "Ông Thị Hồng Hạnh", "Ông An", "Bàng Văn An", "Lê Thị Bà", "Ông", ""]
        {
            assert_eq!(courtesy(name), None, "{name}");
        }
    }
}
