//! Small pictures for tests.

use png::{BitDepth, ColorType, Encoder};

/// A PNG of so many pixels, every byte of which has this value.
pub(crate) fn png(width: u32, height: u32, color: ColorType, depth: BitDepth, byte: u8) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(color);
    encoder.set_depth(depth);
    if color == ColorType::Indexed {
        encoder.set_palette(vec![200, 0, 0, 0, 200, 0]);
    }
    let row = (width as usize * color.samples() * depth as usize).div_ceil(8);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![byte; row * height as usize]).unwrap();
    writer.finish().unwrap();
    file
}

/// The markers of a JPEG of so many pixels, with something in the place of its data. `frame`: its coding, `names`: its
/// colours.
pub(crate) fn jpeg(width: u16, height: u16, frame: u8, names: &[u8]) -> Vec<u8> {
    let mut file = vec![0xff, 0xd8];
    let [h, w] = [height, width].map(u16::to_be_bytes);
    let mut shape = vec![8, h[0], h[1], w[0], w[1], names.len() as u8];
    names.iter().for_each(|name| shape.extend([*name, 0x11, 0]));
    segment(&mut file, frame, &shape);
    segment(&mut file, 0xda, &[1, 1, 0, 0, 63, 0]);
    file.extend([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]);
    file
}

/// Appends a segment.
pub(crate) fn segment(file: &mut Vec<u8>, marker: u8, content: &[u8]) {
    file.extend([0xff, marker]);
    file.extend((content.len() as u16 + 2).to_be_bytes());
    file.extend(content);
}
