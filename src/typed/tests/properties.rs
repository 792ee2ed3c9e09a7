//! What holds for any text: nothing is lost, nothing is added, nothing panics, and twice the text takes twice the time.

use std::time::{Duration, Instant};

use crate::model::{Body, BodyItem, Label, RichText};
use crate::typed::testing::read;

/// A sequence of numbers that is the same every time.
struct Numbers(u32);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit
    }
}

/// Every character of a text but white space.
fn add(text: &RichText, out: &mut String) {
    out.extend(text.text().chars().filter(|c| !c.is_whitespace()));
}

/// Every character of a body in reading order, but white space.
fn characters(body: &Body, out: &mut String) {
    for item in body {
        match item {
            BodyItem::Paragraph { text, .. } => add(text, out),
            BodyItem::Table(table) => {
                let cells = table.rows.iter().flat_map(|r| &r.cells);
                cells.flat_map(|c| &c.paragraphs).for_each(|text| add(text, out));
            }
            BodyItem::Figure(figure) => {
                add(&figure.alt, out);
                figure.caption.iter().for_each(|text| add(text, out));
            }
            BodyItem::Landscape { items, .. } => characters(items, out),
            BodyItem::Section(section) => {
                if let Label::Typed(label) = &section.label {
                    add(&label.text, out);
                }
                section.title.iter().chain(&section.text).for_each(|text| add(text, out));
                characters(&section.children, out);
            }
        }
    }
}

const PIECES: [&str; 44] = [
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n\n",
    " ",
    " ",
    " ",
    "\t",
    "I.",
    "IV.",
    "V. ",
    "A. ",
    "1. ",
    "1.",
    "2) ",
    "3/ ",
    "1.1. ",
    "2.1.a. ",
    "6.2 ",
    "a) ",
    "a)",
    "đ. ",
    "- ",
    "– ",
    "• ",
    "+ ",
    "\u{F0B7}\t",
    "Điều 5. ",
    "Phần I",
    "Chương II",
    "Mục 1. ",
    "xã hội",
    "Ủy ban nhân dân",
    "tỉnh An Bình",
    "2026-",
    "(theo",
    "luật)",
    ".",
    ";",
    ",",
    ":",
    "…",
    "\u{AD}\u{200B}",
];

#[test]
fn no_character_is_lost_or_added() {
    let mut numbers = Numbers(7);
    for _ in 0..2000 {
        let length = numbers.below(80);
        let text: String = (0..length).map(|_| PIECES[numbers.below(PIECES.len())]).collect();
        let (body, _) = read(&text);
        let mut found = String::new();
        characters(&body, &mut found);
        let expected: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        assert_eq!(found, expected, "{text:?}");
    }
}

/// What is said with marks and left-over Markdown thrown in: nothing is lost but them.
#[test]
fn no_character_is_lost_but_the_marks() {
    const MARKS: [&str; 22] = [
        "**", "*", "***", "****", "** ", " **", "* ", " *", "`", "__", "_", "\\*", "\\", "<b>", "</b>", "<i>", "</i>",
        "<br>", "&nbsp;", "[", "](", "> ",
    ];
    let is_mark = |c: char| c.is_whitespace() || "*_`\\<>/bir&;nps".contains(c);
    let mut numbers = Numbers(23);
    for _ in 0..3000 {
        let length = numbers.below(40);
        let text: String = (0..length)
            .map(|_| match numbers.below(3) {
                0 => MARKS[numbers.below(MARKS.len())],
                _ => PIECES[numbers.below(PIECES.len())],
            })
            .collect();
        let (body, _) = read(&text);
        let mut found = String::new();
        characters(&body, &mut found);
        let bare = |text: &str| text.chars().filter(|c| !is_mark(*c)).collect::<String>();
        assert_eq!(bare(&found), bare(&text), "{text:?}");
    }
}

/// Of a line, emphasis takes the stars that are paired and nothing else.
#[test]
fn emphasis_takes_nothing_but_its_marks() {
    use crate::typed::inline::{self, Remark};
    let words = ["một", "hai ", " ba", "**", "*", "***", "****", " ", ".", "(", ")", "“", "”", "2", ":"];
    let mut numbers = Numbers(29);
    for _ in 0..20_000 {
        let text: String = (0..numbers.below(16)).map(|_| words[numbers.below(words.len())]).collect();
        let (rich, remarks) = inline::parse(&text);
        let found = rich.text();
        let without = |text: &str| text.replace('*', "");
        assert_eq!(without(&found), without(&text), "{text:?}");
        // What stays is an even number fewer, and told of but for signs inside words and long runs.
        let (before, after) = (text.matches('*').count(), found.matches('*').count());
        assert!((before - after) % 2 == 0, "{text:?}");
        let told: usize =
            remarks.iter().map(|(_, r)| if let Remark::Unpaired(stars, _) = r { *stars } else { 0 }).sum();
        assert!(told <= after, "{text:?}");
        if !text.contains("****") && told < after {
            let chars: Vec<char> = text.chars().collect();
            let inside = |at: usize| {
                chars[at] == '*'
                    && at > 0
                    && chars[at - 1].is_alphanumeric()
                    && chars.get(at + 1).is_some_and(|c| c.is_alphanumeric())
            };
            assert!(after - told <= (0..chars.len()).filter(|at| inside(*at)).count(), "{text:?}");
        }
    }
}

#[test]
fn no_text_panics() {
    let mut numbers = Numbers(11);
    let odd: Vec<char> =
        "aÀ1.)-+*|\\:^[]{}'\"#&!>%@\n\n\n   \tIVXĐđ…“”(),;/–•\u{F0B7}\u{301}\u{2028}\u{A0}\u{200F}".chars().collect();
    for _ in 0..3000 {
        let length = numbers.below(120);
        let text: String = (0..length).map(|_| odd[numbers.below(odd.len())]).collect();
        read(&text);
    }
    for size in [0, 1, 2, 900] {
        for piece in ["*", "**a", "(", "“", "- ", "1.", "1. ", "I", "\n", "a\n", "[^1]: ", "\\", "1.1.", " "] {
            read(&piece.repeat(size));
        }
    }
}

/// The shortest of three runs.
fn time(text: &str) -> Duration {
    let run = || {
        let start = Instant::now();
        read(text);
        start.elapsed()
    };
    (0..3).map(|_| run()).min().unwrap_or_default()
}

#[test]
fn four_times_the_text_takes_about_four_times_as_long() {
    let wrapped = "1. Rà soát, lập danh sách những công trình thủy lợi đã xuống cấp trên\nđịa bàn, gửi phòng chuyên môn (theo mẫu của\nSở) trước ngày 05.\n- Nạo vét kênh mương;\nKhơi thông.\n\n";
    let brackets = "(một\n";
    let same = "1. Một\n";
    let marks = [
        "**a ", "*a** b ", "***", "****a", "`", "[", "[a](http", "<b", "<b>", "&a", "__a ", "\\", "<br>", "a|b\n",
        "a\tb\n", "> a\n", "**a\n",
    ];
    for piece in [wrapped, brackets, same, "từ ", "* a\n", "2\n", "a   b\n"].into_iter().chain(marks) {
        let size = 16_000 / piece.len();
        let measured = || (time(&piece.repeat(size)), time(&piece.repeat(4 * size)));
        // What grows with the square is slow each time; another program is slow once.
        let slow = |(one, four): &(Duration, Duration)| *four >= *one * 9 + Duration::from_millis(30);
        let found: Vec<_> = (0..5).map(|_| measured()).take_while(slow).collect();
        assert!(found.len() < 5, "{piece:?}: {found:?}");
    }
}
