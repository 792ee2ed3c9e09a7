//! `issue`: number and date go into a plan or into the blanks of a PDF, and nothing else changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use kehoach::internals::diag::{Diagnostic, Outcome, SourceMap, has_errors};
use kehoach::internals::era::EraTable;
use kehoach::internals::pipeline::Stage;
use kehoach::internals::seal::fill::{self, Issuance};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::support::{DiskWorld, emit_in, issue_plan, job, plan, render, samples};

/// A folder of its own for one test, empty at the start.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("issue").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

/// Runs `kehoach issue`: exit code, standard output, standard error.
pub(crate) fn issue(dir: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.arg("issue").args(args).current_dir(dir).env_remove("SOURCE_DATE_EPOCH").stdin(Stdio::null());
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn given() -> Issuance {
    Issuance::read("5", "04/6/2021").unwrap()
}

/// Fills a plan's text; the new text, or the codes of what is wrong.
fn fill_plan(text: &str, overwrite: bool) -> Result<String, Vec<&'static str>> {
    let outcome = issue_plan("ke-hoach.yaml", text, &given(), overwrite);
    outcome.value.map(|bytes| String::from_utf8(bytes).unwrap()).ok_or_else(|| codes(&outcome.diagnostics))
}

pub(crate) fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().map(|d| d.code()).collect()
}

/// A plan with these lines for number and date.
pub(crate) fn blank(lines: &str) -> String {
    plan("  1. Mục đích\n\n  Nội dung.").replace("so: 12\n", "").replace("ngay: 31/5/2021\n", lines)
}

#[test]
fn the_two_renderings_differ_only_in_number_and_date() {
    let mut seen = 0;
    for path in samples() {
        let folder = path.parent().unwrap();
        let original = fs::read_to_string(&path).unwrap();
        // Of the samples with a number the number is taken away; those with blanks are as they are.
        let Some(number_line) = original.lines().find(|l| l.starts_with("so:")) else {
            assert!(original.contains("kem_theo:"), "{}", path.display());
            continue;
        };
        let before = original.replace(number_line, "so:          # văn thư ghi");
        let date = original.lines().find_map(|l| l.strip_prefix("ngay:")).unwrap();
        let date = date.split('#').next().unwrap().trim();
        let date = match date.chars().next() {
            None => "04/9/2023",
            Some('{') => "04/3/2026",
            Some(_) => date,
        };
        let given = Issuance::read("5", date).unwrap();
        let after = issue_plan("t", &before, &given, false).value;
        let Some(after) = after else {
            assert!(original.contains("nguyen_van:"), "{}", path.display());
            continue;
        };
        let pages = |bytes: &[u8]| emit_in(&job("ke-hoach.yaml", bytes, folder), &DiskWorld, Stage::Pages);
        let (before, after) = (pages(before.as_bytes()), pages(&after));
        if original.contains("\nphu_luc:") {
            // The line under an annex's title may need a line less when it is filled in; what it stands under stays.
            let begins = |line: &&str| line.trim_end().ends_with(" Phụ lục") || line.trim_end().ends_with(" Phụ lục I");
            let main = |pages: &str| pages.lines().take_while(|line| !begins(line)).count();
            assert_eq!(main(&before), main(&after));
            assert!(after.contains(" số 05/"), "{}", path.display());
            continue;
        }
        assert_eq!(before.lines().count(), after.lines().count());
        let changed: Vec<_> = before.lines().zip(after.lines()).filter(|(a, b)| a != b).map(|(_, b)| b).collect();
        let expected = if original.contains("\n  thang:") { 2 } else { 1 };
        assert_eq!(changed.len(), expected, "{}: {changed:#?}", path.display());
        assert!(changed.iter().all(|line| line.contains("Số: 05") || line.contains("ngày 04")), "{changed:#?}");
        seen += 1;
    }
    assert!(seen >= 3);
}

