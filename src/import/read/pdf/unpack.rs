//! Unpacking what PDFs pack, as far as a bound. The two ways that text is written with letters alone, and runs of one byte,
//! are too small for a package of their own; the others are of packages.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::Filter;
use weezl::decode::Decoder;
use weezl::{BitOrder, LzwStatus};

/// What is packed becomes larger than the bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLarge;

/// How many bytes at most become of one that is packed so.
pub(super) fn most_of(filter: Filter) -> u64 {
    match filter {
        Filter::FlateDecode => 1032,
        Filter::LzwDecode => 2560,
        Filter::RunLengthDecode => 64,
        Filter::Ascii85Decode => 4,
        _ => 1,
    }
}

/// What becomes of data, filter by filter; pictures are never unpacked, and end it.
///
/// # Errors
/// More than `most` bytes in one of the steps.
pub(super) fn unpacked(data: &[u8], filters: &[Filter], most: u64) -> Result<Vec<u8>, TooLarge> {
    let mut data = data.to_vec();
    for filter in filters {
        data = match filter {
            Filter::FlateDecode => flate(&data, most)?,
            Filter::LzwDecode => lzw(&data, most)?,
            Filter::RunLengthDecode => runs(&data, most)?,
            Filter::Ascii85Decode => ascii_85(&data, most)?,
            Filter::AsciiHexDecode => hex(&data),
            Filter::Crypt => continue,
            Filter::CcittFaxDecode | Filter::Jbig2Decode | Filter::DctDecode | Filter::JpxDecode => break,
        };
    }
    Ok(data)
}

/// With or without the head of zlib. What is spoilt may be unpacked beyond the fault by who is more patient.
fn flate(data: &[u8], most: u64) -> Result<Vec<u8>, TooLarge> {
    let with_head = whole(ZlibDecoder::new(data), most)?;
    let plain = if with_head.is_none() { whole(DeflateDecoder::new(data), most)? } else { None };
    match with_head.or(plain) {
        Some(found) => Ok(found),
        None if data.len() as u64 * most_of(Filter::FlateDecode) > most => Err(TooLarge),
        None => Ok(Vec::new()),
    }
}

/// All that a reader gives; nothing where it fails.
fn whole(reader: impl Read, most: u64) -> Result<Option<Vec<u8>>, TooLarge> {
    let mut out = Vec::new();
    let read = reader.take(most + 1).read_to_end(&mut out);
    if out.len() as u64 > most { Err(TooLarge) } else { Ok(read.is_ok().then_some(out)) }
}

/// Where the width of codes changes the file may say otherwise: the longer of both readings.
fn lzw(data: &[u8], most: u64) -> Result<Vec<u8>, TooLarge> {
    let early = codes(data, Decoder::with_tiff_size_switch(BitOrder::Msb, 8), most)?;
    let late = codes(data, Decoder::new(BitOrder::Msb, 8), most)?;
    Ok(if early.len() < late.len() { late } else { early })
}

fn codes(mut data: &[u8], mut decoder: Decoder, most: u64) -> Result<Vec<u8>, TooLarge> {
    let mut out = Vec::new();
    let mut buffer = vec![0; 1 << 14];
    loop {
        let done = decoder.decode_bytes(data, &mut buffer);
        out.extend_from_slice(&buffer[..done.consumed_out]);
        data = &data[done.consumed_in..];
        if out.len() as u64 > most {
            return Err(TooLarge);
        }
        let ended = !matches!(done.status, Ok(LzwStatus::Ok));
        if ended || done.consumed_in == 0 && done.consumed_out == 0 {
            return Ok(out);
        }
    }
}

/// A length, then so many bytes, or one byte so often.
fn runs(data: &[u8], most: u64) -> Result<Vec<u8>, TooLarge> {
    let mut out = Vec::new();
    let mut rest = data;
    while let [length, behind @ ..] = rest
        && *length != 128
        && !behind.is_empty()
    {
        let count = usize::from(*length);
        if count < 128 {
            let (run, after) = behind.split_at((count + 1).min(behind.len()));
            out.extend_from_slice(run);
            rest = after;
        } else {
            out.resize(out.len() + 257 - count, behind[0]);
            rest = &behind[1..];
        }
        if out.len() as u64 > most {
            return Err(TooLarge);
        }
    }
    Ok(out)
}

