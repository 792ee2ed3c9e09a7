//! Files of every kind, sound and hostile.

use png::{BitDepth, ColorType};

use super::sample::{jpeg, png, segment};
use super::*;

fn read(file: &[u8]) -> Result<Picture, Fault> {
    Picture::read(file.to_vec())
}

/// The rows of packed pixels, their filters undone by the decoder that reads the same way.
fn unpacked(picture: &Picture, data: &[u8], colors: usize) -> Vec<u8> {
    let mut raw = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(data), &mut raw).unwrap();
    assert_eq!(raw.len(), (picture.width as usize * colors + 1) * picture.height as usize);
    raw
}

#[test]
fn every_kind_of_png_becomes_eight_bits_a_colour() {
    let all = [
        (ColorType::Grayscale, BitDepth::One, 1, false),
        (ColorType::Grayscale, BitDepth::Sixteen, 1, false),
        (ColorType::GrayscaleAlpha, BitDepth::Eight, 1, true),
        (ColorType::Rgb, BitDepth::Eight, 3, false),
        (ColorType::Rgb, BitDepth::Sixteen, 3, false),
        (ColorType::Rgba, BitDepth::Eight, 3, true),
        (ColorType::Indexed, BitDepth::Two, 3, false),
    ];
    for (color, depth, colors, covering) in all {
        let picture = read(&png(5, 3, color, depth, 0x11 & if color == ColorType::Indexed { 0x55 } else { 0xff }));
        let picture = picture.unwrap_or_else(|fault| panic!("{color:?} {depth:?}: {fault:?}"));
        assert_eq!((picture.width, picture.height, picture.colors), (5, 3, colors), "{color:?} {depth:?}");
        let Pixels::Packed { data, mask } = &picture.pixels else { panic!() };
        unpacked(&picture, data, usize::from(colors));
        assert_eq!(mask.is_some(), covering, "{color:?} {depth:?}");
        if let Some(mask) = mask {
            unpacked(&picture, mask, 1);
        }
    }
    // What covers everything needs no mask.
    let whole = read(&png(4, 4, ColorType::Rgba, BitDepth::Eight, 0xff)).unwrap();
    assert!(matches!(whole.pixels, Pixels::Packed { mask: None, .. }));
}

#[test]
fn pixels_stay_what_they_are() {
    let picture = read(&png(2, 2, ColorType::Rgb, BitDepth::Eight, 0x7a)).unwrap();
    let Pixels::Packed { data, .. } = &picture.pixels else { panic!() };
    let raw = unpacked(&picture, data, 3);
    assert!(raw[1..4].iter().all(|byte| *byte == 0x7a) || raw[0] != 0, "{raw:x?}");
    assert_eq!(picture.file, png(2, 2, ColorType::Rgb, BitDepth::Eight, 0x7a));
    assert_eq!(read(&picture.file).unwrap(), picture, "the same bytes, the same picture");
}

#[test]
fn a_jpeg_stays_as_it_is() {
    for frame in [0xc0, 0xc1, 0xc2] {
        let file = jpeg(300, 200, frame, &[1, 2, 3]);
        let picture = read(&file).unwrap();
        assert_eq!((picture.width, picture.height, picture.colors), (300, 200, 3));
        assert_eq!(picture.pixels, Pixels::Jpeg { plain_rgb: false });
        assert_eq!(picture.file, file);
    }
    assert_eq!(read(&jpeg(9, 9, 0xc0, b"RGB")).unwrap().pixels, Pixels::Jpeg { plain_rgb: true });
    assert_eq!(read(&jpeg(9, 9, 0xc0, &[1])).unwrap().colors, 1);
    assert_eq!(read(&jpeg(9, 9, 0xc0, &[1, 2, 3, 4])), Err(Fault::Cmyk));
    assert_eq!(read(&jpeg(9, 9, 0xc3, &[1])), Err(Fault::RareJpeg));
    assert_eq!(read(&jpeg(9, 9, 0xc9, &[1])), Err(Fault::RareJpeg));
}

#[test]
fn a_photo_on_its_side_is_told_from_one_that_stands() {
    let held = |orientation: u16, little: bool| {
        let two = |n: u16| if little { n.to_le_bytes() } else { n.to_be_bytes() };
        let four = |n: u32| if little { n.to_le_bytes() } else { n.to_be_bytes() };
        let mut exif = b"Exif\0\0".to_vec();
        exif.extend(if little { b"II" } else { b"MM" });
        exif.extend(
            [&two(42)[..], &four(8), &two(1), &two(0x112), &two(3), &four(1), &two(orientation), &two(0)].concat(),
        );
        let mut file = vec![0xff, 0xd8];
        segment(&mut file, 0xe1, &exif);
        file.extend(&jpeg(9, 9, 0xc0, &[1])[2..]);
        read(&file)
    };
    for little in [true, false] {
        assert!(held(1, little).is_ok());
        assert_eq!(held(6, little), Err(Fault::Turned));
    }
}

#[test]
fn kinds_are_told_by_their_bytes() {
    let kinds: [(&[u8], &str); 8] = [
        (b"GIF89a....", "GIF"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "WebP"),
        (b"BM......", "BMP"),
        (b"II*\0....", "TIFF"),
        (b"MM\0*....", "TIFF"),
        (b"<?xml version='1.0'?><SVG xmlns='x'/>", "SVG"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"%PDF-1.7", "PDF"),
    ];
    for (file, name) in kinds {
        assert_eq!(read(file), Err(Fault::Kind(name)));
        let told = Fault::Kind(name).diagnostic("a.png");
        assert!(told.what.contains(name) && told.advice.is_some(), "{told:?}");
    }
    assert_eq!(read(b""), Err(Fault::Empty));
    assert_eq!(read(b"abc"), Err(Fault::Unknown));
}

#[test]
fn what_is_cut_anywhere_is_spoilt_and_never_a_panic() {
    let files = [png(40, 30, ColorType::Rgba, BitDepth::Eight, 0x9c), jpeg(300, 200, 0xc2, &[1, 2, 3])];
    for file in files {
        for end in 8..file.len() {
            // The last chunk of a PNG only says that it ends.
            match read(&file[..end]) {
                Err(Fault::Spoilt) => {}
                Ok(_) if end + 12 >= file.len() => {}
                other => panic!("{end} of {}: {other:?}", file.len()),
            }
        }
        for at in 8..file.len() {
            let mut other = file.clone();
            other[at] ^= 0xff;
            let _ = read(&other);
        }
    }
}

#[test]
fn huge_pictures_are_refused_before_they_are_unpacked() {
    let mut bomb = png(4, 4, ColorType::Grayscale, BitDepth::One, 0);
    // The sides stand behind the first chunk's length and name; its checksum is set right.
    bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let mut sum = flate2::Crc::new();
    sum.update(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    assert_eq!(read(&bomb), Err(Fault::Sides(30_000, 30_000)));
    assert_eq!(read(&jpeg(60_000, 10, 0xc0, &[1])), Err(Fault::Sides(60_000, 10)));
    assert_eq!(read(&jpeg(10_000, 10_000, 0xc0, &[1])), Err(Fault::Sides(10_000, 10_000)));
    assert_eq!(read(&vec![0; MAX_BYTES + 1]), Err(Fault::TooManyBytes(MAX_BYTES + 1)));
}
