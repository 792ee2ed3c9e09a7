//! What styles hide, for the second count alone.

use std::collections::BTreeMap;

use quick_xml::NsReader;
use quick_xml::events::Event;

use super::raw_count::{is_on, value};

/// What styles hide: of paragraphs (an empty name: those that name none), of characters.
#[derive(Default)]
pub(super) struct Hidden(pub BTreeMap<String, bool>);

/// Reads the part of the styles.
pub(super) fn hidden_styles(text: &str) -> Hidden {
    let mut reader = NsReader::from_str(text);
    let mut all: BTreeMap<String, (Option<String>, Option<bool>)> = BTreeMap::new();
    let mut path: Vec<Vec<u8>> = Vec::new();
    let (mut id, mut default) = (String::new(), None);
    while let Ok(event) = reader.read_event() {
        let (Event::Start(e) | Event::Empty(e)) = &event else {
            match event {
                Event::End(_) => drop(path.pop()),
                Event::Eof => break,
                _ => {}
            }
            continue;
        };
        let name = e.local_name().into_inner().to_vec();
        match (&name[..], path.last().map(Vec::as_slice)) {
            (b"style", _) => {
                id = value(e, b"styleId").unwrap_or_default();
                let standard = matches!(value(e, b"default").as_deref(), Some("1" | "true" | "on"));
                if standard && value(e, b"type").as_deref() == Some("paragraph") {
                    default = Some(id.clone());
                }
                all.insert(id.clone(), (None, None));
            }
            (b"basedOn", Some(b"style")) => all.entry(id.clone()).or_default().0 = value(e, b"val"),
            (b"vanish", Some(b"rPr")) if path.len() == 3 && path[1] == b"style" => {
                all.entry(id.clone()).or_default().1 = Some(is_on(e));
            }
            _ => {}
        }
        if matches!(event, Event::Start(_)) {
            path.push(name);
        }
    }
    let of = |id: &String| {
        let mut next = all.get(id);
        for _ in 0..40 {
            match next {
                Some((_, Some(on))) => return *on,
                Some((Some(base), None)) => next = all.get(base),
                _ => return false,
            }
        }
        false
    };
    let mut out: BTreeMap<String, bool> = all.keys().map(|id| (id.clone(), of(id))).collect();
    let standard = default.is_some_and(|id| of(&id));
    out.insert(String::new(), standard);
    Hidden(out)
}
