//! The optional boxes: `do_khan`, `pham_vi_luu_hanh`, `du_thao`, `nguoi_soan`, `dia_chi`, `bieu_tuong`.

use super::keys;
use super::reader::{Fields, Reader};
use super::values::shown;
use crate::diag::{Diagnostic, rules};
use crate::model::{Address, AddressPart, AddressWish, Boxes, Drafter, KeyPath, Logo};
use crate::text::near;
use crate::yaml::{Node, Value};

impl Reader {
    /// All boxes of a plan.
    pub(super) fn boxes(&mut self, f: &Fields<'_>) -> Boxes {
        Boxes {
            urgency: self.text_at(f, "do_khan"),
            circulation: self.text_at(f, "pham_vi_luu_hanh"),
            draft: self.draft(f),
            drafter: f.get("nguoi_soan").map(|(n, p)| self.drafter(n, &p)).unwrap_or_default(),
            address: f.get("dia_chi").map(|(n, p)| self.address_wish(n, &p)).unwrap_or_default(),
            logo: f.get("bieu_tuong").and_then(|(n, p)| self.logo(n, &p)),
        }
    }

    /// `bieu_tuong`: its file, or the file and how wide it is printed.
    fn logo(&mut self, node: &Node, path: &KeyPath) -> Option<Logo> {
        let Value::Map(_) = &node.value else {
            let file = self.text(node, path)?;
            return Some(Logo { path: path.clone(), file, width: None });
        };
        let f = self.fields(node, &keys::LOGO, path)?;
        let (file, width) = self.picture(&f, "bieu-tuong.png");
        Some(Logo { path: path.key("tep"), file: file?, width })
    }

    /// `du_thao`; `khong` is the same as nothing.
    fn draft(&mut self, f: &Fields<'_>) -> Option<String> {
        let text = self.text_at(f, "du_thao")?;
        match yes_or_no(&text) {
            Some(true) => Some("co".to_string()),
            Some(false) => None,
            None => Some(text),
        }
    }

    fn drafter(&mut self, node: &Node, path: &KeyPath) -> Drafter {
        let Value::Map(_) = &node.value else {
            return Drafter { text: self.text(node, path), ..Drafter::default() };
        };
        let Some(f) = self.fields(node, &keys::DRAFTER, path) else { return Drafter::default() };
        let copies = f.get("so_ban").and_then(|(node, path)| {
            self.count(node, &path)?;
            self.text(node, &path)
        });
        Drafter { text: None, mark: self.text_at(&f, "ky_hieu"), copies }
    }

    fn address_wish(&mut self, node: &Node, path: &KeyPath) -> AddressWish {
        let word = match &node.value {
            Value::Scalar(scalar) => yes_or_no(&scalar.text),
            _ => None,
        };
        match word {
            Some(shown) => AddressWish::Shown(shown),
            None => match self.address(node, path) {
                address if address.is_empty() => AddressWish::ByType,
                address => AddressWish::Given(address),
            },
        }
    }

    /// An address: its parts, or the street alone as text.
    pub(super) fn address(&mut self, node: &Node, path: &KeyPath) -> Address {
        let mut address = Address::at(path.clone());
        let Value::Map(_) = &node.value else {
            let street = self.text(node, path);
            if let Some(word) = street.as_deref().filter(|text| yes_or_no(text).is_some()) {
                let what = format!("'{}' không nhận giá trị '{}'", path.as_str(), shown(word));
                let advice = "viết các khóa của địa chỉ: {dia_chi: …, dien_thoai: …, thu_dien_tu: …}";
                self.report(Diagnostic::of(&rules::GIATRI_03, what).at(node.place).advise(advice));
            }
            address.set(AddressPart::Street, street);
            return address;
        };
        let Some(f) = self.fields(node, &keys::ADDRESS, path) else { return address };
        for part in AddressPart::ALL {
            address.set(part, self.text_at(&f, part.key()));
        }
        address
    }
}

/// `co`, `khong` and what YAML people write for them.
fn yes_or_no(text: &str) -> Option<bool> {
    match near::fold(text).as_str() {
        "co" | "true" | "yes" => Some(true),
        "khong" | "false" | "no" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{AddressPart, AddressWish, Drafter};
    use crate::parse::testing::{FRAME, good, read};

    fn with(boxes: &str) -> String {
        format!("noi_dung: Một việc.\n{FRAME}{boxes}")
    }

    #[test]
    fn all_boxes_are_read() {
        let text = with(
            "do_khan: HỎA TỐC\npham_vi_luu_hanh: LƯU HÀNH NỘI BỘ\ndu_thao: lần 2\nnguoi_soan: {ky_hieu: NVA, so_ban: 08}\n\
             dia_chi: {dia_chi: Số 8 đường Cây Me, fax: 0123}\n",
        );
        let boxes = good(&text).0.boxes;
        assert_eq!(boxes.urgency.as_deref(), Some("HỎA TỐC"));
        assert_eq!(boxes.circulation.as_deref(), Some("LƯU HÀNH NỘI BỘ"));
        assert_eq!(boxes.draft.as_deref(), Some("lần 2"));
        assert_eq!(boxes.drafter, Drafter { text: None, mark: Some("NVA".into()), copies: Some("08".into()) });
        let AddressWish::Given(address) = boxes.address else { panic!("{:?}", boxes.address) };
        assert_eq!(address.get(AddressPart::Fax), Some("0123"));
        assert_eq!(address.get(AddressPart::Email), None);
    }

    #[test]
    fn short_forms() {
        let boxes = |text: &str| good(&with(text)).0.boxes;
        assert_eq!(boxes("du_thao: true\n").draft.as_deref(), Some("co"));
        assert_eq!(boxes("du_thao: không\n").draft, None);
        assert_eq!(boxes("nguoi_soan: PL.(300)\n").drafter.text.as_deref(), Some("PL.(300)"));
        assert_eq!(boxes("dia_chi: có\n").address, AddressWish::Shown(true));
        assert_eq!(boxes("dia_chi: false\n").address, AddressWish::Shown(false));
        assert_eq!(boxes("dia_chi: {}\n").address, AddressWish::ByType);
        let AddressWish::Given(address) = boxes("dia_chi: Số 8 đường Cây Me\n").address else { panic!() };
        assert_eq!(address.get(AddressPart::Street), Some("Số 8 đường Cây Me"));
    }

    #[test]
    fn faults_say_what_is_meant() {
        let messages = read(&with("nguoi_soan: {ky_hieu: A, so_ban: tám}\ndia_chi: {email: a}\ndo_khan: [A]\n")).1;
        assert!(messages.contains("'nguoi_soan.so_ban' phải là số không âm"), "{messages}");
        assert!(messages.contains("địa chỉ không có khóa 'email'"), "{messages}");
        assert!(messages.contains("GIATRI-01]: 'do_khan' phải là chữ"), "{messages}");
    }

    #[test]
    fn copies_are_counted_from_one_to_a_thousand() {
        let said = |copies: &str| read(&with(&format!("nguoi_soan: {{ky_hieu: A, so_ban: {copies}}}\n"))).1;
        for good in ["1", "01", "1000"] {
            assert_eq!(said(good), "", "{good}");
        }
        for bad in ["0", "1001", "1.5"] {
            assert!(said(bad).contains("phải là số nguyên từ 1 đến 1000"), "{bad}: {}", said(bad));
        }
        for bad in ["tám", "-1", "1a", "1e2", "0000000000001"] {
            assert!(said(bad).contains("phải là số không âm"), "{bad}: {}", said(bad));
        }
    }
}
