//! On which vowel of `oa`, `oe`, `uy` a tone stands: `hòa` or `hoà`. Both are right; a text has one of them. Nowhere else does
//! a tone move: not where a consonant follows (`hoạch`, `toàn`), not behind `q` (`quý`).

use unicode_normalization::UnicodeNormalization;

use super::syllable::{TONES, is_syllable};

/// Where the tone stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// `hòa`, `thủy`.
    First,
    /// `hoà`, `thuỷ`.
    Second,
}

/// Where a syllable that ends in `oa`, `oe` or `uy` has its tone; nothing for all others, and without a tone.
pub(crate) fn place(word: &str) -> Option<Place> {
    ending(word).map(|ending| ending.place)
}

/// The syllable with its tone on the other vowel, capitals as they are; nothing where it stands there already or no tone
/// moves.
pub(crate) fn moved(word: &str, to: Place) -> Option<String> {
    let ending = ending(word).filter(|ending| ending.place != to)?;
    let [first, second] = ending.letters;
    let apart = match to {
        Place::First => [first, ending.tone, second],
        Place::Second => [first, second, ending.tone],
    };
    Some(ending.stem.chars().chain(apart).nfc().collect())
}

/// The two vowels at the end of a syllable, and the tone on one of them.
struct Ending<'a> {
    stem: &'a str,
    letters: [char; 2],
    tone: char,
    place: Place,
}

fn ending(word: &str) -> Option<Ending<'_>> {
    // Nearly every word ends in another way; the rest is looked at letter by letter.
    let (at, last) = word.char_indices().next_back().filter(|(_, c)| vowel(*c).is_some())?;
    let (from, first) = word[..at].char_indices().next_back()?;
    let ((first, one), (second, two)) = (vowel(first)?, vowel(last)?);
    let pair = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
    let (tone, place) = match (one, two) {
        (Some(tone), None) => (tone, Place::First),
        (None, Some(tone)) => (tone, Place::Second),
        _ => return None,
    };
    let fits = matches!(pair, ['o', 'a'] | ['o', 'e'] | ['u', 'y']) && !word[..from].ends_with(['q', 'Q']);
    (fits && is_syllable(word)).then_some(Ending { stem: &word[..from], letters: [first, second], tone, place })
}

/// A plain vowel of the three endings and its tone.
fn vowel(letter: char) -> Option<(char, Option<char>)> {
    let mut apart = [letter].into_iter().nfd();
    let plain = apart.next().filter(|c| "oaeuyOAEUY".contains(*c))?;
    match (apart.next(), apart.next()) {
        (None, _) => Some((plain, None)),
        (Some(tone), None) if TONES.contains(&tone) => Some((plain, Some(tone))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::syllable::every;

    #[test]
    fn the_tone_moves_and_capitals_stay() {
        for (second, first) in
            [("hoà", "hòa"), ("HOÀ", "HÒA"), ("Thuỷ", "Thủy"), ("uỷ", "ủy"), ("khoẻ", "khỏe"), ("OÁ", "ÓA")]
        {
            assert_eq!(moved(second, Place::First).as_deref(), Some(first));
            assert_eq!(moved(first, Place::Second).as_deref(), Some(second));
            assert_eq!((place(second), place(first)), (Some(Place::Second), Some(Place::First)));
            assert_eq!(moved(first, Place::First), None);
        }
    }

    #[test]
    fn what_has_one_place_is_never_touched() {
        for word in [
            "hoạch", "toàn", "quý", "QUÝ", "thuyền", "quỷ", "hoa", "thuyết", "khuỷu", "thoải", "hoặc", "giá", "của",
            "mía", "tuần", "quà", "Bùi", "thuở", "tòan", "kỹ", "", "a", "ô",
        ] {
            assert_eq!((moved(word, Place::First), moved(word, Place::Second)), (None, None), "{word}");
        }
    }

    #[test]
    fn over_all_syllables_a_tone_moves_there_and_back_and_nothing_else_changes() {
        let bare = |word: &str| word.nfd().filter(|c| !TONES.contains(c)).collect::<String>();
        let mut count = 0;
        for word in every() {
            for to in [Place::First, Place::Second] {
                let Some(new) = moved(&word, to) else { continue };
                let back = if to == Place::First { Place::Second } else { Place::First };
                assert!(is_syllable(&new), "{word} → {new}");
                assert_eq!(moved(&new, back).as_deref(), Some(word.as_str()));
                assert_eq!(bare(&word), bare(&new));
                assert!(
                    ["oa", "oe", "uy"].iter().any(|end| bare(&word).ends_with(end)) && !word.starts_with('q'),
                    "{word}"
                );
                count += 1;
            }
        }
        assert!(count > 500, "{count}");
    }
}
