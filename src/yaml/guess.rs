//! What the officer most likely meant where the parser gave up. The parser names the place where it noticed; a tolerant walk
//! over the lines above it finds the first line that is no YAML of a plan, and says why.

use super::blanks::{odd_space, tab};
use super::line::{self, Quoted};
use super::source::Source;
use crate::diag::{Diagnostic, Place, Rule, rules};

/// The key that was written last, and what its value is.
struct Last<'a> {
    name: &'a str,
    line: usize,
    indent: usize,
    value: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing on the key's line.
    Empty,
    /// Plain text, which goes on in lines that are indented more.
    Plain,
    /// `|` or `>`; how far its first line is indented, when there was one.
    Block(Option<usize>),
    /// In quotes or brackets.
    Closed,
}

struct Walk<'s, 'a> {
    source: &'s Source<'a>,
    last: Option<Last<'a>>,
    /// Where the groups of keys that are open stand.
    groups: Vec<usize>,
    /// The line where the parser noticed.
    fault: usize,
    /// What ended the block above and may be its text: its key, the key's line, the line itself.
    doubtful: Option<(&'a str, usize, usize)>,
}

/// The likely cause of a fault that the parser noticed in line `fault`.
pub(super) fn guess(source: &Source<'_>, fault: usize) -> Option<Diagnostic> {
    let mut walk = Walk { source, last: None, groups: Vec::new(), fault, doubtful: None };
    let mut number = 1;
    while number <= fault.min(source.count()) {
        match walk.line(number) {
            Ok(next) => number = next,
            Err(found) => return Some(found),
        }
    }
    // A block with nothing that counts as its text faults at its head.
    walk.indentation((fault + 1).min(source.count())).err()
}

/// What is said of a file in which no line is a key.
pub(super) fn no_plan(source: &Source<'_>) -> Option<Diagnostic> {
    let first = (1..=source.count()).find(|n| !source.line(*n).trim().is_empty())?;
    let keyed = (1..=source.count()).any(|n| line::keyed(line::after_dashes(source.line(n)).1).is_some());
    (!keyed).then(|| {
        Diagnostic::of(&rules::YAML_01, "đây không phải tệp kế hoạch (YAML): không dòng nào có khóa như 'trich_yeu: …'")
            .at(Place::new(source.file, first as u32, 1))
            .advise("chạy 'kehoach init' để có tệp mẫu rồi dán chữ vào dưới 'noi_dung: |', thụt mọi dòng vào hai khoảng trắng")
    })
}

impl<'a> Walk<'_, 'a> {
    /// Looks at a line; the next one to look at, or what is wrong.
    fn line(&mut self, number: usize) -> Result<usize, Diagnostic> {
        let text = self.source.line(number);
        let body = text.trim();
        if body.is_empty() {
            return Ok(number + 1);
        }
        if self.in_block(number)? == Some(true) {
            return Ok(number + 1);
        }
        if body.starts_with('#') || matches!(body, "---" | "...") {
            return Ok(number + 1);
        }
        self.indentation(number)?;
        let (indent, rest) = line::after_dashes(text);
        let dashed = indent > line::indent(text);
        if let Some((key, value)) = line::keyed(rest) {
            self.level(number, line::indent(text), indent, key)?;
            let column = text.chars().count() - value.chars().count() + 1;
            return self.value(number, column, key, value, indent);
        }
        self.odd_key(number, rest)?;
        if dashed {
            self.stray_item(number)?;
            let column = text.chars().count() - rest.chars().count() + 1;
            return self.value(number, column, "", rest, line::indent(text));
        }
        self.text(number, body).map(|()| number + 1)
    }

    fn say(&self, rule: &'static Rule, what: String, (number, column): (usize, usize), advice: &str) -> Diagnostic {
        Diagnostic::of(rule, what).at(Place::new(self.source.file, number as u32, column as u32)).advise(advice)
    }

    fn wrong<T>(&self, what: impl Into<String>, at: (usize, usize), advice: &str) -> Result<T, Diagnostic> {
        Err(self.say(&rules::YAML_01, what.into(), at, advice))
    }

