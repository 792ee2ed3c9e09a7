//! Which part of a document each line is.

mod agencies;
mod anchors;
mod annex;
mod another;
mod blanks;
mod body;
mod date;
mod flattened;
mod foot;
mod form;
mod grid;
mod head;
mod number;
mod order;
mod pages;
mod pen;
mod reading;
mod recipients;
mod reference;
mod signers;
mod subject;
mod tables;
#[cfg(test)]
mod testing;

use super::draft::{About, Draft, Value};
use super::glyphs::Text;
use super::layout::{Piece, Row, pieces};
use super::ledger::Thing;
use super::source::{Kind, Seam, SourceDoc};
use super::words::{self, words};
use crate::diag::{Diagnostic, rules};
use crate::era::NeedEntry;
use anchors::Begin;
pub(super) use order::arrange;
use pen::Pen;

/// So much of a line is shown.
const SHOWN: usize = 40;

/// What a file says.
///
/// # Errors
/// It is none of our documents.
pub(crate) fn classify(doc: &SourceDoc) -> Result<Draft, Diagnostic> {
    let mut draft = Draft { typed: doc.kind == Kind::Text, source: doc.kind, ..Draft::default() };
    let mut pen = Pen { typed: draft.typed, ..Pen::default() };
    let pieces = pages::without_numbers(pages::shown(pieces(doc), &mut draft), &mut draft);
    let begin = anchors::begin(&pieces).ok_or_else(|| none_of_ours(&pieces))?;
    let id = begin.kind.map_or("cong_van", |kind| kind.id.as_str());
    let entry = words().era.as_ref().and_then(|era| era.loai.get(id));
    if let Some(entry) = entry.filter(|entry| !entry.thong_tin.is_empty()) {
        let what = format!("'import' chưa đọc được loại văn bản này: {}", entry.called().to_lowercase());
        return Err(Diagnostic::of(&rules::NHAP_51, what)
            .advise("viết tệp kế hoạch theo mẫu của loại này trong thư mục samples"));
    }
    if id != "ke_hoach" {
        draft.set("loai", Value::Word(id.to_string()));
    }
    draft.kind_name = entry.map(|entry| entry.called().to_lowercase()).unwrap_or_default();
    head::read(&pieces[..begin.at], begin.kind.is_some(), &mut draft);
    let after = opening(&pieces, begin, &mut pen, &mut draft);
    let need = |part: &str| entry.map_or(NeedEntry::Duoc, |entry| entry.need(part));
    let mut after = after;
    let next = behind_seams(&pieces, after);
    if begin.kind.is_some() && need("kinh_gui") != NeedEntry::Khong && is_address(pieces.get(next)) {
        after = subject::addressees(&pieces, next, &mut pen, &mut draft);
    }
    if need("tham_quyen") != NeedEntry::Khong {
        after = subject::authority(&pieces, after, &mut draft);
    }
    let issued_under = draft.value("dong_duoi_trich_yeu").is_some() && draft.value("so").is_none();
    let foot_at = anchors::foot(&pieces, after);
    let known = foot_at.is_some() || draft.value("ky_hieu").is_some() || issued_under;
    if !known {
        let named = begin.kind.and_then(|kind| Some((kind, pieces[begin.at].row()?)));
        return Err(named.map_or_else(|| none_of_ours(&pieces), |(kind, row)| bare_name(kind, row)));
    }
    let body_end = foot_at.unwrap_or_else(|| body_end(&pieces, after));
    let (found, mut behind) = match foot_at {
        Some(at) => foot::read(&pieces, at, &mut draft),
        None => (foot::Foot::default(), body_end),
    };
    let form = body::Form {
        kind: doc.kind,
        decides: begin.kind.and_then(|kind| kind.decides.as_deref()),
        opens: begin.kind.is_some(),
    };
    let units = body::units(&pieces[after..body_end], doc.kind, "noi_dung", &mut draft);
    body::read(units, form, &mut pen, &mut draft);
    let foot::Foot { entries, signers, named, rest } = found;
    let last = pieces[..body_end].iter().flat_map(Piece::lines).last().map(|row| row.place).unwrap_or_default();
    if !named && !issued_under {
        let about = About { text: &Text::default(), at: last, key: Some("noi_nhan") };
        draft.doubt(&rules::NHAP_58, about, "văn bản không có phần Nơi nhận", &[]);
    }
    if signers.is_empty() && !issued_under {
        let about = About { text: &Text::default(), at: last, key: Some("ky") };
        draft.doubt(&rules::NHAP_58, about, "văn bản không có người ký", &[]);
    }
    recipients::set(entries, &mut pen, &mut draft);
    signers::set(signers, &mut draft);
    let mut rest: Vec<Piece> = rest.into_iter().map(Piece::Row).collect();
    behind = behind.min(pieces.len());
    rest.extend_from_slice(&pieces[behind..]);
    annex::read(&rest, doc.kind, &mut pen, &mut draft);
    pages::notes(doc, &pen, &mut draft);
    blanks::settle(doc, &mut draft);
    form::set(&mut draft);
    order::arrange(&mut draft, issued_under);
    Ok(draft)
}

