//! What a file says about how it was made: the lock beside an extracted source is obeyed, the command line wins over it, and
//! what a file carries leads to no other file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use kehoach::internals::diag::SourceMap;
use kehoach::internals::era::EraTable;
use kehoach::internals::seal::{self, Answer, Given};
use kehoach::internals::world::World;

use crate::support::{docx_part, fonts, plan};

/// A folder of its own for one test, empty at the start.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("locks").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

/// Runs the program, which must succeed, with or without a date for drafts.
#[track_caller]
fn run(dir: &Path, epoch: Option<&str>, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
    command.args(arguments).current_dir(dir).env_remove("SOURCE_DATE_EPOCH");
    if let Some(epoch) = epoch {
        command.env("SOURCE_DATE_EPOCH", epoch);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn read(dir: &Path, name: &str) -> Vec<u8> {
    fs::read(dir.join(name)).unwrap()
}

/// A plan without a day: its files take their date from outside.
fn draft() -> String {
    plan("  Nội dung.").replace("ngay: 31/5/2021", "ngay: {thang: 5, nam: 2021}")
}

/// Whether a PDF has a form.
fn has_form(pdf: &[u8]) -> bool {
    lopdf::Document::load_mem(pdf).unwrap().catalog().unwrap().has(b"AcroForm")
}

/// Whether a DOCX holds fonts.
fn has_fonts(docx: &[u8]) -> bool {
    let archive = zip::ZipArchive::new(io::Cursor::new(docx)).unwrap();
    archive.file_names().any(|name| name.starts_with("word/fonts/"))
}

#[test]
fn a_lock_brings_fonts_date_fields_and_standard_back() {
    let dir = folder("obeyed");
    fs::write(dir.join("a.yaml"), draft()).unwrap();
    let epoch = Some("1622400000");
    run(&dir, epoch, &["render", "a.yaml", "--pdf-standard", "a-3a", "--nhung-phong", "--khong-o-ky"]);
    run(&dir, None, &["extract", "a.pdf", "-o", "nguon"]);
    run(&dir, None, &["render", "nguon/ke-hoach.yaml"]);
    let made = |name: &str| read(&dir, &format!("nguon/ke-hoach.{name}"));
    assert!(made("pdf") == read(&dir, "a.pdf") && made("docx") == read(&dir, "a.docx"));
    assert!(has_fonts(&made("docx")) && !has_form(&made("pdf")));
    let created = |docx: &[u8]| docx_part(docx, "docProps/core.xml").contains("2021-05-30T18:40:00Z");
    assert!(created(&made("docx")), "{}", docx_part(&made("docx"), "docProps/core.xml"));
    // The day of the lock counts, not the one that happens to be set.
    run(&dir, Some("1700000000"), &["render", "nguon/ke-hoach.yaml"]);
    assert!(made("pdf") == read(&dir, "a.pdf") && made("docx") == read(&dir, "a.docx"));
    // Without the lock the source alone brings none of it.
    fs::remove_file(dir.join("nguon/khoa.yaml")).unwrap();
    run(&dir, None, &["render", "nguon/ke-hoach.yaml"]);
    assert!(!has_fonts(&made("docx")) && has_form(&made("pdf")) && !created(&made("docx")));
    assert_eq!(seal::extract(&made("pdf")).unwrap_err().code(), "TRICH-01");
}

#[test]
fn what_the_command_line_asks_for_wins_over_the_lock() {
    let dir = folder("wins");
    fs::write(dir.join("a.yaml"), draft()).unwrap();
    run(&dir, None, &["render", "a.yaml", "--pdf-standard", "a-3a"]);
    run(&dir, None, &["extract", "a.pdf", "-o", "nguon"]);
    let made = |options: &[&str]| {
        run(&dir, None, &[&["render", "nguon/ke-hoach.yaml"], options].concat());
        (read(&dir, "nguon/ke-hoach.pdf"), read(&dir, "nguon/ke-hoach.docx"))
    };
    let (pdf, docx) = made(&[]);
    assert!(pdf == read(&dir, "a.pdf") && docx == read(&dir, "a.docx"));
    assert!(has_form(&pdf) && !has_fonts(&docx));
    assert!(!has_form(&made(&["--khong-o-ky"]).0));
    assert!(has_fonts(&made(&["--nhung-phong"]).1));
    assert!(seal::extract(&made(&["--pdf-standard", "a-2a"]).0).is_err());
    let lock = |pdf: &[u8]| String::from_utf8(seal::extract(pdf).unwrap().pop().unwrap().1).unwrap();
    assert!(lock(&made(&["--gon"]).0).contains("gon: true") && !lock(&pdf).contains("gon:"));
}

/// A world that remembers what was asked of it; it has one profile, and everything is a template.
#[derive(Default)]
struct Asked(Mutex<Vec<PathBuf>>);

impl World for Asked {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.lock().unwrap().push(path.to_path_buf());
        Ok(b"co_quan:\n  - {co_quan_ban_hanh: SO NOI VU}\n".to_vec())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.0.lock().unwrap().push(folder.to_path_buf());
        Ok(Vec::new())
    }
}

#[test]
fn what_a_file_carries_leads_to_no_other_file() {
    let dir = folder("closed");
    fs::write(dir.join("a.yaml"), plan("  Nội dung.")).unwrap();
    run(&dir, None, &["render", "a.yaml", "--pdf-standard", "a-3a"]);
    let lock = seal::extract(&read(&dir, "a.pdf")).unwrap().pop().unwrap().1;
    // A file by hand whose plan names a profile, or whose profile names a folder of templates.
    let carrying = |plan: &str, agency: Option<&str>| {
        let stream = |data: &[u8]| {
            let head = format!("<</Length {}>>stream\n", data.len());
            [head.as_bytes(), data, b"\nendstream"].concat()
        };
        let mut names = "(ke-hoach.yaml)<</EF<</F 3 0 R>>>>(khoa.yaml)<</EF<</F 4 0 R>>>>".to_string();
        let mut objects = vec![b"<</Type/Pages/Kids[]>>".to_vec(), stream(plan.as_bytes()), stream(&lock)];
        if let Some(agency) = agency {
            names += "(don-vi.yaml)<</EF<</F 5 0 R>>>>";
            objects.push(stream(agency.as_bytes()));
        }
        let catalog = format!("<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[{names}]>>>>>>");
        objects.insert(0, catalog.into_bytes());
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut table = String::from("xref\n");
        for (number, body) in (1..).zip(&objects) {
            table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
            out.extend([format!("{number} 0 obj\n").as_bytes(), body, b"\nendobj\n"].concat());
        }
        let (xref, info) = (out.len(), format!("/Info<</Producer(kehoach {})>>", env!("CARGO_PKG_VERSION")));
        out.extend(format!("{table}trailer\n<</Root 1 0 R{info}>>\nstartxref\n{xref}\n%%EOF\n").into_bytes());
        out
    };
    let check = |bytes: &[u8], templates: Option<PathBuf>| {
        let world = Asked::default();
        let given = Given {
            source: None,
            named: false,
            agency: None,
            templates,
            era: None,
            eras: EraTable::default(),
            fonts: fonts(),
        };
        let (answer, diagnostics) = seal::verify(bytes, &given, &world, &mut SourceMap::default());
        assert_eq!(answer, Answer::Refuted);
        (world.0.into_inner().unwrap(), diagnostics.last().unwrap().code())
    };
    let text = plan("  Nội dung.");
    assert_eq!(check(&carrying(&text, None), None), (vec![], "KIEM-08"), "the file by hand is read so far");
    for name in ["khac.yaml", "../khac.yaml", "/etc/passwd", "mau/khac.yaml"] {
        let plan = format!("don_vi: {name}\n{text}");
        assert_eq!(check(&carrying(&plan, None), None), (vec![], "KIEM-17"), "{name}");
    }
    // Inside the folder of templates that the officer names herself a profile may be read: it is her folder.
    let (asked, _) = check(&carrying(&format!("don_vi: mau/khac.yaml\n{text}"), None), Some("mau".into()));
    assert_eq!(asked, [Path::new("mau/khac.yaml"), Path::new("mau")]);
    for name in ["mau-khac/a.yaml", "mau/../khac.yaml", "mau/a/../../khac.yaml"] {
        let (asked, code) = check(&carrying(&format!("don_vi: {name}\n{text}"), None), Some("mau".into()));
        assert_eq!((&asked[..], code), (&["mau".into()][..], "KIEM-17"), "{name}");
    }
    let profile = "mau: /nha/khac\nco_quan:\n  - {co_quan_ban_hanh: SỞ NỘI VỤ}\n";
    assert_eq!(check(&carrying(&text, Some(profile)), None), (vec![], "KIEM-17"));
    let (asked, _) = check(&carrying(&text, Some(profile)), Some("mau".into()));
    assert_eq!(asked, [Path::new("mau")], "her folder takes the place of the one that the file names");
}
