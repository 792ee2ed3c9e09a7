//! Markup as a stream of tags and text, each tag with its template and line.

use quick_xml::XmlVersion;
use quick_xml::events::Event;

use super::vocabulary::{self, Element, Roles, Values};
use super::{TemplateFile, space};
use crate::block::Origin;
use crate::diag::{Diagnostic, Rule, rules};
use crate::model::KeyPath;
use crate::text::near::nearest;

/// Deepest nesting of elements that is read.
const DEEPEST: usize = 100;

/// A tag with its known element.
#[derive(Debug)]
pub(super) struct Tag {
    /// What it is.
    pub element: &'static Element,
    /// Attributes that say something, `nguon` left out.
    attributes: Vec<(String, String)>,
    /// Where it comes from.
    pub origin: Origin,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// The next thing in the markup.
pub(super) enum Token {
    /// A known element begins.
    Start(Tag),
    /// The innermost element ends.
    End,
    /// Content, not empty.
    Text(String),
    /// Nothing more comes; of broken markup, too.
    Eof,
}

/// The markup, read from front to back.
pub(super) struct Stream<'a> {
    xml: quick_xml::Reader<&'a [u8]>,
    peeked: Option<Event<'a>>,
    templates: &'a [TemplateFile],
    /// The roles that lines may have.
    pub roles: &'a Roles,
    /// Template and line of the last `<?n …?>`.
    at: (u32, u32),
    /// Template and line of every open element, the innermost last.
    open: Vec<(u32, u32)>,
    broken: bool,
    /// Everything that was noticed.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Stream<'a> {
    /// A stream over a whole text.
    pub(super) fn new(text: &'a str, templates: &'a [TemplateFile], roles: &'a Roles) -> Stream<'a> {
        let mut xml = quick_xml::Reader::from_str(text);
        xml.config_mut().expand_empty_elements = true;
        let (peeked, at, open, broken, diagnostics) = (None, (0, 0), Vec::new(), false, Vec::new());
        Stream { xml, peeked, templates, roles, at, open, broken, diagnostics }
    }

    /// Reports a fault at an origin.
    pub(super) fn fault(&mut self, rule: &'static Rule, origin: &Origin, what: impl Into<String>, advice: &str) {
        let place = self.templates.get(origin.template as usize).map(|t| t.place(origin.line));
        self.diagnostics.push(Diagnostic::of(rule, what).at(place).advise(advice));
    }

    /// Where the stream is.
    pub(super) fn here(&self) -> Origin {
        Origin { path: None, template: self.at.0, line: self.at.1 }
    }

    /// The next token; elements that nobody knows are reported and skipped.
    pub(super) fn next(&mut self) -> Token {
        let mut raw = String::new();
        let mut text = String::new();
        loop {
            let event = match self.peeked.take() {
                Some(event) => event,
                None => self.event(),
            };
            match &event {
                Event::Text(t) => raw.push_str(&t.decode().unwrap_or_default()),
                Event::CData(t) => {
                    flush(&mut raw, &mut text);
                    text.push_str(&t.decode().unwrap_or_default());
                }
                Event::GeneralRef(reference) => {
                    flush(&mut raw, &mut text);
                    let named = reference.decode().unwrap_or_default();
                    match (reference.resolve_char_ref(), quick_xml::escape::resolve_predefined_entity(&named)) {
                        (Ok(Some(c)), _) => text.push(c),
                        (_, Some(entity)) => text.push_str(entity),
                        _ => {
                            let what = format!("không có ký hiệu '&{named};' trong mẫu");
                            self.fault(
                                &rules::MAU_08,
                                &self.here(),
                                what,
                                "viết thẳng ký tự cần in, hoặc dùng mã số '&#…;'",
                            );
                        }
                    }
                }
                Event::PI(_) | Event::Comment(_) | Event::Decl(_) | Event::DocType(_) => self.instruction(&event),
                Event::Start(_) | Event::Empty(_) | Event::End(_) | Event::Eof => {
                    flush(&mut raw, &mut text);
                    if !text.is_empty() {
                        self.peeked = Some(event);
                        return Token::Text(text);
                    }
                    match event {
                        Event::Start(start) => {
                            self.open.push(self.at);
                            match self.tag(&start) {
                                Some(tag) => return Token::Start(tag),
                                None => self.skip(),
                            }
                        }
                        Event::End(_) => {
                            self.open.pop();
                            return Token::End;
                        }
                        _ => return Token::Eof,
                    }
                }
            }
        }
    }

    /// Reads up to the end of the innermost element.
    pub(super) fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            let event = match self.peeked.take() {
                Some(event) => event,
                None => self.event(),
            };
            match event {
                Event::Start(_) => {
                    self.open.push(self.at);
                    depth += 1;
                }
                Event::End(_) => {
                    self.open.pop();
                    depth -= 1;
                }
                Event::Eof => return,
                other => self.instruction(&other),
            }
        }
    }

    /// Whether more elements are open than may be.
    pub(super) fn too_deep(&self) -> bool {
        self.open.len() > DEEPEST
    }

    /// The next event; broken markup is reported once and ends the stream.
    fn event(&mut self) -> Event<'a> {
        if self.broken {
            return Event::Eof;
        }
        let unclosed = self.open.last().copied();
        let what = match self.xml.read_event() {
            Ok(Event::Eof) if unclosed.is_some() => "thẻ mở ở dòng này không được đóng".to_string(),
            Ok(event) => return event,
            Err(quick_xml::Error::IllFormed(error)) if unclosed.is_some() => {
                format!("thẻ mở ở dòng này không được đóng đúng: {error}")
            }
            Err(error) => format!("kết quả của mẫu không phải XML đúng: {error}"),
        };
        self.broken = true;
        // What seemed out of place up to here may only follow from the tag that was not closed.
        self.diagnostics.retain(|d| ![&rules::MAU_06, &rules::MAU_07, &rules::MAU_10].contains(&d.rule));
        let (template, line) = unclosed.unwrap_or(self.at);
        let advice = "đóng thẻ này trong cùng một nhánh của mẫu; in kết quả bằng '--emit markup' để xem";
        self.fault(&rules::MAU_08, &Origin { path: None, template, line }, what, advice);
        Event::Eof
    }

    /// Whether the markup was broken, so that what follows from that is not worth a report.
    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Takes in a processing instruction.
    fn instruction(&mut self, event: &Event<'_>) {
        let Event::PI(pi) = event else { return };
        let content = std::str::from_utf8(pi.content()).unwrap_or_default().trim();
        if let (b"n", Some((template, line))) = (pi.target(), content.split_once(':'))
            && let (Ok(template), Ok(line)) = (template.parse(), line.parse())
        {
            self.at = (template, line);
        }
    }

    /// A start tag, checked against the vocabulary; nothing (and a report) where it cannot be used.
    fn tag(&mut self, start: &quick_xml::events::BytesStart<'_>) -> Option<Tag> {
        let mut origin = self.here();
        let name = String::from_utf8_lossy(start.name().as_ref()).into_owned();
        let Some(element) = vocabulary::find(&name) else {
            let (rule, what, advice) = unknown_element(&name);
            self.fault(rule, &origin, what, &advice);
            return None;
        };
        let mut attributes = Vec::with_capacity(2);
        for attribute in start.attributes() {
            let Ok(attribute) = attribute else {
                let what = format!("thẻ '{name}' có thuộc tính viết sai");
                self.fault(&rules::MAU_08, &origin, what, "viết theo dạng ten=\"giá trị\", mỗi thuộc tính một lần");
                return None;
            };
            let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
            let value = match attribute.normalized_value(XmlVersion::Implicit1_0) {
                Ok(value) => value.into_owned(),
                Err(error) => {
                    let what = format!("thuộc tính '{key}' của thẻ '{name}' viết sai: {error}");
                    self.fault(&rules::MAU_08, &origin, what, "kiểm tra các dấu '&' trong giá trị");
                    return None;
                }
            };
            if value.is_empty() {
                continue;
            }
            if key == vocabulary::ORIGIN {
                origin.path = Some(KeyPath(value));
            } else {
                match element.attribute(&key) {
                    None => {
                        let (what, advice) = unknown_attribute(element, &key);
                        self.fault(&rules::MAU_03, &origin, what, &advice);
                        return None;
                    }
                    Some(known) if known.values != Values::Any && !known.values.allows(&value, self.roles) => {
                        let (what, advice) = unknown_value((element, &key), known.values, &value, self.roles);
                        self.fault(&rules::MAU_04, &origin, what, &advice);
                        return None;
                    }
                    Some(_) => attributes.push((key, value)),
                }
            }
        }
        let tag = Tag { element, attributes, origin };
        if let Some(missing) = element.attributes.iter().find(|a| a.required && tag.get(a.name).is_none()) {
            let (what, advice) = missing_attribute(element, missing.name, missing.values, self.roles);
            self.fault(&rules::MAU_05, &tag.origin, what, &advice);
            return None;
        }
        Some(tag)
    }
}

