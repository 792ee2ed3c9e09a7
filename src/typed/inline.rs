//! Marks inside a line: `**bold**`, `*italic*`, `***both***`, `[^1]`; `\*` is a star, `\[^` a bracket. What Markdown and
//! HTML have besides is understood where it has one meaning, and noticed. Small text is read by [`scripts`].

mod stars;
mod tokens;

use super::leftovers::Left;
use super::scripts;
use crate::model::{Emphasis, Note, RichText};
use crate::text::script::Script;
use stars::{Stars, Turn};
use tokens::{Token, Walk};

pub(crate) use stars::Side;
pub(crate) use tokens::has_marks;
pub(super) use tokens::tag;

/// Something noticed in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Remark {
    /// So many stars without a partner; they stay characters. On which side of their text they seem to be.
    Unpaired(usize, Side),
    /// `[^name]`: a footnote of this name, for which an empty one stands in the text.
    Note(String),
    /// What is left over of Markdown or HTML.
    Left(Left),
}

/// A piece of the line.
#[derive(Clone, Copy, Debug)]
enum Piece {
    /// Bytes `start..end` of the text.
    Text(usize, usize),
    /// Small text, bytes `start..end`, which stood between tags.
    Small(Script, usize, usize),
    /// A character that was written as a name.
    Char(char),
    /// A reference to a footnote.
    Note,
    /// A run of stars.
    Stars { at: usize, length: usize, turn: Turn },
    /// Underscores or a tag, bytes `start..end`, which would be so many stars; text where they have no partner.
    Mark { start: usize, end: usize, source: Source, weight: usize, opens: bool, paired: bool },
}

/// What else than stars sets text in bold or italic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    Underscores,
    Tag,
}

/// The text with its emphasis, and remarks with the character they are about.
pub(crate) fn parse(text: &str) -> (RichText, Vec<(usize, Remark)>) {
    if !has_marks(text) {
        return (RichText::plain(text), Vec::new());
    }
    let mut remarks = Vec::new();
    let mut pieces = pieces(text, &mut remarks);
    turn_stars(text, &mut pieces);
    pair(text, &mut pieces, &mut remarks);
    let rich = put(text, &pieces, &mut remarks);
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
    let mut pieces = Vec::new();
    let mut walk = Walk::new(text);
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        let Some((length, token)) = walk.token(at) else {
            at += 1;
            continue;
        };
        let end = at + length;
        let left = |left: Left| Some(Remark::Left(left));
        let mark = |source, weight, opens| Piece::Mark { start: at, end, source, weight, opens, paired: false };
        // What takes the place of the token; nothing where it is text.
        let (piece, remark) = match token {
            Token::Stars(length) => (Some(Piece::Stars { at, length, turn: Turn::default() }), None),
            Token::Underscores(length @ 1..=2) => (Some(mark(Source::Underscores, length, true)), None),
            Token::Underscores(_) => (None, None),
            Token::Tag { weight, opens } => (Some(mark(Source::Tag, weight, opens)), None),
            Token::Escape { foreign } => (Some(Piece::Text(at + 1, end)), left(Left::Escape).filter(|_| foreign)),
            Token::Note(name) => (Some(Piece::Note), Some(Remark::Note(name.to_string()))),
            Token::Code => (Some(Piece::Text(at + 1, end - 1)), left(Left::Code)),
            Token::Entity(c) => (Some(Piece::Char(c)), left(Left::Entity)),
            Token::Link { same: Some((start, end)) } => (Some(Piece::Text(start, end)), left(Left::Address)),
            Token::Address => (Some(Piece::Text(at + 1, end - 1)), left(Left::Address)),
            Token::Span => (Some(Piece::Text(at, at)), left(Left::Span)),
            Token::Struck => (None, left(Left::Struck)),
            Token::Link { same: None } => (None, left(Left::Link)),
            Token::Image => (None, left(Left::Image)),
            Token::Script(script, start, end) => (Some(Piece::Small(script, start, end)), left(Left::Script)),
            Token::OtherTag | Token::OtherEntity => (None, left(Left::Tag)),
        };
        remarks.extend(remark.map(|remark| (at, remark)));
        if let Some(piece) = piece {
            pieces.extend([Piece::Text(start, at), piece]);
            start = end;
        }
        at = end;
    }
    pieces.push(Piece::Text(start, text.len()));
    pieces
}

/// Settles what the stars do.
fn turn_stars(text: &str, pieces: &mut [Piece]) {
    let around = |piece: &Piece| match piece {
        Piece::Stars { at, length, .. } => Some(stars_at(text, *at, *length)),
        _ => None,
    };
    let runs: Vec<Stars> = pieces.iter().filter_map(around).collect();
    let mut turns = stars::turns(&runs).into_iter();
    for piece in pieces {
        if let Piece::Stars { turn, .. } = piece {
            *turn = turns.next().unwrap_or_default();
        }
    }
}

fn stars_at(text: &str, at: usize, length: usize) -> Stars {
    let (before, after) = (text[..at].chars().next_back(), text[at + length..].chars().next());
    Stars { before, after, length }
}

