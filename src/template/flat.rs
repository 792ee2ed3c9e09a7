//! The program's own templates with what one place alone takes in put there: for Tera, thirty templates are a third more work
//! than the same text in a few.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::scan::Scan;

/// The texts of these templates, which are known to be good, with each plain `{% include %}` of one that nothing else takes in
/// replaced by its text. A template that is put into another is left out.
pub(super) fn flat<'t>(named: &[(&'t str, &'t Scan)]) -> Vec<(&'t str, Cow<'t, str>)> {
    let mut uses: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    for one in named.iter().flat_map(|(_, scan)| &scan.uses) {
        let (count, plain) = uses.entry(&one.name).or_insert((0, true));
        (*count, *plain) = (*count + 1, *plain && one.plain);
    }
    let moves = |(name, scan): &&(&str, &Scan)| uses.get(name) == Some(&(1, true)) && !scan.components;
    let parts = Parts(named.iter().filter(moves).copied().collect());
    let kept = named.iter().filter(|(name, _)| !parts.0.contains_key(name));
    kept.map(|(name, scan)| (*name, parts.within(scan))).collect()
}

/// The templates that are put into others, by name.
struct Parts<'t>(BTreeMap<&'t str, &'t Scan>);

impl<'t> Parts<'t> {
    /// A text with theirs in it.
    fn within(&self, scan: &'t Scan) -> Cow<'t, str> {
        let mut out = String::new();
        let mut copied = 0;
        for one in &scan.uses {
            if let Some(part) = self.0.get(&*one.name) {
                out.push_str(&scan.text[copied..one.at.start]);
                out.push_str(&self.within(part));
                copied = one.at.end;
            }
        }
        if copied == 0 {
            return Cow::Borrowed(&scan.text);
        }
        out.push_str(&scan.text[copied..]);
        Cow::Owned(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::era::EraTable;
    use crate::markup::vocabulary::Roles;
    use crate::template::scan;

    #[test]
    fn what_one_place_alone_takes_in_stands_there() {
        let roles = Roles::of(&EraTable::default().by_date(None).unwrap().unwrap());
        let all = [
            ("khung", "<p>{% include \"dau\" %}{% block b %}{% endblock b %}</p>"),
            ("ke-hoach", "{% extends \"khung\" %}{% block b %}{% include 'than' %}{% endblock b %}"),
            ("dau", "đầu {% include 'so' %}."),
            ("so", "số"),
            ("than", "{% if a %}{% include \"ky\" %}{% else %}{% include \"ky\" %}{% endif %}{% include 'the' %}"),
            ("ky", "ký{%- include 'con-dau' %}"),
            ("con-dau", "dấu"),
            ("the", "{% component x() %}{% endcomponent x %}"),
        ];
        let scans: Vec<Scan> = all.iter().map(|(_, text)| scan::scan(0, text, &roles, true)).collect();
        let named: Vec<(&str, &Scan)> = all.iter().zip(&scans).map(|((name, _), scan)| (*name, scan)).collect();
        let flat = flat(&named);
        let texts: Vec<(&str, &str)> = flat.iter().map(|(name, text)| (*name, &**text)).collect();
        let body = "{% extends \"khung\" %}{% block b %}{% if a %}{% include \"ky\" %}{% else %}{% include \"ky\" %}\
                    {% endif %}{% include 'the' %}{% endblock b %}";
        let frame = "<?n 0:1?><p>đầu số.{% block b %}{% endblock b %}</p>";
        assert_eq!(texts, [("khung", frame), ("ke-hoach", body), all[5], all[6], all[7]]);
    }
}
