//! The era files that come with the program, and what was read of them.

use std::sync::{LazyLock, OnceLock};

use super::doubt::Form;
use super::load::{EraSource, read_file};
use super::schema::Era;
use crate::text::pack;

/// The era files that come with the program, newest first: an era's name ends with the year it begins in.
pub(super) static EMBEDDED: LazyLock<Vec<EraSource<'static>>> = LazyLock::new(|| {
    let files = pack::files(include_str!(concat!(env!("OUT_DIR"), "/eras.txt"))).into_iter();
    let sources = files.filter_map(|(name, text)| Some(EraSource { id: name.strip_suffix(".yaml")?, text }));
    let mut sources: Vec<EraSource<'_>> = sources.collect();
    let year = |source: &EraSource<'_>| source.id.rsplit('-').next().and_then(|year| year.parse::<u32>().ok());
    sources.sort_by_key(|source| std::cmp::Reverse(year(source)));
    sources
});

/// The same files as JSON, by their names: that of the era is read in a small part of the time that YAML takes.
static AS_JSON: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| pack::files(include_str!(concat!(env!("OUT_DIR"), "/eras-json.txt"))));

/// An embedded file as JSON.
fn as_json(id: &str) -> Option<Form<'static>> {
    AS_JSON.iter().find(|(name, _)| name.strip_suffix(".yaml") == Some(id)).map(|(_, text)| Form::Json(text))
}

/// What was read of each embedded file: once a process, however many plans it sets.
static KNOWN: LazyLock<Vec<OnceLock<Result<Era, String>>>> =
    LazyLock::new(|| EMBEDDED.iter().map(|_| OnceLock::new()).collect());

/// Which of the files that come with the program it is.
fn embedded(source: &EraSource<'_>) -> Option<usize> {
    EMBEDDED.iter().position(|known| std::ptr::eq(known.text, source.text) && known.id == source.id)
}

/// The form of a file that is read fastest.
pub(super) fn form<'a>(source: &EraSource<'a>) -> Form<'a> {
    embedded(source).and_then(|_| as_json(source.id)).unwrap_or(Form::Yaml(source.text))
}

/// The era of a file.
pub(super) fn read(source: &EraSource<'_>) -> Result<Era, String> {
    let embedded = embedded(source);
    match embedded.and_then(|index| KNOWN.get(index)) {
        Some(known) => known.get_or_init(|| read_file(source, form(source), true).map(Era::of)).clone(),
        None => read_file(source, Form::Yaml(source.text), false).map(Era::of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_say_the_same_in_both_forms() {
        for source in EMBEDDED.iter() {
            let mut yaml = read_file(source, Form::Yaml(source.text), true).unwrap();
            let mut json = read_file(source, as_json(source.id).expect("JSON of every era"), true).unwrap();
            let clauses = |era: &super::super::schema::EraFile| {
                crate::diag::rules::all().map(|rule| era.clause(rule)).collect::<Vec<_>>()
            };
            assert_eq!(clauses(&json), clauses(&yaml), "{}", source.id);
            (yaml.text, json.text) = Default::default();
            assert_eq!(format!("{json:?}"), format!("{yaml:?}"), "{}", source.id);
        }
    }
}
