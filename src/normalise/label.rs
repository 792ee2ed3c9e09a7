//! Labels of a structured list: made from the era's forms, counted anew under every parent or, where the era says so,
//! through the whole document.

use super::{Context, DocType, Item, annex, choices};
use crate::diag::{Diagnostic, rules};
use crate::era::{CountEntry, Era};
use crate::model::{BodyItem, KeyPath, Label, Section, SectionKind};
use crate::text::roman;

/// Deepest nesting of sections; templates call themselves once a level.
const DEEPEST: usize = 16;

/// How many of each kind there were.
type Counts = [usize; SectionKind::ALL.len()];

/// Opening, body and closing with their labels.
pub(super) fn derive<'a>(cx: &mut Context<'a, '_>, kind: &DocType) -> (Vec<Item<'a>>, Vec<Item<'a>>, Vec<Item<'a>>) {
    let plan = cx.plan;
    let mut through = Counts::default();
    let mut all = [&plan.opening, &plan.body, &plan.closing]
        .map(|body| below(cx, body, "", 1, &mut Counts::default(), &mut through))
        .into_iter();
    for body in [&plan.opening, &plan.body, &plan.closing] {
        untitled(cx, kind, body);
    }
    let mut next = || all.next().unwrap_or_default();
    (next(), next(), next())
}

/// Items that stand under nothing, counted from the first.
pub(super) fn items<'a>(cx: &mut Context<'a, '_>, body: &'a [BodyItem]) -> Vec<Item<'a>> {
    below(cx, body, "", 1, &mut Counts::default(), &mut Counts::default())
}

/// Items under a parent whose own number is `parent` (empty for none). `counts` are those of the siblings before them,
/// `through` what is counted through the document.
fn below<'a>(
    cx: &mut Context<'a, '_>,
    body: &'a [BodyItem],
    parent: &str,
    depth: usize,
    counts: &mut Counts,
    through: &mut Counts,
) -> Vec<Item<'a>> {
    let mut out = Vec::with_capacity(body.len());
    for item in body {
        out.push(match item {
            BodyItem::Paragraph { path, text } => Item::Paragraph { path, text, mark: String::new() },
            BodyItem::Table(table) => {
                choices::table_size(cx, table);
                Item::Table(table)
            }
            BodyItem::Landscape { path, .. } if depth > DEEPEST => {
                too_deep(cx, path);
                continue;
            }
            BodyItem::Landscape { path, items } => {
                let children = below(cx, items, parent, depth + 1, counts, through);
                annex::landscape(cx, &children, path);
                Item::Landscape { path, children }
            }
            BodyItem::Section(section) => {
                let all = cx.era.section(section.kind).dem_suot;
                let count = &mut (if all { &mut *through } else { &mut *counts })[section.kind as usize];
                *count += 1;
                let (label, number) = label(cx.era, section, *count, parent);
                if depth > DEEPEST {
                    too_deep(cx, &section.path);
                    continue;
                }
                let children = below(cx, &section.children, &number, depth + 1, &mut Counts::default(), through);
                Item::Section { section, label, mark: String::new(), children }
            }
        });
    }
    out
}

/// Reports sections whose title the era demands and the type does not leave free. Without one a part, a chapter or a
/// section is refused; an article's text may run on in the decree's own forms, so there it is only a warning.
fn untitled(cx: &mut Context<'_, '_>, kind: &DocType, body: &[BodyItem]) {
    let free = cx.era.loai.get(&kind.id).map(|t| t.ten_muc_tuy_y.as_slice()).unwrap_or_default();
    for item in body {
        let BodyItem::Section(section) = item else { continue };
        let entry = cx.era.section(section.kind);
        let is_free = section.title.is_some() || free.iter().any(|name| name == section.kind.key());
        let Some(clause) = entry.phai_co_ten.as_ref().filter(|_| !is_free) else {
            untitled(cx, kind, &section.children);
            continue;
        };
        let label = match &section.label {
            Label::Typed(typed) => typed.text.text(),
            Label::Auto => entry.nhan.replace("{so}", "…"),
        };
        let what = format!("'{}' chưa có tiêu đề", label.trim_end_matches(['.', ':']));
        if section.kind == SectionKind::Dieu {
            let advice = "viết tiêu đề ngay sau số điều, không có dấu ở cuối, rồi đến các khoản hoặc đoạn văn ở dưới";
            cx.report(Diagnostic::of(&rules::DEMUC_02, what).because(clause.clone()).advise(advice), &section.path);
        } else {
            let advice = "viết tiêu đề ở dòng ngay dưới";
            cx.report(Diagnostic::of(&rules::DEMUC_01, what).because(clause.clone()).advise(advice), &section.path);
        }
        untitled(cx, kind, &section.children);
    }
}

