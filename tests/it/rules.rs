//! The registry of rules: what it says of each is true, every code of the program is in it, and the page is made from it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kehoach::internals::diag::rules::{self, Column, Example, FixClass, GROUPS};
use kehoach::internals::diag::{Diagnostic, Format, Rule, Severity, SourceMap, render};
use kehoach::internals::era::{Era, EraTable};
use kehoach::internals::lint;
use kehoach::internals::pipeline::{self, Stage};

use crate::goldens::compare;
use crate::support::{MemoryWorld, job, picture};

/// What codes begin with whose rules no plan decides: files on disk, the command line, templates, locks and PDFs.
const NOT_OF_A_PLAN: &[&str] = &[
    "TEP", "VAO", "RA", "MANH", "DUNG", "NB", "BOPHONG", "DV", "MAU", "NGUON", "KIEM", "TRICH", "BANSAO", "BANHANH",
    "NHAP", "SOAT",
];

/// Rules without an example though a plan might break them, and why.
const WITHOUT_EXAMPLE: &[(&str, &str)] = &[
    ("YAML-12", "a line of 501 braces shows nothing that the sentence does not say"),
    ("DAU-21", "style measures the same words before layout does and refuses them as DAU-02"),
    ("THIEU-07", "the parser asks first (KHOA-03); for plans that are made in Rust"),
    ("THIEU-08", "the parser asks first (KHOA-03); for plans that are made in Rust"),
    ("LOAI-05", "no type of the program's eras demands more than the usual; for offices' eras, and types to come"),
    ("TRANG-20", "needs an address as high as half a page"),
    ("GON-01", "needs a body that ends just behind the end of a page"),
    ("GON-02", "needs a body that ends just behind the end of a page"),
    ("HINH-05", "needs a file of 20 MB, or a hundred files"),
    ("THETHUC-03", "needs a spoilt era file, which the program does not have"),
    ("TRANG-40", "pages of an old Word file; those of a plan have the form's shape"),
    ("TRANG-41", "pages of an old Word file"),
    ("TRANG-42", "pages of an old Word file"),
    ("PHONG-40", "words of an old Word file"),
    ("TRICHYEU-40", "a plan has no room for it; only old files may have such a line"),
    ("DAU-40", "what is made of a plan has the mark; only old files may lack it"),
    ("SAO-07", "no plan but a copy's file, which the command that copies reads"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What is noticed of an example's fragment by who notices such rules, rendering or `check`, and as text.
fn noticed(fragment: &str, of: Option<&Rule>) -> (Vec<Diagnostic>, String) {
    let files = Example::files(fragment);
    let whole = picture(1200, 600);
    // The pictures that examples name.
    let world = MemoryWorld::default()
        .with("so-do.png", &whole)
        .with("nho.png", picture(300, 150))
        .with("bi-cat.png", &whole[..whole.len() / 2])
        .with("so-do.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    let world = files.agency.iter().fold(world, |world, text| world.with("don-vi.yaml", text));
    let job = job("ke-hoach.yaml", files.plan.as_bytes(), Path::new(""));
    let mut sources = SourceMap::default();
    let diagnostics = match of.is_some_and(lint::looks_for) {
        true => pipeline::check(&job, &world, &mut sources),
        false => pipeline::emit(&job, &world, &mut sources, Stage::Pages).diagnostics,
    };
    let said = render(&diagnostics, &sources, Format::Short, false);
    (diagnostics, said)
}

fn codes(diagnostics: &[Diagnostic]) -> BTreeSet<&'static str> {
    diagnostics.iter().map(Diagnostic::code).collect()
}

fn prefix(rule: &Rule) -> &'static str {
    rule.code.split('-').next().unwrap()
}

/// Every rule that has an example, with it.
fn examples() -> impl Iterator<Item = (&'static Rule, Example)> {
    rules::all().filter_map(|rule| Some((rule, rule.example?)))
}

#[test]
fn codes_are_well_formed_and_stand_in_order() {
    let mut seen = BTreeSet::new();
    let mut prefixes = BTreeSet::new();
    let mut last = ("", 0);
    for rule in rules::all() {
        assert!(seen.insert(rule.code), "{} twice", rule.code);
        let (prefix, number) = rule.code.split_once('-').unwrap_or_else(|| panic!("{}", rule.code));
        assert!(prefix.len() >= 2 && prefix.bytes().all(|b| b.is_ascii_uppercase()), "{}", rule.code);
        assert!(number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit()), "{}", rule.code);
        let number = number.parse().unwrap();
        if prefix == last.0 {
            assert!(number > last.1, "{} stands behind {}-{:02}", rule.code, last.0, last.1);
        } else {
            assert!(prefixes.insert(prefix), "the rules of {prefix} stand at two places");
        }
        last = (prefix, number);
        assert!(std::ptr::eq(rules::find(rule.code).unwrap(), rule));
    }
}

