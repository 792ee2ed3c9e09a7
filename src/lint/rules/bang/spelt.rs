//! Numbers in words: `ba mươi tám tỷ bảy trăm năm mươi triệu`.

use crate::lint::grammar::data::usage::{self, Spelt};

/// The value of a number in words; nothing where a word is none of a number, or the order is none.
pub(super) fn value(words: &[&str]) -> Option<u64> {
    let (mut total, mut part, mut last, mut any) = (0u64, 0u64, None::<u64>, false);
    let mut scale = u64::MAX;
    let mut at = 0;
    while at < words.len() {
        match usage::spelt(&words[at].to_lowercase())? {
            Spelt::Joining => {}
            Spelt::Digit(digit) => {
                if last.is_some() {
                    return None;
                }
                last = Some(digit);
                any = true;
            }
            Spelt::Tens => {
                // `mười` is ten, `mươi` tens.
                part += last.take().unwrap_or(1) * 10;
                any = true;
            }
            Spelt::Hundreds => part += last.take()? * 100,
            Spelt::Scale(factor) => {
                part += last.take().unwrap_or(0);
                if part == 0 || factor >= scale {
                    return None;
                }
                // `hai nghìn tỷ`.
                let next = words.get(at + 1).and_then(|word| usage::spelt(&word.to_lowercase()));
                if let Some(Spelt::Scale(more)) = next.filter(|_| factor == 1000) {
                    total += part.checked_mul(factor)?.checked_mul(more)?;
                    scale = more;
                    at += 1;
                } else {
                    total += part.checked_mul(factor)?;
                    scale = factor;
                }
                part = 0;
            }
        }
        at += 1;
    }
    any.then(|| total.checked_add(part)?.checked_add(last.unwrap_or(0))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read() {
        for (text, wanted) in [
            ("ba mươi tám tỷ bảy trăm năm mươi triệu", Some(38_750_000_000)),
            ("Một trăm hai mươi lăm triệu", Some(125_000_000)),
            ("mười lăm triệu ba trăm linh năm nghìn", Some(15_305_000)),
            ("hai mươi mốt", Some(21)),
            ("hai nghìn tỷ", Some(2_000_000_000_000)),
            ("một triệu không trăm năm mươi nghìn", Some(1_050_000)),
            ("tám trăm lẻ bốn ngàn", Some(804_000)),
            ("mười", Some(10)),
            ("tạm ứng", None),
            ("triệu", None),
            ("năm nghìn hai triệu", None),
        ] {
            assert_eq!(value(&text.split(' ').collect::<Vec<_>>()), wanted, "{text}");
        }
    }
}
