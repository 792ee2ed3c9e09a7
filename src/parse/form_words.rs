//! Words of forms that people type into values: `templates/du-lieu/chu-bieu-mau.tsv`.

use std::sync::LazyLock;

use crate::text::near::fold;

const TABLE: &str = include_str!("../../templates/du-lieu/chu-bieu-mau.tsv");

/// What a word of a form says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// That there is nothing.
    Nothing,
    /// That somebody signs or has signed there.
    Signed,
    /// What the form prints before a number.
    Number,
    /// What it prints in a date; the first stands before the day.
    Date,
    /// What it prints above the recipients.
    Recipients,
}

/// A word, as the table has it and folded.
struct Word {
    said: Said,
    text: &'static str,
    folded: String,
}

static WORDS: LazyLock<Vec<Word>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let word = |line: &'static str| {
        let (said, text) = line.split_once('\t')?;
        let said = match said {
            "trong" => Said::Nothing,
            "da_ky" => Said::Signed,
            "so" => Said::Number,
            "ngay" => Said::Date,
            "noi_nhan" => Said::Recipients,
            _ => return None,
        };
        Some(Word { said, text, folded: fold(text) })
    };
    lines.filter_map(word).collect()
});

/// The words that say something, as the table has them.
pub(super) fn words(said: Said) -> impl Iterator<Item = &'static str> {
    WORDS.iter().filter(move |word| word.said == said).map(|word| word.text)
}

/// Whether a text is one of the words that say something, however it is typed.
pub(super) fn says(text: &str, said: Said) -> bool {
    // A whole body is no word of a form: what is longer than all of them need not be folded.
    let plain = text.bytes().filter(u8::is_ascii_alphanumeric).count();
    if WORDS.iter().all(|word| word.folded.len() < plain) {
        return false;
    }
    let folded = fold(text);
    let folded = folded.trim_matches('_');
    WORDS.iter().any(|word| word.said == said && word.folded == folded)
}

/// The text behind a word that it begins with, in small or capital letters.
pub(super) fn behind(text: &str, said: Said) -> Option<&str> {
    words(said).find_map(|word| {
        let forms = [word.to_string(), word.to_lowercase(), word.to_uppercase()];
        forms.iter().find_map(|form| text.strip_prefix(form.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::era::EraTable;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert!(lines > 10 && WORDS.len() == lines);
    }

    #[test]
    fn what_the_eras_print_is_known() {
        let eras = EraTable::default();
        for name in eras.names().unwrap() {
            let era = eras.by_name(&name).unwrap().unwrap();
            let printed = |key: &str| era.word(key).trim_end_matches(':').to_string();
            for (key, said) in [
                ("so", Said::Number),
                ("ngay", Said::Date),
                ("thang", Said::Date),
                ("nam", Said::Date),
                ("noi_nhan", Said::Recipients),
            ] {
                assert!(words(said).any(|word| word == printed(key)), "{name}: {key}");
            }
        }
    }

    #[test]
    fn words_are_known_however_they_are_typed() {
        assert!(says("KHÔNG CÓ", Said::Nothing) && says("(Đã ký)", Said::Signed) && !says("Không gian", Said::Nothing));
        assert_eq!(behind("SỐ: 12", Said::Number), Some(": 12"));
        assert_eq!(behind("Nơi nhận", Said::Recipients), Some(""));
        assert_eq!(behind("Sở A", Said::Number), None);
    }
}
