//! Files that somebody made to keep the program busy: the work grows as they do, and what is printed has an end.

mod blanks;

use std::fs;
use std::sync::OnceLock;
use std::thread;
use std::time::Instant;

use super::fill::{self, Issuance};
use super::pdf::File;
use super::pdf::budget::steps;
use super::pdf::tests::{append, file};
use super::{extract, updates};
use crate::diag::{Diagnostic, Severity};
use crate::era::{Era, EraTable};

/// Processor time of this thread in nanoseconds; where the system does not tell it, time.
fn spent(start: Instant) -> u64 {
    // The system counts up when it hands the processor on.
    thread::yield_now();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let told = told.and_then(|text| text.split(' ').next()?.parse().ok());
    told.unwrap_or(start.elapsed().as_nanos() as u64)
}

/// What some work takes, at best.
fn cost(start: Instant, work: &impl Fn()) -> u64 {
    let once = |()| {
        let before = spent(start);
        work();
        spent(start) - before
    };
    [(); 3].map(once).into_iter().min().unwrap_or_default()
}

/// Enough to measure.
const MEASURABLE: u64 = 1_000_000;

/// The work for a file made for a size grows as the size does: for four times the size it is four times as much, and not
/// sixteen times. Steps of the reader are counted; what else is done shows in the processor time.
#[track_caller]
fn bounded(name: &str, make: impl Fn(usize) -> Vec<u8>, work: impl Fn(&[u8])) {
    let mut size = 250;
    let start = Instant::now();
    let (small, taken) = loop {
        let bytes = make(size);
        let taken = cost(start, &|| work(&bytes));
        if taken > MEASURABLE || size > 500_000 {
            break (bytes, taken);
        }
        size *= 2;
    };
    let large = make(4 * size);
    let (few, many) = (steps::of(|| work(&small)), steps::of(|| work(&large)));
    let grown = large.len() as u64 / small.len() as u64 + 2;
    assert!(many <= few * grown, "{name}: {few} steps for {size}, {many} for four times as much");
    // A machine that does other things as well may be slow once, not every time.
    let mut ratios = Vec::new();
    for _ in 0..4 {
        let ratio = cost(start, &|| work(&large)) as f64 / cost(start, &|| work(&small)) as f64;
        if ratio < 8.5 {
            return;
        }
        ratios.push(ratio);
    }
    panic!("{name}: {taken} ns for {size}, for four times as much {ratios:?} times");
}

/// What is said about any file fits on a few screens.
#[track_caller]
fn short(name: &str, diagnostics: &[Diagnostic]) {
    let length: usize = diagnostics.iter().map(|d| d.what.len()).sum();
    assert!(diagnostics.len() <= 100 && length <= 10_000, "{name}: {} messages, {length} bytes", diagnostics.len());
}

/// A piece of text for every number below a size.
fn each(size: usize, piece: impl Fn(usize) -> String) -> String {
    (0..size).map(piece).collect()
}

/// A file as it was made: a catalog, one page with one field, and one object of each kind that may or may not change.
const ORIGINAL: [&str; 11] = [
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>/Lang(vi)/AF[7 0 R]/Outlines 10 0 R/StructTreeRoot 11 0 R/Metadata 9 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources 6 0 R/Annots[4 0 R]>>",
    "<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/Rect[0 0 9 9]>>",
    "<</Length 2>>stream\nq \nendstream",
    "<</Font<<>>>>",
    "<</Type/Filespec>>",
    "<</Nobody(knows)>>",
    "<</Title(a)>>",
    "<</Type/Outlines>>",
    "<</Type/StructTreeRoot>>",
];

/// An update of it.
fn updated(objects: &[(u32, String)]) -> Vec<u8> {
    let mut out = file(&ORIGINAL);
    let xref = File::read(&out).unwrap().revisions()[0].xref;
    append(&mut out, &objects.iter().map(|(number, body)| (*number, body.as_str())).collect::<Vec<_>>(), Some(xref));
    out
}

#[track_caller]
fn examined(name: &str, make: impl Fn(usize) -> Vec<(u32, String)>, expected: &str) {
    let original = file(&ORIGINAL);
    let found = updates::examine(&original, &updated(&make(1000))).finish();
    assert!(expected.is_empty() || found.iter().any(|d| d.what.contains(expected)), "{name}: {found:#?}");
    short(name, &found);
    bounded(name, |size| updated(&make(size)), |bytes| drop(updates::examine(&original, bytes)));
}