#[test]
fn every_form_of_a_date_is_filled_and_the_rest_stays() {
    for (before, after) in [
        ("so:\nngay:\n", "so: 5\nngay: 04/6/2021\n"),
        ("so: # số\nngay: ~     # ngày\n", "so: 5 # số\nngay: 04/6/2021     # ngày\n"),
        ("so: ''\nngay: {ngay: , thang: 06, nam: 2021}\n", "so: '5'\nngay: {ngay: 4, thang: 06, nam: 2021}\n"),
        ("so: 05\nngay: 4-6-2021\n", "so: 05\nngay: 4-6-2021\n"),
        ("ngay: {thang: 6, nam: 2021}  # x\n", "ngay: {ngay: 4, thang: 6, nam: 2021}  # x\n"),
        ("ngay: {ngay:, thang:}\n", "ngay: {ngay: 4, thang: 6, nam: 2021}\n"),
        ("ngay:\n  nam: 2021   # năm nay\n  thang:\n", "ngay:\n  ngay: 4\n  nam: 2021   # năm nay\n  thang: 6\n"),
    ] {
        let text = blank(before);
        let filled = fill_plan(&text, false);
        let mut expected = text.replace(before, after);
        if !before.contains("so:") {
            expected = expected.replace("ky_hieu: KH-PNV\n", "ky_hieu: KH-PNV\nso: 5\n");
        }
        assert_eq!(filled, Ok(expected), "{before}");
        // On Windows, with Notepad's mark.
        let windows = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
        let expected = format!("\u{FEFF}{}", filled_twice(&text).replace('\n', "\r\n"));
        assert_eq!(fill_plan(&windows, false), Ok(expected), "{before}");
    }
}

/// Filling a filled plan changes nothing.
fn filled_twice(text: &str) -> String {
    let once = fill_plan(text, false).unwrap();
    assert_eq!(fill_plan(&once, false).as_ref(), Ok(&once));
    once
}

#[test]
fn what_is_there_already_is_not_overwritten_unless_told_so() {
    for (lines, code) in [
        ("so: 7\nngay:\n", "BANHANH-04"),
        ("so: 5a\nngay: 04/6/2021\n", "BANHANH-04"),
        ("so:\nngay: 05/6/2021\n", "BANHANH-05"),
        ("so:\nngay: {ngay: , thang: 7, nam: 2021}\n", "BANHANH-05"),
        ("so:\nngay: {ngay: , thang: , nam: 2020}\n", "BANHANH-05"),
    ] {
        let text = blank(lines);
        assert_eq!(fill_plan(&text, false), Err(vec![code]), "{lines}");
        let filled = fill_plan(&text, true).unwrap_or_else(|codes| panic!("{lines}: {codes:?}"));
        assert!(render(&filled).value.is_some());
        assert_eq!(fill_plan(&filled, false), Ok(filled));
    }
    let verbatim = blank("so:\nngay:\nnguyen_van: {so_ky_hieu: 'Số 5 KH'}\n");
    assert_eq!(fill_plan(&verbatim, true), Err(vec!["BANHANH-03"]));
    // A name of YAML before the number is refused where the file is read.
    assert_eq!(fill_plan(&blank("so: &a 7\nngay:\n"), true), Err(vec!["YAML-01"]));
    for by_hand in ["so: |\n  7\nngay:\n", "so: 5\nngay: {}\n"] {
        assert_eq!(fill_plan(&blank(by_hand), true), Err(vec!["BANHANH-07"]), "{by_hand}");
    }
}

#[test]
fn a_day_before_the_can_cu_is_a_warning() {
    let text = blank("so:\nngay:\ncan_cu:\n  - Căn cứ Kế hoạch số 8/KH-UBND ngày 05 tháng 6 năm 2021 của Ủy ban\n");
    let outcome = issue_plan("ke-hoach.yaml", &text, &given(), false);
    assert!(outcome.value.is_some());
    assert_eq!(codes(&outcome.diagnostics), ["BANHANH-06"]);
    assert!(outcome.diagnostics[0].place.is_some() && !has_errors(&outcome.diagnostics));
}

