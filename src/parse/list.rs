//! The body written as a list of items, whose labels are made later.

use super::reader::{Fields, Reader};
use super::values::{Entry, Wording};
use super::{keys, table};
use crate::diag::{Diagnostic, rules};
use crate::model::{Align, Body, BodyItem, KeyPath, Label, RichText, Section, SectionKind, TypedLabel};
use crate::yaml::{Node, Value};

/// Kinds by depth, where no `kieu` says otherwise.
const BY_DEPTH: [SectionKind; 5] =
    [SectionKind::LaMa, SectionKind::So, SectionKind::Chu, SectionKind::Gach, SectionKind::Cong];

/// The kind below a kind: below chapters and sections come articles, below an article khoản; else the first smaller one.
fn below(parent: Option<SectionKind>) -> Option<SectionKind> {
    match parent {
        Some(SectionKind::Chuong | SectionKind::Muc | SectionKind::TieuMuc) => return Some(SectionKind::Dieu),
        Some(SectionKind::Dieu) => return Some(SectionKind::So),
        _ => {}
    }
    BY_DEPTH.into_iter().find(|k| parent.is_none_or(|p| p < *k))
}

impl Reader {
    /// A list of items below a section of kind `parent`.
    pub(super) fn section_items(&mut self, node: &Node, path: &KeyPath, parent: Option<SectionKind>) -> Body {
        self.record(path, node.place);
        let Value::List(_) = &node.value else {
            self.wrong(node, path, "danh sách các mục", "viết mỗi mục một dòng bắt đầu bằng '- ', như '- tieu_de: …'");
            return Body::new();
        };
        let items = self.items(node, path);
        items.into_iter().flat_map(|(item, path)| self.section_item(item, path, parent)).collect()
    }

    /// One item below a section of kind `parent`.
    pub(super) fn section_item(&mut self, node: &Node, path: KeyPath, parent: Option<SectionKind>) -> Body {
        if !matches!(node.value, Value::Map(_)) {
            self.wrong(
                node,
                &path,
                "một mục",
                "viết '- tieu_de: …' hoặc '- doan: …'; đoạn không đánh số viết '- doan_thuong: …'",
            );
            return Body::new();
        }
        let Some(f) = self.fields(node, &keys::ITEM, &path) else { return Body::new() };
        let asked = f.get("kieu").and_then(|(n, p)| self.choice(n, &p, keys::KINDS)).and_then(SectionKind::from_key);
        let label = self.typed_label(&f);
        if f.get("ngang").is_some() {
            return self.landscape(&f, parent);
        }
        if f.get("tieu_de").is_none() && f.get("doan").is_none() && label.is_none() {
            if f.get("muc").is_some() {
                let what = format!("'{}' có mục con nhưng chưa có tiêu đề", path.as_str());
                let advice = "thêm 'tieu_de: …' hoặc 'doan: …' cho mục này";
                self.lacking(what, node.place, advice);
            }
            let before = self.diagnostics.len();
            let dash = asked.filter(|k| k.is_dash()).or(parent.filter(|k| k.is_dash()).map(|_| SectionKind::Cong));
            let body = self.below_section(&f, None, dash.unwrap_or(SectionKind::Gach)).1;
            if body.is_empty() && f.get("muc").is_none() && self.diagnostics.len() == before {
                self.empty_item(&f);
            }
            return body;
        }
        let Some(kind) = asked.or_else(|| below(parent)) else {
            let what = format!("'{}' nằm quá sâu: dưới dòng cộng không còn cấp nào", path.as_str());
            self.report(Diagnostic::of(&rules::CHU_04, what).at(node.place).advise("đưa mục này lên một cấp"));
            return Body::new();
        };
        let title = f.get("tieu_de").and_then(|(n, p)| self.rich(n, &p));
        let dash = if kind.is_dash() { SectionKind::Cong } else { SectionKind::Gach };
        let (text, children) = self.below_section(&f, Some((kind, title.is_none())), dash);
        if title.is_none() && text.is_none() && children.is_empty() && label.is_none() {
            self.empty_item(&f);
            return Body::new();
        }
        let label = label.map_or(Label::Auto, Label::Typed);
        vec![BodyItem::Section(Section { path, kind, label, title, text, children })]
    }

    /// Reports an item that has nothing to print.
    fn empty_item(&mut self, f: &Fields<'_>) {
        let what = format!("mục '{}' chưa có chữ nên không được in, các mục sau đánh số liền", f.path.as_str());
        let advice = "viết chữ của mục sau 'doan:' hoặc 'tieu_de:', hoặc bỏ mục này";
        self.report(Diagnostic::of(&rules::NOIDUNG_07, what).at(f.place).advise(advice));
    }