fn too_deep(cx: &mut Context<'_, '_>, path: &KeyPath) {
    let what = format!("các mục lồng nhau quá {DEEPEST} cấp");
    cx.report(
        Diagnostic::of(&rules::LONG_01, what).advise("gộp bớt các cấp, hoặc viết phần trong cùng thành đoạn"),
        path,
    );
}

/// The label as printed, and the bare number that labels below it may continue.
fn label(era: &Era, section: &Section, count: usize, parent: &str) -> (String, String) {
    if let Label::Typed(typed) = &section.label {
        let typed = typed.text.text();
        let last = typed.split_whitespace().next_back().unwrap_or_default();
        let number = last.trim_end_matches(['.', ')', ':', '/', '-']).to_string();
        let is_number = number.chars().any(char::is_alphanumeric);
        return (typed, if is_number { number } else { String::new() });
    }
    let entry = era.section(section.kind);
    let number = match entry.dem {
        CountEntry::LaMa => roman::write(count as u32),
        CountEntry::ARap => count.to_string(),
        CountEntry::Chu => letter(era, count),
        CountEntry::ChuHoa => letter(era, count).to_uppercase(),
        CountEntry::NoiTiep if parent.is_empty() => count.to_string(),
        CountEntry::NoiTiep => format!("{parent}.{count}"),
        CountEntry::Khong => String::new(),
    };
    (entry.nhan.replace("{so}", &number), number)
}

