use super::*;
use crate::era::EraTable;

fn scan(index: usize, source: &str) -> Scan {
    super::scan(index, source, &roles(), false)
}

fn roles() -> Roles {
    Roles::of(&EraTable::default().by_date(None).unwrap().unwrap())
}

fn faults(source: &str) -> Vec<(&'static str, u32, u32)> {
    scan(0, source).faults.iter().map(|f| (f.rule.code, f.line, f.column)).collect()
}

#[test]
fn every_tag_gets_its_line() {
    let scan = scan(3, "<van-ban>\n  {# <x> #}<p>{{ a < b }}</p><!-- <y> -->\n</van-ban>");
    assert_eq!(scan.text, "<?n 3:1?><van-ban>\n  {# <x> #}<?n 3:2?><p>{{ a < b }}</p><!-- <y> -->\n</van-ban>");
    assert!(scan.faults.is_empty());
    assert_eq!(source_column(&scan.inserted, 2, 23), 14);
    assert_eq!(source_column(&scan.inserted, 2, 4), 4);
}

#[test]
fn what_is_not_in_the_vocabulary_is_found_where_it_stands() {
    assert_eq!(faults("<p>\n <doan/></p>"), [("MAU-02", 2, 2)]);
    assert_eq!(faults("<dong vai=\"quoc-hiu\">x</dong>"), [("MAU-04", 1, 12)]);
    assert_eq!(faults("<muc kieu=\"so\" font='x'/>"), [("MAU-03", 1, 16)]);
    assert_eq!(faults("<dong>x</dong>"), [("MAU-05", 1, 1)]);
    assert_eq!(faults("<phu-luc huong=\"xuoi\"/>"), [("MAU-04", 1, 17)]);
    assert_eq!(faults("a < b"), [("MAU-08", 1, 3), ("MAU-08", 1, 5), ("MAU-08", 1, 3)]);
}

#[test]
fn a_template_of_the_program_may_have_a_role_that_only_another_era_has() {
    let source = "<dong vai=\"quoc-hiu\">x</dong><muc kieu=\"soo\"/>";
    let codes = |own| super::scan(0, source, &roles(), own).faults.iter().map(|f| f.column).collect::<Vec<_>>();
    assert_eq!((codes(false), codes(true)), (vec![12, 41], vec![41]));
}

#[test]
fn what_only_rendering_can_tell_is_left_to_it() {
    let source = "<dong {% if x %}vai=\"ho-ten\"{% endif %}>x</dong><muc kieu=\"{{ k[\"kieu\"] }}\"/>";
    assert!(faults(source).is_empty());
}

#[test]
fn uses_of_other_templates_are_noted() {
    let scan = scan(0, "{%- extends \"khung.xml\" %}{% include 'phan/a.xml' %}{% component x() %}{% endcomponent %}");
    let uses: Vec<(&str, bool)> = scan.uses.iter().map(|one| (&*one.name, one.plain)).collect();
    assert_eq!(uses, [("khung.xml", false), ("phan/a.xml", true)]);
    assert!(scan.components);
}
