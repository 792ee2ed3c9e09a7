//! Secrecy marks: documents with state secrets have a law of their own, so one that is marked so is refused, whatever key the
//! mark stands in. Words that only speak of secrecy are no mark.

use super::context::Context;
use crate::diag::{Diagnostic, rules};
use crate::era::Era;
use crate::model::{Content, KeyPath, Node, Plan, RichText, SignerLines, TextKind, Visit};

/// What may stand round a mark.
const ROUND: [char; 13] = ['[', ']', '(', ')', '"', '“', '”', '*', '.', ',', ';', '-', ' '];
/// What divides a mark from what it marks.
const DIVIDES: [char; 6] = [':', '-', '–', '.', '/', '|'];

/// Refuses a document that bears a secrecy mark.
pub(super) fn check(cx: &mut Context<'_, '_>, content: &Content<'_>) {
    let mut found: Vec<(KeyPath, String)> = Vec::new();
    for (path, text) in short_texts(cx.plan) {
        if let Some(mark) = mark_of(cx.era, &text) {
            found.push((path, mark));
        }
    }
    for (visit, text) in content.texts() {
        let alone = match text_kind(visit.node()) {
            Some(TextKind::AnnexTitle | TextKind::AnnexReference) => mark_of(cx.era, &text.text()),
            // In small letters it may be an entry of a list.
            Some(TextKind::Paragraph | TextKind::Placed) => alone(cx.era, &text.text()).filter(|mark| capital(mark)),
            Some(TextKind::Title | TextKind::RunOn | TextKind::Cell) => {
                alone(cx.era, &text.text()).filter(|mark| capital(mark) && stands_alone(cx.era, content, visit))
            }
            _ => None,
        };
        found.extend(alone.map(|mark| (visit.path().clone(), mark)));
    }
    for (path, mark) in found {
        let entry = &cx.era.hop.do_mat;
        let what = format!(
            "'{mark}' là dấu độ mật: văn bản có nội dung bí mật nhà nước không theo thể thức này mà theo {}",
            entry.theo
        );
        let advice =
            "không soạn văn bản mật bằng chương trình này; văn bản không mật, hoặc đã giải mật, thì bỏ chữ này";
        let told = Diagnostic::of(&rules::HOP_07, what).because(entry.dieu_khoan.clone()).advise(advice);
        cx.report(told, &path);
    }
}

/// Whether a value is refused as a secrecy mark: nothing else is to be said of it.
pub(super) fn is_mark(era: &Era, text: &str) -> bool {
    mark_of(era, text).is_some()
}

fn text_kind(node: Node<'_>) -> Option<TextKind> {
    match node {
        Node::Text(kind, _) => Some(kind),
        _ => None,
    }
}

/// Whether a mark stands by itself. Beside other texts of its row, or other sections that are a mark, the marks are what
/// is told of.
fn stands_alone(era: &Era, content: &Content<'_>, visit: Visit<'_, '_>) -> bool {
    let around = |visit: Visit<'_, '_>| visit.above().next().map(|around| around.path().clone());
    let Some(place) = visit.above().next() else { return true };
    match (place.node(), place.above().next().map(Visit::node)) {
        (Node::Cell(cell), Some(Node::Table(table))) => {
            let row = table.rows.iter().find(|row| row.cells.iter().any(|other| other.path == cell.path));
            let texts = row.into_iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs);
            texts.filter(|text| !text.is_empty()).count() == 1
        }
        (Node::Section(own), _) => {
            let beside = content.iter().filter(|other| around(*other) == around(place));
            let mut said = beside.filter_map(|other| match other.node() {
                Node::Section(other) if !std::ptr::eq(other, own) => other.title.as_ref().or(other.text.as_ref()),
                _ => None,
            });
            said.all(|text| alone(era, &text.text()).is_none())
        }
        _ => true,
    }
}

