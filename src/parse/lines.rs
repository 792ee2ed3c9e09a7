//! Values whose typed line ends are printed: trích yếu, titles of annexes, names of bodies, posts, lines with a place of
//! their own. A line ends where a block `|` or `\n` in quotes ends it, at an entry of a list and at `<br>`; where YAML folds
//! lines (a text without quotes, a block `>`) a line goes on.

use super::reader::{Fields, Reader};
use super::values::Wording;
use crate::model::{KeyPath, RichText};
use crate::text::nfc;
use crate::typed::{Joined, Line};
use crate::yaml::{Node, Style, Value};

impl Reader {
    /// A text or a list of lines, its line ends kept. Nothing for blank text.
    pub(super) fn lines_kept(&mut self, node: &Node, path: &KeyPath) -> Option<Joined> {
        let lines: Vec<Line> = match &node.value {
            Value::List(_) => {
                self.record(path, node.place);
                let items = self.items(node, path);
                items.into_iter().filter_map(|(item, path)| self.text_lines(item, &path)).flatten().collect()
            }
            _ => self.text_lines(node, path)?,
        };
        (!lines.is_empty()).then(|| Joined::kept(&lines))
    }

    /// The same with its marks.
    pub(super) fn rich_lines(&mut self, node: &Node, path: &KeyPath) -> Option<RichText> {
        let joined = self.lines_kept(node, path)?;
        Some(self.emphasis(&joined))
    }

    /// The same without marks.
    pub(super) fn plain_lines_at(&mut self, f: &Fields<'_>, key: &str) -> Option<String> {
        let (node, path) = f.get(key)?;
        let joined = self.lines_kept(node, &path)?;
        self.refuse_notes(&joined);
        Some(joined.text)
    }

    /// Names, a line each: an entry that was typed on several lines is several.
    pub(super) fn names_at(&mut self, f: &Fields<'_>, key: &str) -> Vec<String> {
        match f.get(key) {
            // Lines with an empty line between them are names that were wrapped.
            Some((node, path)) if matches!(node.value, Value::List(_)) => {
                let joined = self.lines_kept(node, &path);
                if let Some(joined) = &joined {
                    self.refuse_notes(joined);
                }
                joined.map(|j| j.text.lines().map(str::to_string).collect()).unwrap_or_default()
            }
            Some((node, path)) => {
                let names = self.texts(node, &path, Wording::Words);
                names.iter().flat_map(|name| cut(&name.text)).map(str::to_string).collect()
            }
            None => Vec::new(),
        }
    }

    /// The lines of one text.
    fn text_lines(&mut self, node: &Node, path: &KeyPath) -> Option<Vec<Line>> {
        let ended = |text: &str| text.contains('\n') || text.contains('<');
        let Value::Scalar(scalar) = &node.value else {
            // A name with a colon, which YAML took for a pair.
            let entry = self.text_entry(node, path.clone())?;
            return Some(vec![line(&entry.text, entry.place)]);
        };
        if !ended(scalar.text.trim()) {
            let joined = self.joined(node, path)?;
            let place = joined.start(node.place);
            return Some(vec![line(&joined.text, place)]);
        }
        self.record(path, node.place);
        let typed: Vec<Line> = if scalar.style == Style::Literal {
            self.prose(node)
        } else {
            scalar.text.split('\n').map(|text| line(&nfc(text.trim()), node.place)).collect()
        };
        let lines: Vec<Line> =
            typed.iter().flat_map(|l| cut(&l.text).into_iter().map(|text| line(text, l.place))).collect();
        (!lines.is_empty()).then_some(lines)
    }
}

fn line(text: &str, place: crate::diag::Place) -> Line {
    Line { text: text.to_string(), place, indent: 0, tabs: [0; 2] }
}

