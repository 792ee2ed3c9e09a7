//! A very small tree of XML that borrows from the text it was read from: property elements are read into it, changed
//! and written again; everything else is copied through as the pieces that [`Source`] gives.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::DocxError;
use super::order;

/// A tag, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name with prefix.
    pub name: &'a [u8],
    /// Its attributes, without the spaces around them.
    pub attributes: &'a [u8],
}

/// A piece of XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A start tag.
    Open(Tag<'a>),
    /// A tag of an element without content.
    Empty(Tag<'a>),
    /// An end tag; its name.
    Close(&'a [u8]),
    /// Text or a reference, as written.
    Text(&'a [u8]),
}

/// XML read piece by piece. The reader of quick-xml finds the borders; the pieces are slices of the text itself, which
/// its events do not give away.
pub(super) struct Source<'a> {
    text: &'a [u8],
    reader: Reader<&'a [u8]>,
}

impl<'a> Source<'a> {
    /// Reads this text.
    pub(super) fn new(text: &'a [u8]) -> Source<'a> {
        Source { text, reader: Reader::from_reader(text) }
    }

    /// The next piece, nothing at the end. The declaration is passed over.
    ///
    /// # Errors
    /// [`DocxError::Markup`] where the text is not well-formed, or holds what docx-rs never writes.
    pub(super) fn next(&mut self) -> Result<Option<Piece<'a>>, DocxError> {
        loop {
            let start = self.reader.buffer_position() as usize;
            let event = self.reader.read_event().map_err(|e| DocxError::Markup(e.to_string()))?;
            let raw = &self.text[start..self.reader.buffer_position() as usize];
            return Ok(Some(match event {
                Event::Start(tag) => Piece::Open(Tag::cut(raw, tag.name().as_ref().len(), 1)),
                Event::Empty(tag) => Piece::Empty(Tag::cut(raw, tag.name().as_ref().len(), 2)),
                Event::End(_) => Piece::Close(raw[2..raw.len() - 1].trim_ascii_end()),
                Event::Text(_) | Event::GeneralRef(_) => Piece::Text(raw),
                Event::Decl(_) => continue,
                Event::Eof => return Ok(None),
                _ => return Err(DocxError::Markup("a comment, CDATA or instruction".to_owned())),
            }));
        }
    }
}

impl<'a> Tag<'a> {
    /// The tag in `raw` (`<name …>`, with `tail` bytes of ending).
    fn cut(raw: &'a [u8], name_len: usize, tail: usize) -> Tag<'a> {
        Tag { name: &raw[1..=name_len], attributes: raw[1 + name_len..raw.len() - tail].trim_ascii() }
    }

    /// Writes the tag, open (`<a b="c">`) or empty (`<a b="c"/>`).
    pub(super) fn write(&self, empty: bool, out: &mut Vec<u8>) {
        out.push(b'<');
        out.extend_from_slice(self.name);
        if !self.attributes.is_empty() {
            out.push(b' ');
            out.extend_from_slice(self.attributes);
        }
        out.extend_from_slice(if empty { b"/>" } else { b">" });
    }
}

/// An element without text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element<'a> {
    /// Its tag.
    pub tag: Tag<'a>,
    /// Its children.
    pub children: Vec<Element<'a>>,
}

impl<'a> Element<'a> {
    /// An element of our own.
    pub(super) fn new(name: &'a str, attributes: &'a str) -> Element<'a> {
        Element::of(Tag { name: name.as_bytes(), attributes: attributes.as_bytes() })
    }

    /// The element of a tag, without children.
    pub(super) fn of(tag: Tag<'a>) -> Element<'a> {
        Element { tag, children: Vec::new() }
    }

    /// Reads the rest of an element whose start tag was read.
    ///
    /// # Errors
    /// [`DocxError::Markup`] on text inside, or when it does not end.
    pub(super) fn read(source: &mut Source<'a>, tag: Tag<'a>) -> Result<Element<'a>, DocxError> {
        let mut element = Element::of(tag);
        loop {
            match source.next()? {
                Some(Piece::Open(child)) => element.children.push(Element::read(source, child)?),
                Some(Piece::Empty(child)) => element.children.push(Element::of(child)),
                Some(Piece::Close(_)) => return Ok(element),
                Some(Piece::Text(_)) | None => {
                    return Err(DocxError::Markup("properties that hold text or do not end".to_owned()));
                }
            }
        }
    }

    /// Puts the children into the order of the schema, at every depth, and drops containers that hold nothing.
    pub(super) fn normalise(&mut self) {
        for child in &mut self.children {
            child.normalise();
        }
        self.children.retain(|c| !c.says_nothing());
        if self.children.len() > 1
            && let Some(order) = order::children_of(self.tag.name)
        {
            // Stable: what may stand several times (headerReference) keeps its order.
            self.children.sort_by_key(|c| order::rank(order, c.tag.name));
        }
    }

    /// A container of properties without properties.
    pub(super) fn says_nothing(&self) -> bool {
        self.children.is_empty() && self.tag.attributes.is_empty() && order::children_of(self.tag.name).is_some()
    }

    /// Writes the element.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        self.tag.write(self.children.is_empty(), out);
        if !self.children.is_empty() {
            for child in &self.children {
                child.write(out);
            }
            out.extend_from_slice(b"</");
            out.extend_from_slice(self.tag.name);
            out.push(b'>');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normalised(xml: &str) -> String {
        let mut source = Source::new(xml.as_bytes());
        let Some(Piece::Open(tag)) = source.next().unwrap() else { panic!("{xml} begins with a start tag") };
        let mut element = Element::read(&mut source, tag).unwrap();
        element.normalise();
        let mut out = Vec::new();
        element.write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn children_are_put_in_order_and_empty_containers_dropped() {
        assert_eq!(
            normalised(
                r#"<w:pPr><w:rPr><w:sz w:val="26" /><w:b /></w:rPr><w:jc w:val="both" /><w:pStyle w:val="A" /></w:pPr>"#
            ),
            r#"<w:pPr><w:pStyle w:val="A"/><w:jc w:val="both"/><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:pPr>"#
        );
        assert_eq!(
            normalised(r#"<w:tblPr><w:tblBorders /><w:tblW w:w="1" w:type="dxa" /></w:tblPr>"#),
            r#"<w:tblPr><w:tblW w:w="1" w:type="dxa"/></w:tblPr>"#
        );
    }

    #[test]
    fn unknown_children_stay_and_stand_last() {
        assert_eq!(normalised("<w:rPr><w:new /><w:i /><w:b /></w:rPr>"), "<w:rPr><w:b/><w:i/><w:new/></w:rPr>");
    }

    #[test]
    fn pieces_are_the_text_itself() {
        let mut source = Source::new(br#"<?xml version="1.0"?><a x="1" >b&amp;<c /></a >"#);
        let mut pieces = Vec::new();
        while let Some(piece) = source.next().unwrap() {
            pieces.push(piece);
        }
        let tag = |name, attributes| Tag { name, attributes };
        assert_eq!(
            pieces,
            [
                Piece::Open(tag(b"a", br#"x="1""#)),
                Piece::Text(b"b"),
                Piece::Text(b"&amp;"),
                Piece::Empty(tag(b"c", b"")),
                Piece::Close(b"a"),
            ]
        );
    }

    #[test]
    fn broken_markup_is_an_error() {
        let mut source = Source::new(b"<a><b></a>");
        let error = std::iter::repeat_with(|| source.next()).take(4).find_map(Result::err);
        assert!(matches!(error, Some(DocxError::Markup(_))));
    }
}
