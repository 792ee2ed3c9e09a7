//! `ky`: who signs, for whom.

use super::form::Form;
use super::keys;
use super::reader::{Fields, Reader};
use super::values::Wording;
use crate::diag::{Diagnostic, Place, has_errors, rules};
use crate::model::{Delegation, DelegationStep, KeyPath, Signer, SignerLines};
use crate::text::near::fold;
use crate::yaml::{Node, Value};

/// The era's entry about who signs.
pub(super) const ENTRY: &str = "kieu.quyen_han_chuc_vu";

/// `thay_mat: khong`, also as officers type it.
const NOBODY: &str = "khong";

impl Reader {
    /// `ky`: one mapping or a list of them.
    pub(super) fn signers(&mut self, node: &Node, path: &KeyPath) -> Vec<Signer> {
        self.record(path, node.place);
        if let Value::List(_) = &node.value {
            let items = self.items(node, path);
            return items.into_iter().filter_map(|(item, path)| self.signer(item, path)).collect();
        }
        self.signer(node, path.clone()).into_iter().collect()
    }

    fn signer(&mut self, node: &Node, path: KeyPath) -> Option<Signer> {
        if let Value::Scalar(scalar) = &node.value
            && !scalar.text.trim().is_empty()
        {
            self.record(&path, node.place);
            let code = scalar.text.trim();
            let is_code = !code.contains(char::is_whitespace) && code.chars().all(|c| !c.is_uppercase());
            let advice = match is_code {
                true => format!("có phải là '{{ma: {code}}}' (mã trong hồ sơ đơn vị)? nếu không thì viết 'chuc_vu: …' và 'ho_ten: …' ở hai dòng dưới"),
                false => "viết 'chuc_vu: …' và 'ho_ten: …' ở hai dòng dưới 'ky:', hoặc 'ky: {ma: …}' với mã trong hồ sơ đơn vị".to_string(),
            };
            let what = format!("'{}' phải gồm các khóa, ở đây là chữ", path.as_str());
            self.report(Diagnostic::of(&rules::GIATRI_01, what).at(node.place).advise(advice));
            return None;
        }
        let fields = self.fields(node, &keys::SIGNER, &path)?;
        let before = self.diagnostics.len();
        if let Some((id, id_path)) = fields.get("ma") {
            if let Some(other) = fields.written().find(|k| !matches!(*k, "ma" | "co_quan" | "duoi_ten")) {
                let advice = "bỏ các khóa khác để lấy theo hồ sơ, hoặc bỏ 'ma' và viết đủ ở đây";
                self.together(&fields, "ma", other, advice);
            }
            let id = self.text(id, &id_path);
            let body = self.text_at(&fields, "co_quan");
            let under_name = self.lines_at(&fields, "duoi_ten");
            return Some(Signer { path, id, body, under_name, ..Signer::default() });
        }
        let body = self.form_at(&fields, "co_quan", Form::Body);
        let under_name = self.lines_at(&fields, "duoi_ten");
        let name = self.form_at(&fields, "ho_ten", Form::Person);
        if let Some((lines, lines_path)) = fields.get("nguyen_van") {
            if let Some(other) =
                fields.written().find(|k| !matches!(*k, "nguyen_van" | "ho_ten" | "co_quan" | "duoi_ten"))
            {
                self.together(
                    &fields,
                    "nguyen_van",
                    other,
                    "đã có 'nguyen_van' thì chỉ viết thêm 'ho_ten', 'duoi_ten'",
                );
            }
            let lines = self.texts(lines, &lines_path, Wording::Words).into_iter().map(|e| e.text).collect();
            return Some(Signer { path, id: None, body, lines: SignerLines::Verbatim(lines), name, under_name });
        }
        let delegation = self.delegation(&fields);
        if delegation == Delegation::default() && name.is_none() && !has_errors(&self.diagnostics[before..]) {
            let advice = "viết chuc_vu và ho_ten, hoặc ma của người ký trong hồ sơ đơn vị";
            self.missing(format!("'{}' chưa có người ký", path.as_str()), fields.place, ENTRY, advice);
        }
        Some(Signer { path, id: None, body, lines: SignerLines::Authority(delegation), name, under_name })
    }

    /// Authority and posts, of a plan's signer or of one in the profile.
    pub(super) fn delegation(&mut self, fields: &Fields<'_>) -> Delegation {
        let single = ["hinh_thuc", "thay"].into_iter().find(|k| fields.get(k).is_some());
        let steps = match (fields.get("uy_quyen"), single) {
            (Some((node, path)), other) => {
                if let Some(other) = other {
                    self.together(fields, "uy_quyen", other, "viết mọi bước ký thay trong 'uy_quyen', bỏ khóa kia");
                }
                self.steps(node, &path)
            }
            (None, Some(_)) => self.step(fields).into_iter().collect(),
            (None, None) => Vec::new(),
        };
        let own_right = fields.get("thay_mat").is_some_and(|(node, _)| nobody(node));
        let on_behalf_of = if own_right { None } else { self.form_kept_at(fields, "thay_mat", Form::Body) };
        Delegation {
            on_behalf_of,
            own_right,
            steps,
            post: self.form_kept_at(fields, "chuc_vu", Form::Post),
            other_post: self.form_kept_at(fields, "chuc_vu_khac", Form::Post),
        }
    }

    fn steps(&mut self, node: &Node, path: &KeyPath) -> Vec<DelegationStep> {
        if let Value::List(_) = &node.value {
            let items = self.items(node, path);
            let steps = items.into_iter().filter_map(|(item, path)| {
                let fields = self.fields(item, &keys::STEP, &path)?;
                self.step(&fields)
            });
            return steps.collect();
        }
        self.wrong(node, path, "danh sách", "viết mỗi bước một dòng: '- {hinh_thuc: KT., thay: CHỦ TỊCH}'");
        Vec::new()
    }

    fn step(&mut self, fields: &Fields<'_>) -> Option<DelegationStep> {
        let form = self.text_at(fields, "hinh_thuc");
        let signed_for = self.form_kept_at(fields, "thay", Form::Post);
        if form.is_none() {
            let place = fields.key_place("thay").unwrap_or(fields.place);
            let path = fields.path.as_str();
            self.missing(
                format!("'{path}' thiếu 'hinh_thuc'"),
                place,
                "quyen_han",
                "viết hinh_thuc: KT., TL., TUQ. hoặc Q.",
            );
        }
        Some(DelegationStep { form: form?, signed_for })
    }

    pub(super) fn text_at(&mut self, fields: &Fields<'_>, key: &str) -> Option<String> {
        let (node, path) = fields.get(key)?;
        self.text(node, &path)
    }

    fn lines_at(&mut self, fields: &Fields<'_>, key: &str) -> Vec<String> {
        let Some((node, path)) = fields.get(key) else { return Vec::new() };
        self.texts(node, &path, Wording::Words).into_iter().map(|entry| entry.text).collect()
    }

    /// Two keys that exclude each other.
    fn together(&mut self, fields: &Fields<'_>, one: &str, other: &str, advice: &str) {
        let place: Option<Place> = fields.key_place(other);
        let what = format!("'{one}' và '{other}' không viết cùng nhau");
        self.report(Diagnostic::of(&rules::KHOA_04, what).at(place).advise(advice));
    }
}

/// Whether a value says that nobody is signed for.
pub(super) fn nobody(node: &Node) -> bool {
    matches!(&node.value, Value::Scalar(scalar) if fold(scalar.text.trim()) == NOBODY)
}
