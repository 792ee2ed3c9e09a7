//! Two texts as one, with what is not the same marked as gone or new.

use std::collections::BTreeMap;

use quick_xml::escape::escape;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::blocks::{Block, Kind, blocks, children, is, parts};
use super::notes::Notes;
use super::pairs::pairs;
use super::words::{State, Token, What, runs};

/// Writes the changes.
#[derive(Debug)]
pub(super) struct Merge<'x> {
    author: String,
    number: usize,
    notes: Notes<'x>,
    /// Paragraphs that show changes.
    pub shown: usize,
    /// What of the earlier text cannot be shown: pictures, and notes where the later file has none.
    pub elsewhere: usize,
}

impl<'x> Merge<'x> {
    pub(super) fn new(author: &str, notes: Notes<'x>) -> Merge<'x> {
        Merge { author: escape(author).into_owned(), number: 0, notes, shown: 0, elsewhere: 0 }
    }

    /// Two texts as one.
    pub(super) fn texts(&mut self, old: &'x str, new: &'x str) -> Option<String> {
        self.blocks(&blocks(old)?, &blocks(new)?)
    }

    /// The later part of footnotes, where it has to change.
    pub(super) fn notes(&mut self) -> Option<Option<String>> {
        let mut changed = BTreeMap::new();
        for pair in self.notes.pairs.clone() {
            let (old, new) = self.notes.texts(pair)?;
            let text = self.texts(old, new)?;
            if text != new {
                changed.insert(pair.1, text);
            }
        }
        let added: Vec<(usize, String)> = self
            .notes
            .added
            .iter()
            .filter_map(|(number, own)| Some((*own, self.notes.earlier(number)?.to_string())))
            .collect();
        if changed.is_empty() && added.is_empty() {
            return Some(None);
        }
        Some(Some(self.notes.part(&changed, &added)?))
    }

    fn blocks(&mut self, old: &[Block<'x>], new: &[Block<'x>]) -> Option<String> {
        let mut out = String::new();
        for pair in pairs(old, new) {
            out.push_str(&match pair {
                (Some(old), Some(new)) => self.both(old, new)?,
                (Some(old), None) if matches!(old.kind, Kind::Other) => String::new(),
                (Some(old), None) => self.whole(old, State::Gone)?,
                (None, Some(new)) => self.whole(new, State::New)?,
                (None, None) => String::new(),
            });
        }
        Some(out)
    }

    /// A block that both have, in one way or the other.
    fn both(&mut self, old: &Block<'x>, new: &Block<'x>) -> Option<String> {
        match (&old.kind, &new.kind) {
            (Kind::Paragraph(before), Kind::Paragraph(after)) => {
                let words = self.words(before, after);
                if old.key == new.key {
                    return Some(new.xml.to_string());
                }
                self.shown += 1;
                paragraph(new.xml, "", &words)
            }
            (Kind::Holder, Kind::Holder) => {
                let (open, inside, close) = parts(new.xml)?;
                let (before, after) = (blocks(parts(old.xml)?.1)?, blocks(inside)?);
                // The cells of a row belong together by their places.
                let text = match is(new.xml, "w:tr") {
                    true => self.row(&before, &after)?,
                    false => self.blocks(&before, &after)?,
                };
                Some(format!("{open}{text}{close}"))
            }
            _ => Some(new.xml.to_string()),
        }
    }

    fn row(&mut self, old: &[Block<'x>], new: &[Block<'x>]) -> Option<String> {
        let mut cells = old.iter().filter(|cell| is(cell.xml, "w:tc"));
        let mut out = String::new();
        for cell in new {
            let before = if is(cell.xml, "w:tc") { cells.next() } else { None };
            out.push_str(&match before {
                Some(before) => self.both(before, cell)?,
                None => cell.xml.to_string(),
            });
        }
        Some(out)
    }

    /// A block that only one of them has.
    fn whole(&mut self, block: &Block<'x>, state: State) -> Option<String> {
        match &block.kind {
            Kind::Other => Some(block.xml.to_string()),
            Kind::Paragraph(words) => {
                self.shown += usize::from(words.iter().any(|word| matches!(word.what, What::Text(_))));
                let words = self.marked(words, state);
                let mark = self.mark(state, "/>");
                paragraph(block.xml, &mark, &words)
            }
            Kind::Holder => {
                let (open, inside, close) = parts(block.xml)?;
                let mut out = String::new();
                for inner in blocks(inside)? {
                    out.push_str(&self.whole(&inner, state)?);
                }
                if !is(block.xml, "w:tr") {
                    return Some(format!("{open}{out}{close}"));
                }
                let mark = self.mark(state, "/>");
                match out.find("</w:trPr>").filter(|_| is(&out, "w:trPr")) {
                    Some(at) => out.insert_str(at, &mark),
                    None => out.insert_str(0, &format!("<w:trPr>{mark}</w:trPr>")),
                }
                Some(format!("{open}{out}{close}"))
            }
        }
    }

    /// The words of two paragraphs.
    fn words(&mut self, old: &[Token<'x>], new: &[Token<'x>]) -> String {
        let keys = |tokens: &[Token<'x>]| tokens.iter().map(|token| token.key.clone()).collect::<Vec<String>>();
        let (before, after) = (keys(old), keys(new));
        let ops = capture_diff_slices(Algorithm::Myers, &before, &after);
        let blank =
            |op: &DiffOp| after.get(op.new_range()).is_some_and(|keys| keys.iter().all(|key| key.trim().is_empty()));
        let last = ops.len().saturating_sub(1);
        let mut out = String::new();
        // A blank between two changes is of both.
        let (mut gone, mut come): (Vec<Token<'x>>, Vec<Token<'x>>) = (Vec::new(), Vec::new());
        for (index, op) in ops.iter().enumerate() {
            let (of_old, of_new) =
                (old.get(op.old_range()).unwrap_or_default(), new.get(op.new_range()).unwrap_or_default());
            if matches!(op, DiffOp::Equal { .. }) && !(blank(op) && index > 0 && index < last) {
                self.changed(&mut gone, &mut come, &mut out);
                for pair in of_old.iter().zip(of_new) {
                    if let (What::Note(old), What::Note(new)) = (&pair.0.what, &pair.1.what) {
                        self.notes.pairs.push((old, new));
                    }
                }
                out.push_str(&self.runs(of_new, State::Kept));
            } else {
                gone.extend_from_slice(of_old);
                come.extend_from_slice(of_new);
            }
        }
        self.changed(&mut gone, &mut come, &mut out);
        out
    }

    /// Writes what went and what came, and forgets both.
    fn changed(&mut self, gone: &mut Vec<Token<'x>>, come: &mut Vec<Token<'x>>, out: &mut String) {
        out.push_str(&self.marked(gone, State::Gone));
        out.push_str(&self.marked(come, State::New));
        gone.clear();
        come.clear();
    }

    /// Tokens as runs that are marked.
    fn marked(&mut self, tokens: &[Token<'x>], state: State) -> String {
        let runs = self.runs(tokens, state);
        if runs.is_empty() {
            return runs;
        }
        let close = if state == State::Gone { "</w:del>" } else { "</w:ins>" };
        self.mark(state, ">") + &runs + close
    }

    fn runs(&mut self, tokens: &[Token<'x>], state: State) -> String {
        let Merge { notes, elsewhere, .. } = self;
        if state != State::Gone {
            return runs(tokens, state, &mut |number| Some(number.to_string()));
        }
        *elsewhere +=
            tokens.iter().filter(|token| matches!(token.what, What::Drawn(xml) if xml.contains("r:embed"))).count();
        runs(tokens, state, &mut |number| {
            let own = notes.gone(number);
            *elsewhere += usize::from(own.is_none());
            own
        })
    }

    /// The tag that says who changed something.
    fn mark(&mut self, state: State, end: &str) -> String {
        self.number += 1;
        let tag = if state == State::Gone { "w:del" } else { "w:ins" };
        format!("<{tag} w:id=\"{}\" w:author=\"{}\"{end}", self.number, self.author)
    }
}

/// A paragraph with other runs; `mark`: what becomes of its end.
fn paragraph(xml: &str, mark: &str, runs: &str) -> Option<String> {
    let (open, inside, _) = parts(xml)?;
    let open = open.strip_suffix("/>").map_or(open.to_string(), |open| format!("{open}>"));
    let own = children(inside)?.into_iter().find(|child| is(child, "w:pPr")).unwrap_or_default();
    let look = if mark.is_empty() { own.to_string() } else { ended(own, mark)? };
    Some(format!("{open}{look}{runs}</w:p>"))
}

/// The properties of a paragraph whose end is marked. One that went takes no section along.
fn ended(own: &str, mark: &str) -> Option<String> {
    let (_, inside, _) = if own.is_empty() { ("", "", "") } else { parts(own)? };
    let (mut before, mut behind, mut look) = (String::new(), String::new(), String::new());
    for child in children(inside)? {
        if is(child, "w:rPr") {
            look = parts(child)?.1.to_string();
        } else if is(child, "w:sectPr") {
            behind = if is(mark, "w:del") { String::new() } else { child.to_string() };
        } else {
            before.push_str(child);
        }
    }
    Some(format!("<w:pPr>{before}<w:rPr>{mark}{look}</w:rPr>{behind}</w:pPr>"))
}
