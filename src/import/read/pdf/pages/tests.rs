use std::path::PathBuf;

use super::read;
use crate::diag::Diagnostic;
use crate::import::source::{AsideClass, Item, Kind, Script, Seam, SourceDoc};
use crate::text::nfc;
use crate::{FontSet, Job, Memory};

/// The samples, rendered.
fn samples() -> Vec<(String, Vec<u8>, Vec<u8>)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let fonts = FontSet::embedded();
    let folders = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let folders: Vec<PathBuf> = folders.filter(|path| path.is_dir()).collect();
    let profile = |folder: &PathBuf| {
        let name = folder.file_name()?.to_string_lossy().into_owned();
        Some((name, std::fs::read(folder.join("don-vi.yaml")).ok()?))
    };
    let profiles: Vec<(String, Vec<u8>)> = folders.iter().filter_map(profile).collect();
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let mut paths: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "yaml") && !path.ends_with("don-vi.yaml"));
    paths.sort();
    let made = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let job = Job::new("ke-hoach.yaml", &text, &fonts);
        let world = profiles.iter().fold(Memory::default(), |world, (folder, profile)| {
            let beside = path.parent().is_some_and(|parent| parent.ends_with(folder));
            let name = if beside { "don-vi.yaml".to_string() } else { format!("../{folder}/don-vi.yaml") };
            world.with(name, profile)
        });
        let pictures = |world: Memory, name: &str| match std::fs::read(path.with_file_name(name)) {
            Ok(bytes) => world.with(name, bytes),
            Err(_) => world,
        };
        let world = text.split("tep: ").skip(1).filter_map(|rest| rest.lines().next()).fold(world, pictures);
        let made = crate::render(&job, &world).map_err(|e| format!("{}: {e}", path.display())).unwrap().0;
        (path.display().to_string(), made.pdf.unwrap().to_vec(), made.docx.unwrap().to_vec())
    };
    let made: Vec<_> = paths.iter().map(made).collect();
    assert!(made.len() > 10);
    made
}

fn texts(doc: &SourceDoc) -> Vec<String> {
    doc.lines().iter().map(|line| line.text()).collect()
}

fn fault(bytes: &[u8]) -> Diagnostic {
    let mut faults = read(bytes).unwrap_err();
    assert!(faults.len() == 1 && faults[0].advice.is_some(), "{faults:?}");
    faults.remove(0)
}

/// A PDF of one page with this content; `more` = further entries of the page, and further objects from number 6.
fn made(content: &str, more: &str, objects: &[&str]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>{more}>>"
    );
    let stream = format!("<</Length {}>>stream\n{content}\nendstream", content.len());
    let all = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        &page,
        &stream,
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
    ];
    let mut places = Vec::new();
    for (object, number) in all.iter().chain(objects).zip(1..) {
        places.push(out.len());
        out.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
    let size = places.len() + 1;
    out.extend(format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes());
    out
}

