//! The four faces and what they know: which characters they have and how wide those are.

mod face;
pub mod fill;
mod set;

pub use face::{FontError, FontFace, GlyphId};
pub use set::FontSet;
