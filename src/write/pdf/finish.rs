//! What printpdf lacks, added to its skeleton: catalog, `Info`, font descriptors, tags, compression, `/ID`.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use md5::{Digest, Md5};

use super::content::Drawn;
use super::fonts::{UsedFonts, thousandths};
use super::strings::{info_date, text};
use super::{PdfError, PdfOptions, attach, cmap, forms, icc, outline, pictures, tags, xmp};
use crate::page::{DocMeta, Face, PagedDocument};
use crate::write::deflate::{Frame, deflate, deflate_shared};

/// Bytes of a file identifier.
const ID_BYTES: usize = 16;

/// The file's objects. Numbers that the skeleton gave to things that are not needed are used again, so that none is
/// missing in the end.
pub(super) struct Objects {
    document: Document,
    free: Vec<ObjectId>,
}

impl Objects {
    /// A number for an object that comes later.
    pub(super) fn reserve(&mut self) -> ObjectId {
        self.free.pop().unwrap_or_else(|| self.document.new_object_id())
    }

    /// Gives an object its number.
    pub(super) fn set(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.document.objects.insert(id, object.into());
    }

    /// Adds an object.
    pub(super) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.reserve();
        self.set(id, object);
        id
    }

    /// Sets an entry of a dictionary that is there.
    pub(super) fn set_entry(&mut self, id: ObjectId, key: &str, value: impl Into<Object>) {
        if let Ok(dictionary) = self.document.get_dictionary_mut(id) {
            dictionary.set(key, value);
        }
    }

    fn drop(&mut self, id: ObjectId) {
        if self.document.objects.remove(&id).is_some() {
            self.free.push(id);
        }
    }
}

/// Makes the skeleton a whole file.
///
/// # Errors
/// [`PdfError::Skeleton`] when the skeleton is not as this version of printpdf makes it.
pub(super) fn finish(
    skeleton: Document,
    document: &PagedDocument,
    meta: &DocMeta,
    used: &UsedFonts<'_>,
    drawn: Drawn,
    options: PdfOptions<'_>,
) -> Result<Vec<u8>, PdfError> {
    let mut objects = Objects { document: skeleton, free: Vec::new() };
    let catalog = reference(&objects.document.trailer, b"Root")?;
    let info = reference(&objects.document.trailer, b"Info")?;
    let tree = reference(dictionary(&objects, catalog)?, b"Pages")?;
    let images = pictures::Used::of(document).write(&mut objects);
    let Drawn { contents, marks } = drawn;
    let pages = pages(&mut objects, tree, used, images, contents)?;
    objects.set(info, information(meta));

    let mut profile = Stream::new(dictionary! { "N" => 3 }, Vec::new());
    pack(&mut profile, deflate_shared(&icc::srgb(), Frame::Zlib).map_err(PdfError::Skeleton)?);
    let profile = objects.add(profile);
    let packet = xmp::packet(meta, document.pages.len(), options.standard);
    let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = objects.add(Stream::new(metadata, packet).with_compression(false));
    let widgets = forms::write(&mut objects, document, used, &pages);
    let structure = tags::write(&mut objects, document, &marks, &widgets, &pages);
    let outlines = outline::write(&mut objects, document, &pages);
    let attached = attach::write(&mut objects, options.attachments, meta);

    let mut root = dictionary! {
        "Type" => "Catalog",
        "Pages" => tree,
        "Metadata" => metadata,
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => structure,
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "PageLabels" => page_labels(),
        "OutputIntents" => vec![output_intent(profile)],
    };
    if !meta.language.is_empty() {
        root.set("Lang", text(&meta.language));
    }
    if let Some(form) = forms::catalog_entry(document, &widgets, font_list(&objects, &pages)?) {
        root.set("AcroForm", form);
    }
    if let Some(outlines) = outlines {
        root.set("Outlines", outlines);
    }
    if let Some(attached) = attached {
        root.set("AF", attached.associated);
        root.set("Names", attached.names);
    }
    objects.set(catalog, root);
    save(objects)
}

