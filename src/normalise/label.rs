//! Labels of a structured list: made from the era's forms, counted anew under every parent or, where the era says so,
//! through the whole document.

use super::values::Item;
use crate::era::{CountEntry, Era};
use crate::model::{BodyItem, Label, Plan, Section, SectionKind};
use crate::text::roman;

/// Deepest nesting of sections; templates call themselves once a level.
pub(super) const DEEPEST: usize = 16;

/// How many of each kind there were.
type Counts = [usize; SectionKind::ALL.len()];

/// Opening, body and closing with their labels.
pub(super) fn derive<'a>(plan: &'a Plan, era: &Era) -> [Vec<Item<'a>>; 3] {
    let mut through = Counts::default();
    [&plan.opening, &plan.body, &plan.closing]
        .map(|body| Labels { era, through: &mut through }.below(body, "", 1, &mut Counts::default()))
}

/// Items that stand under nothing, counted from the first.
pub(super) fn items<'a>(body: &'a [BodyItem], era: &Era) -> Vec<Item<'a>> {
    Labels { era, through: &mut Counts::default() }.below(body, "", 1, &mut Counts::default())
}

/// The making of labels.
struct Labels<'e> {
    era: &'e Era,
    /// What is counted through the document.
    through: &'e mut Counts,
}

impl Labels<'_> {
    /// Items under a parent whose own number is `parent` (empty for none). `counts` are those of the siblings before them.
    /// What nests too deep is reported elsewhere (`content`) and left out.
    fn below<'a>(&mut self, body: &'a [BodyItem], parent: &str, depth: usize, counts: &mut Counts) -> Vec<Item<'a>> {
        let mut out = Vec::with_capacity(body.len());
        for item in body {
            out.push(match item {
                BodyItem::Paragraph { path, text, align } => {
                    Item::Paragraph { path, text, align: *align, mark: String::new() }
                }
                BodyItem::Table(table) => Item::Table(table),
                BodyItem::Figure(figure) => Item::Figure(figure),
                BodyItem::Section(_) | BodyItem::Landscape { .. } if depth > DEEPEST => continue,
                BodyItem::Landscape { path, items } => {
                    Item::Landscape { path, children: self.below(items, parent, depth + 1, counts) }
                }
                BodyItem::Section(section) => {
                    let all = self.era.section(section.kind).dem_suot;
                    let count = &mut (if all { &mut *self.through } else { &mut *counts })[section.kind as usize];
                    *count += 1;
                    let (label, number) = label(self.era, section, *count, parent);
                    let children = self.below(&section.children, &number, depth + 1, &mut Counts::default());
                    Item::Section { section, label, mark: String::new(), children }
                }
            });
        }
        out
    }
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
    fn continued_numbers_under_nothing_begin_with_one() {
        let two = || vec![section(SectionKind::SoSo, vec![]), section(SectionKind::SoSo, vec![])];
        assert_eq!(labels_of(two()), ["1.", "2."]);
        // A label without a number is none to continue.
        let mut typed = section(SectionKind::So, two());
        if let BodyItem::Section(section) = &mut typed {
            section.label = Label::Typed("*)".into());
        }
        assert_eq!(labels_of(vec![typed]), ["*)", "1.", "2."]);
    }
}