#[test]
fn a_rule_is_named_after_its_code() {
    let mut found = 0;
    for path in sources(&root().join("src/diag/rules")) {
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines() {
            let Some((name, call)) = line.split_once(" = Rule::") else { continue };
            let code = call.split('"').nth(1).unwrap_or_else(|| panic!("{}: {line}", path.display()));
            assert_eq!(name.trim(), code.replace('-', "_"), "{}", path.display());
            found += 1;
        }
    }
    assert_eq!(found, rules::all().count(), "each rule begins a line of its own");
}

/// Whether a text is one sentence: a capital behind `. ` begins another, but for the forms of signing (`KT. CHỦ TỊCH`).
fn is_one_sentence(text: &str) -> bool {
    let begins_another = |(at, _): (usize, &str)| {
        let word = text[..at].rsplit(' ').next().unwrap_or_default();
        let form = word.trim_start_matches(['(', '\'']).chars().all(char::is_uppercase);
        !form && text[at + 2..].starts_with(char::is_uppercase)
    };
    let first = text.trim_start_matches('\'').chars().next();
    text.ends_with('.') && first.is_some_and(char::is_alphanumeric) && !text.match_indices(". ").any(begins_another)
}

#[test]
fn every_rule_says_in_one_sentence_what_it_demands() {
    assert!(is_one_sentence("Cấp phó ký thay (KT. CHỦ TỊCH)."));
    assert!(!is_one_sentence("Một câu. Hai câu.") && !is_one_sentence("Chưa hết") && !is_one_sentence(""));
    let mut seen = BTreeSet::new();
    for rule in rules::all() {
        assert!(is_one_sentence(rule.about), "{}: {:?}", rule.code, rule.about);
        assert!(!rule.about.contains(['\n', '\t']) && !rule.about.contains("  "), "{}", rule.code);
        assert!(seen.insert(rule.about), "{} says what another says", rule.code);
    }
}

#[test]
fn what_a_plan_decides_has_an_example() {
    let prefixes: BTreeSet<&str> = rules::all().map(prefix).collect();
    assert!(NOT_OF_A_PLAN.iter().all(|prefix| prefixes.contains(prefix)));
    let without: BTreeSet<&str> = WITHOUT_EXAMPLE.iter().map(|(code, _)| *code).collect();
    for rule in rules::all() {
        let wanted = !NOT_OF_A_PLAN.contains(&prefix(rule)) && !without.contains(rule.code);
        assert_eq!(rule.example.is_some(), wanted, "{}: an example, or a reason why there is none", rule.code);
    }
    assert!(without.iter().all(|code| rules::find(code).is_some()));
}

#[test]
fn a_wrong_example_raises_its_rule_and_no_other() {
    let looked_for = rules::all().find(|rule| lint::looks_for(rule));
    for of in [None, looked_for] {
        let (noticed_of_none, said) = noticed("", of);
        assert!(noticed_of_none.is_empty(), "the sound plan: {said}");
    }
    for (rule, example) in examples() {
        let (noticed, said) = noticed(example.wrong, Some(rule));
        let wanted: BTreeSet<&str> = example.also.iter().map(|rule| rule.code).chain([rule.code]).collect();
        assert_eq!(codes(&noticed), wanted, "{}: {said}", rule.code);
        let own = noticed.iter().filter(|d| *d.rule == *rule);
        assert!(own.clone().all(|d| d.severity == rule.level), "{}: {said}", rule.code);
        assert!(own.clone().all(|d| d.place.is_some() || *d.rule == rules::THETHUC_06), "{}: {said}", rule.code);
    }
}

#[test]
fn a_right_example_does_not() {
    for (rule, example) in examples() {
        let (noticed, said) = noticed(example.right, Some(rule));
        assert!(!codes(&noticed).contains(rule.code), "{}: {said}", rule.code);
        assert!(noticed.iter().all(|d| d.severity != Severity::Error), "{}: {said}", rule.code);
        assert_ne!(example.wrong, example.right, "{}", rule.code);
    }
}

#[test]
fn giu_nguyen_keeps_what_may_be_kept_and_nothing_else() {
    for (rule, example) in examples() {
        // What has the key already has it for its own reason; a whole file takes no further key.
        if example.wrong.contains("giu_nguyen:") || example.wrong.starts_with("--- ke-hoach.yaml") {
            continue;
        }
        let kept = format!("giu_nguyen:\n  - {{ma: {}, ly_do: Nguyên văn bản gốc}}\n{}", rule.code, example.wrong);
        let (noticed, said) = noticed(&kept, Some(rule));
        let level = if rule.keepable { Severity::Note } else { rule.level };
        let mut own = noticed.iter().filter(|d| *d.rule == *rule).peekable();
        assert!(own.peek().is_some(), "{} is silent: {said}", rule.code);
        assert!(own.all(|d| d.severity == level), "{}: {said}", rule.code);
    }
}

