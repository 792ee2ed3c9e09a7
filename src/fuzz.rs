//! What a fuzzer calls: one function for each place where the program reads what anybody may have written. Compiled for
//! tests and under `--cfg fuzzing`, as `tests/fuzz` sets it; nothing else uses it.
//!
//! A function fails (panics) where the program would, and where a promise is broken: what was read and written again reads
//! the same, what is filled into a PDF stands behind its bytes, what is printed about a file has an end.

use std::io::{Cursor, Write};
use std::sync::OnceLock;

use zip::write::SimpleFileOptions;

use crate::diag::{Diagnostic, Format, SourceMap, render};
use crate::era::{Era, EraTable};
use crate::font::FontSet;
use crate::import::{self, From, Wish};
use crate::markup::vocabulary::Roles;
use crate::markup::{self, TemplateFile};
use crate::model::{Locator, Plan, Provenance};
use crate::normalise::{self, Run};
use crate::parse::{self, canonical};
use crate::pipeline::{self, CopyBlock, Job, Lock, Options};
use crate::seal::fill::{self, Issuance};
use crate::seal::{self, Given, updates};
use crate::template::{Engine, Ladder, PlanView};
use crate::world::Memory;

/// A function that takes what a fuzzer makes up.
pub type Target = fn(&[u8]);

/// The targets by name.
pub const TARGETS: [(&str, Target); 13] = [
    ("plan", plan),
    ("agency", agency),
    ("typed", typed),
    ("markup", markup),
    ("template", template),
    ("lock", lock),
    ("file", file),
    ("objects", objects),
    ("update", update),
    ("whole", whole),
    ("word", word),
    ("text", text),
    ("pdf", pdf),
];

/// The target of a name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| *target)
}

/// What is read stands before this in a plan that is whole.
const HEAD: &str = "co_quan_chu_quan: UBND HUYỆN AN PHÚ\nco_quan_ban_hanh: PHÒNG NỘI VỤ\nky_hieu: KH-PNV\ndia_danh: An Phú\n\
                    ngay: 31/5/2021\ntrich_yeu: Tổ chức tập huấn\nnoi_nhan: [Các phòng]\nluu: [VT]\n\
                    ky: {hinh_thuc: KT., thay: TRƯỞNG PHÒNG, chuc_vu: PHÓ TRƯỞNG PHÒNG, ho_ten: Lê Thị Hòa}\nnoi_dung: |\n";

/// A whole plan with this as its typed text.
fn around(typed: &str) -> String {
    typed.lines().fold(HEAD.to_string(), |plan, line| plan + "  " + line + "\n")
}

fn era() -> &'static Era {
    static ERA: OnceLock<Era> = OnceLock::new();
    ERA.get_or_init(|| EraTable::default().by_date(None).ok().flatten().expect("there is an era of today"))
}

fn fonts() -> &'static FontSet {
    static FONTS: OnceLock<FontSet> = OnceLock::new();
    FONTS.get_or_init(FontSet::embedded)
}

/// Everything that was noticed is put into words.
fn tell(diagnostics: &[Diagnostic], sources: &SourceMap) {
    let _ = render(diagnostics, sources, Format::Human, true);
}

/// A plan file: decoded, parsed, derived; written canonically it says the same.
pub fn plan(data: &[u8]) {
    let Ok(text) = parse::decode(data, "a.yaml") else { return };
    let mut sources = SourceMap::default();
    let file = sources.add("a.yaml", text);
    let outcome = parse::plan(sources.text(file), file);
    tell(&outcome.diagnostics, &sources);
    let Some((plan, provenance)) = outcome.value else { return };
    let derived =
        normalise::derive(&plan, None, era(), Locator { provenance: &provenance, sources: &sources }, Run::default());
    tell(&derived.diagnostics, &sources);
    reads_back(&plan);
}

/// What is carried in a PDF must be what it was made from.
fn reads_back(plan: &Plan) {
    let Ok(text) = canonical::plan(plan, None) else { return };
    let mut sources = SourceMap::default();
    let file = sources.add("b.yaml", text);
    let again = parse::plan(sources.text(file), file);
    let messages = render(&again.diagnostics, &sources, Format::Short, false);
    let read = again.value.unwrap_or_else(|| panic!("{}\n{messages}", sources.text(file)));
    // Places and paths are those of another file; all else is in the text.
    assert_eq!(canonical::plan(&read.0, None).as_deref(), Ok(sources.text(file)));
}

