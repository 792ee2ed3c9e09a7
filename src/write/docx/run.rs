//! A paragraph's text as docx-rs runs: only what differs from the paragraph's style is written, and neighbours that look
//! alike become one run, so that a phrase can be searched and edited whole.

use docx_rs::{BreakType, Paragraph, Run, RunFonts, VertAlignType};

use super::DocxError;
use super::styles::NOTE_REFERENCE;
use super::text::check;
use crate::page::Face;
use crate::style::{Drawn, FontNames, NamedStyle, StyledPara, StyledRun};
use crate::text::script::Script;
use crate::units::{FontSize, Len};

/// A run in the making.
struct Open {
    face: Face,
    size: FontSize,
    drawn: Option<Drawn>,
    run: Run,
    text: String,
}

/// What Word calls small text.
pub(super) fn vertical(script: Script) -> VertAlignType {
    match script {
        Script::Raised => VertAlignType::SuperScript,
        Script::Lowered => VertAlignType::SubScript,
    }
}

impl Open {
    /// Whether text that looks like this goes on in it.
    fn looks(&self, face: Face, size: FontSize, drawn: Option<Drawn>) -> bool {
        let face = if drawn.is_some_and(|drawn| drawn.is_symbol()) { Face::Symbol } else { face };
        self.face == face && self.size == size && self.drawn == drawn
    }

    /// Drawn in this way: Word sizes and shifts small text itself.
    fn drawn(mut self, drawn: Drawn, fonts: &FontNames) -> Open {
        if drawn.is_symbol() {
            let name = &fonts.symbols;
            self.run = self.run.fonts(RunFonts::new().ascii(name).hi_ansi(name).east_asia(name).cs(name));
            if drawn.script.is_none() {
                self.run = self.run.size(drawn.size.half_points() as usize);
            }
        }
        if let Some(script) = drawn.script {
            self.run.run_property = self.run.run_property.vert_align(vertical(script));
        }
        self.drawn = Some(drawn);
        self
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            let run = std::mem::take(&mut self.run);
            self.run = run.add_text(std::mem::take(&mut self.text));
        }
    }

    fn close(mut self, paragraph: Paragraph) -> Paragraph {
        self.flush();
        paragraph.add_run(self.run)
    }
}

/// Adds the paragraph's text.
///
/// # Errors
/// [`DocxError::Character`] for text that Word cannot hold.
pub(super) fn add_runs(
    mut paragraph: Paragraph,
    para: &StyledPara,
    style: &NamedStyle,
    fonts: &FontNames,
) -> Result<Paragraph, DocxError> {
    let base = Face::of(style.bold, style.italic);
    let mut open: Option<Open> = None;
    for run in &para.runs {
        let (text, face, size, unbroken, drawn) = match run {
            StyledRun::Text { text, face, size, unbroken, drawn } => (text, *face, *size, *unbroken, *drawn),
            StyledRun::Field { text, face, size, .. } => (text, *face, *size, false, None),
            StyledRun::Mark { face, base, .. } => {
                if let Some(done) = open.take() {
                    paragraph = done.close(paragraph);
                }
                // docx-rs counts its footnotes over the whole process. A column break, which no document of ours has, keeps
                // the place for the finishing pass.
                let run = begin(*face, *base, para.spacing, style).run.style(NOTE_REFERENCE);
                paragraph = paragraph.add_run(run.add_break(BreakType::Column));
                continue;
            }
            StyledRun::Break => {
                let mut line = open.take().unwrap_or_else(|| begin(base, style.size, para.spacing, style));
                line.flush();
                line.run = line.run.add_break(BreakType::TextWrapping);
                open = Some(line);
                continue;
            }
        };
        if text.is_empty() {
            continue;
        }
        check(text, Some(para.block))?;
        let mut next = match open.take() {
            Some(same) if same.looks(face, size, drawn) => same,
            other => {
                if let Some(done) = other {
                    paragraph = done.close(paragraph);
                }
                // Signs have one weight; Word would thicken them.
                let signs = drawn.is_some_and(|drawn| drawn.is_symbol());
                let plain = begin(if signs { Face::Symbol } else { face }, size, para.spacing, style);
                match drawn {
                    Some(drawn) => plain.drawn(drawn, fonts),
                    None => plain,
                }
            }
        };
        if unbroken {
            // Word has no other way to keep a line from breaking at a space.
            next.text.extend(text.chars().map(|c| if c == ' ' { '\u{A0}' } else { c }));
        } else {
            next.text.push_str(text);
        }
        open = Some(next);
    }
    Ok(match open {
        Some(done) => done.close(paragraph),
        None => paragraph,
    })
}

/// An empty run with what differs from the style.
fn begin(face: Face, size: FontSize, spacing: Len, style: &NamedStyle) -> Open {
    let (bold, italic) = emphasis(face);
    let mut run = Run::new();
    if bold != style.bold {
        run = if bold { run.bold() } else { run.disable_bold() };
    }
    if italic != style.italic {
        run = if italic { run.italic() } else { run.disable_italic() };
    }
    if size != style.size {
        run = run.size(size.half_points() as usize);
    }
    if spacing != Len::ZERO {
        run = run.character_spacing(spacing.twips() as i32);
    }
    Open { face, size, drawn: None, run, text: String::new() }
}

/// Bold and italic of a face.
fn emphasis(face: Face) -> (bool, bool) {
    (matches!(face, Face::Bold | Face::BoldItalic), matches!(face, Face::Italic | Face::BoldItalic))
}

/// The size of the last text, which the paragraph's mark shares: a larger mark would make the last line higher.
pub(super) fn mark_size(para: &StyledPara, style: &NamedStyle) -> Option<FontSize> {
    let last = para.runs.iter().rev().find_map(|run| match run {
        StyledRun::Text { size, .. } | StyledRun::Field { size, .. } => Some(*size),
        StyledRun::Mark { .. } | StyledRun::Break => None,
    })?;
    (last != style.size).then_some(last)
}
