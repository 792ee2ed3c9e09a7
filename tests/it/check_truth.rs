//! Real documents through `import` and `check`: how much of what a careful reader would send back is found, and how much is
//! told that she would not.
//!
//! The documents and what she found are not part of the project: they are looked for beside it (`../shared`, or the folder
//! that `KEHOACH_SHARED` names), and without them the test says so and ends. Her findings have lines of the texts; a finding
//! in the plan that was imported is led back to them by the letters round it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use kehoach::internals::diag::{Diagnostic, Severity};
use kehoach::internals::lint;
use kehoach::internals::text::nfc;
use kehoach::{Choice, FontSet, Import, ImportFrom, Job, Memory, OldFile};

/// So many of the sure findings are found. Raise it with each rule.
const FOUND: usize = 128;
/// So many warnings and errors are told that no finding is like.
const OUTSIDE: usize = 2;

/// Codes that the list of kinds has under other names, and those that stand beside them.
const CALLED: &[(&str, &[&str])] = &[
    ("LAP-01", &["LAP-40"]),
    ("LAP-02", &["LAP-41"]),
    ("LAP-03", &["LAP-42"]),
    ("KYTU-01", &["PHONG-04"]),
    ("NGAY-04", &["NGAY-04", "NGAY-07"]),
    ("NGAY-05", &["NGAY-05", "NGAY-08"]),
    ("DAN-11", &["DAN-11", "DAN-13"]),
    ("PL-41", &["PL-41", "PL-42"]),
    ("COQUAN-01", &["COQUAN-40", "COQUAN-41"]),
    ("NOINHAN-01", &["NOINHAN-01", "NOINHAN-02", "NOINHAN-40"]),
    ("CAU-05", &["DAU-23", "DAU-40"]),
    ("THUTU-01", &["THUTU-01", "NOIDUNG-05"]),
    ("TRICH-40", &["TRICHYEU-01", "TRICHYEU-40"]),
    ("VH-12", &["VH-12", "VH-42"]),
    ("CACH-01", &["CACH-01", "CACH-02"]),
];

/// What rendering notices and a reader does, too.
const NOTICED: &[&str] = &["PHONG-04", "NOINHAN-01", "NOINHAN-02", "TRICHYEU-01", "TRICHYEU-40"];

/// A document whose type is none of the program's, with the lines of its bases and of its text.
const WRAPPED: (&str, usize, std::ops::RangeInclusive<usize>) = ("41-ttlt-47-2009-hai-nguoi-ky-cut", 12, 15..=21);

/// What a careful reader found.
struct Truth {
    line: usize,
    quote: String,
    kind: String,
    sure: bool,
}

/// What was told, with its lines in the text.
struct Told {
    code: &'static str,
    severity: Severity,
    lines: BTreeSet<usize>,
    what: String,
}

fn root() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let root = std::env::var_os("KEHOACH_SHARED").map_or(beside, PathBuf::from);
    (root.join("plans/su-that.tsv").is_file() && root.join("design/check/loai-ma.tsv").is_file()).then_some(root)
}

/// The codes that find each kind.
fn codes(path: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(path).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let codes = |cell: &str| -> BTreeSet<String> {
        let family = cell.split('-').next().unwrap_or_default().to_string();
        let named =
            cell.split('(').next().unwrap_or_default().split(',').map(str::trim).filter(|code| !code.is_empty());
        let whole = |code: &str| if code.starts_with('-') { format!("{family}{code}") } else { code.to_string() };
        named
            .map(whole)
            .flat_map(|code| match CALLED.iter().find(|(old, _)| *old == code) {
                Some((_, new)) => new.iter().map(|new| new.to_string()).collect(),
                None => vec![code],
            })
            .collect()
    };
    rows.map(|(kind, cell)| (kind.to_string(), codes(cell))).collect()
}

fn truth(path: &Path) -> BTreeMap<String, Vec<Truth>> {
    let mut all: BTreeMap<String, Vec<Truth>> = BTreeMap::new();
    for row in fs::read_to_string(path).unwrap().lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [_, document, line, quote, kind, sure, ..] = cells[..] else { panic!("{row}") };
        let (line, sure) = (line.parse().unwrap(), sure == "sure");
        let found = Truth { line, quote: quote.to_string(), kind: kind.to_string(), sure };
        all.entry(document.to_string()).or_default().push(found);
    }
    all
}

