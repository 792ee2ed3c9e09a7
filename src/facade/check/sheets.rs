//! The pages of an old Word file: paper, margins, the number of its pages, the font of its words. Only what the file says is
//! looked at; what was typed in another way than Word's own is told where the words are read.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place, rules};
use crate::era::{Era, MarginsEntry};
use crate::import::{AsideClass, Kind, Sheet, SourceDoc};

/// What a length may be off, in hundredths of a millimetre: inches and twips are rounded.
const OFF: i32 = 60;
/// How many characters fill more than a page.
const PAGE: usize = 3_500;
/// The share of a text, in hundredths, that may have another font: symbols, a quotation.
const OTHER: usize = 5;

/// What is told of a file's pages.
pub(super) fn told(doc: &SourceDoc, era: &Era, place: Place) -> Vec<Diagnostic> {
    if doc.kind != Kind::Docx {
        return Vec::new();
    }
    let mut out: Vec<Diagnostic> = Vec::new();
    for sheet in &doc.sheets {
        out.extend(paper(sheet, era));
        out.extend(margins(sheet, era));
    }
    // Sections of one shape say the same.
    out.dedup_by(|a, b| a.what == b.what);
    out.extend(unnumbered(doc));
    out.extend(fonts(doc, era));
    let clause = |mut told: Diagnostic| {
        era.give_clause(&mut told);
        told.at(place)
    };
    out.into_iter().map(clause).collect()
}

/// Millimetres as they are written here.
fn mm(hundredths: i32) -> String {
    let text = format!("{}", f64::from(hundredths) / 100.0);
    let text = if text.contains('.') { format!("{:.1}", f64::from(hundredths) / 100.0) } else { text };
    text.trim_end_matches(".0").replace('.', ",")
}

/// A value of the era in hundredths.
fn hundredths(mm: f64) -> i32 {
    (mm * 100.0).round() as i32
}

fn paper(sheet: &Sheet, era: &Era) -> Option<Diagnostic> {
    let mut sides = sheet.paper?;
    sides.sort_unstable();
    let paper = &era.trang.kho;
    let right = [hundredths(paper.rong), hundredths(paper.cao)];
    let off = sides.iter().zip(right).any(|(own, right)| own.abs_diff(right) > 2 * OFF.unsigned_abs());
    off.then(|| {
        let what = format!(
            "khổ giấy {} x {} mm, không phải {} ({} x {} mm)",
            mm(sides[0]),
            mm(sides[1]),
            paper.ten,
            paper.rong,
            paper.cao
        );
        Diagnostic::of(&rules::TRANG_40, what)
    })
}

fn margins(sheet: &Sheet, era: &Era) -> Option<Diagnostic> {
    let [width, height] = sheet.paper?;
    let lying = width > height;
    let allowed: &MarginsEntry = if lying { &era.trang.ngang } else { &era.trang.le };
    let sides = [&allowed.tren, &allowed.duoi, &allowed.trai, &allowed.phai];
    let names = ["trên", "dưới", "trái", "phải"];
    let odd = sheet.margins?.into_iter().zip(sides).zip(names).filter_map(|((own, range), name)| {
        let (low, high) = (hundredths(range.tu?), hundredths(range.den?));
        let fits = (low - OFF..=high + OFF).contains(&own);
        (!fits).then(|| format!("{name} {} mm ({}–{} mm)", mm(own), mm(low), mm(high)))
    });
    let odd: Vec<String> = odd.collect();
    let what = format!("lề {}{}", if lying { "trang ngang: " } else { "" }, odd.join(", "));
    (!odd.is_empty()).then(|| Diagnostic::of(&rules::TRANG_41, what))
}

