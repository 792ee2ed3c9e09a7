//! What else stands inside a line: escapes, footnotes, code, links, tags and characters of HTML, underscores.

use super::{note_name, scripts};
use crate::text::script::Script;

/// A piece of the line, from one byte to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A run of stars, which may be marks.
    Stars(usize),
    /// `__` or `_`.
    Underscores(usize),
    /// `<b>` (2), `<i>` (1) or their ends.
    Tag { weight: usize, opens: bool },
    /// `<sup>2</sup>`: small text, its first and last byte.
    Script(Script, usize, usize),
    /// Another tag, which is no mark.
    OtherTag,
    /// `\` in front of a character, which is none of the house's marks where `foreign`.
    Escape { foreign: bool },
    /// `[^1]`
    Note(&'a str),
    /// `[text](address)`; the bytes of the text, where it is the address itself.
    Link { same: Option<(usize, usize)> },
    /// `![…](…)`
    Image,
    /// `<http://x>`: everything between the brackets is text.
    Address,
    /// `[` or `]{.class}` of Pandoc's text in a class: what stands between them is text.
    Span,
    /// `~~`
    Struck,
    /// `` `x` ``: everything between the ticks is text.
    Code,
    /// `&nbsp;`
    Entity(char),
    /// `&#160;`
    OtherEntity,
}

/// Longest tag and address that are looked for, in bytes: more is text.
const LONGEST: usize = 400;

