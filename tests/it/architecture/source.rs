//! The modules of the crate as the compiler reaches them, each without what is compiled for its tests only.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::token::{Token, tokens};

/// One module's file: where it stands among the modules, and its code.
pub(super) struct Source {
    /// The file, for messages.
    pub path: PathBuf,
    /// `["write", "pdf"]` for `src/write/pdf/mod.rs`; none for `src/lib.rs`.
    pub module: Vec<String>,
    /// The code without comments and without test modules.
    pub code: Vec<Token>,
}

/// The module files of a crate.
#[derive(Default)]
pub(super) struct Crate {
    /// What ends up in the program.
    pub product: Vec<Source>,
    /// Files that are compiled for tests only.
    pub tests: BTreeSet<PathBuf>,
}

impl Source {
    /// A module's file with this text.
    pub(super) fn new(path: &Path, module: &[&str], text: &str) -> Source {
        let module = module.iter().map(|&m| m.to_owned()).collect();
        Source { path: path.to_path_buf(), module, code: split_tests(&tokens(text)).0 }
    }

    /// A file with its tests, for the rules that hold for these too.
    pub(super) fn whole(path: &Path) -> Source {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        Source { path: path.to_path_buf(), module: Vec::new(), code: tokens(&text) }
    }

    /// The layer that the module belongs to; none for the files at the top.
    pub(super) fn layer(&self) -> Option<&str> {
        self.module.first().map(String::as_str)
    }

    /// `file:line: what`, the form of every fault.
    pub(super) fn fault(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path.display())
    }
}

impl Crate {
    /// All files that `top` (a `lib.rs`) names, and those that they name.
    pub(super) fn load(top: &Path) -> Crate {
        let mut all = Crate::default();
        all.add(top, &top.with_file_name(""), Vec::new(), false);
        all
    }

    /// `folder` is where the files of the module's own modules are.
    fn add(&mut self, path: &Path, folder: &Path, module: Vec<String>, for_tests: bool) {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let (code, test_code) = split_tests(&tokens(&text));
        for (tokens, for_tests) in [(&code, for_tests), (&test_code, true)] {
            for names in declared(tokens) {
                let folder = names.iter().fold(folder.to_path_buf(), |f, n| f.join(n));
                let beside = folder.with_extension("rs");
                let file = if beside.exists() { beside } else { folder.join("mod.rs") };
                self.add(&file, &folder, [module.clone(), names].concat(), for_tests);
            }
        }
        if for_tests {
            self.tests.insert(path.to_path_buf());
        } else {
            self.product.push(Source { path: path.to_path_buf(), module, code });
        }
    }
}

/// The modules that have a file of their own (`mod x;`), each with the modules in braces around it.
fn declared(tokens: &[Token]) -> Vec<Vec<String>> {
    let found = (0..tokens.len().saturating_sub(2)).filter(|&i| tokens[i].is("mod") && tokens[i + 2].is(";"));
    let around = around(tokens);
    found.map(|i| [around[i].clone(), vec![tokens[i + 1].text.clone()]].concat()).collect()
}

/// For each token the names of the modules in braces (`mod x { … }`) that it stands in.
pub(super) fn around(tokens: &[Token]) -> Vec<Vec<String>> {
    let mut open: Vec<Option<String>> = Vec::new();
    let mut out = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        if token.is("{") {
            let module = i >= 2 && tokens[i - 2].is("mod");
            open.push(module.then(|| tokens[i - 1].text.clone()));
        } else if token.is("}") {
            open.pop();
        }
        out.push(open.iter().flatten().cloned().collect());
    }
    out
}

/// The code, and apart from it the test modules: the `mod x { … }`, `mod x;` or `use …;` right after a `#[cfg(test)]`.
/// Anything else behind this attribute counts as code, and so does all that stands after the item.
fn split_tests(tokens: &[Token]) -> (Vec<Token>, Vec<Token>) {
    let (mut code, mut tests) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = test_item(&tokens[at..]) {
            tests.extend_from_slice(&tokens[at..at + end]);
            at += end;
        } else {
            code.push(tokens[at].clone());
            at += 1;
        }
    }
    (code, tests)
}

/// How many tokens the test module or test import takes that starts here.
fn test_item(tokens: &[Token]) -> Option<usize> {
    let attribute = ["#", "[", "cfg", "(", "test", ")", "]"];
    if tokens.len() < attribute.len() || !attribute.iter().zip(tokens).all(|(a, t)| t.is(a)) {
        return None;
    }
    let mut at = attribute.len();
    while tokens.get(at)?.is("#") {
        at += 1 + group(&tokens[at + 1..]);
    }
    if tokens.get(at)?.is("pub") {
        at += 1;
        if tokens.get(at)?.is("(") {
            at += group(&tokens[at..]);
        }
    }
    let body = tokens.get(at + 2)?;
    if tokens[at].is("mod") && body.is("{") {
        return Some(at + 2 + group(&tokens[at + 2..]));
    }
    let one_line = tokens[at].is("use") || tokens[at].is("mod") && body.is(";");
    one_line.then(|| tokens[at..].iter().position(|t| t.is(";")).map(|end| at + end + 1))?
}

/// How many tokens the group in brackets takes that starts here.
pub(super) fn group(tokens: &[Token]) -> usize {
    let mut depth = 0;
    for (i, token) in tokens.iter().enumerate() {
        if ["(", "[", "{"].iter().any(|m| token.is(m)) {
            depth += 1;
        } else if [")", "]", "}"].iter().any(|m| token.is(m)) {
            depth -= 1;
        }
        if depth <= 0 {
            return i + 1;
        }
    }
    tokens.len()
}
