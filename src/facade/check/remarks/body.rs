//! The main part of a Word file: its paragraphs with the place of each character, and marks set between them.

use std::fmt::Write;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

/// A character that a reader sees, white space left out.
#[derive(Clone, Debug)]
pub(super) struct Sign {
    /// The character, small.
    pub c: char,
    /// Its bytes in the part.
    pub at: Range<usize>,
    /// The text element that it stands in.
    pub text: usize,
}

/// A text element (`w:t`).
#[derive(Clone, Debug)]
pub(super) struct TextElement {
    /// Its start tag.
    tag: Range<usize>,
    /// Between its tags.
    inside: Range<usize>,
    /// The run around, with its own tags.
    run: Range<usize>,
    /// The start tag and the properties of the run.
    head: Range<usize>,
    /// Nothing stands in the run before it; nothing behind it.
    ends: (bool, bool),
}

/// What is read of a part.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The characters of each paragraph, in the order of their beginnings.
    pub paragraphs: Vec<Vec<Sign>>,
    /// The text elements.
    pub texts: Vec<TextElement>,
}

/// The run that is being read.
#[derive(Default)]
struct Run {
    start: usize,
    /// The end of its start tag, then of its properties.
    head: usize,
    /// Text elements so far, and whether something stands behind the last.
    texts: Vec<usize>,
    /// Elements so far, without the properties.
    pieces: usize,
}

