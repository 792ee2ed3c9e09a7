//! The same text, laid out in the ways that people paste it: a line a paragraph, with stray empty lines, wrapped by
//! another program, both in one. The paragraphs stay the same, or a message names the line.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kehoach::internals::diag::{Diagnostic, SourceMap};
use kehoach::internals::model::{Body, BodyItem, Label, RichText};

/// How a text is laid out.
#[derive(Clone, Copy, Debug)]
enum Laid {
    /// A line a paragraph.
    Lines,
    /// A line a paragraph, and an empty line at one of so many ends.
    Strays(u32),
    /// An empty line between all.
    Apart,
    /// Wrapped at so many letters, nothing between.
    Wrapped(usize),
    /// Wrapped at so many letters, an empty line between all.
    WrappedApart(usize),
    /// Wrapped, stray empty lines between paragraphs.
    WrappedStrays(usize, u32),
    /// The first half a line a paragraph, the second wrapped.
    Halves(usize),
}

impl Laid {
    /// Whether each paragraph is one line.
    fn keeps_lines(self) -> bool {
        matches!(self, Laid::Lines | Laid::Strays(_) | Laid::Apart)
    }
}

const LAYOUTS: [Laid; 14] = [
    Laid::Lines,
    Laid::Strays(2),
    Laid::Strays(5),
    Laid::Strays(20),
    Laid::Apart,
    Laid::Wrapped(60),
    Laid::Wrapped(76),
    Laid::Wrapped(90),
    Laid::Wrapped(110),
    Laid::WrappedApart(72),
    Laid::WrappedApart(95),
    Laid::WrappedStrays(72, 3),
    Laid::WrappedStrays(90, 10),
    Laid::Halves(80),
];

/// Numbers that look random and are the same each time.
struct Chance(u64);

impl Chance {
    fn one_in(&mut self, n: u32) -> bool {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).is_multiple_of(u64::from(n))
    }
}

/// A paragraph in lines of at most so many letters.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

/// The lines of a text, and the first and last line (from 0) of each paragraph.
fn lay(paragraphs: &[String], laid: Laid) -> (Vec<String>, Vec<(usize, usize)>) {
    let mut lines: Vec<String> = Vec::new();
    let mut places = Vec::new();
    let mut chance = Chance(7);
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let late = at * 2 >= paragraphs.len();
        let (width, gap) = match laid {
            Laid::Lines => (None, false),
            Laid::Strays(n) => (None, chance.one_in(n)),
            Laid::Apart => (None, true),
            Laid::Wrapped(w) => (Some(w), false),
            Laid::WrappedApart(w) => (Some(w), true),
            Laid::WrappedStrays(w, n) => (Some(w), chance.one_in(n)),
            Laid::Halves(w) => (late.then_some(w), false),
        };
        if gap && at > 0 {
            lines.push(String::new());
        }
        let first = lines.len();
        lines.extend(width.map_or_else(|| vec![paragraph.clone()], |w| wrap(paragraph, w)));
        places.push((first, lines.len() - 1));
    }
    (lines, places)
}

/// Letters without white space and marks.
fn bare(text: &str) -> String {
    kehoach::internals::text::nfc(text).chars().filter(|c| !c.is_whitespace() && *c != '*').collect()
}

fn read(body: &Body, out: &mut Vec<String>) {
    let text = |text: Option<&RichText>| text.map_or(String::new(), |t| bare(&t.text()));
    for item in body {
        match item {
            BodyItem::Paragraph { text: t, .. } => out.push(text(Some(t))),
            BodyItem::Section(section) => {
                let label = match &section.label {
                    Label::Typed(label) => bare(&label.text.text()),
                    Label::Auto => String::new(),
                };
                out.push(label + &text(section.title.as_ref()) + &text(section.text.as_ref()));
                read(&section.children, out);
            }
            BodyItem::Table(_) | BodyItem::Figure(_) => {}
            BodyItem::Landscape { items, .. } => read(items, out),
        }
    }
}

