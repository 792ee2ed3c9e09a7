//! Files and pasted text in another encoding than UTF-8: told by what the bytes, or the syllables, are.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, rules};
use crate::text::charset::windows;
use crate::text::encodings::{Encoding, may_be_any};
use crate::text::syllable::is_syllable;

/// So many different words of an encoding make it certain.
const CERTAIN: usize = 3;
const NOTEPAD: &str =
    "mở tệp bằng Notepad, chọn Tệp (File), Lưu thành (Save as), ở ô Mã hóa (Encoding) chọn UTF-8, rồi lưu đè";
const UNIKEY: &str =
    "rồi lưu tệp dạng UTF-8 (Notepad: Lưu thành, Mã hóa UTF-8; Word: lưu dạng Plain Text, chọn Unicode (UTF-8))";

/// What an encoding is called.
fn name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Tcvn3 => "TCVN3 (phông .VnTime)",
        Encoding::Vni => "VNI (phông VNI-Times)",
        Encoding::Windows1258 => "Windows-1258",
        Encoding::Utf8 => "UTF-8 bị đọc thành bảng mã Tây Âu",
    }
}

/// What to do about one.
fn remedy(encoding: Encoding) -> String {
    let source = match encoding {
        Encoding::Tcvn3 => "TCVN3 (ABC)",
        Encoding::Vni => "VNI Windows",
        Encoding::Windows1258 => "Vietnamese Locale CP 1258",
        Encoding::Utf8 => {
            return "mở lại tệp gốc, chọn bảng mã UTF-8 khi mở (Word hỏi Encoding, Excel hỏi File origin: 65001), rồi chép lại chữ ấy"
                .to_string();
        }
    };
    format!(
        "chuyển sang Unicode bằng UniKey: bấm Ctrl+Shift+F6, nguồn {source}, đích Unicode; chuyển cả tệp, hoặc chữ vừa chép, {UNIKEY}"
    )
}

/// What a file is that is no text in UTF-8, as a part of a sentence, and what to do.
pub(super) fn of_bytes(bytes: &[u8]) -> (&'static str, String) {
    if is_utf16(bytes) {
        return (", mà là UTF-16", NOTEPAD.to_string());
    }
    let western: String = bytes.iter().map(|b| windows::character(*b)).collect();
    match words(&western).into_iter().max_by_key(|(_, words)| words.len()).map(|(encoding, _)| encoding) {
        Some(Encoding::Tcvn3) => (", có vẻ ở bảng mã TCVN3 (phông .VnTime)", remedy(Encoding::Tcvn3)),
        Some(Encoding::Vni) => (", có vẻ ở bảng mã VNI (phông VNI-Times)", remedy(Encoding::Vni)),
        Some(Encoding::Windows1258) => (", có vẻ ở bảng mã Windows-1258", remedy(Encoding::Windows1258)),
        // Most of it is UTF-8, and some bytes are not.
        Some(Encoding::Utf8) => (", có chỗ bị hỏng", format!("gõ lại chữ ở chỗ này, {NOTEPAD}")),
        None => (
            ", có vẻ ở bảng mã cũ (ANSI, Windows-1258, VNI hoặc TCVN3)",
            format!("{NOTEPAD}; nếu chữ hiện sai thì chuyển sang Unicode bằng UniKey (Ctrl+Shift+F6) trước"),
        ),
    }
}

/// Whether bytes are text in UTF-16: by its mark, or because every second one of most characters is 0.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = |some: usize, others: usize| some > 3 && some * 8 > head.len() && others * 8 < some;
    bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || many(even, odd) || many(odd, even)
}

/// The words of each encoding in a text, each word once, with the line it stands on and what it means.
type Words = BTreeMap<Encoding, BTreeMap<String, (usize, String)>>;

fn words(text: &str) -> Words {
    let mut found = Words::new();
    // Most words stand in a text many times, and most are syllables as they are.
    let mut seen = BTreeSet::new();
    for (line, number) in text.split('\n').zip(1..).filter(|(line, _)| !line.is_ascii()) {
        // With what stands round it, a word is as little one of these as without.
        for word in line.split_ascii_whitespace().filter(|word| may_be_any(word)) {
            let word =
                word.trim_matches(|c: char| c.is_ascii_punctuation() || matches!(c, '“' | '”' | '‘' | '’' | '…'));
            if !may_be_any(word) || !seen.insert(word) || is_syllable(word) {
                continue;
            }
            for encoding in Encoding::ALL {
                if let Some(read) = encoding.read(word) {
                    found.entry(encoding).or_default().entry(word.to_string()).or_insert((number, read));
                }
            }
        }
    }
    found
}

/// What is to be said of a text that holds words in another encoding, or has lost its letters.
pub(super) fn of_text(text: &str, file: &str) -> Option<Diagnostic> {
    let found = words(text);
    let most = found.iter().max_by_key(|(_, words)| words.len()).filter(|(_, words)| words.len() >= CERTAIN);
    if let Some((encoding, words)) = most {
        let (word, (line, read)) = words.iter().min_by_key(|(_, (line, _))| *line)?;
        let what = format!(
            "{file}:{line}: chữ ở bảng mã {}, không phải Unicode: '{word}' là '{read}' ({} từ như thế)",
            name(*encoding),
            words.len()
        );
        return Some(Diagnostic::of(&rules::TEP_01, what).advise(remedy(*encoding)));
    }
    lost(text, file)
}

