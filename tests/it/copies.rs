//! Copies of PDFs: the pages of the original stay, the copy's part joins them, and nothing of it passes for the original's
//! own signature.

use std::path::Path;

use kehoach::internals::diag::Format;
use kehoach::internals::seal::pdf::{File, Value};
use kehoach::{Copied, Findings, Input, Job, Options, PdfStandard};
use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::seal::make;
use crate::support::{MemoryWorld, docx_text, fonts, job, plan};

/// A copy's file.
const COPY: &str = "hinh_thuc: sao_y\nco_quan: [ỦY BAN NHÂN DÂN, XÃ AN HẠ]\nky_hieu: UBND\ndia_danh: An Hạ\nngay: {nam: 2026}\nky: {chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Vũ Văn An}\nnoi_nhan:\n  - Các thôn\nluu: VT\n";
/// One for a scan.
const ELECTRONIC: &str =
    "ban: dien_tu\nhinh_thuc: sao_y\nco_quan: Ủy ban nhân dân xã An Hạ\nngay: 5/3/2026\ngio: \"09:30:15\"\n";

/// The copy of a PDF, and what is said of it.
fn copied(original: &[u8], copy: &str) -> Result<(Copied, String), String> {
    let job = Job::new("ban-sao.yaml", copy, fonts());
    let said = |findings: Findings| findings.text(Format::Short, false);
    match kehoach::copy(&Input::new("goc.pdf", original), &job, &MemoryWorld::default()) {
        Ok((made, findings)) => Ok((made, said(findings))),
        Err(findings) => Err(said(findings)),
    }
}

/// A dated plan of the program's own as a PDF.
fn own(standard: PdfStandard) -> Vec<u8> {
    let text =
        plan("  I. MỤC ĐÍCH\n\n  Nâng cao kỹ năng.\n\n  II. VIỆC LÀM\n\n  1. Hai buổi.").replace("so:\n", "so: 27\n");
    let options = Options { standard, ..Options::default() };
    let job = Job { options, ..job("ke-hoach.yaml", text.as_bytes(), Path::new("")) };
    make(&job, &MemoryWorld::default()).pdf.unwrap()
}

/// Pages of somebody else's: text in a font that is not embedded, without structure; or a picture alone.
fn foreign(pages: usize, picture: bool, packed: bool) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let image = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 2, "Height" => 2, "BitsPerComponent" => 8,
        "ColorSpace" => "DeviceRGB",
    };
    let image = document.add_object(Stream::new(image, vec![200; 12]));
    let kids: Vec<Object> = (0..pages)
        .map(|number| {
            let drawn = match picture {
                true => "q 595 0 0 842 0 0 cm /I0 Do Q".to_string(),
                false => format!("BT /F0 12 Tf 72 700 Td (Page {number}) Tj ET"),
            };
            let contents = document.add_object(Stream::new(dictionary! {}, drawn.into_bytes()));
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => contents,
                "Resources" => dictionary! {
                    "Font" => dictionary! { "F0" => font }, "XObject" => dictionary! { "I0" => image },
                },
            };
            document.add_object(page).into()
        })
        .collect();
    // Turned sheets of another size: what stands above pages must not reach the new ones.
    let root = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => pages as i64, "Rotate" => 90,
        "MediaBox" => vec![0.into(), 0.into(), 842.into(), 595.into()],
    };
    document.objects.insert(tree, root.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    match packed {
        true => document.save_modern(&mut bytes).unwrap(),
        false => document.save_to(&mut bytes).unwrap(),
    }
    bytes
}

/// The number of the field with a name.
fn field(document: &Document, name: &str) -> ObjectId {
    let named = |object: &Object| {
        object.as_dict().is_ok_and(|d| d.get(b"T").and_then(Object::as_str).is_ok_and(|t| t == name.as_bytes()))
    };
    *document.objects.iter().find(|(_, object)| named(object)).unwrap().0
}

