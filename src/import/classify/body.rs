//! Legal bases, opening, body and closing.

use super::anchors::{is_basis, is_labelled};
use super::flattened;
use super::grid;
use super::pen::{Pen, paragraphs};
use crate::diag::{in_a_row, rules};
use crate::import::draft::{About, Draft, Value};
use crate::import::glyphs::{Text, fold};
use crate::import::layout::{Grid, Group, Piece, Row, Shape, groups, joined, setting};
use crate::import::ledger::Thing;
use crate::import::source::{Align, Kind, Seam};
use crate::import::words::words;
use crate::text::{self, LabelShape};

/// So many places are named.
const PLACES: usize = 8;

/// A paragraph, a table, a place where something is not read.
#[derive(Clone, Debug)]
pub(super) enum Unit {
    /// Lines.
    Lines(Group),
    /// A table.
    Grid(Grid),
}

impl Unit {
    /// Its first line.
    fn first(&self) -> Option<&Row> {
        match self {
            Unit::Lines(group) => group.rows.first(),
            Unit::Grid(grid) => grid.lines().next(),
        }
    }

    /// Its text on one line, where it is a paragraph.
    fn text(&self) -> Option<Text> {
        match self {
            Unit::Lines(group) if group.shape == Shape::Paragraph => Some(joined(&group.rows)),
            _ => None,
        }
    }

    fn bare(&self) -> String {
        self.text().map(|text| text.bare()).unwrap_or_default()
    }

    fn is_labelled(&self) -> bool {
        let Unit::Lines(Group { rows, shape: Shape::Paragraph, .. }) = self else { return false };
        rows.first().is_some_and(is_labelled)
    }
}

/// Pieces as units. `key`: the key that they become.
pub(super) fn units(pieces: &[Piece], kind: Kind, key: &'static str, draft: &mut Draft) -> Vec<Unit> {
    let pieces = match kind {
        Kind::Docx => pieces.to_vec(),
        _ => flattened::told(pieces.to_vec(), kind, key, draft),
    };
    let mut out = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    // Annexes of a few lines are set as the text is.
    draft.setting = setting(pieces.iter().filter_map(Piece::row)).or(draft.setting);
    let setting = draft.setting;
    let flush = |rows: &mut Vec<Row>, out: &mut Vec<Unit>| {
        out.extend(groups(&std::mem::take(rows), kind, setting).into_iter().map(Unit::Lines));
    };
    for (number, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Row(row) if draft.typed && row.text.bare().is_empty() => draft.page(&row.text, Thing::Markup),
            Piece::Row(row) if draft.typed && is_rule(row) => draft.page(&row.text, Thing::Rule),
            Piece::Row(row) => rows.push(row.clone()),
            Piece::Grid(grid) => {
                flush(&mut rows, &mut out);
                out.push(Unit::Grid(grid.clone()));
            }
            Piece::Seam(Seam::Picture) => {
                // Behind the line above it, or before the first.
                let (above, below) = pieces.split_at(number);
                let nearest = above.iter().rev().find_map(|piece| piece.lines().pop());
                let line = nearest.or_else(|| below.iter().find_map(|piece| piece.lines().first().copied()));
                let at = line.map(|row| row.place).unwrap_or_default();
                let about = About { text: &Text::default(), at, key: Some(key) };
                draft.doubt(&rules::NHAP_61, about, "hình hoặc công thức ở đây không được chép", &[]);
            }
            Piece::Seam(_) => {}
        }
    }
    flush(&mut rows, &mut out);
    unsure(&out, key, draft);
    out
}

