//! The registry against itself, and the README against the registry.

use std::collections::BTreeSet;

use super::*;
use crate::era::EraTable;
use crate::parse::testing::{inner, reachable};

const README: &str = include_str!("../../../README.md");

#[test]
fn the_registry_agrees_with_itself_and_with_the_model() {
    for mapping in ALL.into_iter().chain([&*NOTATIONS, &*DETAILS]) {
        for (i, key) in mapping.keys.iter().enumerate() {
            assert_eq!(key.name, crate::text::near::fold(key.name), "{}", mapping.id);
            assert!(mapping.keys[..i].iter().all(|k| k.name != key.name), "{}.{}", mapping.id, key.name);
            assert!(key.about.ends_with('.'), "{}.{}", mapping.id, key.name);
        }
        for name in mapping.required.iter().copied().chain(mapping.aliases.iter().map(|(_, n)| *n)) {
            assert!(mapping.key(name).is_some() || mapping.id == "nguoi_ky", "{}.{name}", mapping.id);
        }
        for (alias, _) in mapping.aliases {
            assert!(mapping.key(alias).is_none(), "{}.{alias}", mapping.id);
        }
    }
    let kinds: Vec<_> = crate::model::SectionKind::ALL.iter().map(|k| k.key()).collect();
    assert_eq!(kinds, KINDS);
}

/// The lines of the README below a heading, to the next one.
fn chapter(heading: &str) -> Vec<&'static str> {
    let mut lines = README.lines().skip_while(|l| l.trim_start_matches('#').trim() != heading);
    assert!(lines.next().is_some(), "the README has no chapter '{heading}'");
    lines.take_while(|l| !l.starts_with('#')).collect()
}

/// The words inside backquotes.
fn words(text: &'static str) -> BTreeSet<&'static str> {
    let spans = text.split('`').skip(1).step_by(2);
    spans.flat_map(|s| s.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')).filter(|w| !w.is_empty()).collect()
}

/// Keys in the first column of a table, with all of their row's words.
fn rows(heading: &str) -> Vec<(Vec<&'static str>, BTreeSet<&'static str>)> {
    let row = |line: &'static str| {
        let first = line.strip_prefix("| `")?.split(" | ").next()?;
        Some((first.trim_end_matches('`').split("`, `").collect(), words(line)))
    };
    chapter(heading).into_iter().filter_map(row).collect()
}

/// The key that a path like `ky.thay` names.
fn resolved(path: &str) -> Option<&'static Key> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let key = PLAN.key(first)?;
    if rest.is_empty() { Some(key) } else { inner(key.shape).and_then(|m| m.key(rest)) }
}

#[test]
fn the_readme_has_every_key_of_the_plan() {
    let table = rows("Các khóa");
    for path in table.iter().flat_map(|(paths, _)| paths) {
        assert!(resolved(path).is_some(), "the README has a key that the program has not: {path}");
    }
    let body: BTreeSet<&str> = ["Nội dung là danh sách", "Bảng trong danh sách", "Hình"]
        .into_iter()
        .flat_map(chapter)
        .flat_map(words)
        .collect();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut missing = Vec::new();
    for top in PLAN.keys {
        let of_key = |path: &&str| path.split('.').next() == Some(top.name);
        let mine: Vec<_> = table.iter().filter(|(paths, _)| paths.iter().any(&of_key)).collect();
        if !mine.iter().any(|(paths, _)| paths.contains(&top.name)) {
            missing.push(top.name.to_owned());
        }
        // What a mapping holds is told where it is first used; the types have a table of their own.
        let words: BTreeSet<&str> = mine.iter().flat_map(|(_, words)| words).copied().collect();
        for mapping in inner(top.shape).into_iter().flat_map(reachable) {
            if [NOTATIONS.id, DETAILS.id].contains(&mapping.id) || !told.insert(mapping.id) {
                continue;
            }
            let words = if matches!(top.shape, Shape::Body(_)) { &body } else { &words };
            let unsaid = mapping.keys.iter().filter(|key| !words.contains(key.name));
            missing.extend(unsaid.map(|key| format!("{}: {}.{}", top.name, mapping.id, key.name)));
        }
    }
    assert_eq!(missing, Vec::<String>::new(), "not in the README's table of keys");
    let of_tables: BTreeSet<&str> = rows("Bảng trong danh sách").into_iter().flat_map(|(keys, _)| keys).collect();
    assert_eq!(of_tables, TABLE.keys.iter().map(|k| k.name).collect(), "the README's table of a table's keys");
    let of_pictures: BTreeSet<&str> = rows("Hình").into_iter().flat_map(|(keys, _)| keys).collect();
    assert_eq!(of_pictures, FIGURE.keys.iter().map(|k| k.name).collect(), "the README's table of a picture's keys");
}

