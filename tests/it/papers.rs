//! What only the form of 2011–2020 had: papers on A5, and the body's emblem under its name.

use std::path::Path;

use kehoach::internals::diag::{Format, SourceMap, render as told};
use kehoach::internals::pipeline::{self, Job, Options, PdfStandard, Rendered, Stage};
use kehoach::internals::seal::{Answer, Given, extract, verify};
use lopdf::Document;

use crate::support::{MemoryWorld, docx_part, emit_in, fonts, job, picture};

/// A letter of introduction of a day, with more keys.
fn letter(day: &str, more: &str) -> String {
    format!(
        "loai: giay_gioi_thieu\nco_quan_chu_quan: UBND TỈNH AN BÌNH\nco_quan_ban_hanh: SỞ NỘI VỤ\nten_day_du: Sở Nội vụ tỉnh An Bình\n\
         so: 27\nky_hieu: GGT-SNV\ndia_danh: An Bình\nngay: {day}\nthong_tin:\n  ong_ba: Trần Thị Hạnh\n  \
         chuc_vu: Chuyên viên Phòng Văn thư - Lưu trữ\n  duoc_cu_den: Trung tâm Lưu trữ lịch sử tỉnh Hà Sơn\n  \
         ve_viec: Trao đổi kinh nghiệm chỉnh lý tài liệu\n  gia_tri_den: 31 tháng 3 năm 2015\nnoi_nhan: [Như trên]\nluu: VT\n\
         ky: {{chuc_vu: GIÁM ĐỐC, ho_ten: Lê Thị Hòa}}\n{more}"
    )
}

fn world() -> MemoryWorld {
    MemoryWorld::default()
        .with("logo.png", picture(600, 600))
        .with("rong.png", picture(4000, 200))
        .with("hong.png", b"PNG")
}

fn made(text: &str) -> (Option<Rendered>, String) {
    let mut sources = SourceMap::default();
    let outcome = pipeline::render(&job("x.yaml", text.as_bytes(), Path::new("")), &world(), &mut sources);
    let all = told(&outcome.diagnostics, &sources, Format::Short, false);
    // Of older eras one note says how many of their values are in doubt.
    (outcome.value, all.lines().filter(|line| !line.contains("THETHUC-06")).collect::<Vec<_>>().join("\n"))
}

#[track_caller]
fn files(text: &str) -> Rendered {
    let (files, said) = made(text);
    assert_eq!(said, "", "{text}");
    files.unwrap()
}

fn pages(text: &str) -> String {
    emit_in(&job("x.yaml", text.as_bytes(), Path::new("")), &world(), Stage::Pages)
}

/// The sheets of both files, in whole mm: those of the PDF, those of the DOCX, and whether Word turns them.
fn sheets(files: &Rendered) -> (Vec<[i64; 2]>, Vec<[i64; 2]>, bool) {
    let pdf = Document::load_mem(files.pdf.as_ref().unwrap()).unwrap();
    let sides = |id| -> [i64; 2] {
        let media = pdf.get_dictionary(id).unwrap().get(b"MediaBox").unwrap().as_array().unwrap().clone();
        [2, 3].map(|at: usize| (f64::from(media[at].as_float().unwrap()) * 25.4 / 72.0).round() as i64)
    };
    let of_pdf = pdf.get_pages().into_values().map(sides).collect();
    let document = docx_part(files.docx.as_ref().unwrap(), "word/document.xml");
    let of_docx = document.split("<w:pgSz ").skip(1).map(|rest| {
        ["w:w=\"", "w:h=\""].map(|key| {
            let value = rest.split_once(key).unwrap().1.split('"').next().unwrap();
            (value.parse::<f64>().unwrap() * 25.4 / 1440.0).round() as i64
        })
    });
    (of_pdf, of_docx.collect(), document.contains("w:orient=\"landscape\""))
}