/// Tags that set text in bold or italic.
const MARKS: [(&str, usize); 4] = [("b", 2), ("strong", 2), ("i", 1), ("em", 1)];
/// Other tags, as pages and chatbots have them.
const TAGS: [&str; 40] = [
    "a",
    "abbr",
    "article",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "col",
    "del",
    "details",
    "div",
    "dd",
    "dl",
    "dt",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "small",
    "span",
    "strike",
    "summary",
    "u",
    "ul",
    "sup",
];
/// The tags of tables, and the rest.
const MORE_TAGS: [&str; 9] = ["sub", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt"];

/// Characters that pages write as names.
const ENTITIES: [(&str, char); 24] = [
    ("nbsp", '\u{A0}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("deg", '°'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("times", '×'),
    ("middot", '·'),
    ("bull", '•'),
    ("le", '≤'),
    ("ge", '≥'),
    ("rarr", '→'),
];

/// Whether a text has anything to look for.
pub(crate) fn has_marks(text: &str) -> bool {
    text.contains(['*', '[', '\\', '`', '<', '&', '_', '~', '^'])
}

/// A tag: its name in small letters, whether it ends something, its length.
pub(crate) fn tag(text: &str) -> Option<(String, bool, usize)> {
    let inner = text.strip_prefix('<')?;
    let (ends, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let name = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let behind = inner[name..].bytes().next()?;
    if name == 0 || !(behind == b'>' || behind == b'/' || behind.is_ascii_whitespace()) {
        return None;
    }
    let close =
        inner.bytes().take(LONGEST).position(|b| b == b'>' || b == b'<').filter(|at| &inner[*at..=*at] == ">")?;
    Some((inner[..name].to_ascii_lowercase(), ends, text.len() - inner.len() + close + 1))
}

/// The `[text](address)` that a text begins with: its length, and that of the text where it is the address itself. What
/// is no picture needs an address that is one. Brackets that open on the way end the search, so that no text is searched
/// twice.
fn link(text: &str, is_image: bool) -> Option<(usize, Option<usize>)> {
    let inner = text.strip_prefix('[')?;
    let find = |text: &str, end: u8| {
        text.bytes().take(LONGEST).position(|b| b == b'[' || b == end).filter(|at| text.as_bytes()[*at] == end)
    };
    let shown = find(inner, b']')?;
    let rest = inner[shown + 1..].strip_prefix('(')?;
    let address = &rest[..find(rest, b')')?];
    let target = address.split_ascii_whitespace().next().unwrap_or_default();
    let known = ["http://", "https://", "mailto:", "www.", "ftp://", "#", "/", "./"];
    if !is_image && !known.iter().any(|scheme| target.starts_with(scheme)) {
        return None;
    }
    let same = inner[..shown] == *target || target.strip_prefix("mailto:") == Some(&inner[..shown]);
    Some(("[](".len() + shown + address.len() + ")".len(), same.then_some(shown)))
}

/// The length of the `<http://x>` or `<a@b>` that a text begins with.
fn address(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let end = inner.bytes().take(LONGEST).position(|b| b == b'>' || b == b'<' || b == b' ')?;
    let address = &inner[..end];
    let known = address.starts_with("http://") || address.starts_with("https://") || address.starts_with("mailto:");
    let mail = address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    (inner[end..].starts_with('>') && (known || mail)).then_some(end + 2)
}

/// Whether `~~` in front of a word stands at a byte.
fn is_struck(text: &str, at: usize) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '~';
    !text[..at].ends_with(word)
        && text[at..].strip_prefix("~~").is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// Where the `]{.class}` stands that ends the `[` a text begins with.
fn span(text: &str) -> Option<usize> {
    let end = text.bytes().skip(1).take(LONGEST).position(|b| b == b'[' || b == b']')? + 1;
    let rest = text[end..].strip_prefix("]{")?;
    let close = rest.bytes().take(LONGEST).position(|b| b == b'}' || b == b'{')?;
    (rest.starts_with(['.', '#']) && rest[close..].starts_with('}')).then_some(end)
}

/// Walks over a line.
pub(super) struct Walk<'a> {
    text: &'a str,
    /// There is no tick further on.
    no_ticks: bool,
    /// Where the text in a class that was begun ends.
    span: Option<usize>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(text: &'a str) -> Walk<'a> {
        Walk { text, no_ticks: false, span: None }
    }

    /// The token that begins at a byte, and its length.
    pub(super) fn token(&mut self, at: usize) -> Option<(usize, Token<'a>)> {
        let (text, bytes) = (self.text, self.text.as_bytes());
        let whole = |token: Token<'a>, length: usize| Some((length, token));
        let run = |mark: u8| bytes[at..].iter().take_while(|b| **b == mark).count();
        match bytes[at] {
            b'*' => whole(Token::Stars(run(b'*')), run(b'*')),
            b'_' => whole(Token::Underscores(run(b'_')), run(b'_')),
            b'\\' => {
                let next = *bytes.get(at + 1).filter(|b| b.is_ascii_punctuation())?;
                let begins = at == 0 || bytes[at - 1].is_ascii_whitespace();
                let own = b"*[]|<&`_\\^~".contains(&next) || begins && b"-+#>=!.".contains(&next);
                whole(Token::Escape { foreign: !own }, 2)
            }
            b'[' => match note_name(&text[at..]) {
                Some(name) => whole(Token::Note(name), "[^]".len() + name.len()),
                None => {
                    if let Some(end) = span(&text[at..]) {
                        self.span = Some(at + end);
                        return whole(Token::Span, 1);
                    }
                    let (length, shown) = link(&text[at..], false)?;
                    whole(Token::Link { same: shown.map(|shown| (at + 1, at + 1 + shown)) }, length)
                }
            },
            b']' if self.span.take_if(|end| *end == at).is_some() => {
                let end = text[at..].find('}')?;
                whole(Token::Span, end + 1)
            }
            b'~' if is_struck(text, at) => whole(Token::Struck, 2),
            b'!' => whole(Token::Image, link(&text[at + 1..], true)?.0 + 1),
            b'`' => self.code(at),
            b'<' => {
                if text[at..].starts_with("<!--") {
                    let head: &[u8] = &bytes[at..bytes.len().min(at + LONGEST)];
                    let end = head.windows(3).position(|w| w == b"-->")?;
                    return whole(Token::OtherTag, end + 3);
                }
                if let Some(length) = address(&text[at..]) {
                    return whole(Token::Address, length);
                }
                if let Some((script, inner, length)) = scripts::tagged(text, at) {
                    return whole(Token::Script(script, inner.start, inner.end), length);
                }
                let (name, ends, length) = tag(&text[at..])?;
                if let Some((_, weight)) = MARKS.iter().find(|(mark, _)| *mark == name) {
                    return whole(Token::Tag { weight: *weight, opens: !ends }, length);
                }
                let known = TAGS.contains(&name.as_str()) || MORE_TAGS.contains(&name.as_str());
                if known { whole(Token::OtherTag, length) } else { None }
            }
            b'&' => {
                let name = bytes[at + 1..].iter().take(9).position(|b| *b == b';')?;
                let name = text.get(at + 1..at + 1 + name)?;
                let length = name.len() + 2;
                if let Some((_, c)) = ENTITIES.iter().find(|(known, _)| *known == name) {
                    return whole(Token::Entity(*c), length);
                }
                let digits = name.strip_prefix('#')?.trim_start_matches(['x', 'X']);
                let number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
                if number { whole(Token::OtherEntity, length) } else { None }
            }
            _ => None,
        }
    }

    fn code(&mut self, at: usize) -> Option<(usize, Token<'a>)> {
        let tick = |at: usize| self.text.as_bytes().get(at) == Some(&b'`');
        if self.no_ticks || tick(at + 1) || at > 0 && tick(at - 1) {
            return None;
        }
        let Some(length) = self.text[at + 1..].find('`') else {
            self.no_ticks = true;
            return None;
        };
        let end = at + 1 + length + 1;
        (!tick(end) && !self.text[at + 1..end - 1].trim().is_empty()).then_some((end - at, Token::Code))
    }
}
