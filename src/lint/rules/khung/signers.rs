//! KY-40: forms of signing in lines that are kept word for word: `KT.GIÁM ĐỐC`, `T/M ỦY BAN NHÂN DÂN`, `KT GIÁM ĐỐC`.
//!
//! Căn cứ: the era's entry `quyen_han`. Vì sao: the form is an abbreviation with a stop, a word of its own. Traps: words that
//! begin with the same letters (`TLĐ`), names in small letters.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::KY_40, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let mut lines = subject.text.iter().filter(|(_, p)| p.zone == Zone::Signer).peekable();
    if lines.peek().is_none() {
        return found.not_applicable();
    }
    for (number, paragraph) in lines {
        let forms = subject.era.quyen_han.chu.iter().map(String::as_str);
        if let Some((stretch, right)) = forms.filter_map(|form| odd(&paragraph.text, form)).max_by_key(|(s, _)| s.end) {
            let what = format!("hình thức ký viết '{}'", paragraph.text[stretch.clone()].trim());
            found.tell(found.instead(number, stretch, what, &right));
        }
    }
}

/// Where a line begins with a form (`KT.`) in another way than the law writes it, up to the word behind it.
fn odd(text: &str, form: &str) -> Option<(Range<usize>, String)> {
    let mut rest = text;
    for letter in form.trim_end_matches('.').chars() {
        rest = rest.trim_start_matches(['/', '.', ' ']).strip_prefix(letter)?;
    }
    let behind = rest.trim_start_matches(['/', '.', ':', ' ']);
    let marks = &rest[..rest.len() - behind.len()];
    // A word goes on, or there is none.
    if marks.is_empty() || behind.is_empty() {
        return None;
    }
    let end = text.len() - behind.len();
    let written = &text[..end];
    (written.split_whitespace().ne([form]) || !written.ends_with(' ')).then(|| (0..end, format!("{form} ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, told};

    #[test]
    fn forms_in_another_way_are_told() {
        for line in ["KT.GIÁM ĐỐC", "KT GIÁM ĐỐC", "K/T GIÁM ĐỐC", "K.T GIÁM ĐỐC", "KT: GIÁM ĐỐC", "KT . GIÁM ĐỐC"]
        {
            let fragment = format!("ky: {{nguyen_van: ['{line}', PHÓ GIÁM ĐỐC], ho_ten: Trần Thị Bình}}");
            assert!(told(&CHECK, &fragment).contains("hình thức ký"), "{line}");
            assert!(fixed(&CHECK, &fragment).contains("'KT. GIÁM ĐỐC'"), "{line}: {}", fixed(&CHECK, &fragment));
        }
    }

    #[test]
    fn the_forms_of_the_law_and_other_words_are_right() {
        for line in
            ["KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN", "TUQ. CHỦ TỊCH", "TLĐ LAO ĐỘNG", "QUYỀN GIÁM ĐỐC", "Q. GIÁM ĐỐC"]
        {
            let fragment = format!("ky: {{nguyen_van: ['{line}', PHÓ GIÁM ĐỐC], ho_ten: Trần Thị Bình}}");
            assert_eq!(told(&CHECK, &fragment), "", "{line}");
        }
    }
}
