//! What a run that was killed has left beside the places of its files: temporary files of a write that did not end. Only a
//! run that goes on looks for them, and only beside its own files.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use super::disk;
use super::task::{Jobs, Target};

/// Removes the temporary files of the outputs of a run.
pub(super) fn temporaries(jobs: &Jobs) {
    let mut folders: BTreeMap<PathBuf, BTreeSet<OsString>> = BTreeMap::new();
    for (_, target) in jobs.tasks().flat_map(|task| task.outputs) {
        if let Target::File(path) = target {
            folders.entry(disk::folder_of(&path)).or_default().extend(path.file_name().map(OsString::from));
        }
    }
    for (folder, names) in folders {
        // A folder that is not there has nothing in it.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if disk::is_temporary_of(&name.to_string_lossy(), |of| names.contains(&OsString::from(of))) {
                // One that cannot be removed stays, and does no harm.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}
