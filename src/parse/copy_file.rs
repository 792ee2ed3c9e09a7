//! A file that is nothing but the part of a copy (`sao`): what the command that copies reads.

use super::keys;
use super::plan::{PlanFile, read};
use super::reader::Reader;
use crate::diag::{FileId, Outcome};
use crate::model::{KeyPath, Plan};
use crate::yaml::{Entry, Map, Node, Value};

/// The group that the keys of a copy stand in.
const GROUP: &str = "sao";
/// Parts that the profile of the copying body may say.
const IN_PROFILES: [&str; 2] = ["co_quan", "dia_danh"];

/// Reads a copy's file: a plan of which there is only its copy, dated as that is. The keys of a copy stand in it as they
/// are, or under `sao` as in a plan.
pub(crate) fn copy_file(text: &str, file: FileId) -> Outcome<PlanFile> {
    read(text, file, Reader::copy_file)
}

impl Reader {
    fn copy_file(&mut self, root: &Node) -> Option<Plan> {
        let root = grouped(root);
        let f = self.fields(&root, &keys::COPY_FILE, &KeyPath::default())?;
        let original = self.original(&f);
        let agency_file = self.text_at(&f, "don_vi");
        let mut plan = Plan {
            era: self.text_at(&f, "the_thuc"),
            original,
            agency_file,
            wishes: f.get("trinh_bay").map(|(n, p)| self.wishes(n, &p)).unwrap_or_default(),
            kept: f.get("giu_nguyen").map(|(n, p)| self.kept(n, &p)).unwrap_or_default(),
            ..Plan::default()
        };
        let Some((node, path)) = f.get(GROUP) else {
            let advice = "ghi các khóa hinh_thuc, co_quan, ky_hieu, dia_danh, ky; 'kehoach sao --mau' in tệp mẫu";
            self.lacking("tệp bản sao chưa có khóa nào của bản sao ('hinh_thuc')".into(), root.place, advice);
            return Some(plan);
        };
        let (copy, fields) = self.copy_fields(node, &path)?;
        self.whole_copy(&fields, &path, original, &IN_PROFILES);
        plan.date = copy.date;
        plan.copy = Some(copy);
        Some(plan)
    }
}

/// The file with the keys of a copy in their group: one that has the group itself stays as it is.
fn grouped(root: &Node) -> Node {
    let Value::Map(map) = &root.value else { return root.clone() };
    if map.get(GROUP).is_some() {
        return root.clone();
    }
    let (around, own): (Vec<Entry>, Vec<Entry>) =
        map.entries.iter().cloned().partition(|entry| keys::COPY_FILE.key(&entry.key).is_some());
    let Some(place) = own.first().map(|entry| entry.place) else { return root.clone() };
    let group = Node { place: root.place, value: Value::Map(Map { entries: own, flow: false, written: None }) };
    let mut entries = around;
    entries.push(Entry { key: GROUP.to_string(), place, value: group });
    Node { place: root.place, value: Value::Map(Map { entries, flow: map.flow, written: None }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Format, SourceMap, render};

    fn seen(text: &str) -> (Option<Plan>, String) {
        let mut sources = SourceMap::default();
        let outcome = copy_file(text, sources.add("t.yaml", text));
        let said = render(&outcome.diagnostics, &sources, Format::Short, false);
        (outcome.value.and_then(|file| file.plan).map(|(plan, _)| plan), said)
    }

    #[test]
    fn the_keys_stand_as_they_are_or_under_their_group() {
        let keys = ["hinh_thuc: sao_y", "ky_hieu: UBND", "ngay: 9/2/2026", "ky: {ma: cvp}", "luu: VT"];
        let flat = format!("don_vi: don-vi.yaml\n{}\n", keys.join("\n"));
        let deep = format!("don_vi: don-vi.yaml\nsao:\n  {}\n", keys.join("\n  "));
        for text in [flat, deep] {
            let (plan, said) = seen(&text);
            assert_eq!(said, "");
            let plan = plan.unwrap();
            assert_eq!(plan.day(), plan.copy.as_ref().unwrap().date.complete());
            assert_eq!(plan.copy.unwrap().notation.as_deref(), Some("UBND"));
        }
    }

    #[test]
    fn what_is_no_key_or_is_missing_is_told_at_its_place() {
        let (plan, said) = seen("don_vi: a.yaml\nhinh_thuc: sao_y\nky_hiu: UBND\n");
        assert!(plan.is_none());
        assert!(said.contains("t.yaml:3:1: lỗi[KHOA-01]: phần bản sao không có khóa 'ky_hiu'"), "{said}");
        let (plan, said) = seen("hinh_thuc: sao_y\nky_hieu: UBND\n");
        assert!(plan.is_none() && said.contains("bản sao chưa có người ký bản sao ('ky')"), "{said}");
        assert!(!said.contains("'co_quan'"), "the profile may say it: {said}");
        let (plan, said) = seen("don_vi: a.yaml\n");
        assert!(plan.is_none() && said.contains("chưa có khóa nào của bản sao"), "{said}");
        let (plan, said) = seen("[a]");
        assert!(plan.is_none() && said.contains("lỗi["), "{said}");
        let (plan, said) = seen("ban: dien_tu\nhinh_thuc: sao_y\n");
        assert!(plan.is_some(), "{said}");
    }
}