/// The `count`th letter of the era's list; after its end two letters: aa, ab …
fn letter(era: &Era, mut count: usize) -> String {
    let letters = &era.chu_cai.chu;
    if letters.is_empty() {
        return count.to_string();
    }
    let mut out = String::new();
    while count > 0 {
        count -= 1;
        out.insert_str(0, &letters[count % letters.len()]);
        count /= letters.len();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::sample::{self, era, paragraph, section, titled};

    fn labels(items: &[Item<'_>]) -> Vec<String> {
        items
            .iter()
            .flat_map(|item| match item {
                Item::Section { label, children, .. } => [vec![label.clone()], labels(children)].concat(),
                _ => Vec::new(),
            })
            .collect()
    }

    fn labels_of(body: Vec<BodyItem>) -> Vec<String> {
        let mut plan = sample::plan();
        plan.body = body;
        labels(&sample::derive(&plan, None, &era()).value.unwrap().body)
    }

    #[test]
    fn counting_begins_anew_under_every_parent() {
        let two = || vec![section(SectionKind::So, vec![]), section(SectionKind::So, vec![])];
        let body = vec![section(SectionKind::LaMa, two()), section(SectionKind::LaMa, two())];
        assert_eq!(labels_of(body), ["I.", "1.", "2.", "II.", "1.", "2."]);
    }

    #[test]
    fn articles_and_chapters_run_on_and_sections_begin_anew() {
        let articles = |n: usize| (0..n).map(|_| section(SectionKind::Dieu, vec![])).collect::<Vec<_>>();
        let sections = |n: usize| (0..n).map(|_| titled(SectionKind::Muc, "HỒ SƠ", articles(1))).collect::<Vec<_>>();
        let chapter = |n: usize| titled(SectionKind::Chuong, "CHUNG", sections(n));
        let part = || titled(SectionKind::Phan, "MỘT", vec![chapter(2), chapter(1)]);
        let expected = "Phần I/Chương I/Mục 1/Điều 1./Mục 2/Điều 2./Chương II/Mục 1/Điều 3./\
                        Phần II/Chương III/Mục 1/Điều 4./Mục 2/Điều 5./Chương IV/Mục 1/Điều 6.";
        assert_eq!(labels_of(vec![part(), part()]).join("/"), expected);
        let article =
            section(SectionKind::Dieu, vec![section(SectionKind::So, vec![]), section(SectionKind::So, vec![])]);
        assert_eq!(labels_of(vec![article.clone(), article]).join(" "), "Điều 1. 1. 2. Điều 2. 1. 2.");
    }

    #[test]
    fn titles_are_demanded_where_the_decree_demands_them() {
        let codes = |kind: Option<&str>, body: Vec<BodyItem>| {
            let mut plan = sample::plan();
            plan.kind = kind.map(Into::into);
            plan.notation = Some(if kind.is_some() { "QĐ-PVHTT" } else { "KH-PVHTT" }.into());
            plan.authority = kind.iter().map(|_| "TRƯỞNG PHÒNG VĂN HÓA".to_string()).collect();
            plan.body = body;
            sample::codes(&sample::derive(&plan, None, &era()))
        };
        let bare = |kind| vec![section(kind, vec![])];
        assert_eq!(codes(None, bare(SectionKind::Chuong)), ["DEMUC-01"]);
        assert_eq!(codes(None, vec![titled(SectionKind::Chuong, "A", bare(SectionKind::TieuMuc))]), ["DEMUC-01"]);
        assert_eq!(codes(None, bare(SectionKind::Dieu)), ["DEMUC-02"]);
        assert_eq!(codes(None, vec![titled(SectionKind::Dieu, "A", bare(SectionKind::So))]), [""; 0]);
        assert_eq!(codes(Some("quyet_dinh"), bare(SectionKind::Dieu)), [""; 0]);
        assert_eq!(codes(Some("quyet_dinh"), bare(SectionKind::Chuong)), ["DEMUC-01"]);
    }

    #[test]
    fn letters_follow_the_vietnamese_alphabet() {
        let points = (0..24).map(|_| section(SectionKind::Chu, vec![])).collect();
        let labels = labels_of(points);
        assert_eq!(labels[3..6], ["d)", "đ)", "e)"]);
        assert_eq!(labels[22..], ["y)", "aa)"]);
    }

    #[test]
    fn continued_numbers_take_up_the_parents_number() {
        let inner = section(SectionKind::SoSo, vec![section(SectionKind::SoSo, vec![])]);
        let outer = section(SectionKind::So, vec![inner, section(SectionKind::SoSo, vec![])]);
        assert_eq!(labels_of(vec![outer]), ["1.", "1.1.", "1.1.1.", "1.2."]);
    }

    #[test]
    fn typed_labels_stay_and_dashes_take_no_number() {
        let mut typed = section(SectionKind::So, vec![section(SectionKind::SoSo, vec![])]);
        if let BodyItem::Section(section) = &mut typed {
            section.label = Label::Typed("7.".into());
        }
        let dash = section(SectionKind::Gach, vec![section(SectionKind::Cong, vec![])]);
        assert_eq!(labels_of(vec![typed, paragraph("Đoạn"), dash]), ["7.", "7.1.", "-", "+"]);
    }

    #[test]
    fn nesting_has_an_end() {
        let deep =
            (0..DEEPEST).fold(section(SectionKind::Gach, vec![]), |inner, _| section(SectionKind::Gach, vec![inner]));
        let mut plan = sample::plan();
        plan.body = vec![deep];
        assert_eq!(sample::codes(&sample::derive(&plan, None, &era())), ["LONG-01"]);
    }
}
