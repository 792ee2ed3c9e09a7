//! What is filled in after the file is made: the sizes and words of its places. Layout finds the places themselves.

use super::Context;
use super::columns::lines;
use super::line::group;
use crate::block::{Block, BlockKind, FieldKind, PairRow, plain_text};
use crate::era::MeaningEntry;
use crate::units::Len;

/// Blanks and their fields, the same everywhere in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StyledForm {
    /// What a reader hears instead of a blank (`để trống`).
    pub blank: String,
    /// What a reader is told of the fields over blanks, in the order of [`FieldKind::ALL`]; nothing = no form fields.
    pub tooltips: Option<[String; 4]>,
    /// The same over the blanks of a copy's part; as many as there are of the document's own.
    pub copy_tooltips: Option<[String; 4]>,
}

/// The signatures of a row of the foot: a person's box between post and name, and left of it the square around the
/// body's seal, covering a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyledSignature {
    /// Index of the first paragraph of its column that stands below the room for the signature.
    pub below: usize,
    /// Width of the person's box.
    pub width: Len,
    /// Its height, where the room has it.
    pub height: Len,
    /// Its smallest distance from the lines above and below.
    pub gap: Len,
    /// Diameter of the seal.
    pub seal: Len,
    /// What the seal covers of the person's box, in ten-thousandths of its width.
    pub covered: u32,
    /// What a reader is told of the person's box.
    pub person_tooltip: String,
    /// What a reader is told of the seal's.
    pub body_tooltip: String,
}

/// The words for blanks, and for their fields where these are wanted.
pub(super) fn form(context: &Context<'_>) -> StyledForm {
    let entry = &context.era.o_ky.van_thu;
    let tooltips = || FieldKind::ALL.map(|kind| entry.tooltip(kind).to_string());
    let of_copy = || FieldKind::ALL.map(|kind| context.era.sao.o_dien[kind.key()].clone());
    let wanted = context.form_fields;
    StyledForm { blank: entry.de_trong.clone(), tooltips: wanted.then(tooltips), copy_tooltips: wanted.then(of_copy) }
}

/// The body that copies, on one line.
pub(super) fn copier(blocks: &[Block], context: &Context<'_>) -> String {
    let heads = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Head(rows) => Some(rows),
        _ => None,
    });
    let names = heads.flatten().flat_map(|row| lines(&row.left)).filter_map(|(block, role)| match &block.kind {
        BlockKind::Line { text, .. } => context.era.means(role.key(), MeaningEntry::CoQuan).then(|| plain_text(text)),
        _ => None,
    });
    names.collect::<Vec<_>>().join(" ")
}

/// How many signers stand in a foot.
pub(super) fn signers(rows: &[PairRow], context: &Context<'_>) -> usize {
    let is_name = |role: &str| context.era.means(role, MeaningEntry::HoTen);
    let names = |blocks| lines(blocks).filter(|(_, role)| is_name(role.key())).count();
    rows.iter().map(|row| names(&row.left) + names(&row.right)).sum()
}

/// The signatures of a cell of the foot, one of `signers` signers, for a body with this name; nothing where no name stands
/// below a room for them, or no fields are wanted.
pub(super) fn signature(
    cell: &[Block],
    signers: usize,
    author: &str,
    context: &Context<'_>,
) -> Option<StyledSignature> {
    let means = |role: &str, meaning| context.era.means(role, meaning);
    let (_, name) = lines(cell).find(|(_, role)| means(role.key(), MeaningEntry::HoTen))?;
    let below = lines(cell).position(|(_, role)| group(role, context) == group(name, context));
    let below = below.filter(|_| context.form_fields)?;
    let text = |wanted| {
        let texts = lines(cell).filter(|(_, role)| means(role.key(), wanted)).map(|(block, _)| match &block.kind {
            BlockKind::Line { text, .. } => plain_text(text),
            _ => String::new(),
        });
        texts.last().unwrap_or_default()
    };
    // The last line of authority is the signer's own post.
    let (post, name) = (text(MeaningEntry::ChucVu), text(MeaningEntry::HoTen));
    let filled = |pattern: &str| {
        let words = pattern.replace("{chuc_vu}", &post).replace("{ho_ten}", &name).replace("{co_quan}", author);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (person, body) = (&context.era.o_ky.nguoi, &context.era.o_ky.co_quan);
    Some(StyledSignature {
        below,
        width: Len::from_mm(person.rong),
        height: Len::from_mm(person.cao),
        gap: Len::from_mm(person.cach_dong),
        seal: context.choices.seal,
        covered: (body.trum * 10_000.0).round() as u32,
        person_tooltip: filled(&person.ten),
        body_tooltip: filled(if signers > 1 { &body.ten_nhieu } else { &body.ten }),
    })
}
