//! How large the packed streams of a PDF are: another hand unpacks them, each as a whole, so they are measured before.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

/// Largest stream, and most of all streams, in bytes.
const MAX_STREAM: u64 = 64 << 20;
const MAX_ALL: u64 = 256 << 20;
/// No byte that was packed becomes more.
const MOST: u64 = 1032;
/// So often a stream may be packed.
const NESTED: usize = 3;

/// Whether all that is packed in a file may be unpacked.
pub(super) fn fit(bytes: &[u8]) -> bool {
    let mut left = MAX_ALL;
    let few = (bytes.len() as u64).saturating_mul(MOST) <= MAX_ALL;
    streams(bytes).all(|data| {
        let most = MAX_STREAM.min(left);
        let size = unpacked(data, most, few);
        left = left.saturating_sub(size);
        size <= most
    })
}

/// What stands behind each `stream`, as far as the next `endstream`.
fn streams(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        loop {
            rest = &rest[find(rest, b"stream")? + b"stream".len()..];
            let data = rest.strip_prefix(b"\r").unwrap_or(rest);
            let Some(data) = data.strip_prefix(b"\n") else { continue };
            // The stretch may be cut short by such a word among the bytes; then it is measured from there again.
            return Some(&data[..find(data, b"\nendstream").unwrap_or(data.len())]);
        }
    })
}

/// Where a word begins.
fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(word) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// How many bytes become of a stream, one more than `most` where there are more; `few`: they cannot be too many.
fn unpacked(data: &[u8], most: u64, few: bool) -> u64 {
    let twice = is_packed_twice(data);
    if few && !twice {
        return 0;
    }
    let once = size(ZlibDecoder::new(data), most);
    if once == 0 {
        return size(DeflateDecoder::new(data), most);
    }
    let layers = |depth: usize| {
        let mut reader: Box<dyn Read + '_> = Box::new(ZlibDecoder::new(data));
        for _ in 1..depth {
            reader = Box::new(ZlibDecoder::new(reader));
        }
        size(reader, most)
    };
    let deeper = (2..=NESTED).filter(|_| twice).map(layers).max();
    once.max(deeper.unwrap_or_default())
}

/// Whether what is packed begins as something that was packed.
fn is_packed_twice(data: &[u8]) -> bool {
    let mut head = [0; 2];
    ZlibDecoder::new(data).read_exact(&mut head).is_ok() && head[0] & 15 == 8 && u16::from_be_bytes(head) % 31 == 0
}

/// The size of what a reader gives before it ends or fails.
fn size(mut reader: impl Read, most: u64) -> u64 {
    let mut buffer = [0; 1 << 14];
    let mut all = 0;
    while all <= most {
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => all += read as u64,
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(data: &[u8], times: usize) -> Vec<u8> {
        let mut data = data.to_vec();
        for _ in 0..times {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(&data).unwrap();
            data = encoder.finish().unwrap();
        }
        [b"1 0 obj<</Length 1>>stream\r\n", data.as_slice(), b"\nendstream endobj\n"].concat()
    }

    #[test]
    fn streams_that_become_too_large_are_told_however_often_they_are_packed() {
        let large = vec![b'0'; (MAX_STREAM + 1) as usize];
        assert!(!fit(&packed(&large, 1)) && !fit(&packed(&large, 2)));
        assert!(fit(&packed(&large[..1 << 20], 1)) && fit(&packed(b"BT ET", 1)) && fit(b"stream\nBT ET"));
        // Many that are small enough one by one.
        let some = packed(&large[..60 << 20], 1);
        assert!(fit(&some.repeat(4)) && !fit(&some.repeat(5)));
    }
}
