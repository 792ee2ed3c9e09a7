//! Pages for a screen: each an SVG image whose lines say which entry of the plan they show and where it stands.
//!
//! `<g data-k data-d>` holds a line: the key path, and the line of the file. Faces are called `kh0` to `kh4`
//! ([`Face::index`]); whoever shows the pages gives them the very faces, so that every letter stands where the layout put
//! it.

use std::fmt::Write;

use base64::engine::general_purpose::STANDARD;
use base64::prelude::Engine;
use quick_xml::escape::escape;

use crate::block::BlockId;
use crate::page::{Color, Item, Line, PagedDocument, PlacedPicture, Rule, Span, WHOLE};
use crate::picture::Picture;
use crate::units::Len;

/// Where a block's words were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct From {
    /// Its key path.
    pub path: String,
    /// The line of the plan file, from 1; 0 = in another file.
    pub line: u32,
}

/// All pages. `from`: where the words of a block were written.
pub(crate) fn write(document: &PagedDocument, from: &dyn Fn(BlockId) -> Option<From>) -> Vec<String> {
    let page = |page: &crate::page::Page| {
        let (width, height) = (pt(page.width), pt(page.height));
        let mut out = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">");
        for item in &page.items {
            match item {
                Item::Line(one) => line(one, from, &mut out),
                Item::Rule(one) => rule(one, &mut out),
                Item::Picture(one) => picture(one, &mut out),
            }
        }
        out.push_str("</svg>");
        out
    };
    document.pages.iter().map(page).collect()
}

fn line(line: &Line, from: &dyn Fn(BlockId) -> Option<From>, out: &mut String) {
    if line.spans.iter().all(|span| span.text.is_empty()) {
        return;
    }
    out.push_str("<g");
    // What is made for a page, as its number, nobody wrote.
    if let Some(From { path, line }) = line.node.and_then(|_| from(line.block)) {
        out.push_str(" data-k=\"");
        out.push_str(&escape(&path));
        let _ = write!(out, "\" data-d=\"{line}\"");
    }
    out.push('>');
    line.spans.iter().filter(|span| !span.text.is_empty()).for_each(|one| span(one, line.y, out));
    out.push_str("</g>");
}

fn span(span: &Span, baseline: Len, out: &mut String) {
    let y = baseline - span.raise.unwrap_or_default() - span.shift;
    let (face, size) = (span.face.index(), span.size.pt());
    let _ = write!(out, "<text x=\"{}\" y=\"{}\" font-family=\"kh{face}\" font-size=\"{size}\"", pt(span.x), pt(y));
    if span.space_extra != Len::ZERO {
        let _ = write!(out, " word-spacing=\"{}\"", pt(span.space_extra));
    }
    if span.spacing != Len::ZERO {
        let _ = write!(out, " letter-spacing=\"{}\"", pt(span.spacing));
    }
    color(span.color, out);
    out.push('>');
    if span.space_extra == Len::ZERO {
        out.push_str(&escape(&span.text));
    } else {
        // Justification widens spaces only; a reader of SVG would widen unbroken ones, too.
        for (number, part) in span.text.split('\u{A0}').enumerate() {
            if number > 0 {
                out.push_str("<tspan word-spacing=\"0\">\u{A0}</tspan>");
            }
            out.push_str(&escape(part));
        }
    }
    out.push_str("</text>");
}

fn rule(rule: &Rule, out: &mut String) {
    let [x, y, width, height] = [rule.x, rule.y, rule.width, rule.height].map(pt);
    let _ = write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
    color(rule.color, out);
    out.push_str("/>");
}

fn picture(placed: &PlacedPicture, out: &mut String) {
    let [x, y, width, height] = [placed.x, placed.y, placed.width, placed.height].map(pt);
    let _ = write!(out, "<image x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
    if placed.ink != WHOLE {
        let _ = write!(out, " opacity=\"{}\"", f64::from(placed.ink) / f64::from(WHOLE));
    }
    let Picture { format, file, .. } = placed.picture.as_ref();
    let _ = write!(out, " preserveAspectRatio=\"none\" href=\"data:{};base64,", format.media_type());
    STANDARD.encode_string(file, out);
    out.push_str("\"/>");
}

fn color(color: Color, out: &mut String) {
    if color != Color::BLACK {
        let _ = write!(out, " fill=\"#{color}\"");
    }
}

/// In points, to a hundredth where there is a need.
fn pt(length: Len) -> f64 {
    (length.pt() * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_stays_text() {
        let out = escape("<script>alert(\"&\")</script>");
        assert_eq!(out, "&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;");
    }
}
