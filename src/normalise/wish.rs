//! A wish that the era bounds: who has it, what it says, and whether it may.

use super::context::Context;
use crate::diag::{Diagnostic, Rule, rules};
use crate::era::Range;
use crate::model::{KeyPath, LayoutWishes};

/// The sizes of text that can be drawn at all, in points.
pub(super) const DRAWABLE_SIZES: [f64; 2] = [4.0, 72.0];

/// A wish that the era bounds: its rule code, key, name and unit for messages, and the values that can be drawn at all.
pub(super) struct Wish {
    pub rule: &'static Rule,
    pub key: &'static [&'static str],
    pub name: &'static str,
    pub unit: &'static str,
    pub drawable: [f64; 2],
    pub of: fn(&LayoutWishes) -> Option<f64>,
}

/// Who wishes: the plan, else the profile, and where that wish stands.
pub(super) fn wished<T>(
    cx: &Context<'_, '_>,
    of: impl Fn(&LayoutWishes) -> Option<T>,
    key: &[&str],
) -> Option<(T, KeyPath)> {
    let sources = [Some(&cx.plan.wishes), cx.agency.map(|a| &a.wishes)];
    sources.into_iter().flatten().find_map(|wishes| {
        let value = of(wishes)?;
        let base = if wishes.path.0.is_empty() { KeyPath::root("trinh_bay") } else { wishes.path.clone() };
        Some((value, key.iter().fold(base, |path, key| path.key(key))))
    })
}

/// A wish's value, or the era's default where there is none.
pub(super) fn chosen(cx: &mut Context<'_, '_>, wish: &Wish, range: &Range, clause: Option<&str>) -> f64 {
    let Some((value, path)) = wished(cx, wish.of, wish.key) else { return range.mac_dinh };
    let [least, most] = wish.drawable;
    let shown = format!("{} {} {}", wish.name, decimal(value), wish.unit);
    if !value.is_finite() || value < least || value > most {
        let what = format!("{shown} không trình bày được");
        let advice = format!("chọn giá trị {}", range_text(range));
        cx.report(Diagnostic::of(&rules::TB_07, what).advise(advice), &path);
        return range.mac_dinh;
    }
    if range.allows(value) {
        return value;
    }
    let what = format!("{shown} không đúng quy định: {}", range_text(range));
    let mut diagnostic = Diagnostic::of(wish.rule, what).advise(format!("chọn giá trị {}", range_text(range)));
    diagnostic.why = range.dieu_khoan.as_deref().or(clause).map(str::to_string);
    cx.report(diagnostic, &path);
    value
}

/// `từ 13 đến 14`, `1 hoặc 1,27`, `từ 6 trở lên`.
pub(super) fn range_text(range: &Range) -> String {
    if !range.chon.is_empty() {
        return range.chon.iter().map(|c| decimal(*c)).collect::<Vec<_>>().join(" hoặc ");
    }
    let span = match (range.tu, range.den) {
        (Some(least), Some(most)) => format!("từ {} đến {}", decimal(least), decimal(most)),
        (Some(least), None) => format!("từ {} trở lên", decimal(least)),
        (None, Some(most)) => format!("đến {}", decimal(most)),
        (None, None) => decimal(range.mac_dinh),
    };
    range.hoac.iter().map(|value| decimal(*value)).chain([span]).collect::<Vec<_>>().join(" hoặc ")
}

/// A number as Vietnamese write it: `1,27`.
pub(super) fn decimal(value: f64) -> String {
    value.to_string().replace('.', ",")
}
