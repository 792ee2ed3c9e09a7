//! What can be told of a plan at a glance, however faulty it is: under which law it falls, and what is kept on purpose.

use crate::model::{Date, IssueDate, Kept, Plan, Provenance};
use crate::yaml::{Node, Value};

/// What can be told of a plan that may be faulty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Glance {
    /// `the_thuc`: the era asked for.
    pub era: Option<String>,
    /// The day that decides which era applies, by the known parts of the date.
    pub day: Option<Date>,
    /// Era or date is written, but cannot be read: nobody can tell which era applies.
    pub unclear: bool,
    /// `giu_nguyen`.
    pub kept: Vec<Kept>,
    /// Where each of them stands.
    pub places: Provenance,
}

impl Glance {
    /// A glance at a plan as it was read, and at its file.
    pub(super) fn of(plan: &Plan, root: &Node, provenance: &Provenance) -> Glance {
        let mut places = Provenance::default();
        for path in plan.kept.iter().map(|kept| kept.path.key("ma")) {
            if let Some(place) = provenance.place(path.as_str()) {
                places.record(&path, place);
            }
        }
        let written = |key| value(root, key).is_some();
        let date = match value(root, "kem_theo") {
            Some(under) => value(under, "ngay"),
            None => value(root, "ngay"),
        };
        let unreadable = date.is_some_and(|date| unreadable(date, plan.issue_date()));
        Glance {
            era: plan.era.clone(),
            day: plan.day(),
            unclear: written("the_thuc") && plan.era.is_none() || unreadable,
            kept: plan.kept.clone(),
            places,
        }
    }
}

/// The value of a key, where there is one.
fn value<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let Value::Map(map) = &node.value else { return None };
    map.get(key).map(|entry| &entry.value).filter(|value| !value.is_null())
}

/// A date whose year is written, and was not understood.
fn unreadable(date: &Node, read: &IssueDate) -> bool {
    let year_written = !matches!(date.value, Value::Map(_)) || value(date, "nam").is_some();
    year_written && read.year.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceMap;
    use crate::parse::plan_file;

    fn glance(text: &str) -> Glance {
        let mut sources = SourceMap::default();
        let file = sources.add("t.yaml", text);
        let read = plan_file(text, file).value.unwrap();
        assert!(read.plan.is_none());
        read.glance
    }

    #[test]
    fn the_day_is_told_as_far_as_it_is_known() {
        for (date, day) in [
            ("14/5/2008", Date::new(2008, 5, 14)),
            ("{ngay: , thang: 5, nam: 2008}", Date::new(2008, 5, 31)),
            ("{ngay: 40, thang: 5, nam: 2008}", Date::new(2008, 5, 31)),
            ("31/2/2011", Date::new(2011, 2, 28)),
            ("5/13/2008", Date::new(2008, 12, 31)),
            ("{thang: 5}", None),
            ("", None),
        ] {
            let glance = glance(&format!("ngay: {date}\n"));
            assert_eq!((glance.day, glance.unclear), (day, false), "{date}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_taken_for_blank() {
        for text in ["ngay: hôm nay", "ngay: [5]", "ngay: 5/3/1203", "ngay: {nam: 20008}", "the_thuc: [tt01]"] {
            assert!(glance(text).unclear, "{text}");
        }
        assert!(glance("kem_theo: {ngay: mai}\nngay: 1/1/2008").unclear);
    }

    #[test]
    fn a_document_issued_under_another_one_has_its_date() {
        let glance = glance("kem_theo: {ngay: 3/4/2014}\n");
        assert_eq!((glance.day, glance.unclear), (Date::new(2014, 4, 3), false));
    }

    #[test]
    fn what_is_kept_has_its_place() {
        let glance = glance("giu_nguyen:\n  - {ma: DAU-01, ly_do: Bản cũ}\n");
        let place = glance.places.place(&format!("{}.ma", glance.kept[0].path.as_str())).unwrap();
        assert_eq!((place.line, place.column), (2, 10));
    }
}
