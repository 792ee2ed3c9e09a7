//! Deflate for both writers, with compressors that are used again.
//!
//! The tables of a compressor are a quarter of a megabyte that must be blank before it begins, which for most parts of a
//! DOCX and streams of a PDF takes longer than compressing them: a new one for each took a tenth of the time of a plan.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use flate2::{Compress, Compression, FlushCompress, Status};

use super::brief;

/// Room for what deflate adds to data that it cannot make smaller.
const SLACK: usize = 1024;

/// What stands round the compressed data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// Nothing, as in a ZIP file.
    Bare,
    /// Head and checksum of zlib, as in a PDF.
    Zlib,
}

impl Frame {
    /// Level of compression. Half of a PDF is outlines of fonts, where looking longer for what is alike finds little: level
    /// 2 costs a quarter less than 6, and 2.4 % of size. The text of a DOCX gains by a longer look.
    fn level(self) -> Compression {
        Compression::new(match self {
            Frame::Bare => 6,
            Frame::Zlib => 2,
        })
    }

    /// Up to this length fixed codes are good enough. The words of XML gain a tenth by codes of their own.
    fn brief(self) -> usize {
        match self {
            Frame::Bare => 1024,
            Frame::Zlib => brief::LONGEST,
        }
    }
}

/// The compressors that nobody uses just now, of each frame: at most as many as threads ever worked at the same time.
static IDLE: [Mutex<Vec<Compress>>; 2] = [const { Mutex::new(Vec::new()) }; 2];

/// Data that documents of one kind share, with what became of it, by their frames: in a batch compressed once.
static SHARED: [Mutex<BTreeMap<Vec<u8>, Vec<u8>>>; 2] = [const { Mutex::new(BTreeMap::new()) }; 2];

/// So many different ones are kept: more than a batch of every type has, and not what a flood of types would make of it.
const KEPT: usize = 256;

/// Compresses data that other documents are likely to have, too.
///
/// # Errors
/// What the library says.
pub(super) fn deflate_shared(data: &[u8], frame: Frame) -> Result<Vec<u8>, String> {
    let shared = &SHARED[usize::from(frame == Frame::Zlib)];
    if let Some(known) = lock(shared).get(data) {
        return Ok(known.clone());
    }
    let packed = deflate(data, frame)?;
    let mut known = lock(shared);
    if known.len() < KEPT {
        known.insert(data.to_vec(), packed.clone());
    }
    Ok(packed)
}

/// Compresses data.
///
/// # Errors
/// What the library says.
pub(super) fn deflate(data: &[u8], frame: Frame) -> Result<Vec<u8>, String> {
    let zlib = frame == Frame::Zlib;
    if data.len() <= frame.brief() {
        return Ok(brief::deflate(data, zlib));
    }
    let idle = &IDLE[usize::from(zlib)];
    let used = lock(idle).pop();
    let mut compressor = match used {
        Some(mut used) => {
            used.reset();
            used
        }
        None => Compress::new(frame.level(), zlib),
    };
    let mut out = Vec::with_capacity(data.len() + data.len() / 256 + SLACK);
    let status = compressor.compress_vec(data, &mut out, FlushCompress::Finish);
    lock(idle).push(compressor);
    match status {
        Ok(Status::StreamEnd) => {
            // Many of these wait for the file to be whole.
            out.shrink_to_fit();
            Ok(out)
        }
        Ok(status) => Err(format!("deflate: {status:?}")),
        Err(error) => Err(error.to_string()),
    }
}

/// A thread that panics leaves the lists as they are: things are put in and taken out as a whole.
fn lock<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_shared_is_what_is_made_anew() {
        let text = "thể thức ".repeat(300);
        for frame in [Frame::Bare, Frame::Zlib] {
            let made = deflate(text.as_bytes(), frame).unwrap();
            for _ in 0..2 {
                assert_eq!(deflate_shared(text.as_bytes(), frame).unwrap(), made);
            }
        }
        for number in 0..2 * KEPT {
            deflate_shared(format!("{number}").as_bytes(), Frame::Bare).unwrap();
        }
        assert_eq!(lock(&SHARED[0]).len(), KEPT);
    }

    #[test]
    fn a_compressor_that_is_used_again_makes_the_same_bytes() {
        let text = "kế hoạch ".repeat(50_000);
        let noise: Vec<u8> = (0..100_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for frame in [Frame::Bare, Frame::Zlib] {
            let first = deflate(text.as_bytes(), frame).unwrap();
            let between = deflate(&noise, frame).unwrap();
            assert_eq!(deflate(text.as_bytes(), frame).unwrap(), first);
            let mut back = Vec::new();
            match frame {
                Frame::Bare => flate2::read::DeflateDecoder::new(&between[..]).read_to_end(&mut back).unwrap(),
                Frame::Zlib => flate2::read::ZlibDecoder::new(&between[..]).read_to_end(&mut back).unwrap(),
            };
            assert_eq!(back, noise);
        }
    }
}
