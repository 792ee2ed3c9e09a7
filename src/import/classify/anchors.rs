//! Where the parts of a document begin: the name of its type, Kính gửi, Nơi nhận, the signature, what is attached.

use super::date;
use crate::import::glyphs::{fold, is_capitals};
use crate::import::layout::{Piece, Row};
use crate::import::source::Align;
use crate::import::words::{Kind, Words, words};
use crate::text::{self, LabelShape};

/// A type is named among so many lines, and Kính gửi stands there.
const HEAD: usize = 60;
/// A line of more letters is none of the head.
const LONG: usize = 220;

/// The name of a type on a line: the type, and whether more stands behind it.
pub(super) fn type_line(row: &Row) -> Option<(&'static Kind, bool)> {
    let bare = row.text.bare();
    let name = bare.trim_start_matches('#').trim();
    let folded = fold(name);
    let kinds = &words().kinds;
    if let Some(kind) = kinds.iter().find(|kind| kind.folded == folded && is_capitals(name)) {
        return Some((kind, false));
    }
    // Names are in capitals.
    if name.split_whitespace().next().is_none_or(|first| first.contains(char::is_lowercase)) {
        return None;
    }
    let begins = |count: usize| name.split_whitespace().take(count).collect::<Vec<&str>>().join(" ");
    let behind = |kind: &&Kind| {
        let count = kind.name.split_whitespace().count();
        is_capitals(&begins(count + 1)) && fold(&begins(count)) == kind.folded
    };
    kinds.iter().find(behind).map(|kind| (kind, true))
}

/// The type whose name a line is, in small letters but for the first.
fn plain_name(row: &Row) -> Option<&'static Kind> {
    let bare = row.text.bare();
    let folded = fold(&bare);
    let kind = words().kinds.iter().find(|kind| kind.folded == folded)?;
    bare.starts_with(char::is_uppercase).then_some(kind)
}

/// Where the head ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Begin {
    /// The piece with the name of the type, or Kính gửi.
    pub(super) at: usize,
    /// The type; nothing = công văn.
    pub(super) kind: Option<&'static Kind>,
    /// There is no Kính gửi: its place is where the head ends.
    pub(super) bare: bool,
}

impl Begin {
    fn at(at: usize, kind: Option<&'static Kind>) -> Begin {
        Begin { at, kind, bare: false }
    }
}

/// The name of the type, or Kính gửi where none is before it.
pub(super) fn begin(pieces: &[Piece]) -> Option<Begin> {
    let mut seen = 0;
    let mut loose = None;
    for (at, piece) in pieces.iter().enumerate() {
        seen += piece.lines().len();
        if seen > HEAD {
            break;
        }
        let Piece::Row(row) = piece else {
            // Kính gửi and its places as a table of their own.
            if piece.lines().first().is_some_and(|row| is_address(row)) {
                return loose.or(Some(Begin::at(at, None)));
            }
            continue;
        };
        let bare = row.text.bare();
        if is_address(row) {
            // A tờ trình has its name above.
            return loose.or(Some(Begin::at(at, None)));
        }
        match type_line(row) {
            Some((kind, false)) => return Some(Begin::at(at, Some(kind))),
            // More on its line: the number must name the type, too.
            Some((kind, true)) if loose.is_none() && pieces[..at].iter().any(|piece| numbers(piece, kind)) => {
                loose = Some(Begin::at(at, Some(kind)));
            }
            None if loose.is_none() => {
                let named = plain_name(row).filter(|kind| pieces[..at].iter().any(|piece| numbers(piece, kind)));
                loose = named.map(|kind| Begin::at(at, Some(kind)));
            }
            _ => {}
        }
        // The body has begun.
        if loose.is_some() && (is_labelled(row) || is_basis(&bare)) {
            break;
        }
        if is_basis(&bare) && bare.chars().count() > LONG / 4 || is_labelled(row) && bare.chars().count() > LONG / 4 {
            break;
        }
    }
    loose.or_else(|| letter(pieces))
}

