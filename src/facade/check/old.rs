//! An old file (Word, PDF, text) checked without a plan file of it: it is read as `import` reads it, and what is found has
//! its place in the file itself, paragraph (or line) and character.

use super::{Checked, Choice};
use crate::diag::{Diagnostic, Outcome, Place, SourceMap, messages, rules};
use crate::era::{Era, EraTable};
use crate::facade::Import;
use crate::import::{self, Kind, SourceDoc, Wish};
use crate::lint::{self, Finder, Subject, Text};
use crate::model::{Agency, Plan};
use crate::parse;
use crate::pipeline::Input;

/// An old file and what is known of it.
#[derive(Clone, Debug)]
pub struct OldFile<'a> {
    /// The file.
    pub file: Import<'a>,
    /// Its office's profile.
    pub agency: Option<Input<'a>>,
    /// The era it is held to; nothing = that of its day.
    pub era: Option<&'a str>,
}

/// Checks the words of an old file.
pub fn check_old(old: &OldFile<'_>, choice: &Choice) -> Checked {
    let mut sources = SourceMap::default();
    let wish = old.file.charset.map_or(Wish::Auto, Wish::Only);
    let Outcome { value, mut diagnostics } = import::import("", old.file.file.bytes, old.file.from, wish);
    let lines = value.as_ref().map(|made| lines(&made.doc)).unwrap_or_default();
    let file = sources.add_lines(&old.file.file.name, lines);
    diagnostics.iter_mut().for_each(|told| told.place = Some(Place::file(file)));
    let Some(made) = value else { return Checked::of(None, diagnostics, sources, choice) };
    let agency = match &old.agency {
        Some(input) => match agency(input, &mut sources, &mut diagnostics) {
            Some(agency) => Some(agency),
            None => return Checked::of(None, diagnostics, sources, choice),
        },
        None => None,
    };
    let era = match era(old.era, &made.read) {
        Ok(era) => era,
        Err(fault) => {
            diagnostics.push(fault.at(Place::file(file)));
            return Checked::of(None, diagnostics, sources, choice);
        }
    };
    let text = Text::of(&made.read, Finder::lines(file, &sources));
    let subject = Subject::new(&text, &made.read, agency.as_ref(), &era);
    let found = lint::check(&subject, |rule| choice.wants(rule));
    diagnostics.extend(found.diagnostics.into_iter().map(|told| Diagnostic { fixes: Vec::new(), ..told }));
    diagnostics.push(words_only().at(Place::file(file)));
    Checked::of(Some(found.verdicts), diagnostics, sources, choice)
}

/// What is not looked at.
fn words_only() -> Diagnostic {
    let what = "chỉ soát chữ; chưa soát khổ giấy, lề, phông, cỡ chữ, vị trí các thành phần và cách đánh số";
    Diagnostic::of(&rules::SOAT_01, what)
        .advise("lập tệp kế hoạch bằng 'kehoach import' rồi 'kehoach check' để soát cả thể thức")
}

fn agency(input: &Input<'_>, sources: &mut SourceMap, told: &mut Vec<Diagnostic>) -> Option<Agency> {
    let text = parse::decode(input.bytes, &input.name).map_err(|fault| told.push(fault)).ok()?;
    let file = sources.add(&input.name, text);
    parse::agency(sources.text(file), file).collect(told).map(|(agency, _)| agency)
}

fn era(wanted: Option<&str>, plan: &Plan) -> Result<Era, Diagnostic> {
    let eras = EraTable::default();
    match eras.chosen(wanted, plan.day()) {
        Ok(Some(era)) => Ok(era),
        Ok(None) => Err(match wanted {
            Some(name) => messages::unknown_era(name, &eras.names().unwrap_or_default()),
            None => eras.none_for_date(),
        }),
        Err(fault) => Err(messages::broken_era(&fault)),
    }
}

/// The lines of a file, each where its number says: a paragraph of Word with its soft line ends is one. What is no line of
/// a text is called what it is.
fn lines(doc: &SourceDoc) -> Vec<(String, String)> {
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut last = None;
    for line in doc.lines() {
        let text = line.counted().replace(['\n', '\r'], " ");
        match lines.last_mut().filter(|_| last == Some(line.place)) {
            Some((_, above)) => *above += &format!(" {text}"),
            None => {
                // Pages begin to count anew.
                while line.place.page.is_none() && lines.len() + 1 < line.place.line as usize {
                    lines.push((String::new(), String::new()));
                }
                let is_line = doc.kind == Kind::Text && lines.len() + 1 == line.place.line as usize;
                lines.push((if is_line { String::new() } else { line.place.to_string() }, text));
            }
        }
        last = Some(line.place);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;
    use crate::import::From;

    const OLD: &str = "UBND TỈNH AN BÌNH\nSỞ NỘI VỤ\nSố: 15/KH-SNV\nAn Bình, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nTập huấn \
        công tác văn thư năm 2026\n\nSở Nội vụ tổ chức tập huấn cho các phòng,, ban.\n\nNơi nhận:\n- Các phòng;\n- Lưu: VT.\n\
        GIÁM ĐỐC\nNguyễn Văn An\n";

    fn checked(text: &str) -> Checked {
        let file = Import { file: Input::new("cu.txt", text), from: From::Text, charset: None };
        check_old(&OldFile { file, agency: None, era: None }, &Choice::default())
    }

    #[test]
    fn a_finding_stands_at_its_line_and_character_and_has_no_fix() {
        let Checked { verdicts, findings } = checked(OLD);
        let said = findings.text(crate::diag::Format::Short, false);
        let line =
            findings.diagnostics.iter().find(|told| *told.rule == rules::CAU_04).unwrap_or_else(|| panic!("{said}"));
        assert_eq!(line.place, Some(Place::new(FileId(0), 9, 41).wide(2)), "{said}");
        assert!(line.fixes.is_empty() && !verdicts.is_empty());
        assert!(said.contains("cu.txt: lưu ý[SOAT-01]: chỉ soát chữ"), "{said}");
    }

    #[test]
    fn what_is_no_document_is_told() {
        let Checked { verdicts, findings } = checked("Chào bạn.\n");
        assert!(verdicts.is_empty() && findings.has_errors());
    }
}
