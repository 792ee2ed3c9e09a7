//! `hinh` of a list.

use super::keys;
use super::reader::{Fields, Reader};
use crate::diag::{Diagnostic, rules};
use crate::model::{Figure, KeyPath, RichText};
use crate::yaml::Node;

impl Reader {
    /// `hinh` of a list.
    pub(super) fn figure(&mut self, node: &Node, path: &KeyPath) -> Option<Figure> {
        let f = self.fields(node, &keys::FIGURE, path)?;
        let alt = f.get("mo_ta").and_then(|(n, p)| self.text(n, &p));
        let caption = f.get("chu_thich").and_then(|(n, p)| self.rich(n, &p));
        let (file, width) = self.picture(&f, "so-do.png");
        if alt.is_none() {
            let what = format!("'{}' chưa có 'mo_ta'", path.as_str());
            let advice =
                "thêm 'mo_ta: …', một câu nói trong hình có gì, cho người dùng trình đọc màn hình; câu này không in ra";
            self.report(Diagnostic::of(&rules::HINH_01, what).at(f.place).advise(advice));
        }
        let alt = RichText::plain(alt?);
        Some(Figure { path: path.clone(), file: file?, alt, caption, width })
    }

    /// The file of a picture and how wide it is printed; `such` is how a file may be called.
    pub(super) fn picture(&mut self, f: &Fields<'_>, such: &str) -> (Option<String>, Option<f64>) {
        let path = &f.path;
        let file = f.get("tep").and_then(|(n, p)| self.text(n, &p));
        let width = f.get("rong").and_then(|(n, p)| Some((self.number(n, &p)?, n.place)));
        if let Some((cm, place)) = width.filter(|(cm, _)| *cm < 0.5) {
            let what = format!("'{}' là {cm} cm, hình nhỏ như vậy không đọc được", path.key("rong").as_str());
            let advice = "ghi chiều rộng khi in bằng cm, như 'rong: 12', hoặc bỏ khóa này";
            self.report(Diagnostic::of(&rules::GIATRI_04, what).at(place).advise(advice));
        }
        if file.is_none() {
            let what = format!("'{}' chưa ghi tệp hình ở 'tep'", path.as_str());
            let advice = format!("thêm 'tep: {such}', tên tệp tính từ thư mục của kế hoạch");
            self.lacking(what, f.place, &advice);
        }
        (file, width.map(|(cm, _)| cm))
    }
}