/// Rewrites the pages: what is drawn on them, one set of resources for all, and no key that says nothing.
fn pages(
    objects: &mut Objects,
    tree: ObjectId,
    used: &UsedFonts<'_>,
    images: Option<ObjectId>,
    drawn: Vec<Vec<u8>>,
) -> Result<Vec<ObjectId>, PdfError> {
    let kids = dictionary(objects, tree)?.get(b"Kids").and_then(Object::as_array).map_err(skeleton)?;
    let pages: Vec<ObjectId> = kids.iter().map(Object::as_reference).collect::<Result<_, _>>().map_err(skeleton)?;
    let mut shared = None;
    for ((number, &page), drawn) in pages.iter().enumerate().zip(drawn) {
        let old = dictionary(objects, page)?;
        let resources = reference(old, b"Resources")?;
        let contents = reference(old, b"Contents")?;
        let sheet = old.get(b"MediaBox").map_err(skeleton)?.clone();
        let mut content = Stream::new(Dictionary::new(), Vec::new());
        pack(&mut content, drawn);
        objects.set(contents, content);
        let lists: Vec<ObjectId> =
            dictionary(objects, resources)?.iter().filter_map(|(_, list)| list.as_reference().ok()).collect();
        let resources = match shared {
            Some(shared) => {
                objects.drop(resources);
                shared
            }
            None => {
                let font_list = reference(dictionary(objects, resources)?, b"Font")?;
                lists.into_iter().filter(|list| *list != font_list).for_each(|list| objects.drop(list));
                descriptors(objects, font_list, used)?;
                let mut all = dictionary! { "Font" => font_list };
                if let Some(images) = images {
                    all.set("XObject", images);
                }
                objects.set(resources, all);
                *shared.insert(resources)
            }
        };
        let entries = dictionary! {
            "Type" => "Page",
            "Parent" => tree,
            "MediaBox" => sheet,
            "Resources" => resources,
            "Contents" => contents,
            "StructParents" => number as i64,
            "Tabs" => "S",
        };
        objects.set(page, entries);
    }
    Ok(pages)
}

/// The fonts of all pages.
fn font_list<'a>(objects: &'a Objects, pages: &[ObjectId]) -> Result<&'a Dictionary, PdfError> {
    let page = *pages.first().ok_or_else(|| PdfError::Skeleton("Kids".to_string()))?;
    let resources = reference(dictionary(objects, page)?, b"Resources")?;
    dictionary(objects, reference(dictionary(objects, resources)?, b"Font")?)
}

/// Sets right what printpdf guesses about a face, tells of all its codes, and leads codes to shared glyphs.
fn descriptors(objects: &mut Objects, font_list: ObjectId, used: &UsedFonts<'_>) -> Result<(), PdfError> {
    const SERIF: i64 = 1 << 1;
    const NONSYMBOLIC: i64 = 1 << 5;
    const ITALIC: i64 = 1 << 6;
    for face in used.iter() {
        let map = face.glyphs_by_code().map(|map| objects.add(Stream::new(Dictionary::new(), map)));
        let id = reference(dictionary(objects, font_list)?, face.resource().0.as_bytes())?;
        let meaning = reference(dictionary(objects, id)?, b"ToUnicode")?;
        objects.set(meaning, Stream::new(Dictionary::new(), cmap::to_unicode(face)));
        let composite = objects.document.get_dictionary_mut(id).map_err(skeleton)?;
        let descendants = composite.get_mut(b"DescendantFonts").and_then(Object::as_array_mut).map_err(skeleton)?;
        let Some(Object::Dictionary(descendant)) = descendants.first_mut() else {
            return Err(PdfError::Skeleton("DescendantFonts".to_string()));
        };
        descendant.set("W", cmap::widths(face));
        if let Some(map) = map {
            descendant.set("CIDToGIDMap", map);
        }
        let descriptor = reference(descendant, b"FontDescriptor")?;
        let descriptor = objects.document.get_dictionary_mut(descriptor).map_err(skeleton)?;
        let slanted = matches!(face.face, Face::Italic | Face::BoldItalic);
        let bold = matches!(face.face, Face::Bold | Face::BoldItalic);
        let serif = if face.face == Face::Symbol { 0 } else { SERIF };
        descriptor.set("Flags", serif | NONSYMBOLIC | if slanted { ITALIC } else { 0 });
        descriptor.set("CapHeight", thousandths(face.font.cap_height()));
        descriptor.set("ItalicAngle", face.font.italic_angle());
        // No table of a font states the stems; these are usual for text faces and only guide a substitute.
        descriptor.set("StemV", if bold { 140i64 } else { 80 });
    }
    Ok(())
}

