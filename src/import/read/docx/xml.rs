//! The XML of a part as a stream of elements and text, with the vocabularies told apart whatever their prefixes.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Deepest nesting that is read; Word's own files stay under 60.
const MAX_DEPTH: usize = 256;

/// The vocabularies that elements of a Word file come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ns {
    /// WordprocessingML, transitional or strict.
    Word,
    /// Formulas.
    Math,
    /// DrawingML.
    Draw,
    /// Alternatives for older programs.
    Compat,
    /// VML, the drawings of old.
    Vml,
    /// Shapes and pictures of DrawingML in Word, extensions, anything else.
    Other,
}

impl Ns {
    fn of(uri: &[u8]) -> Ns {
        let is = |part: &str| uri.windows(part.len()).any(|w| w == part.as_bytes());
        match uri {
            _ if uri.ends_with(b"wordprocessingml/2006/main") || uri.ends_with(b"wordprocessingml/main") => Ns::Word,
            _ if uri.ends_with(b"officeDocument/2006/math") || uri.ends_with(b"officeDocument/math") => Ns::Math,
            _ if uri.ends_with(b"drawingml/2006/main") || uri.ends_with(b"drawingml/main") => Ns::Draw,
            _ if is("markup-compatibility") => Ns::Compat,
            b"urn:schemas-microsoft-com:vml" => Ns::Vml,
            _ => Ns::Other,
        }
    }

    /// What a prefix means by custom, where a file forgot to declare it.
    fn by_custom(prefix: &[u8]) -> Ns {
        match prefix {
            b"w" => Ns::Word,
            b"m" => Ns::Math,
            b"a" => Ns::Draw,
            b"mc" => Ns::Compat,
            b"v" => Ns::Vml,
            _ => Ns::Other,
        }
    }
}

/// What is wrong with the XML of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Not well formed, or cut off.
    Broken,
    /// It declares a document type: a way to make small files huge.
    Dtd,
    /// Nested beyond all measure.
    Deep,
    /// More paragraphs than are read.
    Long,
}

/// What comes next.
pub(super) enum Piece<'a> {
    /// An element begins; its `Close` always follows, also where it is empty.
    Open(Tag<'a>),
    /// The innermost open element ends.
    Close,
    /// Text.
    Text(Cow<'a, str>),
}

/// The beginning of an element.
pub(super) struct Tag<'a> {
    /// Its vocabulary.
    pub ns: Ns,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &[u8] {
        self.start.local_name().into_inner()
    }

    /// The value of an attribute, by its name without prefix.
    pub(super) fn attr(&self, name: &str) -> Option<String> {
        let mut all = self.start.attributes();
        let found = all.with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name.as_bytes())?;
        match found.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => Some(value.into_owned()),
            Err(_) => Some(String::from_utf8_lossy(&found.value).into_owned()),
        }
    }

    /// A number.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.attr(name)?.trim().parse().ok()
    }

    /// `val`.
    pub(super) fn val(&self) -> Option<String> {
        self.attr("val")
    }

    /// Whether a switch is on: without a value it is.
    pub(super) fn on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off"))
    }

    /// A length in twentieths of a point; strict files may write it with its unit.
    pub(super) fn twips(&self, name: &str) -> Option<i64> {
        twips(&self.attr(name)?)
    }
}

fn twips(written: &str) -> Option<i64> {
    let written = written.trim();
    let unit = written.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let value: f64 = written[..written.len() - unit.len()].parse().ok()?;
    let worth = match unit {
        "" => 1.0,
        "pt" => 20.0,
        "in" => 1440.0,
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        "pc" | "pi" => 240.0,
        _ => return None,
    };
    Some((value * worth).clamp(-1e6, 1e6).round() as i64)
}

/// Reads a part, piece by piece.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// An empty element was opened; its end comes next.
    empty: bool,
    /// Declared prefixes, with the depth of their element.
    scopes: Vec<(usize, Vec<u8>, Ns)>,
}

impl<'a> Xml<'a> {
    /// Of the text of a part.
    pub(super) fn of(text: &'a str) -> Xml<'a> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        Xml { reader, depth: 0, empty: false, scopes: Vec::new() }
    }

