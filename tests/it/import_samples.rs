//! What the program made itself comes back through `import`: the plan that is made of a sample's own files prints the same
//! blocks.

use std::fs;
use std::path::{Path, PathBuf};

use kehoach::{FontSet, Import, ImportFrom, Input, Job, Memory, Stage};

/// Samples whose files do not come back alike, and why.
const OTHERWISE: &[(&str, &str)] = &[
    ("ban-ghi-nho", OWN_LINES),
    ("ban-thoa-thuan", OWN_LINES),
    ("bang-kinh-phi", LOOKS),
    ("bien-ban", OWN_LINES),
    ("cac-o", "the address stands in a frame at the foot of the page, which is not told from a head or foot of pages"),
    ("cong-dien", OWN_LINES),
    ("giay-gioi-thieu", OWN_LINES),
    ("giay-nghi-phep", OWN_LINES),
    ("hinh", "a picture is named, never taken over"),
    ("hop-dong", OWN_LINES),
    ("phu-luc", "a landscape part of the body cannot be typed"),
    ("trich-sao", "what makes a document a copy is no part that is looked for"),
];

/// Samples whose PDFs do not come back alike, and why.
#[cfg(feature = "nhap-pdf")]
const OTHERWISE_PDF: &[(&str, &str)] = &[
    ("ban-ghi-nho", OWN_LINES),
    ("ban-thoa-thuan", OWN_LINES),
    ("bang-kinh-phi", LOOKS),
    ("bien-ban", OWN_LINES),
    ("cac-o", "names of bodies that go on over a line, and the address at the foot of the page"),
    ("cong-dien", OWN_LINES),
    ("giay-gioi-thieu", OWN_LINES),
    ("giay-nghi-phep", OWN_LINES),
    ("hinh", "a picture is named, never taken over"),
    ("hop-dong", OWN_LINES),
    ("phong-gddt", "its opening begins as a basis does, and nothing in it is slanted"),
    ("phu-luc", "a landscape part of the body cannot be typed"),
    ("trich-sao", "what makes a document a copy is no part that is looked for"),
];

/// Types with lines of their own are refused by name.
const OWN_LINES: &str = "a type with lines of its own";

fn samples() -> Vec<(String, PathBuf)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut found = Vec::new();
    for folder in fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for file in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let plan = file.extension().is_some_and(|e| e == "yaml") && !file.ends_with("don-vi.yaml");
            if plan {
                found.push((folder.file_name().unwrap().to_string_lossy().into_owned(), file));
            }
        }
    }
    found.sort();
    found
}

/// The files that a sample's plan may name.
fn world(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for name in ["../quyet-dinh/don-vi.yaml", "../phu-luc/don-vi.yaml"] {
        files.extend(fs::read(folder.join(name)).ok().map(|bytes| (name.to_string(), bytes)));
    }
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
        files.push((path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()));
    }
    files
}

/// Every sample whose file does not come back alike: what differs, and what the officer is told.
fn otherwise(ending: &str) -> Vec<(String, String, String)> {
    let fonts = FontSet::embedded();
    let mut wrong = Vec::new();
    for (name, path) in samples() {
        let plan = fs::read(&path).unwrap();
        let files = world(path.parent().unwrap());
        let world = files.iter().fold(Memory::default(), |world, (name, bytes)| world.with(name, bytes));
        let job = Job::new("ke-hoach.yaml", &plan, &fonts);
        let (made, _) = kehoach::render(&job, &world).unwrap();
        let (blocks, _) = kehoach::emit(&job, &world, Stage::Blocks).unwrap();
        let bytes = if ending == "pdf" { made.pdf.unwrap() } else { made.docx.unwrap() };
        let file = Input::new(format!("a.{ending}"), &bytes);
        let asked = Import { file, from: ImportFrom::Auto, charset: None };
        let (told, said) = match kehoach::import(&asked, &fonts, &Memory::default()) {
            Err(findings) => (findings.to_string(), findings.to_string()),
            Ok((imported, findings)) => {
                let again = Job::new("ke-hoach.yaml", &imported.plan, &fonts);
                match kehoach::emit(&again, &Memory::default(), Stage::Blocks) {
                    Err(errors) => (errors.to_string(), findings.to_string()),
                    Ok((found, _)) if found == blocks => continue,
                    Ok((found, _)) => (difference(&blocks, &found), findings.to_string()),
                }
            }
        };
        wrong.push((name, told, said));
    }
    for (name, told, said) in &wrong {
        println!("=== {name}\n{told}\n--- {said}");
    }
    wrong
}

/// Those that come back otherwise are these, and each says so, but where only looks differ.
fn are(wrong: &[(String, String, String)], known: &[(&str, &str)]) {
    let names: Vec<&str> = wrong.iter().map(|(name, _, _)| name.as_str()).collect();
    let known_names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, known_names);
    let silent = wrong.iter().filter(|(_, _, said)| said.is_empty()).map(|(name, _, _)| name.as_str());
    let looks = known.iter().filter(|(_, why)| *why == LOOKS).map(|(name, _)| *name);
    assert_eq!(silent.collect::<Vec<_>>(), looks.collect::<Vec<_>>(), "nothing is said");
}

/// What is in bold stays so; that it is a row of totals nobody can see.
const LOOKS: &str = "total rows between others are rows in bold";

#[test]
fn word_files_of_the_samples_come_back() {
    are(&otherwise("docx"), OTHERWISE);
}

#[cfg(feature = "nhap-pdf")]
#[test]
fn pdfs_of_the_samples_come_back() {
    are(&otherwise("pdf"), OTHERWISE_PDF);
}

/// Lines that differ.
fn difference(wanted: &str, found: &str) -> String {
    let (wanted, found): (Vec<&str>, Vec<&str>) = (wanted.lines().collect(), found.lines().collect());
    let same = wanted.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let show = |lines: &[&str]| {
        lines[same.min(lines.len())..].iter().take(4).map(|l| format!("    {l}\n")).collect::<String>()
    };
    format!("  from line {}:\n{}  found:\n{}", same + 1, show(&wanted), show(&found))
}
