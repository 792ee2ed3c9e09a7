//! Paragraphs of pages whose first lines stand in, as those of offices do.

use super::{Group, Row, Shape};
use crate::import::glyphs::fold;
use crate::import::words::words;
use crate::text;

/// A first line stands so far in from where the lines of the text begin, at least.
const FIRST: i32 = 750;
/// Lines that begin at one place differ by so much at most, and so do the two sides of a line in the middle.
const SAME: i32 = 250;
const MIDDLE: i32 = 600;
/// So few lines say nothing of how the text is set.
const FEW: usize = 4;

/// How the lines of a text are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    /// Where the lines begin that are no first ones.
    left: i32,
}

/// How lines are set whose first ones stand in; nothing where they do not.
pub(crate) fn setting<'a>(rows: impl Iterator<Item = &'a Row>) -> Option<Setting> {
    let rows: Vec<&Row> = rows.collect();
    let sorted = |mut all: Vec<i32>| {
        all.sort_unstable();
        all
    };
    let (indents, all) = (sorted(rows.iter().map(|row| row.indent).collect()), rows.len());
    let upto = |of: &[i32], end: i32| of.partition_point(|indent| *indent <= end);
    let count = |of: &[i32], left: i32| upto(of, left.saturating_add(SAME)) - upto(of, left.saturating_sub(1));
    // Lines that go back from a full one above.
    let full = |above: &Row, row: &Row| above.fill.zip(row.fill).is_some_and(|(above, own)| !above.ends_before(own));
    let back = |pair: &&[&Row]| full(pair[0], pair[1]) && pair[0].indent - pair[1].indent >= FIRST;
    let backs = sorted(rows.windows(2).filter(back).map(|pair| pair[1].indent).collect());
    let left = match backs.len() * 20 >= all {
        true => backs.iter().copied().max_by_key(|left| (count(&backs, *left), -left)),
        false => indents.iter().copied().filter(|left| count(&indents, *left) * 4 >= all).min(),
    }?;
    let first = indents.iter().filter(|indent| **indent - left >= FIRST).count();
    (all >= FEW && first * 20 >= all).then_some(Setting { left })
}

/// What begins at a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begin {
    /// A paragraph.
    Sure,
    /// A paragraph, though it could go on the one above.
    Unsure,
    /// It goes on.
    Nothing,
}

impl Setting {
    /// The paragraphs of lines.
    pub(super) fn groups(self, rows: &[Row]) -> Vec<Group> {
        let widest = rows.iter().map(|row| row.text.0.len()).max().unwrap_or_default();
        let mut out: Vec<Group> = Vec::new();
        let mut above: Option<&Row> = None;
        for row in rows {
            let begin = above.map_or(Begin::Sure, |above| self.begin(above, row, widest));
            match out.last_mut().filter(|_| begin == Begin::Nothing) {
                Some(group) => group.rows.push(row.clone()),
                None => {
                    let unsure = begin == Begin::Unsure;
                    out.push(Group { rows: vec![row.clone()], shape: Shape::Paragraph, unsure });
                }
            }
            above = Some(row);
        }
        out
    }

    /// What a line begins below another one.
    fn begin(self, above: &Row, row: &Row, widest: usize) -> Begin {
        let (before, text) = (above.text.trimmed().string(), row.text.trimmed().string());
        let ended = before.ends_with(['.', ';', ':', '!', '?', '/', '”', ')']);
        // Where a line ends early, so does a paragraph.
        let short = match (above.fill, row.fill) {
            (Some(above), Some(own)) => above.ends_before(own),
            _ => above.text.0.len() * 5 < widest * 4,
        };
        let label = text::find(&text).is_some_and(|found| found.plain);
        let small = text.starts_with(char::is_lowercase);
        let loose = row.fill.is_some_and(|fill| fill.loose);
        // A title in the middle of the page goes on in the middle.
        let looks = |row: &Row| (row.text.is_bold(), row.text.is_italic());
        let titled = self.is_middle(above) && self.is_middle(row) && looks(above) == looks(row);
        let begins = match row.indent - self.left >= FIRST {
            _ if bases(above, row) => true,
            true if titled && (small || !ended) => short || label || loose,
            true => ended || short || label || !small,
            false => (row.gap || !small && loose || label) && (ended || short) || short && !small,
        };
        // A full line without an end, below it one that stands in as it does: a title, or a text that stands in.
        let like = (row.indent - above.indent).abs() <= SAME && above.text.is_bold() == row.text.is_bold();
        let title = above.text.is_bold() && !small && !row.text.0.iter().any(|glyph| glyph.bold);
        match begins {
            false if title => Begin::Unsure,
            false => Begin::Nothing,
            true if like && row.indent - self.left >= FIRST && !(ended || short || label || loose) => Begin::Unsure,
            true => Begin::Sure,
        }
    }

