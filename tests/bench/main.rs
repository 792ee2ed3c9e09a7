//! How long the program takes, and where the time goes: `cargo bench`.
//!
//! Whole process: the best and the median of many runs of the built binary on a sample of three pages, both files
//! written. Long plans: one process each, with its peak memory. Old files: `import` of a DOCX of three pages and a PDF of
//! twenty-one, and of folders of more and more files. Stages: the pipeline's steps on one thread, in this process.
//! Instructions: `instructions`. A batch: plans a second on one core. The wheel: `tests/wheel`. Beside them what a user would
//! pick instead, where it is installed (`others`). `KEHOACH_BENCH=ghi` writes README's table and the reference of the gate.
//! `KEHOACH_PROGRAM` names another program to measure than the one that was built with the bench; the stages are left out then.

mod figures;
mod instructions;
mod others;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use figures::Figures;
use kehoach::internals::diag::SourceMap;
use kehoach::internals::era::EraTable;
use kehoach::internals::font::FontSet;
use kehoach::internals::markup::vocabulary::Roles;
use kehoach::internals::model::Locator;
use kehoach::internals::normalise::{self, Run};
use kehoach::internals::style::{self, StyleOptions};
use kehoach::internals::template::{Engine, PlanView, ladder};
use kehoach::internals::write::{docx, pdf};
use kehoach::internals::{layout, markup, parse};

const RUNS: usize = 41;
/// Sections of a plan of twenty-one pages.
const PAGES: usize = 16;

/// Names another program to measure.
const OTHER: &str = "KEHOACH_PROGRAM";

/// The program that is measured.
fn program() -> String {
    std::env::var(OTHER).unwrap_or_else(|_| env!("CARGO_BIN_EXE_kehoach").to_string())
}

fn main() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = std::env::temp_dir().join(format!("kehoach-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the bench");
    let mut figures = Figures::default();

    let sample = root.join("samples/phong-gddt/ke-hoach.yaml");
    whole_process("mẫu samples/phong-gddt, cả DOCX và PDF", &sample, &folder, RUNS, &mut figures);
    let province = root.join("samples/ubnd-tinh/ke-hoach.yaml");
    whole_process("mẫu samples/ubnd-tinh, cả DOCX và PDF", &province, &folder, RUNS, &mut figures);
    for sections in [3, 30, 81, 300] {
        let plan = folder.join(format!("dai-{sections}.yaml"));
        std::fs::write(&plan, long_plan(sections)).expect("the plan is written");
        whole_process(&format!("kế hoạch dài, {sections} mục"), &plan, &folder, 5, &mut figures);
    }
    imports(&root, &folder, &mut figures);
    batch(&folder, &mut figures);
    others::bench(&folder.join("cu.docx"), &folder, &mut figures);
    let records = std::env::var_os("KEHOACH_BENCH").is_some_and(|value| value == "ghi");
    let holds = instructions::bench(&root, &folder, records, &mut figures);
    std::fs::remove_dir_all(&folder).ok();
    if records {
        figures.write(&root);
    }
    if std::env::var_os(OTHER).is_none() {
        stages("3 mục", &long_plan(3));
        stages("100 mục", &long_plan(100));
    }
    assert!(holds, "more instructions than before");
}

/// Renders a folder of plans of two pages on one core and prints how many a second.
fn batch(folder: &Path, figures: &mut Figures) {
    const PLANS: usize = 500;
    let plans = folder.join("lo");
    std::fs::create_dir_all(&plans).expect("a folder for the plans");
    for number in 1..=PLANS {
        let text = long_plan(1).replace("so: 15", &format!("so: {number}"));
        std::fs::write(plans.join(format!("{number:03}.yaml")), text).expect("the plan is written");
    }
    let start = Instant::now();
    let output = Command::new(program())
        .args(["render", "-j", "1"])
        .arg(&plans)
        .arg("-o")
        .arg(format!("{}/", folder.join("lo-ra").display()))
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let time = start.elapsed();
    let rate = PLANS as f64 / time.as_secs_f64();
    figures.tell(format!("lô {PLANS} kế hoạch 2 trang, cả hai tệp, một nhân"), format!("{rate:.0} kế hoạch/giây"));
}

