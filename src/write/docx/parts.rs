//! The parts of the package that hold little or nothing of the document.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::notes::SEPARATORS;
use super::text::escaped;
use super::{DocxError, drawing};
use crate::model::Date;
use crate::page::{DocMeta, RecordFields, RecordValue, Stamp};
use crate::picture::{Format, Picture};

/// What every part begins with.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The one namespace of styles, settings and fonts.
pub(super) const MAIN_NAMESPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// The namespace of relationship files.
pub(super) const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Types of relationships inside the document begin so.
pub(super) const OFFICE_RELATIONSHIP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// `_rels/.rels`.
pub(super) const ROOT_RELS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>"#,
    r#"<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>"#,
    "</Relationships>"
);

/// The parts beside the document that every file has.
const OWN: [&str; 3] = ["styles", "settings", "fontTable"];

/// Which parts beside the document there are.
#[derive(Clone, Copy)]
pub(super) struct Counts<'a> {
    /// `word/header1.xml` and so on.
    pub headers: usize,
    /// `word/footer1.xml` and so on.
    pub footers: usize,
    /// Whether there is a `word/footnotes.xml`.
    pub notes: bool,
    /// `word/media/image1.png` and so on.
    pub pictures: &'a [Arc<Picture>],
}

impl Counts<'_> {
    /// Headers and footers with their counts.
    fn kinds(self) -> [(&'static str, usize); 2] {
        [("header", self.headers), ("footer", self.footers)]
    }

    /// The parts that there is one of.
    fn singles(self) -> impl Iterator<Item = &'static str> {
        OWN.into_iter().chain(self.notes.then_some("footnotes"))
    }
}

