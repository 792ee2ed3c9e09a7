//! The program's own templates with what one place alone takes in put there: for Tera, thirty templates are a third more work
//! than the same text in a few.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::scan;

/// These templates, those that are known to be good, with each `{% include %}` of a template that nothing else takes in
/// replaced by its text. A template that is put into another is left out.
pub(super) fn flat<'t>(named: &[(&'t str, Cow<'t, str>)]) -> Vec<(&'t str, Cow<'t, str>)> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for name in named.iter().flat_map(|(_, text)| scan::taken_in(text)) {
        *uses.entry(name).or_default() += 1;
    }
    let movable = |(name, text): &&(&str, Cow<'_, str>)| uses.get(name) == Some(&1) && !scan::defines_components(text);
    let mut parts = Parts { texts: named.iter().filter(movable).map(|(name, text)| (*name, &**text)).collect() };
    for name in named.iter().flat_map(|(_, text)| scan::taken_in_otherwise(text)) {
        parts.texts.remove(name);
    }
    let kept = named.iter().filter(|(name, _)| !parts.texts.contains_key(name));
    kept.map(|(name, text)| (*name, Cow::Owned(parts.within(text)))).collect()
}

/// The texts that are put into others, by name.
struct Parts<'t> {
    texts: BTreeMap<&'t str, &'t str>,
}

impl Parts<'_> {
    /// A text with theirs in it.
    fn within(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find("{%") {
            let end = rest[at..].find("%}").map_or(rest.len(), |end| at + end + 2);
            let statement = &rest[at..end];
            match scan::included(statement).and_then(|name| self.texts.get(name)) {
                Some(part) => {
                    out.push_str(&rest[..at]);
                    out.push_str(&self.within(part));
                }
                None => out.push_str(&rest[..end]),
            }
            rest = &rest[end..];
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_place_alone_takes_in_stands_there() {
        let all = [
            ("khung", "<k>{% include \"dau\" %}{% block b %}{% endblock b %}</k>"),
            ("ke-hoach", "{% extends \"khung\" %}{% block b %}{% include 'than' %}{% endblock b %}"),
            ("dau", "đầu {% include 'so' %}"),
            ("so", "số"),
            ("than", "{% if a %}{% include \"ky\" %}{% else %}{% include \"ky\" %}{% endif %}{% include 'the' %}"),
            ("ky", "ký{%- include 'con-dau' %}"),
            ("con-dau", "dấu"),
            ("the", "{% component x() %}{% endcomponent x %}"),
        ];
        let named: Vec<_> = all.iter().map(|(name, text)| (*name, Cow::Borrowed(*text))).collect();
        let flat = flat(&named);
        let texts: Vec<(&str, &str)> = flat.iter().map(|(name, text)| (*name, &**text)).collect();
        let body = "{% extends \"khung\" %}{% block b %}{% if a %}{% include \"ky\" %}{% else %}{% include \"ky\" %}\
                    {% endif %}{% include 'the' %}{% endblock b %}";
        let expected =
            [("khung", "<k>đầu số{% block b %}{% endblock b %}</k>"), ("ke-hoach", body), all[5], all[6], all[7]];
        assert_eq!(texts, expected);
    }
}
