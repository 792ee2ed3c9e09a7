//! Which known word a misspelt one is likely to mean.

use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization;

/// A word as a key would be spelt: small letters without diacritics, `đ` as `d`, everything else an underscore.
pub(crate) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.trim().nfd().flat_map(char::to_lowercase) {
        match c {
            'đ' => out.push('d'),
            c if c.is_ascii_alphanumeric() => out.push(c),
            c if unicode_normalization::char::is_combining_mark(c) => {}
            _ if !out.ends_with('_') => out.push('_'),
            _ => {}
        }
    }
    out
}

/// The candidate that `word` most likely means: the same but for diacritics and spaces, else at most a third of its
/// letters (three at most) added, dropped, changed or swapped with their neighbour; the first one where several are equally
/// near.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = fold(word).chars().take(64).collect();
    let limit = (word.len() / 3).clamp(1, 3);
    let near = candidates.into_iter().map(|c| (osa_distance(&word, &fold(c)), c)).filter(|(d, _)| *d <= limit);
    near.min_by_key(|(d, _)| *d).map(|(_, c)| c)
}

/// Sorts words by how near they are to one: first those that share a word with it.
pub(crate) fn sort(word: &str, candidates: &mut [&str]) {
    let word: String = fold(word).chars().take(64).collect();
    let shares = |c: &str| c.split('_').any(|part| word.split('_').any(|w| w == part));
    candidates.sort_by_key(|c| (!shares(c), osa_distance(&word, c)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diacritics_spaces_and_slips_are_seen_through() {
        let keys = ["noi_nhan", "noi_dung", "ky_hieu", "so", "ky"];
        assert_eq!(nearest("Nơi nhận", keys), Some("noi_nhan"));
        assert_eq!(nearest("ki_hieu", keys), Some("ky_hieu"));
        assert_eq!(nearest("noi_dnug", keys), Some("noi_dung"));
        assert_eq!(nearest("đia_chi", keys), None);
    }
}
