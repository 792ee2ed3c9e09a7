//! Reads a template's source at load: checks its tags against the vocabulary (rendered output has no source map) and
//! puts `<?n file:line?>` before each, so that the reader of markup can name the template's line.

use std::fmt::Write;
use std::ops::Range;

use crate::diag::{Rule, rules};

use crate::markup::vocabulary::{self, Attribute, Element, Roles};
use crate::markup::{missing_attribute, unknown_attribute, unknown_element, unknown_value};

/// What a scan found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The source with processing instructions.
    pub text: String,
    /// Where they were put.
    pub inserted: Vec<Inserted>,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Templates it includes or extends.
    pub uses: Vec<Use>,
    /// It defines components, so it is of use without being included.
    pub components: bool,
}

/// A statement that takes another template in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// The other's name.
    pub name: String,
    /// Where the statement stands in the text with processing instructions.
    pub at: Range<usize>,
    /// It stands for the other's text as it is: an `{% include %}` that takes no blanks beside it away.
    pub plain: bool,
}

/// A processing instruction that was put in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inserted {
    line: u32,
    /// Column in the source, in characters from 0.
    column: u32,
    length: u32,
}

/// Something wrong in the source.
#[derive(Debug)]
pub(super) struct Fault {
    /// Code.
    pub rule: &'static Rule,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Width in characters.
    pub width: u32,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub advice: String,
}

/// The column in the source, from 0, of a column of the text with processing instructions.
pub(super) fn source_column(inserted: &[Inserted], line: u32, column: u32) -> u32 {
    let mut before = 0;
    for put in inserted.iter().filter(|p| p.line == line) {
        if put.column + before >= column {
            break;
        }
        before += put.length.min(column - put.column - before);
    }
    column - before
}

/// Scans the source of the template with this index. `own`: it comes with the program, and serves every era: a role that this
/// one does not have is reported where it is printed, if ever.
pub(super) fn scan(index: usize, source: &str, roles: &Roles, own: bool) -> Scan {
    let (line, scan, context) = (1, Scan::default(), source.contains(CONTEXT));
    let mut scanner =
        Scanner { source, at: 0, copied: 0, line, line_start: 0, counted: 0, index, roles, own, context, scan };
    scanner.run();
    scanner.scan
}

/// What Tera knows of all values, in an order of its own.
const CONTEXT: &str = "__tera_context";

