//! Styles: what a paragraph or run inherits, from the document's defaults and along the chains of styles.

use std::collections::BTreeMap;

use super::props::{ParaProps, RunProps, THEME, drawn};
use super::xml::{Fault, Ns, Piece, Xml};
use crate::import::Script;

/// Longest chain of styles that is followed.
const MAX_CHAIN: usize = 40;

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    defaults: Style,
    by_id: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    paragraph: Option<String>,
    /// Fonts of the theme: of headings, of text.
    theme: [Option<String>; 2],
}

/// A style, with all that it inherits from others once [`Styles::read`] is through.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    /// Of paragraphs.
    pub para: ParaProps,
    /// Of characters.
    pub run: RunProps,
    /// Whether tables have drawn borders.
    pub bordered: Option<bool>,
}

/// How a run looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Look {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Drawn as capitals.
    pub caps: bool,
    /// Hidden.
    pub hidden: bool,
    /// Raised or lowered.
    pub script: Script,
    /// Font of letters without marks.
    pub ascii: Option<String>,
    /// Font of the others.
    pub other: Option<String>,
}

impl Styles {
    /// Reads the part of the styles, and the theme where there is one.
    pub(super) fn read(text: Option<&str>, theme: Option<&str>) -> Result<Styles, Fault> {
        let mut out = Styles::default();
        if let Some(theme) = theme {
            out.theme = fonts(theme)?;
        }
        if let Some(text) = text {
            let mut xml = Xml::of(text);
            xml.root()?;
            while let Some(piece) = xml.inside()? {
                let Piece::Open(tag) = piece else { continue };
                match (tag.ns, tag.name()) {
                    (Ns::Word, b"docDefaults") => out.defaults = style(&mut xml)?,
                    (Ns::Word, b"style") => {
                        let id = tag.attr("styleId").unwrap_or_default();
                        let default = matches!(tag.attr("default").as_deref(), Some("1" | "true" | "on"));
                        if default && tag.attr("type").as_deref() == Some("paragraph") {
                            out.paragraph = Some(id.clone());
                        }
                        out.by_id.insert(id, style(&mut xml)?);
                    }
                    _ => xml.skip()?,
                }
            }
        }
        out.by_id = out.by_id.keys().map(|id| (id.clone(), out.flat(id))).collect();
        Ok(out)
    }

    /// A style with what it inherits.
    fn flat(&self, id: &str) -> Style {
        let mut chain = Vec::new();
        let mut next = self.by_id.get(id);
        while let Some(style) = next.filter(|_| chain.len() < MAX_CHAIN) {
            chain.push(style);
            next = style.based_on.as_ref().and_then(|id| self.by_id.get(id));
        }
        chain.iter().rev().fold(Style::default(), |base, top| Style {
            based_on: None,
            para: base.para.under(&top.para),
            run: base.run.under(&top.run),
            bordered: top.bordered.or(base.bordered),
        })
    }

    /// A style by its name.
    pub(super) fn get(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }

    /// The name of the style of a paragraph that names this one, or none.
    pub(super) fn paragraph<'s>(&'s self, named: Option<&'s str>) -> Option<&'s str> {
        named.filter(|id| self.by_id.contains_key(*id)).or(self.paragraph.as_deref())
    }

    /// What all paragraphs inherit.
    pub(super) fn defaults(&self) -> &Style {
        &self.defaults
    }

    /// How a run looks: what it says, its character style, its paragraph's style, its table's, the defaults. What can only
    /// be on or off is turned round by each kind of style that says it, as Word does.
    pub(super) fn look(&self, run: &RunProps, paragraph: Option<&str>, table: Option<&str>) -> Look {
        let of = |id: Option<&str>| id.and_then(|id| self.by_id.get(id)).map(|style| &style.run);
        let levels = [of(run.style.as_deref()), of(paragraph), of(table)];
        let switch = |get: fn(&RunProps) -> Option<bool>, of: &[Option<&RunProps>]| {
            let styled = of.iter().flatten().fold(false, |on, props| on ^ get(props).unwrap_or(false));
            get(run).unwrap_or(styled || get(&self.defaults.run).unwrap_or(false))
        };
        let nearest = [Some(run), levels[0], levels[1], levels[2], Some(&self.defaults.run)];
        let nearest = || nearest.iter().flatten();
        let font = |name: Option<&String>| name.and_then(|name| self.font(name));
        Look {
            bold: switch(|p| p.bold, &levels),
            italic: switch(|p| p.italic, &levels),
            caps: switch(|p| p.caps, &levels),
            hidden: switch(|p| p.hidden, &levels[..2]),
            underline: nearest().find_map(|p| p.underline).unwrap_or(false),
            script: nearest().find_map(|p| p.script).unwrap_or_default(),
            ascii: font(nearest().find_map(|p| p.ascii.as_ref())),
            other: font(nearest().find_map(|p| p.other.as_ref())),
        }
    }

    /// The font of a name, which the theme may decide.
    fn font(&self, name: &str) -> Option<String> {
        match name.strip_prefix(THEME) {
            Some(theme) => self.theme[usize::from(theme.starts_with("minor"))].clone(),
            None => Some(name.to_string()),
        }
    }
}

/// Reads a style or the defaults, whose element is open.
fn style(xml: &mut Xml<'_>) -> Result<Style, Fault> {
    let mut out = Style::default();
    while let Some(piece) = xml.inside()? {
        let Piece::Open(tag) = piece else { continue };
        match (tag.ns, tag.name()) {
            (Ns::Word, b"pPr") => out.para = ParaProps::read(xml)?,
            (Ns::Word, b"rPr") => out.run = RunProps::read(xml)?,
            (Ns::Word, b"basedOn") => {
                out.based_on = tag.val();
                xml.skip()?;
            }
            (Ns::Word, b"rPrDefault") => out.run = style(xml)?.run,
            (Ns::Word, b"pPrDefault") => out.para = style(xml)?.para,
            (Ns::Word, b"tblPr") => out.bordered = borders(xml)?,
            _ => xml.skip()?,
        }
    }
    Ok(out)
}

/// Whether the table properties that are open draw borders; nothing when they do not say.
fn borders(xml: &mut Xml<'_>) -> Result<Option<bool>, Fault> {
    let mut out = None;
    while let Some(piece) = xml.inside()? {
        if let Piece::Open(tag) = piece {
            match tag.name() {
                b"tblBorders" => out = Some(drawn(xml)?),
                _ => xml.skip()?,
            }
        }
    }
    Ok(out)
}

/// The fonts of a theme: of headings, of text.
fn fonts(theme: &str) -> Result<[Option<String>; 2], Fault> {
    let mut xml = Xml::of(theme);
    let mut out = [None, None];
    let mut text = 0;
    while let Some(piece) = xml.next()? {
        if let Piece::Open(tag) = piece {
            match tag.name() {
                b"majorFont" => text = 0,
                b"minorFont" => text = 1,
                b"latin" if out[text].is_none() => out[text] = tag.attr("typeface").filter(|name| !name.is_empty()),
                _ => {}
            }
        }
    }
    Ok(out)
}
