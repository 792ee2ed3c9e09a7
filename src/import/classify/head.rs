//! The head: what no anchor takes is the names of bodies, stamps, or what stands around a document.

use super::agencies;
use super::date;
use super::number;
use crate::diag::rules;
use crate::era::{known_circulation, known_urgency};
use crate::import::draft::{About, Draft, Value};
use crate::import::glyphs::{Glyph, Text, fold};
use crate::import::layout::{Piece, Row, Side, Zone, zones};
use crate::import::ledger::{Outside, Thing};
use crate::import::source::SourcePlace;
use crate::import::words::{Words, words};

/// A column of the head: its lines as one text, the place of each line.
pub(super) struct Column {
    pub(super) text: Text,
    pub(super) side: Side,
    places: Vec<SourcePlace>,
}

impl Column {
    fn of(zone: &Zone) -> Column {
        let lines: Vec<Text> = zone.rows.iter().map(|row| row.text.trimmed()).collect();
        Column {
            text: Text::joined(&lines, "\n"),
            side: zone.side,
            places: zone.rows.iter().map(|row| row.place).collect(),
        }
    }

    /// Where a glyph stands.
    pub(super) fn place(&self, glyph: usize) -> SourcePlace {
        let line = self.text.0[..glyph.min(self.text.0.len())].iter().filter(|g| g.c == '\n').count();
        self.places.get(line).copied().unwrap_or_default()
    }

    /// Takes glyphs out; the end of a line stays in their place.
    pub(super) fn take(&mut self, from: usize, to: usize) -> Text {
        let taken = self.text.cut(from, to);
        let ends = taken.0.iter().filter(|g| g.c == '\n').count().max(1);
        let between = std::iter::repeat_n(Glyph::added('\n'), ends);
        // Line ends stay, so that lines keep their places; another one parts what was on one line.
        let same_line = taken.0.iter().all(|g| g.c != '\n');
        self.text.0.splice(from..to, between);
        if same_line {
            let line = self.text.0[..from].iter().filter(|g| g.c == '\n').count();
            if let Some(place) = self.places.get(line).copied() {
                self.places.insert(line, place);
            }
        }
        taken
    }
}

/// Reads the pieces of the head.
pub(super) fn read(pieces: &[Piece], named: bool, draft: &mut Draft) {
    let (zones, frame) = zones(pieces);
    frame.iter().for_each(|bar| draft.page(bar, Thing::TableFrame));
    let zones: Vec<Zone> = zones.into_iter().map(|zone| plain(zone, draft)).collect();
    let mut columns: Vec<Column> = zones.iter().map(Column::of).collect();
    fixed(&mut columns, draft, ("quoc_hieu", "nguyen_van.quoc_hieu", Thing::NationalName));
    fixed(&mut columns, draft, ("tieu_ngu", "nguyen_van.tieu_ngu", Thing::Motto));
    // The day may stand on the line of the number.
    let number = number::take(&mut columns);
    let date = date::take(&mut columns);
    // A named type has its subject below its name.
    let about = if named { None } else { subject(&mut columns) };
    let left = rest(&mut columns, draft);
    agencies::read(left, draft);
    number::set(number, draft);
    date::set(date, draft);
    if let Some(about) = about {
        draft.text("trich_yeu", &about);
    }
}

/// Lines of a zone without marks around words, where the file has them typed, and without rules.
pub(super) fn plain(zone: Zone, draft: &mut Draft) -> Zone {
    let mut rows: Vec<Row> = Vec::new();
    for row in zone.rows.into_iter().filter_map(|row| without_marks(row, draft)) {
        match rows.last_mut() {
            // A line end that was typed where the line was full.
            Some(last) if row.soft && !begins(&row.text.string()) => last.text.push(" ", &row.text.trimmed()),
            _ => rows.push(row),
        }
    }
    Zone { side: zone.side, rows }
}

/// Whether a line begins a name, a post, an entry or a number.
fn begins(text: &str) -> bool {
    let words = words();
    let text = text.trim_start();
    let known = Words::begins(text, &words.bodies) || Words::begins(text, &words.places);
    known
        || words.begins_with_form(text)
        || words.begins_with_post(text)
        || text.starts_with(['-', '–', '+', '•'])
        || ["SO", "DOCLAP"].iter().any(|word| fold(text).starts_with(word))
        || text.contains(char::is_lowercase)
}

