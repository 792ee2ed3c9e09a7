//! Filling lines: where a line of Vietnamese text may break, and the greedy rule that Word and LibreOffice follow.
//!
//! A line breaks after spaces and after a hyphen or dash (`KH-|UBND`, `2021-|2025`, `19–|21`) unless a mark that closes
//! stands behind it, nowhere else: not after a slash. Both programs do so, measured on their pages; as many words as fit at
//! their natural width stand on a line. Spaces at a line's end hang out of the measure. A word wider than the
//! measure is torn between characters.
//!
//! What fits is decided in LibreOffice's arithmetic (measured on its output): it lays text out on a device of 8640 dots
//! an inch, so the advance of every glyph is a whole number of sixths of a twip, and a line may be wider than its measure
//! by what rounds to no twip. The difference to the exact widths, with which the text is drawn, stays under 0.1 pt a line.

use super::set::FontSet;
use crate::page::Face;
use crate::units::{FontSize, Len};

/// A piece of a paragraph to be set.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'a> {
    /// Text in one face and size.
    Text {
        /// The characters.
        text: &'a str,
        /// Face.
        face: Face,
        /// Size.
        size: FontSize,
        /// No breaks inside, and its spaces do not stretch.
        unbroken: bool,
        /// What is added after every character but the last of a line; negative draws the letters together.
        spacing: Len,
    },
    /// A line end.
    Break,
}

/// A stretch of a piece on a line: bytes `start..end` of piece `piece`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Index of the piece.
    pub piece: usize,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// A filled line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FilledLine {
    /// What stands on it, spaces at its end included.
    pub stretches: Vec<Stretch>,
    /// Natural width without the spaces at its end.
    pub width: Len,
    /// It ends at a [`Piece::Break`] or at the paragraph's end, so it is not justified.
    pub last: bool,
    /// A word was torn to fit.
    pub torn: bool,
}

/// The smallest thing that stays together: a word with the spaces behind it.
#[derive(Clone, Debug, Default)]
struct Word {
    stretches: Vec<Stretch>,
    /// Width without its spaces, and without what is added after its last character.
    width: Len,
    /// What is added after its last character where something follows on the line.
    tail: Len,
    /// Width of its spaces.
    space: Len,
    /// A [`Piece::Break`] follows.
    ends_line: bool,
}

/// What a line may be wider than its measure: what rounding the glyphs to units may add up to.
const ROUNDING: Len = Len::from_units(64);

/// The room that a glyph takes on a line.
fn room(advance: i64, size: FontSize) -> Len {
    let twip = Len::from_twips(1).units();
    let sixths = (Len::from_advance(advance, size).units() * 6 + twip / 2).div_euclid(twip);
    Len::from_units((sixths * twip + 3).div_euclid(6))
}

