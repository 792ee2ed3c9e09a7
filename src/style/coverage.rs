//! A character that no face has stops the run: it would be printed as an empty box, or not at all.

use std::collections::BTreeSet;

use super::context::Context;
use super::styled::{StyledBlock, StyledPara, StyledRun, StyledSection};
use crate::diag::{Diagnostic, rules};

/// Reports every character that the face it would be set in has no glyph for, each once.
pub(super) fn check(sections: &[StyledSection], cx: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for para in sections.iter().flat_map(|section| section.top.iter().chain(&section.bottom)) {
        check_para(para, cx, &mut seen, diagnostics);
    }
    for block in sections.iter().flat_map(|section| &section.blocks) {
        match block {
            StyledBlock::Para(para) => check_para(para, cx, &mut seen, diagnostics),
            StyledBlock::Pair(pair) => {
                for para in pair.rows.iter().flat_map(|row| row.left.iter().chain(&row.right)) {
                    check_para(para, cx, &mut seen, diagnostics);
                }
            }
            StyledBlock::Table(table) => {
                for para in table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paras) {
                    check_para(para, cx, &mut seen, diagnostics);
                }
            }
        }
    }
}

fn check_para(para: &StyledPara, cx: &Context<'_>, seen: &mut BTreeSet<char>, diagnostics: &mut Vec<Diagnostic>) {
    for run in &para.runs {
        if let StyledRun::Mark { note: Some(note), .. } = run {
            check_para(note, cx, seen, diagnostics);
        }
        let (StyledRun::Text { text, face, .. } | StyledRun::Field { text, face, .. }) = run else { continue };
        let font = cx.fonts.face(*face);
        for c in text.chars().filter(|c| font.glyph(*c).is_none()) {
            if seen.insert(c) {
                diagnostics.push(missing(c, para, cx));
            }
        }
    }
}

fn missing(c: char, para: &StyledPara, cx: &Context<'_>) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(c));
    let shown = if c.is_control() || c.is_whitespace() { code.clone() } else { format!("'{c}' ({code})") };
    Diagnostic::of(&rules::PHONG_01, format!("phông chữ không có ký tự {shown}"))
        .at(cx.places.find(para.origin.path.as_ref(), c))
        .advise("xóa hoặc thay ký tự này; văn bản hành chính chỉ dùng chữ Unicode có trong phông Times New Roman")
}
