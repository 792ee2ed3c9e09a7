//! Operators with their operands, as page contents and character maps are written.

use crate::seal::pdf::Value;
use crate::seal::pdf::syntax::Cursor;

/// Most operands that are kept for one operator.
const MAX_OPERANDS: usize = 512;

/// Calls `each` for every operator with the operands in front of it, in order. What is neither is skipped.
pub(super) fn each(data: &[u8], mut each: impl FnMut(&[u8], &[Value])) {
    let mut cursor = Cursor::new(data, 0);
    let mut operands = Vec::new();
    loop {
        cursor.skip_space();
        if cursor.at >= data.len() {
            return;
        }
        let start = cursor.at;
        if let Ok(value) = cursor.value() {
            if operands.len() < MAX_OPERANDS {
                operands.push(value);
            }
            continue;
        }
        let regular = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'*' | b'\'' | b'"' | b'_');
        let length = data[start..].iter().take_while(regular).count();
        if length > 0 {
            each(&data[start..start + length], &operands);
            operands.clear();
        }
        cursor = Cursor::new(data, start + length.max(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_go_with_their_operator() {
        let mut seen = Vec::new();
        each(b"q /F0 13 Tf % x\n[<0001> -2 (a)] TJ T* ) 5 5 >> x", |word, operands| {
            seen.push((String::from_utf8_lossy(word).into_owned(), operands.len()));
        });
        let expected = [("q", 0), ("Tf", 2), ("TJ", 1), ("T*", 0), ("x", 2)];
        assert_eq!(seen, expected.map(|(word, count)| (word.to_string(), count)));
    }
}
