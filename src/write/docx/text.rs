//! Text on its way into XML: what it may hold, and escaping for the parts that we write ourselves.

use super::DocxError;
use crate::block::BlockId;

/// Refuses what would make the file unreadable: control characters (Word calls such a file damaged; docx-rs drops line
/// ends and passes the rest through) and the two noncharacters that XML excludes.
pub(super) fn check(text: &str, block: Option<BlockId>) -> Result<(), DocxError> {
    match text.chars().find(|c| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}')) {
        Some(character) => Err(DocxError::Character { block, character }),
        None => Ok(()),
    }
}

/// Appends `text`, escaped for element content and attribute values.
pub(super) fn escape(text: &str, out: &mut String) -> Result<(), DocxError> {
    check(text, None)?;
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    Ok(())
}

/// `text`, escaped.
pub(super) fn escaped(text: &str) -> Result<String, DocxError> {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_characters_are_escaped_and_control_characters_refused() {
        assert_eq!(escaped("KH-SGD&\"<>").unwrap(), "KH-SGD&amp;&quot;&lt;&gt;");
        for bad in ['\u{1}', '\u{B}', '\n', '\t', '\u{7F}', '\u{85}', '\u{FFFF}'] {
            let error = check(&format!("a{bad}b"), Some(BlockId(3))).unwrap_err();
            assert_eq!(error, DocxError::Character { block: Some(BlockId(3)), character: bad });
        }
    }
}