#[test]
fn updates_are_examined_in_one_go_and_told_in_short() {
    let catalog = |more: String| (1, changed(1, "/Lang", &format!("{more}/Lang")));
    let page = |annotations: String| (3, changed(3, "[4 0 R]", &format!("[{annotations}]")));
    let form = |fields: String| (1, changed(1, "[4 0 R]", &format!("[{fields}]")));
    let numbers = |size| each(size, |n| format!("{} 0 R ", n + 30));
    let with = |first: (u32, String), size: usize, body: &dyn Fn(usize) -> String| {
        let others = (0..size).map(|n| (n as u32 + 30, body(n)));
        std::iter::once(first).chain(others).collect::<Vec<_>>()
    };
    examined("keys", |size| vec![catalog(each(size, |n| format!("/K{n} {n}")))], "và 980 chỗ nữa");
    examined("long key", |size| vec![catalog(format!("/{} 1", "k".repeat(100 * size)))], "(/kkkkkkkkkkkkkkkkkkkkkkkkk");
    let notes = |size| vec![page(format!("4 0 R{}", each(size, |n| format!("<</Subtype/FreeText/N {n}>>"))))];
    examined("annotations", notes, "và 980 chỗ nữa");
    examined(
        "annotations elsewhere",
        |size| with(page(numbers(size)), size, &|_| "<</Subtype/A>>".into()),
        "980 chỗ nữa",
    );
    let actions = |size| with(page(numbers(size)), size, &|_| "<</Subtype/Widget/FT/Sig/AA 1/Rect[0 0 0 0]>>".into());
    examined("actions", actions, "và 980 chỗ nữa");
    let boxes = |size| with(page(numbers(size)), size, &|_| "<</Subtype/Widget/FT/Sig/Rect[0 0 5 5]>>".into());
    examined("signature fields", boxes, "và 980 chỗ nữa");
    let one_for_all = |size: usize| vec![page(each(size, |_| "20 0 R ".into())), (20, "<</Subtype/A>>".into())];
    examined("the same annotation", one_for_all, "chỗ nữa");
    let filled = |size| with(form(numbers(size)), size, &|n| format!("<</FT/Tx/T(a{n})/V(b)>>"));
    examined("filled", filled, "và 980 chỗ nữa");
    let signed = |size| with(form(numbers(size)), size, &|n| format!("<</FT/Sig/T(a{n})/V<<>>>>"));
    examined("signed", signed, "a19 và 980 chỗ nữa");
    let pages = |size| {
        let tree = format!("<</Type/Pages/Count 1/Kids[3 0 R {}]>>", numbers(size));
        with((2, tree), size, &|_| "<</Type/Page>>".into())
    };
    examined("pages", pages, "thêm, bớt hoặc đổi thứ tự");
    let nested = |size: usize| {
        let below = |n: usize| format!("<</T({})/Kids[{} 0 R {} 0 R]>>", "n".repeat(50), 2 * n + 31, 2 * n + 32);
        with(form("30 0 R".into()), size, &below)
    };
    examined("nested names", nested, "");
    let shared = |size: usize| {
        let mut all = with(form(numbers(size)), size, &|n| format!("<</T(a{n})/V 20 0 R/FT/Tx>>"));
        all.push((20, format!("({})", "v".repeat(100))));
        all
    };
    examined("one value for all", shared, "và 980 chỗ nữa");
}

/// Codes of what is said about an update of the original.
fn told(objects: &[(u32, &str)]) -> Vec<&'static str> {
    let objects: Vec<(u32, String)> = objects.iter().map(|(number, body)| (*number, (*body).to_string())).collect();
    let found = updates::examine(&file(&ORIGINAL), &updated(&objects));
    let (refuted, found) = (found.has_errors(), found.finish());
    assert_eq!(refuted, found.iter().any(|d| d.severity == Severity::Error));
    found.iter().map(Diagnostic::code).collect()
}

/// The catalog, the page or the field of the original with something changed.
fn changed(number: u32, from: &str, to: &str) -> String {
    let old = ORIGINAL[number as usize - 1];
    assert!(old.contains(from), "{old}");
    old.replacen(from, to, 1)
}

