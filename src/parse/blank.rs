//! Blanks: `null` without quotes is what other programs write for nothing; it is as good as no value. (An empty text in quotes stays: some keys of the body mean it.)

use crate::yaml::{Node, Style, Value};

/// The words of YAML for nothing.
const NOTHING: [&str; 3] = ["null", "Null", "NULL"];

/// Empties every value of a tree that is written as nothing.
pub(super) fn empty(node: &mut Node) {
    match &mut node.value {
        Value::Scalar(scalar) if scalar.style == Style::Plain && NOTHING.contains(&scalar.text.as_str()) => {
            node.value = Value::Null;
        }
        Value::Scalar(_) | Value::Null => {}
        Value::List(list) => list.items.iter_mut().for_each(empty),
        Value::Map(map) => map.entries.iter_mut().for_each(|entry| empty(&mut entry.value)),
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::testing::{FRAME, good, read};

    #[test]
    fn nothing_is_nothing_however_it_is_written() {
        for blank in ["null", "Null", "NULL", "~", "", "''", "\"\"", "   "] {
            let (plan, _) = good(&format!(
                "so: {blank}\nten_day_du: {blank}\nkinh_gui: {blank}\nngay: {{ngay: {}, thang: 3, nam: 2026}}\nnoi_dung: Đoạn.\n{FRAME}",
                if blank.trim().is_empty() { "''" } else { blank }
            ));
            assert_eq!((plan.number, plan.full_name, plan.addressees.len()), (None, None, 0), "{blank}");
            assert_eq!(plan.date.day, None, "{blank}");
        }
        // In quotes it is a word.
        let (plan, _) = good(&format!("ten_day_du: 'null'\nnoi_dung: Đoạn.\n{FRAME}"));
        assert_eq!(plan.full_name.as_deref(), Some("null"));
    }

    #[test]
    fn entries_and_cells_are_emptied_too() {
        let (_, messages) = read(&format!("co_quan_ban_hanh: [null, SỞ Y TẾ]\nnoi_dung: Đoạn.\n{FRAME}"));
        assert!(
            messages.starts_with("t.yaml:1:20: cảnh báo[GIATRI-06]: mục thứ 1 của 'co_quan_ban_hanh' để trống"),
            "{messages}"
        );
    }
}
