//! A file that can be read but is none of the documents that the program has (a nghị định, a form): its words are checked
//! paragraph by paragraph, by the rules that need no parts, and one note says what was not judged.

use super::{Checked, Choice, family, old};
use crate::diag::{Diagnostic, Place, Rule, Severity, SourceMap, rules};
use crate::import::{self, Item, Kind, SourceDoc, Wish};
use crate::lint::{self, Finder, Subject, Text};
use crate::model::{BodyItem, KeyPath, Plan, RichText};

use old::OldFile;

/// The families of rules that read words, not parts.
const OF_WORDS: [&str; 14] = [
    "DAN", "HIEULUC", "LAP", "NGAY", "VH", "GACH", "DAUTHANH", "TUNGU", "CHINHTA", "SOTIEN", "SODO", "CACH", "COQUAN",
    "KYTU",
];
/// Those that read words, not sentences: lines of a page or of a text may break off anywhere.
const OF_LINES: [&str; 2] = ["LAP", "CHINHTA"];

/// Checks the words of a file that `import` refuses because of what it is; `told` is what was said of it.
pub(super) fn checked(old: &OldFile<'_>, wish: Wish, told: Vec<Diagnostic>, choice: &Choice) -> Checked {
    let mut sources = SourceMap::default();
    let refused = told.iter().any(|told| *told.rule == rules::NHAP_50);
    let opened = refused.then(|| import::open(old.file.file.bytes, old.file.from, wish).ok()).flatten();
    let doc = opened.map(|(doc, _)| doc).filter(|doc| doc.lines().iter().any(|line| !line.counted().trim().is_empty()));
    let file = sources.add_lines(&old.file.file.name, doc.as_ref().map(old::lines_of).unwrap_or_default());
    let plan = doc.as_ref().map(|doc| (doc.kind, plan(doc)));
    let era = plan.as_ref().and_then(|(_, plan)| old::era(old.era, plan).ok());
    let (Some((kind, plan)), Some(era)) = (plan, era) else { return Checked::of(None, told, sources, choice) };
    let families: &[&str] = if kind == Kind::Docx { &OF_WORDS } else { &OF_LINES };
    let text = Text::of(&plan, Finder::lines(file, &sources, 0));
    let subject = Subject::new(&text, &plan, None, &era);
    let wanted = |rule: &Rule| families.contains(&family(rule)) && choice.wants(rule);
    let found = lint::check(&subject, wanted);
    let mut all: Vec<Diagnostic> = told.into_iter().map(|told| softened(told, file)).collect();
    all.extend(found.diagnostics.into_iter().map(|told| Diagnostic { fixes: Vec::new(), ..told }));
    Checked::of(Some(found.verdicts), all, sources, choice)
}

/// The refusal as a note of what was not judged.
fn softened(told: Diagnostic, file: crate::diag::FileId) -> Diagnostic {
    if *told.rule != rules::NHAP_50 {
        return Diagnostic { place: Some(Place::file(file)), ..told };
    }
    let what = format!("{}: chỉ soát từ ngữ, viện dẫn, ngày, chữ hoa; chưa soát thể thức, mục và câu", told.what);
    Diagnostic { what, severity: Severity::Note, place: Some(Place::file(file)), ..told }
}

/// The lines of a file as paragraphs of a body; tables are left out.
fn plan(doc: &SourceDoc) -> Plan {
    let mut texts: Vec<String> = Vec::new();
    for item in &doc.items {
        let Item::Line(line) = item else { continue };
        let text = line.shown();
        match texts.last_mut().filter(|_| line.soft) {
            Some(above) => *above += &format!(" {}", text.trim()),
            None => texts.push(text.trim().to_string()),
        }
    }
    texts.retain(|text| !text.is_empty());
    let paragraph = |(index, text): (usize, String)| BodyItem::Paragraph {
        path: KeyPath::root("noi_dung").index(index),
        text: RichText::plain(text),
        align: None,
    };
    Plan { body: texts.into_iter().enumerate().map(paragraph).collect(), ..Plan::default() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::facade::{Import, OldFile, check_old};
    use crate::import::From;
    use crate::pipeline::Input;

    #[test]
    fn the_words_of_another_document_are_checked() {
        let text = "CHÍNH PHỦ\n\nNGHỊ ĐỊNH\nQuy định chi tiết\n\nĐiều 1. Giao cho cho các bộ giải quyêt hồ sơ.\n";
        let file = Import { file: Input::new("nd.txt", text), from: From::Text, charset: None };
        let checked = check_old(&OldFile { file, agency: None, era: None }, &Choice::default());
        let told = &checked.findings.diagnostics;
        let codes: BTreeSet<&str> = told.iter().map(Diagnostic::code).collect();
        assert_eq!(codes, BTreeSet::from(["CHINHTA-01", "LAP-40", "NHAP-50"]), "{}", checked.findings);
        let note = told.iter().find(|told| *told.rule == rules::NHAP_50).unwrap();
        assert!(note.severity == Severity::Note && note.what.contains("chưa soát thể thức"), "{}", note.what);
        assert!(checked.verdicts.iter().all(|(rule, _)| ["LAP", "CHINHTA"].contains(&family(rule))));
    }
}
