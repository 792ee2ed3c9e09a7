//! What the tests share: a world in memory, jobs over YAML texts, the samples, and readers for both outputs.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use kehoach::internals::diag::{Format, Outcome, SourceMap, render as render_diagnostics};
use kehoach::internals::era::EraTable;
use kehoach::internals::font::FontSet;
use kehoach::internals::pipeline::{self, Job, Rendered, Stage};
use kehoach::internals::seal::fill::{self, Issuance};
use kehoach::internals::world::World;

pub(crate) use kehoach::internals::world::Memory as MemoryWorld;

/// The real files below the package.
pub(crate) struct DiskWorld;

impl World for DiskWorld {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Ok(std::fs::read_dir(folder)?.filter_map(|e| Some(PathBuf::from(e.ok()?.file_name()))).collect())
    }
}

/// The faces, read once.
pub(crate) fn fonts() -> &'static FontSet {
    static FONTS: OnceLock<FontSet> = OnceLock::new();
    FONTS.get_or_init(FontSet::embedded)
}

/// A job over bytes.
pub(crate) fn job<'a>(name: &str, bytes: &'a [u8], folder: &Path) -> Job<'a> {
    Job { folder: folder.to_path_buf(), ..Job::new(name, bytes, fonts()) }
}

/// A PNG file of so many pixels; each is made once, for without optimisation that takes longer than a plan.
pub(crate) fn picture(width: u32, height: u32) -> Vec<u8> {
    static MADE: Mutex<BTreeMap<(u32, u32), Vec<u8>>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    made.entry((width, height)).or_insert_with(|| encoded(width, height)).clone()
}

fn encoded(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let pixels: Vec<u8> = (0..width * height).map(|at| ((at / 7) % 251) as u8).collect();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    file
}

/// Renders a YAML text that needs no other file.
pub(crate) fn render(text: &str) -> Outcome<Rendered> {
    pipeline::render(
        &job("ke-hoach.yaml", text.as_bytes(), Path::new("")),
        &MemoryWorld::default(),
        &mut SourceMap::default(),
    )
}

/// Fills number and date into a plan's text, as `issue` does.
pub(crate) fn issue_plan(name: &str, text: &str, given: &Issuance, overwrite: bool) -> Outcome<Vec<u8>> {
    let asked = fill::Asked { overwrite, era: None, eras: &EraTable::default() };
    fill::plan(name, text.as_bytes(), given, asked, &mut SourceMap::default())
}

/// A stage's text of a job; fails the test on errors.
#[track_caller]
pub(crate) fn emit_in(job: &Job<'_>, world: &dyn World, stage: Stage) -> String {
    let mut sources = SourceMap::default();
    let outcome = pipeline::emit(job, world, &mut sources, stage);
    let messages = render_diagnostics(&outcome.diagnostics, &sources, Format::Short, false);
    outcome.value.unwrap_or_else(|| panic!("{messages}"))
}

/// What the officer reads about bytes that she gives, one line each.
pub(crate) fn messages(bytes: &[u8]) -> String {
    messages_as(bytes, Format::Short)
}

/// What the officer reads about bytes that she gives.
pub(crate) fn messages_as(bytes: &[u8], format: Format) -> String {
    let mut sources = SourceMap::default();
    let outcome = pipeline::render(&job("ke-hoach.yaml", bytes, Path::new("")), &MemoryWorld::default(), &mut sources);
    render_diagnostics(&outcome.diagnostics, &sources, format, false)
}

/// The plan file of every sample, sorted: `ke-hoach.yaml`, or a file named after another type.
pub(crate) fn samples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let folders = std::fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir());
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()));
    let mut plans: Vec<PathBuf> =
        files.filter(|f| f.extension().is_some_and(|e| e == "yaml") && !f.ends_with("don-vi.yaml")).collect();
    plans.sort();
    assert!(plans.len() >= 4);
    plans
}

/// The files of a sample, made once for all tests that only read them.
#[track_caller]
pub(crate) fn sample(plan: &Path) -> &'static Rendered {
    static MADE: OnceLock<Vec<(PathBuf, OnceLock<Rendered>)>> = OnceLock::new();
    let made = MADE.get_or_init(|| samples().into_iter().map(|plan| (plan, OnceLock::new())).collect());
    let (_, files) = made.iter().find(|(path, _)| path == plan).unwrap_or_else(|| panic!("{}", plan.display()));
    files.get_or_init(|| render_file(plan))
}

/// Both files of a plan on disk; fails the test on errors.
#[track_caller]
pub(crate) fn render_file(path: &Path) -> Rendered {
    let bytes = std::fs::read(path).unwrap();
    let mut sources = SourceMap::default();
    let outcome = pipeline::render(&job("ke-hoach.yaml", &bytes, path.parent().unwrap()), &DiskWorld, &mut sources);
    let messages = render_diagnostics(&outcome.diagnostics, &sources, Format::Short, false);
    outcome.value.unwrap_or_else(|| panic!("{}: {messages}", path.display()))
}