/// Runs the program on a plan and prints best and median time, pages and peak memory.
fn whole_process(name: &str, plan: &Path, folder: &Path, runs: usize, figures: &mut Figures) {
    let mut times = Vec::new();
    for _ in 0..runs {
        let start = Instant::now();
        let output = Command::new(program())
            .arg("render")
            .arg(plan)
            .arg("-o")
            .arg(format!("{}/", folder.display()))
            .output()
            .expect("the program runs");
        times.push(start.elapsed());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let memory = peak_memory(plan, folder).map_or(String::new(), |peak| format!(", {:.0} MB", peak as f64 / 1024.0));
    figures.tell(name, format!("{} (trung vị){memory}", ms(median(times))));
}

/// `import`: one file at a time, then folders.
fn imports(root: &Path, folder: &Path, figures: &mut Figures) {
    let long = folder.join("hai-muoi-trang.yaml");
    std::fs::write(&long, long_plan(PAGES)).expect("the plan is written");
    let sample = root.join("samples/xa-2026/ke-hoach.yaml");
    for (name, plan, ending) in
        [("DOCX ba trang", &sample, "docx"), ("PDF ba trang", &sample, "pdf"), ("PDF 21 trang", &long, "pdf")]
    {
        let made = run(&["render", "-f", ending, "-o"], &folder.join(format!("cu.{ending}")), &[plan]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let (old, new) = (folder.join(format!("cu.{ending}")), folder.join("moi.yaml"));
        let times: Vec<Duration> = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                let output = run(&["import", "-o"], &new, &[&old]);
                let time = start.elapsed();
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
                std::fs::remove_file(&new).expect("the plan was written");
                time
            })
            .collect();
        figures.tell(format!("import {name}"), format!("{} (trung vị)", ms(median(times))));
    }
    let docx = std::fs::read(folder.join("cu.docx")).expect("the file was made");
    for count in [250, 500, 1000] {
        let (old, new) = (folder.join(format!("cu-{count}")), folder.join(format!("moi-{count}")));
        std::fs::create_dir_all(&old).expect("a folder");
        (0..count).for_each(|n| std::fs::write(old.join(format!("{n}.docx")), &docx).expect("a file"));
        let start = Instant::now();
        let output = Command::new("/usr/bin/time")
            .args(["-f", "%M", &program(), "import", "-j", "2"])
            .arg(&old)
            .arg("-o")
            .arg(&new)
            .output();
        let Ok(output) = output else { return };
        let peak =
            String::from_utf8_lossy(&output.stderr).lines().last().and_then(|line| line.trim().parse::<u64>().ok());
        let memory = peak.unwrap_or_default() / 1024;
        figures
            .tell(format!("import -j 2, {count} tệp DOCX ba trang"), format!("{}, {memory} MB", ms(start.elapsed())));
    }
}

