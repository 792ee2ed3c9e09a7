//! Packs the files that the program carries, every template (`templates/<folder>/**.xml`) and every era
//! (`templates/the-thuc/*.yaml`), so that a new file needs no line of code. A pack is text: for each file its length in bytes,
//! a space and its path below `templates/`, a line end, and its text; `text::pack` reads it.
//!
//! Eras are packed a second time as JSON, which the program reads in a small part of the time that YAML takes.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The folder of era files.
const ERAS: &str = "the-thuc";

fn main() -> io::Result<()> {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from).ok_or(io::ErrorKind::NotFound);
    let root = variable("CARGO_MANIFEST_DIR")?.join("templates");
    println!("cargo::rerun-if-changed={}", root.display());
    let out = variable("OUT_DIR")?;
    let (eras, others): (Vec<_>, Vec<_>) =
        below(&root)?.into_iter().partition(|path| path.starts_with(root.join(ERAS)));
    let ends_with = |ending: &'static str| move |path: &PathBuf| path.extension().is_some_and(|e| e == ending);
    // A template stands in a folder: that of an era, or the base.
    let templates = others.into_iter().filter(|path| path.parent() != Some(&root)).filter(ends_with("xml"));
    fs::write(out.join("templates.txt"), pack(&root, templates, Ok)?)?;
    let eras: Vec<PathBuf> = eras.into_iter().filter(ends_with("yaml")).collect();
    fs::write(out.join("eras.txt"), pack(&root.join(ERAS), eras.iter().cloned(), Ok)?)?;
    fs::write(out.join("eras-json.txt"), pack(&root.join(ERAS), eras.into_iter(), json)?)
}

/// A YAML text as JSON, its keys in the same order.
fn json(yaml: String) -> io::Result<String> {
    let tree: serde_yaml::Value = serde_yaml::from_str(&yaml).map_err(io::Error::other)?;
    serde_json::to_string(&tree).map_err(io::Error::other)
}

/// Files in a pack, named by their paths below a folder, with `/`, and their texts as `form` makes them.
fn pack(
    folder: &Path,
    files: impl Iterator<Item = PathBuf>,
    form: fn(String) -> io::Result<String>,
) -> io::Result<String> {
    let mut out = String::new();
    for file in files {
        let text = form(fs::read_to_string(&file)?)?;
        let parts: Vec<_> =
            file.strip_prefix(folder).map_err(io::Error::other)?.iter().map(|part| part.to_string_lossy()).collect();
        out += &format!("{} {}\n{text}", text.len(), parts.join("/"));
    }
    Ok(out)
}

/// The files in a folder and in those inside it, by name.
fn below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() { files.extend(below(&path)?) } else { files.push(path) }
    }
    Ok(files)
}
