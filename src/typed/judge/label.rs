//! Whether what looks like a label is one.

use super::{Above, LONG, fullness};
use crate::text::{LabelMatch, LabelShape};
use crate::typed::look::{End, Look, Start, end, start};
use crate::typed::sequence::{Count, List, Lists, Member, Place, members};
use crate::typed::wrap::{NARROWEST, Setting};

/// A label, judged.
#[derive(Clone, Debug)]
pub(in crate::typed) struct Verdict {
    /// What it counts, in the reading that fits best.
    pub member: Member,
    /// How it goes on from the labels before it.
    pub place: Place,
    /// Points for it.
    pub points: i32,
}

/// What stands around a label.
#[derive(Clone, Copy, Debug)]
pub(in crate::typed) struct Around<'a> {
    /// The line.
    pub line: &'a Look,
    pub lists: &'a Lists,
    pub above: Option<Above<'a>>,
    pub gap: usize,
    pub setting: Setting,
    /// The whole line is bold.
    pub bold: bool,
}

/// The reading of a label that fits best among the lists that are open, with its points. `has_next`: whether the next
/// label further down of a list is its next.
pub(in crate::typed) fn label(
    found: &LabelMatch<'_>,
    has_next: &dyn Fn(&List) -> bool,
    around: &Around<'_>,
) -> Option<Verdict> {
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
        3
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
        let listed = has_next || around.lists.is_open(&member.list);
        points += if listed || above.member.is_some_and(|m| m.list.is_dashes()) { 2 } else { -2 };
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
