//! Footnotes: `[^1]` in a text refers to the line `[^1]: …` of the same part of the plan, or to the plan's `chu_thich`.
//!
//! Texts of footnotes are collected before a part is read, so that each reference finds its own at once; the lines they
//! stand on are no paragraphs ([`Reader::prose`]). The names are only for finding each other: the document numbers its
//! footnotes itself.

use std::collections::{BTreeMap, BTreeSet};

use super::reader::Reader;
use super::values::{ends, trimmed_lines};
use crate::diag::{Diagnostic, Place, rules};
use crate::model::{KeyPath, Note, RichText};
use crate::text::{near, nfc};
use crate::typed::{self, Ends, Joined, Line, inline};
use crate::yaml::{Node, Value};

/// The footnotes that can be referred to where the reader is.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// `chu_thich` of the plan.
    shared: BTreeMap<String, Definition>,
    /// Those of the part that is being read; nothing where a text has no footnotes.
    own: Option<BTreeMap<String, Definition>>,
    /// Names that some text of the plan refers to, though a fault may keep it from being read.
    mentioned: BTreeSet<String>,
    /// The same of the part that is being read: what another part refers to is its own.
    mentioned_here: BTreeSet<String>,
    /// The text of a footnote is being read.
    inside: bool,
}

/// The text of a footnote.
#[derive(Debug)]
struct Definition {
    text: Joined,
    place: Place,
    path: KeyPath,
    used: bool,
}

/// A footnote's text as it stands among other lines.
struct Written {
    name: String,
    place: Place,
    lines: Vec<Line>,
}

/// Lines without the texts of footnotes among them, and these. A footnote's text goes on as a paragraph would.
fn split(lines: Vec<Line>, ends: Ends) -> (Vec<Line>, Vec<Written>) {
    let (rest, notes) = typed::notes(lines, ends);
    let written = notes.into_iter().filter_map(|mut lines| {
        let first = lines.first_mut()?;
        let (name, start) = inline::definition(&first.text)?;
        let (name, place) = (name.to_string(), first.place);
        first.place.column += first.text[..start].chars().count() as u32;
        first.text = first.text[start..].to_string();
        Some(Written { name, place, lines })
    });
    (rest, written.collect())
}

impl Reader {
    /// The lines of a scalar without the spaces around them; where footnotes can stand, without their texts.
    pub(super) fn prose(&self, node: &Node) -> Vec<Line> {
        let lines = trimmed_lines(node);
        if !self.has_notes() { lines } else { split(lines, ends(node)).0 }
    }

    /// Whether what is being read may refer to footnotes.
    pub(super) fn has_notes(&self) -> bool {
        self.notes.own.is_some()
    }

    /// `chu_thich`: footnotes that every part may refer to.
    pub(super) fn shared_notes(&mut self, key: Option<(&Node, KeyPath)>) {
        let Some((node, path)) = key else { return };
        let mut named: Vec<(String, Place, &Node, KeyPath)> = Vec::new();
        match &node.value {
            Value::List(list) => {
                let items = list.items.iter().enumerate();
                named.extend(items.map(|(i, item)| ((i + 1).to_string(), item.place, item, path.index(i))));
            }
            Value::Map(map) => {
                let entries = map.entries.iter();
                named.extend(entries.map(|e| (nfc(&e.key).into_owned(), e.place, &e.value, path.key(&e.key))));
            }
            _ => {
                let advice = "viết mỗi chú thích một dòng: '1: …' cho [^1], '2: …' cho [^2]";
                self.wrong(node, &path, "các chú thích theo tên, hoặc danh sách", advice);
            }
        }
        for (name, place, node, path) in named {
            if inline::note_name(&format!("[^{name}]")).is_none() {
                let what = format!("tên chú thích '{name}' không dùng được");
                let advice = "tên chỉ gồm chữ, số, gạch nối, nhiều nhất 20 ký tự, như 1 hoặc luat-luu-tru";
                self.report(Diagnostic::of(&rules::CHUTHICH_07, what).at(place).advise(advice));
                continue;
            }
            let text = if node.is_null() { None } else { self.joined(node, &path) };
            let definition = Definition { text: text.unwrap_or_default(), place, path, used: false };
            // YAML has every key once, a list every number.
            self.notes.shared.insert(name, definition);
        }
    }

