//! Files that prove themselves: what they carry, what verifies, and every way in which it must fail.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kehoach::internals::diag::{Diagnostic, Format, SourceMap, render as render_diagnostics};
use kehoach::internals::era::{EraSource, EraTable};
use kehoach::internals::font::FontSet;
use kehoach::internals::page::Face;
use kehoach::internals::pipeline::{self, Input, Job, Lock, Options, PdfStandard, Rendered};
use kehoach::internals::seal::pdf::{Fault, File, Value};
use kehoach::internals::seal::{self, Answer, Given, Verified};
use kehoach::internals::world::World;

use crate::support::{DiskWorld, MemoryWorld, fonts, job, plan, samples};

/// Makes the files of a job; fails the test on errors.
#[track_caller]
pub(crate) fn make(job: &Job<'_>, world: &dyn World) -> Rendered {
    let mut sources = SourceMap::default();
    let outcome = pipeline::render(job, world, &mut sources);
    let messages = render_diagnostics(&outcome.diagnostics, &sources, Format::Short, false);
    outcome.value.unwrap_or_else(|| panic!("{messages}"))
}

/// The source goes into the PDF.
fn archive() -> Options {
    Options { standard: PdfStandard::A3a, ..Options::default() }
}

/// A small plan as files, with its source inside.
pub(crate) fn carrying(text: &str) -> Rendered {
    make(&Job { options: archive(), ..job("ke-hoach.yaml", text.as_bytes(), Path::new("")) }, &MemoryWorld::default())
}

pub(crate) fn small() -> String {
    plan("  I. MỤC ĐÍCH\n\n  Nâng cao kỹ năng soạn thảo.\n\n  1. Nội dung: *hai* buổi.") + "# ghi chú riêng\n"
}

/// The same before it has its number.
fn draft() -> String {
    small().replace("so: 12\n", "so:\n")
}

pub(crate) fn given() -> Given<'static> {
    Given {
        source: None,
        named: false,
        agency: None,
        templates: None,
        era: None,
        eras: EraTable::default(),
        fonts: fonts(),
    }
}

pub(crate) fn check(bytes: &[u8], given: &Given<'_>, world: &dyn World) -> (Answer, String) {
    let mut sources = SourceMap::default();
    let (answer, diagnostics) = seal::verify(bytes, given, world, &mut sources);
    (answer, said(&diagnostics))
}

fn said(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().fold(String::new(), |mut out, d| {
        let _ = writeln!(out, "{} {}", d.code(), d.what);
        out
    })
}

#[track_caller]
fn refuted(bytes: &[u8], expected: &str) {
    let (answer, messages) = check(bytes, &given(), &MemoryWorld::default());
    assert_eq!(answer, Answer::Refuted, "{messages}");
    assert!(messages.contains(expected), "{messages}");
}

const FRESH: Answer = Answer::Genuine(Verified { carries_source: true, updated: false });
const UPDATED: Answer = Answer::Genuine(Verified { carries_source: true, updated: true });

#[test]
fn what_is_extracted_renders_to_the_same_bytes() {
    for path in samples() {
        let bytes = fs::read(&path).unwrap();
        let base = job("ke-hoach.yaml", &bytes, path.parent().unwrap());
        let first = make(&Job { options: archive(), ..base }, &DiskWorld);
        let pdf = first.pdf.clone().unwrap();
        let files = seal::extract(&pdf).unwrap();
        let world = files.iter().fold(MemoryWorld::default(), |world, (name, bytes)| world.with(name, bytes));
        let texts = files.iter().map(|(name, _)| name.as_str()).filter(|name| name.ends_with(".yaml"));
        let names: Vec<&str> = texts.collect();
        assert!(names == ["ke-hoach.yaml", "don-vi.yaml", "khoa.yaml"] || names == ["ke-hoach.yaml", "khoa.yaml"]);
        let lock = Lock::read(&files.last().unwrap().1).unwrap().unwrap();
        let again = make(&job("ke-hoach.yaml", &files[0].1, Path::new("")).obeying(lock), &world);
        assert_eq!(again, first, "{}", path.display());
        assert_eq!(check(&pdf, &given(), &MemoryWorld::default()), (FRESH, String::new()), "{}", path.display());
    }
}

