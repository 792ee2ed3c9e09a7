//! A second, independent count of the characters of a Word file. It shares nothing with the reader but the crates that
//! unpack and that split XML: whoever changes one must not look into the other.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use unicode_normalization::UnicodeNormalization;

use super::raw_styles::{Hidden, hidden_styles};
use crate::import::source::RawCount;

/// Most bytes of a part.
const MOST: u64 = 64 << 20;

/// Counts a file; nothing where it cannot be read.
pub(super) fn count(bytes: &[u8]) -> Option<RawCount> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let links = |zip: &mut Archive<'_>, of: &str| -> Vec<(String, String)> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        part(zip, &format!("{folder}/_rels/{file}.rels")).map(|text| targets(&text, folder)).unwrap_or_default()
    };
    let main = links(&mut zip, "").into_iter().find(|(kind, _)| kind == "officeDocument");
    let main = main.map_or_else(|| "word/document.xml".to_string(), |(_, name)| name);
    let all = links(&mut zip, &main);
    let styles = all.iter().find(|(kind, _)| kind == "styles").and_then(|(_, name)| part(&mut zip, name));
    let mut counter = Counter { hidden: hidden_styles(styles.as_deref().unwrap_or_default()), ..Counter::default() };
    counter.part(&part(&mut zip, &main)?, false)?;
    let mut done = BTreeSet::new();
    for (kind, name) in &all {
        let beside = matches!(kind.as_str(), "header" | "footer" | "comments" | "footnotes" | "endnotes");
        if !beside || !done.insert(name) {
            continue;
        }
        if let Some(text) = part(&mut zip, name) {
            counter.part(&text, true)?;
        }
    }
    Some(counter.count)
}

type Archive<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

fn part(zip: &mut Archive<'_>, name: &str) -> Option<String> {
    let wanted = |entry: &str| {
        entry.replace('\\', "/").trim_start_matches('/').eq_ignore_ascii_case(name.trim_start_matches('/'))
    };
    let index = (0..zip.len()).find(|index| zip.name_for_index(*index).is_some_and(wanted))?;
    let mut bytes = Vec::new();
    zip.by_index(index).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
    let big = bytes.starts_with(b"\xFE\xFF") || bytes.starts_with(b"\0<");
    if big || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"<\0") {
        let unit = |pair: &[u8]| if big { [pair[0], pair[1]] } else { [pair[1], pair[0]] };
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes(unit(pair))).collect();
        return Some(String::from_utf16(&units).ok()?.trim_start_matches('\u{FEFF}').to_string());
    }
    Some(String::from_utf8(bytes).ok()?.trim_start_matches('\u{FEFF}').to_string())
}

/// Kinds and names of the parts that a part leads to.
fn targets(text: &str, folder: &str) -> Vec<(String, String)> {
    let mut reader = NsReader::from_str(text);
    let mut out = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) | Event::Empty(e) if e.local_name().into_inner() == b"Relationship" => {
                let kind = value(&e, b"Type").unwrap_or_default();
                let target = value(&e, b"Target").unwrap_or_default().replace('\\', "/");
                let path = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
                let mut steps = Vec::new();
                for step in path.split('/').filter(|step| !step.is_empty() && *step != ".") {
                    if step == ".." {
                        steps.pop();
                    } else {
                        steps.push(step);
                    }
                }
                if value(&e, b"TargetMode").as_deref() != Some("External") {
                    out.push((kind.rsplit('/').next().unwrap_or_default().to_string(), steps.join("/")));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    out
}

pub(super) fn value(e: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = e.attributes().with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|v| v.into_owned())
}

pub(super) fn is_on(e: &BytesStart<'_>) -> bool {
    !matches!(value(e, b"val").as_deref(), Some("0" | "false" | "off"))
}

#[derive(Default)]
struct Counter {
    hidden: Hidden,
    count: RawCount,
    /// Notes whose marks are seen.
    marked: BTreeSet<(bool, String)>,
}

/// Elements that say how something looks.
const PROPS: [&[u8]; 12] = [
    b"pPr",
    b"rPr",
    b"tblPr",
    b"tblPrEx",
    b"tblGrid",
    b"trPr",
    b"tcPr",
    b"sdtPr",
    b"sdtEndPr",
    b"customXmlPr",
    b"smartTagPr",
    b"ffData",
];

/// An open element.
#[derive(Default)]
struct Frame {
    name: Vec<u8>,
    word: bool,
    /// Its text is text of the document.
    letters: bool,
    /// Not on the page.
    aside: bool,
    /// Not looked at.
    skipped: bool,
    /// Among properties, where nothing is text.
    props: bool,
    /// An alternative was taken; it was not empty.
    taken: bool,
    /// Characters of the formula that begins here, and whether it is one line.
    formula: Option<(u64, bool)>,
    /// A paragraph's style; what a run says itself.
    style: String,
    vanish: Option<bool>,
}

