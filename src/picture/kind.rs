//! What a file is, by how it begins.

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// A kind of file that is known and not taken, by its name.
    Other(&'static str),
    /// Nothing stands in it.
    Empty,
    /// No known kind.
    Unknown,
}

/// How known kinds begin: at a byte, these bytes.
const BEGINNINGS: [(usize, &[u8], Kind); 20] = [
    (0, b"\x89PNG\r\n\x1a\n", Kind::Png),
    (0, b"\xff\xd8\xff", Kind::Jpeg),
    (0, b"GIF8", Kind::Other("GIF")),
    (8, b"WEBP", Kind::Other("WebP")),
    (0, b"BM", Kind::Other("BMP")),
    (0, b"II*\0", Kind::Other("TIFF")),
    (0, b"MM\0*", Kind::Other("TIFF")),
    (40, b" EMF", Kind::Other("EMF")),
    (0, b"\xd7\xcd\xc6\x9a", Kind::Other("WMF")),
    (4, b"ftypheic", Kind::Other("HEIC")),
    (4, b"ftypheix", Kind::Other("HEIC")),
    (4, b"ftypmif1", Kind::Other("HEIC")),
    (4, b"ftypavif", Kind::Other("AVIF")),
    (0, b"\0\0\0\x0cjP  ", Kind::Other("JPEG 2000")),
    (0, b"\xff\x4f\xff\x51", Kind::Other("JPEG 2000")),
    (0, b"8BPS", Kind::Other("Photoshop")),
    (0, b"%PDF", Kind::Other("PDF")),
    (0, b"%!PS", Kind::Other("EPS")),
    (0, b"PK\x03\x04", Kind::Other("Word, Excel hoặc tệp nén")),
    (0, b"\xd0\xcf\x11\xe0", Kind::Other("Word, Excel hoặc Visio đời cũ")),
];

/// How far from its beginning a text file says that it is SVG or HTML.
const HEAD: usize = 512;

impl Kind {
    /// The kind of a file.
    pub(super) fn of(file: &[u8]) -> Kind {
        if file.is_empty() {
            return Kind::Empty;
        }
        let begins = |(at, bytes, _): &&(usize, &[u8], Kind)| file.get(*at..).is_some_and(|f| f.starts_with(bytes));
        if let Some((_, _, kind)) = BEGINNINGS.iter().find(begins) {
            return *kind;
        }
        let head = String::from_utf8_lossy(&file[..file.len().min(HEAD)]).to_lowercase();
        match head {
            head if head.contains("<svg") => Kind::Other("SVG"),
            head if head.contains("<html") || head.contains("<!doctype html") => Kind::Other("trang web (HTML)"),
            _ => Kind::Unknown,
        }
    }
}
