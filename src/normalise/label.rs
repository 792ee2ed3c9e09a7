//! Labels of a structured list: made from the era's forms, counted anew under every parent.

use super::{Context, Item, annex, choices};
use crate::diag::Diagnostic;
use crate::era::{CountEntry, Era};
use crate::model::{BodyItem, KeyPath, Label, Section, SectionKind};
use crate::text::roman;

/// Deepest nesting of sections; templates call themselves once a level.
const DEEPEST: usize = 16;

/// Opening, body and closing with their labels.
pub(super) fn derive<'a>(cx: &mut Context<'a, '_>) -> (Vec<Item<'a>>, Vec<Item<'a>>, Vec<Item<'a>>) {
    let plan = cx.plan;
    let mut all = [&plan.opening, &plan.body, &plan.closing].map(|body| items(cx, body)).into_iter();
    let mut next = || all.next().unwrap_or_default();
    (next(), next(), next())
}

/// Items that stand under nothing, counted from the first.
pub(super) fn items<'a>(cx: &mut Context<'a, '_>, body: &'a [BodyItem]) -> Vec<Item<'a>> {
    below(cx, body, "", 1, &mut [0; KINDS])
}

const KINDS: usize = SectionKind::ALL.len();

/// Items under a parent whose own number is `parent` (empty for none); `counts` are those of the siblings before them.
fn below<'a>(
    cx: &mut Context<'a, '_>,
    body: &'a [BodyItem],
    parent: &str,
    depth: usize,
    counts: &mut [usize; KINDS],
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
                let children = below(cx, items, parent, depth + 1, counts);
                annex::landscape(cx, &children, path);
                Item::Landscape { path, children }
            }
            BodyItem::Section(section) => {
                let count = &mut counts[section.kind as usize];
                *count += 1;
                let (label, number) = label(cx.era, section, *count, parent);
                if depth > DEEPEST {
                    too_deep(cx, &section.path);
                    continue;
                }
                let children = below(cx, &section.children, &number, depth + 1, &mut [0; KINDS]);
                Item::Section { section, label, mark: String::new(), children }
            }
        });
    }
    out
}

fn too_deep(cx: &mut Context<'_, '_>, path: &KeyPath) {
    let what = format!("các mục lồng nhau quá {DEEPEST} cấp");
    cx.report(Diagnostic::error("LONG-01", what).advise("gộp bớt các cấp, hoặc viết phần trong cùng thành đoạn"), path);
}

/// The label as printed, and the bare number that labels below it may continue.
fn label(era: &Era, section: &Section, count: usize, parent: &str) -> (String, String) {
    if let Label::Typed(typed) = &section.label {
        let last = typed.split_whitespace().next_back().unwrap_or_default();
        let number = last.trim_end_matches(['.', ')', ':']);
        let is_number = number.chars().any(char::is_alphanumeric);
        return (typed.clone(), if is_number { number.to_string() } else { String::new() });
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
    use crate::normalise::sample::{self, era, paragraph, section};

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
