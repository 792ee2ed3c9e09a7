//! A font of the file as filling needs it: which code draws a character, how wide it is, where the line stands.

use std::collections::BTreeMap;

use super::operators;
use crate::seal::pdf::{Dict, Fault, Value, View};

/// Largest character map, in bytes.
const MAX_MAP: usize = 1 << 20;
/// Most codes of a font: two bytes each.
const MAX_CODES: usize = 1 << 16;
/// Longest text that one code says, in bytes: a ligature has a few letters, a hostile map says a book with every code.
const MAX_SAID: usize = 32;

/// An embedded font with two-byte codes (`Identity-H`).
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// What each code says.
    texts: BTreeMap<u16, String>,
    /// The code that says exactly one character.
    codes: BTreeMap<char, u16>,
    /// Widths that differ from the usual one, in 1/1000 em.
    widths: BTreeMap<u16, f64>,
    /// The usual width.
    usual: f64,
    /// Ascender and descender, both counted away from the line, in 1/1000 em.
    extent: (f64, f64),
}

impl Letters {
    /// Reads a font; nothing where it is of another kind or does not say what its codes mean.
    pub(super) fn read(view: &View<'_, '_>, font: &Dict) -> Result<Option<Letters>, Fault> {
        let encoding = view.get(font, "Encoding")?;
        let Value::Stream(map) = view.get(font, "ToUnicode")? else { return Ok(None) };
        let descendants = view.array(font, "DescendantFonts")?;
        let Some(descendant) = descendants.first() else { return Ok(None) };
        let descendant = view.resolve(descendant)?;
        let Some(descendant) = descendant.dict().filter(|_| encoding.name() == Some(b"Identity-H")) else {
            return Ok(None);
        };
        let mut letters =
            Letters { usual: number(&view.get(descendant, "DW")?).unwrap_or(1000.0), ..Letters::default() };
        letters.read_map(&view.data(&map, MAX_MAP)?);
        letters.read_widths(view, &view.array(descendant, "W")?)?;
        let descriptor = view.dict(descendant, "FontDescriptor")?;
        let height = |key| view.get(&descriptor, key).map(|value| number(&value).map_or(0.0, f64::abs));
        letters.extent = (height("Ascent")?, height("Descent")?);
        Ok(Some(letters))
    }

    /// The codes of a text, if the font has all its characters.
    pub(super) fn encode(&self, text: &str) -> Option<Vec<u16>> {
        text.chars().map(|c| self.codes.get(&c).copied()).collect()
    }

    /// What codes say, two bytes each.
    pub(super) fn decode(&self, codes: &[u8], text: &mut String) {
        for pair in codes.chunks_exact(2) {
            if let Some(said) = self.texts.get(&u16::from_be_bytes([pair[0], pair[1]])) {
                text.push_str(said);
            }
        }
    }

    /// The width of codes, in 1/1000 em.
    pub(super) fn width(&self, codes: &[u16]) -> f64 {
        codes.iter().map(|code| self.widths.get(code).copied().unwrap_or(self.usual)).sum()
    }

    /// Where the line stands in a box from ascender to descender: the share of its height that is below.
    pub(super) fn below(&self) -> f64 {
        let (ascent, descent) = self.extent;
        if ascent + descent > 0.0 { descent / (ascent + descent) } else { 0.2 }
    }

    fn read_map(&mut self, data: &[u8]) {
        let (texts, codes) = (&mut self.texts, &mut self.codes);
        let mut budget = MAX_CODES * 2;
        let mut say = |code: u16, text: String| {
            let mut characters = text.chars();
            if let (Some(only), None) = (characters.next(), characters.next()) {
                codes.entry(only).or_insert(code);
            }
            texts.insert(code, text);
        };
        operators::each(data, |word, operands| match word {
            b"endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    if let (Some(code), Some(text)) = (code(&pair[0]), text(&pair[1])) {
                        say(code, text);
                    }
                }
            }
            b"endbfrange" => {
                for triple in operands.chunks_exact(3) {
                    let (Some(from), Some(to)) = (code(&triple[0]), code(&triple[1])) else { continue };
                    // A hostile map could name all codes over and over.
                    budget = budget.saturating_sub(usize::from(to.saturating_sub(from)) + 1);
                    if budget == 0 {
                        return;
                    }
                    for (nth, code) in (from..=to).enumerate() {
                        let said = match &triple[2] {
                            Value::Array(texts) => texts.get(nth).and_then(text),
                            first => text(first).and_then(|text| {
                                let mut characters: Vec<char> = text.chars().collect();
                                let last = characters.pop()?;
                                characters.push(char::from_u32(u32::from(last) + nth as u32)?);
                                Some(characters.into_iter().collect())
                            }),
                        };
                        if let Some(said) = said {
                            say(code, said);
                        }
                    }
                }
            }
            _ => {}
        });
    }

    fn read_widths(&mut self, view: &View<'_, '_>, list: &[Value]) -> Result<(), Fault> {
        let (mut at, mut budget) = (0, MAX_CODES * 2);
        while let [first, second, rest @ ..] = &list[at..] {
            let Some(first) = first.int().and_then(|n| u16::try_from(n).ok()) else { return Ok(()) };
            if let Value::Array(widths) = view.resolve(second)? {
                for (code, width) in (first..=u16::MAX).zip(&widths) {
                    self.widths.extend(number(width).map(|w| (code, w)));
                }
                at += 2;
            } else {
                let last = second.int().and_then(|n| u16::try_from(n).ok());
                let (Some(last), Some(width)) = (last, rest.first().and_then(number)) else { return Ok(()) };
                budget = budget.saturating_sub(usize::from(last.saturating_sub(first)) + 1);
                if budget == 0 {
                    return Ok(());
                }
                self.widths.extend((first..=last).map(|code| (code, width)));
                at += 3;
            }
        }
        Ok(())
    }
}

/// A number of either kind.
pub(super) fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Int(int) => Some(*int as f64),
        Value::Real(real) => Some(*real),
        _ => None,
    }
}

/// A code of two bytes.
fn code(value: &Value) -> Option<u16> {
    let [high, low] = value.text()? else { return None };
    Some(u16::from_be_bytes([*high, *low]))
}

/// UTF-16BE without a mark, as character maps write it.
fn text(value: &Value) -> Option<String> {
    let bytes = value.text().filter(|bytes| bytes.len() <= MAX_SAID)?;
    let units: Vec<u16> = bytes.chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
    String::from_utf16(&units).ok().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_says_which_code_is_which_character() {
        let mut letters = Letters::default();
        letters.read_map(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <0020> <0002> <1EBF> endbfchar\n\
              2 beginbfrange <0003> <0005> <0030> <0006> <0007> [<0061> <00660069>] endbfrange",
        );
        assert_eq!(letters.encode("210"), Some(vec![5, 4, 3]));
        assert_eq!(letters.encode("aế "), Some(vec![6, 2, 1]));
        assert_eq!(letters.encode("f"), None);
        let mut text = String::new();
        letters.decode(&[0, 7, 0, 4, 0, 99, 0], &mut text);
        assert_eq!(text, "fi1");
    }
}
