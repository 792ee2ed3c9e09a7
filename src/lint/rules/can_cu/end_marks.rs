//! CANCU-01: the mark at the end of a basis line: one between the lines, another behind the last, as the era has them.
//!
//! Căn cứ: the era's entry `dau.can_cu`. Traps: a missing mark is added when the document is made; where bases go on in the
//! opening, the last line of `can_cu` is not the last; what begins otherwise than bases do leads over to the opening.

use std::ops::Range;

use crate::diag::rules;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::Words;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};
use crate::text::trailing_mark;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::CANCU_01, run };

/// Marks that stand there by mistake; others mean something.
const MARKS: [char; 3] = [';', ',', '.'];

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let bases: Vec<usize> = zone(subject, Zone::LegalBasis).collect();
    let Some(last) = bases.last().copied() else {
        return found.not_applicable();
    };
    let is_basis = |number: &usize| Group::Basis.starts(&subject.read(*number).words, 0).is_some();
    let goes_on = zone(subject, Zone::Opening).next().is_some_and(|opening| is_basis(&opening));
    let marks = &subject.era.dau.can_cu;
    // `Thực hiện …;` leads over to the opening.
    for number in bases.into_iter().filter(|number| is_basis(number) && (*number != last || !goes_on)) {
        let text = subject.text.paragraphs[number].text.trim_end();
        // Where two stand in one paragraph, the first one ends inside.
        for stretch in inner(&subject.read(number).words) {
            let what = format!("căn cứ này chưa phải cuối cùng, nên kết thúc bằng dấu '{}'", marks.moi);
            found.tell(found.instead(number, stretch, what, &marks.moi));
        }
        let right = if number == last { &marks.cuoi } else { &marks.moi };
        let Some(typed) = text.chars().last().filter(|c| MARKS.contains(c)) else { continue };
        let alone = trailing_mark(text).is_some() && !text[..text.len() - 1].ends_with(MARKS);
        if right.starts_with(typed) || right.is_empty() || !alone {
            continue;
        }
        let which =
            if number == last { "căn cứ cuối cùng" } else { "căn cứ này chưa phải cuối cùng, nên" };
        let what = format!("{which} kết thúc bằng dấu '{right}', không phải '{typed}'");
        found.tell(found.instead(number, text.len() - 1..text.len(), what, right));
    }
}

/// The stops behind which another basis begins in the same paragraph.
fn inner(words: &Words<'_>) -> Vec<Range<usize>> {
    let one = |at: usize| -> Option<Range<usize>> {
        Group::Basis.starts(words, at)?;
        let gap = words.before(at);
        let stop = gap.starts_with('.') && gap.trim() == "." && gap.len() > 1;
        let end = words.get(at - 1)?.end();
        (stop && words.get(at)?.is_capital()).then(|| end..end + 1)
    };
    (1..words.list.len()).filter_map(one).collect()
}

/// The paragraphs of a zone of the text proper, not of what is attached.
fn zone(subject: &Subject<'_>, zone: Zone) -> impl Iterator<Item = usize> {
    let own = subject.text.iter().filter(move |(_, paragraph)| paragraph.zone == zone && paragraph.annex.is_none());
    own.map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, told};

    fn bases(first: &str, second: &str) -> String {
        format!("can_cu: |\n  Căn cứ Luật Lưu trữ ngày 21/6/2024{first}\n  Căn cứ chức năng của Sở{second}")
    }

    #[test]
    fn other_marks_are_told_and_mended() {
        for (first, second, count) in [
            (".", ".", 1),
            (",", ".", 1),
            (";", ";", 1),
            (";", ",", 1),
            (".", ",", 2),
            (",", ";", 2),
            (".", ";", 2),
            (".", "", 1),
            ("", ";", 1),
            ("", ",", 1),
        ] {
            let plan = bases(first, second);
            assert_eq!(told(&CHECK, &plan).lines().count(), count, "{first} {second}");
            let mended = fixed(&CHECK, &plan);
            let ends = |typed: &str, right: &str| if typed.is_empty() { String::new() } else { right.to_string() };
            let (one, two) = (ends(first, ";"), ends(second, "."));
            assert!(
                mended.contains(&format!("21/6/2024{one}\n")) && mended.contains(&format!("của Sở{two}\n")),
                "{mended}"
            );
        }
    }

    #[test]
    fn the_era_decides_which_mark_is_right() {
        assert_eq!(told(&CHECK, &format!("ngay: 2/6/2014\n{}", bases(";", "."))).lines().count(), 1);
        assert!(told(&CHECK, &format!("ngay: 2/6/2014\n{}", bases(";", ","))).is_empty());
    }

    #[test]
    fn right_missing_and_meant_marks_are_let_be() {
        for (first, second) in [
            (";", "."),
            ("", ""),
            (";", ""),
            ("", "."),
            (";", ":"),
            (";", "..."),
            (";", "./."),
            (";", "!"),
            (";", ")"),
            (";", "”"),
        ] {
            assert!(told(&CHECK, &bases(first, second)).is_empty(), "{first} {second}");
        }
        let goes_on = format!("{}\nmo_dau: Xét đề nghị của Phòng Hành chính.", bases(";", ";"));
        assert!(told(&CHECK, &goes_on).is_empty());
    }
}
