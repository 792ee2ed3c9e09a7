//! The sections of the file: paper, count, and the headers and footers that hold the page number and the lines in the
//! margins of a first page.

use docx_rs::{
    BuildXML, Footer, FooterReference, Header, HeaderReference, LineSpacing, LineSpacingType, PageMargin, PageNum,
    PageNumType, PageOrientationType, PageSize, Paragraph, SectionProperty,
};

use super::DocxError;
use super::build::{Builder, Place};
use super::finish::{Extras, finish};
use crate::page::Face;
use crate::style::{StyledDocument, StyledPara, StyledSection};
use crate::units::Len;

/// LibreOffice makes no footer lower than 57 twips, and would take from the text what the footer lacks (measured).
const LOWEST_FOOTER: Len = Len::from_twips(60);

/// Headers and footers as parts, in the order of their numbers.
#[derive(Default)]
pub(super) struct Running {
    /// `word/header1.xml` and so on.
    pub headers: Vec<Vec<u8>>,
    /// `word/footer1.xml` and so on.
    pub footers: Vec<Vec<u8>>,
    /// The relationship of the header or footer of pages that show their number.
    number: Option<String>,
    /// The relationship of the header of first pages that show nothing.
    silent_header: Option<String>,
    /// The relationship of the footer of pages that show nothing.
    silent_footer: Option<String>,
}

impl Running {
    /// Takes in a header; gives its relationship.
    fn header(&mut self, part: Vec<u8>) -> String {
        self.headers.push(part);
        format!("rIdHeader{}", self.headers.len())
    }

    /// Takes in a footer; gives its relationship.
    fn footer(&mut self, part: Vec<u8>) -> String {
        self.footers.push(part);
        format!("rIdFooter{}", self.footers.len())
    }
}

