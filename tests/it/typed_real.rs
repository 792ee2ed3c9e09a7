//! Real documents pasted as they are: the paragraphs and labels that a careful reader sees.
//!
//! The documents are not part of the project: they are looked for beside it (`../shared/plans`, or the folder that
//! `KEHOACH_SHARED` names), and without them the test says so and ends. What a reader sees is told here by how each text
//! is laid out, and by the counts in its `.expect.yaml`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use kehoach::internals::diag::{Diagnostic, Outcome, SourceMap};
use kehoach::internals::model::{Body, BodyItem, Label, RichText};

/// What ends a paragraph in a text.
#[derive(Clone, Copy, PartialEq)]
enum Laid {
    /// An empty line.
    Blocks,
    /// The end of a line.
    Lines,
    /// A line that stands further in.
    Layout,
}

/// A text: its name, its first and last line, how it is laid out, the lines that go on with a paragraph against that.
type Text = (&'static str, usize, usize, Laid, &'static [usize]);

const TEXTS: [Text; 18] = [
    ("00-ben-tre", 11, 53, Laid::Blocks, &[27]),
    ("00-thu-thua", 11, 41, Laid::Blocks, &[]),
    ("01-hcm-172-luat-viec-lam", 26, 178, Laid::Blocks, &[]),
    ("02-ha-noi-308-du-lieu", 26, 269, Laid::Blocks, &[253]),
    ("04-can-tho-159-truyen-thong", 25, 291, Laid::Blocks, &[]),
    ("07-bcdqg-1237-252-2013", 13, 357, Laid::Blocks, &[]),
    ("09-sct-lao-cai-huan-luyen-vlncn", 14, 32, Laid::Lines, &[]),
    ("11-thpt-doc-binh-kieu-markdown", 20, 152, Laid::Lines, &[]),
    ("18-ttg-qd-773-2018-kem-ke-hoach", 15, 29, Laid::Blocks, &[]),
    ("18-ttg-qd-773-2018-kem-ke-hoach", 38, 256, Laid::Blocks, &[]),
    ("30-cv-5115-ldtbxh-2018", 12, 26, Laid::Blocks, &[]),
    ("36-qd-1050-sct-lao-cai-2026", 13, 88, Laid::Layout, &[]),
    ("38-cv-don-doc-sct-lao-cai-2026", 16, 19, Laid::Lines, &[]),
    ("41-ttlt-47-2009-hai-nguoi-ky-cut", 15, 21, Laid::Blocks, &[]),
    ("45-tb-11-quang-ngai-2025", 20, 64, Laid::Layout, &[]),
    ("50-sct-lao-cai-de-an-08", 17, 124, Laid::Lines, &[]),
    ("50-sct-lao-cai-de-an-08", 167, 183, Laid::Lines, &[]),
    ("60-xa-long-ho-149-rut-gon", 8, 27, Laid::Lines, &[]),
];

/// The folder of the documents, if it is there.
fn folder() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("KEHOACH_SHARED").map_or(beside, PathBuf::from).join("plans");
    folder.is_dir().then_some(folder)
}

/// Letters without white space and marks.
fn bare(text: &str) -> String {
    kehoach::internals::text::nfc(text).chars().filter(|c| !c.is_whitespace() && !"*_".contains(*c)).collect()
}

/// The paragraphs a reader sees: text, first line, last line (from 1).
fn seen(lines: &[&str], first: usize, laid: Laid, goes_on: &[usize]) -> Vec<(String, usize, usize)> {
    let mut found: Vec<(String, usize, usize)> = Vec::new();
    let mut begins = true;
    for (at, line) in lines.iter().enumerate() {
        let text = line.trim().trim_start_matches('#');
        let rule = !text.is_empty() && text.chars().all(|c| c == '-');
        if text.is_empty() || rule || text.starts_with('|') {
            begins = true;
            continue;
        }
        let number = text.chars().all(|c| c.is_ascii_digit());
        let new = match laid {
            Laid::Blocks => begins,
            Laid::Lines => true,
            Laid::Layout if number => continue,
            Laid::Layout => line.len() - line.trim_start().len() >= 4,
        };
        begins = false;
        match found.last_mut().filter(|_| !new || goes_on.contains(&(first + at))) {
            Some((paragraph, _, last)) => (*paragraph, *last) = (format!("{paragraph}{}", bare(text)), at + 1),
            None => found.push((bare(text), at + 1, at + 1)),
        }
    }
    found
}