    /// Whether a line is one of the block above; an error when it is meant as one and stands too far left.
    fn in_block(&mut self, number: usize) -> Result<Option<bool>, Diagnostic> {
        let text = self.source.line(number);
        let Some(Last { name, line: key_line, indent: key, value: Kind::Block(first) }) = &mut self.last else {
            return Ok(None);
        };
        let (name, key_line, key) = (*name, *key_line, *key);
        let begun = first.is_some();
        let (indent, body) = (line::indent(text), text.trim());
        if indent > key {
            let first_indent = *first.get_or_insert(indent);
            if indent >= first_indent || line::keyed(body).is_some() {
                return Ok(Some(indent >= first_indent));
            }
            let what = format!(
                "thụt đầu dòng không đúng: dòng này của '{name}' thụt vào {indent} khoảng trắng, ít hơn dòng đầu ({first_indent})"
            );
            return self.wrong(what, (number, indent + 1), "mọi dòng dưới dấu | thụt vào ít nhất như dòng đầu của nó");
        }
        if line::odd_blank(text).is_some() {
            self.indentation(number)?;
        }
        let item = line::after_dashes(text).0 > indent;
        let ends = line::keyed(body).is_some()
            || body.starts_with('#')
            || (item && (indent < key || name.is_empty()))
            || (begun && line::short_label(body))
            || line::keyed(line::after_dashes(text).1).is_some() && item && indent < key
            || line::glued(body).is_some()
            || line::wide_colon(body).is_some();
        if ends || name.is_empty() || matches!(body, "---" | "...") {
            let label = begun && line::short_label(body) && line::keyed(body).is_none();
            self.doubtful = label.then_some((name, key_line, number));
            self.last = None;
            return Ok(Some(false));
        }
        self.pasted(name, key_line, number)
    }

    /// Lines of a paste that stand left of their block.
    fn pasted<T>(&self, name: &str, key_line: usize, number: usize) -> Result<T, Diagnostic> {
        let what = format!("chữ này thuộc '{name}' (dòng {key_line}) nhưng không thụt vào");
        self.wrong(what, (number, line::indent(self.source.line(number)) + 1), PASTED)
    }

    /// A line is indented with spaces only.
    fn indentation(&self, number: usize) -> Result<(), Diagnostic> {
        let Some((column, c)) = line::odd_blank(self.source.line(number)) else { return Ok(()) };
        if c == '\t' {
            return Err(tab(self.source, number, column));
        }
        Err(odd_space(self.source, number, column))
    }

    /// A key stands under the keys of its group.
    fn level(&mut self, number: usize, dash: usize, indent: usize, key: &str) -> Result<(), Diagnostic> {
        let at = (number, indent + 1);
        while self.groups.last().is_some_and(|g| *g > dash && (*g > indent || dash < indent)) {
            self.groups.pop();
        }
        let top = self.groups.last().copied();
        if top != Some(indent) {
            if let (Some(last), Some(top), true) = (&self.last, top, dash == indent)
                && last.value != Kind::Empty
                && indent > top
            {
                let what = match last.indent > indent {
                    true => format!("khóa '{key}' không thẳng cột với các khóa cùng nhóm ở trên nó"),
                    false => format!(
                        "khóa '{key}' thụt vào hơn '{}' (dòng {}), mà '{}' đã có giá trị",
                        last.name, last.line, last.name
                    ),
                };
                return self.wrong(
                    what,
                    at,
                    "các khóa cùng nhóm đứng thẳng cột; khóa con đứng dưới khóa để trống sau dấu hai chấm",
                );
            }
            if top.is_some_and(|t| t > indent) || (top.is_none() && self.last.is_some() && dash == indent && number > 1)
            {
                let what = format!("khóa '{key}' không thẳng cột với các khóa cùng nhóm ở trên nó");
                return self.wrong(what, at, "các khóa cùng nhóm đứng thẳng cột");
            }
            self.groups.push(indent);
        }
        Ok(())
    }