    /// The next piece; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Piece<'a>>, Fault> {
        if std::mem::take(&mut self.empty) {
            self.leave();
            return Ok(Some(Piece::Close));
        }
        loop {
            let piece = match self.reader.read_event().map_err(|_| Fault::Broken)? {
                Event::Start(start) => Piece::Open(self.enter(start)?),
                Event::Empty(start) => {
                    self.empty = true;
                    Piece::Open(self.enter(start)?)
                }
                Event::End(_) => {
                    self.leave();
                    Piece::Close
                }
                Event::Text(text) => Piece::Text(text.xml10_content().map_err(|_| Fault::Broken)?),
                Event::CData(text) => Piece::Text(text.xml10_content().map_err(|_| Fault::Broken)?),
                Event::GeneralRef(name) => Piece::Text(Cow::Owned(reference(&name))),
                Event::DocType(_) => return Err(Fault::Dtd),
                Event::Eof if self.depth > 0 => return Err(Fault::Broken),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
            return Ok(Some(piece));
        }
    }

    /// The next piece of the element that is open; nothing at its end.
    pub(super) fn inside(&mut self) -> Result<Option<Piece<'a>>, Fault> {
        match self.next()? {
            Some(Piece::Close) => Ok(None),
            Some(piece) => Ok(Some(piece)),
            None => Err(Fault::Broken),
        }
    }

    /// Skips the rest of the element that is open.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.next()?.ok_or(Fault::Broken)?;
        }
        Ok(())
    }

    /// The text of the element that is open up to the next element in it, or to its end.
    pub(super) fn stretch(&mut self) -> Result<(String, Option<Tag<'a>>), Fault> {
        let mut out = String::new();
        loop {
            match self.inside()? {
                Some(Piece::Text(text)) => out.push_str(&text),
                Some(Piece::Open(tag)) => return Ok((out, Some(tag))),
                Some(Piece::Close) | None => return Ok((out, None)),
            }
        }
    }

    /// Goes to the root element.
    pub(super) fn root(&mut self) -> Result<Tag<'a>, Fault> {
        loop {
            if let Piece::Open(tag) = self.next()?.ok_or(Fault::Broken)? {
                return Ok(tag);
            }
        }
    }

    /// Behind the root: nothing may follow.
    pub(super) fn finish(&mut self) -> Result<(), Fault> {
        while let Some(piece) = self.next()? {
            if !matches!(piece, Piece::Text(text) if text.trim().is_empty()) {
                return Err(Fault::Broken);
            }
        }
        Ok(())
    }

    fn enter(&mut self, start: BytesStart<'a>) -> Result<Tag<'a>, Fault> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Fault::Deep);
        }
        if start.attributes_raw().windows(5).any(|w| w == b"xmlns") {
            for attribute in start.attributes().with_checks(false).flatten() {
                let key = attribute.key.into_inner();
                if let Some(rest) = key.strip_prefix(b"xmlns") {
                    let prefix = rest.strip_prefix(b":").unwrap_or(rest).to_vec();
                    self.scopes.push((self.depth, prefix, Ns::of(&attribute.value)));
                }
            }
        }
        let name = start.name();
        let prefix = name.prefix().map_or(&b""[..], |p| p.into_inner());
        let declared = self.scopes.iter().rev().find(|(_, known, _)| known == prefix);
        let ns = declared.map_or_else(|| Ns::by_custom(prefix), |(_, _, ns)| *ns);
        Ok(Tag { ns, start })
    }

    fn leave(&mut self) {
        while self.scopes.last().is_some_and(|(depth, ..)| *depth == self.depth) {
            self.scopes.pop();
        }
        self.depth -= 1;
    }
}

/// What a reference stands for; one that nobody declared stays as it is written.
fn reference(name: &quick_xml::events::BytesRef<'_>) -> String {
    let written = name.decode().unwrap_or_default();
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    match quick_xml::escape::resolve_predefined_entity(&written) {
        Some(text) => text.to_string(),
        None => format!("&{written};"),
    }
}
