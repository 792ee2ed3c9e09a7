//! The self-check refuses a file that has been damaged in any one way.

use lopdf::{Document, Object, ObjectId};

use super::{forms, made, meta, words};
use crate::write::pdf::selfcheck::{Flaw, check};

fn good() -> Vec<u8> {
    made(&forms::sample(), &meta())
}

/// What the check says of the file after one change of its objects.
fn after(change: impl FnOnce(&mut Document)) -> Result<(), Flaw> {
    let mut file = Document::load_mem(&good()).unwrap();
    change(&mut file);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes.push(b'\n');
    check(&bytes)
}

/// The objects whose dictionary has this entry.
fn with(file: &Document, key: &str, value: &str) -> Vec<ObjectId> {
    let has = |object: &Object| {
        let dictionary = match object {
            Object::Stream(stream) => &stream.dict,
            other => match other.as_dict() {
                Ok(dictionary) => dictionary,
                Err(_) => return false,
            },
        };
        dictionary.get(key.as_bytes()).and_then(Object::as_name).is_ok_and(|name| name == value.as_bytes())
    };
    file.objects.iter().filter(|(_, object)| has(object)).map(|(id, _)| *id).collect()
}

fn remove(file: &mut Document, kind: &str, key: &str) {
    let id = with(file, "Type", kind)[0];
    file.get_dictionary_mut(id).unwrap().remove(key.as_bytes()).expect("the key was there");
}

fn first_page(file: &Document) -> ObjectId {
    file.page_iter().next().unwrap()
}

/// Changes the text of the first page's content.
fn content(file: &mut Document, old: &str, new: &str) {
    let id = file.get_dictionary(first_page(file)).unwrap().get(b"Contents").unwrap().as_reference().unwrap();
    let stream = file.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    let text = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    assert!(text.contains(old), "{text}");
    stream.set_plain_content(text.replacen(old, new, 1).into_bytes());
}

#[test]
fn a_good_file_passes() {
    assert_eq!(check(&good()), Ok(()));
    assert_eq!(after(|_| {}), Ok(()));
}

#[test]
fn damaged_bytes_are_refused() {
    let good = good();
    assert_eq!(check(&good[..good.len() - 1]), Err(Flaw::FinalNewline));
    let mut bytes = good.clone();
    bytes[7] = b'4';
    assert_eq!(check(&bytes), Err(Flaw::Version));
    assert!(matches!(check(&[&good[..good.len() / 2], b"\n%%EOF\n"].concat()), Err(Flaw::Unreadable(_))));
    assert_eq!(check(b""), Err(Flaw::Version));
}

#[test]
fn what_the_trailer_and_the_catalog_need_is_asked_for() {
    let missing = |key| Err(Flaw::Missing(key));
    assert_eq!(after(|f| drop(f.trailer.remove(b"ID"))), missing("ID"));
    assert_eq!(after(|f| remove(f, "Catalog", "Lang")), missing("Lang"));
    assert_eq!(after(|f| remove(f, "Catalog", "Metadata")), missing("Metadata"));
    assert_eq!(after(|f| remove(f, "Catalog", "StructTreeRoot")), missing("StructTreeRoot"));
    assert_eq!(after(|f| remove(f, "Catalog", "AcroForm")), missing("Fields"));
    let title = after(|f| {
        let info = f.trailer.get(b"Info").unwrap().as_reference().unwrap();
        f.get_dictionary_mut(info).unwrap().set("Title", Object::string_literal("A"));
    });
    assert_eq!(title, Err(Flaw::Title { info: "A".to_string(), xmp: words("title").to_string() }));
    assert!(matches!(
        after(|f| f.trailer.set("Encrypt", lopdf::Dictionary::new())),
        Err(Flaw::Encrypted | Flaw::Unreadable(_))
    ));
}

#[test]
fn a_font_without_its_program_is_refused() {
    let bare = after(|f| remove(f, "FontDescriptor", "FontFile2"));
    assert!(matches!(bare, Err(Flaw::FontNotEmbedded(name)) if name.contains("Liberation")));
}

#[test]
fn what_is_drawn_must_be_tagged_and_not_missing() {
    let untagged = Err(Flaw::Untagged { page: 1 });
    assert_eq!(after(|f| content(f, "<</MCID 1>>", "<</MCID 7>>")), untagged);
    assert_eq!(after(|f| content(f, "<</MCID 1>>", "<</MCID 0>>")), untagged);
    assert_eq!(after(|f| content(f, "<</MCID 1>>", "<<>>")), untagged);
    assert_eq!(after(|f| content(f, "EMC", "EMC BT <0001> Tj ET")), untagged);
    assert_eq!(after(|f| content(f, "<0", "<00000")), Err(Flaw::MissingGlyph { page: 1 }));
    let orphan = after(|f| {
        let page = first_page(f);
        f.get_dictionary_mut(page).unwrap().remove(b"StructParents");
    });
    assert_eq!(orphan, Err(Flaw::NoParents { page: 1 }));
    let emptied = after(|f| {
        let root = f.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let tree = f.get_dictionary(root).unwrap().get(b"ParentTree").unwrap().as_reference().unwrap();
        let numbers = f.get_dictionary_mut(tree).unwrap().get_mut(b"Nums").unwrap().as_array_mut().unwrap();
        numbers[1].as_array_mut().unwrap()[0] = Object::Null;
    });
    assert_eq!(emptied, untagged);
}

#[test]
fn a_widget_has_all_that_it_needs() {
    let changed = |key: &'static str, value: Option<Object>| {
        after(|f| {
            let id = with(f, "FT", "Sig")[0];
            let widget = f.get_dictionary_mut(id).unwrap();
            match value {
                Some(value) => widget.set(key, value),
                None => drop(widget.remove(key.as_bytes())),
            }
        })
    };
    let flat = || Some(Object::Array(vec![1.into(), 1.into(), 1.into(), 5.into()]));
    for (key, value) in [
        ("StructParent", None),
        ("StructParent", Some(Object::Integer(2))),
        ("Rect", flat()),
        ("AP", None),
        ("TU", None),
        ("F", Some(Object::Integer(6))),
    ] {
        assert_eq!(changed(key, value), Err(Flaw::Widget { name: "chu_ky_1".to_string(), key }));
    }
    let squeezed = after(|f| {
        let id = with(f, "Subtype", "Form")[1];
        let look = f.get_object_mut(id).unwrap().as_stream_mut().unwrap();
        look.dict.set("BBox", flat().unwrap());
    });
    assert!(matches!(squeezed, Err(Flaw::Widget { key: "AP", .. })), "{squeezed:?}");
}