/// What is known while a part is read.
#[derive(Default)]
struct Part {
    open: Vec<Frame>,
    /// Open fields: whether their code is being read.
    fields: Vec<bool>,
    begun: u64,
    ended: u64,
    /// Characters in codes of fields that are written as text, and marks of notes.
    code: u64,
    marked: BTreeSet<(bool, String)>,
}

impl Counter {
    fn part(&mut self, text: &str, side: bool) -> Option<()> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        let mut part = Part::default();
        loop {
            let (ns, event) = reader.read_resolved_event().ok()?;
            match event {
                Event::Start(e) => {
                    let kind = kind(&ns, &e);
                    self.start(&mut part, kind, &e, side);
                }
                Event::Empty(e) => {
                    let kind = kind(&ns, &e);
                    self.start(&mut part, kind, &e, side);
                    self.end(&mut part);
                }
                Event::End(_) => self.end(&mut part),
                Event::Text(text) => self.text(&mut part, &text.decode().ok()?),
                Event::CData(text) => self.text(&mut part, &text.decode().ok()?),
                Event::GeneralRef(name) => {
                    let written = name.decode().ok()?;
                    let known = quick_xml::escape::resolve_predefined_entity(&written).map(str::to_string);
                    let number = name.resolve_char_ref().ok().flatten().map(String::from);
                    self.text(&mut part, &number.or(known).unwrap_or_else(|| format!("&{written};")));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let codes = part.begun == part.ended;
        match codes {
            true => self.count.aside += part.code,
            false => {
                self.count.shown += part.code;
                self.marked.append(&mut part.marked);
            }
        }
        Some(())
    }

    fn start(&mut self, part: &mut Part, kind: u8, e: &BytesStart<'_>, side: bool) {
        let name = e.local_name().into_inner();
        let word = kind == b'w';
        let depth = part.open.len();
        let none = Frame { aside: side, ..Frame::default() };
        let up = part.open.last().unwrap_or(&none);
        let mut frame = Frame {
            name: name.to_vec(),
            word,
            letters: matches!(kind, b'w' | b'm' | b'a') && name == b"t",
            aside: up.aside || (word && matches!(name, b"del" | b"moveFrom")),
            skipped: up.skipped,
            props: up.props || word && PROPS.contains(&name),
            ..Frame::default()
        };
        let up_name = up.name.clone();
        if kind == b'c' && matches!(name, b"Choice" | b"Fallback") {
            frame.skipped |= up.taken;
        } else if matches!(&up_name[..], b"Choice" | b"Fallback") && depth > 1 {
            part.open[depth - 2].taken = true;
        }
        if frame.skipped {
            part.open.push(frame);
            return;
        }
        match (kind, name) {
            (b'w', b"pStyle") if depth > 1 && up_name == b"pPr" && part.open[depth - 2].name == b"p" => {
                let style = value(e, b"val").filter(|style| self.hidden.0.contains_key(style)).unwrap_or_default();
                part.open[depth - 2].style = style;
            }
            (b'w', b"rStyle") if depth > 1 && up_name == b"rPr" && part.open[depth - 2].name == b"r" => {
                part.open[depth - 2].name = [&b"r "[..], value(e, b"val").unwrap_or_default().as_bytes()].concat();
            }
            (b'w', b"vanish") if depth > 1 && up_name == b"rPr" && part.open[depth - 2].name.starts_with(b"r") => {
                part.open[depth - 2].vanish = Some(is_on(e));
            }
            (b'w', b"footnote" | b"endnote") => {
                let id = (name == b"endnote", value(e, b"id").unwrap_or_default());
                let text = matches!(value(e, b"type").as_deref(), None | Some("normal"));
                let in_notes = depth == 1 && matches!(&up_name[..], b"footnotes" | b"endnotes");
                frame.aside &= !in_notes || !text || !self.marked.contains(&id);
            }
            (b'm', b"oMath") if !part.open.iter().any(|f| f.formula.is_some()) => frame.formula = Some((0, true)),
            _ => {}
        }
        const FLAT: [&[u8]; 13] = [
            b"oMath", b"r", b"t", b"rPr", b"ctrlPr", b"sty", b"nor", b"lit", b"scr", b"brk", b"aln", b"argPr", b"argSz",
        ];
        if kind == b'm' && !FLAT.contains(&name) {
            part.open.iter_mut().filter_map(|f| f.formula.as_mut()).for_each(|formula| formula.1 = false);
        }
        let props = frame.props;
        part.open.push(frame);
        if !props {
            self.element(part, kind, e);
        }
    }

    /// Elements that are characters, or change what characters are.
    fn element(&mut self, part: &mut Part, kind: u8, e: &BytesStart<'_>) {
        match (kind, e.local_name().into_inner()) {
            (b'w', b"noBreakHyphen" | b"softHyphen") => self.add(part, 1),
            (b'w', b"sym") => {
                let code = value(e, b"char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let letters = code.and_then(char::from_u32).map(|c| solid(c.encode_utf8(&mut [0; 4])));
                self.add(part, letters.unwrap_or(0));
            }
            (b'o', b"symEx") => {
                let code = value(e, b"char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let letters = code.and_then(char::from_u32).map(|c| solid(c.encode_utf8(&mut [0; 4])));
                self.add(part, letters.unwrap_or(0));
            }
            (b'v', b"textpath") => self.add(part, solid(&value(e, b"string").unwrap_or_default())),
            (b'w', b"fldSimple") => self.count.aside += solid(&value(e, b"instr").unwrap_or_default()),
            (b'w', b"fldChar") => match value(e, b"fldCharType").as_deref() {
                Some("begin") => {
                    part.begun += 1;
                    part.fields.push(true);
                }
                Some("separate") => part.fields.last_mut().into_iter().for_each(|code| *code = false),
                other => {
                    part.ended += u64::from(other == Some("end"));
                    part.fields.pop();
                }
            },
            (b'w', name @ (b"footnoteReference" | b"endnoteReference")) if !self.is_aside(part) => {
                let note = (name == b"endnoteReference", value(e, b"id").unwrap_or_default());
                let code = part.fields.contains(&true);
                if code { &mut part.marked } else { &mut self.marked }.insert(note);
            }
            _ => {}
        }
    }

    fn end(&mut self, part: &mut Part) {
        let Some(frame) = part.open.pop() else { return };
        if let Some((letters, flat)) = frame.formula {
            match flat {
                true => self.add(part, letters),
                false => self.count.aside += letters,
            }
        }
    }

    fn text(&mut self, part: &mut Part, text: &str) {
        let Some(frame) = part.open.last().filter(|frame| !frame.skipped && !frame.props) else { return };
        let letters = solid(text);
        match &frame.name[..] {
            b"delText" | b"instrText" | b"delInstrText" if frame.word => self.count.aside += letters,
            b"t" if frame.letters => self.add(part, letters),
            _ => {}
        }
    }

    /// Characters where the part stands.
    fn add(&mut self, part: &mut Part, letters: u64) {
        if part.open.last().is_some_and(|frame| frame.skipped) {
            return;
        }
        if self.is_aside(part) {
            self.count.aside += letters;
        } else if part.fields.contains(&true) {
            part.code += letters;
        } else if let Some(formula) = part.open.iter_mut().find_map(|f| f.formula.as_mut()) {
            formula.0 += letters;
        } else {
            self.count.shown += letters;
        }
    }

    /// Whether what stands here is deleted, hidden or beside the page.
    fn is_aside(&self, part: &Part) -> bool {
        let hides = |style: &str| self.hidden.0.get(style).copied().unwrap_or(false);
        let mut style = "";
        let mut hidden = false;
        for frame in part.open.iter().filter(|frame| frame.word) {
            let own = match &frame.name[..] {
                b"p" => {
                    style = &frame.style;
                    continue;
                }
                b"r" => false,
                name => match name.strip_prefix(b"r ") {
                    Some(own) => !own.is_empty() && hides(&String::from_utf8_lossy(own)),
                    None => continue,
                },
            };
            hidden |= frame.vanish.unwrap_or(own ^ hides(style));
        }
        hidden || part.open.last().is_some_and(|frame| frame.aside)
    }
}

/// The vocabulary of an element: word, math, drawing, compatibility, VML, other.
fn kind(ns: &ResolveResult<'_>, e: &BytesStart<'_>) -> u8 {
    let uri = match ns {
        ResolveResult::Bound(uri) => String::from_utf8_lossy(uri.into_inner()).into_owned(),
        _ => e.name().prefix().map(|p| String::from_utf8_lossy(p.into_inner()).into_owned()).unwrap_or_default(),
    };
    match uri.as_str() {
        "w" => b'w',
        "m" => b'm',
        "a" => b'a',
        "mc" => b'c',
        "v" => b'v',
        _ if uri.contains("wordprocessingml") && uri.ends_with("/main") => b'w',
        _ if uri.contains("officeDocument") && uri.ends_with("/math") => b'm',
        _ if uri.contains("drawingml") && uri.ends_with("/main") => b'a',
        _ if uri.contains("markup-compatibility") => b'c',
        _ if uri == "urn:schemas-microsoft-com:vml" => b'v',
        _ => b'o',
    }
}

/// Characters other than white space, decomposed.
fn solid(text: &str) -> u64 {
    text.chars().map(|c| c.nfd().filter(|c| !c.is_whitespace()).count() as u64).sum()
}
