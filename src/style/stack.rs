//! Lines of roles in a column, one under the other.

use super::balance::balance;
use super::context::Context;
use super::groups::{finish_groups, under_mark};
use super::styled::{ParaTag, StyledPara, StyledRun};
use super::{frame, line};
use crate::block::{Block, lines};
use crate::era::{MeaningEntry, StyleEntry, TagEntry};
use crate::units::Len;

/// A column for lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Its width.
    pub width: Len,
    /// So much of it stays free at the left and right.
    pub free: (Len, Len),
}

impl Room {
    /// All of a width.
    pub(super) fn whole(width: Len) -> Room {
        Room { width, free: (Len::ZERO, Len::ZERO) }
    }
}

/// The lines among blocks, in a column.
pub(super) fn stack(blocks: &[Block], room: Room, cx: &Context<'_>) -> Vec<StyledPara> {
    let mut stack: Vec<(&str, StyledPara)> = lines(blocks)
        .map(|found| {
            let entry = cx.role(found.role);
            let mut line = line::para(found.block, cx.id(found.role), tag(entry, cx), found.text, cx);
            let width = room.width - room.free.0 - room.free.1;
            line.para.left += room.free.0;
            line.para.right += room.free.1;
            frame::stand(&mut line, width, cx);
            // A name that is wider than its place is cut at a space.
            if entry.can_bang || entry.la == Some(MeaningEntry::HoTen) {
                // Lines that were typed may be as long as the place is: who typed them wants them so.
                let typed = line.runs.contains(&StyledRun::Break);
                balance(&mut line, if typed { width } else { measure(entry, width) }, cx);
            }
            (found.role, line)
        })
        .collect();
    under_mark(&mut stack, cx);
    // Label and title of an annex are one heading.
    for i in (1..stack.len()).rev() {
        if matches!(stack[i].1.tag, ParaTag::Heading(_)) && stack[i].1.tag == stack[i - 1].1.tag {
            let (role, title) = stack.remove(i);
            let (above, label) = &mut stack[i - 1];
            label.para.after = title.para.after;
            *above = role;
            add_title(label, title);
        }
    }
    finish_groups(&mut stack, cx);
    stack.into_iter().map(|(_, line)| line).collect()
}

/// Label and title are one heading, a line each: readers, bookmarks and Word's navigation tell them together.
pub(super) fn add_title(label: &mut StyledPara, title: StyledPara) {
    if !label.runs.is_empty() {
        label.runs.push(StyledRun::Break);
    }
    label.runs.extend(title.runs);
    (label.para.left, label.para.right) = (title.para.left, title.para.right);
}

/// The measure that a line of a role may fill at most in a width.
fn measure(entry: &StyleEntry, full: Len) -> Len {
    Len::from_twips((full.twips() as f64 * entry.rong_nhat.unwrap_or(1.0)).round() as i64)
}

/// What a line is in the structure: titles of annexes are headings, and so is the title of a document that stands in the
/// place of one.
fn tag(entry: &StyleEntry, cx: &Context<'_>) -> ParaTag {
    match (entry.the, entry.de_muc_phu_luc.filter(|_| cx.annex).or(entry.de_muc)) {
        (Some(TagEntry::DanhSach), _) => ParaTag::ListEntry(1),
        (None, Some(level)) => ParaTag::Heading(level),
        (None, None) => ParaTag::Paragraph,
    }
}
