//! Files that a PDF/A-3 carries: embedded streams, file specifications, and the two lists that lead to them (ISO 19005-3,
//! 6.8): `/AF` of the catalog says what they are to the document, `EmbeddedFiles` shows them in a reader.

use lopdf::{Object, ObjectId, StringFormat, dictionary};
use md5::{Digest, Md5};

use super::finish::Objects;
use super::strings::{info_date, text};
use super::{Attachment, DocMeta};

/// Where the attachments stand: values of `/AF` and `/Names` of the catalog.
pub(super) struct Attached {
    /// `/AF`.
    pub associated: Object,
    /// `/Names`.
    pub names: Object,
}

/// Writes the attachments, whose names are sorted and ASCII; nothing where there is none.
pub(super) fn write(objects: &mut Objects, attachments: &[Attachment<'_>], meta: &DocMeta) -> Option<Attached> {
    let mut tree = Vec::new();
    let mut associated = Vec::new();
    for attachment in attachments {
        let specification = specification(objects, attachment, meta);
        tree.push(text(attachment.name));
        tree.push(specification.into());
        associated.push(Object::from(specification));
    }
    let names = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => tree } };
    (!attachments.is_empty()).then(|| Attached { associated: associated.into(), names: names.into() })
}

fn specification(objects: &mut Objects, attachment: &Attachment<'_>, meta: &DocMeta) -> ObjectId {
    let mut parameters = dictionary! {
        "Size" => attachment.bytes.len() as i64,
        "CheckSum" => Object::String(Md5::digest(attachment.bytes).to_vec(), StringFormat::Hexadecimal),
    };
    if let Some(stamp) = meta.date {
        parameters.set("ModDate", info_date(stamp));
    }
    let entries = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(attachment.media_type.as_bytes().to_vec()),
        "Params" => parameters,
    };
    let stream = objects.add(lopdf::Stream::new(entries, attachment.bytes.to_vec()));
    objects.add(dictionary! {
        "Type" => "Filespec",
        "F" => text(attachment.name),
        "UF" => text(attachment.name),
        "Desc" => text(attachment.description),
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    })
}