/// A công văn that addresses nobody: it has a subject of its own in its head, below a number, and no other title.
fn letter(pieces: &[Piece]) -> Option<Begin> {
    /// The parts of the head stand so near each other, and a title so near below them.
    const NEAR: usize = 16;
    let head = &pieces[..pieces.len().min(HEAD)];
    let has = |piece: &Piece, is: &dyn Fn(&Row) -> bool| piece.lines().into_iter().any(is);
    let about = head.iter().position(|piece| has(piece, &|row| is_about(&row.text.string())))?;
    let near = about.saturating_sub(NEAR)..head.len().min(about + NEAR);
    let last = |is: &dyn Fn(&Row) -> bool| near.clone().rev().find(|at| has(&head[*at], is));
    let numbered = last(&|row| row.text.string().trim_start().starts_with("Số") && row.text.string().contains('/'))?;
    let mut at = about.max(numbered).max(last(&|row| is_dated(&row.text.string())).unwrap_or(about)) + 1;
    // Lines of the subject go on below its first one.
    let apart = |row: &Row| row.gap || row.fill.is_some_and(|fill| fill.loose) || is_labelled(row);
    let goes_on = |piece: &&Piece| piece.row().is_some_and(|row| !apart(row));
    if about + 1 == at && pieces[about].row().is_some_and(|row| !row.place.paragraph) {
        at += pieces[at..].iter().take_while(goes_on).count();
    }
    // A title below the head: a document of another kind.
    let below = &pieces[at.min(pieces.len())..pieces.len().min(at + NEAR / 4)];
    (titled(below).is_none() && foreign(pieces).is_none()).then_some(Begin { at, kind: None, bare: true })
}

/// Whether a line begins the subject of a công văn.
fn is_about(text: &str) -> bool {
    let text = text.trim_matches(['*', '_', ' ', '\t']).to_lowercase();
    words().about.iter().any(|mark| text.starts_with(&mark.to_lowercase()))
}

/// Whether a line says a day.
fn is_dated(text: &str) -> bool {
    const SHORT: usize = 90;
    let folded = fold(text);
    folded.len() < SHORT && ["NGAY", "THANG", "NAM"].iter().all(|word| folded.contains(word))
}

/// The line of the head that may be the name of a document of another kind: in capitals, no body, no title of the state.
pub(super) fn titled(pieces: &[Piece]) -> Option<&Row> {
    let mut lines = pieces.iter().filter(|piece| !is_title(piece)).flat_map(Piece::lines).take(HEAD);
    let words = words();
    lines.find(|row| {
        let bare = row.text.bare();
        let known = Words::begins(&bare, &words.bodies) || Words::begins(&bare, &words.places) || is_signing(&bare);
        is_capitals(&bare) && bare.split_whitespace().count() > 1 && !known && bare.starts_with(char::is_alphabetic)
    })
}

/// Whether a piece has the national title: a document begins near it.
pub(super) fn is_title(piece: &Piece) -> bool {
    let title = fold(words().fixed("quoc_hieu"));
    // It may stand on two lines of a cell.
    let all: String = piece.lines().iter().map(|row| fold(&row.text.bare())).collect();
    !title.is_empty() && all.contains(&title)
}

/// The name of a type that the program does not have, and the line of the head that it begins.
pub(super) fn foreign(pieces: &[Piece]) -> Option<(&'static str, &Row)> {
    pieces.iter().flat_map(Piece::lines).take(HEAD).find_map(|row| {
        let bare = row.text.bare();
        let begins = |name: &&String| {
            let count = name.split_whitespace().count();
            let first = bare.split_whitespace().take(count).collect::<Vec<&str>>().join(" ");
            is_capitals(&first) && fold(&first) == fold(name)
        };
        words().foreign.iter().find(begins).map(|name| (name.as_str(), row))
    })
}

/// Whether a line begins with Kính gửi.
pub(super) fn is_address(row: &Row) -> bool {
    fold(&row.text.bare()).starts_with(ADDRESS)
}

/// "Kính gửi", folded.
const ADDRESS: &str = "KINHGUI";

/// Whether a line has a number with the letters of a type: `149/KH-UBND`.
fn numbers(piece: &Piece, kind: &Kind) -> bool {
    let Some(letters) = &kind.letters else { return false };
    let close = |row: &Row| row.text.string().split_whitespace().collect::<String>();
    // Of old, a stroke stood behind the letters, too: `144/2002/QĐ/BTC`.
    let named = |row: &Row| ['-', '/'].iter().any(|mark| close(row).contains(&format!("/{letters}{mark}")));
    piece.lines().iter().any(|row| named(row))
}

/// Whether a line begins with a word of legal bases.
pub(super) fn is_basis(bare: &str) -> bool {
    let folded = fold(&bare.chars().take(40).collect::<String>());
    // Old documents set a dash before each.
    let first = bare.trim_start_matches(|c: char| "-–—+".contains(c) || c.is_whitespace());
    words().bases.iter().any(|word| folded.starts_with(word.as_str())) && first.starts_with(char::is_uppercase)
}

