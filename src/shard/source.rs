//! Reading a shard that anybody may have made. What it says of itself is looked at before anything is unpacked; what is
//! unpacked is held to that. Files are unpacked when somebody reads them, so that memory does not grow with a shard.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::plans::is_plan;
use crate::diag::{Diagnostic, rules, shown};
use crate::pipeline::hash;
use crate::text::nfc;
use crate::world::{World, plain};

/// Largest shard, in bytes as it stands on the disk.
pub(crate) const MAX_PACKED: u64 = 1 << 30;
/// Most entries.
const MAX_ENTRIES: usize = 20_000;
/// Largest file in it, in bytes; as large as a file that is read from a folder.
const MAX_FILE: u64 = 20 << 20;
/// All files together.
const MAX_ALL: u64 = 2 << 30;
/// How many times smaller a file may be packed than it is; what is small anyhow may be packed as well as it goes.
const MAX_RATIO: u64 = 200;
const SMALL: u64 = 256 << 10;
/// Longest name, in bytes.
const MAX_NAME: usize = 1024;

/// A shard: its files by their names, and which of them are plans.
#[derive(Clone, Debug)]
pub(crate) struct Shard<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The whole of it.
    packed: &'a [u8],
    /// Where each stands in the archive, and how long it says it is.
    files: BTreeMap<String, (usize, u64)>,
}

impl<'a> Shard<'a> {
    /// Opens a shard; `called` is its name in messages.
    ///
    /// # Errors
    /// `MANH-01` where it is no whole ZIP file, `MANH-02` beyond a limit, `MANH-03` for a name that leads out of it, stands
    /// in it twice, or is a link.
    pub(crate) fn open(bytes: &'a [u8], called: &str) -> Result<Shard<'a>, Diagnostic> {
        let broken = |more: &str| {
            let what = format!("'{called}' không phải tệp .zip còn nguyên vẹn{more}");
            Diagnostic::of(&rules::MANH_01, what).advise("chép hoặc đóng gói lại mảnh ấy")
        };
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken(""))?;
        let listed = listed(bytes, archive.central_directory_start());
        if listed.max(archive.len()) > MAX_ENTRIES {
            return Err(beyond(called, &format!("có {listed} tệp, nhiều nhất được {MAX_ENTRIES}")));
        }
        let (mut files, mut all) = (BTreeMap::new(), 0u64);
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for index in 0..archive.len() {
            let file = archive.by_index_raw(index).map_err(|_| broken(""))?;
            let name = file.name().to_string();
            if file.is_symlink() {
                return Err(misnamed(called, &format!("'{}' là liên kết, không phải tệp", shown(&name))));
            }
            if !is_inside(&name) {
                return Err(misnamed(called, &format!("tên '{}' dẫn ra ngoài mảnh", shown(&name))));
            }
            if file.is_dir() {
                continue;
            }
            let (size, packed) = (file.size(), file.compressed_size());
            let quoted = shown(&name);
            if file.encrypted() {
                return Err(broken(&format!(": '{quoted}' có mật khẩu")));
            }
            if size > MAX_FILE {
                return Err(beyond(called, &format!("'{quoted}' lớn quá {} MB", MAX_FILE >> 20)));
            }
            if size > SMALL && size / MAX_RATIO > packed {
                return Err(beyond(called, &format!("'{quoted}' nén quá {MAX_RATIO} lần")));
            }
            all += size;
            if all > MAX_ALL {
                return Err(beyond(called, &format!("giải nén ra quá {} GB", MAX_ALL >> 30)));
            }
            // Names that differ in case alone are one file on Windows and macOS, where somebody unpacks what is made.
            if !taken.insert(folded(&name)) {
                return Err(misnamed(called, &format!("tên '{quoted}' có hai lần")));
            }
            files.insert(name, (index, size));
        }
        if listed != archive.len() {
            return Err(misnamed(called, "có một tên hai lần"));
        }
        let shard = Shard { archive, packed: bytes, files };
        let mut made: BTreeSet<String> = BTreeSet::new();
        for plan in shard.plans() {
            if !made.insert(folded(&without_extension(&plan))) {
                let what = format!("hai kế hoạch cùng tên '{}', khác đuôi", shown(&without_extension(&plan)));
                return Err(misnamed(called, &what));
            }
        }
        Ok(shard)
    }

