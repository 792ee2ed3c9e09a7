//! Single values: text, lists of text, numbers, words of a list.

use super::reader::Reader;
use crate::diag::{Diagnostic, Place, rules};
use crate::model::{KeyPath, RichText};
use crate::text::{near, nfc};
use crate::typed::{Ends, Joined, Line, Typist, inline};
use crate::yaml::{Node, Style, Value};

/// A text with its path and place.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub text: String,
    pub path: KeyPath,
    pub place: Place,
}

/// The lines of a scalar without the spaces around them, in NFC, empty ones kept.
pub(super) fn trimmed_lines(node: &Node) -> Vec<Line> {
    let lines = node.lines().into_iter();
    lines
        .map(|line| {
            let skipped = line.text.chars().take_while(|c| c.is_whitespace()).count() as u32;
            let text = nfc(line.text.trim()).into_owned();
            let width = text.chars().count().max(1) as u32;
            Line { place: Place { column: line.place.column + skipped, width, ..line.place }, indent: skipped, text }
        })
        .collect()
}

/// Whether the ends of the lines of a scalar are the text's own: not where YAML folds lines.
pub(super) fn ends(node: &Node) -> Ends {
    match &node.value {
        Value::Scalar(s) if matches!(s.style, Style::Literal | Style::Quoted) => Ends::Kept,
        _ => Ends::Lost,
    }
}

/// Lines grouped to names: at empty lines, or each for itself where there is none.
fn names(lines: Vec<Line>, ends: Ends) -> Vec<Vec<Line>> {
    let Some(first) = lines.iter().position(|l| !l.text.is_empty()) else { return Vec::new() };
    let last = lines.iter().rposition(|l| !l.text.is_empty()).unwrap_or(first);
    let lines = &lines[first..=last];
    let each = ends == Ends::Kept && lines.iter().all(|l| !l.text.is_empty());
    if each {
        return lines.iter().map(|l| vec![l.clone()]).collect();
    }
    lines.split(|l| l.text.is_empty()).filter(|g| !g.is_empty()).map(<[Line]>::to_vec).collect()
}

/// What a list of texts is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// Sentences: a comma in `[a, b]` is likely to cut one in two.
    Sentences,
    /// Names and short words.
    Words,
}

impl Reader {
    /// Text on one line; lines are joined with a space. Nothing for blank text.
    pub(super) fn text(&mut self, node: &Node, path: &KeyPath) -> Option<String> {
        let joined = self.joined(node, path)?;
        self.refuse_notes(&joined);
        Some(joined.text)
    }

    /// Text on one line with `**bold**` and `*italic*`.
    pub(super) fn rich(&mut self, node: &Node, path: &KeyPath) -> Option<RichText> {
        let joined = self.joined(node, path)?;
        Some(self.emphasis(&joined))
    }

    pub(super) fn joined(&mut self, node: &Node, path: &KeyPath) -> Option<Joined> {
        let Value::Scalar(scalar) = &node.value else {
            self.wrong(node, path, "chữ", "viết chữ ngay sau dấu hai chấm; câu có ': ' thì đặt trong dấu nháy '…'");
            return None;
        };
        self.record(path, node.place);
        if scalar.text.trim().is_empty() {
            return None;
        }
        if scalar.style == Style::Plain || scalar.text.contains('\n') {
            let lines: Vec<Line> = self.prose(node).into_iter().filter(|l| !l.text.is_empty()).collect();
            return (!lines.is_empty()).then(|| Joined::of(&lines, Ends::Lost));
        }
        if self.prose(node).iter().all(|l| l.text.is_empty()) {
            return None;
        }
        Some(Joined::single(nfc(&scalar.text), node.place))
    }

