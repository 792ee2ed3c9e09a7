//! White space in markup: a run of it that holds a newline is a template's layout and vanishes; every other character
//! is content. Values are therefore written with their outer spaces and their newlines encoded.

use std::io::{self, Write};

/// White space as XML sees it; a no-break space is a letter like any other.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Appends the content of raw text: without the runs of white space that hold a newline.
pub(crate) fn content(raw: &str, out: &mut String) {
    if !raw.contains(['\n', '\r']) {
        out.push_str(raw);
        return;
    }
    let mut rest = raw;
    while let Some(start) = rest.find(is_space) {
        let length = rest[start..].find(|c| !is_space(c)).unwrap_or(rest.len() - start);
        let run = &rest[start..start + length];
        out.push_str(&rest[..start]);
        if !run.contains(['\n', '\r']) {
            out.push_str(run);
        }
        rest = &rest[start + length..];
    }
    out.push_str(rest);
}

/// Writes a value so that it comes back from the reader as it is: markup characters, outer spaces, tabs and newlines
/// encoded.
///
/// # Errors
/// Those of the writer.
pub(crate) fn escape(value: &str, out: &mut dyn Write) -> io::Result<()> {
    let inner = value.trim_start_matches(' ');
    for _ in 0..value.len() - inner.len() {
        out.write_all(b"&#32;")?;
    }
    let text = inner.trim_end_matches(' ');
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let code: &[u8] = match byte {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            b'\'' => b"&#39;",
            b'\n' => b"&#10;",
            b'\r' => b"&#13;",
            b'\t' => b"&#9;",
            _ => continue,
        };
        out.write_all(&text.as_bytes()[written..at])?;
        out.write_all(code)?;
        written = at + 1;
    }
    out.write_all(&text.as_bytes()[written..])?;
    for _ in 0..inner.len() - text.len() {
        out.write_all(b"&#32;")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(raw: &str) -> String {
        let mut out = String::new();
        content(raw, &mut out);
        out
    }

    #[test]
    fn only_runs_with_a_newline_vanish() {
        assert_eq!(kept("\n    một  hai \n  "), "một  hai");
        assert_eq!(kept(" một "), " một ");
        assert_eq!(kept("một\r\n  hai"), "mộthai");
        assert_eq!(kept("một\u{a0}\nhai"), "một\u{a0}hai");
    }

    #[test]
    fn values_encode_what_would_be_layout_or_markup() {
        let mut out = Vec::new();
        escape("  a & b\n<c> \"d'  ", &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "&#32;&#32;a &amp; b&#10;&lt;c&gt; &quot;d&#39;&#32;&#32;");
        let mut blank = Vec::new();
        escape("  ", &mut blank).unwrap();
        assert_eq!(blank, b"&#32;&#32;");
    }
}