/// Whether a line begins with a label by its form alone.
pub(super) fn is_labelled(row: &Row) -> bool {
    let bare = row.text.bare();
    text::find(bare.trim_start_matches('#').trim_start()).is_some_and(|found| {
        // `I.MỤC ĐÍCH`: a title in capitals right behind a numeral.
        let title = matches!(found.shape, LabelShape::Roman(_) | LabelShape::Capital('I')) && is_capitals(found.rest);
        found.plain || title
    })
}

/// Whether a line is of a signature: capitals that begin with a form of authority or a post.
pub(super) fn is_signing(bare: &str) -> bool {
    is_capitals(bare)
        && !text::find(bare).is_some_and(|found| found.plain && found.label.len() > 2)
        && (words().begins_with_form(bare) || words().begins_with_post(bare))
}

/// Whether a line begins an annex.
pub(super) fn is_annex(row: &Row) -> bool {
    let bare = row.text.bare();
    let bare = bare.trim_start_matches('#').trim();
    let letters = bare.chars().count();
    Words::begins(bare, &words().annexes) && letters < LONG && !bare.ends_with([';', ','])
}

/// The piece with "Nơi nhận", behind the head.
pub(super) fn recipients(pieces: &[Piece], from: usize) -> Option<usize> {
    let is = |row: &&Row| words().recipients_word(&row.text.bare()).is_some();
    (from..pieces.len()).find(|at| pieces[*at].lines().iter().any(is))
}

/// Where the foot begins: at Nơi nhận, or at a signature that stands in front of it or instead.
pub(super) fn foot(pieces: &[Piece], from: usize) -> Option<usize> {
    /// A signature stands so near before Nơi nhận.
    const NEAR: usize = 12;
    let signs = |at: &usize| pieces[*at].lines().iter().any(|row| is_signing_cell(&row.text.bare()));
    let found = match recipients(pieces, from) {
        Some(at) => Some((at.saturating_sub(NEAR).max(from)..at).find(signs).unwrap_or(at)),
        None => {
            let end = (from..pieces.len()).find(|at| pieces[*at].row().is_some_and(is_annex)).unwrap_or(pieces.len());
            let last = (from..end).rev().find(signs)?;
            (last.saturating_sub(NEAR).max(from)..=last).find(signs)
        }
    }?;
    // The bar that opens its cell.
    let bar = |at: usize| pieces[at].row().is_some_and(|row| row.text.bare() == "|");
    let found = if found > from && bar(found - 1) { found - 1 } else { found };
    // Place and day above a signature stand in its column.
    let above = (from..found).rev().find(|at| pieces[*at].row().is_some() || matches!(pieces[*at], Piece::Grid(_)));
    Some(above.filter(|at| pieces[*at].row().is_some_and(is_day)).unwrap_or(found))
}

/// Whether a line says place and day, far in.
fn is_day(row: &Row) -> bool {
    /// It stands so far in, and has not more letters.
    const FAR: i32 = 6000;
    const LETTERS: usize = 60;
    let bare = row.text.bare();
    let far = row.indent >= FAR || row.align == Align::Right;
    far && bare.chars().count() < LETTERS && !bare.ends_with(['.', ';', ':']) && date::day(&row.text).is_some()
}

/// Also where cells of a row stand on one line.
fn is_signing_cell(bare: &str) -> bool {
    is_signing(bare) || bare.split('|').any(|cell| words().begins_with_form(cell.trim()) && bare.starts_with('|'))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{pieces, rows};
    use super::*;

    #[test]
    fn names_of_types_signatures_and_foreign_documents_are_told() {
        let kind = |line: &str| type_line(&rows(line)[0]).map(|(kind, more)| (kind.id.as_str(), more));
        assert_eq!(kind("KẾ HOẠCH"), Some(("ke_hoach", false)));
        assert_eq!(kind("## **QUYẾT ĐỊNH**"), Some(("quyet_dinh", false)));
        assert_eq!(kind("BÁO CÁO KẾT QUẢ NĂM 2025"), Some(("bao_cao", true)));
        assert_eq!(kind("Kế hoạch này"), None);
        assert!(is_signing("KT. GIÁM ĐỐC") && is_signing("PHÓ CHỦ TỊCH") && !is_signing("Phó Chủ tịch"));
        assert!(is_labelled(&rows("I.MỤC ĐÍCH")[0]) && !is_labelled(&rows("A.Nguyễn Văn An")[0]));
        let pieces = pieces("CHÍNH PHỦ\nNGHỊ ĐỊNH\nPHIẾU TRÌNH CÔNG VIỆC");
        assert_eq!(foreign(&pieces).map(|(name, _)| name), Some("NGHỊ ĐỊNH"));
        assert_eq!(titled(&pieces[2..]).map(|row| row.text.string()), Some("PHIẾU TRÌNH CÔNG VIỆC".to_string()));
    }
}
