//! `fontTable.xml`, and the faces inside the file for readers without the font (`--nhung-phong`).
//!
//! An embedded face is obfuscated as ECMA-376 17.8.1 says: its first 32 bytes are mixed with a key, so that the file is
//! not taken for a font by itself. The key comes from the face's own bytes, never from chance.

use sha2::{Digest, Sha256};

use super::DocxError;
use super::parts::{DECLARATION, MAIN_NAMESPACE, OFFICE_RELATIONSHIP, RELATIONSHIPS};
use super::text::escaped;
use crate::font::FontSet;
use crate::page::Face;
use crate::style::FontNames;

/// A face inside the file.
pub(super) struct Embedded {
    /// The name of its family.
    family: String,
    /// The key, as Word writes it: `{…}`.
    key: String,
    /// The obfuscated font file.
    pub bytes: Vec<u8>,
}

/// How Word calls the faces, in the order of [`Face::ALL`].
const KINDS: [&str; 4] = ["embedRegular", "embedBold", "embedItalic", "embedBoldItalic"];

/// The path of a face in the package.
pub(super) fn part_name(index: usize) -> String {
    format!("word/fonts/font{}.odttf", index + 1)
}

/// Prepares the faces, in the order of [`Face::ALL`], and behind them the one of symbols where the document shows some.
pub(super) fn embed(fonts: &FontSet, symbols: bool) -> Vec<Embedded> {
    // One family, also where the files of an office disagree about its name.
    let family = fonts.face(Face::Regular).family();
    let own = fonts.face(Face::Symbol).family();
    let faces = Face::ALL.map(|face| (face, family)).into_iter().chain(symbols.then_some((Face::Symbol, own)));
    faces
        .map(|(face, family)| {
            let mut bytes = fonts.face(face).bytes().to_vec();
            let guid = guid(&bytes);
            obfuscate(&mut bytes, guid);
            Embedded { family: family.to_owned(), key: key(guid), bytes }
        })
        .collect()
}

/// Sixteen bytes that depend on the whole font file.
fn guid(bytes: &[u8]) -> [u8; 16] {
    let hash = Sha256::digest(bytes);
    std::array::from_fn(|i| hash[i])
}

/// `{8-4-4-4-12}` in capitals.
fn key(guid: [u8; 16]) -> String {
    let mut out = "{".to_owned();
    for (index, byte) in guid.into_iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            out.push('-');
        }
        push!(out, "{byte:02X}");
    }
    out.push('}');
    out
}

/// Mixes the key, from its last byte to its first, into the first 32 bytes; twice gives the font back.
fn obfuscate(bytes: &mut [u8], guid: [u8; 16]) {
    for (byte, key) in bytes.iter_mut().take(32).zip(guid.into_iter().rev().cycle()) {
        *byte ^= key;
    }
}

/// `word/fontTable.xml`: the document's font with its stand-in, and under its own name what is embedded.
pub(super) fn table(names: &FontNames, embedded: &[Embedded], symbols: bool) -> Result<String, DocxError> {
    let mut out = format!(r#"{DECLARATION}<w:fonts {MAIN_NAMESPACE} xmlns:r="{OFFICE_RELATIONSHIP}">"#);
    let (embedded, signs) = embedded.split_at(embedded.len().min(KINDS.len()));
    let family = embedded.first().map(|face| face.family.as_str());
    let own = family == Some(names.name.as_str());
    let alternative = Some(names.alternative.as_str()).filter(|a| !a.is_empty() && *a != names.name);
    font(&mut out, &names.name, alternative, if own { (0, embedded) } else { (0, &[]) })?;
    if let Some(family) = family.filter(|_| !own) {
        font(&mut out, family, None, (0, embedded))?;
    }
    if symbols {
        font(&mut out, &names.symbols, None, (KINDS.len(), signs))?;
    }
    out.push_str("</w:fonts>");
    Ok(out)
}

/// A font; of what is embedded, the first has the number behind `before`.
fn font(
    out: &mut String,
    name: &str,
    alternative: Option<&str>,
    (before, embedded): (usize, &[Embedded]),
) -> Result<(), DocxError> {
    push!(out, r#"<w:font w:name="{}">"#, escaped(name)?);
    if let Some(alternative) = alternative {
        push!(out, r#"<w:altName w:val="{}"/>"#, escaped(alternative)?);
    }
    out.push_str(r#"<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>"#);
    for (index, (face, kind)) in embedded.iter().zip(KINDS).enumerate() {
        push!(out, r#"<w:{kind} r:id="rId{}" w:fontKey="{}"/>"#, before + index + 1, face.key);
    }
    out.push_str("</w:font>");
    Ok(())
}

/// `word/_rels/fontTable.xml.rels`.
pub(super) fn rels(embedded: &[Embedded]) -> String {
    let mut out = format!(r#"{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">"#);
    for number in 1..=embedded.len() {
        push!(
            out,
            r#"<Relationship Id="rId{number}" Type="{OFFICE_RELATIONSHIP}/font" Target="fonts/font{number}.odttf"/>"#
        );
    }
    out.push_str("</Relationships>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn obfuscation_touches_32_bytes_and_undoes_itself() {
        let font: Vec<u8> = (0..64).collect();
        let guid = std::array::from_fn(|i| i as u8 + 1);
        let mut mixed = font.clone();
        obfuscate(&mut mixed, guid);
        assert_eq!((mixed[0], mixed[15], mixed[16]), (16, 15 ^ 1, 16 ^ 16));
        assert_eq!(mixed[32..], font[32..]);
        obfuscate(&mut mixed, guid);
        assert_eq!(mixed, font);
    }

    #[test]
    fn the_stand_in_is_embedded_under_its_own_name() {
        let names = FontNames {
            name: "A".to_owned(),
            alternative: "B".to_owned(),
            symbols: "S".to_owned(),
            color: crate::page::Color::BLACK,
        };
        let faces = || KINDS.map(|_| Embedded { family: "B".to_owned(), key: "{K}".to_owned(), bytes: Vec::new() });
        let table = table(&names, &faces(), false).unwrap();
        let (own, stand_in) = table.split_once(r#"<w:font w:name="B">"#).unwrap();
        assert!(own.contains(r#"<w:altName w:val="B"/>"#) && !own.contains("embed"), "{own}");
        assert!(stand_in.contains(r#"<w:embedBoldItalic r:id="rId4" w:fontKey="{K}"/>"#), "{stand_in}");
    }

    #[test]
    fn a_key_is_written_as_word_writes_it() {
        let guid = std::array::from_fn(|i| i as u8);
        assert_eq!(key(guid), "{00010203-0405-0607-0809-0A0B0C0D0E0F}");
    }
}
