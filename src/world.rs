//! The outside world as the program sees it: files. Nothing below `cli` touches it in any other way, and nobody asks the
//! time.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Access to files.
pub trait World {
    /// The bytes of a file.
    ///
    /// # Errors
    /// As the file system says.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Every file below a folder, as paths relative to it, sorted.
    ///
    /// # Errors
    /// As the file system says.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
}

/// Files in memory. A folder is there as long as a file stands in it.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Memory {
    /// With one more file.
    #[must_use]
    pub fn with(mut self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> Memory {
        self.files.insert(plain(path.as_ref()), bytes.as_ref().to_vec());
        self
    }
}

impl World for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files.get(&plain(path)).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let folder = plain(folder);
        let below = self.files.keys().filter_map(|path| path.strip_prefix(&folder).ok());
        let found: Vec<PathBuf> = below.filter(|name| name.file_name().is_some()).map(Path::to_path_buf).collect();
        if found.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(found) }
    }
}

/// A path without `.` and `..`, as far as the names in it tell.
pub(crate) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_in_memory_are_found_by_every_way_to_them() {
        let world = Memory::default().with("a/b.xml", "b").with("a/c/d.xml", vec![1]).with("./e.yaml", "e");
        for way in ["a/b.xml", "./a/b.xml", "a/c/../b.xml", "x/../a/./b.xml"] {
            assert_eq!(world.read(Path::new(way)).unwrap(), b"b", "{way}");
        }
        for way in ["b.xml", "../a/b.xml", "/a/b.xml", "a", ""] {
            assert_eq!(world.read(Path::new(way)).unwrap_err().kind(), io::ErrorKind::NotFound, "{way}");
        }
        let listed = |folder| world.list(Path::new(folder)).map(|files| files.len()).ok();
        assert_eq!(world.list(Path::new("a/")).unwrap(), [Path::new("b.xml"), Path::new("c/d.xml")]);
        assert_eq!(
            [listed(""), listed("."), listed("a/c"), listed("ab"), listed("a/b.xml")],
            [Some(3), Some(3), Some(1), None, None]
        );
    }
}
