//! The house rules, held by grep: imports point down, writers hold no words, sources stay small.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, lowest first: a module imports only modules before it.
const LAYERS: &[&str] = &[
    "units",
    "text",
    "diag",
    "world",
    "yaml",
    "model",
    "block",
    "page",
    "font",
    "era",
    "typed",
    "parse",
    "normalise",
    "markup",
    "template",
    "style",
    "layout",
    "write",
    "pipeline",
    "seal",
    "cli",
];

/// Files that their module compiles for tests only.
fn is_test_module(path: &Path) -> bool {
    ["tests.rs", "testing.rs", "sample.rs"].iter().any(|name| path.ends_with(name))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            // Folders of tests beside the code they test.
            if path.file_name().is_some_and(|n| n != "tests") {
                files.extend(sources(&path));
            }
        } else if path.extension().is_some_and(|e| e == "rs") && !is_test_module(&path) {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The code of a file without its comments and without its tests, which stand last.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let end = text.find("#[cfg(test)]").unwrap_or(text.len());
    text[..end].lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn layer_of(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().to_string();
    Some(first.trim_end_matches(".rs").to_string()).filter(|n| n != "lib" && n != "main")
}

#[test]
fn imports_point_down() {
    for path in sources(&root().join("src")) {
        let Some(layer) = layer_of(&path) else { continue };
        let own = LAYERS.iter().position(|l| *l == layer).unwrap_or_else(|| panic!("{layer} is in no layer"));
        for (higher, name) in LAYERS.iter().enumerate().skip(own + 1) {
            let _ = higher;
            let import = format!("crate::{name}");
            let found = code(&path).lines().any(|l| {
                l.match_indices(&import)
                    .any(|(at, _)| !l[at + import.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'))
            });
            assert!(!found, "{} imports {name}, which is above it", path.display());
        }
    }
}

#[test]
fn layout_and_writers_hold_no_words() {
    for folder in ["layout", "write"] {
        for path in sources(&root().join("src").join(folder)) {
            for (number, line) in code(&path).lines().enumerate() {
                let code = line.split("//").next().unwrap();
                assert!(code.is_ascii(), "{}:{}: {line}", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn no_era_is_named_in_code() {
    for path in sources(&root().join("src")) {
        // The loader embeds the files by their names; nothing else knows them.
        if path.ends_with("era/load.rs") {
            continue;
        }
        for name in ["nd30", "tt01", "ttlt55"] {
            assert!(!code(&path).contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn nothing_below_the_command_line_reads_clock_files_or_environment() {
    for path in sources(&root().join("src")) {
        if layer_of(&path).is_none_or(|l| l == "cli") {
            continue;
        }
        let code = code(&path);
        for word in ["std::fs", "std::env", "SystemTime", "Instant::now", "HashMap", "HashSet", "rand::"] {
            assert!(!code.contains(word), "{} uses {word}", path.display());
        }
    }
}

#[test]
fn sources_stay_small() {
    for path in sources(&root().join("src")) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 500, "{} has {lines} lines: split it by step", path.display());
    }
}
