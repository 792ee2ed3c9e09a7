//! Real documents through `import`: the fields that a careful reader saw, no character without a destination, the proof.
//!
//! The documents are not part of the project: they are looked for beside it (`../shared/plans`, or the folder that
//! `KEHOACH_SHARED` names), and without them the test says so and ends.

use std::collections::BTreeMap;
use std::path::PathBuf;

use kehoach::internals::diag::{Outcome, SourceMap};
use kehoach::internals::model::{Body, BodyItem};
use kehoach::internals::world::Memory;
use kehoach::{FontSet, Import, ImportFrom};
use serde_yaml::Value;

/// Files that are refused, and rightly so: their types are not the program's.
const REFUSED: &[&str] = &["41-ttlt-47-2009-hai-nguoi-ky-cut"];

fn folder() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("KEHOACH_SHARED").map_or(beside, PathBuf::from).join("plans");
    folder.is_dir().then_some(folder)
}

/// Letters and digits alone.
fn bare(text: &str) -> String {
    kehoach::internals::text::nfc(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How many sections of each kind.
fn kinds(body: &Body, out: &mut BTreeMap<&'static str, usize>) {
    for item in body {
        match item {
            BodyItem::Section(section) => {
                *out.entry(section.kind.key()).or_default() += 1;
                kinds(&section.children, out);
            }
            BodyItem::Table(_) => *out.entry("bang").or_default() += 1,
            BodyItem::Landscape { items, .. } => kinds(items, out),
            BodyItem::Paragraph { .. } | BodyItem::Figure(_) => {}
        }
    }
}

/// Fields with what was expected and what was found in the plan file and those of what is issued with it.
pub(crate) fn fields(expect: &Value, plan: &str, attached: &[String]) -> Vec<(String, String, String)> {
    // What a file lacks the officer adds.
    let read = |plan: &str| {
        let mut plan = plan.to_string();
        for (key, line) in [("\nky:", "ky: {chuc_vu: A, ho_ten: A}\n"), ("noi_nhan:", "noi_nhan: [A]\n")] {
            if !plan.contains(key) && !plan.contains("\nkem_theo:") {
                plan.push_str(line);
            }
        }
        let mut sources = SourceMap::default();
        let file = sources.add("t.yaml", plan.as_str());
        let Outcome { value, diagnostics } = kehoach::internals::parse::plan(&plan, file);
        value.unwrap_or_else(|| panic!("{diagnostics:?}")).0
    };
    let plan = read(plan);
    let attached: Vec<_> = attached.iter().map(|plan| read(plan)).collect();
    let mut out = Vec::new();
    let text = |key: &str| expect.get(key).and_then(Value::as_str).unwrap_or_default().to_string();
    let mut put = |name: &str, wanted: String, found: String| out.push((name.to_string(), wanted, found));
    let kind = |name: &str| match name {
        "ke_hoach" => "Kế hoạch",
        "quyet_dinh" => "Quyết định",
        "to_trinh" => "Tờ trình",
        "cong_van" => "Công văn",
        "thong_bao" => "Thông báo",
        _ => "?",
    };
    put("loai", text("loai"), kind(plan.kind_id()).to_string());
    put("co_quan_chu_quan", bare(&text("co_quan_chu_quan")), bare(&plan.parent_body.concat()));
    put("co_quan_ban_hanh", bare(&text("co_quan_ban_hanh")), bare(&plan.issuing_body.concat()));
    put("so", text("so"), plan.number.clone().unwrap_or_default());
    put("ky_hieu", text("ky_hieu"), plan.notation.clone().unwrap_or_default());
    put("dia_danh", bare(&text("dia_danh")), bare(plan.place.as_deref().unwrap_or_default()));
    let part = |name: &str| expect["ngay"].get(name).and_then(Value::as_u64);
    let date = (part("ngay"), part("thang"), part("nam"));
    let found = (plan.date.day.map(u64::from), plan.date.month.map(u64::from), plan.date.year.map(u64::from));
    put("ngay", format!("{date:?}"), format!("{found:?}"));
    let subject = plan.subject.as_ref().map(|text| text.text()).unwrap_or_default();
    put("trich_yeu", bare(&text("trich_yeu")), bare(&subject));
    if expect.get("tham_quyen").is_some() {
        put("tham_quyen", bare(&text("tham_quyen")), bare(&plan.authority.concat()));
    }
    let number = |value: Option<&Value>| value.and_then(Value::as_u64).unwrap_or_default().to_string();
    put("kinh_gui", number(expect.get("kinh_gui")), plan.addressees.len().to_string());
    if let Some(bases) = expect.get("can_cu").and_then(|bases| bases.get("so_doan")) {
        put("can_cu", number(Some(bases)), plan.legal_bases.len().to_string());
    }
    let mut counts = BTreeMap::new();
    kinds(&plan.body, &mut counts);
    let of = |form: &str| match form {
        "I." => "la_ma",
        "A." => "chu_hoa",
        "1." => "so",
        "1.1." => "so_so",
        _ => "chu",
    };
    let count = |kind: &str| counts.get(kind).copied().unwrap_or_default().to_string();
    for level in ["cap_1", "cap_2", "cap_3", "diem_chu"] {
        if let Some(form) = expect.get(level).and_then(|level| level.get("kieu")).and_then(Value::as_str) {
            put(level, number(expect[level].get("so")), count(of(form)));
        }
    }
    if expect.get("dieu").is_some_and(Value::is_u64) {
        put("dieu", number(expect.get("dieu")), count("dieu"));
    }
    if let Some(clauses) = expect.get("khoan").and_then(|khoan| khoan.get("so")) {
        put("khoan", number(Some(clauses)), count("so"));
    }
    if !expect["noi_nhan"].is_null() {
        let filing = usize::from(!plan.filed_with.is_empty() || plan.verbatim.filing_line.is_some());
        let dashed = |r: &&kehoach::internals::model::Recipient| r.name.text().trim_start().starts_with('-');
        let lines = plan.verbatim.recipients.iter().filter(dashed).count();
        put("noi_nhan", number(expect.get("noi_nhan")), (plan.recipients.len() + filing + lines).to_string());
    }
    for (index, signer) in expect["chu_ky"].as_sequence().into_iter().flatten().enumerate() {
        let lines = signer["dong"].as_sequence().into_iter().flatten().filter_map(Value::as_str);
        let wanted: Vec<String> = lines.map(bare).collect();
        let found = plan.signers.get(index);
        let lines = match found.map(|signer| &signer.lines) {
            Some(kehoach::internals::model::SignerLines::Verbatim(lines)) => lines.iter().map(|l| bare(l)).collect(),
            _ => Vec::new(),
        };
        put("ky.dong", wanted.join("|"), lines.join("|"));
        let name = found.and_then(|signer| signer.name.clone()).unwrap_or_default();
        put("ky.ten", bare(signer["ten"].as_str().unwrap_or_default()), bare(&name));
    }
    let annexes: Vec<_> = plan.annexes.iter().chain(attached.iter().flat_map(|plan| &plan.annexes)).collect();
    put("phu_luc", number(expect.get("phu_luc")), annexes.len().to_string());
    let mut tables = counts.get("bang").copied().unwrap_or_default();
    for annex in &annexes {
        let mut inner = BTreeMap::new();
        kinds(&annex.body, &mut inner);
        tables += inner.get("bang").copied().unwrap_or_default();
    }
    put("bang", number(expect.get("bang")), tables.to_string());
    if let Some(wanted) = expect.get("ke_hoach_kem") {
        let title = attached.first().and_then(|plan| plan.subject.as_ref()).map(|title| title.text());
        put("kem.trich_yeu", bare(wanted["trich_yeu"].as_str().unwrap_or_default()), bare(&title.unwrap_or_default()));
        let mut inner = BTreeMap::new();
        attached.iter().for_each(|plan| kinds(&plan.body, &mut inner));
        for level in ["cap_1", "cap_2", "cap_3"] {
            let found = inner.get(of(wanted[level]["kieu"].as_str().unwrap_or_default())).copied().unwrap_or_default();
            put(&format!("kem.{level}"), number(wanted[level].get("so")), found.to_string());
        }
    }
    out
}

/// Whether a doubt of a plan file is about a field: it stands above its key, or is about the whole file.
pub(crate) fn is_doubted(field: &str, plan: &str) -> bool {
    let keys: Vec<&str> = match field {
        "bang" | "khoan" | "dieu" | "cap_1" | "cap_2" | "cap_3" | "diem_chu" => vec!["noi_dung", "mo_dau", "phu_luc"],
        "can_cu" => vec!["can_cu", "mo_dau"],
        "ky.dong" | "ky.ten" => vec!["ky"],
        "noi_nhan" => vec!["noi_nhan", "luu"],
        "co_quan_chu_quan" | "co_quan_ban_hanh" => vec!["co_quan_chu_quan", "co_quan_ban_hanh"],
        "trich_yeu" | "tham_quyen" => vec!["trich_yeu", "tham_quyen"],
        field if field.starts_with("kem.") => vec!["phu_luc", "trich_yeu", "noi_dung"],
        field => vec![field],
    };
    let mut doubted = false;
    for line in plan.lines() {
        let key = line.split(':').next().unwrap_or_default();
        if line.starts_with("# ? ") {
            doubted = true;
        } else if !line.is_empty() && !line.starts_with([' ', '#']) {
            // Doubts about the whole file stand above the first key.
            if doubted && keys.contains(&key) {
                return true;
            }
            doubted = false;
        }
    }
    // Those about the whole file stand first; what is missing has no key to stand above.
    let mut first = plan.lines().skip(1).take_while(|line| line.starts_with('#'));
    let missing = ["noi_nhan", "ky"].iter().any(|key| keys.contains(key));
    first.any(|line| {
        let code = line.trim_start_matches("# ? ").split(' ').next().unwrap_or_default();
        ["NHAP-52", "NHAP-59", "NHAP-65"].contains(&code) || missing && code == "NHAP-58"
    })
}

#[test]
fn real_documents_are_imported_as_a_careful_reader_sees_them() {
    let Some(folder) = folder() else {
        println!("không có ../shared/plans: bỏ qua");
        return;
    };
    let fonts = FontSet::embedded();
    let mut names: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|e| e == "txt" || e == "docx"));
    names.sort();
    let (mut all, mut right, mut wrong, mut silent) = (0, 0, Vec::new(), Vec::new());
    for path in names {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let file = kehoach::Input::new(path.file_name().unwrap().to_string_lossy(), &bytes);
        let asked = Import { file, from: ImportFrom::Auto, charset: None };
        let made = match kehoach::import(&asked, &fonts, &Memory::default()) {
            Ok((made, _)) => made,
            Err(findings) => {
                assert!(REFUSED.contains(&name.as_str()), "{name}: {findings}");
                assert!(findings.diagnostics.iter().all(|told| told.code() == "NHAP-50"), "{name}: {findings}");
                continue;
            }
        };
        assert!(!REFUSED.contains(&name.as_str()), "{name} is none of ours");
        assert!(made.summary.contains("0 mất · 0 đổi"), "{name}");
        let expect = std::fs::read_to_string(folder.join(format!("{name}.expect.yaml"))).unwrap();
        let fields = fields(&serde_yaml::from_str(&expect).unwrap(), &made.plan, &made.attached);
        let good = fields.iter().filter(|(_, wanted, found)| wanted == found).count();
        println!(
            "{:48} {good:2} / {:2}  {} chỗ nên xem lại",
            path.file_name().unwrap().display(),
            fields.len(),
            made.doubts
        );
        all += fields.len();
        right += good;
        for (field, wanted, found) in fields.into_iter().filter(|(_, wanted, found)| wanted != found) {
            let told = is_doubted(&field, &(made.plan.clone() + &made.attached.concat()));
            wrong.push(format!("{}: {field}: {wanted} / {found}", path.file_name().unwrap().display()));
            silent.extend((!told).then(|| wrong.last().cloned()).flatten());
        }
    }
    println!("{right} / {all}\n{}", wrong.join("\n"));
    assert!(silent.is_empty(), "wrong without a doubt: {silent:#?}");
    assert!(right * 100 >= all * 97, "{right} of {all}: {wrong:#?}");
}
