//! How many instructions the program takes, counted by callgrind where it is installed: the same on every machine of one
//! kind, however busy it is. More than [`REFERENCE`] allows fails the bench.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::figures::Figures;
use super::{long_plan, program};

/// Plans of the batch.
const BATCH: usize = 20;
/// By how much a count may grow, in percent, before somebody must say why.
const MARGIN: f64 = 3.0;
/// What was counted last, and with which compiler.
const REFERENCE: &str = "tests/bench/instructions.json";

/// Counts, prints, and compares with what was counted before, or keeps it for later; whether that holds.
pub(super) fn bench(root: &Path, folder: &Path, records: bool, figures: &mut Figures) -> bool {
    let Some(counts) = counts(root, folder) else {
        println!("số lệnh máy: không đếm được, cần valgrind");
        return true;
    };
    for (name, count) in &counts {
        figures.tell(*name, format!("{:.1} triệu lệnh máy (callgrind)", *count as f64 / 1e6));
    }
    let compiler = compiler();
    let reference = root.join(REFERENCE);
    if records {
        let text = serde_json::json!({"trinh_bien_dich": compiler, "so_lenh": counts});
        std::fs::write(reference, format!("{text:#}\n")).expect("the reference is written");
        return true;
    }
    let text = std::fs::read_to_string(reference).unwrap_or_default();
    let before: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    if before["trinh_bien_dich"] != compiler.as_str() {
        println!("    không so được với {REFERENCE}: trình biên dịch khác");
        return true;
    }
    let mut holds = true;
    for (name, count) in &counts {
        let Some(before) = before["so_lenh"][name].as_u64() else { continue };
        let more = (*count as f64 / before as f64 - 1.0) * 100.0;
        if more > MARGIN {
            holds = false;
            println!("    {name}: thêm {more:.1} % so với {REFERENCE}");
        }
    }
    if !holds {
        println!(
            "    quá {MARGIN} %: tìm bằng 'valgrind --tool=callgrind' xem thêm ở đâu; nếu đáng, nói lý do trong commit và ghi \
             lại mốc bằng KEHOACH_BENCH=ghi cargo bench"
        );
    }
    holds
}

/// One plan of three pages from a cold start, a hundred pages, and a plan of a batch; nothing where callgrind is missing.
fn counts(root: &Path, folder: &Path) -> Option<BTreeMap<&'static str, u64>> {
    let out = folder.join("ra");
    let long = folder.join("100.yaml");
    std::fs::write(&long, long_plan(100)).expect("the plan is written");
    let batch = |name: &str, count: usize| -> PathBuf {
        let plans = folder.join(name);
        std::fs::create_dir_all(&plans).expect("a folder for the plans");
        for number in 0..count {
            let text = long_plan(1).replace("so: 15", &format!("so: {}", 16 + number));
            std::fs::write(plans.join(format!("{number:02}.yaml")), text).expect("the plan is written");
        }
        plans
    };
    let (many, one) = (count(&batch("nhieu", BATCH), &out)?, count(&batch("mot", 1), &out)?);
    Some(BTreeMap::from([
        ("một kế hoạch 3 trang, cả hai tệp", count(&root.join("samples/phong-gddt/ke-hoach.yaml"), &out)?),
        ("kế hoạch 100 mục, cả hai tệp", count(&long, &out)?),
        ("mỗi kế hoạch 2 trang trong một lô", many.saturating_sub(one) / (BATCH as u64 - 1)),
    ]))
}

/// The instructions of a run.
fn count(plans: &Path, out: &Path) -> Option<u64> {
    let _ = std::fs::remove_dir_all(out);
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", &program(), "render", "-j", "1"])
        .arg(plans)
        .arg("-o")
        .arg(format!("{}/", out.display()))
        .output()
        .ok()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    told.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok())
}

/// The compiler's own words about itself.
fn compiler() -> String {
    let told = Command::new("rustc").arg("-vV").output().map(|output| output.stdout).unwrap_or_default();
    let told = String::from_utf8_lossy(&told).into_owned();
    let part = |key: &str| told.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default().trim().to_string();
    format!("{} {}", part("release:"), part("host:"))
}