/// `Info`. Its values are those of the XMP packet.
fn information(meta: &DocMeta) -> Dictionary {
    let mut info = Dictionary::new();
    let values = [
        ("Title", &meta.title),
        ("Author", &meta.author),
        ("Subject", &meta.subject),
        ("Creator", &meta.producer),
        ("Producer", &meta.producer),
    ];
    for (key, value) in values.into_iter().filter(|(_, value)| !value.is_empty()) {
        info.set(key, text(value));
    }
    if let Some(stamp) = meta.date {
        info.set("CreationDate", info_date(stamp));
        info.set("ModDate", info_date(stamp));
    }
    info
}

/// Pages are called 1, 2, 3 … as they are printed.
fn page_labels() -> Object {
    dictionary! { "Nums" => vec![Object::from(0), dictionary! { "S" => "D" }.into()] }.into()
}

/// What the colours of the pages mean (ISO 19005-2, 6.2.3).
fn output_intent(profile: ObjectId) -> Object {
    let condition = || text("sRGB IEC61966-2.1");
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => condition(),
        "Info" => condition(),
        "DestOutputProfile" => profile,
    };
    intent.into()
}

/// Compresses and writes the objects. The file's identifier is a hash of all the rest of it.
fn save(objects: Objects) -> Result<Vec<u8>, PdfError> {
    let mut document = objects.document;
    document.version = "1.7".to_string();
    let blank = || Object::String(vec![0; ID_BYTES], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![blank(), blank()]);
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object {
            compress(stream)?;
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|e| PdfError::Skeleton(e.to_string()))?;
    // Without a line end here, what a signer appends would stand on the line of `%%EOF`.
    bytes.push(b'\n');

    let placeholder = format!("<{0}><{0}>", "00".repeat(ID_BYTES)).into_bytes();
    let place = bytes.windows(placeholder.len()).rposition(|window| window[0] == b'<' && window == placeholder);
    let place = place.ok_or_else(|| PdfError::Skeleton("ID".to_string()))?;
    // MD5 as ISO 32000-1, 14.4 recommends: the name of a file, not its seal, and a third of the time of SHA-256 where the
    // processor does not help.
    let hash: String = Md5::digest(&bytes).iter().map(|byte| format!("{byte:02X}")).collect();
    bytes[place..place + placeholder.len()].copy_from_slice(format!("<{hash}><{hash}>").as_bytes());
    Ok(bytes)
}

/// Compresses a stream.
fn compress(stream: &mut Stream) -> Result<(), PdfError> {
    if !stream.allows_compression || stream.dict.has(b"Filter") {
        return Ok(());
    }
    let packed = deflate(&stream.content, Frame::Zlib).map_err(PdfError::Skeleton)?;
    pack(stream, packed);
    Ok(())
}

/// Puts compressed data into a stream.
fn pack(stream: &mut Stream, packed: Vec<u8>) {
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(packed);
}

fn dictionary(objects: &Objects, id: ObjectId) -> Result<&Dictionary, PdfError> {
    objects.document.get_dictionary(id).map_err(skeleton)
}

fn reference(dictionary: &Dictionary, key: &[u8]) -> Result<ObjectId, PdfError> {
    dictionary.get(key).and_then(Object::as_reference).map_err(skeleton)
}

fn skeleton(error: lopdf::Error) -> PdfError {
    PdfError::Skeleton(error.to_string())
}
