//! PNG: pixels are decoded, whatever their depth, palette and order, and packed as PDF reads them.

use std::io::Cursor;

use png::{BitDepth, ColorType, Compression, Decoder, DecodingError, Encoder, Filter, Limits, Transformations};

use super::{Fault, Format, Picture, Pixels, bounded};

/// What decoding may take besides the pixels.
const MEMORY: usize = 64 << 20;

/// Reads a file.
pub(super) fn read(file: Vec<u8>, hash: [u8; 32]) -> Result<Picture, Fault> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(&file), Limits { bytes: MEMORY });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let (width, height) = decoder.read_header_info().map(|info| info.size()).map_err(spoilt)?;
    bounded(width, height)?;
    let mut reader = decoder.read_info().map_err(spoilt)?;
    let mut pixels = vec![0; reader.output_buffer_size().ok_or(Fault::Spoilt)?];
    let frame = reader.next_frame(&mut pixels).map_err(spoilt)?;
    pixels.truncate(frame.buffer_size());
    let (colors, covering) = match frame.color_type {
        ColorType::Grayscale => (1, false),
        ColorType::GrayscaleAlpha => (1, true),
        ColorType::Rgb => (3, false),
        ColorType::Rgba => (3, true),
        ColorType::Indexed => return Err(Fault::Spoilt),
    };
    let mut mask = None;
    if covering {
        let cover: Vec<u8> = pixels.iter().skip(colors).step_by(colors + 1).copied().collect();
        if cover.iter().any(|share| *share < u8::MAX) {
            mask = Some(packed(&cover, (width, height), ColorType::Grayscale)?);
        }
        let mut count = 0;
        pixels.retain(|_| {
            count += 1;
            count % (colors + 1) != 0
        });
    }
    let kind = if colors == 1 { ColorType::Grayscale } else { ColorType::Rgb };
    let data = packed(&pixels, (width, height), kind)?;
    let pixels = Pixels::Packed { data, mask };
    Ok(Picture { format: Format::Png, width, height, colors: colors as u8, pixels, file, hash })
}

/// Rows of eight bits a colour, filtered and compressed: what stands in the data chunks of a PNG file.
fn packed(pixels: &[u8], (width, height): (u32, u32), kind: ColorType) -> Result<Vec<u8>, Fault> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(kind);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::Adaptive);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(pixels)?;
        writer.finish()
    });
    written.map_err(|_| Fault::Spoilt)?;
    Ok(data(&file))
}

/// The data chunks of a PNG file, joined.
fn data(file: &[u8]) -> Vec<u8> {
    const SIGNATURE: usize = 8;
    let mut data = Vec::with_capacity(file.len());
    let mut rest = file.get(SIGNATURE..).unwrap_or_default();
    while let Some((length, behind)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        let (Some(name), Some(content)) = (behind.get(..4), behind.get(4..4 + length)) else { break };
        if name == b"IDAT" {
            data.extend_from_slice(content);
        }
        // Behind the content stands its checksum.
        rest = behind.get(length + 8..).unwrap_or_default();
    }
    data
}

fn spoilt(_: DecodingError) -> Fault {
    Fault::Spoilt
}
