//! The record of an outgoing document (dữ liệu quản lý văn bản đi; NĐ 30, Phụ lục VI): the fields that a document
//! system takes over, under the names that the decree gives them.

use crate::model::Date;

/// The namespace of the fields in XMP. It names no host, because nothing is to be found there.
pub(crate) const RECORD_NAMESPACE: &str = "urn:kehoach:outgoing-record:1#";

/// A field of the record.
#[derive(Debug, PartialEq, Eq)]
pub struct RecordField {
    /// Its name in the decree, parts of a group after a dot.
    pub name: &'static str,
    /// The most characters (of a number: digits) that the decree gives it.
    pub length: usize,
    /// What it holds.
    pub shape: RecordShape,
    /// What it is, for programs that have never heard of the decree.
    pub about: &'static str,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordShape {
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// Texts, one for each entry of its group.
    Texts,
}

const fn field(name: &'static str, length: usize, shape: RecordShape, about: &'static str) -> RecordField {
    RecordField { name, length, shape, about }
}

/// All fields, in the order of the decree.
pub(crate) static RECORD_FIELDS: [RecordField; 20] = [
    field("FileCode.OrganId", 13, RecordShape::Text, "Identifier of the body that keeps the list of files"),
    field("FileCode.FileCatalog", 4, RecordShape::Number, "Year of the file"),
    field("FileCode.FileNotation", 20, RecordShape::Text, "Number and notation of the file"),
    field("DocOrdinal", 3, RecordShape::Number, "Position of the document in the file"),
    field("TypeName", 100, RecordShape::Text, "Type of the document"),
    field("CodeNumber", 11, RecordShape::Text, "Number of the document"),
    field("CodeNotation", 30, RecordShape::Text, "Notation of the document"),
    field("IssuedDate", 10, RecordShape::Text, "Day of issue, DD/MM/YYYY"),
    field("OrganName", 200, RecordShape::Text, "Issuing body"),
    field("Subject", 500, RecordShape::Text, "Subject of the document"),
    field("Language", 30, RecordShape::Text, "Language of the document"),
    field("PageAmount", 3, RecordShape::Number, "Number of pages"),
    field("Description", 500, RecordShape::Text, "Note"),
    field("SignerInfo.Position", 100, RecordShape::Texts, "Post of each signer"),
    field("SignerInfo.FullName", 50, RecordShape::Texts, "Full name of each signer"),
    field("To.OrganId", 13, RecordShape::Texts, "Identifier of each recipient, empty where unknown"),
    field("To.OrganName", 200, RecordShape::Texts, "Name of each recipient"),
    field("Priority", 1, RecordShape::Number, "Degree of urgency"),
    field("IssuedAmount", 3, RecordShape::Number, "Number of copies issued"),
    field("DueDate", 10, RecordShape::Text, "Day by which an answer is due, DD/MM/YYYY"),
];

/// The field of this name.
pub(crate) fn record_field(name: &str) -> Option<&'static RecordField> {
    RECORD_FIELDS.iter().find(|f| f.name == name)
}

/// The record (trường thông tin) of a document; what is not known is absent or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordFields {
    /// Identifier of the body that keeps the list of files (mã định danh).
    pub organ_id: Option<String>,
    /// Year of the file (năm hình thành hồ sơ).
    pub file_catalog: Option<u32>,
    /// Number and notation of the file (số và ký hiệu hồ sơ).
    pub file_notation: Option<String>,
    /// Position in the file (số thứ tự văn bản trong hồ sơ).
    pub ordinal: Option<u32>,
    /// Type (tên loại văn bản).
    pub type_name: String,
    /// Number as printed (số).
    pub number: Option<String>,
    /// Notation as printed (ký hiệu).
    pub notation: Option<String>,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Issuing body, on one line.
    pub organ_name: String,
    /// Trích yếu.
    pub subject: String,
    /// Language, in words.
    pub language: String,
    /// Note (ghi chú).
    pub description: Option<String>,
    /// Signers, in the order of the document.
    pub signers: Vec<RecordSigner>,
    /// Recipients (nơi nhận), in the order of the document.
    pub recipients: Vec<RecordRecipient>,
    /// Degree of urgency (mức độ khẩn), as the document system counts it.
    pub priority: Option<u32>,
    /// Copies issued (số lượng bản phát hành).
    pub issued_amount: Option<u32>,
    /// Day by which an answer is due (hạn trả lời).
    pub due: Option<Date>,
}

/// A signer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordSigner {
    /// Own post.
    pub position: String,
    /// Full name.
    pub full_name: String,
}

