//! The layout choices that apply: the plan's wishes over the profile's over the era's defaults, checked against the
//! era's ranges.

use super::context::Context;
use super::page_choices;
use super::wish::{DRAWABLE_SIZES, Wish, chosen, decimal, range_text, wished};
use crate::diag::{Diagnostic, rules};
use crate::era::{FolioPlace, MarginsEntry, Paper};
use crate::model::{KeyPath, LayoutWishes};
use crate::text::near::nearest;
use crate::units::{FontSize, Len};

/// What office and plan chose within the decree's ranges, resolved. What a run asks for besides, and what thrift makes of
/// it, is no choice of theirs and stands elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutChoices {
    /// Width and height of the paper (khổ giấy) where it stands upright.
    pub paper: [Len; 2],
    /// The document lies on landscape pages (trang ngang) from its first.
    pub landscape_document: bool,
    /// What is left of the spaces around the lines of head, title and foot, in thousandths: small paper has less.
    pub space_share: i64,
    /// Body size (cỡ chữ).
    pub size: FontSize,
    /// The size tier asked for; nothing = by measuring.
    pub tier: Option<String>,
    /// First-line indent (thụt dòng); whole twips.
    pub indent: Len,
    /// Line pitch in 240ths of a line (giãn dòng).
    pub line_240: u32,
    /// Exact line pitch, whole twips, instead of `line_240`.
    pub line_exact: Option<Len>,
    /// Space between paragraphs (cách đoạn); whole twips.
    pub paragraph_space: Len,
    /// Top margin.
    pub top: Len,
    /// Bottom margin.
    pub bottom: Len,
    /// Left margin.
    pub left: Len,
    /// Right margin.
    pub right: Len,
    /// Left and right margin change places on even pages (đổi mặt).
    pub mirrored: bool,
    /// Where the page number stands (số trang).
    pub folio: FolioPlace,
    /// Margins of landscape pages (lề trang ngang): top, bottom, left, right as it is read.
    pub landscape: [Len; 4],
    /// Diameter of the seal that the body's signature shows (đường kính con dấu).
    pub seal: Len,
    /// Whether a last page that holds next to nothing is pulled back (`gon`).
    pub thrift: bool,
}

impl LayoutChoices {
    /// A space around lines of head, title or foot that the era has in points; whole twips.
    pub(crate) fn space(&self, pt: f64) -> Len {
        Len::from_pt(pt).scale(self.space_share, 1000).round_to_twip()
    }
}

const SIZE: Wish = Wish {
    rule: &rules::TB_01,
    key: &["co_chu"],
    name: "cỡ chữ",
    unit: "pt",
    drawable: DRAWABLE_SIZES,
    of: |w| w.size,
};
const INDENT: Wish = Wish {
    rule: &rules::TB_03,
    key: &["thut_dong"],
    name: "thụt dòng",
    unit: "cm",
    drawable: [0.0, 8.0],
    of: |w| w.indent_cm,
};
const PITCH: Wish = Wish {
    rule: &rules::TB_04,
    key: &["gian_dong"],
    name: "giãn dòng",
    unit: "dòng",
    drawable: [0.5, 5.0],
    of: |w| w.line_pitch,
};
const SPACE: Wish = Wish {
    rule: &rules::TB_05,
    key: &["cach_doan"],
    name: "cách đoạn",
    unit: "pt",
    drawable: [0.0, 144.0],
    of: |w| w.paragraph_space_pt,
};

/// A margin's wish. `least`: nothing narrower can be drawn.
const fn margin(
    key: &'static [&'static str],
    name: &'static str,
    least: f64,
    of: fn(&LayoutWishes) -> Option<f64>,
) -> Wish {
    Wish { rule: &rules::TB_06, key, name, unit: "mm", drawable: [least, 80.0], of }
}

/// The page number stands in the margin above or below the text: a line of 14 pt and a little room.
const FOR_FOLIO: f64 = 10.0;

const MARGINS: [Wish; 4] = [
    margin(&["le", "tren"], "lề trên", FOR_FOLIO, |w| w.margins.top),
    margin(&["le", "duoi"], "lề dưới", FOR_FOLIO, |w| w.margins.bottom),
    margin(&["le", "trai"], "lề trái", 0.0, |w| w.margins.left),
    margin(&["le", "phai"], "lề phải", 0.0, |w| w.margins.right),
];

