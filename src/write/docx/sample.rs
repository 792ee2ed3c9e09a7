//! A plan made by hand, with everything the writer knows: head with rules, blanks, headings, emphasis, a table with
//! spans, a foot. Its words are in `sample.txt`, since writers hold none.

use std::collections::BTreeMap;

use crate::block::{BlockId, FieldKind, Origin};
use crate::model::{Align, Date};
use crate::page::{Color, DocMeta, Face, LayoutHints, RecordFields, Stamp};
use crate::style::*;
use crate::units::{FontSize, Len};

/// The text under a key of `sample.txt`.
pub(super) fn words(key: &str) -> String {
    include_str!("sample.txt")
        .lines()
        .find_map(|line| line.split_once('=').filter(|(k, _)| *k == key))
        .map_or_else(|| panic!("sample.txt has no {key}"), |(_, text)| text.to_owned())
}

/// Key, size, face, alignment, first line (twips), before and after (pt), outline.
type Row = (&'static str, f64, Face, Align, i64, f64, f64, Option<u8>);

const STYLES: &[Row] = &[
    ("than", 14.0, Face::Regular, Align::Justify, 720, 0.0, 6.0, None),
    ("quoc_hieu", 13.0, Face::Bold, Align::Center, 0, 0.0, 0.0, None),
    ("tieu_ngu", 14.0, Face::Bold, Align::Center, 0, 0.0, 0.0, None),
    ("co_quan_chu_quan", 13.0, Face::Regular, Align::Center, 0, 0.0, 0.0, None),
    ("co_quan_ban_hanh", 13.0, Face::Bold, Align::Center, 0, 0.0, 0.0, None),
    ("so_ky_hieu", 13.0, Face::Regular, Align::Center, 0, 14.0, 0.0, None),
    ("dia_danh_ngay", 14.0, Face::Italic, Align::Center, 0, 14.0, 0.0, None),
    ("ten_loai", 14.0, Face::Bold, Align::Center, 0, 18.0, 0.0, None),
    ("trich_yeu", 14.0, Face::Bold, Align::Center, 0, 0.0, 16.0, None),
    ("can_cu", 14.0, Face::Italic, Align::Justify, 720, 0.0, 6.0, None),
    ("muc_la_ma", 14.0, Face::Bold, Align::Justify, 720, 0.0, 6.0, Some(1)),
    ("khoan_ten", 14.0, Face::Bold, Align::Justify, 720, 0.0, 6.0, Some(2)),
    ("gach", 14.0, Face::Regular, Align::Justify, 720, 0.0, 6.0, None),
    ("noi_nhan_tu", 12.0, Face::BoldItalic, Align::Left, 0, 8.0, 0.0, None),
    ("noi_nhan_dong", 11.0, Face::Regular, Align::Left, -110, 0.0, 0.0, None),
    ("chuc_vu", 14.0, Face::Bold, Align::Center, 0, 0.0, 0.0, None),
    ("ho_ten", 14.0, Face::Bold, Align::Center, 0, 85.05, 0.0, None),
    ("o_bang", 12.0, Face::Regular, Align::Left, 0, 2.0, 2.0, None),
    ("o_bang_dau", 12.0, Face::Bold, Align::Center, 0, 2.0, 2.0, None),
    ("sau_bang", 1.0, Face::Regular, Align::Left, 0, 0.0, 0.0, None),
    ("chu_thich", 10.0, Face::Regular, Align::Justify, 0, 0.0, 0.0, None),
    ("so_trang", 14.0, Face::Regular, Align::Center, 0, 0.0, 0.0, None),
];

/// The sample, built paragraph by paragraph.
pub(super) struct Sample {
    styles: Vec<NamedStyle>,
    next: u32,
}

impl Sample {
    fn new() -> Sample {
        let styles = STYLES
            .iter()
            .map(|&(key, size, face, align, first, before, after, outline)| NamedStyle {
                key: key.to_owned(),
                name: words(&format!("style.{key}")),
                outline,
                para: ParaStyle {
                    align,
                    left: Len::from_twips((-first).max(0)),
                    right: Len::ZERO,
                    first_line: Len::from_twips(first),
                    before: Len::from_pt(before).round_to_twip(),
                    after: Len::from_pt(after).round_to_twip(),
                    line_240: 240,
                    line_exact: None,
                    keep_next: outline.is_some() || matches!(key, "ten_loai" | "trich_yeu" | "o_bang_dau"),
                    keep_lines: false,
                },
                size: FontSize::from_pt(size),
                bold: matches!(face, Face::Bold | Face::BoldItalic),
                italic: matches!(face, Face::Italic | Face::BoldItalic),
                color: Color::BLACK,
            })
            .collect();
        Sample { styles, next: 0 }
    }

    fn id(&mut self) -> BlockId {
        self.next += 1;
        BlockId(self.next)
    }

    fn style(&self, key: &str) -> StyleId {
        StyleId(self.styles.iter().position(|s| s.key == key).expect("a style of the table above"))
    }

    /// A run in the style's own face and size.
    fn text(&self, key: &str, text: &str) -> StyledRun {
        let style = &self.styles[self.style(key).0];
        StyledRun::Text {
            text: text.to_owned(),
            face: Face::of(style.bold, style.italic),
            size: style.size,
            unbroken: false,
            drawn: None,
        }
    }

    fn blank(&self, key: &str, kind: FieldKind) -> StyledRun {
        let style = &self.styles[self.style(key).0];
        let face = Face::of(style.bold, style.italic);
        StyledRun::Field { kind, text: " ".repeat(8), blank: true, face, size: style.size }
    }

    fn runs(&mut self, key: &str, runs: Vec<StyledRun>) -> StyledPara {
        let style = self.style(key);
        let NamedStyle { para, outline, .. } = self.styles[style.0];
        StyledPara {
            block: self.id(),
            origin: Origin::default(),
            style,
            para,
            tag: outline.map_or(ParaTag::Paragraph, ParaTag::Heading),
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

    fn para(&mut self, key: &str, text: &str) -> StyledPara {
        let run = self.text(key, &words(text));
        self.runs(key, vec![run])
    }

    fn ruled(&mut self, key: &str, text: &str, share: u32) -> StyledPara {
        let rule = UnderRule { share, of_column: false, below: Len::from_pt(5.0), thickness: Len::from_pt(0.75) };
        StyledPara { rule: Some(rule), ..self.para(key, text) }
    }

    fn head(&mut self) -> StyledPair {
        let number = vec![
            self.text("so_ky_hieu", &words("so")),
            self.blank("so_ky_hieu", FieldKind::Number),
            self.text("so_ky_hieu", &words("so_sau")),
        ];
        let date = vec![
            self.text("dia_danh_ngay", &words("dia_danh")),
            self.blank("dia_danh_ngay", FieldKind::Day),
            self.text("dia_danh_ngay", &words("thang")),
        ];
        let names = StyledPairRow {
            left: vec![self.para("co_quan_chu_quan", "chu_quan"), self.ruled("co_quan_ban_hanh", "ban_hanh", 4200)],
            right: vec![self.para("quoc_hieu", "quoc_hieu"), self.ruled("tieu_ngu", "tieu_ngu", 10_000)],
            signatures: [None, None],
        };
        let lines = StyledPairRow {
            left: vec![self.runs("so_ky_hieu", number)],
            right: vec![self.runs("dia_danh_ngay", date)],
            signatures: [None, None],
        };
        StyledPair {
            block: self.id(),
            hang: Len::from_mm(3.0),
            columns: [Len::from_mm(65.0), Len::from_mm(103.0)],
            rows: vec![names, lines],
            lines_before: None,
            copy: false,
        }
    }

    fn foot(&mut self) -> StyledPair {
        let row = StyledPairRow {
            left: vec![
                self.para("noi_nhan_tu", "noi_nhan"),
                self.para("noi_nhan_dong", "noi_nhan_1"),
                self.para("noi_nhan_dong", "noi_nhan_2"),
                self.para("noi_nhan_dong", "noi_nhan_3"),
            ],
            right: vec![
                self.para("chuc_vu", "chuc_vu_1"),
                self.para("chuc_vu", "chuc_vu_2"),
                self.para("ho_ten", "ho_ten"),
            ],
            signatures: [None, None],
        };
        StyledPair {
            block: self.id(),
            hang: Len::ZERO,
            columns: [Len::from_mm(85.0), Len::from_mm(80.0)],
            rows: vec![row],
            lines_before: Some(2),
            copy: false,
        }
    }

    fn cell(&mut self, style: &str, text: Option<&str>, column: usize, spans: (usize, usize)) -> StyledCell {
        let para = match text {
            Some(text) => self.para(style, text),
            None => self.runs(style, Vec::new()),
        };
        StyledCell { column, column_span: spans.0, row_span: spans.1, middle: false, paras: vec![para] }
    }

    fn table(&mut self) -> StyledTable {
        let head = "o_bang_dau";
        let rows = vec![
            StyledRow {
                header: true,
                leads: false,
                cells: vec![
                    self.cell(head, Some("b_stt"), 0, (1, 2)),
                    self.cell(head, Some("b_viec"), 1, (1, 2)),
                    self.cell(head, Some("b_thoi"), 2, (2, 1)),
                ],
            },
            StyledRow {
                header: true,
                leads: false,
                cells: vec![self.cell(head, Some("b_bat_dau"), 2, (1, 1)), self.cell(head, Some("b_xong"), 3, (1, 1))],
            },
            StyledRow {
                header: false,
                leads: false,
                cells: vec![
                    self.cell("o_bang", None, 0, (1, 1)),
                    self.cell("o_bang", Some("b_1"), 1, (1, 1)),
                    self.cell("o_bang", Some("b_ngay1"), 2, (1, 2)),
                    self.cell("o_bang", Some("b_ngay2"), 3, (1, 1)),
                ],
            },
            StyledRow {
                header: false,
                leads: false,
                cells: vec![
                    self.cell("o_bang", None, 0, (1, 1)),
                    self.cell("o_bang", Some("b_2"), 1, (1, 1)),
                    self.cell("o_bang", Some("b_ngay3"), 3, (1, 1)),
                ],
            },
            StyledRow { header: false, leads: false, cells: vec![self.cell("o_bang", Some("b_chung"), 0, (4, 1))] },
        ];
        StyledTable {
            size: FontSize::from_pt(12.0),
            reduced: false,
            block: self.id(),
            origin: Origin::default(),
            width: Len::from_mm(165.0),
            border: Len::from_pt(0.5),
            padding: Len::from_twips(38),
            shares: vec![None; 4],
            rows,
        }
    }

    fn body(&mut self, rounds: usize) -> Vec<StyledBlock> {
        let mut blocks = Vec::new();
        for _ in 0..rounds {
            blocks.push(self.para("muc_la_ma", "la_ma"));
            blocks.push(self.para("khoan_ten", "khoan"));
            for _ in 0..3 {
                let style = &self.styles[self.style("than").0];
                let bold = StyledRun::Text {
                    text: words("than_dam"),
                    face: Face::Bold,
                    size: style.size,
                    unbroken: true,
                    drawn: None,
                };
                let runs = vec![
                    self.text("than", &words("than")),
                    self.text("than", " "),
                    bold,
                    self.text("than", &words("than_sau")),
                ];
                blocks.push(self.runs("than", runs));
                blocks.push(self.para("gach", "gach"));
            }
        }
        blocks.into_iter().map(StyledBlock::Para).collect()
    }
}

/// The sample with its hints; its body repeated so many times.
pub(super) fn sample(rounds: usize) -> (StyledDocument, LayoutHints) {
    let mut sample = Sample::new();
    let mut blocks = vec![StyledBlock::Pair(sample.head())];
    blocks.push(StyledBlock::Para(sample.para("ten_loai", "ten_loai")));
    let mut subject = sample.ruled("trich_yeu", "trich_yeu", 4200);
    // Balanced lines: the paragraph is narrower than its column.
    subject.para.left = Len::from_mm(25.0);
    subject.para.right = Len::from_mm(25.0);
    let subject_block = subject.block;
    blocks.push(StyledBlock::Para(subject));
    blocks.push(StyledBlock::Para(sample.para("can_cu", "can_cu")));
    blocks.push(StyledBlock::Para(sample.para("than", "mo_dau")));
    blocks.extend(sample.body(rounds));
    let table = sample.table();
    let table_block = table.block;
    blocks.push(StyledBlock::Table(table));
    let last = sample.para("than", "ket");
    let last_block = last.block;
    blocks.push(StyledBlock::Para(last));
    blocks.push(StyledBlock::Pair(sample.foot()));
    let hints = LayoutHints {
        column_widths: BTreeMap::from([(
            table_block,
            [12.0, 89.0, 32.0, 32.0].into_iter().map(Len::from_mm).collect(),
        )]),
        rule_lengths: BTreeMap::from([(subject_block, Len::from_mm(38.0))]),
        rule_drops: BTreeMap::new(),
        keep_with_next: vec![last_block],
        let_go: Vec::new(),
        begin_page: Vec::new(),
        rows_with_next: BTreeMap::new(),
        torn_rows: BTreeMap::new(),
        pages: 2,
        last_pages: Vec::new(),
    };
    let document = StyledDocument {
        sections: vec![StyledSection {
            block: None,
            page: PageGeometry {
                width: Len::from_mm(210.0),
                height: Len::from_mm(297.0),
                top: Len::from_mm(20.0),
                bottom: Len::from_mm(20.0),
                left: Len::from_mm(30.0),
                right: Len::from_mm(15.0),
            },
            numbers_anew: true,
            top: Vec::new(),
            bottom: Vec::new(),
            blocks,
        }],
        mirrored: false,
        folio: Folio {
            style: sample.style("so_trang"),
            bottom: false,
            from_edge: Len::from_mm(10.0),
            hide_first: true,
        },
        body_style: sample.style("than"),
        after_table_style: sample.style("sau_bang"),
        table_style_name: words("table"),
        font: FontNames {
            name: "Times New Roman".to_owned(),
            alternative: "Liberation Serif".to_owned(),
            symbols: "Segoe UI Symbol".to_owned(),
            color: Color::BLACK,
        },
        notes: StyledNotes {
            style: sample.style("chu_thich"),
            rule: Len::from_mm(50.8),
            color: Color::BLACK,
            thickness: Len::from_twips(10),
            above: Len::from_twips(57),
            below: Len::from_twips(57),
        },
        form: Default::default(),
        meta: DocMeta {
            title: words("title"),
            author: words("author"),
            subject: String::new(),
            language: "vi-VN".to_owned(),
            date: Some(Stamp { date: Date { year: 2026, month: 3, day: 5 }, hour: 0, minute: 0, second: 0 }),
            producer: "kehoach 0.1.0".to_owned(),
            record: RecordFields { number: Some("05".to_owned()), ..RecordFields::default() },
        },
        templates: Vec::new(),
        styles: sample.styles,
    };
    (document, hints)
}
