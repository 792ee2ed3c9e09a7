//! The XMP packet: the same values as `Info`, and the standards that the file claims.

use super::{PdfStandard, strings};
use crate::page::{DocMeta, RECORD_FIELDS, RECORD_NAMESPACE, RecordFields, RecordShape, RecordValue};

/// Prefix of the record's namespace.
const RECORD_PREFIX: &str = "vbd";

/// What `pdfuaid` is, for PDF/A readers that know their own schemas only.
const EXTENSION: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>
"#;

/// What ends the list of schemas.
const EXTENSION_END: &str = "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

/// The packet of a document of so many pages, UTF-8. Values that are empty are left out.
pub(super) fn packet(meta: &DocMeta, pages: usize, standard: PdfStandard) -> Vec<u8> {
    let mut out = String::from("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    out.push_str("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n");
    out.push_str("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    out.push_str("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"");
    out.push_str(" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"");
    out.push_str(" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"");
    out.push_str(" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
    let mut property = |name: &str, before: &str, value: &str, after: &str| {
        if !value.is_empty() {
            out.push_str(&format!("<{name}>{before}{}{after}</{name}>\n", escape(value)));
        }
    };
    let (alt, alt_end) = ("<rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt>");
    property("dc:format", "", "application/pdf", "");
    property("dc:title", alt, &meta.title, alt_end);
    property("dc:creator", "<rdf:Seq><rdf:li>", &meta.author, "</rdf:li></rdf:Seq>");
    property("dc:description", alt, &meta.subject, alt_end);
    property("dc:language", "<rdf:Bag><rdf:li>", &meta.language, "</rdf:li></rdf:Bag>");
    property("xmp:CreatorTool", "", &meta.producer, "");
    property("pdf:Producer", "", &meta.producer, "");
    if let Some(stamp) = meta.date {
        property("xmp:CreateDate", "", &strings::xmp_date(stamp), "");
        property("xmp:ModifyDate", "", &strings::xmp_date(stamp), "");
    }
    let part = match standard {
        PdfStandard::A2a => "2",
        PdfStandard::A3a => "3",
    };
    property("pdfaid:part", "", part, "");
    property("pdfaid:conformance", "", "A", "");
    property("pdfuaid:part", "", "1", "");
    out.push_str("</rdf:Description>\n");
    record(&meta.record, pages, &mut out);
    out.push_str(EXTENSION);
    record_schema(&mut out);
    out.push_str(EXTENSION_END);
    out.push_str("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    out.into_bytes()
}

/// The record's fields that have a value.
fn record(record: &RecordFields, pages: usize, out: &mut String) {
    out.push_str(&format!("<rdf:Description rdf:about=\"\" xmlns:{RECORD_PREFIX}=\"{RECORD_NAMESPACE}\">\n"));
    for (field, value) in record.values(pages) {
        let value = match value {
            RecordValue::Text(text) => escape(&text),
            RecordValue::Number(number) => number.to_string(),
            RecordValue::Texts(texts) => {
                let entries: String = texts.iter().map(|t| format!("<rdf:li>{}</rdf:li>", escape(t))).collect();
                format!("<rdf:Seq>{entries}</rdf:Seq>")
            }
        };
        out.push_str(&format!("<{RECORD_PREFIX}:{0}>{value}</{RECORD_PREFIX}:{0}>\n", field.name));
    }
    out.push_str("</rdf:Description>\n");
}

/// What the record's fields are. All of them, whether they have a value or not: a number that is filled in later must
/// not need another schema.
fn record_schema(out: &mut String) {
    out.push_str("<rdf:li rdf:parseType=\"Resource\">\n");
    out.push_str(
        "<pdfaSchema:schema>Record of an outgoing document (Decree 30/2020/ND-CP, Appendix VI)</pdfaSchema:schema>\n",
    );
    out.push_str(&format!("<pdfaSchema:namespaceURI>{RECORD_NAMESPACE}</pdfaSchema:namespaceURI>\n"));
    out.push_str(&format!("<pdfaSchema:prefix>{RECORD_PREFIX}</pdfaSchema:prefix>\n<pdfaSchema:property><rdf:Seq>\n"));
    for field in &RECORD_FIELDS {
        let kind = match field.shape {
            RecordShape::Text => "Text",
            RecordShape::Number => "Integer",
            RecordShape::Texts => "seq Text",
        };
        out.push_str(&format!(
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{}</pdfaProperty:name>\
             <pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
             <pdfaProperty:description>{}</pdfaProperty:description></rdf:li>\n",
            field.name, field.about
        ));
    }
    out.push_str("</rdf:Seq></pdfaSchema:property>\n</rdf:li>\n");
}

/// Text as XML has it; characters that XML forbids are left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c < ' ' => {}
            c => out.push(c),
        }
    }
    out
}
