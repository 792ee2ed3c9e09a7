//! The steps of deriving, styling and layout stand in no circle: none needs another that needs it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every word of code.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The imports of a file: what stands between `use` and `;`, without its tests.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    let code = &text[..text.find("#[cfg(test)]").unwrap_or(text.len())];
    code.split(';').filter_map(|item| item.rsplit_once("\nuse ").or(item.rsplit_once("\npub use ")).map(|(_, i)| i))
}

/// The files of a module of the folder, itself and those below it.
fn files(folder: &Path, module: &str) -> Vec<PathBuf> {
    let below = fs::read_dir(folder.join(module)).into_iter().flatten().map(|entry| entry.unwrap().path());
    let all = below.chain([folder.join(module).with_extension("rs")]);
    all.filter(|path| path.extension().is_some_and(|e| e == "rs") && path.exists() && !path.ends_with("tests.rs"))
        .collect()
}

/// Which modules of a folder each module imports, by their names and by what the folder hands on of them.
fn graph(folder: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let here = format!("crate::{}::", folder.file_name().unwrap().to_string_lossy());
    let root = fs::read_to_string(folder.join("mod.rs")).unwrap();
    let declared = root.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    let modules: Vec<&str> = declared.filter(|module| !["sample", "tests"].contains(module)).collect();
    let mut handed_on: BTreeMap<&str, &str> = modules.iter().map(|module| (*module, *module)).collect();
    for import in imports(&root) {
        let mut path = words(import);
        let Some(module) = path.next().filter(|first| modules.contains(first)) else { continue };
        handed_on.extend(path.map(|name| (name, module)));
    }
    let of = |module: &str| {
        let mut needs = BTreeSet::new();
        for path in files(folder, module) {
            let text = fs::read_to_string(path).unwrap();
            let own = imports(&text).filter(|import| import.contains("super::") || import.contains(&here));
            let inline = text.split("super::").skip(1).filter_map(|rest| words(rest).next());
            needs.extend(
                own.flat_map(words).chain(inline).filter_map(|w| handed_on.get(w)).map(|name| name.to_string()),
            );
        }
        needs.remove(module);
        needs
    };
    modules.iter().map(|module| (module.to_string(), of(module))).collect()
}

/// The modules of a layer stand in no circle. `known`: some of them, and what they do need.
#[track_caller]
fn no_circle(layer: &str, known: [(&str, &str); 2]) {
    let mut graph = graph(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(layer));
    assert!(known.iter().all(|(module, need)| graph[*module].contains(*need)), "{graph:?}");
    // What needs nothing that is left stands in no circle.
    loop {
        let left: BTreeSet<String> = graph.keys().cloned().collect();
        graph.retain(|_, needs| needs.iter().any(|need| left.contains(need)));
        if graph.len() == left.len() {
            break;
        }
    }
    assert!(graph.is_empty(), "{layer}: circles among {graph:?}");
}

#[test]
fn no_step_of_deriving_needs_one_that_needs_it() {
    no_circle("normalise", [("annex", "label"), ("choices", "page_choices")]);
}

#[test]
fn no_step_of_styling_needs_one_that_needs_it() {
    no_circle("style", [("flow", "pair"), ("line", "context")]);
}

#[test]
fn no_step_of_layout_needs_one_that_needs_it() {
    no_circle("layout", [("rows", "strip"), ("flow", "borders")]);
}