/// Letters that became question marks when a file was saved in an encoding that lacks them: `ho?ch`.
fn lost(text: &str, file: &str) -> Option<Diagnostic> {
    let is_lost = |word: &str| {
        let inner = word.trim_matches('?');
        inner.contains('?')
            && word.chars().all(|c| c.is_alphabetic() || c == '?')
            && inner.split('?').all(|part| part.chars().count() <= 4)
    };
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    for (line, number) in text.split('\n').zip(1..).filter(|(line, _)| line.contains('?')) {
        for word in line.split_whitespace().map(|w| w.trim_matches([',', '.', ';', ':', '"', '\''])) {
            if is_lost(word) {
                words.entry(word).or_insert(number);
            }
        }
    }
    let (word, line) = words.iter().min_by_key(|(_, line)| **line).filter(|_| words.len() >= CERTAIN)?;
    let what = format!("{file}:{line}: chữ có dấu đã mất, chỉ còn dấu hỏi: '{word}' ({} từ như thế)", words.len());
    Some(Diagnostic::of(&rules::TEP_01, what).advise(
        "chữ đã mất khi lưu dạng ANSI thì không lấy lại được: chép lại từ bản gốc, khi lưu chọn Mã hóa (Encoding): UTF-8",
    ))
}

#[cfg(test)]
mod tests {
    use super::super::decode;

    fn said(bytes: &[u8]) -> String {
        let d = decode(bytes, "kh.yaml").unwrap_err();
        format!("{}: {} | {}", d.code(), d.what, d.advice.unwrap_or_default())
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf_16_is_told_with_and_without_its_mark() {
        for text in
            ["so: 1\n", "so: 15\ntrich_yeu: Mở lớp tập huấn văn thư\n", "\u{FEFF}so:\n", "noi_dung: |\n  Được\n"]
        {
            for bytes in [utf16(text, u16::to_le_bytes), utf16(text, u16::to_be_bytes)] {
                let said = said(&bytes);
                assert!(
                    said.contains("mà là UTF-16") && said.contains("Notepad") && said.contains("UTF-8, rồi"),
                    "{said}"
                );
            }
        }
        assert!(said(b"a\0b c d e f g h i").starts_with("TEP-03"));
    }

    #[test]
    fn old_encodings_are_told_by_their_syllables() {
        let tcvn3 = "so: 1\nnoi_dung: |\n  KÕ ho¹ch tæ chøc Héi nghÞ.\n";
        let vni = "so: 1\nnoi_dung: |\n  Keá hoaïch toå chöùc Hoäi nghò.\n";
        let windows = "so: 1\nnoi_dung: |\n  Kêì hoaòch tôÒ chýìc Hôòi nghiò.\n";
        for (text, name) in [(tcvn3, "TCVN3 (phông"), (vni, "VNI (phông"), (windows, "Windows-1258")] {
            let bytes: Vec<u8> = text.chars().map(|c| u32::from(c) as u8).collect();
            let of_bytes = said(&bytes);
            assert!(of_bytes.starts_with("TEP-01: kh.yaml:3:") && of_bytes.contains(name), "{of_bytes}");
            // The same, where the file is UTF-8 and the letters were pasted.
            let pasted = said(text.as_bytes());
            assert!(pasted.starts_with("TEP-01: kh.yaml:3: chữ ở bảng mã"), "{pasted}");
            assert!(pasted.contains(name) && pasted.contains(" từ như thế)"), "{pasted}");
            assert!(pasted.contains("Ctrl+Shift+F6"), "{pasted}");
        }
        // Among text that is right.
        let mixed = "trich_yeu: Kế hoạch tổ chức Hội nghị cán bộ, công chức năm 2021\nnoi_dung: |\n  N©ng cao chÊt l\u{AD}îng d¹y häc.\n";
        assert!(said(mixed.as_bytes()).starts_with("TEP-01: kh.yaml:3: chữ ở bảng mã TCVN3"));
    }

    #[test]
    fn utf_8_that_was_read_as_western_and_letters_that_are_lost_are_told() {
        let western = said("noi_dung: Káº¿ hoáº¡ch tá»• chá»©c há»™i nghá»‹".as_bytes());
        assert!(western.contains("'Káº¿' là 'Kế'") && western.contains("chọn bảng mã UTF-8 khi mở"), "{western}");
        let lost = said("noi_dung: K? ho?ch t? ch?c h?i ngh?, c?n b?".as_bytes());
        assert!(lost.contains("đã mất, chỉ còn dấu hỏi: 'c?n' (4 từ như thế)"), "{lost}");
    }

    #[test]
    fn text_with_odd_letters_is_text() {
        for text in [
            "Đo 5 µm, 10 µm ± 2 µm; «café» ở Orléans, naïve, Müller, 30 °C, m², ® và ©.",
            "Ai? Làm gì? Ở đâu?? Khi nào?",
            "https://a.vn/x?y=1 https://a.vn/b?c=2 https://a.vn/d?e=3",
            "Hoà bình, thuý kiều, khoá học, toà nhà, quý, uỷ ban, thuỷ lợi",
        ] {
            assert_eq!(decode(text.as_bytes(), "t"), Ok(text.to_string()));
        }
    }
}
