//! For the tests of rules: what one finds in a plan.

use super::{Check, Found, Subject, Text};
use crate::diag::rules::Example;
use crate::diag::{Diagnostic, Format, SourceMap, mended, render};
use crate::era::EraTable;
use crate::lint::Finder;
use crate::model::Locator;
use crate::parse;

/// The file of a fragment that is laid over a sound plan (see [`Example`]).
pub(crate) fn file(fragment: &str) -> String {
    Example::files(fragment).plan
}

/// What a check finds in a fragment that is laid over a sound plan.
pub(crate) fn findings(check: &Check, fragment: &str) -> (Vec<Diagnostic>, SourceMap) {
    let files = Example::files(fragment);
    let mut sources = SourceMap::default();
    let file = sources.add("t.yaml", files.plan);
    let read = parse::plan(sources.text(file), file);
    let said = render(&read.diagnostics, &sources, Format::Short, false);
    let (plan, mut provenance) = read.value.unwrap_or_else(|| panic!("{said}"));
    let agency = files.agency.map(|text| {
        let file = sources.add("don-vi.yaml", text);
        let (agency, places) = parse::agency(sources.text(file), file).value.expect("a sound profile");
        provenance.extend(places);
        agency
    });
    let era = EraTable::default().chosen(plan.era.as_deref(), plan.day()).expect("an era").expect("an era");
    let places = Locator { provenance: &provenance, sources: &sources };
    let text = Text::of(&plan, Finder::plan(places));
    let subject = Subject::new(&text, &plan, agency.as_ref(), &era);
    let mut found = Found::new(&subject, check.rule);
    (check.run)(&subject, &mut found);
    let diagnostics = found.end().0;
    drop(subject);
    drop(text);
    (diagnostics, sources)
}

/// The same, as `line:column: sentence`, one a line.
pub(crate) fn told(check: &Check, fragment: &str) -> String {
    let (diagnostics, _) = findings(check, fragment);
    let line = |d: &Diagnostic| {
        let place = d.place.map(|p| format!("{}:{}+{}", p.line, p.column, p.width)).unwrap_or_default();
        format!("{place}: {}\n", d.what)
    };
    diagnostics.iter().map(line).collect()
}

/// The words that are marked by what a check finds in a body (`noi_dung`), in their order.
pub(crate) fn marked(check: &Check, body: &str) -> Vec<String> {
    let lines: String = body.lines().map(|line| format!("  {line}\n")).collect();
    let (diagnostics, sources) = findings(check, &format!("noi_dung: |\n{lines}"));
    let stretch = |d: &Diagnostic| {
        let place = d.place.expect("a place");
        let line = sources.line(place.file, place.line).chars();
        line.skip(place.column as usize - 1).take(place.width as usize).collect()
    };
    diagnostics.iter().map(stretch).collect()
}

/// A fragment's plan with all fixes of a check made in it.
pub(crate) fn fixed(check: &Check, fragment: &str) -> String {
    let (diagnostics, _) = findings(check, fragment);
    mended(&file(fragment), diagnostics.iter().flat_map(|d| &d.fixes))
}
