//! Lists: their levels as the part of the numbering defines them.

use std::collections::BTreeMap;

use super::props::{ParaProps, RunProps};
use super::xml::{Fault, Ns, Piece, Tag, Xml};

/// Levels of a list.
pub(super) const LEVELS: usize = 9;

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Definitions by their name.
    kinds: BTreeMap<String, Kind>,
    /// Lists by their name.
    lists: BTreeMap<String, List>,
}

/// A definition, which lists share.
#[derive(Clone, Debug, Default)]
struct Kind {
    levels: BTreeMap<usize, Level>,
    /// The style whose list this is.
    link: Option<String>,
    /// It is defined by the list of this style.
    by_style: Option<String>,
}

/// A list.
#[derive(Clone, Debug, Default)]
struct List {
    kind: String,
    starts: BTreeMap<usize, i64>,
    levels: BTreeMap<usize, Level>,
}

/// A level of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Level {
    /// The first number.
    pub start: Option<i64>,
    /// How numbers are written.
    pub format: String,
    /// The label, `%1` being the number of the first level.
    pub text: String,
    /// What stands behind it.
    pub suffix: Option<String>,
    /// Numbers of the levels above are written in digits.
    pub legal: bool,
    /// Behind which level it begins anew: 0 never, nothing = every higher one.
    pub restart: Option<usize>,
    /// The paragraph style that belongs to it.
    pub style: Option<String>,
    /// Indents.
    pub para: ParaProps,
    /// Looks of the label.
    pub run: RunProps,
}

impl Numbering {
    /// Reads the part.
    pub(super) fn read(text: Option<&str>) -> Result<Numbering, Fault> {
        let mut out = Numbering::default();
        let Some(text) = text else { return Ok(out) };
        let mut xml = Xml::of(text);
        xml.root()?;
        while let Some(piece) = xml.inside()? {
            let Piece::Open(tag) = piece else { continue };
            match (tag.ns, tag.name()) {
                (Ns::Word, b"abstractNum") => {
                    let id = tag.attr("abstractNumId").unwrap_or_default();
                    out.kinds.insert(id, kind(&mut xml)?);
                }
                (Ns::Word, b"num") => {
                    let id = tag.attr("numId").unwrap_or_default();
                    out.lists.insert(id, list(&mut xml)?);
                }
                _ => xml.skip()?,
            }
        }
        xml.finish()?;
        Ok(out)
    }

    /// The definition that counts for a list: where it only names a style, the one of that style's list.
    pub(super) fn kind_of(&self, list: &str) -> Option<&str> {
        let (name, kind) = self.kinds.get_key_value(&self.lists.get(list)?.kind)?;
        let linked = kind.by_style.as_ref().filter(|_| kind.levels.is_empty());
        let other = linked.and_then(|style| self.kinds.iter().find(|(_, k)| k.link.as_ref() == Some(style)));
        Some(other.map_or(name, |(name, _)| name))
    }

    /// A level of a list.
    pub(super) fn level(&self, list: &str, level: usize) -> Option<&Level> {
        let own = self.lists.get(list)?.levels.get(&level);
        own.or_else(|| self.kinds.get(self.kind_of(list)?)?.levels.get(&level))
    }

    /// Where a list begins to count, if otherwise than its definition.
    pub(super) fn start(&self, list: &str, level: usize) -> Option<i64> {
        let list = self.lists.get(list)?;
        list.starts.get(&level).copied().or_else(|| list.levels.get(&level)?.start)
    }

    /// The level of a list that belongs to a paragraph style.
    pub(super) fn level_of(&self, list: &str, style: &str) -> Option<usize> {
        (0..LEVELS).find(|level| self.level(list, *level).is_some_and(|l| l.style.as_deref() == Some(style)))
    }
}

fn kind(xml: &mut Xml<'_>) -> Result<Kind, Fault> {
    let mut out = Kind::default();
    while let Some(piece) = xml.inside()? {
        let Piece::Open(tag) = piece else { continue };
        match (tag.ns, tag.name()) {
            (Ns::Word, b"lvl") => {
                let at = place(&tag);
                let level = level(xml)?;
                out.levels.entry(at).or_insert(level);
            }
            (Ns::Word, b"styleLink") => {
                out.link = tag.val();
                xml.skip()?;
            }
            (Ns::Word, b"numStyleLink") => {
                out.by_style = tag.val();
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    Ok(out)
}

fn list(xml: &mut Xml<'_>) -> Result<List, Fault> {
    let mut out = List::default();
    while let Some(piece) = xml.inside()? {
        let Piece::Open(tag) = piece else { continue };
        match (tag.ns, tag.name()) {
            (Ns::Word, b"abstractNumId") => {
                out.kind = tag.val().unwrap_or_default();
                xml.skip()?;
            }
            (Ns::Word, b"lvlOverride") => overridden(xml, place(&tag), &mut out)?,
            _ => xml.skip()?,
        }
    }
    Ok(out)
}

fn overridden(xml: &mut Xml<'_>, at: usize, list: &mut List) -> Result<(), Fault> {
    while let Some(piece) = xml.inside()? {
        let Piece::Open(tag) = piece else { continue };
        match (tag.ns, tag.name()) {
            (Ns::Word, b"startOverride") => {
                list.starts.extend(tag.number("val").map(|start| (at, start)));
                xml.skip()?;
            }
            (Ns::Word, b"lvl") => {
                list.levels.insert(at, level(xml)?);
            }
            _ => xml.skip()?,
        }
    }
    Ok(())
}

fn place(tag: &Tag<'_>) -> usize {
    tag.number("ilvl").and_then(|n| usize::try_from(n).ok()).unwrap_or(0).min(LEVELS - 1)
}

fn level(xml: &mut Xml<'_>) -> Result<Level, Fault> {
    let mut out = Level { format: "decimal".to_string(), ..Level::default() };
    while let Some(piece) = xml.inside()? {
        let Piece::Open(tag) = piece else { continue };
        match (tag.ns, tag.name()) {
            (Ns::Word, b"pPr") => out.para = ParaProps::read(xml)?,
            (Ns::Word, b"rPr") => out.run = RunProps::read(xml)?,
            (Ns::Word, name) => {
                match name {
                    b"start" => out.start = tag.number("val"),
                    b"numFmt" => out.format = tag.val().unwrap_or_default(),
                    b"lvlText" => out.text = tag.val().unwrap_or_default(),
                    b"suff" => out.suffix = tag.val(),
                    b"isLgl" => out.legal = tag.on(),
                    b"lvlRestart" => out.restart = tag.number("val").and_then(|n| usize::try_from(n).ok()),
                    b"pStyle" => out.style = tag.val(),
                    _ => {}
                }
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    Ok(out)
}
