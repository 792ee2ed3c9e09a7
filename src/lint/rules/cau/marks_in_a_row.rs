//! CAU-04: `,,`, `;.`, `,....`: two marks where one is meant; brackets that do not close, quotation marks of two kinds.
//!
//! Căn cứ: none; what every officer mends. `…`, `...`, `./.` and `,...` (a list that goes on) are right.

use std::ops::Range;

use super::{brackets, quotes};
use crate::diag::rules;
use crate::lint::{Check, Found, Subject};

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CAU_04, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running() {
        for stretch in rows(&paragraph.text) {
            let marks = &paragraph.text[stretch.clone()];
            let what = format!("các dấu '{marks}' đứng liền nhau");
            // Which of two different marks is meant only the writer knows.
            let right = marks.chars().next().filter(|first| marks.chars().all(|c| c == *first));
            let told = match right {
                Some(right) => found.instead(number, stretch, what, &right.to_string()),
                None => found.at(number, stretch, what).advise("chỉ giữ một dấu"),
            };
            found.tell(told);
        }
    }
    so_on(subject, found);
    brackets::run(subject, found);
    quotes::run(subject, found);
}

/// `v.v...`: one sign that a list goes on is enough.
fn so_on(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    for (number, paragraph) in subject.text.running() {
        for (at, sign) in paragraph.text.match_indices("v.v") {
            let behind = &paragraph.text[at + sign.len()..];
            let dots = behind.len() - behind.trim_start_matches(['.', '…']).len();
            if behind[..dots].chars().filter(|c| *c == '.').count() > 2 || behind[..dots].contains('…') {
                let what = format!("'{sign}{}' có hai dấu lửng", &behind[..dots]);
                let stretch = at..at + sign.len() + dots;
                found.tell(found.instead(number, stretch, what, "v.v."));
            }
        }
    }
}

/// Rows of marks that are no ellipsis.
fn rows(text: &str) -> Vec<Range<usize>> {
    let mark = |c: char| matches!(c, ',' | ';' | '.');
    let mut rows = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if !mark(c) {
            continue;
        }
        let mut end = start + 1;
        while let Some((at, _)) = rest.next_if(|(_, c)| mark(*c)) {
            end = at + 1;
        }
        // `v.v.;` and `TT.,` end with a mark of their own.
        let short = text[..start].rsplit(' ').next().is_some_and(|word| word.contains('.'));
        let abbreviation = short && end - start == 2 && text[start..end].starts_with('.');
        if end - start > 1 && !abbreviation && !is_ellipsis(&text[start..end]) {
            rows.push(start..end);
        }
    }
    rows
}

/// `...`, a dotted blank, either with one mark in front (three dots only) or behind.
fn is_ellipsis(row: &str) -> bool {
    let front = row.trim_start_matches([',', ';']);
    let dots = front.trim_end_matches([',', ';']);
    let (before, after) = (row.len() - front.len(), front.len() - dots.len());
    let length = if before == 0 { dots.len() >= 3 } else { dots.len() == 3 };
    length && before + after <= 1 && dots.chars().all(|c| c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, marked, told};

    #[test]
    fn the_place_is_that_of_the_marks() {
        assert_eq!(marked(&CHECK, "1. Họp **xã,,** phường;;\n\nĐoạn dài\ncòn tiếp;. Hết."), [",,", ";;", ";."]);
        assert_eq!(told(&CHECK, "noi_dung: 'Họp,, rồi về.'"), "15:15+2: các dấu ',,' đứng liền nhau\n");
    }

    #[test]
    fn one_mark_stays_of_two_equal_ones() {
        let plan = fixed(&CHECK, "noi_dung: 'Họp,, rồi;; về;. Hết.'");
        assert!(plan.contains("noi_dung: 'Họp, rồi; về;. Hết.'"), "{plan}");
    }

    #[test]
    fn a_row_of_marks_is_told_and_an_ellipsis_is_not() {
        let found = |text: &str| rows(text).into_iter().map(|r| text[r].to_string()).collect::<Vec<_>>();
        assert_eq!(found("Gồm: xã,, phường;. Hết ,.... và v.v..."), [",,", ";.", ",...."]);
        for right in
            ["Gồm xã, phường,...", "Gồm xã...; phường.", "số 1.200, v.v.; hết./.", "Từ ......... đến ........", "…"]
        {
            assert!(found(right).is_empty(), "{right}: {:?}", found(right));
        }
    }
}
