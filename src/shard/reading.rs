//! Files with a list of all that was read among them: what a file was made of.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::pipeline::hash;
use crate::world::World;

/// Files, and what was read of them: paths with the hash of their bytes, folders with a slash at the end and the hash of
/// the names in them.
pub(crate) struct Reading<'w> {
    world: &'w dyn World,
    read: RefCell<BTreeMap<String, String>>,
}

impl<'w> Reading<'w> {
    /// Nothing has been read yet.
    pub(crate) fn new(world: &'w dyn World) -> Reading<'w> {
        Reading { world, read: RefCell::default() }
    }

    /// What was read.
    pub(crate) fn all(self) -> BTreeMap<String, String> {
        self.read.into_inner()
    }

    fn note(&self, path: String, hash: String) {
        self.read.borrow_mut().insert(path, hash);
    }
}

impl World for Reading<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let bytes = self.world.read(path)?;
        self.note(path.display().to_string(), hash(&bytes));
        Ok(bytes)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let names = self.world.list(folder)?;
        self.note(format!("{}/", folder.display()), of_names(&names));
        Ok(names)
    }
}

/// Whether a file or folder is as it was when it was read.
pub(crate) fn is_still(world: &dyn World, path: &str, sum: &str) -> bool {
    let now = match path.strip_suffix('/') {
        Some(folder) => world.list(Path::new(folder)).map(|names| of_names(&names)),
        None => world.read(Path::new(path)).map(|bytes| hash(&bytes)),
    };
    now.is_ok_and(|now| now == sum)
}

fn of_names(names: &[PathBuf]) -> String {
    let names: Vec<_> = names.iter().map(|name| name.to_string_lossy()).collect();
    hash(names.join("\n").as_bytes())
}