/// The texts of head and foot, each with its place.
fn short_texts(plan: &Plan) -> Vec<(KeyPath, String)> {
    let root = KeyPath::root;
    let rich = |text: &RichText| text.text();
    let mut texts: Vec<(KeyPath, String)> = Vec::new();
    let mut lines = |key: &str, all: &[String]| {
        texts.extend(all.iter().enumerate().map(|(index, text)| (root(key).index(index), text.clone())));
    };
    lines("co_quan_chu_quan", &plan.parent_body);
    lines("co_quan_ban_hanh", &plan.issuing_body);
    lines("tham_quyen", &plan.authority);
    lines("luu", &plan.filed_with);
    let (boxes, verbatim) = (&plan.boxes, &plan.verbatim);
    let of_form = |key: &str| root("nguyen_van").key(key);
    let single = [
        (root("do_khan"), &boxes.urgency),
        (root("pham_vi_luu_hanh"), &boxes.circulation),
        (root("du_thao"), &boxes.draft),
        (root("ky_hieu"), &plan.notation),
        (root("dia_danh"), &plan.place),
        (of_form("quoc_hieu"), &verbatim.national_title),
        (of_form("tieu_ngu"), &verbatim.motto),
        (of_form("so_ky_hieu"), &verbatim.number_line),
        (of_form("dia_danh_ngay"), &verbatim.date_line),
        (of_form("luu"), &verbatim.filing_line),
    ];
    texts.extend(single.into_iter().filter_map(|(path, text)| Some((path, text.clone()?))));
    texts.extend(plan.subject.iter().map(|text| (root("trich_yeu"), rich(text))));
    texts.extend(plan.lines.iter().map(|(key, text)| (root(key), rich(text))));
    texts.extend(plan.addressees.iter().map(|text| (root("kinh_gui"), rich(text))));
    for recipient in plan.recipients.iter().chain(&verbatim.recipients) {
        texts.push((recipient.path.clone(), rich(&recipient.name)));
        texts.extend(recipient.note.iter().map(|note| (recipient.path.clone(), rich(note))));
    }
    for detail in &plan.details {
        let path = root("thong_tin").key(&detail.name);
        texts.extend(detail.texts.iter().map(|text| (path.clone(), rich(text))));
    }
    for signer in &plan.signers {
        texts.extend(signer.under_name.iter().map(|line| (signer.path.clone(), line.clone())));
        if let SignerLines::Verbatim(typed) = &signer.lines {
            texts.extend(typed.iter().map(|line| (signer.path.clone(), line.clone())));
        }
    }
    texts
}

/// The mark that a short text is, or begins or ends with.
fn mark_of(era: &Era, text: &str) -> Option<String> {
    alone(era, text).or_else(|| before(era, text)).or_else(|| behind(era, text))
}

/// The mark that a text is, whether in capitals or not, with or without `Độ mật:`.
fn alone(era: &Era, text: &str) -> Option<String> {
    let bare = text.trim_matches(ROUND);
    let named = bare.split_once(':').filter(|(name, _)| era.hop.do_mat.ten.iter().any(|own| same(own, name)));
    let value = named.map_or(bare, |(_, value)| value.trim_matches(ROUND));
    era.hop.do_mat.chu.iter().find(|mark| same(mark, value)).map(|_| value.to_string())
}

fn same(a: &str, b: &str) -> bool {
    // Most texts differ from a mark in the first letter already.
    a.chars().flat_map(char::to_lowercase).eq(b.trim().chars().flat_map(char::to_lowercase))
}

/// The mark in capitals that a text begins with: `[MẬT] Tập huấn`, `MẬT - XEM XONG TRẢ LẠI`.
fn before(era: &Era, text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['"', '“', '”']);
    let bracketed = text.trim_start_matches(['[', '(']);
    let mark = era.hop.do_mat.chu.iter().find(|mark| {
        bracketed.strip_prefix(mark.as_str()).is_some_and(|rest| match bracketed.len() < text.len() {
            true => rest.starts_with([']', ')']),
            false => rest.trim_start().starts_with(DIVIDES),
        })
    });
    mark.cloned()
}

/// The mark in capitals that a text ends with: `Tập huấn (TỐI MẬT)`, `Số: 15/KH-SNV - MẬT`.
fn behind(era: &Era, text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['"', '“', '”']);
    let bracketed = text.trim_end_matches([']', ')']);
    let mark = era.hop.do_mat.chu.iter().find(|mark| {
        bracketed.strip_suffix(mark.as_str()).is_some_and(|rest| match bracketed.len() < text.len() {
            true => rest.ends_with(['[', '(']),
            false => rest.ends_with(" - ") || rest.ends_with(" – ") || rest.ends_with(['/', '|']),
        })
    });
    mark.cloned()
}