#[test]
fn plan_and_files_are_written_together_or_not_at_all() {
    let dir = folder("together");
    let before = blank("so:\nngay:\n").replace('\n', "\r\n");
    let path = dir.join("ke-hoach.yaml");
    let names = || {
        let mut names: Vec<_> =
            fs::read_dir(&dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let args = |extra: &[&'static str]| [&["ke-hoach.yaml", "--so", "5", "--ngay", "04/6/2021"], extra].concat();
    fs::write(&path, &before).unwrap();
    for (args, code) in [
        (args(&["-o", "khong-co/a.pdf"]), 4),
        (args(&["--don-vi", "khong-co.yaml"]), 4),
        (args(&["--the-thuc", "khong-co"]), 1),
        (args(&["-o", "ke-hoach.yaml"]), 2),
        (args(&["--emit", "pages"]), 2),
        (args(&["them.yaml"]), 2),
        (vec!["ke-hoach.yaml", "--so", "5", "--ngay", "31/6/2021"], 2),
        (vec!["ke-hoach.yaml", "--so", "5/KH", "--ngay", "04/6/2021"], 2),
        (vec!["ke-hoach.yaml", "--so", "5"], 2),
        (vec!["-", "--so", "5", "--ngay", "04/6/2021"], 2),
        (vec!["khong-co.yaml", "--so", "5", "--ngay", "04/6/2021"], 4),
        (vec![".", "--so", "5", "--ngay", "04/6/2021"], 4),
    ] {
        let (found, out, err) = issue(&dir, &args);
        assert_eq!((found, out.as_str()), (code, ""), "{args:?}: {err}");
        assert!(err.starts_with("lỗi"), "{err}");
        assert_eq!(names(), ["ke-hoach.yaml"]);
        assert_eq!(fs::read_to_string(&path).unwrap(), before);
    }
    let (code, out, err) = issue(&dir, &args(&[]));
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("ke-hoach.yaml, ke-hoach.docx, ke-hoach.pdf ("), "{out}");
    let issued = |number: &str| before.replace("so:\r\nngay:\r\n", &format!("so: {number}\r\nngay: 04/6/2021\r\n"));
    assert_eq!(fs::read_to_string(&path).unwrap(), issued("5"));
    assert_eq!(names(), ["ke-hoach.docx", "ke-hoach.pdf", "ke-hoach.yaml"]);
    // A number that is there already needs leave.
    let (code, _, err) = issue(&dir, &["ke-hoach.yaml", "--so", "6", "--ngay", "04/6/2021"]);
    assert_eq!(code, 1);
    assert!(err.contains("BANHANH-04") && err.contains("--ghi-de"), "{err}");
    let (code, _, _) =
        issue(&dir, &["ke-hoach.yaml", "--so", "6", "--ngay", "04/6/2021", "--ghi-de", "--thong-bao", "json"]);
    assert_eq!(code, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), issued("6"));
}

/// The PDF of a plan with these lines for number and date.
pub(crate) fn pdf(lines: &str) -> Vec<u8> {
    render(&blank(lines)).value.unwrap().pdf.unwrap()
}

pub(crate) fn fill_pdf(bytes: &[u8], number: &str, date: &str) -> Outcome<Vec<u8>> {
    let given = Issuance::read(number, date).unwrap();
    let era = EraTable::default().by_date(Some(given.date)).unwrap().unwrap();
    fill::pdf("ke-hoach.pdf", bytes, &given, &era)
}

#[track_caller]
fn refused(bytes: &[u8], number: &str, date: &str, code: &str) {
    let outcome = fill_pdf(bytes, number, date);
    assert!(outcome.value.is_none());
    assert_eq!(codes(&outcome.diagnostics), [code], "{:?}", outcome.diagnostics);
    let diagnostic = &outcome.diagnostics[0];
    assert!(diagnostic.what.starts_with("ke-hoach.pdf: ") && diagnostic.advice.is_some(), "{diagnostic:?}");
}

/// The fields of a form by name.
fn fields(document: &Document) -> Vec<(String, ObjectId, Dictionary)> {
    let form = document.catalog().unwrap().get(b"AcroForm").and_then(Object::as_dict).unwrap();
    let ids = form.get(b"Fields").and_then(Object::as_array).unwrap().iter().map(|f| f.as_reference().unwrap());
    ids.map(|id| {
        let dict = document.get_dictionary(id).unwrap().clone();
        (String::from_utf8_lossy(dict.get(b"T").and_then(Object::as_str).unwrap()).into_owned(), id, dict)
    })
    .collect()
}

/// What the fields of a file hold, and that each value is drawn.
fn values(bytes: &[u8]) -> Vec<(String, String)> {
    let document = Document::load_mem(bytes).unwrap();
    let mut values = Vec::new();
    for (name, _, dict) in fields(&document) {
        let Ok(value) = dict.get(b"V").and_then(Object::as_str) else { continue };
        let look = dict.get(b"AP").and_then(Object::as_dict).unwrap().get(b"N").and_then(Object::as_reference).unwrap();
        let look = document.get_object(look).and_then(Object::as_stream).unwrap();
        let content = String::from_utf8(look.content.clone()).unwrap();
        let codes = content.split('<').nth(1).unwrap().split('>').next().unwrap();
        assert_eq!(codes.len(), 4 * value.len(), "{content}");
        let fonts = look.dict.get(b"Resources").and_then(Object::as_dict).unwrap().get(b"Font").unwrap();
        assert!(
            fonts
                .as_dict()
                .unwrap()
                .iter()
                .all(|(_, font)| document.get_dictionary(font.as_reference().unwrap()).is_ok())
        );
        values.push((name, String::from_utf8_lossy(value).into_owned()));
    }
    values
}

fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
    pairs.map(|(a, b)| (a.to_string(), b.to_string())).to_vec()
}

