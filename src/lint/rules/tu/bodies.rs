//! COQUAN-40: a body that has ended and is still given work: `Phối hợp với Sở Tài nguyên và Môi trường` in 2026.
//!
//! Căn cứ: the laws and resolutions that the data file names (`co-quan.tsv`), by the first day that its date allows;
//! without a year nothing is said. What is cited keeps the names of its time, `(cũ)`, `trước đây` too. Districts and former provinces count
//! only where their government is meant: as places their names live on. One finding for a body, with all places.

use std::ops::Range;
use std::sync::LazyLock;

use super::super::mixed::Ways;
use crate::diag::rules;
use crate::era::shown;
use crate::lint::grammar::data::usage::Usage;
use crate::lint::grammar::data::words::Group;
use crate::lint::grammar::scan::Words;
use crate::lint::reading::Reading;
use crate::lint::text::Zone;
use crate::lint::{Check, Found, Subject};
use crate::normalise::bodies::{self, Entry, Kind};
use crate::text::names::key;

/// The check.
pub(crate) static CHECK: Check = Check { rule: &rules::COQUAN_40, run };

/// Every body that has ended, with the words of its name for comparing.
static ENDED: LazyLock<Vec<(Vec<String>, &Entry)>> = LazyLock::new(|| {
    let ended = bodies::entries().filter(|entry| entry.until.is_some());
    ended.map(|entry| (key(entry.name).split('_').map(str::to_string).collect(), entry)).collect()
});

/// How far before a district its government is named, in words.
const NEAR: usize = 9;

