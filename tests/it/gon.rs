//! `--gon`: a last page that holds next to nothing is pulled back with legal spacings only, and says how; what does not help
//! is not done.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use kehoach::internals::diag::{Diagnostic, SourceMap};
use kehoach::internals::era::EraTable;
use kehoach::internals::pipeline::{self, Formats, Input, Job, Lock, Options, PdfStandard, Rendered, Stage};
use kehoach::internals::seal::{self, Answer, Given, Verified};

use crate::agree::{assert_same_words, pages_text};
use crate::support::{DiskWorld, MemoryWorld, docx_part, docx_text, emit_in, fonts, job, plan};

/// `--gon` and nothing else.
fn thrift() -> Options {
    Options { thrift: true, ..Options::default() }
}

/// A file that stands alone, with thrift.
fn thrifty(text: &str) -> Job<'_> {
    Job { options: thrift(), ..job("ke-hoach.yaml", text.as_bytes(), Path::new("")) }
}

#[track_caller]
fn made(job: &Job<'_>) -> (Rendered, Vec<Diagnostic>) {
    let outcome = pipeline::render(job, &DiskWorld, &mut SourceMap::default());
    (outcome.value.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics)), outcome.diagnostics)
}

/// What thrift says.
fn said(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    diagnostics.iter().filter(|d| d.code().starts_with("GON-")).collect()
}

fn sample(name: &str) -> (PathBuf, Vec<u8>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name).join("ke-hoach.yaml");
    let bytes = std::fs::read(&path).unwrap();
    (path, bytes)
}

/// A plan of `count` paragraphs of many lengths and these choices; what ends it takes much of a page.
fn lengths(count: usize, choices: &str) -> String {
    let words = "các trường phối hợp với địa phương rà soát cơ sở vật chất, phân công giáo viên trực, bảo đảm an toàn cho học sinh";
    let body = (0..count).fold(String::new(), |mut body, n| {
        let text: Vec<&str> = words.split(' ').cycle().skip(n).take(17 + n * 7 % 23).collect();
        let _ = write!(body, "  - Lần {n}, {}.\n\n", text.join(" "));
        body
    });
    let places = (1..=7).fold(String::new(), |all, n| all + &format!("  - Trường Tiểu học số {n} xã An Phú\n"));
    plan(&body).replace("  - Các phòng, ban\n", &places) + &format!("trinh_bay: {{{choices}}}\n")
}

/// The first plan of these choices whose thrift says something with `words`.
#[track_caller]
fn first_that_says(choices: &str, words: &[&str]) -> (String, Rendered, Diagnostic) {
    for count in 8..50 {
        let text = lengths(count, choices);
        let (_, diagnostics) = made(&Job { formats: Formats { docx: false, pdf: false }, ..thrifty(&text) });
        let found = said(&diagnostics).first().map(|d| (*d).clone());
        if let Some(found) = found.filter(|d| words.iter().all(|word| d.what.contains(word))) {
            let (rendered, _) = made(&thrifty(&text));
            return (text, rendered, found);
        }
    }
    panic!("no plan says {words:?}");
}