const LANDSCAPE: [Wish; 4] = [
    landscape_margin(&["le_ngang", "tren"], "lề trên của trang ngang", |w| w.landscape_margins.top),
    landscape_margin(&["le_ngang", "duoi"], "lề dưới của trang ngang", |w| w.landscape_margins.bottom),
    landscape_margin(&["le_ngang", "trai"], "lề trái của trang ngang", |w| w.landscape_margins.left),
    landscape_margin(&["le_ngang", "phai"], "lề phải của trang ngang", |w| w.landscape_margins.right),
];

/// The wish of a margin of landscape pages.
const fn landscape_margin(
    key: &'static [&'static str],
    name: &'static str,
    of: fn(&LayoutWishes) -> Option<f64>,
) -> Wish {
    Wish { rule: &rules::TB_33, ..margin(key, name, 0.0, of) }
}

/// The choices that apply; each wish outside the era's range is reported, as a note where `giu_nguyen` names its rule.
pub(super) fn resolve(cx: &mut Context<'_, '_>) -> LayoutChoices {
    let era = cx.era;
    let paper = page_choices::paper(cx);
    let (body, margins) = (&era.than, paper.margins);
    let sides = [&margins.tren, &margins.duoi, &margins.trai, &margins.phai];
    let mut side = [0.0; 4];
    for ((value, wish), range) in side.iter_mut().zip(&MARGINS).zip(sides) {
        *value = chosen(cx, wish, range, Some(&margins.dieu_khoan));
    }
    let [top, bottom, left, right] = side.map(Len::from_mm);
    let landscape = landscape(cx, paper.landscape_margins);
    LayoutChoices {
        paper: paper.sides.map(Len::from_mm),
        landscape_document: cx.plan.landscape.unwrap_or(paper.landscape),
        space_share: (paper.spaces * 1000.0).round() as i64,
        size: size(cx, &paper),
        tier: tier(cx),
        indent: Len::from_mm(chosen(cx, &INDENT, &body.thut_dong, None) * 10.0),
        line_exact: page_choices::exact_pitch(cx),
        line_240: (chosen(cx, &PITCH, &body.gian_dong, None) * 240.0).round() as u32,
        paragraph_space: Len::from_pt(chosen(cx, &SPACE, &body.cach_doan, None)).round_to_twip(),
        top,
        bottom,
        left,
        right,
        mirrored: page_choices::mirrored(cx, margins),
        folio: page_choices::folio(cx),
        landscape,
        seal: seal(cx),
        thrift: wished(cx, |w| w.thrift, &["gon"]).is_some_and(|(thrift, _)| thrift),
    }
}

/// The body size. Word counts sizes in half points: another is not drawn as it was asked for, so it is refused.
fn size(cx: &mut Context<'_, '_>, paper: &Paper<'_>) -> FontSize {
    let wanted = wished(cx, SIZE.of, SIZE.key).is_some();
    let value = match paper.size.filter(|_| !wanted) {
        Some(usual) => usual,
        None => chosen(cx, &SIZE, &cx.era.than.co_chu, None),
    };
    let size = FontSize::from_pt(value);
    if size.pt() != value
        && let Some((_, path)) = wished(cx, SIZE.of, SIZE.key)
    {
        let what = format!("cỡ chữ {} pt không trình bày được: cỡ chữ tính đến nửa pt", decimal(value));
        let (less, more) = ((value * 2.0).floor() / 2.0, (value * 2.0).ceil() / 2.0);
        let advice = format!("chọn {} hoặc {}", decimal(less), decimal(more));
        cx.report(Diagnostic::of(&rules::TB_10, what).advise(advice), &path);
    }
    size
}

/// The margins of landscape pages: what is wished for them, or for upright ones, or the era's defaults. What turns with
/// the page is custom, so it is never more than a warning.
fn landscape(cx: &mut Context<'_, '_>, era: &MarginsEntry) -> [Len; 4] {
    let sides = [&era.tren, &era.duoi, &era.trai, &era.phai];
    let mut margins = [Len::ZERO; 4];
    for ((margin, (wish, upright)), range) in margins.iter_mut().zip(LANDSCAPE.iter().zip(&MARGINS)).zip(sides) {
        let own = wished(cx, wish.of, wish.key);
        let value = own.as_ref().map(|(value, _)| *value).or(wished(cx, upright.of, upright.key).map(|(v, _)| v));
        let [least, most] = wish.drawable;
        let drawable = value.filter(|v| v.is_finite() && (least..=most).contains(v));
        *margin = Len::from_mm(drawable.unwrap_or(range.mac_dinh));
        let Some((value, path)) = own else { continue };
        let shown = format!("{} {} {}", wish.name, decimal(value), wish.unit);
        let advice = format!("chọn giá trị {}", range_text(range));
        if drawable.is_none() {
            cx.report(Diagnostic::of(&rules::TB_07, format!("{shown} không trình bày được")).advise(advice), &path);
        } else if !range.allows(value) {
            let what = format!("{shown} khác thông lệ: {}", range_text(range));
            let clause = era.dieu_khoan.clone();
            cx.report(Diagnostic::of(wish.rule, what).because(clause).advise(advice), &path);
        }
    }
    margins
}