/// A profile.
pub fn agency(data: &[u8]) {
    let Ok(text) = parse::decode(data, "a.yaml") else { return };
    let mut sources = SourceMap::default();
    let file = sources.add("a.yaml", text);
    tell(&parse::agency(sources.text(file), file).diagnostics, &sources);
}

/// Typed text in a plan that is whole.
pub fn typed(data: &[u8]) {
    plan(around(&String::from_utf8_lossy(data)).as_bytes());
}

/// Markup, as a template may write it.
pub fn markup(data: &[u8]) {
    let mut sources = SourceMap::default();
    let file = sources.add("a.xml", "");
    let templates = [TemplateFile { name: "a.xml".to_string(), file }];
    let roles = Roles::of(era());
    tell(&markup::read(&String::from_utf8_lossy(data), &templates, &roles).diagnostics, &sources);
}

/// A template of an office: checked, loaded, and run over a plan.
pub fn template(data: &[u8]) {
    let mut sources = SourceMap::default();
    let file = sources.add("ke-hoach.xml", String::from_utf8_lossy(data));
    let files = vec![TemplateFile { name: "ke-hoach.xml".to_string(), file }];
    let roles = Roles::of(era());
    let outcome = Engine::load(&Ladder { files, office: 1 }, &sources, &roles);
    tell(&outcome.diagnostics, &sources);
    let Some(engine) = outcome.value else { return };
    let mut plans = SourceMap::default();
    let text = around("1. Một\n\n- Hai **ba**");
    let file = plans.add("a.yaml", text);
    let Some((plan, _)) = parse::plan(plans.text(file), file).value else { return };
    let places = Locator { provenance: &Provenance::default(), sources: &plans };
    let Some(derived) = normalise::derive(&plan, None, era(), places, Run::default()).value else { return };
    let markup = engine.render("ke-hoach.xml", &PlanView::new(&derived, era()));
    tell(&markup.diagnostics, &sources);
    if let Some(markup) = markup.value {
        tell(&markup::read(&markup, engine.files(), &roles).diagnostics, &sources);
    }
}

/// A lock: written again it reads the same.
pub fn lock(data: &[u8]) {
    if let Ok(Some(lock)) = Lock::read(data) {
        let written = lock.write().expect("a lock that was read can be written");
        assert_eq!(Lock::read(written.as_bytes()), Ok(Some(lock)));
    }
}

/// A PDF or DOCX file byte by byte: verified, extracted, issued, copied.
pub fn file(data: &[u8]) {
    let given = Given {
        source: None,
        named: false,
        agency: None,
        templates: None,
        era: None,
        eras: EraTable::default(),
        fonts: fonts(),
    };
    let mut sources = SourceMap::default();
    let (_, diagnostics) = seal::verify(data, &given, &Memory::default(), &mut sources);
    ends(&diagnostics, &sources);
    let _ = seal::extract(data);
    issue(data);
    copy(data);
}

/// Parts of copies, on paper and electronic.
fn parts() -> &'static [CopyBlock] {
    const BODY: &str = "hinh_thuc: sao_y\nco_quan: ỦY BAN NHÂN DÂN XÃ AN HẠ\nky_hieu: UBND\ndia_danh: An Hạ\n\
                        ky: {chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Vũ Văn An}\n";
    static PARTS: OnceLock<Vec<CopyBlock>> = OnceLock::new();
    PARTS.get_or_init(|| {
        let made = |text: &str| {
            let job = Job { formats: pipeline::PDF_ONLY, ..Job::new("a.yaml", text, fonts()) };
            pipeline::render_copy(&job, &Memory::default(), &mut SourceMap::default()).value
        };
        [BODY.to_string(), format!("ban: dien_tu\n{BODY}")].iter().filter_map(|text| made(text)).collect()
    })
}

