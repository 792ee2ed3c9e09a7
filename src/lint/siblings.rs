//! Units of one kind below one unit, side by side; found once for all rules.

use std::collections::BTreeMap;

use super::text::{Paragraph, Text, Zone};
use crate::model::SectionKind;

/// What siblings have in common.
type Key = (Zone, Option<usize>, Option<usize>, Option<SectionKind>);

/// The siblings of a document.
#[derive(Debug)]
pub(crate) struct Siblings {
    /// The group of each paragraph.
    of: Vec<usize>,
    /// The paragraphs of each group, in their order.
    groups: Vec<Vec<usize>>,
}

impl Siblings {
    /// Those of a text.
    pub(super) fn of(text: &Text<'_>) -> Siblings {
        let mut known: BTreeMap<Key, usize> = BTreeMap::new();
        let (mut of, mut groups) = (Vec::with_capacity(text.paragraphs.len()), Vec::new());
        for (number, paragraph) in text.iter() {
            let group = *known.entry(key(paragraph)).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[group].push(number);
            of.push(group);
        }
        Siblings { of, groups }
    }

    /// The paragraphs beside one, itself among them.
    pub(crate) fn beside(&self, paragraph: usize) -> &[usize] {
        self.of.get(paragraph).and_then(|group| self.groups.get(*group)).map_or(&[], Vec::as_slice)
    }

    /// Every group, in the order of its first paragraph.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &[usize]> {
        self.groups.iter().map(Vec::as_slice)
    }
}

fn key(paragraph: &Paragraph<'_>) -> Key {
    let kind = paragraph.unit.as_ref().map(|unit| unit.kind);
    // Articles are numbered through all chapters.
    let parent = paragraph.parent.filter(|_| kind != Some(SectionKind::Dieu));
    (paragraph.zone, paragraph.annex, parent, kind)
}