/// The profile's diameter of the seal, or the era's default. Its real size is not this program's to correct: only what
/// cannot be a seal is refused.
fn seal(cx: &mut Context<'_, '_>) -> Len {
    let range = &cx.era.o_ky.co_quan.duong_kinh;
    let Some(value) = cx.agency.and_then(|a| a.seal_mm) else { return Len::from_mm(range.mac_dinh) };
    if !value.is_finite() || !range.allows(value) {
        let what = format!("con dấu đường kính {} mm không trình bày được", decimal(value));
        let advice = format!("ghi đường kính thật của con dấu, {} mm", range_text(range));
        let diagnostic =
            Diagnostic::of(&rules::TB_09, what).advise(advice).because(cx.era.o_ky.co_quan.dieu_khoan.clone());
        cx.report(diagnostic, &KeyPath("don_vi:con_dau.duong_kinh".to_string()));
        return Len::from_mm(range.mac_dinh);
    }
    Len::from_mm(value)
}

/// The size tier asked for.
fn tier(cx: &mut Context<'_, '_>) -> Option<String> {
    let (name, path) = wished(cx, |w| w.tier.clone(), &["bac_co"])?;
    let tiers = &cx.era.bac_co;
    if tiers.iter().any(|t| t.ma == name) {
        return Some(name);
    }
    let known: Vec<&str> = tiers.iter().map(|t| t.ma.as_str()).collect();
    let advice = match nearest(&name, known.iter().copied()) {
        Some(near) => format!("có lẽ là '{near}'"),
        None => format!("chọn một trong: {}", known.join(", ")),
    };
    let mut diagnostic = Diagnostic::of(&rules::TB_02, format!("không có bậc cỡ chữ '{name}'")).advise(advice);
    diagnostic.why = tiers.first().map(|t| t.dieu_khoan.clone());
    cx.report(diagnostic, &path);
    None
}

#[cfg(test)]
mod tests {
    use crate::model::{BodyItem, Kept, MarginWishes, Plan, Table};
    use crate::normalise::sample::{self, codes, era};
    use crate::units::{FontSize, Len};

    #[test]
    fn wishes_win_over_the_profile_and_the_era_fills_up() {
        let (mut plan, mut agency, era) = (sample::plan(), sample::agency(), era());
        agency.wishes.size = Some(13.0);
        agency.wishes.indent_cm = Some(1.0);
        plan.wishes.size = Some(13.5);
        let choices = sample::derive(&plan, Some(&agency), &era).value.unwrap().choices;
        assert_eq!(choices.size, FontSize::from_pt(13.5));
        assert_eq!(choices.indent.twips(), 567);
        assert_eq!((choices.left, choices.line_240), (Len::from_mm(30.0), 240));
    }

    #[test]
    fn a_wish_outside_the_range_is_an_error_unless_kept_on_purpose() {
        let (mut plan, era) = (sample::plan(), era());
        plan.wishes.margins = MarginWishes { left: Some(25.0), ..MarginWishes::default() };
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(codes(&outcome), ["TB-06"]);
        assert_eq!(outcome.diagnostics[0].what, "lề trái 25 mm không đúng quy định: từ 30 đến 35");
        assert_eq!(outcome.diagnostics[0].why.as_deref(), Some("NĐ 30, Phụ lục I, Phần I, Mục I.3"));
        plan.kept = vec![Kept { code: "TB-06".into(), reason: "Nguyên văn bản gốc".into(), ..Kept::default() }];
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(outcome.diagnostics[0].severity, crate::diag::Severity::Note);
        assert_eq!(outcome.value.unwrap().choices.left, Len::from_mm(25.0));
    }

