//! Whether what looks like a label is one, and whether a line goes on with the one above: evidence, weighed.
//!
//! Every piece of evidence is a number of points; their sum decides, and a sum near nothing is a doubt. The weights were
//! set by hand from how often each look occurs on either side in real documents, and are few on purpose:
//!
//! * ±7 settles a matter alone: an empty line, the next number of a list;
//! * ±4 outweighs any one weaker piece: a sentence that ended, a small letter, a width that was kept;
//! * ±2 or 3 tips the scales: capitals, a comma, a habit of the text around;
//! * ±1 only breaks ties.

use super::look::{End, Look, Start, end, start};
use super::sequence::{Count, List, Lists, Member, Place, members};
use super::wrap::{NARROWEST, Setting, Width};
use crate::text::{LabelMatch, LabelShape};

/// A text of so many letters that has no label is no title.
const LONG: u32 = 56;

/// From so many points on, either way, a decision is sure.
pub(super) const SURE: i32 = 3;

/// The text that a line would go on with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Above<'a> {
    /// All of it is bold.
    pub bold: bool,
    /// Its last line.
    pub look: &'a Look,
    /// That line is its first.
    pub is_first: bool,
    /// The list it is a member of.
    pub member: Option<&'a Member>,
    /// Nothing stands behind its label.
    pub is_bare: bool,
    /// Brackets, quotes or marks that it leaves open and the line closes.
    pub closes: bool,
    /// It is the title of the `Phần` or `Chương` above it.
    pub is_heading: bool,
    /// It is a title by its look: capitals.
    pub title: bool,
}

/// A label, judged.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    /// What it counts, in the reading that fits best.
    pub member: Member,
    /// How it goes on from the labels before it.
    pub place: Place,
    /// Points for it.
    pub points: i32,
}

/// What stands around a label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    /// The line.
    pub line: &'a Look,
    pub lists: &'a Lists,
    pub above: Option<Above<'a>>,
    pub gap: usize,
    pub setting: Setting,
    /// The whole line is bold.
    pub bold: bool,
}

/// How a line end lies to the width that lines were broken at: below 0, the next word would have fitted; above, not.
fn fullness(above: &Above<'_>, below: &Look, setting: &Setting) -> i32 {
    // Far shorter first lines are believed only where paragraphs are parted beyond doubt.
    let near = |first: &Width| setting.width.is_none_or(|w| first.limit * 100 >= w.limit * 80);
    let own = setting.first.filter(|first| above.is_first && (setting.parted_all || near(first)));
    let Some(width) = own.or(setting.width) else { return 0 };
    let strict = width.strict as i32;
    // Where empty lines part all paragraphs, first lines may be set shorter than the others.
    let strict = if above.is_first && own.is_none() && setting.parted_all { strict / 2 } else { strict };
    if width.is_exceeded(above.look) {
        return -strict;
    }
    // Letters of one width tell exactly whether a word fitted, others nearly.
    let (full, tight) = if width.proportional { (98, 93) } else { (101, 97) };
    // A first line stands further in by about a tenth, if that is not known.
    let tight = if above.is_first && own.is_none() { tight - 10 } else { tight };
    match width.fill(above.look, below) {
        fill if fill >= full => strict,
        fill if fill >= tight => 0,
        fill if fill >= tight - 8 => -strict / 2,
        60.. => -strict,
        _ => -strict * 3 / 2,
    }
}

/// The reading of a label that fits best among the lists that are open, with its points. `has_next`: whether the next
/// label further down of a list is its next.
pub(super) fn label(found: &LabelMatch<'_>, has_next: &dyn Fn(&List) -> bool, around: &Around<'_>) -> Option<Verdict> {
    let readings = members(found).into_iter().map(|member| {
        let place = around.lists.place(&member);
        let next = has_next(&member.list);
        let points = form(found, &member)
            + sequence(&member, place, next, around.gap > 0 || around.above.is_none())
            + text(found, around.gap)
            + above(found, &member, next, around);
        Verdict { member, place, points: points + if around.bold { 10 } else { 0 } }
    });
    readings.max_by_key(|verdict| verdict.points)
}

/// How sure the form alone is.
fn form(found: &LabelMatch<'_>, member: &Member) -> i32 {
    match found.shape {
        LabelShape::Phan | LabelShape::Chuong | LabelShape::Muc | LabelShape::TieuMuc | LabelShape::Dieu => 5,
        LabelShape::Dash | LabelShape::Plus => {
            if found.plain {
                4
            } else {
                2
            }
        }
        LabelShape::Bullet => 6,
        LabelShape::Number(1) | LabelShape::Small => {
            if found.plain {
                3
            } else {
                1
            }
        }
        LabelShape::Number(_) => {
            if found.plain {
                4
            } else {
                0
            }
        }
        LabelShape::Roman(_) => {
            if found.plain {
                3
            } else {
                2
            }
        }
        LabelShape::Capital('I') if member.count.is_first() => 3,
        LabelShape::Capital(_) => 0,
    }
}

