//! How a stretch of text is set: whether its lines were broken at a width, at which, and what parts its paragraphs.
//!
//! A hard-wrapped text betrays itself by lines that end within a sentence: no mark, and a small letter on the next line.
//! Text out of Word has none of these. Such line ends also tell the width: they were broken where the next word did not
//! fit. All of this is measured near each line, as a text may be put together from several sources.

use super::look::{End, Length, Look, Start};

/// Line ends of one stretch; its neighbours count with it.
const STRETCH: usize = 24;
/// A line of fewer letters was not broken at a width: no page is so narrow.
pub(super) const NARROWEST: u32 = 35;

/// A line with what stands between it and the one above.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step<'a> {
    /// The line above.
    pub above: &'a Look,
    /// The line.
    pub below: &'a Look,
    /// Empty lines between them.
    pub gap: usize,
    /// The line above stands first: after an empty line, a table, a label.
    pub after_first: bool,
    /// Both are text, and the line has no label by its form alone.
    pub open: bool,
    /// The line has a label by its form alone.
    pub labelled: bool,
    /// The line above is a title by its look: a label and capitals, or capitals alone.
    pub title_above: bool,
}

/// The width at which lines were broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Width {
    /// The longest line, in the measure that fits the text.
    pub limit: u32,
    /// The measure: a face whose letters differ in width.
    pub proportional: bool,
    /// How many line ends tell of it.
    pub samples: u32,
    /// How strictly it was kept, 0–100: in a ragged text words that would have fitted went to the next line too.
    pub strict: u32,
}

/// How the text is set around a line end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Setting {
    /// From −100, a line is a paragraph, to 100, lines were broken at a width.
    pub wrapped: i32,
    /// There are line ends near that show which.
    pub known: bool,
    /// The width.
    pub width: Option<Width>,
    /// The width of the first lines of paragraphs: they stand further in, and some web pages set them far shorter.
    pub first: Option<Width>,
    /// Empty lines stand between paragraphs, 0–100.
    pub parted: i32,
    /// They stand between all paragraphs, labelled ones too.
    pub parted_all: bool,
    /// More sentences end inside lines than paragraphs end that no label follows: so a sentence that ends with a full line
    /// is likely to have another one behind it.
    pub long_paragraphs: bool,
    /// Paragraphs begin further in than their other lines do, which stand at this indent.
    pub body_indent: Option<u32>,
    /// Other lines of paragraphs stand further in than their first.
    pub hanging: bool,
}

/// Counts over a stretch.
#[derive(Clone, Debug, Default)]
struct Counts {
    joined: i32,
    parted_lines: i32,
    gaps: i32,
    no_gaps: i32,
    /// Of these, not below a first line, which may be set shorter than the others.
    no_gaps_later: i32,
    /// Sentences that end inside lines.
    inner: i32,
    /// The same above labels.
    label_gaps: i32,
    label_no_gaps: i32,
    /// Length of the line above and what it would have had with the next word, of line ends within a sentence.
    widths: Vec<(Length, Length)>,
    first_widths: Vec<(Length, Length)>,
    /// Indents of lines that go on, with those above them; of lines below one that ended.
    going_on: Vec<(u32, u32)>,
    begins: Vec<u32>,
}

/// Whether a line end stands within a sentence, whatever the widths.
pub(super) fn within_sentence(step: &Step<'_>) -> bool {
    step.gap == 0
        && step.open
        && matches!(step.above.end, End::Word | End::Comma | End::Hyphen | End::Dash)
        && matches!(step.below.start, Start::Small | Start::Closing)
}

/// Whether a sentence or title ends above and something else begins below.
fn between_paragraphs(step: &Step<'_>) -> bool {
    let ended = matches!(step.above.end, End::Sentence | End::Semicolon | End::Colon) || step.title_above;
    // Two lines in capitals are one title.
    let one_title = step.above.capitals && step.below.capitals;
    step.open && ended && !one_title && matches!(step.below.start, Start::Capital | Start::Other)
}

/// The line ends of a stretch and its neighbours.
fn steps_near<'s, 'a>(steps: &'s [Step<'a>], at: usize) -> &'s [Step<'a>] {
    &steps[at.saturating_sub(1) * STRETCH..((at + 2) * STRETCH).min(steps.len())]
}

