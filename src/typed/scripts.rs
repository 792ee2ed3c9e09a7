//! Small text inside a line: `m^2^` above, `H~2~O` below, as pandoc writes them; `\^` and `\~` are characters.
//!
//! A mark is one only where it can be nothing else: it is closed, no blank stands in it, it is not doubled. `~5~10` and
//! `2^3+4^2` are characters.

use std::ops::Range;

use super::inline::Remark;
use super::leftovers::Left;
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

/// The `<sup>2</sup>` or `<sub>2</sub>` that stands at a byte of a text, where it says what a mark of ours would: the bytes of
/// the small text, and the length of all.
pub(super) fn tagged(text: &str, at: usize) -> Option<(Script, Range<usize>, usize)> {
    Script::ALL.into_iter().find_map(|script| {
        let tag = if script == Script::Raised { "sup>" } else { "sub>" };
        let named = |text: &str| text.get(..tag.len()).is_some_and(|name| name.eq_ignore_ascii_case(tag));
        let inner = text[at..].strip_prefix('<').filter(|inner| named(inner))?;
        let small = &inner[tag.len()..];
        let end = small.find('<')?;
        let behind = small[end..].strip_prefix("</").filter(|behind| named(behind))?;
        let mark = script.mark();
        let ours = format!("{mark}{}{mark}{}", &small[..end], &behind[tag.len()..].chars().take(2).collect::<String>());
        let read = inside(text[..at].chars().next_back(), &ours);
        let from = at + 1 + tag.len();
        (read == Some((script, end))).then(|| (script, from..from + end, 2 * tag.len() + 3 + end))
    })
}

/// Whether a mark that nothing closes seems to be meant as one: `5 m^2`, `10^6 đồng`, `CO~2`; `5~10` and `khoảng~50` are not.
fn seems_meant(script: Script, before: &str, behind: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let number = behind.strip_prefix(['-', '−', '+']).filter(|_| script == Script::Raised).unwrap_or(behind);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let after = number[digits..].chars().next();
    let ends = (1..=2).contains(&digits) && after.is_none_or(|c| !c.is_alphanumeric());
    // Letters of another alphabet make a word.
    let whole = !before[..before.len() - word.len()].ends_with(char::is_alphabetic);
    let unit = word.len() <= 3 && word.bytes().all(|b| b.is_ascii_alphabetic()) && !word.is_empty();
    match script {
        Script::Raised => ends && whole && (unit || word == "10" || before.ends_with(')')),
        Script::Lowered => {
            let formula = word.len() <= 6 && word.starts_with(|c: char| c.is_ascii_uppercase());
            (1..=2).contains(&digits) && formula && whole && !word.ends_with(|c: char| c.is_ascii_digit())
        }
    }
}

/// Appends a stretch of a line, its small text marked; what seems to be meant as such and is not closed is noticed.
pub(super) fn push(
    rich: &mut RichText,
    text: &str,
    stretch: Range<usize>,
    emphasis: Emphasis,
    remarks: &mut Vec<(usize, Remark)>,
) {
    let (mut start, mut here) = (stretch.start, stretch.start);
    while let Some(found) = text[here..stretch.end].find(|c| mark(c).is_some()) {
        let opener = here + found;
        here = opener + 1;
        let bare = text[start..opener].strip_suffix('\\');
        let before = text[..bare.map_or(opener, |bare| start + bare.len())].chars().next_back();
        let Some((script, length)) = inside(before, &text[opener..stretch.end]) else {
            let opened = mark(text[opener..].chars().next().unwrap_or_default()).filter(|_| bare.is_none());
            if opened.is_some_and(|script| seems_meant(script, &text[..opener], &text[here..stretch.end])) {
                remarks.push((opener, Remark::Left(Left::Unclosed)));
            }
            continue;
        };
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
    fn tags_say_the_same_where_they_are_simple() {
        use crate::typed::leftovers::Left;
        for (typed, expected, left) in [
            ("5 m<sup>2</sup>, H<sub>2</sub>O", "5 m⟨^2⟩, H⟨~2⟩O", Left::Script),
            ("10<SUP>-6</SUP> mol", "10⟨^-6⟩ mol", Left::Script),
            ("SO<sub>4</sub><sup>2-</sup>", "SO⟨~4⟩⟨^2-⟩", Left::Script),
            ("m<sup>2", "m<sup>2", Left::Tag),
            ("m<sup>2</sub>", "m<sup>2</sub>", Left::Tag),
            ("m<sup></sup>", "m<sup></sup>", Left::Tag),
            (
                "chú ý<sup>theo Nghị định số 30/2020 này</sup>",
                "chú ý<sup>theo Nghị định số 30/2020 này</sup>",
                Left::Tag,
            ),
            ("m<sup><b>2</b></sup>", "m<sup>2</sup>", Left::Tag),
        ] {
            assert_eq!(read(typed), expected, "{typed}");
            let remarks = crate::typed::inline::parse(typed).1;
            assert!(!remarks.is_empty() && remarks.iter().all(|(_, r)| *r == super::Remark::Left(left)), "{typed}");
        }
    }

    #[test]
    fn a_mark_that_seems_meant_and_is_not_closed_is_noticed() {
        let noticed = |text: &str| !crate::typed::inline::parse(text).1.is_empty();
        for text in [
            "rộng 5 m^2",
            "5m^2, 6 m^3.",
            "10^6 đồng",
            "10^-6 mol",
            "x^2 + y^2",
            "H~2O",
            "CO~2 và",
            "CH~4",
            "km^2;",
            "(a+b)^2",
        ] {
            assert!(noticed(text), "{text}");
        }
        for text in [
            "5~10 người",
            "khoảng~50 người",
            "~50",
            "m^2^",
            "H~2~O",
            "m\\^2",
            "2^3",
            "^_^",
            "từ A~B",
            "TP~HCM",
            "lớp 10A~10C",
            "ngày~2/9",
            "Ông A^2001",
        ] {
            assert!(!noticed(text), "{text}");
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
