//! What each era's page says of its clauses is true: what it names is there, nothing of the era's data is left out, every clause
//! that is known stands on it, and the table of coverage (`BAO-PHU.md`) is made from it, the data and the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use kehoach::internals::diag::rules::{self, Clause};
use kehoach::internals::era::{Era, EraTable};
use serde_yaml::Value;

use crate::goldens::compare;

const ERAS: [&str; 3] = ["nd30-2020", "tt01-2011", "ttlt55-2005"];

/// The clauses of the decree that this program has to do with: Phụ lục I to III, Điều 7 to 14 and 25, as `clauses` reads them.
const DECREE: &str = "I.I.I.1, 2, 3, 4, 5, 6, 7; I.I.II.1a, 1b, 1c, 2a, 2b, 3a, 3b, 3c, 4a, 4b, 4c, 5a, 5b, 6a, 6b, 6c, 6d, 6đ, 6e, \
     7a, 7b, 7c, 7d, 7đ, 8a, 8b, 9a, 9b, 9c, 9d; I.I.III.1a, 1b, 1c, 1d, 1đ, 2, 3, 4; \
     ô 1, 2, 3, 4, 5a, 5b, 6, 7a, 7b, 7c, 8, 9a, 9b, 10a, 10b, 11, 12, 13, 14; I.I.V; I.II.I; I.II.II; \
     II.I; II.II.1, 2; II.III.1, 2; II.IV.1, 2; II.V.1, 2, 3, 4, 5, 6, 7, 8, 9, 10; \
     III.I.1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27; III.II; \
     mẫu 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.10, 2.1, 2.2, 3.1, 3.2; \
     Điều 7; Điều 8.1, 8.2, 8.3, 8.4; Điều 9; Điều 10.1, 10.2, 10.3, 10.4; Điều 11.1, 11.2; Điều 12.1, 12.2; \
     Điều 13.1, 13.2, 13.3, 13.4, 13.5, 13.6, 13.7; Điều 14; Điều 25.1, 25.2, 25.3, 25.4";

/// What is known of the older instruments' form, element by element, as the pages name it in their first column.
const ELEMENTS: [&str; 33] = [
    "Phông chữ",
    "Khổ giấy",
    "Lề",
    "Số trang",
    "Trang ngang",
    "Quốc hiệu",
    "Tiêu ngữ",
    "Đường kẻ",
    "Cơ quan chủ quản",
    "Tên hai cơ quan",
    "Số, ký hiệu",
    "Địa danh",
    "Ngày, tháng, năm",
    "Tên loại",
    "Trích yếu",
    "Trích yếu công văn",
    "Căn cứ",
    "Nội dung",
    "Phần, chương, điều, khoản, điểm; `I.`",
    "Tiêu đề của Mục",
    "Tiểu mục",
    "Quyền hạn",
    "Tên cơ quan sau TM.",
    "Chức vụ, họ tên",
    "Nơi nhận",
    "Kính gửi",
    "Dấu mức độ khẩn",
    "Phạm vi lưu hành",
    "DỰ THẢO",
    "Người đánh máy, số bản",
    "Phụ lục",
    "Bản sao",
    "Viết hoa",
];

/// What a row may be left to, as it is written there.
const PEOPLE: [&str; 4] = ["người soạn", "văn thư", "người ký", "phần mềm ký số"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/the-thuc")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// An era: its data as they are written, its rules' clauses.
struct Law {
    id: &'static str,
    era: Era,
    data: Value,
}

fn law(id: &'static str) -> Law {
    let era = EraTable::default().by_name(id).unwrap().unwrap();
    Law { id, era, data: serde_yaml::from_str(&read(&format!("{id}.yaml"))).unwrap() }
}

/// What stands at a path of the data, `*` for any key.
fn at<'v>(value: &'v Value, path: &str) -> Vec<&'v Value> {
    let Some((key, rest)) = path.split_once('.').or((!path.is_empty()).then_some((path, ""))) else {
        return vec![value];
    };
    let inner: Vec<&Value> = match value {
        Value::Mapping(entries) if key == "*" => entries.values().collect(),
        Value::Sequence(items) if key == "*" => items.iter().collect(),
        _ => value.get(key).into_iter().collect(),
    };
    inner.into_iter().flat_map(|value| at(value, rest)).collect()
}

