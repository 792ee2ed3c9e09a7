//! Operators with their operands, as page contents and character maps are written.

use crate::seal::pdf::Value;
use crate::seal::pdf::syntax::Cursor;

/// Most operands that are kept for one operator.
const MAX_OPERANDS: usize = 512;

/// Calls `each` for every operator with the operands in front of it, in order. What is neither is skipped, a value that
/// breaks off as far as it could be read: no byte is read twice.
pub(in crate::seal) fn each(data: &[u8], mut each: impl FnMut(&[u8], &[Value])) {
    let mut at = 0;
    let mut operands = Vec::new();
    loop {
        let mut cursor = Cursor::new(data, at);
        cursor.skip_space();
        if cursor.at >= data.len() {
            return;
        }
        let start = cursor.at;
        match cursor.value() {
            Ok(value) if operands.len() < MAX_OPERANDS => operands.push(value),
            Ok(_) => {}
            Err(_) if cursor.at == start => {
                let regular = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'*' | b'\'' | b'"' | b'_');
                let length = data[start..].iter().take_while(regular).count();
                if length > 0 {
                    each(&data[start..start + length], &operands);
                    operands.clear();
                }
                cursor.at = start + length.max(1);
            }
            Err(_) => {}
        }
        at = cursor.at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::pdf::budget::steps;

    #[test]
    fn operands_go_with_their_operator() {
        let mut seen = Vec::new();
        each(b"q /F0 13 Tf % x\n[<0001> -2 (a)] TJ T* ) 5 5 >> x", |word, operands| {
            seen.push((String::from_utf8_lossy(word).into_owned(), operands.len()));
        });
        let expected = [("q", 0), ("Tf", 2), ("TJ", 1), ("T*", 0), ("x", 2)];
        assert_eq!(seen, expected.map(|(word, count)| (word.to_string(), count)));
    }

    #[test]
    fn what_breaks_off_is_not_read_again() {
        // Each begins a value that never ends, or ends in a fault, as often as it is repeated.
        for piece in [
            "(", "\\(", "(()", "[", "[(", "<<", "<</A(", "<</A[", "<0", "<0 ", "<<>", "/A(", "1 ", "1 0 ", ")", "q ",
            "-",
        ] {
            steps::grow_with_size(4_000, |size| each(piece.repeat(size / piece.len()).as_bytes(), |_, _| {}));
        }
        let mut seen = Vec::new();
        each(b"[<00> 5 BT (a", |word, operands| seen.push((word.to_vec(), operands.len())));
        assert_eq!(seen, [(b"BT".to_vec(), 0)]);
    }
}
