//! The file system with a list of all that was read in it: what a file was made of.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::disk::Disk;
use crate::world::World;

/// SHA-256 of bytes, hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Files by their paths, folders by theirs with a slash at the end; of each the hash of its bytes or of its names.
pub(super) type Read = BTreeMap<String, String>;

/// The file system, and what was read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    read: RefCell<Read>,
}

impl Reading {
    /// What was read.
    pub(super) fn all(self) -> Read {
        self.read.into_inner()
    }

    fn note(&self, path: String, hash: String) {
        self.read.borrow_mut().insert(path, hash);
    }
}

impl World for Reading {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let bytes = Disk.read(path)?;
        self.note(path.display().to_string(), hash(&bytes));
        Ok(bytes)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let names = Disk.list(folder)?;
        self.note(format!("{}/", folder.display()), of_names(&names));
        Ok(names)
    }
}

/// Whether a file or folder is as it was when it was read.
pub(super) fn is_still(path: &str, sum: &str) -> bool {
    let now = match path.strip_suffix('/') {
        Some(folder) => Disk.list(Path::new(folder)).map(|names| of_names(&names)),
        None => Disk.read(Path::new(path)).map(|bytes| hash(&bytes)),
    };
    now.is_ok_and(|now| now == sum)
}

fn of_names(names: &[PathBuf]) -> String {
    let names: Vec<_> = names.iter().map(|name| name.to_string_lossy()).collect();
    hash(names.join("\n").as_bytes())
}
