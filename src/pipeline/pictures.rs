//! Reading the pictures that a plan names, and what a PDF that carries them calls them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Run;
use crate::diag::{Diagnostic, messages, rules};
use crate::model::{Content, Figure, Node, Plan, Provenance};
use crate::picture::{Format, Picture, Pictures};

/// Most files of pictures that a document may name.
const MOST: usize = 100;
/// Most bytes of all of them.
const MOST_BYTES: usize = 100 << 20;

impl Run<'_> {
    /// Reads the pictures of a plan; every file that cannot be printed is told where it is named first.
    pub(super) fn pictures(&mut self, plan: &Plan, provenance: &Provenance) -> Pictures {
        let mut pictures = Pictures::new();
        let content = Content::of(plan);
        let (mut seen, mut bytes) = (Vec::new(), 0);
        for figure in figures(&content) {
            if seen.contains(&&figure.file) {
                continue;
            }
            seen.push(&figure.file);
            let read = match self.world.read(&self.job.folder.join(&figure.file)) {
                Ok(file) => {
                    bytes += file.len();
                    if seen.len() > MOST || bytes > MOST_BYTES { Err(too_many()) } else { self.picture(figure, file) }
                }
                Err(error) => Err(messages::unreadable_picture(&figure.file, &error)),
            };
            match read {
                Ok(picture) => drop(pictures.insert(figure.file.clone(), picture)),
                Err(fault) => self.noticed.push(fault.at(provenance.place(figure.path.key("tep").as_str()))),
            }
            if seen.len() > MOST || bytes > MOST_BYTES {
                break;
            }
        }
        pictures
    }

    fn picture(&self, figure: &Figure, file: Vec<u8>) -> Result<Arc<Picture>, Diagnostic> {
        Picture::read(file).map(Arc::new).map_err(|fault| fault.diagnostic(&figure.file))
    }
}

fn too_many() -> Diagnostic {
    let what = format!("văn bản có hơn {MOST} tệp hình, hoặc các tệp hình lớn hơn {} MB", MOST_BYTES >> 20);
    Diagnostic::of(&rules::HINH_05, what).advise("lưu lại các hình nhỏ hơn, hoặc chia thành nhiều văn bản")
}

/// The pictures of a plan, in reading order.
fn figures<'a>(content: &'a Content<'a>) -> impl Iterator<Item = &'a Figure> {
    content.iter().filter_map(|visit| match visit.node() {
        Node::Figure(figure) => Some(figure),
        _ => None,
    })
}

/// How the pictures that a PDF carries are called begin.
const CARRIED: &str = "hinh-";

/// What the files of a plan's pictures are called where a PDF carries them, and the files: 1, 2, 3 … in reading order.
pub(super) fn carried(plan: &Plan, pictures: &Pictures) -> Vec<(String, String, Arc<Picture>)> {
    let content = Content::of(plan);
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for figure in figures(&content) {
        let Some(picture) = pictures.get(&figure.file).filter(|_| !names.contains_key(figure.file.as_str())) else {
            continue;
        };
        let number = names.len() + 1;
        names.insert(&figure.file, number);
        all.push((figure.file.clone(), format!("{CARRIED}{number}.{}", picture.format.ending()), picture.clone()));
    }
    all
}

/// Whether a file that a PDF carries is one of its pictures: no other name is taken from a file that anybody may have made.
pub(crate) fn is_carried(name: &str) -> bool {
    let endings = [Format::Png, Format::Jpeg].map(|format| format.ending());
    let number = name.strip_prefix(CARRIED).and_then(|rest| rest.split_once('.'));
    number.is_some_and(|(number, ending)| {
        let digits = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        digits && !number.starts_with('0') && endings.contains(&ending)
    })
}
