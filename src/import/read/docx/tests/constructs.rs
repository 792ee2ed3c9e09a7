use super::build::body;

#[test]
fn a_paragraph_is_a_line() {
    let doc = body("<w:p><w:r><w:t>Kính gửi: </w:t></w:r><w:r><w:t>Sở Nội vụ</w:t></w:r></w:p>");
    assert_eq!(doc.lines()[0].text(), "Kính gửi:Sở Nội vụ");
}
