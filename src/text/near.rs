//! Which known word a misspelt one is likely to mean.

use unicode_normalization::UnicodeNormalization;

/// A word as a key would be spelt: small letters without diacritics, `đ` as `d`, everything else an underscore.
pub fn fold(word: &str) -> String {
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

/// How many letters must be added, dropped, changed or swapped with their neighbour to turn one word into the other.
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// The candidate that `word` most likely means: the same but for diacritics and spaces, else at most a third of its
/// letters away; the first one where several are equally near.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = fold(word).chars().take(64).collect();
    let limit = (word.len() / 3).clamp(1, 3);
    let near = candidates.into_iter().map(|c| (distance(&word, &fold(c)), c)).filter(|(d, _)| *d <= limit);
    near.min_by_key(|(d, _)| *d).map(|(_, c)| c)
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
