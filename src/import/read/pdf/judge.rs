//! Whether the text of a PDF can be read: scans and fonts without Unicode are named as what they are.

use crate::diag::{Diagnostic, in_a_row, rules};
use crate::import::encoding;

/// A page with fewer characters has no text to speak of.
const FEW: usize = 200;
/// So many words are needed to judge a page by its syllables, and so many in a hundred must be right.
const WORDS: usize = 30;
const RIGHT: usize = 60;
/// So many pages are named.
const PAGES: usize = 20;

/// What there is on a page.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Characters without blanks, but for annotations.
    pub characters: usize,
    /// Those that are not drawn.
    pub invisible: usize,
    /// Glyphs that no font names.
    pub unknown: usize,
    /// How much of it the largest picture covers, in hundredths.
    pub picture: u32,
    /// There is a picture, however small.
    pub pictures: bool,
    /// Its text.
    pub text: String,
    /// It has text that does not run from left to right.
    pub turned: bool,
}

impl Seen {
    /// A picture of a page, with next to no text.
    fn is_scan(&self) -> bool {
        self.characters < FEW && self.picture > 80
    }

    /// Its fonts do not tell which characters they draw.
    fn is_unreadable(&self) -> bool {
        let (words, valid) = encoding::syllables(&self.text);
        self.unknown * 10 > self.characters || words >= WORDS && valid * 100 < words * RIGHT
    }
}

/// What is to be said of a file.
///
/// # Errors
/// A scan, or text in fonts without Unicode.
pub(super) fn judge(pages: &[Seen]) -> Result<Vec<Diagnostic>, Diagnostic> {
    let numbers = |wanted: &dyn Fn(&Seen) -> bool| -> Vec<String> {
        let found = pages.iter().zip(1..).filter(|(page, _)| wanted(page));
        found.map(|(_, number): (_, usize)| number.to_string()).collect()
    };
    let named = |list: &[String]| format!("trang {}", in_a_row(list, PAGES));
    let all: usize = pages.iter().map(|page| page.characters).sum();
    let scans = numbers(&Seen::is_scan);
    let bare = all < FEW * pages.len() && (all == 0 || pages.iter().any(|page| page.pictures));
    if bare || scans.len() * 2 > pages.len() {
        let what = format!(
            "tệp PDF là bản quét (ảnh chụp): {} trang, ngoài dấu chữ ký số chỉ có {all} chữ đọc được",
            pages.len()
        );
        return Err(Diagnostic::of(&rules::NHAP_05, what)
            .advise("dùng tệp Word gốc, hoặc thêm '--ocr' để nhận dạng chữ trong ảnh rồi so lại từng trang"));
    }
    let unreadable = numbers(&Seen::is_unreadable);
    if unreadable.len() * 2 > pages.len() {
        let what = format!(
            "không đọc được chữ của {}/{} trang: phông trong tệp PDF không ghi chữ Unicode",
            unreadable.len(),
            pages.len()
        );
        return Err(Diagnostic::of(&rules::NHAP_06, what)
            .advise("dùng tệp Word gốc, hoặc thêm '--ocr' để nhận dạng chữ trên trang rồi so lại từng trang"));
    }
    let mut notes = Vec::new();
    if !scans.is_empty() {
        let what = format!("{} là ảnh quét, không có chữ để đọc", named(&scans));
        notes.push(Diagnostic::of(&rules::NHAP_37, what).advise("gõ lại các trang ấy vào kế hoạch"));
    }
    if !unreadable.is_empty() {
        let what = format!("{} có chữ không đọc được chắc chắn: phông không ghi chữ Unicode", named(&unreadable));
        notes.push(Diagnostic::of(&rules::NHAP_37, what).advise("so các trang ấy với tệp nguồn"));
    }
    let hidden = numbers(&|page: &Seen| page.invisible * 2 > page.characters && page.characters > 0);
    if !hidden.is_empty() {
        let what = format!("{}: chữ do máy nhận dạng từ ảnh quét, có thể sai", named(&hidden));
        notes.push(Diagnostic::of(&rules::NHAP_36, what).advise("so từng trang với bản ảnh"));
    }
    let turned = numbers(&|page: &Seen| page.turned);
    if !turned.is_empty() {
        let what = format!("{}: có chữ viết xoay, đọc sau các dòng khác của trang", named(&turned));
        notes.push(Diagnostic::of(&rules::NHAP_38, what).advise("xem lại thứ tự các dòng ấy trong kế hoạch"));
    }
    Ok(notes)
}
