//! `kiem_tra` of the profile.

use super::keys::{self, LEVELS};
use super::reader::{Fields, Reader};
use super::values::Wording;
use crate::diag::Severity;
use crate::model::{CheckWishes, KeyPath, LeftOut, OwnRule};
use crate::yaml::{Node, Value};

impl Reader {
    /// What the office asks of `check`.
    pub(super) fn checks(&mut self, node: &Node, path: &KeyPath) -> Option<CheckWishes> {
        let f = self.fields(node, &keys::CHECKS, path)?;
        let without = f.get("tru").map(|(n, p)| self.entries(n, &p, Reader::left_out)).unwrap_or_default();
        let rules = f.get("quy_tac").map(|(n, p)| self.entries(n, &p, Reader::own_rule)).unwrap_or_default();
        Some(CheckWishes { without, abbreviations: self.words(&f, "viet_tat"), names: self.words(&f, "ten"), rules })
    }

    fn words(&mut self, f: &Fields<'_>, key: &str) -> Vec<String> {
        let texts = f.get(key).map(|(n, p)| self.texts(n, &p, Wording::Words)).unwrap_or_default();
        texts.into_iter().map(|entry| entry.text).collect()
    }

    /// A list of mappings.
    fn entries<T>(
        &mut self,
        node: &Node,
        path: &KeyPath,
        read: impl Fn(&mut Reader, &Node, KeyPath) -> Option<T>,
    ) -> Vec<T> {
        let Value::List(_) = &node.value else {
            self.wrong(node, path, "danh sách", "viết mỗi mục một dòng: '- {ma: …, …}'");
            return Vec::new();
        };
        self.record(path, node.place);
        let items = self.items(node, path);
        items.into_iter().filter_map(|(item, path)| read(self, item, path)).collect()
    }

    fn left_out(&mut self, node: &Node, path: KeyPath) -> Option<LeftOut> {
        let f = self.fields(node, &keys::LEFT_OUT, &path)?;
        let (code, reason) = (self.text_at(&f, "ma"), self.text_at(&f, "ly_do"));
        if code.is_none() || reason.is_none() {
            let what = format!("'{}' phải có cả 'ma' và 'ly_do'", path.as_str());
            self.lacking(what, node.place, "viết '- {ma: …, ly_do: …}'");
        }
        Some(LeftOut { path, code: code?, reason: reason? })
    }

    fn own_rule(&mut self, node: &Node, path: KeyPath) -> Option<OwnRule> {
        let f = self.fields(node, &keys::OWN_RULE, &path)?;
        let phrases = self.words(&f, "tu");
        let (id, told) = (self.text_at(&f, "ma"), self.text_at(&f, "thong_bao"));
        if id.is_none() || told.is_none() || phrases.is_empty() {
            let what = format!("'{}' phải có 'ma', 'tu' và 'thong_bao'", path.as_str());
            self.lacking(what, node.place, "viết '- {ma: VP-01, tu: …, thong_bao: …}'");
        }
        let level = f.get("muc").and_then(|(n, p)| self.choice(n, &p, LEVELS));
        Some(OwnRule {
            id: id?,
            phrases,
            instead: self.text_at(&f, "thay"),
            told: told?,
            clause: self.text_at(&f, "can_cu"),
            level: match level {
                Some("loi") => Severity::Error,
                Some("luu_y") => Severity::Note,
                _ => Severity::Warning,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::diag::Severity;
    use crate::parse::testing::read_agency;

    const PROFILE: &str = "kiem_tra:
  tru:
    - {ma: CAU-04, ly_do: chưa áp dụng}
  viet_tat: [PCTT, TKCN]
  ten: [Ban Chỉ huy Phòng thủ dân sự]
  quy_tac:
    - {ma: VP-01, tu: [đề nghị xem xét, 'quan tâm*'], thay: đề nghị, thong_bao: viết gọn, can_cu: Quy chế, muc: loi}
    - {ma: VP-02, tu: vv, thong_bao: viết v.v.}
";

    #[test]
    fn what_an_office_asks_is_read() {
        let (value, messages) = read_agency(PROFILE);
        assert_eq!(messages, "");
        let checks = value.unwrap().0.checks;
        assert_eq!((checks.left_out("CAU-04"), checks.left_out("CAU-05")), (Some("chưa áp dụng"), None));
        assert_eq!((checks.abbreviations.len(), checks.names.len()), (2, 1));
        let [first, second] = &checks.rules[..] else { panic!("{:?}", checks.rules) };
        assert_eq!((first.phrases.len(), first.instead.as_deref(), first.level), (2, Some("đề nghị"), Severity::Error));
        assert_eq!((second.phrases.join("|").as_str(), second.level), ("vv", Severity::Warning));
    }

    #[test]
    fn what_is_missing_is_told() {
        let (_, messages) = read_agency("kiem_tra: {tru: [{ma: CAU-04}], quy_tac: [{ma: A}]}\n");
        assert!(messages.contains("'don_vi:kiem_tra.tru[0]' phải có cả 'ma' và 'ly_do'"), "{messages}");
        assert!(messages.contains("'don_vi:kiem_tra.quy_tac[0]' phải có 'ma', 'tu' và 'thong_bao'"), "{messages}");
    }
}