fn copy(data: &[u8]) {
    assert_eq!(parts().len(), 2);
    for part in parts() {
        let outcome = seal::copy::join("a.pdf", data, part);
        ends(&outcome.diagnostics, &SourceMap::default());
        if let Some(copied) = outcome.value {
            assert!(copied.pdf.starts_with(data), "what is there stays");
        }
    }
}

fn issue(data: &[u8]) {
    for number in ["5", "12a"] {
        let Ok(given) = Issuance::read(number, "04/6/2021") else { return };
        let outcome = fill::pdf("a.pdf", data, &given, era());
        ends(&outcome.diagnostics, &SourceMap::default());
        if let Some(filled) = outcome.value {
            assert!(filled.starts_with(data), "what is there stays");
            let again = fill::pdf("a.pdf", &filled, &given, era());
            assert_eq!(again.value.as_ref(), Some(&filled), "filled once is filled: {:?}", again.diagnostics);
        }
    }
}

/// What is said about a file fits on a few screens, and a terminal obeys nothing in it.
fn ends(diagnostics: &[Diagnostic], sources: &SourceMap) {
    let text = render(diagnostics, sources, Format::Human, false);
    assert!(text.len() < 100_000, "{} bytes are said", text.len());
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
}

/// A file of objects whose offsets are right whatever a fuzzer does: bodies between lines of `%%`, numbered from 1; `_` in
/// `/Length _` stands for the length of the stream's data.
pub fn objects(data: &[u8]) {
    file(&assembled(data));
}

fn assembled(data: &[u8]) -> Vec<u8> {
    let numbered = (1..).zip(split(data));
    assemble(b"%PDF-1.7\n", numbered, "/Info<</Producer(kehoach 0)>>").0
}

/// A file of ours with an update of such objects, each with its number in front.
pub fn update(data: &[u8]) {
    let form = include_bytes!("../tests/fuzz/seeds/objects/form");
    let (original, xref) = assemble(b"%PDF-1.7\n", (1..).zip(split(form)), "");
    let numbered = split(data).map(|body| {
        let digits = body.iter().take(7).take_while(|b| b.is_ascii_digit()).count();
        let number = std::str::from_utf8(&body[..digits]).ok().and_then(|digits| digits.parse().ok());
        (number.unwrap_or(99), &body[digits..])
    });
    let (bytes, _) = assemble(&original, numbered, &format!("/Prev {xref}"));
    ends(&updates::examine(&original, &bytes).finish(), &SourceMap::default());
    issue(&bytes);
    copy(&bytes);
}

fn split(data: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(data);
    std::iter::from_fn(move || {
        let all = rest?;
        let end = all.windows(4).position(|w| w == b"\n%%\n");
        rest = end.map(|end| &all[end + 4..]);
        Some(&all[..end.unwrap_or(all.len())])
    })
}

/// Objects behind what is there, with their cross-references, and where these stand.
fn assemble<'d>(before: &[u8], objects: impl Iterator<Item = (u32, &'d [u8])>, trailer: &str) -> (Vec<u8>, usize) {
    let mut out = before.to_vec();
    let mut table = String::from("xref\n");
    for (number, body) in objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", out.len());
        out.extend(format!("{number} 0 obj\n").into_bytes());
        out.extend(with_length(body));
        out.extend(b"\nendobj\n");
    }
    let xref = out.len();
    out.extend(format!("{table}trailer\n<</Root 1 0 R{trailer}>>\nstartxref\n{xref}\n%%EOF\n").into_bytes());
    (out, xref)
}

fn with_length(body: &[u8]) -> Vec<u8> {
    let find = |word: &[u8]| body.windows(word.len()).position(|w| w == word);
    let (Some(place), Some(start)) = (find(b"/Length _"), find(b"stream\n")) else { return body.to_vec() };
    let (start, end) = (start + 7, body.windows(10).rposition(|w| w == b"\nendstream").unwrap_or(body.len()));
    let length = end.saturating_sub(start).to_string();
    [&body[..place + 8], length.as_bytes(), &body[place + 9..]].concat()
}