impl Builder<'_> {
    /// The properties of a section. A section inherits the headers and footers that it does not name, so each names all
    /// that could be inherited.
    pub(super) fn section_property(
        &mut self,
        section: &StyledSection,
        first: bool,
    ) -> Result<SectionProperty, DocxError> {
        let document = self.document;
        let number = self.number()?;
        let bottom = document.folio.bottom;
        let anew = section.numbers_anew || first;
        let shown = !(document.folio.hide_first && anew);
        let own_first = !shown || !section.top.is_empty() || !section.bottom.is_empty();
        let mut property = SectionProperty {
            page_num_type: (anew && !first).then(|| PageNumType::new().start(1)),
            title_pg: own_first,
            ..paper(document, section, self.footer_end()?.height)
        };
        // Where no section has a header or no section a footer, there is nothing to inherit.
        if !bottom || document.sections.iter().any(|s| !s.top.is_empty()) {
            let usual = if bottom { self.silent_header()? } else { number.clone() };
            property.header_reference = Some(HeaderReference::new("default", usual));
            if own_first {
                let id = self.first_header(&section.top, shown && !bottom, section)?;
                property.first_header_reference = Some(HeaderReference::new("first", id));
            }
        }
        if bottom || document.sections.iter().any(|s| !s.bottom.is_empty()) {
            let usual = if bottom { number } else { self.silent_footer()? };
            property.footer_reference = Some(FooterReference::new("default", usual));
            if own_first {
                let id = self.first_footer(&section.bottom, shown && bottom, section)?;
                property.first_footer_reference = Some(FooterReference::new("first", id));
            }
        }
        Ok(property)
    }

    /// The header or footer with nothing but the page number.
    fn number(&mut self) -> Result<String, DocxError> {
        if let Some(id) = &self.running.number {
            return Ok(id.clone());
        }
        let paragraph = self.folio()?.add_page_num(PageNum::new());
        let id = if self.document.folio.bottom {
            let part = one_paragraph(Footer::new().add_paragraph(paragraph))?;
            self.running.footer(part)
        } else {
            let part = one_paragraph(Header::new().add_paragraph(paragraph))?;
            self.running.header(part)
        };
        self.running.number = Some(id.clone());
        Ok(id)
    }

    /// The small paragraph that ends every footer: below the lines at the foot of a first page, alone on other pages.
    fn footer_end(&self) -> Result<FooterEnd, DocxError> {
        let style = self.style(self.document.after_table_style)?;
        let own = self.fonts.face(Face::of(style.bold, style.italic)).line_height(style.size);
        let before = Len::from_twips((LOWEST_FOOTER - own).at_least_zero().twips());
        Ok(FooterEnd { before, height: own + before })
    }

    fn footer_end_paragraph(&mut self) -> Result<Paragraph, DocxError> {
        let before = self.footer_end()?.before.twips() as u32;
        Ok(self.small_paragraph(false)?.line_spacing(LineSpacing::new().before(before)))
    }

    /// An empty paragraph in the style of page numbers.
    fn folio(&self) -> Result<Paragraph, DocxError> {
        Ok(Paragraph::new().style(self.names.id(self.document.folio.style)?))
    }

    /// The header of a first page: its number if it is shown there, then the lines in the top margin.
    fn first_header(
        &mut self,
        lines: &[StyledPara],
        shown: bool,
        section: &StyledSection,
    ) -> Result<String, DocxError> {
        if lines.is_empty() {
            return if shown { self.number() } else { self.silent_header() };
        }
        let outer = std::mem::take(&mut self.extras);
        let mut header = Header::new();
        if shown {
            self.extras.totals.0 += 1;
            header = header.add_paragraph(self.folio()?.add_page_num(PageNum::new()));
        }
        let header = self.margin_lines(lines, section)?.into_iter().fold(header, Header::add_paragraph);
        let extras = std::mem::replace(&mut self.extras, outer);
        Ok(self.running.header(finish(&header.build(), &extras)?))
    }

    /// The footer of a first page: the lines at its foot, then its number if it is shown there.
    fn first_footer(
        &mut self,
        lines: &[StyledPara],
        shown: bool,
        section: &StyledSection,
    ) -> Result<String, DocxError> {
        if lines.is_empty() {
            return if shown { self.number() } else { self.silent_footer() };
        }
        let outer = std::mem::take(&mut self.extras);
        let mut paragraphs = self.margin_lines(lines, section)?;
        if self.document.folio.bottom {
            // The lines end where the text area ends, the number stands at its distance from the edge.
            let number = if shown { self.folio_height()? } else { Len::ZERO };
            let room = (section.page.bottom - self.document.folio.from_edge - number).max(Len::from_twips(20));
            let exact = LineSpacing::new().line(room.twips() as i32).line_rule(LineSpacingType::Exact);
            paragraphs.push(self.small_paragraph(false)?.line_spacing(exact));
            if shown {
                self.extras.totals.0 += 1;
                paragraphs.push(self.folio()?.add_page_num(PageNum::new()));
            }
        } else {
            // Pages without these lines have this small paragraph, which must not take from their text.
            paragraphs.push(self.footer_end_paragraph()?);
        }
        let extras = std::mem::replace(&mut self.extras, outer);
        let footer = paragraphs.into_iter().fold(Footer::new(), Footer::add_paragraph);
        Ok(self.running.footer(finish(&footer.build(), &extras)?))
    }

    /// A footer where nothing should be seen.
    fn silent_footer(&mut self) -> Result<String, DocxError> {
        if let Some(id) = &self.running.silent_footer {
            return Ok(id.clone());
        }
        let outer = std::mem::take(&mut self.extras);
        let paragraph = self.footer_end_paragraph()?;
        let extras = std::mem::replace(&mut self.extras, outer);
        let part = finish(&Footer::new().add_paragraph(paragraph).build(), &extras)?;
        let id = self.running.footer(part);
        self.running.silent_footer = Some(id.clone());
        Ok(id)
    }

    /// A header where nothing should be seen.
    fn silent_header(&mut self) -> Result<String, DocxError> {
        if let Some(id) = &self.running.silent_header {
            return Ok(id.clone());
        }
        let part = one_paragraph(Header::new().add_paragraph(self.folio()?))?;
        let id = self.running.header(part);
        self.running.silent_header = Some(id.clone());
        Ok(id)
    }

    /// The height of a page number's line.
    fn folio_height(&self) -> Result<Len, DocxError> {
        let style = self.style(self.document.folio.style)?;
        Ok(self.fonts.face(Face::of(style.bold, style.italic)).line_height(style.size))
    }

    /// The lines in a margin, counted among the extras of the part that is being made.
    fn margin_lines(&mut self, lines: &[StyledPara], section: &StyledSection) -> Result<Vec<Paragraph>, DocxError> {
        let place = Place { width: section.page.text_width(), keep_next: false };
        lines.iter().map(|line| self.paragraph(line, place)).collect()
    }
}

