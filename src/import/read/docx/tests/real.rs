//! Real files, read in place where they are there.

use std::path::Path;

use crate::import::read::docx;

/// Folders of real files beside the repository.
const FOLDERS: [&str; 2] = ["../shared/old-files/docx", "../shared/plans"];

#[test]
fn real_files_are_read_whole() {
    for folder in FOLDERS.map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            eprintln!("BỎ QUA: không có {}", folder.display());
            continue;
        };
        let mut names: Vec<_> = entries.flatten().map(|e| e.path()).collect();
        names.sort();
        for path in names.iter().filter(|p| p.extension().is_some_and(|e| e == "docx")) {
            let (doc, remarks) = docx::read(&std::fs::read(path).unwrap()).unwrap();
            let raw = doc.raw.unwrap();
            assert!(!remarks.iter().any(|remark| remark.code() == "NHAP-13"), "{}: {remarks:?}", path.display());
            assert_eq!(doc.count(), raw, "{}", path.display());
        }
    }
}
