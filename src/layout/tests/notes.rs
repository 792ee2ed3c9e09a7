//! Footnotes: at the foot of the page of their reference, torn where they have no room, never lost.

use super::build::*;
use crate::page::{Face, Rule, Tag};
use crate::style::*;
use crate::units::{FontSize, Len};

/// The height of a line of a footnote.
const NOTE_LINE: Len = Len::from_twips(231);

/// A number; with a footnote of `count` lines `name1`, `name2` … or without.
fn mark(number: u32, note: Option<(&str, usize)>) -> StyledRun {
    let size = FontSize::from_pt(8.0);
    let note = note.map(|(name, count)| {
        let mut note = lines(77, name, count);
        note.style = StyleId(3);
        for run in &mut note.runs {
            if let StyledRun::Text { size, .. } = run {
                *size = FontSize::from_pt(10.0);
            }
        }
        note.runs.insert(0, mark(number, None));
        Box::new(note)
    });
    let base = FontSize::from_pt(if note.is_some() { 14.0 } else { 10.0 });
    StyledRun::Mark { text: number.to_string(), face: Face::Regular, size, base, raise: Len::from_pt(5.0), note }
}

/// A line that refers to a footnote.
fn noted(block: u32, text: &str, number: u32, note: (&str, usize)) -> StyledPara {
    let mut para = para(block, text);
    para.runs.push(mark(number, Some(note)));
    para
}

/// The rules that stand above footnotes.
fn rules(laid: &Laid, page: usize) -> Vec<Rule> {
    laid.rules(page).into_iter().filter(|rule| rule.width == mm(50.0)).collect()
}

fn mm(mm: f64) -> Len {
    Len::from_mm(mm)
}

/// Where the lines of a page end that are no footnotes.
fn bottom(laid: &Laid, page: usize) -> Len {
    let body = laid.page(page).into_iter().filter(|l| tag(laid, l.node) != Tag::Note);
    body.map(|l| l.y).max().unwrap_or_default()
}

fn tag(laid: &Laid, node: Option<crate::page::NodeId>) -> Tag {
    laid.paged.nodes[node.unwrap().0 as usize].tag
}

#[test]
fn a_footnote_stands_at_the_foot_under_its_rule_also_below_the_signatures() {
    let laid = lay_blocks(vec![text(noted(1, "một", 1, ("x", 2))), text(noted(2, "hai", 2, ("y", 1))), foot(2)]);
    let page = document(vec![]).sections[0].page;
    assert_eq!(laid.texts(1)[..2], ["một1", "hai2"]);
    assert_eq!(laid.texts(1).split_off(laid.texts(1).len() - 3), ["1x1", "x2", "2y1"]);
    let rule = rules(&laid, 1)[0];
    assert_eq!(rule.y, page.height - page.bottom - NOTE_LINE * 3 - Len::from_twips(57 + 10));
    assert!(laid.find("2y1").1.y < page.height - page.bottom);
    // The number is raised in the text and before the footnote; both are labels.
    for line in [laid.find("một1").1, laid.find("1x1").1] {
        let number = line.spans.iter().find(|s| s.raise.is_some()).unwrap();
        assert_eq!((number.text.as_str(), tag(&laid, number.node)), ("1", Tag::Label));
    }
    let parents: Vec<Tag> = laid
        .paged
        .nodes
        .iter()
        .filter(|n| matches!(n.tag, Tag::Note | Tag::Reference))
        .map(|n| tag(&laid, n.parent))
        .collect();
    assert_eq!(parents, [Tag::Paragraph; 4]);
}

#[test]
fn a_footnote_of_a_heading_is_no_part_of_it() {
    let mut title = heading(1, "TÊN");
    title.runs.push(mark(1, Some(("x", 1))));
    let laid = lay_blocks(vec![text(title), text(lines(2, "a", 3))]);
    let note = laid.paged.nodes.iter().find(|n| n.tag == Tag::Note).unwrap();
    assert_eq!(tag(&laid, note.parent), Tag::Document);
}

#[test]
fn text_makes_room_for_the_footnotes_of_its_page_and_their_first_line_stays_with_the_reference() {
    for above in 30..46 {
        for count in [1, 2, 5, 12] {
            let mut blocks = vec![text(lines(1, "a", above)), text(noted(2, "chỗ", 1, ("x", count)))];
            blocks.push(text(lines(3, "b", 60)));
            let laid = lay_blocks(blocks);
            assert_eq!(laid.page_of("chỗ"), laid.page_of("1x1"), "{above} {count}");
            assert_eq!(laid.all_text().matches('x').count(), count, "{above} {count}");
            for page in 1..=laid.paged.pages.len() {
                let rule = rules(&laid, page);
                assert_eq!(rule.len(), usize::from(laid.texts(page).iter().any(|t| t.contains('x'))));
                if let Some(rule) = rule.first() {
                    assert!(bottom(&laid, page) < rule.y, "{above} {count} page {page}");
                }
            }
        }
    }
}

#[test]
fn what_has_no_room_goes_on_at_the_next_foot_and_pages_follow_for_the_rest() {
    let laid = lay_blocks(vec![text(lines(1, "a", 10)), text(noted(2, "chỗ", 1, ("x", 150)))]);
    assert_eq!(laid.paged.pages.len(), 3);
    let all: Vec<String> = (1..=3).flat_map(|n| laid.texts(n)).filter(|t| t.contains('x')).collect();
    assert_eq!((all.len(), all[0].as_str(), all[149].as_str()), (150, "1x1", "x150"));
    assert_eq!((1..=3).map(|n| rules(&laid, n).len()).collect::<Vec<_>>(), [1, 1, 1]);
    // The text goes on above what is left of it.
    let laid = lay_blocks(vec![text(noted(1, "chỗ", 1, ("x", 80))), text(lines(2, "a", 20)), foot(2)]);
    assert_eq!((laid.page_of("a1"), laid.page_of("x80")), (2, 2));
    assert!(laid.find("Nơi1").0 == 2 && rules(&laid, 2).len() == 1);
}

#[test]
fn a_repeated_head_repeats_no_footnote_and_cut_rows_keep_theirs() {
    let mut head = row(vec![cell(0, "đầu")]);
    head.header = true;
    head.cells[0].paras[0].runs.push(mark(1, Some(("x", 1))));
    let mut tall = row(vec![cell(0, "")]);
    tall.cells[0].paras = (0..90).map(|i| noted(600 + i, &format!("r{i} "), i + 2, ("y", 1))).collect();
    let laid = lay_blocks(vec![StyledBlock::Table(table(1, vec![head, tall]))]);
    assert!(laid.paged.pages.len() > 3);
    let text = laid.all_text();
    assert_eq!((text.matches('x').count(), text.matches('y').count()), (1, 90));
    for i in 0..90 {
        let (reference, note) = (laid.page_of(&format!("r{i} ")), laid.page_of(&format!("{}y1", i + 2)));
        assert_eq!(reference, note, "{i}");
    }
}

#[test]
fn many_footnotes_take_linear_time() {
    let blocks = |count: u32| (0..count).map(|i| text(noted(i, "đoạn", i + 1, ("x", 2)))).collect();
    let laid = lay_blocks(blocks(3000));
    assert_eq!(laid.all_text().matches('x').count(), 6000);
}
