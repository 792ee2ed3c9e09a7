//! A content stream as it is written: operands and operator of one operation on a line of its own, as lopdf's encoder
//! separates them. Bytes are written where they stand in the file: an object for every operand, which is made, kept and
//! dropped again, cost more than all other work on a page.

use std::fmt::Write as _;

/// A content stream.
#[derive(Debug, Default)]
pub(super) struct Operators {
    out: Vec<u8>,
}

/// A piece of shown text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// The code of a glyph.
    Code(u16),
    /// Moves the pen back, in tenths of a thousandth of the em.
    Back(i64),
}

/// What a marked stretch says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Property {
    /// Its number on the page.
    Mcid(usize),
    /// The kind of an artifact.
    Type(&'static str),
}

impl Operators {
    /// The stream's bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// An operation with numbers in thousandths.
    pub(super) fn numbers(&mut self, thousandths: &[i64], operator: &str) {
        self.begin();
        for number in thousandths {
            decimal(*number, 3, &mut self.out);
            self.out.push(b' ');
        }
        self.out.extend_from_slice(operator.as_bytes());
    }

    /// An operation without operands.
    pub(super) fn plain(&mut self, operator: &str) {
        self.numbers(&[], operator);
    }

    /// An operation on a resource.
    pub(super) fn named(&mut self, name: &str, operator: &str) {
        self.begin();
        self.name(name);
        self.out.push(b' ');
        self.out.extend_from_slice(operator.as_bytes());
    }

    /// `Tf`: a font at a size in tenths of a point.
    pub(super) fn font(&mut self, name: &str, tenths: i64) {
        self.begin();
        self.name(name);
        self.out.push(b' ');
        decimal(tenths, 1, &mut self.out);
        self.out.extend_from_slice(b" Tf");
    }

    /// `rg`: what is filled from now on gets a colour.
    pub(super) fn color(&mut self, rgb: [u8; 3]) {
        self.begin();
        for part in rgb {
            self.text(format_args!("{} ", f32::from(part) / 255.0));
        }
        self.out.extend_from_slice(b"rg");
    }

    /// `BDC`: begins a marked stretch.
    pub(super) fn mark(&mut self, tag: &str, property: Property) {
        self.begin();
        self.name(tag);
        match property {
            Property::Mcid(number) => self.text(format_args!(" <</MCID {number}>> BDC")),
            Property::Type(kind) => self.text(format_args!(" <</Type/{kind}>> BDC")),
        }
    }

    /// `Tj`, or `TJ` where the pen is moved in between; the first piece is a glyph.
    pub(super) fn show(&mut self, pieces: impl Iterator<Item = Piece>) {
        self.begin();
        let start = self.out.len();
        let mut moved = false;
        self.out.push(b'<');
        for piece in pieces {
            match piece {
                Piece::Code(code) => {
                    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
                    let digit = |shift: u16| DIGITS[usize::from(code >> shift & 0xf)];
                    self.out.extend_from_slice(&[digit(12), digit(8), digit(4), digit(0)]);
                }
                Piece::Back(tenths) => {
                    moved = true;
                    self.out.extend_from_slice(b"> ");
                    decimal(tenths, 1, &mut self.out);
                    self.out.push(b'<');
                }
            }
        }
        self.out.push(b'>');
        if moved {
            self.out.insert(start, b'[');
            self.out.extend_from_slice(b"] TJ");
        } else {
            self.out.extend_from_slice(b" Tj");
        }
    }

    fn begin(&mut self) {
        if !self.out.is_empty() {
            self.out.push(b'\n');
        }
    }

    fn name(&mut self, name: &str) {
        self.out.push(b'/');
        self.out.extend_from_slice(name.as_bytes());
    }

    fn text(&mut self, text: std::fmt::Arguments<'_>) {
        let mut written = String::new();
        // A string takes everything.
        let _ = written.write_fmt(text);
        self.out.extend_from_slice(written.as_bytes());
    }
}

/// A number in units of the so-manieth decimal place, as short as it can be written.
fn decimal(number: i64, places: u32, out: &mut Vec<u8>) {
    if number < 0 {
        out.push(b'-');
    }
    let mut rest = number.unsigned_abs();
    let mut places = places;
    while places > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        places -= 1;
    }
    let start = out.len();
    // From the last digit to the first.
    while rest > 0 || places > 0 || out.len() == start {
        out.push(b'0' + (rest % 10) as u8);
        rest /= 10;
        if places > 0 {
            places -= 1;
            if places == 0 {
                out.push(b'.');
                if rest == 0 {
                    out.push(b'0');
                }
            }
        }
    }
    out[start..].reverse();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_a_float_of_the_same_value_is() {
        let written = |number, places| {
            let mut out = Vec::new();
            decimal(number, places, &mut out);
            String::from_utf8(out).unwrap()
        };
        for number in (-3_000..3_000).chain([841_890, 595_276, 9_999_999, -9_999_990, 1_000_000]) {
            assert_eq!(written(number, 3), ((number as f64 / 1000.0) as f32).to_string());
            assert_eq!(written(number, 1), (number as f32 / 10.0).to_string());
        }
    }

    #[test]
    fn an_operation_is_a_line() {
        let mut stream = Operators::default();
        stream.mark("P", Property::Mcid(0));
        stream.plain("BT");
        stream.font("F0", 135);
        stream.numbers(&[1000, 0, 0, 1000, 85_050, 700_123], "Tm");
        stream.show([Piece::Code(0x1a), Piece::Code(0x100)].into_iter());
        stream.show([Piece::Code(1), Piece::Back(-15), Piece::Code(0xabcd)].into_iter());
        stream.color([255, 0, 51]);
        stream.mark("Artifact", Property::Type("Layout"));
        stream.named("I0", "Do");
        let expected = "/P <</MCID 0>> BDC\nBT\n/F0 13.5 Tf\n1 0 0 1 85.05 700.123 Tm\n<001A0100> Tj\n\
                        [<0001> -1.5<ABCD>] TJ\n1 0 0.2 rg\n/Artifact <</Type/Layout>> BDC\n/I0 Do";
        assert_eq!(String::from_utf8(stream.into_bytes()).unwrap(), expected);
    }
}
