//! A picture on a line of its own, as Markdown has it: `![what it shows](file.png "caption")`, its width in cm behind it
//! (`{rong=12}`). A line that has anything else is text.

use super::line::Joined;
use super::{Line, Typist};
use crate::diag::{Diagnostic, rules};
use crate::model::{Figure, KeyPath, RichText};

/// The parts of such a line.
struct Parts<'t> {
    alt: &'t str,
    file: &'t str,
    caption: Option<&'t str>,
    width: Option<f64>,
}

/// Whether a line is a picture.
pub(super) fn is_figure(text: &str) -> bool {
    parts(text).is_some()
}

fn parts(text: &str) -> Option<Parts<'_>> {
    let (alt, rest) = text.strip_prefix("![")?.split_once("](")?;
    let (inside, behind) = rest.rsplit_once(')')?;
    let width = match behind.trim() {
        "" => None,
        width => Some(width_of(width)?),
    };
    let quoted = inside.trim_end().strip_suffix('"').and_then(|text| text.split_once(" \""));
    let (file, caption) = quoted.map_or((inside, None), |(file, caption)| (file, Some(caption.trim())));
    let file = file.trim();
    (!file.is_empty() && !alt.contains(['[', ']'])).then_some(Parts { alt: alt.trim(), file, caption, width })
}

/// `{rong=12}`, `{rong=12,5cm}`.
fn width_of(text: &str) -> Option<f64> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?.trim();
    let (key, value) = inner.split_once(['=', ':'])?;
    let value = value.trim().trim_end_matches("cm").trim_end().replace(',', ".");
    let digits = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    value.parse().ok().filter(|_| key.trim() == "rong" && digits)
}

impl Typist<'_> {
    /// The picture of a line.
    pub(super) fn figure(&mut self, line: &Line, path: &KeyPath) -> Option<Figure> {
        let Parts { alt, file, caption, width } = parts(&line.text)?;
        self.record(&path.key("tep"), line.place);
        if alt.is_empty() {
            let advice = format!("viết trong ngoặc vuông một câu nói trong hình có gì: ![Sơ đồ gồm …]({file})");
            let what = format!("hình '{file}' chưa có mô tả");
            self.report(Diagnostic::of(&rules::HINH_01, what).at(line.place).advise(advice));
            return None;
        }
        let caption = caption.filter(|text| !text.is_empty());
        let caption = caption.map(|text| self.emphasis(&Joined::single(text, line.place)));
        Some(Figure { path: path.clone(), file: file.to_string(), alt: RichText::plain(alt), caption, width })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_line_is_a_picture() {
        let read = |text| parts(text).map(|p| (p.alt, p.file, p.caption, p.width));
        assert_eq!(read("![Sơ đồ](so-do.png)"), Some(("Sơ đồ", "so-do.png", None, None)));
        assert_eq!(
            read("![Bản đồ xã](anh/ban do (1).jpg \"Hình 1. Bản đồ\") {rong=12,5cm}"),
            Some(("Bản đồ xã", "anh/ban do (1).jpg", Some("Hình 1. Bản đồ"), Some(12.5)))
        );
        assert_eq!(read("![](a.png){rong: 8}"), Some(("", "a.png", None, Some(8.0))));
        for text in ["Xem ![a](b.png)", "![a](b.png) ở trên", "![a]()", "![a](b.png){cao=3}", "![a] (b.png)", "![a"]
        {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