/// A line without marks around words, where the file has them typed; nothing for a rule.
pub(super) fn without_marks(row: Row, draft: &mut Draft) -> Option<Row> {
    let shown: Vec<char> = row.text.0.iter().map(|g| g.c).filter(|c| !c.is_whitespace()).collect();
    if shown.iter().all(|c| "-_=–—¬*.~─━•".contains(*c)) {
        draft.page(&row.text, Thing::Rule);
        return None;
    }
    if !draft.typed {
        return without_rules(row, draft);
    }
    // Underscores around a line slant it.
    let shown = row.text.trimmed();
    let slanted = shown.0.iter().take_while(|g| g.c == '_').count();
    let ends = shown.0.iter().rev().take_while(|g| g.c == '_').count();
    let around = |at: usize| at < slanted || at >= shown.0.len() - ends;
    let (mut marks, mut text) = (Vec::new(), Vec::new());
    for (at, glyph) in shown.0.iter().enumerate() {
        if around(at) || glyph.c == '*' { &mut marks } else { &mut text }.push(*glyph);
    }
    draft.page(&Text(marks), Thing::Markup);
    let mut text = Text(text);
    // A rule that a flattened cell ends with.
    let shown = text.trimmed();
    let rule = shown.0.iter().rev().take_while(|g| "-_=–".contains(g.c)).count();
    if rule >= 3 {
        let cut = shown.0.len() - rule;
        draft.page(&shown.cut(cut, shown.0.len()), Thing::Rule);
        text = shown.cut(0, cut);
    }
    (!text.is_blank()).then_some(Row { text, ..row })
}

/// A line without a rule that was typed in front of its words or behind them.
fn without_rules(row: Row, draft: &mut Draft) -> Option<Row> {
    const LEAST: usize = 3;
    let is_rule = |g: &&Glyph| "_=─━".contains(g.c);
    let shown = row.text.trimmed();
    let front = shown.0.iter().take_while(is_rule).count();
    let behind = shown.0.iter().rev().take_while(is_rule).count();
    let from = if front >= LEAST { front } else { 0 };
    let to = shown.0.len() - if behind >= LEAST { behind } else { 0 };
    if from == 0 && to == shown.0.len() {
        return Some(row);
    }
    draft.page(&shown.cut(0, from), Thing::Rule);
    draft.page(&shown.cut(to, shown.0.len()), Thing::Rule);
    Some(Row { text: shown.cut(from, to), ..row })
}