/// One doubt for all paragraphs that could go on the one above.
fn unsure(units: &[Unit], key: &'static str, draft: &mut Draft) {
    let rows: Vec<&Row> = units
        .iter()
        .filter_map(|unit| match unit {
            Unit::Lines(group) if group.unsure => group.rows.first(),
            _ => None,
        })
        .collect();
    let Some(first) = rows.first() else { return };
    let named: Vec<String> = rows.iter().map(|row| row.place.to_string()).collect();
    let about = About { text: &first.text, at: first.place, key: Some(key) };
    let what = format!("dòng trên đầy và không có dấu kết, dòng này mở đoạn mới: {}", in_a_row(&named, PLACES));
    draft.doubt(&rules::NHAP_70, about, what, &["nối tiếp đoạn trên"]);
}

/// Whether a line is a typed rule, which parts paragraphs that empty lines part as well.
fn is_rule(row: &Row) -> bool {
    let text = row.text.string();
    let inner = text.trim();
    inner.chars().count() >= 3 && inner.chars().all(|c| "-_=".contains(c))
}

/// What of the type decides how its parts are told.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    /// How the lines of the file are.
    pub(super) kind: Kind,
    /// The words before what is decided.
    pub(super) decides: Option<&'a str>,
    /// It has legal bases and an opening.
    pub(super) opens: bool,
}

/// The word of legal bases that no opening begins with.
const BASIS: &str = "Căn cứ";

/// Sets `can_cu`, `mo_dau`, `noi_dung` and `ket_thuc`.
pub(super) fn read(units: Vec<Unit>, form: Form<'_>, pen: &mut Pen, draft: &mut Draft) {
    let labelled = |unit: &Unit| unit.is_labelled() && !is_dash(&unit.bare());
    let begin = units.iter().position(labelled);
    let mut opening = begin.unwrap_or(units.len());
    if let Some(grid) = units[..opening].iter().position(|unit| matches!(unit, Unit::Grid(_))) {
        opening = grid;
    }
    let (before, rest) = units.split_at(opening);
    let mut bases = Vec::new();
    let mut left: Vec<Unit> = Vec::new();
    let any_slanted = before.iter().any(|unit| unit.text().is_some_and(|text| text.is_italic()));
    for (at, unit) in before.iter().enumerate() {
        let bare = unit.bare();
        let decided = form.decides.is_some_and(|words| fold(words) == fold(&bare));
        let next = before.get(at + 1).is_some_and(|unit| is_basis(&unit.bare()));
        let marked = bare.ends_with([';', '.', ',']) || next;
        // In Word files bases are slanted; one that is not must say that it is one.
        let flat = form.kind == Kind::Text || form.kind == Kind::Pdf && !any_slanted;
        // A basis of a text ends with a mark that others follow, or says that it is one.
        let told = flat
            && (fold(&bare).starts_with(&fold(BASIS)) || bare.ends_with([';', ',']) || next || !bases.is_empty())
            || unit.text().is_some_and(|text| text.is_italic())
            || fold(&bare).starts_with(&fold(BASIS))
            || !bases.is_empty();
        let issuing = issues(&bare);
        let slanted = flat || !any_slanted || unit.text().is_some_and(|text| text.is_italic());
        let both = form.opens && left.is_empty() && is_basis(&bare) && issuing && !bases.is_empty();
        // The last of several that issues, too, is one of them where it looks like them.
        let as_last = both && slanted && fold(&bare).starts_with(&fold(BASIS));
        let basis = form.opens && left.is_empty() && is_basis(&bare) && (marked && told && !issuing || as_last);
        if both {
            let text = unit.text().unwrap_or_default();
            let at = unit.first().map(|row| row.place).unwrap_or_default();
            let (key, chosen, other) = match as_last {
                true => ("can_cu", "đoạn vừa nêu căn cứ vừa ban hành là căn cứ cuối", "mở đầu"),
                false => ("mo_dau", "đoạn vừa nêu căn cứ vừa ban hành là mở đầu", "căn cứ cuối"),
            };
            draft.doubt(&rules::NHAP_54, About { text: &text, at, key: Some(key) }, chosen, &[other]);
        }
        if decided {
            if let Unit::Lines(group) = unit {
                group.rows.iter().for_each(|row| draft.page(&row.text, Thing::Decides));
            }
        } else if basis {
            let lone = bases.is_empty() && !next && flat && !fold(&bare).starts_with(&fold(BASIS));
            if let (true, Some(text)) = (lone, unit.text()) {
                // Nothing but its mark tells it from the first words of the opening.
                let at = unit.first().map(|row| row.place).unwrap_or_default();
                let about = About { text: &text, at, key: Some("can_cu") };
                draft.doubt(&rules::NHAP_54, about, "đoạn đứng một mình này là căn cứ", &["mở đầu"]);
            }
            bases.extend(unit.text());
        } else if let Some(open) = broken(before, at, &left, bases.last_mut(), form) {
            // A line that was taken for the beginning of a paragraph.
            open.push(" ", &unit.text().unwrap_or_default());
        } else {
            left.push(unit.clone());
        }
    }
    let bases: Vec<Value> = bases.iter().map(|text| Value::Text(pen.inline(text, draft))).collect();
    if !bases.is_empty() {
        draft.set("can_cu", Value::List(bases));
    }
    // Without labels, what issues is the opening, the rest the body.
    let mut body: Vec<Unit> = rest.to_vec();
    if !form.opens {
        body = left.drain(..).chain(body).collect();
    } else if begin.is_none() {
        let ends = left.iter().position(|unit| issues(&unit.bare())).map_or(0, |at| at + 1);
        let ends = if ends < left.len() { ends } else { 0 };
        let tail = left.split_off(ends);
        body = tail.into_iter().chain(body).collect();
    }
    if !left.is_empty() {
        let text = written(&left, form.kind, pen, draft);
        draft.set("mo_dau", Value::Block(text));
    }
    let closing = closing(&body);
    let ending = body.split_off(closing);
    if !body.is_empty() {
        let text = written(&body, form.kind, pen, draft);
        draft.set("noi_dung", Value::Block(text));
    }
    if !ending.is_empty() {
        let text = written(&ending, form.kind, pen, draft);
        draft.set("ket_thuc", Value::Block(text));
    }
}