    /// What a line begins with instead of a key and `: `.
    fn odd_key(&self, number: usize, rest: &str) -> Result<(), Diagnostic> {
        let text = self.source.line(number);
        let column = text.chars().count() - rest.chars().count() + 1;
        let continues = self.last.as_ref().is_some_and(|l| l.value == Kind::Plain && line::indent(text) > l.indent);
        if continues {
            return Ok(());
        }
        if let Some(key) = line::wide_colon(rest) {
            let at = (number, column + key.chars().count());
            let what =
                format!("sau '{key}' là dấu hai chấm toàn khổ '：' (chép từ web hoặc bộ gõ khác), YAML không hiểu");
            return self.wrong(what, at, &format!("gõ lại dấu hai chấm và một khoảng trắng: '{key}: …'"));
        }
        if let Some((key, value)) = line::glued(rest) {
            let at = (number, column + key.len());
            if line::is_odd_blank(value.chars().next().unwrap_or(' ')) {
                return Err(odd_space(self.source, number, at.1 + 1));
            }
            let shown = line::few(value);
            return self.wrong(
                format!("sau dấu hai chấm phải có một khoảng trắng: '{key}: {shown}'"),
                at,
                &format!("viết '{key}: {shown}'"),
            );
        }
        if let Some(mark) = line::list_mark(rest) {
            let what = format!("mục của danh sách bắt đầu bằng '- ' (dấu trừ và khoảng trắng), ở đây là '{mark}'");
            return self.wrong(what, (number, column), &format!("thay '{mark}' bằng '- ' ở mọi mục của danh sách này"));
        }
        Ok(())
    }

    /// An item where no list can be: under a key that has its value.
    fn stray_item(&self, number: usize) -> Result<(), Diagnostic> {
        let indent = line::indent(self.source.line(number));
        match &self.last {
            Some(last)
                if !last.name.is_empty()
                    && last.value == Kind::Plain
                    && indent <= last.indent
                    && self.groups.last() == Some(&indent) =>
            {
                self.meant_for(last, number, indent)
            }
            _ => Ok(()),
        }
    }

    /// Text that is no key: it goes on from the value above, or was meant to.
    fn text(&mut self, number: usize, body: &str) -> Result<(), Diagnostic> {
        let indent = line::indent(self.source.line(number));
        if let Some((name, key_line, first)) = self.doubtful {
            // A label among lines of text was no key.
            return if line::short_label(body) { Ok(()) } else { self.pasted(name, key_line, first) };
        }
        if let Some(key) = line::bare_key(body)
            && self.groups.contains(&indent)
        {
            let what = format!("sau '{key}' thiếu dấu hai chấm");
            return self.wrong(what, (number, indent + 1), &format!("viết '{key}: …'"));
        }
        let Some(last) = &self.last else { return Ok(()) };
        if last.name.is_empty() {
            return Ok(());
        }
        let inside = indent > last.indent;
        let like_key = body.starts_with(|c: char| c.is_ascii_lowercase());
        let goes_on = inside && (number < self.fault || last.value == Kind::Closed);
        if goes_on || (like_key && !inside && last.value != Kind::Empty) || last.value == Kind::Closed {
            return Ok(());
        }
        if inside && !(body.contains(": ") || body.ends_with(':')) {
            return Ok(());
        }
        self.meant_for(last, number, indent)
    }

    /// Lines of text without `|`.
    fn meant_for(&self, last: &Last<'_>, number: usize, indent: usize) -> Result<(), Diagnostic> {
        let name = last.name;
        let what = format!("chữ này thuộc '{name}' (dòng {}), nhưng sau '{name}:' thiếu dấu |", last.line);
        let advice = format!(
            "viết '{name}: |', xuống dòng, rồi thụt mọi dòng chữ vào hai khoảng trắng (VS Code: bôi đen rồi bấm Tab)"
        );
        self.wrong(what, (number, indent + 1), &advice)
    }

