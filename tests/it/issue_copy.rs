//! `issue` for a copy: a document that has number and day is issued already, what is issued is its copy.

use kehoach::internals::seal::fill::Issuance;

use crate::issue::{codes, fill_pdf};
use crate::support::{issue_plan, plan, render};

const COPY: &str = "sao:\n  hinh_thuc: trich_sao\n  co_quan: TRƯỜNG MẦM NON HOA BAN\n  so:\n  ky_hieu: MNHB   # của Trường\n  dia_danh: An Phú\n  ngay: {ngay: , thang: , nam: 2021}\n  ky: {chuc_vu: HIỆU TRƯỞNG, ho_ten: Tô Thị Xuyến}\n  noi_nhan: [Các tổ]\n  luu: VT\n";

fn given(number: &str, day: &str) -> Issuance {
    Issuance::read(number, day).unwrap()
}

fn filled(text: &str, number: &str, day: &str) -> Result<String, Vec<&'static str>> {
    let outcome = issue_plan("ke-hoach.yaml", text, &given(number, day), false);
    outcome.value.map(|bytes| String::from_utf8(bytes).unwrap()).ok_or_else(|| codes(&outcome.diagnostics))
}

#[test]
fn number_and_day_of_a_copy_go_into_its_part_of_the_plan() {
    let text = format!("{}{COPY}", plan("  Nội dung."));
    let expected = text
        .replace("  so:\n", "  so: 7\n")
        .replace("ngay: {ngay: , thang: , nam: 2021}", "ngay: {ngay: 9, thang: 8, nam: 2021}");
    assert_eq!(filled(&text, "7", "9/8/2021").unwrap(), expected);
    // The same again changes nothing; another is refused where it stands.
    assert_eq!(filled(&expected, "7", "9/8/2021").unwrap(), expected);
    assert_eq!(filled(&expected, "8", "9/8/2021").unwrap_err(), ["BANHANH-04"]);
    assert_eq!(filled(&expected, "7", "10/8/2021").unwrap_err(), ["BANHANH-05"]);
    // Lines of the document as they were stay out of it.
    let verbatim = text.replace("so: 12\n", "nguyen_van: {so_ky_hieu: 'Số 12/KH'}\n");
    assert!(filled(&verbatim, "7", "9/8/2021").unwrap().contains("  so: 7\n"));
}

#[test]
fn a_document_that_is_not_issued_comes_first() {
    let text = format!("{}{COPY}", plan("  Nội dung.")).replace("so: 12\n", "so:\n");
    let first = filled(&text, "12", "31/5/2021").unwrap();
    assert_eq!(first, text.replacen("so:\n", "so: 12\n", 1));
    assert!(filled(&first, "7", "9/8/2021").unwrap().contains("\n  so: 7\n"));
}

#[test]
fn the_blanks_of_a_copy_in_a_pdf_are_filled_and_the_record_stays_the_documents() {
    let text = format!("{}{COPY}", plan("  Nội dung."));
    let pdf = render(&text).value.unwrap().pdf.unwrap();
    let outcome = fill_pdf(&pdf, "7", "9/8/2021");
    assert_eq!(codes(&outcome.diagnostics), ["BANHANH-16"]);
    let filled = outcome.value.unwrap();
    let document = lopdf::Document::load_mem(&filled).unwrap();
    let values: Vec<(String, String)> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter_map(|dict| {
            Some((dict.get(b"T").ok()?.as_str().ok()?.to_vec(), dict.get(b"V").ok()?.as_str().ok()?.to_vec()))
        })
        .map(|(name, value)| {
            (String::from_utf8_lossy(&name).into_owned(), String::from_utf8_lossy(&value).into_owned())
        })
        .collect();
    for (name, value) in [("sao_so", "07"), ("sao_ngay", "09"), ("sao_thang", "8")] {
        assert!(values.contains(&(name.into(), value.into())), "{name}: {values:?}");
    }
    let said = String::from_utf8_lossy(&filled).into_owned();
    assert_eq!(said.matches("CodeNumber>12<").count() + said.matches("CodeNumber>012<").count(), 1);
    assert!(!said.contains("CodeNumber>07<"));
    // The same again changes nothing, another number is refused.
    assert_eq!(fill_pdf(&filled, "7", "9/8/2021").value.unwrap(), filled);
    assert_eq!(codes(&fill_pdf(&filled, "8", "9/8/2021").diagnostics), ["BANHANH-11"]);
    // The year that is printed already counts.
    assert_eq!(codes(&fill_pdf(&pdf, "7", "9/8/2022").diagnostics), ["BANHANH-15"]);
}
