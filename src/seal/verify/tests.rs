//! Files that carry no source are made again from one that is given, with the options that they show.

use std::io::{Cursor, Write};
use std::sync::OnceLock;

use super::*;
use crate::world::Memory;

const DRAFT: &str = "co_quan_chu_quan: UBND HUYỆN HÀ SƠN\nco_quan_ban_hanh: PHÒNG Y TẾ\nky_hieu: KH-PYT\ndia_danh: Hà Sơn\n\
                     ngay: {thang: 4, nam: 2022}\ntrich_yeu: Tiêm phòng\nnoi_nhan: [Các trạm]\nluu: [VT]\n\
                     ky: {chuc_vu: TRƯỞNG PHÒNG, ho_ten: Bùi Thị Mận}\nnoi_dung: Việc.\n";

/// The first second of 1/4/2022 in Vietnam, and some more.
const WHEN: i64 = 1_648_746_000 + 8 * 3600 + 5 * 60 + 9;

fn fonts() -> &'static FontSet {
    static FONTS: OnceLock<FontSet> = OnceLock::new();
    FONTS.get_or_init(FontSet::embedded)
}

fn made(options: Options) -> Rendered {
    let job = Job { options, ..Job::new("a.yaml", DRAFT, fonts()) };
    pipeline::render(&job, &Memory::default(), &mut SourceMap::default()).value.unwrap()
}

/// The answer and what is said where this source is given.
fn told(bytes: &[u8], source: Option<&str>) -> (Answer, Vec<String>) {
    let input = |text| (Input { name: "a.yaml".into(), bytes: str::as_bytes(text) }, PathBuf::new());
    let given = Given { source: source.map(input), ..Given::new(fonts()) };
    let (answer, found) = verify(bytes, &given, &Memory::default(), &mut SourceMap::default());
    (answer, found.iter().map(|d| format!("{} {}", d.code(), d.what)).collect())
}

#[test]
fn every_option_is_seen_in_the_file_or_tried() {
    let genuine = (Answer::Genuine(Verified { carries_source: false, updated: false }), vec![]);
    let usual = Options::default();
    for options in [
        usual,
        Options { epoch: Some(WHEN), ..usual },
        Options { form_fields: false, ..usual },
        Options { embed_fonts: true, thrift: true, ..usual },
    ] {
        let made = made(options);
        for bytes in [made.pdf.unwrap(), made.docx.unwrap()] {
            assert_eq!(told(&bytes, Some(DRAFT)), genuine, "{options:?}");
        }
    }
}

#[test]
fn a_file_from_elsewhere_or_without_its_source_is_not_verified() {
    let made = made(Options { form_fields: false, ..Options::default() });
    let (pdf, docx) = (made.pdf.unwrap(), made.docx.unwrap());
    let codes = |bytes: &[u8], source: Option<&str>| {
        let (answer, said) = told(bytes, source);
        (answer, said.iter().map(|what| what.split(' ').next().unwrap_or_default().to_string()).collect::<Vec<_>>())
    };
    let spoilt = DRAFT.replace("ky_hieu: KH-PYT\n", "");
    for bytes in [&pdf, &docx] {
        assert_eq!(codes(bytes, None), (Answer::NoSource, vec!["KIEM-09".to_string()]));
        // Of a source that cannot be set the errors are told, and nothing else.
        let (answer, said) = codes(bytes, Some(&spoilt));
        assert_eq!((answer, said), (Answer::Refuted, vec!["THIEU-02".to_string(), "KIEM-17".to_string()]));
    }
    assert_eq!(told(&pdf[..pdf.len() - 9], Some(DRAFT)).0, Answer::Refuted);
}

/// A package with the same parts, each as `change` makes it.
fn packed_again(docx: &[u8], change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in package::parts(docx).unwrap() {
        out.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&change(&name, content)).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_package_says_which_parts_are_not_ours() {
    let docx = made(Options { embed_fonts: true, ..Options::default() }).docx.unwrap();
    let said = |change: &dyn Fn(&str, Vec<u8>) -> Vec<u8>| {
        let (answer, said) = told(&packed_again(&docx, change), Some(DRAFT));
        assert_eq!((answer, said.len()), (Answer::Refuted, 1), "{said:?}");
        said.concat()
    };
    let packed = "KIEM-19 các phần của tệp DOCX giống bản gốc nhưng tệp đã được đóng gói lại";
    assert_eq!(said(&|_, content| content), packed);
    let longer = |part: &'static str| {
        said(&move |name, mut content| {
            content.extend(if name == part { &b" "[..] } else { b"" });
            content
        })
    };
    for (part, shown) in [
        ("word/document.xml", "nội dung văn bản (word/document.xml)"),
        ("word/styles.xml", "kiểu trình bày (word/styles.xml)"),
        ("docProps/core.xml", "siêu dữ liệu (docProps/core.xml)"),
        ("word/fonts/font1.odttf", "phông chữ nhúng (word/fonts/font1.odttf)"),
        ("word/settings.xml", "word/settings.xml"),
    ] {
        let what = longer(part);
        assert!(what.starts_with("KIEM-08 ") && what.ends_with(&format!("; khác ở: {shown}")), "{what}");
    }
    let all = said(&|_, content| [content, b" ".to_vec()].concat());
    assert!(all.ends_with("; khác gần như toàn bộ, có lẽ đã được chương trình khác ghi lại"), "{all}");
    // Another program's, and one of another version of this one.
    let by = |from: &'static str, to: &'static str| {
        said(&move |name, content| match name {
            "docProps/app.xml" => String::from_utf8(content).unwrap().replace(from, to).into_bytes(),
            _ => content,
        })
    };
    assert!(by("kehoach ", "word ").starts_with("KIEM-"), "{}", by("kehoach ", "word "));
    assert!(by("kehoach ", "kehoach 77.").starts_with("NGUON-02 "), "{}", by("kehoach ", "kehoach 77."));
}

#[test]
fn six_places_are_named_and_more_are_almost_all() {
    let places = |count: usize| (0..count).map(|n| format!("p{n}")).collect::<Vec<_>>();
    let what = |count| altered(&places(count), true).what;
    assert_eq!(what(0), "nội dung tệp đã bị sửa sau khi tạo");
    assert_eq!(what(6), "nội dung tệp đã bị sửa sau khi tạo; khác ở: p0, p1, p2, p3, p4, p5");
    assert!(what(7).ends_with("; khác gần như toàn bộ, có lẽ đã được chương trình khác ghi lại"));
}

#[test]
fn a_moment_is_read_in_the_time_of_vietnam_and_in_utc() {
    assert_eq!(epoch("20220401080509+07'00'", 7), Some(WHEN));
    assert_eq!(epoch("2022-04-01T01:05:09Z", 0), Some(WHEN));
    assert_eq!(epoch("19700101000000Z", 0), Some(0));
    for spoilt in ["", "2022", "20221301080509", "20220432080509", "2022040108"] {
        assert_eq!(epoch(spoilt, 7), None, "{spoilt}");
    }
}