#[test]
fn the_papers_that_had_it_stand_on_a5() {
    assert_eq!(sheets(&files(&letter("12/3/2015", ""))), (vec![[210, 148]], vec![[210, 148]], true));
    let upright = sheets(&files(&letter("12/3/2015", "huong: doc\n")));
    assert!(
        upright.0.iter().all(|sheet| *sheet == [148, 210]) && upright.1 == [[148, 210]] && !upright.2,
        "{upright:?}"
    );
    // The form in force knows A4 alone.
    assert_eq!(sheets(&files(&letter("12/3/2021", ""))), (vec![[210, 297]], vec![[210, 297]], false));
    for kind in ["phieu_gui", "phieu_chuyen", "giay_bien_nhan_ho_so"] {
        let text = letter("12/3/2015", "trich_yeu: Hồ sơ\nnoi_dung: Một tập hồ sơ.\n").replace("giay_gioi_thieu", kind);
        let text = text.replace(
            "GGT",
            match kind {
                "phieu_gui" => "PG",
                "phieu_chuyen" => "PC",
                _ => "BN",
            },
        );
        let (from, to) = (text.find("thong_tin:").unwrap(), text.find("noi_nhan:").unwrap());
        let text = format!("{}{}", &text[..from], &text[to..]);
        assert_eq!(sheets(&files(&text)).0, [[210, 148]], "{kind}");
    }
    let plan = letter("12/3/2015", "").replace("12/3/2015", "12/3/2008");
    assert_eq!(sheets(&files(&plan)).0, [[210, 148]], "the joint circular of 2005 too");
}

#[test]
fn a5_holds_the_whole_form_on_one_page_within_its_margins() {
    let laid = pages(&letter("12/3/2015", ""));
    assert!(laid.starts_with("trang 1 (210.0 x 148.0)\n") && !laid.contains("trang 2"), "{laid}");
    let at = |text: &str| -> Vec<f64> {
        let line = laid.lines().find(|line| line.contains(text)).unwrap_or_else(|| panic!("{text}\n{laid}"));
        line.split_whitespace().take(3).map(|value| value.parse().unwrap()).collect()
    };
    let [body, foot] = ["Ông (bà): Trần Thị Hạnh", "Lê Thị Hòa"].map(at);
    assert!((body[2] - 13.0).abs() < 0.01 && body[0] > 25.0, "{body:?}");
    assert!(foot[1] < 148.0 - 10.0, "{foot:?}");
    assert!((at("CỘNG HÒA XÃ HỘI")[1] - at("UBND TỈNH AN BÌNH")[1]).abs() < 0.01);
}

#[test]
fn other_paper_is_refused_with_what_the_form_says_unless_it_is_kept() {
    let (none, said) = made(&letter("12/3/2015", "trinh_bay: {kho: A4}\n"));
    assert!(
        none.is_none()
            && said.contains("lỗi[TB-34]: khổ giấy A4 không đúng quy định: loại văn bản này trình bày trên khổ A5"),
        "{said}"
    );
    let kept = letter("12/3/2015", "trinh_bay: {kho: a4}\ngiu_nguyen:\n  - {ma: TB-34, ly_do: Bản gốc in khổ A4}\n");
    let (files, said) = made(&kept);
    assert!(said.contains("lưu ý[TB-34]"), "{said}");
    assert_eq!(sheets(&files.unwrap()), (vec![[210, 297]], vec![[210, 297]], false));
    for (day, wish, code) in
        [("12/3/2015", "A3", "TB-35"), ("12/3/2021", "A5", "TB-35"), ("12/3/2015", "ngang", "TB-35")]
    {
        let (none, said) = made(&letter(day, &format!("trinh_bay: {{kho: {wish}}}\n")));
        assert!(none.is_none() && said.contains(&format!("lỗi[{code}]")), "{day} {wish}: {said}");
        assert!(said.contains(&format!("không có khổ giấy '{wish}'")), "{said}");
    }
    assert!(made(&letter("12/3/2021", "trinh_bay: {kho: A4}\n")).1.is_empty());
}

const LOGO: &str = "bieu_tuong: logo.png\n";

/// The pictures on laid-out pages: x, y, width, height in mm, and whether they are faint.
fn placed(pages: &str) -> Vec<([f64; 4], bool)> {
    let mut found = Vec::new();
    for line in pages.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let [x, y, "hinh", width, "x", height, ref rest @ ..] = words[..] {
            found.push(([x, y, width, height].map(|n| n.parse().unwrap()), rest == ["mo"]));
        }
    }
    found
}

#[test]
fn the_emblem_is_faint_under_the_name_and_moves_nothing() {
    let (with, without) = (pages(&letter("12/3/2015", LOGO)), pages(&letter("12/3/2015", "")));
    let [([x, y, width, height], faint)] = placed(&with)[..] else { panic!("{with}") };
    assert!(faint && (height - 15.0).abs() < 0.05 && (width - 15.0).abs() < 0.05);
    // In the middle of the two lines of the name.
    let names: Vec<f64> = ["UBND TỈNH AN BÌNH", "SỞ NỘI VỤ"]
        .map(|name| {
            let line = with.lines().find(|line| line.trim_end().ends_with(name)).unwrap();
            line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap()
        })
        .to_vec();
    assert!(y < names[0] && y + height > names[1], "{y} {height} {names:?}");
    assert!(x > 25.0 && x + width < 105.0);
    let text = |pages: &str| pages.lines().filter(|line| !line.contains(" hinh ")).collect::<Vec<_>>().join("\n");
    assert_eq!(text(&with), text(&without));
    // It is drawn before the text that stands over it.
    assert!(with.find(" hinh ").unwrap() < with.find("UBND TỈNH AN BÌNH").unwrap());
}

