//! Deflate for short data: one block with the codes that RFC 1951, 3.2.6 fixes.
//!
//! The compressor of `flate2` blanks a quarter of a megabyte and counts letters before it writes its first byte. Half of
//! the parts of a DOCX and of the streams of a PDF are shorter than two kilobytes: for these the fixed codes are as small
//! within a few bytes, and a tenth of the work.

/// What is longer gains by codes of its own.
pub(super) const LONGEST: usize = 2048;

/// The shortest and the longest repetition that deflate can name.
const SHORTEST: usize = 3;
const REPEATED: usize = 258;
/// So many earlier places are looked at for each.
const TRIES: usize = 12;
const HASH_BITS: u32 = 10;
const NOWHERE: u16 = u16::MAX;

/// The first length of each code from 257 on, and how many bits more tell it apart.
const LENGTHS: [(u16, u8); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];

/// Compresses data of at most [`LONGEST`] bytes; with head and sum of zlib, or bare.
pub(super) fn deflate(data: &[u8], zlib: bool) -> Vec<u8> {
    let mut bits = Bits { out: Vec::with_capacity(data.len() / 2 + 16), held: 0, count: 0 };
    if zlib {
        bits.out.extend([0x78, 0x01]);
    }
    // The last block, with fixed codes.
    bits.put(0b011, 3);
    let mut places = Places::default();
    let mut at = 0;
    while at < data.len() {
        match places.longest(data, at) {
            Some((length, distance)) => {
                bits.repetition(length, distance);
                (at..at + length).for_each(|at| places.keep(data, at));
                at += length;
            }
            None => {
                bits.literal(u16::from(data[at]));
                places.keep(data, at);
                at += 1;
            }
        }
    }
    bits.literal(256);
    let mut out = bits.finish();
    if zlib {
        out.extend(adler(data).to_be_bytes());
    }
    out
}

/// Where three bytes stood before: the last place of each, and the place before every place.
struct Places {
    last: [u16; 1 << HASH_BITS],
    before: [u16; LONGEST],
}

impl Default for Places {
    fn default() -> Self {
        Places { last: [NOWHERE; 1 << HASH_BITS], before: [NOWHERE; LONGEST] }
    }
}

impl Places {
    fn slot(data: &[u8], at: usize) -> Option<usize> {
        let three = data.get(at..at + SHORTEST)?;
        let number = u32::from_le_bytes([three[0], three[1], three[2], 0]);
        Some((number.wrapping_mul(0x9E37_79B1) >> (32 - HASH_BITS)) as usize)
    }

    fn keep(&mut self, data: &[u8], at: usize) {
        if let Some(slot) = Places::slot(data, at) {
            self.before[at] = self.last[slot];
            self.last[slot] = at as u16;
        }
    }

    /// The longest repetition of what stood before, and how far back it is.
    fn longest(&self, data: &[u8], at: usize) -> Option<(usize, usize)> {
        let mut place = self.last[Places::slot(data, at)?];
        let here = &data[at..data.len().min(at + REPEATED)];
        let mut best: Option<(usize, usize)> = None;
        for _ in 0..TRIES {
            if place == NOWHERE {
                break;
            }
            let start = usize::from(place);
            let length = here.iter().zip(&data[start..]).take_while(|(a, b)| a == b).count();
            if length >= SHORTEST && best.is_none_or(|(longest, _)| length > longest) {
                best = Some((length, at - start));
            }
            place = self.before[start];
        }
        best
    }
}

/// Bits from the lowest up, as deflate packs them.
struct Bits {
    out: Vec<u8>,
    held: u64,
    count: u32,
}

impl Bits {
    fn put(&mut self, bits: u32, count: u32) {
        self.held |= u64::from(bits) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.out.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// A code, whose first bit is its highest.
    fn code(&mut self, code: u32, count: u32) {
        self.put(code.reverse_bits() >> (32 - count), count);
    }

    /// A byte, the end (256), or the code of a length.
    fn literal(&mut self, symbol: u16) {
        let symbol = u32::from(symbol);
        match symbol {
            0..=143 => self.code(0x30 + symbol, 8),
            144..=255 => self.code(0x190 + symbol - 144, 9),
            256..=279 => self.code(symbol - 256, 7),
            _ => self.code(0xC0 + symbol - 280, 8),
        }
    }

    fn repetition(&mut self, length: usize, distance: usize) {
        let index = LENGTHS.partition_point(|(first, _)| usize::from(*first) <= length) - 1;
        let (first, more) = LENGTHS[index];
        self.literal(257 + index as u16);
        self.put(length as u32 - u32::from(first), u32::from(more));
        // Two codes for each number of bits, but for the first four.
        let back = distance as u32 - 1;
        match back {
            0..=3 => self.code(back, 5),
            _ => {
                let more = back.ilog2() - 1;
                self.code(2 * more + (back >> more), 5);
                self.put(back & ((1 << more) - 1), more);
            }
        }
    }

    fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.out.push(self.held as u8);
        }
        self.out
    }
}

/// The sum that ends zlib data (RFC 1950). No sum of [`LONGEST`] bytes overflows before it is divided.
fn adler(data: &[u8]) -> u32 {
    const PRIME: u32 = 65_521;
    let (a, b) = data.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = a + u32::from(*byte);
        (a, b + a)
    });
    ((b % PRIME) << 16) | (a % PRIME)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::{DeflateDecoder, ZlibDecoder};

    use super::*;

    fn back(data: &[u8]) {
        let (mut bare, mut framed) = (Vec::new(), Vec::new());
        DeflateDecoder::new(&deflate(data, false)[..]).read_to_end(&mut bare).unwrap();
        ZlibDecoder::new(&deflate(data, true)[..]).read_to_end(&mut framed).unwrap();
        assert_eq!(bare, data);
        assert_eq!(framed, data, "the sum is read, too");
    }

    #[test]
    fn what_was_packed_is_unpacked_whatever_it_is() {
        back(b"");
        back(b"a");
        back(&[0xFF; LONGEST]);
        back(&[0; 259]);
        let mut noise: Vec<u8> = (0..LONGEST as u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        back(&noise);
        // Every length at many distances.
        for length in 1..=300 {
            let mut text = noise[..(length * 7) % 1500 + 3].to_vec();
            text.extend_from_within(..length.min(text.len()));
            back(&text);
        }
        for seed in 1..200u32 {
            noise.iter_mut().for_each(|byte| *byte = byte.wrapping_mul(5).wrapping_add(seed as u8) % 7);
            back(&noise[..(seed as usize * 97) % LONGEST]);
        }
        back(&"Kế hoạch – Điều 1. ".repeat(60).into_bytes());
    }

    #[test]
    fn short_data_are_about_as_small_as_with_codes_of_their_own() {
        let map: String = (1..80).map(|n| format!("<{n:04X}> <{:04X}>\n", 0x1EA0 + n * 3)).collect();
        let long =
            super::super::deflate::deflate(map.repeat(2).as_bytes(), super::super::deflate::Frame::Bare).unwrap();
        let short = deflate(map.as_bytes(), false);
        assert!(short.len() < map.len() / 2 && short.len() < long.len() * 2, "{} {}", short.len(), long.len());
    }
}
