//! The officer's files as text, and places in them.

use std::borrow::Cow;
use std::sync::OnceLock;

/// A file in a [`SourceMap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A place in a file: line and column count from 1, columns in characters; `width` is in characters, 0 = a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which file.
    pub file: FileId,
    /// Line, from 1; 0 = the file as a whole.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// How many characters are meant, at least 1 where a mark is drawn.
    pub width: u32,
}

impl Place {
    /// A place of one character.
    pub fn new(file: FileId, line: u32, column: u32) -> Place {
        Place { file, line, column, width: 1 }
    }

    /// The whole file.
    pub fn file(file: FileId) -> Place {
        Place { file, line: 0, column: 0, width: 0 }
    }

    /// The same place with another width.
    pub fn wide(mut self, width: u32) -> Place {
        self.width = width;
        self
    }
}

/// A file as it was read: the name it has for the officer and its text.
#[derive(Clone, Debug)]
struct SourceFile {
    name: String,
    text: Cow<'static, str>,
    /// Byte offset of each line's start, once somebody asks for a line.
    lines: OnceLock<Vec<usize>>,
    /// What each line is called, where it is no line of a text: a paragraph, a line of a page.
    labels: Vec<String>,
}

impl SourceFile {
    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let starts = self.text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
            std::iter::once(0).chain(starts).collect()
        })
    }
}

/// All files that were read, in the order of reading.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// Adds a file under the name that messages will use.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(name.into(), Cow::Owned(text.into()))
    }

    /// Adds a file that comes with the program.
    pub(crate) fn add_own(&mut self, name: String, text: &'static str) -> FileId {
        self.push(name, Cow::Borrowed(text))
    }

    fn push(&mut self, name: String, text: Cow<'static, str>) -> FileId {
        self.files.push(SourceFile { name, text, lines: OnceLock::new(), labels: Vec::new() });
        FileId((self.files.len() - 1) as u32)
    }

    /// Adds a file that is no text, by its lines: what each is called (empty where it is none) and what it says.
    pub(crate) fn add_lines(&mut self, name: impl Into<String>, lines: Vec<(String, String)>) -> FileId {
        let (labels, texts): (Vec<String>, Vec<String>) = lines.into_iter().unzip();
        let file = self.add(name, texts.join("\n"));
        self.files[file.0 as usize].labels = labels;
        file
    }

    /// What the line of a place is called, where it is no line of a text.
    pub(crate) fn label(&self, place: Place) -> Option<&str> {
        let labels = &self.files[place.file.0 as usize].labels;
        let label = (place.line as usize).checked_sub(1).and_then(|line| labels.get(line))?;
        Some(label.as_str()).filter(|label| !label.is_empty())
    }

    /// Whether no file was read.
    pub(crate) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The name of a file.
    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].name
    }

    /// The whole text of a file.
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].text
    }

    /// How many lines a file has.
    pub fn line_count(&self, file: FileId) -> u32 {
        self.files[file.0 as usize].lines().len() as u32
    }

    /// One line (from 1) without its line end; empty when there is no such line.
    pub fn line(&self, file: FileId, line: u32) -> &str {
        let source = &self.files[file.0 as usize];
        let Some(&start) = (line as usize).checked_sub(1).and_then(|i| source.lines().get(i)) else { return "" };
        let end = source.lines().get(line as usize).copied().unwrap_or(source.text.len());
        source.text[start..end].trim_end_matches(['\n', '\r'])
    }
}
