//! What a font's codes mean and how wide they are, for **all** characters of its subset: printpdf tells of those only that
//! its pages show, but a form field may show the others later.

use std::fmt::Write;

use lopdf::Object;

use super::fonts::UsedFace;

/// Entries of one block of a CMap, at most (Adobe Technical Note 5411).
const BLOCK: usize = 100;

/// `ToUnicode`: the character of each code.
pub(super) fn to_unicode(face: &UsedFace<'_>) -> Vec<u8> {
    let mut out = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    for block in face.codes().chunks(BLOCK) {
        let _ = writeln!(out, "{} beginbfchar", block.len());
        for (code, character) in block {
            let _ = write!(out, "<{code:04X}> <");
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "{unit:04X}");
            }
            out.push_str(">\n");
        }
        out.push_str("endbfchar\n");
    }
    out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    out.into_bytes()
}

/// `W`: the widths of all codes from 1 on.
pub(super) fn widths(face: &UsedFace<'_>) -> Object {
    Object::Array(vec![1.into(), Object::Array(face.widths().map(Object::from).collect())])
}
