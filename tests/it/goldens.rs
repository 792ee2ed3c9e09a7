//! Snapshots: the block tree of every case under `tests/cases`, and the hashes of every sample's files.
//!
//! `KEHOACH_GOLDENS=1 cargo test` writes them anew; the difference in git then shows what changed, and the commit says why.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use kehoach::internals::pipeline::Stage;
use sha2::{Digest, Sha256};

use crate::support::{DiskWorld, emit_in, job, sample, samples};

#[track_caller]
pub(crate) fn compare(golden: &Path, now: &str) {
    if std::env::var_os("KEHOACH_GOLDENS").is_some() {
        std::fs::write(golden, now).unwrap();
        return;
    }
    let before = std::fs::read_to_string(golden).unwrap_or_default();
    if let Some((number, (a, b))) = before
        .lines()
        .chain(std::iter::repeat("<end>"))
        .zip(now.lines().chain(["<end>"]))
        .enumerate()
        .find(|(_, (a, b))| a != b)
    {
        panic!("{}:{}\n  golden: {a}\n  now:    {b}", golden.display(), number + 1);
    }
}

#[test]
fn block_trees() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let bytes = std::fs::read(case.join("ke-hoach.yaml")).unwrap();
        let now = emit_in(&job("ke-hoach.yaml", &bytes, &case), &DiskWorld, Stage::Blocks);
        compare(&case.join("blocks.txt"), &now);
    }
}

/// The page that keeps the hashes of the samples for each version: an archive sees in it whether a program that it has is
/// the one that made its files.
const HASHES: &str = "samples/BAM.md";

/// A section of that page: the hashes of one version, as `sha256sum -c` reads them.
fn section(version: &str, table: &str) -> String {
    format!("## kehoach {version}\n\n```text\n{table}```\n")
}

/// The page with a version's hashes: in the place of those it had, else above all others.
fn with_hashes(page: &str, version: &str, table: &str) -> String {
    let heading = format!("## kehoach {version}\n");
    let first = page.find("## kehoach ").unwrap_or(page.len());
    let new = section(version, table);
    match page.find(&heading) {
        Some(start) => {
            let rest = &page[start + heading.len()..];
            let end = rest.find("## kehoach ").map_or(String::new(), |next| format!("\n{}", &rest[next..]));
            format!("{}{new}{end}", &page[..start])
        }
        None if first == page.len() => format!("{}\n{new}", page),
        None => format!("{}{new}\n{}", &page[..first], &page[first..]),
    }
}

#[test]
fn hashes_of_the_samples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut table = String::new();
    for plan in samples() {
        let name = plan.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let rendered = sample(&plan);
        for (format, bytes) in [("docx", &rendered.docx), ("pdf", &rendered.pdf)] {
            let hash = Sha256::digest(bytes.as_ref().unwrap()).iter().fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            });
            let _ = writeln!(table, "{hash}  {name}.{format}");
        }
    }
    let path = root.join(HASHES);
    let page = std::fs::read_to_string(&path).unwrap();
    compare(&path, &with_hashes(&page, env!("CARGO_PKG_VERSION"), &table));
}

#[test]
fn each_version_keeps_its_hashes() {
    let one = with_hashes("# Mã băm\n", "0.1.0", "a  x.pdf\n");
    assert_eq!(one, "# Mã băm\n\n## kehoach 0.1.0\n\n```text\na  x.pdf\n```\n");
    let two = with_hashes(&one, "0.2.0", "b  x.pdf\n");
    let (new, old) = (section("0.2.0", "b  x.pdf\n"), section("0.1.0", "a  x.pdf\n"));
    assert_eq!(two, format!("# Mã băm\n\n{new}\n{old}"));
    assert_eq!(with_hashes(&two, "0.2.0", "c  x.pdf\n"), two.replace("b  x.pdf", "c  x.pdf"));
    assert_eq!(with_hashes(&two, "0.1.0", "c  x.pdf\n"), two.replace("a  x.pdf", "c  x.pdf"));
}
