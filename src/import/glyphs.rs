//! Text whose every character knows where in the file it stands: what is cut, joined and moved keeps its way back.

use unicode_normalization::UnicodeNormalization;

use super::source::{Line, LineId, Script};

/// A character, and the character of the file that it is; nothing for one that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// The character.
    pub c: char,
    /// Line and character of the file.
    pub at: Option<(LineId, u32)>,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Raised or lowered.
    pub script: Script,
    /// It is (part of) the mark of this note.
    pub note: Option<usize>,
}

impl Glyph {
    /// One that the file does not have.
    pub(crate) fn added(c: char) -> Glyph {
        Glyph { c, at: None, bold: false, italic: false, script: Script::Normal, note: None }
    }

    /// Whether it counts: a character of the file other than white space.
    pub(crate) fn counts(&self) -> bool {
        self.at.is_some() && !self.c.is_whitespace()
    }
}

/// A text of glyphs; `\n` parts lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text(pub Vec<Glyph>);

impl Text {
    /// A line of the file, its automatic number in front.
    pub(crate) fn of(line: &Line) -> Text {
        let plain = Glyph::added(' ');
        let mut out = Vec::new();
        let mut at = 0;
        let mut put = |text: &str, look: Glyph, out: &mut Vec<Glyph>| {
            for c in text.chars() {
                out.push(Glyph { c, at: Some((line.id, at)), ..look });
                at += 1;
            }
        };
        if let Some(label) = &line.label {
            let look = line.spans.first().map_or(plain, |s| Glyph { bold: s.bold, italic: s.italic, ..plain });
            put(&label.text, look, &mut out);
            put(&label.gap, look, &mut out);
        }
        for span in &line.spans {
            let look = Glyph { bold: span.bold, italic: span.italic, script: span.script, note: span.note, ..plain };
            put(&span.shown(), look, &mut out);
            if span.note.is_some() && span.text.is_empty() {
                out.push(Glyph { c: '\u{2060}', ..look });
            }
        }
        Text(out)
    }

    /// Characters that the file does not have.
    pub(crate) fn added(text: &str) -> Text {
        Text(text.chars().map(Glyph::added).collect())
    }

    /// Its characters.
    pub(crate) fn string(&self) -> String {
        self.0.iter().map(|g| g.c).collect()
    }

    /// Whether it shows nothing.
    pub(crate) fn is_blank(&self) -> bool {
        self.0.iter().all(|g| g.c.is_whitespace())
    }

    /// Without white space around it.
    pub(crate) fn trimmed(&self) -> Text {
        let shown = |g: &Glyph| !g.c.is_whitespace();
        match (self.0.iter().position(shown), self.0.iter().rposition(shown)) {
            (Some(from), Some(to)) => Text(self.0[from..=to].to_vec()),
            _ => Text::default(),
        }
    }

    /// From one glyph to another.
    pub(crate) fn cut(&self, from: usize, to: usize) -> Text {
        Text(self.0[from.min(self.0.len())..to.clamp(from.min(self.0.len()), self.0.len())].to_vec())
    }

    /// Its lines.
    pub(crate) fn lines(&self) -> Vec<Text> {
        self.0.split(|g| g.c == '\n').map(|line| Text(line.to_vec())).collect()
    }

    /// With something added and another text behind it.
    pub(crate) fn push(&mut self, between: &str, other: &Text) {
        self.0.extend(between.chars().map(Glyph::added));
        self.0.extend_from_slice(&other.0);
    }

    /// Texts with something between each two.
    pub(crate) fn joined(texts: &[Text], between: &str) -> Text {
        let mut out = Text::default();
        for (index, text) in texts.iter().enumerate() {
            out.push(if index > 0 { between } else { "" }, text);
        }
        out
    }

    /// Its counting glyphs.
    pub(crate) fn counting(&self) -> impl Iterator<Item = &Glyph> {
        self.0.iter().filter(|g| g.counts())
    }

    /// Whether every letter is a capital, and there are at least two.
    pub(crate) fn is_capitals(&self) -> bool {
        is_capitals(&self.string())
    }

    /// Whether every shown character is bold.
    pub(crate) fn is_bold(&self) -> bool {
        let mut shown = self.0.iter().filter(|g| !g.c.is_whitespace()).peekable();
        shown.peek().is_some() && shown.all(|g| g.bold)
    }

    /// Whether every shown character is slanted.
    pub(crate) fn is_italic(&self) -> bool {
        let mut shown = self.0.iter().filter(|g| !g.c.is_whitespace() && g.note.is_none()).peekable();
        shown.peek().is_some() && shown.all(|g| g.italic)
    }

    /// Letters and digits in capitals without marks, with the glyph of each.
    pub(crate) fn folded(&self) -> (String, Vec<usize>) {
        let (mut text, mut map) = (String::new(), Vec::new());
        for (index, glyph) in self.0.iter().enumerate() {
            for c in folded_char(glyph.c) {
                text.push(c);
                map.push(index);
            }
        }
        (text, map)
    }

    /// The glyphs between which a folded text stands, where it does.
    pub(crate) fn find_folded(&self, wanted: &str) -> Option<(usize, usize)> {
        let (text, map) = self.folded();
        // Folded text is ASCII: bytes are characters.
        let from = text.find(wanted)?;
        Some((map[from], map[from + wanted.len() - 1] + 1))
    }

    /// The indices of glyphs without the marks of Markdown around words.
    pub(crate) fn bare(&self) -> String {
        self.0.iter().map(|g| g.c).filter(|c| *c != '*').collect::<String>().trim().to_string()
    }
}

/// Whether every letter is a capital, and there are at least two.
pub(crate) fn is_capitals(text: &str) -> bool {
    !text.contains(char::is_lowercase) && text.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

/// A letter or digit in capitals without marks; nothing for what is neither.
fn folded_char(c: char) -> impl Iterator<Item = char> {
    let base = if matches!(c, 'đ' | 'Đ') { 'D' } else { c };
    let (plain, marked) = if base.is_ascii() { (Some(base), None) } else { (None, Some(base)) };
    let all = plain.into_iter().chain(marked.into_iter().nfd());
    all.filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase())
}

/// Whether a text folds to this.
pub(crate) fn folds_to(text: &str, folded: &str) -> bool {
    text.chars().flat_map(folded_char).eq(folded.chars())
}

/// A text in capitals without marks and spaces.
pub(crate) fn fold(text: &str) -> String {
    text.chars().flat_map(folded_char).collect()
}
