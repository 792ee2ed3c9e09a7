//! Comments at their words, and nothing else changed.

use super::body::{self, Stretch};

const PART: &str = "<w:document xmlns:w=\"x\"><w:body><w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr>\
    <w:t>Họp &amp; bàn,, rồi</w:t></w:r><w:del><w:r><w:t>mất</w:t></w:r></w:del><w:r><w:t xml:space=\"preserve\"> về</w:t><w:tab/></w:r></w:p>\
    </w:body></w:document>";

fn text(part: &str) -> String {
    body::read(part).unwrap().paragraphs.iter().flatten().map(|sign| sign.c).collect()
}

fn stretch(body: &body::Body, words: &str) -> Stretch {
    let signs = &body.paragraphs[0];
    let all: Vec<char> = signs.iter().map(|sign| sign.c).collect();
    let words: Vec<char> = words.chars().collect();
    let at = all.windows(words.len()).position(|window| window == words).unwrap();
    Stretch { first: signs[at].clone(), last: signs[at + words.len() - 1].clone() }
}

#[test]
fn a_comment_stands_round_its_words_and_the_text_stays() {
    let body = body::read(PART).unwrap();
    assert_eq!(text(PART), "họp&bàn,,rồivề");
    for (words, inside) in [(",,", ",,"), ("&bàn", "&amp; bàn"), ("rồivề", "rồi"), ("họp", "Họp"), ("về", "về")]
    {
        let marked = body::marked(PART, &body, &[(stretch(&body, words), 7)]);
        assert_eq!(text(&marked), text(PART), "{marked}");
        let between = marked.split("<w:commentRangeStart w:id=\"7\"/>").nth(1).unwrap();
        let between =
            between.split("<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>").next().unwrap();
        assert!(between.contains(&format!(">{inside}<")), "{words}: {between}");
        assert!(body::read(&marked).is_some() && !marked.contains("<w:t></w:t>"), "{marked}");
    }
}

#[test]
fn several_comments_share_a_run_and_a_place() {
    let body = body::read(PART).unwrap();
    let marks = [
        (stretch(&body, "họp"), 0),
        (stretch(&body, "bàn"), 1),
        (stretch(&body, ",,"), 2),
        (stretch(&body, "bàn,,"), 3),
    ];
    let marked = body::marked(PART, &body, &marks);
    assert_eq!(text(&marked), text(PART));
    for number in 0..4 {
        let place = |mark: &str| marked.find(&format!("<w:{mark} w:id=\"{number}\"/>")).unwrap();
        assert!(place("commentRangeStart") < place("commentRangeEnd"), "{marked}");
        assert!(place("commentRangeEnd") < place("commentReference"), "{marked}");
    }
    assert_eq!(marked.matches("<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr>").count(), 5, "{marked}");
}

#[test]
fn comments_go_on_counting() {
    assert_eq!(super::next_number("<w:comment w:id=\"3\"/><w:comment w:id=\"10\"/>"), 11);
    assert_eq!(super::next_number("<w:comments/>"), 0);
}