/// The name of the type and the trích yếu, or Kính gửi; returns where they end.
fn opening(pieces: &[Piece], begin: Begin, pen: &mut Pen, draft: &mut Draft) -> usize {
    if begin.bare {
        let at = pieces[..begin.at].iter().rev().find_map(|piece| piece.lines().last().map(|row| row.place));
        let about = About { text: &Text::default(), at: at.unwrap_or_default(), key: Some("kinh_gui") };
        draft.doubt(&rules::NHAP_58, about, "công văn không có Kính gửi: ghi thêm khóa 'kinh_gui'", &[]);
        return begin.at;
    }
    let Some(kind) = begin.kind else { return subject::addressees(pieces, begin.at, pen, draft) };
    let Some(row) = pieces[begin.at].row() else { return begin.at + 1 };
    let Some((from, to)) = row.text.find_folded(&kind.folded) else { return begin.at + 1 };
    let (front, behind) = (row.text.cut(0, from), row.text.cut(to, row.text.0.len()));
    draft.page(&row.text.cut(from, to), Thing::TypeName);
    draft.page(&front, Thing::Markup);
    let marks = !behind.0.iter().any(|g| g.c.is_alphanumeric());
    if marks {
        draft.page(&behind, Thing::Markup);
    }
    let entry = words().era.as_ref().and_then(|era| era.loai.get(&kind.id));
    let opening = subject::Opening {
        same_line: (!marks).then(|| behind.trimmed()),
        kind: draft.source,
        authority: entry.is_some_and(|entry| entry.need("tham_quyen") != NeedEntry::Khong),
    };
    subject::read(pieces, begin.at + 1, opening, pen, draft)
}

/// The first piece from one on that is not a rule or the end of a page.
fn behind_seams(pieces: &[Piece], from: usize) -> usize {
    let between = |piece: &&Piece| matches!(piece, Piece::Seam(Seam::Rule | Seam::Page));
    from + pieces[from.min(pieces.len())..].iter().take_while(between).count()
}

fn is_address(piece: Option<&Piece>) -> bool {
    piece.is_some_and(|piece| piece.lines().first().is_some_and(|row| anchors::is_address(row)))
}

/// Where a body without a foot ends.
fn body_end(pieces: &[Piece], from: usize) -> usize {
    let annex = |at: &usize| pieces[*at].row().is_some_and(anchors::is_annex);
    (from..pieces.len()).find(annex).unwrap_or(pieces.len())
}

/// Says what a file lacks that begins with the name of a type and has nothing else of a document.
fn bare_name(kind: &words::Kind, row: &Row) -> Diagnostic {
    let what = format!(
        "thấy tên loại \"{}\" ({}) nhưng không thấy số và ký hiệu, Nơi nhận hoặc phần ký của văn bản",
        kind.name, row.place
    );
    Diagnostic::of(&rules::NHAP_50, what).advise(
        "nhập tệp có đủ phần đầu và phần cuối văn bản; hoặc thêm dòng 'Số: …/…' và phần ký vào tệp rồi chạy lại",
    )
}

/// Says what was seen of a file that is none of our documents.
fn none_of_ours(pieces: &[Piece]) -> Diagnostic {
    const TYPES: &str = "'import' nhận kế hoạch, quyết định, công văn và các loại ở bảng 'Các loại văn bản' của README";
    if let Some((name, row)) = anchors::foreign(pieces) {
        let line: String = row.text.bare().chars().take(SHOWN).collect();
        let what = format!(
            "văn bản này là {} ({}: \"{line}\"), loại mà chương trình không có",
            name.to_lowercase(),
            row.place
        );
        return Diagnostic::of(&rules::NHAP_50, what).advise(TYPES);
    }
    let lines: Vec<String> = pieces.iter().flat_map(Piece::lines).map(|row| row.text.bare()).collect();
    let letters = |line: &&String| line.chars().filter(|c| c.is_alphabetic()).count();
    // Lines that say something, or at least any that have a letter.
    let least = if lines.iter().any(|line| letters(&line) > 3) { 3 } else { 0 };
    let seen: Vec<String> = lines
        .iter()
        .filter(|line| letters(line) > least)
        .take(3)
        .map(|line| format!("\"{}\"", line.chars().take(SHOWN).collect::<String>()))
        .collect();
    let what = match seen.is_empty() {
        true => "không thấy chữ nào trong tệp".to_string(),
        false => format!("không thấy tên loại văn bản, Kính gửi hoặc phần ký; tệp bắt đầu bằng {}", seen.join(", ")),
    };
    let titled = anchors::titled(pieces).map(|row| {
        let title: String = row.text.bare().chars().take(SHOWN).collect();
        format!("{what}; tên văn bản có lẽ là \"{title}\" ({})", row.place)
    });
    let what = titled.unwrap_or(what);
    Diagnostic::of(&rules::NHAP_50, what).advise(TYPES)
}
