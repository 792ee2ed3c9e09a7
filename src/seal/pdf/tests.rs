//! The reader against small files made by hand, whole and spoilt.

use super::*;

/// A file of these objects (numbered from 1), with its cross-references; the first is the catalog.
pub(crate) fn file(objects: &[&str]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    append(&mut out, &objects.iter().enumerate().map(|(i, o)| (i as u32 + 1, *o)).collect::<Vec<_>>(), None);
    out
}

/// Adds an update.
pub(crate) fn append(out: &mut Vec<u8>, objects: &[(u32, &str)], prev: Option<usize>) -> usize {
    let mut table = String::from("xref\n");
    for (number, body) in objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
        out.extend_from_slice(format!("{number} 0 obj\n{body}\nendobj\n").as_bytes());
    }
    let xref = out.len();
    let prev = prev.map_or(String::new(), |p| format!("/Prev {p}"));
    out.extend_from_slice(format!("{table}trailer\n<</Root 1 0 R{prev}>>\nstartxref\n{xref}\n%%EOF\n").as_bytes());
    xref
}

const PAGES: [&str; 3] =
    ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R>>"];

#[test]
fn values_of_every_kind() {
    let bytes = file(&[
        "<</A#42 (a\\(b\\)\\053(c)\\\n)/B <48 4>/C [1 -2.5 true null/N 2 0 R]/D<</E(\\n)>>>>",
        "<</Length 5>>\nstream\nabcde\nendstream",
    ]);
    let file = File::read(&bytes).unwrap();
    let dict = file.now().catalog().unwrap();
    assert_eq!(dict.get("AB").unwrap().text(), Some(&b"a(b)+(c)"[..]));
    assert_eq!(dict.get("B").unwrap().text(), Some(&b"H@"[..]));
    let list = dict.get("C").unwrap().array().unwrap();
    assert_eq!(list[..3], [Value::Int(1), Value::Real(-2.5), Value::Bool(true)]);
    assert_eq!(list[3..], [Value::Null, Value::Name(b"N".to_vec()), Value::Ref(2, 0)]);
    let Value::Stream(stream) = file.now().object(2).unwrap() else { panic!() };
    assert_eq!(file.now().data(&stream, 5).unwrap(), b"abcde");
    assert_eq!(file.now().data(&stream, 4), Err(Fault::TooLarge));
    assert_eq!(file.now().object(77).unwrap(), Value::Null);
    let twice = super::tests::file(&["<</A 1/B 2/A 1>>"]);
    assert!(File::read(&twice).unwrap().now().catalog().is_err());
}

#[test]
fn revisions_are_told_apart() {
    let mut bytes = file(&PAGES);
    let first = bytes.len();
    let xref = File::read(&bytes).unwrap().revisions()[0].xref;
    append(&mut bytes, &[(3, "<</Type/Page/Parent 2 0 R/New 1>>"), (4, "(x)")], Some(xref));
    let file = File::read(&bytes).unwrap();
    assert_eq!(file.revisions().iter().map(|r| r.end).collect::<Vec<_>>(), [Some(first), Some(bytes.len())]);
    assert_eq!(file.first().object(4).unwrap(), Value::Null);
    assert!(file.first().object(3).unwrap().dict().unwrap().get("New").is_none());
    assert!(file.now().object(3).unwrap().dict().unwrap().get("New").is_some());
    assert_eq!(file.now().pages().unwrap(), [3]);
    assert_eq!(file.revisions()[1].objects().collect::<Vec<_>>(), [3, 4]);
}

#[test]
fn cross_reference_streams_and_object_streams() {
    use std::io::Write;
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    let mut put = |bytes: &mut Vec<u8>, number: u32, dict: &str, data: &[u8]| {
        offsets.push(bytes.len());
        bytes.extend_from_slice(format!("{number} 0 obj <<{dict}/Length {}>> stream\n", data.len()).as_bytes());
        bytes.extend_from_slice(data);
        bytes.extend_from_slice(b"\nendstream endobj\n");
        *offsets.last().unwrap()
    };
    let packed = put(&mut bytes, 2, "/Type/ObjStm/N 2/First 10", b"1 0 5 31  <</Type/Catalog/Here 5 0 R   >>(five)");
    let rows = [vec![0, 0, 0, 0], vec![2, 0, 2, 0], vec![1, (packed >> 8) as u8, packed as u8, 0]];
    let mut table: Vec<u8> = Vec::new();
    let mut above = [0u8; 4];
    for row in rows.into_iter().chain([vec![2, 0, 2, 1]]) {
        table.push(2);
        table.extend(row.iter().zip(above).map(|(a, b)| a.wrapping_sub(b)));
        above.copy_from_slice(&row);
    }
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(&table).unwrap();
    let dict = "/Type/XRef/Size 6/Index[0 3 5 1]/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>";
    let xref = put(&mut bytes, 7, dict, &encoder.finish().unwrap());
    bytes.extend_from_slice(format!("startxref\n{xref}\n%%EOF\n").as_bytes());
    let file = File::read(&bytes).unwrap();
    let catalog = file.now().catalog().unwrap();
    assert_eq!(file.now().get(&catalog, "Here").unwrap().text(), Some(&b"five"[..]));
}

