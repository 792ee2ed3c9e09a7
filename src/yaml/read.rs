//! From the parser's events to the tree, with every fault that does not stop the parser reported in one run.

use std::borrow::Cow;
use std::collections::BTreeMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span};

use super::blanks;
use super::comment;
use super::doubled::{self, Belongs};
use super::guess;
use super::hidden;
use super::line;
use super::node::{Entry, List, Map, Node, Scalar, Style, Value};
use super::source::Source;
use super::syntax;
use crate::diag::{Diagnostic, FileId, Outcome, Place, Rule, has_errors, rules};

/// Deepest nesting of lists and mappings.
const MAX_DEPTH: usize = 40;
/// Most values that aliases may add to a file.
const MAX_COPIES: usize = 10_000;
/// Most bytes of text that aliases may add to a file.
const MAX_COPIED_TEXT: usize = 1 << 20;

/// Most maps that one line may begin.
const MAPS_ON_A_LINE: usize = 500;

/// Reads a file of one YAML document. The tree is absent when there was any error; faults of meaning (a key twice, …)
/// are all reported, of syntax errors the first one.
pub(crate) fn read(text: &str, file: FileId) -> Outcome<Node> {
    read_keyed(text, file, |_, _| false)
}

/// The same, where it is known which key belongs under which.
pub(crate) fn read_keyed(text: &str, file: FileId, belongs: Belongs) -> Outcome<Node> {
    let mut reader = Reader {
        source: Source::new(text, file),
        belongs,
        frames: Vec::new(),
        root: None,
        anchors: BTreeMap::new(),
        unused: BTreeMap::new(),
        copies: 0,
        copied_text: 0,
        diagnostics: Vec::new(),
    };
    match crowded_line(text, file) {
        Some(diagnostic) => return Outcome::failed(vec![diagnostic]),
        None => reader.run(text),
    }
    let Reader { source, root, mut diagnostics, .. } = reader;
    if diagnostics.is_empty() && root.as_ref().is_some_and(|r| !matches!(r.value, Value::Map(_))) {
        diagnostics.extend(guess::guess(&source, source.count()).or_else(|| guess::no_plan(&source)));
    }
    if root.is_none() && !has_errors(&diagnostics) {
        diagnostics.push(
            Diagnostic::of(&rules::YAML_08, "tệp trống, không có nội dung nào")
                .at(Place::file(file))
                .advise("chạy 'kehoach init' để có một tệp mẫu"),
        );
    }
    let value = root.filter(|_| !has_errors(&diagnostics));
    Outcome { value, diagnostics }
}

/// A line that no officer writes: the library's time grows with the square of the maps on one line.
fn crowded_line(text: &str, file: FileId) -> Option<Diagnostic> {
    let crowded = |line: &str| line.bytes().filter(|b| *b == b'{').count() > MAPS_ON_A_LINE;
    let number = text.split('\n').position(crowded)? + 1;
    Some(
        Diagnostic::of(&rules::YAML_12, format!("dòng này có hơn {MAPS_ON_A_LINE} dấu '{{', chương trình không đọc"))
            .at(Place::new(file, number as u32, 1))
            .advise("viết mỗi mục của danh sách trên một dòng, bắt đầu bằng '- '"),
    )
}

/// A value with what is needed to copy it and to quote it.
struct Built {
    node: Node,
    start: Marker,
    end: Marker,
    height: usize,
    values: usize,
    bytes: usize,
}

/// A list or mapping that is still open.
struct Frame {
    start: Marker,
    place: Place,
    anchor: usize,
    flow: bool,
    height: usize,
    values: usize,
    bytes: usize,
    /// The end of the last child.
    end: Marker,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map {
        entries: Vec<Entry>,
        seen: BTreeMap<String, Place>,
        key: Option<(String, Span)>,
        first: Option<(Span, usize)>,
    },
}

