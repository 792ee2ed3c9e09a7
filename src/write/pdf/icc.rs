//! The sRGB colour profile that PDF/A asks for as its output intent, made here: a matrix profile of ICC version 2.
//! The pages are black on white, so its only duty is to say what "black" means.

/// The primaries of IEC 61966-2-1, adapted to D50, and the white point: X, Y, Z in 1/65536.
const WHITE: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];
const RED: [u32; 3] = [0x6fa2, 0x38f5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xb785, 0x18da];
const BLUE: [u32; 3] = [0x24a0, 0x0f84, 0xb6cf];

/// The transfer curve of sRGB at 0, 1/32 … 1, as a table: computing it needs a power function, whose last digit is not
/// the same on every machine.
const CURVE: [u16; 33] = [
    0, 159, 338, 595, 940, 1381, 1923, 2572, 3334, 4214, 5215, 6344, 7603, 8997, 10530, 12206, 14027, 15998, 18122,
    20401, 22840, 25440, 28206, 31139, 34243, 37521, 40975, 44607, 48420, 52417, 56601, 60972, 65535,
];

/// The profile.
pub(super) fn srgb() -> Vec<u8> {
    let description = {
        // textDescriptionType: ASCII with its length, then empty Unicode and ScriptCode parts.
        let mut data = b"desc\0\0\0\0\0\0\0\x05sRGB\0".to_vec();
        data.extend([0; 4 + 4 + 2 + 1 + 67]);
        data
    };
    let copyright = b"text\0\0\0\0No copyright, use freely\0".to_vec();
    let xyz = |values: [u32; 3]| {
        let mut data = b"XYZ \0\0\0\0".to_vec();
        data.extend(values.into_iter().flat_map(u32::to_be_bytes));
        data
    };
    let curve = {
        let mut data = b"curv\0\0\0\0".to_vec();
        data.extend((CURVE.len() as u32).to_be_bytes());
        data.extend(CURVE.into_iter().flat_map(u16::to_be_bytes));
        data
    };
    let tags: [(&[u8; 4], Vec<u8>); 7] = [
        (b"desc", description),
        (b"cprt", copyright),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve),
    ];
    let mut table = Vec::new();
    let mut data = Vec::new();
    let first = 128 + 4 + 12 * (tags.len() + 2);
    for (signature, content) in &tags {
        let (offset, size) = ((first + data.len()) as u32, content.len() as u32);
        // The three channels have one curve.
        let signatures: &[&[u8; 4]] = if *signature == b"rTRC" { &[b"rTRC", b"gTRC", b"bTRC"] } else { &[signature] };
        for signature in signatures {
            table.extend_from_slice(*signature);
            table.extend(offset.to_be_bytes());
            table.extend(size.to_be_bytes());
        }
        data.extend_from_slice(content);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header((first + data.len()) as u32);
    profile.extend((tags.len() as u32 + 2).to_be_bytes());
    profile.extend(table);
    profile.extend(data);
    profile
}

/// The header of a display profile, RGB to XYZ.
fn header(size: u32) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend(size.to_be_bytes());
    header.extend([0; 4]);
    header.extend(0x0210_0000u32.to_be_bytes());
    header.extend_from_slice(b"mntrRGB XYZ ");
    // The date that a profile must have: the year of IEC 61966-2-1.
    header.extend([1999u16, 10, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    header.extend_from_slice(b"acsp");
    header.resize(68, 0);
    header.extend(WHITE.into_iter().flat_map(u32::to_be_bytes));
    header.resize(128, 0);
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_consistent() {
        let profile = srgb();
        assert_eq!(profile.len() as u32, u32::from_be_bytes(profile[..4].try_into().unwrap()));
        for entry in profile[132..132 + 9 * 12].chunks(12) {
            let number = |at: usize| u32::from_be_bytes(entry[at..at + 4].try_into().unwrap()) as usize;
            assert!(number(4).is_multiple_of(4) && number(4) + number(8) <= profile.len());
        }
        for axis in 0..3 {
            let sum = RED[axis] + GREEN[axis] + BLUE[axis];
            assert!(sum.abs_diff(WHITE[axis]) < 16, "the primaries add up to white");
        }
        assert!(CURVE.is_sorted() && CURVE[0] == 0 && CURVE[32] == u16::MAX);
    }
}
