//! Letters drawn together: set where they are, taken back after them, and no harm to the text.

use super::*;

#[test]
fn letter_spacing_is_a_state_of_the_text_that_is_taken_back() {
    let plain = span(words("regular"), Face::Regular, 14.0, 85.05, 0.0);
    let closer = Span { spacing: -Len::from_twips(4), space_extra: Len::from_pt(0.731), ..plain.clone() };
    let spans = [plain.clone(), closer.clone(), closer.clone(), plain.clone()];
    let lines: Vec<Line> =
        spans.iter().enumerate().map(|(n, span)| line(2, 100.0 + 20.0 * n as f64, vec![span.clone()])).collect();
    let pdf = made(&document(vec![lines]), &meta());
    let file = Document::load_mem(&pdf).unwrap();
    let page = file.get_pages()[&1];
    let content = lopdf::content::Content::decode(&file.get_page_content(page)).unwrap();
    let set: Vec<f32> = content
        .operations
        .iter()
        .filter(|operation| operation.operator == "Tc")
        .map(|operation| operation.operands[0].as_float().unwrap())
        .collect();
    assert_eq!(set, [-0.2, 0.0]);
    // The state does all of it: no glyph is moved on its own.
    let pieces = |index: usize| {
        let shows = content.operations.iter().filter(|o| matches!(o.operator.as_str(), "TJ" | "Tj"));
        shows.map(|o| o.operands[0].as_array().map_or(1, Vec::len)).nth(index).unwrap()
    };
    assert!(pieces(1) <= pieces(0) + 2 * words("regular").matches(' ').count(), "{} {}", pieces(0), pieces(1));
    let texts: String = stretches(&file).concat().into_iter().map(|(_, _, text)| text).collect();
    assert_eq!(texts, words("regular").repeat(4));
}
