//! The record in the metadata: when a PDF gets number and day of issue, its XMP packet gets them too, so that the
//! archive's system reads there what stands on the page.

use super::update::Update;
use crate::page::RECORD_NAMESPACE;
use crate::seal::pdf::{Fault, Value, View};

/// Largest packet that is read, in bytes: many times ours.
const MAX_PACKET: usize = 1 << 20;
/// A field that every record of ours has: the new ones stand beside it.
const ALWAYS: &str = "TypeName";

/// Adds fields of the record that the file's packet does not have yet. A file without such a packet stays as it is.
///
/// # Errors
/// When the packet cannot be read.
pub(super) fn amend(update: &mut Update<'_, '_>, view: &View<'_, '_>, fields: &[(&str, &str)]) -> Result<(), Fault> {
    let Some(Value::Ref(number, 0)) = view.catalog()?.get("Metadata").cloned() else { return Ok(()) };
    let Value::Stream(stream) = view.object(number)? else { return Ok(()) };
    let Ok(packet) = String::from_utf8(view.data(&stream, MAX_PACKET)?) else { return Ok(()) };
    let Some(amended) = with_fields(&packet, fields) else { return Ok(()) };
    // The packet is written as it is: archives read it without decompressing.
    let mut dict = stream.dict;
    dict.0.retain(|(key, _)| !matches!(key.as_slice(), b"Length" | b"Filter" | b"DecodeParms"));
    update.replace_stream(number, dict, amended.as_bytes());
    Ok(())
}

/// The packet with the fields that it lacks; nothing where it has them all or is no packet with a record. The prefix of
/// the record's namespace is looked up: signers write the packet anew with prefixes of their own.
fn with_fields(packet: &str, fields: &[(&str, &str)]) -> Option<String> {
    let declared = packet.find(&format!("=\"{RECORD_NAMESPACE}\""))?;
    let prefix = packet[..declared].rsplit_once("xmlns:").map(|(_, prefix)| prefix)?;
    if prefix.is_empty() || !prefix.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let place = packet.find(&format!("<{prefix}:{ALWAYS}"))?;
    let missing: String = fields
        .iter()
        .filter(|(name, _)| !packet.contains(&format!("<{prefix}:{name}>")))
        .map(|(name, value)| format!("<{prefix}:{name}>{value}</{prefix}:{name}>\n"))
        .collect();
    (!missing.is_empty()).then(|| format!("{}{missing}{}", &packet[..place], &packet[place..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [(&str, &str); 2] = [("CodeNumber", "07"), ("IssuedDate", "25/09/2023")];

    #[test]
    fn missing_fields_are_added_under_whatever_prefix_the_record_has() {
        for prefix in ["vbd", "ns5"] {
            let packet = format!(
                "<rdf:Description xmlns:{prefix}=\"{RECORD_NAMESPACE}\">\n<{prefix}:TypeName>A</{prefix}:TypeName></rdf:Description>"
            );
            let amended = with_fields(&packet, &FIELDS).unwrap();
            assert!(amended.contains(&format!("<{prefix}:CodeNumber>07</{prefix}:CodeNumber>\n")), "{amended}");
            assert!(
                amended
                    .contains(&format!("<{prefix}:IssuedDate>25/09/2023</{prefix}:IssuedDate>\n<{prefix}:TypeName>"))
            );
            assert_eq!(with_fields(&amended, &FIELDS), None, "nothing is added twice");
        }
    }

    #[test]
    fn a_packet_without_a_record_stays() {
        assert_eq!(with_fields("<rdf:Description/>", &FIELDS), None);
        assert_eq!(with_fields(&format!("xmlns:<=\"{RECORD_NAMESPACE}\"<:TypeName>"), &FIELDS), None);
    }
}