/// Five letters for four bytes, `z` for four zeros.
fn ascii_85(data: &[u8], most: u64) -> Result<Vec<u8>, TooLarge> {
    let (mut out, mut group, mut letters) = (Vec::new(), 0_u32, 0);
    for byte in data.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if letters == 0 => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                letters += 1;
            }
            _ => {}
        }
        if letters == 5 {
            out.extend_from_slice(&group.to_be_bytes());
            (group, letters) = (0, 0);
        }
        if out.len() as u64 > most {
            return Err(TooLarge);
        }
    }
    if letters > 1 {
        (letters..5).for_each(|_| group = group.wrapping_mul(85).wrapping_add(84));
        out.extend_from_slice(&group.to_be_bytes()[..letters - 1]);
    }
    Ok(out)
}

/// Two digits a byte.
fn hex(data: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = data
        .iter()
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn flated(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn lzwed(data: &[u8]) -> Vec<u8> {
        weezl::encode::Encoder::with_tiff_size_switch(BitOrder::Msb, 8).encode(data).unwrap()
    }

    #[test]
    fn every_way_of_packing_is_undone() {
        let text = b"BT /F 14 Tf (Ke hoach) Tj ET, BT /F 14 Tf (Ke hoach) Tj ET";
        let read = |data: &[u8], filters: &[Filter]| unpacked(data, filters, 1 << 20).unwrap();
        assert_eq!(read(&flated(text), &[Filter::FlateDecode]), text);
        assert_eq!(read(&lzwed(text), &[Filter::LzwDecode]), text);
        assert_eq!(read(&flated(&lzwed(text)), &[Filter::FlateDecode, Filter::LzwDecode]), text);
        assert_eq!(read(b"\x02abc\xffd\x80xyz", &[Filter::RunLengthDecode]), b"abcdd");
        assert_eq!(read(b"87cUR D]j7BEbo80z~>", &[Filter::Ascii85Decode]), b"Hello world!\0\0\0\0");
        assert_eq!(read(b"48 656C6c6F7>", &[Filter::AsciiHexDecode]), b"Hellop");
        assert_eq!(read(b"x", &[Filter::DctDecode]), b"x");
    }

    #[test]
    fn what_becomes_too_large_is_told_in_every_way() {
        let large = vec![b'0'; 3 << 20];
        let most = 1 << 20;
        for (data, filters) in [
            (flated(&large), vec![Filter::FlateDecode]),
            (lzwed(&large), vec![Filter::LzwDecode]),
            (lzwed(&lzwed(&large)), vec![Filter::LzwDecode, Filter::LzwDecode]),
            (b"\x81 ".repeat(1 << 14), vec![Filter::RunLengthDecode]),
            (vec![b'z'; 1 << 19], vec![Filter::Ascii85Decode]),
        ] {
            assert_eq!(unpacked(&data, &filters, most), Err(TooLarge), "{filters:?}");
            let size: u64 = filters.iter().map(|filter| most_of(*filter)).product();
            assert!(data.len() as u64 * size > most, "{filters:?}");
        }
    }

    #[test]
    fn what_is_spoilt_is_taken_for_as_large_as_it_may_be() {
        let mut spoilt = flated(&(0..1_u32 << 16).flat_map(u32::to_be_bytes).collect::<Vec<u8>>());
        let at = spoilt.len() / 2;
        spoilt[at..].fill(0xff);
        assert_eq!(unpacked(&spoilt, &[Filter::FlateDecode], 1 << 20), Err(TooLarge));
        assert_eq!(unpacked(b"\x78\x9c\xff\xff", &[Filter::FlateDecode], 1 << 20), Ok(Vec::new()));
    }
}
