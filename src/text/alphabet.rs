//! The Vietnamese alphabet as it names things: điểm (`a)` … `đ)`) and capital sections (`A.`).

/// Capital letters that may name a section, in the order of the alphabet. Offices skip letters in different ways
/// (`Đ` or not, `F` or not), so [`follows`] allows the optional ones to be left out.
const CAPITALS: [(char, bool); 33] = [
    ('A', true),
    ('Ă', false),
    ('Â', false),
    ('B', true),
    ('C', true),
    ('D', true),
    ('Đ', false),
    ('E', true),
    ('Ê', false),
    ('F', false),
    ('G', true),
    ('H', true),
    ('I', true),
    ('J', false),
    ('K', true),
    ('L', true),
    ('M', true),
    ('N', true),
    ('O', true),
    ('Ô', false),
    ('Ơ', false),
    ('P', true),
    ('Q', true),
    ('R', true),
    ('S', true),
    ('T', true),
    ('U', true),
    ('Ư', false),
    ('V', true),
    ('W', false),
    ('X', true),
    ('Y', true),
    ('Z', false),
];

/// Whether a capital letter may name a section.
pub(crate) fn is_capital(letter: char) -> bool {
    CAPITALS.iter().any(|(c, _)| *c == letter)
}

/// Whether a small letter may name a điểm.
pub(crate) fn is_small(letter: char) -> bool {
    letter.is_lowercase() && letter.to_uppercase().next().is_some_and(is_capital)
}

/// Whether one capital comes next after another in a list of sections, optional letters left out or not.
pub(crate) fn follows(letter: char, previous: char) -> bool {
    let index = |wanted: char| CAPITALS.iter().position(|(c, _)| *c == wanted);
    let (Some(from), Some(to)) = (index(previous), index(letter)) else { return false };
    from < to && CAPITALS[from + 1..to].iter().all(|(_, needed)| !needed)
}

/// Whether one capital comes anywhere after another.
pub(crate) fn is_after(letter: char, previous: char) -> bool {
    let index = |wanted: char| CAPITALS.iter().position(|(c, _)| *c == wanted);
    index(letter).zip(index(previous)).is_some_and(|(a, b)| a > b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_with_and_without_the_optional_letters_run_on() {
        assert!(follows('Đ', 'D') && follows('E', 'D') && follows('E', 'Đ') && follows('G', 'E') && follows('V', 'U'));
        assert!(!follows('C', 'A') && !follows('A', 'B') && !follows('I', 'G'));
    }

    #[test]
    fn letters_of_points() {
        assert!(is_small('a') && is_small('đ') && is_small('y'));
        assert!(!is_small('A') && !is_small('é') && !is_small('1'));
    }
}
