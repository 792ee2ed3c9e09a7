//! `fonts`, and the faces of `--font-path`: which four files of a folder are an office's own Times New Roman.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::args::FontsArgs;
use super::disk::Disk;
use super::report::{Report, exit};
use crate::diag::messages::io_reason;
use crate::diag::{Diagnostic, rules};
use crate::font::FontSet;
use crate::page::Face;
use crate::world::World;

/// Names that Windows and macOS give the four faces of Times New Roman, in the order of [`FontSet::from_files`].
const USUAL_NAMES: [&str; 4] = ["times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"];

/// The four faces in the order of [`FontSet::from_files`], as messages call them.
const FACES: [(Face, &str, &str); 4] = [
    (Face::Regular, "đứng", "LiberationSerif-Regular.ttf"),
    (Face::Bold, "đậm", "LiberationSerif-Bold.ttf"),
    (Face::Italic, "nghiêng", "LiberationSerif-Italic.ttf"),
    (Face::BoldItalic, "đậm nghiêng", "LiberationSerif-BoldItalic.ttf"),
];

/// The family that is taken where a folder holds several.
const PREFERRED: &str = "Times New Roman";

/// The faces in use and where each comes from.
#[derive(Debug)]
pub(super) struct Loaded {
    /// The faces.
    pub set: FontSet,
    /// File of each face; nothing = embedded in the program.
    pub files: Option<[PathBuf; 4]>,
}

/// The faces of a folder, or the embedded ones.
///
/// # Errors
/// A diagnostic when the folder does not hold four usable faces of one family.
pub(super) fn load(folder: Option<&Path>) -> Result<Loaded, Diagnostic> {
    let Some(folder) = folder else { return Ok(Loaded { set: FontSet::embedded(), files: None }) };
    let files = match usual(folder)? {
        Some(files) => files,
        None => classified(folder)?,
    };
    let mut bytes = Vec::with_capacity(4);
    for file in &files {
        bytes.push(Disk.read(file).map_err(|e| unreadable(file, &e))?);
    }
    let Ok(bytes) = <[Vec<u8>; 4]>::try_from(bytes) else { unreachable!("four files were read") };
    let set = FontSet::from_files(bytes).map_err(|(index, error)| {
        Diagnostic::of(&rules::BOPHONG_04, format!("không dùng được phông '{}': {error}", files[index].display()))
    })?;
    Ok(Loaded { set, files: Some(files) })
}

/// The four files under their usual names; nothing when none of them is there.
fn usual(folder: &Path) -> Result<Option<[PathBuf; 4]>, Diagnostic> {
    let present = ttf_files(folder)?;
    let find =
        |name: &str| present.iter().find(|p| p.file_name().is_some_and(|n| n.eq_ignore_ascii_case(name))).cloned();
    let found = USUAL_NAMES.map(find);
    if found.iter().all(Option::is_none) {
        return Ok(None);
    }
    let missing: Vec<&str> = USUAL_NAMES.iter().zip(&found).filter(|(_, f)| f.is_none()).map(|(n, _)| *n).collect();
    if !missing.is_empty() {
        return Err(Diagnostic::of(
            &rules::BOPHONG_03,
            format!("thư mục phông '{}' thiếu {}", folder.display(), missing.join(", ")),
        )
        .advise("chép đủ bốn tệp times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf vào cùng một thư mục"));
    }
    Ok(Some(found.map(Option::unwrap_or_default)))
}

/// Four files of one family, told apart by what the fonts say of themselves.
fn classified(folder: &Path) -> Result<[PathBuf; 4], Diagnostic> {
    let mut families: BTreeMap<String, [Option<PathBuf>; 4]> = BTreeMap::new();
    for file in ttf_files(folder)? {
        let bytes = Disk.read(&file).map_err(|e| unreadable(&file, &e))?;
        let Ok(face) = ttf_parser::Face::parse(&bytes, 0) else { continue };
        let name = face.names().into_iter().find(|n| n.name_id == ttf_parser::name_id::FAMILY && n.is_unicode());
        let Some(family) = name.and_then(|n| n.to_string()) else { continue };
        let slot = usize::from(face.is_bold()) + 2 * usize::from(face.is_italic());
        families.entry(family).or_default()[slot].get_or_insert(file);
    }
    let mut complete: Vec<(String, [PathBuf; 4])> = Vec::new();
    for (family, faces) in &families {
        if let [Some(a), Some(b), Some(c), Some(d)] = faces {
            complete.push((family.clone(), [a, b, c, d].map(PathBuf::clone)));
        }
    }
    let preferred = complete.iter().position(|(family, _)| family == PREFERRED);
    match (preferred, complete.len()) {
        (Some(index), _) => Ok(complete.swap_remove(index).1),
        (None, 1) => Ok(complete.swap_remove(0).1),
        (None, 0) => Err(incomplete(folder, &families)),
        (None, _) => {
            let names: Vec<&str> = complete.iter().map(|(family, _)| family.as_str()).collect();
            Err(Diagnostic::of(
                &rules::BOPHONG_05,
                format!("thư mục phông '{}' có nhiều họ phông: {}", folder.display(), names.join(", ")),
            )
            .advise("để riêng bốn tệp của một họ phông trong một thư mục"))
        }
    }
}

