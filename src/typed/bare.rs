//! Labels, and marks, that have no text: what an officer, or a paste, left unfinished.

use super::doubts::lines;
use super::titles::{Flat, What, labels_without_text};
use crate::diag::{Diagnostic, Place, rules};

/// More than these become one message.
const MOST: usize = 4;
/// Longer rows of signs are lines to write on.
const SIGNS: usize = 3;
/// Marks that stand before text; a dash or an arrow of keys may be all there is to say.
const MARKS: &str = "*+.…•·●○◦‣▪▫■□◆◇►▸➢➤➔→⇒✓✔☐";
/// So many different marks are named.
const NAMED: usize = 6;

/// Whether a text is nothing but a few signs (`→`, `*`, `...`).
fn is_signs(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !c.is_whitespace()).take(SIGNS + 1);
    let count = signs.by_ref().count();
    (1..=SIGNS).contains(&count) && text.chars().all(|c| c.is_whitespace() || MARKS.contains(c))
}

/// What is to be said of them.
pub(super) fn diagnostics(flat: &[Flat]) -> Vec<Diagnostic> {
    let signs = |text: &str| is_signs(text).then(|| text.trim().to_string());
    let alone = |f: &Flat| match &f.what {
        What::Paragraph(text) if text.runs.iter().all(|run| run.note.is_none()) => signs(&text.text()),
        What::Section(section) => signs(&section.rest.text()),
        _ => None,
    };
    // A value that only keeps room is told by who wants the value.
    let keeps_room =
        |f: &Flat| matches!(&f.what, What::Paragraph(text) if text.text().chars().all(|c| ".… ".contains(c)));
    let flat_marks = if flat.iter().all(keeps_room) { &[][..] } else { flat };
    let marks: Vec<(String, Place)> = flat_marks.iter().filter_map(|f| Some((alone(f)?, f.place))).collect();
    let of_labels = told(&labels_without_text(flat), |label| format!("nhãn '{label}' không có chữ theo sau"), "nhãn");
    let of_marks = told(&marks, |mark| format!("chỉ có dấu '{mark}', không có chữ"), "dấu");
    of_labels.into_iter().chain(of_marks).collect()
}

fn told(all: &[(String, Place)], one: impl Fn(&str) -> String, called: &str) -> Vec<Diagnostic> {
    let say = |what: String, place: Place| {
        let advice = match called {
            "nhãn" => "viết chữ cùng dòng với nhãn, hoặc bỏ nhãn",
            _ => "viết chữ cùng dòng với dấu, hoặc xóa dòng ấy",
        };
        Diagnostic::of(&rules::CHU_03, what).at(place).advise(advice)
    };
    if all.len() <= MOST {
        return all.iter().map(|(label, place)| say(one(label), *place)).collect();
    }
    let mut named: Vec<&str> = Vec::new();
    for (label, _) in all {
        if !named.contains(&label.as_str()) && named.len() < NAMED {
            named.push(label);
        }
    }
    let places: Vec<Place> = all.iter().map(|(_, place)| *place).collect();
    vec![say(format!("{} chỉ có {called} ('{}'), không có chữ", lines(&places), named.join("', '")), places[0])]
}
