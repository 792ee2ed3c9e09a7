//! Numbers as Vietnamese documents write them: `1.234.567,5`.

/// How many bytes of a text stand before its decimal mark, or are the whole of a number without one; nothing where the
/// text is no number. Thousands are grouped by dots or spaces, decimals stand after a comma (after a dot where it cannot
/// group thousands); a sign or a bracket may stand before, `%` or a bracket behind. A lone dash stands for nothing and is
/// a number too.
pub(crate) fn whole_part(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    let body = text.trim();
    if matches!(body, "-" | "–" | "—") {
        return Some(start + body.len());
    }
    let signless = body.trim_start_matches(['(', '+', '-', '–', '\u{2212}']).trim_start();
    let begin = start + body.len() - signless.len();
    let digits = signless.trim_end_matches(['%', ')']).trim_end();
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || !digits.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let grouped = |c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '\u{a0}');
    let (whole, decimals) = match digits.split_once(',') {
        Some((whole, decimals)) => (whole, decimals),
        None => match digits.rsplit_once('.') {
            Some((whole, decimals)) if !groups_of_three(digits) => (whole, decimals),
            _ => (digits, ""),
        },
    };
    let sound = whole.chars().all(grouped) && decimals.bytes().all(|b| b.is_ascii_digit());
    sound.then_some(begin + whole.len())
}

/// Whether every dot groups thousands.
fn groups_of_three(digits: &str) -> bool {
    digits.split('.').skip(1).all(|group| group.chars().take_while(char::is_ascii_digit).count() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_their_whole_part_before_the_decimal_mark() {
        for (text, whole) in [
            ("7", "7"),
            ("1.234.567", "1.234.567"),
            ("1.234,5", "1.234"),
            ("12,5%", "12"),
            ("95 %", "95"),
            ("4.75", "4"),
            ("-3,25", "-3"),
            ("(1.200)", "(1.200"),
            (" 12 000,5 ", " 12 000"),
            ("-", "-"),
        ] {
            assert_eq!(whole_part(text).map(|end| &text[..end]), Some(whole), "{text}");
        }
        for text in ["", "x", "5 ha", "3/2026", "1,2,3", "KH-15", "từ 5"] {
            assert_eq!(whole_part(text), None, "{text}");
        }
    }
}
