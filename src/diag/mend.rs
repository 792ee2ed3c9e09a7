//! A file with fixes made in it.

use super::Fix;

/// The fixes that can be made at once, from the beginning of the file to its end: of two that overlap the first.
pub(crate) fn apart<'f>(fixes: impl Iterator<Item = &'f Fix>) -> Vec<&'f Fix> {
    let mut wanted: Vec<&Fix> = fixes.collect();
    wanted.sort_by_key(|fix| (fix.place.line, fix.place.column));
    let mut end = (0, 0);
    wanted.retain(|fix| {
        let free = (fix.place.line, fix.place.column) >= end;
        if free {
            end = (fix.place.line, fix.place.column + fix.place.width);
        }
        free
    });
    wanted
}

/// A text with fixes made in it, all at once; of two that overlap the first is made, the other waits for the next run.
pub fn mended<'f>(text: &str, fixes: impl Iterator<Item = &'f Fix>) -> String {
    let mut wanted = apart(fixes).into_iter().peekable();
    let mut out = String::with_capacity(text.len());
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let mut column = 1;
        let mut rest = line.chars();
        while let Some(fix) = wanted.next_if(|fix| fix.place.line <= number) {
            if fix.place.line < number {
                continue;
            }
            out.extend(rest.by_ref().take((fix.place.column - column) as usize));
            out.push_str(&fix.text);
            rest.by_ref().take(fix.place.width as usize).for_each(drop);
            column = fix.place.column + fix.place.width;
        }
        out.push_str(rest.as_str());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Place};

    #[test]
    fn fixes_are_made_where_they_stand_and_the_first_of_two_wins() {
        let fix = |line, column, width, text: &str| Fix {
            place: Place::new(FileId(0), line, column).wide(width),
            text: text.to_string(),
        };
        let text = "đã: hoà,, bình\r\nvà  nữa\n";
        let fixes = [fix(2, 3, 2, " "), fix(1, 8, 2, ","), fix(1, 5, 3, "hòa"), fix(1, 9, 3, "!"), fix(9, 1, 1, "?")];
        assert_eq!(mended(text, fixes.iter()), "đã: hòa, bình\r\nvà nữa\n");
        assert_eq!(mended(text, [].into_iter()), text);
    }
}