#[test]
fn hostile_files_end_in_a_fault() {
    let fault = |bytes: &[u8]| File::read(bytes).map(|_| ()).unwrap_err();
    assert_eq!(fault(b""), Fault::NotPdf);
    assert_eq!(fault(b"%PDF-1.7\n"), Fault::NoEnd);
    assert!(matches!(fault(b"%PDF-1.7\nstartxref\n999999999999\n%%EOF"), Fault::Broken { .. }));
    assert!(matches!(fault(b"%PDF-1.7\nxref\n0 99999999999\ntrailer<<>>\nstartxref\n9\n%%EOF"), Fault::Broken { .. }));
    // A section that names itself as the one before.
    let round = b"%PDF-1.7\nxref\ntrailer<</Prev 9>>\nstartxref\n9\n%%EOF\n";
    assert!(matches!(fault(round), Fault::Broken { .. }));
    let locked = b"%PDF-1.7\nxref\ntrailer<</Encrypt 5 0 R>>\nstartxref\n9\n%%EOF\n";
    assert_eq!(fault(locked), Fault::Encrypted);
    let deep = format!("%PDF-1.7\nxref\ntrailer{}\nstartxref\n9\n%%EOF\n", "[".repeat(100_000));
    assert!(matches!(fault(deep.as_bytes()), Fault::Broken { .. }));
    let mut many = file(&PAGES);
    let mut xref = File::read(&many).unwrap().revisions()[0].xref;
    for _ in 0..120 {
        xref = append(&mut many, &[], Some(xref));
    }
    assert_eq!(fault(&many), Fault::TooManyRevisions);
}

#[test]
fn circles_and_bombs_end_in_a_fault() {
    use std::io::Write;
    let bytes = file(&[
        "<</Type/Catalog/Pages 2 0 R/A 4 0 R/AcroForm<</Fields[6 0 R]>>>>",
        "<</Type/Pages/Kids[3 0 R]>>",
        "<</Type/Pages/Kids[2 0 R]>>",
        "5 0 R",
        "4 0 R",
        "<</T(a)/Kids[6 0 R]>>",
        "<</Length 7 0 R>>\nstream\n\nendstream",
    ]);
    let file = File::read(&bytes).unwrap();
    let catalog = file.now().catalog().unwrap();
    assert!(file.now().pages().is_err());
    assert!(file.now().get(&catalog, "A").is_err());
    assert!(file.now().fields().is_err());
    assert!(file.now().object(7).is_err());
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..4 {
        encoder.write_all(&[0; 1 << 20]).unwrap();
    }
    assert_eq!(inflate(&encoder.finish().unwrap(), 1 << 20), Err(Fault::TooLarge));
    assert!(matches!(inflate(b"no", 10), Err(Fault::Broken { .. })));
}

#[test]
fn objects_inside_each_other_are_not_read_without_end() {
    // Each object is a text that holds all further ones: read one by one they are the file times their number.
    let count = 1500;
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n1 {count}\n");
    for number in 1..=count {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend_from_slice(format!("{number} 0 obj <</K({}", "x".repeat(2000)).as_bytes());
    }
    bytes.extend_from_slice(")>> endobj\n".repeat(count).as_bytes());
    let xref = bytes.len();
    bytes.extend_from_slice(format!("{table}trailer<<>>\nstartxref\n{xref}\n%%EOF\n").as_bytes());
    let file = File::read(&bytes).unwrap();
    let last = (1..=count as u32).find_map(|number| file.now().object(number).err());
    assert_eq!(last, Some(Fault::TooLarge));
    let many = format!("[{}]", "0 ".repeat(600_000));
    assert_eq!(File::read(&super::tests::file(&[&many])).unwrap().now().object(1), Err(Fault::TooLarge));
}

#[test]
fn texts_are_read_in_their_encoding_and_streams_as_dictionaries() {
    let bytes = file(&[
        "<</A<feff1ef10041>/B<efbbbfe1bbb1>/C<e941>/D true/E false/F null>>",
        "<</Length 1/Kind(s)>>\nstream\na\nendstream",
    ]);
    let file = File::read(&bytes).unwrap();
    let dict = file.now().catalog().unwrap();
    let text = |key: &str| dict.get(key).unwrap().decoded_text().unwrap();
    assert_eq!([text("A"), text("B"), text("C")], ["ựA", "ự", "éA"]);
    assert_eq!(dict.get("D"), Some(&Value::Bool(true)));
    assert_eq!(dict.get("E"), Some(&Value::Bool(false)));
    let stream = file.now().object(2).unwrap();
    assert_eq!(stream.dict().and_then(|dict| dict.get("Kind")).and_then(Value::decoded_text).as_deref(), Some("s"));
    // Where an object stands that stands by itself.
    let catalog = file.revisions()[0].offset(1).unwrap();
    assert!(bytes[catalog..].starts_with(b"1 0 obj"));
    assert_eq!(file.revisions()[0].offset(3), None);
}

#[test]
fn a_field_is_called_by_those_above_it() {
    let bytes = file(&[
        "<</Type/Catalog/AcroForm<</Fields[2 0 R 5 0 R]>>>>",
        "<</T(a)/Kids[3 0 R 4 0 R]>>",
        "<</T(b)>>",
        "<</T(c)/Kids[6 0 R]>>",
        "<</T(d)/Kids[7 0 R]>>",
        "<</T(e)>>",
        "<</Subtype/Widget>>",
    ]);
    let file = File::read(&bytes).unwrap();
    let fields = file.now().fields().unwrap();
    let names: Vec<_> = fields.iter().map(|(number, name, _)| (*number, name.as_str())).collect();
    assert_eq!(names, [(3, "a.b"), (6, "a.c.e"), (5, "d")]);
}
