//! Bodies in time: who is named in the head of a document that no longer existed on its day, and bodies whose documents
//! have another form. Both are told by names in a data file (`templates/du-lieu/co-quan.tsv`), which says where each
//! comes from and up to which day it knows the world.

use std::sync::{LazyLock, OnceLock};

use super::head::Head;
use super::{Context, shown};
use crate::diag::{Diagnostic, rules};
use crate::model::Date;
use crate::text::names::Key;

/// The data file.
const TABLE: &str = include_str!("../../templates/du-lieu/co-quan.tsv");

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// How its name is told.
    pub kind: Kind,
    /// What the name has.
    pub name: &'static str,
    /// The last day; nothing where days do not matter.
    pub until: Option<Date>,
    /// What stands in its place now.
    pub now: &'static str,
    /// Where that is laid down.
    pub source: &'static str,
    key: OnceLock<Key>,
}

/// How a name is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `dau`: it begins so.
    Begins,
    /// `chua`: it has these words.
    Has,
    /// `dang`: it begins so, and is a body of the Party.
    Party,
}

impl Entry {
    fn read(line: &'static str) -> Option<Entry> {
        let mut cells = line.split('\t');
        let kind = match cells.next()? {
            "dau" => Kind::Begins,
            "chua" => Kind::Has,
            "dang" => Kind::Party,
            _ => return None,
        };
        let (name, until, now, source) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let mut day = until.splitn(3, '-').map_while(|part| part.parse::<u16>().ok());
        let until = match (day.next(), day.next(), day.next()) {
            (Some(year), Some(month), Some(day)) => Date::new(year, month as u8, day as u8),
            _ => None,
        };
        Some(Entry { kind, name, until, now, source, key: OnceLock::new() })
    }

    /// Whether a name is meant.
    fn is(&self, name: &Key) -> bool {
        match self.kind {
            Kind::Begins | Kind::Party => name.may_begin_with(self.name) && name.begins_with(self.key()),
            Kind::Has => name.has(self.key()),
        }
    }

    /// Its name as it is compared; made once, when a name is like it.
    pub(crate) fn key(&self) -> &Key {
        self.key.get_or_init(|| Key::of(self.name))
    }
}

/// Every line of the data file, read once: each plan is compared with all of them.
static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| TABLE.lines().filter_map(Entry::read).collect());

/// Every line of the data file.
pub(crate) fn entries() -> impl Iterator<Item = &'static Entry> {
    ENTRIES.iter()
}

/// Reports bodies of the head that had ended on the day of the document, and bodies of the Party.
pub(super) fn check(cx: &mut Context<'_, '_>, head: &Head) {
    for lines in [&head.parent_body, &head.issuing_body] {
        let Some(first) = lines.first() else { continue };
        let whole = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        let key = Key::of(&whole);
        let Some(entry) = ENTRIES.iter().find(|entry| entry.is(&key) && ended(entry, cx.day)) else { continue };
        let diagnostic = match (entry.kind, entry.until, cx.day) {
            (Kind::Party, ..) => of_the_party(&whole, entry.source),
            (_, Some(until), Some(day)) => over(&whole, entry, until, day),
            _ => continue,
        };
        cx.report(diagnostic, &first.path);
    }
}

/// Whether an entry says something of a document of this day.
fn ended(entry: &Entry, day: Option<Date>) -> bool {
    match entry.until {
        Some(until) => day.is_some_and(|day| day > until),
        None => true,
    }
}

fn over(name: &str, entry: &Entry, until: Date, day: Date) -> Diagnostic {
    let what = format!(
        "'{name}': {} không còn từ sau ngày {} ({}), văn bản này ngày {}",
        entry.name,
        shown(until),
        entry.source,
        shown(day)
    );
    let advice = format!("ghi tên cơ quan hiện nay ({}); {}", entry.now, rules::COQUAN_01.how_to_keep());
    Diagnostic::of(&rules::COQUAN_01, what).advise(advice)
}

fn of_the_party(name: &str, source: &str) -> Diagnostic {
    let what = format!("'{name}' là cơ quan của Đảng: văn bản của Đảng không có Quốc hiệu, Tiêu ngữ");
    let advice = format!(
        "văn bản của Đảng theo {source}, chương trình này chưa làm thể thức ấy; văn bản của cơ quan nhà nước thì ghi tên cơ quan nhà nước"
    );
    Diagnostic::of(&rules::COQUAN_02, what).advise(advice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::IssueDate;
    use crate::normalise::sample::{self, codes, era};

    fn said(parent: &str, body: &str, day: (u16, u8, u8)) -> Vec<&'static str> {
        let mut plan = sample::plan();
        plan.parent_body = vec![parent.into()];
        plan.issuing_body = body.split('/').map(Into::into).collect();
        plan.date = IssueDate { day: Some(day.2), month: Some(day.1), year: Some(day.0) };
        let era = era();
        codes(&sample::derive(&plan, None, &era)).into_iter().filter(|c| c.starts_with("COQUAN")).collect()
    }

    #[test]
    fn the_data_file_is_read_whole() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(ENTRIES.len(), lines - 1, "all but the line of names");
        assert!(ENTRIES.iter().all(|e| !e.name.is_empty() && !e.source.is_empty()));
        assert!(ENTRIES.iter().all(|e| (e.kind == Kind::Party) == e.until.is_none()));
    }

    #[test]
    fn bodies_end_with_their_day() {
        for (parent, body) in [
            ("UBND HUYỆN PHÚ LÂM", "PHÒNG NỘI VỤ"),
            ("UBND TỈNH AN GIANG", "ỦY BAN NHÂN DÂN/HUYỆN PHÚ LÂM"),
            ("UBND TỈNH HÀ GIANG", "SỞ NỘI VỤ"),
            ("UBND Quận 5", "Phòng Nội vụ"),
            ("UBND TỈNH LÀO CAI", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"),
            ("UBND THỊ XÃ BẾN LAU", "PHÒNG NỘI VỤ"),
        ] {
            assert_eq!(said(parent, body, (2026, 3, 5)), ["COQUAN-01"], "{parent} {body}");
            assert!(said(parent, body, (2025, 6, 30)).is_empty(), "{parent} {body}");
        }
        for (parent, body) in [
            ("UBND TỈNH LÀO CAI", "SỞ NỘI VỤ"),
            ("UBND XÃ HUYỀN SƠN", "VĂN PHÒNG"),
            ("QUÂN KHU 7", "BỘ TƯ LỆNH"),
            ("CƠ QUAN THƯỜNG TRÚ", "BAN QUẢN LÝ"),
            ("UBND TỈNH QUẢNG TRỊ", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        ] {
            assert!(said(parent, body, (2026, 3, 5)).is_empty(), "{parent} {body}");
        }
    }

    #[test]
    fn bodies_of_the_party_have_another_form() {
        for body in ["TỈNH ỦY LÀO CAI", "TỈNH UỶ LÀO CAI", "ĐẢNG ỦY/XÃ BẾN LAU", "Chi bộ Sở Nội vụ", "BAN TUYÊN GIÁO"]
        {
            assert_eq!(said("UBND TỈNH", body, (2021, 3, 5)), ["COQUAN-02"], "{body}");
        }
        assert!(said("UBND TỈNH", "CHI CỤC BẢO VỆ MÔI TRƯỜNG", (2021, 3, 5)).is_empty());
    }
}
