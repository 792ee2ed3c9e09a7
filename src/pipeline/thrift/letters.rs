//! Which paragraphs lose a line when their letters are drawn together, by how much, and which of them to try together:
//! computed from the lines they fill, without a layout.

use std::collections::BTreeMap;

use super::Laid;
use crate::block::BlockId;
use crate::era::ThriftEntry;
use crate::font::FontSet;
use crate::font::fill::{FilledLine, fill};
use crate::model::Align;
use crate::normalise::LayoutChoices;
use crate::page::{Item, LastPage};
use crate::style::{StyledBlock, StyledPara, StyledRun};
use crate::units::Len;

/// Lines must break alike in a measure so much narrower and so much wider: another program rounds otherwise.
const SLACK: Len = Len::from_twips(6);
/// How many pages before the last two are looked at on their own.
const EARLIER: usize = 3;

/// A paragraph that loses a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Which.
    pub block: BlockId,
    /// By the least amount, taken off after every letter, that does it.
    pub amount: Len,
    /// The page that it ends on, from 0.
    page: usize,
    /// The width of its last line before.
    last_line: Len,
    /// The height of a single line.
    line: Len,
}

/// The paragraphs of a section's body that can lose a line, the least visible change first: the smallest amount, then
/// the shortest last line.
pub(super) fn candidates(laid: &Laid, section: usize, era: &ThriftEntry, fonts: &FontSet) -> Vec<Candidate> {
    let Some(section) = laid.styled.sections.get(section) else { return Vec::new() };
    let amounts: Vec<Len> = era.thu_chu.iter().map(|pt| Len::from_pt(*pt).round_to_twip()).collect();
    let ends = ends(laid);
    let width = section.page.text_width();
    let mut all: Vec<Candidate> = section
        .blocks
        .iter()
        .filter_map(|block| match block {
            StyledBlock::Para(para) => candidate(para, width, &amounts, &ends, fonts),
            _ => None,
        })
        .collect();
    all.sort_by_key(|c| (c.amount, c.last_line, c.block));
    all
}

/// The page on which each block ends.
fn ends(laid: &Laid) -> BTreeMap<BlockId, usize> {
    let lines = laid.paged.pages.iter().enumerate().flat_map(|(number, page)| {
        page.items.iter().filter_map(move |item| match item {
            Item::Line(line) if line.node.is_some() => Some((line.block, number)),
            _ => None,
        })
    });
    lines.collect()
}

/// What a paragraph can do.
fn candidate(
    para: &StyledPara,
    width: Len,
    amounts: &[Len],
    ends: &BTreeMap<BlockId, usize>,
    fonts: &FontSet,
) -> Option<Candidate> {
    // Blanks are filled in later: their lines must not depend on a few tenths of a point.
    let blank = para.runs.iter().any(|run| matches!(run, StyledRun::Field { .. }));
    if para.para.align != Align::Justify || para.spacing != Len::ZERO || blank {
        return None;
    }
    let page = *ends.get(&para.block)?;
    let measures = para.measures(width);
    let lines = fill(&para.pieces(), fonts, measures[0], measures[1]);
    let last_line = lines.last().filter(|_| lines.len() > 1)?.width;
    let letters: usize = para.runs.iter().map(|run| text(run).chars().count()).sum();
    let gain = *amounts.iter().max()? * letters as i64;
    // The last line cannot come up when there is more of it than all the letters give.
    if last_line > gain + measures[1] / 4 {
        return None;
    }
    let amount = amounts.iter().copied().find(|amount| {
        let closer = StyledPara { spacing: -*amount, ..para.clone() };
        let pieces = closer.pieces();
        let at = |slack: Len| fill(&pieces, fonts, measures[0] + slack, measures[1] + slack);
        let (narrow, wide) = (at(-SLACK), at(SLACK));
        narrow.len() < lines.len() && same(&narrow, &wide) && !narrow.iter().any(|line| line.torn)
    })?;
    let height = |run: &StyledRun| match run {
        StyledRun::Text { face, size, .. } | StyledRun::Field { face, size, .. } => {
            Some(fonts.face(*face).line_height(*size))
        }
        StyledRun::Mark { face, base, .. } => Some(fonts.face(*face).line_height(*base)),
        StyledRun::Break => None,
    };
    let line = para.runs.iter().filter_map(height).max()?;
    Some(Candidate { block: para.block, amount, page, last_line, line })
}

