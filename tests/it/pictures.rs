//! Pictures from the plan to both files, to the archive and back.

use std::path::Path;

use kehoach::internals::diag::{Format, SourceMap, render as told};
use kehoach::internals::pipeline::{self, Job, Lock, Options, PdfStandard, Rendered, Stage};
use kehoach::internals::seal::{Answer, Given, extract, verify};

use crate::support::{MemoryWorld, docx_part, emit_in, fonts, job, picture};

/// A plan with this body.
fn plan(body: &str) -> String {
    format!(
        "co_quan_ban_hanh: SỞ NỘI VỤ\nco_quan_chu_quan: UBND TỈNH AN BÌNH\nso: 15\nky_hieu: KH-SNV\ndia_danh: An Bình\n\
         ngay: 5/3/2026\ntrich_yeu: Sắp xếp bộ phận tiếp nhận\nnoi_dung:{body}\nket_thuc: Các phòng thực hiện\nnoi_nhan: [Các phòng]\nluu: VT\n\
         ky: {{chuc_vu: GIÁM ĐỐC, ho_ten: Lê Thị Hòa}}\n"
    )
}

fn world() -> MemoryWorld {
    MemoryWorld::default()
        .with("so-do.png", picture(900, 450))
        .with("cao.png", picture(300, 2400))
        .with("anh/so-do.png", picture(640, 320))
}

/// The files of a plan, and what was said of it.
fn made(job: &Job<'_>, world: &MemoryWorld) -> (Option<Rendered>, String) {
    let mut sources = SourceMap::default();
    let outcome = pipeline::render(job, world, &mut sources);
    (outcome.value, told(&outcome.diagnostics, &sources, Format::Short, false))
}

fn files(text: &str) -> (Rendered, String) {
    let (made, said) = made(&job("ke-hoach.yaml", text.as_bytes(), Path::new("")), &world());
    (made.unwrap_or_else(|| panic!("{said}")), said)
}

fn said(body: &str) -> String {
    made(&job("ke-hoach.yaml", plan(body).as_bytes(), Path::new("")), &world()).1
}

fn pages(body: &str) -> String {
    emit_in(&job("ke-hoach.yaml", plan(body).as_bytes(), Path::new("")), &world(), Stage::Pages)
}

/// The stretches of a text that stand between two words.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.split(from).skip(1).filter_map(|rest| rest.split(to).next()).collect()
}

/// The pictures on laid-out pages: page, x, y, width, height in mm.
fn placed(pages: &str) -> Vec<(usize, Vec<f64>)> {
    let mut page = 0;
    let mut found = Vec::new();
    for line in pages.lines() {
        page += usize::from(line.starts_with("trang "));
        let words: Vec<&str> = line.split_whitespace().collect();
        if let [x, y, "hinh", width, "x", height] = words[..] {
            found.push((page, [x, y, width, height].map(|n| n.parse().unwrap()).to_vec()));
        }
    }
    found
}

const ONE: &str = "\n  - doan: \"Bộ phận gồm bốn tổ, theo sơ đồ sau:\"\n    \
                   hinh: {tep: so-do.png, chu_thich: Sơ đồ 1. *Tổ chức*, mo_ta: Trưởng ban & \"bốn\" tổ, rong: 12}";