struct Reader<'a> {
    source: Source<'a>,
    belongs: Belongs,
    frames: Vec<Frame>,
    root: Option<Node>,
    anchors: BTreeMap<usize, Built>,
    /// Texts that begin with `&…`, which nothing refers to yet.
    unused: BTreeMap<usize, Span>,
    copies: usize,
    copied_text: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Feeds the events of the parser until the end or the first fault that makes going on useless.
    fn run(&mut self, text: &str) {
        let mut documents = 0;
        let shown = hidden::masked(text);
        let masked = matches!(shown, Cow::Owned(_));
        let mut parser = Parser::new_from_str(&shown);
        while let Some(event) = parser.next_event() {
            let (event, span) = match event {
                Ok(event) => event,
                Err(error) => {
                    self.diagnostics.push(syntax::explain(&error, &self.source));
                    return;
                }
            };
            let go_on = match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    documents == 1 || self.second_document(span)
                }
                Event::Alias(id) => self.alias(id, span),
                Event::Scalar(text, style, anchor, tag) => {
                    self.tag(tag.is_some(), span);
                    let text = hidden::unmasked(text.into_owned(), masked);
                    self.scalar(&text, style, anchor, tag.is_some(), span)
                }
                Event::SequenceStart(anchor, tag) => {
                    self.tag(tag.is_some(), span);
                    self.open(Content::List(Vec::new()), anchor, span)
                }
                Event::MappingStart(anchor, tag) => {
                    self.tag(tag.is_some(), span);
                    let content = Content::Map { entries: Vec::new(), seen: BTreeMap::new(), key: None, first: None };
                    self.open(content, anchor, span)
                }
                Event::SequenceEnd | Event::MappingEnd => self.close(span),
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => true,
            };
            if !go_on {
                return;
            }
        }
        for span in std::mem::take(&mut self.unused).into_values() {
            let what = "câu bắt đầu bằng dấu &, là ký hiệu riêng của YAML, nên chữ dính sau nó không vào văn bản";
            self.error(&rules::YAML_01, what, self.source.place(span.start), "đặt cả câu trong dấu nháy '…'");
        }
    }

    fn error(&mut self, rule: &'static Rule, what: impl Into<String>, place: Place, advice: &str) {
        self.diagnostics.push(Diagnostic::of(rule, what).at(place).advise(advice));
    }

    fn second_document(&mut self, span: Span) -> bool {
        let place = self.source.place(span.start);
        self.error(
            &rules::YAML_07,
            "tệp có nhiều tài liệu YAML (dấu --- ở giữa tệp)",
            place,
            "mỗi kế hoạch viết trong một tệp riêng; bỏ dòng ---",
        );
        false
    }

    fn tag(&mut self, tagged: bool, span: Span) {
        if tagged {
            let place = self.source.place(span.start);
            self.error(
                &rules::YAML_09,
                "không dùng được thẻ kiểu của YAML (từ bắt đầu bằng dấu !)",
                place,
                "nếu dấu ! là chữ của văn bản, đặt cả câu trong dấu nháy",
            );
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, anchor: usize, tagged: bool, span: Span) -> bool {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
        };
        // With an anchor or a tag the span begins there, not at the content.
        let bare = anchor == 0 && !tagged;
        let value = if style == Style::Plain && matches!(text, "" | "~") {
            Value::Null
        } else {
            let several = span.end.line() > span.start.line();
            let start = self.source.byte(span.start.line(), span.start.col());
            let folded = match style {
                Style::Folded if bare => self.source.lines_between(span.start, start, span.end),
                Style::Plain if bare && several => self.source.lines_between(span.start, start, span.end),
                _ => Vec::new(),
            };
            if style == Style::Plain {
                self.diagnostics.extend(comment::cut(&self.source, text, (span.end.line(), span.end.col())));
            }
            Value::Scalar(Scalar { text: text.to_string(), style, folded, in_place: style == Style::Literal && bare })
        };
        let node = Node { place: self.source.span(span), value };
        if anchor > 0 {
            self.unused.insert(anchor, span);
        }
        self.add(Built { node, start: span.start, end: span.end, height: 0, values: 1, bytes: text.len() }, anchor)
    }

    fn open(&mut self, content: Content, anchor: usize, span: Span) -> bool {
        let place = self.source.place(span.start);
        if self.frames.len() >= MAX_DEPTH {
            self.error(
                &rules::YAML_04,
                format!("danh sách lồng nhau quá {MAX_DEPTH} cấp"),
                place,
                "kiểm tra thụt đầu dòng và các dấu [ { bị thừa",
            );
            return false;
        }
        if matches!(self.frames.last().map(|f| &f.content), Some(Content::Map { key: None, .. })) {
            self.complex_key(place);
            return false;
        }
        // Where an anchor or a tag stands in front of the bracket, the list does not count as written in brackets.
        let start = self.source.byte(span.start.line(), span.start.col());
        let flow = self.source.line(span.start.line())[start..].starts_with(['[', '{']);
        self.frames.push(Frame {
            start: span.start,
            place,
            anchor,
            flow,
            height: 0,
            values: 1,
            bytes: 0,
            end: span.end,
            content,
        });
        true
    }

    fn complex_key(&mut self, place: Place) {
        self.error(
            &rules::YAML_11,
            "khóa phải là một từ, không phải một danh sách",
            place,
            "nếu là chữ của văn bản, đặt cả câu trong dấu nháy",
        );
    }

    fn close(&mut self, span: Span) -> bool {
        let Some(frame) = self.frames.pop() else { return false };
        let end = if frame.flow { span.end } else { frame.end };
        let value = match frame.content {
            Content::List(items) => Value::List(List { items, flow: frame.flow }),
            Content::Map { entries, first, .. } => {
                let alone = entries.len() == 1 && frame.anchor == 0 && !frame.flow;
                let written = first.filter(|_| alone).map(|(key, from)| {
                    let has_value = !entries[0].value.is_null() || end.index() > key.end.index();
                    let lines = self.source.lines_between(key.start, from, if has_value { end } else { key.end });
                    // Folded as YAML folds plain text.
                    let text: Vec<&str> = lines.iter().map(|l| l.text.as_str()).filter(|t| !t.is_empty()).collect();
                    text.join(" ") + if has_value { "" } else { ":" }
                });
                Value::Map(Map { entries, flow: frame.flow, written })
            }
        };
        let node = Node { place: frame.place, value };
        let built =
            Built { node, start: frame.start, end, height: frame.height + 1, values: frame.values, bytes: frame.bytes };
        self.add(built, frame.anchor)
    }

    fn alias(&mut self, id: usize, span: Span) -> bool {
        let place = self.source.span(span);
        self.unused.remove(&id);
        let Some(built) = self.anchors.get(&id) else {
            self.error(&rules::YAML_03, "giá trị dùng lại chính nó (dấu *)", place, "viết lại giá trị thay cho dấu *");
            return false;
        };
        self.copies += built.values;
        self.copied_text += built.bytes;
        let too_deep = self.frames.len() + built.height > MAX_DEPTH;
        if self.copies > MAX_COPIES || self.copied_text > MAX_COPIED_TEXT || too_deep {
            self.error(
                &rules::YAML_03,
                "các giá trị dùng lại (dấu &, dấu *) làm tệp phình ra quá lớn",
                place,
                "viết rõ từng giá trị thay cho dấu & và dấu *",
            );
            return false;
        }
        let copy = Built { node: built.node.clone(), start: span.start, end: span.end, ..*built };
        self.add(copy, 0)
    }

    /// Puts a finished value where it belongs.
    fn add(&mut self, built: Built, anchor: usize) -> bool {
        if anchor > 0 {
            let copy = Built { node: built.node.clone(), ..built };
            self.anchors.insert(anchor, copy);
        }
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(built.node);
            return true;
        };
        frame.height = frame.height.max(built.height);
        frame.values = frame.values.saturating_add(built.values);
        frame.bytes = frame.bytes.saturating_add(built.bytes);
        // A value that is absent has no end of its own.
        if built.end.index() > built.start.index() {
            frame.end = built.end;
        }
        let span = Span::new(built.start, built.end);
        match &mut frame.content {
            Content::List(items) => items.push(built.node),
            Content::Map { entries, seen, key, first } => match key.take() {
                None => {
                    first.get_or_insert((span, self.source.byte(span.start.line(), span.start.col())));
                    let name = match built.node.value {
                        Value::Scalar(scalar) => scalar.text,
                        Value::Null => String::new(),
                        _ => {
                            self.complex_key(built.node.place);
                            return false;
                        }
                    };
                    *key = Some((name, span));
                }
                Some((name, key_span)) => {
                    let place = self.source.span(key_span);
                    if name.starts_with(line::is_odd_blank) {
                        let found = blanks::odd_space(&self.source, key_span.start.line(), key_span.start.col() + 1);
                        self.diagnostics.push(found);
                        return false;
                    }
                    let hidden = if hidden::before_blanks(&name) {
                        hidden::explain(&self.source, key_span.start.line())
                    } else {
                        None
                    };
                    if let Some(found) = hidden {
                        self.diagnostics.push(found);
                        return false;
                    }
                    if name == "<<" {
                        let advice = "viết rõ từng khóa thay cho '<<'";
                        self.error(&rules::YAML_06, "không dùng được khóa gộp '<<' của YAML", place, advice);
                    } else if let Some(earlier) = seen.get(&name) {
                        let entry = Entry { key: name, place, value: built.node };
                        let found = doubled::doubled(entries, &entry, *earlier, self.belongs);
                        if !self.diagnostics.contains(&found) {
                            self.diagnostics.push(found);
                        }
                    } else {
                        seen.insert(name.clone(), place);
                        entries.push(Entry { key: name, place, value: built.node });
                    }
                }
            },
        }
        true
    }
}
