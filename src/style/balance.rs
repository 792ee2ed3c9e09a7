//! Balanced lines (chia dòng cân, theo nghĩa): a title or name that needs several lines is cut where the sense allows it, into
//! lines of about the same length, and no more of them than needed. The cuts are line ends, so that every program that shows
//! the file has the same lines.

use super::context::Context;
use super::styled::{StyledPara, StyledRun};
use crate::font::FontSet;
use crate::font::fill::{self, Measured};
use crate::page::Face;
use crate::text::sense::{self, Cut};
use crate::units::Len;

/// What lines of italics stay below their measure: LibreOffice's italics are not exactly as wide as ours.
const ITALIC_SLACK: Len = Len::from_twips(80);

/// What a cut costs, against unevenness in percent of the square of a line's part.
fn cost(cut: Cut) -> i64 {
    match cut {
        Cut::Good => 0,
        Cut::Plain => 6,
        Cut::Poor => 30,
        Cut::Last => TORN,
        Cut::Never => TORN * 4,
    }
}

/// More than any unevenness: what is torn only where every other way needs more than one line more.
const TORN: i64 = 100_000;

/// A word and what is lost by cutting behind it.
struct Word {
    measured: Measured,
    cost: i64,
}

/// Cuts a paragraph into balanced lines. What fits on one line stays as it is; line ends that were typed stay, and each
/// stretch between them is cut for itself.
pub(super) fn balance(para: &mut StyledPara, measure: Len, cx: &Context<'_>) {
    let slanted =
        para.runs.iter().any(|run| matches!(run, StyledRun::Text { face: Face::Italic | Face::BoldItalic, .. }));
    let slack = if slanted { ITALIC_SLACK } else { Len::ZERO };
    let mut runs = Vec::with_capacity(para.runs.len());
    let typed = std::mem::take(&mut para.runs);
    for (index, stretch) in typed.split(|run| *run == StyledRun::Break).enumerate() {
        if index > 0 {
            runs.push(StyledRun::Break);
        }
        runs.extend(cut(stretch.to_vec(), measure, slack, cx.fonts));
    }
    para.runs = runs;
}

/// The runs of one stretch with line ends at its cuts.
fn cut(runs: Vec<StyledRun>, measure: Len, slack: Len, fonts: &FontSet) -> Vec<StyledRun> {
    let pieces: Vec<_> = runs.iter().map(|run| run.piece(Len::ZERO)).collect();
    if fill::fill(&pieces, fonts, measure, measure).len() < 2 {
        return runs;
    }
    let measure = measure - slack;
    let greedy = fill::fill(&pieces, fonts, measure, measure).len();
    let words = words(&runs, fill::measured_words(&pieces, fonts));
    let best = [greedy, greedy + 1].into_iter().filter_map(|lines| lines_of(&words, lines, measure));
    let Some((_, ends)) = best.min_by_key(|(cost, _)| *cost / TORN) else { return runs };
    let places: Vec<(usize, usize)> = ends.into_iter().map(|word| words[word].measured.next).collect();
    split(runs, &places)
}

/// Words with the costs of cuts behind them. A reserved blank counts as the number that will stand there.
fn words(runs: &[StyledRun], measured: Vec<Measured>) -> Vec<Word> {
    let mut text = String::new();
    let mut starts = Vec::with_capacity(runs.len());
    for run in runs {
        starts.push(text.len());
        match run {
            StyledRun::Field { text: value, blank: true, .. } => text.extend(value.bytes().map(|_| '0')),
            StyledRun::Text { text: value, .. }
            | StyledRun::Field { text: value, .. }
            | StyledRun::Mark { text: value, .. } => text.push_str(value),
            StyledRun::Break => {}
        }
    }
    let cuts = sense::cuts(&text);
    let found = |(run, byte): (usize, usize)| {
        let at = starts.get(run)? + byte;
        cuts.binary_search_by_key(&at, |(start, _)| *start).ok().map(|index| cuts[index].1)
    };
    measured.into_iter().map(|m| Word { cost: cost(found(m.next).unwrap_or(Cut::Never)), measured: m }).collect()
}

/// The cheapest way to set the words on so many lines: its cost, and the last word of every line but the last.
fn lines_of(words: &[Word], lines: usize, measure: Len) -> Option<(i64, Vec<usize>)> {
    let mut before = vec![Len::ZERO];
    for word in words {
        before.push(before[before.len() - 1] + word.measured.width + word.measured.space);
    }
    let width = |from: usize, to: usize| before[to] - before[from] - words[to - 1].measured.space;
    let mean = (width(0, words.len()).units() / lines as i64).max(1);
    let uneven = |from, to| {
        let off = (width(from, to).units() - mean) * 100 / mean;
        off * off / 100
    };
    // `best[to]`: the cheapest way to set the words before `to` on the lines so far, and where the last of them begins.
    let mut best: Vec<Option<(i64, Vec<usize>)>> = vec![None; words.len() + 1];
    best[0] = Some((0, Vec::new()));
    for _ in 0..lines {
        let mut next: Vec<Option<(i64, Vec<usize>)>> = vec![None; words.len() + 1];
        for to in 1..=words.len() {
            let end = if to == words.len() { 0 } else { words[to - 1].cost };
            for from in (0..to).rev() {
                if width(from, to) > measure {
                    break;
                }
                let Some((cost, ends)) = &best[from] else { continue };
                let cost = cost + uneven(from, to) + end;
                if next[to].as_ref().is_none_or(|(found, _)| cost < *found) {
                    let ends = ends.iter().copied().chain((to < words.len()).then_some(to - 1)).collect();
                    next[to] = Some((cost, ends));
                }
            }
        }
        best = next;
    }
    best.pop().flatten()
}

