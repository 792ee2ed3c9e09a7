//! Layout wishes.

use super::emit::{self, Yaml, map, number, text};
use super::{decimal, optional};
use crate::model::{KeyPath, LayoutWishes, MarginWishes};

/// The wishes that a plan leaves to its profile.
pub(super) fn not_overridden(profile: &LayoutWishes, plan: &LayoutWishes) -> LayoutWishes {
    fn left<T: Clone>(theirs: &Option<T>, own: &Option<T>) -> Option<T> {
        theirs.clone().filter(|_| own.is_none())
    }
    let LayoutWishes {
        path: _,
        paper,
        size,
        tier,
        indent_cm,
        line_pitch,
        exact_pitch_pt,
        paragraph_space_pt,
        folio,
        margins,
        landscape_margins,
        thrift,
    } = profile;
    let sides = |profile: &MarginWishes, plan: &MarginWishes| {
        let MarginWishes { top, bottom, left: margin_left, right, mirrored } = profile;
        MarginWishes {
            top: left(top, &plan.top),
            bottom: left(bottom, &plan.bottom),
            left: left(margin_left, &plan.left),
            right: left(right, &plan.right),
            mirrored: left(mirrored, &plan.mirrored),
        }
    };
    let own_pitch = plan.line_pitch.or(plan.exact_pitch_pt);
    LayoutWishes {
        path: KeyPath::default(),
        paper: left(paper, &plan.paper),
        size: left(size, &plan.size),
        tier: left(tier, &plan.tier),
        indent_cm: left(indent_cm, &plan.indent_cm),
        line_pitch: left(line_pitch, &own_pitch),
        exact_pitch_pt: left(exact_pitch_pt, &own_pitch),
        paragraph_space_pt: left(paragraph_space_pt, &plan.paragraph_space_pt),
        folio: left(folio, &plan.folio),
        margins: sides(margins, &plan.margins),
        landscape_margins: sides(landscape_margins, &plan.landscape_margins),
        thrift: left(thrift, &plan.thrift),
    }
}

/// What an office chose of the looks.
pub(super) fn layout_wishes(wishes: &LayoutWishes) -> Vec<(&'static str, Option<Yaml>)> {
    let LayoutWishes {
        path: _,
        paper,
        size,
        tier,
        indent_cm,
        line_pitch,
        exact_pitch_pt,
        paragraph_space_pt,
        folio,
        margins,
        landscape_margins,
        thrift,
    } = wishes;
    let pitch = exact_pitch_pt.map(|pt| text(format!("{pt}pt")));
    vec![
        ("kho", optional(paper)),
        ("co_chu", decimal(*size)),
        ("bac_co", optional(tier)),
        ("thut_dong", decimal(*indent_cm)),
        ("gian_dong", pitch.or_else(|| decimal(*line_pitch))),
        ("cach_doan", decimal(*paragraph_space_pt)),
        ("so_trang", optional(folio)),
        ("le", margin_wishes(margins)),
        ("le_ngang", margin_wishes(landscape_margins)),
        ("gon", thrift.map(emit::number)),
    ]
}

fn margin_wishes(margins: &MarginWishes) -> Option<Yaml> {
    let MarginWishes { top, bottom, left, right, mirrored } = margins;
    map(vec![
        ("tren", decimal(*top)),
        ("duoi", decimal(*bottom)),
        ("trai", decimal(*left)),
        ("phai", decimal(*right)),
        ("doi_mat", mirrored.map(number)),
    ])
}