    /// What stands behind a key or a dash; the next line to look at.
    fn value(
        &mut self,
        number: usize,
        column: usize,
        name: &'a str,
        value: &'a str,
        indent: usize,
    ) -> Result<usize, Diagnostic> {
        let at = (number, column);
        let mut kind = Kind::Plain;
        let mut next = number + 1;
        match value.chars().next() {
            None | Some('#') => kind = Kind::Empty,
            Some('|' | '>') if line::is_block_head(value) => kind = Kind::Block(None),
            Some(c @ ('|' | '>')) if number >= self.fault.saturating_sub(1) => {
                let what = format!("sau dấu {c} phải xuống dòng, ở đây còn chữ");
                return self.wrong(what, at, "đưa chữ xuống dòng dưới, thụt vào hai khoảng trắng");
            }
            Some(quote @ ('\'' | '"')) => {
                kind = Kind::Closed;
                next = self.quoted(at, quote, value, indent)?;
            }
            Some(open @ ('[' | '{')) => {
                kind = Kind::Closed;
                next = self.bracketed(at, open, value, indent)?;
            }
            Some(c @ ('&' | '*' | '@' | '`' | '%' | '!')) if number == self.fault => {
                if let Some(mark) = line::list_mark(value) {
                    let what =
                        format!("mục của danh sách bắt đầu bằng '- ' (dấu trừ và khoảng trắng), ở đây là '{mark}'");
                    return self.wrong(what, at, &format!("bỏ dấu {mark}, hoặc đặt cả câu trong dấu nháy '…'"));
                }
                let what = match c {
                    '&' | '*' => format!("câu bắt đầu bằng dấu {c}, là ký hiệu riêng của YAML"),
                    _ => format!("câu bắt đầu bằng ký hiệu riêng của YAML (dấu {c})"),
                };
                return self.wrong(what, at, &format!("đặt cả câu trong dấu nháy: '{}'", line::few(value)));
            }
            _ => {}
        }
        self.doubtful = None;
        self.last = Some(Last { name, line: number, indent, value: kind });
        Ok(next)
    }

    /// A text in quotes; the line after it.
    fn quoted(&self, at: (usize, usize), quote: char, value: &str, indent: usize) -> Result<usize, Diagnostic> {
        match line::quoted(quote, value) {
            Quoted::Whole => Ok(at.0 + 1),
            Quoted::Early(column) => {
                let advice = match quote {
                    '\'' => "dấu nháy đơn trong câu viết hai lần (''), hoặc đặt cả câu trong dấu nháy kép \"…\"",
                    _ => "câu có dấu nháy kép thì đặt cả câu trong dấu nháy đơn '…', hoặc viết dưới dấu |",
                };
                self.wrong("sau dấu nháy đóng còn chữ", (at.0, at.1 + column), advice)
            }
            Quoted::Open => {
                for number in at.0 + 1..=self.source.count() {
                    let text = self.source.line(number);
                    if line::keyed(text.trim()).is_some() && line::indent(text) <= indent {
                        break;
                    }
                    if text.contains(quote) {
                        return Ok(number + 1);
                    }
                }
                let advice =
                    format!("thêm dấu {quote} ở cuối câu; nếu dấu {quote} là chữ của câu thì viết câu dưới dấu |");
                self.wrong("dấu nháy mở ở đây không có dấu nháy đóng", at, &advice)
            }
        }
    }

    /// A list or group in brackets; the line after it.
    fn bracketed(&self, at: (usize, usize), open: char, value: &str, indent: usize) -> Result<usize, Diagnostic> {
        let mut all = value.to_string();
        let mut number = at.0;
        loop {
            match line::closing(&all) {
                Some(rest) if rest.is_empty() || rest.starts_with('#') => break,
                Some(_) => {
                    let what = format!("câu bắt đầu bằng {open} phải đặt trong dấu nháy '…'");
                    return self.wrong(what, at, &format!("viết cả câu trong dấu nháy: '{}'", line::few(value)));
                }
                None => {
                    number += 1;
                    let text = self.source.line(number);
                    let key = line::keyed(text.trim()).is_some() && line::indent(text) <= indent;
                    if number > self.source.count() || key || number > at.0 + 500 {
                        let close = if open == '[' { ']' } else { '}' };
                        let what = format!("danh sách trong ngoặc mở bằng {open} ở đây chưa có dấu {close} đóng");
                        return self.wrong(what, at, &format!("thêm dấu {close}, hoặc viết mỗi mục một dòng bắt đầu bằng '- '; câu bắt đầu bằng {open} thì đặt trong dấu nháy '…'"));
                    }
                    all.push(' ');
                    all.push_str(text.trim());
                }
            }
        }
        let lone = |item: &str| item.trim() == "-";
        if number >= self.fault && value.trim_start_matches(['[', ' ']).split([',', ']']).any(lone) {
            return self.wrong(
                "ô chỉ có dấu - trong ngoặc [ ] phải đặt trong dấu nháy",
                at,
                "viết '-' (có dấu nháy), như [1, '-', 500]",
            );
        }
        Ok(number + 1)
    }
}

/// What to do with a paste at the margin.
const PASTED: &str = "thụt mọi dòng chép vào hai khoảng trắng (VS Code: bôi đen rồi bấm Tab)";