fn run(subject: &Subject<'_>, found: &mut Found<'_, '_>) {
    let Some(day) = subject.first_day() else {
        found.unchecked("văn bản chưa ghi năm ban hành");
        return;
    };
    let mut ways: Vec<(&'static Entry, Ways)> = Vec::new();
    let text = subject
        .text
        .iter()
        .filter(|(_, p)| !matches!(p.zone, Zone::LegalBasis | Zone::Subject | Zone::Note | Zone::Signer));
    for (number, _) in text {
        for (entry, stretch) in named(subject.read(number), acts) {
            if entry.until.is_none_or(|until| day <= until) {
                continue;
            }
            match ways.iter_mut().find(|(own, _)| own.name == entry.name) {
                Some((_, ways)) => ways.take("", (number, stretch)),
                None => {
                    let mut own = Ways::default();
                    own.take("", (number, stretch));
                    ways.push((entry, own));
                }
            }
        }
    }
    for (entry, own) in ways {
        let until = entry.until.map(shown).unwrap_or_default();
        let what = format!("{} không còn từ sau ngày {until} ({})", entry.name, entry.source);
        own.all(found, what, format!("ghi cơ quan hiện nay ({}); nói về trước đây thì thêm '(cũ)'", entry.now));
    }
}

/// Bodies of the data that a text names as if they were there, of those that are wanted.
pub(super) fn named(
    reading: &Reading<'_>,
    wanted: impl Fn(&Words<'_>, usize, &Entry) -> bool,
) -> Vec<(&'static Entry, Range<usize>)> {
    let (words, keys) = (&reading.words, reading.keys());
    let mut out = Vec::new();
    let mut at = 0;
    while at < keys.len() {
        let fits = |name: &[String]| {
            let gap = |index: usize| matches!(words.before(index).trim(), "" | "," | "-" | "–" | "&");
            keys[at..].starts_with(name) && (at + 1..at + name.len()).all(gap)
        };
        let longest = ENDED.iter().filter(|(name, _)| fits(name)).max_by_key(|(name, _)| name.len());
        let Some((name, entry)) = longest else {
            at += 1;
            continue;
        };
        let next = at + name.len();
        if wanted(words, at, entry) && !is_former(words, at, next) {
            out.push((*entry, words.list[at].start..words.list[next - 1].end()));
        }
        at = next;
    }
    let cited = reading.citations();
    out.retain(|(_, stretch)| cited.iter().all(|citation| !citation.whole().contains(&stretch.start)));
    out
}

/// Whether a name is that of a body: a capital, or behind the name of a government.
pub(super) fn acts(words: &Words<'_>, at: usize, entry: &Entry) -> bool {
    if entry.kind == Kind::Begins {
        return words.get(at).is_some_and(|word| word.is_capital());
    }
    let joined = (at.saturating_sub(NEAR) + 1..=at).rev().take_while(|index| words.joined(*index));
    let mut starts = joined.map(|index| index - 1);
    starts.any(|index| Usage::Government.starts(words, index).is_some_and(|(_, count)| index + count <= at))
}

/// Whether it is spoken of as a former one.
fn is_former(words: &Words<'_>, at: usize, next: usize) -> bool {
    // Behind its own name: `UBND huyện Phú Lâm (cũ)`.
    let behind = (next..words.list.len().min(next + 5)).any(|index| Usage::Former.starts(words, index).is_some());
    let before = (at.saturating_sub(6)..=at).any(|index| Usage::Formerly.ends(words, index).is_some());
    // What it did in its time: `UBND huyện Phú Lâm đã phê duyệt`, `giấy phép do Bộ … cấp`.
    let name = |index: &usize| words.joined(*index) && words.get(*index).is_some_and(|word| word.is_capital());
    let end = next + (next..words.list.len()).take_while(name).count();
    let did = words.joined(end) && words.get(end).is_some_and(|word| word.is("đã"));
    let joined = (at.saturating_sub(NEAR) + 1..=at).rev().take_while(|index| words.joined(*index));
    let mut ahead = joined.map(|index| index - 1);
    let by = ahead.any(|index| words.get(index).is_some_and(|word| Group::Issued.has(word.text)));
    let made = by && words.joined(end) && Group::Made.starts(words, end).is_some();
    behind || before || did || made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{marked, told};

    #[test]
    fn bodies_that_have_ended_are_told() {
        for (text, body) in [
            ("Phối hợp với Sở Tài nguyên và Môi trường rà soát.", "Sở Tài nguyên và Môi trường"),
            ("- Sở Kế hoạch và Đầu tư thẩm định.", "Sở Kế hoạch và Đầu tư"),
            ("Báo cáo Bộ Giao thông vận tải.", "Bộ Giao thông vận tải"),
            ("Đề nghị Bộ Thông tin và Truyền thông hướng dẫn.", "Bộ Thông tin và Truyền thông"),
            ("Giao Sở Lao động - Thương binh và Xã hội chủ trì.", "Sở Lao động - Thương binh và Xã hội"),
            ("UBND huyện Phú Lâm thực hiện.", "huyện"),
            ("Ủy ban nhân dân các quận chỉ đạo.", "quận"),
            ("Đề nghị UBND các thị xã báo cáo.", "thị xã"),
            ("UBND tỉnh Hà Giang phối hợp.", "tỉnh Hà Giang"),
            ("Ban quản lý dự án đầu tư xây dựng huyện Phú Lâm.", "huyện"),
        ] {
            assert_eq!(marked(&CHECK, text), [body], "{text}");
        }
    }

    #[test]
    fn citations_former_bodies_and_places_are_not() {
        for text in [
            "Theo Thông tư số 02/2020/TT-BTNMT ngày 05/3/2020 của Bộ Tài nguyên và Môi trường.",
            "Hồ sơ của Sở Kế hoạch và Đầu tư (cũ).",
            "Sở Kế hoạch và Đầu tư trước đây đã làm.",
            "Giấy phép do Bộ Tài nguyên và Môi trường (nay là Bộ Nông nghiệp và Môi trường) quản lý.",
            "Giấy phép do Bộ Tài nguyên và Môi trường cấp cho 59 điểm mỏ.",
            "UBND tỉnh Hà Giang đã phê duyệt khu vực cấm.",
            "UBND huyện Phú Lâm đã ban hành quy chế.",
            "Kho của nguyên Sở Xây dựng.",
            "Trên địa bàn tỉnh Hà Giang cũ.",
            "Ở huyện Phú Lâm.",
            "UBND xã Bến Lau, huyện lỵ cũ.",
            "Sở Nông nghiệp và Môi trường chủ trì.",
            "Quân khu 7 phối hợp.",
            "Tài liệu trước khi sáp nhập của UBND huyện Phú Lâm.",
        ] {
            assert!(marked(&CHECK, text).is_empty(), "{text}: {:?}", marked(&CHECK, text));
        }
        assert_eq!(told(&CHECK, "ngay: 5/3/2024\nnoi_dung: UBND huyện Phú Lâm báo cáo."), "");
        assert_eq!(told(&CHECK, "ngay:\nnoi_dung: UBND huyện Phú Lâm báo cáo."), "");
    }
}
