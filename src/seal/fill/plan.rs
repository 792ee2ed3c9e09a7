//! The paper way: number and date go into the plan's YAML text, and everything else of it stays byte for byte.

use super::{Issuance, mentions};
use crate::diag::{Diagnostic, FileId, Outcome, Place, SourceMap, has_errors, rules};
use crate::era::EraTable;
use crate::model::{Date, IssueDate, Plan, Provenance};
use crate::parse;
use crate::pipeline;
use crate::yaml::edit::{Edits, Unfit, same_but};
use crate::yaml::{self, Node, Value};

/// Keys behind which an absent `so` or `ngay` is added, the best first.
const BEFORE_NUMBER: &[&str] = &["ky_hieu", "dia_danh", "co_quan_ban_hanh", "don_vi", "loai"];
const BEFORE_DATE: &[&str] = &["dia_danh", "ky_hieu", "so", "co_quan_ban_hanh", "don_vi", "loai"];

/// What a command says of the plan to be filled.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// `--ghi-de`: another number or date may be replaced.
    pub overwrite: bool,
    /// `--the-thuc`.
    pub era: Option<&'a str>,
    /// The eras to choose from.
    pub eras: &'a EraTable<'a>,
}

/// A plan file with number and date written into it; the same bytes where both are there already. `name` is what messages
/// call the file.
///
/// Refused: a file that is no plan, a number or date that is there and differs, head lines given word for word
/// (`nguyen_van`), values written in a way that cannot be edited in place. Warned of: a day before that of the căn cứ.
pub fn plan(name: &str, bytes: &[u8], given: &Issuance, asked: Asked<'_>, sources: &mut SourceMap) -> Outcome<Vec<u8>> {
    let text = match parse::decode(bytes, name) {
        Ok(text) => text,
        Err(diagnostic) => return Outcome::failed(vec![diagnostic]),
    };
    let file = sources.add(name, text);
    let mut diagnostics = Vec::new();
    let read = parse::plan_file(sources.text(file), file).collect(&mut diagnostics);
    let (read, glance) = read.map(|read| (read.plan, read.glance)).unzip();
    let Some((plan, places)) = read.flatten() else {
        pipeline::settle(asked.eras, asked.era, glance.as_ref(), &mut diagnostics);
        return Outcome::failed(diagnostics);
    };
    // Rendering will repeat what is not an error.
    let Some(root) = yaml::read(sources.text(file), file).value else { return Outcome::failed(diagnostics) };
    diagnostics.clear();
    standing(&plan, &places, given, asked.overwrite, &mut diagnostics);
    if !has_errors(&diagnostics) {
        too_early(&plan, &places, given, &mut diagnostics);
        // Decoding has proved that it is text.
        let original = String::from_utf8_lossy(bytes);
        match write(&original, &root, &plan, given).filter(|new| reads_as_meant(new, name, &root, &plan, given)) {
            Some(new) => return Outcome::with(new.into_bytes(), diagnostics),
            None => diagnostics.push(by_hand(&places, file)),
        }
    }
    Outcome::failed(diagnostics)
}

/// Where number and date go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    /// The document itself.
    Own,
    /// The document that issues it, where it has none of its own.
    Issuing,
    /// Its copy, where it has been issued itself.
    Copy,
}

impl Target {
    fn of(plan: &Plan) -> Target {
        let numbered = plan.number.is_some() || plan.verbatim.number_line.is_some();
        let dated = plan.date.complete().is_some() || plan.verbatim.date_line.is_some();
        match (&plan.issued_under, &plan.copy) {
            (Some(_), _) => Target::Issuing,
            (None, Some(_)) if numbered && dated => Target::Copy,
            (None, _) => Target::Own,
        }
    }

    /// The key that they stand under.
    fn key(self) -> Option<&'static str> {
        match self {
            Target::Own => None,
            Target::Issuing => Some("kem_theo"),
            Target::Copy => Some("sao"),
        }
    }

    /// Number and date as a plan has them there.
    fn values(self, plan: &Plan) -> (Option<&str>, IssueDate) {
        let (number, date) = match self {
            Target::Own => (&plan.number, plan.date),
            Target::Issuing => {
                plan.issued_under.as_ref().map_or((&None, plan.date), |under| (&under.number, under.date))
            }
            Target::Copy => plan.copy.as_ref().map_or((&None, plan.date), |copy| (&copy.number, copy.date)),
        };
        (number.as_deref(), date)
    }
}

/// The mapping that they stand in.
fn place<'n>(root: &'n Node, plan: &Plan) -> Result<&'n Node, Unfit> {
    let Some(key) = Target::of(plan).key() else { return Ok(root) };
    let Value::Map(map) = &root.value else { return Err(Unfit) };
    map.get(key).map(|entry| &entry.value).ok_or(Unfit)
}

