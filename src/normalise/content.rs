//! What is asked of sections, tables and landscape parts, wherever they stand: in the main text, on landscape pages, in an
//! annex.

use super::context::Context;
use super::kind::DocType;
use super::label::DEEPEST;
use super::wish::{DRAWABLE_SIZES, decimal};
use crate::diag::{Diagnostic, rules};
use crate::model::{BodyItem, Content, KeyPath, Label, Node, Section, SectionKind, Table, TextKind, Visit};
use crate::text::near;

/// Reports what is not as it must be.
pub(super) fn check(cx: &mut Context<'_, '_>, kind: &DocType, content: &Content<'_>) {
    all_landscape(cx, content);
    left_behind(cx);
    units(cx, content);
    for visit in content.iter() {
        match visit.node() {
            Node::Section(section) => {
                too_deep(cx, visit);
                untitled(cx, kind, visit, section);
            }
            Node::Landscape => {
                too_deep(cx, visit);
                landscape(cx, visit);
            }
            Node::Table(table) => table_size(cx, table),
            Node::Annex(_) | Node::Cell(_) | Node::Figure(_) | Node::Text(..) => {}
        }
    }
}

/// Sections must not nest deeper than templates go. What stands in one that does is not reported again.
fn too_deep(cx: &mut Context<'_, '_>, visit: Visit<'_, '_>) {
    if visit.depth() != DEEPEST {
        return;
    }
    let what = format!("các mục lồng nhau quá {DEEPEST} cấp");
    let advice = "gộp bớt các cấp, hoặc viết phần trong cùng thành đoạn";
    cx.report(Diagnostic::of(&rules::LONG_01, what).advise(advice), visit.path());
}

/// Reports a section whose title the era demands and the type does not leave free. Without one a part, a chapter or a
/// section is refused; an article's text may run on in the decree's own forms, so there it is only a warning.
///
/// A document that is issued with this one is of its own type; an annex is part of the document that it goes with.
fn untitled(cx: &mut Context<'_, '_>, kind: &DocType, visit: Visit<'_, '_>, section: &Section) {
    let entry = cx.era.section(section.kind);
    let Some(clause) = entry.phai_co_ten.as_ref().filter(|_| section.title.is_none()) else { return };
    let id = visit.annex().and_then(|annex| annex.kind.as_deref()).unwrap_or(&kind.id);
    let free = cx.era.loai.get(id).map(|t| t.ten_muc_tuy_y.as_slice()).unwrap_or_default();
    if free.iter().any(|name| name == section.kind.key()) {
        return;
    }
    let label = match &section.label {
        Label::Typed(typed) => typed.text.text(),
        Label::Auto => entry.nhan.replace("{so}", "…"),
    };
    let what = format!("'{}' chưa có tiêu đề", label.trim_end_matches(['.', ':']));
    let (rule, advice) = match section.kind {
        SectionKind::Dieu => (
            &rules::DEMUC_02,
            "viết tiêu đề ngay sau số điều, không có dấu ở cuối, rồi đến các khoản hoặc đoạn văn ở dưới",
        ),
        _ => (&rules::DEMUC_01, "viết tiêu đề ở dòng ngay dưới"),
    };
    cx.report(Diagnostic::of(rule, what).because(clause.clone()).advise(advice), &section.path);
}

/// What landscape pages are for: a table, or a picture such as a map.
fn is_wide(visit: Visit<'_, '_>) -> bool {
    matches!(visit.node(), Node::Table(_) | Node::Figure(_))
}

/// A whole document on landscape pages is for tables, too.
fn all_landscape(cx: &mut Context<'_, '_>, content: &Content<'_>) {
    let main = |visit: Visit<'_, '_>| visit.annex().is_none() && is_wide(visit);
    if cx.plan.landscape != Some(true) || content.iter().any(main) {
        return;
    }
    let clause = cx.era.trang.ngang.dieu_khoan.clone();
    let advice = "bỏ 'huong: ngang'; chỉ một phụ lục nằm ngang thì ghi 'huong: ngang' ở phụ lục ấy";
    let diagnostic = Diagnostic::of(&rules::NGANG_02, "văn bản nằm ngang mà nội dung không có bảng hay hình");
    cx.report(diagnostic.because(clause).advise(advice), &KeyPath::root("huong"));
}