/// What is missing for a family of four.
fn incomplete(folder: &Path, families: &BTreeMap<String, [Option<PathBuf>; 4]>) -> Diagnostic {
    let mut what = format!("thư mục phông '{}' không có đủ bốn kiểu chữ của một họ phông TrueType", folder.display());
    if let Some((family, faces)) = families.iter().max_by_key(|(_, faces)| faces.iter().flatten().count()) {
        let missing: Vec<&str> =
            FACES.iter().zip(faces).filter(|(_, f)| f.is_none()).map(|((_, name, _), _)| *name).collect();
        let _ = write!(what, "; {family} thiếu kiểu {}", missing.join(", "));
    }
    Diagnostic::of(&rules::BOPHONG_03, what).advise("cần đủ bốn tệp .ttf: đứng, đậm, nghiêng, đậm nghiêng")
}

fn ttf_files(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let entries = fs::read_dir(folder).map_err(|e| {
        Diagnostic::of(
            &rules::BOPHONG_01,
            format!("không đọc được thư mục phông '{}': {}", folder.display(), io_reason(&e)),
        )
    })?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ttf")) && path.is_file())
        .collect();
    files.sort();
    Ok(files)
}

fn unreadable(file: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::of(&rules::BOPHONG_02, format!("không đọc được phông '{}': {}", file.display(), io_reason(error)))
}

/// `fonts`: the faces as a table.
pub(super) fn run(args: &FontsArgs) -> Report {
    match load(args.font_path.as_deref()) {
        Ok(loaded) => Report::text(table(&loaded)),
        Err(diagnostic) => Report::failed(exit::FILES, diagnostic),
    }
}

fn table(loaded: &Loaded) -> String {
    let mut rows = vec![["Tệp", "Họ phông", "Kiểu", "Phiên bản", "SHA-256", "Nguồn"].map(String::from)];
    for (index, (face, style, embedded)) in FACES.iter().enumerate() {
        let font = loaded.set.face(*face);
        let file = loaded.files.as_ref().map(|f| &f[index]);
        rows.push([
            file.and_then(|f| f.file_name()).map_or((*embedded).into(), |n| n.to_string_lossy().into_owned()),
            font.family().into(),
            (*style).into(),
            font.version().trim_start_matches("Version ").into(),
            Sha256::digest(font.bytes()).iter().fold(String::new(), |mut hex, b| {
                let _ = write!(hex, "{b:02x}");
                hex
            }),
            file.map_or("kèm theo chương trình".into(), |f| f.display().to_string()),
        ]);
    }
    let widths: [usize; 6] = std::array::from_fn(|c| rows.iter().map(|r| r[c].chars().count()).max().unwrap_or(0));
    rows.iter().fold(String::new(), |mut out, row| {
        let line: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        let _ = writeln!(out, "{}", line.join("  ").trim_end());
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_of_the_fonts_tells_the_truth() {
        let readme = include_str!("../../fonts/README.md");
        let table = table(&load(None).unwrap());
        for line in table.lines().skip(1) {
            let cells: Vec<&str> = line.split("  ").map(str::trim).filter(|c| !c.is_empty()).collect();
            let expected = format!("| {} | {} | {} |", cells[0], cells[3], cells[4]);
            assert!(readme.contains(&expected), "{expected}");
        }
    }

    #[test]
    fn four_faces_are_found_by_what_they_are_not_by_name() {
        let dir = std::env::temp_dir().join(format!("kehoach-fonts-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        for (name, (_, _, file)) in ["d.ttf", "c.ttf", "b.ttf", "a.TTF"].iter().zip(FACES) {
            fs::copy(own.join(file), dir.join(name)).unwrap();
        }
        let loaded = load(Some(&dir)).unwrap();
        assert_eq!(loaded.set.face(Face::BoldItalic).postscript_name(), "LiberationSerif-BoldItalic");
        assert_eq!(loaded.set.face(Face::Regular).postscript_name(), "LiberationSerif");
        fs::remove_file(dir.join("c.ttf")).unwrap();
        let error = load(Some(&dir)).unwrap_err();
        assert!(error.what.ends_with("Liberation Serif thiếu kiểu đậm"), "{}", error.what);
        fs::rename(dir.join("b.ttf"), dir.join("TIMES.TTF")).unwrap();
        assert!(load(Some(&dir)).unwrap_err().what.ends_with("thiếu timesbd.ttf, timesi.ttf, timesbi.ttf"));
        fs::remove_dir_all(dir).unwrap();
        assert_eq!(load(Some(Path::new("khong-co"))).unwrap_err().code(), "BOPHONG-01");
    }
}
