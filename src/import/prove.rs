//! The proof that the plan file holds what the file says (Đúng): read back with the program's own parser, each key has
//! exactly its characters, in the order of the file.

use std::collections::BTreeMap;

use super::draft::{Draft, Value};
use super::glyphs::{Glyph, Text};
use super::ledger::{Dest, Outside, Thing};
use super::words::words;
use crate::era::{ZeroEntry, ZeroRule};
use crate::model::{Annex, Content, Label, Node, OwnLine, Part, Plan, SignerLines, TextKind};
use crate::text::characters::{Fate, odd};

/// A key whose text differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// The key.
    pub key: String,
    /// What the file says from there on, and what the plan file does.
    pub file: String,
    pub plan: String,
}

/// So much of a difference is shown.
const SHOWN: usize = 40;

/// What a profile says, by the keys of the plan file that it stands for.
pub(crate) type Said = BTreeMap<&'static str, String>;

/// Compares; what of a typed text turned out to be marks comes back. `said`: what the plan leaves to its profile.
pub(crate) fn compare(draft: &Draft, plan: &Plan, said: &Said) -> Result<Vec<(Glyph, Dest)>, Vec<Difference>> {
    let actual = keys(plan, said);
    let mut marks = Vec::new();
    let mut differences = Vec::new();
    for (key, value) in &draft.fields {
        let expected: Vec<Glyph> = value.texts().into_iter().flat_map(|text| text.counting().copied()).collect();
        if expected.is_empty() {
            continue;
        }
        let found = actual.get(*key).map_or("", String::as_str);
        let found: Vec<char> = found.chars().filter(|c| !c.is_whitespace()).collect();
        // A day is the same whatever its zeros.
        if *key == "ngay" && same_numbers(value, plan) {
            continue;
        }
        match aligned(&expected, &found, draft.typed) {
            Ok(skipped) => marks.extend(skipped),
            Err(at) => differences.push(difference(key, &expected, &found, at)),
        }
    }
    let mut left: BTreeMap<&str, Vec<Glyph>> = BTreeMap::new();
    for (text, dest) in &draft.placed {
        if let Dest::Office(key) = dest {
            left.entry(key.as_str()).or_default().extend(text.counting());
        }
    }
    for (key, expected) in left {
        let found: Vec<char> =
            said.get(key).map_or("", String::as_str).chars().filter(|c| !c.is_whitespace()).collect();
        if let Err(at) = aligned(&expected, &found, false) {
            differences.push(difference(key, &expected, &found, at));
        }
    }
    if differences.is_empty() { Ok(marks) } else { Err(differences) }
}

/// What a key has from where the two part.
fn difference(key: &str, expected: &[Glyph], found: &[char], (at, from): (usize, usize)) -> Difference {
    let file: String = expected[at.min(expected.len())..].iter().take(SHOWN).map(|g| g.c).collect();
    let plan: String = found[from.min(found.len())..].iter().take(SHOWN).collect();
    Difference { key: key.to_string(), file, plan }
}

/// The numbers of a day.
fn same_numbers(value: &Value, plan: &Plan) -> bool {
    let digits = |text: &Text| text.string().parse::<u32>().ok();
    let numbers: Vec<Option<u32>> = match value {
        Value::Map(parts) => parts.iter().map(|(_, part)| part.texts().first().and_then(|text| digits(text))).collect(),
        Value::Text(text) => text.string().split('/').map(|part| part.parse().ok()).collect(),
        _ => return false,
    };
    let date = plan.issue_date();
    numbers == [date.day.map(u32::from), date.month.map(u32::from), date.year.map(u32::from)]
}

/// Marks that typed text may have.
const MARKS: &str = "*_#|-=`>\\~^<";

/// Walks both; nothing may be left over but what shows nothing, and marks where they are typed.
pub(super) fn aligned(expected: &[Glyph], found: &[char], typed: bool) -> Result<Vec<(Glyph, Dest)>, (usize, usize)> {
    let mut skipped = Vec::new();
    let mut next = 0;
    let mut at = 0;
    while at < expected.len() {
        let glyph = expected[at];
        // A tag of HTML stays or goes as a whole.
        let tag = if typed && glyph.c == '<' { tag(&expected[at..]) } else { 1 };
        let stays = || found[next.min(found.len())..].iter().zip(&expected[at..at + tag]).all(|(c, g)| *c == g.c);
        if found.get(next) == Some(&glyph.c) && (tag == 1 || found.len() >= next + tag && stays()) {
            next += 1;
            at += 1;
            continue;
        }
        if odd(glyph.c).is_some_and(|odd| odd.fate == Fate::Dropped) {
            skipped.push((glyph, Dest::Outside(Outside::Invisible)));
            at += 1;
            continue;
        }
        let beside = |c: Option<&Glyph>| c.is_some_and(|g| "|-:".contains(g.c));
        let between = ":,".contains(glyph.c)
            && (at.checked_sub(1).is_some_and(|above| beside(expected.get(above))) && beside(expected.get(at + 1)));
        if !typed || !(MARKS.contains(glyph.c) || between) {
            return Err((at, next));
        }
        skipped.extend(expected[at..at + tag].iter().map(|g| (*g, Dest::Page(Thing::Markup))));
        at += tag;
    }
    if next == found.len() { Ok(skipped) } else { Err((at, next)) }
}