/// A header or footer of one paragraph that needs nothing beyond docx-rs.
fn one_paragraph(part: impl BuildXML) -> Result<Vec<u8>, DocxError> {
    finish(&part.build(), &Extras { totals: (1, 0), ..Extras::default() })
}

/// The small paragraph at the end of a footer.
struct FooterEnd {
    /// Space before it.
    before: Len,
    /// Its height, that space included.
    height: Len,
}

/// The paper of a section; `end` is the height of the small paragraph that ends a footer.
fn paper(document: &StyledDocument, section: &StyledSection, end: Len) -> SectionProperty {
    let page = &section.page;
    let twips = |len: Len| len.twips() as i32;
    let from_edge = twips(document.folio.from_edge);
    let size = PageSize::new().size(page.width.twips() as u32, page.height.twips() as u32);
    let margin = PageMargin {
        top: twips(page.top),
        bottom: twips(page.bottom),
        left: twips(page.left),
        right: twips(page.right),
        header: from_edge,
        // The lines at the foot of a first page end where the text area ends; else nothing stands in the foot but a page
        // number, as far from its edge as one at the top from its own.
        footer: if section.bottom.is_empty() || document.folio.bottom { from_edge } else { twips(page.bottom - end) },
        gutter: 0,
    };
    let property = SectionProperty::new().page_size(size).page_margin(margin);
    if page.is_landscape() { property.page_orient(PageOrientationType::Landscape) } else { property }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::io::{Cursor, Read};

    use super::super::sample::sample;
    use super::super::{DocxOptions, write};
    use crate::font::FontSet;
    use crate::style::{StyledBlock, StyledDocument, StyledPara, StyledSection};

    /// The parts of a document with the sample's blocks as its first section, then these sections.
    fn parts(change: impl FnOnce(&mut StyledDocument)) -> BTreeMap<String, String> {
        let (mut document, hints) = sample(1);
        change(&mut document);
        let bytes = write(&document, &hints, &FontSet::embedded(), DocxOptions::default()).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        (0..archive.len())
            .map(|index| {
                let mut entry = archive.by_index(index).unwrap();
                let mut text = String::new();
                entry.read_to_string(&mut text).unwrap();
                (entry.name().to_owned(), text)
            })
            .collect()
    }

    fn line(document: &StyledDocument) -> StyledPara {
        document.blocks().find_map(|b| if let StyledBlock::Para(p) = b { Some(p.clone()) } else { None }).unwrap()
    }

    fn add(document: &mut StyledDocument, landscape: bool, numbers_anew: bool) {
        let first = &document.sections[0];
        let page = if landscape { first.page.turned() } else { first.page };
        let blocks = vec![StyledBlock::Para(line(document))];
        document.sections.push(StyledSection {
            page,
            numbers_anew,
            blocks,
            ..StyledSection::clone(&document.sections[0])
        });
    }

    /// The section properties in their order, without what does not differ here.
    fn properties(document: &str) -> Vec<&str> {
        document.split("<w:sectPr>").skip(1).map(|s| s.split("</w:sectPr>").next().unwrap()).collect()
    }

    #[test]
    fn every_section_names_its_headers_and_its_paper() {
        let parts = parts(|document| {
            add(document, true, false);
            add(document, false, true);
        });
        let document = &parts["word/document.xml"];
        let found = properties(document);
        assert_eq!(found.len(), 3);
        let has = |index: usize, what: &str| found[index].contains(what);
        let landscape = r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#;
        assert!(!has(0, landscape) && has(1, landscape) && !has(2, landscape), "{found:?}");
        let (start, title) = (r#"<w:pgNumType w:start="1"/>"#, "<w:titlePg/>");
        assert_eq!([0, 1, 2].map(|n| has(n, start)), [false, false, true], "{found:?}");
        assert_eq!([0, 1, 2].map(|n| has(n, title)), [true, false, true], "{found:?}");
        for section in &found {
            assert!(section.starts_with(r#"<w:headerReference w:type="default" r:id="rIdHeader1"/>"#), "{section}");
        }
        assert!(has(2, r#"<w:headerReference w:type="first" r:id="rIdHeader2"/>"#));
        // The sample ends with the foot: the small paragraph after it carries the first section.
        assert!(document.contains(r#"</w:tbl><w:p><w:pPr><w:pStyle w:val="KhSauBang"/><w:sectPr>"#));
        assert!(document.contains("</w:sectPr></w:pPr>"), "a paragraph carries its section");
        assert_eq!(parts.keys().filter(|name| name.contains("header") || name.contains("footer")).count(), 2);
    }

    #[test]
    fn lines_in_margins_stand_on_the_first_page_of_their_section_only() {
        let parts = parts(|document| {
            let line = line(document);
            document.sections[0].top = vec![line.clone()];
            document.sections[0].bottom = vec![line];
            let mut next = document.sections[0].clone();
            (next.top, next.bottom) = (Vec::new(), Vec::new());
            next.blocks = vec![StyledBlock::Para(self::line(document))];
            document.sections.push(next);
        });
        let found = properties(&parts["word/document.xml"]);
        let reference = |kind: &str, place: &str, number: u32| {
            format!(
                r#"<w:{kind}Reference w:type="{place}" r:id="rId{}{number}"/>"#,
                kind.replace("head", "Head").replace("foot", "Foot")
            )
        };
        for wanted in
            [reference("header", "first", 2), reference("footer", "default", 1), reference("footer", "first", 2)]
        {
            assert!(found[0].contains(&wanted), "{wanted}: {}", found[0]);
        }
        // What is not named is inherited: an annex has an empty header and footer of its own.
        for wanted in
            [reference("header", "first", 3), reference("footer", "default", 1), reference("footer", "first", 1)]
        {
            assert!(found[1].contains(&wanted), "{wanted}: {}", found[1]);
        }
        let count = |name: &str| parts[name].matches("<w:p>").count();
        assert_eq!([count("word/footer1.xml"), count("word/footer2.xml"), count("word/header2.xml")], [1, 2, 1]);
        assert!(parts["word/header2.xml"].contains("<w:t"));
        assert!(!parts["word/header3.xml"].contains("<w:t"));
        assert!(parts["[Content_Types].xml"].contains("/word/footer2.xml"));
        assert!(parts["word/_rels/document.xml.rels"].contains(r#"Id="rIdFooter2""#));
        // The lines end where the text area ends; the small paragraph below them stands in the margin.
        assert!(found[0].contains(r#"w:footer="1074""#), "{}", found[0]);
    }

    #[test]
    fn a_number_at_the_foot_is_a_footer_and_leaves_the_head_alone() {
        let parts = parts(|document| {
            document.folio.bottom = true;
            add(document, false, true);
        });
        for section in properties(&parts["word/document.xml"]) {
            assert!(section.contains(r#"<w:footerReference w:type="default" r:id="rIdFooter1"/>"#), "{section}");
            assert!(section.contains(r#"<w:footerReference w:type="first" r:id="rIdFooter2"/>"#), "{section}");
            assert!(!section.contains("headerReference") && section.contains(r#"w:footer="567""#), "{section}");
        }
        assert!(parts["word/footer1.xml"].contains("PAGE") && !parts["word/footer2.xml"].contains("PAGE"));
        assert!(!parts.contains_key("word/header1.xml"));
    }

    #[test]
    fn a_number_at_the_foot_and_lines_above_it_keep_their_places() {
        let parts = parts(|document| {
            document.folio.bottom = true;
            document.folio.hide_first = false;
            let line = line(document);
            document.sections[0].top = vec![line.clone()];
            document.sections[0].bottom = vec![line];
        });
        let section = properties(&parts["word/document.xml"])[0];
        for wanted in ["header", "footer"].iter().flat_map(|kind| ["default", "first"].map(|place| (kind, place))) {
            let (kind, place) = wanted;
            assert!(section.contains(&format!(r#"<w:{kind}Reference w:type="{place}""#)), "{wanted:?}: {section}");
        }
        let first = section.split(r#"<w:footerReference w:type="first" r:id="rIdFooter"#).nth(1).unwrap();
        let foot = &parts[&format!("word/footer{}.xml", &first[..1])];
        // The line, the room between text area and number, the number.
        assert_eq!(foot.matches("<w:p>").count(), 3, "{foot}");
        assert!(foot.contains(r#"w:lineRule="exact""#) && foot.find("exact") < foot.find("PAGE"), "{foot}");
        assert!(section.contains(r#"w:footer="567""#), "{section}");
    }

    #[test]
    fn reverse_sides_are_settings_of_the_file() {
        let settings = |mirrored| parts(|document| document.mirrored = mirrored)["word/settings.xml"].clone();
        assert!(settings(true).contains("<w:mirrorMargins/><w:defaultTabStop"));
        assert_eq!(settings(true).replace("<w:mirrorMargins/>", ""), settings(false));
    }
}
