//! Roman numerals (chữ số La Mã), which number phần, chương and mục.

const DIGITS: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// The value of a capital Roman numeral in its regular form (`IV`, not `IIII`), 1–3999.
pub(crate) fn value(numeral: &str) -> Option<u32> {
    let mut rest = numeral;
    let mut sum = 0;
    for (worth, digits) in DIGITS {
        while let Some(tail) = rest.strip_prefix(digits) {
            rest = tail;
            sum += worth;
            if sum > 3999 {
                return None;
            }
        }
    }
    (rest.is_empty() && !numeral.is_empty() && write(sum) == numeral).then_some(sum)
}

/// A number as a Roman numeral; nothing for 0.
pub(crate) fn write(number: u32) -> String {
    let mut left = number;
    let mut out = String::new();
    for (worth, digits) in DIGITS {
        while left >= worth {
            left -= worth;
            out.push_str(digits);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_reads_back() {
        for n in 1..=3999 {
            assert_eq!(value(&write(n)), Some(n));
        }
    }

    #[test]
    fn irregular_forms_are_no_numerals() {
        for text in ["", "IIII", "VX", "IC", "iv", "MMMM", "XIA", "A"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
