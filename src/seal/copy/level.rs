//! Which archive standard a file claims to follow (PDF/A): what its XMP packet says.

use crate::seal::pdf::{Dict, Fault, Value, View};

/// Largest packet that is read, in bytes.
const MAX_PACKET: usize = 4 << 20;
/// The namespace of the claim.
const NAMESPACE: &str = "http://www.aiim.org/pdfa/ns/id/";

/// A claimed level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level {
    /// `1` to `4`.
    pub part: u8,
    /// `A`, `B`, `U`; empty where the part has none.
    pub conformance: String,
}

impl Level {
    /// `PDF/A-2A`.
    pub(super) fn called(&self) -> String {
        format!("PDF/A-{}{}", self.part, self.conformance)
    }
}

/// The level that a file claims; nothing where it claims none.
pub(super) fn of(view: &View<'_, '_>, catalog: &Dict) -> Result<Option<Level>, Fault> {
    let Value::Stream(stream) = view.get(catalog, "Metadata")? else { return Ok(None) };
    let Ok(data) = view.data(&stream, MAX_PACKET) else { return Ok(None) };
    Ok(claimed(&String::from_utf8_lossy(&data)))
}

fn claimed(packet: &str) -> Option<Level> {
    let declared = packet.find(NAMESPACE)?;
    let (_, prefix) = packet[..declared].trim_end_matches(['"', '\'', '=', ' ']).rsplit_once("xmlns:")?;
    let value = |property: &str| -> Option<&str> {
        let property = format!("{prefix}:{property}");
        packet.match_indices(&property).find_map(|(at, _)| {
            // An attribute (`a:part="2"`) or an element (`<a:part>2<`).
            let rest = packet[at + property.len()..].trim_start();
            let rest = rest.strip_prefix('=').map_or(rest, str::trim_start);
            let rest = rest.strip_prefix(['>', '"', '\''])?;
            Some(rest[..rest.find(['<', '"', '\''])?].trim())
        })
    };
    let part = value("part")?.parse().ok().filter(|part| (1..=4).contains(part))?;
    let letter = value("conformance").unwrap_or_default();
    let conformance = letter.chars().filter(char::is_ascii_alphabetic).take(1).collect::<String>().to_uppercase();
    Some(Level { part, conformance })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_an_element_or_an_attribute_under_any_prefix() {
        let said = |packet: &str| claimed(packet).map(|level| level.called());
        let element = "<x xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>";
        let attribute = "<x xmlns:a='http://www.aiim.org/pdfa/ns/id/' a:part='1' a:conformance='A'/>";
        assert_eq!(said(element).as_deref(), Some("PDF/A-2B"));
        assert_eq!(said(attribute).as_deref(), Some("PDF/A-1A"));
        assert_eq!(said(&element.replace(">2<", ">9<")), None);
        assert_eq!(said("<pdfaid:part>2</pdfaid:part>"), None);
    }
}