/// What stands in the DOCX between letters, in twips.
fn letter_spacings(docx: &[u8]) -> BTreeSet<i64> {
    let xml = docx_part(docx, "word/document.xml");
    xml.split("<w:spacing w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn letters_pull_the_signature_page_back() {
    let (path, bytes) = sample("so-gddt-trong-ngay");
    let plain = job("ke-hoach.yaml", &bytes, path.parent().unwrap());
    let with = || Job { options: thrift(), ..job("ke-hoach.yaml", &bytes, path.parent().unwrap()) };
    let ((before, _), (after, diagnostics)) = (made(&plain), made(&with()));
    assert_eq!((before.pages, after.pages), (3, 2));
    let [note] = said(&diagnostics)[..] else { panic!("{diagnostics:#?}") };
    assert_eq!(note.code(), "GON-01");
    assert!(note.what.starts_with("đã kéo trang cuối lại, văn bản còn 2 trang thay vì 3: "), "{}", note.what);
    assert!(note.what.contains("thu hẹp khoảng cách chữ 0,") && note.what.contains("(dòng "), "{}", note.what);
    assert!(note.place.is_some_and(|place| place.line > 0));
    // Both files draw the same letters together, and neither lost a word.
    let docx = after.docx.as_ref().unwrap();
    let spacings = letter_spacings(docx);
    assert!(!spacings.is_empty() && spacings.iter().all(|twips| [-2, -4, -6].contains(twips)), "{spacings:?}");
    let pages = emit_in(&with(), &DiskWorld, Stage::Pages);
    assert_same_words(&docx_text(docx), &pages_text(&pages), "with thrift");
    assert_eq!(docx_text(docx), docx_text(before.docx.as_ref().unwrap()));
    assert_eq!(made(&with()).0, after, "the same bytes twice");
}

#[test]
fn spaces_and_pitch_follow_where_letters_do_not_reach_and_never_leave_the_range() {
    let (_, rendered, note) = first_that_says("cach_doan: 10", &["cách đoạn", "thay vì 10 pt"]);
    let value = note.what.split("cách đoạn ").nth(1).unwrap().split(' ').next().unwrap().replace(',', ".");
    let value: f64 = value.parse().unwrap();
    assert!((6.0..10.0).contains(&value), "{}", note.what);
    let styles = docx_part(rendered.docx.as_ref().unwrap(), "word/styles.xml");
    assert!(styles.contains(&format!("w:after=\"{}\"", value * 20.0)), "{}", note.what);
    let (_, rendered, note) = first_that_says("gian_dong: 1.3", &["giãn dòng", "thay vì 1,3"]);
    let value = note.what.split("giãn dòng ").nth(1).unwrap().split(' ').next().unwrap().replace(',', ".");
    let value: f64 = value.parse().unwrap();
    assert!((1.0..1.3).contains(&value), "{}", note.what);
    let styles = docx_part(rendered.docx.as_ref().unwrap(), "word/styles.xml");
    assert!(styles.contains(&format!("w:line=\"{}\"", (value * 240.0).round())), "{}", note.what);
}

#[test]
fn the_means_are_put_together_where_one_does_not_reach() {
    let (_, _, note) = first_that_says("cach_doan: 8", &["thu hẹp khoảng cách chữ", "cách đoạn"]);
    assert!(!note.what.contains("giãn dòng"), "{}", note.what);
    let (_, _, note) = first_that_says("cach_doan: 8, gian_dong: 1.05", &["cách đoạn", "giãn dòng"]);
    assert_eq!(note.code(), "GON-01");
}

#[test]
fn what_does_not_help_is_not_done() {
    let (path, bytes) = sample("phong-gddt");
    let (before, _) = made(&job("ke-hoach.yaml", &bytes, path.parent().unwrap()));
    let with = Job { options: thrift(), ..job("ke-hoach.yaml", &bytes, path.parent().unwrap()) };
    let (after, diagnostics) = made(&with);
    assert_eq!(after, before);
    let [note] = said(&diagnostics)[..] else { panic!("{diagnostics:#?}") };
    assert_eq!(note.code(), "GON-02");
    assert!(note.what.contains("trang 3 lại: trang này chỉ có phần ký và 3 dòng"), "{}", note.what);
    assert!(note.what.contains(" mm)") && note.what.ends_with("bố cục giữ nguyên"), "{}", note.what);
}

#[test]
fn nothing_is_ever_worse_and_nothing_happens_unasked() {
    let mut helped = 0;
    for count in 10..34 {
        let text = lengths(count, "cach_doan: 7");
        let nothing = Formats { docx: false, pdf: false };
        let plain = Job { formats: nothing, ..job("ke-hoach.yaml", text.as_bytes(), Path::new("")) };
        let with = Job { formats: nothing, ..thrifty(&text) };
        let ((before, quiet), (after, diagnostics)) = (made(&plain), made(&with));
        assert!(said(&quiet).is_empty());
        match said(&diagnostics)[..] {
            [note] if note.code() == "GON-01" => {
                helped += 1;
                assert_eq!(after.pages + 1, before.pages, "{}", note.what);
                assert!(note.what.matches("ở đoạn").count() <= 6, "{}", note.what);
            }
            _ => {
                let pages = |job: &Job<'_>| emit_in(job, &DiskWorld, Stage::Pages);
                assert_eq!(pages(&with), pages(&plain), "{count}");
            }
        }
    }
    assert!(helped >= 3, "{helped}");
}

#[test]
fn stray_lines_at_the_end_of_an_annex_are_pulled_back_without_touching_the_rest() {
    const TEMPLATE: &str = include_str!("../../templates/goc/ke-hoach.xml");
    let end = "{% endblock cac_phan %}";
    // Two lines each, the second of a word or two.
    let line = "<p>Danh mục thiết bị, học liệu cấp cho mỗi lớp học của trường trong năm học mới.</p>\n";
    let mut helped = 0;
    for count in 16..26 {
        let annex = format!("<phu-luc>\n{}</phu-luc>\n{end}", line.repeat(count));
        let world = MemoryWorld::default().with("mau/ke-hoach.xml", TEMPLATE.replace(end, &annex));
        let text = plan("  Nội dung của kế hoạch.");
        let lay = |thrift| {
            let templates = Some(PathBuf::from("mau"));
            let options = Options { thrift, ..Options::default() };
            let job = Job { templates, options, ..job("ke-hoach.yaml", text.as_bytes(), Path::new("")) };
            let outcome = pipeline::render(&job, &world, &mut SourceMap::default());
            (outcome.value.unwrap(), outcome.diagnostics)
        };
        let ((before, _), (after, diagnostics)) = (lay(false), lay(true));
        let Some(note) = said(&diagnostics).first().copied() else {
            assert_eq!(before, after);
            continue;
        };
        assert_eq!((note.code(), before.pages, after.pages), ("GON-01", 3, 2), "{}", note.what);
        let paragraphs = note.what.matches("ở đoạn \"Danh mục thiết bị").count();
        assert!((1..=2).contains(&paragraphs) && !note.what.contains("thay vì 6"), "{}", note.what);
        let first = |rendered: &Rendered| docx_text(rendered.docx.as_ref().unwrap());
        assert_eq!(first(&after), first(&before));
        helped += 1;
    }
    assert!(helped > 0);
}

#[test]
fn the_plan_or_its_profile_asks_for_it_and_the_plan_may_decline() {
    let (text, _, _) = first_that_says("", &["đã kéo trang cuối lại"]);
    let asked = text.replace("trinh_bay: {}", "trinh_bay: {gon: true}");
    assert_ne!(asked, text);
    let rendered = |text: &str| made(&job("ke-hoach.yaml", text.as_bytes(), Path::new(""))).0;
    assert_eq!(rendered(&asked).pages, made(&thrifty(&text)).0.pages);
    let profile = "co_quan:\n  - {co_quan_ban_hanh: PHÒNG NỘI VỤ}\ntrinh_bay: {gon: true}\n";
    let with_profile = |text: &str| {
        let text = format!("don_vi: dv.yaml\n{text}");
        let world = MemoryWorld::default().with("dv.yaml", profile);
        let job = job("ke-hoach.yaml", text.as_bytes(), Path::new(""));
        pipeline::render(&job, &world, &mut SourceMap::default()).value.unwrap().pages
    };
    assert_eq!(with_profile(&text), rendered(&asked).pages);
    assert_eq!(with_profile(&text.replace("trinh_bay: {}", "trinh_bay: {gon: false}")), rendered(&asked).pages + 1);
}

#[test]
fn a_file_made_with_thrift_verifies_and_can_be_made_again() {
    let (text, _, _) = first_that_says("", &["đã kéo trang cuối lại"]);
    let given = |source: Option<&'static str>| Given {
        source: source.map(|text| (Input { name: "ke-hoach.yaml".into(), bytes: text.as_bytes() }, PathBuf::new())),
        named: source.is_some(),
        agency: None,
        templates: None,
        era: None,
        eras: EraTable::default(),
        fonts: fonts(),
    };
    let check = |bytes: &[u8], given: &Given<'_>| {
        let (answer, diagnostics) = seal::verify(bytes, given, &MemoryWorld::default(), &mut SourceMap::default());
        assert!(diagnostics.is_empty(), "{diagnostics:#?}");
        answer
    };
    // With its source and lock inside.
    let options = Options { standard: PdfStandard::A3a, ..thrift() };
    let (carrying, _) = made(&Job { options, ..thrifty(&text) });
    let pdf = carrying.pdf.clone().unwrap();
    assert_eq!(check(&pdf, &given(None)), Answer::Genuine(Verified { carries_source: true, updated: false }));
    let files = seal::extract(&pdf).unwrap();
    let lock = Lock::read(&files.last().unwrap().1).unwrap().unwrap();
    assert!(lock.options().thrift && lock.write().unwrap().contains("gon: true"));
    let again = made(&job("ke-hoach.yaml", &files[0].1, Path::new("")).obeying(lock)).0;
    assert_eq!(again, carrying);
    // Without: the plan beside it says nothing of the option, and it is found out.
    let (plain, _) = made(&thrifty(&text));
    let text: &'static str = text.leak();
    for bytes in [plain.pdf.unwrap(), plain.docx.unwrap()] {
        let genuine = Answer::Genuine(Verified { carries_source: false, updated: false });
        assert_eq!(check(&bytes, &given(Some(text))), genuine);
    }
}