    /// The emphasis and the footnotes of a text; stars without a partner are reported.
    pub(super) fn emphasis(&mut self, joined: &Joined) -> RichText {
        let (mut rich, remarks) = inline::parse(&joined.text);
        let mut names = Vec::new();
        for (at, remark) in remarks {
            let place = joined.place(at);
            match remark {
                inline::Remark::Unpaired => self.report(
                    Diagnostic::of(
                        &rules::CHU_01,
                        "dấu * không có dấu đóng hoặc dấu mở đi cùng, được in như chữ thường",
                    )
                    .at(place)
                    .advise("thêm dấu * còn thiếu; nếu là chữ thì viết \\*"),
                ),
                inline::Remark::Note(name) => names.push((name, place)),
            }
        }
        self.fill_notes(&mut rich, names);
        rich
    }

    /// Rich text of an entry of a list.
    pub(super) fn rich_entry(&mut self, entry: &Entry) -> RichText {
        self.emphasis(&Joined::single(entry.text.as_str(), entry.place))
    }

    /// A text, or a list of texts. Typed text of several paragraphs counts as a list.
    pub(super) fn texts(&mut self, node: &Node, path: &KeyPath, wording: Wording) -> Vec<Entry> {
        self.record(path, node.place);
        // Words inside the body are those of table cells, which have emphasis and footnotes.
        let plain = wording == Wording::Words && !self.has_notes();
        match &node.value {
            Value::Null => Vec::new(),
            Value::Scalar(_) => {
                let (lines, ends) = (self.prose(node), ends(node));
                let groups = if plain { names(lines, ends) } else { Typist::new(self).paragraphs(lines, ends) };
                let all: Vec<Joined> = groups.iter().map(|lines| Joined::of(lines, ends)).collect();
                let several = all.len() > 1;
                let mut entries = Vec::new();
                for (i, joined) in all.into_iter().enumerate() {
                    let path = if several { path.index(i) } else { path.clone() };
                    let place = joined.start(node.place);
                    self.record(&path, place);
                    if plain {
                        self.refuse_notes(&joined);
                    }
                    entries.push(Entry { text: joined.text, path, place });
                }
                entries
            }
            Value::List(_) => {
                self.cut_sentences(node, path, wording);
                let items = self.items(node, path);
                let entries: Vec<Entry> =
                    items.into_iter().filter_map(|(item, path)| self.text_entry(item, path)).collect();
                for entry in entries.iter().filter(|_| plain) {
                    self.refuse_notes(&Joined::single(entry.text.as_str(), entry.place));
                }
                entries
            }
            Value::Map(_) => {
                self.wrong(node, path, "chữ hoặc danh sách", "viết mỗi mục một dòng bắt đầu bằng '- '");
                Vec::new()
            }
        }
    }

