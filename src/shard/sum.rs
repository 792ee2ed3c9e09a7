//! Many reports as one: how many plans ended how, and what was told.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::line::{Compared, Ending, Line};

/// What reports say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    /// Plans, and how many of them ended how.
    pub plans: usize,
    pub good: usize,
    pub faulty: usize,
    pub panicked: usize,
    /// Pages of all.
    pub pages: usize,
    /// Where files were compared: how many plans have other files than were made anew, or none.
    pub different: usize,
    pub missing: usize,
    /// How often each code was told, and at how many plans.
    pub codes: BTreeMap<String, (usize, usize)>,
    /// The ways that files were made: more than one where versions or options were mixed.
    pub ways: BTreeSet<String>,
}

impl Sum {
    /// Adds a report; what is no line of one ends it.
    ///
    /// # Errors
    /// The number, from 1, of the line that is none.
    pub(crate) fn add(&mut self, report: &[u8]) -> Result<(), usize> {
        for (line, number) in report.split(|byte| *byte == b'\n').zip(1usize..) {
            if !line.is_empty() {
                self.line(&serde_json::from_slice(line).map_err(|_| number)?);
            }
        }
        Ok(())
    }

    fn line(&mut self, line: &Line) {
        self.plans += 1;
        *match line.ending {
            Ending::Good => &mut self.good,
            Ending::Faulty => &mut self.faulty,
            Ending::Panicked => &mut self.panicked,
        } += 1;
        self.pages += line.pages.unwrap_or_default();
        self.different += usize::from(line.compared == Some(Compared::Different));
        self.missing += usize::from(line.compared == Some(Compared::Missing));
        if !self.ways.contains(&line.way) {
            self.ways.insert(line.way.clone());
        }
        let mut codes: Vec<&str> = line.told.iter().filter_map(|told| told.get("ma").and_then(Value::as_str)).collect();
        codes.sort_unstable();
        for (index, code) in codes.iter().enumerate() {
            let count = self.codes.entry((*code).to_string()).or_default();
            count.0 += 1;
            count.1 += usize::from(index == 0 || codes[index - 1] != *code);
        }
    }

    /// For programs.
    pub(crate) fn json(&self) -> Value {
        let codes: BTreeMap<&str, Value> = self
            .codes
            .iter()
            .map(|(code, (times, plans))| (code.as_str(), json!({"lan": times, "ke_hoach": plans})))
            .collect();
        json!({"ke_hoach": self.plans, "tot": self.good, "loi": self.faulty, "hoang": self.panicked,
            "so_trang": self.pages, "khac": self.different, "thieu": self.missing, "ma": codes,
            "khoa_sha256": self.ways})
    }
}
