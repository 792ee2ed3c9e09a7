//! The mark at the end of a line (dấu kết thúc).

/// The mark a text ends with: `./.`, or one of `. , ; : ! ? …`; spaces and `*` at the end are ignored. Nothing when there
/// is none.
pub(crate) fn trailing_mark(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || c == '*');
    if text.ends_with("./.") {
        return Some(&text[text.len() - 3..]);
    }
    let last = text.chars().next_back()?;
    ".,;:!?…".contains(last).then(|| &text[text.len() - last.len_utf8()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_seen_through_spaces_and_stars() {
        assert_eq!(trailing_mark("thực hiện./. "), Some("./."));
        assert_eq!(trailing_mark("**các đơn vị;** "), Some(";"));
        assert_eq!(trailing_mark("và cộng sự…"), Some("…"));
        assert_eq!(trailing_mark("Yêu cầu"), None);
        assert_eq!(trailing_mark("2021/"), None);
        assert_eq!(trailing_mark(" * "), None);
    }
}
