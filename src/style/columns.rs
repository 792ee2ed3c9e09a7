//! The heads' size tier and column splits, chosen by measuring: nothing in them may wrap but the names of bodies, and those
//! break into balanced lines only where no tier holds them on one.

use std::collections::BTreeMap;

use super::context::{Context, Given};
use super::line::{para, widest_width};
use super::sheet::{Blanks, Sheet};
use super::styled::{PageGeometry, ParaTag, StyledPara};
use crate::block::{Block, BlockId, BlockKind, Document, PairRow, RoleLine, lines};
use crate::diag::{Diagnostic, Outcome, rules};
use crate::era::TierEntry;
use crate::font::fill;
use crate::units::Len;

/// What the right column has beyond its widest line, so that another program's rounding wraps nothing.
const SLACK: Len = Len::from_twips(40);

/// The head's columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Split {
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

/// A head of the document: its block, its rows and the paper it stands on.
struct Head<'a> {
    id: BlockId,
    rows: &'a [PairRow],
    page: PageGeometry,
}

/// A way to set the heads: a sheet and what each head's lines ask for in it.
struct Candidate {
    sheet: Sheet,
    needs: Vec<Needs>,
}

/// The columns of every head.
pub(super) type Splits = BTreeMap<BlockId, Split>;

/// Chooses one tier for the document and the split of each of its heads. Without a head the preferred tier applies.
///
/// The first that holds for all of them is taken: every line whole, at the preferred tier or the next; names of bodies
/// broken, at the tier that gives fewer lines; a head hanging out of the margins; blanks as narrow as they may be.
pub(super) fn choose(document: &Document, given: &Given<'_>) -> Outcome<(Sheet, Splits)> {
    let (all, choices) = (&given.era.bac_co, given.choices);
    // A wish names one of the era's tiers: another name has been refused where the choices were resolved.
    let tiers: &[TierEntry] = match all.iter().find(|tier| choices.tier.as_ref() == Some(&tier.ma)) {
        Some(wanted) => std::slice::from_ref(wanted),
        None => all,
    };
    let mut used = document.roles();
    if !document.figures().is_empty() {
        used.extend([given.era.hinh.kieu.as_str(), given.era.hinh.chu_thich.as_str()]);
    }
    let used = &used;
    let sheets = |blanks| tiers.iter().map(move |tier| Sheet::new(given.era, used, tier, choices, blanks));
    let mut heads = Vec::new();
    find(&document.blocks, &mut given.first_page(document.landscape), given, &mut heads);
    let gap = Len::from_mm(given.era.dau_trang.khe);
    let overhang = Len::from_mm(given.era.dau_trang.tran_le) * 2;
    let width = |head: &Head<'_>, out: bool| head.page.text_width() + if out { overhang } else { Len::ZERO };
    let room = |needs: &Needs, width: Len| width - gap - needs.right - SLACK;
    let mut last = None;
    for blanks in [Blanks::Usual, Blanks::Narrow] {
        let mut candidates: Vec<Candidate> = sheets(blanks)
            .map(|sheet| {
                let cx = given.in_sheet(&sheet);
                Candidate { needs: heads.iter().map(|h| measure(h.rows, &cx)).collect(), sheet }
            })
            .collect();
        let all = |c: &Candidate, out: bool, holds: fn(&Needs, Len) -> bool| {
            heads.iter().zip(&c.needs).all(|(head, needs)| holds(needs, room(needs, width(head, out))))
        };
        let whole = candidates.iter().position(|c| all(c, false, |needs, room| needs.left_whole <= room));
        let broken = |out: bool| {
            let lines = |c: &Candidate| -> usize {
                let each = heads.iter().zip(&c.needs);
                let cx = given.in_sheet(&c.sheet);
                each.map(|(head, n)| lines_within(head.rows, room(n, width(head, out)), &cx)).sum()
            };
            let fitting = candidates.iter().enumerate();
            let fitting = fitting.filter(|(_, c)| all(c, out, |needs, room| needs.left_least <= room));
            fitting.min_by_key(|(index, c)| (lines(c), *index)).map(|(index, _)| index)
        };
        if let Some(index) = whole.or_else(|| broken(false)).or_else(|| broken(true)) {
            let Candidate { sheet, needs } = candidates.swap_remove(index);
            return Outcome::of((sheet, splits(&heads, &needs, gap)));
        }
        last = candidates.pop();
    }
    // The smallest tier, which every era has, did not hold every head: one of them is too wide.
    let refused = last.as_ref().and_then(|Candidate { sheet, needs }| {
        let mut each = heads.iter().zip(needs);
        let (head, needs) = each.find(|(head, needs)| needs.left_least > room(needs, width(head, true)))?;
        Some(too_wide(head.rows, needs, width(head, true) - gap - SLACK, &given.in_sheet(sheet)))
    });
    Outcome::failed(refused.into_iter().collect())
}

