//! Whether what looks like a label is one, and whether a line goes on with the one above: evidence, weighed.
//!
//! Every piece of evidence is a number of points; their sum decides, and a sum near nothing is a doubt. The weights were
//! set by hand from how often each look occurs on either side in real documents, and are few on purpose:
//!
//! * ±7 settles a matter alone: an empty line, the next number of a list;
//! * ±4 outweighs any one weaker piece: a sentence that ended, a small letter, a width that was kept;
//! * ±2 or 3 tips the scales: capitals, a comma, a habit of the text around;
//! * ±1 only breaks ties.

mod join;
mod label;

pub(super) use join::join;
pub(super) use label::{Around, Verdict, label};

use super::look::Look;
use super::sequence::Member;
use super::wrap::{Setting, Width};

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
