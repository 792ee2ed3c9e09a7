//! What stands between the name of the type and the legal bases: trích yếu, the line in brackets, Kính gửi, the authority.

use super::anchors::{is_basis, is_labelled};
use super::head::{one_line, without_marks};
use super::pen::Pen;
use super::recipients;
use crate::import::draft::{Draft, Value};
use crate::import::glyphs::{Glyph, Text, fold};
use crate::import::layout::{Piece, Row};
use crate::import::ledger::Thing;
use crate::import::source::{Align, Kind, Seam};
use crate::import::words::{Words, words};

/// A subject has no more lines.
const LINES: usize = 14;

/// Rows of a part, without marks and rules, and where the part ends.
struct Taken {
    rows: Vec<Row>,
    end: usize,
}

/// What stands before it, and what may stand below.
pub(super) struct Opening {
    /// What of it stands on the line of the type's name.
    pub(super) same_line: Option<Text>,
    /// How the lines of the file are.
    pub(super) kind: Kind,
    /// The type has an authority below its subject.
    pub(super) authority: bool,
}

/// The trích yếu behind the name of a type; returns where it ends.
pub(super) fn read(pieces: &[Piece], at: usize, opening: Opening, pen: &mut Pen, draft: &mut Draft) -> usize {
    let Taken { rows, end } = block(pieces, at, &opening, draft);
    let same_line = opening.same_line;
    let opens = rows.iter().position(|row| row.text.string().trim_start().starts_with('('));
    let bracket =
        opens.filter(|at| *at > 0 && rows.last().is_some_and(|row| row.text.string().trim_end().ends_with(')')));
    let (title, below) = rows.split_at(bracket.unwrap_or(rows.len()));
    let mut lines: Vec<Text> = same_line.into_iter().collect();
    lines.extend(title.iter().map(|row| row.text.trimmed()));
    let title = styled(&lines, pen, draft);
    draft.text("trich_yeu", &title);
    let below: Vec<Text> = below.iter().map(|row| row.text.trimmed()).collect();
    if !below.is_empty() {
        let text = styled(&below, pen, draft);
        draft.text("dong_duoi_trich_yeu", &text);
    }
    end
}

/// Lines as one text without looks of their own.
pub(super) fn styled(lines: &[Text], pen: &mut Pen, draft: &mut Draft) -> Text {
    let text = one_line(&Text::joined(lines, " "));
    pen.inline(&text, draft)
}

/// The lines of the block.
fn block(pieces: &[Piece], at: usize, opening: &Opening, draft: &mut Draft) -> Taken {
    let (kind, inline) = (opening.kind, opening.same_line.is_some());
    let mut rows: Vec<Row> = Vec::new();
    let mut end = at;
    for piece in &pieces[at..] {
        match piece {
            Piece::Seam(Seam::Rule) if rows.is_empty() => {}
            Piece::Seam(_) => {
                if !rows.is_empty() {
                    break;
                }
            }
            Piece::Grid(_) => break,
            Piece::Row(row) => {
                let bare = row.text.bare();
                let first = rows.is_empty();
                let bracket = bare.starts_with('(');
                let placed = kind == Kind::Docx && (row.align == Align::Center || row.text.is_bold() || row.soft);
                let starts = fold(&bare).starts_with("KINHGUI")
                    || is_labelled(row) && !first
                    || is_basis(&bare) && !(first && !inline || placed && bare.chars().count() < 200);
                let apart = (!first || inline) && row.gap && !bracket && kind != Kind::Docx;
                let loose = kind == Kind::Docx && !first && !placed && !bracket;
                let long = first && inline && !placed && bare.len() > 120;
                // The authority: a post or a body in capitals below a subject that is not.
                let authority = opening.authority
                    && row.text.is_capitals()
                    && rows.last().is_some_and(|above| !above.text.is_capitals())
                    && (words().begins_with_post(&bare) || is_body(&bare));
                if starts || authority || apart || loose || long || rows.len() > LINES {
                    break;
                }
                if kind != Kind::Docx && draft.typed && bare.is_empty() {
                    draft.page(&row.text, Thing::Markup);
                } else if let Some(row) = without_marks(row.clone(), draft) {
                    rows.push(row);
                } else if !first {
                    // A rule under it.
                    end += 1;
                    break;
                }
            }
        }
        end += 1;
    }
    Taken { rows, end }
}

/// Whether a text begins with the name of a body.
fn is_body(text: &str) -> bool {
    Words::begins(text, &words().bodies)
}

