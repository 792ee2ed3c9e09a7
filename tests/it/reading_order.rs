//! A screen reader's order: the text read from the PDF's structure tree is the text of the document, paragraph by
//! paragraph, whatever order the pages draw it in; and every marked stretch is read exactly once.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::support::{docx_reading, plan, render, sample, samples, words};

/// Texts of the marked stretches, by page and number.
type Stretches = BTreeMap<(ObjectId, i64), String>;

/// The dictionary behind a key, wherever it stands.
fn dictionary<'a>(file: &'a Document, of: &'a Dictionary, key: &str) -> &'a Dictionary {
    file.dereference(of.get(key.as_bytes()).unwrap()).unwrap().1.as_dict().unwrap()
}

/// The texts of a font's codes: `<code> <text>` and `<first> <last> <text>` of its CMap.
fn to_unicode(file: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let stream = file.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1.as_stream().unwrap();
    let cmap = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    let mut map = BTreeMap::new();
    for line in cmap.lines().filter(|l| l.starts_with('<')) {
        let numbers: Vec<Vec<u16>> =
            line.split('<').skip(1).map(|part| units(part.split('>').next().unwrap())).collect();
        match &numbers[..] {
            [code, text] if code.len() == 1 => {
                map.insert(code[0], String::from_utf16(text).unwrap());
            }
            [first, last, text] if first[0] == last[0] => {
                map.insert(first[0], String::from_utf16(text).unwrap());
            }
            _ => {}
        }
    }
    map
}

/// UTF-16 units in hexadecimal digits.
fn units(hex: &str) -> Vec<u16> {
    let unit = |c: &[u8]| u16::from_str_radix(std::str::from_utf8(c).unwrap(), 16).unwrap();
    hex.as_bytes().chunks(4).map(unit).collect()
}

/// All marked stretches with a number; text outside any is a fault.
fn stretches(file: &Document) -> Stretches {
    let mut out = Stretches::new();
    let mut maps: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = BTreeMap::new();
    for page in file.page_iter() {
        let resources = dictionary(file, file.get_dictionary(page).unwrap(), "Resources");
        let (mut open, mut face) = (None, Vec::new());
        for operation in Content::decode(&file.get_page_content(page)).unwrap().operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "BDC" => open = Some(operands[1].as_dict().unwrap().get(b"MCID").and_then(Object::as_i64).ok()),
                "BMC" => open = Some(None),
                "EMC" => open = None,
                "Tf" => {
                    face = operands[0].as_name().unwrap().to_vec();
                    let fonts = dictionary(file, resources, "Font");
                    let font = || dictionary(file, fonts, std::str::from_utf8(&face).unwrap());
                    maps.entry(face.clone()).or_insert_with(|| to_unicode(file, font()));
                }
                "TJ" | "Tj" => {
                    let strings =
                        operands.iter().flat_map(|o| o.as_array().cloned().unwrap_or_else(|_| vec![o.clone()]));
                    let bytes =
                        strings.filter_map(|o| o.as_str().map(<[u8]>::to_vec).ok()).collect::<Vec<_>>().concat();
                    let text: String =
                        bytes.chunks(2).map(|c| maps[&face][&u16::from_be_bytes([c[0], c[1]])].as_str()).collect();
                    // Text of an artifact is read by nobody.
                    if let Some(number) = open.expect("text stands in a marked stretch") {
                        *out.entry((page, number)).or_default() += &text;
                    }
                }
                _ => {}
            }
        }
    }
    out
}

/// A walk through the structure tree. A footnote is a paragraph of its own, behind the one that refers to it, wherever it
/// stands on its page.
struct Walk<'a> {
    file: &'a Document,
    stretches: &'a Stretches,
    read: BTreeSet<(ObjectId, i64)>,
    paragraphs: Vec<String>,
}

impl Walk<'_> {
    /// One element; what stands within a line (a blank, a form field) goes on with the paragraph around it.
    fn element(&mut self, element: &Dictionary) {
        let inline =
            matches!(element.get(b"S").and_then(Object::as_name).unwrap(), b"Form" | b"Span" | b"Reference" | b"Lbl");
        if !inline || self.paragraphs.is_empty() {
            self.paragraphs.push(String::new());
        }
        let page = element.get(b"Pg").and_then(Object::as_reference).ok();
        match element.get(b"K") {
            Ok(Object::Array(kids)) => kids.iter().for_each(|kid| self.kid(kid, page)),
            Ok(kid) => self.kid(kid, page),
            Err(_) => {}
        }
    }

    fn kid(&mut self, kid: &Object, page: Option<ObjectId>) {
        match kid {
            Object::Integer(number) => self.stretch(page.expect("a stretch has a page"), *number),
            Object::Reference(id) => self.kid(&self.file.get_object(*id).unwrap().clone(), page),
            Object::Dictionary(kid) if kid.has(b"S") => self.element(kid),
            Object::Dictionary(kid) => {
                // A stretch on another page, or a reference to an annotation, which has no text on the page.
                let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                if let Ok(number) = kid.get(b"MCID").and_then(Object::as_i64) {
                    self.stretch(page.expect("a stretch has a page"), number);
                }
            }
            other => panic!("{other:?} in the structure tree"),
        }
    }

    fn stretch(&mut self, page: ObjectId, number: i64) {
        assert!(self.read.insert((page, number)), "stretch {number} of page {page:?} is read twice");
        // A stretch may be empty: a cell without text.
        let text = self.stretches.get(&(page, number)).map_or("", String::as_str);
        self.paragraphs.last_mut().unwrap().push_str(text);
    }
}

