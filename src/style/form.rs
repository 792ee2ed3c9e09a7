//! What is filled in after the file is made: the sizes and words of its places. Layout finds the places themselves.

use super::context::Context;
use super::groups::group;
use super::styled::{StyledForm, StyledSignature};
use crate::block::{Block, BlockKind, FieldKind, PairRow, lines, plain_text};
use crate::era::MeaningEntry;
use crate::units::Len;

/// The words for blanks, and for their fields where these are wanted.
pub(super) fn form(cx: &Context<'_>) -> StyledForm {
    let entry = &cx.era.o_ky.van_thu;
    let tooltips = || FieldKind::ALL.map(|kind| entry.tooltip(kind).to_string());
    let of_copy = || FieldKind::ALL.map(|kind| cx.era.sao.o_dien[kind.key()].clone());
    StyledForm {
        blank: entry.de_trong.clone(),
        tooltips: cx.form_fields.then(tooltips),
        copy_tooltips: cx.copy_fields.then(of_copy),
    }
}

/// The body that copies, on one line.
pub(super) fn copier(blocks: &[Block], cx: &Context<'_>) -> String {
    let heads = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Head(rows) => Some(rows),
        _ => None,
    });
    let lines = heads.flatten().flat_map(|row| lines(&row.left));
    let names = lines.filter(|line| cx.era.means(line.role, MeaningEntry::CoQuan));
    names.map(|line| plain_text(line.text)).collect::<Vec<_>>().join(" ")
}

/// How many signers stand in a foot.
pub(super) fn signers(rows: &[PairRow], cx: &Context<'_>) -> usize {
    let names = |blocks| lines(blocks).filter(|line| cx.era.means(line.role, MeaningEntry::HoTen)).count();
    rows.iter().map(|row| names(&row.left) + names(&row.right)).sum()
}

/// The signatures of a cell of the foot, one of `signers` signers, for a body with this name; nothing where no name stands
/// below a room for them.
pub(super) fn signature(cell: &[Block], signers: usize, author: &str, cx: &Context<'_>) -> Option<StyledSignature> {
    // The last line of authority is the signer's own post.
    let last = |meaning| lines(cell).filter(|line| cx.era.means(line.role, meaning)).last();
    let name = last(MeaningEntry::HoTen)?;
    let below = lines(cell).position(|line| group(line.role, cx) == group(name.role, cx))?;
    let post = last(MeaningEntry::ChucVu).map(|line| plain_text(line.text)).unwrap_or_default();
    let name = plain_text(name.text);
    let filled = |pattern: &str| {
        let words = pattern.replace("{chuc_vu}", &post).replace("{ho_ten}", &name).replace("{co_quan}", author);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (person, body) = (&cx.era.o_ky.nguoi, &cx.era.o_ky.co_quan);
    Some(StyledSignature {
        below,
        width: Len::from_mm(person.rong),
        height: Len::from_mm(person.cao),
        gap: Len::from_mm(person.cach_dong),
        seal: cx.choices.seal,
        covered: (body.trum * 10_000.0).round() as u32,
        person_tooltip: filled(&person.ten),
        body_tooltip: filled(if signers > 1 { &body.ten_nhieu } else { &body.ten }),
    })
}
