//! Spoilt at random: nothing panics, and what is still read is counted the same twice.

use super::build::{docx, pack, parts, root};
use super::docx as reader;

/// A small generator, so that every run spoils the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }
}

const BODY: &str = "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
    <w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:ins><w:r><w:t>chèn</w:t></w:r></w:ins><w:del><w:r>\
    <w:delText>xóa</w:delText></w:r></w:del><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr>\
    <w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>ô</w:t><w:br/><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/></w:r></w:p>\
    </w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:fldChar \
    w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>1</w:t>\
    <w:fldChar w:fldCharType=\"end\"/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p><w:sectPr/>";

fn beside() -> [(&'static str, &'static str, String); 3] {
    let styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"A\"/><w:rPr><w:i/></w:rPr></w:style>";
    let lists = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.%9\"/></w:lvl></w:abstractNum>\
                 <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let notes = "<w:footnote w:id=\"1\"><w:p><w:r><w:t>chú</w:t></w:r></w:p></w:footnote>";
    [
        ("styles", "s.xml", root("styles", styles)),
        ("numbering", "n.xml", root("numbering", lists)),
        ("footnotes", "f.xml", root("footnotes", notes)),
    ]
}

fn try_it(bytes: &[u8], told: &str) {
    if let Ok((doc, _)) = reader::read(bytes) {
        assert_eq!(doc.raw, Some(doc.count()), "{told}");
    }
}

#[test]
fn spoilt_packages_do_not_panic() {
    let whole = docx(BODY, &beside());
    try_it(&whole, "");
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..=chance.below(4) {
            let at = chance.below(bytes.len());
            bytes[at] = chance.below(256) as u8;
        }
        bytes.truncate(whole.len() - if chance.below(3) == 0 { chance.below(whole.len()) } else { 0 });
        if let Ok((doc, _)) = reader::read(&bytes) {
            assert!(doc.raw.is_none_or(|raw| raw == doc.count()));
        }
    }
}

/// Elements are taken out, doubled, moved and renamed; whatever is still XML is counted the same twice.
#[test]
fn spoilt_parts_are_counted_the_same_twice() {
    let mut chance = Chance(0x2545_F491_4F6C_DD1D);
    for _ in 0..600 {
        let mut all = parts(BODY, &beside());
        let part = chance.below(all.len() - 1) + 1;
        let text = String::from_utf8(all[part].1.clone()).unwrap();
        let mut pieces: Vec<&str> = text.split_inclusive('>').collect();
        for _ in 0..=chance.below(3) {
            let (from, to) = (chance.below(pieces.len()), chance.below(pieces.len()));
            match chance.below(3) {
                0 => drop(pieces.remove(from)),
                1 => pieces.swap(from, to),
                _ => pieces.insert(from, pieces[to]),
            }
        }
        all[part].1 = pieces.concat().into_bytes();
        let told = String::from_utf8_lossy(&all[part].1).into_owned();
        try_it(&pack(&all), &told);
    }
}
