//! What an edited plan says otherwise than the file it was made of, word by word (`--doi-chieu`).

use super::draft::{Draft, Value};
use super::glyphs::Glyph;
use super::prove::{self, Difference, Said, aligned};
use crate::model::Plan;

/// So many words in a row must be the same for two texts to be together again; one alone may be so by chance.
const TOGETHER: usize = 2;
/// So many words are looked through for that place; what is farther is one change.
const FARTHEST: usize = 3000;

/// Every stretch of words that differs, key by key; a key that only the plan has, as a whole.
pub(crate) fn changes(draft: &Draft, plan: &Plan, said: &Said) -> Vec<Difference> {
    let actual = prove::keys(plan, said);
    let mut out = Vec::new();
    for whole in prove::compare(draft, plan, said).err().unwrap_or_default() {
        let text = actual.get(whole.key.as_str()).map_or("", String::as_str);
        let before = out.len();
        match draft.value(&whole.key) {
            Some(value) if whole.key == "ngay" => {
                let parts: Vec<String> = value.texts().iter().map(|text| text.string()).collect();
                out.push(Difference { file: parts.join("/"), plan: text.trim().to_string(), ..whole.clone() });
            }
            Some(value) => words(&whole.key, value, text, draft.typed, &mut out),
            None => {}
        }
        if out.len() == before {
            out.push(whole);
        }
    }
    let added = actual.iter().filter(|(key, text)| draft.value(key).is_none() && !text.trim().is_empty());
    out.extend(added.map(|(key, text)| Difference {
        key: key.to_string(),
        file: String::new(),
        plan: text.trim().to_string(),
    }));
    out
}

/// The stretches of one key.
fn words(key: &str, value: &Value, text: &str, typed: bool, out: &mut Vec<Difference>) {
    let glyphs: Vec<Vec<Glyph>> = value.texts().into_iter().flat_map(|text| cut(&text.0)).collect();
    let file: Vec<String> = glyphs.iter().map(|word| word.iter().map(|g| g.c).collect()).collect();
    let plan: Vec<String> = text.split_whitespace().map(str::to_string).collect();
    let (mut i, mut j) = (0, 0);
    while i < file.len() || j < plan.len() {
        if i < file.len() && file.get(i) == plan.get(j) {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (x, y) = together(&file[i..], &plan[j..]);
        let was: Vec<Glyph> = glyphs[i..i + x].concat();
        let is: Vec<char> = plan[j..j + y].iter().flat_map(|word| word.chars()).collect();
        // Marks of typed text, and spaces that stand elsewhere, are no change.
        if aligned(&was, &is, typed).is_err() {
            let (file, plan) = (file[i..i + x].join(" "), plan[j..j + y].join(" "));
            out.push(Difference { key: key.to_string(), file, plan });
        }
        (i, j) = (i + x, j + y);
    }
}

/// How many words to go on in each until both say the same again.
fn together(file: &[String], plan: &[String]) -> (usize, usize) {
    let same = |x: usize, y: usize| {
        let (a, b) = (&file[x..], &plan[y..]);
        let run = TOGETHER.min(a.len()).min(b.len());
        (run > 0 || a.len() == b.len()) && a[..run] == b[..run] && (run == TOGETHER || a.len() == b.len())
    };
    for sum in 1..=FARTHEST.min(file.len() + plan.len()) {
        for x in sum.saturating_sub(plan.len())..=sum.min(file.len()) {
            if same(x, sum - x) {
                return (x, sum - x);
            }
        }
    }
    (file.len(), plan.len())
}

/// The words of a text, by the characters that the file has.
fn cut(glyphs: &[Glyph]) -> Vec<Vec<Glyph>> {
    let words = glyphs.split(|g| g.c.is_whitespace());
    let words = words.map(|word| word.iter().filter(|g| g.counts()).copied().collect::<Vec<Glyph>>());
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_together_again_where_two_words_are_the_same() {
        let split = |text: &str| text.split(' ').map(str::to_string).collect::<Vec<_>>();
        for (file, plan, expected) in [
            ("a b c d", "x b c d", (1, 1)),
            ("a b c d", "b c d", (1, 0)),
            ("b c d", "a b c d", (0, 1)),
            ("a b", "x y", (2, 2)),
            ("a x b c", "q r b c", (2, 2)),
        ] {
            assert_eq!(together(&split(file), &split(plan)), expected, "{file} / {plan}");
        }
    }
}