#[test]
fn blanks_of_a_pdf_are_filled_behind_its_bytes() {
    let before = pdf("so:\nngay: {ngay: , thang: , nam: }\n");
    let after = fill_pdf(&before, "5", "4/2/2021").value.unwrap();
    assert!(after.starts_with(&before) && after.ends_with(b"%%EOF\n"));
    assert_eq!(values(&after), pairs([("so", "05"), ("ngay", "04"), ("thang", "02"), ("nam", "2021")]));
    // The same twice, and nothing more to do the second time.
    assert_eq!(fill_pdf(&before, "5", "4/2/2021").value.as_ref(), Some(&after));
    assert_eq!(fill_pdf(&after, "05", "04/02/2021").value.as_ref(), Some(&after));
    refused(&after, "6", "4/2/2021", "BANHANH-11");
    refused(&after, "5", "5/2/2021", "BANHANH-11");
    let ids = |bytes: &[u8]| Document::load_mem(bytes).unwrap().trailer.get(b"ID").unwrap().as_array().unwrap().clone();
    assert_eq!(ids(&before)[0], ids(&after)[0]);
    assert_ne!(ids(&before)[1], ids(&after)[1]);
    let letters = fill_pdf(&before, "05a", "4/12/2021").value.unwrap();
    assert_eq!(values(&letters)[0].1, "05a");
}

#[test]
fn the_record_in_the_metadata_gets_what_the_page_gets() {
    let before = pdf("so:\nngay: {ngay: , thang: , nam: }\n");
    let after = fill_pdf(&before, "5", "4/2/2021").value.unwrap();
    let packet = |bytes: &[u8]| {
        let file = Document::load_mem(bytes).unwrap();
        let number = file.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
        let stream = file.get_object(number).unwrap().as_stream().unwrap();
        assert!(!stream.dict.has(b"Filter"), "archives read the packet without decompressing");
        String::from_utf8(stream.content.clone()).unwrap()
    };
    assert!(!packet(&before).contains("<vbd:CodeNumber>") && !packet(&before).contains("<vbd:IssuedDate>"));
    let now = packet(&after);
    assert!(now.contains("<vbd:CodeNumber>05</vbd:CodeNumber>"), "{now}");
    assert!(now.contains("<vbd:IssuedDate>04/02/2021</vbd:IssuedDate>"), "{now}");
    assert_eq!(now.matches("<vbd:CodeNotation>").count(), 1);
}

#[test]
fn what_is_printed_beside_the_blanks_must_agree() {
    let half = pdf("so:\nngay: {ngay: , thang: 6, nam: 2021}\n");
    assert_eq!(values(&fill_pdf(&half, "15", "4/6/2021").value.unwrap()), pairs([("so", "15"), ("ngay", "04")]));
    refused(&half, "15", "4/7/2021", "BANHANH-15");
    refused(&half, "15", "4/6/2022", "BANHANH-15");
    let dated = pdf("so:\nngay: 04/6/2021\n");
    assert_eq!(values(&fill_pdf(&dated, "15", "4/6/2021").value.unwrap()), pairs([("so", "15")]));
    refused(&dated, "15", "5/6/2021", "BANHANH-15");
    let numbered = pdf("so: 9\nngay: {ngay: , thang: 6, nam: 2021}\n");
    assert_eq!(values(&fill_pdf(&numbered, "9", "4/6/2021").value.unwrap()), pairs([("ngay", "04")]));
    refused(&numbered, "15", "4/6/2021", "BANHANH-15");
}

