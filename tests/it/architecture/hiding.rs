//! The guards held to what they promise: each place where a fault could hide, and each likeness of a fault that is none.

use std::path::Path;

use super::rules::{self, LAYERS};
use super::source::Source;

/// The rule's faults in a text that stands in `src/<module>.rs`.
fn faults(rule: fn(&Source) -> Vec<String>, module: &str, text: &str) -> Vec<String> {
    let names: Vec<&str> = module.split("::").collect();
    rule(&Source::new(Path::new("x.rs"), &names, text))
}

fn caught(rule: fn(&Source) -> Vec<String>, module: &str, text: &str) {
    assert!(!faults(rule, module, text).is_empty(), "unseen in {module}:\n{text}");
}

fn passes(rule: fn(&Source) -> Vec<String>, module: &str, text: &str) {
    assert_eq!(faults(rule, module, text), Vec::<String>::new(), "in {module}:\n{text}");
}

/// What stands before and behind the test modules in the middle of a file.
const TESTS: &str = "#[cfg(test)]\nmod tests;\n#[cfg(test)]\npub(crate) mod sample;\n#[cfg(test)]\n#[rustfmt::skip]\nmod more \
                     { fn f() { let s = \"}\"; } }\n#[cfg(test)]\nuse crate::cli::x;\n";

#[test]
fn what_follows_a_test_module_is_seen() {
    caught(rules::imports_up, "style", &format!("{TESTS}use crate::layout::Flow;"));
    caught(rules::holds_words, "write::docx", &format!("{TESTS}const S: &str = \"Phụ lục\";"));
    caught(rules::reaches_outside, "layout::flow", &format!("{TESTS}fn f() {{ std::env::var(\"X\"); }}"));
    caught(rules::names_an_era, "layout", &format!("{TESTS}const S: &str = \"nd30-2020\";"));
}

#[test]
fn only_modules_and_imports_of_tests_are_left_out() {
    passes(rules::imports_up, "style", TESTS);
    passes(
        rules::imports_up,
        "style",
        "#[cfg(test)] mod tests { use crate::cli::X; mod deep { fn f() {} } use crate::seal; }",
    );
    caught(rules::imports_up, "style", "#[cfg(test)] fn helper() { crate::cli::run(); }");
    caught(rules::imports_up, "style", "#[cfg(unix)] mod tests { use crate::cli::X; }");
    caught(rules::imports_up, "style", "mod tests { use crate::cli::X; }");
    caught(rules::imports_up, "style", "/* #[cfg(test)] mod tests { */ use crate::cli::X;");
    caught(rules::imports_up, "style", "const S: &str = \"#[cfg(test)] mod tests {\"; use crate::cli::X;");
}

#[test]
fn imports_of_every_spelling_are_seen() {
    for text in [
        "use crate::layout;",
        "use crate::layout as page;",
        "use crate::{units, layout::Flow};",
        "use crate::{units::{Emu, Pt}, text::{self}, seal::{pdf::{File}}};",
        "use {std::fmt, crate::cli};",
        "use crate::\n    // the next line\n    layout\n    ::Flow;",
        "pub(crate) use crate :: layout :: Flow;",
        "use r#crate::layout;",
        "fn f() -> crate::layout::Flow { todo() }",
        "fn f() { let x = <crate::layout::Flow as Default>::default(); }",
        "fn f() { crate::units::map::<crate::layout::Flow>(); }",
        "macro_rules! flow { () => { $crate::layout::Flow::new() }; }",
        "macro_rules! any { ($layer:ident) => { crate::$layer::run() }; }",
        "crate::layout::flow!(1);",
        "use super::super::layout::Flow;",
        "use super::{super::layout, columns};",
        "use self::super::super::layout;",
        "mod inner { use super::super::super::layout::Flow; }",
        "use crate::*;",
        "use super::super::*;",
        "use crate as all;",
        "use crate::{self as all};",
        "use super::super as all;",
        "extern crate self as all;",
        "use crate::a_macro_of_the_root;",
    ] {
        caught(rules::imports_up, "style::flow", text);
    }
    caught(rules::imports_up, "units", "use super::text;");
    caught(rules::imports_up, "units", "use super::*;");
    caught(rules::imports_up, "a_new_layer", "");
}