#[test]
fn nothing_leaks_and_drafts_keep_their_date() {
    let text = small().replace("ngay: 31/5/2021", "ngay: {thang: 5, nam: 2021}");
    let draft = Job {
        options: Options { epoch: Some(1_622_400_000), embed_fonts: true, ..archive() },
        ..job("ke-hoach.yaml", text.as_bytes(), Path::new(""))
    };
    let pdf = make(&draft, &MemoryWorld::default()).pdf.unwrap();
    assert_eq!(check(&pdf, &given(), &MemoryWorld::default()), (FRESH, String::new()));
    let files = seal::extract(&pdf).unwrap();
    let all: String = files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    assert!(!all.contains("riêng") && all.contains("moc_thoi_gian: 1622400000"), "{all}");
}

#[test]
fn files_without_a_source_are_compared_with_one_that_is_given() {
    let text = small();
    let rendered = make(&job("ke-hoach.yaml", text.as_bytes(), Path::new("")), &MemoryWorld::default());
    let with = |text: &'static str, named| Given {
        source: Some((Input { name: "ke-hoach.yaml".into(), bytes: text.as_bytes() }, PathBuf::new())),
        named,
        ..given()
    };
    let (same, other): (&'static str, &'static str) = (text.clone().leak(), text.replace("hai", "ba").leak());
    for bytes in [rendered.pdf.as_ref().unwrap(), rendered.docx.as_ref().unwrap()] {
        let (answer, messages) = check(bytes, &given(), &MemoryWorld::default());
        assert_eq!(answer, Answer::NoSource);
        assert!(messages.starts_with("KIEM-09 không kiểm chứng được"), "{messages}");
        let genuine = Answer::Genuine(Verified { carries_source: false, updated: false });
        assert_eq!(check(bytes, &with(same, false), &MemoryWorld::default()), (genuine, String::new()));
        let (answer, messages) = check(bytes, &with(other, true), &MemoryWorld::default());
        assert_eq!(answer, Answer::Refuted);
        assert!(messages.starts_with("KIEM-08 nội dung tệp không khớp với nguồn"), "{messages}");
        assert!(messages.contains("nội dung trang 1") || messages.contains("nội dung văn bản"), "{messages}");
    }
    assert_eq!(seal::extract(rendered.pdf.as_ref().unwrap()).unwrap_err().code(), "TRICH-01");
    // A plan that is named wins over what the file carries: a file may carry anything.
    let carries = carrying(other).pdf.unwrap();
    assert_eq!(check(&carries, &given(), &MemoryWorld::default()).0, FRESH);
    assert_eq!(check(&carries, &with(same, true), &MemoryWorld::default()).0, Answer::Refuted);
    assert!(matches!(check(&carries, &with(other, true), &MemoryWorld::default()).0, Answer::Genuine(_)));
    // The DOCX was written anew: its parts say where.
    let docx = rendered.docx.unwrap();
    let (answer, messages) = check(&docx[..docx.len() / 2], &with(same, true), &MemoryWorld::default());
    assert_eq!((answer, &messages[..7]), (Answer::Refuted, "KIEM-18"));
}

#[test]
fn version_era_templates_and_fonts_are_named_where_they_differ() {
    let pdf = carrying(&small()).pdf.unwrap();
    let producer = format!("/Producer(kehoach {})", env!("CARGO_PKG_VERSION"));
    let older = replace(&pdf, producer.as_bytes(), producer.replace(['0', '1'], "7").as_bytes());
    refuted(&older, "NGUON-02 phiên bản khác: tệp được tạo bằng kehoach 7");

    let text =
        include_str!("../../templates/the-thuc/nd30-2020.yaml").replace("ngan_tieu_de: \" \"", "ngan_tieu_de: \"-\"");
    let eras = EraTable::new(vec![EraSource { id: "nd30-2020", text: &text }]);
    let (answer, messages) = check(&pdf, &Given { eras, ..given() }, &MemoryWorld::default());
    assert_eq!(answer, Answer::Refuted);
    assert!(messages.starts_with("NGUON-03 dữ liệu thể thức"), "{messages}");

    let face = |face| fonts().face(face).bytes().to_vec();
    let bold = || face(Face::Bold);
    let other = FontSet::from_files([bold(), bold(), face(Face::Italic), face(Face::BoldItalic)]).unwrap();
    let (answer, messages) = check(&pdf, &Given { fonts: &other, ..given() }, &MemoryWorld::default());
    assert_eq!(answer, Answer::Refuted);
    assert!(messages.starts_with("NGUON-05 phông chữ khác với khi tạo tệp: LiberationSerif"), "{messages}");

    let own = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/goc/phan/can-cu.xml")).unwrap();
    let world = MemoryWorld::default().with("mau/phan/can-cu.xml", &(own + "\n"));
    let text = small();
    let with_templates = Job {
        options: archive(),
        templates: Some("mau".into()),
        ..job("ke-hoach.yaml", text.as_bytes(), Path::new(""))
    };
    let pdf = make(&with_templates, &world).pdf.unwrap();
    refuted(&pdf, "NGUON-04 mẫu trình bày riêng của cơ quan khác với khi tạo tệp: phan/can-cu.xml");
    let there = Given { templates: Some("mau".into()), ..given() };
    assert_eq!(check(&pdf, &there, &world), (FRESH, String::new()));
}

