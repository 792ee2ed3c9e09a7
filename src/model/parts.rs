//! The parts of a plan that a type of document may demand or have no place for, by their keys; and the parts that are nothing
//! but named lines.

use super::issue::IssueDate;
use super::plan::Plan;
use super::rich::RichText;

/// The keys of these parts.
pub(crate) const PARTS: [&str; 18] = [
    "so",
    "ky_hieu",
    "dia_danh",
    "ngay",
    "trich_yeu",
    "dong_duoi_trich_yeu",
    "kem_theo",
    "kinh_gui",
    "tham_quyen",
    "thong_tin",
    "can_cu",
    "mo_dau",
    "noi_dung",
    "ket_thuc",
    "noi_nhan",
    "luu",
    "ky",
    "phu_luc",
];

/// Parts that stand on the document that issues this one (`kem_theo`), where there is one.
pub(crate) const OF_THE_ISSUING: [&str; 7] = ["so", "ky_hieu", "dia_danh", "ngay", "noi_nhan", "luu", "ky"];

/// One of `thong_tin`: a line of the type's own, or several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// Its name.
    pub name: String,
    /// Its texts, one a line.
    pub texts: Vec<RichText>,
}

impl Plan {
    /// Whether a part was written; one that is kept word for word in `nguyen_van` counts.
    pub fn has(&self, part: &str) -> bool {
        let verbatim = &self.verbatim;
        match part {
            "so" => self.number.is_some(),
            "ky_hieu" => self.notation.is_some() || verbatim.number_line.is_some(),
            "dia_danh" => self.place.is_some() || verbatim.date_line.is_some(),
            "ngay" => self.date != IssueDate::default(),
            "trich_yeu" => self.subject.as_ref().is_some_and(|text| !text.is_empty()),
            "kem_theo" => self.issued_under.is_some(),
            "kinh_gui" => !self.addressees.is_empty(),
            "tham_quyen" => !self.authority.is_empty(),
            "thong_tin" => !self.details.is_empty(),
            "can_cu" => !self.legal_bases.is_empty(),
            "mo_dau" => !self.opening.is_empty(),
            // An opening may be all that a document says.
            "noi_dung" => !self.body.is_empty() || !self.opening.is_empty(),
            "ket_thuc" => !self.closing.is_empty(),
            "noi_nhan" => !self.recipients.is_empty() || !verbatim.recipients.is_empty(),
            "luu" => !self.filed_with.is_empty() || verbatim.filing_line.is_some() || !verbatim.recipients.is_empty(),
            "ky" => !self.signers.is_empty(),
            "phu_luc" => !self.annexes.is_empty(),
            line => self.line(line).is_some(),
        }
    }

    /// A part that is nothing but a line.
    pub fn line(&self, key: &str) -> Option<&RichText> {
        self.lines.get(key)
    }
}
