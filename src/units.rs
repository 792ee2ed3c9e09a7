//! Lengths: one integer unit for the whole program and the only conversions out of it.
//!
//! The unit is 1/20480 pt: a twip (1/20 pt, what DOCX counts in) is exactly 1024 units, and the advance of a glyph
//! in a font of 2048 units per em at a size in tenths of a point is exactly `advance × tenths` units. Sums of
//! advances are therefore exact, and a line breaks at the same word on every machine.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// Units in one point.
const PER_PT: i64 = 20_480;
/// Units in one twip (1/20 pt).
const PER_TWIP: i64 = PER_PT / 20;

/// A length, signed, in 1/20480 pt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Len(i64);

impl Len {
    /// No length.
    pub const ZERO: Len = Len(0);
    /// Longer than anything that is ever set.
    pub const MAX: Len = Len(i64::MAX / 4);

    /// From whole twips (1/20 pt).
    pub const fn from_twips(twips: i64) -> Len {
        Len(twips * PER_TWIP)
    }

    /// From points, rounded to the nearest unit.
    pub fn from_pt(pt: f64) -> Len {
        Len((pt * PER_PT as f64).round() as i64)
    }

    /// From millimetres, rounded to the nearest **twip**: page geometry is counted in twips in DOCX, and both outputs
    /// must set their lines to the same measure.
    pub fn from_mm(mm: f64) -> Len {
        Len::from_twips((mm * 1440.0 / 25.4).round() as i64)
    }

    /// The width of a glyph whose advance is `advance` font units (of 2048 per em) at `size`.
    pub const fn from_advance(advance: i64, size: FontSize) -> Len {
        Len(advance * size.0 as i64)
    }

    /// In whole twips, rounded to the nearest.
    pub const fn twips(self) -> i64 {
        (self.0 + PER_TWIP / 2).div_euclid(PER_TWIP)
    }

    /// In points.
    pub fn pt(self) -> f64 {
        self.0 as f64 / PER_PT as f64
    }

    /// In millimetres.
    pub fn mm(self) -> f64 {
        self.pt() * 25.4 / 72.0
    }

    /// In English Metric Units (1/12700 pt, what DrawingML counts in), rounded.
    pub const fn emu(self) -> i64 {
        (self.0 * 12_700 + PER_PT / 2).div_euclid(PER_PT)
    }

    /// In raw units, for exact arithmetic such as sharing out a width.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// From raw units.
    pub const fn from_units(units: i64) -> Len {
        Len(units)
    }

    /// Rounded to the nearest whole twip.
    pub const fn round_to_twip(self) -> Len {
        Len::from_twips(self.twips())
    }

    /// This length times `numerator / denominator`, rounded down to a unit.
    pub const fn scale(self, numerator: i64, denominator: i64) -> Len {
        Len((self.0 as i128 * numerator as i128 / denominator as i128) as i64)
    }

    /// Never below nothing.
    pub fn at_least_zero(self) -> Len {
        self.max(Len::ZERO)
    }
}

impl Add for Len {
    type Output = Len;
    fn add(self, other: Len) -> Len {
        Len(self.0 + other.0)
    }
}

impl AddAssign for Len {
    fn add_assign(&mut self, other: Len) {
        self.0 += other.0;
    }
}

impl Sub for Len {
    type Output = Len;
    fn sub(self, other: Len) -> Len {
        Len(self.0 - other.0)
    }
}

impl SubAssign for Len {
    fn sub_assign(&mut self, other: Len) {
        self.0 -= other.0;
    }
}

impl Neg for Len {
    type Output = Len;
    fn neg(self) -> Len {
        Len(-self.0)
    }
}

impl Mul<i64> for Len {
    type Output = Len;
    fn mul(self, times: i64) -> Len {
        Len(self.0 * times)
    }
}

impl Div<i64> for Len {
    type Output = Len;
    fn div(self, by: i64) -> Len {
        Len(self.0 / by)
    }
}

impl Sum for Len {
    fn sum<I: Iterator<Item = Len>>(lengths: I) -> Len {
        lengths.fold(Len::ZERO, Add::add)
    }
}

/// A font size (cỡ chữ), in tenths of a point: 13 pt is 130. Sizes that are written down are whole half-points; only raised
/// numbers, whose size follows from the text around them, are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontSize(u16);

impl FontSize {
    /// From half-points.
    pub const fn from_half_points(half_points: u16) -> FontSize {
        FontSize(half_points * 5)
    }

    /// From points, rounded to the nearest half-point.
    pub fn from_pt(pt: f64) -> FontSize {
        FontSize::from_half_points((pt * 2.0).round().clamp(2.0, 2000.0) as u16)
    }

    /// A share of this size, rounded to a tenth of a point.
    pub fn share(self, share: f64) -> FontSize {
        FontSize((f64::from(self.0) * share).round().clamp(10.0, 10_000.0) as u16)
    }

    /// In half-points, what `w:sz` counts in, rounded down.
    pub const fn half_points(self) -> i64 {
        self.0 as i64 / 5
    }

    /// In tenths of a point.
    pub const fn tenths(self) -> i64 {
        self.0 as i64
    }

    /// In points.
    pub fn pt(self) -> f64 {
        f64::from(self.0) / 10.0
    }

    /// As a length.
    pub const fn len(self) -> Len {
        Len(self.0 as i64 * PER_PT / 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_millimetre_margin_is_a_whole_number_of_twips() {
        assert_eq!(Len::from_mm(30.0).twips(), 1701);
        assert_eq!(Len::from_mm(210.0), Len::from_twips(11906));
    }

    #[test]
    fn an_advance_is_exact() {
        // 'n' of a 2048-unit face, advance 1024, at 14 pt is 7 pt.
        assert_eq!(Len::from_advance(1024, FontSize::from_pt(14.0)), Len::from_pt(7.0));
    }

    #[test]
    fn emu_and_twips_agree() {
        assert_eq!(Len::from_pt(0.75).emu(), 9525);
        assert_eq!(Len::from_pt(-0.75).emu(), -9525);
        assert_eq!(Len::from_pt(-0.75).twips(), -15);
    }
}
