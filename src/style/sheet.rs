//! The style sheet: every style of the era file with its sizes worked out for one size tier and the office's choices.

use std::collections::{BTreeMap, BTreeSet};

use super::styled::{NamedStyle, ParaStyle, StyleId};
use crate::era::{BlankEntry, Era, IndentEntry, SizeEntry, SpaceEntry, StyleEntry, TierEntry};
use crate::model::Align;
use crate::normalise::LayoutChoices;
use crate::page::Color;
use crate::units::{FontSize, Len};

/// The style of ordinary body text; the loader of era files makes sure that it is there.
pub(super) const BODY: &str = "than";
/// What `co_chu` begins with when the tier decides.
const TIER_PREFIX: &str = "bac.";
/// A single line in 240ths.
const SINGLE: u32 = 240;

/// How wide the blanks of the head are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blanks {
    /// As wide as usual.
    Usual,
    /// As narrow as they may be: the head has no room.
    Narrow,
}

/// The named styles and the way to them by key, and the widths of blanks.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    blanks: Blanks,
    color: Color,
    styles: Vec<NamedStyle>,
    ids: BTreeMap<String, StyleId>,
}

impl Sheet {
    /// The styles of an era, for a tier and the office's choices; of those that not every document has, the `used` ones.
    pub(super) fn new(
        era: &Era,
        used: &BTreeSet<&str>,
        tier: &TierEntry,
        choices: &LayoutChoices,
        blanks: Blanks,
    ) -> Sheet {
        // The loader has seen to it that colours are colours.
        let color = Color::from_hex(&era.phong.mau).unwrap_or_default();
        let named = |(key, entry): (&String, &StyleEntry)| style(key, entry, tier, choices, color);
        let mut styles: Vec<NamedStyle> =
            era.kieu.iter().filter(|(key, entry)| !entry.rieng || used.contains(key.as_str())).map(named).collect();
        // The page number stands as its place says.
        for folio in styles.iter_mut().filter(|s| s.key == era.trang.so_trang.kieu) {
            folio.para.align = Align::from(choices.folio.align);
        }
        let ids = styles.iter().enumerate().map(|(i, s)| (s.key.clone(), StyleId(i))).collect();
        Sheet { blanks, color, styles, ids }
    }

    /// The id of a style that the era file has.
    pub(super) fn id(&self, key: &str) -> StyleId {
        self.ids[key]
    }

    /// A style by its id.
    pub(super) fn get(&self, id: StyleId) -> &NamedStyle {
        &self.styles[id.0]
    }

    /// The colour of what has no other.
    pub(super) fn color(&self) -> Color {
        self.color
    }

    /// The width of a blank.
    pub(super) fn blank(&self, entry: &BlankEntry) -> Len {
        Len::from_mm(match self.blanks {
            Blanks::Usual => entry.rong,
            Blanks::Narrow => entry.hep_nhat,
        })
    }

    /// The styles, in the order of their ids.
    pub(super) fn into_styles(self) -> Vec<NamedStyle> {
        self.styles
    }
}

fn style(key: &str, entry: &StyleEntry, tier: &TierEntry, choices: &LayoutChoices, color: Color) -> NamedStyle {
    let size = match &entry.co_chu {
        SizeEntry::Fixed(pt) => FontSize::from_pt(*pt),
        SizeEntry::Named(name) => match name.strip_prefix(TIER_PREFIX).and_then(|n| tier.co.get(n)) {
            Some(pt) => FontSize::from_pt(*pt),
            None => choices.size,
        },
    };
    let space = |entry: &SpaceEntry| match entry {
        SpaceEntry::Fixed(pt) => choices.space(*pt),
        SpaceEntry::Named(_) => choices.paragraph_space,
    };
    let hang = Len::from_pt(entry.treo).round_to_twip();
    let (left, first_line) = match entry.thut {
        IndentEntry::Khong => (Len::ZERO, Len::ZERO),
        IndentEntry::DauDong => (Len::ZERO, choices.indent),
        IndentEntry::Treo => (hang, -hang),
        // How far is measured, line by line (`line::under_mark`).
        IndentEntry::DuoiDau => (Len::ZERO, Len::ZERO),
    };
    // "doan" marks the paragraphs of the body: they have its spacing and its line pitch.
    let of_body = matches!(entry.sau, SpaceEntry::Named(_));
    let first_before = choices.space(entry.truoc_dau);
    NamedStyle {
        key: key.to_string(),
        name: entry.ten.clone(),
        outline: entry.de_muc,
        para: ParaStyle {
            align: Align::from(entry.can),
            left,
            right: Len::ZERO,
            first_line,
            before: if first_before > Len::ZERO { first_before } else { space(&entry.truoc) },
            after: space(&entry.sau),
            line_exact: choices.line_exact.filter(|_| of_body),
            line_240: if of_body { choices.line_240 } else { SINGLE },
            keep_next: entry.giu_voi_sau,
            keep_lines: entry.giu_voi_sau,
        },
        size,
        bold: entry.dam,
        italic: entry.nghieng,
        color: entry.mau.as_deref().and_then(Color::from_hex).unwrap_or(color),
    }
}
