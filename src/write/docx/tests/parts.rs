//! The parts among themselves: the order of the schema, styles, relationships and types.

use std::collections::BTreeSet;

use super::read::{Seen, name, values, walk};
use super::sample_parts;
use crate::write::docx::order;
use crate::write::docx::sample::words;

/// The order of children in the parts that we write whole, which the finishing pass never sees.
fn own_parts(parent: &str) -> Option<&'static [&'static str]> {
    Some(match parent {
        "w:styles" => &["w:docDefaults", "w:latentStyles", "w:style"],
        "w:style" => &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
        "w:settings" => &[
            "w:embedTrueTypeFonts",
            "w:saveSubsetFonts",
            "w:defaultTabStop",
            "w:characterSpacingControl",
            "w:compat",
            "w:themeFontLang",
            "w:decimalSymbol",
            "w:listSeparator",
        ],
        "w:font" => &[
            "w:altName",
            "w:charset",
            "w:family",
            "w:pitch",
            "w:embedRegular",
            "w:embedBold",
            "w:embedItalic",
            "w:embedBoldItalic",
        ],
        _ => return None,
    })
}

#[test]
fn properties_stand_in_the_order_of_the_schema() {
    for (part, xml) in sample_parts().into_iter().filter(|(part, _)| part.ends_with(".xml")) {
        let mut open: Vec<(String, usize)> = Vec::new();
        walk(&xml, |seen| match seen {
            Seen::Start(tag) => {
                let child = name(tag);
                if let Some((parent, last)) = open.last_mut()
                    && let Some(order) = order::children_of(parent.as_bytes()).or_else(|| own_parts(parent))
                {
                    let rank = order::rank(order, child.as_bytes());
                    assert!(rank < order.len(), "{part}: {child} in {parent}");
                    assert!(rank >= *last, "{part}: {child} stands too late in {parent}");
                    *last = rank;
                }
                open.push((child, 0));
            }
            Seen::End => {
                open.pop();
            }
            Seen::Text(_) => {}
        });
        assert!(open.is_empty(), "{part}");
    }
}

#[test]
fn every_style_that_is_used_is_defined() {
    let parts = sample_parts();
    let defined = values(&parts["word/styles.xml"], "w:style", "w:styleId");
    let unique: BTreeSet<&String> = defined.iter().collect();
    assert_eq!(unique.len(), defined.len(), "{defined:?}");
    assert!(defined.iter().all(|id| id.is_ascii()), "{defined:?}");
    for part in ["word/document.xml", "word/header1.xml", "word/header2.xml", "word/styles.xml"] {
        for element in ["w:pStyle", "w:tblStyle", "w:basedOn", "w:next"] {
            for id in values(&parts[part], element, "w:val") {
                assert!(unique.contains(&id), "{part}: {id}");
            }
        }
    }
}

#[test]
fn style_names_are_the_document_s_and_headings_are_real() {
    let parts = sample_parts();
    let styles = &parts["word/styles.xml"];
    let names = values(styles, "w:name", "w:val");
    assert!(names.contains(&words("style.khoan_ten")), "{names:?}");
    assert!(names.contains(&words("table")), "{names:?}");
    assert!(names.iter().all(|n| !n.contains(',')), "{names:?}");
    let text = String::from_utf8(styles.clone()).unwrap();
    let heading = text.split("<w:style ").find(|s| s.contains(r#"w:styleId="KhKhoanTen""#)).unwrap();
    assert!(heading.contains(r#"<w:basedOn w:val="Heading2"/>"#), "{heading}");
    assert!(heading.contains(r#"<w:outlineLvl w:val="1"/>"#), "{heading}");
}

#[test]
fn every_relationship_leads_to_a_part_and_every_part_has_a_type() {
    let parts = sample_parts();
    for (rels, xml) in parts.iter().filter(|(part, _)| part.ends_with(".rels")) {
        let ids = values(xml, "Relationship", "Id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{rels}");
        let folder = if rels.starts_with("word/") { "word/" } else { "" };
        for target in values(xml, "Relationship", "Target") {
            assert!(parts.contains_key(&format!("{folder}{target}")), "{rels}: {target}");
        }
    }
    let typed = values(&parts["[Content_Types].xml"], "Override", "PartName");
    let by_extension = values(&parts["[Content_Types].xml"], "Default", "Extension");
    for part in parts.keys().filter(|p| *p != "[Content_Types].xml") {
        let extension = part.rsplit('.').next().unwrap();
        assert!(
            typed.contains(&format!("/{part}")) || extension != "xml" && by_extension.iter().any(|e| e == extension),
            "{part}"
        );
    }
    let used: Vec<String> = values(&parts["word/document.xml"], "w:headerReference", "r:id");
    assert_eq!(used, ["rIdHeader1", "rIdHeader2"]);
}
