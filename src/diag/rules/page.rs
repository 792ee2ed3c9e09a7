//! The page of rules for officers, in Markdown: every code with its level, what it says and an example.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{Example, GROUPS, Group, Rule};
use crate::diag::Severity;

/// What stands above the tables.
const HEAD: &str = "\
# Quy tắc: mã của các thông báo

Tệp này tự lập từ sổ quy tắc của chương trình (`src/diag/rules/`), không sửa bằng tay.

Mỗi thông báo mang một mã trong ngoặc vuông; mã không bao giờ đổi nghĩa và không dùng lại. Mức của mã:

| Mức | Nghĩa |
|---|---|
| lỗi | không tệp nào được tạo cho đến khi sửa xong |
| cảnh báo | tệp vẫn được tạo, người soạn nên xem lại |
| lưu ý | chỉ để biết |

Mã có chữ *được* ở cột *Giữ nguyên* thì chỗ khác quy định giữ lại được khi có lý do; thông báo khi ấy chỉ còn là lưu ý:

```yaml
giu_nguyen:
  - {ma: TB-06, ly_do: Bản cũ có lề trái 25 mm}
```
";

/// What stands above the first example.
const SOUND: &str = "
## Ví dụ

Ví dụ dưới mỗi bảng chỉ ghi những khóa khác với kế hoạch sau, là kế hoạch không bị báo gì: trước hết là chỗ bị báo, rồi chỗ viết đúng. Sau dòng
`--- don-vi.yaml` là hồ sơ đơn vị, sau dòng `--- ke-hoach.yaml` là cả tệp kế hoạch.
";

/// Most lines of an example that is shown.
const LONGEST: usize = 12;

/// A further column of the tables, as the clause that a rule follows from in one era.
pub struct Column<'a> {
    /// Its head.
    pub title: &'a str,
    /// What it says of a rule.
    pub of: &'a dyn Fn(&Rule) -> Option<String>,
}

/// The page: per group a table, with these columns at its end, and the examples.
pub fn page(columns: &[Column<'_>]) -> String {
    let mut page = HEAD.to_string();
    let _ = write!(page, "{SOUND}\n```yaml\n{}```\n\n## Mục lục\n\n", Example::sound());
    for group in &GROUPS {
        let prefixes: Vec<String> = prefixes(group).iter().map(|prefix| format!("`{prefix}`")).collect();
        let _ = writeln!(page, "- [{}](#{}): {}", group.title, anchor(group.title), prefixes.join(", "));
    }
    for group in &GROUPS {
        let _ = write!(page, "\n## {}\n\n", group.title);
        table(&mut page, group, columns);
        for rule in group.rules {
            example(&mut page, rule);
        }
    }
    page
}

/// What the codes of a group begin with.
fn prefixes(group: &Group) -> Vec<&'static str> {
    let mut seen = BTreeSet::new();
    let all = group.rules.iter().filter_map(|rule| rule.code.split('-').next());
    all.filter(|prefix| seen.insert(*prefix)).collect()
}

/// The anchor of a heading, as code hosts make it.
fn anchor(title: &str) -> String {
    let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn table(page: &mut String, group: &Group, columns: &[Column<'_>]) {
    let heads: String = columns.iter().map(|column| format!(" {} |", column.title)).collect();
    let _ = writeln!(page, "| Mã | Mức | Giữ nguyên | Nội dung |{heads}");
    let _ = writeln!(page, "|---|---|---|---|{}", "---|".repeat(columns.len()));
    for rule in group.rules {
        let kept = if rule.keepable { "được" } else { "" };
        let (level, about) = (level(rule.level), cell(rule.about));
        let cells: String =
            columns.iter().map(|column| format!(" {} |", cell(&(column.of)(rule).unwrap_or_default()))).collect();
        let _ = writeln!(page, "| {} | {level} | {kept} | {about} |{cells}", rule.code);
    }
}

/// A text inside a cell of a table, whose own marks are letters.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('*', "\\*").replace('<', "\\<")
}

fn level(level: Severity) -> &'static str {
    match level {
        Severity::Error => "lỗi",
        Severity::Warning => "cảnh báo",
        Severity::Note => "lưu ý",
    }
}

/// The example of a rule; one that is long shows nothing that the sentence does not say.
fn example(page: &mut String, rule: &Rule) {
    let Some(Example { wrong, right, .. }) = rule.example else { return };
    let (wrong, right) = (wrong.trim_end(), right.trim_end());
    if wrong.lines().count() <= LONGEST {
        let _ = write!(page, "\n### {}\n\n```yaml\n# bị báo\n{wrong}\n\n# đúng\n{right}\n```\n", rule.code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_stands_behind_the_others_and_marks_are_letters() {
        let of = |rule: &Rule| (rule.code == "DAU-01").then(|| "Điều 8 | *".to_string());
        let page = page(&[Column { title: "Căn cứ", of: &of }]);
        assert!(page.contains("| Mã | Mức | Giữ nguyên | Nội dung | Căn cứ |\n|---|---|---|---|---|\n"));
        let line = page.lines().find(|line| line.starts_with("| DAU-01 |")).unwrap();
        assert!(line.ends_with(" | Điều 8 \\| \\* |"), "{line}");
        let other = page.lines().find(|line| line.starts_with("| DAU-02 |")).unwrap();
        assert!(other.ends_with(". |  |"), "{other}");
    }

    #[test]
    fn the_contents_lead_to_the_headings() {
        assert_eq!(anchor("Phần đầu, ô và bản sao"), "phần-đầu-ô-và-bản-sao");
    }
}