/// Fills lines: the first of `first_width`, the others of `width`. There is always at least one line.
pub(crate) fn fill(pieces: &[Piece<'_>], fonts: &FontSet, first_width: Len, width: Len) -> Vec<FilledLine> {
    let mut lines = Vec::new();
    let mut line = FilledLine::default();
    let mut pending = Len::ZERO;
    for word in words(pieces, fonts) {
        let measure = if lines.is_empty() { first_width } else { width };
        if !line.stretches.is_empty() && line.width + pending + word.width > measure + ROUNDING {
            lines.push(std::mem::take(&mut line));
            pending = Len::ZERO;
        }
        let measure = if lines.is_empty() { first_width } else { width };
        if word.width > measure + ROUNDING {
            tear(&word, pieces, fonts, &mut lines, &mut line, [first_width, width]);
        } else {
            line.width += pending + word.width;
            line.stretches.extend_from_slice(&word.stretches);
        }
        pending = word.tail + word.space;
        if word.ends_line {
            line.last = true;
            lines.push(std::mem::take(&mut line));
            pending = Len::ZERO;
        }
    }
    if !line.stretches.is_empty() || lines.is_empty() {
        line.last = true;
        lines.push(line);
    }
    lines
}

/// The widths of the words, to find out what the narrowest measure is.
pub(crate) fn widest_word(pieces: &[Piece<'_>], fonts: &FontSet) -> Len {
    words(pieces, fonts).iter().map(|w| w.width).max().unwrap_or_default()
}

/// The natural width of everything on one line, spaces at its end left out.
pub(crate) fn natural_width(pieces: &[Piece<'_>], fonts: &FontSet) -> Len {
    fill(pieces, fonts, Len::MAX, Len::MAX).iter().map(|l| l.width).max().unwrap_or_default()
}

/// A word with the place behind it where a line may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Measured {
    /// Its width, and that of the space behind it.
    pub width: Len,
    /// The space behind it; nothing behind a hyphen and at the end.
    pub space: Len,
    /// Where the next word begins: the piece and its byte.
    pub next: (usize, usize),
}

/// The words of pieces without line ends, from one place where a line may break to the next.
pub(crate) fn measured_words(pieces: &[Piece<'_>], fonts: &FontSet) -> Vec<Measured> {
    let words = words(pieces, fonts);
    let start = |word: &Word| word.stretches.first().map_or((pieces.len(), 0), |s| (s.piece, s.start));
    let nexts = words.iter().skip(1).map(start).chain([(pieces.len(), 0)]);
    words.iter().zip(nexts).map(|(w, next)| Measured { width: w.width, space: w.tail + w.space, next }).collect()
}

/// Tears a word that is wider than a line into lines of characters.
fn tear(
    word: &Word,
    pieces: &[Piece<'_>],
    fonts: &FontSet,
    lines: &mut Vec<FilledLine>,
    line: &mut FilledLine,
    [first_width, width]: [Len; 2],
) {
    for stretch in &word.stretches {
        let Piece::Text { text, face, size, spacing, .. } = pieces[stretch.piece] else { continue };
        let font = fonts.face(face);
        let mut start = stretch.start;
        for (offset, c) in text[stretch.start..stretch.end].char_indices() {
            let at = stretch.start + offset;
            let advance = room(font.advance(c), size);
            let measure = if lines.is_empty() { first_width } else { width };
            let empty = line.stretches.is_empty() && start == at;
            if c != ' ' && !empty && line.width + advance > measure + ROUNDING {
                if start < at {
                    line.stretches.push(Stretch { piece: stretch.piece, start, end: at });
                }
                line.torn = true;
                // A torn line has no space to widen and is set as it is.
                line.last = true;
                lines.push(std::mem::take(line));
                start = at;
            }
            if c != ' ' {
                line.width += advance + spacing;
            }
        }
        if start < stretch.end {
            line.stretches.push(Stretch { piece: stretch.piece, start, end: stretch.end });
        }
    }
    line.torn = true;
}

/// Cuts the pieces into words.
fn words(pieces: &[Piece<'_>], fonts: &FontSet) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word::default();
    for (index, piece) in pieces.iter().enumerate() {
        let Piece::Text { text, face, size, unbroken, spacing } = *piece else {
            word.ends_line = true;
            words.push(std::mem::take(&mut word));
            continue;
        };
        let font = fonts.face(face);
        let mut start = 0;
        let mut previous = last_char(pieces, index);
        for (at, c) in text.char_indices() {
            let breaks = (!unbroken || at == 0)
                && c != ' '
                && (word.space > Len::ZERO || previous.is_some_and(|p| breaks_between(p, c)));
            if breaks && (!word.stretches.is_empty() || start < at) {
                if start < at {
                    word.stretches.push(Stretch { piece: index, start, end: at });
                }
                words.push(std::mem::take(&mut word));
                start = at;
            }
            let advance = room(font.advance(c), size);
            if c == ' ' && !unbroken {
                word.space += advance + spacing;
            } else {
                // Spaces that an unbroken piece follows belong to the word: nothing breaks there.
                word.width += word.tail + word.space + advance;
                word.tail = spacing;
                word.space = Len::ZERO;
            }
            previous = Some(c);
        }
        if start < text.len() {
            word.stretches.push(Stretch { piece: index, start, end: text.len() });
        }
    }
    if !word.stretches.is_empty() {
        words.push(word);
    }
    words
}

/// Whether a line may break between two characters inside a word: behind a dash, unless a quotation mark, another dash or
/// what closes a clause or a bracket follows it.
fn breaks_between(previous: char, next: char) -> bool {
    const DASHES: [char; 3] = ['-', '–', '—'];
    const CLOSING: &str = ")]},.;:!?/…\"'“”‘’«»";
    DASHES.contains(&previous) && !DASHES.contains(&next) && !CLOSING.contains(next)
}

/// The last character before a piece, if it stands on the same line.
fn last_char(pieces: &[Piece<'_>], index: usize) -> Option<char> {
    pieces[..index].iter().rev().find_map(|p| match p {
        Piece::Text { text: "", .. } => None,
        Piece::Text { text, .. } => Some(text.chars().next_back()),
        Piece::Break => Some(None),
    })?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, width_pt: f64) -> Vec<String> {
        let fonts = FontSet::embedded();
        let pieces = [Piece::Text {
            text,
            face: Face::Regular,
            size: FontSize::from_pt(14.0),
            unbroken: false,
            spacing: Len::ZERO,
        }];
        let width = Len::from_pt(width_pt);
        fill(&pieces, &fonts, width, width)
            .iter()
            .map(|l| l.stretches.iter().map(|s| &text[s.start..s.end]).collect())
            .collect()
    }

    #[test]
    fn lines_break_at_spaces_which_stay_at_the_end() {
        assert_eq!(texts("một hai ba bốn", 50.0), ["một hai ", "ba bốn"]);
    }

    #[test]
    fn a_line_breaks_behind_a_dash_but_not_behind_a_slash_nor_before_what_closes() {
        assert_eq!(texts("số 112/KH-UBND", 75.0), ["số 112/KH-", "UBND"]);
        assert_eq!(texts("năm 2021-2025", 80.0), ["năm 2021-", "2025"]);
        assert_eq!(texts("từ 19–21 tháng", 40.0), ["từ 19–", "21 ", "tháng"]);
        assert_eq!(texts("(H38.2-2607)", 55.0), ["(H38.2-", "2607)"]);
        assert_eq!(texts("xa a-(bc)", 40.0), ["xa a-", "(bc)"]);
        for kept in ["nnna-)", "nnna-,", "nnna–”", "nnn---", "nnna/bc", "nn1/23"] {
            assert_eq!(texts(&format!("mmmm {kept}"), 81.5)[1], kept);
        }
    }

    #[test]
    fn a_word_wider_than_the_line_is_torn_and_nothing_is_lost() {
        let word = "x".repeat(40);
        let lines = texts(&format!("a {word} b"), 70.0);
        assert!(lines.len() > 3);
        assert_eq!(lines.concat(), format!("a {word} b"));
    }

    #[test]
    fn spaces_at_the_end_hang_out() {
        let fonts = FontSet::embedded();
        let size = FontSize::from_pt(14.0);
        let piece = |text| [Piece::Text { text, face: Face::Regular, size, unbroken: false, spacing: Len::ZERO }];
        let room = natural_width(&piece("một hai"), &fonts);
        let lines = fill(&piece("một hai ba"), &fonts, room, room);
        assert_eq!((lines.len(), lines[0].width), (2, room));
    }

    #[test]
    fn lines_are_filled_in_sixths_of_a_twip_like_in_libreoffice() {
        let fonts = FontSet::embedded();
        // Measured in LibreOffice 7.4: letters are wider than their exact width at one size and narrower at another.
        let width = |text, pt| {
            natural_width(
                &[Piece::Text {
                    text,
                    face: Face::Regular,
                    size: FontSize::from_pt(pt),
                    unbroken: false,
                    spacing: Len::ZERO,
                }],
                &fonts,
            )
        };
        let exact = |text, pt| fonts.face(Face::Regular).width(text, FontSize::from_pt(pt));
        for (text, pt, sixths) in [("chợ tham mưu", 12.0, 8339), ("tiết kiệm, hiệu quả", 12.0, 10_716)] {
            let found = width(text, pt);
            assert_eq!((found.units() * 6 + 512) / 1024, sixths, "{text}");
            assert!((found - exact(text, pt)).units().abs() < 1024);
        }
        assert!(width("cccccccccc", 14.0) > exact("cccccccccc", 14.0));
        assert!(width("cccccccccc", 13.0) < exact("cccccccccc", 13.0));
    }

    #[test]
    fn an_unbroken_piece_may_begin_a_line_but_does_not_break() {
        let fonts = FontSet::embedded();
        let size = FontSize::from_pt(14.0);
        let piece = |text, unbroken| Piece::Text { text, face: Face::Regular, size, unbroken, spacing: Len::ZERO };
        let pieces = [piece("theo ", false), piece("Điều 5", true), piece(" này", false)];
        let width = Len::from_pt(45.0);
        let lines = fill(&pieces, &fonts, width, width);
        assert_eq!(lines[0].stretches.len(), 1);
        assert_eq!(lines[1].stretches[0], Stretch { piece: 1, start: 0, end: "Điều 5".len() });
    }

    #[test]
    fn letters_drawn_together_bring_a_word_up_and_the_last_one_gives_nothing() {
        let fonts = FontSet::embedded();
        let size = FontSize::from_pt(14.0);
        let text = "phối hợp thực hiện";
        let drawn = |spacing| [Piece::Text { text, face: Face::Regular, size, unbroken: false, spacing }];
        let width = natural_width(&drawn(Len::ZERO), &fonts);
        let letters = text.chars().count() as i64;
        let spacing = -Len::from_twips(2);
        let closer = width + spacing * (letters - 1);
        assert_eq!(natural_width(&drawn(spacing), &fonts), closer);
        assert_eq!(fill(&drawn(Len::ZERO), &fonts, closer, closer).len(), 2);
        assert_eq!(fill(&drawn(spacing), &fonts, closer, closer).len(), 1);
        let less = closer - Len::from_twips(2);
        let torn = fill(&drawn(spacing), &fonts, less, less);
        assert_eq!(torn.len(), 2);
        assert!(torn[0].width < closer && torn[0].last != torn[1].last);
    }
}