/// Settles which tags and underscores belong together.
fn pair(text: &str, pieces: &mut [Piece], remarks: &mut Vec<(usize, Remark)>) {
    // Open tags of either weight, the innermost last; open underscores.
    let mut tags: [Vec<usize>; 2] = Default::default();
    let mut lines: [Option<(usize, usize)>; 2] = [None; 2];
    for at in 0..pieces.len() {
        let Piece::Mark { start, end, source, weight, opens, .. } = pieces[at] else { continue };
        let partner = match source {
            Source::Tag if opens => {
                tags[weight - 1].push(at);
                None
            }
            Source::Tag => tags[weight - 1].pop(),
            Source::Underscores => {
                let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
                let open = &mut lines[weight - 1];
                if before.is_some_and(ends_words) && after.is_none_or(|c| !c.is_alphanumeric() && !"_/".contains(c)) {
                    let inside = |from: usize| &text[from..start];
                    let open = open.take();
                    // What is filled into a form is no word: `ngày __05__`. `__05/6__` may be that, or bold.
                    if let Some((_, from)) = open.filter(|(_, from)| is_doubtful(inside(*from))) {
                        remarks.push((from - weight, Remark::Left(Left::Figures)));
                    }
                    open.filter(|(_, from)| inside(*from).contains(char::is_alphabetic)).map(|(partner, _)| partner)
                } else {
                    if before.is_none_or(|c| c.is_whitespace() || "([“‘\"*".contains(c))
                        && after.is_some_and(begins_words)
                    {
                        *open = Some((at, end));
                    }
                    None
                }
            }
        };
        for (at, is_end) in partner.into_iter().flat_map(|partner| [(partner, false), (at, true)]) {
            if let Piece::Mark { opens, paired, .. } = &mut pieces[at] {
                (*opens, *paired) = (!is_end, true);
            }
        }
    }
}

/// Figures with marks between or behind them: `05/6`, `30%`, `1.500.000`.
fn is_doubtful(inside: &str) -> bool {
    let bare = inside.chars().all(|c| c.is_ascii_digit());
    !bare && inside.contains(|c: char| c.is_ascii_digit()) && !inside.contains(char::is_alphabetic)
}

fn begins_words(c: char) -> bool {
    c.is_alphanumeric() || "“‘\"*".contains(c)
}

fn ends_words(c: char) -> bool {
    c.is_alphanumeric() || ".,:;!?…)”’\"*".contains(c)
}

/// The text as the pieces have it.
fn put(text: &str, pieces: &[Piece], remarks: &mut Vec<(usize, Remark)>) -> RichText {
    let mut rich = RichText::default();
    // What is open, bold and italic: by stars, and how often by other marks.
    let mut stars = Emphasis::default();
    let mut others = [0usize; 2];
    for piece in pieces {
        let emphasis =
            Emphasis { bold: stars.bold || others[1] > 0, italic: stars.italic || others[0] > 0, script: None };
        match *piece {
            Piece::Text(start, end) => scripts::push(&mut rich, text, start..end, emphasis, remarks),
            Piece::Small(script, start, end) => {
                rich.push(&text[start..end], Emphasis { script: Some(script), ..emphasis });
            }
            Piece::Char(c) => rich.push(c.encode_utf8(&mut [0; 4]), emphasis),
            Piece::Note => rich.push_note(Note::default()),
            Piece::Stars { at, length, turn } => {
                let used = 2 * usize::from(turn.bold) + usize::from(turn.italic);
                let stay = if turn.silent { 0 } else { length - used };
                let opens = turn.bold && !stars.bold || turn.italic && !stars.italic;
                let turned =
                    Emphasis { bold: stars.bold ^ turn.bold, italic: stars.italic ^ turn.italic, script: None };
                // Stars that stay stand outside those that turn.
                let outside = if opens { emphasis } else { turned };
                rich.push(&text[at..at + stay], outside);
                stars = turned;
                let run = stars_at(text, at, length);
                if stay > 0 && length <= 3 && !run.is_inside_word() {
                    remarks.push((at, Remark::Unpaired(stay, run.side())));
                }
            }
            Piece::Mark { start, source, weight, opens, paired: true, .. } => {
                let count = &mut others[weight - 1];
                *count = if opens { *count + 1 } else { count.saturating_sub(1) };
                if source == Source::Underscores && opens {
                    remarks.push((start, Remark::Left(Left::Underscores)));
                }
            }
            Piece::Mark { start, end, source, .. } => {
                rich.push(&text[start..end], emphasis);
                if source == Source::Tag {
                    remarks.push((start, Remark::Left(Left::Tag)));
                }
            }
        }
    }
    rich
}

/// The name in the `[^1]` that a text begins with.
pub(crate) fn note_name(text: &str) -> Option<&str> {
    /// Longest name, in characters: longer brackets are text.
    const LONGEST: usize = 20;
    let rest = text.strip_prefix("[^")?;
    let fits = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let (end, _) = rest.char_indices().take(LONGEST + 1).find(|(_, c)| !fits(*c))?;
    (end > 0 && rest[end..].starts_with(']')).then_some(&rest[..end])
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