    /// The entries of a list that are not blank, with their paths.
    pub(super) fn items<'n>(&mut self, node: &'n Node, path: &KeyPath) -> Vec<(&'n Node, KeyPath)> {
        let Value::List(list) = &node.value else { return Vec::new() };
        let mut items = Vec::new();
        for (i, item) in list.items.iter().enumerate() {
            let path = path.index(i);
            if is_blank(item) {
                let what = format!("mục thứ {} của '{}' để trống", i + 1, parent(&path));
                self.report(
                    Diagnostic::of(&rules::GIATRI_06, what)
                        .at(item.place)
                        .advise("viết nội dung của mục hoặc bỏ dấu gạch"),
                );
            } else {
                items.push((item, path));
            }
        }
        items
    }

    /// One text of a list; a mapping of one pair is the text that YAML took for one.
    pub(super) fn text_entry(&mut self, item: &Node, path: KeyPath) -> Option<Entry> {
        if let Value::Map(map) = &item.value
            && let (false, Some(written)) = (map.flow, &map.written)
        {
            self.record(&path, item.place);
            return Some(Entry { text: nfc(written).into_owned(), path, place: item.place });
        }
        let joined = self.joined(item, &path)?;
        let place = joined.start(item.place);
        Some(Entry { text: joined.text, path, place })
    }

    /// Warns of sentences given as `[a, b]` without quotes.
    pub(super) fn cut_sentences(&mut self, node: &Node, path: &KeyPath, wording: Wording) {
        let Value::List(list) = &node.value else { return };
        let plain = |n: &Node| matches!(&n.value, Value::Scalar(s) if s.style == Style::Plain);
        if wording == Wording::Sentences && list.flow && list.items.len() > 1 && list.items.iter().any(plain) {
            let what = format!("'{}' viết trong ngoặc [ ]: mỗi dấu phẩy cắt thành một mục riêng", path.as_str());
            let advice = "viết mỗi mục một dòng bắt đầu bằng '- ', hoặc đặt từng câu trong dấu nháy";
            self.report(Diagnostic::of(&rules::GIATRI_05, what).at(node.place).advise(advice));
        }
    }

    /// A positive number; a decimal comma is understood.
    pub(super) fn number(&mut self, node: &Node, path: &KeyPath) -> Option<f64> {
        let Value::Scalar(scalar) = &node.value else {
            self.wrong(node, path, "số", "viết một số ngay sau dấu hai chấm");
            return None;
        };
        self.record(path, node.place);
        let text = scalar.text.trim();
        let digits = text.len() <= 12 && text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
        let value = digits.then(|| text.replace(',', ".").parse::<f64>().ok()).flatten();
        if value.is_none() {
            let what = format!("'{}' phải là số không âm, ở đây là '{}'", path.as_str(), shown(text));
            let advice = match millimetres(text) {
                Some(mm) if path.as_str().contains("le.") => format!("chỉ viết số, tính bằng mm: {mm}"),
                _ => "chỉ viết số, không kèm đơn vị".to_string(),
            };
            self.report(Diagnostic::of(&rules::GIATRI_04, what).at(node.place).advise(advice));
        }
        value
    }

    /// A whole number of at least 1.
    pub(super) fn count(&mut self, node: &Node, path: &KeyPath) -> Option<usize> {
        let value = self.number(node, path)?;
        if value < 1.0 || value.fract() != 0.0 || value > 1000.0 {
            let what = format!("'{}' phải là số nguyên từ 1 đến 1000", path.as_str());
            self.report(
                Diagnostic::of(&rules::GIATRI_04, what).at(node.place).advise("viết một số nguyên như 1, 2, 3"),
            );
            return None;
        }
        Some(value as usize)
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, node: &Node, path: &KeyPath) -> bool {
        matches!(self.choice(node, path, &["true", "false", "co", "khong"]), Some("true" | "co"))
    }

    /// One of some words, seen through capitals and diacritics.
    pub(super) fn choice(
        &mut self,
        node: &Node,
        path: &KeyPath,
        words: &'static [&'static str],
    ) -> Option<&'static str> {
        let text = self.text(node, path)?;
        let folded = near::fold(&text);
        let found = words.iter().find(|w| **w == folded).copied();
        if found.is_none() {
            let what = format!("'{}' không nhận giá trị '{}'", path.as_str(), shown(&text));
            let near =
                near::nearest(&text, words.iter().copied()).map_or(String::new(), |n| format!("có phải là '{n}'? "));
            let advice = format!("{near}các giá trị dùng được: {}", words.join(", "));
            self.report(Diagnostic::of(&rules::GIATRI_03, what).at(node.place).advise(advice));
        }
        found
    }
}

/// `3cm`, `20 mm` in millimetres.
fn millimetres(text: &str) -> Option<f64> {
    let (number, times) = match text.strip_suffix("cm") {
        Some(number) => (number, 10.0),
        None => (text.strip_suffix("mm")?, 1.0),
    };
    number.trim().replace(',', ".").parse::<f64>().ok().map(|n| n * times)
}

/// Whether nothing was written: an empty text is no more than none.
fn is_blank(node: &Node) -> bool {
    matches!(&node.value, Value::Scalar(s) if s.text.trim().is_empty()) || node.is_null()
}

/// The path of the list an entry stands in.
fn parent(path: &KeyPath) -> &str {
    path.as_str().rfind('[').map_or(path.as_str(), |i| &path.as_str()[..i])
}

/// A value as it is shown in a message: not more than a few words.
pub(super) fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