#[test]
fn the_command_line_has_it_and_tells_what_was_done() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gon");
    std::fs::create_dir_all(&folder).unwrap();
    let (text, _, note) = first_that_says("", &["đã kéo trang cuối lại"]);
    std::fs::write(folder.join("ke-hoach.yaml"), text).unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_kehoach")).args(arguments).current_dir(&folder).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    };
    let said = run(&["render", "ke-hoach.yaml", "--gon", "--thong-bao", "short"]);
    assert!(said.contains(&format!("lưu ý[GON-01]: {}", note.what)), "{said}");
    assert!(!run(&["render", "ke-hoach.yaml"]).contains("GON"));
    assert!(run(&["render", "--help"]).contains("--gon"));
    assert!(run(&["completions", "bash"]).contains("--gon"));
}

#[test]
fn a_last_page_that_holds_enough_is_left_alone_and_one_that_would_not_is_not_made() {
    let words = "các trường phối hợp với địa phương rà soát cơ sở vật chất, phân công giáo viên trực, bảo đảm an toàn cho học sinh";
    // Paragraphs of three lines, and a foot that leaves the page room for little else.
    let set = |paragraphs: usize, places: usize| {
        let text = |n: usize| words.split(' ').cycle().skip(n).take(44 + n % 4).collect::<Vec<_>>().join(" ");
        let body: String = (0..paragraphs).map(|n| format!("  {}.\n\n", text(n))).collect();
        let list: String = (1..=places).map(|n| format!("  - Trường {n}\n")).collect();
        let text = plan(&body).replace("  - Các phòng, ban\n", &list);
        let text = text + "trinh_bay: {cach_doan: 12, gian_dong: 1.3}\n";
        let (made, diagnostics) = made(&Job { formats: Formats { docx: false, pdf: false }, ..thrifty(&text) });
        (made.pages, said(&diagnostics).iter().map(|d| d.code()).collect::<Vec<_>>())
    };
    assert_eq!(set(10, 40), (2, vec![]), "more than the signatures stands on the last page");
    assert_eq!(set(11, 44), (2, vec!["GON-01"]));
    // A page could go here too, but then the signatures would stand alone on the one before.
    assert_eq!(set(10, 44), (3, vec!["GON-02"]));
}