    /// Begins a part that may have footnotes: their texts stand anywhere in these nodes. `path` is the part's own.
    pub(super) fn begin_notes<'n>(&mut self, parts: impl Iterator<Item = &'n Node>, path: &KeyPath) {
        let mut own = BTreeMap::new();
        self.notes.mentioned_here.clear();
        for node in parts {
            self.collect_notes(node, path, &mut own);
        }
        self.notes.mentioned.extend(self.notes.mentioned_here.iter().cloned());
        self.notes.own = Some(own);
    }

    fn collect_notes(&mut self, node: &Node, part: &KeyPath, own: &mut BTreeMap<String, Definition>) {
        match &node.value {
            Value::Null => {}
            Value::Scalar(_) => {
                let (rest, found) = split(trimmed_lines(node), ends(node));
                let lines = rest.iter().chain(found.iter().flat_map(|written| &written.lines));
                let names = lines.flat_map(|line| inline::note_names(&line.text)).map(|(_, name)| name.to_string());
                self.notes.mentioned_here.extend(names);
                for Written { name, place, lines } in found {
                    let path = part.key("chu_thich").key(&name);
                    self.record(&path, place);
                    if let Some(first) = own.get(&name) {
                        self.twice(&name, place, first.place);
                        continue;
                    }
                    let lines: Vec<Line> = lines.into_iter().filter(|l| !l.text.is_empty()).collect();
                    own.insert(name, Definition { text: Joined::of(&lines, ends(node)), place, path, used: false });
                }
            }
            Value::List(list) => list.items.iter().for_each(|item| self.collect_notes(item, part, own)),
            Value::Map(map) => map.entries.iter().for_each(|entry| self.collect_notes(&entry.value, part, own)),
        }
    }

    fn twice(&mut self, name: &str, place: Place, first: Place) {
        let what = format!("chú thích '[^{name}]' có hai nội dung, nội dung trước ở dòng {}", first.line);
        let advice = "đặt tên khác cho một trong hai, cả ở chỗ dẫn, hoặc bỏ bớt một";
        self.report(Diagnostic::of(&rules::CHUTHICH_04, what).at(place).advise(advice));
    }

    /// Ends the part: footnotes that nothing in it refers to are reported.
    pub(super) fn end_notes(&mut self) {
        let own = self.notes.own.take().unwrap_or_default();
        for (name, definition) in &own {
            if let Some(shared) = self.notes.shared.get(name) {
                self.twice(name, definition.place, shared.place);
                continue;
            }
            if !definition.used && !self.notes.mentioned_here.contains(name) {
                self.unused(name, definition.place);
            }
        }
    }

    /// Reports the entries of `chu_thich` that nothing refers to.
    pub(super) fn end_shared_notes(&mut self) {
        let shared = std::mem::take(&mut self.notes.shared);
        for (name, definition) in &shared {
            if !definition.used && !self.notes.mentioned.contains(name) {
                self.unused(name, definition.place);
            }
        }
    }

    fn unused(&mut self, name: &str, place: Place) {
        let what = format!("không chỗ nào dẫn đến chú thích '[^{name}]' nên nội dung này không được in");
        let advice = format!("viết [^{name}] ngay sau chữ cần chú thích, hoặc bỏ nội dung chú thích");
        self.report(Diagnostic::of(&rules::CHUTHICH_03, what).at(place).advise(advice));
    }

    /// Puts the footnotes of these names, in order, where the text refers to them.
    pub(super) fn fill_notes(&mut self, rich: &mut RichText, names: Vec<(String, Option<Place>)>) {
        let mut names = names.into_iter();
        for run in rich.runs.iter_mut().filter(|run| run.note.is_some()) {
            run.note = names.next().and_then(|(name, place)| self.note(&name, place));
        }
    }

    fn note(&mut self, name: &str, place: Option<Place>) -> Option<Note> {
        let place = place.map(|p| Place { width: ("[^]".len() + name.chars().count()) as u32, ..p });
        let Some(own) = self.notes.own.as_mut() else {
            self.no_note_here(name, place);
            return None;
        };
        if self.notes.inside {
            let what = format!("chú thích '[^{name}]' nằm trong một chú thích khác");
            let advice = "chuyển dấu chú thích ra phần chữ của văn bản, hoặc gộp hai chú thích làm một";
            self.report(Diagnostic::of(&rules::CHUTHICH_05, what).at(place).advise(advice));
            return None;
        }
        let Some(found) = own.get_mut(name).or(self.notes.shared.get_mut(name)) else {
            let known = own.keys().chain(self.notes.shared.keys()).map(String::as_str);
            let near = near::nearest(name, known).map_or(String::new(), |n| format!("có phải là '[^{n}]'? "));
            let what = format!("chú thích '[^{name}]' chưa có nội dung");
            let advice = format!(
                "{near}thêm dòng '[^{name}]: …' ở cuối nội dung, hoặc '{name}: …' trong 'chu_thich'; nếu là chữ thì viết \\[^{name}]"
            );
            self.report(Diagnostic::of(&rules::CHUTHICH_02, what).at(place).advise(advice));
            return None;
        };
        if std::mem::replace(&mut found.used, true) {
            let what = format!("chú thích '[^{name}]' được dẫn hai lần");
            let advice =
                "mỗi chú thích có một số và một chỗ dẫn; thêm chú thích mới cho chỗ này, như 'Xem chú thích 1'";
            self.report(Diagnostic::of(&rules::CHUTHICH_06, what).at(place).advise(advice));
            return None;
        }
        let (text, path, defined) = (std::mem::take(&mut found.text), found.path.clone(), found.place);
        if text.text.trim().is_empty() {
            let what = format!("nội dung của chú thích '[^{name}]' để trống");
            let advice = "viết nội dung chú thích, hoặc bỏ cả chỗ dẫn";
            self.report(Diagnostic::of(&rules::CHUTHICH_02, what).at(defined).advise(advice));
            return None;
        }
        self.notes.inside = true;
        let text = self.emphasis(&text);
        self.notes.inside = false;
        Some(Note { path, text })
    }

    /// Reports a reference in a text that cannot have one.
    pub(super) fn refuse_notes(&mut self, joined: &Joined) {
        if let Some((at, name)) = inline::note_names(&joined.text).next() {
            let at = joined.text[..at].chars().count();
            let width = ("[^]".len() + name.chars().count()) as u32;
            self.no_note_here(name, joined.place(at).map(|p| Place { width, ..p }));
        }
    }

    fn no_note_here(&mut self, name: &str, place: Option<Place>) {
        let what = format!(
            "chú thích '[^{name}]' không đặt ở đây được: chỉ căn cứ, mở đầu, nội dung, kết thúc có chú thích cuối trang"
        );
        let advice = "bỏ dấu chú thích ở đây; nếu cần thì chú thích ở chỗ tương ứng trong nội dung";
        self.report(Diagnostic::of(&rules::CHUTHICH_01, what).at(place).advise(advice));
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::testing::{FRAME, dump, good, marked, read, typed, typed_faults};

    #[test]
    fn texts_of_footnotes_stand_anywhere_in_typed_text() {
        assert_eq!(
            typed(
                "I. MỤC ĐÍCH[^a]\n\n1. Theo luật[^1], **mọi đơn vị[^2]** làm\nđúng hạn.\n\n[^1]: Luật *Lưu trữ*\nnăm 2024.\n[^2]: Kể cả xã.\n- Một[^b-c].\n\n[^a]: Chung.\n\n[^b-c]: Riêng."
            ),
            "la_ma I. | MỤC ĐÍCH[^Chung.]\n  so 1. Theo luật[^Luật *Lưu trữ* năm 2024.], **mọi đơn vị**[^Kể cả xã.] làm đúng hạn.\n    gach - Một[^Riêng.].\n"
        );
        // Without an empty line every line is a paragraph, and every footnote a line.
        assert_eq!(typed("Một[^1].\nHai.\n[^1]: Ghi chú.\nBa."), "p Một[^Ghi chú.].\np Hai.\np Ba.\n");
        assert_eq!(typed("| A[^1] |\n|---|\n| b |\n\n[^1]: Ở bảng."), "bang 1+1 x 1\n  0=A[^Ở bảng.]\n  0=b\n");
        assert_eq!(typed("Đoạn \\[^1] và\n\\[^2]: chữ."), "p Đoạn [^1] và\np [^2]: chữ.\n");
    }

    #[test]
    fn the_parts_of_the_main_text_and_the_key_share_their_names() {
        let (plan, provenance) = good(&format!(
            "chu_thich:\n  1: Của *khóa*.\n  luat: |\n    Nhiều\n    dòng.\ncan_cu:\n  - Căn cứ Luật[^luat]\n  - \"[^2]: Hai.\"\nmo_dau: Mở[^1].\n\
             noi_dung:\n  - doan: [\"Một[^2]\", \"[^3]: Ba.\"]\n    gach:\n      - Hai[^3]\nket_thuc: |\n  Hết[^4].\n\n  [^4]: Bốn.\n{FRAME}"
        ));
        assert_eq!(plan.legal_bases.iter().map(marked).collect::<Vec<_>>(), ["Căn cứ Luật[^Nhiều dòng.]"]);
        assert_eq!(dump(&plan.opening), "p Mở[^Của *khóa*.].\n");
        assert_eq!(dump(&plan.body), "la_ma # Một[^Hai.]\n  gach # Hai[^Ba.]\n");
        assert_eq!(dump(&plan.closing), "p Hết[^Bốn.].\n");
        let place = provenance.place("chu_thich.4").unwrap();
        assert_eq!((place.line, place.column), (17, 3));
        let (plan, _) = good(&format!("chu_thich: [Một, Hai]\nnoi_dung: a[^2] b[^1]\n{FRAME}"));
        assert_eq!(dump(&plan.body), "p a[^Hai] b[^Một]\n");
    }

    #[test]
    fn faults_name_their_place_and_what_to_do() {
        let fault = |body: &str, expected: &str| {
            let messages = typed_faults(body);
            assert!(messages.contains(expected), "{body}\n{messages}");
            assert_eq!(messages.matches("lỗi[").count(), 1, "{messages}");
        };
        fault("Một[^1].", "t.yaml:2:6: lỗi[CHUTHICH-02]: chú thích '[^1]' chưa có nội dung");
        fault("Một[^1].\n\n[^1]:", "t.yaml:4:3: lỗi[CHUTHICH-02]: nội dung của chú thích '[^1]' để trống");
        fault("Một.\n\n[^x]: Thừa.", "t.yaml:4:3: lỗi[CHUTHICH-03]: không chỗ nào dẫn đến chú thích '[^x]'");
        fault(
            "Một[^1].\n\n[^1]: a\n\n[^1]: b",
            "t.yaml:6:3: lỗi[CHUTHICH-04]: chú thích '[^1]' có hai nội dung, nội dung trước ở dòng 4",
        );
        fault("Một[^1] hai[^1].\n\n[^1]: a", "t.yaml:2:14: lỗi[CHUTHICH-06]: chú thích '[^1]' được dẫn hai lần");
        let nested = typed_faults("Một[^1].\n\n[^1]: a[^2]\n\n[^2]: b");
        assert!(nested.contains("t.yaml:4:10: lỗi[CHUTHICH-05]: chú thích '[^2]' nằm trong một chú thích khác"));

        let plan = |text: &str| read(text).1;
        let head = "noi_dung: Một.\nnoi_nhan:\n  - Như trên\nluu: VT\nky: {chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn A}\n";
        for key in
            ["trich_yeu: Tổ chức[^1]", "trich_yeu: a\ndia_danh: An[^1]", "trich_yeu: a\nco_quan_ban_hanh:\n  - SỞ[^1]"]
        {
            let messages = plan(&format!("{key}\n{head}"));
            assert!(messages.contains("lỗi[CHUTHICH-01]: chú thích '[^1]' không đặt ở đây được"), "{key}\n{messages}");
        }
        assert!(plan(&format!("chu_thich: {{a b: x}}\nnoi_dung: Một\n{FRAME}")).contains("lỗi[CHUTHICH-07]"));
        assert!(plan(&format!("chu_thich: x\nnoi_dung: Một\n{FRAME}")).contains("lỗi[GIATRI-01]"));
        let annex = |more: &str| {
            format!(
                "noi_dung: |\n  Một[^1]\n\n  [^1]: a\nphu_luc:\n  tieu_de: T\n  {more}\n  noi_dung: |\n    Hai[^1] ba[^2]\n\n    [^1]: b\nchu_thich: {{2: c}}\n{FRAME}"
            )
        };
        let (with_annex, _) = good(&annex("huong: doc"));
        assert_eq!(dump(&with_annex.annexes[0].body), "p Hai[^b] ba[^c]\n");
        assert!(plan(&annex("dong_dan: (Kèm theo[^1])")).contains("lỗi[CHUTHICH-01]"));
        // A reference of another part is none to the annex's own footnote; one to `chu_thich` may stand in any part.
        let spare = annex("huong: doc").replace("Hai[^1] ba[^2]", "Hai ba[^2]");
        let told = plan(&spare);
        assert!(told.starts_with("t.yaml:11:5: lỗi[CHUTHICH-03]: không chỗ nào dẫn đến chú thích '[^1]'"), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
        let told = plan(&annex("huong: doc").replace("Hai[^1] ba[^2]", "Hai[^1] ba"));
        assert!(told.contains("lỗi[CHUTHICH-03]: không chỗ nào dẫn đến chú thích '[^2]'"), "{told}");
        let both = format!("chu_thich: [x]\nnoi_dung: |\n  Một[^1]\n\n  [^1]: y\n{FRAME}");
        assert!(plan(&both).contains("t.yaml:5:3: lỗi[CHUTHICH-04]"), "{}", plan(&both));
    }
}
