//! Marks inside a line: `**bold**`, `*italic*`, `***both***`, `[^1]`; `\*` is a star, `\[^` a bracket. Small text is read by
//! [`scripts`].

use super::scripts;
use crate::model::{Emphasis, Note, RichText};

/// Something noticed in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Remark {
    /// A star without a partner; it stays a character.
    Unpaired,
    /// `[^name]`: a footnote of this name, for which an empty one stands in the text.
    Note(String),
}

/// A piece of the line.
#[derive(Clone, Copy, Debug)]
enum Piece {
    /// Bytes `start..end` of the text.
    Text(usize, usize),
    /// A reference to a footnote.
    Note,
    /// One emphasis begins (`true`) or ends.
    Mark { weight: usize, opens: bool, at: usize, paired: bool },
}

/// A mark that is still open: its piece and its run of stars.
struct Open {
    piece: usize,
    run: usize,
    weight: usize,
}

/// The text with its emphasis, and remarks with the character they are about.
pub(crate) fn parse(text: &str) -> (RichText, Vec<(usize, Remark)>) {
    if !text.contains(['*', '[', '\\']) && !scripts::may_have(text) {
        return (RichText::plain(text), Vec::new());
    }
    let mut remarks = Vec::new();
    let pieces = pieces(text, &mut remarks);
    let mut rich = RichText::default();
    let mut emphasis = Emphasis::default();
    let mut last_unpaired = None;
    for piece in pieces {
        match piece {
            Piece::Text(start, end) => scripts::push(&mut rich, text, start..end, emphasis),
            Piece::Note => rich.push_note(Note::default()),
            Piece::Mark { weight: 1, opens, paired: true, .. } => emphasis.italic = opens,
            Piece::Mark { opens, paired: true, .. } => emphasis.bold = opens,
            Piece::Mark { weight, at, .. } => {
                rich.push(&"**"[..weight], emphasis);
                // The parts of one run of stars make one remark.
                if last_unpaired != Some(at) {
                    remarks.push((at, Remark::Unpaired));
                }
                last_unpaired = Some(at + weight);
            }
        }
    }
    remarks.sort_by_key(|(at, _)| *at);
    // From bytes to characters, in one pass.
    let (mut byte, mut character) = (0, 0);
    for (at, _) in &mut remarks {
        character += text[byte..*at].chars().count();
        byte = std::mem::replace(at, character);
    }
    (rich, remarks)
}

fn pieces(text: &str, remarks: &mut Vec<(usize, Remark)>) -> Vec<Piece> {
    let bytes = text.as_bytes();
    let mut pieces = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if text[at + 1..].starts_with('*') || text[at + 1..].starts_with("[^") => {
                pieces.push(Piece::Text(start, at));
                start = at + 1;
                at += 2;
            }
            b'[' if let Some(name) = note_name(&text[at..]) => {
                remarks.push((at, Remark::Note(name.to_string())));
                pieces.push(Piece::Text(start, at));
                pieces.push(Piece::Note);
                at += "[^]".len() + name.len();
                start = at;
            }
            b'*' => {
                let length = bytes[at..].iter().take_while(|b| **b == b'*').count();
                pieces.push(Piece::Text(start, at));
                stars(text, at, length, &mut pieces, &mut open);
                at += length;
                start = at;
            }
            _ => at += 1,
        }
    }
    pieces.push(Piece::Text(start, bytes.len()));
    pieces
}

/// The name in the `[^1]` that a text begins with.
pub(crate) fn note_name(text: &str) -> Option<&str> {
    /// Longest name, in characters: longer brackets are text.
    const LONGEST: usize = 20;
    let (name, _) = text.strip_prefix("[^")?.split_once(']')?;
    let fits = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    (!name.is_empty() && name.chars().all(fits) && name.chars().count() <= LONGEST).then_some(name)
}

/// What `[^1]: text` says: the name, and the byte its text begins at.
pub(crate) fn definition(line: &str) -> Option<(&str, usize)> {
    let name = note_name(line)?;
    let rest = line["[^]".len() + name.len()..].strip_prefix(':')?;
    Some((name, line.len() - rest.trim_start().len()))
}

/// The names in every `[^1]` of a text that is not escaped, and the bytes they stand at.
pub(crate) fn note_names(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let written = text.match_indices("[^").filter(|(at, _)| !text[..*at].ends_with('\\'));
    written.filter_map(|(at, _)| Some((at, note_name(&text[at..])?)))
}

