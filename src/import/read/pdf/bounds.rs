//! How large what is packed in a PDF becomes: another hand unpacks it, each stream as a whole, so it is measured before. What
//! opening a file unpacks is looked for among its bytes, as whatever it can be; the rest by the filters that it names.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::object::{Array, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{Filter, Pdf};

use super::unpack::{TooLarge, most_of, unpacked};

/// Largest stream, and most of all streams, in bytes.
const MAX_STREAM: u64 = 64 << 20;
const MAX_ALL: u64 = 256 << 20;
/// No byte that was packed becomes more.
const MOST: u64 = 1032;
/// So often a stream may be packed.
const NESTED: usize = 3;
/// What is read of an array of streams counts at least so much.
const LEAST: u64 = 256;

/// Whether all that is packed in a file may be unpacked, as far as its bytes tell before it is opened.
pub(super) fn fit(bytes: &[u8]) -> bool {
    let mut left = MAX_ALL;
    let few = (bytes.len() as u64).saturating_mul(MOST) <= MAX_ALL;
    let sealed = find(bytes, b"/Encrypt").is_some();
    streams(bytes).all(|(before, data)| {
        // Nobody can look into what is encrypted; streams of objects are small.
        if sealed && holds_objects(before) && data.len() as u64 * MOST > MAX_STREAM {
            return false;
        }
        let most = MAX_STREAM.min(left);
        let size = sniffed(data, most, few);
        // A name may be written with the numbers of its letters.
        let named = find(before, b"LZW").is_some() || before.contains(&b'#');
        let size = if named { size.max(measured(data, &[Filter::LzwDecode], most)) } else { size };
        left = left.saturating_sub(size);
        size <= most
    })
}

/// Whether what stands before a stream says that it holds objects: where the first of them begins. A name may be written with
/// the numbers of its letters.
fn holds_objects(before: &[u8]) -> bool {
    let begins = |word: &[u8]| word[0].is_ascii_whitespace() && word.ends_with(b"obj");
    // Without an object this is what stands in front of the end of a stream.
    let Some(from) = before.windows(4).rposition(begins).filter(|_| !before.ends_with(b"end")) else { return false };
    let own = &before[from..];
    let longer = |at: usize| own.get(at + b"/First".len()).is_some_and(u8::is_ascii_alphabetic);
    let first = (0..own.len()).any(|at| own[at..].starts_with(b"/First") && !longer(at));
    first || own.contains(&b'#')
}

/// Whether every stream of an opened file may be unpacked, as it says itself, and what its pages draw.
pub(super) fn streams_fit(pdf: &Pdf) -> bool {
    let streams: Vec<Stream<'_>> = pdf.objects().into_iter().filter_map(Object::into_stream).collect();
    let most: Vec<u64> = streams.iter().map(at_most).collect();
    let few = most.iter().all(|size| *size <= MAX_STREAM)
        && most.iter().fold(0, |all: u64, size| all.saturating_add(*size)) <= MAX_ALL;
    let mut sizes = Sizes::default();
    let mut left = MAX_ALL;
    let all = few
        || streams.iter().all(|stream| {
            let size = sizes.of(stream);
            let fits = size <= MAX_STREAM.min(left);
            left = left.saturating_sub(size);
            fits
        });
    all && (contents_fit(pdf, at_most) || contents_fit(pdf, |stream| sizes.of(stream)))
}

/// Whether what all pages draw may be unpacked: each keeps its own, however many name one stream.
fn contents_fit<'a>(pdf: &'a Pdf, mut size: impl FnMut(&Stream<'a>) -> u64) -> bool {
    let mut left = MAX_ALL;
    let mut take = |stream: Stream<'a>| {
        let size = size(&stream).max(LEAST);
        let fits = size <= left;
        left = left.saturating_sub(size);
        fits
    };
    let page = |page: &Page<'a>| match page.raw().get::<Stream<'a>>("Contents") {
        Some(stream) => take(stream),
        None => page.raw().get::<Array<'a>>("Contents").is_none_or(|all| all.iter::<Stream<'a>>().all(&mut take)),
    };
    pdf.pages().iter().all(page)
}

/// How large a stream becomes at most.
fn at_most(stream: &Stream<'_>) -> u64 {
    let filters = stream.filters();
    filters.iter().fold(stream.raw_data().len() as u64, |size, filter| size.saturating_mul(most_of(*filter)))
}

/// How large streams become, each measured once.
#[derive(Default)]
struct Sizes(BTreeMap<ObjectIdentifier, u64>);

impl Sizes {
    fn of(&mut self, stream: &Stream<'_>) -> u64 {
        let measure = || measured(&stream.raw_data(), &stream.filters(), MAX_STREAM);
        *self.0.entry(stream.obj_id()).or_insert_with(measure)
    }
}

/// How many bytes become of a stream, one more than `most` where there are more.
fn measured(data: &[u8], filters: &[Filter], most: u64) -> u64 {
    match unpacked(data, filters, most) {
        Ok(found) => found.len() as u64,
        Err(TooLarge) => most + 1,
    }
}

/// What stands behind each `stream`, as far as the next `endstream`, and what stands before it from the one above on.
fn streams(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        loop {
            let at = find(rest, b"stream")?;
            let before = &rest[..at];
            rest = &rest[at + b"stream".len()..];
            let data = rest.strip_prefix(b"\r").unwrap_or(rest);
            let data = data.strip_prefix(b"\n").unwrap_or(data);
            if data.len() == rest.len() {
                continue;
            }
            // The stretch may be cut short by such a word among the bytes; then it is measured from there again.
            return Some((before, &data[..find(data, b"\nendstream").unwrap_or(data.len())]));
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
fn sniffed(data: &[u8], most: u64, few: bool) -> u64 {
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
        let lone = packed(&large, 1);
        let at = find(&lone, b"\n").unwrap();
        assert!(!fit(&[&lone[..at], &lone[at + 1..]].concat()), "an end of line of one character");
        // Many that are small enough one by one.
        let some = packed(&large[..60 << 20], 1);
        assert!(fit(&some.repeat(4)) && !fit(&some.repeat(5)));
    }

    #[test]
    fn what_opening_unpacks_is_measured_whatever_packs_it() {
        let large = vec![b'0'; (MAX_STREAM + 1) as usize];
        let lzw = weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8).encode(&large).unwrap();
        for name in ["LZWDecode", "L#5AWDecode"] {
            let head = format!("1 0 obj<</Type/ObjStm/First 9/Filter/{name}>>stream\n");
            let file = |data: &[u8]| [head.as_bytes(), data, b"\nendstream endobj\n"].concat();
            assert!(!fit(&file(&lzw)) && fit(&file(&lzw[..1 << 10])), "{name}");
        }
        // Nobody can look into what is encrypted.
        let sealed = |size: usize| {
            [b"trailer<</Encrypt 9 0 R>> 1 0 obj<</First 9>>stream\n", vec![b'x'; size].as_slice(), b"\nendstream"]
                .concat()
        };
        assert!(fit(&sealed(1 << 12)) && !fit(&sealed(1 << 17)));
        // A font has a first letter, and stands before a stream of its own.
        let data = vec![b'x'; 1 << 17];
        let font = [
            b"trailer<</Encrypt 9 0 R>> 1 0 obj<</FirstChar 32>>endobj 2 0 obj<</Length 9>>stream\n",
            data.as_slice(),
            b"\nendstream",
        ]
        .concat();
        assert!(fit(&font));
    }
}
