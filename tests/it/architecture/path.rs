//! Paths as code writes them, in imports and anywhere else, resolved to what they name.

use super::source::{Source, around};
use super::token::{Kind, Token};

/// What a path names, from `crate` or from a library on, and the line it stands on.
pub(super) struct Path {
    /// `["crate", "layout", "flow"]`; the last is `*` where everything is imported.
    pub names: Vec<String>,
    pub line: usize,
}

/// The libraries that come with the language.
const STANDARD: [&str; 3] = ["std", "core", "alloc"];

/// Every path of the code that starts at `crate`, `super`, `self` or the standard library. A tree in braces gives one path
/// for each of its ends.
pub(super) fn paths(source: &Source) -> Vec<Path> {
    let code = &source.code;
    let around = around(code);
    let mut out = Vec::new();
    let mut at = 0;
    while at < code.len() {
        if starts_path(code, at) {
            let here: Vec<String> = source.module.iter().chain(&around[at]).cloned().collect();
            let mut ends = Vec::new();
            at = tree(code, at, &[], &mut ends);
            out.extend(ends.into_iter().map(|(names, line)| Path { names: resolved(&here, &names), line }));
        } else {
            at += 1;
        }
    }
    out
}

/// Whether a path starts at this word. `pub(crate)`, `pub(super)` and a method's `self` are none.
fn starts_path(code: &[Token], at: usize) -> bool {
    let next = |mark: &str| code.get(at + 1).is_some_and(|t| t.is(mark));
    let after = |mark: &str| at > 0 && code[at - 1].is(mark);
    match code[at].text.as_str() {
        _ if code[at].kind != Kind::Word => false,
        "crate" => !next(")"),
        "super" => !next(")") && !after("::"),
        "self" => next("::") && !after("::"),
        word if STANDARD.contains(&word) => next("::") || next("as") || after("use") || after("crate"),
        _ => false,
    }
}

/// Reads a path or a tree of paths that follows `before`; gives the place behind it.
fn tree(code: &[Token], mut at: usize, before: &[String], ends: &mut Vec<(Vec<String>, usize)>) -> usize {
    let mut names = before.to_vec();
    while let Some(token) = code.get(at) {
        if token.is("{") {
            at += 1;
            while code.get(at).is_some_and(|t| !t.is("}")) {
                at = tree(code, at, &names, ends);
                // `as name`, and the comma.
                while code.get(at).is_some_and(|t| !t.is("}") && !t.is(",")) {
                    at += 1;
                }
                at += usize::from(code.get(at).is_some_and(|t| t.is(",")));
            }
            return at + 1;
        }
        if token.kind != Kind::Word && !token.is("*") {
            break;
        }
        names.push(token.text.clone());
        at += 1;
        if !code.get(at).is_some_and(|t| t.is("::")) {
            break;
        }
        at += 1;
    }
    let line = code[at.min(code.len()) - 1].line;
    ends.push((names, line));
    at
}

/// The path from the root on, for one that is written in the module `here`.
fn resolved(here: &[String], names: &[String]) -> Vec<String> {
    if names.first().is_some_and(|n| STANDARD.contains(&n.as_str())) {
        return names.to_vec();
    }
    let mut out: Vec<String> = std::iter::once("crate".to_owned()).chain(here.iter().cloned()).collect();
    for name in names {
        match name.as_str() {
            "crate" => out.truncate(1),
            // Above the root there is nothing: what would not compile counts as the root.
            "super" => out.truncate(out.len().saturating_sub(1).max(1)),
            "self" => {}
            _ => out.push(name.clone()),
        }
    }
    out
}
