//! Text that is not drawn like the text around it: superscripts and subscripts, and signs of the face of symbols.

use super::context::Context;
use super::styled::{Drawn, StyledRun};
use crate::page::Face;
use crate::text::script::Script;
use crate::units::{FontSize, Len};

/// What a text stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    pub face: Face,
    pub size: FontSize,
    pub unbroken: bool,
    /// It is marked as small text.
    pub script: Option<Script>,
}

/// A text as runs: one for each stretch that is drawn alike.
pub(super) fn runs(text: &str, around: Around, cx: &Context<'_>) -> Vec<StyledRun> {
    let (own, symbols) = (cx.fonts.face(around.face), cx.fonts.face(Face::Symbol));
    let is_symbol = |c: char| own.glyph(c).is_none() && symbols.glyph(c).is_some();
    let mut runs = Vec::with_capacity(1);
    let mut start = 0;
    let mut open = None;
    for (at, c) in text.char_indices() {
        let symbol = is_symbol(c);
        if let Some(before) = open.filter(|open| *open != symbol) {
            runs.push(run(&text[start..at], before, around, cx));
            start = at;
        }
        open = Some(symbol);
    }
    runs.extend(open.map(|symbol| run(&text[start..], symbol, around, cx)));
    runs
}

fn run(text: &str, symbol: bool, around: Around, cx: &Context<'_>) -> StyledRun {
    let Around { face, size, unbroken, script } = around;
    let drawn = (symbol || script.is_some()).then(|| drawn(script, symbol, around, cx));
    StyledRun::Text { text: text.to_string(), face, size, unbroken, drawn }
}

fn drawn(script: Option<Script>, symbol: bool, around: Around, cx: &Context<'_>) -> Drawn {
    let entry = &cx.era.chi_so;
    let (mut face, mut size) = (around.face, around.size);
    if symbol {
        face = Face::Symbol;
        // What Word can set: half-points.
        size = FontSize::from_half_points(size.share(cx.era.phong.ky_hieu.co).half_points() as u16);
    }
    let shift = match script {
        Some(Script::Raised) => entry.nang,
        Some(Script::Lowered) => -entry.ha,
        None => return Drawn { script, face, size, shift: Len::ZERO },
    };
    Drawn { script, face, size: size.share(entry.co), shift: Len::from_pt(around.size.pt() * shift) }
}

/// The same in text of another face and size.
pub(super) fn again(old: Drawn, face: Face, size: FontSize, cx: &Context<'_>) -> Drawn {
    drawn(old.script, old.is_symbol(), Around { face, size, unbroken: false, script: old.script }, cx)
}
