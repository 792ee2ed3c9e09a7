//! Readers for a file that was written.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

pub(super) fn get<'a>(file: &'a Document, dictionary: &'a Dictionary, path: &[&str]) -> &'a Object {
    let (first, rest) = path.split_first().expect("a path");
    let object = dictionary.get_deref(first.as_bytes(), file).unwrap_or_else(|_| panic!("{first} is missing"));
    if rest.is_empty() { object } else { get(file, object.as_dict().expect("a dictionary"), rest) }
}

pub(super) fn catalog(file: &Document) -> &Dictionary {
    file.catalog().expect("a catalog")
}

pub(super) fn plain(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("a text string")
}

/// The texts of a font's codes.
pub(super) fn to_unicode(file: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let stream = get(file, font, &["ToUnicode"]).as_stream().unwrap();
    let map = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    let hex = |text: &str| u16::from_str_radix(text, 16).unwrap();
    let entries = map.lines().filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"));
    entries
        .filter(|(_, text)| !text.contains('<'))
        .map(|(code, text)| {
            let units: Vec<u16> = text.as_bytes().chunks(4).map(|c| hex(std::str::from_utf8(c).unwrap())).collect();
            (hex(code), String::from_utf16(&units).unwrap())
        })
        .collect()
}

/// What the marked stretches of each page say: their tag, their number and their text.
pub(super) fn stretches(file: &Document) -> Vec<Vec<(String, Option<i64>, String)>> {
    let page = |id| {
        let page = file.get_dictionary(id).unwrap();
        let mut out: Vec<(String, Option<i64>, String)> = Vec::new();
        let mut map = BTreeMap::new();
        let mut open = false;
        for operation in Content::decode(&file.get_page_content(id)).unwrap().operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "BDC" => {
                    let tag = String::from_utf8(operands[0].as_name().unwrap().to_vec()).unwrap();
                    let number = operands[1].as_dict().unwrap().get(b"MCID").and_then(Object::as_i64).ok();
                    out.push((tag, number, String::new()));
                    assert!(!open, "stretches do not nest");
                    open = true;
                }
                "EMC" => open = false,
                "Tf" => {
                    let font = std::str::from_utf8(operands[0].as_name().unwrap()).unwrap();
                    map = to_unicode(file, get(file, page, &["Resources", "Font", font]).as_dict().unwrap());
                }
                "TJ" | "Tj" => {
                    assert!(open, "text stands in a marked stretch");
                    let strings = operands.iter().flat_map(|o| match o {
                        Object::Array(items) => items.clone(),
                        other => vec![other.clone()],
                    });
                    for bytes in strings.filter_map(|o| o.as_str().map(<[u8]>::to_vec).ok()) {
                        for code in bytes.chunks(2).map(|c| u16::from_be_bytes([c[0], c[1]])) {
                            assert_ne!(code, 0, "the missing glyph is never shown");
                            out.last_mut().unwrap().2 += &map[&code];
                        }
                    }
                }
                "re" => assert!(open, "rules are artifacts"),
                _ => {}
            }
        }
        out
    };
    file.page_iter().map(page).collect()
}
