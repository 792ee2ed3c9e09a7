//! The drawn lines (đường kẻ) under Tiêu ngữ, the issuing body's name and trích yếu: a DrawingML line anchored in the
//! paragraph itself, as offices draw them, with VML for readers older than 2010.
//!
//! Anchored at the end of the text with `relativeFrom="line"` (but see `build`), it follows the last line when the officer's edits make
//! the paragraph break otherwise.

use super::DocxError;
use super::text::escape;
use crate::units::Len;

/// A line as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// Its number in the document, from 1.
    pub number: usize,
    /// The name of the style of its paragraph, which names it in Word's selection pane.
    pub name: String,
    /// Colour, six hexadecimal digits.
    pub color: String,
    /// Where it begins, from the left of the column; nothing = centred in the column.
    pub x: Option<Len>,
    /// Distance of its middle from the top of the text line, or of the paragraph.
    pub y: Len,
    /// Whether `y` counts from the paragraph's top.
    pub from_paragraph: bool,
    /// Length.
    pub length: Len,
    /// Thickness.
    pub thickness: Len,
}

/// Above the text's other drawings, as Word numbers them.
const FIRST_HEIGHT: usize = 251_658_240;

impl Rule {
    /// Appends the run that holds the line.
    ///
    /// # Errors
    /// [`DocxError::Character`] for a name that XML cannot hold.
    pub(super) fn write(&self, out: &mut String) -> Result<(), DocxError> {
        let Rule { number, color, .. } = self;
        let (length, thickness) = (self.length.emu().max(0), self.thickness.emu().max(0));
        let mut name = String::new();
        escape(&self.name, &mut name)?;
        let horizontal = match self.x {
            None => "<wp:align>center</wp:align>".to_owned(),
            Some(x) => format!("<wp:posOffset>{}</wp:posOffset>", x.emu()),
        };
        let vml_left = match self.x {
            None => "mso-position-horizontal:center".to_owned(),
            Some(x) => format!("margin-left:{}pt", Points(x)),
        };
        let (vertical, vml_vertical) = if self.from_paragraph { ("paragraph", "text") } else { ("line", "line") };
        // Decorative: screen readers pass over it.
        push!(
            out,
            concat!(
                r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>"#,
                r#"<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{height}" "#,
                r#"behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>"#,
                r#"<wp:positionH relativeFrom="column">{horizontal}</wp:positionH>"#,
                r#"<wp:positionV relativeFrom="{vertical}"><wp:posOffset>{y}</wp:posOffset></wp:positionV>"#,
                r#"<wp:extent cx="{length}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>"#,
                r#"<wp:docPr id="{number}" name="{name} {number}"><a:extLst xmlns:a="{a}">"#,
                r#"<a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative xmlns:adec="{adec}" val="1"/>"#,
                r#"</a:ext></a:extLst></wp:docPr><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{a}">"#,
                r#"<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">"#,
                r#"<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>"#,
                r#"<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{thickness}"><a:solidFill>"#,
                r#"<a:srgbClr val="{color}"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData>"#,
                r#"</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"#,
                r##"<v:line id="rule{number}" from="0,0" to="{points_long}pt,0" strokecolor="#{color}" "##,
                r#"strokeweight="{points_thick}pt" style="position:absolute;z-index:{height};{vml_left};"#,
                r#"mso-position-horizontal-relative:text;margin-top:{points_down}pt;"#,
                r#"mso-position-vertical-relative:{vml_vertical}"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>"#,
            ),
            height = FIRST_HEIGHT + number,
            horizontal = horizontal,
            vml_left = vml_left,
            length = length,
            thickness = thickness,
            number = number,
            name = name,
            color = color,
            y = self.y.emu(),
            vertical = vertical,
            vml_vertical = vml_vertical,
            a = "http://schemas.openxmlformats.org/drawingml/2006/main",
            adec = "http://schemas.microsoft.com/office/drawing/2017/decorative",
            points_long = Points(self.length),
            points_thick = Points(self.thickness),
            points_down = Points(self.y),
        );
        Ok(())
    }
}

/// A length in points with two decimals, without floating point.
struct Points(Len);

impl std::fmt::Display for Points {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = self.0.emu() / 127;
        let sign = if hundredths < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_written_without_rounding_noise() {
        let text = |pt: f64| Points(Len::from_pt(pt)).to_string();
        assert_eq!([text(171.4), text(0.75), text(-2.5), text(0.0)], ["171.40", "0.75", "-2.50", "0.00"]);
    }

    #[test]
    fn a_rule_says_its_place_in_both_languages() {
        let rule = Rule {
            number: 2,
            name: "A & B".to_owned(),
            color: "000000".to_owned(),
            x: None,
            y: Len::from_pt(17.5),
            from_paragraph: false,
            length: Len::from_pt(100.0),
            thickness: Len::from_pt(0.75),
        };
        let write = |rule: &Rule| {
            let mut out = String::new();
            rule.write(&mut out).unwrap();
            out
        };
        let centred = write(&rule);
        assert!(centred.contains(r#"<wp:extent cx="1270000" cy="0"/>"#), "{centred}");
        assert!(centred.contains("<wp:posOffset>222250</wp:posOffset>"), "{centred}");
        assert!(centred.contains("margin-top:17.50pt"), "{centred}");
        assert!(centred.contains(r#"name="A &amp; B 2""#), "{centred}");
        assert!(centred.contains("<wp:align>center</wp:align>"), "{centred}");
        let shifted = write(&Rule { x: Some(Len::from_pt(10.0)), ..rule.clone() });
        assert!(shifted.contains(r#"relativeFrom="column"><wp:posOffset>127000"#), "{shifted}");
        assert!(shifted.contains("margin-left:10.00pt"), "{shifted}");
        assert!(centred.contains(r#"<wp:positionV relativeFrom="line">"#), "{centred}");
        let from_paragraph = write(&Rule { from_paragraph: true, ..rule });
        assert!(from_paragraph.contains(r#"<wp:positionV relativeFrom="paragraph">"#), "{from_paragraph}");
        assert!(from_paragraph.contains("mso-position-vertical-relative:text"), "{from_paragraph}");
    }
}