/// No page bears its number though there is more than one.
fn unnumbered(doc: &SourceDoc) -> Option<Diagnostic> {
    let counted = |class: AsideClass, text: &str| class == AsideClass::FieldCode && text.contains("PAGE");
    let numbered =
        doc.aside.iter().any(|aside| counted(aside.class, &aside.text) || aside.class == AsideClass::PageEdge);
    let long = doc.lines().iter().map(|line| line.text().chars().count()).sum::<usize>() > PAGE;
    (long && !numbered && !doc.sheets.is_empty())
        .then(|| Diagnostic::of(&rules::TRANG_42, "văn bản dài hơn một trang mà không đánh số trang"))
}

/// The font that most words of another font than the era's have.
fn fonts(doc: &SourceDoc, era: &Era) -> Option<Diagnostic> {
    let mut fonts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    let lines = doc.lines();
    for span in lines.iter().flat_map(|line| &line.spans) {
        let count = span.text.chars().filter(|c| c.is_alphabetic()).count();
        if let Some(font) = span.font.as_deref().filter(|_| count > 0) {
            *fonts.entry(font).or_default() += count;
            all += count;
        }
    }
    let right = era.phong.ten.as_str();
    let (other, count) = fonts.into_iter().filter(|(font, _)| *font != right).max_by_key(|(_, count)| *count)?;
    let old = !doc.charset.lines.keys().all(|charset| *charset == crate::import::Charset::Unicode);
    let what = format!("{count} trong {all} chữ dùng phông '{other}', không phải '{right}'");
    (!old && count * 100 > all * OTHER).then(|| Diagnostic::of(&rules::PHONG_40, what))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;
    use crate::era::EraTable;
    use crate::import::{Item, Line, Span};

    fn era() -> Era {
        EraTable::default().chosen(Some("nd30-2020"), None).expect("an era").expect("an era")
    }

    fn doc(sheet: Sheet, font: &str, letters: usize) -> SourceDoc {
        let span = Span { text: "a".repeat(letters), font: Some(font.to_string()), ..Span::default() };
        let line = Line { spans: vec![span], ..Line::default() };
        SourceDoc { kind: Kind::Docx, items: vec![Item::Line(line)], sheets: vec![sheet], ..SourceDoc::default() }
    }

    fn said(doc: &SourceDoc) -> Vec<String> {
        let told = told(doc, &era(), Place::file(FileId(0)));
        told.into_iter().map(|told| format!("{} {}", told.code(), told.what)).collect()
    }

    #[test]
    fn paper_margins_numbers_and_fonts_are_looked_at() {
        let right = Sheet { paper: Some([21_000, 29_700]), margins: Some([2_000, 2_000, 3_000, 1_500]) };
        assert!(said(&doc(right, "Times New Roman", 100)).is_empty());
        let letter = Sheet { paper: Some([21_590, 27_940]), ..right };
        assert_eq!(
            said(&doc(letter, "Times New Roman", 100)),
            ["TRANG-40 khổ giấy 215,9 x 279,4 mm, không phải A4 (210 x 297 mm)"]
        );
        let narrow = Sheet { margins: Some([1_500, 2_000, 3_000, 1_500]), ..right };
        assert_eq!(said(&doc(narrow, "Times New Roman", 100)), ["TRANG-41 lề trên 15 mm (20–25 mm)"]);
        assert_eq!(
            said(&doc(right, "Arial", 100)),
            ["PHONG-40 100 trong 100 chữ dùng phông 'Arial', không phải 'Times New Roman'"]
        );
        assert_eq!(
            said(&doc(right, "Times New Roman", 4_000)),
            ["TRANG-42 văn bản dài hơn một trang mà không đánh số trang"]
        );
    }

    #[test]
    fn what_the_file_does_not_say_and_rounded_inches_are_let_be() {
        assert!(said(&doc(Sheet::default(), "Times New Roman", 100)).is_empty());
        let inches = Sheet { paper: Some([20_990, 29_704]), margins: Some([2_032, 2_032, 3_005, 1_480]) };
        assert!(said(&doc(inches, "Times New Roman", 100)).is_empty());
    }
}