/// The basis that a paragraph of a text or PDF goes on: it ends with no mark, and others come behind.
fn broken<'b>(
    units: &[Unit],
    at: usize,
    left: &[Unit],
    last: Option<&'b mut Text>,
    form: Form<'_>,
) -> Option<&'b mut Text> {
    const NEAR: usize = 4;
    let more = units[at + 1..].iter().take(NEAR).any(|unit| is_basis(&unit.bare()));
    let plain = units[at].text().is_some() && !issues(&units[at].bare());
    let wanted = form.kind != Kind::Docx && form.opens && left.is_empty() && more && plain;
    last.filter(|last| wanted && !last.string().trim_end().ends_with([';', '.', ',', ':']))
}

/// Whether a paragraph issues the document.
fn issues(bare: &str) -> bool {
    let folded = fold(bare);
    bare.trim_end().ends_with(':') || words().issues.iter().any(|word| folded.ends_with(word.as_str()))
}

/// Whether the label of a text is that of a list entry.
fn is_dash(bare: &str) -> bool {
    text::find(bare).is_some_and(|f| matches!(f.shape, LabelShape::Dash | LabelShape::Plus | LabelShape::Bullet))
}

/// Where the closing sentences begin: last paragraphs without label that begin as such, or end the document.
fn closing(body: &[Unit]) -> usize {
    let mut at = body.len();
    let ends = |bare: &str| bare.ends_with("./.") || bare.ends_with("/.") || bare.ends_with("/.");
    let known = |bare: &str| {
        let folded = fold(&bare.chars().take(40).collect::<String>());
        words().closings.iter().any(|word| folded.starts_with(word.as_str()))
    };
    while at > 1 {
        let unit = &body[at - 1];
        let bare = unit.bare();
        let plain = !unit.is_labelled() && !bare.is_empty() && bare.contains(char::is_lowercase);
        let last = at == body.len();
        if !plain || !(known(&bare) || last && ends(&bare)) {
            break;
        }
        at -= 1;
    }
    // All of a body that has no labels is none.
    if body[..at].is_empty() || at == body.len() { body.len() } else { at }
}