/// The columns of each head by its own measure. A later head that fits the columns of the first takes them: heads above
/// one another look alike.
fn splits(heads: &[Head<'_>], needs: &[Needs], gap: Len) -> Splits {
    let mut splits = Splits::new();
    let mut first: Option<(Len, Split)> = None;
    for (head, needs) in heads.iter().zip(needs) {
        let text = head.page.text_width();
        let right = Len::from_twips((needs.right + SLACK).twips() + 1);
        let least = needs.left_least + gap + right;
        let out = Len::from_twips(((least - text).at_least_zero().twips() + 1) / 2);
        let own = Split { hang: out, left: text + out * 2 - right, right, gap };
        let shared = first.map(|(width, split)| (width == text, split)).filter(|(same, split)| {
            *same && split.hang == Len::ZERO && right <= split.right && needs.left_whole <= split.left - gap
        });
        let split = shared.map_or(own, |(_, split)| split);
        first.get_or_insert((text, split));
        splits.insert(head.id, split);
    }
    splits
}

/// The heads of a document in their order; `page` is the paper of what comes next, turned where the parts turn it.
fn find<'a>(blocks: &'a [Block], page: &mut PageGeometry, given: &Given<'_>, heads: &mut Vec<Head<'a>>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Head(rows) => heads.push(Head { id: block.id, rows, page: *page }),
            BlockKind::Copy(blocks) => find(blocks, page, given, heads),
            BlockKind::Annex { landscape, blocks, .. } => {
                *page = if *landscape { given.landscape } else { given.page };
                find(blocks, page, given, heads);
            }
            _ => {}
        }
    }
}

/// How many lines the left column has in a width, but for those that are meant to break.
fn lines_within(rows: &[PairRow], width: Len, cx: &Context<'_>) -> usize {
    rows.iter()
        .flat_map(|row| lines(&row.left))
        .filter(|line| !cx.role(line.role).tu_ngat)
        .map(|line| fill::fill(&styled(line, cx).pieces(), cx.fonts, width, width).len())
        .sum()
}

fn measure(rows: &[PairRow], cx: &Context<'_>) -> Needs {
    let mut needs = Needs::default();
    for row in rows {
        for line in lines(&row.left) {
            let (whole, least) = widths(line, cx);
            needs.left_whole = needs.left_whole.max(if cx.role(line.role).tu_ngat { least } else { whole });
            needs.left_least = needs.left_least.max(least);
        }
        for line in lines(&row.right) {
            needs.right = needs.right.max(widths(line, cx).1);
        }
    }
    needs
}

/// The width of a line, and its narrowest measure: all of it, or its widest word where it may break.
fn widths(line: RoleLine<'_>, cx: &Context<'_>) -> (Len, Len) {
    let para = styled(line, cx);
    let whole = widest_width(&para, cx);
    let one_line = cx.role(line.role).mot_dong;
    (whole, if one_line { whole } else { fill::widest_word(&para.pieces(), cx.fonts) })
}

fn styled(line: RoleLine<'_>, cx: &Context<'_>) -> StyledPara {
    para(line.block, cx.id(line.role), ParaTag::Paragraph, line.text, cx)
}