#[test]
fn imports_down_and_likenesses_pass() {
    for text in [
        "use crate::style::columns; use crate::units::{self, Emu}; pub(crate) struct A; pub(in crate::style) struct B;",
        "use super::{columns, line::{self, Line}}; pub(super) fn f(&self) -> bool { self.layout.is_some() }",
        "use super::super::units; mod inner { use super::super::columns; use super::Line; }",
        "//! Made for [`crate::layout`].\n/// See [`crate::cli`]. /* */\nfn f() {} /* crate::cli /* crate::seal */ */",
        "const A: &str = \"crate::layout\"; const B: &str = r#\"use crate::\"cli\"\"#; const C: &[u8] = b\"crate::seal\";",
        "fn f<'a>(x: &'a str) -> char { if x == \"\\\"\" { '\"' } else { '\\'' } } // crate::cli",
        "use crate::era::{Era, layouts}; fn f(layout: &L) { layout::run(); }",
    ] {
        passes(rules::imports_up, "style::flow", text);
    }
    let all: String = LAYERS.iter().map(|l| format!("use crate::{l}::x;")).collect();
    passes(rules::imports_up, "cli", &all);
    assert_eq!(faults(rules::imports_up, "units", &all).len(), LAYERS.len() - 1);
}

#[test]
fn words_are_seen_wherever_they_stand() {
    for text in [
        "const S: &str = \"Phụ lục\";",
        "const S: &str = \"https://x.vn/\"; const T: &str = \"Đ\";",
        "const S: &str = \"Ph\\u{1ee5} l\\u{1EE5}c\";",
        "const S: &str = r\"– \";",
        "const C: char = 'ụ';",
        "fn phụ_lục() {}",
        "const S: &str = /* mới */ \"// Phụ\";",
        "const S: &str = include_str!(\"words.txt\");",
    ] {
        caught(rules::holds_words, "write", text);
    }
    passes(
        rules::holds_words,
        "write",
        "// Phụ lục\n/* Phụ /* lục */ Đ */ const S: &str = \"\\u{a0}\\u{feff}//\"; /// Đ\nfn f() {}",
    );
}

#[test]
fn ways_outside_are_seen() {
    for text in [
        "use std::env;",
        "use std::{env, fmt};",
        "use std::{fmt, io::{self, stdin}};",
        "use ::std::fs::File;",
        "use std::*;",
        "use std as s;",
        "use {std as s};",
        "extern crate std as s;",
        "fn f() { std::process::exit(1) }",
        "use std::io::*;",
        "use std::time::{Duration, Instant};",
        "use std::collections::HashMap;",
        "fn f() { println!(\"x\"); }",
    ] {
        caught(rules::reaches_outside, "layout", text);
    }
    passes(
        rules::reaches_outside,
        "layout",
        "use std::io::{self, Read}; use std::collections::BTreeMap; // std::env\nconst S: &str = \"std::fs\";",
    );
}

#[test]
fn tricks_on_the_guards_are_seen() {
    for text in [
        "include!(\"more.txt\");",
        "#[path = \"up.txt\"] mod up;",
        "#[cfg_attr(unix, path = \"up.txt\")] mod up;",
        "#[macro_use] mod macros;",
        "#[macro_export] macro_rules! up { () => {}; }",
    ] {
        caught(rules::hides, "style", text);
    }
    for text in [
        "#![allow(dead_code)]",
        "#[ allow (unused)] fn f() {}",
        "#[cfg_attr(not(test), allow(dead_code))] fn f() {}",
        "#[expect(clippy::too_many_arguments, reason = \"x\")] fn f() {}",
        "#[expect(clippy::large_enum_variant)] enum E {}",
    ] {
        caught(rules::silences_a_lint, "style", text);
    }
    passes(
        rules::silences_a_lint,
        "style",
        "// #[allow(x)]\n#[expect(clippy::ptr_arg, reason = \"serde\")] fn allow() { x.expect(\"y\") }",
    );
}

#[test]
fn a_fault_names_file_and_line() {
    let text = "/* one\ntwo */\nconst S: &str = \"a\\\n  b\";\nuse crate::layout::Flow;\n";
    assert_eq!(faults(rules::imports_up, "style", text), ["x.rs:5: imports layout, which is above style"]);
}
