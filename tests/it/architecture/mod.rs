//! The house rules, held by reading the sources: imports point down, writers hold no words, sources stay small. What is
//! compiled for tests only is read apart; nothing else of a file goes unseen ([`hiding`] holds the guards to that).

mod citations;
mod hiding;
mod path;
mod rules;
mod source;
mod token;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use source::{Crate, Source};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The library; the program beside it is a `main` of a few lines.
fn library() -> &'static Crate {
    static LIBRARY: OnceLock<Crate> = OnceLock::new();
    LIBRARY.get_or_init(|| Crate::load(&root().join("src/lib.rs")))
}

/// All Rust files below a folder, but for what Cargo has built there (`tests/fuzz/target`): it marks its folders.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let mut out = BTreeSet::new();
    if folder.join("CACHEDIR.TAG").exists() {
        return out;
    }
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.insert(path);
        }
    }
    out
}

/// Fails with every fault that the rule finds in the sources it is asked about.
fn hold(rule: impl Fn(&Source) -> Vec<String>, asked: impl Fn(&Source) -> bool) {
    let asked: Vec<&Source> = library().product.iter().filter(|s| asked(s)).collect();
    assert!(!asked.is_empty());
    let faults: Vec<String> = asked.into_iter().flat_map(rule).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn imports_point_down() {
    hold(rules::imports_up, |_| true);
}

#[test]
fn layout_and_writers_hold_no_words() {
    hold(rules::holds_words, |s| matches!(s.layer(), Some("layout" | "write")));
}

#[test]
fn no_era_is_named_in_code() {
    hold(rules::names_an_era, |_| true);
}

#[test]
fn no_code_cites_a_decree() {
    hold(citations::cites, |_| true);
}

#[test]
fn nothing_below_the_command_line_reads_clock_files_or_environment() {
    hold(rules::reaches_outside, |s| s.layer() != Some("cli"));
}

#[test]
fn nothing_hides_from_the_guards() {
    hold(rules::hides, |_| true);
}

#[test]
fn every_source_belongs_to_the_crate() {
    let library = library();
    let mut known = library.tests.clone();
    known.extend(library.product.iter().map(|s| s.path.clone()));
    known.insert(root().join("src/main.rs"));
    // A crate of its own: what hands raw memory to a browser.
    known.insert(root().join("src/web/wasm/lib.rs"));
    assert_eq!(known, files(&root().join("src")));
}

#[test]
fn no_lint_is_switched_off() {
    let all = files(&root().join("src")).into_iter().chain(files(&root().join("tests")));
    let faults: Vec<String> = all.flat_map(|path| rules::silences_a_lint(&Source::whole(&path))).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    // Clippy counts the parameters, of tests too.
    assert!(fs::read_to_string(root().join("clippy.toml")).unwrap().contains("\ntoo-many-arguments-threshold = 6\n"));
}

#[test]
fn sources_stay_small() {
    for (folder, most) in [("src", 400), ("tests", 500)] {
        let lines = |path: &PathBuf| fs::read_to_string(path).unwrap().lines().count();
        let all = files(&root().join(folder)).into_iter().map(|path| (lines(&path), path));
        let long: Vec<String> =
            all.filter(|(n, _)| *n > most).map(|(n, path)| format!("{} has {n} lines", path.display())).collect();
        assert!(long.is_empty(), "split by step, at most {most} lines:\n{}", long.join("\n"));
    }
}

/// What a lock file says the product is made of.
fn locked(file: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(file)).unwrap();
    let product = text.split("[[package]]").find(|package| package.contains("name = \"kehoach\"\n")).unwrap();
    let list = product.split_once("dependencies = [").unwrap().1;
    list.lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.split(['"', ' ']).next())
        .map(str::to_string)
        .collect()
}

/// The fuzzer is a crate of its own with a lock of its own, and builds with `--locked`: a new dependency belongs there too.
#[test]
fn the_fuzzer_locks_what_the_product_needs() {
    let mut product = locked("Cargo.lock");
    // Only the feature `python` brings it, which the fuzzer does not build.
    assert!(product.remove("pyo3"));
    assert_eq!(locked("tests/fuzz/Cargo.lock"), product);
    assert!(locked("Cargo.lock").contains("tera"));
}
