//! Form fields over the whole way: they move nothing, and what is filled in has none.

use kehoach::internals::pipeline::{Job, Options, Stage};
use lopdf::{Document, Object};

use crate::support::{DiskWorld, emit_in, job, plan, render, sample, samples};

/// Names, kinds and tooltips of a PDF's fields.
fn fields(pdf: &[u8]) -> Vec<[String; 3]> {
    let file = Document::load_mem(pdf).unwrap();
    let Ok(form) = file.catalog().unwrap().get_deref(b"AcroForm", &file) else { return Vec::new() };
    let list = form.as_dict().unwrap().get(b"Fields").unwrap().as_array().unwrap();
    let read = |id: &Object| {
        let field = file.get_dictionary(id.as_reference().unwrap()).unwrap();
        let text = |key: &[u8]| lopdf::decode_text_string(field.get(key).unwrap()).unwrap();
        let kind = String::from_utf8_lossy(field.get(b"FT").unwrap().as_name().unwrap()).into_owned();
        [text(b"T"), kind, text(b"TU")]
    };
    list.iter().map(read).collect()
}

/// The complete plan before it has a number.
fn numberless(body: &str) -> String {
    plan(body).replace("so: 12\n", "so:\n")
}

#[test]
fn signatures_and_blanks_have_their_fields() {
    let pdf = render(&numberless("  I. MỤC ĐÍCH\n\n  Mở lớp cho văn thư.")).value.unwrap().pdf.unwrap();
    let found = fields(&pdf);
    let expected = [
        ["so", "Tx", "Số văn bản, để trống cho văn thư điền"],
        ["chu_ky_1", "Sig", "Chữ ký số của PHÓ TRƯỞNG PHÒNG Lê Thị Hòa"],
        ["con_dau_1", "Sig", "Chữ ký số của PHÒNG NỘI VỤ"],
    ];
    assert_eq!(found, expected.map(|field| field.map(String::from)));
    let text = plan("  Mở lớp.").replace("so: 12\n", "so: 3\n").replace("ngay: 31/5/2021", "ngay: {nam: 2021}");
    let names: Vec<String> = fields(&render(&text).value.unwrap().pdf.unwrap()).into_iter().map(|[n, ..]| n).collect();
    assert_eq!(names, ["ngay", "thang", "chu_ky_1", "con_dau_1"]);
}

#[test]
fn several_signers_are_told_apart() {
    let text = numberless("  Mở lớp.");
    let at = text.find("ky:").unwrap();
    let text = format!(
        "{}ky:\n  - {{chuc_vu: TRƯỞNG PHÒNG, ho_ten: Lê Văn An}}\n  - {{chuc_vu: CHỦ TỊCH HỘI, ho_ten: Vũ Thị Bê}}\n",
        &text[..at]
    );
    let found = fields(&render(&text).value.unwrap().pdf.unwrap());
    let names: Vec<&str> = found.iter().map(|[name, ..]| name.as_str()).collect();
    assert_eq!(names, ["so", "chu_ky_1", "con_dau_1", "chu_ky_2", "con_dau_2"]);
    assert!(found.iter().enumerate().all(|(i, a)| found[..i].iter().all(|b| a[2] != b[2])), "{found:?}");
}

#[test]
fn fields_move_no_line_of_any_sample() {
    for path in samples() {
        let bytes = std::fs::read(&path).unwrap();
        let with = job("ke-hoach.yaml", &bytes, path.parent().unwrap());
        let options = Options { form_fields: false, ..Options::default() };
        let without = Job { options, ..job("ke-hoach.yaml", &bytes, path.parent().unwrap()) };
        assert_eq!(emit_in(&with, &DiskWorld, Stage::Pages), emit_in(&without, &DiskWorld, Stage::Pages));
        let unsigned = String::from_utf8_lossy(&bytes).contains("kem_theo:");
        let fields = fields(sample(&path).pdf.as_ref().unwrap());
        assert!(unsigned || fields.len() >= 2, "{}", path.display());
    }
}

#[test]
fn fields_can_be_left_out() {
    let text = numberless("  Mở lớp.");
    let options = Options { form_fields: false, ..Options::default() };
    let job = Job { options, ..job("ke-hoach.yaml", text.as_bytes(), std::path::Path::new("")) };
    let mut sources = Default::default();
    let outcome = kehoach::internals::pipeline::render(&job, &crate::support::MemoryWorld::default(), &mut sources);
    assert_eq!(fields(&outcome.value.unwrap().pdf.unwrap()), Vec::<[String; 3]>::new());
}
