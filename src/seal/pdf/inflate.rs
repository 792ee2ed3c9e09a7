//! Decompression with a limit.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::Fault;

/// How many times its bytes Flate data become at most (RFC 1951: 258 bytes of two bits).
pub(super) const MOST: usize = 1032;

/// Decompresses Flate data, to `limit` bytes at most.
///
/// # Errors
/// [`Fault::TooLarge`] beyond the limit; [`Fault::Broken`] when the data are not Flate data, with the offset 0.
pub fn inflate(data: &[u8], limit: usize) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    let mut reader = ZlibDecoder::new(data).take(limit as u64 + 1);
    reader.read_to_end(&mut out).map_err(|_| Fault::Broken { at: 0, wanted: "Flate data" })?;
    if out.len() > limit { Err(Fault::TooLarge) } else { Ok(out) }
}

/// Takes back a PNG predictor, with which cross-reference streams are written. Rows that are cut off are left out.
///
/// # Errors
/// [`Fault::Broken`] when a row names a filter that there is not.
pub(super) fn unpredict(data: &[u8], columns: usize) -> Result<Vec<u8>, Fault> {
    let mut out: Vec<u8> = Vec::with_capacity(data.len());
    let mut above = vec![0u8; columns];
    for row in data.chunks_exact(columns + 1) {
        let (filter, row) = (row[0], &row[1..]);
        let mut line = vec![0u8; columns];
        for i in 0..columns {
            let (left, up) = (if i > 0 { line[i - 1] } else { 0 }, above[i]);
            let corner = if i > 0 { above[i - 1] } else { 0 };
            let predicted = match filter {
                0 => 0,
                1 => left,
                2 => up,
                3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                4 => paeth(left, up, corner),
                _ => return Err(Fault::Broken { at: 0, wanted: "PNG predictor" }),
            };
            line[i] = row[i].wrapping_add(predicted);
        }
        out.extend_from_slice(&line);
        above = line;
    }
    Ok(out)
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
    let estimate = a + b - c;
    let (da, db, dc) = ((estimate - a).abs(), (estimate - b).abs(), (estimate - c).abs());
    if da <= db && da <= dc {
        left
    } else if db <= dc {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_png_predictor_is_taken_back() {
        let lines = [
            [10, 200, 30, 40],
            [12, 190, 31, 250],
            [12, 195, 33, 7],
            [250, 1, 128, 9],
            [9, 9, 90, 200],
            [1, 200, 100, 50],
            [255, 0, 3, 90],
        ];
        // None, left, above, their mean, and three times what Paeth chooses: left, above and the corner.
        let rows = [
            [0, 10, 200, 30, 40],
            [1, 12, 178, 97, 219],
            [2, 0, 5, 2, 13],
            [3, 244, 35, 111, 198],
            [4, 15, 8, 218, 191],
            [4, 248, 199, 156, 106],
            [4, 254, 1, 3, 87],
        ];
        assert_eq!(unpredict(&rows.concat(), 4), Ok(lines.concat()));
        assert_eq!([paeth(3, 50, 1), paeth(50, 3, 1), paeth(2, 9, 5), paeth(7, 7, 7)], [50, 50, 5, 7]);
        // What is cut off is left out, and another filter is none.
        assert_eq!(unpredict(&[0, 1, 2, 0, 3], 2), Ok(vec![1, 2]));
        assert_eq!(unpredict(&[5, 1, 2], 2), Err(Fault::Broken { at: 0, wanted: "PNG predictor" }));
    }
}