/// "Kính gửi: …" and the lines below; returns where they end.
pub(super) fn addressees(pieces: &[Piece], at: usize, pen: &mut Pen, draft: &mut Draft) -> usize {
    let mut entries: Vec<Text> = Vec::new();
    // The last entry began with a dash.
    let mut dashed = false;
    let mut end = 0;
    let begin = at;
    // A table of their own, or the lines below.
    let table = matches!(pieces[at], Piece::Grid(_));
    let rows: Vec<Row> = match table {
        true => pieces[at].lines().into_iter().cloned().collect(),
        false => pieces[at..].iter().map_while(Piece::row).cloned().collect(),
    };
    let at = 0;
    for (index, row) in rows.iter().enumerate() {
        let bars = |text: &Text| text.0.iter().any(|g| g.c == '|');
        let mut row = row.clone();
        if draft.typed && bars(&row.text) {
            // A row of a table: its bars and the line of dashes below.
            let (frame, text): (Vec<Glyph>, Vec<Glyph>) = row.text.0.iter().partition(|g| g.c == '|');
            draft.page(&Text(frame), Thing::TableFrame);
            row.text = Text(text);
        }
        let Some(row) = without_marks(row, draft) else {
            end = index + 1;
            continue;
        };
        let mut text = row.text.trimmed();
        if index == at {
            let word = fold(words().fixed("kinh_gui"));
            let (_, to) = text.find_folded(&word).unwrap_or((0, 0));
            let to = to + usize::from(text.0.get(to).is_some_and(|g| g.c == ':'));
            draft.page(&text.cut(0, to), Thing::Frame);
            text = text.cut(to, text.0.len()).trimmed();
            if text.is_blank() {
                end = index + 1;
                continue;
            }
        }
        let mut inner = Vec::new();
        recipients::inline(&text, &mut inner);
        if let Some(last) = inner.pop() {
            for entry in inner {
                let dash = usize::from(entry.text.0.first().is_some_and(|g| "-–—+•*".contains(g.c)));
                draft.page(&entry.text.cut(0, dash), Thing::Frame);
                entries.push(entry.text.cut(dash, entry.text.0.len()).trimmed());
            }
            text = last.text;
        }
        let dash = text.0.first().is_some_and(|g| "-–—+•*".contains(g.c));
        let open = entries.last().is_some_and(|last| !last.string().trim_end().ends_with([';', '.', ':']));
        let small = text.string().starts_with(char::is_lowercase);
        // Where the first word of this line had no room on the one above.
        let full = index > at && !text.string().starts_with('(') && goes_below(&rows[index - 1], &row);
        let goes_on = open && index > at && !row.gap && (table || small || full || dashed && !is_labelled(&row));
        if dash {
            dashed = true;
            draft.page(&text.cut(0, 1), Thing::Frame);
            entries.push(text.cut(1, text.0.len()).trimmed());
        } else if index == at || entries.is_empty() || table && !goes_on {
            entries.push(text);
        } else if goes_on {
            if let Some(last) = entries.last_mut() {
                last.push(" ", &text);
            }
        } else {
            break;
        }
        end = index + 1;
    }
    let count = entries.len();
    let mut values = Vec::new();
    for (index, entry) in entries.into_iter().enumerate() {
        let last = index + 1 == count;
        let mark = entry.0.last().filter(|g| count > 1 && g.c == if last { '.' } else { ';' }).copied();
        let entry = match mark {
            Some(mark) => {
                draft.page(&Text(vec![mark]), Thing::Mark);
                entry.cut(0, entry.0.len() - 1)
            }
            None => entry,
        };
        values.push(Value::Text(pen.flat(&entry, draft)));
    }
    match values.len() {
        0 => {}
        1 => draft.fields.extend(values.pop().map(|value| ("kinh_gui", value))),
        _ => draft.set("kinh_gui", Value::List(values)),
    }
    begin + if table { 1 } else { end }
}

/// Whether the first word of a line of a page had no room on the one above, which looks as it does.
fn goes_below(above: &Row, row: &Row) -> bool {
    let full = above.fill.zip(row.fill).is_some_and(|(above, own)| !own.loose && !above.ends_before(own));
    full && above.text.is_italic() == row.text.is_italic()
}

/// The authority of a decision, in capitals before its bases; returns where it ends.
pub(super) fn authority(pieces: &[Piece], at: usize, draft: &mut Draft) -> usize {
    let mut end = at;
    let mut lines = Vec::new();
    for piece in &pieces[at..] {
        match piece {
            Piece::Row(row) => {
                let bare = row.text.bare();
                let blank = !bare.chars().any(char::is_alphanumeric);
                if !blank
                    && (!crate::import::glyphs::is_capitals(bare.trim_end_matches([',', ':'])) || is_labelled(row))
                {
                    break;
                }
                if let Some(row) = without_marks(row.clone(), draft) {
                    lines.push(row.text.trimmed());
                }
            }
            Piece::Seam(_) => {}
            Piece::Grid(_) => break,
        }
        end += 1;
    }
    match lines.len() {
        0 => {}
        1 => draft.text("tham_quyen", &lines[0]),
        _ => draft.set("tham_quyen", Value::Row(lines)),
    }
    end
}

/// Whether a text is the line that says with which document this one goes.
pub(super) fn goes_with(text: &str) -> bool {
    let inner = text.trim_start_matches(['(', '*', ' ']);
    let folded = fold(&inner.chars().take(30).collect::<String>());
    words().with.iter().any(|word| folded.starts_with(word.as_str())) && !Words::begins(inner, &words().annexes)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, imported, said};

    #[test]
    fn subject_addressees_and_authority_are_told_apart() {
        let text = "QUYẾT ĐỊNH\nVề việc mở lớp\ntập huấn\n\nGIÁM ĐỐC SỞ NỘI VỤ\n\nCăn cứ Luật A;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Mở lớp.";
        let whole = document("").replace("KẾ HOẠCH\nTập huấn văn thư\n\n", text).replace("KH-SNV", "QĐ-SNV");
        let draft = imported(&whole);
        let found = ["trich_yeu", "tham_quyen", "can_cu"].map(|key| said(&draft, key));
        assert_eq!(found, ["Về việc mở lớp tập huấn", "GIÁM ĐỐC SỞ NỘI VỤ", "Căn cứ Luật A;"].map(str::to_string));
        let whole =
            document("Kính gửi: Các xã.\n\nSở đề nghị mở lớp.").replace("KẾ HOẠCH", "TỜ TRÌNH").replace("KH-", "TTr-");
        assert_eq!(said(&imported(&whole), "kinh_gui"), "Các xã.");
    }
}