/// Moves the content of raw text to `text`.
fn flush(raw: &mut String, text: &mut String) {
    if !raw.is_empty() {
        space::content(raw, text);
        raw.clear();
    }
}

/// What to say of an element that is not in the vocabulary: code, sentence, advice.
pub(crate) fn unknown_element(name: &str) -> (&'static Rule, String, String) {
    let advice = match nearest(name, vocabulary::ELEMENTS.iter().map(|e| e.name)) {
        Some(near) => format!("có lẽ là '{near}'"),
        None => "xem các thẻ dùng được trong templates/README.md".to_string(),
    };
    (&rules::MAU_02, format!("không có thẻ '{name}'"), advice)
}

/// What to say of an attribute that its element does not have: sentence, advice.
pub(crate) fn unknown_attribute(element: &Element, name: &str) -> (String, String) {
    let known: Vec<&str> = element.attributes.iter().map(|a| a.name).chain([vocabulary::ORIGIN]).collect();
    let advice = match nearest(name, known.iter().copied()) {
        Some(near) => format!("có lẽ là '{near}'"),
        None => format!("thẻ '{}' chỉ có: {}", element.name, known.join(", ")),
    };
    (format!("thẻ '{}' không có thuộc tính '{name}'", element.name), advice)
}

/// What to say of a value that an attribute cannot have: sentence, advice.
pub(crate) fn unknown_value(
    (element, name): (&Element, &str),
    values: Values,
    value: &str,
    roles: &Roles,
) -> (String, String) {
    let what = format!("thuộc tính '{name}' của thẻ '{}' không nhận giá trị '{value}'", element.name);
    let names = values.names(roles);
    let advice = match nearest(value, names.iter().copied()) {
        Some(near) => format!("có lẽ là '{near}'"),
        None => allowed(values, roles),
    };
    (what, advice)
}

/// What to say of an attribute that is missing: sentence, advice.
pub(crate) fn missing_attribute(element: &Element, name: &str, values: Values, roles: &Roles) -> (String, String) {
    (format!("thẻ '{}' thiếu thuộc tính '{name}'", element.name), allowed(values, roles))
}

fn allowed(values: Values, roles: &Roles) -> String {
    match values {
        Values::Any => "ghi giá trị của thuộc tính".to_string(),
        Values::Count => "ghi một số nguyên từ 1 trở lên".to_string(),
        Values::Decimal => "ghi một số lớn hơn 0, ví dụ 12 hoặc 11.5".to_string(),
        named => format!("chọn một trong: {}", named.names(roles).join(", ")),
    }
}