/// A text cut at each `<br>`, in whatever way that is written; what is blank is left out.
fn cut(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(open) = text[from..].find('<').map(|at| from + at) {
        from = open + 1;
        let Some(length) = text[open..].find('>') else { break };
        let tag = text[open + 1..open + length].trim_end_matches('/').trim();
        if tag.eq_ignore_ascii_case("br") {
            lines.push(&text[start..open]);
            start = open + length + 1;
            from = start;
        }
    }
    lines.push(&text[start..]);
    lines.into_iter().map(str::trim).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::model::{Plan, SignerLines};
    use crate::parse::testing::{FRAME, good, read};

    fn subject(written: &str) -> String {
        let frame = FRAME.lines().filter(|line| !line.starts_with("trich_yeu")).collect::<Vec<_>>().join("\n");
        let (plan, _) = good(&format!("trich_yeu: {written}\nnoi_dung: Một.\n{frame}\n"));
        plan.subject.map(|s| s.runs.iter().map(|r| r.text.as_str()).collect()).unwrap_or_default()
    }

    #[test]
    fn what_was_typed_as_a_line_end_is_one_and_what_yaml_folds_is_none() {
        let two = "Mở lớp tập huấn\nvăn thư năm 2026";
        for written in [
            "|\n  Mở lớp tập huấn\n  văn thư năm 2026",
            "|-\n  Mở lớp tập huấn\n\n  văn thư năm 2026\n",
            "\"Mở lớp tập huấn\\nvăn thư năm 2026\"",
            "[Mở lớp tập huấn, văn thư năm 2026]",
            "\n  - Mở lớp tập huấn\n  - văn thư năm 2026",
            "Mở lớp tập huấn<br>văn thư năm 2026",
            "Mở lớp tập huấn <BR/> văn thư năm 2026",
            "'Mở lớp tập huấn <br /> văn thư năm 2026'",
        ] {
            assert_eq!(subject(written), two, "{written}");
        }
        let one = "Mở lớp tập huấn văn thư năm 2026";
        for written in [
            "Mở lớp tập huấn\n  văn thư năm 2026",
            "\"Mở lớp tập huấn\n  văn thư năm 2026\"",
            "'Mở lớp tập huấn\n  văn thư năm 2026'",
            ">\n  Mở lớp tập huấn\n  văn thư năm 2026",
        ] {
            assert_eq!(subject(written), one, "{written}");
        }
    }

    #[test]
    fn only_a_br_is_a_line_end() {
        assert_eq!(cut("nồng độ < 5 và > 3"), ["nồng độ < 5 và > 3"]);
        assert_eq!(cut("a <b> c<br"), ["a <b> c<br"]);
        assert_eq!(cut("<br>a<br><br/>b<br >"), ["a", "b"]);
    }

    #[test]
    fn a_placed_line_knows_where_it_stands() {
        let (plan, provenance) = good(&format!("noi_dung: |\n  Một.\n\n  ->   Hai <-\n{FRAME}"));
        assert_eq!(provenance.place("noi_dung[1]").map(|p| (p.line, p.column)), Some((4, 3)));
        assert_eq!(plan.body.len(), 2);
    }

    fn plan(text: &str) -> Plan {
        let (plan, messages) = read(text);
        plan.unwrap_or_else(|| panic!("{messages}")).0
    }

    #[test]
    fn names_of_bodies_and_posts_keep_their_lines() {
        let frame = FRAME.lines().filter(|line| !line.starts_with("ky:")).collect::<Vec<_>>().join("\n");
        let plan = plan(&format!(
            "co_quan_chu_quan: \"UBND TỈNH\\nAN BÌNH\"\nco_quan_ban_hanh: [\"SỞ NÔNG NGHIỆP\\nVÀ MÔI TRƯỜNG\", CHI CỤC THỦY LỢI]\nnoi_dung: Một.\nky: {{chuc_vu: [PHÓ GIÁM ĐỐC, PHỤ TRÁCH SỞ], ho_ten: Trần A}}\n{frame}\n"
        ));
        assert_eq!(plan.parent_body, ["UBND TỈNH", "AN BÌNH"]);
        assert_eq!(plan.issuing_body, ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG", "CHI CỤC THỦY LỢI"]);
        let SignerLines::Authority(delegation) = &plan.signers[0].lines else { panic!() };
        assert_eq!(delegation.post.as_deref(), Some("PHÓ GIÁM ĐỐC\nPHỤ TRÁCH SỞ"));
    }
}
