//! Signers: the lines above the name word for word, the name, what stands below it.

use super::anchors::is_signing;
use super::foot::Foot;
use crate::diag::rules;
use crate::import::draft::{About, Draft, Value};
use crate::import::glyphs::{Text, fold, is_capitals};
use crate::import::layout::Row;
use crate::import::ledger::Outside;
use crate::import::source::{Kind, SourcePlace};
use crate::import::words::{Words, words};

/// Who signs.
pub(super) struct Signer {
    pub(super) lines: Vec<Text>,
    pub(super) name: Text,
    pub(super) below: Vec<Text>,
}

/// Names have so many words.
const WORDS: std::ops::RangeInclusive<usize> = 2..=6;

/// Whether a line is a signer's name: not in capitals, or in capitals below the post where nothing follows.
pub(super) fn is_name(bare: &str, lines: usize, below: Option<&Row>) -> bool {
    let count = bare.split_whitespace().count();
    // A post that something stands below, however it is written.
    if is_signed(bare) || below.is_some() && words().begins_with_post(bare) {
        return false;
    }
    if !is_capitals(bare) {
        return bare.contains(char::is_alphabetic) && (lines > 1 || below.is_none());
    }
    let ends = below.is_none_or(|row| !row.text.is_capitals() || row.gap);
    lines > 1 && !is_signing(bare) && WORDS.contains(&count) && ends && !is_body(bare)
}

fn is_body(bare: &str) -> bool {
    let words = words();
    Words::begins(bare, &words.bodies) || Words::begins(bare, &words.places)
}

/// Whether a line stands for the signature.
fn is_signed(bare: &str) -> bool {
    let inner = bare.trim_matches(|c: char| !c.is_alphanumeric());
    let folded = fold(inner);
    bare.starts_with(['(', '[']) && words().signed.iter().any(|word| folded == *word || folded == "DAKY")
}

/// Lines of one signer, from the first above the name.
pub(super) fn read(rows: Vec<Row>, foot: &mut Foot, draft: &mut Draft) {
    let mut rows: Vec<Row> = rows.into_iter().filter(|row| !row.text.is_blank()).collect();
    rows.retain(|row| {
        let out = is_signed(&row.text.string());
        if out {
            draft.outside(&row.text, Outside::Around);
        }
        !out
    });
    let Some(place) = rows.first().map(|row| row.place) else { return };
    if rows.len() == 1 && !is_capitals(&rows[0].text.string()) || flat(&rows) {
        return one_line(&rows, place, foot, draft);
    }
    let at = (0..rows.len()).find(|at| is_name(&rows[*at].text.string(), at + 1, rows.get(at + 1)));
    let texts: Vec<Text> = rows.iter().map(|row| row.text.trimmed()).collect();
    let at = at.unwrap_or(texts.len());
    let signer = Signer {
        lines: unbroken(&texts[..at], draft.source),
        name: texts.get(at).cloned().unwrap_or_default(),
        below: texts.get(at + 1..).map(<[Text]>::to_vec).unwrap_or_default(),
    };
    if let Some(first) = signer.below.first() {
        let about = About { text: first, at: place, key: Some("ky") };
        let what = format!("\"{}\" đứng dưới họ tên người ký", first.string());
        draft.doubt(&rules::NHAP_56, about, what, &["họ tên người ký"]);
    }
    // A post below a name that nobody signs with: another one of the same signer.
    if signer.name.is_blank()
        && let Some(above) = foot.signers.last_mut().filter(|above| !above.name.is_blank() && above.below.is_empty())
    {
        let shown = Text::joined(&signer.lines, " ");
        let about = About { text: &shown, at: place, key: Some("ky") };
        let what = format!("\"{}\" đứng dưới họ tên người ký", shown.string());
        draft.doubt(&rules::NHAP_56, about, what, &["một người ký nữa"]);
        above.below = signer.lines;
        return;
    }
    foot.signers.push(signer);
}

/// Lines that text and PDF broke at a width go on the line above: they begin nothing.
fn unbroken(lines: &[Text], source: Kind) -> Vec<Text> {
    let mut out: Vec<Text> = Vec::new();
    for line in lines {
        let text = line.string();
        let begins = words().begins_with_form(&text) || words().begins_with_post(&text) || is_body(&text);
        match out.last_mut() {
            Some(last) if !begins && source != Kind::Docx && is_capitals(&text) => last.push(" ", line),
            _ => out.push(line.clone()),
        }
    }
    out
}

/// Whether all lines of a cell stand on one.
fn flat(rows: &[Row]) -> bool {
    let text = rows[0].text.string();
    rows.len() == 1 && words().begins_with_form(&text) && text.contains(char::is_lowercase)
}