/// The paths of all entries that state a clause or that they are custom, and the clause.
fn entries(value: &Value, path: &str, found: &mut BTreeMap<String, String>) {
    let below = |key: &str| if path.is_empty() { key.to_string() } else { format!("{path}.{key}") };
    match value {
        Value::Mapping(map) => {
            if value.get("dieu_khoan").is_some() || value.get("tap_quan").is_some() {
                let clause = value.get("dieu_khoan").and_then(Value::as_str).unwrap_or_default();
                found.insert(path.to_string(), clause.to_string());
            }
            map.iter().filter_map(|(key, v)| Some((key.as_str()?, v))).for_each(|(k, v)| entries(v, &below(k), found));
        }
        Value::Sequence(items) => items.iter().for_each(|item| entries(item, &below("*"), found)),
        _ => {}
    }
}

/// Whether a path leads to another or stands above it.
fn leads_to(above: &str, path: &str) -> bool {
    let mut parts = path.split('.');
    above.split('.').all(|part| parts.next().is_some_and(|other| part == other || part == "*" || other == "*"))
}

/// The clauses in a text: `I.I.II.1b, 2b` are two, `mẫu 1.1, 1.2` and `Điều 13, 15` too; `PL` is left out.
fn clauses(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for group in text.split(';') {
        let mut before = String::new();
        for part in group.split(',').map(|part| part.trim().trim_start_matches("PL ").replace("ô số ", "ô ")) {
            let number = part.chars().next().is_some_and(|c| c.is_ascii_digit());
            let clause = match before.rsplit_once([' ', '.']) {
                // `8.1` behind `Điều 7` is one of another article, `1b` behind `I.I.II.1a` of the same.
                Some(_) if number && part.contains('.') => {
                    format!("{} {part}", before.split(' ').next().unwrap_or_default())
                }
                Some((stem, _)) if number => format!("{stem}{}{part}", &before[stem.len()..=stem.len()]),
                _ => part,
            };
            let clause = clause.split(" (").next().unwrap_or_default().trim().to_string();
            if number || clause.contains(|c: char| c.is_ascii_digit() || c == '.') {
                before.clone_from(&clause);
            }
            found.insert(clause);
        }
    }
    found
}

/// A row of a page.
#[derive(Default)]
struct Row {
    clause: String,
    about: String,
    text: String,
    /// Paths of the data that it names, styles among them.
    paths: BTreeSet<String>,
    templates: BTreeSet<String>,
    codes: BTreeSet<String>,
    keys: BTreeSet<String>,
}

/// The rows of the tables of a page that say how a clause is done.
fn rows(law: &Law) -> Vec<Row> {
    let page = read(&format!("{}.md", law.id));
    let (mut rows, mut columns) = (Vec::new(), None);
    for line in page.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let column = |name: &str| cells.iter().position(|cell| *cell == name);
        if !line.starts_with('|') {
            columns = None;
        } else if let Some(done) = column("Thực hiện") {
            columns = Some((column("Nội dung"), done));
        } else if let Some((about, done)) = columns.filter(|_| !line.starts_with("|--")) {
            let text = cells.get(done).unwrap_or_else(|| panic!("{}: {line}", law.id)).to_string();
            let about = about.map_or(String::new(), |at| cells[at].to_string());
            rows.push(named(law, Row { clause: cells[0].to_string(), about, text, ..Row::default() }));
        }
    }
    rows
}

