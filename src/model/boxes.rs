//! The optional boxes of a document (ô số 10b, 11, 12, 13; the older eras' DỰ THẢO and emblem), as written.

use super::provenance::KeyPath;

/// What an officer asks of the optional boxes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boxes {
    /// `do_khan`: the urgency mark.
    pub urgency: Option<String>,
    /// `pham_vi_luu_hanh`: the circulation mark.
    pub circulation: Option<String>,
    /// `du_thao`: the draft mark; `co`, `lần 2`, or its own words.
    pub draft: Option<String>,
    /// `nguoi_soan`: drafter's mark and number of copies.
    pub drafter: Drafter,
    /// `dia_chi`.
    pub address: AddressWish,
    /// `bieu_tuong`.
    pub logo: Option<Logo>,
}

/// `bieu_tuong`: the body's emblem (biểu tượng, logo), printed faintly under its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Logo {
    /// Where its file is named.
    pub path: KeyPath,
    /// `tep`: its file, relative to the plan.
    pub file: String,
    /// `rong`: how wide it is printed, in cm; nothing = as the era says.
    pub width: Option<f64>,
}

/// `nguoi_soan` (ký hiệu người soạn thảo và số lượng bản phát hành).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafter {
    /// Plain text: printed as it is, instead of the rest.
    pub text: Option<String>,
    /// `ky_hieu`: the drafter's mark.
    pub mark: Option<String>,
    /// `so_ban`: how many copies are issued, as written.
    pub copies: Option<String>,
}

/// `dia_chi` of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum AddressWish {
    /// Not written: the document type decides whether the profile's address is printed.
    #[default]
    ByType,
    /// `co`, `khong`: the profile's address is printed, or not.
    Shown(bool),
    /// An address, over the profile's key by key.
    Given(Address),
}

/// The address of a body (địa chỉ cơ quan, tổ chức; ô số 13).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Where it stands.
    pub path: KeyPath,
    /// Its parts, in the order of [`AddressPart::ALL`].
    parts: [Option<String>; AddressPart::ALL.len()],
}

impl Address {
    /// An address without parts, written at a path.
    pub fn at(path: KeyPath) -> Address {
        Address { path, ..Address::default() }
    }

    /// A part.
    pub fn get(&self, part: AddressPart) -> Option<&str> {
        self.parts[part as usize].as_deref()
    }

    /// Sets a part.
    pub fn set(&mut self, part: AddressPart, text: Option<String>) {
        self.parts[part as usize] = text;
    }

    /// Whether it has no part.
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(Option::is_none)
    }
}

/// A part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressPart {
    /// `dia_chi`: house, street, ward, province.
    Street,
    /// `dien_thoai`.
    Phone,
    /// `dien_tin`: telex, telegraph; of older eras.
    Telegraph,
    /// `fax`.
    Fax,
    /// `thu_dien_tu`.
    Email,
    /// `trang`: website.
    Website,
}

impl AddressPart {
    /// Every part, in the order of the line on paper.
    pub const ALL: [AddressPart; 6] = [
        AddressPart::Street,
        AddressPart::Phone,
        AddressPart::Telegraph,
        AddressPart::Fax,
        AddressPart::Email,
        AddressPart::Website,
    ];

    /// Its key in plan, profile and era data.
    pub fn key(self) -> &'static str {
        match self {
            AddressPart::Street => "dia_chi",
            AddressPart::Phone => "dien_thoai",
            AddressPart::Telegraph => "dien_tin",
            AddressPart::Fax => "fax",
            AddressPart::Email => "thu_dien_tu",
            AddressPart::Website => "trang",
        }
    }
}