    #[test]
    fn the_seal_has_its_real_size_from_the_profile() {
        let (plan, mut agency, era) = (sample::plan(), sample::agency(), era());
        let seal = |agency| sample::derive(&plan, agency, &era).value.unwrap().choices.seal;
        assert_eq!(seal(None), Len::from_mm(era.o_ky.co_quan.duong_kinh.mac_dinh));
        agency.seal_mm = Some(32.5);
        assert_eq!(seal(Some(&agency)), Len::from_mm(32.5));
        agency.seal_mm = Some(320.0);
        let outcome = sample::derive(&plan, Some(&agency), &era);
        assert_eq!(codes(&outcome), ["TB-09"]);
        assert_eq!(outcome.diagnostics[0].what, "con dấu đường kính 320 mm không trình bày được");
    }

    #[test]
    fn what_cannot_be_drawn_is_refused_whatever_is_kept() {
        let (mut plan, era) = (sample::plan(), era());
        plan.wishes.size = Some(f64::NAN);
        plan.wishes.tier = Some("lơn".into());
        plan.kept = vec![Kept { code: "TB-01".into(), ..Kept::default() }];
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(codes(&outcome), ["TB-07", "TB-02"]);
        assert_eq!(outcome.diagnostics[1].advice.as_deref(), Some("có lẽ là 'lon'"));
        plan.body = vec![BodyItem::Table(Table { size: Some(900.0), ..Table::default() })];
        assert_eq!(codes(&sample::derive(&plan, None, &era)), ["TB-07", "TB-02", "TB-08"]);
    }

    #[test]
    fn the_bounds_of_what_can_be_drawn_are_drawable() {
        let (mut plan, era) = (sample::plan(), era());
        let [least, most] = super::DRAWABLE_SIZES;
        for (size, code) in [(least - 0.5, "TB-07"), (least, "TB-01"), (most, "TB-01"), (most + 0.5, "TB-07")] {
            plan.wishes.size = Some(size);
            assert_eq!(codes(&sample::derive(&plan, None, &era)), [code], "{size}");
        }
    }

    #[test]
    fn a_size_between_half_points_is_answered_with_its_neighbours() {
        let (mut plan, era) = (sample::plan(), era());
        for (size, advice) in [(13.25, "chọn 13 hoặc 13,5"), (13.75, "chọn 13,5 hoặc 14"), (13.6, "chọn 13,5 hoặc 14")]
        {
            plan.wishes.size = Some(size);
            let outcome = sample::derive(&plan, None, &era);
            assert_eq!(codes(&outcome), ["TB-10"]);
            assert_eq!(outcome.diagnostics[0].advice.as_deref(), Some(advice));
        }
        plan.wishes.size = Some(13.5);
        assert_eq!(codes(&sample::derive(&plan, None, &era)), [""; 0]);
    }

    #[test]
    fn landscape_pages_have_margins_of_their_own_or_those_of_upright_ones() {
        let (mut plan, era) = (sample::plan(), era());
        let margins = |plan: &Plan| {
            let outcome = sample::derive(plan, None, &era);
            let found = codes(&outcome);
            (outcome.value.map(|derived| derived.choices.landscape), found)
        };
        let mm = |sides: [f64; 4]| Some(sides.map(Len::from_mm));
        let usual = &era.trang.ngang;
        let usual = [&usual.tren, &usual.duoi, &usual.trai, &usual.phai].map(|range| range.mac_dinh);
        let [_, bottom, left, right] = usual;
        assert_eq!(margins(&plan), (mm(usual), vec![]));
        // What is wished for upright pages holds, and what is wished for landscape ones before it.
        plan.wishes.margins.top = Some(25.0);
        assert_eq!(margins(&plan), (mm([25.0, bottom, left, right]), vec![]));
        plan.wishes.landscape_margins.top = Some(18.0);
        assert_eq!(margins(&plan), (mm([18.0, bottom, left, right]), vec![]));
        // Unusual ones are drawn as they are wished, with a warning; what cannot be drawn is not.
        plan.wishes.landscape_margins.top = None;
        let wide = era.trang.ngang.trai.den.unwrap() + 1.0;
        plan.wishes.landscape_margins.left = Some(wide);
        assert_eq!(margins(&plan), (mm([25.0, bottom, wide, right]), vec!["TB-33"]));
        for wrong in [f64::NAN, -1.0, 1000.0] {
            plan.wishes.landscape_margins.left = Some(wrong);
            assert_eq!(margins(&plan), (None, vec!["TB-07"]), "{wrong}");
        }
    }
}
