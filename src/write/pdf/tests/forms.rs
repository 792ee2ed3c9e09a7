//! Form fields in the file: what a signer and a filler find there.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::read::{catalog, get, plain, stretches, to_unicode};
use super::{document, line, made, meta, span, words};
use crate::block::{BlockId, FieldKind};
use crate::page::{Face, FormField, FormFieldKind, Line, Node, NodeId, PagedDocument, Tag};
use crate::units::{FontSize, Len};

/// A page with a blank and its field in a paragraph, and two signatures after it.
pub(super) fn sample() -> PagedDocument {
    let mut blank = span("      ", Face::Italic, 13.0, 120.0, 0.0);
    blank.field = Some(FieldKind::Number);
    blank.node = Some(NodeId(14));
    let spans = vec![
        span(words("number"), Face::Regular, 13.0, 85.05, 0.0),
        blank,
        span("/KH", Face::Regular, 13.0, 150.0, 0.0),
    ];
    let lines: Vec<Line> = vec![
        line(1, 80.0, vec![span("I.", Face::Bold, 14.0, 85.05, 0.0)]),
        line(2, 450.0, spans),
        line(7, 700.0, vec![span("A", Face::Bold, 14.0, 300.0, 0.0)]),
    ];
    let mut document = document(vec![lines, vec![line(None, 40.0, vec![span("2", Face::Regular, 14.0, 300.0, 0.0)])]]);
    let node = |tag, parent, alt: Option<&str>| Node {
        tag,
        parent: Some(NodeId(parent)),
        block: BlockId(0),
        alt: alt.map(str::to_string),
    };
    document.nodes.extend([node(Tag::Span, 2, Some(words("bold"))), node(Tag::Form, 2, None)]);
    document.nodes.extend([node(Tag::Form, 0, None), node(Tag::Form, 0, None)]);
    let pt = Len::from_pt;
    let signature = |kind, name: &str, x, node| FormField {
        page: 0,
        x: pt(x),
        y: pt(600.0),
        width: pt(100.0),
        height: pt(80.0),
        kind,
        name: name.to_string(),
        tooltip: words("title").to_string(),
        node: NodeId(node),
    };
    let text = FormFieldKind::Text {
        field: FieldKind::Number,
        face: Face::Italic,
        size: FontSize::from_pt(13.0),
        baseline: pt(12.0),
    };
    document.fields = vec![
        FormField { y: pt(438.0), height: pt(15.0), ..signature(text, "so", 120.0, 15) },
        signature(FormFieldKind::PersonSignature, "chu_ky_1", 300.0, 16),
        signature(FormFieldKind::BodySignature, "con_dau_1", 230.0, 17),
    ];
    document
}

fn widgets(file: &Document) -> Vec<(ObjectId, &Dictionary)> {
    let page = file.get_dictionary(file.page_iter().next().unwrap()).unwrap();
    let list = get(file, page, &["Annots"]).as_array().unwrap();
    list.iter().map(|id| id.as_reference().unwrap()).map(|id| (id, file.get_dictionary(id).unwrap())).collect()
}

#[test]
fn every_field_is_one_tagged_widget_with_an_empty_appearance() {
    let file = Document::load_mem(&made(&sample(), &meta())).unwrap();
    let form = get(&file, catalog(&file), &["AcroForm"]).as_dict().unwrap();
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 1);
    assert!(!form.has(b"NeedAppearances"));
    let widgets = widgets(&file);
    let ids: Vec<Object> = widgets.iter().map(|(id, _)| Object::Reference(*id)).collect();
    assert_eq!(form.get(b"Fields").unwrap().as_array().unwrap(), &ids);
    let parents = get(&file, catalog(&file), &["StructTreeRoot", "ParentTree", "Nums"]).as_array().unwrap();
    for ((id, widget), (name, kind)) in widgets.iter().zip([("so", "Tx"), ("chu_ky_1", "Sig"), ("con_dau_1", "Sig")]) {
        assert_eq!(plain(widget.get(b"T").unwrap()), name);
        assert_eq!(plain(widget.get(b"TU").unwrap()), words("title"));
        assert_eq!(widget.get(b"FT").unwrap().as_name().unwrap(), kind.as_bytes());
        assert_eq!(widget.get(b"F").unwrap(), &Object::Integer(4));
        assert!(!widget.has(b"V"));
        let look = get(&file, widget, &["AP", "N"]).as_stream().unwrap();
        assert!(look.content.is_empty() && look.dict.get(b"BBox").is_ok());
        let key = widget.get(b"StructParent").unwrap();
        let at = parents.chunks(2).position(|pair| &pair[0] == key).expect("an entry in the parent tree");
        let element = file.get_dictionary(parents[at * 2 + 1].as_reference().unwrap()).unwrap();
        assert_eq!(element.get(b"S").unwrap().as_name().unwrap(), b"Form");
        let kid = element.get(b"K").unwrap().as_dict().unwrap();
        assert_eq!(kid.get(b"Type").unwrap().as_name().unwrap(), b"OBJR");
        assert_eq!(kid.get(b"Obj").unwrap().as_reference().unwrap(), *id);
    }
    let next = get(&file, catalog(&file), &["StructTreeRoot", "ParentTreeNextKey"]);
    assert_eq!(next, &Object::Integer(5), "two pages, three widgets");
    let box_of = |index: usize| -> Vec<f32> {
        widgets[index].1.get(b"Rect").unwrap().as_array().unwrap().iter().map(|n| n.as_float().unwrap()).collect()
    };
    assert_eq!(box_of(1), [300.0, 161.9, 400.0, 241.9], "from the bottom of the page, which is 841.9 pt high");
}

