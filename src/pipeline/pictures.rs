//! Reading the pictures that a plan names, and what a PDF that carries them calls them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Run;
use crate::diag::{Diagnostic, messages, rules};
use crate::model::{Content, KeyPath, Node, Plan, Provenance};
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
        for (file, place) in named(plan, &content) {
            if seen.contains(&file) {
                continue;
            }
            seen.push(file);
            let read = match self.world.read(&self.job.folder.join(file)) {
                Ok(bytes_read) => {
                    bytes += bytes_read.len();
                    if seen.len() > MOST || bytes > MOST_BYTES {
                        Err(too_many())
                    } else {
                        self.picture(file, bytes_read)
                    }
                }
                Err(error) => Err(messages::unreadable_picture(file, &error)),
            };
            match read {
                Ok(picture) => drop(pictures.insert(file.to_string(), picture)),
                Err(fault) => self.noticed.push(fault.at(provenance.place(place.as_str()))),
            }
            if seen.len() > MOST || bytes > MOST_BYTES {
                break;
            }
        }
        pictures
    }

    fn picture(&self, name: &str, file: Vec<u8>) -> Result<Arc<Picture>, Diagnostic> {
        Picture::read(file).map(Arc::new).map_err(|fault| fault.diagnostic(name))
    }
}

fn too_many() -> Diagnostic {
    let what = format!("văn bản có hơn {MOST} tệp hình, hoặc các tệp hình lớn hơn {} MB", MOST_BYTES >> 20);
    Diagnostic::of(&rules::HINH_05, what).advise("lưu lại các hình nhỏ hơn, hoặc chia thành nhiều văn bản")
}

/// The files of pictures that a plan names, in reading order, and where it names them.
fn named<'a>(plan: &'a Plan, content: &'a Content<'a>) -> impl Iterator<Item = (&'a str, KeyPath)> {
    let logo = plan.boxes.logo.iter().map(|logo| (logo.file.as_str(), logo.path.clone()));
    logo.chain(content.iter().filter_map(|visit| match visit.node() {
        Node::Figure(figure) => Some((figure.file.as_str(), figure.path.key("tep"))),
        _ => None,
    }))
}

/// How the pictures that a PDF carries are called begin.
const CARRIED: &str = "hinh-";

/// What the files of a plan's pictures are called where a PDF carries them, and the files: 1, 2, 3 … in reading order.
pub(super) fn carried(plan: &Plan, pictures: &Pictures) -> Vec<(String, String, Arc<Picture>)> {
    let content = Content::of(plan);
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for (file, _) in named(plan, &content) {
        let Some(picture) = pictures.get(file).filter(|_| !names.contains_key(file)) else {
            continue;
        };
        let number = names.len() + 1;
        names.insert(file, number);
        all.push((file.to_string(), format!("{CARRIED}{number}.{}", picture.format.ending()), picture.clone()));
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
