//! What was noticed of Markdown and HTML in the texts of a file: told once for the whole file, with the lines.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place, rules};

/// What is left over of Markdown or HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Left {
    /// `## ` in front of a title.
    Heading,
    /// A line of `---`.
    Rule,
    /// `> ` in front of a quotation.
    Quote,
    /// A line of three ticks.
    Fence,
    /// `1\\.`
    Escape,
    /// `` `x` ``
    Code,
    /// `__x__`
    Underscores,
    /// `&nbsp;`
    Entity,
    /// `[http://x](http://x)`
    Address,
    /// `[text]{.class}`
    Span,
    /// `\` at the end of a line.
    Break,
    /// `**` that closes at the beginning of the line below.
    Crossing,
    /// `<p>`
    Paragraph,
    /// `<div>`
    Division,
    /// `<sup>2</sup>`
    Script,
    /// `[text](address)`
    Link,
    /// `![…](…)`
    Image,
    /// Another tag, or one without partner.
    Tag,
    /// `- [ ] `
    Task,
    /// `~~x~~`
    Struck,
    /// `m^2`
    Unclosed,
    /// `__05/6__`: a number in bold, or one that was filled in.
    Figures,
}

impl Left {
    /// Whether it was understood, and is not printed.
    fn is_understood(self) -> bool {
        self < Left::Link
    }

    /// As a message calls it.
    fn name(self) -> &'static str {
        match self {
            Left::Heading => "dấu # đầu đề mục",
            Left::Rule => "dòng gạch ---, ***",
            Left::Quote => "dấu > đầu đoạn trích dẫn",
            Left::Fence => "dòng ```",
            Left::Escape => "dấu \\ trước dấu câu",
            Left::Code => "cặp dấu `…`",
            Left::Underscores => "cặp dấu _…_ (thành chữ nghiêng), __…__ (thành chữ đậm)",
            Left::Entity => "tên ký tự như &nbsp;",
            Left::Address => "ngoặc của liên kết",
            Left::Span => "ngoặc và lớp [chữ]{.lớp}",
            Left::Break => "dấu \\ cuối dòng (thành xuống dòng)",
            Left::Crossing => "dấu ** ở đầu dòng (đóng chữ đậm của dòng trên)",
            Left::Paragraph => "thẻ <p>",
            Left::Division => "thẻ <div>",
            Left::Script => "thẻ <sup>, <sub> (thành chỉ số trên, dưới)",
            Left::Link => "liên kết [chữ](địa chỉ)",
            Left::Image => "hình ![…](…)",
            Left::Tag => "thẻ HTML",
            Left::Task => "ô [ ] đầu dòng",
            Left::Struck => "chữ gạch bỏ ~~…~~",
            Left::Figures => "cặp dấu _…_, __…__ quanh số",
            Left::Unclosed => "dấu ^, ~ của chỉ số thiếu dấu đóng",
        }
    }

    /// What to write instead, where it is printed as it was typed.
    fn advice(self) -> Option<&'static str> {
        match self {
            Left::Link => Some("liên kết thì viết 'chữ (địa chỉ)' hoặc chỉ để chữ"),
            Left::Image => Some("hình thì viết riêng một dòng '![mô tả](tệp.png)', hoặc xóa"),
            Left::Tag => Some("thẻ thì xóa (chữ đậm viết **chữ**, chữ nghiêng viết *chữ*, chỉ số viết m^2^, H~2~O)"),
            Left::Struck => Some("chữ gạch bỏ thì xóa cả chữ"),
            Left::Unclosed => {
                Some("chỉ số thì viết dấu ở cả hai đầu: m^2^, H~2~O, hoặc gõ m², H₂O; nếu là chữ thì viết \\^, \\~")
            }
            Left::Figures => Some(
                "số in đậm thì viết **05/6**, in nghiêng thì viết *05/6*; chỗ điền vào mẫu thì viết \\_ thay cho _",
            ),
            Left::Task => Some("ô [ ] thì xóa, hoặc thay bằng ☐"),
            _ => None,
        }
    }
}

/// So many lines are named of each kind.
const NAMED: usize = 20;

/// What was noticed, by kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Leftovers {
    found: BTreeMap<Left, Vec<Place>>,
}

impl Leftovers {
    /// Notes one, where it stands.
    pub(crate) fn add(&mut self, left: Left, place: Option<Place>) {
        self.found.entry(left).or_default().extend(place);
    }

    /// What is to be said: one message about all that was understood, one about all that is printed as it was typed.
    pub(crate) fn diagnostics(self) -> Vec<Diagnostic> {
        let (understood, typed): (Vec<_>, Vec<_>) = self.found.into_iter().partition(|(left, _)| left.is_understood());
        let told = |found: &[(Left, Vec<Place>)]| -> String {
            found
                .iter()
                .map(|(left, places)| format!("{}{}", left.name(), lines(places)))
                .collect::<Vec<_>>()
                .join("; ")
        };
        let first = |found: &[(Left, Vec<Place>)]| found.iter().flat_map(|(_, places)| places).min().copied();
        let mut out = Vec::new();
        if !understood.is_empty() {
            let what = format!("dấu của Markdown, HTML đã được hiểu nên không in ra: {}", told(&understood));
            let advice = "xem lại các dòng ấy, xóa dấu đi để khỏi báo; muốn in chính dấu ấy thì viết \\ trước nó";
            out.push(Diagnostic::of(&rules::DANHDAU_01, what).at(first(&understood)).advise(advice));
        }
        if !typed.is_empty() {
            let what = format!("dấu của Markdown, HTML in nguyên như đã gõ: {}", told(&typed));
            let advice: Vec<&str> = typed.iter().filter_map(|(left, _)| left.advice()).collect();
            out.push(Diagnostic::of(&rules::DANHDAU_02, what).at(first(&typed)).advise(advice.join("; ")));
        }
        out
    }
}

/// ` (dòng 8, 10)`
fn lines(places: &[Place]) -> String {
    let mut lines: Vec<u32> = places.iter().map(|place| place.line).collect();
    lines.sort_unstable();
    lines.dedup();
    let named: Vec<String> = lines.iter().take(NAMED).map(u32::to_string).collect();
    let more = lines.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" và {more} dòng nữa") } else { String::new() };
    if named.is_empty() { String::new() } else { format!(" (dòng {}{more})", named.join(", ")) }
}