/// The program's own PDF as a person and a body sign it: one signature is seen, one is not; the signer certifies it.
fn signed() -> Vec<u8> {
    let mut document = Document::load_mem(&own(PdfStandard::A2a)).unwrap();
    for (name, signer, drawn) in [("chu_ky_1", "Lê Thị Hòa", "0 0 m 9 9 l S"), ("con_dau_1", "Phòng Nội vụ", "")]
    {
        let look = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] };
        let look = document.add_object(Stream::new(look, drawn.as_bytes().to_vec()));
        let signer = [0xfe, 0xff].into_iter().chain(signer.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let value = document.add_object(dictionary! {
            "Type" => "Sig", "Filter" => "Adobe.PPKLite", "Name" => Object::String(signer, StringFormat::Literal),
            "ByteRange" => vec![0.into(), 1.into(), 2.into(), 3.into()],
        });
        let id = field(&document, name);
        let widget = document.get_dictionary_mut(id).unwrap();
        widget.set("V", value);
        widget.set("AP", dictionary! { "N" => look });
        if name == "chu_ky_1" {
            document.catalog_mut().unwrap().set("Perms", dictionary! { "DocMDP" => value });
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// What is drawn on each page: its contents as written, and what it draws them with.
fn drawn(bytes: &[u8]) -> Vec<(Vec<u8>, Value)> {
    let file = File::read(bytes).unwrap();
    let view = file.now();
    let page = |number: u32| {
        let page = view.object(number).unwrap();
        let page = page.dict().unwrap();
        let Value::Stream(contents) = view.get(page, "Contents").unwrap() else { panic!("{page:?}") };
        (view.raw(&contents).to_vec(), page.get("Resources").cloned().unwrap())
    };
    view.pages().unwrap().into_iter().map(page).collect()
}

/// The fields of a file: name and kind.
fn fields(bytes: &[u8]) -> Vec<(String, String)> {
    let file = File::read(bytes).unwrap();
    let view = file.now();
    let kind = |dict| String::from_utf8_lossy(view.get(dict, "FT").unwrap().name().unwrap_or_default()).into_owned();
    view.fields().unwrap().iter().map(|(_, name, dict)| (name.clone(), kind(dict))).collect()
}

/// Every widget on the pages is a field of the form.
fn widgets(document: &Document) -> Vec<ObjectId> {
    let annotations = document.page_iter().flat_map(|page| {
        let page = document.get_dictionary(page).unwrap();
        page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default()
    });
    let ids = annotations.map(|annotation| annotation.as_reference().unwrap());
    ids.filter(|id| document.get_dictionary(*id).unwrap().get(b"Subtype").unwrap().as_name().unwrap() == b"Widget")
        .collect()
}

#[test]
fn the_pages_of_the_original_stay_byte_for_byte() {
    let originals = [
        (own(PdfStandard::A2a), "PDF/A-2A"),
        (own(PdfStandard::A3a), "PDF/A-3A"),
        (foreign(3, false, false), ""),
        (foreign(2, false, true), ""),
        (foreign(1, true, false), ""),
    ];
    for (original, level) in originals {
        let (made, said) = copied(&original, COPY).unwrap();
        assert!(made.pdf.starts_with(&original), "an update behind the file");
        let (before, after) = (drawn(&original), drawn(&made.pdf));
        assert_eq!(after[..before.len()], before[..]);
        assert_eq!((after.len(), made.pages), (before.len() + 1, before.len() + 1));
        assert_eq!(made.level.unwrap_or_default(), level);
        assert_eq!(said.contains("BANSAO-07"), level.is_empty(), "{said}");
        // The same in, the same out.
        assert_eq!(copied(&original, COPY).unwrap().0.pdf, made.pdf);
        let document = Document::load_mem(&made.pdf).unwrap();
        let text = document.extract_text(&[before.len() as u32 + 1]).unwrap_or_default();
        assert!(text.contains("SAO Y") && text.contains("/SY-UBND"), "{text}");
        let last = document.get_dictionary(document.page_iter().last().unwrap()).unwrap();
        assert_eq!(last.get(b"Rotate").unwrap().as_i64().unwrap(), 0);
        assert_eq!(last.get(b"CropBox").unwrap(), last.get(b"MediaBox").unwrap());
        assert_eq!(last.get(b"CropBox").unwrap().as_array().unwrap()[3].as_float().unwrap().round(), 842.0);
    }
}

#[test]
fn the_part_hangs_in_the_structure_of_a_tagged_original() {
    let (made, said) = copied(&own(PdfStandard::A2a), COPY).unwrap();
    assert_eq!(said, "");
    let document = Document::load_mem(&made.pdf).unwrap();
    let catalog = document.catalog().unwrap();
    let root = document.get_dict_in_dict(catalog, b"StructTreeRoot").unwrap();
    let whole = document.dereference(&root.get(b"K").unwrap().as_array().unwrap()[0]).unwrap().1.as_dict().unwrap();
    let last = whole.get(b"K").unwrap().as_array().unwrap().last().unwrap();
    let part = document.dereference(last).unwrap().1.as_dict().unwrap();
    assert_eq!(part.get(b"S").unwrap().as_name().unwrap(), b"Part");
    assert!(part.has(b"Lang"));
    // Every page and every widget finds its elements.
    let tree = document.get_dict_in_dict(root, b"ParentTree").unwrap();
    let numbers = tree.get(b"Nums").unwrap().as_array().unwrap();
    let entry = |key: i64| numbers.chunks(2).find(|pair| pair[0].as_i64().unwrap() == key).map(|pair| &pair[1]);
    let mut keys = std::collections::BTreeSet::new();
    for page in document.page_iter() {
        let key = document.get_dictionary(page).unwrap().get(b"StructParents").unwrap().as_i64().unwrap();
        assert!(keys.insert(key));
        let elements = document.dereference(entry(key).unwrap()).unwrap().1.as_array().unwrap();
        assert!(elements.iter().all(|e| document.dereference(e).unwrap().1.as_dict().unwrap().has(b"P")));
    }
    for widget in widgets(&document) {
        let widget_dict = document.get_dictionary(widget).unwrap();
        let key = widget_dict.get(b"StructParent").unwrap().as_i64().unwrap();
        assert!(keys.insert(key));
        let element = document.dereference(entry(key).unwrap()).unwrap().1.as_dict().unwrap();
        let object = element.get(b"K").unwrap().as_dict().unwrap();
        assert_eq!(object.get(b"Obj").unwrap().as_reference().unwrap(), widget);
    }
    assert_eq!(root.get(b"ParentTreeNextKey").unwrap().as_i64().unwrap(), keys.last().unwrap() + 1);
}

#[test]
fn no_field_of_the_originals_signers_is_left_but_their_look() {
    let original = signed();
    let (made, said) = copied(&original, COPY).unwrap();
    assert!(said.contains("lưu ý[BANSAO-04]"), "{said}");
    assert!(said.contains("chu_ky_1 (Lê Thị Hòa), con_dau_1 (Phòng Nội vụ)"), "{said}");
    let kinds = fields(&made.pdf);
    let signatures: Vec<&str> = kinds.iter().filter(|(_, kind)| kind == "Sig").map(|(name, _)| name.as_str()).collect();
    assert_eq!(signatures, ["sao_chu_ky_1", "sao_con_dau_1"]);
    let document = Document::load_mem(&made.pdf).unwrap();
    assert!(!document.catalog().unwrap().has(b"Perms"));
    let form = document.get_dict_in_dict(document.catalog().unwrap(), b"AcroForm").unwrap();
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 1);
    assert_eq!(widgets(&document).len(), kinds.len(), "{kinds:?}");
    // What was seen is a stamp in an element of its own; what was not is gone.
    let stamps: Vec<_> = document
        .objects
        .values()
        .filter_map(|o| o.as_dict().ok())
        .filter(|d| d.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Stamp"))
        .collect();
    assert_eq!(stamps.len(), 1);
    assert!(
        stamps[0].has(b"Contents") && stamps[0].has(b"StructParent") && !stamps[0].has(b"FT") && !stamps[0].has(b"V")
    );
    let kind = |s: &[u8]| {
        document
            .objects
            .values()
            .filter_map(|o| o.as_dict().ok())
            .filter(|d| d.has(b"P") && d.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == s))
            .count()
    };
    assert_eq!(kind(b"Annot"), 1);
    // A signed original is electronic already.
    let (_, said) = copied(&original, ELECTRONIC).unwrap();
    assert!(said.contains("cảnh báo[BANSAO-05]"), "{said}");
}

#[test]
fn a_draft_is_told_and_its_blanks_are_closed() {
    let text = plan("  Nội dung.").replace("so: 12\n", "so:\n");
    let job = job("ke-hoach.yaml", text.as_bytes(), Path::new(""));
    let draft = make(&job, &MemoryWorld::default()).pdf.unwrap();
    let (made, said) = copied(&draft, COPY).unwrap();
    assert!(said.contains("cảnh báo[BANSAO-06]"), "{said}");
    let file = File::read(&made.pdf).unwrap();
    for (_, name, dict) in file.now().fields().unwrap() {
        let closed = dict.int("Ff").unwrap_or(0) & 1 == 1;
        assert_eq!(closed, !name.starts_with("sao_"), "{name}");
    }
    // The part's blanks are written with its own fonts.
    let document = Document::load_mem(&made.pdf).unwrap();
    let look =
        document.get_dictionary(field(&document, "sao_so")).unwrap().get(b"DA").unwrap().as_str().unwrap().to_vec();
    let look = String::from_utf8(look).unwrap();
    let font = look.split(' ').next().unwrap().trim_start_matches('/').to_string();
    let form = document.get_dict_in_dict(document.catalog().unwrap(), b"AcroForm").unwrap();
    let resources = document.get_dict_in_dict(form, b"DR").unwrap();
    let known = document.get_dict_in_dict(resources, b"Font").unwrap();
    assert!(font.starts_with("Sao") && known.has(font.as_bytes()), "{look}");
}

#[test]
fn a_copy_of_a_copy_has_fields_of_its_own() {
    let (first, _) = copied(&own(PdfStandard::A2a), COPY).unwrap();
    let (second, _) = copied(&first.pdf, &COPY.replace("sao_y", "sao_luc")).unwrap();
    assert_eq!(second.pages, 3);
    let names = fields(&second.pdf);
    let unique: std::collections::BTreeSet<_> = names.iter().map(|(name, _)| name).collect();
    assert_eq!(unique.len(), names.len(), "{names:?}");
    assert_eq!(names.iter().filter(|(_, kind)| kind == "Sig").count(), 2, "{names:?}");
}

#[test]
fn a_scan_gets_a_line_at_the_top_of_its_first_page() {
    let original = foreign(2, true, false);
    let (made, _) = copied(&original, ELECTRONIC).unwrap();
    assert!(made.pdf.starts_with(&original));
    assert_eq!((made.pages, drawn(&made.pdf)), (2, drawn(&original)));
    assert_eq!(fields(&made.pdf), [("sao_chu_ky_so".to_string(), "Sig".to_string())]);
    let document = Document::load_mem(&made.pdf).unwrap();
    let widget = document.get_dictionary(field(&document, "sao_chu_ky_so")).unwrap();
    let told: Vec<u16> =
        widget.get(b"TU").unwrap().as_str().unwrap()[2..].chunks(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
    let told = String::from_utf16(&told).unwrap();
    assert!(told.ends_with(": Sao y; Ủy ban nhân dân xã An Hạ; 05/3/2026; 09:30:15 +07:00"), "{told}");
    // The sheet is turned by a quarter: what a reader sees at the top right is written at the top left.
    let sides: Vec<f32> =
        widget.get(b"Rect").unwrap().as_array().unwrap().iter().map(|s| s.as_float().unwrap()).collect();
    assert!(sides[0] > 0.0 && sides[2] < 842.0 / 4.0 && sides[3] < 595.0 && sides[3] > 400.0, "{sides:?}");
    let look = document.get_dict_in_dict(widget, b"AP").unwrap().get(b"N").unwrap();
    let look = document.dereference(look).unwrap().1.as_stream().unwrap();
    assert!(!String::from_utf8_lossy(&look.content).contains("BDC"));
    let (narrow, _) = copied(&small(150), ELECTRONIC).unwrap();
    let narrow = Document::load_mem(&narrow.pdf).unwrap();
    let widget = narrow.get_dictionary(field(&narrow, "sao_chu_ky_so")).unwrap();
    let sides: Vec<f32> =
        widget.get(b"Rect").unwrap().as_array().unwrap().iter().map(|s| s.as_float().unwrap()).collect();
    assert!(sides[0] >= 0.0 && sides[2] <= 150.0, "{sides:?}");
}

/// A page of this width.
fn small(width: i64) -> Vec<u8> {
    let mut document = Document::load_mem(&foreign(1, true, false)).unwrap();
    let page = document.page_iter().next().unwrap();
    let page = document.get_dictionary_mut(page).unwrap();
    page.set("MediaBox", vec![0.into(), 0.into(), width.into(), 300.into()]);
    page.set("Rotate", 0);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn both_forms_of_cross_references_are_read_as_word_writes_them() {
    // A table that hides an object, which a stream has.
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for object in [
        "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
        "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n",
        "4 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n",
        "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<<>>>>\nendobj\n",
    ] {
        places.push(file.len());
        file.extend_from_slice(object.as_bytes());
    }
    let hidden = file.len();
    let mut row = vec![1u8];
    row.extend_from_slice(&(places[3] as u32).to_be_bytes());
    row.push(0);
    file.extend_from_slice(
        format!("5 0 obj\n<</Type/XRef/Size 6/W[1 4 1]/Index[3 1]/Root 1 0 R/Length {}>>\nstream\n", row.len())
            .as_bytes(),
    );
    file.extend_from_slice(&row);
    file.extend_from_slice(b"\nendstream\nendobj\n");
    let table = file.len();
    let entry = |at: usize| format!("{at:010} 00000 n \n");
    file.extend_from_slice(
        format!(
            "xref\n0 6\n0000000000 65535 f \n{}{}0000000000 65535 f \n{}0000000000 65535 f \ntrailer\n<</Size 6/Root 1 0 R/XRefStm {hidden}>>\nstartxref\n{table}\n%%EOF\n",
            entry(places[0]), entry(places[1]), entry(places[2]),
        )
        .as_bytes(),
    );
    assert!(File::read(&file).is_err(), "nothing is vouched for of such a file");
    let (made, said) = copied(&file, COPY).unwrap();
    assert_eq!(made.pages, 2);
    assert!(said.contains("BANSAO-07"), "{said}");
    assert!(String::from_utf8_lossy(&made.pdf[file.len()..]).contains("/Count 2"));
}

#[test]
fn what_cannot_be_copied_is_refused_with_a_way_out() {
    let good = own(PdfStandard::A2a);
    let refused = |bytes: &[u8], code: &str, word: &str| {
        let said = copied(bytes, COPY).map(|_| ()).unwrap_err();
        assert!(said.contains(code) && said.contains(word), "{said}");
        let json = copied_json(bytes);
        assert!(json.contains("\"sua\""), "no advice: {json}");
    };
    refused(b"so: 5", "BANSAO-01", "không phải tệp PDF");
    refused(b"", "BANSAO-01", "không phải tệp PDF");
    for part in 1..8 {
        refused(&good[..good.len() * part / 8], "BANSAO-01", "cắt cụt");
    }
    assert!(copied(&tree_of(&[]), COPY).is_ok());
    refused(&tree_of(&[("/Size 5", "/Size 5/Encrypt<</Filter/Standard>>")]), "BANSAO-02", "mật khẩu");
    refused(&tree_of(&[("/Kids[3 0 R]", "/Kids[2 0 R]")]), "BANSAO-01", "page tree");
    refused(&tree_of(&[("/Kids[3 0 R]", "/Kids[]")]), "BANSAO-01", "page");
    refused(&tree_of(&[("/Pages 2", "/NeedsRendering true/Pages 2")]), "BANSAO-03", "XFA");
    // Fields that stand in each other, a parent that is its own, a structure without end.
    let fields = [("/Pages 2", "/AcroForm<</Fields[4 0 R]>>/Pages 2"), ("/Spare 1", "/T(a)/Kids[4 0 R]")];
    refused(&tree_of(&fields), "BANSAO-01", "field tree");
    let own_parent = [("/Type/Page/", "/Type/Page/Annots[4 0 R]/"), ("/Spare 1", "/Subtype/Widget/T(a)/Parent 4 0 R")];
    assert!(copied(&tree_of(&own_parent), COPY).is_ok());
    let endless =
        [("/Pages 2", "/StructTreeRoot 4 0 R/Pages 2"), ("/Spare 1", "/K 4 0 R/ParentTree 4 0 R/Kids[4 0 R]")];
    assert!(copied(&tree_of(&endless), COPY).is_ok());
}

/// What is said of a file, for programs.
fn copied_json(original: &[u8]) -> String {
    let job = Job::new("ban-sao.yaml", COPY, fonts());
    let result = kehoach::copy(&Input::new("goc.pdf", original), &job, &MemoryWorld::default());
    result.map(|_| String::new()).unwrap_or_else(|findings| findings.text(Format::Json, false))
}

/// A small file of four objects in which something is written otherwise.
fn tree_of(otherwise: &[(&str, &str)]) -> Vec<u8> {
    let objects = [
        "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
        "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n",
        "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>\nendobj\n",
        "4 0 obj\n<</Spare 1>>\nendobj\n",
    ];
    let written = |text: &str| otherwise.iter().fold(text.to_string(), |text, (from, to)| text.replace(from, to));
    let mut file = String::from("%PDF-1.4\n");
    let mut places = String::new();
    for object in objects {
        places.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&written(object));
    }
    let table = file.len();
    let trailer = written("trailer\n<</Size 5/Root 1 0 R>>");
    file.push_str(&format!("xref\n0 5\n0000000000 65535 f \n{places}{trailer}\nstartxref\n{table}\n%%EOF\n"));
    file.into_bytes()
}

#[test]
fn the_part_alone_is_for_paper() {
    let job = Job::new("ban-sao.yaml", COPY, fonts());
    let (block, findings) = kehoach::copy_block(&job, None, &MemoryWorld::default()).unwrap();
    assert_eq!(findings.to_string(), "");
    assert_eq!(block.pages, 1);
    assert!(docx_text(&block.docx.unwrap()).contains("SAO Y"));
    let (lower, _) = kehoach::copy_block(&job, Some(180.0), &MemoryWorld::default()).unwrap();
    assert_ne!(lower.pdf, block.pdf);
    let said = |job: &Job<'_>, top| kehoach::copy_block(job, top, &MemoryWorld::default()).unwrap_err().to_string();
    assert!(said(&job, Some(250.0)).contains("BANSAO-11"));
    let job = Job::new("ban-sao.yaml", ELECTRONIC, fonts());
    assert!(said(&job, None).contains("BANSAO-11"));
    let excerpt = COPY.replace("sao_y", "trich_sao");
    let job = Job::new("ban-sao.yaml", &excerpt, fonts());
    assert!(said(&job, None).contains("SAO-07"));
}

#[test]
fn a_profile_says_who_copies() {
    let profile = "co_quan: {co_quan_ban_hanh: [ỦY BAN NHÂN DÂN, XÃ AN PHÚ], ten_day_du: Ủy ban nhân dân xã An Phú, dia_danh: An Phú, che_do: tap_the, nguoi_dung_dau: CHỦ TỊCH}\n\
                   nguoi_ky: {ma: cvp, hinh_thuc: TL., chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Vũ Thị Bê}\n";
    let world = MemoryWorld::default().with("don-vi.yaml", profile);
    let text = "don_vi: don-vi.yaml\nhinh_thuc: sao_luc\nky_hieu: UBND\nngay: 5/3/2026\nky: {ma: cvp}\nluu: VT\n";
    let job = Job::new("ban-sao.yaml", text, fonts());
    let (block, findings) = kehoach::copy_block(&job, None, &world).unwrap();
    assert_eq!(findings.to_string(), "");
    let docx = docx_text(&block.docx.unwrap());
    for words in ["XÃ AN PHÚ", "SAO LỤC", "/SL-UBND", "An Phú, ngày 05 tháng 3 năm 2026", "TL. CHỦ TỊCH"] {
        assert!(docx.contains(words), "{words}: {docx}");
    }
    let text = "don_vi: don-vi.yaml\nban: dien_tu\nhinh_thuc: sao_y\nngay: 5/3/2026\n";
    let job = Job::new("ban-sao.yaml", text, fonts());
    let scan = foreign(1, true, false);
    let (made, _) = kehoach::copy(&Input::new("goc.pdf", &scan), &job, &world).unwrap();
    assert_eq!(made.pages, 1);
    // Neither file nor profile says it: both are named.
    let text = "hinh_thuc: sao_y\nky_hieu: UBND\nky: {chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Vũ Thị Bê}\n";
    let said = copied(&scan, text).map(|_| ()).unwrap_err();
    assert!(said.contains("ban-sao.yaml:1") && said.contains("THIEU-01") && said.contains("THIEU-03"), "{said}");
}