/// A row with what its text names: quoted words, after the word `kiểu`, `mục` or `khóa` and what is listed behind.
fn named(law: &Law, mut row: Row) -> Row {
    let (text, mut kind, mut last) = (row.text.clone(), "", String::new());
    for (number, part) in text.split('`').enumerate() {
        if number % 2 == 0 {
            let lists = matches!(part.trim(), "," | "…" | "và");
            let word = ["kiểu", "mục", "khóa"].into_iter().find(|word| part.trim_end().ends_with(word));
            kind = word.unwrap_or(if lists { kind } else { "" });
            // From one style to another, in the order of the data.
            last = if part.trim() == "…" { last } else { String::new() };
            continue;
        }
        let name = part.split([':', ' ']).next().unwrap_or_default();
        if name
            .split_once('-')
            .is_some_and(|(a, b)| a.len() > 1 && a.bytes().all(|b| b.is_ascii_uppercase()) && b.len() == 2)
        {
            row.codes.insert(name.to_string());
        } else if name.ends_with(".xml") {
            row.templates.insert(name.to_string());
        } else if kind == "kiểu" {
            row.paths.extend(styles(law, &last, name));
            last = name.to_string();
        } else if kind == "mục" {
            row.paths.insert(name.to_string());
        } else if kind == "khóa" {
            row.keys.insert(name.to_string());
        }
    }
    let codes = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).filter(|w| rules::find(w).is_some());
    row.codes.extend(codes.map(str::to_string));
    row
}

/// The path of a style, or of all from `first` to it.
fn styles(law: &Law, first: &str, name: &str) -> Vec<String> {
    let all = law.data.get("kieu").and_then(Value::as_mapping).unwrap();
    let names: Vec<&str> = all.keys().filter_map(Value::as_str).collect();
    let at = |name: &str| names.iter().position(|n| *n == name);
    let Some(end) = at(name) else { return vec![format!("kieu.{name}")] };
    let begin = if first.is_empty() { end } else { at(first).unwrap_or(end) };
    names[begin.min(end)..=end].iter().map(|name| format!("kieu.{name}")).collect()
}

/// Where the clause of a rule stands in the data.
fn path(rule: &rules::Rule) -> String {
    match rule.clause {
        Clause::Entry(path) => path.to_string(),
        _ => format!("quy_tac.{}", rule.code),
    }
}

/// The rules that have a clause in the era, each under the rows that name most of where it stands.
fn checks(law: &Law, rows: &mut [Row]) -> Vec<String> {
    let mut nowhere = Vec::new();
    for rule in rules::all().filter(|rule| law.era.clause(rule).is_some()) {
        let path = path(rule);
        let depth = |row: &Row| {
            let names = row.paths.iter().filter(|name| leads_to(name, &path));
            names.map(|name| name.split('.').count()).max().unwrap_or_default()
        };
        let deepest = rows.iter().map(depth).max().unwrap_or_default();
        if deepest == 0 && rows.iter().all(|row| !row.codes.contains(rule.code)) {
            nowhere.push(format!("{} ({path})", rule.code));
        }
        let rows = rows.iter_mut().filter(|row| deepest > 0 && depth(row) == deepest);
        rows.for_each(|row| row.codes.extend([rule.code.to_string()]));
    }
    nowhere
}

/// How a row is done, in a word or two.
fn state(row: &Row) -> &'static str {
    let says = |words: &[&str]| words.iter().any(|word| row.text.contains(word));
    let means = !row.paths.is_empty()
        || !row.templates.is_empty()
        || !row.codes.is_empty()
        || !row.keys.is_empty()
        || says(&["tự lập", "dàn trang", "mẫu", "PDF", "không có thể thức"]);
    match (says(&["**chưa có**"]), means, row.codes.is_empty()) {
        (true, true, _) => "một phần",
        (true, false, _) => "chưa có",
        (_, true, false) => "làm và kiểm tra",
        (_, true, true) => "làm",
        _ if says(&PEOPLE) => "người soạn, văn thư",
        _ if says(&["không làm", "ngoài phạm vi", "không áp dụng"]) => "ngoài phạm vi",
        _ => panic!("{}: {} does not say who does it", row.clause, row.text),
    }
}

