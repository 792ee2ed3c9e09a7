//! Lines with a word in front (Kính gửi, lines of a type's own): the word, dashes and marks, each only where the officer left
//! it out. One text stands on the word's line; several have a line each below it.

use std::borrow::Cow;

use super::marks::missing;
use super::recipients::DASHES;
use crate::model::{KeyPath, RichText};
use crate::text::trailing_mark;

/// Lines with a word in front.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordedLines<'a> {
    /// The word, as typed or as the era has it; empty where the only text was typed with it.
    pub word: String,
    /// The text stands on the word's line.
    pub same_line: bool,
    /// The texts.
    pub lines: Vec<WordedLine<'a>>,
    /// Where they stand.
    pub path: KeyPath,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordedLine<'a> {
    /// The dash, where there is to be one and none was typed.
    pub dash: String,
    /// As written.
    pub text: Cow<'a, RichText>,
    /// The mark that is missing at the line's end.
    pub mark: String,
    /// Where it stands.
    pub path: KeyPath,
}

/// How an era words them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wording<'e> {
    /// The word in front.
    pub word: &'e str,
    /// What stands behind the last text.
    pub behind: &'e str,
    /// It has a line of its own even before one text.
    pub own_line: bool,
    /// What stands before each text that has a line of its own.
    pub dash: &'e str,
    /// The marks at the ends of such lines: of each, and of the last.
    pub marks: Option<(&'e str, &'e str)>,
}

/// The lines of what was written at a path; nothing where nothing was.
pub(super) fn derive<'a>(written: &'a [RichText], path: KeyPath, wording: Wording<'_>) -> Option<WordedLines<'a>> {
    let first = written.first()?.text();
    let bare = |text: &str| text.trim().trim_end_matches(':').trim_end().to_lowercase();
    let word = bare(wording.word);
    // Pasted: the word alone on its line.
    let typed_alone = written.len() > 1 && bare(&first) == word && !word.is_empty();
    let texts = if typed_alone { &written[1..] } else { written };
    let same_line = texts.len() == 1 && !typed_alone && !wording.own_line;
    let typed = same_line && first.trim_start().to_lowercase().starts_with(&word);
    let word = match (typed_alone, typed) {
        (true, _) => first.trim().to_string(),
        (_, true) => String::new(),
        _ if same_line => before(wording.word, &first).to_string(),
        _ => wording.word.to_string(),
    };
    let skipped = written.len() - texts.len();
    let line = |(index, text): (usize, &'a RichText)| {
        let words = text.text();
        let ends = index + 1 == texts.len();
        let mark = wording.marks.map(|(each, last)| if ends { last } else { each });
        let mark = mark.filter(|_| !same_line).map(|mark| missing(&words, mark)).unwrap_or_default();
        let dashed = words.trim_start().starts_with(DASHES);
        WordedLine {
            dash: if same_line || dashed { String::new() } else { wording.dash.to_string() },
            text: Cow::Borrowed(text),
            mark: if ends { mark + behind(&words, wording.behind) } else { mark },
            path: path.index(index + skipped),
        }
    };
    Some(WordedLines { word, same_line, lines: texts.iter().enumerate().map(line).collect(), path })
}

/// A line that nobody wrote, with the word before it and what stands behind it.
pub(super) fn made<'a>(text: String, path: KeyPath, wording: Wording<'_>) -> WordedLines<'a> {
    let mark = behind(&text, wording.behind).to_string();
    let text = Cow::Owned(RichText::plain(text));
    let line = WordedLine { dash: String::new(), text, mark, path: path.clone() };
    WordedLines { word: wording.word.to_string(), same_line: true, lines: vec![line], path }
}

/// The word without its last words, where the text begins with them: `đến hết ngày` before `ngày 31/12`.
fn before<'w>(word: &'w str, text: &str) -> &'w str {
    let lower = text.trim_start().to_lowercase();
    let starts = word.match_indices(' ').map(|(at, _)| at);
    let typed = |at: &usize| {
        let rest = lower.strip_prefix(&word[at + 1..].to_lowercase());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    starts.into_iter().find(typed).map_or(word, |at| &word[..at])
}

