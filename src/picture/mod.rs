//! Pictures (hình): the bytes of a PNG or JPEG file as both formats can hold them.
//!
//! What a file is, is told by its bytes, not by its name. A JPEG stays as it is; the pixels of a PNG are decoded and
//! packed again in the one way that PDF knows, with what shines through apart. Files that anybody may have made are read
//! within bounds: of bytes, of pixels, of memory.

mod fault;
mod jpeg;
mod kind;
mod packed;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub(crate) use fault::Fault;

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use kind::Kind;

/// Largest file, in bytes.
pub(crate) const MAX_BYTES: usize = 20 << 20;
/// Most pixels: an A4 page scanned at 600 dots an inch.
pub(super) const MAX_PIXELS: u64 = 40_000_000;
/// Longest side, in pixels.
pub(super) const MAX_SIDE: u32 = 20_000;

/// How a file holds its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

impl Format {
    /// How names of such files end.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Format::Png => "png",
            Format::Jpeg => "jpg",
        }
    }

    /// Its media type.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Format::Png => "image/png",
            Format::Jpeg => "image/jpeg",
        }
    }
}

/// What the pixels are, for a format that does not take the file itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pixels {
    /// The file's own, compressed as JPEG.
    Jpeg {
        /// The three colours are red, green, blue as they stand, though nothing but their names says so.
        plain_rgb: bool,
    },
    /// Eight bits a colour, each row behind its filter, compressed.
    Packed {
        /// The colours.
        data: Vec<u8>,
        /// How far each pixel covers what is below it, in the same way; nothing where all do.
        mask: Option<Vec<u8>>,
    },
}

/// A picture that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What the file is.
    pub format: Format,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Colours of a pixel: one of grey, or three.
    pub colors: u8,
    /// The pixels.
    pub pixels: Pixels,
    /// The file.
    pub file: Vec<u8>,
    /// SHA-256 of the file.
    pub hash: [u8; 32],
}

impl Picture {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Fault`]: another kind of file, a spoilt one, one that is too large.
    pub(crate) fn read(file: Vec<u8>) -> Result<Picture, Fault> {
        if file.len() > MAX_BYTES {
            return Err(Fault::TooManyBytes(file.len()));
        }
        let hash = Sha256::digest(&file).into();
        match Kind::of(&file) {
            Kind::Png => packed::read(file, hash),
            Kind::Jpeg => jpeg::read(file, hash),
            Kind::Other(name) => Err(Fault::Kind(name)),
            Kind::Empty => Err(Fault::Empty),
            Kind::Unknown => Err(Fault::Unknown),
        }
    }
}

/// Whether a picture of these sides is read at all.
///
/// # Errors
/// [`Fault::Sides`] where it is not.
fn bounded(width: u32, height: u32) -> Result<(), Fault> {
    let pixels = u64::from(width) * u64::from(height);
    match width.max(height) > MAX_SIDE || pixels > MAX_PIXELS {
        true => Err(Fault::Sides(width, height)),
        false => Ok(()),
    }
}

/// The pictures of a plan, by the names that it gives them.
pub(crate) type Pictures = BTreeMap<String, Arc<Picture>>;
