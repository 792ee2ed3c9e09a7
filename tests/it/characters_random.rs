//! Texts of odd characters thrown together: both files hold what was typed, or a message names what is refused.

use crate::characters::plan;
use crate::reading_order::{read, same};
use crate::support::{messages, render};

/// A small generator, so that every run tries the same texts.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }
}

#[test]
fn random_characters_are_printed_alike_or_named() {
    const PIECES: &[&str] = &[
        "Kế",
        "hoạch",
        "số 5",
        " ",
        " ",
        " ",
        ", ",
        ".",
        "m^2^",
        "H~2~O",
        "^",
        "~",
        "**",
        "*",
        "(",
        ")",
        "Ⅳ",
        "☑",
        "→",
        "NH₄⁺",
        "Dₖ",
        "\u{A0}",
        "\u{2011}",
        "\u{202F}",
        "\u{2003}",
        "\u{200B}",
        "\u{2060}",
        "e\u{301}\u{302}",
        "\u{301}",
        "①⑳",
        "α≥β",
        "2021–2025",
        "2026-2030",
        "\\^",
        "\\~",
        "[^",
        "x\u{304}",
    ];
    const REFUSED: &[char] =
        &['\t', '\u{AD}', '\u{202E}', '\u{2028}', '\u{F0B7}', '\u{FFFD}', '✅', '漢', '\u{E000}', '\u{85}'];
    let mut dice = Dice(20_261_128);
    let (mut made, mut stopped) = (0, 0);
    for round in 0..48 {
        let mut text = "Việc ".to_string();
        for piece in 0..3 + dice.roll(25) {
            text += PIECES[dice.roll(PIECES.len())];
            text += if piece % 3 == 2 { " " } else { "" };
        }
        let mut odd = Vec::new();
        if round % 4 == 0 {
            let at = text.char_indices().nth(5 + dice.roll(3)).map_or(text.len(), |(at, _)| at);
            odd.push(REFUSED[dice.roll(REFUSED.len())]);
            text.insert(at, odd[0]);
            text.push_str("cuối");
        }
        let plan = plan(&format!(
            "{text} hết.\n\n1. {text} hết;\n\n| {} | a |\n|---|---|\n| b | {} |",
            text.replace('|', ""),
            text
        ));
        let said = messages(plan.as_bytes());
        match render(&plan).value {
            Some(files) => {
                assert!(odd.is_empty(), "{odd:?} passed: {text:?}");
                let (docx, pdf) = (files.docx.unwrap(), files.pdf.unwrap());
                same(&plan, &docx, &pdf);
                // What is printed is what was typed: marks taken off, hidden characters left out, accents in order.
                let bare = |text: &str| -> String {
                    text.chars().filter(|c| !"*^~\\ \u{200B}\u{2060}".contains(*c)).collect()
                };
                let wanted = bare(&text.replace("e\u{301}\u{302}", "ế"));
                let composed =
                    |text: &str| -> String { unicode_normalization::UnicodeNormalization::nfc(text).collect() };
                let got = composed(&bare(&read(&pdf).concat()));
                let wanted = composed(&wanted);
                assert!(got.contains(wanted.trim()), "{text:?}\n{got}\n{said}");
                if text.contains(['\u{200B}', '\u{2060}']) {
                    assert!(said.contains("PHONG-02"), "{said}");
                }
                made += 1;
            }
            None => {
                assert!(said.contains("lỗi["), "{said}");
                if let Some(c) = odd.first() {
                    let code = format!("U+{:04X}", u32::from(*c));
                    assert!(said.contains(&code) || *c == '\t' && said.contains("dấu Tab"), "{code}: {said}");
                } else {
                    assert!(said.contains("CHUTHICH"), "{text:?}: {said}");
                }
                stopped += 1;
            }
        }
    }
    assert!(made > 15 && stopped >= 12, "{made} {stopped}");
}
