//! The marked stretches of a content stream, read by a scanner that knows what this program's streams are made of. A
//! general reader makes an object of every operand; a long plan would pay for that more than for its drawing.

/// What the self-check asks of a content stream.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stretches {
    /// The numbers (MCID) of its stretches, in order.
    pub marks: Vec<u32>,
    /// Something is drawn that is neither in a numbered stretch nor an artifact, or a stretch does not end.
    pub loose: bool,
    /// Text shows code 0, which is the missing glyph in every font of ours.
    pub missing_glyph: bool,
}

/// What ends a token, by its byte.
const DELIMITERS: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b"\t\n\x0C\r <>[](){}/%";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
};

/// Reads a content stream; nothing where it holds what this program never writes.
pub(super) fn read(content: &[u8]) -> Option<Stretches> {
    let mut out = Stretches::default();
    // Whether each open stretch is numbered or an artifact.
    let mut open: Vec<bool> = Vec::new();
    let mut operands = Operands::default();
    let mut rest = content;
    loop {
        rest = rest.trim_ascii_start();
        let Some(&first) = rest.first() else { break };
        match first {
            b'<' if rest.get(1) == Some(&b'<') => {
                let end = rest.windows(2).position(|pair| pair == b">>")?;
                operands.mark = number(&rest[..end]);
                rest = &rest[end + 2..];
            }
            b'<' => {
                let end = rest.iter().position(|byte| *byte == b'>')?;
                operands.zero |= rest[1..end].chunks(4).any(|code| code == b"0000");
                rest = &rest[end + 1..];
            }
            b'[' | b']' => rest = &rest[1..],
            // Strings in brackets and inline images.
            b'(' | b'{' | b'%' => return None,
            _ => {
                let end =
                    rest[1..].iter().position(|byte| DELIMITERS[usize::from(*byte)]).map_or(rest.len(), |at| at + 1);
                let token = &rest[..end];
                rest = &rest[end..];
                match token {
                    b"/Artifact" => operands.artifact = true,
                    b"BDC" | b"BMC" => {
                        open.push(operands.artifact || operands.mark.is_some());
                        out.marks.extend(operands.mark);
                    }
                    b"EMC" => out.loose |= open.pop().is_none(),
                    b"Tj" | b"TJ" | b"f" | b"f*" | b"F" | b"S" | b"s" | b"B" | b"b" | b"Do" | b"sh" => {
                        out.loose |= !open.contains(&true);
                        out.missing_glyph |= operands.zero;
                    }
                    b"'" | b"\"" | b"BI" => return None,
                    _ => {}
                }
                if token[0].is_ascii_alphabetic() {
                    operands = Operands::default();
                }
            }
        }
    }
    out.loose |= !open.is_empty();
    Some(out)
}

/// What stood before an operator.
#[derive(Default)]
struct Operands {
    artifact: bool,
    mark: Option<u32>,
    zero: bool,
}

/// The number that a stretch's properties give it.
fn number(properties: &[u8]) -> Option<u32> {
    const KEY: &[u8] = b"/MCID";
    let from = properties.windows(KEY.len()).position(|part| part == KEY)? + KEY.len();
    let digits = properties[from..].trim_ascii_start();
    let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    std::str::from_utf8(&digits[..end]).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Option<Stretches> {
        read(text.as_bytes())
    }

    #[test]
    fn stretches_are_counted() {
        let good = read_text(
            "/P <</MCID 0>> BDC\nBT\n/F0 13 Tf\n[<00010a00> -1.5<0020>] TJ\nET\nEMC\n/Artifact <</Type/Layout>> BDC\n1 2 3 4 re\nf\nEMC\n/Span<</MCID 12>>BDC <0001> Tj EMC",
        );
        assert_eq!(good, Some(Stretches { marks: vec![0, 12], ..Stretches::default() }));
    }

    #[test]
    fn what_is_wrong_is_seen() {
        let loose = |text: &str| read_text(text).unwrap().loose;
        assert!(loose("BT <0001> Tj ET"));
        assert!(loose("/P <</Lang 1>> BDC <0001> Tj EMC"));
        assert!(loose("/P <</MCID 0>> BDC <0001> Tj EMC 1 1 1 1 re f"));
        assert!(loose("/P <</MCID 0>> BDC <0001> Tj"));
        assert!(loose("EMC"));
        let missing = |text: &str| read_text(text).unwrap().missing_glyph;
        assert!(missing("/P <</MCID 0>> BDC [<0001> 3 <00020000>] TJ EMC"));
        assert!(!missing("/P <</MCID 0>> BDC <00010000001> pop <0100> Tj EMC"));
        assert_eq!(read_text("/P <</MCID 0>> BDC (a) Tj EMC"), None);
        assert_eq!(read_text("<0001"), None);
    }
}
