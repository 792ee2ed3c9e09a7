//! The faces and what they know: which characters they have and how wide those are.

mod face;
pub(crate) mod fill;
mod set;
mod stand_in;

pub use face::FontError;
pub(crate) use face::{FontFace, GlyphId};
pub use set::FontSet;