/// The head does not fit even at the smallest tier, hanging out of the margins: says what each column needs, at the place
/// of the line that was written and needs most.
fn too_wide(rows: &[PairRow], needs: &Needs, room: Len, cx: &Context<'_>) -> Diagnostic {
    let width = |line: &RoleLine<'_>| widths(*line, cx).1;
    let written = |blocks| lines(blocks).filter(|line| line.block.origin.path.is_some()).max_by_key(width);
    // The Quốc hiệu leaves the left column its room; where that is not enough, the left column asks for too much.
    let least_right =
        rows.first().map_or(Len::ZERO, |row| lines(&row.right).map(|line| width(&line)).max().unwrap_or_default());
    let from_left = needs.left_least > room - least_right || needs.right <= least_right;
    let worst = rows.iter().filter_map(|row| written(if from_left { &row.left } else { &row.right })).max_by_key(width);
    Diagnostic::of(
        &rules::DAU_02,
        format!(
            "phần đầu không đủ chỗ: cột trái cần {:.0} mm, cột phải cần {:.0} mm, cả hai chỉ được {:.0} mm",
            needs.left_least.mm(),
            needs.right.mm(),
            room.mm()
        ),
    )
    .at(worst.and_then(|line| cx.places.place(line.block.origin.path.as_ref())))
    .advise(if from_left {
        "chia tên cơ quan thành nhiều dòng (danh sách ở 'co_quan_ban_hanh'), xem lại ký hiệu; hoặc bớt lề trái, lề phải trong giới hạn cho phép ('trinh_bay')"
    } else {
        "xem lại địa danh: chỉ ghi tên đơn vị hành chính nơi cơ quan đóng trụ sở; hoặc bớt lề trái, lề phải trong giới hạn cho phép ('trinh_bay')"
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Inline, Origin, Role};
    use crate::diag::SourceMap;
    use crate::era::EraTable;
    use crate::font::FontSet;
    use crate::model::{Emphasis, Locator, Provenance};
    use crate::normalise::LayoutChoices;
    use crate::style::PageGeometry;
    use crate::units::FontSize;

    /// Splits of a document with these heads: names at the left, words at the right.
    fn several(heads: &[(&str, &str)]) -> Vec<Split> {
        let blocks: Vec<Block> = heads
            .iter()
            .enumerate()
            .map(|(index, (name, right))| {
                let row = PairRow {
                    left: vec![line("co_quan_ban_hanh", name)],
                    right: vec![line("dia_danh_ngay", right)],
                    ..PairRow::default()
                };
                let head =
                    Block { id: BlockId(index as u32), origin: Origin::default(), kind: BlockKind::Head(vec![row]) };
                // All but the first stand in a copy's part.
                let copy = BlockKind::Copy(vec![head.clone()]);
                if index == 0 { head } else { Block { id: BlockId(100), origin: Origin::default(), kind: copy } }
            })
            .collect();
        let splits = choose_in(&Document { blocks, ..Document::default() }).value.unwrap().1;
        splits.into_values().collect()
    }

    #[test]
    fn a_later_head_takes_the_columns_of_the_first_where_it_fits_and_its_own_where_not() {
        let [first, same] = several(&[("SỞ NỘI VỤ", SHORT_DATE), ("SỞ Y TẾ", "SAO Y")])[..] else { panic!() };
        assert_eq!(first, same);
        let wide = "TRƯỜNG TRUNG HỌC PHỔ THÔNG CHUYÊN TỈNH AN";
        let long = "Thành phố Hồ Chí Minh, ngày 05 tháng 01 năm 2026";
        let [first, own] = several(&[("SỞ NỘI VỤ", long), (wide, "SAO Y")])[..] else { panic!() };
        assert!(own.right < first.right && own.left > first.left, "{first:?} {own:?}");
    }

    #[test]
    fn one_tier_is_chosen_for_all_heads() {
        let alone = several(&[("SỞ NỘI VỤ", SHORT_DATE)])[0];
        // Some name is whole in the smaller tier only: then the first head is set in it, too.
        let smaller = (10..40)
            .map(|n| "AN ".repeat(n))
            .any(|name| several(&[("SỞ NỘI VỤ", SHORT_DATE), (name.trim(), SHORT_DATE)])[0].right < alone.right);
        assert!(smaller);
    }

    /// The tier's Quốc hiệu size in points and the split of a head with a name at the left and a date line at the right.
    fn chosen(name: &str, date: &str) -> Result<(f64, Split), String> {
        let era = EraTable::default().by_date(None).unwrap().unwrap();
        let quoc_hieu = line("quoc_hieu", era.word("quoc_hieu"));
        let rows = vec![
            PairRow { left: vec![line("co_quan_ban_hanh", name)], right: vec![quoc_hieu], ..PairRow::default() },
            PairRow {
                left: vec![line("so_ky_hieu", "Số: 15/KH-UBND")],
                right: vec![line("dia_danh_ngay", date)],
                ..PairRow::default()
            },
        ];
        let head = Block { id: Default::default(), origin: Origin::default(), kind: BlockKind::Head(rows) };
        let outcome = choose_in(&Document { blocks: vec![head], ..Document::default() });
        match outcome.value {
            Some((sheet, splits)) => Ok((sheet.get(sheet.id("quoc_hieu")).size.pt(), splits[&BlockId::default()])),
            None => Err(outcome.diagnostics[0].code().to_string()),
        }
    }

    fn line(role: &str, text: &str) -> Block {
        Block {
            id: Default::default(),
            origin: Origin::default(),
            kind: BlockKind::Line {
                role: Role::new(role),
                text: vec![Inline::Text { text: text.into(), emphasis: Emphasis::default(), unbroken: false }],
            },
        }
    }

    /// Chooses for a document on the narrowest margins.
    fn choose_in(document: &Document) -> Outcome<(Sheet, Splits)> {
        let era = EraTable::default().by_date(None).unwrap().unwrap();
        let fonts = FontSet::embedded();
        let (provenance, sources) = (Provenance::default(), SourceMap::default());
        let mm = Len::from_mm;
        let choices = LayoutChoices {
            paper: [mm(210.0), mm(297.0)],
            landscape_document: false,
            space_share: 1000,
            size: FontSize::from_pt(14.0),
            tier: None,
            indent: Len::ZERO,
            line_240: 240,
            line_exact: None,
            paragraph_space: Len::ZERO,
            top: mm(20.0),
            bottom: mm(20.0),
            left: mm(30.0),
            right: mm(15.0),
            mirrored: false,
            folio: era.trang.so_trang.cho[0],
            landscape: [mm(20.0), mm(20.0), mm(30.0), mm(15.0)],
            seal: mm(36.0),
            thrift: false,
        };
        let page = PageGeometry {
            width: mm(210.0),
            height: mm(297.0),
            top: choices.top,
            bottom: choices.bottom,
            left: choices.left,
            right: choices.right,
        };
        let places = Locator { provenance: &provenance, sources: &sources };
        let given = Given {
            era: &era,
            fonts: &fonts,
            places,
            page,
            landscape: page.turned(),
            choices: &choices,
            form_fields: false,
            copy_fields: false,
            condensed: &Default::default(),
            pictures: &Default::default(),
            author: "",
        };
        choose(document, &given)
    }

    const SHORT_DATE: &str = "Hà Nội, ngày 05 tháng 01 năm 2026";

    #[test]
    fn a_short_head_is_set_in_the_larger_tier_within_the_margins() {
        let (size, split) = chosen("SỞ NỘI VỤ", SHORT_DATE).unwrap();
        assert_eq!((size, split.hang), (13.0, Len::ZERO));
        assert_eq!(split.left + split.right, Len::from_twips(Len::from_mm(210.0).twips() - 1701 - 850));
    }

    #[test]
    fn a_name_that_only_the_smaller_tier_holds_on_one_line_chooses_it() {
        // The Quốc hiệu leaves 66 mm at 13 pt, 73 mm at 12 pt; the name takes 72 and 66.4.
        let (size, split) = chosen("SỞ KẾ HOẠCH VÀ ĐẦU TƯ TỈNH", SHORT_DATE).unwrap();
        assert_eq!((size, split.hang), (12.0, Len::ZERO));
    }

    #[test]
    fn a_name_that_no_tier_holds_is_broken_and_the_larger_tier_stays() {
        let (size, split) = chosen("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH AN BÌNH", SHORT_DATE).unwrap();
        assert_eq!((size, split.hang), (13.0, Len::ZERO));
    }

    #[test]
    fn a_long_date_line_hangs_the_head_out_of_the_margins_or_is_refused() {
        let long = |n: usize| format!("{}, ngày 05 tháng 01 năm 2026", "Mm".repeat(n));
        let hangs =
            (8..60).filter_map(|n| chosen("SỞ NỘI VỤ", &long(n)).ok()).find(|(_, split)| split.hang > Len::ZERO);
        let (size, split) = hangs.expect("some length needs the margin");
        assert_eq!(size, 12.0);
        assert!(split.hang <= Len::from_mm(5.0));
        assert_eq!(chosen("SỞ NỘI VỤ", &long(60)), Err("DAU-02".to_string()));
    }
}