#[test]
fn a_file_without_blanks_or_with_too_little_room_is_refused() {
    refused(&pdf("so: 9\nngay: 04/6/2021\n"), "9", "4/6/2021", "BANHANH-10");
    let text = blank("so:\nngay:\n");
    let mut without = job("ke-hoach.yaml", text.as_bytes(), Path::new(""));
    without.options.form_fields = false;
    let rendered = kehoach::internals::pipeline::render(&without, &DiskWorld, &mut SourceMap::default()).value.unwrap();
    refused(&rendered.pdf.unwrap(), "9", "4/6/2021", "BANHANH-10");
    let blanks = pdf("so:\nngay:\n");
    refused(&blanks, "123456abc", "4/6/2021", "BANHANH-14");
    refused(&blanks, "5Đ", "4/6/2021", "BANHANH-14");
}

/// The file with its fields changed, written anew.
fn changed(bytes: &[u8], modern: bool, change: impl Fn(&str, &mut Dictionary)) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).unwrap();
    for (name, id, mut dict) in fields(&document) {
        change(&name, &mut dict);
        document.objects.insert(id, Object::Dictionary(dict));
    }
    let mut out = Vec::new();
    if modern {
        document.save_modern(&mut out).unwrap();
    } else {
        document.save_to(&mut out).unwrap();
    }
    out
}

#[test]
fn a_file_with_cross_reference_streams_goes_on_with_one() {
    let modern = changed(&pdf("so:\nngay:\n"), true, |_, _| {});
    let after = fill_pdf(&modern, "5", "4/6/2021").value.unwrap();
    assert!(after.starts_with(&modern));
    assert_eq!(values(&after).len(), 4);
    let update = String::from_utf8_lossy(&after[modern.len()..]).into_owned();
    assert!(update.contains("/Type /XRef") && !update.contains("trailer"), "{update}");
    assert_eq!(fill_pdf(&after, "5", "4/6/2021").value.as_ref(), Some(&after));
}