    /// The plans in it, in alphabetical order.
    pub(crate) fn plans(&self) -> Vec<String> {
        let mut plans: Vec<PathBuf> = self.files.keys().map(PathBuf::from).filter(|path| is_plan(path)).collect();
        // As the plans of a folder: part by part.
        plans.sort();
        plans.iter().map(|path| path.to_string_lossy().into_owned()).collect()
    }

    /// The hash of its bytes.
    pub(crate) fn hash(&self) -> String {
        hash(self.packed)
    }

    /// The names of all files.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// It is not there, or its bytes are not what the shard says of them.
    pub(crate) fn bytes(&self, name: &str) -> io::Result<Vec<u8>> {
        let &(index, size) = self.files.get(name).ok_or(io::ErrorKind::NotFound)?;
        let mut archive = self.archive.clone();
        let file = archive.by_index(index)?;
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        // Not one byte more than it says; the sum of what was read is looked at in the end.
        file.take(size + 1).read_to_end(&mut bytes)?;
        match bytes.len() as u64 == size {
            true => Ok(bytes),
            false => Err(io::Error::new(io::ErrorKind::InvalidData, "tệp trong mảnh không dài như mảnh ghi")),
        }
    }
}

impl World for Shard<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.bytes(&written(&plain(path)))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let folder = plain(folder);
        let below = self.names().map(Path::new).filter_map(|path| path.strip_prefix(&folder).ok());
        let mut found: Vec<PathBuf> = below.filter(|name| name.file_name().is_some()).map(Path::to_path_buf).collect();
        found.sort();
        if found.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(found) }
    }
}

/// How many entries the directory of a ZIP file lists, whatever their names: the library keeps the last of each name.
fn listed(bytes: &[u8], start: u64) -> usize {
    const ENTRY: &[u8] = b"PK\x01\x02";
    const HEAD: usize = 46;
    let (mut at, mut count) = (usize::try_from(start).unwrap_or(usize::MAX), 0);
    while let Some(head) = bytes.get(at..).and_then(|rest| rest.get(..HEAD)).filter(|head| head.starts_with(ENTRY)) {
        let length = |from: usize| usize::from(u16::from_le_bytes([head[from], head[from + 1]]));
        at += HEAD + length(28) + length(30) + length(32);
        count += 1;
    }
    count
}

fn beyond(called: &str, what: &str) -> Diagnostic {
    Diagnostic::of(&rules::MANH_02, format!("mảnh '{called}' vượt giới hạn: {what}"))
        .advise("chia thành những mảnh nhỏ hơn, mỗi mảnh từ 100 đến 10.000 kế hoạch")
}

fn misnamed(called: &str, what: &str) -> Diagnostic {
    Diagnostic::of(&rules::MANH_03, format!("không nhận mảnh '{called}': {what}"))
        .advise("đóng gói lại: mỗi tệp một tên tương đối, viết bằng dấu /, không có '..' và liên kết")
}

/// Whether a name leads to a place in the shard, on every system.
fn is_inside(name: &str) -> bool {
    let parts = name.strip_suffix('/').unwrap_or(name).split('/');
    let fits = |part: &str| !part.is_empty() && part != "." && part != "..";
    name.len() <= MAX_NAME && !name.contains(['\\', ':', '\0']) && parts.into_iter().all(fits)
}

/// A name as systems compare it to which case and the form of accents make no difference.
fn folded(name: &str) -> String {
    nfc(&name.to_lowercase()).into_owned()
}

/// The name of a plan without its ending.
pub(crate) fn without_extension(name: &str) -> String {
    written(&Path::new(name).with_extension(""))
}

/// A path with slashes on every system.
fn written(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
