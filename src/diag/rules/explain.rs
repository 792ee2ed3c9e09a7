//! A rule explained in words: what it demands, why, by which clause, a wrong and a right example, who may mend it.

use std::fmt::Write;

use super::{Column, FixClass, Rule};
use crate::diag::word;

/// The explanation of a rule, for people; `columns` give its clause in each era.
pub fn explained(rule: &Rule, columns: &[Column<'_>]) -> String {
    let mut page = format!("{}: {}\n{}\n", rule.code, word(rule.level), rule.about);
    if !rule.why.is_empty() {
        let _ = write!(page, "\nVì sao: {}.\n", rule.why);
    }
    let clauses: Vec<String> =
        columns.iter().filter_map(|column| Some(format!("  {}: {}\n", column.title, (column.of)(rule)?))).collect();
    if !clauses.is_empty() {
        let _ = write!(page, "\nCăn cứ:\n{}", clauses.concat());
    }
    let _ = write!(page, "\nCách sửa: {}.\n", in_words(rule.fix));
    let kept = match rule.keepable {
        true => rule.how_to_keep(),
        false => "không".to_string(),
    };
    let _ = writeln!(page, "Giữ nguyên được: {kept}.");
    if let Some(example) = &rule.example {
        for (head, plan) in [("Sai", example.wrong), ("Đúng", example.right)] {
            let _ = write!(page, "\n{head}:\n");
            for line in plan.trim_end().lines() {
                let _ = writeln!(page, "    {line}");
            }
        }
    }
    page
}

/// Who may mend what breaks a rule.
pub fn in_words(class: FixClass) -> &'static str {
    match class {
        FixClass::Safe => "chương trình tự sửa được bằng 'kehoach check --fix'",
        FixClass::Suggested => "chương trình gợi ý; chỉ sửa khi thêm '--fix --ca-goi-y'",
        FixClass::Never => "người soạn tự sửa",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::rules;

    #[test]
    fn every_rule_is_explained_with_what_is_known_of_it() {
        let of = |_: &Rule| Some("Mục II.3".to_string());
        let columns = [Column { title: "Thời nay", of: &of }];
        for rule in rules::all() {
            let page = explained(rule, &columns);
            assert!(page.starts_with(&format!("{}: ", rule.code)) && page.contains(rule.about), "{page}");
            assert_eq!(page.contains("\nSai:\n"), rule.example.is_some());
            assert!(page.contains("\nCăn cứ:\n  Thời nay: Mục II.3\n"));
            assert_eq!(page.contains("Vì sao: "), !rule.why.is_empty());
        }
        assert!(explained(&rules::CAU_04, &[]).contains("\nCách sửa: chương trình tự sửa được bằng"));
    }
}
