//! Runs: text and the small things between, each to where it belongs.

use super::super::symbols;
use super::drawing::Drawn;
use super::paragraph::Para;
use super::props::RunProps;
use super::walk::Walk;
use super::xml::{Fault, Ns, Piece, Tag, Xml};
use crate::import::{AsideClass, Item, Seam, Span};

/// Elements of WordprocessingML that are known to hold nothing but what is looked at anyway.
const KNOWN: [&[u8]; 59] = [
    b"hyperlink",
    b"smartTag",
    b"sdt",
    b"sdtContent",
    b"customXml",
    b"dir",
    b"bdo",
    b"ruby",
    b"rt",
    b"rubyBase",
    b"rubyPr",
    b"proofErr",
    b"bookmarkStart",
    b"bookmarkEnd",
    b"lastRenderedPageBreak",
    b"permStart",
    b"permEnd",
    b"commentRangeStart",
    b"commentRangeEnd",
    b"commentReference",
    b"annotationRef",
    b"footnoteRef",
    b"endnoteRef",
    b"separator",
    b"continuationSeparator",
    b"drawing",
    b"pict",
    b"object",
    b"txbxContent",
    b"moveFromRangeStart",
    b"moveFromRangeEnd",
    b"moveToRangeStart",
    b"moveToRangeEnd",
    b"customXmlInsRangeStart",
    b"customXmlInsRangeEnd",
    b"customXmlDelRangeStart",
    b"customXmlDelRangeEnd",
    b"customXmlMoveFromRangeStart",
    b"customXmlMoveFromRangeEnd",
    b"customXmlMoveToRangeStart",
    b"customXmlMoveToRangeEnd",
    b"pgNum",
    b"yearShort",
    b"yearLong",
    b"monthShort",
    b"monthLong",
    b"dayShort",
    b"dayLong",
    b"control",
    b"objectEmbed",
    b"objectLink",
    b"movie",
    b"anchorLock",
    b"wrap",
    b"fldData",
    b"subDoc",
    b"contentPart",
    b"divId",
    b"background",
];

