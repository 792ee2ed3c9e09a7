//! What is said of a document in old encodings.

use std::collections::BTreeMap;

use super::convert::Piece;
use crate::diag::{Diagnostic, in_a_row, rules};
use crate::import::source::{Charset, CharsetUse, SourcePlace};

/// So many places are named.
const PLACES: usize = 12;

/// What was met on the way.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Words whose last mark may be one of the sentence.
    doubtful: Vec<SourcePlace>,
    /// Text that reads as well in other encodings.
    pub undecided: Vec<(Charset, Vec<Charset>, SourcePlace)>,
    /// Text of a file without Unicode that is in no old encoding.
    pub western: Vec<SourcePlace>,
    /// Capitals around a small letter.
    mixed: Vec<(String, SourcePlace)>,
    /// Text that does not give its source again.
    pub torn: Vec<SourcePlace>,
}

impl Notes {
    /// Looks at what was decoded.
    pub(super) fn look(&mut self, pieces: &[Piece], charset: Charset, place: SourcePlace) {
        self.doubtful.extend(pieces.iter().filter(|piece| piece.doubtful).map(|_| place));
        if charset == Charset::Tcvn3 {
            let words = pieces.split(|piece| !piece.letter.is_alphabetic());
            let words = words.map(|word| word.iter().map(|piece| piece.letter).collect::<String>());
            self.mixed.extend(words.filter(|word| is_mixed(word)).map(|word| (word, place)));
        }
    }

    /// What the officer is told.
    pub(super) fn diagnostics(self, using: &CharsetUse) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        let old: Vec<String> = using
            .lines
            .iter()
            .filter(|(charset, _)| **charset != Charset::Unicode)
            .map(|(charset, lines)| format!("{lines} dòng {}", charset.name()))
            .collect();
        if !old.is_empty() {
            let mut what = format!("chữ theo bảng mã cũ đã chuyển sang Unicode: {}", old.join(", "));
            if using.raised > 0 {
                what += &format!("; {} chữ viết hoa theo phông chữ hoa", using.raised);
            }
            out.push(
                Diagnostic::of(&rules::NHAP_30, what).advise("nếu chữ đọc ra bị sai, chọn bảng mã bằng '--bang-ma'"),
            );
        }
        out.extend(unmapped(using));
        out.extend(undecided(&self.undecided));
        if !self.doubtful.is_empty() {
            let what = format!(
                "{}: dấu chấm, dấu hỏi cuối từ của VIQR có thể là dấu thanh; đã coi là dấu câu",
                places(self.doubtful.iter())
            );
            out.push(Diagnostic::of(&rules::NHAP_33, what).advise("xem lại các chỗ ấy trong kế hoạch"));
        }
        if !self.western.is_empty() {
            let what = format!(
                "{}: tệp không phải chữ Unicode, không nhận ra bảng mã cũ; đã đọc như chữ Tây Âu (Windows-1252)",
                places(self.western.iter())
            );
            let advice = "xem lại các dòng ấy; nếu chữ bị sai thì chọn bảng mã bằng '--bang-ma', hoặc lưu lại tệp nguồn dạng UTF-8";
            out.push(Diagnostic::of(&rules::NHAP_40, what).advise(advice));
        }
        if let Some((word, _)) = self.mixed.first() {
            let what = format!(
                "{}: chữ hoa có dấu viết bằng chữ thường trong phông TCVN3, như \"{word}\"; giữ như trang giấy",
                places(self.mixed.iter().map(|(_, place)| place))
            );
            out.push(Diagnostic::of(&rules::NHAP_34, what).advise("nếu phải là chữ hoa thì sửa trong kế hoạch"));
        }
        if !self.torn.is_empty() {
            let what = format!("{}: chữ đã chuyển không viết ngược lại được như tệp nguồn", places(self.torn.iter()));
            out.push(Diagnostic::of(&rules::NHAP_35, what).advise("so các chỗ ấy với tệp nguồn"));
        }
        out
    }
}

/// Lines that may be in another encoding, by the encodings.
fn undecided(all: &[(Charset, Vec<Charset>, SourcePlace)]) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<(Charset, &[Charset]), Vec<&SourcePlace>> = BTreeMap::new();
    for (charset, others, place) in all {
        groups.entry((*charset, others)).or_default().push(place);
    }
    let said = |((charset, others), at): ((Charset, &[Charset]), Vec<&SourcePlace>)| {
        let others: Vec<&str> = others.iter().map(|other| other.name()).collect();
        let what = format!(
            "{}: chữ đọc được cả theo {} lẫn {}; đã đọc theo {}",
            places(at.into_iter()),
            charset.name(),
            others.join(", "),
            charset.name()
        );
        Diagnostic::of(&rules::NHAP_39, what).advise("xem lại các dòng ấy; nếu sai thì chọn bảng mã bằng '--bang-ma'")
    };
    groups.into_iter().map(said).collect()
}

/// Letters that no table has.
fn unmapped(using: &CharsetUse) -> Option<Diagnostic> {
    let mut letters: BTreeMap<char, usize> = BTreeMap::new();
    for (letter, _) in &using.unmapped {
        *letters.entry(*letter).or_default() += 1;
    }
    let named: Vec<String> = letters.iter().map(|(c, n)| format!("'{c}' (U+{:04X}, {n} lần)", u32::from(*c))).collect();
    let place = places(using.unmapped.iter().map(|(_, place)| place));
    let what = format!("{place}: chữ không có trong bảng mã, giữ như tệp nguồn: {}", in_a_row(&named, PLACES));
    let advice = "xem các chữ ấy trong tệp nguồn rồi gõ lại trong kế hoạch";
    (!named.is_empty()).then(|| Diagnostic::of(&rules::NHAP_32, what).advise(advice))
}

/// Places, each once.
fn places<'a>(all: impl Iterator<Item = &'a SourcePlace>) -> String {
    let mut places: Vec<String> = Vec::new();
    for place in all.map(ToString::to_string) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    in_a_row(&places, PLACES)
}

/// Whether a word is in capitals but for its letters with marks.
fn is_mixed(word: &str) -> bool {
    let small = |c: char| c.is_lowercase();
    word.chars().filter(|c| c.is_uppercase()).count() > 1
        && word.chars().any(small)
        && !word.chars().any(|c| c.is_ascii_lowercase())
}
