//! An old file (Word, PDF, text) checked without a plan file of it: it is read as `import` reads it, and what is found has
//! its place in the file itself, paragraph (or line) and character.

use super::{Checked, Choice, form, other, sheets};
use crate::diag::{Diagnostic, Outcome, Place, Rule, SourceMap, messages, rules};
use crate::era::{Era, EraTable};
use crate::facade::Import;
use crate::import::{self, Kind, SourceDoc, Wish};
use crate::lint::{self, Finder, Subject, Text, Verdict, Verdicts};
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
    let lines = value.as_ref().map(|made| lines_of(&made.doc)).unwrap_or_default();
    let file = sources.add_lines(&old.file.file.name, lines);
    diagnostics.iter_mut().for_each(|told| told.place = Some(Place::file(file)));
    let Some(made) = value else { return other::checked(old, wish, diagnostics, choice) };
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
    let mut verdicts = Verdicts::new();
    let mut from = 0;
    // What is issued with a document stands behind it.
    for plan in std::iter::once(&made.read).chain(&made.attached) {
        let text = Text::of(plan, Finder::lines(file, &sources, from));
        let subject = Subject::new(&text, plan, agency.as_ref(), &era);
        let found = lint::check(&subject, |rule| choice.wants(rule));
        diagnostics.extend(found.diagnostics.into_iter().map(|told| Diagnostic { fixes: Vec::new(), ..told }));
        verdicts = both(verdicts, found.verdicts);
        from = text.end();
    }
    let finder = Finder::lines(file, &sources, 0);
    diagnostics.extend(form::told(&made, agency.as_ref(), &era, (Place::file(file), &finder)));
    diagnostics.extend(sheets::told(&made.doc, &era, Place::file(file)));
    diagnostics.push(words_only(made.doc.kind == Kind::Docx).at(Place::file(file)));
    Checked::of(Some(verdicts), diagnostics, sources, choice)
}

/// What came of the rules in two documents of one file.
fn both(first: Verdicts, second: Verdicts) -> Verdicts {
    if first.is_empty() {
        return second;
    }
    let one = |((rule, a), (_, b)): ((&'static Rule, Verdict), (&'static Rule, Verdict))| {
        let verdict = match (a, b) {
            (Verdict::Failed(a), Verdict::Failed(b)) => Verdict::Failed(a + b),
            (Verdict::Failed(count), _) | (_, Verdict::Failed(count)) => Verdict::Failed(count),
            (Verdict::Unchecked(why), _) | (_, Verdict::Unchecked(why)) => Verdict::Unchecked(why),
            (Verdict::NotApplicable, Verdict::NotApplicable) => Verdict::NotApplicable,
            _ => Verdict::Passed,
        };
        (rule, verdict)
    };
    first.into_iter().zip(second).map(one).collect()
}

/// What is not looked at.
fn words_only(has_pages: bool) -> Diagnostic {
    let what = match has_pages {
        true => "đã soát chữ, khổ giấy, lề, phông; chưa soát cỡ chữ, kiểu chữ, vị trí các thành phần",
        false => "chỉ soát chữ; chưa soát khổ giấy, lề, phông, cỡ chữ, vị trí các thành phần",
    };
    Diagnostic::of(&rules::SOAT_01, what)
        .advise("lập tệp kế hoạch bằng 'kehoach import' rồi 'kehoach check' để soát cả thể thức")
}

fn agency(input: &Input<'_>, sources: &mut SourceMap, told: &mut Vec<Diagnostic>) -> Option<Agency> {
    let text = parse::decode(input.bytes, &input.name).map_err(|fault| told.push(fault)).ok()?;
    let file = sources.add(&input.name, text);
    parse::agency(sources.text(file), file).collect(told).map(|(agency, _)| agency)
}

pub(super) fn era(wanted: Option<&str>, plan: &Plan) -> Result<Era, Diagnostic> {
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
pub(super) fn lines_of(doc: &SourceDoc) -> Vec<(String, String)> {
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
    fn lines_of_the_form_have_their_places_too() {
        let old = OLD.replace("Số: 15/", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\nSố: 15/");
        let Checked { findings, .. } = checked(&old.replace("- Các phòng;", "- Các phòng"));
        let said = findings.text(crate::diag::Format::Short, false);
        assert!(said.contains("cu.txt:4:1: cảnh báo[QUOCHIEU-02]"), "{said}");
        assert!(said.contains("cu.txt:14:11: cảnh báo[NOINHAN-40]"), "{said}");
        assert!(said.contains("cảnh báo[DAU-40]: chỗ hết văn bản"), "{said}");
    }

    #[test]
    fn a_decision_and_what_it_issues_are_both_read() {
        let old = "SỞ NỘI VỤ\nSố: 15/QĐ-SNV\nAn Bình, ngày 05 tháng 3 năm 2026\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch tập huấn\n\n\
            GIÁM ĐỐC SỞ NỘI VỤ\n\nCăn cứ Luật Lưu trữ ngày 21/6/2024;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định \
            này Kế hoạch tập huấn.\n\nĐiều 2. Các phòng thi hành Quyết định này./.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\
            GIÁM ĐỐC\nNguyễn Văn An\n\nKẾ HOẠCH\nTập huấn công tác văn thư\n(Ban hành kèm theo Quyết định số 15/QĐ-SNV ngày \
            05/3/2026 của Sở Nội vụ)\n\nI. MỤC ĐÍCH\n\nSở Nội vụ tập huấn cho cho các phòng.\n";
        let Checked { findings, .. } = checked(old);
        let said = findings.text(crate::diag::Format::Short, false);
        assert!(said.contains("lỗi[LAP-40]: 'cho' viết hai lần liền nhau"), "{said}");
    }

    #[test]
    fn what_is_no_document_is_told() {
        // Its words are looked at, and a note says that nothing else was.
        let Checked { verdicts, findings } = checked("Chào bạn.\n");
        let said = findings.text(crate::diag::Format::Short, false);
        assert!(!verdicts.is_empty() && !findings.has_errors() && said.contains("NHAP-50"), "{said}");
        let Checked { verdicts, findings } = checked("\n");
        assert!(verdicts.is_empty() && findings.has_errors());
    }
}
