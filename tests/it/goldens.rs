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
    compare(&root.join("tests/ref/samples.sha256"), &table);
}