/// Replaces bytes by as many others.
pub(crate) fn replace(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let at = bytes.windows(old.len()).position(|w| w == old).unwrap();
    [&bytes[..at], new, &bytes[at + old.len()..]].concat()
}

#[test]
fn one_changed_byte_anywhere_is_noticed() {
    let pdf = carrying(&small()).pdf.unwrap();
    let mut seed = 7usize;
    for step in 0..24 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut spoilt = pdf.clone();
        let at = (seed >> 20) % pdf.len();
        spoilt[at] ^= 1 << (step % 8);
        let (answer, messages) = check(&spoilt, &given(), &MemoryWorld::default());
        assert!(answer == Answer::Refuted || answer == Answer::NoSource, "byte {at}");
        assert!(!messages.is_empty());
    }
    // Within the text of a page, it says which.
    let file = File::read(&pdf).unwrap();
    let page = file.now().object(file.now().pages().unwrap()[0]).unwrap();
    let content = page.dict().unwrap().get("Contents").unwrap().reference().unwrap();
    let Value::Stream(stream) = file.now().object(content).unwrap() else { panic!() };
    let mut spoilt = pdf.clone();
    spoilt[stream.start + stream.length / 2] ^= 1;
    refuted(&spoilt, "KIEM-08 nội dung tệp đã bị sửa sau khi tạo; khác ở: nội dung trang 1\n");
}

#[test]
fn cut_strange_and_hostile_files_end_with_a_message() {
    let pdf = carrying(&small()).pdf.unwrap();
    for end in (0..pdf.len()).step_by(pdf.len() / 300 + 1).chain(pdf.len() - 30..pdf.len() - 1) {
        let (answer, messages) = check(&pdf[..end], &given(), &MemoryWorld::default());
        assert_eq!(answer, Answer::Refuted, "{end}: {messages}");
        assert!(seal::extract(&pdf[..end]).is_err());
    }
    refuted(&pdf[..pdf.len() - 100], "KIEM-02 tệp bị cắt cụt");
    refuted(&[&pdf[..], b"<script>"].concat(), "KIEM-02");
    refuted(b"GIF89a", "KIEM-01 đây không phải tệp PDF");
    refuted(b"PK\x03\x04", "KIEM-18");
    refuted(
        &by_hand(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]>>"], "/Info<</Producer(Word)>>"),
        "KIEM-06",
    );
    refuted(&by_hand(&["<</Type/Catalog>>"], "/Encrypt<</V 1>>"), "KIEM-03 tệp PDF đã bị mã hóa");
    // Random damage never panics, whatever else it does.
    let mut seed = 11usize;
    for _ in 0..800 {
        let mut spoilt = pdf.clone();
        for _ in 0..3 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 16) % pdf.len();
            spoilt[at] = (seed >> 50) as u8;
        }
        let _ = seal::extract(&spoilt);
        if let Ok(file) = File::read(&spoilt) {
            let _ = (file.now().pages(), file.now().fields());
        }
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..8 {
        encoder.write_all(&vec![b'#'; 1 << 20]).unwrap();
    }
    let bomb: String = encoder.finish().unwrap().iter().fold(String::new(), |mut hex, b| {
        let _ = write!(hex, "{b:02x}");
        hex
    });
    let catalog = "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(ke-hoach.yaml)<</EF<</F 3 0 R>>>>]>>>>>>";
    let marker = format!("<</Filter/FlateDecode/Length {}>>stream\n{bomb}\nendstream", bomb.len() / 2);
    let mut file = by_hand(&[catalog, "<</Type/Pages/Kids[]>>", &marker], "/Info<</Producer(kehoach 0)>>");
    // The hexadecimal digits become the bytes they stand for; offsets behind them are mended by the same length.
    let at = file.windows(bomb.len()).position(|w| w == bomb.as_bytes()).unwrap();
    let raw: Vec<u8> = (0..bomb.len() / 2).map(|i| u8::from_str_radix(&bomb[2 * i..2 * i + 2], 16).unwrap()).collect();
    let padding = vec![b' '; bomb.len() - raw.len()];
    file.splice(at..at + bomb.len(), raw.into_iter().chain(padding));
    assert_eq!(seal::extract(&file).unwrap_err().code(), "KIEM-07");
    assert_eq!(seal::pdf::inflate(b"x", 1), Err(Fault::Broken { at: 0, wanted: "Flate data" }));
}

