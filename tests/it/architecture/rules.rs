//! The rules that one file can keep or break; each gives its faults.

use super::path::paths;
use super::source::{Source, group};
use super::token::{Kind, Token};

/// The layers, lowest first: a module imports only modules before it.
pub(super) const LAYERS: &[&str] = &[
    "units",
    "text",
    "diag",
    "world",
    "picture",
    "yaml",
    "model",
    "block",
    "page",
    "font",
    "era",
    "typed",
    "parse",
    "import",
    "normalise",
    "markup",
    "template",
    "style",
    "layout",
    "write",
    "lint",
    "pipeline",
    "seal",
    "facade",
    "shard",
    "embed",
    "internals",
    "fuzz",
    "python",
    "cli",
];

/// Names that bring in a clock, chance or an order that changes from run to run.
const UNSTEADY: &[&str] =
    &["SystemTime", "Instant", "HashMap", "HashSet", "RandomState", "DefaultHasher", "getrandom", "rand"];

/// Modules of the standard library that reach outside the program.
const OUTSIDE: &[&str] = &["env", "fs", "net", "os", "process"];

/// Macros that write to the terminal.
const PRINTING: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];

/// Every path leads to the own layer or a lower one.
pub(super) fn imports_up(source: &Source) -> Vec<String> {
    let Some(layer) = source.layer() else { return Vec::new() };
    let Some(own) = LAYERS.iter().position(|l| *l == layer) else {
        return vec![source.fault(1, &format!("the module {layer} is in no layer"))];
    };
    let mut out = Vec::new();
    for path in paths(source).into_iter().filter(|p| p.names[0] == "crate") {
        let Some(name) = path.names.get(1) else {
            out.push(source.fault(path.line, "names the root of the crate, behind which every layer can hide"));
            continue;
        };
        match LAYERS.iter().position(|l| l == name) {
            Some(other) if other <= own => {}
            Some(_) => out.push(source.fault(path.line, &format!("imports {name}, which is above {layer}"))),
            None => out.push(source.fault(path.line, &format!("crate::{name} is in no layer"))),
        }
    }
    out
}

/// No word of the document: nothing beyond ASCII as written, no such letter behind an escape, no text from another file.
pub(super) fn holds_words(source: &Source) -> Vec<String> {
    let mut out = Vec::new();
    for token in &source.code {
        if !token.ascii || token.text.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) {
            out.push(source.fault(token.line, &format!("holds {:?}", token.text)));
        }
    }
    for name in ["include_str", "include_bytes"] {
        out.extend(macros(&source.code, name).map(|t| source.fault(t.line, "takes text from a file")));
    }
    out
}

/// No name of an era, in code or string.
pub(super) fn names_an_era(source: &Source) -> Vec<String> {
    let named = |t: &&Token| ["nd30", "tt01", "ttlt55"].iter().any(|era| t.text.to_lowercase().contains(era));
    source.code.iter().filter(named).map(|t| source.fault(t.line, &format!("names an era: {}", t.text))).collect()
}

/// No clock, files, environment, terminal or chance.
pub(super) fn reaches_outside(source: &Source) -> Vec<String> {
    let mut out = Vec::new();
    for path in paths(source).into_iter().filter(|p| p.names[0] != "crate") {
        let module = path.names.get(1).map_or("*", String::as_str);
        let standard_stream =
            ["stdin", "stdout", "stderr", "*"].contains(&path.names.last().map_or("", String::as_str));
        if module == "*" || OUTSIDE.contains(&module) || module == "io" && standard_stream {
            out.push(source.fault(path.line, &format!("uses {}", path.names.join("::"))));
        }
    }
    let unsteady = source.code.iter().filter(|t| t.kind == Kind::Word && UNSTEADY.contains(&t.text.as_str()));
    out.extend(unsteady.map(|t| source.fault(t.line, &format!("uses {}", t.text))));
    for name in PRINTING {
        out.extend(
            macros(&source.code, name).map(|t| source.fault(t.line, &format!("writes to the terminal: {name}!"))),
        );
    }
    out
}

/// Nothing that would show the guards another text than the compiler's.
pub(super) fn hides(source: &Source) -> Vec<String> {
    let mut out: Vec<String> = macros(&source.code, "include")
        .map(|t| source.fault(t.line, "takes code from a file of another name"))
        .collect();
    for attribute in attributes(&source.code) {
        if sets(attribute, "path") {
            out.push(source.fault(attribute[0].line, "gives a module a file of another name"));
        }
        if sets(attribute, "macro_use") || sets(attribute, "macro_export") {
            out.push(source.fault(attribute[0].line, "makes a macro known without a path"));
        }
    }
    out
}

/// No lint of the compiler or of clippy switched off; what is expected says its reason, and is never one of those that the
/// house counts on.
pub(super) fn silences_a_lint(source: &Source) -> Vec<String> {
    let mut out = Vec::new();
    for attribute in attributes(&source.code) {
        let has = |word: &str| attribute.iter().any(|t| t.is(word));
        if sets(attribute, "allow") || sets(attribute, "warn") {
            out.push(source.fault(attribute[0].line, "switches a lint off: mend what it finds"));
        }
        let counted_on = ["dead_code", "unused", "unsafe_code", "too_many_arguments", "unreachable_pub"];
        if sets(attribute, "expect") && (!has("reason") || counted_on.iter().any(|lint| has(lint))) {
            out.push(
                source.fault(attribute[0].line, "expects a fault that the house does not have, or without a reason"),
            );
        }
    }
    out
}

/// The invocations of one macro.
fn macros<'a>(code: &'a [Token], name: &str) -> impl Iterator<Item = &'a Token> {
    code.windows(2).filter(move |pair| pair[0].is(name) && pair[1].is("!")).map(|pair| &pair[0])
}

/// The contents of all `#[…]` and `#![…]`.
fn attributes(code: &[Token]) -> impl Iterator<Item = &[Token]> {
    (0..code.len()).filter(|&i| code[i].is("#")).filter_map(|i| {
        let open = i + 1 + usize::from(code.get(i + 1)?.is("!"));
        code.get(open)?.is("[").then(|| &code[open..open + group(&code[open..])])
    })
}

/// Whether the attribute is this one, on every machine or on some (`cfg_attr`).
fn sets(attribute: &[Token], name: &str) -> bool {
    attribute.get(1).is_some_and(|t| t.is(name))
        || attribute.get(1).is_some_and(|t| t.is("cfg_attr")) && attribute.iter().any(|t| t.is(name))
}
