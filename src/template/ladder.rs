//! Where template files come from: the office's folder, then what an era has of its own, then the base. Each file is
//! looked up by itself, so an office replaces one part without touching the rest.

use std::sync::LazyLock;

use crate::diag::SourceMap;
use crate::markup::TemplateFile;
use crate::text::pack;

/// The templates that come with the program: folder below `templates/`, name, text. The folder is `goc` or an era's id.
static EMBEDDED: LazyLock<Vec<(&str, &str, &str)>> = LazyLock::new(|| {
    let files = pack::files(include_str!(concat!(env!("OUT_DIR"), "/templates.txt"))).into_iter();
    let parted = files.filter_map(|(path, text)| path.split_once('/').map(|(folder, name)| (folder, name, text)));
    parted.collect()
});

/// The template files that apply, each name once.
#[derive(Clone, Debug, Default)]
pub struct Ladder {
    /// The files, the office's first.
    pub files: Vec<TemplateFile>,
    /// How many of them are the office's.
    pub office: usize,
}

/// The ladder for an era: the office's files (names relative to its folder, with `/`), then the program's own, which are
/// added to `sources`.
pub fn ladder(office: Vec<TemplateFile>, era: &str, sources: &mut SourceMap) -> Ladder {
    let mut ladder = Ladder { office: office.len(), files: office };
    for rung in [era, "goc"] {
        for (_, name, text) in EMBEDDED.iter().filter(|(folder, ..)| *folder == rung) {
            if !ladder.files.iter().any(|f| f.name == *name) {
                let file = sources.add_own(format!("templates/{rung}/{name}"), text);
                ladder.files.push(TemplateFile { name: name.to_string(), file });
            }
        }
    }
    ladder
}

/// Names of the program's own templates.
pub(super) fn embedded_names() -> impl Iterator<Item = &'static str> {
    EMBEDDED.iter().map(|(_, name, _)| *name)
}