/// A file of these objects, numbered from 1.
fn by_hand(objects: &[&str], trailer: &str) -> Vec<u8> {
    let numbered: Vec<(u32, String)> =
        objects.iter().enumerate().map(|(i, body)| (i as u32 + 1, (*body).to_string())).collect();
    update(b"%PDF-1.7\n", &numbered, &format!("/Root 1 0 R{trailer}"))
}

/// A file with an update: these objects, and a trailer of these entries.
fn update(bytes: &[u8], objects: &[(u32, String)], trailer: &str) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let mut table = String::from("xref\n");
    for (number, body) in objects {
        let _ = write!(table, "{number} 1\n{:010} 00000 n \n", out.len());
        out.extend_from_slice(format!("{number} 0 obj\n{body}\nendobj\n").as_bytes());
    }
    let xref = out.len();
    out.extend_from_slice(format!("{table}trailer\n<<{trailer}>>\nstartxref\n{xref}\n%%EOF\n").as_bytes());
    out
}

/// An update of one of our files, as a signer writes it. `old` gives the text of an object.
fn signed(pdf: &[u8], change: impl FnOnce(&File<'_>, &dyn Fn(u32) -> String) -> Vec<(u32, String)>) -> Vec<u8> {
    let file = File::read(pdf).unwrap();
    let revision = &file.revisions()[0];
    let old = |number: u32| {
        let text = String::from_utf8_lossy(&pdf[revision.offset(number).unwrap()..]).into_owned();
        let start = text.find("obj").unwrap() + 3;
        text[start..text.find("endobj").unwrap()].trim().to_string()
    };
    let objects = change(&file, &old);
    let root = revision.trailer.get("Root").unwrap().reference().unwrap();
    update(pdf, &objects, &format!("/Root {root} 0 R/Prev {}", revision.xref))
}

/// A dictionary with more in it.
fn with(dict: &str, more: &str) -> String {
    format!("{}{more}>>", dict.strip_suffix(">>").unwrap())
}

/// A text with more in it behind a place.
fn insert(text: &str, place: &str, more: &str) -> String {
    assert!(text.contains(place), "{text}");
    text.replacen(place, &format!("{place}{more}"), 1)
}

fn root(file: &File<'_>) -> u32 {
    file.now().trailer().get("Root").unwrap().reference().unwrap()
}

#[test]
fn signatures_are_allowed_and_told() {
    let pdf = carrying(&draft()).pdf.unwrap();
    let add = |rect: &str, kind: &str| {
        signed(&pdf, |file, old| {
            let page = file.now().pages().unwrap()[0];
            vec![
                (root(file), insert(&old(root(file)), "/AcroForm<</Fields[", "9000 0 R ")),
                (page, insert(&old(page), "/Annots[", "9000 0 R ")),
                (9000, format!("<</Type/Annot/Subtype/{kind}/FT/Sig/T(ky)/Rect[{rect}]/V<</Type/Sig>>>>")),
            ]
        })
    };
    let (answer, messages) = check(&add("0 0 0 0", "Widget"), &given(), &MemoryWorld::default());
    assert_eq!(answer, UPDATED, "{messages}");
    assert!(messages.contains("đã ký sau khi tạo: ky") && !messages.contains("ngoài mẫu"), "{messages}");
    let (answer, messages) = check(&add("10 10 90 90", "Widget"), &given(), &MemoryWorld::default());
    assert_eq!(answer, UPDATED, "{messages}");
    assert!(messages.contains("ô chữ ký ngoài mẫu ở trang 1"), "{messages}");
    refuted(&add("10 10 90 90", "FreeText"), "KIEM-16 bản cập nhật đặt thêm chú thích (FreeText) lên trang 1");
    let fields = |name: &str| {
        let file = File::read(&pdf).unwrap();
        file.now().fields().unwrap().into_iter().find(|(_, found, _)| found == name).unwrap().0
    };
    let filled = signed(&pdf, |_, old| {
        vec![
            (fields("chu_ky_1"), with(&old(fields("chu_ky_1")), "/V<</Type/Sig>>")),
            (fields("so"), with(&old(fields("so")), "/V(15)")),
        ]
    });
    let (answer, messages) = check(&filled, &given(), &MemoryWorld::default());
    assert_eq!(answer, UPDATED, "{messages}");
    assert_eq!(messages.lines().count(), 2, "{messages}");
    assert!(
        messages.contains("đã điền thêm: so = 15") && messages.contains("đã ký sau khi tạo: chu_ky_1;"),
        "{messages}"
    );
    let moved = signed(&pdf, |_, old| {
        vec![(fields("con_dau_1"), insert(&old(fields("con_dau_1")), "/Rect[", "0 0 500 800]/Was["))]
    });
    refuted(&moved, "KIEM-15 bản cập nhật dời ô ký hoặc ô điền ở trang 1");
    let gone = signed(&pdf, |file, old| {
        let page = file.now().pages().unwrap()[0];
        vec![(page, insert(&old(page), "/Annots[", "]/Was["))]
    });
    refuted(&gone, "bản cập nhật bỏ ô ký hoặc ô điền ở trang 1");
    // What was signed still gives its source.
    assert_eq!(seal::extract(&add("0 0 0 0", "Widget")).unwrap(), seal::extract(&pdf).unwrap());
}

#[test]
fn updates_that_change_what_is_shown_are_refused() {
    let pdf = carrying(&small()).pdf.unwrap();
    let content = |file: &File<'_>| {
        let page = file.now().object(file.now().pages().unwrap()[0]).unwrap();
        page.dict().unwrap().get("Contents").unwrap().reference().unwrap()
    };
    let other_text = signed(&pdf, |file, _| vec![(content(file), "<</Length 1>>stream\n \nendstream".into())]);
    refuted(&other_text, "KIEM-13 nội dung trang 1 bị thay trong bản cập nhật");
    let other_page = signed(&pdf, |file, old| {
        let page = file.now().pages().unwrap()[0];
        vec![(page, with(&old(page), "/Rotate 180"))]
    });
    refuted(&other_page, "KIEM-13 nội dung trang 1 bị thay trong bản cập nhật");
    let script = signed(&pdf, |file, old| vec![(root(file), with(&old(root(file)), "/OpenAction<</S/JavaScript>>"))]);
    refuted(&script, "KIEM-11 bản cập nhật thay khai báo chung của tệp (/OpenAction)");
    let more_pages = signed(&pdf, |file, old| {
        let tree = file.now().catalog().unwrap().get("Pages").unwrap().reference().unwrap();
        let page = file.now().pages().unwrap()[0];
        vec![(tree, format!("<</Type/Pages/Count 2/Kids[{page} 0 R 9000 0 R]>>")), (9000, old(page))]
    });
    refuted(&more_pages, "KIEM-12 bản cập nhật thêm, bớt hoặc đổi thứ tự các trang");
    let source = signed(&pdf, |file, _| {
        let parts = file.now().catalog().unwrap();
        let specification = parts.get("AF").unwrap().array().unwrap()[0].reference().unwrap();
        vec![(specification, "<</Type/Filespec>>".into())]
    });
    refuted(&source, "KIEM-14 bản cập nhật thay nguồn đính kèm");
    // A second document behind the first, which a viewer would show alone.
    let objects: Vec<(u32, String)> =
        vec![(1, "<</Type/Catalog/Pages 2 0 R>>".into()), (2, "<</Type/Pages/Kids[]>>".into())];
    let alone =
        update(&pdf, &objects, &format!("/Root 1 0 R/Info<</Producer(kehoach {})>>", env!("CARGO_PKG_VERSION")));
    let (answer, messages) = check(&alone, &given(), &MemoryWorld::default());
    assert_eq!(answer, Answer::NoSource, "{messages}");
    let small: &'static str = small().leak();
    let with_source = Given {
        source: Some((Input { name: "ke-hoach.yaml".into(), bytes: small.as_bytes() }, PathBuf::new())),
        named: true,
        ..given()
    };
    let (answer, messages) = check(&alone, &with_source, &MemoryWorld::default());
    assert_eq!(answer, Answer::Refuted, "{messages}");
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("kehoach-seal-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kehoach")).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_commands_as_an_archive_office_types_them() {
    let dir = folder("cli");
    fs::write(dir.join("a.yaml"), small()).unwrap();
    assert_eq!(run(&dir, &["render", "a.yaml", "--pdf-standard", "a-3a"]).0, 0);
    let (code, out, _) = run(&dir, &["extract", "a.pdf", "-o", "nguon"]);
    assert_eq!((code, out.lines().count()), (0, 2), "{out}");
    let (code, _, err) = run(&dir, &["extract", "a.pdf", "-o", "nguon"]);
    assert!(code == 4 && err.contains("lỗi[RA-04]: đã có"), "{err}");
    assert_eq!(run(&dir, &["render", "nguon/ke-hoach.yaml"]).0, 0);
    assert_eq!(fs::read(dir.join("a.pdf")).unwrap(), fs::read(dir.join("nguon/ke-hoach.pdf")).unwrap());
    let (code, out, err) = run(&dir, &["verify", "a.pdf", "a.docx", "nguon/ke-hoach.pdf"]);
    assert_eq!((code, out.matches("nguyên vẹn").count()), (0, 3), "{out}{err}");
    // Number and date that the office fills in later.
    fs::write(dir.join("c.yaml"), draft().replace("ngay: 31/5/2021", "ngay: {nam: 2021}")).unwrap();
    assert_eq!(run(&dir, &["render", "c.yaml", "-o", "c.pdf", "--pdf-standard", "a-3a"]).0, 0);
    let (code, _, err) = run(&dir, &["issue", "c.pdf", "--so", "15", "--ngay", "31/5/2021"]);
    assert_eq!(code, 0, "{err}");
    let (code, out, err) = run(&dir, &["verify", "c.pdf"]);
    assert!(code == 0 && out.contains("bản gốc còn nguyên") && err.contains("đã điền thêm: so = 15"), "{out}{err}");
    // A lock that this program cannot fulfil is refused; a file of the same name that is no lock is nothing to obey.
    let lock = fs::read_to_string(dir.join("nguon/khoa.yaml")).unwrap();
    fs::write(dir.join("nguon/khoa.yaml"), lock.replacen("kehoach 0", "kehoach 99", 1)).unwrap();
    let (code, _, err) = run(&dir, &["render", "nguon/ke-hoach.yaml"]);
    assert!(code == 1 && err.contains("lỗi[NGUON-02]: phiên bản khác"), "{err}");
    fs::write(dir.join("nguon/khoa.yaml"), "cua: kho\n").unwrap();
    assert_eq!(run(&dir, &["render", "nguon/ke-hoach.yaml"]).0, 0);
    // The default carries nothing.
    assert_eq!(run(&dir, &["render", "a.yaml", "-o", "b.pdf"]).0, 0);
    let (code, _, err) = run(&dir, &["extract", "b.pdf", "-o", "khac"]);
    assert!(code == 1 && err.contains("lỗi[TRICH-01]: b.pdf: tệp này không kèm nguồn"), "{err}");
    assert!(!dir.join("khac").exists());
    let (code, out, err) = run(&dir, &["verify", "b.pdf"]);
    assert!(code == 5 && out.contains("không có nguồn") && err.contains("KIEM-09"), "{out}{err}");
    assert_eq!(run(&dir, &["verify", "b.pdf", "--nguon", "a.yaml"]).0, 0);
    assert_eq!(run(&dir, &["verify", "khong-co.pdf"]).0, 4);
    // A file of a gigabyte is not read.
    let large = fs::File::create(dir.join("to.pdf")).unwrap();
    large.set_len(1 << 30).unwrap();
    let (code, _, err) = run(&dir, &["verify", "to.pdf"]);
    assert!(code == 4 && err.contains("tệp quá lớn"), "{err}");
    fs::remove_dir_all(dir).unwrap();
}