#[test]
fn the_programs_own_pages_are_read_whole() {
    for (name, pdf, docx) in samples() {
        let (doc, notes) = read(&pdf).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        assert!(doc.kind == Kind::Pdf && notes.iter().all(|note| note.code() == "NHAP-38"), "{name}: {notes:?}");
        let read = characters(&nfc(&texts(&doc).concat()));
        assert!(!read.contains_key(&'\u{FFFD}'), "{name}");
        // The Word file holds the same characters, but for page numbers, heads of tables and marks of notes.
        let word = crate::import::read::docx::read(&docx).unwrap_or_else(|faults| panic!("{name}: {faults:?}")).0;
        for (c, count) in characters(&nfc(&texts(&word).concat())) {
            let found = read.get(&c).copied().unwrap_or_default();
            assert!(found >= count, "{name}: {found} of {count} {c:?}");
        }
        let lines = texts(&doc);
        assert!(lines.iter().any(|line| line.trim_start().contains("tháng")), "{name}: {lines:#?}");
        assert!(doc.items.iter().any(|item| matches!(item, Item::Seam(Seam::Rule))), "{name}");
        let numbers: Vec<u32> = doc.lines().iter().map(|line| line.id.0).collect();
        assert_eq!(numbers, (0..u32::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
    }
}

/// How often each character stands in a text, blanks aside.
fn characters(text: &str) -> std::collections::BTreeMap<char, usize> {
    let mut counts = std::collections::BTreeMap::new();
    text.chars().filter(|c| !c.is_whitespace()).for_each(|c| *counts.entry(c).or_insert(0) += 1);
    counts
}

#[test]
fn blanks_columns_and_distances_are_those_of_the_page() {
    let long = "(Nghi quyet cua hoi dong nhan dan ve viec thuc hien) Tj";
    let content = format!(
        "BT /F 14 Tf 70 760 Td (UBND XA AN PHU) Tj 250 0 Td (CONG HOA) Tj -250 -20 Td {long} 0 -20 Td {long} 0 -20 Td {long} \
         0 -60 Td (Mot) Tj 28 0 Td (hai) Tj 0 -20 Td [(b)-50(a)-400(bon)] TJ ET \
         BT /F 14 Tf 70 500 Td (x) Tj /F 9 Tf 0 5 Td ( 2) Tj ET 100 450 120 0.7 re f"
    );
    let (doc, notes) = read(&made(&content, "", &[])).unwrap();
    assert!(notes.is_empty(), "{notes:?}");
    let lines = texts(&doc);
    assert!(lines[0].starts_with("UBND XA AN PHU   ") && lines[0].ends_with("   CONG HOA"), "{lines:?}");
    assert_eq!(lines[4], "Mot hai");
    assert_eq!(lines[5].trim(), "ba bon");
    let found = doc.lines();
    assert!(found[4].gap_before && !found[3].gap_before && found[5].indent > 0);
    assert_eq!(found[4].place.to_string(), "trang 1, dòng 5");
    assert!(matches!(doc.items.last(), Some(Item::Seam(Seam::Rule))));
}

#[test]
fn raised_letters_stay_in_their_line() {
    let content = "BT /F 14 Tf 70 760 Td (Dien tich 100 m) Tj /F 8 Tf 90 6 Td (2) Tj /F 14 Tf 8 -6 Td (dat) Tj ET";
    let (doc, _) = read(&made(content, "", &[])).unwrap();
    assert_eq!(texts(&doc).len(), 1);
    assert!(doc.lines()[0].spans.iter().any(|span| span.script == Script::Super && span.text.trim() == "2"));
}

#[test]
fn what_is_drawn_twice_is_read_once() {
    let content = "BT /F 14 Tf 2 Tr 70 760 Td (KE HOACH) Tj 0 Tr 0.3 0 Td (KE HOACH) Tj ET";
    assert_eq!(texts(&read(&made(content, "", &[])).unwrap().0), ["KE HOACH"]);
}

#[test]
fn the_stamp_of_a_signature_stands_aside() {
    let look = "BT /F 9 Tf 5 5 Td (Ky boi: UBND xa) Tj ET";
    let look = format!(
        "<</Type/XObject/Subtype/Form/BBox[0 0 200 50]/Resources<</Font<</F 5 0 R>>>>/Length {}>>stream\n{look}\nendstream",
        look.len()
    );
    let stamp = "<</Type/Annot/Subtype/Widget/Rect[300 700 500 750]/AP<</N 6 0 R>>>>";
    let text = "BT /F 14 Tf 70 500 Td (Ke hoach) Tj ET";
    let (doc, _) = read(&made(text, "/Annots[7 0 R]", &[&look, stamp])).unwrap();
    assert_eq!(texts(&doc), ["Ke hoach"]);
    assert_eq!((doc.aside[0].class, doc.aside[0].text.as_str()), (AsideClass::Stamp, "Ky boi: UBND xa"));
    // A stamp alone is no text.
    assert_eq!(fault(&made("", "/Annots[7 0 R]", &[&look, stamp])).code(), "NHAP-05");
}

#[test]
fn scans_are_named_and_text_behind_them_is_a_doubt() {
    let picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream";
    let scan = |text: &str| {
        let content = format!("q 595 0 0 842 0 0 cm /X Do Q BT 3 Tr /F 12 Tf 70 760 Td {text} ET");
        let page = made(&content, "", &[picture]);
        let with =
            String::from_utf8(page).unwrap().replace("/Font<</F 5 0 R>>>>", "/Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>");
        with.into_bytes()
    };
    let told = fault(&scan("(vai chu) Tj"));
    assert!(told.code() == "NHAP-05" && told.what.contains("1 trang"), "{}", told.what);
    let line = "(Nghi quyet cua hoi dong nhan dan tinh ve viec thuc hien) Tj 0 -20 Td ".repeat(8);
    let (doc, notes) = read(&scan(&line)).unwrap();
    assert_eq!(notes.iter().map(Diagnostic::code).collect::<Vec<_>>(), ["NHAP-36"]);
    assert!(doc.items.iter().any(|item| matches!(item, Item::Seam(Seam::Picture))) && texts(&doc).len() == 8);
}

#[test]
fn text_that_no_font_names_is_refused() {
    let line = "(qaz wek vob ytu plik jagh fods zux) Tj 0 -20 Td ".repeat(20);
    let told = fault(&made(&format!("BT /F 12 Tf 70 760 Td {line} ET"), "", &[]));
    assert_eq!((told.code(), told.what.starts_with("không đọc được chữ của 1/1 trang")), ("NHAP-06", true));
}

#[test]
fn turned_text_comes_last_and_is_told() {
    let content = "BT /F 14 Tf 0 1 -1 0 40 300 Tm (Luu tru) Tj ET BT /F 14 Tf 70 500 Td (Ke hoach) Tj ET";
    let (doc, notes) = read(&made(content, "", &[])).unwrap();
    assert_eq!(texts(&doc), ["Ke hoach", "Luu tru"]);
    assert_eq!(notes.iter().map(Diagnostic::code).collect::<Vec<_>>(), ["NHAP-38"]);
}

#[test]
fn what_is_no_pdf_or_cut_is_refused() {
    for bytes in [
        &b""[..],
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 1 0 R>> endobj\ntrailer<</Root 1 0 R>>",
    ] {
        assert_eq!(fault(bytes).code(), "NHAP-01");
    }
    let (_, pdf, _) = samples().remove(0);
    for length in (0..pdf.len()).step_by(pdf.len() / 40) {
        // Whatever is found of it, nothing panics.
        if let Err(faults) = read(&pdf[..length]) {
            assert!(["NHAP-01", "NHAP-05", "NHAP-06"].contains(&faults[0].code()), "{faults:?}");
        }
    }
}

#[test]
fn a_decoder_that_gives_up_means_a_broken_file() {
    let faults = super::caught(|| panic!("của thư viện")).unwrap_err();
    assert!(faults.len() == 1 && faults[0].code() == "NHAP-01" && faults[0].advice.is_some(), "{faults:?}");
}

#[test]
fn hostile_pages_end_in_a_document_or_a_fault_of_the_file() {
    let form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 4>>stream\n/X Do\nendstream";
    let itself = "/Resources<</XObject<</X 6 0 R>>>>";
    let deep = |open: &str, close: &str| format!("{}{} TJ", open.repeat(50_000), close.repeat(50_000));
    let whole = made("BT /F 14 Tf 70 760 Td (abc) Tj ET", "", &[]);
    let text = String::from_utf8(whole.clone()).unwrap();
    let mut hostile: Vec<Vec<u8>> = vec![
        made("/X Do", itself, &[form]),
        made(&deep("[", "]"), "", &[]),
        made(&deep("<<", ">>"), "", &[]),
        made(&deep("q ", "Q "), "", &[]),
        made("BT /F 1e38 Tf 1e38 -1e38 Td (abc) Tj ET 1e38 1e38 1e38 1e38 re f", "/Rotate 91/UserUnit 1e30", &[]),
        made("", &format!("/Deep {}{}", "[".repeat(50_000), "]".repeat(50_000)), &[]),
        made("", &format!("/Deep {}{}", "<</A".repeat(50_000), ">>".repeat(50_000)), &[]),
        text.replace("/Kids[3 0 R]", "/Kids[2 0 R]").into_bytes(),
        text.replace("/Kids[3 0 R]/Count 1", "/Kids[3 0 R]/Count 999999999/Parent 2 0 R").into_bytes(),
        text.replace("[0 0 595 842]", "[0 0 0 0]").into_bytes(),
        text.replace("/Length ", "/Length 4 0 R/L ").into_bytes(),
    ];
    // Every byte turned over, one after another.
    hostile.extend((0..whole.len()).step_by(3).map(|at| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x15;
        bytes
    }));
    for bytes in hostile {
        let faults = read(&bytes).err().unwrap_or_default();
        assert!(faults.iter().all(|d| ["NHAP-01", "NHAP-02", "NHAP-05", "NHAP-06"].contains(&d.code())), "{faults:?}");
    }
}

/// Data as old programs pack it.
fn lzw(data: &[u8]) -> Vec<u8> {
    weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8).encode(data).unwrap()
}