/// `[Content_Types].xml`.
pub(super) fn content_types(counts: Counts<'_>, fonts: bool) -> String {
    let mut out = DECLARATION.to_owned();
    out.push_str(concat!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
        r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
        r#"<Default Extension="xml" ContentType="application/xml"/>"#
    ));
    if fonts {
        out.push_str(concat!(
            r#"<Default Extension="odttf" "#,
            r#"ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>"#
        ));
    }
    let formats: BTreeSet<Format> = counts.pictures.iter().map(|picture| picture.format).collect();
    for format in formats {
        push!(out, r#"<Default Extension="{}" ContentType="{}"/>"#, format.ending(), format.media_type());
    }
    let mut part = |path: &str, kind: &str| {
        push!(out, r#"<Override PartName="/{path}" ContentType="application/vnd.{kind}+xml"/>"#);
    };
    part("word/document.xml", "openxmlformats-officedocument.wordprocessingml.document.main");
    for (name, count) in counts.kinds() {
        for number in 1..=count {
            let kind = format!("openxmlformats-officedocument.wordprocessingml.{name}");
            part(&format!("word/{name}{number}.xml"), &kind);
        }
    }
    for name in counts.singles() {
        let kind = format!("openxmlformats-officedocument.wordprocessingml.{name}");
        part(&format!("word/{name}.xml"), &kind);
    }
    part("docProps/core.xml", "openxmlformats-package.core-properties");
    part("docProps/app.xml", "openxmlformats-officedocument.extended-properties");
    part("docProps/custom.xml", "openxmlformats-officedocument.custom-properties");
    out.push_str("</Types>");
    out
}

/// `word/_rels/document.xml.rels`. The headers' relationships are `rIdHeader1` and so on, the footers' `rIdFooter1`.
pub(super) fn document_rels(counts: Counts<'_>) -> String {
    let mut out = format!(r#"{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">"#);
    let mut relationship = |id: &str, kind: &str, target: &str| {
        push!(out, r#"<Relationship Id="{id}" Type="{OFFICE_RELATIONSHIP}/{kind}" Target="{target}"/>"#);
    };
    for (index, name) in counts.singles().enumerate() {
        relationship(&format!("rId{}", index + 1), name, &format!("{name}.xml"));
    }
    for ((name, count), id) in counts.kinds().into_iter().zip(["rIdHeader", "rIdFooter"]) {
        for number in 1..=count {
            relationship(&format!("{id}{number}"), name, &format!("{name}{number}.xml"));
        }
    }
    for (number, picture) in (1..).zip(counts.pictures) {
        let target = format!("media/{}", drawing::part_name(number, picture.format));
        relationship(&drawing::relationship(number), "image", &target);
    }
    out.push_str("</Relationships>");
    out
}

/// `word/settings.xml`: margins that change sides on even pages, Word 2013's layout, no tracking of anything, Vietnamese numbers.
pub(super) fn settings(meta: &DocMeta, notes: bool, fonts: bool, mirrored: bool) -> Result<String, DocxError> {
    let mut out = format!("{DECLARATION}<w:settings {MAIN_NAMESPACE}>");
    if fonts {
        out.push_str("<w:embedTrueTypeFonts/><w:saveSubsetFonts/>");
    }
    if mirrored {
        out.push_str("<w:mirrorMargins/>");
    }
    out.push_str(r#"<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>"#);
    if notes {
        let separator = |(_, id)| format!(r#"<w:footnote w:id="{id}"/>"#);
        push!(out, "<w:footnotePr>{}</w:footnotePr>", SEPARATORS.map(separator).concat());
    }
    out.push_str("<w:compat>");
    for (name, value) in [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
        ("useWord2013TrackBottomHyphenation", 0),
    ] {
        push!(
            out,
            r#"<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>"#
        );
    }
    out.push_str("</w:compat>");
    if !meta.language.is_empty() {
        push!(out, r#"<w:themeFontLang w:val="{}"/>"#, escaped(&meta.language)?);
    }
    out.push_str(r#"<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"#);
    Ok(out)
}

/// `docProps/core.xml`.
pub(super) fn core(meta: &DocMeta) -> Result<String, DocxError> {
    let mut out = DECLARATION.to_owned();
    out.push_str(concat!(
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
        r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
        r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#
    ));
    let values =
        [("title", &meta.title), ("subject", &meta.subject), ("creator", &meta.author), ("language", &meta.language)];
    for (name, value) in values {
        if !value.is_empty() {
            push!(out, "<dc:{name}>{}</dc:{name}>", escaped(value)?);
        }
    }
    if let Some(stamp) = meta.date {
        let moment = utc(stamp);
        for name in ["created", "modified"] {
            push!(out, r#"<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>"#);
        }
    }
    out.push_str("</cp:coreProperties>");
    Ok(out)
}

/// `docProps/app.xml`.
pub(super) fn app(meta: &DocMeta) -> Result<String, DocxError> {
    let mut out = DECLARATION.to_owned();
    out.push_str(r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">"#);
    if !meta.producer.is_empty() {
        push!(out, "<Application>{}</Application>", escaped(&meta.producer)?);
    }
    out.push_str("</Properties>");
    Ok(out)
}

/// `docProps/custom.xml`: the record of a document of so many pages. Of a group with several entries, those after the first bear their
/// number: `To.OrganName`, `To.2.OrganName`.
pub(super) fn custom(record: &RecordFields, pages: usize) -> Result<String, DocxError> {
    let mut out = DECLARATION.to_owned();
    out.push_str(concat!(
        r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" "#,
        r#"xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"#
    ));
    // Word counts properties from 2.
    let mut number = 1;
    let mut property = |name: &str, kind: &str, value: &str| -> Result<(), DocxError> {
        number += 1;
        push!(
            out,
            r#"<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}"><vt:{kind}>{}</vt:{kind}></property>"#,
            escaped(value)?
        );
        Ok(())
    };
    for (field, value) in record.values(pages) {
        match value {
            RecordValue::Text(text) => property(field.name, "lpwstr", &text)?,
            RecordValue::Number(number) => property(field.name, "i4", &number.to_string())?,
            RecordValue::Texts(texts) => {
                for (index, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                    property(&numbered(field.name, index), "lpwstr", text)?;
                }
            }
        }
    }
    out.push_str("</Properties>");
    Ok(out)
}

/// `To.OrganName`, `To.2.OrganName`, …
fn numbered(name: &str, index: usize) -> String {
    match name.split_once('.') {
        Some((group, part)) if index > 0 => format!("{group}.{}.{part}", index + 1),
        _ => name.to_owned(),
    }
}

/// Hours by which Việt Nam is ahead of UTC.
const AHEAD: u8 = 7;

/// The moment in UTC, as Office itself writes it; it shows the reader's own time.
fn utc(stamp: Stamp) -> String {
    let Stamp { date, hour, minute, second } = stamp;
    let (date, hour) = if hour >= AHEAD { (date, hour - AHEAD) } else { (eve(date), hour + 24 - AHEAD) };
    let Date { year, month, day } = date;
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The day before.
fn eve(date: Date) -> Date {
    match date {
        Date { year, month, day } if day > 1 => Date { year, month, day: day - 1 },
        Date { year, month, .. } if month > 1 => Date { year, month: month - 1, day: Date::days_in(year, month - 1) },
        Date { year, .. } => Date { year: year.saturating_sub(1), month: 12, day: 31 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::RecordRecipient;

    #[test]
    fn a_day_that_begins_in_viet_nam_is_the_day_before_in_utc() {
        let at = |year, month, day, hour| utc(Stamp { date: Date { year, month, day }, hour, minute: 5, second: 9 });
        assert_eq!(at(2026, 3, 5, 0), "2026-03-04T17:05:09Z");
        assert_eq!(at(2026, 3, 5, 7), "2026-03-05T00:05:09Z");
        assert_eq!(at(2024, 3, 1, 6), "2024-02-29T23:05:09Z");
        assert_eq!(at(2026, 1, 1, 0), "2025-12-31T17:05:09Z");
    }

    #[test]
    fn the_record_stands_in_the_custom_properties() {
        let to =
            |name: &str, id: Option<&str>| RecordRecipient { organ_id: id.map(str::to_owned), name: name.to_owned() };
        let record = RecordFields {
            number: Some("05".to_owned()),
            notation: Some("KH-SGD&\u{110}T".to_owned()),
            recipients: vec![to("A", None), to("B", Some("H01"))],
            ..RecordFields::default()
        };
        let custom = custom(&record, 3).unwrap();
        for wanted in [
            r#"pid="2" name="CodeNumber"><vt:lpwstr>05</vt:lpwstr>"#,
            "<vt:lpwstr>KH-SGD&amp;\u{110}T</vt:lpwstr>",
            r#"name="PageAmount"><vt:i4>3</vt:i4>"#,
            r#"name="To.2.OrganId"><vt:lpwstr>H01</vt:lpwstr>"#,
            r#"pid="6" name="To.OrganName"><vt:lpwstr>A<"#,
            r#"pid="7" name="To.2.OrganName"><vt:lpwstr>B<"#,
        ] {
            assert!(custom.contains(wanted), "{wanted}: {custom}");
        }
        assert!(!custom.contains("IssuedDate"), "{custom}");
    }

    #[test]
    fn dates_stand_in_the_file_only_when_they_are_known() {
        let meta = DocMeta { title: "A & B".to_owned(), ..DocMeta::default() };
        let core = core(&meta).unwrap();
        assert!(core.contains("<dc:title>A &amp; B</dc:title>"), "{core}");
        assert!(!core.contains("dcterms:created"), "{core}");
    }
}
