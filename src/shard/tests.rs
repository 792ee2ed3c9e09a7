use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::*;
use crate::font::FontSet;
use crate::world::World;

const PLAN: &str = "co_quan_chu_quan: UBND TỈNH AN BÌNH\nco_quan_ban_hanh: SỞ NỘI VỤ\nso: 12\nky_hieu: KH-SNV\n\
    dia_danh: An Bình\nngay: 29/5/2026\ntrich_yeu: Tập huấn công tác văn thư\n\
    noi_dung: Sở Nội vụ tổ chức một lớp tập huấn trong hai ngày.\nnoi_nhan: ['Các phòng']\nluu: [VT]\n\
    ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Lê Thị Hòa}\n";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn refused(bytes: &[u8]) -> &'static str {
    Shard::open(bytes, "manh.zip").unwrap_err().code()
}

/// The entries of a shard that came out, with their bytes.
fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let of = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        (file.name().to_string(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(of).collect()
}

#[test]
fn plans_stand_where_they_stood_and_a_faulty_one_is_a_line() {
    let profile = "trinh_bay:\n  gon: false\n";
    let named = format!("don_vi: ../don-vi.yaml\n{PLAN}");
    let shard = zip(&[
        ("b/2.yaml", named.as_bytes()),
        ("a.yaml", b"so: 5\nki_hieu: A\n"),
        ("don-vi.yaml", profile.as_bytes()),
        ("mau/the-thuc/x.yaml", b"x"),
        (".an/x.yaml", b"x"),
        ("c.yaml", PLAN.as_bytes()),
    ]);
    let fonts = FontSet::embedded();
    let made = render_shard("manh.zip", &shard, &fonts, &ShardOptions::default()).unwrap();
    assert!(render_shard("ten-khac.zip", &shard, &fonts, &ShardOptions::default()).unwrap() == made);
    let entries = entries(&made);
    let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["b/2.docx", "b/2.pdf", "c.docx", "c.pdf", "bao-cao.jsonl"]);
    let lines: Vec<Line> = entries[4]
        .1
        .split(|b| *b == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).unwrap())
        .collect();
    let ended: Vec<_> = lines.iter().map(|line| (line.name.as_str(), line.ending)).collect();
    assert_eq!(ended, [("a.yaml", Ending::Faulty), ("b/2.yaml", Ending::Good), ("c.yaml", Ending::Good)]);
    assert!(!lines[0].told.is_empty() && lines[0].pdf.is_none() && lines[0].source.is_some());
    assert_eq!(lines[1].read.keys().collect::<Vec<_>>(), ["b/../don-vi.yaml"]);
    assert_eq!(lines[2].pdf.as_deref(), Some(crate::pipeline::hash(&entries[3].1).as_str()));
    // The files are those that a plan alone becomes.
    let job = crate::Job::new("c.yaml", PLAN, &fonts);
    let (alone, _) = crate::render(&job, &crate::Memory::default()).unwrap();
    assert!(alone.docx.as_ref() == Some(&entries[2].1) && alone.pdf.as_ref() == Some(&entries[3].1));
}

#[test]
fn a_shard_that_is_no_whole_zip_is_refused() {
    let whole = zip(&[("a.yaml", PLAN.as_bytes()), ("b.yaml", PLAN.as_bytes())]);
    for length in [0, 10, whole.len() / 2, whole.len() - 30, whole.len() - 1] {
        assert_eq!(refused(&whole[..length]), "MANH-01", "{length}");
    }
    assert_eq!(refused(PLAN.as_bytes()), "MANH-01");
    // A byte that was changed on the way: the plan is a line, no fault of the whole.
    let mut spoilt = whole.clone();
    spoilt[60] ^= 0x55;
    let shard = Shard::open(&spoilt, "manh.zip").unwrap();
    assert!(shard.bytes("a.yaml").is_err() && shard.bytes("b.yaml").is_ok());
    let made = render_shard("manh.zip", &spoilt, &FontSet::embedded(), &ShardOptions::default()).unwrap();
    assert_eq!(entries(&made).len(), 3);
}