#[test]
fn a_blank_is_an_element_of_its_own_and_its_field_follows_it() {
    let file = Document::load_mem(&made(&sample(), &meta())).unwrap();
    let page = &stretches(&file)[0];
    let parts: Vec<(&str, &str)> = page.iter().map(|(tag, _, text)| (tag.as_str(), text.as_str())).collect();
    assert_eq!(parts[1..4], [("P", words("number")), ("Span", "      "), ("P", "/KH")]);
    let document = get(&file, catalog(&file), &["StructTreeRoot", "K"]).as_array().unwrap();
    let tops = file.get_dictionary(document[0].as_reference().unwrap()).unwrap();
    let kids = |of: &Dictionary| get(&file, of, &["K"]).as_array().unwrap().clone();
    let element = |kid: &Object| file.get_dictionary(kid.as_reference().unwrap()).unwrap();
    let types = |list: &[Object]| -> Vec<String> {
        let name = |kid: &Object| String::from_utf8_lossy(element(kid).get(b"S").unwrap().as_name().unwrap()).into();
        list.iter().map(name).collect()
    };
    let tops = kids(tops);
    assert_eq!(types(&tops[tops.len() - 2..]), ["Form", "Form"]);
    let inside = kids(element(&tops[1]));
    assert_eq!((&inside[0], &inside[3]), (&Object::Integer(1), &Object::Integer(3)));
    assert_eq!(types(&inside[1..3]), ["Span", "Form"]);
    assert_eq!(plain(element(&inside[1]).get(b"Alt").unwrap()), words("bold"));
    assert!(!element(&inside[1]).has(b"ActualText"));
}

#[test]
fn the_face_of_a_text_field_holds_all_that_may_be_filled_in() {
    let file = Document::load_mem(&made(&sample(), &meta())).unwrap();
    let look = widgets(&file)[0].1.get(b"DA").unwrap().as_str().unwrap().to_vec();
    assert_eq!(look, b"/F2 13 Tf 0 g");
    let fonts = get(&file, catalog(&file), &["AcroForm", "DR", "Font"]).as_dict().unwrap();
    assert_eq!(fonts.len(), 1);
    let page = file.get_dictionary(file.page_iter().next().unwrap()).unwrap();
    let shared = get(&file, page, &["Resources", "Font"]).as_dict().unwrap();
    assert_eq!(fonts.get(b"F2").unwrap(), shared.get(b"F2").unwrap(), "the font of the pages");
    let known: String = to_unicode(&file, get(&file, fonts, &["F2"]).as_dict().unwrap()).into_values().collect();
    assert!(('0'..='9').chain('a'..='z').chain('A'..='Z').all(|c| known.contains(c)), "{known}");
}

#[test]
fn without_fields_there_is_no_form() {
    let mut document = sample();
    document.fields.clear();
    let file = Document::load_mem(&made(&document, &meta())).unwrap();
    assert!(!catalog(&file).has(b"AcroForm"));
    let page = file.get_dictionary(file.page_iter().next().unwrap()).unwrap();
    assert!(!page.has(b"Annots"));
    assert!(
        file.objects
            .values()
            .all(|o| o.as_dict().is_ok_and(|d| d.get(b"S").ok() != Some(&"Form".into())) || o.as_dict().is_err())
    );
    document = sample();
    document.fields.remove(0);
    let file = Document::load_mem(&made(&document, &meta())).unwrap();
    assert!(!get(&file, catalog(&file), &["AcroForm"]).as_dict().unwrap().has(b"DR"));
    document.fields.truncate(0);
    document.fields.push(FormField { page: 9, ..sample().fields.remove(0) });
    let fonts = crate::font::FontSet::embedded();
    assert!(super::write(&document, &meta(), &fonts, Default::default()).is_err());
}