/// Quốc hiệu or Tiêu ngữ; a wording of the file's own goes to `nguyen_van`.
fn fixed(columns: &mut [Column], draft: &mut Draft, (word, key, thing): (&str, &'static str, Thing)) {
    let usual = words().fixed(word);
    let wanted = fold(usual);
    for column in columns {
        while let Some((from, to)) = column.text.find_folded(&wanted) {
            let taken = column.take(from, to);
            let shown: String = taken.0.iter().map(|g| if g.c == '\n' { ' ' } else { g.c }).collect();
            let same = |text: &str| text.split_whitespace().collect::<String>();
            if same(&shown) == same(usual) || draft.value(key).is_some() {
                draft.page(&taken, thing);
            } else {
                draft.set(key, Value::Text(one_line(&taken)));
            }
        }
    }
}

/// A text whose line ends are spaces.
pub(super) fn one_line(text: &Text) -> Text {
    Text(text.trimmed().0.iter().map(|g| if g.c == '\n' { Glyph::added(' ') } else { *g }).collect())
}

/// "V/v …" under the number.
fn subject(columns: &mut [Column]) -> Option<Text> {
    let marks = &words().about;
    for column in columns {
        let mut from = 0;
        for line in column.text.lines() {
            let text = line.string().to_lowercase();
            if marks.iter().any(|mark| text.trim_start().starts_with(&mark.to_lowercase())) {
                // Up to the next empty line: another part stood there.
                let rest = column.text.cut(from, column.text.0.len());
                let mut to = from;
                for (index, line) in rest.lines().iter().enumerate() {
                    if index > 0 && line.is_blank() {
                        break;
                    }
                    to += line.0.len() + 1;
                }
                let to = to.min(column.text.0.len());
                return Some(one_line(&column.take(from, to)));
            }
            from += line.0.len() + 1;
        }
    }
    None
}

/// The key of the words that stand in the place of the national title.
const TITLE: &str = "nguyen_van.quoc_hieu";

/// A line of the head that no anchor took.
pub(super) struct Left {
    pub(super) text: Text,
    pub(super) place: SourcePlace,
    /// It stands in the right column.
    pub(super) right: bool,
}

/// What is left: lines in capitals are names of bodies, others are put aside.
fn rest(columns: &mut [Column], draft: &mut Draft) -> Vec<Left> {
    let mut left = Vec::new();
    for column in columns {
        let lines = column.text.lines();
        let stamp = lines.iter().any(|line| is_stamp(&line.string())) && column.side != Side::Left;
        let (mut from, mut stamped) = (0, stamp);
        for line in lines {
            let place = column.place(from);
            from += line.0.len() + 1;
            let line = line.trimmed();
            if line.is_blank() {
                continue;
            }
            let text = line.string();
            if stamped {
                draft.outside(&line, Outside::Stamp);
                stamped = !is_stamp(&text) || !text.contains(':');
            } else if let Some(key) = boxed(&text) {
                draft.text(key, &line);
            } else if words().titles.contains(&fold(&text)) && draft.value(TITLE).is_none() {
                let about = About { text: &line, at: place, key: Some("nguyen_van") };
                let what = format!("\"{text}\" đứng thay Quốc hiệu");
                draft.doubt(&rules::NHAP_52, about, what, &["tên cơ quan"]);
                draft.text(TITLE, &line);
            } else if words().drafts.iter().any(|word| fold(&text).starts_with(word.as_str())) {
                let about = About { text: &line, at: place, key: None };
                let what = format!("ô \"{text}\" để ngoài kế hoạch");
                draft.doubt(&rules::NHAP_52, about, what, &["khóa 'du_thao' của thể thức cũ"]);
                draft.outside(&line, Outside::Unknown);
            } else if line.is_capitals() && !text.starts_with('#') {
                left.push(Left { text: line, place, right: column.side == Side::Right });
            } else if text.starts_with(['#', '_', '<']) || is_around(&text) {
                draft.outside(&line, Outside::Around);
            } else {
                let short: String = text.chars().take(40).collect();
                let about = About { text: &line, at: place, key: None };
                draft.doubt(&rules::NHAP_52, about, format!("\"{short}\" không thuộc văn bản"), &["tên cơ quan"]);
                draft.outside(&line, Outside::Unknown);
            }
        }
    }
    left
}

/// The key of words that stand in a box of the head. Every era has its own; names of bodies are no such words, and for them
/// alone the other eras need not be read.
fn boxed(text: &str) -> Option<&'static str> {
    let words = words();
    if Words::begins(text, &words.bodies) || Words::begins(text, &words.places) {
        return None;
    }
    let same = |known: Vec<String>| known.iter().any(|word| fold(word) == fold(text));
    match text {
        _ if same(known_urgency()) => Some("do_khan"),
        _ if same(known_circulation()) => Some("pham_vi_luu_hanh"),
        _ => None,
    }
}

/// Whether a line is of the stamp of a digital signature: an address, or a time with seconds.
fn is_stamp(text: &str) -> bool {
    let digits = |word: &str| word.len() == 8 && word.split(':').filter(|part| part.len() == 2).count() == 3;
    text.contains('@') && !text.contains(' ') || text.split_whitespace().any(digits)
}

/// Whether a line is what a web page puts around a document.
fn is_around(text: &str) -> bool {
    let folded = fold(text);
    words().around.iter().any(|word| folded.starts_with(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, imported, said};

    #[test]
    fn a_head_in_columns_and_a_flat_one_have_the_same_parts() {
        let flat = document("I. MỤC ĐÍCH\n\nMở lớp.");
        let wide = flat.replacen(
            "SỞ NỘI VỤ\n\nSố: 12/KH-SNV\n\nAn Bình, ngày 12 tháng 5 năm 2026\n",
            "SỞ NỘI VỤ               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n_________               Độc lập - Tự do - Hạnh phúc\n\
             Số: 12/KH-SNV           An Bình, ngày 12 tháng 5 năm 2026\n",
            1,
        );
        for text in [flat, wide] {
            let draft = imported(&text);
            let found = ["co_quan_ban_hanh", "so", "ky_hieu", "dia_danh", "ngay"].map(|key| said(&draft, key));
            assert_eq!(found, ["SỞ NỘI VỤ", "12", "KH-SNV", "An Bình", "12/5/2026"].map(str::to_string));
            assert_eq!(draft.doubts, []);
        }
        let draft = imported(&document("I. MỤC ĐÍCH\n\nMở lớp.").replacen("Số: 12", "DỰ THẢO\n\nSố: 12", 1));
        assert!(draft.doubts.iter().any(|doubt| doubt.rule.code == "NHAP-52"), "{:?}", draft.doubts);
    }
}