#[test]
fn bombs_are_refused_before_they_are_unpacked() {
    let blank = vec![0; 1 << 20];
    assert_eq!(refused(&zip(&[("a.yaml", &blank)])), "MANH-02");
    let large = vec![b'x'; 21 << 20];
    assert_eq!(refused(&zip(&[("a.yaml", &large)])), "MANH-02");
    // One that lies about its size gives no more than it says.
    let mut lying = zip(&[("a.yaml", &blank)]);
    let size = (blank.len() as u32).to_le_bytes();
    while let Some(at) = lying.windows(4).position(|four| four == size) {
        lying[at..at + 4].copy_from_slice(&100u32.to_le_bytes());
    }
    let shard = Shard::open(&lying, "manh.zip").unwrap();
    assert!(shard.bytes("a.yaml").is_err());
    let names: Vec<String> = (0..20_001).map(|n| format!("{n}.yaml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_eq!(refused(&zip(&many)), "MANH-02");
}

#[test]
fn names_lead_to_places_in_the_shard_and_each_to_one() {
    for name in ["../a.yaml", "/a.yaml", "a/../../b.yaml", "C:/a.yaml", "a\\b.yaml", "a//b.yaml", "./a.yaml"] {
        assert_eq!(refused(&zip(&[(name, b"x")])), "MANH-03", "{name}");
    }
    assert_eq!(refused(&zip(&[("a.yaml", b"x"), ("A.yaml", b"x")])), "MANH-03");
    assert_eq!(refused(&zip(&[("a.yaml", b"x"), ("a.yml", b"x")])), "MANH-03");
    assert_eq!(refused(&zip(&[("\u{e0}.yaml", b"x"), ("a\u{300}.yaml", b"x")])), "MANH-03");
    // The same name twice, which the library that reads keeps one of.
    let mut twice = zip(&[("aa.yaml", b"x"), ("bb.yaml", b"y")]);
    while let Some(at) = twice.windows(7).position(|seven| seven == b"bb.yaml") {
        twice[at..at + 2].copy_from_slice(b"aa");
    }
    assert_eq!(refused(&twice), "MANH-03");
    let mut link = ZipWriter::new(Cursor::new(Vec::new()));
    link.add_symlink("a.yaml", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    assert_eq!(refused(&link.finish().unwrap().into_inner()), "MANH-03");
}

#[test]
fn a_shard_is_a_world_of_its_own() {
    let bytes = zip(&[("a/b.xml", b"b"), ("a/c/d.xml", b"d"), ("e.yaml", b"e")]);
    let shard = Shard::open(&bytes, "manh.zip").unwrap();
    assert_eq!(shard.read(Path::new("x/../a/./b.xml")).unwrap(), b"b");
    assert_eq!(shard.list(Path::new("a")).unwrap(), [Path::new("b.xml"), Path::new("c/d.xml")]);
    for way in ["../e.yaml", "/e.yaml", "a", "f"] {
        assert!(shard.read(Path::new(way)).is_err(), "{way}");
    }
    assert!(shard.list(Path::new("x")).is_err());
}

#[cfg(feature = "cli")]
#[test]
fn reports_add_up_and_tell_which_line_is_none() {
    let line = |name: &str, ending, codes: &[&str]| {
        let mut line = Line::of(name.to_string(), "k", ending);
        line.told = codes.iter().map(|code| serde_json::json!({"ma": code})).collect();
        line.pages = Some(2);
        serde_json::to_string(&line).unwrap()
    };
    let first = line("a", Ending::Good, &["A-01", "B-01", "A-01"]);
    let second = line("b", Ending::Faulty, &["A-01"]);
    let mut sum = Sum::default();
    sum.add(format!("{first}\n{second}\n").as_bytes()).unwrap();
    assert_eq!((sum.plans, sum.good, sum.faulty, sum.pages), (2, 1, 1, 4));
    assert_eq!(sum.codes["A-01"], (3, 2));
    assert_eq!(sum.codes["B-01"], (1, 1));
    assert_eq!(sum.add(format!("{first}\n{{\n").as_bytes()), Err(2));
}