impl Walk<'_> {
    /// A run, whose element is open.
    pub(super) fn run(&mut self, xml: &mut Xml<'_>, para: &mut Para) -> Result<(), Fault> {
        let before = (self.state.hidden, std::mem::take(&mut self.state.look));
        let mut looked = false;
        while let Some(piece) = xml.inside()? {
            let Piece::Open(tag) = piece else { continue };
            if tag.ns == Ns::Word && tag.name() == b"rPr" {
                let props = RunProps::read(xml)?;
                self.look(&props, para);
                looked = true;
                continue;
            }
            if !std::mem::replace(&mut looked, true) {
                self.look(&RunProps::default(), para);
            }
            self.inline(xml, &tag, para)?;
        }
        self.state.mark = None;
        (self.state.hidden, self.state.look) = before;
        Ok(())
    }

    fn look(&mut self, props: &RunProps, para: &Para) {
        let look = self.known.styles.look(props, para.style.as_deref(), self.state.table_style.as_deref());
        self.state.hidden |= look.hidden;
        self.state.look = look;
    }

    /// A piece of a run that is no element around others.
    pub(super) fn piece(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, para: &mut Para) -> Result<(), Fault> {
        match (tag.ns, tag.name()) {
            (Ns::Word | Ns::Math | Ns::Draw, b"t") | (Ns::Word, b"delText" | b"delInstrText" | b"instrText") => {
                return self.letters(xml, tag, para);
            }
            (Ns::Word, b"drawing" | b"pict" | b"object") => return self.drawing(xml, para),
            (Ns::Draw, b"p") => return self.drawn_paragraph(xml, para),
            (Ns::Word, b"tab" | b"ptab") => self.text("\t", para),
            (Ns::Word, b"br") => self.line_end(tag.attr("type").as_deref(), para),
            (Ns::Word, b"cr") | (Ns::Draw, b"br") => self.line_end(None, para),
            (Ns::Word, b"noBreakHyphen") => self.text("\u{2011}", para),
            (Ns::Word, b"softHyphen") => self.text("\u{AD}", para),
            (Ns::Word, b"sym") => self.symbol(tag, para),
            (Ns::Other, b"symEx") => {
                let code = tag.attr("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    self.text(c.encode_utf8(&mut [0; 4]), para);
                }
            }
            (Ns::Word, b"fldChar") => match tag.attr("fldCharType").as_deref() {
                Some("begin") => self.state.fields.push(true),
                Some("separate") => self.state.fields.last_mut().into_iter().for_each(|code| *code = false),
                _ => {
                    self.state.fields.pop();
                }
            },
            (Ns::Word, b"footnoteReference" | b"endnoteReference") => self.note(tag, para),
            (Ns::Word, name) if !KNOWN.contains(&name) => {
                self.seen.unknown.insert(String::from_utf8_lossy(name).into_owned());
            }
            _ => self.graphic(tag, para),
        }
        self.inside(xml, para)
    }

    /// An element that holds text. Whatever else strayed into it is not lost either.
    fn letters(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>, para: &mut Para) -> Result<(), Fault> {
        let kept = tag.ns != Ns::Word || tag.attr("space").as_deref() == Some("preserve");
        loop {
            let (text, stray) = xml.stretch()?;
            match tag.name() {
                b"t" => {
                    let text = text.replace(['\n', '\r'], " ");
                    self.text(if kept { &text } else { text.trim_matches([' ', '\t']) }, para);
                }
                b"instrText" => self.put_aside(self.unseen().unwrap_or(AsideClass::FieldCode), &text),
                _ => self.put_aside(AsideClass::Deleted, &text),
            }
            match stray {
                Some(tag) => self.inline(xml, &tag, para)?,
                None => return Ok(()),
            }
        }
    }

    /// Where text that is not on the page belongs here; nothing when it is on it.
    pub(super) fn unseen(&self) -> Option<AsideClass> {
        let code = self.state.whole_fields && self.state.fields.contains(&true);
        match () {
            () if self.state.deleted => Some(AsideClass::Deleted),
            () if self.state.hidden => Some(AsideClass::Hidden),
            () if code => Some(AsideClass::FieldCode),
            () => None,
        }
    }

    /// Text of the run.
    pub(super) fn text(&mut self, text: &str, para: &mut Para) {
        if text.is_empty() {
            return;
        }
        self.state.drawn.found = true;
        if let Some(class) = self.unseen() {
            return self.put_aside(class, text);
        }
        if self.state.inserted {
            self.seen.inserted.push(text.to_string());
        }
        let look = &self.state.look;
        let font = match text.is_ascii() {
            true => look.ascii.as_ref().or(look.other.as_ref()),
            false => look.other.as_ref().or(look.ascii.as_ref()),
        };
        let span = Span {
            text: text.chars().map(|c| self.seen_symbol(font.map(String::as_str), c)).collect(),
            bold: look.bold,
            italic: look.italic,
            underline: look.underline,
            caps: look.caps,
            script: look.script,
            font: font.cloned(),
            note: self.state.mark.take(),
        };
        para.text(span);
    }

    /// What is seen of a character of a font of symbols.
    fn seen_symbol(&self, font: Option<&str>, c: char) -> char {
        if symbols::private(c) { symbols::shown(font, c).unwrap_or(c) } else { c }
    }

    /// A character by font and code.
    fn symbol(&mut self, tag: &Tag<'_>, para: &mut Para) {
        let font = tag.attr("font");
        let code = tag.attr("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let Some(c) = code.and_then(char::from_u32) else { return };
        let seen = symbols::shown(font.as_deref(), c);
        if seen.is_none() && self.unseen().is_none() {
            let place = self.place();
            self.seen.symbols.push((font.unwrap_or_default(), c, place));
        }
        self.text(seen.unwrap_or(c).encode_utf8(&mut [0; 4]), para);
    }

    fn line_end(&mut self, kind: Option<&str>, para: &mut Para) {
        match kind {
            _ if self.unseen().is_some() => {}
            Some("page") => para.part(Seam::Page),
            _ => para.line_end(),
        }
    }

    /// The mark of a note.
    fn note(&mut self, tag: &Tag<'_>, para: &mut Para) {
        if self.unseen().is_some() {
            return;
        }
        let own = tag.attr("customMarkFollows").is_some_and(|v| !matches!(v.as_str(), "0" | "false" | "off"));
        let index = self.notes.refer(tag.name() == b"endnoteReference", &tag.attr("id").unwrap_or_default(), own);
        if own {
            self.state.mark = Some(index);
        } else {
            para.text(Span { note: Some(index), script: self.state.look.script, ..Span::default() });
        }
    }

    /// A formula: in one line it is text, otherwise it is named and stays aside.
    pub(super) fn formula(&mut self, xml: &mut Xml<'_>, para: &mut Para) -> Result<(), Fault> {
        let mut formula = Formula { text: String::new(), flat: true };
        self.in_formula(xml, &mut formula)?;
        if formula.flat {
            self.text(&formula.text, para);
        } else {
            self.put_aside(AsideClass::Formula, &formula.text);
            para.anchor(vec![Item::Seam(Seam::Picture)]);
        }
        Ok(())
    }

    fn in_formula(&mut self, xml: &mut Xml<'_>, out: &mut Formula) -> Result<(), Fault> {
        const FLAT: [&[u8]; 13] = [
            b"oMath", b"r", b"t", b"rPr", b"ctrlPr", b"sty", b"nor", b"lit", b"scr", b"brk", b"aln", b"argPr", b"argSz",
        ];
        while let Some(piece) = xml.inside()? {
            let Piece::Open(tag) = piece else { continue };
            out.flat &= tag.ns != Ns::Math || FLAT.contains(&tag.name());
            match (tag.ns, tag.name()) {
                (Ns::Math | Ns::Word, b"t") => loop {
                    let (text, stray) = xml.stretch()?;
                    match self.unseen() {
                        Some(class) => self.put_aside(class, &text),
                        None => out.text.push_str(&text),
                    }
                    if stray.is_none() {
                        break;
                    }
                    self.in_formula(xml, out)?;
                },
                (Ns::Word, b"delText" | b"instrText" | b"delInstrText") => {
                    self.piece(xml, &tag, &mut Para::default())?;
                }
                (Ns::Word, b"del" | b"moveFrom") => {
                    let before = std::mem::replace(&mut self.state.deleted, true);
                    self.in_formula(xml, out)?;
                    self.state.deleted = before;
                }
                _ => self.in_formula(xml, out)?,
            }
        }
        Ok(())
    }

    /// A paragraph of a drawing.
    fn drawn_paragraph(&mut self, xml: &mut Xml<'_>, para: &mut Para) -> Result<(), Fault> {
        let mut inner = Para::default();
        inner.stands_at(self.place());
        self.inside(xml, &mut inner)?;
        let mut items = Vec::new();
        inner.end(&mut items);
        para.anchor(items);
        Ok(())
    }

    /// A drawing, whose element is open.
    fn drawing(&mut self, xml: &mut Xml<'_>, para: &mut Para) -> Result<(), Fault> {
        let around = std::mem::take(&mut self.state.drawn);
        self.inside(xml, para)?;
        let drawn = std::mem::replace(&mut self.state.drawn, around);
        if !drawn.found {
            self.picture(&drawn, "", para);
        }
        self.state.drawn.found = true;
        Ok(())
    }

    /// A picture, by what is known of its drawing.
    pub(super) fn picture(&mut self, drawn: &Drawn, part: &str, para: &mut Para) {
        let known = [drawn.name.as_str(), drawn.alt.as_str(), part];
        let name: Vec<&str> = known.into_iter().filter(|text| !text.is_empty()).collect();
        self.put_aside(AsideClass::Picture, &name.join("; "));
        if self.unseen().is_none() {
            para.anchor(vec![Item::Seam(Seam::Picture)]);
        }
    }
}

/// A formula while it is read.
struct Formula {
    text: String,
    /// Nothing in it stands above or below something else.
    flat: bool,
}