#[test]
fn an_update_may_do_what_is_known_to_be_harmless_and_nothing_else() {
    assert_eq!(told(&[]), [""; 0]);
    // What signing and time-stamping write into the catalog; any other key, new, changed or gone, is refused.
    assert_eq!(told(&[(1, &changed(1, "/Metadata 9", "/Metadata 8"))]), [""; 0]);
    for key in ["DSS", "Extensions", "Version", "Perms"] {
        assert_eq!(told(&[(1, &changed(1, "/AcroForm", &format!("/{key} 1/AcroForm")))]), [""; 0], "{key}");
    }
    for key in ["OpenAction", "AA", "Names", "OCProperties", "Collection", "X", "DS", "dss"] {
        assert_eq!(told(&[(1, &changed(1, "/AcroForm", &format!("/{key} 1/AcroForm")))]), ["KIEM-11"], "{key}");
    }
    assert_eq!(told(&[(1, &changed(1, "/Lang(vi)", ""))]), ["KIEM-11"]);
    assert_eq!(told(&[(1, &changed(1, "(vi)", "(en)"))]), ["KIEM-11"]);
    let xfa = changed(1, "[4 0 R]", "[4 0 R]/XFA 30 0 R");
    assert_eq!(told(&[(1, &xfa), (30, "<</Length 0>>stream\n\nendstream")]), ["KIEM-16"]);
    // Of a page only the list of annotations.
    for more in ["/Rotate 90", "/AA<<>>", "/X 1", "/UserUnit 2"] {
        assert_eq!(told(&[(3, &changed(3, "/Annots", &format!("{more}/Annots")))]), ["KIEM-13"], "{more}");
    }
    assert_eq!(told(&[(3, &changed(3, "/Contents 5 0 R", ""))]), ["KIEM-13"]);
    assert_eq!(told(&[(5, "<</Length 2>>stream\nQ \nendstream")]), ["KIEM-13"]);
    assert_eq!(told(&[(2, "<</Type/Pages/Kids[]/Count 0>>")]), ["KIEM-12", "KIEM-14"]);
    // Objects that are there: what pages are drawn with and what nobody knows stays, the rest may change and is told.
    for (number, codes) in
        [(6, "KIEM-14"), (7, "KIEM-14"), (8, "KIEM-14"), (9, "KIEM-20"), (10, "KIEM-20"), (11, "KIEM-20")]
    {
        assert_eq!(told(&[(number, "<</Changed true>>")]), [codes], "{number}");
        assert_eq!(told(&[(number, ORIGINAL[number as usize - 1])]), [""; 0], "{number} written again");
    }
    // What is laid over a page.
    let over = |annotation: &str| told(&[(3, &changed(3, "[4 0 R]", "[4 0 R 20 0 R]")), (20, annotation)]);
    for (annotation, codes) in [
        ("<</Subtype/Widget/FT/Sig/Rect[0 0 0 0]>>", &[][..]),
        ("<</Subtype/Widget/FT/Sig/Rect[5 0 5.0 9]>>", &[]),
        ("<</Subtype/Widget/FT/Sig/Rect[0 9 5 9]>>", &[]),
        ("<</Subtype/Widget/Parent 21 0 R/Rect[0 0 0 0]>>", &["KIEM-16"]),
        ("<</Subtype/Widget/Parent<</FT/Sig>>/Rect[0 0 0 0]>>", &[]),
        ("<</Subtype/Widget/FT/Sig/Rect[0 0 9 9]>>", &["KIEM-20"]),
        ("<</Subtype/Widget/FT/Sig>>", &["KIEM-20"]),
        ("<</Subtype/Widget/FT/Tx/Rect[0 0 0 0]>>", &["KIEM-16"]),
        ("<</Subtype/Widget/Rect[0 0 0 0]>>", &["KIEM-16"]),
        ("<</Subtype/Stamp/FT/Sig/Rect[0 0 0 0]>>", &["KIEM-16"]),
        ("<</Subtype/Widget/FT/Sig/Rect[0 0 0 0]/A<<>>>>", &["KIEM-16"]),
        ("<</Subtype/Widget/FT/Sig/Rect[0 0 0 0]/AA<<>>>>", &["KIEM-16"]),
        ("<</Subtype/Link/Border[0 0 0]/A<<>>>>", &[]),
        ("<</Subtype/Link/Border[0 0 0]/AA<<>>>>", &["KIEM-16"]),
        ("<</Subtype/Link/A<<>>>>", &["KIEM-16"]),
        ("<</Subtype/Link/Border[0 0 0]/AP<<>>>>", &["KIEM-16"]),
        ("<</Subtype/FreeText/Border[0 0 0]>>", &["KIEM-16"]),
        ("<<>>", &["KIEM-16"]),
    ] {
        assert_eq!(over(annotation), codes, "{annotation}");
    }
    assert_eq!(told(&[(3, &changed(3, "[4 0 R]", "[<</Subtype/Stamp>>4 0 R]"))]), ["KIEM-16"]);
    // What was there stays where it was.
    assert_eq!(told(&[(3, &changed(3, "[4 0 R]", "[]"))]), ["KIEM-15"]);
    assert_eq!(told(&[(4, &changed(4, "[0 0 9 9]", "[0 0 9 8]"))]), ["KIEM-15"]);
    assert_eq!(told(&[(4, &changed(4, "Widget", "Stamp"))]), ["KIEM-15"]);
    assert_eq!(told(&[(4, &changed(4, "/T(so)", "/T(so)/AP<<>>"))]), [""; 0]);
    assert_eq!(told(&[(4, &changed(4, "/T(so)", "/T(so)/A<<>>"))]), ["KIEM-16"]);
    assert_eq!(told(&[(4, &changed(4, "/T(so)", "/T(so)/V(7)"))]), ["KIEM-20"]);
    assert_eq!(told(&[(4, &changed(4, "/T(so)", "/T(so)/V null"))]), [""; 0]);
}