/// Runs the program: what it is to do, where the result goes, of which files.
fn run(arguments: &[&str], to: &Path, files: &[&Path]) -> std::process::Output {
    let mut command = Command::new(program());
    command.args(arguments).arg(to).args(files).output().expect("the program runs")
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// Peak resident memory in KiB, as GNU time reports it; nothing where it is not installed.
fn peak_memory(plan: &Path, folder: &Path) -> Option<u64> {
    let output = Command::new("/usr/bin/time")
        .args(["-f", "%M", &program(), "render"])
        .arg(plan)
        .arg("-o")
        .arg(format!("{}/", folder.display()))
        .output()
        .ok()?;
    String::from_utf8_lossy(&output.stderr).lines().last()?.trim().parse().ok()
}

/// A plan of about one page a section.
fn long_plan(sections: usize) -> String {
    let sentence = "Các đơn vị trực thuộc rà soát, cập nhật nhiệm vụ được giao, phân công người chịu trách nhiệm, thời hạn hoàn thành \
                    và báo cáo kết quả thực hiện về bộ phận thường trực theo đúng quy định.";
    let mut text = String::from(
        "co_quan_chu_quan: UBND TỈNH AN PHÚ\nco_quan_ban_hanh: SỞ NỘI VỤ\nky_hieu: KH-SNV\ndia_danh: An Phú\nngay: 05/3/2026\nso: 15\n\
         trich_yeu: Thực hiện nhiệm vụ trọng tâm năm 2026\nnoi_dung: |\n",
    );
    for section in 1..=sections {
        let _ = write!(text, "  {}. NHIỆM VỤ NHÓM {section}\n\n", roman(section));
        for item in 1..=4 {
            let _ = write!(
                text,
                "  {item}. Nhiệm vụ {item}\n\n  {sentence} {sentence}\n\n  a) {sentence}\n\n  b) {sentence}\n\n"
            );
        }
    }
    text.push_str(
        "noi_nhan:\n  - Các đơn vị trực thuộc\nluu: [VT]\nky:\n  chuc_vu: GIÁM ĐỐC\n  ho_ten: Trần Văn Bình\n",
    );
    text
}

/// A number as sections bear it.
fn roman(mut number: usize) -> String {
    let signs = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    for (value, sign) in signs {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

/// Best time of each stage, one after the other on one thread.
fn stages(name: &str, plan: &str) {
    const TRIES: usize = 9;
    let mut best: Vec<(&str, Duration)> = Vec::new();
    for _ in 0..TRIES {
        for (index, (stage, time)) in once(plan).into_iter().enumerate() {
            match best.get_mut(index) {
                Some((_, least)) => *least = (*least).min(time),
                None => best.push((stage, time)),
            }
        }
    }
    println!("các bước, {name}:");
    for (stage, time) in best {
        println!("    {stage:<22} {:>9}", ms(time));
    }
}

/// One plan through all stages, timed.
fn once(plan: &str) -> Vec<(&'static str, Duration)> {
    let mut times = Vec::new();
    let mut clock = Instant::now();
    let mut lap = |stage: &'static str| {
        times.push((stage, clock.elapsed()));
        clock = Instant::now();
    };
    let fonts = FontSet::embedded();
    lap("phông chữ");
    let mut sources = SourceMap::default();
    let text = parse::decode(plan.as_bytes(), "dai.yaml").expect("the plan is text");
    let file = sources.add("dai.yaml", text);
    let (plan, provenance) = parse::plan(sources.text(file), file).value.expect("the plan is good");
    lap("đọc YAML");
    let era = EraTable::default().by_date(plan.date.latest()).expect("a good era").expect("an era");
    lap("thể thức");
    let derived =
        normalise::derive(&plan, None, &era, Locator { provenance: &provenance, sources: &sources }, Run::default());
    let derived = derived.value.expect("the plan is whole");
    lap("suy ra");
    let ladder = ladder(Vec::new(), &era.id, &mut sources);
    let roles = Roles::of(&era);
    let engine = Engine::load(&ladder, &sources, &roles).value.expect("good templates");
    lap("nạp mẫu");
    let markup = engine.render(&derived.kind.template, &PlanView::new(&derived, &era)).value.expect("markup");
    lap("chạy mẫu");
    let document = markup::read(&markup, engine.files(), &roles).value.expect("blocks");
    lap("đọc thẻ");
    let places = Locator { provenance: &provenance, sources: &sources };
    let condensed = BTreeMap::new();
    let pictures = BTreeMap::new();
    let options = StyleOptions {
        choices: &derived.choices,
        form_fields: true,
        copy_fields: true,
        condensed: &condensed,
        pictures: &pictures,
    };
    let styled = style::resolve(&document, &era, options, derived.meta.clone(), &fonts, places);
    let styled = styled.value.expect("styles");
    lap("kiểu chữ");
    let (pages, hints) = layout::paginate(&styled, &fonts, places).value.expect("pages");
    lap("dàn trang");
    let made = docx::write(&styled, &hints, &fonts, docx::DocxOptions::default()).expect("a DOCX");
    lap("ghi DOCX");
    let other = pdf::write(&pages, &styled.meta, &fonts, pdf::PdfOptions::default()).expect("a PDF");
    lap("ghi PDF");
    assert!(!made.is_empty() && !other.is_empty());
    times
}