    /// `nhan`, and what `cach_nhan` says stands behind it.
    fn typed_label(&mut self, f: &Fields<'_>) -> Option<TypedLabel> {
        let text = f.get("nhan").and_then(|(n, p)| self.rich(n, &p))?;
        let gap = match f.get("cach_nhan") {
            Some((Node { value: Value::Scalar(scalar), .. }, _)) if scalar.text.chars().all(char::is_whitespace) => {
                scalar.text.clone()
            }
            Some((node, path)) => {
                self.wrong(
                    node,
                    &path,
                    "khoảng trắng trong dấu nháy",
                    "viết '' nếu chữ đứng liền sau nhãn, hoặc bỏ khóa này",
                );
                " ".to_string()
            }
            None => " ".to_string(),
        };
        Some(TypedLabel::new(text, gap))
    }

    /// `ngang`: its items count on among those around it, so nothing else may stand beside it.
    fn landscape(&mut self, f: &Fields<'_>, parent: Option<SectionKind>) -> Body {
        let Some((node, path)) = f.get("ngang") else { return Body::new() };
        if let Some(other) = f.written().find(|key| *key != "ngang" && keys::ITEM.key(key).is_some()) {
            let what = format!("'{other}' không đứng cùng mục với 'ngang'");
            let advice = format!("đưa '{other}' vào một mục riêng: trước, sau hoặc trong 'ngang'");
            self.report(Diagnostic::of(&rules::NGANG_01, what).at(f.key_place(other)).advise(advice));
        }
        let items = self.section_items(node, &path, parent);
        vec![BodyItem::Landscape { path, items }]
    }

    /// What an item holds, in the order of the file. Of a section without title the first paragraph runs on after the
    /// label and is returned apart.
    fn below_section(
        &mut self,
        f: &Fields<'_>,
        section: Option<(SectionKind, bool)>,
        dash: SectionKind,
    ) -> (Option<RichText>, Body) {
        let mut first = None;
        let mut body = Body::new();
        let align = self.align_at(f);
        for key in f.written() {
            // Keys that the registry does not know were reported.
            if keys::ITEM.key(key).is_none() {
                continue;
            }
            let Some((node, path)) = f.get(key) else { continue };
            match (key, section) {
                ("doan", Some((_, runs_on))) => {
                    let mut entries = self.texts(node, &path, Wording::Sentences).into_iter();
                    if runs_on && let Some(entry) = entries.next() {
                        first = Some(self.rich_entry(&entry));
                    }
                    entries.for_each(|e| body.push(self.paragraph(e)));
                }
                ("doan_thuong", _) if align.is_some() => body.extend(self.placed(node, &path, align)),
                ("doan_thuong", _) => {
                    let entries = self.texts(node, &path, Wording::Sentences);
                    body.extend(entries.into_iter().map(|e| self.paragraph(e)));
                }
                ("gach", _) => {
                    let entries = self.texts(node, &path, Wording::Sentences);
                    body.extend(entries.into_iter().map(|e| self.dash_line(e, dash)));
                }
                ("bang", _) => body.extend(self.table(node, &path).map(BodyItem::Table)),
                ("hinh", _) => body.extend(self.figure(node, &path).map(BodyItem::Figure)),
                ("muc", Some((kind, _))) => body.extend(self.section_items(node, &path, Some(kind))),
                _ => {}
            }
        }
        (first, body)
    }

    /// `can`: where the lines of `doan_thuong` stand.
    fn align_at(&mut self, f: &Fields<'_>) -> Option<Align> {
        let (node, path) = f.get("can")?;
        if f.get("doan_thuong").is_none() {
            let what = format!("'{}' có 'can' nhưng không có 'doan_thuong'", f.path.as_str());
            let advice = "chữ căn giữa, căn phải viết ở 'doan_thuong'; bảng có 'can' của nó ở trong 'bang'";
            self.lacking(what, node.place, advice);
        }
        let word = self.choice(node, &path, keys::ALIGNMENTS)?;
        table::aligned(word)
    }

    /// Paragraphs with a place of their own, one an entry; their line ends are kept.
    fn placed(&mut self, node: &Node, path: &KeyPath, align: Option<Align>) -> Body {
        let entries = match &node.value {
            Value::List(_) => self.items(node, path),
            _ => vec![(node, path.clone())],
        };
        self.record(path, node.place);
        let texts = entries.into_iter().filter_map(|(entry, path)| Some((self.rich_lines(entry, &path)?, path)));
        texts.map(|(text, path)| BodyItem::Paragraph { path, text, align }).collect()
    }

