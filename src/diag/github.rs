//! Diagnostics as commands of a GitHub workflow (`::error file=…,line=…::…`), which shows them beside the lines.

use std::fmt::Write;

use super::{Diagnostic, Severity, SourceMap};

/// One command, on one line.
pub(super) fn line(out: &mut String, d: &Diagnostic, sources: &SourceMap) {
    let level = match d.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let _ = write!(out, "::{level} ");
    if let Some(place) = d.place {
        let _ = write!(out, "file={},", property(sources.name(place.file)));
        if place.line > 0 {
            let end = place.column + place.width;
            let _ = write!(out, "line={},col={},endColumn={end},", place.line, place.column);
        }
    }
    let more = [("căn cứ: ", &d.why), ("sửa: ", &d.advice)];
    let more = more.iter().filter_map(|(head, text)| Some(format!(" — {head}{}", text.as_ref()?)));
    let told: String = std::iter::once(d.what.clone()).chain(more).collect();
    let _ = writeln!(out, "title={}::{}", d.code(), data(&told));
}

/// A message: what would end the line is written otherwise.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property: what would end it, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Place, rules};

    #[test]
    fn nothing_that_a_file_says_ends_a_command() {
        let mut sources = SourceMap::default();
        let file = sources.add("a,b:c.yaml", "x");
        let mut out = String::new();
        let told = Diagnostic::of(&rules::KHOA_01, "một\n::error::100%").at(Place::new(file, 3, 5).wide(2));
        line(&mut out, &told.advise("viết 'a'"), &sources);
        line(&mut out, &Diagnostic::of(&rules::TEP_01, "hai"), &sources);
        assert_eq!(
            out,
            "::error file=a%2Cb%3Ac.yaml,line=3,col=5,endColumn=7,title=KHOA-01::một%0A::error::100%25 — sửa: viết 'a'\n\
             ::error title=TEP-01::hai\n"
        );
    }
}
