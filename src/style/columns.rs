//! The head's size tier and column split, chosen by measuring: nothing in it may wrap but the names of bodies, and those
//! break into balanced lines only where no tier holds them on one.

use super::Context;
use super::line::widest_width;
use super::sheet::Sheet;
use super::styled::{ParaTag, StyledPara};
use crate::block::{Block, BlockKind, Document, PairRow, Role};
use crate::diag::{Diagnostic, Outcome};
use crate::era::TierEntry;
use crate::font::fill;
use crate::normalise::LayoutChoices;
use crate::units::Len;

/// What the right column has beyond its widest line, so that another program's rounding wraps nothing.
const SLACK: Len = Len::from_twips(40);

/// The head's columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// How far the head hangs out of the left margin.
    pub hang: Len,
    /// Width of the left column, gap included.
    pub left: Len,
    /// Width of the right column.
    pub right: Len,
    /// The gap: free at the right of the left column.
    pub gap: Len,
}

/// The widths that the head's lines ask for.
#[derive(Clone, Copy, Debug, Default)]
struct Needs {
    /// The left column, every line unbroken.
    left_whole: Len,
    /// The left column at its narrowest: only lines that must not break count in full.
    left_least: Len,
    /// The right column at its narrowest.
    right: Len,
}

/// Chooses tier and split. Without a head the preferred tier applies.
pub fn choose(document: &Document, choices: &LayoutChoices, context: &Context<'_>) -> Outcome<(Sheet, Split)> {
    let tiers: Vec<&TierEntry> = match &choices.tier {
        Some(wanted) => context.era.bac_co.iter().filter(|t| &t.ma == wanted).collect(),
        None => context.era.bac_co.iter().collect(),
    };
    let sheets: Vec<Sheet> = tiers.iter().map(|tier| Sheet::new(context.era, tier, choices)).collect();
    let text = context.page.text_width();
    let gap = Len::from_mm(context.era.dau_trang.khe);
    let hang = Len::from_mm(context.era.dau_trang.tran_le);
    let Some(rows) = head(document) else {
        return match sheets.into_iter().next() {
            Some(sheet) => Outcome::of((sheet, Split::default())),
            None => Outcome::failed(vec![unknown_tier(choices, context)]),
        };
    };
    let needs: Vec<Needs> = sheets.iter().map(|sheet| measure(rows, sheet, context)).collect();
    let fits =
        |width: Len, left: fn(&Needs) -> Len| needs.iter().position(|n| left(n) + gap + n.right + SLACK <= width);
    let chosen = fits(text, |n| n.left_whole)
        .or_else(|| fits(text, |n| n.left_least))
        .or_else(|| fits(text + hang * 2, |n| n.left_least));
    let Some(index) = chosen else {
        return Outcome::failed(match sheets.last() {
            Some(sheet) => vec![too_wide(rows, sheet, context)],
            None => vec![unknown_tier(choices, context)],
        });
    };
    let need = needs[index];
    let right = Len::from_twips((need.right + SLACK).twips() + 1);
    let least = need.left_least + gap + right;
    let out = Len::from_twips(((least - text).at_least_zero().twips() + 1) / 2);
    let split = Split { hang: out, left: text + out * 2 - right, right, gap };
    let sheet = sheets.into_iter().nth(index);
    Outcome { value: sheet.map(|s| (s, split)), diagnostics: Vec::new() }
}

fn head(document: &Document) -> Option<&Vec<PairRow>> {
    document.blocks.iter().find_map(|b| match &b.kind {
        BlockKind::Head(rows) => Some(rows),
        _ => None,
    })
}

fn measure(rows: &[PairRow], sheet: &Sheet, context: &Context<'_>) -> Needs {
    let mut needs = Needs::default();
    for row in rows {
        for (block, role) in lines(&row.left) {
            let para = styled(block, role, sheet, context);
            let whole = widest_width(&para, context);
            needs.left_whole = needs.left_whole.max(whole);
            needs.left_least = needs.left_least.max(least(&para, role, whole, context));
        }
        for (block, role) in lines(&row.right) {
            let para = styled(block, role, sheet, context);
            let whole = widest_width(&para, context);
            needs.right = needs.right.max(least(&para, role, whole, context));
        }
    }
    needs
}

/// The narrowest measure of a line: all of it, or its widest word where it may break.
fn least(para: &StyledPara, role: Role, whole: Len, context: &Context<'_>) -> Len {
    if context.era.role_style(role).mot_dong { whole } else { fill::widest_word(&para.pieces(), context.fonts) }
}

/// The lines with a role of one side.
pub fn lines(blocks: &[Block]) -> impl Iterator<Item = (&Block, Role)> {
    blocks.iter().filter_map(|b| match &b.kind {
        BlockKind::Line { role, .. } => Some((b, *role)),
        _ => None,
    })
}

fn styled(block: &Block, role: Role, sheet: &Sheet, context: &Context<'_>) -> StyledPara {
    let text = match &block.kind {
        BlockKind::Line { text, .. } => text.as_slice(),
        _ => &[],
    };
    super::line::para(block, sheet.id(role.key()), ParaTag::Paragraph, text, sheet, context)
}

/// The head does not fit even at the smallest tier, hanging out of the margins: names the line that needs most.
fn too_wide(rows: &[PairRow], sheet: &Sheet, context: &Context<'_>) -> Diagnostic {
    let width = |block: &Block, role| {
        let para = styled(block, role, sheet, context);
        let whole = widest_width(&para, context);
        least(&para, role, whole, context)
    };
    // The Quốc hiệu itself always fits: what is too wide is something that was written.
    let worst = rows
        .iter()
        .flat_map(|row| lines(&row.left).chain(lines(&row.right)))
        .filter(|(block, _)| block.origin.path.is_some())
        .max_by_key(|(block, role)| width(block, *role));
    let Some((block, role)) = worst else {
        return Diagnostic::error("DAU-02", "phần đầu văn bản rộng hơn trang giấy");
    };
    let name = context.era.role_style(role).ten.clone();
    Diagnostic::error(
        "DAU-02",
        format!(
            "dòng \u{201c}{name}\u{201d} dài {:.0} mm, không đủ chỗ trên một dòng của phần đầu",
            width(block, role).mm()
        ),
    )
    .at(context.places.place(block.origin.path.as_ref()))
    .because("PL I.I.IV")
    .advise("rút gọn dòng này, hoặc ghi tên cơ quan thành danh sách để tự chia dòng")
}

fn unknown_tier(choices: &LayoutChoices, context: &Context<'_>) -> Diagnostic {
    let known: Vec<&str> = context.era.bac_co.iter().map(|t| t.ma.as_str()).collect();
    Diagnostic::error("TRINHBAY-09", format!("không có bậc cỡ chữ '{}'", choices.tier.as_deref().unwrap_or_default()))
        .advise(format!("chọn một trong: {}", known.join(", ")))
}