/// A document whose body stands on landscape pages altogether leaves the first page all but empty.
fn left_behind(cx: &mut Context<'_, '_>) {
    let plan = cx.plan;
    let landscape = |item: &BodyItem| matches!(item, BodyItem::Landscape { .. });
    let alone = plan.landscape.is_none() && plan.opening.is_empty() && plan.legal_bases.is_empty();
    if !alone || plan.body.is_empty() || !plan.body.iter().all(landscape) {
        return;
    }
    let what = "cả nội dung nằm trên trang ngang nên trang 1 chỉ có phần đầu, còn lại để trống";
    let advice = "ghi 'huong: ngang' ở đầu tệp và bỏ các mục 'ngang' (đưa các mục bên trong ra ngoài): cả văn bản nằm ngang từ trang 1; muốn trang đứng thì viết lời mở đầu ở 'mo_dau'";
    cx.report(Diagnostic::of(&rules::NGANG_03, what).advise(advice), &KeyPath::root("noi_dung"));
}

/// The unit of a table's numbers, on a line of its own above it, stands at the right: whoever typed it as a paragraph is
/// told how to place it.
fn units(cx: &mut Context<'_, '_>, content: &Content<'_>) {
    let visits: Vec<Visit<'_, '_>> = content.iter().collect();
    for pair in visits.windows(2) {
        let (Node::Text(TextKind::Paragraph, text), Node::Table(_)) = (pair[0].node(), pair[1].node()) else {
            continue;
        };
        let text = text.text();
        let bare = near::fold(text.trim_start_matches(['(', ' ']));
        if !cx.era.bang.don_vi_tinh.iter().any(|words| bare.starts_with(&near::fold(words))) {
            continue;
        }
        let what = format!("'{}' đứng ngay trên bảng được in như một đoạn thường", text.trim());
        let advice = format!(
            "để dòng này sang phải, liền trên bảng: viết '-> *{}* ->', hoặc 'can: phai' ở danh sách",
            text.trim()
        );
        cx.report(Diagnostic::of(&rules::DONG_01, what).advise(advice), pair[0].path());
    }
}

/// Items on landscape pages are for tables (`ngang`).
fn landscape(cx: &mut Context<'_, '_>, visit: Visit<'_, '_>) {
    if visit.below().any(is_wide) {
        return;
    }
    let what = "phần trang ngang không có bảng hay hình";
    let clause = cx.era.trang.ngang.dieu_khoan.clone();
    let advice = "trang ngang chỉ dành cho bảng, hình không đưa vào phụ lục; đưa các mục này về trang đứng";
    cx.report(Diagnostic::of(&rules::NGANG_02, what).because(clause).advise(advice), visit.path());
}