/// Units as typed text.
pub(super) fn written(units: &[Unit], kind: Kind, pen: &mut Pen, draft: &mut Draft) -> Text {
    let mut lines: Vec<(Text, bool)> = Vec::new();
    let mut titled = false;
    for unit in units {
        match unit {
            Unit::Lines(group) if group.shape == Shape::Kept => {
                let typed = pen.typed;
                let shown = |row: &Row| if typed { row.text.trimmed() } else { pen.flat(&row.text, draft) };
                let texts: Vec<Text> = group.rows.iter().map(shown).collect();
                let texts = pen.kept(texts);
                lines.extend(texts.into_iter().enumerate().map(|(index, text)| (text, index > 0)));
            }
            Unit::Lines(group) => {
                let text = joined(&group.rows);
                let row = &group.rows[0];
                let placed = kind == Kind::Docx && !titled && !unit.is_labelled();
                let text = pen.paragraph(&text, titled, draft);
                // A large unit whose label stands alone has its title below.
                titled = large(&unit.bare());
                let arrows = match row.align {
                    Align::Center if placed => Some(("-> ", " <-")),
                    Align::Right if placed => Some(("-> ", " ->")),
                    _ => None,
                };
                let text = match arrows {
                    Some((open, close)) => {
                        let mut out = Text::added(open);
                        out.push("", &text);
                        out.push(close, &Text::default());
                        out
                    }
                    None => text,
                };
                lines.push((text, false));
            }
            Unit::Grid(grid) => match grid::rows(grid, pen, draft) {
                Some(rows) => lines.extend(rows),
                None => {
                    let at = grid.lines().next().map(|row| row.place).unwrap_or_default();
                    let all = Text(grid.lines().flat_map(|row| row.text.0.clone()).collect());
                    if grid.rows.len() > 1 || grid.rows.iter().any(|(cells, _)| cells.len() > 1) {
                        let about = About { text: &all, at, key: Some("noi_dung") };
                        draft.doubt(&rules::NHAP_60, about, "bảng này chép thành các đoạn", &["một bảng"]);
                    }
                    lines.extend(grid::cells(grid, pen, draft));
                }
            },
        }
    }
    lines.retain(|(text, _)| !text.is_blank());
    paragraphs(&lines)
}

/// Whether a line is the label of a part, chapter or section alone.
fn large(bare: &str) -> bool {
    text::find(bare).is_some_and(|found| {
        found.rest.trim().is_empty()
            && matches!(found.shape, LabelShape::Phan | LabelShape::Chuong | LabelShape::Muc | LabelShape::TieuMuc)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, imported, said};

    #[test]
    fn bases_opening_body_and_closing_are_told_apart() {
        let draft = imported(&document(
            "Căn cứ Luật A;\n\nTheo đề nghị của Phòng B,\n\nSở lập kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\nMở lớp.\n\nTrên đây là kế hoạch./.",
        ));
        let found = ["can_cu", "mo_dau", "noi_dung", "ket_thuc"].map(|key| said(&draft, key));
        let expected = [
            "Căn cứ Luật A;|Theo đề nghị của Phòng B,",
            "Sở lập kế hoạch như sau:",
            "I. MỤC ĐÍCH\n\nMở lớp.",
            "Trên đây là kế hoạch./.",
        ];
        assert_eq!(found, expected.map(str::to_string));
    }

    #[test]
    fn what_carries_out_an_order_alone_is_an_opening() {
        let draft =
            imported(&document("Thực hiện Công văn số 5 của tỉnh về mở lớp, Sở báo cáo kết quả.\n\nI. KẾT QUẢ\n\nĐủ."));
        assert_eq!((said(&draft, "can_cu").as_str(), said(&draft, "mo_dau").starts_with("Thực hiện")), ("-", true));
    }
}