/// Runs with line ends at places (run, byte), instead of the spaces there.
fn split(runs: Vec<StyledRun>, places: &[(usize, usize)]) -> Vec<StyledRun> {
    let mut out: Vec<StyledRun> = Vec::with_capacity(runs.len() + places.len() * 2);
    for (index, run) in runs.into_iter().enumerate() {
        let mut rest = run;
        let mut taken = 0;
        for (_, byte) in places.iter().filter(|(run, _)| *run == index) {
            if *byte > taken {
                let (head, tail) = halves(rest, byte - taken);
                out.extend(head);
                let Some(tail) = tail else { return out };
                rest = tail;
                taken = *byte;
            }
            trim_end(&mut out);
            out.push(StyledRun::Break);
        }
        out.push(rest);
    }
    out
}

/// A run cut in two at a byte; only text is ever cut.
fn halves(run: StyledRun, byte: usize) -> (Option<StyledRun>, Option<StyledRun>) {
    match run {
        StyledRun::Text { text, face, size, unbroken, drawn } => {
            let part = |text: &str| StyledRun::Text { text: text.to_string(), face, size, unbroken, drawn };
            (Some(part(&text[..byte])), Some(part(&text[byte..])))
        }
        other => (None, Some(other)),
    }
}

/// Takes the spaces off the end of what stands before a line end.
fn trim_end(runs: &mut Vec<StyledRun>) {
    while let Some(StyledRun::Text { text, .. }) = runs.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
        if !text.is_empty() {
            return;
        }
        runs.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::FontSize;

    fn text(text: &str) -> StyledRun {
        StyledRun::Text {
            text: text.into(),
            face: Face::Bold,
            size: FontSize::from_pt(14.0),
            unbroken: false,
            drawn: None,
        }
    }

    /// The lines of a text in a measure, in millimetres.
    fn lines(words: &str, mm: f64) -> Vec<String> {
        let fonts = FontSet::embedded();
        let runs = cut(vec![text(words)], Len::from_mm(mm), Len::ZERO, &fonts);
        let joined: String = runs
            .iter()
            .map(|run| match run {
                StyledRun::Text { text, .. } => text.as_str(),
                _ => "\n",
            })
            .collect();
        joined.lines().map(str::to_string).collect()
    }

    #[test]
    fn lines_are_cut_where_the_sense_pauses_and_no_more_of_them_than_needed() {
        assert_eq!(
            lines("Tổ chức hoạt động hè cho học sinh trên địa bàn huyện Phú Lâm năm 2026", 110.0),
            ["Tổ chức hoạt động hè cho học sinh", "trên địa bàn huyện Phú Lâm năm 2026"]
        );
        assert_eq!(lines("Tổ chức hoạt động hè", 110.0), ["Tổ chức hoạt động hè"]);
        assert_eq!(lines("SỞ GIÁO DỤC VÀ ĐÀO TẠO", 50.0), ["SỞ GIÁO DỤC", "VÀ ĐÀO TẠO"]);
    }

    #[test]
    fn the_kind_of_a_body_is_parted_from_its_name_only_where_else_a_word_is_torn() {
        assert_eq!(
            lines("TRƯỜNG TRUNG HỌC PHỔ THÔNG CHUYÊN AN BÌNH", 66.0),
            ["TRƯỜNG", "TRUNG HỌC PHỔ THÔNG", "CHUYÊN AN BÌNH"]
        );
        assert_eq!(lines("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH", 66.0), ["VĂN PHÒNG", "ỦY BAN NHÂN DÂN TỈNH"]);
    }

    #[test]
    fn no_compound_is_torn_in_any_measure_that_holds_it_and_nothing_is_lost() {
        let title = "Bồi dưỡng học sinh giỏi cấp quốc gia năm học 2026 - 2027";
        for mm in 45..120 {
            let lines = lines(title, f64::from(mm));
            assert_eq!(lines.join(" "), title, "{mm}");
            for torn in ["Bồi", "học", "quốc", "năm", "2026", "-"] {
                assert!(!lines.iter().any(|line| line.split(' ').next_back() == Some(torn)), "{mm}: {lines:?}");
            }
        }
        assert_eq!(lines("nhân dân", 14.0).join(" "), "nhân dân");
    }
}
