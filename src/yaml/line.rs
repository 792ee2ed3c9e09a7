//! What one line of a plan looks like, to a reader who forgives.

/// Marks that stand before items in Word, on the web and in Markdown.
const MARKS: &str = "–—−•·●▪◦■□‣*+\u{F0B7}\u{F0A7}";

/// Whether a blank is one to the eye only.
pub(super) fn is_odd_blank(c: char) -> bool {
    c != ' ' && c != '\t' && c.is_whitespace()
}

/// How many spaces a line begins with.
pub(super) fn indent(text: &str) -> usize {
    text.bytes().take_while(|b| *b == b' ').count()
}

/// The first blank of the indentation that is no space, with its column from 1.
pub(super) fn odd_blank(text: &str) -> Option<(usize, char)> {
    let blanks = text.chars().take_while(|c| c.is_whitespace()).enumerate();
    blanks.map(|(i, c)| (i + 1, c)).find(|(_, c)| *c != ' ')
}

/// Where the text behind the dashes of a line stands, and the text.
pub(super) fn after_dashes(text: &str) -> (usize, &str) {
    let (mut at, mut rest) = (indent(text), text.trim_matches(' '));
    while let Some(inner) = rest.strip_prefix("- ") {
        let inner_text = inner.trim_start_matches(' ');
        at += 2 + inner.len() - inner_text.len();
        rest = inner_text;
    }
    if rest == "-" { (at + 2, "") } else { (at, rest) }
}

/// A word as keys are, at the beginning of a text.
fn word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    (end > 0 && text.starts_with(|c: char| c.is_ascii_lowercase())).then(|| text.split_at(end))
}

/// A key and what stands behind its `: `.
pub(super) fn keyed(text: &str) -> Option<(&str, &str)> {
    let (key, rest) = word(text)?;
    let value = rest.trim_start_matches(' ').strip_prefix(':')?;
    (value.is_empty() || value.starts_with([' ', '\t'])).then(|| (key, value.trim()))
}

/// `trich_yeu:Tổ chức`: a key, and a value without a space before it; not an address of the web.
pub(super) fn glued(text: &str) -> Option<(&str, &str)> {
    let (key, rest) = word(text)?;
    let value = rest.strip_prefix(':')?;
    (!value.is_empty() && !value.starts_with([' ', '\t', '/'])).then_some((key, value))
}

/// `so 15`, `ky_hieu KH-SNV`: what looks like a key whose colon is missing.
pub(super) fn bare_key(text: &str) -> Option<&str> {
    let (key, value) = word(text)?;
    let value = value.strip_prefix(' ')?.trim_start();
    let after = value.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (key.contains('_') || (after && key.len() < 6)).then_some(key)
}

/// A key before a full-width colon.
pub(super) fn wide_colon(text: &str) -> Option<&str> {
    let (key, rest) = word(text)?;
    rest.trim_start().starts_with(['：', '﹕', '︰', '∶']).then_some(key)
}

/// `Yêu cầu:` and the like: what could as well be a key with diacritics.
pub(super) fn short_label(text: &str) -> bool {
    text.split_once(':').is_some_and(|(label, _)| label.split_whitespace().count() <= 3)
}

/// The mark of an item that is none to YAML.
pub(super) fn list_mark(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let first = chars.next().filter(|c| MARKS.contains(*c))?;
    chars.next().is_some_and(char::is_whitespace).then_some(first)
}

/// Whether a value is `|`, `>-`, `|2` and the like.
pub(super) fn is_block_head(value: &str) -> bool {
    let head = value.split(" #").next().unwrap_or_default().trim();
    head.len() <= 3 && head[1..].bytes().all(|b| matches!(b, b'+' | b'-' | b'1'..=b'9'))
}

/// How a text that begins with a quote goes on.
pub(super) enum Quoted {
    /// It is closed at the end of the line.
    Whole,
    /// It is closed before the end; how many characters stand before what follows.
    Early(usize),
    /// It is not closed on the line.
    Open,
}

/// See [`Quoted`].
pub(super) fn quoted(quote: char, value: &str) -> Quoted {
    let mut chars = value.chars().enumerate().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote {
            if quote == '\'' && chars.peek().is_some_and(|(_, c)| *c == '\'') {
                chars.next();
                continue;
            }
            let rest: String = value.chars().skip(at + 1).collect();
            let rest = rest.trim_start();
            return if rest.is_empty() || rest.starts_with('#') { Quoted::Whole } else { Quoted::Early(at + 1) };
        }
    }
    Quoted::Open
}

/// What stands behind the bracket that closes the first one; nothing where it is not closed.
pub(super) fn closing(value: &str) -> Option<&str> {
    let mut depth = 0;
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in value.char_indices() {
        match (quote, c) {
            (Some(q), c) if q == c => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') if matches!(before, '[' | '{' | ',' | ':') => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            _ => {}
        }
        if quote.is_none() && depth == 0 {
            return Some(value[at + c.len_utf8()..].trim());
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    None
}

/// A text as messages show it.
pub(super) fn few(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
