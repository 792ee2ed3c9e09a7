//! The optional boxes in canonical form.

use super::emit::{Yaml, map, number, text};
use super::optional;
use crate::model::{Address, AddressPart, AddressWish, Boxes, Drafter, Logo};

/// The boxes of a plan.
pub(super) fn write(boxes: &Boxes) -> Vec<(&'static str, Option<Yaml>)> {
    let Boxes { urgency, circulation, draft, drafter, address, logo } = boxes;
    let Drafter { text: drafter_text, mark, copies } = drafter;
    let parts = map(vec![("ky_hieu", optional(mark)), ("so_ban", optional(copies))]);
    let wish = match address {
        AddressWish::ByType => None,
        AddressWish::Shown(shown) => Some(text(if *shown { "co" } else { "khong" })),
        AddressWish::Given(own) => map(address_parts(own, |_| true)),
    };
    vec![
        ("do_khan", optional(urgency)),
        ("pham_vi_luu_hanh", optional(circulation)),
        ("du_thao", optional(draft)),
        ("nguoi_soan", optional(drafter_text).or(parts)),
        ("dia_chi", wish),
        ("bieu_tuong", logo.as_ref().and_then(self::logo)),
    ]
}

fn logo(logo: &Logo) -> Option<Yaml> {
    let Logo { path: _, file, width } = logo;
    map(vec![("tep", Some(text(file))), ("rong", width.map(number))])
}

/// What a plan leaves of its address to its profile.
pub(super) fn left_to_profile(profile: &Address, plan: &AddressWish) -> Option<Yaml> {
    map(address_parts(profile, |part| match plan {
        AddressWish::ByType | AddressWish::Shown(true) => true,
        AddressWish::Shown(false) => false,
        AddressWish::Given(own) => own.get(part).is_none(),
    }))
}

fn address_parts(address: &Address, wanted: impl Fn(AddressPart) -> bool) -> Vec<(&'static str, Option<Yaml>)> {
    let parts = AddressPart::ALL.into_iter().filter(|part| wanted(*part));
    parts.map(|part| (part.key(), address.get(part).map(text))).collect()
}