/// Whether lines break at the same places.
fn same(a: &[FilledLine], b: &[FilledLine]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.stretches == b.stretches)
}

/// The text of a run.
fn text(run: &StyledRun) -> &str {
    match run {
        StyledRun::Text { text, .. } | StyledRun::Field { text, .. } | StyledRun::Mark { text, .. } => text,
        StyledRun::Break => "",
    }
}

impl Candidate {
    /// The height that it saves at the line pitch of these choices.
    fn saves(&self, choices: &LayoutChoices) -> Len {
        choices.line_exact.unwrap_or_else(|| self.line.scale(i64::from(choices.line_240), 240))
    }
}

/// What letters can save at most.
pub(super) fn most(candidates: &[Candidate], choices: &LayoutChoices, era: &ThriftEntry) -> Len {
    let mut saved: Vec<Len> = candidates.iter().map(|c| c.saves(choices)).collect();
    saved.sort();
    saved.into_iter().rev().take(era.doan_nhieu_nhat).sum()
}

/// The sets of paragraphs that are worth a layout: those of fewer paragraphs first, of as many the least change first.
pub(super) fn sets(
    candidates: &[Candidate],
    last: &LastPage,
    choices: &LayoutChoices,
    most: usize,
) -> Vec<BTreeMap<BlockId, Len>> {
    let before = last.pages.end - 2;
    let earlier = (last.pages.start..before).rev().filter(|page| candidates.iter().any(|c| c.page == *page));
    let earlier: Vec<usize> = earlier.take(EARLIER).collect();
    let mut all: Vec<BTreeMap<BlockId, Len>> = Vec::new();
    for count in 1..=most {
        // On the last two pages every line counts; on earlier ones it also brings over what stood waiting for room.
        let pick = |wanted: &dyn Fn(&Candidate) -> bool| candidates.iter().filter(|c| wanted(c)).take(count).collect();
        let mut picked: Vec<Vec<&Candidate>> = vec![pick(&|_| true), pick(&|c| c.page >= before)];
        picked.extend(earlier.iter().map(|page| pick(&|c| c.page == *page)));
        picked.retain(|set| set.len() == count && reaches(set, last, choices));
        picked.sort_by_key(|set| set.iter().map(|c| c.amount).sum::<Len>());
        for set in picked.iter().map(|set| set.iter().map(|c| (c.block, c.amount)).collect()) {
            if !all.contains(&set) {
                all.push(set);
            }
        }
    }
    all
}

/// Whether a set can save what is missing: its lines, and what the pages from its first on have left.
fn reaches(set: &[&Candidate], last: &LastPage, choices: &LayoutChoices) -> bool {
    let saved: Len = set.iter().map(|c| c.saves(choices)).sum();
    let before = last.pages.len() - 2;
    let first = set.iter().map(|c| c.page.saturating_sub(last.pages.start)).min().unwrap_or(before);
    let room: Len = last.room[first.min(before)..before].iter().copied().sum();
    saved + room >= last.missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::sample;

    fn candidate(block: u32, twips: i64, page: usize) -> Candidate {
        let twip = Len::from_twips;
        Candidate { block: BlockId(block), amount: twip(twips), page, last_line: twip(400), line: twip(320) }
    }

    fn last(missing: i64) -> LastPage {
        LastPage {
            section: 0,
            pages: 0..3,
            lines: 3,
            foot: true,
            dragged: true,
            missing: Len::from_twips(missing),
            room: vec![Len::from_twips(100), Len::ZERO],
        }
    }

    fn blocks(candidates: &[Candidate], missing: i64) -> Vec<Vec<u32>> {
        let choices = sample::derive(&sample::plan(), None, &sample::era()).value.unwrap().choices;
        let sets = sets(candidates, &last(missing), &choices, 2);
        sets.iter().map(|set| set.keys().map(|block| block.0).collect()).collect()
    }

    #[test]
    fn fewer_paragraphs_come_first_then_less_change_and_nothing_that_cannot_do() {
        let all = [candidate(1, 2, 0), candidate(2, 4, 1), candidate(3, 6, 1)];
        assert_eq!(blocks(&all, 300), [vec![1], vec![2], vec![1, 2], vec![2, 3]]);
        // More than one line: page 0 has 100 twips left that a line there may make usable.
        assert_eq!(blocks(&all, 400), [vec![1], vec![1, 2], vec![2, 3]]);
        assert_eq!(blocks(&all, 700), [vec![1, 2]]);
        assert!(blocks(&all, 2000).is_empty());
    }
}
