//! Characters that people copy along without seeing them, or that one program alone can show: what each is called, and what
//! becomes of it. Whoever meets a character asks here; nothing else decides.
//!
//! A character that is not named here is printed as it is, in both formats, or has no glyph, which `style` finds out.

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It shows nothing in any program and means nothing in Vietnamese: it is left out, and said so.
    Dropped,
    /// It would be shown in different ways, or not at all: it is refused wherever a value has it.
    Refused,
    /// It has a meaning for who reads a text (a tab behind a label, between the cells of a table); where it would be printed,
    /// it is refused.
    NotPrinted,
}

/// A character with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Odd {
    /// What becomes of it.
    pub fate: Fate,
    /// What it is called.
    pub name: &'static str,
    /// What is to be written instead.
    pub remedy: &'static str,
}

const DELETE: &str = "xóa ký tự này; thường có khi dán từ chương trình khác";
const LINE_END: &str = "nếu vẫn là một đoạn thì thay bằng dấu cách; nếu là hai đoạn thì xuống dòng";
const BULLET: &str = "thay bằng '- '";
const TAB: &str = "gạch đầu dòng chép từ Word: thay '•⇥' bằng '- '; bảng chép từ Word: viết mỗi hàng '| ô | ô |', dưới hàng đầu thêm '|---|---|'; chỗ khác: thay bằng khoảng trắng";

const fn refused(name: &'static str, remedy: &'static str) -> Option<Odd> {
    Some(Odd { fate: Fate::Refused, name, remedy })
}

const fn dropped(name: &'static str) -> Option<Odd> {
    Some(Odd {
        fate: Fate::Dropped, name, remedy: "không phải làm gì; muốn khỏi báo thì gõ lại các chữ ở chỗ ấy"
    })
}

/// What is known of a character; nothing of those that are printed like any other.
pub(crate) fn odd(c: char) -> Option<Odd> {
    // Nearly every character is one of these.
    if matches!(c, ' '..='~' | '\n' | '\u{C0}'..='\u{2FF}' | '\u{1E00}'..='\u{1FFF}') {
        return None;
    }
    match c {
        '\t' => Some(Odd { fate: Fate::NotPrinted, name: "dấu Tab ở giữa dòng", remedy: TAB }),
        '\u{B}' => refused("dấu xuống dòng của Word (Shift+Enter)", LINE_END),
        '\u{2028}' => refused("dấu xuống dòng (Shift+Enter)", LINE_END),
        '\u{85}' => refused("dấu xuống dòng của hệ máy khác", LINE_END),
        '\u{2029}' => refused("dấu ngắt đoạn", "thay bằng xuống dòng"),
        '\u{C}' => refused("dấu ngắt trang của Word", "xóa đi, chương trình tự ngắt trang"),
        '\r' => refused("dấu xuống dòng kiểu cũ (CR)", "lưu lại tệp với dấu xuống dòng LF hoặc CRLF"),
        '\u{7}' => refused("dấu cuối ô của bảng trong Word", "xóa đi; bảng viết mỗi hàng '| ô | ô |'"),
        '\u{1E}' | '\u{1F}' => {
            refused("gạch nối đặc biệt của Word", "nếu là dấu gạch nối thì gõ '-'; nếu không thì xóa đi")
        }
        '\u{80}'..='\u{9F}' => {
            refused("ký tự điều khiển", "gõ lại chữ ở chỗ này; thường có khi chữ được chuyển sai bảng mã")
        }
        '\0'..='\u{1F}' | '\u{7F}' => refused("ký tự điều khiển", DELETE),
        '\u{AD}' => refused(
            "gạch nối mềm (dấu nối ẩn)",
            "nếu chỗ ấy có dấu gạch nối thì gõ '-', nếu không thì xóa ký tự này; thường có khi chép từ PDF hoặc trang web",
        ),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => refused(
            "ký tự điều khiển hướng chữ",
            "xóa ký tự này hoặc gõ lại đoạn chữ ấy; nó làm chữ hiện ngược thứ tự, thường đi theo tên, số điện thoại chép từ danh bạ, Zalo",
        ),
        '\u{200B}' => dropped("dấu cách rộng bằng không"),
        '\u{200C}' | '\u{200D}' | '\u{34F}' => dropped("dấu nối chữ ẩn"),
        '\u{2060}' | '\u{180E}' => dropped("dấu chống ngắt dòng ẩn"),
        '\u{2061}'..='\u{2064}' => dropped("phép tính ẩn"),
        '\u{FEFF}' => dropped("dấu đầu tệp (BOM) ở giữa tệp"),
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => dropped("dấu chọn kiểu hình của ký tự"),
        '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => {
            refused("ký tự điều khiển", DELETE)
        }
        '\u{FFFC}' => refused("chỗ của một hình ảnh", "xóa ký tự này; hình ảnh không đưa vào tệp này"),
        '\u{FFFD}' => refused(
            "ký tự hỏng (dấu hỏi trong ô)",
            "chữ ở chỗ này đã mất khi chép hoặc chuyển bảng mã; gõ lại chữ đúng",
        ),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => private(c),
        _ if u32::from(c) & 0xFFFE == 0xFFFE => refused("ký tự không dùng trong văn bản", DELETE),
        _ => None,
    }
}

