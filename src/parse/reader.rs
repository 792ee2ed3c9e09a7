//! What every part of the parser shares: the diagnostics, the places, and mappings checked against the registry.

use super::keys::{self, Mapping};
use super::notes::Notes;
use crate::diag::{Clause, Diagnostic, FileId, Place, rules};
use crate::model::{KeyPath, Provenance};
use crate::text::near;
use crate::typed::Leftovers;
use crate::yaml::{Entry, Node, Value};

/// So many keys are all named.
const FEW: usize = 12;

/// Collects places and faults while a file is read.
pub(super) struct Reader {
    pub file: FileId,
    pub diagnostics: Vec<Diagnostic>,
    pub provenance: Provenance,
    pub notes: Notes,
    pub leftovers: Leftovers,
    /// The keys that misspelt ones were meant as: they are not missing as well. With the place of their group.
    misspelt: Vec<(String, Place)>,
}

/// A mapping whose keys are known.
pub(super) struct Fields<'n> {
    mapping: &'static Mapping,
    entries: &'n [Entry],
    pub path: KeyPath,
    pub place: Place,
}

impl<'n> Fields<'n> {
    /// The value of a key and its path; nothing where it is absent or blank.
    pub(super) fn get(&self, key: &str) -> Option<(&'n Node, KeyPath)> {
        debug_assert!(self.mapping.key(key).is_some(), "{}.{key} is not in the registry", self.mapping.id);
        let entry = self.entries.iter().find(|e| e.key == key && !e.value.is_null())?;
        Some((&entry.value, child(&self.path, key)))
    }

    /// Where a key stands, if it was written with a value.
    pub(super) fn key_place(&self, key: &str) -> Option<Place> {
        self.entries.iter().find(|e| e.key == key && !e.value.is_null()).map(|e| e.place)
    }

    /// The keys that were written with a value, in the order of the file.
    pub(super) fn written(&self) -> impl Iterator<Item = &'n str> {
        self.entries.iter().filter(|e| !e.value.is_null()).map(|e| e.key.as_str())
    }
}

/// The path of a key; the root of the profile is `don_vi:`.
fn child(path: &KeyPath, key: &str) -> KeyPath {
    if path.as_str().ends_with(':') { KeyPath(format!("{}{key}", path.as_str())) } else { path.key(key) }
}

/// What a value is, for messages.
fn found(node: &Node) -> &'static str {
    match &node.value {
        Value::Null => "để trống",
        Value::Scalar(scalar) if scalar.text.trim().is_empty() => "để trống",
        Value::Scalar(_) => "chữ",
        Value::List(_) => "danh sách",
        Value::Map(_) => "nhóm khóa",
    }
}

