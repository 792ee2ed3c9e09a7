//! A small builder of styled documents, and questions to ask of the pages.

use crate::block::{BlockId, Origin};
use crate::diag::{Diagnostic, SourceMap};
use crate::font::FontSet;
use crate::layout::paginate;
use crate::model::{Align, KeyPath, Locator, Provenance};
use crate::page::{Color, DocMeta, Face, Item, LayoutHints, Line, PagedDocument, Rule};
use crate::style::*;
use crate::units::{FontSize, Len};

pub(super) const PLAIN: ParaStyle = ParaStyle {
    align: Align::Left,
    left: Len::ZERO,
    right: Len::ZERO,
    first_line: Len::ZERO,
    before: Len::ZERO,
    after: Len::ZERO,
    line_240: 240,
    line_exact: None,
    keep_next: false,
    keep_lines: false,
};

/// Height of a single line at 14 pt.
pub(super) const LINE: Len = Len::from_twips(322);

fn style(key: &str, align: Align, size: f64) -> NamedStyle {
    let para = ParaStyle { align, ..PLAIN };
    let size = FontSize::from_pt(size);
    NamedStyle {
        key: key.into(),
        name: key.into(),
        outline: None,
        para,
        size,
        bold: false,
        italic: false,
        color: Color::BLACK,
    }
}

/// A document of A4 pages of 45 lines of 14 pt.
pub(super) fn document(blocks: Vec<StyledBlock>) -> StyledDocument {
    let mm = Len::from_mm;
    let page = PageGeometry {
        width: mm(210.0),
        height: mm(297.0),
        top: mm(20.0),
        bottom: mm(20.0),
        left: mm(30.0),
        right: mm(15.0),
    };
    StyledDocument {
        sections: vec![StyledSection {
            block: None,
            page,
            numbers_anew: true,
            top: Vec::new(),
            bottom: Vec::new(),
            blocks,
        }],
        folio: Folio { style: StyleId(1), bottom: false, from_edge: mm(10.0), hide_first: true },
        mirrored: false,
        styles: vec![
            style("than", Align::Left, 14.0),
            style("so_trang", Align::Center, 14.0),
            style("sau", Align::Left, 1.0),
            style("chu_thich", Align::Left, 10.0),
        ],
        body_style: StyleId(0),
        after_table_style: StyleId(2),
        table_style_name: "bang".into(),
        font: FontNames { name: "T".into(), alternative: "L".into(), symbols: "S".into(), color: Color::BLACK },
        notes: StyledNotes {
            style: StyleId(3),
            rule: mm(50.0),
            color: Color::BLACK,
            thickness: Len::from_twips(10),
            above: Len::from_twips(57),
            below: Len::from_twips(57),
        },
        form: StyledForm::default(),
        meta: DocMeta::default(),
        templates: Vec::new(),
    }
}

pub(super) fn run(text: &str) -> StyledRun {
    StyledRun::Text {
        text: text.into(),
        face: Face::Regular,
        size: FontSize::from_pt(14.0),
        unbroken: false,
        drawn: None,
    }
}

pub(super) fn para(block: u32, text: &str) -> StyledPara {
    let mut runs = Vec::new();
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            runs.push(StyledRun::Break);
        }
        runs.push(run(line));
    }
    StyledPara {
        block: BlockId(block),
        origin: Origin { path: Some(KeyPath::root("noi_dung")), ..Origin::default() },
        style: StyleId(0),
        para: PLAIN,
        tag: ParaTag::Paragraph,
        runs,
        spacing: Len::ZERO,
        one_line: false,
        leads: false,
        rule: None,
        frame: None,
        figure: None,
        backdrop: None,
    }
}

/// A paragraph of lines `name1`, `name2` …
pub(super) fn lines(block: u32, name: &str, count: usize) -> StyledPara {
    let text: Vec<String> = (1..=count).map(|i| format!("{name}{i}")).collect();
    para(block, &text.join("\n"))
}