#[test]
fn a_signature_that_forbids_filling_is_obeyed() {
    let unsigned = pdf("so:\nngay:\n");
    let reference = |method: &str, parameters: Dictionary| {
        dictionary! { "Reference" => vec![
            dictionary! { "TransformMethod" => method, "TransformParams" => parameters }.into(),
        ]}
    };
    let names = |names: &[&str]| names.iter().map(|n| Object::string_literal(*n)).collect::<Vec<_>>();
    let lock = |action: &str, fields: &[&str]| dictionary! { "Action" => action, "Fields" => names(fields) };
    let signed = |signature: Dictionary, locked: Option<Dictionary>, field: &str| {
        changed(&unsigned, false, |name, dict| {
            if name == field {
                dict.set("V", signature.clone());
                if let Some(lock) = locked.clone() {
                    dict.set("Lock", lock);
                }
            }
        })
    };
    let plain = || dictionary! { "Type" => "Sig" };
    let person = "chu_ky_1";
    for good in [
        signed(plain(), None, person),
        signed(reference("DocMDP", dictionary! { "P" => 2 }), None, person),
        signed(reference("FieldMDP", lock("Include", &["khac"])), None, person),
        signed(plain(), Some(lock("Exclude", &["so", "ngay", "thang", "nam"])), person),
    ] {
        let outcome = fill_pdf(&good, "5", "4/6/2021");
        assert!(outcome.value.is_some() && outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
    }
    for bad in [
        signed(reference("DocMDP", dictionary! { "P" => 1 }), None, person),
        signed(reference("FieldMDP", lock("All", &[])), None, person),
        signed(reference("FieldMDP", lock("Include", &["thang"])), None, person),
        signed(reference("FieldMDP", lock("Exclude", &["so"])), None, person),
        signed(plain(), Some(lock("Include", &["nam"])), person),
        signed(plain(), Some(dictionary! { "P" => 1 }), person),
    ] {
        refused(&bad, "5", "4/6/2021", "BANHANH-12");
    }
    refused(&signed(plain(), None, "con_dau_1"), "5", "4/6/2021", "BANHANH-13");
    let read_only = changed(&unsigned, false, |name, dict| {
        if name == "so" {
            dict.set("Ff", 1);
        }
    });
    refused(&read_only, "5", "4/6/2021", "BANHANH-12");
    // Nobody has signed yet: said, not refused.
    assert_eq!(codes(&fill_pdf(&unsigned, "5", "4/6/2021").diagnostics), ["BANHANH-16"]);
}

#[test]
fn damaged_and_hostile_files_are_refused_without_a_panic() {
    let good = pdf("so:\nngay:\n");
    refused(b"", "5", "4/6/2021", "BANHANH-08");
    refused(b"so: 1\n", "5", "4/6/2021", "BANHANH-08");
    refused(b"%PDF-1.7\nxref\ntrailer<</Encrypt 5 0 R>>\nstartxref\n9\n%%EOF\n", "5", "4/6/2021", "BANHANH-09");
    for at in (0..good.len()).step_by(997) {
        refused(&good[..at], "5", "4/6/2021", "BANHANH-08");
    }
    // Spoilt bytes: either refused or filled behind what was there.
    for at in (0..good.len()).step_by(211) {
        let mut spoilt = good.clone();
        spoilt[at] = spoilt[at].wrapping_add(17);
        if let Some(filled) = fill_pdf(&spoilt, "5", "4/6/2021").value {
            assert!(filled.starts_with(&spoilt));
        }
    }
    for (from, to) in [
        ("/FT/Tx", "/FT/Xx"),
        ("/DA(/F", "/DA(/Z"),
        ("/Rect[", "/Rict["),
        ("/ToUnicode", "/ToUnicude"),
        ("/DescendantFonts", "/DescendantFints"),
        ("/Identity-H", "/Identity-V"),
    ] {
        let text: Vec<u8> = good.clone();
        let places: Vec<usize> =
            text.windows(from.len()).enumerate().filter(|(_, w)| *w == from.as_bytes()).map(|(i, _)| i).collect();
        assert!(!places.is_empty(), "{from}");
        let mut spoilt = good.clone();
        for at in places {
            spoilt[at..at + from.len()].copy_from_slice(&to.as_bytes()[..from.len()]);
        }
        assert!(fill_pdf(&spoilt, "5", "4/6/2021").value.is_none(), "{from}");
    }
}

#[test]
fn the_command_fills_a_pdf_in_its_place_or_elsewhere() {
    let dir = folder("pdf");
    let good = pdf("so:\nngay:\n");
    let path = dir.join("ke-hoach.pdf");
    fs::write(&path, &good).unwrap();
    let args = |extra: &[&'static str]| [&["ke-hoach.pdf", "--so", "5", "--ngay", "04/6/2021"], extra].concat();
    // What is for plans only is refused by its name, and nothing is written.
    for option in [
        &["--ghi-de"][..],
        &["--format", "pdf"],
        &["--don-vi", "don-vi.yaml"],
        &["--templates", "mau"],
        &["--font-path", "phong"],
        &["--nhung-phong"],
        &["--khong-o-ky"],
        &["--gon"],
        &["--pdf-standard", "a-2a"],
    ] {
        let (code, out, err) = issue(&dir, &args(option));
        assert_eq!((code, out.as_str()), (2, ""), "{option:?}: {err}");
        let refused = format!("lỗi[BANHANH-20]: '{}' không dùng cho tệp PDF", option[0]);
        assert!(err.starts_with(&refused), "{option:?}: {err}");
        assert_eq!(fs::read(&path).unwrap(), good);
    }
    for (args, code) in [
        (args(&["-o", "a.docx"]), 2),
        (args(&["-o", "khong-co/a.pdf"]), 4),
        (vec!["ke-hoach.pdf", "--so", "5", "--ngay", "04/6/1990"], 1),
    ] {
        let (found, out, err) = issue(&dir, &args);
        assert_eq!((found, out.as_str()), (code, ""), "{args:?}: {err}");
        assert_eq!(fs::read(&path).unwrap(), good);
    }
    assert_eq!(issue(&dir, &args(&["-o", "ra/"])).1.replace('\\', "/"), "ra/ke-hoach.pdf\n");
    assert_eq!(issue(&dir, &args(&["-o", "khac.pdf"])).0, 0);
    assert_eq!(fs::read(&path).unwrap(), good);
    assert_eq!(issue(&dir, &args(&[])).0, 0);
    let filled = fs::read(&path).unwrap();
    assert!(filled.starts_with(&good) && filled.len() > good.len());
    assert_eq!(fs::read(dir.join("khac.pdf")).unwrap(), filled);
    assert_eq!(fs::read(dir.join("ra/ke-hoach.pdf")).unwrap(), filled);
}