#[test]
fn the_readme_has_every_key_of_the_profile() {
    let mut known: BTreeSet<&str> = chapter("Hồ sơ đơn vị").into_iter().flat_map(words).collect();
    // Keys of a plan mean the same in the profile.
    known.extend(rows("Các khóa").into_iter().flat_map(|(_, words)| words));
    let own = reachable(&AGENCY).into_iter().filter(|m| m.id != NOTATIONS.id);
    let keys = own.flat_map(|m| m.keys.iter().map(move |k| (m.id, k.name)));
    let missing: Vec<_> = keys.filter(|(_, key)| !known.contains(key)).collect();
    assert_eq!(missing, [], "not in the README's chapter on the profile");
}

#[test]
fn the_readme_has_every_type_of_document_and_says_which_have_no_template_yet() {
    let eras = EraTable::default();
    let era = eras.by_name("nd30").unwrap().unwrap();
    let of_table: BTreeSet<&str> = rows("Các loại văn bản").into_iter().flat_map(|(types, _)| types).collect();
    let with_template: BTreeSet<&str> =
        era.loai.iter().filter(|(_, entry)| entry.mau.is_some()).map(|(name, _)| name.as_str()).collect();
    assert_eq!(of_table, with_template);
    let text = chapter("Các loại văn bản").join("\n");
    let none = text.split("Chưa có mẫu: ").nth(1).and_then(|t| t.split('.').next()).unwrap_or_default();
    let named: BTreeSet<String> = none.split(", ").filter(|n| !n.is_empty()).map(str::to_lowercase).collect();
    let printed = |entry: &crate::era::TypeEntry| entry.goi.clone().unwrap_or_else(|| entry.ten.clone()).to_lowercase();
    let without: BTreeSet<String> = era.loai.values().filter(|entry| entry.mau.is_none()).map(printed).collect();
    assert_eq!(named, without);
}

#[test]
fn a_key_that_should_stand_under_the_empty_one_above_is_told_so() {
    for (flat, parent, key) in [
        ("phu_luc:\ntieu_de: DANH SÁCH\n", "phu_luc", "tieu_de"),
        ("phu_luc:\nten: DANH SÁCH\n", "phu_luc", "ten"),
        ("nguyen_van:\nquoc_hieu: A\n", "nguyen_van", "quoc_hieu"),
        ("trinh_bay:\nco_chu: 13\n", "trinh_bay", "co_chu"),
        ("sao:\nhinh_thuc: sao_y\n", "sao", "hinh_thuc"),
        ("ho_so:\nma_co_quan: H01\n", "ho_so", "ma_co_quan"),
    ] {
        let text = format!("{flat}noi_dung: Một.\n{}", crate::parse::testing::FRAME);
        let mut sources = crate::diag::SourceMap::default();
        let said = crate::parse::plan(&text, sources.add("t.yaml", text.as_str())).diagnostics;
        let advice: Vec<&str> = said.iter().filter_map(|d| d.advice.as_deref()).collect();
        let wanted = format!("khóa '{key}' viết trong '{parent}', thụt vào dưới nó");
        assert!(advice.contains(&wanted.as_str()), "{flat}: {advice:?}");
    }
}