/// The letters and digits of a text, each with its line and column.
struct Letters {
    all: Vec<char>,
    places: Vec<(usize, usize)>,
}

impl Letters {
    fn of(text: &str) -> Letters {
        let (mut all, mut places) = (Vec::new(), Vec::new());
        for (line, typed) in (1..).zip(nfc(text).lines()) {
            for (column, c) in (1..).zip(typed.chars()).filter(|(_, c)| c.is_alphanumeric()) {
                all.push(c);
                places.push((line, column));
            }
        }
        Letters { all, places }
    }

    /// The letter at a place, or the last one before it.
    fn at(&self, place: (usize, usize)) -> usize {
        self.places.partition_point(|own| *own <= place).saturating_sub(1)
    }

    /// The line here of a letter of another text: where the most letters round it stand alike.
    fn line_of(&self, other: &Letters, at: usize) -> Option<usize> {
        let near = at * self.all.len() / other.all.len().max(1);
        let round = [
            (40, 40),
            (20, 30),
            (30, 15),
            (60, 1),
            (0, 40),
            (30, 1),
            (0, 20),
            (25, 5),
            (5, 15),
            (15, 1),
            (0, 10),
            (10, 1),
        ];
        round.into_iter().find_map(|(before, behind)| {
            let from = at.checked_sub(before)?;
            let window = other.all.get(from..at + behind)?;
            let found = self.all.windows(window.len()).enumerate().filter(|(_, own)| *own == window);
            let nearest = found.map(|(index, _)| index + before).min_by_key(|index| index.abs_diff(near))?;
            Some(self.places[nearest].0)
        })
    }
}

/// A document as plans: imported with what is issued with it, or its lines wrapped where its type is none of the program's.
fn plans(path: &Path, bytes: &[u8], fonts: &FontSet) -> Vec<String> {
    let (name, bases, body) = WRAPPED;
    if path.file_stem().unwrap() == name {
        let text = std::str::from_utf8(bytes).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let body: String = lines[body.start() - 1..*body.end()].iter().map(|line| format!("  {line}\n")).collect();
        return vec![format!(
            "co_quan_ban_hanh: BỘ TÀI CHÍNH\nso: 47\nky_hieu: KH-BTC\ndia_danh: Hà Nội\nngay: 11/3/2009\ntrich_yeu: Kinh phí\n\
             can_cu: |\n  {}\nnoi_dung: |\n{body}noi_nhan: [A]\nky: {{chuc_vu: A, ho_ten: A}}\n",
            lines[bases - 1]
        )];
    }
    let (made, _) =
        kehoach::import(&asked(path, bytes), fonts, &Memory::default()).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut plan = made.plan;
    // What a file lacks the officer adds.
    for (key, line) in [("\nky:", "ky: {chuc_vu: A, ho_ten: A}\n"), ("noi_nhan:", "noi_nhan: [A]\n")] {
        if !plan.contains(key) {
            plan.push_str(line);
        }
    }
    std::iter::once(plan).chain(made.attached).collect()
}

fn asked<'a>(path: &Path, bytes: &'a [u8]) -> Import<'a> {
    let file = kehoach::Input::new(path.file_name().unwrap().to_string_lossy(), bytes);
    Import { file, from: ImportFrom::Auto, charset: None }
}