/// What stands behind a text, without what was typed of it.
fn behind<'w>(text: &str, words: &'w str) -> &'w str {
    let bare = |text: &str| text.trim().trim_end_matches(':').trim_end().to_lowercase();
    if words.contains(char::is_alphabetic) {
        return if bare(text).ends_with(&bare(words)) { "" } else { words };
    }
    match trailing_mark(text) {
        Some(typed) => words.strip_prefix(typed).unwrap_or_default(),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(texts: &[&str], wording: Wording<'_>) -> String {
        let written: Vec<RichText> = texts.iter().map(|text| RichText::plain(*text)).collect();
        let Some(found) = derive(&written, KeyPath::root("x"), wording) else { return "nothing".to_string() };
        let lines = found.lines.iter().map(|l| format!("{}|{}|{}|{}", l.dash, l.text.text(), l.mark, l.path.as_str()));
        let word = format!("{}{}", found.word, if found.same_line { " …" } else { "" });
        std::iter::once(word).chain(lines).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_label_stands_before_its_text_unless_it_was_typed() {
        let label = Wording { word: "Ông (bà):", ..Wording::default() };
        assert_eq!(shown(&[], label), "nothing");
        assert_eq!(shown(&["Lê Thị A"], label), "Ông (bà): …\n|Lê Thị A||x[0]");
        assert_eq!(shown(&["ông (bà): Lê Thị A"], label), " …\n|ông (bà): Lê Thị A||x[0]");
        assert_eq!(shown(&["A", "B"], label), "Ông (bà):\n|A||x[0]\n|B||x[1]");
        assert_eq!(shown(&["A"], Wording::default()), " …\n|A||x[0]");
        assert_eq!(shown(&["", "B"], Wording::default()), "\n||||x[0]\n|B||x[1]".replace("||||", "|||"));
    }

    #[test]
    fn what_was_typed_of_the_words_around_a_text_is_not_printed_twice() {
        let until = Wording { word: "Giá trị đến hết ngày", behind: "./.", ..Wording::default() };
        assert_eq!(shown(&["30/6/2026"], until), "Giá trị đến hết ngày …\n|30/6/2026|./.|x[0]");
        assert_eq!(shown(&["ngày 30/6/2026."], until), "Giá trị đến hết …\n|ngày 30/6/2026.|/.|x[0]");
        assert_eq!(shown(&["hết ngày 30/6/2026./."], until), "Giá trị đến …\n|hết ngày 30/6/2026./.||x[0]");
        assert_eq!(shown(&["Ngàyx"], until), "Giá trị đến hết ngày …\n|Ngàyx|./.|x[0]");
        let sends = Wording { behind: " điện:", ..Wording::default() };
        assert_eq!(shown(&["Sở A"], sends), " …\n|Sở A| điện:|x[0]");
        assert_eq!(shown(&["Sở A điện"], sends), " …\n|Sở A điện||x[0]");
        assert_eq!(shown(&["Sở A", "Sở B"], sends), "\n|Sở A||x[0]\n|Sở B| điện:|x[1]");
        let made = made("Sở A".into(), KeyPath::root("x"), sends);
        assert_eq!((made.lines[0].text.text().as_str(), made.lines[0].mark.as_str()), ("Sở A", " điện:"));
    }

    #[test]
    fn a_word_may_have_its_own_line_before_a_single_text() {
        let list = Wording { word: "điện:", behind: "", own_line: true, dash: "-", marks: Some((";", ".")) };
        assert_eq!(shown(&["Sở A"], list), "điện:\n-|Sở A|.|x[0]");
        assert_eq!(shown(&["Điện:", "- Sở A;", "Sở B"], list), "Điện:\n|- Sở A;||x[1]\n-|Sở B|.|x[2]");
    }
}
