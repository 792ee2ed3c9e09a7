//! COQUAN-41: a district as a place: `các hộ ở huyện Phú Lâm` in a document of 2026.
//!
//! Căn cứ: the law that ended the level (`co-quan.tsv`, `huyện`). A note, one a document: people still call places so, and what
//! was then is told with its names of then. Where its government is meant it is COQUAN-40; what is cited, what stands beside
//! `cũ`, `trước đây` is left alone.

use super::super::mixed::Ways;
use super::bodies;
use crate::diag::rules;
use crate::lint::grammar::scan::Words;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};
use crate::normalise::bodies::Kind;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::COQUAN_41, run };

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let Some(day) = subject.first_day() else {
        return found.unchecked("văn bản chưa ghi năm ban hành");
    };
    let mut ways = Ways::default();
    let mut first: Option<(&str, &str)> = None;
    for (number, paragraph) in subject.text.running().filter(|(_, p)| p.zone != Zone::LegalBasis) {
        let places = bodies::named(subject.read(number), |words, at, entry| {
            let ended = entry.until.is_some_and(|until| day > until);
            let next = at + Words::of(entry.name).list.len();
            // `Huyện ủy`, `huyện lỵ` are other words; a place has a capital.
            let place = words.joined(next) && words.get(next).is_some_and(|word| word.is_capital());
            let level = entry.kind == Kind::Has && !entry.name.starts_with("TỈNH");
            level && ended && place && !bodies::acts(words, at, entry)
        });
        for (entry, stretch) in places {
            first = first.or(Some((entry.source, &paragraph.text[stretch.clone()])));
            ways.take("", (number, stretch));
        }
    }
    if let Some((source, level)) = first {
        let what = format!("'{level} …' là đơn vị hành chính không còn ({source})");
        ways.all(found, what, "ghi tên xã, phường hiện nay; nói về trước đây thì thêm '(cũ)'".to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{marked, told};

    #[test]
    fn districts_as_places_are_told_once() {
        for body in ["Các hộ ở huyện Phú Lâm.", "Trụ sở: thị xã Bến Lau, tỉnh An Bình.", "Đường Lê Lợi, quận Tân An."]
        {
            assert_eq!(marked(&CHECK, body).len(), 1, "{body}");
        }
    }

    #[test]
    fn governments_former_ones_and_other_words_are_not() {
        for body in
            ["UBND huyện Phú Lâm báo cáo.", "Các hộ ở huyện Phú Lâm (cũ).", "Huyện lỵ cũ; cấp huyện.", "Xã Phú Lâm."]
        {
            assert!(marked(&CHECK, body).is_empty(), "{body}: {:?}", marked(&CHECK, body));
        }
        assert_eq!(told(&CHECK, "ngay: 5/3/2024\nnoi_dung: Các hộ ở huyện Phú Lâm."), "");
    }
}