/// The word that a statement (`{% … %}`) begins with; nothing for an expression.
fn word(statement: &str) -> &str {
    let inner = statement.strip_prefix("{%").unwrap_or_default().trim_start_matches('-').trim_start();
    inner.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// Whether a source may define components, told quickly.
pub(super) fn may_define_components(source: &str) -> bool {
    source.contains("component")
}

struct Scanner<'a> {
    source: &'a str,
    /// Byte that is looked at.
    at: usize,
    /// Bytes before this one are in the output.
    copied: usize,
    /// Line of `counted`, and the byte it begins at.
    line: u32,
    line_start: usize,
    counted: usize,
    index: usize,
    roles: &'a Roles,
    own: bool,
    /// It names what no template may print.
    context: bool,
    scan: Scan,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    /// Goes to the next of these bytes, which are no part of another letter, or to the end of the source.
    fn skip_to(&mut self, is_one: impl Fn(u8) -> bool) -> Option<u8> {
        let rest = &self.source.as_bytes()[self.at..];
        let next = rest.iter().position(|byte| is_one(*byte));
        self.at += next.unwrap_or(rest.len());
        next.map(|next| rest[next])
    }

    fn run(&mut self) {
        while self.skip_to(|byte| matches!(byte, b'{' | b'<')).is_some() {
            if self.tera() {
                continue;
            }
            let rest = self.rest();
            if rest.starts_with("<!--") {
                self.skip_past("-->");
            } else if rest.starts_with("<![CDATA[") {
                self.skip_past("]]>");
            } else if rest.starts_with("<?") {
                self.skip_past("?>");
            } else if rest.starts_with("</") || rest.starts_with("<!") {
                self.skip_past(">");
            } else if rest.starts_with('<') {
                self.tag();
            } else {
                self.at += 1;
            }
        }
        self.scan.text.push_str(&self.source[self.copied..]);
    }

    /// Goes past the next `end`, or to the end of the source.
    fn skip_past(&mut self, end: &str) {
        self.at += self.rest().find(end).map_or(self.rest().len(), |i| i + end.len());
    }

    /// Goes past an expression, statement or comment of Tera, if one begins here.
    fn tera(&mut self) -> bool {
        let rest = self.rest();
        let end = match rest.as_bytes() {
            [b'{', b'#', ..] => {
                self.skip_past("#}");
                return true;
            }
            [b'{', b'{', ..] => "}}",
            [b'{', b'%', ..] => "%}",
            _ => return false,
        };
        let start = self.at;
        self.at += 2;
        let first = end.as_bytes()[0];
        while let Some(byte) = self.skip_to(|byte| byte == first || matches!(byte, b'"' | b'\'' | b'`')) {
            if self.rest().starts_with(end) {
                break;
            }
            self.at += 1;
            if byte != first {
                self.skip_to(|other| other == byte);
                self.at = (self.at + 1).min(self.source.len());
            }
        }
        self.at = (self.at + 2).min(self.source.len());
        self.statement(start, &self.source[start..self.at]);
        true
    }

    /// Notes what a statement says about other templates.
    fn statement(&mut self, start: usize, text: &str) {
        if self.context && text.contains(CONTEXT) {
            let advice =
                "bỏ '__tera_context': thứ tự in ra của nó mỗi lần một khác; dùng '--emit view' để xem các giá trị";
            self.fault(&rules::MAU_15, start, text.chars().count(), "mẫu không được in '__tera_context'", advice);
        }
        match word(text) {
            "component" => self.scan.components = true,
            word @ ("include" | "extends") => {
                if let Some(name) = text.split(['"', '\'', '`']).nth(1) {
                    let at = self.scan.text.len() + start - self.copied;
                    let plain = word == "include" && !text.starts_with("{%-") && !text.ends_with("-%}");
                    self.scan.uses.push(Use { name: name.to_string(), at: at..at + text.len(), plain });
                }
            }
            _ => {}
        }
    }

    /// A start tag: puts the processing instruction before it and checks it.
    fn tag(&mut self) {
        let start = self.at;
        self.insert();
        self.at += 1;
        let name = self.word();
        let element = vocabulary::find(name);
        if name.is_empty() {
            let advice = "viết '&lt;' nếu muốn in dấu '<'; tên thẻ phải viết thẳng trong mẫu";
            self.fault(&rules::MAU_08, start, 1, "sau dấu '<' không có tên thẻ", advice);
        } else if element.is_none() {
            let (rule, what, advice) = unknown_element(name);
            self.fault(rule, start, name.chars().count() + 1, &what, &advice);
        }
        let mut seen: Vec<&str> = Vec::new();
        let mut certain = true;
        loop {
            self.skip_space();
            let rest = self.rest();
            if rest.starts_with('>') {
                self.at += 1;
                break;
            } else if rest.starts_with("/>") {
                self.at += 2;
                break;
            } else if rest.starts_with('{') {
                certain = false;
                if !self.tera() {
                    self.at += 1;
                }
            } else if rest.is_empty() || rest.starts_with('<') {
                self.fault(
                    &rules::MAU_08,
                    start,
                    1,
                    &format!("thẻ '{name}' thiếu dấu '>'"),
                    "đóng thẻ bằng '>' hoặc '/>'",
                );
                break;
            } else {
                seen.extend(self.attribute(element));
            }
        }
        let Some(element) = element else { return };
        if let Some(missing) = element.attributes.iter().find(|a| a.required && !seen.contains(&a.name))
            && certain
        {
            let (what, advice) = missing_attribute(element, missing.name, missing.values, self.roles);
            self.fault(&rules::MAU_05, start, name.chars().count() + 1, &what, &advice);
        }
    }

    /// An attribute; its name, if it has one.
    fn attribute(&mut self, element: Option<&Element>) -> Option<&'a str> {
        let start = self.at;
        let name = self.word();
        self.skip_space();
        let quote = match self.rest().strip_prefix('=').map(|r| r.trim_start().chars().next()) {
            Some(Some(quote @ ('"' | '\''))) if !name.is_empty() => quote,
            _ => {
                let advice = "viết thuộc tính theo dạng ten=\"giá trị\"";
                self.fault(&rules::MAU_08, start, name.chars().count().max(1), "thuộc tính viết sai", advice);
                self.at = (self.at).max(start + self.source[start..].chars().next().map_or(1, char::len_utf8));
                return None;
            }
        };
        self.skip_past(&quote.to_string());
        let value_start = self.at;
        let mut literal = true;
        while let Some(c) = self.rest().chars().next().filter(|c| *c != quote) {
            if c == '{' && self.tera() {
                literal = false;
            } else {
                self.at += c.len_utf8();
            }
        }
        let value = &self.source[value_start..self.at];
        self.at = (self.at + 1).min(self.source.len());
        let width = name.chars().count();
        match element.map(|e| (e, e.attribute(name))) {
            Some((element, None)) if name != vocabulary::ORIGIN => {
                let (what, advice) = unknown_attribute(element, name);
                self.fault(&rules::MAU_03, start, width, &what, &advice);
            }
            Some((element, Some(known))) if literal && self.wrong(known, value) => {
                let (what, advice) = unknown_value((element, name), known.values, value, self.roles);
                self.fault(&rules::MAU_04, value_start, value.chars().count().max(1), &what, &advice);
            }
            _ => {}
        }
        Some(name)
    }

    /// Whether an attribute cannot have this literal value.
    fn wrong(&self, known: &Attribute, value: &str) -> bool {
        if value.is_empty() {
            return known.required;
        }
        !(known.values.allows(value, self.roles) || self.own && known.values.is_role())
    }

    /// A name: everything up to a space or a mark of markup.
    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || "<>/={}\"'".contains(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Puts a processing instruction here.
    fn insert(&mut self) {
        let (line, column) = self.position(self.at);
        self.scan.text.push_str(&self.source[self.copied..self.at]);
        self.copied = self.at;
        let before = self.scan.text.len();
        let _ = write!(self.scan.text, "<?n {}:{line}?>", self.index);
        let length = (self.scan.text.len() - before) as u32;
        self.scan.inserted.push(Inserted { line, column, length });
    }

    /// Line from 1 and column from 0 of a byte; bytes are asked for in about the order of the source.
    fn position(&mut self, at: usize) -> (u32, u32) {
        if at < self.counted {
            (self.line, self.line_start, self.counted) = (1, 0, 0);
        }
        for (offset, _) in self.source[self.counted..at].match_indices('\n') {
            self.line += 1;
            self.line_start = self.counted + offset + 1;
        }
        self.counted = at;
        (self.line, self.source[self.line_start..at].chars().count() as u32)
    }

    fn fault(&mut self, rule: &'static Rule, at: usize, width: usize, what: &str, advice: &str) {
        let (line, column) = self.position(at);
        let (what, advice) = (what.to_string(), advice.to_string());
        self.scan.faults.push(Fault { rule, line, column: column + 1, width: width as u32, what, advice });
    }
}

#[cfg(test)]
mod tests;