#[test]
fn both_files_show_the_picture_as_large_and_tell_what_it_shows() {
    let (made, said) = files(&plan(ONE));
    assert_eq!(said, "");
    let document = docx_part(made.docx.as_ref().unwrap(), "word/document.xml");
    let alt = "Trưởng ban &amp; &quot;bốn&quot; tổ";
    assert_eq!(document.matches(&format!("descr=\"{alt}\"")).count(), 2, "{document}");
    let extent = between(&document, "<wp:extent ", "/>")[1];
    // The first is the rule under the motto; rules and pictures share their numbers.
    let all = between(&document, "<wp:docPr id=\"", "\"");
    assert!(all.iter().all(|id| all.iter().filter(|other| *other == id).count() == 1), "{all:?}");
    let extents = between(&document, "<wp:inline", "</wp:inline>");
    assert_eq!(extents.len(), 1);
    assert!(extents[0].contains("cx=\"4319905\" cy=\"2160270\""), "{extent}: {}", extents[0]);
    assert!(docx_part(made.docx.as_ref().unwrap(), "[Content_Types].xml").contains("Extension=\"png\""));
    let laid = placed(&pages(ONE));
    assert_eq!(laid.len(), 1);
    let [x, _, width, height] = laid[0].1[..] else { panic!() };
    assert!((width - 120.0).abs() < 0.02 && (height - 60.0).abs() < 0.02, "{laid:?}");
    assert!((x + width / 2.0 - (30.0 + 165.0 / 2.0)).abs() < 0.05, "in the middle of the text: {x}");
    let pdf = lopdf::Document::load_mem(made.pdf.as_ref().unwrap()).unwrap();
    let of_type = |name: &str| {
        let dicts = pdf.objects.values().filter_map(|object| object.as_dict().ok());
        dicts.filter(|dict| dict.get(b"S").and_then(|s| s.as_name()).is_ok_and(|s| s == name.as_bytes())).count()
    };
    assert_eq!(["Figure", "Caption", "Div"].map(of_type), [1, 1, 1]);
    let figure = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    let figure: Vec<_> =
        figure.filter(|dict| dict.get(b"S").is_ok_and(|s| s.as_name().ok() == Some(b"Figure"))).collect();
    assert!(figure[0].has(b"Alt") && figure[0].has(b"A"));
}

#[test]
fn a_file_stands_once_in_each_format_however_often_it_is_shown() {
    let twice = format!(
        "{ONE}\n  - hinh: {{tep: so-do.png, mo_ta: Lần nữa, rong: 5}}\n  - hinh: {{tep: cao.png, mo_ta: Khác}}"
    );
    let (made, _) = files(&plan(&twice));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(made.docx.clone().unwrap())).unwrap();
    let media: Vec<String> = zip.file_names().filter(|n| n.starts_with("word/media")).map(str::to_string).collect();
    assert_eq!(media, ["word/media/image1.png", "word/media/image2.png"]);
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut zip.by_name("word/media/image1.png").unwrap(), &mut bytes).unwrap();
    assert_eq!(bytes, picture(900, 450), "the file itself");
    let pdf = lopdf::Document::load_mem(&made.pdf.clone().unwrap()).unwrap();
    let images = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let image = |s: &&lopdf::Stream| s.dict.get(b"Subtype").and_then(|s| s.as_name()).is_ok_and(|s| s == b"Image");
    assert_eq!(images.filter(image).count(), 2);
    assert_eq!(files(&plan(&twice)).0, made, "the same bytes");
}

#[test]
fn no_picture_is_wider_than_the_text_or_higher_than_the_page() {
    for (body, widest, highest) in [
        ("\n  - hinh: {tep: so-do.png, mo_ta: a, rong: 40}".to_string(), 165.0, 257.0),
        ("\n  - hinh: {tep: cao.png, mo_ta: a, chu_thich: b, rong: 16}".to_string(), 165.0, 250.0),
        ("\n  - ngang:\n      - hinh: {tep: so-do.png, mo_ta: a, rong: 40}".to_string(), 252.0, 170.0),
        ("\n  - doan_thuong: Một.\n    hinh: {tep: cao.png, mo_ta: a, rong: 16}".to_string(), 165.0, 257.0),
    ] {
        let laid = placed(&pages(&body));
        let [_, _, width, height] = laid[0].1[..] else { panic!() };
        assert!(width <= widest + 0.02 && height <= highest + 0.02, "{body}: {laid:?}");
        assert!(width > widest - 0.1 || height > highest - 8.0, "as large as it may be: {body}: {laid:?}");
        assert!(said(&body).contains("lưu ý[HINH-06]"), "{}", said(&body));
    }
    // What nobody asked for is told nobody.
    assert_eq!(said("\n  - hinh: {tep: so-do.png, mo_ta: a}"), "");
    let own = placed(&pages("\n  - hinh: {tep: so-do.png, mo_ta: a}"));
    assert!((own[0].1[2] - 900.0 / 150.0 * 25.4).abs() < 0.05, "{own:?}");
    assert!(said("\n  - hinh: {tep: so-do.png, mo_ta: a, rong: 16.5}").is_empty());
    let coarse = said("\n  - hinh: {tep: anh/so-do.png, mo_ta: a, rong: 16.5}");
    assert!(coarse.contains("lưu ý[HINH-07]") && coarse.contains(" 98 điểm"), "{coarse}");
}