/// How it goes on from the labels before it. `begins`: nothing stands right above it.
fn sequence(member: &Member, place: Place, has_next: bool, begins: bool) -> i32 {
    if member.list.is_dashes() {
        return 0;
    }
    // A capital alone is a name more often than a section that is the only one.
    let next = if has_next {
        2
    } else if member.list.is_upper() {
        -2
    } else {
        0
    };
    match place {
        Place::Next => 5 + next.max(0),
        Place::First => 2 + next,
        Place::Restarts => next,
        Place::Again => -2 + next,
        Place::Skips(before) if is_near(before, member) => -1 + next,
        Place::Stray if begins && !member.list.is_upper() => -2 + next,
        Place::Skips(_) | Place::Back(_) | Place::Stray => -3 + next,
    }
}

/// Whether not more than two numbers were left out.
fn is_near(before: Count, member: &Member) -> bool {
    match (before, member.count) {
        (Count::Number(a), Count::Number(b)) => b <= a + 3,
        _ => true,
    }
}

/// What stands behind the label.
fn text(found: &LabelMatch<'_>, gap: usize) -> i32 {
    let upper = matches!(found.shape, LabelShape::Roman(_) | LabelShape::Capital(_));
    let (starts, ends) = (start(found.rest), end(found.rest));
    let mut points = 0;
    if found.rest.is_empty() {
        // `5.` at the end of a sentence that was broken, or a label whose text was left out.
        points += if gap > 0 { 2 } else { -1 };
    } else if starts == Start::Small {
        points -= match found.shape {
            LabelShape::Small | LabelShape::Bullet => 0,
            LabelShape::Dash | LabelShape::Plus => 1,
            _ => 5,
        };
    } else if starts == Start::Closing {
        points -= 4;
    }
    if upper {
        // Titles, which these labels have, are no sentences.
        points += match ends {
            End::Sentence => -3,
            End::Word | End::Colon => 2,
            _ => 0,
        };
        let capitals =
            !found.rest.contains(char::is_lowercase) && found.rest.chars().filter(|c| c.is_alphabetic()).count() > 1;
        points += if capitals { 2 } else { 0 };
        // `V. I. Lênin`
        let mut letters = found.rest.chars();
        if letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.') {
            points -= 5;
        }
    }
    points
}

/// What stands above it: a label begins a line, so what is above has ended, or is a title.
fn above(found: &LabelMatch<'_>, member: &Member, has_next: bool, around: &Around<'_>) -> i32 {
    let Some(above) = &around.above else { return 2 };
    let same_list = above.member.is_some_and(|m| m.list == member.list);
    let mut points = 0;
    // A khoản or section whose line has room and no mark at its end: a title.
    let full = fullness(above, around.line, &around.setting);
    let titled = above.is_first
        && above.look.end == End::Word
        && above.look.length.letters < 70
        && full <= 30
        && above.member.is_some_and(|m| !m.list.is_dashes());
    if member.list.is_dashes() {
        // A list has more than one line.
        points += if has_next || around.lists.is_innermost(&member.list) { 2 } else { -2 };
        points -= if start(found.rest) == Start::Small && !has_next && !same_list { 2 } else { 0 };
    }
    if around.gap > 1 {
        // How an officer says that something begins here.
        return points + 7;
    }
    if around.gap > 0 {
        let long = !above.is_first || above.look.length.letters >= LONG;
        return points
            + match above.look.end {
                End::Comma if !same_list => -1,
                _ if titled || !above.look.breaks_off() => 2,
                // A long text that breaks off, with a single dash below: `… chính trị` and `- xã hội`.
                _ if long && member.list.is_dashes() && !has_next && !same_list => -1,
                _ => 1,
            };
    }
    if above.closes {
        return points - 4;
    }
    if around.setting.parted_all && above.look.breaks_off() {
        // All other labels stand under an empty line.
        points -= 4;
    }
    points
        + match above.look.end {
            End::Colon => 4,
            End::Sentence | End::Semicolon => 1,
            _ if above.is_bare || above.title || titled => 1,
            _ if above.look.hangs() => -6,
            End::Comma if same_list => 0,
            End::Comma | End::Hyphen | End::Dash => -4,
            // A word: the last of an item or title, or the sentence goes on.
            _ if full > 30 => -5,
            _ if full < -30 => 0,
            _ if around.setting.wrapped > 30 && above.look.length.letters >= NARROWEST => -3,
            _ if same_list => 0,
            _ if above.look.length.letters >= LONG
                && above.member.is_none()
                && !(around.setting.known && around.setting.wrapped < -50) =>
            {
                -3
            }
            _ => 0,
        }
}