#[test]
fn an_update_continues_the_original() {
    let original = file(&ORIGINAL);
    let codes = |original: &[u8], bytes: &[u8]| {
        updates::examine(original, bytes).finish().iter().map(Diagnostic::code).collect::<Vec<_>>()
    };
    // A whole document behind the first, which alone is shown.
    let mut alone = original.clone();
    append(&mut alone, &(1..).zip(ORIGINAL).collect::<Vec<_>>(), None);
    assert_eq!(codes(&original, &alone), ["KIEM-10"]);
    // The original ended elsewhere.
    assert_eq!(codes(&original[..original.len() - 1], &updated(&[])), ["KIEM-10"]);
    assert_eq!(codes(&original, &original[..original.len() - 9]), ["KIEM-02"]);
}

#[test]
fn a_source_is_looked_for_in_one_go() {
    let carrying = |names: String, more: &[String]| {
        let mut bytes = Vec::new();
        let first = format!("<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[{names}]>>>>>>");
        let objects: Vec<&str> = [first.as_str(), "<<>>"].into_iter().chain(more.iter().map(String::as_str)).collect();
        bytes.extend(file(&objects));
        let at = bytes.windows(7).rposition(|w| w == b"trailer").unwrap();
        let tail = String::from_utf8(bytes.split_off(at)).unwrap();
        bytes.extend(tail.replace("/Root 1 0 R", "/Root 1 0 R/Info<</Producer(kehoach 0)>>").into_bytes());
        bytes
    };
    let names = |size: usize| carrying(each(size, |n| format!("(a{n}) 3 0 R ")), &["<<>>".into()]);
    bounded("names", names, |bytes| assert_eq!(extract(bytes).unwrap_err().code(), "TRICH-01"));
}

#[test]
fn object_streams_and_bombs_are_opened_once() {
    // All objects stand in one stream that is a bomb: it is not opened for each of them.
    let bomb = deflated(9 << 20);
    let count = 2000u32;
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let container = bytes.len();
    let dict = format!("<</Type/ObjStm/N {count}/First 9/Filter/FlateDecode/Length {}>>", bomb.len());
    bytes.extend(format!("1 0 obj{dict}stream\n").into_bytes());
    bytes.extend(&bomb);
    bytes.extend(b"\nendstream endobj\n");
    let xref = bytes.len();
    let mut rows = vec![1, (container >> 8) as u8, container as u8, 0];
    (0..count).for_each(|n| rows.extend([2, 0, 1, n as u8]));
    let dict = format!("<</Type/XRef/Index[1 {}]/W[1 2 1]/Root 2 0 R/Length {}>>", count + 1, rows.len());
    bytes.extend(format!("{} 0 obj{dict}stream\n", count + 2).into_bytes());
    bytes.extend(&rows);
    bytes.extend(format!("\nendstream endobj\nstartxref\n{xref}\n%%EOF\n").into_bytes());
    let file = File::read(&bytes).unwrap();
    let steps = steps::of(|| (2..=count).for_each(|number| assert!(file.now().object(number).is_err())));
    assert!(steps < 3 * bomb.len() as u64, "{steps} steps for {} bytes", bomb.len());
}

/// So many zeros, compressed.
fn deflated(count: usize) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&vec![0; count]).unwrap();
    encoder.finish().unwrap()
}