    fn paragraph(&mut self, entry: Entry) -> BodyItem {
        BodyItem::Paragraph { text: self.rich_entry(&entry), path: entry.path, align: None }
    }

    fn dash_line(&mut self, entry: Entry, kind: SectionKind) -> BodyItem {
        let text = Some(self.rich_entry(&entry));
        BodyItem::Section(Section {
            path: entry.path,
            kind,
            label: Label::Auto,
            title: None,
            text,
            children: Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::testing::{FRAME, dump, good, read};

    fn body(text: &str) -> String {
        dump(&good(&format!("noi_dung:\n{text}\n{FRAME}")).0.body)
    }

    fn fault(text: &str, expected: &str) {
        let (value, messages) = read(&format!("noi_dung:\n{text}\n{FRAME}"));
        assert!(messages.contains(expected), "{text}\n{messages}");
        assert_eq!(value.is_none(), messages.contains("lỗi["), "{messages}");
    }

    #[test]
    fn kinds_follow_depth_and_order_follows_the_file() {
        let text = "
  - tieu_de: MỤC ĐÍCH
    doan_thuong: Mở.
    muc:
      - tieu_de: Yêu cầu
        doan: [\"Một, hai.\", \"Ba.\"]
      - doan:
          - Chạy tiếp.
          - Đoạn sau.
        muc:
          - doan: Điểm a.
            muc:
              - doan: Gạch.
                muc: [{doan: Cộng.}]
      - gach:
          - Sở: NN&MT, TC
          - Hai
    gach: [\"Cuối\"]
  - kieu: phan
    tieu_de: KHÁC
    muc: [{tieu_de: MỘT}]";
        assert_eq!(
            body(text),
            "la_ma # | MỤC ĐÍCH\n  p Mở.\n  so # | Yêu cầu\n    p Một, hai.\n    p Ba.\n  so # Chạy tiếp.\n    p Đoạn sau.\n    chu # Điểm a.\n      gach # Gạch.\n        cong # Cộng.\n  gach # Sở: NN&MT, TC\n  gach # Hai\n  gach # Cuối\nphan # | KHÁC\n  la_ma # | MỘT\n"
        );
    }

    #[test]
    fn articles_stand_below_chapters_and_khoan_below_articles() {
        let text = "
  - kieu: chuong
    tieu_de: CHUNG
    muc:
      - tieu_de: Phạm vi
        muc:
          - doan: Một.
            muc: [{doan: Điểm a.}]
      - {kieu: muc, tieu_de: HAI, muc: [{tieu_de: Ba}]}";
        assert_eq!(
            body(text),
            "chuong # | CHUNG\n  dieu # | Phạm vi\n    so # Một.\n      chu # Điểm a.\n  muc # | HAI\n    dieu # | Ba\n"
        );
    }

    #[test]
    fn tables_with_spans_numbers_and_total() {
        let text = "
  - bang:
      rong: [1, 4, 2.5, auto]
      tieu_de: [[{chu: TT, gop_hang: 2}, {chu: Nội dung, gop_hang: 2}, {chu: Thời gian, gop_cot: 2}], [Từ, Đến]]
      hang:
        - [Họp, 5/6, {chu: [a, b], can: phai}]
        - [Đi: xã, {chu: x, gop_cot: 2}]
        - [Tổng, '', ~]
      can: [trai, giua, giua]
      danh_so: true
      dong_tong: có";
        let (plan, provenance) = good(&format!("noi_dung:{text}\n{FRAME}"));
        assert_eq!(
            dump(&plan.body),
            "bang 2+3 x 4\n  0(2x1)=TT 1(2x1)=Nội dung 2(1x2)=Thời gian\n  2=Từ 3=Đến\n  0=1 1=Họp 2=5/6 3=a/b\n  0=2 1=Đi: xã 2(1x2)=x\n  0= 1=Tổng 2= 3= TỔNG\n"
        );
        let crate::model::BodyItem::Table(table) = &plan.body[0] else { panic!() };
        let columns: Vec<_> = table.columns.iter().map(|c| (c.share, c.align)).collect();
        use crate::model::Align::*;
        assert_eq!(
            columns,
            [(Some(1000), Some(Center)), (Some(4000), Some(Left)), (Some(2500), Some(Center)), (None, Some(Center))]
        );
        let place = provenance.place("noi_dung[0].bang.hang[1][1]").unwrap();
        assert_eq!((place.line, place.column), (7, 20));
    }

    #[test]
    fn total_rows_stand_anywhere_and_take_no_number() {
        let text = "
  - bang:
      tieu_de: [TT, Việc, Kinh phí]
      hang:
        - [Một, '1,5']
        - {tong: true, o: [Cộng nhóm, 1]}
        - [Hai, 7]
        - {tong: true, o: [{chu: Tổng cộng, gop_cot: 2}, '8,5']}
      can: [trai, so]
      danh_so: true";
        let (plan, _) = good(&format!("noi_dung:{text}\n{FRAME}"));
        assert_eq!(
            dump(&plan.body),
            "bang 1+4 x 3\n  0=TT 1=Việc 2=Kinh phí\n  0=1 1=Một 2=1,5\n  0= 1=Cộng nhóm 2=1 TỔNG\n  0=2 1=Hai 2=7\n  0(1x2)=Tổng cộng 2=8,5 TỔNG\n"
        );
        let crate::model::BodyItem::Table(table) = &plan.body[0] else { panic!() };
        assert!(table.columns[2].numbers && !table.columns[1].numbers);
    }

    #[test]
    fn faulty_items_and_tables_are_reported_together() {
        fault("  - Đoạn", "t.yaml:2:5: lỗi[GIATRI-01]: 'noi_dung[0]' phải là một mục, ở đây là chữ");
        fault("  - Sở: NN", "t.yaml:2:5: lỗi[KHOA-01]: mục của nội dung không có khóa 'Sở'");
        fault("  - {doan: a, kieu: lama}", "lỗi[GIATRI-03]: 'noi_dung[0].kieu' không nhận giá trị 'lama'");
        fault("  - muc: [{doan: a}]", "lỗi[KHOA-03]: 'noi_dung[0]' có mục con nhưng chưa có tiêu đề");
        fault("  - {tieu_de: a, muc: b}", "'noi_dung[0].muc' phải là danh sách các mục");
        fault("  - doan: [một, hai]", "t.yaml:2:11: cảnh báo[GIATRI-05]: 'noi_dung[0].doan' viết trong ngoặc");
        fault("  - {doan: a, kieu: cong, muc: [{doan: b}]}", "lỗi[CHU-04]");
        fault("  - bang: {hang: []}", "lỗi[BANG-03]");
        fault(
            "  - bang: {hang: [[a, b], [c], [d, e, f]]}",
            "t.yaml:2:27: lỗi[BANG-01]: hàng này có 1 ô, bảng cần 2 ô ở hàng này\nt.yaml:2:32: lỗi[BANG-01]",
        );
        fault("  - bang: {rong: [1], hang: [[a, b]]}", "lỗi[BANG-01]");
        fault(
            "  - bang: {tieu_de: [a, b], rong: [1], hang: [[a, b]]}",
            "t.yaml:2:29: lỗi[BANG-04]: 'rong' có 1 mục, bảng có 2 cột",
        );
        fault(
            "  - bang: {tieu_de: [a], hang: [[{chu: b, gop_hang: 3}], []]}",
            "lỗi[BANG-02]: ô gộp 3 hàng nhưng chỉ còn 2 hàng",
        );
        fault(
            "  - bang: {hang: [[{chu: b, gop_hang: 2}, c], [{chu: d, gop_cot: 2}]]}",
            "t.yaml:2:48: lỗi[BANG-02]: ô gộp 2 cột nhưng từ cột 2 bảng chỉ còn 1 cột",
        );
        fault(
            "  - bang: {hang: [[a, {chu: b, gop_hang: 2}, c], [{chu: d, gop_cot: 2}]]}",
            "lỗi[BANG-02]: ô gộp 2 cột đè lên ô gộp từ hàng trên ở cột 2",
        );
        fault("  - bang: {hang: [[], []]}", "lỗi[BANG-03]: bảng không có hàng nào");
        fault(
            "  - bang: {hang: [{tong: true}]}",
            "lỗi[GIATRI-01]: 'noi_dung[0].bang.hang[0]' phải là một hàng gồm các ô",
        );
        fault("  - bang: {hang: [{tong: true, o: x}]}", "'noi_dung[0].bang.hang[0].o' phải là danh sách các ô");
        fault("  - bang: {hang: [[a]], can: [xo]}", "lỗi[GIATRI-03]");
        let many = ["x"; 64].join(", ");
        fault(&format!("  - bang: {{hang: [[{many}]]}}"), "lỗi[BANG-06]: bảng có 64 cột, Word chỉ mở được");
        fault("  - bang: {hang: [[{chu: b, gop_cot: 0}]]}", "lỗi[GIATRI-04]");
    }
}