#[test]
fn both_files_draw_the_emblem_behind_the_text_and_readers_pass_over_it() {
    let made = files(&letter("12/3/2015", LOGO));
    let document = docx_part(made.docx.as_ref().unwrap(), "word/document.xml");
    let anchor = document.split("<wp:anchor ").find(|part| part.contains("behindDoc=\"1\"")).unwrap();
    assert!(
        anchor.contains("<a:lum bright=\"70000\" contrast=\"-70000\"/>") && anchor.contains("decorative"),
        "{anchor}"
    );
    let pdf = Document::load_mem(made.pdf.as_ref().unwrap()).unwrap();
    let images = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let masked = images.filter(|stream| stream.dict.has(b"SMask")).count();
    assert_eq!(masked, 1);
    let figures = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    let figures = figures.filter(|dict| dict.get(b"S").and_then(|s| s.as_name()).is_ok_and(|s| s == b"Figure"));
    assert_eq!(figures.count(), 0, "an artifact");
}

#[test]
fn a_wanted_width_holds_and_one_that_is_too_wide_is_told() {
    let at = |more: &str| placed(&pages(&letter("12/3/2015", more)))[0].0;
    let [_, _, width, height] = at("bieu_tuong: {tep: logo.png, rong: 2}\n");
    assert!((width - 20.0).abs() < 0.05 && (height - 20.0).abs() < 0.05);
    let (_, said) = made(&letter("12/3/2015", "bieu_tuong: {tep: rong.png, rong: 12}\n"));
    assert!(said.contains("HINH-06"), "{said}");
    assert!(at("bieu_tuong: {tep: rong.png, rong: 12}\n")[2] < 90.0);
}

#[test]
fn an_emblem_is_only_in_the_form_that_has_it() {
    for day in ["12/3/2021", "12/3/2008"] {
        let (none, said) = made(&letter(day, LOGO));
        assert!(none.is_none() && said.contains("lỗi[HOP-08]"), "{said}");
        let kept = format!("{LOGO}giu_nguyen:\n  - {{ma: HOP-08, ly_do: Bản gốc có biểu tượng}}\n");
        let (files, said) = made(&letter(day, &kept));
        assert!(files.is_some() && said.contains("lưu ý[HOP-08]"), "{said}");
    }
    for (wrong, code) in [
        ("bieu_tuong: khong-co.png\n", "HINH-02"),
        ("bieu_tuong: hong.png\n", "HINH-03"),
        ("bieu_tuong: {rong: 2}\n", "KHOA-0"),
        ("bieu_tuong: {tep: logo.png, rong: 0.1}\n", "GIATRI-04"),
        ("bieu_tuong: {tep: logo.png, cao: 2}\n", "KHOA-0"),
        ("bieu_tuong: [logo.png]\n", "GIATRI-01"),
    ] {
        let (none, said) = made(&letter("12/3/2015", wrong));
        assert!(none.is_none() && said.contains(code), "{wrong}: {said}");
        // A place in the file: name, line, column.
        assert!(said.lines().all(|line| line.starts_with("x.yaml:")), "{said}");
    }
}

#[test]
fn the_archive_carries_the_emblem_and_makes_the_same_again() {
    let text = letter("12/3/2015", LOGO);
    let options = Options { standard: PdfStandard::A3a, ..Options::default() };
    let job = Job { options, ..job("x.yaml", text.as_bytes(), Path::new("")) };
    let pdf = pipeline::render(&job, &world(), &mut SourceMap::default()).value.unwrap().pdf.unwrap();
    let (answer, _) = verify(&pdf, &Given::new(fonts()), &MemoryWorld::default(), &mut SourceMap::default());
    assert!(matches!(answer, Answer::Genuine(_)));
    let carried = extract(&pdf).unwrap();
    assert!(carried.iter().any(|(name, bytes)| name == "hinh-1.png" && *bytes == picture(600, 600)));
    let plan = carried.iter().find(|(name, _)| name == "ke-hoach.yaml").unwrap();
    assert!(String::from_utf8_lossy(&plan.1).contains("bieu_tuong:\n  tep: \"hinh-1.png\""), "{plan:?}");
}