/// The line of the file (from 1) where the text begins.
const FIRST: usize = 6;

fn parse(lines: &[String]) -> (Vec<String>, Vec<Diagnostic>) {
    let pasted: String = lines.iter().map(|l| format!("  {l}\n")).collect();
    let yaml = format!("trich_yeu: A\nnoi_nhan: [B]\nluu: VT\nky: {{chuc_vu: C, ho_ten: D}}\nnoi_dung: |2\n{pasted}");
    let mut sources = SourceMap::default();
    let outcome = kehoach::internals::parse::plan(&yaml, sources.add("t.yaml", yaml.as_str()));
    let mut out = Vec::new();
    read(&outcome.value.unwrap().0.body, &mut out);
    (out, outcome.diagnostics)
}

/// The lines of `noi_dung: |` of a sample, where each paragraph is a line.
fn typed(sample: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample);
    let text = std::fs::read_to_string(path).unwrap();
    let (_, body) = text.split_once("noi_dung: |\n").unwrap();
    let block = body.lines().take_while(|line| line.is_empty() || line.starts_with(' '));
    block.map(|line| line.trim().to_string()).filter(|line| !line.is_empty() && !line.starts_with('|')).collect()
}

/// The lines (from 0) that messages about the reading name.
fn named(said: &[Diagnostic]) -> BTreeSet<usize> {
    let mut lines = BTreeSet::new();
    for diagnostic in said.iter().filter(|d| d.code().starts_with("NOIDUNG")) {
        let numbers = diagnostic.what.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<usize>().ok());
        let places = numbers.chain(diagnostic.place.map(|p| p.line as usize));
        lines.extend(places.filter(|n| *n >= FIRST).map(|n| n - FIRST));
    }
    lines
}

/// How many of the paragraphs were read as they are, and those that were not and that no message names.
fn compare(sample: &str, laid: Laid) -> (usize, usize, Vec<String>) {
    let paragraphs = typed(sample);
    let (lines, places) = lay(&paragraphs, laid);
    let (found, said) = parse(&lines);
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    found.iter().for_each(|paragraph| *left.entry(paragraph).or_default() += 1);
    let (named, mut right, mut silent) = (named(&said), 0, Vec::new());
    for (paragraph, (first, last)) in paragraphs.iter().zip(&places) {
        match left.get_mut(bare(paragraph).as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                right += 1;
            }
            _ if (*first..=last + 1).any(|line| named.contains(&line)) => {}
            _ => silent.push(format!("{sample}, {laid:?}, line {}: {paragraph}", first + 1)),
        }
    }
    (right, paragraphs.len(), silent)
}

const SAMPLES: [&str; 6] = [
    "keo-trang-cuoi/ke-hoach.yaml",
    "nam-2008/ke-hoach.yaml",
    "nam-2014/ke-hoach.yaml",
    "phong-gddt/ke-hoach.yaml",
    "so-gddt-trong-ngay/ke-hoach.yaml",
    "xa-2026/ke-hoach.yaml",
];

#[test]
fn a_text_is_read_the_same_however_it_is_laid_out() {
    let (mut all, mut unnamed) = (0, Vec::new());
    for laid in LAYOUTS {
        let (mut right, mut of) = (0, 0);
        for sample in SAMPLES {
            let (good, paragraphs, silent) = compare(sample, laid);
            (right, of) = (right + good, of + paragraphs);
            unnamed.extend(silent);
        }
        // Where no line was broken, nothing is left to guess.
        let least = if laid.keeps_lines() { of } else { of * 97 / 100 };
        assert!(right >= least, "{laid:?}: {right} of {of}");
        all += of;
    }
    assert!(unnamed.is_empty(), "no message names: {unnamed:#?}");
    assert!(all > 2_000, "{all}");
}