fn capital(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyItem, KeyPath};
    use crate::normalise::sample::{self, codes, era, paragraph};

    fn said(change: impl FnOnce(&mut Plan)) -> Vec<&'static str> {
        let mut plan = sample::plan();
        change(&mut plan);
        codes(&sample::derive(&plan, None, &era()))
    }

    #[test]
    fn marks_are_told_from_words_about_secrecy() {
        let era = era();
        for (text, mark) in [
            ("MẬT", Some("MẬT")),
            ("tối mật", Some("tối mật")),
            ("(TUYỆT MẬT)", Some("TUYỆT MẬT")),
            ("Độ mật: Tối mật", Some("Tối mật")),
            ("[MẬT] Tập huấn", Some("MẬT")),
            ("MẬT - XEM XONG TRẢ LẠI", Some("MẬT")),
            ("Tập huấn (TỐI MẬT)", Some("TỐI MẬT")),
            ("Số: 15/KH-SNV - MẬT", Some("MẬT")),
            ("Đóng dấu MẬT, TỐI MẬT", None),
            ("Bảo vệ bí mật nhà nước", None),
            ("CÔNG TÁC BẢO MẬT", None),
            ("BAN CƠ YẾU - PHÒNG MẬT MÃ", None),
            ("Mật độ xây dựng (mật)", None),
        ] {
            assert_eq!(mark_of(&era, text).as_deref(), mark, "{text}");
        }
    }

    #[test]
    fn a_mark_is_refused_wherever_it_stands_and_once() {
        let secret = |text: &str| Some(text.to_string());
        assert_eq!(said(|plan| plan.boxes.urgency = secret("TỐI MẬT")), ["HOP-07"]);
        assert_eq!(said(|plan| plan.boxes.circulation = secret("MẬT")), ["HOP-07"]);
        assert_eq!(said(|plan| plan.boxes.draft = secret("Mật")), ["HOP-07"]);
        assert_eq!(said(|plan| plan.issuing_body.push("MẬT".into())), ["HOP-07"]);
        assert_eq!(said(|plan| plan.filed_with.push("MẬT".into())), ["HOP-07"]);
        assert_eq!(said(|plan| plan.subject = Some(RichText::plain("[MẬT] Đọc sách"))), ["HOP-07"]);
        assert_eq!(said(|plan| plan.body.insert(0, paragraph("TUYỆT MẬT"))), ["HOP-07"]);
        let listed = |text: &str| BodyItem::Paragraph {
            path: KeyPath::root("noi_dung"),
            text: RichText::plain(text),
            align: None,
        };
        assert!(said(|plan| plan.body.insert(0, listed("Mật"))).is_empty(), "an entry of a list");
        assert!(said(|plan| plan.body.insert(0, listed("Tài liệu đóng dấu MẬT do ông A giữ."))).is_empty());
    }

    #[test]
    fn a_mark_in_a_cell_an_entry_or_a_title_is_one_where_it_stands_alone() {
        use crate::model::SectionKind::{Gach, LaMa};
        use crate::normalise::sample::{table, titled};

        let refused = |items: Vec<BodyItem>| said(|plan| plan.body.extend(items)).contains(&"HOP-07");
        let entry = |text: &str| match sample::section(Gach, Vec::new()) {
            BodyItem::Section(section) => {
                BodyItem::Section(crate::model::Section { text: Some(RichText::plain(text)), ..section })
            }
            other => other,
        };
        assert!(refused(vec![titled(LaMa, "TỐI MẬT", vec![paragraph("Nội dung.")])]));
        assert!(refused(vec![entry("MẬT"), entry("Rà soát.")]));
        assert!(!refused(vec![entry("TUYỆT MẬT"), entry("TỐI MẬT"), entry("MẬT")]), "the levels");
        assert!(!refused(vec![entry("Mật")]) && !refused(vec![entry("Đóng dấu MẬT")]));
        assert!(refused(vec![table(&[&["MẬT", ""]])]) && refused(vec![table(&[&["Độ mật: TỐI MẬT"]])]));
        assert!(!refused(vec![table(&[&["Tài liệu", "MẬT"], &["5", "2"]])]), "a column of a table");
    }
}
