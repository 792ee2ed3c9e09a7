//! Old encodings → Unicode in normal form C. An encoding is decided for the text of each font in each paragraph, by what its
//! letters are when they are read in it; the name of a font decides nothing by itself.

mod convert;
mod detect;
mod fonts;
mod notes;
#[cfg(test)]
mod tests;
mod units;
mod viqr;

use super::source::{Charset, CharsetUse, Item, Line, SourceDoc};
use crate::diag::Diagnostic;
use crate::text::charset::tables;
pub(crate) use crate::text::charset::windows;
use crate::text::{accents, nfc};
use convert::Piece;
pub(crate) use detect::syllables;
use notes::Notes;
use units::{Decision, Unit};

/// Which encoding the officer says it is (`--bang-ma`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Wish {
    /// What the letters say.
    #[default]
    Auto,
    /// This one, whatever the letters say.
    Only(Charset),
}

impl Wish {
    /// Whether nothing is to be decoded.
    pub(crate) fn is_unicode(self) -> bool {
        self == Wish::Only(Charset::Unicode)
    }
}

impl Charset {
    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Charset::Unicode => "Unicode",
            Charset::Tcvn3 => "TCVN3 (ABC)",
            Charset::Vni => "VNI",
            Charset::Viqr => "VIQR",
            Charset::Cp1258 => "Windows-1258",
            Charset::Viscii => "VISCII",
        }
    }
}

/// The document in Unicode, normal form C; what it was written in stands in its `charset`. Its second count is set off by as
/// many characters as decoding took away, so that it still compares with what is there.
pub(crate) fn to_unicode(mut doc: SourceDoc, wish: Wish) -> (SourceDoc, Vec<Diagnostic>) {
    let decided = units::decided(&doc.lines(), wish);
    // The normal form alone changes no count.
    let decodes = decided.iter().flatten().any(|(_, decision)| decision.charset != Charset::Unicode);
    let before = (decodes && doc.raw.is_some()).then(|| doc.count());
    let mut using = CharsetUse { bytewise: doc.charset.bytewise, ..CharsetUse::default() };
    let mut notes = Notes::default();
    for (line, units) in lines_mut(&mut doc).into_iter().zip(&decided) {
        rewrite(line, units, &mut using, &mut notes);
    }
    for aside in &mut doc.aside {
        aside.text = nfc(&aside.text).into_owned();
    }
    for note in &mut doc.notes {
        note.mark = nfc(&note.mark).into_owned();
    }
    if let Some(before) = before {
        let after = doc.count();
        if let Some(raw) = &mut doc.raw {
            raw.shown = (raw.shown + after.shown).saturating_sub(before.shown);
            raw.aside = (raw.aside + after.aside).saturating_sub(before.aside);
        }
    }
    let said = notes.diagnostics(&using);
    doc.charset = using;
    (doc, said)
}

/// Every line, as [`SourceDoc::lines`] gives them.
fn lines_mut(doc: &mut SourceDoc) -> Vec<&mut Line> {
    let mut out = Vec::new();
    of_items(&mut doc.items, &mut out);
    out.extend(doc.notes.iter_mut().flat_map(|note| &mut note.lines));
    out
}

fn of_items<'a>(items: &'a mut [Item], out: &mut Vec<&'a mut Line>) {
    for item in items {
        match item {
            Item::Line(line) => out.push(line),
            Item::Table(table) => {
                table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| of_items(&mut cell.items, out));
            }
            Item::Seam(_) => {}
        }
    }
}

/// Writes a line in Unicode.
fn rewrite(line: &mut Line, units: &[(Unit, Decision)], using: &mut CharsetUse, notes: &mut Notes) {
    let mut charsets: Vec<Charset> = Vec::new();
    for (unit, Decision { charset, others }) in units {
        if !others.is_empty() {
            notes.undecided.push((*charset, others.clone(), line.place));
        }
        if *charset == Charset::Unicode {
            if using.bytewise && !unit.is_ascii() {
                notes.western.push(line.place);
            }
        } else {
            for run in unit.spans.chunk_by(|a, b| a + 1 == *b) {
                decode(line, run, (unit, *charset), (using, notes));
            }
        }
        if !charsets.contains(charset) {
            charsets.push(*charset);
        }
    }
    for charset in charsets {
        *using.lines.entry(charset).or_default() += 1;
    }
    normalise(line);
    if let Some(label) = &mut line.label {
        label.text = nfc(&label.text).into_owned();
    }
}

/// Decodes spans that stand beside each other; a letter whose codes lie in two of them goes to the first.
fn decode(
    line: &mut Line,
    run: &[usize],
    (unit, charset): (&Unit, Charset),
    (using, notes): (&mut CharsetUse, &mut Notes),
) {
    let (mut source, mut owners) = (Vec::new(), Vec::new());
    for at in run {
        let text = std::mem::take(&mut line.spans[*at].text);
        owners.extend(text.chars().map(|_| *at));
        source.extend(text.chars());
    }
    let mut pieces = convert::decode(&source, charset);
    let strange = |piece: &&Piece| !piece.mapped && piece.letter.is_alphabetic() && !piece.letter.is_ascii();
    using.unmapped.extend(pieces.iter().filter(strange).map(|piece| (piece.letter, line.place)));
    if !convert::returns(&source, &pieces, charset) {
        notes.torn.push(line.place);
    }
    if unit.capitals(charset) {
        for piece in &mut pieces {
            let mut upper = piece.letter.to_uppercase();
            if let (Some(capital), None) = (upper.next(), upper.next())
                && capital != piece.letter
            {
                piece.letter = capital;
                using.raised += 1;
            }
        }
    }
    notes.look(&pieces, charset, line.place);
    for piece in pieces {
        line.spans[owners[piece.at]].text.push(piece.letter);
    }
}

/// Writes a line in normal form C; marks that begin a span belong to the letter before them.
fn normalise(line: &mut Line) {
    let mut last: Option<usize> = None;
    for at in 0..line.spans.len() {
        let text = &line.spans[at].text;
        let marks = text.find(|c: char| !accents::is_loose(c)).unwrap_or(text.len());
        if let Some(before) = last.filter(|_| marks > 0) {
            let moved: String = line.spans[at].text.drain(..marks).collect();
            line.spans[before].text.push_str(&moved);
        }
        if !line.spans[at].text.is_empty() {
            last = Some(at);
        }
    }
    for span in &mut line.spans {
        if let std::borrow::Cow::Owned(text) = nfc(&span.text) {
            span.text = text;
        }
    }
}
