//! KYHIEU-41: blanks round the stroke and the dashes of a number line that is kept word for word: `Số: 12 /KH-SNV`.
//!
//! Căn cứ: số, ký hiệu của văn bản. Trap: the blank for a number that is not given yet (`Số:      /KH-SNV`).

use std::ops::Range;

use crate::diag::rules;
use crate::lint::text::Line;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::KYHIEU_41, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut lines = subject.text.head(Line::Number).peekable();
    if lines.peek().is_none() {
        return found.not_applicable();
    }
    for (number, text) in lines {
        for (stretch, right) in blanks(text) {
            let what = "dấu cách trong số, ký hiệu";
            found.tell(found.instead(number, stretch, what, &right));
        }
    }
}

/// Blanks beside a stroke or a dash between figures and letters, with both.
fn blanks(text: &str) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '/' | '-' | '–')) {
        let (before, behind) = (text[..at].trim_end(), text[at + mark.len_utf8()..].trim_start());
        let (last, first) = (before.chars().next_back(), behind.chars().next());
        let (Some(last), Some(first)) = (last.filter(|c| c.is_alphanumeric()), first.filter(|c| c.is_alphanumeric()))
        else {
            continue;
        };
        let end = text.len() - behind.len();
        if before.len() < at || end > at + mark.len_utf8() {
            let stretch = before.len() - last.len_utf8()..end + first.len_utf8();
            out.push((stretch, format!("{last}{mark}{first}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, told};

    #[test]
    fn blanks_in_a_number_line_are_told() {
        for line in ["Số: 15 /KH-SNV", "Số: 15/ KH-SNV", "Số: 15/KH - SNV", "Số: 15/KH- SNV"] {
            let fragment = format!("nguyen_van: {{so_ky_hieu: '{line}'}}");
            assert!(told(&CHECK, &fragment).contains("dấu cách trong số"), "{line}");
            assert!(fixed(&CHECK, &fragment).contains("15/KH-SNV"), "{line}");
        }
    }

    #[test]
    fn room_for_a_number_is_right() {
        for line in ["Số:      /KH-SNV", "Số: …/KH-SNV", "Số: 15/KH-SNV"] {
            assert_eq!(told(&CHECK, &format!("nguyen_van: {{so_ky_hieu: '{line}'}}")), "", "{line}");
        }
    }
}