    /// Whether a line stands in the middle of the page.
    fn is_middle(self, row: &Row) -> bool {
        let room = row.fill.map(|fill| fill.room);
        room.is_some_and(|room| room > 0 && (row.indent - self.left - room).abs() <= MIDDLE)
    }
}

/// Whether a legal basis begins below another one.
fn bases(above: &Row, row: &Row) -> bool {
    let begins = |text: &str| words().bases.iter().any(|word| fold(text).starts_with(word.as_str()));
    let basis = |text: &str| text.starts_with(char::is_uppercase) && begins(text);
    above.text.trimmed().string().ends_with(';') && basis(&row.text.trimmed().string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::{Fill, Line, SourcePlace};

    /// Lines: how far each stands in, how much room is left behind it, its text.
    fn rows(lines: &[(i32, i32, &str)]) -> Vec<Row> {
        let row = |((indent, room, text), id): (&(i32, i32, &str), u32)| {
            let line = Line::plain(id, *text, SourcePlace::default());
            Row::of(&Line { indent: *indent, fill: Some(Fill { room: *room, word: 900, loose: false }), ..line })
        };
        lines.iter().zip(0..).map(row).collect()
    }

    fn sizes(rows: &[Row]) -> Vec<(usize, bool)> {
        let found = setting(rows.iter()).unwrap().groups(rows);
        found.iter().map(|group| (group.rows.len(), group.unsure)).collect()
    }

    #[test]
    fn lines_begin_where_most_do_wherever_the_page_begins() {
        // The head of the page stands further out than the text.
        let page = rows(&[
            (2000, 10, "Các xã tổ chức các lớp theo kế hoạch của Sở và báo cáo kết quả về Nghị định số"),
            (750, 20, "30 của Chính phủ, trong đó nêu rõ số lớp, số người học và kinh phí theo Luật và"),
            (750, 5000, "Thông tư của Bộ."),
            (2000, 20, "Các phòng theo dõi các lớp của xã mà mình phụ trách, báo cáo Giám đốc Sở trước"),
            (750, 9000, "ngày 20 hằng tháng."),
        ]);
        assert_eq!(sizes(&page), [(3, false), (2, false)]);
    }

    #[test]
    fn a_full_line_without_an_end_is_a_paragraph_and_a_doubt() {
        let page = rows(&[
            (1250, 300, "2. Khoảng cách gần nhất từ các lớp đến nhà văn hóa của các thôn, bản lân cận"),
            (1250, 20, "Qua kiểm tra, các lớp của xã đều gần nhà văn hóa của thôn, đường đi lại thuận"),
            (0, 9000, "tiện."),
            (0, 20, "Đoạn này không lùi vào, dòng trên đã hết."),
            (1250, 20, "Các xã tổ chức các lớp theo kế hoạch của Sở và báo cáo kết quả về"),
            (0, 9000, "Phòng Nội vụ."),
        ]);
        assert_eq!(sizes(&page), [(1, false), (2, true), (1, false), (2, false)]);
    }

    #[test]
    fn a_title_in_the_middle_goes_on() {
        let page = rows(&[
            (750, 700, "BÁO CÁO TIẾN ĐỘ MỞ CÁC LỚP TẬP HUẤN VĂN THƯ CỦA CÁC XÃ"),
            (6500, 6400, "TRONG TỈNH"),
            (1250, 20, "Các xã tổ chức các lớp theo kế hoạch của Sở và báo cáo kết quả về"),
            (0, 20, "Phòng Nội vụ của Sở trước ngày 20 hằng tháng, theo mẫu của Sở và"),
            (0, 9000, "hướng dẫn kèm theo."),
        ]);
        assert_eq!(sizes(&page), [(2, false), (3, false)]);
    }
}
