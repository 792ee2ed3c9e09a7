//! Whether paths lead to the same file, through links or not. Each path is looked up once, however many it is compared
//! with: a run may have thousands of plans.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// What an existing file is known by: its real path, and its number on its disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Real {
    path: PathBuf,
    inode: Option<(u64, u64)>,
}

/// Looks a path up; nothing where no file is.
pub(super) fn look_up(path: &Path) -> Option<Real> {
    let path = fs::canonicalize(path).ok()?;
    let inode = inode(&path);
    Some(Real { path, inode })
}

#[cfg(unix)]
fn inode(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|m| (m.dev(), m.ino()))
}

#[cfg(not(unix))]
fn inode(_: &Path) -> Option<(u64, u64)> {
    None
}

/// Files that others are compared with.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    paths: BTreeSet<PathBuf>,
    inodes: BTreeSet<(u64, u64)>,
}

impl Files {
    /// Those of them that exist.
    pub(super) fn new(files: impl Iterator<Item = Real>) -> Files {
        let mut all = Files::default();
        for file in files {
            // A number tells all that a path does, in less room.
            match file.inode {
                Some(inode) => all.inodes.insert(inode),
                None => all.paths.insert(file.path),
            };
        }
        all
    }

    /// Whether a file is one of them.
    pub(super) fn have(&self, file: &Real) -> bool {
        self.paths.contains(&file.path) || file.inode.is_some_and(|inode| self.inodes.contains(&inode))
    }
}

/// A place in few bytes: a run may have hundreds of thousands. Sixteen tell any two apart; of eight, two that have the same are
/// looked at themselves.
pub(super) fn short<const BYTES: usize>(place: &Path) -> [u8; BYTES] {
    let hash = Sha256::digest(place.as_os_str().as_encoded_bytes());
    std::array::from_fn(|index| hash[index])
}

/// Whether two paths lead to the same existing file.
pub(super) fn same_file(a: &Path, b: &Path) -> bool {
    let files = Files::new(look_up(a).into_iter());
    look_up(b).is_some_and(|b| files.have(&b))
}