#[test]
fn a_picture_its_caption_and_what_leads_to_it_stand_on_one_page() {
    let filler = "\n  - doan_thuong: Một đoạn ngắn của văn bản.";
    let mut moved = 0;
    for before in 0..32 {
        let body = filler.repeat(before) + ONE + "\n  - doan_thuong: Đoạn sau hình.";
        let pages = pages(&body);
        let page_of = |words: &str| {
            let mut page = 0;
            pages.lines().find_map(|line| {
                page += usize::from(line.starts_with("trang "));
                line.contains(words).then_some(page)
            })
        };
        let lead = page_of("theo sơ đồ sau:").unwrap();
        assert_eq!(page_of("Sơ đồ 1.").unwrap(), lead, "{before}");
        assert_eq!(placed(&pages)[0].0, lead, "{before}");
        moved += usize::from(lead > 1);
    }
    assert!((1..32).contains(&moved), "{moved}");
}

#[test]
fn files_that_cannot_be_printed_are_told_where_they_are_named() {
    let world = world().with("a.png", "GIF89a").with("b.jpg", "").with("c.png", &picture(50, 50)[..60]);
    let says = |body: &str, wanted: &str| {
        let (made, said) = made(&job("ke-hoach.yaml", plan(body).as_bytes(), Path::new("")), &world);
        assert!(made.is_none() && said.contains(wanted), "{body}\n{said}");
    };
    says(
        "\n  - hinh:\n      tep: khong-co.png\n      mo_ta: a",
        "ke-hoach.yaml:10:12: lỗi[HINH-02]: không đọc được tệp hình 'khong-co.png'",
    );
    says("\n  - hinh: {tep: a.png, mo_ta: a}", "lỗi[HINH-03]: 'a.png' là tệp GIF");
    says("\n  - hinh: {tep: b.jpg, mo_ta: a}", "lỗi[HINH-03]: tệp hình 'b.jpg' không có gì");
    says("\n  - hinh: {tep: c.png, mo_ta: a}", "lỗi[HINH-04]");
    says("\n  - hinh: {tep: so-do.png}", "lỗi[HINH-01]: 'noi_dung[0].hinh' chưa có 'mo_ta'");
    says("\n  - hinh: {mo_ta: a}", "lỗi[KHOA-03]");
    says("\n  - hinh: {tep: so-do.png, mo_ta: a, rong: 0}", "lỗi[GIATRI-04]");
    says(" |\n  Một.\n\n  ![](so-do.png)", "lỗi[HINH-01]: hình 'so-do.png' chưa có mô tả");
    says(" |\n  Một.\n\n  ![x](y.png)", "ke-hoach.yaml:11:3: lỗi[HINH-02]");
    // All of them in one run, each file once.
    let body = "\n  - hinh: {tep: x.png, mo_ta: a}\n  - hinh: {tep: x.png, mo_ta: a}\n  - hinh: {tep: y.png, mo_ta: a}";
    assert_eq!(said(body).matches("HINH-02").count(), 2, "{}", said(body));
}