/// `KT. BỘ TRƯỞNG THỨ TRƯỞNG Bùi Văn A` on one line: cut by capitals and posts.
fn one_line(rows: &[Row], place: SourcePlace, foot: &mut Foot, draft: &mut Draft) {
    let text = rows[0].text.trimmed();
    let string = text.string();
    let mut at = 0;
    let mut words_at: Vec<(usize, String)> = Vec::new();
    for word in string.split(' ') {
        words_at.push((at, word.to_string()));
        at += word.chars().count() + 1;
    }
    let capitals = |word: &str| !word.contains(char::is_lowercase);
    let name = words_at.iter().rposition(|(_, word)| capitals(word)).map_or(0, |last| last + 1);
    let Some(start) = words_at.get(name).map(|(at, _)| *at).filter(|_| name > 0) else {
        // No capitals: a name alone.
        foot.signers.push(Signer { lines: Vec::new(), name: text, below: Vec::new() });
        return;
    };
    let mut starts = vec![0];
    for (at, _) in &words_at[1..name] {
        let rest: String = string.chars().skip(*at).collect();
        let line: String =
            string.chars().skip(*starts.last().unwrap_or(&0)).take(at - starts.last().unwrap_or(&0)).collect();
        let formed = words().begins_with_form(&line) && line.split_whitespace().count() < 2;
        let inner = line.trim_end().ends_with("PHÓ");
        if !formed && !inner && (words().begins_with_form(&rest) || words().begins_with_post(&rest)) {
            starts.push(*at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([start]);
    let lines: Vec<Text> = starts.iter().zip(ends).map(|(from, to)| text.cut(*from, to).trimmed()).collect();
    let name = text.cut(start, text.0.len()).trimmed();
    let about = About { text: &text, at: place, key: Some("ky") };
    let what = format!("chữ ký trên một dòng được cắt thành {} dòng và họ tên \"{}\"", lines.len(), name.string());
    draft.doubt(&rules::NHAP_55, about, what, &["cắt ở chỗ khác"]);
    foot.signers.push(Signer { lines, name, below: Vec::new() });
}

/// Sets `ky`.
pub(super) fn set(signers: Vec<Signer>, draft: &mut Draft) {
    let value = |signer: Signer| {
        let mut entries = Vec::new();
        match signer.lines.len() {
            0 => {}
            _ => entries.push(("nguyen_van", Value::Row(signer.lines))),
        }
        if !signer.name.is_blank() {
            entries.push(("ho_ten", Value::Text(signer.name)));
        }
        if !signer.below.is_empty() {
            entries.push(("duoi_ten", Value::Row(signer.below)));
        }
        Value::Map(entries)
    };
    if let Some(unnamed) = signers.iter().find(|signer| signer.name.is_blank()) {
        let text = Text::joined(&unnamed.lines, " ");
        let about = About { text: &text, at: Default::default(), key: Some("ky") };
        let what = format!("\"{}\" là một người ký không có họ tên", text.string());
        draft.doubt(&rules::NHAP_56, about, what, &["chữ khác ở chỗ ký"]);
    }
    let mut values: Vec<Value> = signers.into_iter().map(value).collect();
    match values.len() {
        0 => {}
        1 => draft.fields.extend(values.pop().map(|value| ("ky", value))),
        _ => draft.set("ky", Value::List(values)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{rows, said};
    use super::*;

    fn signers(lines: &str) -> (String, Vec<&'static str>) {
        let (mut foot, mut draft) = (Foot::default(), Draft::default());
        for part in lines.split("\n\n") {
            read(rows(part), &mut foot, &mut draft);
        }
        set(std::mem::take(&mut foot.signers), &mut draft);
        (said(&draft, "ky"), draft.doubts.iter().map(|doubt| doubt.rule.code).collect())
    }

    #[test]
    fn signers_are_lines_and_a_name() {
        for (lines, found, doubts) in [
            ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nLê Thị Hòa", "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Lê Thị Hòa", vec![]),
            ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lê Thị Hòa", "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Lê Thị Hòa", vec!["NHAP-55"]),
            ("KT. BỘ TRƯỞNG\nThứ trưởng\nLê Thị Hòa", "KT. BỘ TRƯỞNG|Thứ trưởng|Lê Thị Hòa", vec![]),
            (
                "TM. UỶ BAN NHÂN DÂN TỈNH\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Hòa",
                "TM. UỶ BAN NHÂN DÂN TỈNH|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|Lê Thị Hòa",
                vec![],
            ),
            ("GIÁM ĐỐC\nLê Thị Hòa\nPhó Trưởng ban", "GIÁM ĐỐC|Lê Thị Hòa|Phó Trưởng ban", vec!["NHAP-56"]),
            ("TRƯỞNG ĐOÀN\nLê Thị Hòa\n\nPHÓ GIÁM ĐỐC SỞ", "TRƯỞNG ĐOÀN|Lê Thị Hòa|PHÓ GIÁM ĐỐC SỞ", vec!["NHAP-56"]),
        ] {
            assert_eq!(signers(lines), (found.to_string(), doubts), "{lines}");
        }
    }
}