/// Two digits a byte, so that it can stand in a text.
fn hex(data: &[u8]) -> String {
    data.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn pages_packed_by_old_programs_are_read_and_bombs_are_told_however_they_are_packed() {
    let filters = "/Filter[/ASCIIHexDecode/LZWDecode]";
    let packed = |content: &[u8]| {
        let data = hex(&lzw(content));
        format!("<</Length {}{filters}>>stream\n{data}\nendstream", data.len())
    };
    let page = |content: &[u8], contents: &str| {
        let plain = made("BT ET", "", &[&packed(content)]);
        let text = String::from_utf8_lossy(&plain).into_owned();
        text.replace("/Contents 4 0 R", &format!("/Contents {contents}")).into_bytes()
    };
    let content = "BT /F 14 Tf 70 700 Td (Nghi quyet cua hoi dong nhan dan ve viec thuc hien) Tj ET ".repeat(3);
    let (doc, _) = read(&page(content.as_bytes(), "6 0 R")).unwrap();
    assert_eq!(texts(&doc), ["Nghi quyet cua hoi dong nhan dan ve viec thuc hien"]);
    let large = vec![b' '; (64 << 20) + 1];
    assert_eq!(fault(&page(&large, "6 0 R")).rule.code, "NHAP-04");
    // One that is small enough, drawn again and again.
    assert_eq!(fault(&page(&large[..60 << 20], "[6 0 R 6 0 R 6 0 R 6 0 R 6 0 R]")).rule.code, "NHAP-04");
}

#[test]
fn what_is_drawn_far_from_its_sheet_is_read_and_counts_with_nothing() {
    let far = "6".repeat(60);
    let content =
        format!("BT /F 13 Tf 1 0 0 1 {far} 780 Tm (xa) Tj 1 0 0 1 -{far} -{far} Tm (xa) Tj ET 0 0 {far} 1 re f");
    let (doc, _) = read(&made(&content, "", &[])).unwrap();
    assert_eq!(texts(&doc).concat().matches("xa").count(), 2, "{:?}", texts(&doc));
}
