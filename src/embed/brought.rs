//! The world of a request: the files that it brings along, and no others.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::request::Request;
use crate::world::{Memory, World};

/// Files brought along, by their names.
pub(super) struct Brought(Memory);

impl Brought {
    /// Those of a request; names that lead elsewhere are left out.
    pub(super) fn new(request: &Request) -> Brought {
        let files = request.tep.iter().filter(|(name, _)| is_below(Path::new(name)));
        let files = files.filter_map(|(name, file)| Some((name, file.bytes()?)));
        Brought(files.fold(Memory::default(), |memory, (name, bytes)| memory.with(name, bytes)))
    }
}

impl World for Brought {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        // A plan may name a file of another folder; whoever brings it along knows it by its name alone.
        let known = if is_below(path) { Some(path) } else { path.file_name().map(Path::new) };
        known.map_or_else(|| Err(io::ErrorKind::NotFound.into()), |path| self.0.read(path))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        if is_below(folder) { self.0.list(folder) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

/// Whether a path stays in the folder it starts from.
fn is_below(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}