/// Points for joining a line to the one above. `rejected`: it has what looks like a label, and is none as the sentence
/// above goes on.
pub(super) fn join(above: &Above<'_>, below: &Look, gap: usize, rejected: bool, setting: &Setting) -> i32 {
    let mut points = match above.look.end {
        End::Sentence | End::Semicolon | End::Colon => -4,
        End::Shortened => -1,
        End::Comma | End::Dash => 3,
        End::Hyphen => 4,
        End::Word => 0,
    };
    // What ended above goes on below in another paragraph, unless the paragraphs are long.
    points += match (above.look.end, below.start) {
        _ if setting.parted_all => 0,
        (End::Sentence, Start::Capital) if !setting.long_paragraphs => -2,
        (End::Semicolon | End::Colon, Start::Capital) => -1,
        _ => 0,
    };
    points += match below.start {
        _ if rejected => {
            if above.look.breaks_off() {
                5
            } else {
                0
            }
        }
        Start::Small => 4,
        Start::Closing => 5,
        Start::Digit => 1,
        Start::Capital => -1,
        Start::Other => 0,
    };
    if above.closes {
        points += 4;
    }
    let hangs = above.look.hangs() && matches!(below.start, Start::Small | Start::Capital | Start::Digit);
    if hangs {
        points += 5;
    }
    // A heading in bold.
    if above.bold && !below.bold {
        points -= 5;
    }
    // A title in capitals goes on in capitals, and its text does not.
    let capitals = below.capitals || above.title && below.starts_in_capitals();
    points += match (above.title, capitals) {
        _ if !below.letters => 0,
        (true, true) if above.is_heading => 9,
        (true, true) => {
            if above.member.is_some() {
                4
            } else {
                1
            }
        }
        (true, false) if below.start == Start::Small => 0,
        (true, false) => -6,
        (false, true) => -2,
        (false, false) => 0,
    };
    if above.is_bare {
        points -= 4;
    }
    // A remark on a line of its own; `(1)`, `(ii)` behind what ended.
    if below.bracketed || below.enumerated && !above.look.breaks_off() {
        points -= 3;
    }
    if gap > 0 {
        return points + over_gap(above, below, gap, setting);
    }
    let wrapped = if setting.parted_all && !setting.known { 0 } else { setting.wrapped };
    points += wrapped * 3 / 100;
    points += fullness(above, below, setting) * 3 / 100;
    points += match setting.parted {
        80.. if setting.parted_all => 7,
        80.. => 4,
        60..80 => 2,
        _ => 0,
    };
    // Where nothing else is known: a long text without a mark at its end has not ended.
    let long = above.look.length.letters >= LONG && above.look.end == End::Word;
    if !setting.known && long && above.member.is_none() && !above.title {
        points += 5;
    }
    // So short a line was not broken at a width.
    let short = above.look.length.letters < NARROWEST && below.length.letters < NARROWEST;
    if short && setting.parted < 80 && !rejected && !hangs {
        points -= 4;
    }
    // A title without a mark: a label, and room for the next word.
    let room = fullness(above, below, setting) <= 0 && above.look.length.letters < 70;
    if above.is_first
        && !above.title
        && !hangs
        && above.member.is_some_and(|m| !m.list.is_dashes())
        && above.look.end == End::Word
        && room
        && below.start == Start::Capital
    {
        points -= 3;
    }
    if let Some(body) = setting.body_indent {
        points += if below.indent >= body + 2 {
            -6
        } else if below.indent <= body + 1 {
            3
        } else {
            0
        };
    } else if setting.hanging {
        points += if below.indent > above.look.indent || !above.is_first && below.indent == above.look.indent {
            2
        } else {
            -2
        };
    }
    // A sentence that ended with a full line may be the last of its paragraph, or not.
    let either = fullness(above, below, setting) > 30 && setting.body_indent.is_none() && !setting.parted_all;
    if either && !above.look.breaks_off() { points.clamp(1 - SURE, SURE - 1) } else { points }
}

/// An empty line ends a paragraph, but where the sentence above breaks off and the line goes on with it: a page ended
/// there, or the line is a stray one. Two empty lines end it always.
fn over_gap(above: &Above<'_>, below: &Look, gap: usize, setting: &Setting) -> i32 {
    let goes_on = matches!(below.start, Start::Small | Start::Closing);
    let full = above.look.end == End::Word && fullness(above, below, setting) > 30 && !above.is_first;
    let open = above.closes || above.look.hangs();
    let breaks_off = matches!(above.look.end, End::Comma | End::Hyphen | End::Dash) || open || full;
    let long = above.look.length.letters >= NARROWEST;
    if gap == 1 && goes_on && breaks_off && long && !above.title { if full { -3 } else { -6 } } else { -20 }
}