/// One part of a DOCX.
pub(crate) fn docx_part(docx: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(io::Cursor::new(docx)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The text of a DOCX: one line a paragraph, in document order, between the lines in the margins of its first pages, page
/// numbers left out; then the footnotes of all pages, in order.
pub(crate) fn docx_text(docx: &[u8]) -> String {
    let (body, notes) = docx_parts(docx);
    let body: String = body.into_iter().map(|(text, _)| text + "\n").collect();
    let notes: String = notes.into_values().map(|text| text + "\n").collect();
    running(docx, "word/header") + &body + &running(docx, "word/footer") + &notes
}

/// The lines in the margins of the first pages.
fn running(docx: &[u8], kind: &str) -> String {
    let zip = zip::ZipArchive::new(io::Cursor::new(docx)).unwrap();
    let mut names: Vec<String> = zip.file_names().filter(|n| n.starts_with(kind)).map(str::to_string).collect();
    names.sort();
    let parts = names.iter().map(|name| docx_part(docx, name)).filter(|part| !part.contains("w:instrText"));
    let texts = parts.map(|part| paragraphs_of(&part).into_iter().map(|(text, _)| text + "\n").collect::<String>());
    texts.filter(|text| !text.trim().is_empty()).collect()
}

/// The text of a DOCX as it is read: one line a paragraph, each footnote behind the paragraph that refers to it.
pub(crate) fn docx_reading(docx: &[u8]) -> String {
    let (body, mut notes) = docx_parts(docx);
    let mut text = running(docx, "word/header");
    for (line, numbers) in body {
        text.push_str(&line);
        text.push('\n');
        for number in numbers {
            text.push_str(&notes.remove(&number).unwrap_or_else(|| panic!("footnote {number} twice or nowhere")));
            text.push('\n');
        }
    }
    assert!(notes.is_empty(), "never referred to: {notes:?}");
    text + &running(docx, "word/footer")
}

/// A line of text with the footnotes that it refers to.
type Noted = (String, Vec<usize>);

/// The paragraphs of a DOCX's body, and its footnotes by number, each beginning with it.
fn docx_parts(docx: &[u8]) -> (Vec<Noted>, BTreeMap<usize, String>) {
    let body = paragraphs_of(&docx_part(docx, "word/document.xml"));
    let mut zip = zip::ZipArchive::new(io::Cursor::new(docx)).unwrap();
    let notes = match zip.by_name("word/footnotes.xml") {
        // The first two are the rules above the footnotes.
        Ok(_) => paragraphs_of(&docx_part(docx, "word/footnotes.xml")).split_off(2),
        Err(_) => Vec::new(),
    };
    let notes = notes.into_iter().enumerate().map(|(i, (text, _))| (i + 1, format!("{}{text}", i + 1)));
    (body, notes.collect())
}

/// The paragraphs of a part.
fn paragraphs_of(xml: &str) -> Vec<Noted> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut out, mut text, mut numbers, mut inside) = (Vec::new(), String::new(), Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(e) => inside = e.name().as_ref() == b"w:t",
            quick_xml::events::Event::Empty(e) if e.name().as_ref() == b"w:footnoteReference" => {
                let id = e.try_get_attribute("w:id").unwrap().unwrap();
                let number = std::str::from_utf8(&id.value).unwrap().parse().unwrap();
                text.push_str(&format!("{number}"));
                numbers.push(number);
            }
            quick_xml::events::Event::End(e) => {
                if e.name().as_ref() == b"w:p" {
                    out.push((std::mem::take(&mut text), std::mem::take(&mut numbers)));
                }
                inside = false;
            }
            quick_xml::events::Event::Empty(e) if e.name().as_ref() == b"w:br" => text.push(' '),
            quick_xml::events::Event::Text(t) if inside => text.push_str(&t.decode().unwrap()),
            quick_xml::events::Event::GeneralRef(r) if inside => {
                text.push(match r.decode().unwrap().as_ref() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("&{other};"),
                });
            }
            quick_xml::events::Event::Eof => return out,
            _ => {}
        }
    }
}

/// The words of a text.
pub(crate) fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// A plan that renders, to be spoilt or extended: `body` is its `noi_dung`, indented already.
pub(crate) fn plan(body: &str) -> String {
    format!(
        "co_quan_chu_quan: UBND HUYỆN AN PHÚ\nco_quan_ban_hanh: PHÒNG NỘI VỤ\nso: 12\nky_hieu: KH-PNV\ndia_danh: An Phú\nngay: 31/5/2021\n\
         trich_yeu: Tổ chức tập huấn công tác văn thư năm 2021\nnoi_dung: |\n{body}\nnoi_nhan:\n  - Các phòng, ban\nluu: [VT]\nky:\n  \
         hinh_thuc: KT.\n  thay: TRƯỞNG PHÒNG\n  chuc_vu: PHÓ TRƯỞNG PHÒNG\n  ho_ten: Lê Thị Hòa\n"
    )
}

/// The program as somebody who may read only what all may read, run in a folder; nothing where such a one cannot run it.
/// `closed`: a file of the folder that nobody has a right to.
#[cfg(unix)]
pub(crate) fn with_few_rights(dir: &Path, closed: &Path) -> Option<impl Fn(&[&str]) -> std::process::Output + use<>> {
    use std::os::unix::process::CommandExt;
    use std::process::{Command, Stdio};
    const NOBODY: u32 = 65_534;
    let dir = dir.to_path_buf();
    // Whoever may read everything becomes somebody else.
    let everything = std::fs::read(closed).is_ok();
    let asked = move |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.args(args).current_dir(&dir).env_remove("SOURCE_DATE_EPOCH").stdin(Stdio::null());
        if everything { command.uid(NOBODY).gid(NOBODY).output() } else { command.output() }
    };
    if everything && !asked(&["--version"]).is_ok_and(|output| output.status.success()) {
        println!("thư mục của chương trình chỉ quản trị đọc được: bỏ qua");
        return None;
    }
    Some(move |args: &[&str]| asked(args).expect("the program runs"))
}