/// What is told of a document, as plans and as the file that it is: rules of words, and what rendering notices of letters and
/// of lines of the form.
fn told(path: &Path, fonts: &FontSet) -> Vec<Told> {
    let bytes = fs::read(path).unwrap();
    let text = Letters::of(std::str::from_utf8(&bytes).unwrap());
    let mut all: Vec<Told> = Vec::new();
    let wanted = |told: &&Diagnostic| lint::looks_for(told.rule) || NOTICED.contains(&told.code());
    let of = |d: &Diagnostic, lines: BTreeSet<usize>| Told {
        code: d.code(),
        severity: d.severity,
        lines,
        what: d.what.clone(),
    };
    for plan in plans(path, &bytes, fonts) {
        let checked = kehoach::check(&Job::new("ke-hoach.yaml", &plan, fonts), &Choice::default(), &Memory::default());
        assert!(!checked.verdicts.is_empty(), "{}: {}", path.display(), checked.findings);
        let typed = Letters::of(&plan);
        let lines = |told: &Diagnostic| {
            let places = told.place.iter().chain(&told.also);
            let at = |place: &kehoach::Place| typed.at((place.line as usize, place.column as usize));
            places.filter_map(|place| text.line_of(&typed, at(place))).collect()
        };
        all.extend(checked.findings.diagnostics.iter().filter(wanted).map(|d| of(d, lines(d))));
    }
    let of_plans = all.len();
    let old = OldFile { file: asked(path, &bytes), agency: None, era: None };
    let checked = kehoach::check_old(&old, &Choice::default());
    for told in checked.findings.diagnostics.iter().filter(wanted) {
        let lines: BTreeSet<usize> = told.place.iter().chain(&told.also).map(|place| place.line as usize).collect();
        let known = |other: &Told| other.code == told.code() && other.lines.iter().any(|line| lines.contains(line));
        if !all[..of_plans].iter().any(known) {
            all.push(of(told, lines));
        }
    }
    // What one of the two has no line for the other has.
    let nowhere = |told: &Told| told.lines.iter().all(|line| *line == 0);
    let placed: BTreeSet<(&str, String)> =
        all.iter().filter(|told| !nowhere(told)).map(|told| (told.code, told.what.clone())).collect();
    all.retain(|told| !nowhere(told) || !placed.contains(&(told.code, told.what.clone())));
    all
}

#[test]
fn what_a_careful_reader_found_is_found() {
    let Some(root) = root() else {
        println!("không có ../shared: bỏ qua");
        return;
    };
    let codes = codes(&root.join("design/check/loai-ma.tsv"));
    let truth = truth(&root.join("plans/su-that.tsv"));
    let fonts = FontSet::embedded();
    let (mut sure, mut found, mut outside, mut errors) = (0, 0, 0, 0);
    let mut counts: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    let mut page = String::new();
    for (document, rows) in &truth {
        let told = told(&root.join(format!("plans/{document}.txt")), &fonts);
        let is = |row: &Truth, told: &Told| {
            let kind = codes.get(&row.kind).is_some_and(|codes| codes.contains(told.code));
            kind && told.lines.iter().any(|line| line.abs_diff(row.line) <= 1)
        };
        for row in rows.iter().filter(|row| row.sure) {
            let hit = told.iter().any(|told| is(row, told));
            sure += 1;
            found += usize::from(hit);
            let kind = counts.entry(&row.kind).or_default();
            kind[0] += usize::from(hit);
            kind[1] += 1;
            if !hit {
                page += &format!("  thiếu  {document}:{} {} '{}'\n", row.line, row.kind, row.quote);
            }
        }
        for told in &told {
            let known = rows.iter().any(|row| is(row, told));
            let code = counts.entry(told.code).or_default();
            code[2] += usize::from(known);
            code[3] += 1;
            if known {
                continue;
            }
            let loud = told.severity != Severity::Note;
            outside += usize::from(loud);
            errors += usize::from(told.severity == Severity::Error);
            let mark = if loud { "NGOÀI " } else { "ngoài " };
            page += &format!("  {mark} {document}:{:?} {} {}\n", told.lines, told.code, told.what);
        }
    }
    println!("{page}");
    for (name, [hit, all, known, raised]) in &counts {
        println!("{name:16} tìm thấy {hit:3} / {all:3}   báo {raised:3}, có trong sự thật {known:3}");
    }
    println!("{found} / {sure} điều chắc chắn; ngoài sự thật {outside} (lỗi {errors})");
    assert!(found >= FOUND && outside <= OUTSIDE, "{found} of {sure} found, {outside} outside");
    assert_eq!(errors, 0, "errors that nobody else sees");
}
