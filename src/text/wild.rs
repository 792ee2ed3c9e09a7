//! Patterns with `*` for any stretch of characters.

/// Whether characters fit a pattern; `same` says of every other mark of the pattern what it stands for.
pub(crate) fn fits(pattern: &[char], text: &[char], same: impl Fn(char, char) -> bool) -> bool {
    // `star` = where to go on after the last `*` took one more character.
    let (mut p, mut n, mut star) = (0, 0, None);
    while n < text.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p + 1, n));
                p += 1;
            }
            Some(&c) if same(c, text[n]) => {
                p += 1;
                n += 1;
            }
            _ => match &mut star {
                Some((after, taken)) => {
                    *taken += 1;
                    (p, n) = (*after, *taken);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}