/// The files of Rust below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The code of the program outside the registry, without what is compiled for tests only and without comments.
fn program() -> Vec<(PathBuf, String)> {
    let src = root().join("src");
    let mut files = Vec::new();
    for path in sources(&src) {
        let inside = path.strip_prefix(&src).unwrap();
        let tests = ["tests.rs", "testing.rs", "sample.rs"].iter().any(|name| inside.ends_with(name))
            || inside.iter().any(|part| part == "tests");
        if tests || inside.starts_with("diag/rules") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        // A module of tests stands last in its file; one in a file of its own ends nothing.
        let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        let code: Vec<&str> = text[..end].lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        files.push((path, code.join("\n")));
    }
    files
}

/// The words of a code that stand behind a mark, letters, digits and `_`.
fn words_behind<'a>(code: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(mark).map(move |(at, _)| {
        let rest = &code[at + mark.len()..];
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default()
    })
}

#[test]
fn every_rule_is_raised_somewhere() {
    let program = program();
    let raised: BTreeSet<&str> = program.iter().flat_map(|(_, code)| words_behind(code, "rules::")).collect();
    for rule in rules::all() {
        assert!(raised.contains(rule.code.replace('-', "_").as_str()), "{} is raised nowhere", rule.code);
    }
}

#[test]
fn no_code_stands_outside_the_registry() {
    let prefixes: BTreeSet<&str> = rules::all().map(prefix).collect();
    for (path, code) in program() {
        for literal in code.split('"') {
            let Some((prefix, number)) = literal.split_once('-') else { continue };
            let is_code = prefixes.contains(prefix) && number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit());
            assert!(!is_code, "{}: \"{literal}\" is rules::{}", path.display(), literal.replace('-', "_"));
        }
    }
}

#[test]
fn the_page_of_rules() {
    let eras = EraTable::default();
    let eras: Vec<Era> = eras.names().unwrap().iter().filter_map(|name| eras.by_name(name).unwrap()).collect();
    // Each once, though some have two names.
    let eras: Vec<Era> = eras.into_iter().fold(Vec::new(), |mut all, era| {
        if all.iter().all(|known: &Era| known.id != era.id) {
            all.push(era);
        }
        all
    });
    let ofs: Vec<_> = eras.iter().map(|era| move |rule: &Rule| era.clause(rule)).collect();
    let columns: Vec<Column<'_>> = eras.iter().zip(&ofs).map(|(era, of)| Column { title: &era.ten, of }).collect();
    let page = rules::page(&columns);
    compare(&root().join("templates/the-thuc/QUY-TAC.md"), &page);
    for rule in rules::all() {
        assert_eq!(page.matches(&format!("\n| {} |", rule.code)).count(), 1, "{}", rule.code);
    }
    for group in &GROUPS {
        assert!(page.contains(&format!("\n## {}\n", group.title)));
    }
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains("(templates/the-thuc/QUY-TAC.md)"), "README leads to the page");
}

#[test]
fn a_check_stands_in_the_registry_once_and_has_an_example() {
    let codes: Vec<&str> = lint::rules().map(|rule| rule.code).collect();
    let once: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(once.len(), codes.len(), "{codes:?}");
    for rule in lint::rules() {
        assert!(rule.example.is_some() && !rule.why.is_empty(), "{}", rule.code);
    }
    for group in GROUPS.iter().filter(|group| group.title.starts_with("Kiểm tra")) {
        assert!(group.rules.iter().all(|rule| lint::looks_for(rule)), "{}: nobody looks for one", group.title);
    }
}

#[test]
fn a_fix_takes_away_its_finding_and_raises_none() {
    let mut mended = 0;
    for (rule, example) in examples().filter(|(rule, _)| lint::looks_for(rule)) {
        let files = Example::files(example.wrong);
        let (noticed, said) = noticed(example.wrong, Some(rule));
        let fixes: Vec<_> = noticed.iter().filter(|d| *d.rule == *rule).flat_map(|d| &d.fixes).collect();
        assert_eq!(!fixes.is_empty(), rule.fix != FixClass::Never, "{}: {said}", rule.code);
        if fixes.is_empty() {
            continue;
        }
        let after = kehoach::internals::diag::mended(&files.plan, fixes.into_iter());
        let profile = files.agency.map(|text| format!("--- don-vi.yaml\n{text}")).unwrap_or_default();
        let after = format!("--- ke-hoach.yaml\n{after}{profile}");
        let (left, said) = self::noticed(&after, Some(rule));
        let wanted: BTreeSet<&str> = example.also.iter().map(|rule| rule.code).collect();
        assert!(codes(&left).is_subset(&wanted), "{}: {after}\n{said}", rule.code);
        mended += 1;
    }
    assert!(mended > 0);
}