/// A recipient.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordRecipient {
    /// Identifier, where known.
    pub organ_id: Option<String>,
    /// Name.
    pub name: String,
}

/// A field's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordValue {
    /// Text.
    Text(String),
    /// A whole number.
    Number(u32),
    /// One text for each entry of its group.
    Texts(Vec<String>),
}

impl RecordFields {
    /// The fields that have a value, in the order of the decree, for a document of so many pages.
    pub fn values(&self, pages: usize) -> Vec<(&'static RecordField, RecordValue)> {
        let signers = |of: fn(&RecordSigner) -> &String| self.signers.iter().map(|s| of(s).clone()).collect();
        let known = self.recipients.iter().any(|r| r.organ_id.is_some());
        let ids = self.recipients.iter().filter(|_| known).map(|r| r.organ_id.clone().unwrap_or_default());
        let values = [
            self.organ_id.clone().and_then(text),
            self.file_catalog.map(RecordValue::Number),
            self.file_notation.clone().and_then(text),
            self.ordinal.map(RecordValue::Number),
            text(self.type_name.clone()),
            self.number.clone().and_then(text),
            self.notation.clone().and_then(text),
            self.issued.map(day),
            text(self.organ_name.clone()),
            text(self.subject.clone()),
            text(self.language.clone()),
            u32::try_from(pages).ok().map(RecordValue::Number),
            self.description.clone().and_then(text),
            texts(signers(|s| &s.position)),
            texts(signers(|s| &s.full_name)),
            texts(ids.collect()),
            texts(self.recipients.iter().map(|r| r.name.clone()).collect()),
            self.priority.map(RecordValue::Number),
            self.issued_amount.map(RecordValue::Number),
            self.due.map(day),
        ];
        RECORD_FIELDS.iter().zip(values).filter_map(|(field, value)| Some((field, value?))).collect()
    }
}

fn text(text: String) -> Option<RecordValue> {
    (!text.is_empty()).then_some(RecordValue::Text(text))
}

fn texts(texts: Vec<String>) -> Option<RecordValue> {
    texts.iter().any(|t| !t.is_empty()).then_some(RecordValue::Texts(texts))
}

/// A day as the decree writes it in the record: DD/MM/YYYY.
fn day(date: Date) -> RecordValue {
    RecordValue::Text(format!("{:02}/{:02}/{:04}", date.day, date.month, date.year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_beside_their_fields() {
        let signer = RecordSigner { position: "CHỦ TỊCH".into(), full_name: "Lê A".into() };
        let named = RecordRecipient { organ_id: None, name: "Các xã".into() };
        let coded = RecordRecipient { organ_id: Some("H01.2".into()), name: "Sở X".into() };
        let record = RecordFields {
            organ_id: Some("a".into()),
            file_catalog: Some(2026),
            file_notation: Some("b".into()),
            ordinal: Some(7),
            type_name: "c".into(),
            number: Some("05".into()),
            notation: Some("KH-X".into()),
            issued: Date::new(2026, 3, 5),
            organ_name: "d".into(),
            subject: "e".into(),
            language: "f".into(),
            description: Some("g".into()),
            signers: vec![signer],
            recipients: vec![named, coded],
            priority: Some(1),
            issued_amount: Some(20),
            due: Date::new(2026, 12, 31),
        };
        let values = record.values(3);
        assert_eq!(values.len(), RECORD_FIELDS.len());
        for (field, value) in &values {
            let shape = match value {
                RecordValue::Text(_) => RecordShape::Text,
                RecordValue::Number(_) => RecordShape::Number,
                RecordValue::Texts(_) => RecordShape::Texts,
            };
            assert_eq!(shape, field.shape, "{}", field.name);
            assert!(field.name.is_ascii() && field.about.is_ascii());
        }
        let of = |name: &str| values.iter().find(|(f, _)| f.name == name).unwrap().1.clone();
        assert_eq!(of("IssuedDate"), RecordValue::Text("05/03/2026".into()));
        // One for each recipient, so that the n-th belongs to the n-th name.
        assert_eq!(of("To.OrganId"), RecordValue::Texts(vec![String::new(), "H01.2".into()]));
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let names = |record: &RecordFields| record.values(1).iter().map(|(f, _)| f.name).collect::<Vec<_>>();
        assert_eq!(names(&RecordFields::default()), ["PageAmount"]);
        let named = RecordRecipient { organ_id: None, name: "Các xã".into() };
        let record = RecordFields { recipients: vec![named], ..RecordFields::default() };
        assert_eq!(names(&record), ["PageAmount", "To.OrganName"]);
    }
}
