//! Which texts cite a decree: what is cited comes from the era of the document, never from code.

use super::source::Source;
use super::token::Kind;

/// The first citation of a decree in a text: its number, a numbered annex, article or form of it.
fn citation(text: &str) -> Option<&str> {
    const NAMES: &[&str] =
        &["NĐ 30", "30/2020", "TT 01", "01/2011", "55/2005", "Nghị định số", "Thông tư số", "PL I", "PL V"];
    let named = NAMES.iter().find_map(|name| text.find(name));
    let numbered = ["Phụ lục ", "Điều ", "mẫu ", "Mục II."].iter().find_map(|word| {
        text.match_indices(word).map(|(at, _)| at).find(|at| {
            let number = &text[at + word.len()..];
            let digits = number.trim_start_matches(|c: char| c.is_ascii_digit());
            match *word {
                "Phụ lục " => number.starts_with(['I', 'V']),
                // `Điều 1. Phạm vi` is the label of an officer's own article.
                "Điều " => digits.len() < number.len() && !digits.starts_with(". "),
                "mẫu " => digits.len() < number.len() && digits.starts_with('.'),
                _ => true,
            }
        })
    });
    let at = named.or(numbered)?;
    Some(text[at..].lines().next().unwrap_or_default())
}

/// No text of the code cites a decree, but what the program is for and the name that the decree's own record has in
/// metadata.
pub(super) fn cites(source: &Source) -> Vec<String> {
    let allowed = ["đúng thể thức Nghị định số 30/2020/NĐ-CP từ một tệp YAML", "<pdfaSchema:schema>"];
    let texts = source.code.iter().filter(|token| token.kind == Kind::Text);
    texts
        .filter(|token| !allowed.iter().any(|own| token.text.contains(own)))
        .filter_map(|token| Some(source.fault(token.line, &format!("cites {}", citation(&token.text)?))))
        .collect()
}

#[test]
fn a_citation_is_told_from_an_officers_own_words() {
    let cited = ["NĐ 30, Phụ lục VI", "PL I.I.IV", "Điều 13, 15 và 18", "theo Phụ lục III;", "(mẫu 1.3)", "Điều 18.3"];
    assert!(cited.iter().all(|text| citation(text).is_some()));
    let own = ["Phụ lục 01", "Phụ lục kèm theo", "Điều 1. Phạm vi", "mẫu trình bày", "Phụ lục {so}"];
    assert_eq!(own.map(citation), [None; 5]);
}
