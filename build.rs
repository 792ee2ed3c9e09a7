//! Makes the lists of files that the program carries: every template (`templates/<folder>/**.xml`) and every era
//! (`templates/the-thuc/*.yaml`), so that a new file needs no line of code.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The folder of era files.
const ERAS: &str = "the-thuc";

fn main() -> io::Result<()> {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from).ok_or(io::ErrorKind::NotFound);
    let root = variable("CARGO_MANIFEST_DIR")?.join("templates");
    println!("cargo::rerun-if-changed={}", root.display());
    let out = variable("OUT_DIR")?;
    fs::write(out.join("templates.rs"), templates(&root)?)?;
    fs::write(out.join("eras.rs"), eras(&root.join(ERAS))?)
}

/// `&[(folder, name, text)]` of all templates; names are below their folder, with `/`.
fn templates(root: &Path) -> io::Result<String> {
    let mut list = String::from("&[\n");
    for folder in entries(root)?.into_iter().filter(|path| path.is_dir() && !path.ends_with(ERAS)) {
        for file in below(&folder)?.iter().filter(|path| path.extension().is_some_and(|e| e == "xml")) {
            let parts = file.strip_prefix(&folder).map_err(io::Error::other)?.iter();
            let name: Vec<_> = parts.map(|part| part.to_string_lossy()).collect();
            let folder = folder.file_name().unwrap_or_default().to_string_lossy();
            let _ = writeln!(list, "({folder:?}, {:?}, include_str!({file:?})),", name.join("/"));
        }
    }
    Ok(list + "]\n")
}

/// `&[EraSource { id, text }]`, the newest first: an era's name ends with the year it begins in.
fn eras(folder: &Path) -> io::Result<String> {
    let mut files = entries(folder)?;
    files.retain(|path| path.extension().is_some_and(|e| e == "yaml"));
    let id = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let year = |path: &PathBuf| id(path).rsplit('-').next().and_then(|year| year.parse::<u32>().ok()).unwrap_or(0);
    files.sort_by_key(|path| std::cmp::Reverse(year(path)));
    let mut list = String::from("&[\n");
    for file in &files {
        let _ = writeln!(list, "EraSource {{ id: {:?}, text: include_str!({file:?}) }},", id(file));
    }
    Ok(list + "]\n")
}

/// The files in a folder and in those inside it.
fn below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() { files.extend(below(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

/// What stands in a folder, by name.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}