pub(super) fn shaped(mut para: StyledPara, shape: impl Fn(&mut ParaStyle)) -> StyledPara {
    shape(&mut para.para);
    para
}

pub(super) fn heading(block: u32, text: &str) -> StyledPara {
    let mut para = shaped(para(block, text), |p| p.keep_next = true);
    para.tag = ParaTag::Heading(1);
    para
}

pub(super) fn text(para: StyledPara) -> StyledBlock {
    StyledBlock::Para(para)
}

/// A foot whose left column has `left` lines and whose right one has three.
pub(super) fn foot(left: usize) -> StyledBlock {
    StyledBlock::Pair(StyledPair {
        block: BlockId(900),
        hang: Len::ZERO,
        columns: [Len::from_mm(80.0), Len::from_mm(85.0)],
        rows: vec![StyledPairRow {
            left: vec![lines(901, "Nơi", left)],
            right: vec![lines(902, "Ký", 3)],
            signatures: [None, None],
        }],
        lines_before: Some(2),
        copy: false,
    })
}

pub(super) fn cell(column: usize, text: &str) -> StyledCell {
    StyledCell { column, column_span: 1, row_span: 1, middle: false, paras: vec![para(500, text)] }
}

pub(super) fn row(cells: Vec<StyledCell>) -> StyledRow {
    StyledRow { header: false, leads: false, cells }
}

pub(super) fn table(columns: usize, rows: Vec<StyledRow>) -> StyledTable {
    StyledTable {
        block: BlockId(400),
        origin: Origin { path: Some(KeyPath::root("noi_dung")), ..Origin::default() },
        width: Len::from_mm(165.0),
        border: Len::from_pt(0.5),
        padding: Len::from_twips(108),
        size: FontSize::from_pt(12.0),
        reduced: false,
        shares: vec![None; columns],
        rows,
    }
}

/// Pages, hints and what was noticed.
pub(super) struct Laid {
    pub paged: PagedDocument,
    pub hints: LayoutHints,
    pub diagnostics: Vec<Diagnostic>,
}

pub(super) fn lay(document: &StyledDocument) -> Laid {
    let places = Locator { provenance: &Provenance::default(), sources: &SourceMap::default() };
    let outcome = paginate(document, &FontSet::embedded(), places);
    let (paged, hints) = outcome.value.expect("pages are always made");
    Laid { paged, hints, diagnostics: outcome.diagnostics }
}

pub(super) fn lay_blocks(blocks: Vec<StyledBlock>) -> Laid {
    lay(&document(blocks))
}

impl Laid {
    /// The lines of a page (from 1) that belong to the document.
    pub(super) fn page(&self, number: usize) -> Vec<&Line> {
        let items = &self.paged.pages[number - 1].items;
        items
            .iter()
            .filter_map(|i| if let Item::Line(line) = i { Some(line) } else { None })
            .filter(|l| l.node.is_some())
            .collect()
    }

    /// Their texts, without the spaces that hang out.
    pub(super) fn texts(&self, number: usize) -> Vec<String> {
        self.page(number).iter().map(|l| l.text().trim_end_matches(' ').to_string()).collect()
    }

    pub(super) fn rules(&self, number: usize) -> Vec<Rule> {
        let items = &self.paged.pages[number - 1].items;
        items.iter().filter_map(|i| if let Item::Rule(rule) = i { Some(*rule) } else { None }).collect()
    }

    /// The page and the line that begins with a text.
    pub(super) fn find(&self, start: &str) -> (usize, &Line) {
        (1..=self.paged.pages.len())
            .flat_map(|n| self.page(n).into_iter().map(move |l| (n, l)))
            .find(|(_, l)| l.text().starts_with(start))
            .unwrap_or_else(|| panic!("no line begins with {start}"))
    }

    pub(super) fn page_of(&self, start: &str) -> usize {
        self.find(start).0
    }

    /// All text of the document, line by line, artifacts left out.
    pub(super) fn all_text(&self) -> String {
        (1..=self.paged.pages.len()).flat_map(|n| self.page(n)).map(|line| line.text()).collect()
    }
}
