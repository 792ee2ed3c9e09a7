//! Properties of runs and paragraphs as elements write them: what is said here, nothing about what is inherited.

use super::xml::{Fault, Ns, Piece, Tag, Xml};
use crate::import::{Align, Script, Sheet};

/// What an element says about the look of characters.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RunProps {
    /// Character style.
    pub style: Option<String>,
    /// Bold.
    pub bold: Option<bool>,
    /// Italic.
    pub italic: Option<bool>,
    /// Underlined.
    pub underline: Option<bool>,
    /// Drawn as capitals.
    pub caps: Option<bool>,
    /// Hidden.
    pub hidden: Option<bool>,
    /// Raised or lowered.
    pub script: Option<Script>,
    /// The font of letters without marks.
    pub ascii: Option<String>,
    /// The font of the others.
    pub other: Option<String>,
    /// The mark of the paragraph was deleted with tracked changes.
    pub deleted: bool,
}

impl RunProps {
    /// Reads the element that is open.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<RunProps, Fault> {
        let mut out = RunProps::default();
        while let Some(piece) = xml.inside()? {
            if let Piece::Open(tag) = piece {
                if tag.ns == Ns::Word {
                    out.take(&tag);
                }
                xml.skip()?;
            }
        }
        Ok(out)
    }

    fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            b"rStyle" => self.style = tag.val(),
            b"b" => self.bold = Some(tag.on()),
            b"i" => self.italic = Some(tag.on()),
            b"caps" => self.caps = Some(tag.on()),
            b"vanish" => self.hidden = Some(tag.on()),
            b"u" => self.underline = Some(!matches!(tag.val().as_deref(), Some("none"))),
            b"del" | b"moveFrom" => self.deleted = true,
            b"vertAlign" => {
                self.script = Some(match tag.val().as_deref() {
                    Some("superscript") => Script::Super,
                    Some("subscript") => Script::Sub,
                    _ => Script::Normal,
                });
            }
            b"rFonts" => {
                let font = |theme: &str, name: &str| tag.attr(theme).map(|t| format!("{THEME}{t}")).or(tag.attr(name));
                self.ascii = font("asciiTheme", "ascii").or(self.ascii.take());
                self.other = font("hAnsiTheme", "hAnsi").or(self.other.take());
            }
            _ => {}
        }
    }

    /// What stands on top of this: what it says counts.
    pub(super) fn under(&self, top: &RunProps) -> RunProps {
        RunProps {
            style: top.style.clone().or_else(|| self.style.clone()),
            bold: top.bold.or(self.bold),
            italic: top.italic.or(self.italic),
            underline: top.underline.or(self.underline),
            caps: top.caps.or(self.caps),
            hidden: top.hidden.or(self.hidden),
            script: top.script.or(self.script),
            ascii: top.ascii.clone().or_else(|| self.ascii.clone()),
            other: top.other.clone().or_else(|| self.other.clone()),
            deleted: top.deleted,
        }
    }
}

/// In front of the name of a font that the theme decides.
pub(super) const THEME: &str = "\u{0}";

/// What an element says about a paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ParaProps {
    /// Paragraph style.
    pub style: Option<String>,
    /// How it is set.
    pub align: Option<Align>,
    /// Distances in twentieths of a point: from the left, the first line's more, its less.
    pub left: Option<i64>,
    /// The first line stands further in.
    pub first: Option<i64>,
    /// Space above.
    pub before: Option<i64>,
    /// Space below.
    pub after: Option<i64>,
    /// The list it belongs to; `0` takes it out of one.
    pub list: Option<String>,
    /// The level in the list.
    pub level: Option<usize>,
    /// It begins a page.
    pub page: Option<bool>,
    /// A rule is drawn below it.
    pub ruled: Option<bool>,
    /// Properties of its mark.
    pub mark: RunProps,
    /// A section ends with it.
    pub section: Option<Section>,
}

