//! Pictures: how large they are, and the captions below them.

use super::context::Context;
use super::line::para;
use super::styled::{PageGeometry, ParaTag, StyledBackdrop, StyledBlock, StyledFigure, StyledPara};
use crate::block::{Backdrop, Block, Figure};
use crate::font::fill::fill;
use crate::page::Face;
use crate::units::Len;

/// Twips in an inch.
const INCH: i64 = 1440;
/// What a page keeps free around a picture that fills it, so that another program's rounding moves nothing.
const SLACK: Len = Len::from_twips(20);

/// A picture as the paragraph that it stands in, and its caption; nothing for one that was not read.
pub(super) fn styled(block: &Block, figure: &Figure, cx: &Context<'_>) -> Vec<StyledPara> {
    let entry = &cx.era.hinh;
    let Some(mut shown) = unsized_figure(&figure.file, cx) else { return Vec::new() };
    let mut line = para(block, cx.id(&entry.kieu), ParaTag::Figure, &[], cx);
    let own = Len::from_twips(i64::from(shown.picture.width) * INCH / i64::from(entry.diem_anh.max(1)));
    let captioned = !figure.caption.is_empty();
    shown.alt.clone_from(&figure.alt);
    shown.captioned = captioned;
    shown.size(figure.width.unwrap_or(own), entry.it_nhat);
    let measure = cx.page.text_width();
    if shown.width > measure {
        // What nobody asked for is no reduction.
        shown.wanted = figure.width;
        shown.size(measure, entry.it_nhat);
    }
    line.figure = Some(Box::new(shown));
    (line.para.keep_next, line.para.keep_lines) = (captioned, captioned);
    let mut paras = vec![line];
    if captioned {
        paras.push(para(block, cx.id(&entry.chu_thich), ParaTag::Caption, &figure.caption, cx));
    }
    paras
}

/// A picture that has no size yet; nothing for one that was not read.
fn unsized_figure(file: &str, cx: &Context<'_>) -> Option<StyledFigure> {
    let picture = cx.pictures.get(file)?;
    Some(StyledFigure {
        file: file.to_string(),
        picture: picture.clone(),
        alt: String::new(),
        width: Len::ZERO,
        height: Len::ZERO,
        captioned: false,
        wanted: None,
        coarse: None,
    })
}

/// A picture under the lines of a cell that are `height` high: in the middle of `width`, and never wider.
pub(super) fn backdrop(backdrop: &Backdrop, width: Len, height: Len, cx: &Context<'_>) -> Option<StyledBackdrop> {
    let (entry, least) = (&cx.era.hop.bieu_tuong, cx.era.hinh.it_nhat);
    let mut figure = unsized_figure(&backdrop.file, cx)?;
    let (across, down) = (i64::from(figure.picture.width), i64::from(figure.picture.height.max(1)));
    figure.size(backdrop.width.unwrap_or(Len::from_mm(entry.cao).scale(across, down)), least);
    if figure.width > width {
        figure.wanted = backdrop.width;
        figure.size(width, least);
    }
    // Word processors put nothing above the cell that it is anchored in.
    let (x, y) = ((width - figure.width) / 2, ((height - figure.height) / 2).at_least_zero());
    Some(StyledBackdrop {
        origin: backdrop.origin.clone(),
        ink: (entry.dam.clamp(0.0, 1.0) * 1000.0).round() as u16,
        x: x.round_to_twip(),
        y: y.round_to_twip(),
        figure,
    })
}

impl StyledFigure {
    /// Gives it a width, and the height that goes with it; `least`: fewer pixels an inch are few.
    fn size(&mut self, width: Len, least: u32) {
        let (across, down) = (i64::from(self.picture.width.max(1)), i64::from(self.picture.height));
        let smallest = Len::from_twips(1);
        self.width = width.round_to_twip().max(smallest);
        self.height = self.width.scale(down, across).round_to_twip().max(smallest);
        let density = (across * INCH / self.width.twips()) as u32;
        self.coarse = (density < least).then_some(density);
    }

    /// Makes it no higher than this.
    fn lower(&mut self, height: Len, least: u32) {
        self.wanted = self.wanted.or(Some(self.width));
        let (across, down) = (i64::from(self.picture.width), i64::from(self.picture.height.max(1)));
        let width = Len::from_twips(height.scale(across, down).twips() - 1);
        self.size(width, least);
    }
}

/// Makes pictures that are too high for a page smaller: with their captions they fit on one, and with the lines above
/// that stay with them, too, where they stay large enough.
pub(super) fn fit(blocks: &mut [StyledBlock], page: &PageGeometry, cx: &Context<'_>) {
    let entry = &cx.era.hinh;
    let measure = page.text_width();
    for index in 0..blocks.len() {
        let (above, rest) = blocks.split_at_mut(index);
        let Some((StyledBlock::Para(line), behind)) = rest.split_first_mut() else { continue };
        let Some(figure) = &mut line.figure else { continue };
        let caption = match behind.first() {
            Some(StyledBlock::Para(caption)) if figure.captioned => height(caption, measure, cx),
            _ => Len::ZERO,
        };
        let around = line.para.after + caption + SLACK;
        let alone = page.text_height() - around;
        let led: Vec<Len> = above.iter().rev().map_while(|block| kept(block, measure, cx)).collect();
        // A head above fills a part of the page that nothing is led over.
        let headed = above.iter().rev().nth(led.len()).is_some_and(|block| matches!(block, StyledBlock::Pair(_)));
        let led: Len = led.into_iter().sum();
        let together = alone - line.para.before - led;
        if figure.height > alone {
            figure.lower(alone.max(Len::from_twips(INCH)), entry.it_nhat);
        }
        let least = figure.height.scale((entry.thu_it_nhat * 1000.0) as i64, 1000);
        if !headed && figure.height > together && together >= least {
            figure.lower(together, entry.it_nhat);
        }
    }
}

/// The height of a paragraph that stays with what follows; nothing for anything else.
fn kept(block: &StyledBlock, measure: Len, cx: &Context<'_>) -> Option<Len> {
    match block {
        StyledBlock::Para(para) if para.figure.is_none() && (para.para.keep_next || para.leads) => {
            Some(height(para, measure, cx))
        }
        _ => None,
    }
}

/// The height of a paragraph of text, with the space before and after it.
fn height(para: &StyledPara, measure: Len, cx: &Context<'_>) -> Len {
    let [first, others] = para.measures(measure);
    let lines = fill(&para.pieces(), cx.fonts, first, others).len();
    let style = cx.named(para.style);
    let single = cx.fonts.face(Face::of(style.bold, style.italic)).line_height(style.size);
    let pitch = para.para.line_exact.unwrap_or(single.scale(i64::from(para.para.line_240), 240));
    let frame = para.frame.map(|frame| frame.above() + frame.below()).unwrap_or_default();
    para.para.before + pitch * lines as i64 + frame + para.para.after
}