/// A run of stars: what it can close it closes, with the rest it opens.
fn stars(text: &str, at: usize, length: usize, pieces: &mut Vec<Piece>, open: &mut Vec<Open>) {
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    // 2*3*4: a single star between letters or digits is a character.
    let inside_word = length == 1 && letter(before) && letter(after);
    let may_close = before.is_some_and(|c| !c.is_whitespace() && !"([{“‘«".contains(c)) && !inside_word;
    let may_open = after.is_some_and(|c| !c.is_whitespace() && !")]},.;:!?…”’»".contains(c)) && !inside_word;
    if length > 3 || inside_word {
        pieces.push(Piece::Text(at, at + length));
        return;
    }
    let mut left = length;
    while may_close && left > 0 {
        // `***` closes what is innermost first; `**` and `*` close their own kind, and what stands open inside stays text.
        let found = open.iter().rposition(|o| left == 3 || o.weight == left);
        let Some(found) = found else { break };
        let weight = open[found].weight;
        if let Piece::Mark { paired, .. } = &mut pieces[open[found].piece] {
            *paired = true;
        }
        pieces.push(Piece::Mark { weight, opens: false, at: at + length - left, paired: true });
        left -= weight;
        // Both marks of one `***` are open at the same place: the other one stays open.
        let run = open[found].run;
        let twin = open.get(found + 1).is_some_and(|o| o.run == run);
        if twin {
            open.truncate(found + 2);
            open.remove(found);
        } else {
            open.truncate(found);
        }
    }
    while left > 0 {
        let weight = left.min(2);
        let is_open = |w: usize| open.iter().any(|o| o.weight == w);
        if may_open && !is_open(weight) {
            open.push(Open { piece: pieces.len(), run: at, weight });
        }
        pieces.push(Piece::Mark { weight, opens: true, at: at + length - left, paired: false });
        left -= weight;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs as `text`, `B:text`, `I:text`, `BI:text`, and the characters of unpaired stars.
    fn runs(text: &str) -> (Vec<String>, Vec<usize>) {
        let (rich, remarks) = parse(text);
        let runs = rich.runs.iter().map(|r| match (r.emphasis.bold, r.emphasis.italic) {
            (false, false) => r.text.clone(),
            (true, false) => format!("B:{}", r.text),
            (false, true) => format!("I:{}", r.text),
            (true, true) => format!("BI:{}", r.text),
        });
        (runs.collect(), remarks.iter().map(|(at, _)| *at).collect())
    }

    fn clean(text: &str, expected: &[&str]) {
        assert_eq!(runs(text), (expected.iter().map(|s| s.to_string()).collect(), vec![]), "{text}");
    }

    #[test]
    fn bold_italic_and_both() {
        clean("khẩu hiệu “**ĐÚNG HẸN - TẬN TÂM**” ở", &["khẩu hiệu “", "B:ĐÚNG HẸN - TẬN TÂM", "” ở"]);
        clean("*nghiêng* và **đậm**", &["I:nghiêng", " và ", "B:đậm"]);
        clean("***cả hai***", &["BI:cả hai"]);
        clean("**đậm *cả hai* đậm**", &["B:đậm ", "BI:cả hai", "B: đậm"]);
        clean("***cả hai** nghiêng*", &["BI:cả hai", "I: nghiêng"]);
        clean("***cả hai* đậm**", &["BI:cả hai", "B: đậm"]);
        clean("*nghiêng **cả hai***", &["I:nghiêng ", "BI:cả hai"]);
    }

    #[test]
    fn stars_that_are_characters() {
        clean("2*3*4 m", &["2*3*4 m"]);
        clean("\\*\\*không đậm\\*\\*", &["**không đậm**"]);
        clean("C:\\thu_muc\\a", &["C:\\thu_muc\\a"]);
        clean("*****", &["*****"]);
    }

    #[test]
    fn stars_without_partner_stay_and_are_reported() {
        assert_eq!(runs("**KT. GIÁM ĐỐC"), (vec!["**KT. GIÁM ĐỐC".to_string()], vec![0]));
        assert_eq!(runs("PHÓ GIÁM ĐỐC**"), (vec!["PHÓ GIÁM ĐỐC**".to_string()], vec![12]));
        assert_eq!(runs("(*) là, (*) nữa"), (vec!["(*) là, (*) nữa".to_string()], vec![1, 9]));
        assert_eq!(runs("a * b").0, ["a * b"]);
        assert_eq!(runs("**a *b**"), (vec!["B:a *b".to_string()], vec![4]));
    }

    #[test]
    fn footnotes_are_noticed() {
        let (rich, remarks) = parse("theo **luật[^1]** này[^a-b][^đ]");
        assert_eq!(remarks, [(11, "1"), (21, "a-b"), (27, "đ")].map(|(at, name)| (at, Remark::Note(name.to_string()))));
        let runs: Vec<_> = rich.runs.iter().map(|r| (r.text.as_str(), r.emphasis.bold, r.note.is_some())).collect();
        assert_eq!(runs, [("theo ", false, false), ("luật", true, true), (" này", false, true), ("", false, true)]);
        assert_eq!(note_names("\\[^1] à[^2]").collect::<Vec<_>>(), [(8, "2")]);
        assert_eq!(parse("theo \\[^1] và [^ 1]").1, []);
    }
}