/// Characters that only one face can show: Word writes those of its symbol faces so.
fn private(c: char) -> Option<Odd> {
    match c {
        '\u{F0B7}' => refused("dấu chấm tròn của Word (phông Symbol)", BULLET),
        '\u{F0A7}' => refused("dấu ô vuông của Word (phông Wingdings)", BULLET),
        '\u{F0D8}' => refused("dấu đầu mũi tên của Word (phông Wingdings)", BULLET),
        '\u{F076}' => refused("dấu hình thoi của Word (phông Wingdings)", BULLET),
        '\u{F06E}' => refused("dấu ô vuông đen của Word (phông Wingdings)", "thay bằng '- '; giữa câu thì gõ ■"),
        '\u{F06C}' => refused("dấu chấm đen của Word (phông Wingdings)", "thay bằng '- '; giữa câu thì gõ ●"),
        '\u{F0FC}' => refused("dấu tích của Word (phông Wingdings)", "thay bằng '- '; nếu là dấu tích thì gõ ✓"),
        '\u{F0FE}' => refused("ô đã tích của Word (phông Wingdings)", "gõ ☑"),
        '\u{F0FD}' => refused("ô đã gạch của Word (phông Wingdings)", "gõ ☒"),
        '\u{F06F}' | '\u{F0A8}' => refused("ô trống của Word (phông Wingdings)", "gõ ☐; đầu dòng thì thay bằng '- '"),
        '\u{F0E0}' | '\u{F0E8}' => refused("mũi tên của Word (phông Wingdings)", "gõ →; đầu dòng thì thay bằng '- '"),
        '\u{F020}'..='\u{F0FF}' => refused(
            "ký tự của phông Symbol, Wingdings trong Word",
            "đầu dòng thì thay bằng '- '; giữa câu thì gõ ký tự Unicode cùng hình, như ≥ → ✓ ☐",
        ),
        _ => refused(
            "ký tự riêng của một phông chữ",
            "gõ lại bằng chữ Unicode; máy khác không có phông ấy sẽ không hiện được ký tự này",
        ),
    }
}

/// A character of the same use that the faces have, for one that they lack.
pub(crate) fn near(c: char) -> Option<&'static str> {
    Some(match c {
        '✅' | '🗸' | '🗹' | '✔' => "✓",
        '❌' | '❎' | '✖' | '🗴' | '🗷' => "✗",
        '⬜' | '◻' | '🔲' | '🔳' | '❏' | '❐' | '❑' | '❒' | '⬚' => "☐",
        '⬛' | '◼' => "■",
        '👉' | '➡' | '➔' | '➜' | '➞' | '🡒' | '⮕' | '⟶' | '⇨' | '➝' => "→",
        '⬅' | '👈' | '⟵' => "←",
        '⬆' | '👆' => "↑",
        '⬇' | '👇' => "↓",
        '⟹' | '⟾' => "⇒",
        '⟺' => "⇔",
        '🔹' | '🔸' | '🔷' | '🔶' | '🔘' | '🔴' | '🔵' | '⚫' | '⬤' | '📌' | '✳' | '✴' => "-",
        '⭐' | '🌟' => "★",
        '📞' | '📱' | '☏' => "ĐT:",
        '📧' | '✉' | '📩' => "Email:",
        '，' => ",",
        '．' | '。' => ".",
        '：' => ":",
        '；' => ";",
        '（' => "(",
        '）' => ")",
        '／' => "/",
        '％' => "%",
        '－' => "-",
        '【' => "[",
        '】' => "]",
        '「' | '『' => "“",
        '」' | '』' => "”",
        '𝐱' | '𝑥' => "x",
        _ => return None,
    })
}

/// How a message shows a character: itself, where it can be seen, and its code.
pub(crate) fn shown(c: char) -> String {
    let code = format!("U+{:04X}", u32::from(c));
    if c.is_control() || c.is_whitespace() || odd(c).is_some() { code } else { format!("'{c}' ({code})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_not_odd() {
        let text = "Kế hoạch số 12/KH-SNV: “5 %” – 1.000 m²…\u{A0}a\u{202F}b\u{2007}c\u{2011}d ☐ ✓ → NH₄⁺ αβγ №";
        assert_eq!(text.chars().filter(|c| odd(*c).is_some()).collect::<String>(), "");
    }

    #[test]
    fn what_nobody_sees_has_a_fate() {
        let fates = |from: u32, to: u32, fate: Fate| {
            for c in (from..=to).filter_map(char::from_u32) {
                assert_eq!(odd(c).map(|odd| odd.fate), Some(fate), "U+{:04X}", u32::from(c));
            }
        };
        for (from, to) in [(0x0, 0x8), (0xB, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x200E, 0x200F), (0x2028, 0x202E)] {
            if from != 0xB {
                fates(from, to, Fate::Refused);
            }
        }
        for (from, to) in [(0xB, 0x1F), (0x2066, 0x206F), (0xE000, 0xF8FF), (0xFFF9, 0xFFFD), (0xFFFE, 0xFFFF)] {
            fates(from, to, Fate::Refused);
        }
        for (from, to) in [(0x200B, 0x200D), (0x2060, 0x2064), (0x34F, 0x34F), (0xFEFF, 0xFEFF), (0xFE00, 0xFE0F)] {
            fates(from, to, Fate::Dropped);
        }
        assert_eq!(odd('\t').map(|odd| odd.fate), Some(Fate::NotPrinted));
        // Nothing that is left to the faces is invisible or moves other characters.
        let unnamed = |c: &char| odd(*c).is_none();
        let hidden: Vec<char> = ('\0'..='\u{FFFF}').filter(unnamed).filter(|c| c.is_control() && *c != '\n').collect();
        assert_eq!(hidden, []);
    }

    #[test]
    fn a_near_character_is_not_odd_itself() {
        for c in ('\u{2000}'..='\u{1FAFF}').filter(|c| near(*c).is_some()) {
            assert_eq!(near(c).unwrap().chars().filter(|c| odd(*c).is_some()).count(), 0, "{c}");
            assert!(odd(c).is_none(), "{c}");
        }
    }
}
