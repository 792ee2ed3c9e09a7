//! The layout choices that apply: the plan's wishes over the profile's over the era's defaults, checked against the
//! era's ranges.

use crate::units::{FontSize, Len};

/// What an office chose within the decree's ranges, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutChoices {
    /// Body size (cỡ chữ).
    pub size: FontSize,
    /// The size tier asked for; nothing = by measuring.
    pub tier: Option<String>,
    /// First-line indent (thụt dòng); whole twips.
    pub indent: Len,
    /// Line pitch in 240ths of a line (giãn dòng).
    pub line_240: u32,
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
}
