//! The title in the metadata: a copy is told from its original where programs list files by their titles. Everything else of
//! the metadata, the record of the document above all, stays as it is.

use super::edit::{Edit, set, text};
use crate::seal::pdf::{Dict, Fault, Value};

/// Largest packet that is changed, in bytes: many times ours.
const MAX_PACKET: usize = 1 << 20;

/// Puts what the copy is (`word`) before the title in the XMP packet and in `Info`, which must say the same. A file whose
/// packet has no title of the usual shape stays as it is.
///
/// # Errors
/// When the packet cannot be read.
pub(super) fn mark(edit: &mut Edit<'_, '_>, catalog: &Dict, word: &str) -> Result<(), Fault> {
    let Some(Value::Ref(number, 0)) = catalog.get("Metadata").cloned() else { return Ok(()) };
    let Value::Stream(stream) = edit.view.object(number)? else { return Ok(()) };
    let Ok(data) = edit.view.data(&stream, MAX_PACKET) else { return Ok(()) };
    let Some((packet, title)) = String::from_utf8(data).ok().and_then(|packet| marked(&packet, word)) else {
        return Ok(());
    };
    if let Some(info) = edit.view.trailer().get("Info").cloned() {
        let Ok((place, mut entries)) = edit.object(&info) else { return Ok(()) };
        if entries.get("Title").is_some() {
            set(&mut entries, "Title", text(&title));
            edit.set(place, entries);
        }
    }
    // The packet is written as it is: archives read it without decompressing.
    let mut dict = stream.dict;
    dict.0.retain(|(key, _)| !matches!(key.as_slice(), b"Length" | b"Filter" | b"DecodeParms"));
    edit.update.replace_stream(number, dict, packet.as_bytes());
    Ok(())
}

/// The packet with the word before its title, and the whole title; nothing where there is no title, or the word stands there
/// already.
fn marked(packet: &str, word: &str) -> Option<(String, String)> {
    let from = packet.find("<dc:title>")?;
    let to = from + packet[from..].find("</dc:title>")?;
    let item = from + packet[from..to].find("<rdf:li")?;
    let begin = item + packet[item..to].find('>')? + 1;
    let end = begin + packet[begin..to].find("</rdf:li>")?;
    let title = plain(&packet[begin..end])?;
    if title.trim().is_empty() || title.starts_with(word) {
        return None;
    }
    // The word is one of an era's: letters and spaces alone.
    let packet = format!("{}{word}: {}", &packet[..begin], &packet[begin..]);
    Some((packet, format!("{word}: {title}")))
}

/// Text without the five entities of XML; nothing where there is markup or another entity in it.
fn plain(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        let (entity, behind) = rest[at..].strip_prefix('&')?.split_once(';')?;
        out.push_str(match entity {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => return None,
        });
        rest = behind;
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_stands_before_the_title_once() {
        let packet = "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A &amp; B</rdf:li></rdf:Alt></dc:title>";
        let (changed, title) = marked(packet, "Sao y").unwrap();
        assert_eq!(title, "Sao y: A & B");
        assert_eq!(changed, packet.replace("A &amp;", "Sao y: A &amp;"));
        assert_eq!(marked(&changed, "Sao y"), None);
    }

    #[test]
    fn another_packet_stays_as_it_is() {
        for packet in [
            "",
            "<dc:title/>",
            "<dc:title><rdf:Alt><rdf:li> </rdf:li></rdf:Alt></dc:title>",
            "<dc:title><rdf:Alt><rdf:li>a &x1; b</rdf:li></rdf:Alt></dc:title>",
            "<dc:title><rdf:Alt><rdf:li>a <b/></rdf:li></rdf:Alt></dc:title>",
            "<dc:title>A</dc:title><rdf:li>B</rdf:li>",
        ] {
            assert_eq!(marked(packet, "Sao y"), None, "{packet}");
        }
    }
}