/// The paragraphs of a body, labels in front, and how many sections of each kind it has.
fn read(body: &Body, paragraphs: &mut BTreeMap<String, usize>, kinds: &mut BTreeMap<&'static str, usize>) {
    let text = |text: Option<&RichText>| text.map_or(String::new(), |t| bare(&t.text()));
    for item in body {
        match item {
            BodyItem::Paragraph { text: t, .. } => *paragraphs.entry(text(Some(t))).or_default() += 1,
            BodyItem::Section(section) => {
                let label = match &section.label {
                    Label::Typed(label) => bare(&label.text.text()),
                    Label::Auto => String::new(),
                };
                let whole = label + &text(section.title.as_ref()) + &text(section.text.as_ref());
                *paragraphs.entry(whole).or_default() += 1;
                *kinds.entry(section.kind.key()).or_default() += 1;
                read(&section.children, paragraphs, kinds);
            }
            BodyItem::Figure(_) => *kinds.entry("hinh").or_default() += 1,
            BodyItem::Table(_) => *kinds.entry("bang").or_default() += 1,
            BodyItem::Landscape { items, .. } => read(items, paragraphs, kinds),
        }
    }
}

/// The lines (from 1) that messages about the reading name.
fn named(diagnostics: &[Diagnostic], above: u32) -> BTreeSet<usize> {
    let mut lines = BTreeSet::new();
    for diagnostic in diagnostics.iter().filter(|d| d.code().starts_with("NOIDUNG")) {
        let numbers = diagnostic.what.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<u32>().ok());
        let places = numbers.chain(diagnostic.place.map(|p| p.line));
        lines.extend(places.filter(|n| *n > above).map(|n| (n - above) as usize));
    }
    lines
}

/// How many labels of each kind the `.expect.yaml` counts.
fn expected(text: &str) -> Vec<(&'static str, usize)> {
    let kinds = [("I.", "la_ma"), ("A.", "chu_hoa"), ("1.", "so"), ("1.1.", "so_so"), ("a)", "chu")];
    let mut counts = Vec::new();
    for line in text.lines() {
        let number =
            |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<usize>().ok();
        if let Some(count) = line.strip_prefix("gach_dau_dong: ").and_then(number) {
            counts.push(("gach", count));
        }
        let Some((_, rest)) = line.split_once("{kieu: \"") else { continue };
        let Some((kind, rest)) = rest.split_once("\", so: ") else { continue };
        let known = kinds.iter().find(|(form, _)| *form == kind);
        if let (Some((_, kind)), Some(count)) = (known, number(rest)) {
            counts.push((*kind, count));
        }
    }
    counts
}

#[test]
fn real_documents_are_read_as_a_careful_reader_does() {
    let Some(folder) = folder() else {
        println!("không có ../shared/plans: bỏ qua");
        return;
    };
    let (mut all, mut right) = (0, 0);
    let mut unnamed = Vec::new();
    for (name, first, last, laid, goes_on) in TEXTS {
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
        let text = text.trim_start_matches('\u{FEFF}').replace('\u{C}', "");
        let lines: Vec<&str> = text.split('\n').skip(first - 1).take(last - first + 1).collect();
        let pasted: String = lines.iter().map(|l| format!("  {l}\n")).collect();
        let yaml =
            format!("trich_yeu: A\nnoi_nhan: [B]\nluu: VT\nky: {{chuc_vu: C, ho_ten: D}}\nnoi_dung: |2\n{pasted}");
        let mut sources = SourceMap::default();
        let Outcome { value, diagnostics } =
            kehoach::internals::parse::plan(&yaml, sources.add("t.yaml", yaml.as_str()));
        let (plan, _) = value.unwrap_or_else(|| panic!("{name}: {diagnostics:?}"));

        let (mut found, mut kinds) = (BTreeMap::new(), BTreeMap::new());
        read(&plan.body, &mut found, &mut kinds);
        let named = named(&diagnostics, 5);
        let paragraphs = seen(&lines, first, laid, goes_on);
        let mut good = 0;
        for (text, from, to) in &paragraphs {
            match found.get_mut(text) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    good += 1;
                }
                _ if (*from..=to + 1).any(|line| named.contains(&line)) => {}
                _ => {
                    unnamed.push(format!("{name}:{}: {}", first + from - 1, text.chars().take(60).collect::<String>()))
                }
            }
        }
        println!("{name:40} {good:3} / {:3} đoạn  {kinds:?}  {} thông báo", paragraphs.len(), diagnostics.len());
        all += paragraphs.len();
        right += good;

        // The counts are those of the whole plan: the longest text of the file.
        let whole = TEXTS.iter().filter(|t| t.0 == name).all(|t| t.2 - t.1 <= last - first);
        if whole {
            let expect = std::fs::read_to_string(folder.join(format!("{name}.expect.yaml"))).unwrap();
            for (kind, count) in expected(&expect) {
                assert_eq!(kinds.get(kind).copied().unwrap_or_default(), count, "{name}: {kind}");
            }
        }
    }
    println!("{right} / {all}");
    assert!(unnamed.is_empty(), "no message names: {unnamed:#?}");
    assert!(right * 1000 >= all * 990, "{right} of {all}");
}
