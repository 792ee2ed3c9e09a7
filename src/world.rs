//! The outside world as the program sees it: files. Nothing below `cli` touches it in any other way, and nobody asks the
//! time.

use std::io;
use std::path::{Path, PathBuf};

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