#[test]
fn a_typed_picture_is_the_one_of_a_list() {
    let listed =
        "\n  - doan_thuong: \"Như sau:\"\n    hinh: {tep: so-do.png, mo_ta: Bốn tổ, chu_thich: Sơ đồ 1, rong: 12}";
    let typed = " |\n  Như sau:\n\n  ![Bốn tổ](so-do.png \"Sơ đồ 1\"){rong=12}";
    assert_eq!(pages(typed), pages(listed));
}

#[test]
fn names_of_files_start_at_the_plans_own_folder() {
    let text = plan("\n  - hinh: {tep: so-do.png, mo_ta: a}");
    let wide = |folder: &str| {
        let job = Job { folder: folder.into(), ..Job::new("ke-hoach.yaml", &text, fonts()) };
        placed(&emit_in(&job, &world(), Stage::Pages))[0].1[2]
    };
    assert!(wide("") > wide("anh"));
}

#[test]
fn an_archive_carries_its_pictures_and_is_made_of_them_again() {
    let body = format!(
        "{ONE}\n  - hinh: {{tep: anh/so-do.png, mo_ta: Khác}}\n  - hinh: {{tep: ./so-do.png, mo_ta: Cùng hình}}"
    );
    let text = plan(&body);
    let options = Options { standard: PdfStandard::A3a, ..Options::default() };
    let job_a3 = Job { options, ..job("ke-hoach.yaml", text.as_bytes(), Path::new("")) };
    let pdf = made(&job_a3, &world()).0.unwrap().pdf.unwrap();
    let check = |pdf: &[u8]| {
        let mut sources = SourceMap::default();
        let (answer, found) = verify(pdf, &Given::new(fonts()), &MemoryWorld::default(), &mut sources);
        (matches!(answer, Answer::Genuine(_)), told(&found, &sources, Format::Short, false))
    };
    assert_eq!(check(&pdf), (true, String::new()));
    let carried = extract(&pdf).unwrap();
    let names: Vec<&str> = carried.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["ke-hoach.yaml", "hinh-1.png", "hinh-2.png", "hinh-3.png", "khoa.yaml"]);
    assert_eq!(
        [&carried[1].1, &carried[2].1, &carried[3].1],
        [&picture(900, 450), &picture(640, 320), &picture(900, 450)]
    );
    let beside = carried.iter().fold(MemoryWorld::default(), |world, (name, bytes)| world.with(name, bytes));
    let lock = || Lock::read(&carried[4].1).unwrap().unwrap();
    let again = |world: &MemoryWorld| made(&job("ke-hoach.yaml", &carried[0].1, Path::new("")).obeying(lock()), world);
    assert_eq!(again(&beside).0.unwrap().pdf.unwrap(), pdf);
    let (other, said) = again(&beside.with("hinh-2.png", picture(641, 320)));
    assert!(other.is_none() && said.contains("lỗi[NGUON-09]: hình khác với khi tạo tệp: hinh-2.png"), "{said}");
    // A pixel of the drawn picture is another one.
    let at = pdf.windows(11).position(|part| part == b"/Predictor ").unwrap();
    let data = at + pdf[at..].windows(6).position(|part| part == b"stream").unwrap() + 40;
    let mut altered = pdf.clone();
    altered[data] ^= 1;
    let (genuine, said) = check(&altered);
    assert!(!genuine && said.contains("hình trong văn bản"), "{said}");
}

#[test]
fn without_its_source_an_archive_grade_file_is_made_of_the_files_beside_the_plan() {
    let text = plan(ONE);
    let pdf = files(&text).0.pdf.unwrap();
    let mut sources = SourceMap::default();
    let input = pipeline::Input::new("ke-hoach.yaml", &text);
    let given = Given { source: Some((input, "".into())), named: true, ..Given::new(fonts()) };
    assert!(matches!(verify(&pdf, &given, &world(), &mut sources).0, Answer::Genuine(_)));
    let other = world().with("so-do.png", picture(901, 450));
    assert!(matches!(verify(&pdf, &given, &other, &mut sources).0, Answer::Refuted));
}