const HEAD: &str = "# Bảng bao phủ: từng điều khoản đi đâu

Tệp này tự lập từ ba trang [nd30-2020.md](nd30-2020.md), [tt01-2011.md](tt01-2011.md), [ttlt55-2005.md](ttlt55-2005.md), các tệp dữ liệu và sổ quy
tắc ([QUY-TAC.md](QUY-TAC.md)); không sửa bằng tay. Trang của từng thể thức nói cách làm; bảng này chỉ nói kiểu trình bày, mẫu, mục dữ liệu và quy
tắc nào, hoặc ai, lo điều khoản ấy.

| Tình trạng | Nghĩa |
|---|---|
| làm và kiểm tra | chương trình trình bày theo điều khoản, và báo khi tệp kế hoạch trái với nó |
| làm | chương trình trình bày theo điều khoản; không có gì để người soạn làm trái |
| một phần | có phần chưa làm được, trang của thể thức nói phần nào |
| người soạn, văn thư | trách nhiệm của người soạn thảo, người ký, văn thư; chương trình không can thiệp |
| ngoài phạm vi | không thuộc việc của chương trình |
| chưa có | phiên bản này chưa làm được |
";

fn cell<'a>(names: impl Iterator<Item = &'a String>, kept: impl Fn(&str) -> Option<&str>) -> String {
    let names: Vec<String> = names.filter_map(|name| Some(format!("`{}`", kept(name)?))).collect();
    if names.is_empty() { "–".to_string() } else { names.join(", ") }
}

fn table(law: &Law, rows: &[Row], page: &mut String) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    rows.iter().for_each(|row| *counts.entry(state(row)).or_default() += 1);
    let counts: Vec<String> = counts.iter().map(|(state, count)| format!("{state} {count}")).collect();
    let _ = write!(page, "\n## {}\n\n{} dòng: {}.\n\n", law.era.ten, rows.len(), counts.join(", "));
    page.push_str("| Điều khoản | Nội dung | Kiểu | Mẫu | Dữ liệu | Quy tắc | Người lo | Tình trạng |\n");
    page.push_str("|---|---|---|---|---|---|---|---|\n");
    for row in rows {
        let people: Vec<&str> = PEOPLE.into_iter().filter(|who| row.text.contains(who)).collect();
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            row.clause,
            row.about,
            cell(row.paths.iter(), |path| path.strip_prefix("kieu.")),
            cell(row.templates.iter(), |name| Some(name)),
            cell(row.paths.iter(), |path| (!path.starts_with("kieu.")).then_some(path)),
            cell(row.codes.iter(), |code| Some(code)),
            if people.is_empty() { "–".to_string() } else { people.join(", ") },
            state(row),
        );
    }
}

#[test]
fn what_the_pages_name_is_there() {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/goc");
    let schema = kehoach::schema();
    for law in ERAS.map(law) {
        let mut wrong = Vec::new();
        for row in rows(&law) {
            let path = |path: &&String| path.starts_with("quy_tac.") || !at(&law.data, path).is_empty();
            wrong.extend(row.paths.iter().filter(|p| !path(p)).map(|p| format!("{}: mục {p}", row.clause)));
            let lacks = |name: &&String| !templates.join(name).exists() && !templates.join("phan").join(name).exists();
            wrong.extend(row.templates.iter().filter(lacks).map(|t| format!("{}: mẫu {t}", row.clause)));
            wrong.extend(row.codes.iter().filter(|c| rules::find(c).is_none()).map(|c| format!("{}: {c}", row.clause)));
            let parts = row.keys.iter().flat_map(|key| key.split('.').map(str::to_string));
            let unknown = parts.filter(|key| !schema.contains(&format!("\"{key}\"")));
            wrong.extend(unknown.map(|key| format!("{}: khóa {key}", row.clause)));
        }
        assert!(wrong.is_empty(), "{}: {wrong:#?}", law.id);
    }
}

