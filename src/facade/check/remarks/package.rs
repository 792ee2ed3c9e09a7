//! The parts of a Word file: those that change are written anew, all others are copied as they are packed.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Largest part that is changed, in bytes.
const LARGEST: u64 = 64 << 20;
/// The list of what kind of part is what.
const TYPES: &str = "[Content_Types].xml";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// An open package.
pub(in crate::facade) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Its main part.
    pub main: String,
    /// The part of its comments.
    comments: String,
}

impl<'a> Package<'a> {
    /// Opens it; nothing where it is none.
    pub(in crate::facade) fn open(bytes: &'a [u8]) -> Option<Package<'a>> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut package = Package { archive, main: String::new(), comments: String::new() };
        let roots = package.text("_rels/.rels")?;
        let main = target(&roots, "/officeDocument\"")?;
        package.main = main.trim_start_matches('/').to_string();
        let folder = package.main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let relations = package.text(&package.relations()).unwrap_or_default();
        package.comments = match target(&relations, "relationships/comments\"") {
            Some(known) => known.strip_prefix('/').map_or(format!("{folder}{known}"), str::to_string),
            None => format!("{folder}comments.xml"),
        };
        Some(package)
    }

    /// The name of the part that says how the main part is joined with others.
    fn relations(&self) -> String {
        let (folder, file) = self.main.rsplit_once('/').unwrap_or(("", &self.main));
        format!("{folder}/_rels/{file}.rels").trim_start_matches('/').to_string()
    }

    /// The text of a part.
    pub(in crate::facade) fn text(&mut self, name: &str) -> Option<String> {
        let part = self.archive.by_name(name).ok()?;
        let mut text = String::new();
        let read = part.take(LARGEST + 1).read_to_string(&mut text).ok()?;
        (read as u64 <= LARGEST).then_some(text)
    }

    /// The comments that there are.
    ///
    /// # Errors
    /// There is a part of comments that cannot be gone on with.
    pub(super) fn comments(&mut self) -> Result<Option<String>, ()> {
        let name = self.comments.clone();
        if self.archive.index_for_name(&name).is_none() {
            return Ok(None);
        }
        let text = self.text(&name).ok_or(())?;
        if text.contains("</w:comments>") { Ok(Some(text)) } else { Err(()) }
    }

    /// The package with another main part and more comments.
    pub(super) fn with(mut self, main: &str, old: Option<&str>, comments: &str) -> Option<Vec<u8>> {
        let mut changed = vec![(self.main.clone(), main.to_string())];
        match old {
            Some(old) => {
                let all = old.replacen("</w:comments>", &format!("{comments}</w:comments>"), 1);
                changed.push((self.comments.clone(), all));
            }
            None => {
                let all = format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{WORD}\">{comments}</w:comments>"
                );
                changed.push((self.comments.clone(), all));
                let types = self.text(TYPES)?;
                let part = format!("<Override PartName=\"/{}\" ContentType=\"{TYPE}\"/>", self.comments);
                changed.push((TYPES.to_string(), closed_by(&types, "</Types>", &part)?));
                let name = self.relations();
                let file = self.comments.rsplit('/').next().unwrap_or_default();
                let relation = format!("<Relationship Id=\"rIdSoat\" Type=\"{RELATION}\" Target=\"{file}\"/>");
                let known = self.text(&name).unwrap_or_else(|| {
                    format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"{RELATIONS}\"></Relationships>")
                });
                changed.push((name, closed_by(&known, "</Relationships>", &relation)?));
            }
        }
        self.rewritten(changed)
    }

    /// The package with other texts of some parts; those that it does not have come last.
    pub(in crate::facade) fn rewritten(mut self, mut changed: Vec<(String, String)>) -> Option<Vec<u8>> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let how = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for index in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(index).ok()?;
            let name = entry.name().to_string();
            match changed.iter().position(|(part, _)| *part == name) {
                None => out.raw_copy_file(entry).ok()?,
                Some(at) => {
                    let (name, text) = changed.remove(at);
                    out.start_file(name, how).ok()?;
                    out.write_all(text.as_bytes()).ok()?;
                }
            }
        }
        for (name, text) in changed {
            out.start_file(name, how).ok()?;
            out.write_all(text.as_bytes()).ok()?;
        }
        Some(out.finish().ok()?.into_inner())
    }
}

/// Where a relation of a type leads.
fn target<'r>(relations: &'r str, kind: &str) -> Option<&'r str> {
    let relation =
        relations.split('<').find(|element| element.starts_with("Relationship ") && element.contains(kind))?;
    relation.split_once("Target=\"")?.1.split('"').next()
}

/// A part with one more element at its end.
fn closed_by(part: &str, end: &str, more: &str) -> Option<String> {
    let at = part.rfind(end)?;
    Some(format!("{}{more}{}", &part[..at], &part[at..]))
}
