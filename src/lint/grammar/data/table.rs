//! The form that the data files share: lines of prose begin with `#`, among them `# nguon: …` and `# den_ngay_biet: 2026-07`;
//! then a line of names, then rows, cells parted by tabs.

use crate::model::Date;

/// A data file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table {
    text: &'static str,
}

impl Table {
    /// A data file with this text.
    pub(crate) const fn new(text: &'static str) -> Table {
        Table { text }
    }

    /// The rows, each with as many cells as asked for; a row with fewer is none.
    pub(crate) fn rows<const N: usize>(self) -> impl Iterator<Item = [&'static str; N]> {
        self.lines().skip(1).filter_map(|line| {
            let mut cells = line.split('\t');
            let mut row = [""; N];
            for cell in &mut row {
                *cell = cells.next()?;
            }
            Some(row)
        })
    }

    /// The last day up to which the file knows the world: the end of the month that it names.
    pub(crate) fn known_until(self) -> Option<Date> {
        let (year, month) = self.said("den_ngay_biet")?.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        Date::new(year, month, Date::days_in(year, month))
    }

    /// Where it comes from.
    pub(crate) fn source(self) -> &'static str {
        self.said("nguon").unwrap_or_default()
    }

    /// What a line of prose says behind a name.
    fn said(self, name: &str) -> Option<&'static str> {
        let prose = self.text.lines().map_while(|line| line.strip_prefix("# "));
        prose.filter_map(|line| line.split_once(": ")).find(|(said, _)| *said == name).map(|(_, rest)| rest)
    }

    /// The line of names and the rows.
    fn lines(self) -> impl Iterator<Item = &'static str> {
        self.text.lines().filter(|line| !line.starts_with('#'))
    }
}

/// A date as data files write it: `2020-03-05`.
pub(crate) fn date(cell: &str) -> Option<Date> {
    let mut parts = cell.splitn(3, '-').map_while(|part| part.parse::<u16>().ok());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// What every data file must keep: source, day, names, as many cells in each row as there are names, no blank at the
    /// edge of a cell, no row twice.
    pub(crate) fn holds_its_form(table: Table, names: &[&str]) {
        assert!(!table.source().is_empty() && table.known_until().is_some(), "{names:?}");
        let mut lines = table.lines();
        assert_eq!(lines.next().unwrap().split('\t').collect::<Vec<_>>(), names);
        let rows: Vec<&str> = lines.collect();
        assert!(!rows.is_empty());
        for row in &rows {
            let cells: Vec<&str> = row.split('\t').collect();
            assert_eq!(cells.len(), names.len(), "{row}");
            assert!(cells.iter().all(|cell| cell.trim() == *cell), "{row}");
            assert_eq!(crate::text::nfc(row), *row, "{row}");
        }
        let mut sorted = rows.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), rows.len(), "a row stands twice: {names:?}");
    }

    #[test]
    fn a_file_says_its_source_and_its_day() {
        let table = Table::new(
            "# x: y\n# nguon: soạn tay\n# den_ngay_biet: 2024-02\nten\tngay\na\t2024-02-30\nb\t2024-02-29\nc\n",
        );
        assert_eq!((table.source(), table.known_until()), ("soạn tay", Date::new(2024, 2, 29)));
        let rows: Vec<[&str; 2]> = table.rows().collect();
        assert_eq!(rows.iter().map(|row| date(row[1])).collect::<Vec<_>>(), [None, Date::new(2024, 2, 29)]);
    }
}
