//! The copy's part as pages of its own, behind those of the original.

use super::edit::{Edit, dict, name, remove, set, several, text};
use super::form::Fields;
use super::graft::Graft;
use super::tags::Tags;
use crate::seal::pdf::{Dict, Fault, Value, View};

/// The version of the archive standard that asks for a list of a font's characters.
const LISTS_CHARACTERS: u8 = 1;

/// Where the part goes.
pub(super) struct Site<'t> {
    /// The root of the page tree.
    pub(super) tree: Value,
    /// How many pages there are.
    pub(super) pages: usize,
    /// The structure, where there is one.
    pub(super) tags: Option<&'t Tags>,
    /// The part of the archive standard that the file follows.
    pub(super) part: Option<u8>,
}

/// Adds the pages of the part; its fields are handed back.
pub(super) fn add(edit: &mut Edit<'_, '_>, part: &View<'_, '_>, site: &Site<'_>) -> Result<Fields, Fault> {
    let mut graft = Graft::new(part, site.tags.map(|tags| tags.next));
    let catalog = part.catalog()?;
    let mut pages = Vec::new();
    for page in part.pages()? {
        let here = edit.update.reserve()?;
        graft.is(page, here);
        pages.push((page, here));
    }
    let place = site.tags.map(|tags| tags.place(edit)).transpose()?;
    if let (Some((place, _)), Some(root)) = (place, catalog.get("StructTreeRoot").and_then(Value::reference)) {
        graft.is(root, place);
    }
    for (page, here) in &pages {
        let mut entries = part.object(*page)?.dict().cloned().unwrap_or_default();
        let resources = own_resources(edit, &mut graft, &entries)?;
        remove(&mut entries, &["Parent", "Resources"]);
        if site.tags.is_none() {
            remove(&mut entries, &["Tabs"]);
        }
        let mut entries = graft.dict(edit, &entries)?;
        // Nothing of this is taken over from the pages of the original.
        let sheet = entries.get("MediaBox").cloned().unwrap_or(Value::Null);
        set(&mut entries, "CropBox", sheet);
        set(&mut entries, "Rotate", Value::Int(0));
        set(&mut entries, "Parent", site.tree.clone());
        set(&mut entries, "Resources", Value::Dict(resources));
        edit.set(*here, entries);
    }
    let fields = Fields::of(edit, &mut graft, &catalog)?;
    let structure = part.dict(&catalog, "StructTreeRoot")?;
    let mut tops = Vec::new();
    if let (Some(tags), Some((place, of_document))) = (site.tags, place) {
        for top in several(part, &structure, "K")? {
            tops.push(graft.value(edit, &top)?);
        }
        let mut parents = Vec::new();
        let tree = part.dict(&structure, "ParentTree")?;
        for pair in part.array(&tree, "Nums")?.chunks_exact(2) {
            let value = graft.value(edit, &pair[1])?;
            parents.push((pair[0].int().unwrap_or(0) + tags.next, value));
        }
        graft.rest(edit)?;
        for top in &tops {
            let (number, mut entries) = edit.object(top)?;
            if of_document {
                set(&mut entries, "S", name("Part"));
            }
            if let Some(language) = catalog.get("Lang") {
                set(&mut entries, "Lang", language.clone());
            }
            edit.set(number, entries);
        }
        Tags::hang(edit, place, false, tops)?;
        tags.add_parents(edit, parents)?;
    }
    graft.rest(edit)?;
    for (_, here) in &pages {
        let (_, page) = edit.object(&Value::Ref(*here, 0))?;
        list_characters(edit, page.get("Resources").and_then(Value::dict), site.part)?;
    }
    let (tree, mut root) = edit.object(&site.tree)?;
    let mut kids = edit.view.array(&root, "Kids")?;
    kids.extend(pages.iter().map(|(_, here)| Value::Ref(*here, 0)));
    set(&mut root, "Kids", Value::Array(kids));
    set(&mut root, "Count", Value::Int((site.pages + pages.len()) as i64));
    edit.set(tree, root);
    Ok(fields)
}

