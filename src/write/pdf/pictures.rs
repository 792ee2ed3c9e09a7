//! Pictures: each file once, as an image that pages name.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::finish::Objects;
use crate::page::{Item, PagedDocument, PlacedPicture, WHOLE};
use crate::picture::{Picture, Pixels};

/// The pictures that stand on the pages of a document.
pub(super) fn placed(document: &PagedDocument) -> impl Iterator<Item = &PlacedPicture> {
    document.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Picture(picture) => Some(picture),
        Item::Line(_) | Item::Rule(_) => None,
    })
}

/// A picture and how much of its colours is drawn, in thousandths.
type Image<'a> = (&'a Arc<Picture>, u16);

/// The different pictures of a document, in the order in which they first stand on its pages, by their hashes.
pub(super) struct Used<'a> {
    images: Vec<Image<'a>>,
    numbers: BTreeMap<([u8; 32], u16), usize>,
}

impl<'a> Used<'a> {
    /// Those of a document.
    pub(super) fn of(document: &'a PagedDocument) -> Used<'a> {
        let mut used = Used { images: Vec::new(), numbers: BTreeMap::new() };
        for placed in placed(document) {
            used.numbers.entry((placed.picture.hash, placed.ink)).or_insert_with(|| {
                used.images.push((&placed.picture, placed.ink));
                used.images.len() - 1
            });
        }
        used
    }

    /// The name under which pages draw a picture.
    pub(super) fn resource(&self, placed: &PlacedPicture) -> Option<String> {
        self.numbers.get(&(placed.picture.hash, placed.ink)).map(|number| name(*number))
    }

    /// Writes them; the resources of pages that list them, nothing where there are none.
    pub(super) fn write(&self, objects: &mut Objects) -> Option<ObjectId> {
        let mut list = Dictionary::new();
        for (number, (picture, ink)) in self.images.iter().enumerate() {
            let id = image(objects, picture, *ink);
            list.set(name(number), id);
        }
        (!list.is_empty()).then(|| objects.add(list))
    }
}

fn name(number: usize) -> String {
    format!("I{number}")
}

/// A picture as an image, `ink` thousandths of its colours.
fn image(objects: &mut Objects, picture: &Picture, ink: u16) -> ObjectId {
    let space = if picture.colors == 1 { "DeviceGray" } else { "DeviceRGB" };
    let mut entries = entries(picture, space);
    let faint = (ink != WHOLE).then_some(ink);
    if let Some(ink) = faint.filter(|_| !matches!(picture.pixels, Pixels::Packed { mask: Some(_), .. })) {
        let covering = objects.add(evenly(ink));
        entries.set("SMask", covering);
    }
    let content = match &picture.pixels {
        Pixels::Jpeg { plain_rgb } => {
            entries.set("Filter", "DCTDecode");
            if *plain_rgb {
                entries.set("DecodeParms", dictionary! { "ColorTransform" => 0 });
            }
            picture.file.clone()
        }
        Pixels::Packed { data, mask } => {
            packed(&mut entries, picture.width, picture.colors);
            if let Some(mask) = mask {
                let mut covering = self::entries(picture, "DeviceGray");
                packed(&mut covering, picture.width, 1);
                if let Some(ink) = faint {
                    covering.set("Decode", vec![Object::Integer(0), Object::Real(f32::from(ink) / f32::from(WHOLE))]);
                }
                let covering = objects.add(stream(covering, mask.clone()));
                entries.set("SMask", covering);
            }
            data.clone()
        }
    };
    objects.add(stream(entries, content))
}

/// A mask of one pixel, stretched over a picture: it covers everywhere so many thousandths of what is below.
fn evenly(ink: u16) -> Stream {
    let level = (u32::from(ink) * 255 / u32::from(WHOLE)) as u8;
    stream(sized([1, 1], "DeviceGray"), vec![level])
}

fn entries(picture: &Picture, space: &str) -> Dictionary {
    sized([picture.width, picture.height], space)
}

fn sized([width, height]: [u32; 2], space: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    }
}

/// How rows of PNG are read (ISO 32000-1, 7.4.4.4).
fn packed(entries: &mut Dictionary, width: u32, colors: u8) {
    let way = dictionary! {
        "Predictor" => 15,
        "Colors" => i64::from(colors),
        "BitsPerComponent" => 8,
        "Columns" => i64::from(width),
    };
    entries.set("Filter", "FlateDecode");
    entries.set("DecodeParms", Object::Dictionary(way));
}

/// A stream that is compressed already.
fn stream(entries: Dictionary, content: Vec<u8>) -> Stream {
    Stream::new(entries, content).with_compression(false)
}
