//! Small text inside a line: `m^2^` above, `H~2~O` below, as pandoc writes them; `\^` and `\~` are characters.
//!
//! A mark is one only where it can be nothing else: it is closed, no blank stands in it, it is not doubled. `~5~10` and
//! `2^3+4^2` are characters.

use std::ops::Range;

use crate::model::{Emphasis, RichText};
use crate::text::script::Script;

/// Longest small text, in characters.
const LONGEST: usize = 20;

/// The mark that a character is.
fn mark(c: char) -> Option<Script> {
    Script::ALL.into_iter().find(|script| script.mark() == c)
}

/// How many bytes of small text a text begins with, behind the mark that it opens with; nothing where that is a character.
/// `before`: what stands before it.
pub(crate) fn inside(before: Option<char>, text: &str) -> Option<(Script, usize)> {
    let opener = text.chars().next()?;
    let script = mark(opener)?;
    // `[^1]` is a footnote.
    if before.is_some_and(|c| c == opener || c == '[') {
        return None;
    }
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && mark(c).is_none() && !"*[]\\|".contains(c);
    let behind = &text[opener.len_utf8()..];
    let (length, end) = behind.char_indices().take(LONGEST + 1).find(|(_, c)| !plain(*c))?;
    let after = behind[length..].chars().nth(1);
    if end != opener || length == 0 || after == Some(opener) {
        return None;
    }
    let inside = &behind[..length];
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let says = inside.chars().any(char::is_alphanumeric);
    // A sign alone is a charge: `Na^+^`, behind what has one.
    let charged = before.is_some_and(|c| c.is_alphanumeric() || ")]~".contains(c));
    let possible = match script {
        // `2^3+4^2`: powers as a machine reads them.
        Script::Raised => (says || charged && matches!(inside, "+" | "-" | "−" | "–")) && !digit(after),
        // `5~10~15`, `~50`: about, or from … to.
        Script::Lowered => says && before.is_some_and(|c| c.is_alphabetic() || ")]*^\\".contains(c)),
    };
    possible.then_some((script, length))
}

/// Appends a stretch of a line, its small text marked.
pub(super) fn push(rich: &mut RichText, text: &str, stretch: Range<usize>, emphasis: Emphasis) {
    let (mut start, mut here) = (stretch.start, stretch.start);
    while let Some(found) = text[here..stretch.end].find(|c| mark(c).is_some()) {
        let opener = here + found;
        here = opener + 1;
        let bare = text[start..opener].strip_suffix('\\');
        let before = text[..bare.map_or(opener, |bare| start + bare.len())].chars().next_back();
        let Some((script, length)) = inside(before, &text[opener..stretch.end]) else { continue };
        match bare {
            Some(bare) => {
                rich.push(bare, emphasis);
                start = opener;
                // What would have closed it opens nothing.
                here = opener + 1 + length + 1;
            }
            None => {
                rich.push(&text[start..opener], emphasis);
                rich.push(&text[here..here + length], Emphasis { script: Some(script), ..emphasis });
                here += length + 1;
                start = here;
            }
        }
    }
    rich.push(&text[start..stretch.end], emphasis);
}

#[cfg(test)]
mod tests {
    /// Small text in `⟨^…⟩`, `⟨~…⟩`.
    fn read(text: &str) -> String {
        let (rich, _) = crate::typed::inline::parse(text);
        let run = |run: &crate::model::Run| match run.emphasis.script {
            Some(script) => format!("⟨{}{}⟩", script.mark(), run.text),
            None => run.text.clone(),
        };
        rich.runs.iter().map(run).collect()
    }

    #[test]
    fn small_text_above_and_below() {
        let cases = [
            ("diện tích 12 m^2^, 5 m^3^/ngày", "diện tích 12 m⟨^2⟩, 5 m⟨^3⟩/ngày"),
            ("H~2~O, CO~2~, SO~4~^2-^", "H⟨~2⟩O, CO⟨~2⟩, SO⟨~4⟩⟨^2-⟩"),
            ("NH~4~^+^-N và Na^+^", "NH⟨~4⟩⟨^+⟩-N và Na⟨^+⟩"),
            ("D~k~ = 42 mm; r~s~", "D⟨~k⟩ = 42 mm; r⟨~s⟩"),
            ("10^-6^ mol", "10⟨^-6⟩ mol"),
            ("1^st^, n^o^ 5", "1⟨^st⟩, n⟨^o⟩ 5"),
            ("^(1)^ Theo báo cáo", "⟨^(1)⟩ Theo báo cáo"),
            ("**Dk**~max~", "Dk⟨~max⟩"),
            ("x~i+1~^2^", "x⟨~i+1⟩⟨^2⟩"),
            ("(a+b)^n^", "(a+b)⟨^n⟩"),
        ];
        for (typed, expected) in cases {
            assert_eq!(read(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_may_be_something_else_stays_as_it_is() {
        for text in [
            "khoảng ~50 người, ~60 xe",
            "từ 5~10~15 cm",
            "2^3+4^2",
            "x^2 + y^2",
            "^_^ vui",
            "a^^2^^ b",
            "~~gạch bỏ~~",
            "m^2",
            "m^ 2^",
            "~2~",
            "theo (~ 30%) ~",
            "a~b|c~",
        ] {
            assert_eq!(read(text), text);
        }
        assert_eq!(read("m\\^2^ và H\\~2~O"), "m^2^ và H~2~O");
        assert_eq!(read("A^x[^1]y^"), "A^xy^");
    }
}
