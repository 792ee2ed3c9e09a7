//! The nearest known name, for messages about a misspelt one.

/// The name of `known` that is nearest to `written`, if any is near enough to be meant. `_` and `-` count as the same.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = written.to_lowercase().replace('_', "-").chars().collect();
    let allowed = (wanted.len() / 3).clamp(1, 3);
    known
        .into_iter()
        .map(|name| (distance(&wanted, &name.replace('_', "-").chars().collect::<Vec<_>>()), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// How many insertions, deletions and replacements of a character lead from one to the other.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name_and_a_stranger_none() {
        let known = ["quoc-hieu", "tieu-ngu", "so-ky-hieu"];
        assert_eq!(nearest("quoc-hiu", known), Some("quoc-hieu"));
        assert_eq!(nearest("so_ky_hieu", known), Some("so-ky-hieu"));
        assert_eq!(nearest("footer", known), None);
    }
}