/// A plan all the way to both files.
pub fn whole(data: &[u8]) {
    let text = around(&String::from_utf8_lossy(data));
    let options = Options { thrift: data.len() % 2 == 1, ..Options::default() };
    let job = Job { options, ..Job::new("a.yaml", &text, fonts()) };
    let mut sources = SourceMap::default();
    let outcome = pipeline::render(&job, &Memory::default(), &mut sources);
    tell(&outcome.diagnostics, &sources);
}

/// Parts of a Word file between lines of `%%`: the main one, styles, lists, footnotes, a page head; as an old file.
pub fn word(data: &[u8]) {
    const KINDS: [(&str, &str); 5] = [
        ("officeDocument", "document.xml"),
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("footnotes", "footnotes.xml"),
        ("header", "header.xml"),
    ];
    let text = String::from_utf8_lossy(data);
    let parts: Vec<_> = KINDS.iter().zip(text.split("\n%%\n")).collect();
    let links = |kinds: &[(&str, &str)], folder: &str| {
        let links =
            kinds.iter().map(|(kind, file)| format!("<Relationship Type=\"/{kind}\" Target=\"{folder}{file}\"/>"));
        format!("<Relationships>{}</Relationships>", links.collect::<String>())
    };
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &str| {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, stored).and_then(|()| Ok(zip.write_all(content.as_bytes())?)).expect("memory is written");
    };
    add("_rels/.rels", &links(&KINDS[..1], "word/"));
    add("word/_rels/document.xml.rels", &links(&KINDS[1..], ""));
    parts.iter().for_each(|((_, file), content)| add(&format!("word/{file}"), content));
    let bytes = zip.finish().expect("memory is written").into_inner();
    old(&bytes, From::Docx);
}

/// An old file read; one of sixty-four all the way to a plan and its proof, which takes many times as long.
fn old(data: &[u8], from: From) {
    const WHOLE: u8 = 64;
    if data.iter().fold(0u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(*byte)) % WHOLE == 0 {
        let outcome = import::import("a", data, from, Wish::Auto);
        ends(&outcome.diagnostics, &SourceMap::default());
    } else {
        let (Ok((_, noticed)) | Err(noticed)) = import::open(data, from, Wish::Auto);
        ends(&noticed, &SourceMap::default());
    }
}

/// A text or its bytes in whatever encoding.
pub fn text(data: &[u8]) {
    old(data, From::Text);
}

/// A PDF as a source: byte by byte where it begins as one, else objects as in [`objects`]. A decoder of another hand may
/// give up; that is caught, and only what this program does is looked at.
pub fn pdf(data: &[u8]) {
    static LOUD: OnceLock<()> = OnceLock::new();
    LOUD.get_or_init(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let foreign = panic.location().is_some_and(|at| at.file().contains("/registry/"));
            if !foreign {
                before(panic);
            }
        }));
    });
    match data.starts_with(b"%PDF-") {
        true => old(data, From::Pdf),
        false => old(&assembled(data), From::Pdf),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn files(folder: &Path) -> Vec<PathBuf> {
        // Nothing has been found where there is no folder for it.
        let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
        let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    /// What a fuzzer begins with, and what it has found, ends well; cut and spoilt too.
    #[test]
    fn seeds_and_what_was_found_end_well() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
        assert_eq!(files(&root.join("seeds")).len(), TARGETS.len());
        for kind in ["seeds", "found"] {
            for folder in files(&root.join(kind)) {
                let name = folder.file_name().unwrap().to_str().unwrap();
                let target = target(name).unwrap_or_else(|| panic!("{name} is no target"));
                for path in files(&folder) {
                    let data = fs::read(&path).unwrap();
                    target(&data);
                    if name != "whole" {
                        target(&data[..data.len() / 2]);
                    }
                }
            }
        }
    }

    #[test]
    fn objects_stand_where_the_cross_references_say() {
        let form = include_bytes!("../tests/fuzz/seeds/objects/form");
        let bytes = assembled(form);
        let given = Issuance::read("5", "04/6/2021").unwrap();
        let filled = fill::pdf("a.pdf", &bytes, &given, era());
        assert!(filled.value.is_some_and(|filled| filled.len() > bytes.len()), "{:?}", filled.diagnostics);
    }
}
