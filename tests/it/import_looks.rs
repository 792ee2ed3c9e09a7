//! Documents of other looks than the samples through `import`: each field is what a reader sees, or carries a doubt.

use std::fs;
use std::path::{Path, PathBuf};

use kehoach::{FontSet, Import, ImportFrom, Imported, Input, Job, Memory};
use serde_yaml::Value;

use super::{import_real, word};

/// A look: its name, whether it is a Word file, what is expected, its text.
struct Look {
    name: String,
    docx: bool,
    expect: Value,
    text: String,
}

fn looks() -> Vec<Look> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/looks");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let look = |path: &PathBuf| {
        let all = fs::read_to_string(path).unwrap();
        let (kind, rest) = all.split_once('\n').unwrap();
        let (expect, text) = rest.split_once("\n---\n").unwrap();
        Look {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            docx: kind == "docx",
            expect: serde_yaml::from_str(expect).unwrap(),
            text: text.to_string(),
        }
    };
    let looks: Vec<Look> = paths.iter().map(look).collect();
    assert!(looks.len() >= 12);
    looks
}

fn import(name: &str, bytes: &[u8]) -> Imported {
    let asked = Import { file: Input::new(name, bytes), from: ImportFrom::Auto, charset: None };
    let made = kehoach::import(&asked, &FontSet::embedded(), &Memory::default());
    made.unwrap_or_else(|findings| panic!("{name}: {findings}")).0
}

/// Fields that are wrong, and whether a doubt tells it.
fn wrong(look: &Look, made: &Imported) -> (usize, Vec<(String, bool)>) {
    let fields = import_real::fields(&look.expect, &made.plan, &made.attached);
    let count = fields.len();
    let wrong = fields.into_iter().filter(|(_, wanted, found)| wanted != found);
    let told = wrong.map(|(field, wanted, found)| {
        (format!("{}: {field}: {wanted} / {found}", look.name), import_real::is_doubted(&field, &made.plan))
    });
    (count, told.collect())
}

/// Nothing wrong is silent, and so many in a hundred fields are right.
fn hold(what: &str, least: usize, all: &[(usize, Vec<(String, bool)>)]) {
    let fields: usize = all.iter().map(|(count, _)| count).sum();
    let wrong: Vec<&(String, bool)> = all.iter().flat_map(|(_, wrong)| wrong).collect();
    println!("{what}: {} / {fields}, {wrong:#?}", fields - wrong.len());
    let silent: Vec<&&(String, bool)> = wrong.iter().filter(|(_, doubted)| !doubted).collect();
    assert!(silent.is_empty(), "{what}: {silent:#?}");
    assert!((fields - wrong.len()) * 100 >= fields * least, "{what}: {wrong:#?}");
}

#[test]
fn other_looks_are_read_as_a_reader_sees_them() {
    let (mut words, mut texts) = (Vec::new(), Vec::new());
    for look in looks() {
        let (name, bytes) = match look.docx {
            true => (format!("{}.docx", look.name), word::docx(&look.text)),
            false => (format!("{}.txt", look.name), look.text.clone().into_bytes()),
        };
        let made = import(&name, &bytes);
        assert!(made.summary.contains("0 mất · 0 đổi"), "{name}: {}", made.summary);
        if look.docx { &mut words } else { &mut texts }.push(wrong(&look, &made));
    }
    hold("docx", 100, &words);
    hold("text", 97, &texts);
}

#[cfg(feature = "nhap-pdf")]
#[test]
fn their_pdfs_are_read_as_the_word_files_are() {
    let fonts = FontSet::embedded();
    let mut found = Vec::new();
    for look in looks().iter().filter(|look| look.docx) {
        let made = import(&format!("{}.docx", look.name), &word::docx(&look.text));
        // What a form lacks cannot be printed.
        let Ok((files, _)) = kehoach::render(&Job::new("ke-hoach.yaml", &made.plan, &fonts), &Memory::default()) else {
            continue;
        };
        let read = import(&format!("{}.pdf", look.name), &files.pdf.unwrap());
        assert!(read.summary.contains("0 mất · 0 đổi"), "{}: {}", look.name, read.summary);
        found.push(wrong(look, &read));
    }
    assert!(found.len() > 7, "{}", found.len());
    hold("pdf", 97, &found);
}

#[test]
fn a_second_document_in_a_file_is_told() {
    let look = looks().into_iter().find(|look| look.name.contains("hai-van-ban")).unwrap();
    let made = import("hai.docx", &word::docx(&look.text));
    let told: Vec<&str> = made.plan.lines().filter(|line| line.contains("NHAP-64")).collect();
    assert!(told.len() == 1 && told[0].contains("\"KẾ HOẠCH\"") && told[0].contains("tách"), "{}", made.plan);
    assert!(made.plan.contains("Mở mười lớp ở các xã."), "{}", made.plan);
}

#[test]
fn what_a_form_leaves_open_is_blank_and_told() {
    let look = looks().into_iter().find(|look| look.name.contains("mau-de-trong")).unwrap();
    let made = import("mau.docx", &word::docx(&look.text));
    assert!(made.plan.contains("# ? NHAP-65"), "{}", made.plan);
    assert!(made.doubts <= 3, "{}", made.summary);
}