/// How many glyphs a tag takes; 1 where there is none.
fn tag(glyphs: &[Glyph]) -> usize {
    const LONGEST: usize = 40;
    let inner = |g: &Glyph| g.c.is_ascii_alphanumeric() || "/=\"'-:;".contains(g.c);
    match glyphs.iter().take(LONGEST).skip(1).position(|g| !inner(g)) {
        Some(end) if glyphs[end + 1].c == '>' => end + 2,
        _ => 1,
    }
}

/// What the plan says, by its top-level keys, and what it leaves to its profile.
pub(crate) fn keys(plan: &Plan, said: &Said) -> BTreeMap<&'static str, String> {
    let mut out = of_plan(plan);
    let called = plan.signers.iter().any(|signer| !matches!(signer.lines, SignerLines::Verbatim(_)));
    for (key, text) in said {
        if *key == "ky" && called || out.get(key).is_none_or(|own| own.trim().is_empty()) {
            out.insert(key, text.clone());
        }
    }
    out
}

/// What the plan says, by its top-level keys.
fn of_plan(plan: &Plan) -> BTreeMap<&'static str, String> {
    let mut out: BTreeMap<&'static str, String> = BTreeMap::new();
    // A blank between pieces keeps their words apart; what counts is without blanks.
    let mut put = |key: &'static str, text: &str| {
        let all = out.entry(key).or_default();
        all.push_str(text);
        all.push(' ');
    };
    plan.parent_body.iter().for_each(|line| put("co_quan_chu_quan", line));
    plan.issuing_body.iter().for_each(|line| put("co_quan_ban_hanh", line));
    let single = [
        ("so", &plan.number),
        ("ky_hieu", &plan.notation),
        ("dia_danh", &plan.place),
        ("ten_day_du", &plan.full_name),
        ("do_khan", &plan.boxes.urgency),
        ("pham_vi_luu_hanh", &plan.boxes.circulation),
    ];
    single.into_iter().for_each(|(key, word)| put(key, word.as_deref().unwrap_or_default()));
    let date = &plan.date;
    if date.day.is_some() || date.month.is_some() || date.year.is_some() {
        let parts = [date.day.map(u32::from), date.month.map(u32::from), date.year.map(u32::from)];
        let parts: Vec<String> = parts.iter().flatten().map(u32::to_string).collect();
        put("ngay", &parts.join("/"));
    }
    plan.subject.iter().for_each(|text| put("trich_yeu", &text.text()));
    plan.lines.iter().for_each(|(key, text)| put(key, &text.text()));
    plan.addressees.iter().for_each(|text| put("kinh_gui", &text.text()));
    plan.authority.iter().for_each(|line| put("tham_quyen", line));
    for recipient in &plan.recipients {
        put("noi_nhan", &recipient.name.text());
        recipient.note.iter().for_each(|note| put("noi_nhan", &note.text()));
    }
    plan.filed_with.iter().for_each(|unit| put("luu", unit));
    for signer in &plan.signers {
        if let SignerLines::Verbatim(lines) = &signer.lines {
            lines.iter().for_each(|line| put("ky", line));
        }
        signer.name.iter().chain(&signer.under_name).for_each(|line| put("ky", line));
    }
    let verbatim = &plan.verbatim;
    let lines =
        [&verbatim.national_title, &verbatim.motto, &verbatim.number_line, &verbatim.date_line, &verbatim.filing_line];
    lines.into_iter().flatten().for_each(|line| put("nguyen_van", line));
    verbatim.recipients.iter().for_each(|recipient| put("nguyen_van", &recipient.name.text()));
    if let Some(under) = &plan.issued_under {
        under.number.iter().chain(&under.notation).for_each(|part| put("kem_theo", part));
        let era = words().era.as_ref();
        let zero = |number: Option<String>, of: fn(&ZeroEntry) -> &ZeroRule| {
            number.map(|number| era.map_or(number.clone(), |era| of(&era.so_khong).written(&number)))
        };
        let date = under.date;
        let day = zero(date.day.map(|day| day.to_string()), |zeros| &zeros.ngay);
        let month = zero(date.month.map(|month| month.to_string()), |zeros| &zeros.thang);
        let year = date.year.map(|year| year.to_string());
        [day, month, year].into_iter().flatten().for_each(|part: String| put("kem_theo", &part));
        under.body.iter().for_each(|body| put("kem_theo", body));
    }
    content(plan, &mut put);
    out
}

/// What stands in the parts of a plan and its annexes.
fn content(plan: &Plan, put: &mut dyn FnMut(&'static str, &str)) {
    let content = Content::of(plan);
    for visit in content.iter() {
        let key = match (visit.annex(), visit.part()) {
            (Some(_), _) => "phu_luc",
            (None, Part::LegalBases) => "can_cu",
            (None, Part::Opening) => "mo_dau",
            (None, Part::Closing) => "ket_thuc",
            (None, _) => "noi_dung",
        };
        match visit.node() {
            Node::Annex(Annex { label: OwnLine::Written(label), .. }) => put(key, label),
            Node::Section(section) => {
                if let Label::Typed(label) = &section.label {
                    put(key, &label.text.text());
                }
            }
            Node::Text(TextKind::Note, text) => put("chu_thich", &text.text()),
            Node::Text(_, text) => put(key, &text.text()),
            _ => {}
        }
    }
}