/// The setting around every line end.
pub(super) fn settings(steps: &[Step<'_>]) -> Vec<Setting> {
    let stretches: Vec<Counts> = steps.chunks(STRETCH).map(first_counts).collect();
    let near = |at: usize| &stretches[at.saturating_sub(1)..(at + 2).min(stretches.len())];
    let widths: Vec<(Option<Width>, Option<Width>)> = (0..stretches.len())
        .map(|at| {
            let all =
                |of: fn(&Counts) -> &Vec<(Length, Length)>| near(at).iter().flat_map(of).copied().collect::<Vec<_>>();
            let (others, first) = (all(|c| &c.widths), all(|c| &c.first_widths));
            // Lines that are longer belong to text that was not broken, more of them than of the others: no width.
            let exceed = |w: &Width| steps_near(steps, at).iter().filter(|s| w.is_exceeded(s.above)).count() as u32;
            // Of few lines first ones tell too.
            let ends = if others.len() < 2 { [&others[..], &first].concat() } else { others };
            let wide = ends.iter().any(|(above, _)| above.letters >= NARROWEST);
            let others = width(&ends).filter(|w| wide && exceed(w) <= w.samples);
            (others, others.map_or_else(|| width(&first), |w| width_in(&first, w.proportional)))
        })
        .collect();
    let counts: Vec<Counts> = steps
        .chunks(STRETCH)
        .zip(&stretches)
        .zip(&widths)
        .map(|((steps, first), widths)| second_counts(steps, first.clone(), *widths))
        .collect();
    let whole = sums(&counts);
    let of_stretch: Vec<Setting> = (0..counts.len())
        .map(|at| {
            let near = &counts[at.saturating_sub(1)..(at + 2).min(counts.len())];
            setting(near, &whole, widths[at])
        })
        .collect();
    (0..steps.len()).map(|at| of_stretch[at / STRETCH]).collect()
}

fn first_counts(steps: &[Step<'_>]) -> Counts {
    let mut counts = Counts::default();
    for step in steps.iter().filter(|s| within_sentence(s)) {
        let lengths = (step.above.length, step.above.length.with(step.below.first_word));
        if step.after_first { &mut counts.first_widths } else { &mut counts.widths }.push(lengths);
        counts.going_on.push((step.above.indent, step.below.indent));
        let long = |look: &Look| look.length.letters >= NARROWEST;
        counts.joined += i32::from(long(step.above) || step.after_first && long(step.below));
    }
    counts
}

fn second_counts(steps: &[Step<'_>], mut counts: Counts, widths: (Option<Width>, Option<Width>)) -> Counts {
    for step in steps {
        counts.inner += step.above.sentences as i32;
        if step.labelled {
            if step.gap > 0 { counts.label_gaps += 1 } else { counts.label_no_gaps += 1 }
        }
        if !matches!(step.above.end, End::Comma | End::Hyphen | End::Dash | End::Word) {
            counts.begins.push(step.below.indent);
        }
        if !between_paragraphs(step) {
            continue;
        }
        // A first line may be set shorter than the others.
        let width = if step.after_first { widths.1.or(widths.0) } else { widths.0 };
        let short = width.is_none_or(|w| w.fill(step.above, step.below) < 85);
        if step.gap > 0 {
            counts.gaps += 1;
        } else if short {
            counts.no_gaps += 1;
            counts.no_gaps_later += i32::from(!step.after_first);
            counts.parted_lines += i32::from(!step.title_above);
        }
    }
    counts
}

/// Counts of several stretches.
fn sums(counts: &[Counts]) -> Counts {
    let mut sum = Counts::default();
    for c in counts {
        sum.joined += c.joined;
        sum.parted_lines += c.parted_lines;
        sum.gaps += c.gaps;
        sum.no_gaps += c.no_gaps;
        sum.no_gaps_later += c.no_gaps_later;
        sum.inner += c.inner;
        sum.label_gaps += c.label_gaps;
        sum.label_no_gaps += c.label_no_gaps;
    }
    sum
}

fn setting(near: &[Counts], whole: &Counts, widths: (Option<Width>, Option<Width>)) -> Setting {
    let sum = sums(near);
    let of = |counts: &Counts| (counts.joined, counts.parted_lines);
    let (joined, parted) = if of(&sum) == (0, 0) { of(whole) } else { of(&sum) };
    let gaps_of = |counts: &Counts| (counts.gaps, counts.no_gaps);
    let (gaps, no_gaps) = if gaps_of(&sum) == (0, 0) { gaps_of(whole) } else { gaps_of(&sum) };
    let all = gaps + sum.label_gaps;
    let none = sum.no_gaps_later + sum.label_no_gaps;
    // Nothing known: text out of Word.
    let balance = if joined == 0 { -100 } else { (joined - parted) * 100 / (joined + parted) };
    // Where a width was kept again and again, lines that end paragraphs are no evidence against it.
    let kept = |width: Option<Width>| width.filter(|w| w.samples >= 3).map_or(-100, |w| w.strict as i32);
    let wrapped = balance.max(kept(widths.0)).max(kept(widths.1));
    let (body_indent, hanging) = indents(near);
    Setting {
        wrapped,
        known: joined + parted > 1,
        width: widths.0.or(widths.1),
        long_paragraphs: sum.inner > sum.no_gaps,
        first: first_width(widths),
        parted_all: joined > 0 && all >= 2 && none * 12 < all,
        parted: share(gaps, no_gaps).max(share(gaps + sum.label_gaps, no_gaps + sum.label_no_gaps)),
        body_indent,
        hanging,
    }
}

impl Width {
    fn measure(&self, length: Length) -> u32 {
        if self.proportional { length.set } else { length.letters }
    }

    /// Whether a line is so long that it was not broken at this width.
    pub(super) fn is_exceeded(&self, line: &Look) -> bool {
        self.measure(line.length) * 100 > self.limit * 112
    }

    /// How full a line would have been with the first word of the next, in hundredths.
    pub(super) fn fill(&self, above: &Look, below: &Look) -> u32 {
        self.measure(above.length.with(below.first_word)) * 100 / self.limit.max(1)
    }
}

/// The width of first lines: where few lines tell of it, that of the others.
fn first_width((others, first): (Option<Width>, Option<Width>)) -> Option<Width> {
    first.filter(|f| f.samples >= 3 || others.is_none())
}

/// So many of all, in hundredths.
fn share(some: i32, others: i32) -> i32 {
    if some == 0 { 0 } else { some * 100 / (some + others) }
}

/// The width from line ends within sentences, in the measure in which it was kept more strictly.
fn width(ends: &[(Length, Length)]) -> Option<Width> {
    let letters = width_in(ends, false)?;
    let set = width_in(ends, true)?;
    Some(if set.strict > letters.strict { set } else { letters })
}

/// The longest line, but for stray ones.
fn width_in(ends: &[(Length, Length)], proportional: bool) -> Option<Width> {
    let measure = |length: Length| if proportional { length.set } else { length.letters };
    let mut ends: Vec<(u32, u32)> = ends.iter().map(|(a, b)| (measure(*a), measure(*b))).collect();
    ends.sort_unstable();
    let (most, _) = *ends.get(ends.len() * 9 / 10)?;
    let limit = ends.iter().map(|(length, _)| *length).filter(|l| *l <= most * 23 / 20).max()?;
    let full = ends.iter().filter(|(_, next)| next * 100 > limit * 97).count() as u32;
    let strict = if ends.len() < 2 { 0 } else { (full * 200 / ends.len() as u32).saturating_sub(100) };
    Some(Width { limit, proportional, samples: ends.len() as u32, strict })
}

/// Whether first lines stand further in, and where the others stand; whether the others do.
fn indents(near: &[Counts]) -> (Option<u32>, bool) {
    let going_on: Vec<(u32, u32)> = near.iter().flat_map(|c| &c.going_on).copied().collect();
    if going_on.len() < 2 {
        return (None, false);
    }
    let mut below: Vec<u32> = going_on.iter().map(|(_, b)| *b).collect();
    below.sort_unstable();
    let body = below[below.len() / 2];
    let at_body = below.iter().filter(|b| b.abs_diff(body) <= 1).count();
    let begins = near.iter().flat_map(|c| &c.begins).filter(|b| **b >= body + 2).count();
    let deeper = going_on.iter().filter(|(a, b)| b > a).count();
    let steady = at_body * 10 >= below.len() * 8;
    ((steady && begins >= 2).then_some(body), deeper * 10 >= going_on.len() * 8)
}