/// The resources of a page of the part, with what its colours mean: the original may say something else of them, or
/// nothing.
pub(super) fn own_resources(
    edit: &mut Edit<'_, '_>,
    graft: &mut Graft<'_, '_, '_>,
    page: &Dict,
) -> Result<Dict, Fault> {
    let from = graft.from;
    let resources = from.dict(page, "Resources")?;
    let mut resources = graft.dict(edit, &resources)?;
    // One that is shared by the pages stands in an object of its own.
    if let Some(fonts) = from.dict(page, "Resources")?.get("Font") {
        let fonts = from.resolve(fonts)?;
        set(&mut resources, "Font", graft.value(edit, &fonts)?);
    }
    let intents = from.array(&from.catalog()?, "OutputIntents")?;
    let profile = match intents.first() {
        Some(intent) => from.resolve(intent)?.dict().and_then(|intent| intent.get("DestOutputProfile").cloned()),
        None => None,
    };
    if let Some(profile) = profile {
        let profile = graft.value(edit, &profile)?;
        let white = [0.9505, 1.0, 1.089].map(Value::Real).to_vec();
        let gray = dict([("WhitePoint", Value::Array(white)), ("Gamma", Value::Real(2.2))]);
        let spaces = dict([
            ("DefaultRGB", Value::Array(vec![name("ICCBased"), profile])),
            ("DefaultGray", Value::Array(vec![name("CalGray"), Value::Dict(gray)])),
        ]);
        set(&mut resources, "ColorSpace", Value::Dict(spaces));
    }
    Ok(resources)
}

/// Gives the fonts of resources the list of their characters (`CIDSet`) where the part of the archive standard asks for it.
pub(super) fn list_characters(
    edit: &mut Edit<'_, '_>,
    resources: Option<&Dict>,
    part: Option<u8>,
) -> Result<(), Fault> {
    if part != Some(LISTS_CHARACTERS) {
        return Ok(());
    }
    let fonts = resources.and_then(|own| own.get("Font")).and_then(Value::dict).cloned().unwrap_or_default();
    for (_, font) in fonts.0 {
        let Ok((_, font)) = edit.object(&font) else { continue };
        for descendant in font.get("DescendantFonts").and_then(Value::array).unwrap_or_default().iter().take(1) {
            let descendant = match descendant.dict() {
                Some(dict) => dict.clone(),
                None => edit.object(descendant)?.1,
            };
            let widths = descendant.get("W").and_then(Value::array).unwrap_or_default();
            let Some(Ok((number, mut descriptor))) = descendant.get("FontDescriptor").map(|d| edit.object(d)) else {
                continue;
            };
            if descriptor.get("CIDSet").is_none() {
                let list = edit.update.add_stream(Dict::default(), &bits(widths))?;
                set(&mut descriptor, "CIDSet", Value::Ref(list, 0));
                edit.set(number, descriptor);
            }
        }
    }
    Ok(())
}

/// A bit for every character that a list of widths names, and for the missing one.
fn bits(widths: &[Value]) -> Vec<u8> {
    let mut bits = vec![0x80];
    let mut mark = |code: i64| {
        let Ok(code) = usize::try_from(code) else { return };
        if bits.len() <= code / 8 {
            bits.resize(code / 8 + 1, 0);
        }
        bits[code / 8] |= 0x80 >> (code % 8);
    };
    let mut at = 0;
    while let Some(first) = widths.get(at).and_then(Value::int) {
        match (widths.get(at + 1), widths.get(at + 2)) {
            (Some(Value::Array(list)), _) => {
                (first..first + list.len() as i64).for_each(&mut mark);
                at += 2;
            }
            (Some(Value::Int(last)), Some(_)) => {
                (first..=(*last).min(0xffff)).for_each(&mut mark);
                at += 3;
            }
            _ => break,
        }
    }
    bits
}

/// What a reader is told of the body's signature in an electronic copy.
pub(super) fn told(line: &str) -> Value {
    text(&format!("Chữ ký số của cơ quan thực hiện sao: {line}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_listed_bit_by_bit() {
        let widths =
            [Value::Int(1), Value::Array(vec![Value::Int(5); 2]), Value::Int(9), Value::Int(10), Value::Int(7)];
        assert_eq!(bits(&widths), [0b1110_0000, 0b0110_0000]);
        assert_eq!(bits(&[]), [0x80]);
    }
}