/// What is there already and differs.
fn standing(plan: &Plan, places: &Provenance, given: &Issuance, overwrite: bool, diagnostics: &mut Vec<Diagnostic>) {
    let target = Target::of(plan);
    let ((number, date), key) = (target.values(plan), target.key());
    // Lines of the document itself, which its copy does not touch.
    let lines = [(&plan.verbatim.number_line, "so_ky_hieu"), (&plan.verbatim.date_line, "dia_danh_ngay")];
    for (line, name) in lines.into_iter().filter(|_| target != Target::Copy) {
        if line.is_some() {
            let what = format!("văn bản ghi nguyên văn dòng '{name}' nên số và ngày không điền vào đó được");
            let path = format!("nguyen_van.{name}");
            diagnostics.push(
                Diagnostic::of(&rules::BANHANH_03, what)
                    .at(places.place(&path))
                    .advise(format!("bỏ khóa '{path}', hoặc sửa trực tiếp dòng đó rồi dùng 'kehoach render'")),
            );
        }
    }
    if overwrite {
        return;
    }
    let advice = "xem lại; nếu đúng là muốn thay thì thêm --ghi-de";
    let at = |path: &str| places.place(&key.map_or(path.to_string(), |key| format!("{key}.{path}")));
    if let Some(number) = number.filter(|n| !given.is_number(n)) {
        let shown: String = number.chars().take(40).collect();
        let what = format!("văn bản đã có số {shown}, khác số {}", given.number);
        diagnostics.push(Diagnostic::of(&rules::BANHANH_04, what).at(at("so")).advise(advice));
    }
    let Date { year, month, day } = given.date;
    let differs = |written: Option<u16>, given: u16| written.is_some_and(|w| w != given);
    let parts = [
        ("ngày", date.day.map(u16::from), u16::from(day), "ngay.ngay"),
        ("tháng", date.month.map(u16::from), u16::from(month), "ngay.thang"),
        ("năm", date.year, year, "ngay.nam"),
    ];
    if let Some((part, written, _, path)) = parts.into_iter().find(|(_, written, given, _)| differs(*written, *given)) {
        let what = match (date.complete(), written) {
            (Some(Date { year, month, day }), _) => {
                format!("văn bản đã có ngày {day}/{month}/{year}, khác ngày {}", given.written)
            }
            (None, written) => {
                format!("văn bản đã ghi {part} {}, khác ngày {}", written.unwrap_or_default(), given.written)
            }
        };
        diagnostics.push(Diagnostic::of(&rules::BANHANH_05, what).at(at(path)).advise(advice));
    }
}

/// A plan is not older than what it rests on.
fn too_early(plan: &Plan, places: &Provenance, given: &Issuance, diagnostics: &mut Vec<Diagnostic>) {
    if let Some((Date { year, month, day }, path)) = mentions::latest(plan).filter(|(date, _)| *date > given.date) {
        let what = format!("ngày ban hành {} trước ngày {day}/{month}/{year} của văn bản làm căn cứ", given.written);
        diagnostics.push(
            Diagnostic::of(&rules::BANHANH_06, what)
                .at(places.place(path.as_str()))
                .advise("xem lại --ngay, hoặc ngày tháng của căn cứ này"),
        );
    }
}

/// The text with both values; nothing where it cannot be edited.
fn write(original: &str, root: &Node, plan: &Plan, given: &Issuance) -> Option<String> {
    let mut edits = Edits::new(original);
    put(&mut edits, root, plan, given).ok()?;
    Some(edits.apply())
}

fn put(edits: &mut Edits<'_>, root: &Node, plan: &Plan, given: &Issuance) -> Result<(), Unfit> {
    let (number, date) = Target::of(plan).values(plan);
    let root = place(root, plan)?;
    if !number.is_some_and(|n| given.is_number(n)) {
        edits.put(root, "so", &given.number, BEFORE_NUMBER)?;
    }
    if date.complete() == Some(given.date) {
        return Ok(());
    }
    let Value::Map(map) = &root.value else { return Err(Unfit) };
    let Some(entry) = map.get("ngay").filter(|e| matches!(e.value.value, Value::Map(_))) else {
        return edits.put(root, "ngay", &given.written, BEFORE_DATE);
    };
    let Date { year, month, day } = given.date;
    let by_parts = &entry.value;
    // Only what is missing or other: `thang: 03` stays.
    if date.day != Some(day) {
        edits.put(by_parts, "ngay", &day.to_string(), &[])?;
    }
    if date.month != Some(month) {
        edits.put(by_parts, "thang", &month.to_string(), &["ngay"])?;
    }
    if date.year != Some(year) {
        edits.put(by_parts, "nam", &year.to_string(), &["thang", "ngay"])?;
    }
    Ok(())
}

/// Whether the new text says what the old one said, and the number and date that were given.
fn reads_as_meant(new: &str, name: &str, old: &Node, plan: &Plan, given: &Issuance) -> bool {
    let Ok(text) = parse::decode(new.as_bytes(), name) else { return false };
    let mut sources = SourceMap::default();
    let file = sources.add(name, text);
    let tree = yaml::read(sources.text(file), file).value;
    let read = parse::plan(sources.text(file), file).value;
    let (Some(tree), Some((read, _))) = (tree, read) else { return false };
    let target = Target::of(plan);
    let ((number, date), key) = (target.values(&read), target.key());
    let filled = number.is_some_and(|n| given.is_number(n)) && date.complete() == Some(given.date);
    let mut before = Plan { number: plan.number.clone(), date: plan.date, ..read.clone() };
    if let (Some(now), Some(then)) = (&mut before.issued_under, &plan.issued_under) {
        (now.number, now.date) = (then.number.clone(), then.date);
    }
    if let (Target::Copy, Some(now), Some(then)) = (target, &mut before.copy, &plan.copy) {
        (now.number, now.date) = (then.number.clone(), then.date);
    }
    let (Ok(old_place), Ok(new_place)) = (place(old, plan), place(&tree, plan)) else { return false };
    let rest = key.is_none_or(|key| same_but(old, &tree, &[key]));
    filled && before == *plan && rest && same_but(old_place, new_place, &["so", "ngay"])
}

/// The values are written in a way that the program does not touch.
fn by_hand(places: &Provenance, file: FileId) -> Diagnostic {
    let place = places.place("so").or(places.place("ngay")).unwrap_or(Place::file(file));
    Diagnostic::of(&rules::BANHANH_07, "không điền được số và ngày vào chỗ này mà giữ nguyên phần còn lại của tệp")
        .at(place)
        .advise("viết 'so:' và 'ngay:' mỗi khóa trên một dòng, không có gì sau dấu hai chấm, rồi chạy lại")
}
