//! QUOCHIEU-01, QUOCHIEU-02: Quốc hiệu and Tiêu ngữ in other words or marks than the law fixes: `Độc lập – Tự do – Hạnh phúc`.
//!
//! Căn cứ: the era's words `quoc_hieu`, `tieu_ngu`. Only documents that have them word for word are looked at; the program
//! prints the era's own. Trap: `HOÀ` for `HÒA` is the other place of the tone mark, which is right in itself.

use crate::diag::{Rule, rules};
use crate::lint::text::Line;
use crate::lint::{Check, Found, Subject};
use crate::text::names;

/// Quốc hiệu.
pub(crate) static TITLE: Check = Check { rule: &rules::QUOCHIEU_01, run: title };
/// Tiêu ngữ.
pub(crate) static MOTTO: Check = Check { rule: &rules::QUOCHIEU_02, run: motto };

fn title(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    tell(subject, found, Line::NationalTitle, &rules::QUOCHIEU_01);
}

fn motto(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    tell(subject, found, Line::Motto, &rules::QUOCHIEU_02);
}

fn tell(subject: &Subject<'_>, found: &mut Found<'_, '_>, line: Line, rule: &Rule) {
    let right = subject.era.word(if line == Line::Motto { "tieu_ngu" } else { "quoc_hieu" });
    let mut typed = subject.text.head(line).peekable();
    if typed.peek().is_none() {
        return found.not_applicable();
    }
    for (number, text) in typed.filter(|(_, text)| !is_same(text, right)) {
        let called = if *rule == rules::QUOCHIEU_02 { "Tiêu ngữ" } else { "Quốc hiệu" };
        let what = format!("{called} viết '{}', không phải '{right}'", text.trim());
        found.tell(found.instead(number, 0..text.len(), what, right));
    }
}

/// Whether a line has the words and marks of the law, whatever the place of a tone mark and the blanks.
fn is_same(text: &str, right: &str) -> bool {
    let marks =
        |text: &str| -> Vec<char> { text.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).collect() };
    let capitals = |text: &str| -> Vec<bool> {
        text.split_whitespace().map(|word| word.starts_with(char::is_uppercase)).collect()
    };
    names::key(text) == names::key(right) && marks(text) == marks(right) && capitals(text) == capitals(right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, told};

    #[test]
    fn other_words_and_marks_are_told() {
        for motto in ["Độc lập – Tự do – Hạnh phúc", "Độc lập - Tự do - Hạnh Phúc", "Độc lập, Tự do, Hạnh phúc"]
        {
            let fragment = format!("nguyen_van: {{tieu_ngu: '{motto}'}}");
            assert!(told(&MOTTO, &fragment).contains("Tiêu ngữ viết"), "{motto}");
            assert!(fixed(&MOTTO, &fragment).contains("Độc lập - Tự do - Hạnh phúc"), "{motto}");
        }
        let title = "nguyen_van: {quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM}";
        assert!(told(&TITLE, title).contains("Quốc hiệu viết"));
    }

    #[test]
    fn the_other_place_of_a_tone_and_blanks_are_right() {
        for fragment in [
            "nguyen_van: {quoc_hieu: CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM}",
            "nguyen_van: {tieu_ngu: 'Độc lập - Tự do  -  Hạnh phúc'}",
            "trich_yeu: Tập huấn",
        ] {
            assert_eq!(told(&TITLE, fragment), "", "{fragment}");
            assert_eq!(told(&MOTTO, fragment), "", "{fragment}");
        }
    }
}