impl ParaProps {
    /// Reads the element that is open.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<ParaProps, Fault> {
        let mut out = ParaProps::default();
        while let Some(piece) = xml.inside()? {
            let Piece::Open(tag) = piece else { continue };
            match (tag.ns, tag.name()) {
                (Ns::Word, b"numPr") => out.numbering(xml)?,
                (Ns::Word, b"pBdr") => out.ruled = Some(rule_below(xml)?),
                (Ns::Word, b"rPr") => out.mark = RunProps::read(xml)?,
                (Ns::Word, b"sectPr") => out.section = Some(Section::read(xml)?),
                (Ns::Word, _) => {
                    out.take(&tag);
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
        }
        Ok(out)
    }

    fn numbering(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        while let Some(piece) = xml.inside()? {
            if let Piece::Open(tag) = piece {
                match tag.name() {
                    b"numId" => self.list = tag.val(),
                    b"ilvl" => self.level = tag.number("val").and_then(|n| usize::try_from(n).ok()),
                    _ => {}
                }
                xml.skip()?;
            }
        }
        Ok(())
    }

    fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            b"pStyle" => self.style = tag.val(),
            b"pageBreakBefore" => self.page = Some(tag.on()),
            b"jc" => {
                self.align = Some(match tag.val().as_deref() {
                    Some("center") => Align::Center,
                    Some("right" | "end") => Align::Right,
                    Some("both" | "distribute" | "lowKashida" | "mediumKashida" | "highKashida") => Align::Justified,
                    _ => Align::Left,
                });
            }
            b"ind" => {
                self.left = tag.twips("left").or(tag.twips("start")).or(self.left);
                let less = tag.twips("hanging").map(|n| -n);
                self.first = less.or(tag.twips("firstLine")).or(self.first);
            }
            b"spacing" => {
                self.before = tag.twips("before").or(self.before);
                self.after = tag.twips("after").or(self.after);
            }
            _ => {}
        }
    }

    /// What stands on top of this: what it says counts.
    pub(super) fn under(&self, top: &ParaProps) -> ParaProps {
        ParaProps {
            style: top.style.clone().or_else(|| self.style.clone()),
            align: top.align.or(self.align),
            left: top.left.or(self.left),
            first: top.first.or(self.first),
            before: top.before.or(self.before),
            after: top.after.or(self.after),
            list: top.list.clone().or_else(|| self.list.clone()),
            level: top.level.or(self.level),
            page: top.page.or(self.page),
            ruled: top.ruled.or(self.ruled),
            mark: top.mark.clone(),
            section: top.section,
        }
    }
}

/// Whether any border is drawn, in the element that is open.
pub(super) fn drawn(xml: &mut Xml<'_>) -> Result<bool, Fault> {
    let mut any = false;
    while let Some(piece) = xml.inside()? {
        if let Piece::Open(tag) = piece {
            any |= is_drawn(&tag);
            xml.skip()?;
        }
    }
    Ok(any)
}

/// Whether the borders of a paragraph are a rule below it: nothing but a line at the bottom. Drawn on more sides they are a
/// frame, which paragraphs share.
fn rule_below(xml: &mut Xml<'_>) -> Result<bool, Fault> {
    let (mut below, mut elsewhere) = (false, false);
    while let Some(piece) = xml.inside()? {
        if let Piece::Open(tag) = piece {
            let place = if tag.name() == b"bottom" { &mut below } else { &mut elsewhere };
            *place |= is_drawn(&tag);
            xml.skip()?;
        }
    }
    Ok(below && !elsewhere)
}

/// Whether a border is seen.
fn is_drawn(tag: &Tag<'_>) -> bool {
    let white = tag.attr("color").is_some_and(|color| color.eq_ignore_ascii_case("FFFFFF"));
    !white && !matches!(tag.val().as_deref(), None | Some("nil" | "none"))
}

/// How the pages of a section are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    /// Wider than high.
    pub landscape: bool,
    /// It begins where the one before it ends, on the same page.
    pub runs_on: bool,
    /// Paper and margins.
    pub sheet: Sheet,
}

impl Section {
    /// Reads the element that is open.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Section, Fault> {
        let mut out = Section::default();
        while let Some(piece) = xml.inside()? {
            if let Piece::Open(tag) = piece {
                match tag.name() {
                    b"pgSz" => {
                        let wider = tag.twips("w").zip(tag.twips("h")).map(|(w, h)| w > h);
                        out.sheet.paper = all(["w", "h"].map(|name| hundredths(&tag, name)));
                        out.landscape = wider.unwrap_or(tag.attr("orient").as_deref() == Some("landscape"));
                    }
                    b"pgMar" => {
                        let sides = ["top", "bottom", "left", "right"];
                        out.sheet.margins = all(sides.map(|name| hundredths(&tag, name).map(i32::abs)));
                    }
                    b"type" => out.runs_on = matches!(tag.val().as_deref(), Some("continuous" | "nextColumn")),
                    _ => {}
                }
                xml.skip()?;
            }
        }
        Ok(out)
    }
}

/// A length in hundredths of a millimetre.
fn hundredths(tag: &Tag<'_>, name: &str) -> Option<i32> {
    // An inch has 1440 twips and 2540 hundredths of a millimetre.
    i32::try_from(tag.twips(name)? * 2540 / 1440).ok()
}

/// Lengths, where all of them are there.
fn all<const N: usize>(lengths: [Option<i32>; N]) -> Option<[i32; N]> {
    let known: Vec<i32> = lengths.into_iter().flatten().collect();
    known.try_into().ok()
}
