//! Whether a line goes on with the one above.

use super::{Above, LONG, SURE, fullness};
use crate::typed::look::{End, Look, Start};
use crate::typed::wrap::{NARROWEST, Setting};

/// Points for joining a line to the one above. `rejected`: it has what looks like a label, and is none as the sentence
/// above goes on.
pub(in crate::typed) fn join(above: &Above<'_>, below: &Look, gap: usize, rejected: bool, setting: &Setting) -> i32 {
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
    let goes_on = matches!(below.start, Start::Small | Start::Capital | Start::Digit);
    let hangs = above.look.hangs() && goes_on || above.look.awaits(below);
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
    let untitled = above.member.is_none() || matches!(below.start, Start::Small | Start::Digit);
    if !setting.known && long && untitled && !above.title {
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
    let full = fullness(above, below, setting) > 30 && setting.body_indent.is_none() && !setting.parted_all;
    // A line in capitals below a text is seldom the rest of a sentence.
    let shouts = below.capitals && !above.title && below.length.letters > 5 && !setting.parted_all;
    if full && (!above.look.breaks_off() || may_be_titled(above, below)) || shouts {
        points.clamp(1 - SURE, SURE - 1)
    } else {
        points
    }
}

/// Whether a numbered line may be a title that is as long as the lines are, and a sentence may begin below.
fn may_be_titled(above: &Above<'_>, below: &Look) -> bool {
    let numbered = above.member.is_some_and(|m| !m.list.is_dashes());
    above.is_first && numbered && above.look.end == End::Word && !above.look.hangs() && below.begins_a_sentence()
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