/// What a screen reader reads: one text a paragraph.
pub(crate) fn read(pdf: &[u8]) -> Vec<String> {
    let file = Document::load_mem(pdf).unwrap();
    let stretches = stretches(&file);
    let root = dictionary(&file, file.catalog().unwrap(), "StructTreeRoot");
    let mut walk = Walk { file: &file, stretches: &stretches, read: BTreeSet::new(), paragraphs: Vec::new() };
    match root.get(b"K").unwrap() {
        Object::Array(tops) => tops.iter().for_each(|top| walk.kid(top, None)),
        top => walk.kid(top, None),
    }
    let unread: Vec<_> = stretches.iter().filter(|(place, _)| !walk.read.contains(place)).collect();
    assert!(unread.is_empty(), "never read: {unread:?}");
    walk.paragraphs
}

/// Paragraphs with their words, empty ones left out: blanks are spaces, as wide as their format needs them.
fn paragraphs<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    texts.into_iter().map(|t| words(t).join(" ")).filter(|t| !t.is_empty()).collect()
}

#[track_caller]
pub(crate) fn same(name: &str, docx: &[u8], pdf: &[u8]) {
    let (text, tree) = (docx_reading(docx), read(pdf));
    let (wanted, got) = (paragraphs(text.lines()), paragraphs(tree.iter().map(String::as_str)));
    for (number, (got, wanted)) in got.iter().zip(&wanted).enumerate() {
        assert_eq!(got, wanted, "{name}: paragraph {}", number + 1);
    }
    assert_eq!(got.len(), wanted.len(), "{name}");
}

#[test]
fn samples_are_read_as_they_are_written() {
    for plan in samples() {
        let rendered = sample(&plan);
        same(&plan.display().to_string(), rendered.docx.as_ref().unwrap(), rendered.pdf.as_ref().unwrap());
    }
}

/// A source of chance: the same on every machine (Knuth's linear generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// A sentence; some words have footnotes, whose texts go to `notes`.
    fn sentence(&mut self, notes: &mut Vec<String>) -> String {
        const WORDS: [&str; 14] = [
            "giao",
            "các",
            "thôn",
            "**rà soát**",
            "đường",
            "liên thôn,",
            "*báo cáo*",
            "trước",
            "ngày",
            "12/KH-UBND",
            "việc",
            "kịp thời;",
            "“xanh - sạch”",
            "3.500",
        ];
        let count = 1 + self.below(60);
        let mut words: Vec<String> = Vec::new();
        for _ in 0..count {
            let mut word = WORDS[self.below(WORDS.len() as u64) as usize].to_string();
            if self.below(40) == 0 {
                let text: Vec<_> = (0..1 + self.below(50)).map(|i| WORDS[i as usize % WORDS.len()]).collect();
                word += &format!("[^{}]", notes.len() + 1);
                notes.push(format!("[^{}]: {}", notes.len() + 1, text.join(" ")));
            }
            words.push(word);
        }
        words.join(" ")
    }

    /// A typed body with headings, lists and tables, some of their rows higher than what is left of a page.
    fn body(&mut self) -> String {
        let (mut parts, mut notes) = (Vec::new(), Vec::new());
        for section in ["I", "II", "III", "IV"].iter().take(1 + self.below(4) as usize) {
            parts.push(format!("{section}. NỘI DUNG"));
            for number in 1..=1 + self.below(4) {
                parts.push(format!("{number}. {}.", self.sentence(&mut notes)));
                parts.extend(
                    (0..self.below(4))
                        .map(|i| format!("{}) {};", ["a", "b", "c"][i as usize], self.sentence(&mut notes))),
                );
                parts.extend((0..self.below(3)).map(|_| format!("- {};", self.sentence(&mut notes))));
            }
            if self.below(2) == 0 {
                let rows: Vec<_> = (0..1 + self.below(12))
                    .map(|_| format!("| {} | {} |", self.sentence(&mut notes), self.sentence(&mut notes)))
                    .collect();
                parts.push(format!("| Việc | Người làm |\n|---|---|\n{}", rows.join("\n")));
            }
        }
        parts.push(format!("{}.", self.sentence(&mut notes)));
        parts.append(&mut notes);
        let text = parts.join("\n\n");
        text.lines().map(|l| if l.is_empty() { String::new() } else { format!("  {l}") }).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn random_plans_are_read_as_they_are_written() {
    for seed in 0..12 {
        let text = plan(&Chance(seed).body());
        let rendered = render(&text);
        let rendered = rendered.value.unwrap_or_else(|| panic!("{:?}\n{text}", rendered.diagnostics));
        same(&format!("seed {seed}"), rendered.docx.as_ref().unwrap(), rendered.pdf.as_ref().unwrap());
    }
}