#[test]
fn every_entry_of_an_era_stands_on_its_page() {
    for law in ERAS.map(law) {
        let mut all = BTreeMap::new();
        entries(&law.data, "", &mut all);
        let rows = rows(&law);
        let named: BTreeSet<&String> = rows.iter().flat_map(|row| &row.paths).collect();
        let covered = |path: &str| named.iter().any(|name| leads_to(name, path) || leads_to(path, name));
        let missing: Vec<&String> = all.keys().filter(|path| !path.is_empty() && !covered(path)).collect();
        assert!(missing.is_empty(), "{}: {missing:#?}", law.id);
    }
}

#[test]
fn every_clause_stands_on_the_page_of_its_era() {
    let newest = law(ERAS[0]);
    let on_page: BTreeSet<String> = rows(&newest).iter().flat_map(|row| clauses(&row.clause)).collect();
    let known = clauses(DECREE);
    let missing: Vec<&String> = known.difference(&on_page).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    let mut cited = BTreeMap::new();
    entries(&newest.data, "", &mut cited);
    let table = at(&newest.data, "quy_tac.*");
    let cited = cited.values().map(String::as_str).chain(table.iter().filter_map(|v| v.as_str()));
    let cited: BTreeSet<String> = cited.filter(|clause| !clause.is_empty()).flat_map(clauses).collect();
    // A clause stands for all below it.
    let whole =
        |clause: &String| on_page.iter().any(|known| known == clause || known.starts_with(&format!("{clause}.")));
    let below = |clause: &String| {
        on_page.iter().any(|known| known.strip_prefix(clause.as_str()).is_some_and(|rest| rest.len() < 3))
    };
    let missing: Vec<&String> = cited.iter().filter(|clause| !whole(clause) && !below(clause)).collect();
    assert!(missing.is_empty(), "cited in the data: {missing:#?}");
    for law in [law(ERAS[1]), law(ERAS[2])] {
        let rows = rows(&law);
        let missing: Vec<&&str> = ELEMENTS.iter().filter(|name| rows.iter().all(|row| row.clause != **name)).collect();
        assert!(missing.is_empty(), "{}: {missing:#?}", law.id);
    }
}

#[test]
fn the_table_of_coverage() {
    let mut page = HEAD.to_string();
    for law in ERAS.map(law) {
        let mut rows = rows(&law);
        assert!(rows.len() > 30, "{}", law.id);
        let nowhere = checks(&law, &mut rows);
        assert!(nowhere.is_empty(), "{}: rules that no row names the place of: {nowhere:#?}", law.id);
        table(&law, &rows, &mut page);
    }
    compare(&folder().join("BAO-PHU.md"), &page);
}

#[test]
fn clauses_are_read_as_they_are_written() {
    let all = |text: &str| clauses(text).into_iter().collect::<Vec<_>>().join("|");
    assert_eq!(all("PL I.I.II.1b, 2b; ô số 10b"), "I.I.II.1b|I.I.II.2b|ô 10b");
    assert_eq!(all("PL III, mẫu 1.1, 1.2"), "III|mẫu 1.1|mẫu 1.2");
    assert_eq!(all("Điều 13, 15"), "Điều 13|Điều 15");
    assert_eq!(all("I.I.II.5b (công văn)"), "I.I.II.5b");
    assert_eq!(all("Điều 8.1, 8.2; III.I.1, 2"), "III.I.1|III.I.2|Điều 8.1|Điều 8.2");
    assert!(leads_to("loai.*.kinh_gui", "loai.cong_van.kinh_gui") && !leads_to("kieu.than", "kieu"));
}