/// A table's own text size must be one that can be drawn. The law leaves it open; what is not usual is reported.
fn table_size(cx: &mut Context<'_, '_>, table: &Table) {
    let Some(size) = table.size else { return };
    let [least, most] = DRAWABLE_SIZES;
    let usual = cx.era.kieu[&cx.era.bang.o].khoang_co;
    let range = usual.map(|[from, to]| format!("từ {} đến {}", decimal(from), decimal(to)));
    let mut diagnostic = if !size.is_finite() || size < least || size > most {
        let what = format!("cỡ chữ {} pt của bảng không trình bày được", decimal(size));
        Diagnostic::of(&rules::TB_08, what)
    } else if usual.is_some_and(|[from, to]| size < from || size > to) {
        let range = range.as_deref().unwrap_or_default();
        Diagnostic::of(
            &rules::BANG_22,
            format!("cỡ chữ {} pt của bảng ngoài khoảng thường dùng: {range}", decimal(size)),
        )
    } else {
        return;
    };
    let rule = diagnostic.rule;
    let kept = if rule.keepable { format!("; {}", rule.how_to_keep()) } else { String::new() };
    diagnostic.advice = range.map(|range| format!("chọn cỡ chữ trong bảng {range}{kept}"));
    cx.report(diagnostic, &table.path.key("co_chu"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::era::{Era, EraTable};
    use crate::model::{Annex, Date, Kept, KeyPath, OwnLine, Plan, RichText};
    use crate::normalise::sample::{self, era, paragraph, section, titled};

    fn of(year: u16) -> Era {
        EraTable::default().by_date(Date::new(year, 7, 1)).unwrap().unwrap()
    }

    /// On landscape pages, with the table that they are for.
    fn landscape(mut items: Vec<BodyItem>) -> BodyItem {
        items.push(BodyItem::Table(Table::default()));
        BodyItem::Landscape { path: KeyPath::root("noi_dung").index(1).key("ngang"), items }
    }

    /// A plan with this annex, and nothing to say of it.
    fn with_annex(kind: Option<&str>, body: Vec<BodyItem>) -> Plan {
        let annex = Annex {
            path: KeyPath::root("phu_luc").index(0),
            kind: kind.map(Into::into),
            title: Some(RichText::plain("DANH SÁCH")),
            reference: OwnLine::Absent,
            body,
            ..Annex::default()
        };
        let mut plan = Plan { annexes: vec![annex], ..sample::plan() };
        plan.closing = vec![paragraph("Chi tiết tại Phụ lục kèm theo.")];
        plan
    }

    /// Plans with these items in each place that holds items.
    fn everywhere(items: &dyn Fn() -> Vec<BodyItem>) -> [(&'static str, Plan); 6] {
        let opening = [sample::plan().opening, items()].concat();
        let nested = titled(SectionKind::LaMa, "A", vec![landscape(items())]);
        let mut closing = with_annex(None, vec![paragraph("Một.")]);
        closing.annexes[0].closing = items();
        [
            ("body", Plan { body: items(), ..sample::plan() }),
            ("opening", Plan { opening, ..sample::plan() }),
            ("landscape", Plan { body: vec![landscape(items())], ..sample::plan() }),
            ("landscape in a section of an annex", with_annex(None, vec![nested])),
            ("annex", with_annex(None, items())),
            ("closing of an annex", closing),
        ]
    }

    fn codes(plan: &Plan, era: &Era) -> Vec<&'static str> {
        sample::codes(&sample::derive(plan, None, era))
    }

    #[test]
    fn titles_are_demanded_where_the_decree_demands_them() {
        let today = era();
        let noticed = |kind: Option<&str>, body: Vec<BodyItem>| {
            let mut plan = sample::plan();
            plan.kind = kind.map(Into::into);
            plan.notation = Some(if kind.is_some() { "QĐ-PVHTT" } else { "KH-PVHTT" }.into());
            plan.authority = kind.iter().map(|_| "TRƯỞNG PHÒNG VĂN HÓA".to_string()).collect();
            plan.body = body;
            codes(&plan, &today)
        };
        let bare = |kind| vec![section(kind, vec![])];
        assert_eq!(noticed(None, bare(SectionKind::Chuong)), ["DEMUC-01"]);
        assert_eq!(noticed(None, vec![titled(SectionKind::Chuong, "A", bare(SectionKind::TieuMuc))]), ["DEMUC-01"]);
        assert_eq!(noticed(None, bare(SectionKind::Dieu)), ["DEMUC-02"]);
        assert_eq!(noticed(None, vec![titled(SectionKind::Dieu, "A", bare(SectionKind::So))]), [""; 0]);
        assert_eq!(noticed(Some("quyet_dinh"), bare(SectionKind::Dieu)), [""; 0]);
        assert_eq!(noticed(Some("quyet_dinh"), bare(SectionKind::Chuong)), ["DEMUC-01"]);
    }

    #[test]
    fn nesting_has_an_end() {
        let deep =
            (0..DEEPEST).fold(section(SectionKind::Gach, vec![]), |inner, _| section(SectionKind::Gach, vec![inner]));
        let mut plan = sample::plan();
        plan.body = vec![deep];
        assert_eq!(codes(&plan, &era()), ["LONG-01"]);
    }

    #[test]
    fn titles_are_demanded_wherever_a_section_stands() {
        let rules = [
            (SectionKind::Phan, "DEMUC-01"),
            (SectionKind::Chuong, "DEMUC-01"),
            (SectionKind::Muc, "DEMUC-01"),
            (SectionKind::TieuMuc, "DEMUC-01"),
            (SectionKind::Dieu, "DEMUC-02"),
        ];
        let (today, older) = (era(), [of(2014), of(2008)]);
        for (kind, code) in rules {
            for (place, plan) in everywhere(&|| vec![section(kind, vec![])]) {
                assert_eq!(codes(&plan, &today), [code], "{kind:?} in {place}");
                // The older eras demand none.
                for era in older.iter().filter(|_| kind != SectionKind::TieuMuc) {
                    assert_eq!(codes(&plan, era), [""; 0], "{kind:?} in {place}, {}", era.id);
                }
            }
            for (place, plan) in everywhere(&|| vec![titled(kind, "A", vec![])]) {
                assert_eq!(codes(&plan, &today), [""; 0], "{kind:?} with a title in {place}");
            }
        }
    }

    #[test]
    fn an_issued_document_has_the_freedom_of_its_own_type() {
        let today = era();
        let article = || vec![section(SectionKind::Dieu, vec![])];
        assert_eq!(codes(&with_annex(Some("quyet_dinh"), article()), &today), [""; 0]);
        assert_eq!(codes(&with_annex(Some("quy_che"), article()), &today), ["DEMUC-02"]);
        let decision = |kind| {
            let mut plan = with_annex(kind, article());
            plan.kind = Some("quyet_dinh".into());
            plan.notation = Some("QĐ-PVHTT".into());
            plan.authority = vec!["TRƯỞNG PHÒNG VĂN HÓA".into()];
            plan
        };
        assert_eq!(codes(&decision(Some("quy_che")), &today), ["DEMUC-02"]);
        // An annex is part of the decision.
        assert_eq!(codes(&decision(None), &today), [""; 0]);
    }

    #[test]
    fn a_level_that_an_era_does_not_have_is_found_wherever_it_stands() {
        let level = || vec![titled(SectionKind::TieuMuc, "A", vec![]), titled(SectionKind::TieuMuc, "B", vec![])];
        let (today, older) = (era(), [of(2014), of(2008)]);
        for (place, mut plan) in everywhere(&level) {
            for era in &older {
                assert_eq!(codes(&plan, era), ["DEMUC-03"], "{place}, {}", era.id);
            }
            assert_eq!(codes(&plan, &today), [""; 0], "{place}");
            plan.kept = vec![Kept { code: "DEMUC-03".into(), reason: "Bản gốc".into(), ..Kept::default() }];
            assert!(sample::derive(&plan, None, &older[0]).value.is_some(), "{place}");
        }
    }

    #[test]
    fn tables_and_nesting_are_looked_at_wherever_they_stand() {
        let today = era();
        let large = || vec![BodyItem::Table(Table { size: Some(900.0), ..Table::default() })];
        let deep =
            || vec![(0..DEEPEST).fold(section(SectionKind::Gach, vec![]), |i, _| section(SectionKind::Gach, vec![i]))];
        for ((place, tables), (_, nested)) in everywhere(&large).into_iter().zip(everywhere(&deep)) {
            assert_eq!(codes(&tables, &today), ["TB-08"], "{place}");
            assert_eq!(codes(&nested, &today), ["LONG-01"], "{place}");
        }
    }

    #[test]
    fn landscape_pages_without_a_table_are_noticed_wherever_they_stand() {
        let today = era();
        let empty = |items| BodyItem::Landscape { path: KeyPath::root("noi_dung"), items };
        for (place, plan) in everywhere(&|| vec![empty(vec![titled(SectionKind::LaMa, "A", vec![paragraph("Chữ.")])])])
        {
            assert_eq!(codes(&plan, &today), ["NGANG-02"], "{place}");
        }
        for (place, plan) in everywhere(&|| vec![landscape(vec![paragraph("Chữ.")])]) {
            assert_eq!(codes(&plan, &today), [""; 0], "{place}");
        }
    }

    #[test]
    fn a_first_page_that_only_landscape_parts_leave_empty_is_told() {
        let today = era();
        let tables = || vec![landscape(vec![BodyItem::Table(Table::default())])];
        let bare = || Plan { opening: vec![], legal_bases: vec![], body: tables(), ..sample::plan() };
        assert_eq!(codes(&bare(), &today), ["NGANG-03"]);
        let told = |change: fn(&mut Plan)| {
            let mut plan = bare();
            change(&mut plan);
            codes(&plan, &today).contains(&"NGANG-03")
        };
        assert!(!told(|plan| plan.opening = vec![paragraph("Mở đầu.")]));
        assert!(!told(|plan| plan.legal_bases = vec![RichText::plain("Căn cứ Luật A")]));
        assert!(!told(|plan| plan.body.push(paragraph("Hai."))));
        assert!(!told(|plan| plan.landscape = Some(true)));
        assert!(!told(|plan| plan.landscape = Some(false)));
    }

    #[test]
    fn the_bounds_of_a_table_s_text_are_allowed() {
        let today = era();
        let sized = |size| Plan {
            body: vec![BodyItem::Table(Table { size: Some(size), ..Table::default() })],
            ..sample::plan()
        };
        let [least, most] = DRAWABLE_SIZES;
        for size in [least - 0.5, most + 0.5, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(codes(&sized(size), &today), ["TB-08"], "{size}");
        }
        let [from, to] = today.kieu[&today.bang.o].khoang_co.unwrap();
        for size in [least, from - 0.5, to + 0.5, most] {
            assert_eq!(codes(&sized(size), &today), ["BANG-22"], "{size}");
        }
        for size in [from, (from + to) / 2.0, to] {
            assert_eq!(codes(&sized(size), &today), [""; 0], "{size}");
        }
    }
}
