//! JPEG: the file stays as it is; what it holds is told by its markers.

use super::{Fault, Format, Picture, Pixels, bounded};

/// Start of the picture's data.
const SCAN: u8 = 0xda;
/// End of the picture.
const END: u8 = 0xd9;
/// The frames that every reader knows: baseline, extended, progressive.
const FRAMES: [u8; 3] = [0xc0, 0xc1, 0xc2];
/// Frames of other codings.
const RARE: [u8; 10] = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];
/// Where camera and Adobe put their remarks.
const EXIF: u8 = 0xe1;
const ADOBE: u8 = 0xee;

/// What the markers say.
#[derive(Default)]
struct Told {
    /// Height, width, the names of the colours.
    frame: Option<(u32, u32, Vec<u8>)>,
    /// Adobe's remark on the colours is there.
    adobe: bool,
    /// The camera was held so.
    turned: bool,
}

/// Reads a file.
pub(super) fn read(file: Vec<u8>, hash: [u8; 32]) -> Result<Picture, Fault> {
    let Told { frame, adobe, turned } = told(&file)?;
    let (height, width, names) = frame.ok_or(Fault::Spoilt)?;
    if width == 0 || height == 0 {
        return Err(Fault::Spoilt);
    }
    bounded(width, height)?;
    if turned {
        return Err(Fault::Turned);
    }
    let colors = match names.len() {
        1 => 1,
        3 => 3,
        4 => return Err(Fault::Cmyk),
        _ => return Err(Fault::RareJpeg),
    };
    let pixels = Pixels::Jpeg { plain_rgb: !adobe && names == *b"RGB" };
    Ok(Picture { format: Format::Jpeg, width, height, colors, pixels, file, hash })
}

/// Goes through the markers to the end of the picture.
fn told(file: &[u8]) -> Result<Told, Fault> {
    let mut told = Told::default();
    let mut scanned = false;
    let mut rest = &file[2..];
    loop {
        // Between segments stand fillers, behind a scan its data: a marker is what follows 0xff and is no stuffing.
        let at = rest.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff | 0xd0..=0xd7));
        let at = at.filter(|at| scanned || *at == 0 || rest[..*at].iter().all(|byte| *byte == 0xff));
        let at = at.ok_or(Fault::Spoilt)?;
        let marker = rest[at + 1];
        rest = &rest[at + 2..];
        if marker == END {
            return if scanned { Ok(told) } else { Err(Fault::Spoilt) };
        }
        let length = rest.first_chunk().map(|bytes| usize::from(u16::from_be_bytes(*bytes))).ok_or(Fault::Spoilt)?;
        let segment = rest.get(2..length).ok_or(Fault::Spoilt)?;
        rest = &rest[length..];
        match marker {
            SCAN => scanned = true,
            EXIF => told.turned |= turned(segment),
            ADOBE => told.adobe |= segment.starts_with(b"Adobe"),
            marker if RARE.contains(&marker) => return Err(Fault::RareJpeg),
            marker if FRAMES.contains(&marker) && told.frame.is_none() => told.frame = Some(frame(segment)?),
            _ => {}
        }
    }
}

/// Height, width and the names of the colours.
fn frame(segment: &[u8]) -> Result<(u32, u32, Vec<u8>), Fault> {
    let &[bits, h1, h0, w1, w0, count, ref colors @ ..] = segment else { return Err(Fault::Spoilt) };
    if bits != 8 {
        return Err(Fault::RareJpeg);
    }
    let names: Vec<u8> = colors.chunks_exact(3).take(count.into()).map(|color| color[0]).collect();
    if names.len() != usize::from(count) {
        return Err(Fault::Spoilt);
    }
    Ok((u16::from_be_bytes([h1, h0]).into(), u16::from_be_bytes([w1, w0]).into(), names))
}

/// Whether the camera's remark (EXIF, tag 0x112) says that the picture is to be turned or mirrored.
fn turned(segment: &[u8]) -> bool {
    const ORIENTATION: u16 = 0x112;
    let find = || -> Option<u16> {
        let tiff = segment.strip_prefix(b"Exif\0\0")?;
        let little = tiff.starts_with(b"II");
        let short = |at: usize| {
            let bytes: [u8; 2] = *tiff.get(at..)?.first_chunk()?;
            Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
        };
        let first = *tiff.get(4..)?.first_chunk::<4>()?;
        let first = if little { u32::from_le_bytes(first) } else { u32::from_be_bytes(first) } as usize;
        let count = short(first)?;
        let entry = |index: usize| first.checked_add(2)?.checked_add(index * 12);
        let found = (0..usize::from(count)).filter_map(entry).find(|at| short(*at) == Some(ORIENTATION))?;
        short(found + 8)
    };
    matches!(find(), Some(2..=8))
}
