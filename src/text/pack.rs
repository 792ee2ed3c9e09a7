//! Reading a pack of files that the build script has made: for each its length in bytes, a space and its name, a line end, and
//! its text.

/// The files of a pack, names and texts. What is no pack ends it.
pub(crate) fn files(mut pack: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    while let Some(((length, name), rest)) =
        pack.split_once('\n').and_then(|(head, rest)| Some((head.split_once(' ')?, rest)))
    {
        let Some((text, next)) = length.parse().ok().and_then(|length| rest.split_at_checked(length)) else { break };
        found.push((name, text));
        pack = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::files;

    #[test]
    fn files_come_back_with_their_names_whatever_they_hold() {
        let texts = [("a/b.xml", "một\n3 c\nhai\n"), ("trống", ""), ("c d", "không có dòng mới ở cuối")];
        let pack: String = texts.iter().map(|(name, text)| format!("{} {name}\n{text}", text.len())).collect();
        assert_eq!(files(&pack), texts);
        assert_eq!(files(""), []);
        assert_eq!(files("99 a\nb"), []);
        assert_eq!(files("1 a\nbx y\nz"), [("a", "b")]);
    }
}