impl Reader {
    pub(super) fn new(file: FileId) -> Reader {
        Reader {
            file,
            diagnostics: Vec::new(),
            provenance: Provenance::default(),
            notes: Notes::default(),
            leftovers: Leftovers::default(),
            misspelt: Vec::new(),
        }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports what is left over of Markdown in the whole file.
    pub(super) fn end_leftovers(&mut self) {
        let left = std::mem::take(&mut self.leftovers);
        self.diagnostics.extend(left.diagnostics());
    }

    /// A value of the wrong type.
    pub(super) fn wrong(&mut self, node: &Node, path: &KeyPath, wanted: &str, advice: &str) {
        let what = format!("'{}' phải là {wanted}, ở đây là {}", path.as_str(), found(node));
        self.report(Diagnostic::of(&rules::GIATRI_01, what).at(node.place).advise(advice));
    }

    /// Notes where the value of a path stands.
    pub(super) fn record(&mut self, path: &KeyPath, place: Place) {
        self.provenance.record(path, place);
    }

    /// A mapping; its keys that the registry does not know, or not yet, are reported.
    pub(super) fn fields<'n>(
        &mut self,
        node: &'n Node,
        mapping: &'static Mapping,
        path: &KeyPath,
    ) -> Option<Fields<'n>> {
        if !path.as_str().is_empty() {
            self.record(path, node.place);
        }
        let Value::Map(map) = &node.value else {
            let example = mapping.keys.first().map_or("", |k| k.name);
            let name = if path.as_str().is_empty() { mapping.called } else { path.as_str() };
            let what = format!("'{name}' phải gồm các khóa, ở đây là {}", found(node));
            self.report(
                Diagnostic::of(&rules::GIATRI_01, what)
                    .at(node.place)
                    .advise(format!("viết mỗi khóa một dòng, như '{example}: …'")),
            );
            return None;
        };
        // A key with nothing behind it: what should stand further in may follow.
        let mut open: Option<&'static keys::Key> = None;
        for entry in &map.entries {
            match mapping.key(&entry.key) {
                None => self.unknown(entry, mapping, (node.place, open)),
                Some(key) => {
                    open = entry.value.is_null().then_some(key);
                    let place = if entry.value.is_null() { entry.place } else { entry.value.place };
                    self.record(&child(path, &entry.key), place);
                }
            }
        }
        Some(Fields { mapping, entries: &map.entries, path: path.clone(), place: node.place })
    }

    /// `around`: the group it stands in, and the key above it that has no value.
    fn unknown(&mut self, entry: &Entry, mapping: &'static Mapping, around: (Place, Option<&'static keys::Key>)) {
        let (group, open) = around;
        let shown: String = entry.key.chars().take(40).collect();
        let diagnostic =
            Diagnostic::of(&rules::KHOA_01, format!("{} không có khóa '{shown}'", mapping.called)).at(entry.place);
        if let Some((key, value)) = entry.key.split_once(':').filter(|(key, _)| mapping.key(key).is_some()) {
            self.misspelt.push((key.to_string(), group));
            let advice = format!("sau dấu hai chấm phải có một khoảng trắng: '{key}: {value}'");
            return self.report(diagnostic.advise(advice));
        }
        let folded = near::fold(&entry.key);
        if let Some((_, why)) = keys::NOT_OFFERED.iter().find(|(name, _)| *name == folded) {
            return self.report(diagnostic.advise(*why));
        }
        let belongs = |parent: &str| format!("khóa '{folded}' viết trong '{parent}', thụt vào dưới nó");
        let has = |inner: &Mapping| inner.key(&folded).is_some() || inner.aliases.iter().any(|(a, _)| *a == folded);
        if let Some(parent) = open.filter(|key| key.inner().is_some_and(has)) {
            return self.report(diagnostic.advise(belongs(parent.name)));
        }
        let usable = || mapping.keys.iter().map(|k| k.name);
        let alias = mapping.aliases.iter().find(|(a, _)| *a == folded).map(|(_, name)| *name);
        let near = usable().find(|k| *k == folded).or(alias).or_else(|| near::nearest(&entry.key, usable()));
        // A key of this mapping that is only spelt otherwise is nowhere else.
        let elsewhere = elsewhere(&folded, mapping).filter(|_| mapping.key(&folded).is_none());
        let diagnostic = match (near, elsewhere) {
            (_, Some(parent)) if alias.is_none() => diagnostic.advise(belongs(parent)),
            (Some(name), _) => {
                self.misspelt.push((name.to_string(), group));
                diagnostic
                    .advise(format!("có phải là '{name}'?"))
                    .fix(crate::diag::Fix { place: entry.place, text: name.to_string() })
            }
            (None, _) if !std::ptr::eq(mapping, &keys::PLAN) && keys::PLAN.key(&folded).is_some() => {
                diagnostic.advise(format!("'{folded}' là khóa của cả tệp kế hoạch: viết sát lề, không thụt vào"))
            }
            (None, _) => diagnostic.advise(offered(&entry.key, usable().collect())),
        };
        self.report(diagnostic);
    }

    /// A part that must be there; the era's entry about it has the clause.
    pub(super) fn missing(&mut self, what: String, place: Place, entry: &'static str, advice: &str) {
        if !self.meant(&what, place) {
            self.report(Diagnostic::of(&rules::KHOA_03, what).by(Clause::Entry(entry)).at(place).advise(advice));
        }
    }

    /// A key that the program needs beside others; no law asks for it.
    pub(super) fn lacking(&mut self, what: String, place: Place, advice: &str) {
        if !self.meant(&what, place) {
            self.report(Diagnostic::of(&rules::KHOA_03, what).by(Clause::None).at(place).advise(advice));
        }
    }

    /// Whether what is missing was only misspelt, and said so.
    fn meant(&self, what: &str, place: Place) -> bool {
        self.misspelt.iter().any(|(key, group)| what.contains(&format!("'{key}'")) || *group == place)
    }
}

/// The keys to choose from: all of a few, of many those that are nearest.
fn offered(written: &str, mut names: Vec<&'static str>) -> String {
    if names.len() <= FEW {
        return format!("các khóa dùng được: {}", names.join(", "));
    }
    near::sort(written, &mut names);
    names.truncate(5);
    format!("gần nghĩa có: {}; mọi khóa xem ở README hoặc 'kehoach schema'", names.join(", "))
}

/// The key of a mapping under which a key of this name belongs.
fn elsewhere(name: &str, mapping: &'static Mapping) -> Option<&'static str> {
    mapping.keys.iter().find_map(|k| {
        let inner = k.inner()?;
        (!std::ptr::eq(inner, mapping) && inner.id != keys::KEPT.id && inner.key(name).is_some()).then_some(k.name)
    })
}

/// Whether a key may stand in the group of another one, a key of the plan or of the profile.
pub(super) fn belongs(parent: &str, key: &str) -> bool {
    let parents = [&keys::PLAN, &keys::AGENCY].into_iter().filter_map(|mapping| mapping.key(parent));
    let folded = near::fold(key);
    parents
        .filter_map(keys::Key::inner)
        .any(|m| m.key(&folded).is_some() || m.aliases.iter().any(|(alias, _)| *alias == folded))
}
