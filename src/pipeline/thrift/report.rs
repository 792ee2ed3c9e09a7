//! What thrift tells the officer: what it did and where, or that nothing helps and how much is missing.

use super::{Means, Setting};
use crate::diag::{Diagnostic, Place, rules};
use crate::model::KeyPath;
use crate::normalise::LayoutChoices;
use crate::page::{Face, LastPage};
use crate::style::{StyledBlock, StyledPara};
use crate::units::Len;

/// Longest beginning of a paragraph that is repeated, in characters.
const QUOTED: usize = 40;

/// What was done.
pub(super) fn pulled_back(pages: usize, old: &LayoutChoices, now: &Setting, means: &Means<'_>) -> Diagnostic {
    let new = &now.way.choices;
    let mut done = Vec::new();
    let mut place = None;
    for para in paragraphs(now) {
        let Some(amount) = now.way.condensed.get(&para.block) else { continue };
        let at = means.places.place(para.origin.path.as_ref());
        place = place.or(at);
        let line = at.filter(|at| at.line > 0).map_or(String::new(), |at| format!(" (dòng {})", at.line));
        done.push(format!("thu hẹp khoảng cách chữ {} pt ở đoạn \"{}\"{line}", decimal(amount.pt()), beginning(para)));
    }
    if new.paragraph_space != old.paragraph_space {
        let (new, old) = (decimal(new.paragraph_space.pt()), decimal(old.paragraph_space.pt()));
        done.push(format!("cách đoạn {new} pt thay vì {old} pt"));
    }
    if let (Some(new), Some(old)) = (new.line_exact, old.line_exact)
        && new != old
    {
        done.push(format!("giãn dòng {} pt thay vì {} pt", decimal(new.pt()), decimal(old.pt())));
    }
    if new.line_240 != old.line_240 {
        let lines = |line_240: u32| decimal(f64::from(line_240) / 240.0);
        done.push(format!("giãn dòng {} thay vì {}", lines(new.line_240), lines(old.line_240)));
    }
    let what = format!(
        "đã kéo trang cuối lại, văn bản còn {} trang thay vì {pages}: {}",
        now.laid.hints.pages,
        done.join("; ")
    );
    Diagnostic::of(&rules::GON_01, what).at(place.or_else(|| file(means))).advise(
        "xem lại các chỗ này trên bản in; muốn giữ như cũ thì bỏ --gon, hoặc ghi 'gon: false' trong 'trinh_bay'",
    )
}

/// Nothing helps: `missing` is what the best try still lacks.
pub(super) fn nothing_helps(last: &LastPage, missing: Len, now: &Setting, means: &Means<'_>) -> Diagnostic {
    let body = &now.laid.styled.styles[now.laid.styled.body_style.0];
    let face = means.fonts.face(Face::of(body.bold, body.italic));
    let line = face.line_height(body.size);
    let missing = missing.max(line);
    let lines = (missing.units() + line.units() - 1) / line.units();
    let holds = match (last.foot, last.lines) {
        (true, 0) => "phần ký".to_string(),
        (true, lines) => format!("phần ký và {lines} dòng"),
        (false, lines) => format!("{lines} dòng"),
    };
    let what = format!(
        "không kéo được trang {} lại: trang này chỉ có {holds}, thu hẹp chữ, cách đoạn và giãn dòng đến mức nhỏ nhất vẫn thiếu chỗ khoảng {lines} dòng ({} mm); bố cục giữ nguyên",
        last.pages.end,
        decimal((missing.mm() * 10.0).ceil() / 10.0),
    );
    Diagnostic::of(&rules::GON_02, what)
        .at(file(means))
        .advise(format!("rút ngắn nội dung khoảng {lines} dòng rồi tạo lại; nếu không thì để trang này như vậy"))
}

/// The plan's file as a whole.
fn file(means: &Means<'_>) -> Option<Place> {
    let keys = ["noi_dung", "mo_dau", "trich_yeu", "ky"];
    let known = keys.into_iter().find_map(|key| means.places.place(Some(&KeyPath::root(key))));
    known.map(|place| Place::file(place.file))
}

/// The paragraphs of the text area, in reading order.
fn paragraphs(now: &Setting) -> impl Iterator<Item = &StyledPara> {
    now.laid.styled.blocks().filter_map(|block| match block {
        StyledBlock::Para(para) => Some(para),
        _ => None,
    })
}

/// How a paragraph begins.
fn beginning(para: &StyledPara) -> String {
    let text = para.text();
    let short: String = text.chars().take(QUOTED).collect();
    if short.len() == text.len() {
        return short;
    }
    format!("{}…", short.rsplit_once(' ').map_or(short.as_str(), |(words, _)| words))
}

/// A number as Vietnamese write it, of at most two decimals: `0,1`, `1,15`.
fn decimal(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_have_a_comma() {
        assert_eq!([0.1, 6.0, 1.15, 10.0].map(decimal), ["0,1", "6", "1,15", "10"]);
    }
}