/// Reads the part; nothing where it is no XML.
pub(super) fn read(part: &str) -> Option<Body> {
    let mut reader = Reader::from_str(part);
    let mut body = Body::default();
    let mut open: Vec<usize> = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    // How deep it is in what nobody sees.
    let mut unseen = 0_usize;
    let mut text: Option<(usize, usize)> = None;
    let mut depth_of_properties = 0_usize;
    loop {
        let start = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let end = usize::try_from(reader.buffer_position()).ok()?;
        match &event {
            Event::Eof => return Some(body),
            Event::Start(tag) => {
                let name = tag.name();
                let name = name.as_ref();
                match name {
                    _ if depth_of_properties > 0 => depth_of_properties += usize::from(name == b"w:rPr"),
                    b"mc:Fallback" | b"w:del" | b"w:moveFrom" => unseen += 1,
                    b"w:p" => {
                        open.push(body.paragraphs.len());
                        body.paragraphs.push(Vec::new());
                    }
                    b"w:r" => runs.push(Run { start, head: end, ..Run::default() }),
                    b"w:rPr" => depth_of_properties = 1,
                    b"w:t" => {
                        if let Some(run) = runs.last_mut() {
                            run.pieces += 1;
                            text = Some((start, end));
                        }
                    }
                    _ => runs.last_mut().into_iter().for_each(|run| run.pieces += 1),
                }
            }
            Event::Empty(tag) if tag.name().as_ref() == b"w:rPr" => {
                runs.last_mut().filter(|run| run.pieces == 0).into_iter().for_each(|run| run.head = end);
            }
            Event::Empty(_) if depth_of_properties == 0 => {
                runs.last_mut().into_iter().for_each(|run| run.pieces += 1);
            }
            Event::End(tag) => match tag.name().as_ref() {
                b"mc:Fallback" | b"w:del" | b"w:moveFrom" => unseen = unseen.saturating_sub(1),
                b"w:p" => {
                    open.pop();
                }
                b"w:rPr" => {
                    depth_of_properties = depth_of_properties.saturating_sub(1);
                    runs.last_mut().filter(|run| run.pieces == 0).into_iter().for_each(|run| run.head = end);
                }
                b"w:t" => {
                    let (tag, run) = (text.take(), runs.last_mut());
                    if let (Some((first, inside)), Some(run), 0) = (tag, run, unseen) {
                        let own = body.texts.len();
                        run.texts.push(own);
                        body.texts.push(TextElement {
                            tag: first..inside,
                            inside: inside..start,
                            run: run.start..0,
                            head: run.start..run.head,
                            ends: (run.pieces == 1, false),
                        });
                        let signs = signs(&part[inside..start], inside, own);
                        open.last().into_iter().for_each(|at| body.paragraphs[*at].extend(signs.clone()));
                    }
                }
                b"w:r" => {
                    let run = runs.pop()?;
                    for (index, own) in run.texts.iter().enumerate() {
                        let element = &mut body.texts[*own];
                        element.run.end = end;
                        element.ends.1 = index + 1 == run.texts.len() && part[..start].ends_with("</w:t>");
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// The characters of an escaped text.
fn signs(text: &str, from: usize, own: usize) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let mut end = at + c.len_utf8();
        let mut shown = c;
        if c == '&' {
            let length = text[at..].find(';').map_or(1, |length| length + 1);
            end = at + length;
            while rest.next_if(|(next, _)| *next < end).is_some() {}
            shown =
                quick_xml::escape::unescape(&text[at..end]).ok().and_then(|text| text.chars().next()).unwrap_or('&');
        }
        if !shown.is_whitespace() {
            signs.push(Sign { c: small(shown), at: from + at..from + end, text: own });
        }
    }
    signs
}

/// A character as a small letter.
pub(super) fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// A stretch of a part: from a sign to a sign.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub first: Sign,
    pub last: Sign,
}

/// The part with the marks of comments: each round its stretch, and its reference behind it.
pub(super) fn marked(part: &str, body: &Body, marks: &[(Stretch, usize)]) -> String {
    // What is put where: of one place ends before beginnings, in the order of their numbers.
    let mut cuts: Vec<(usize, bool, usize, &TextElement, String)> = Vec::new();
    for (stretch, number) in marks {
        let (first, last) = (&body.texts[stretch.first.text], &body.texts[stretch.last.text]);
        let start = format!("<w:commentRangeStart w:id=\"{number}\"/>");
        let end = format!("<w:commentRangeEnd w:id=\"{number}\"/><w:r><w:commentReference w:id=\"{number}\"/></w:r>");
        cuts.push((stretch.first.at.start, true, *number, first, start));
        cuts.push((stretch.last.at.end, false, *number, last, end));
    }
    let mut inserted: Vec<(usize, String)> = Vec::new();
    let mut spaced: Vec<usize> = Vec::new();
    let place = |(at, _, _, element, _): &(usize, bool, usize, &TextElement, String)| match () {
        () if *at == element.inside.start && element.ends.0 => (element.run.start, false),
        () if *at == element.inside.end && element.ends.1 => (element.run.end, false),
        () => (*at, true),
    };
    cuts.sort_by_key(|cut| (place(cut).0, cut.1, cut.2));
    for group in cuts.chunk_by(|a, b| place(a) == place(b)) {
        let Some(first) = group.first() else { continue };
        let (at, splits) = place(first);
        let element = first.3;
        let marks: String = group.iter().map(|cut| cut.4.as_str()).collect();
        let text = match splits {
            false => marks,
            true => {
                spaced.push(element.tag.start);
                let head = &part[element.head.clone()];
                format!("</w:t></w:r>{marks}{head}<w:t xml:space=\"preserve\">")
            }
        };
        inserted.push((at, text));
    }
    // A text that is cut may end in a blank.
    spaced.sort_unstable();
    spaced.dedup();
    for start in spaced {
        let element = body.texts.iter().find(|element| element.tag.start == start);
        if let Some(element) = element.filter(|element| !part[element.tag.clone()].contains("xml:space")) {
            inserted.push((element.tag.end - 1, " xml:space=\"preserve\"".to_string()));
        }
    }
    inserted.sort_by_key(|(at, _)| *at);
    let mut out = String::with_capacity(part.len() + 200 * inserted.len());
    let mut from = 0;
    for (at, text) in inserted {
        let _ = write!(out, "{}{text}", &part[from..at]);
        from = at;
    }
    out + &part[from..]
}
