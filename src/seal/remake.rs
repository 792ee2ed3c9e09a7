//! A file of another version, made again with this one: what an archive can still see where byte by byte is out of reach.

use super::carried::{self, not_ours, producer, unreadable};
use super::fill::printed;
use super::package;
use super::pdf::{Dict, Fault, File, View};
use super::verify::{Check, Given, seen, seen_in_package};
use crate::diag::{Diagnostic, Outcome, SourceMap, rules, shown};
use crate::pipeline::{Formats, PRODUCER, Rendered};
use crate::world::World;

/// Most pages whose difference is told.
const MOST_PAGES: usize = 6;
/// Words that are shown where two pages part.
const SHOWN_WORDS: usize = 6;

/// What this version makes of the source of a file.
#[derive(Debug)]
pub(crate) struct Remade {
    /// The file.
    pub file: Vec<u8>,
    /// Where it says something else, for the officer; nothing where it says the same.
    pub differences: Vec<String>,
}

/// Makes a file again without asking for the version, the fonts and the templates of then. Number and date that were filled
/// in later are not part of its source and are not compared. Nothing when there is no source.
pub(crate) fn remake(
    bytes: &[u8],
    given: &Given<'_>,
    world: &dyn World,
    sources: &mut SourceMap,
) -> Outcome<Option<Remade>> {
    let mut check = Check { bytes, given, world, sources, held: false, noticed: Vec::new() };
    let result = if bytes.starts_with(b"PK") { docx(&mut check) } else { pdf(&mut check) };
    match result {
        Ok(remade) => {
            check.noticed.extend(remade.as_ref().map(note));
            Outcome::with(remade, check.noticed)
        }
        Err(diagnostic) => {
            check.noticed.push(diagnostic);
            Outcome::failed(check.noticed)
        }
    }
}

fn note(remade: &Remade) -> Diagnostic {
    let what = match &remade.differences[..] {
        [] => format!("dựng lại bằng {PRODUCER}: mọi chữ trên từng trang giống tệp này"),
        all => {
            let more = all.len().saturating_sub(MOST_PAGES);
            let more = if more > 0 { format!("; và {more} chỗ nữa") } else { String::new() };
            format!("dựng lại bằng {PRODUCER}: khác ở {}{more}", all[..all.len().min(MOST_PAGES)].join("; "))
        }
    };
    Diagnostic::of(&rules::NGUON_08, what).advise(
        "bản dựng lại chỉ để so; bản có giá trị là tệp gốc, chỉ đúng phiên bản đã tạo mới xác nhận được từng byte",
    )
}

fn pdf(check: &mut Check<'_>) -> Result<Option<Remade>, Diagnostic> {
    let file = File::read(check.bytes).map_err(unreadable)?;
    let first = file.first();
    producer(first).map_err(unreadable)?.ok_or_else(not_ours)?;
    let options = seen(first).map_err(unreadable)?;
    let carried = match check.given.named {
        true => carried::carried(&file).unwrap_or_default(),
        false => carried::carried(&file)?,
    };
    let then = texts(first).map_err(unreadable)?;
    let fits = |made: &Rendered| made.pages == then.len();
    let formats = Formats { docx: false, pdf: true };
    let Some(made) = check.again(formats, options, carried.as_ref(), &fits)? else { return Ok(None) };
    let made = made.pdf.unwrap_or_default();
    let now = File::read(&made).and_then(|file| texts(file.now())).map_err(unreadable)?;
    Ok(Some(Remade { differences: parting(&then, &now), file: made }))
}

fn docx(check: &mut Check<'_>) -> Result<Option<Remade>, Diagnostic> {
    let found = package::parts(check.bytes).ok_or_else(not_ours)?;
    let formats = Formats { docx: true, pdf: false };
    let Some(made) = check.again(formats, seen_in_package(&found), None, &|_| true)? else { return Ok(None) };
    let made = made.docx.unwrap_or_default();
    let differences = package::parts(&made).map(|made| package::differences(&made, &found)).unwrap_or_default();
    Ok(Some(Remade { differences, file: made }))
}

/// The words of every page.
fn texts(view: View<'_, '_>) -> Result<Vec<String>, Fault> {
    let none = Dict::default();
    view.pages()?.into_iter().map(|number| printed::text(&view, view.object(number)?.dict().unwrap_or(&none))).collect()
}

/// Where two files part, page by page.
fn parting(then: &[String], now: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    if then.len() != now.len() {
        all.push(format!("số trang: tệp có {}, bản dựng lại có {}", then.len(), now.len()));
    }
    for (number, (then, now)) in then.iter().zip(now).enumerate() {
        let (then, now): (Vec<&str>, Vec<&str>) = (then.split(' ').collect(), now.split(' ').collect());
        if then != now {
            let same = then.iter().zip(&now).take_while(|(a, b)| a == b).count();
            let from = |words: &[&str]| shown(&words[same..words.len().min(same + SHOWN_WORDS)].join(" "));
            all.push(format!("trang {}: tệp ghi '{}', bản dựng lại ghi '{}'", number + 1, from(&then), from(&now)));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_part_at_a_word() {
        let pages = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(parting(&pages(&["a b", "c d"]), &pages(&["a b", "c d"])), [""; 0]);
        let found = parting(&pages(&["a b", "trong 30 ngày"]), &pages(&["a b", "trong 31 ngày", "e"]));
        assert_eq!(
            found,
            ["số trang: tệp có 2, bản dựng lại có 3", "trang 2: tệp ghi '30 ngày', bản dựng lại ghi '31 ngày'"]
        );
        let shorter = parting(&pages(&["a b c"]), &pages(&["a b"]));
        assert_eq!(shorter, ["trang 1: tệp ghi 'c', bản dựng lại ghi ''"]);
    }
}
