//! What was understood of a file: the fields of the plan file to be, where every other character went, the doubts.

use super::doubt::Doubt;
use super::glyphs::Text;
use super::layout::Setting;
use super::ledger::{Dest, Outside, Thing};
use super::source::{Kind, SourcePlace};
use crate::diag::Rule;
use crate::model::KeyPath;

/// A value of the plan file to be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// Text on one line.
    Text(Text),
    /// Text below `|`.
    Block(Text),
    /// Entries, one a line.
    List(Vec<Value>),
    /// Texts in brackets on one line.
    Row(Vec<Text>),
    /// Keys.
    Map(Vec<(&'static str, Value)>),
    /// A word that the file does not have, or has elsewhere, as it is written in YAML.
    Word(String),
}

impl Value {
    /// Every text in it, in its order.
    pub(crate) fn texts(&self) -> Vec<&Text> {
        match self {
            Value::Text(text) | Value::Block(text) => vec![text],
            Value::List(items) => items.iter().flat_map(Value::texts).collect(),
            Value::Row(texts) => texts.iter().collect(),
            Value::Map(entries) => entries.iter().flat_map(|(_, value)| value.texts()).collect(),
            Value::Word(_) => Vec::new(),
        }
    }
}

/// What was understood.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// The keys of the plan file, in their order.
    pub fields: Vec<(&'static str, Value)>,
    /// Characters that went elsewhere.
    pub placed: Vec<(Text, Dest)>,
    /// Decisions that could be otherwise.
    pub doubts: Vec<Doubt>,
    /// Marks of Markdown in the file are marks: its text stays as it was typed.
    pub typed: bool,
    /// What kind of file it is.
    pub source: Kind,
    /// The name of the type, as in a sentence.
    pub kind_name: String,
    /// How the lines of the part that was read last are set.
    pub setting: Option<Setting>,
    /// Notes that annexes call, whose texts stand in them.
    pub annex_notes: Vec<usize>,
}

impl Draft {
    /// Sets a key.
    pub(crate) fn set(&mut self, key: &'static str, value: Value) {
        self.fields.push((key, value));
    }

    /// Sets a key to a text, unless it is blank.
    pub(crate) fn text(&mut self, key: &'static str, text: &Text) {
        if !text.is_blank() {
            self.set(key, Value::Text(text.trimmed()));
        }
    }

    /// Characters that the program prints by itself.
    pub(crate) fn page(&mut self, text: &Text, thing: Thing) {
        self.placed.push((text.clone(), Dest::Page(thing)));
    }

    /// Characters that do not belong to the document.
    pub(crate) fn outside(&mut self, text: &Text, class: Outside) {
        self.placed.push((text.clone(), Dest::Outside(class)));
    }

    /// A decision that could be otherwise.
    pub(crate) fn doubt(&mut self, rule: &'static Rule, about: About<'_>, chosen: impl Into<String>, others: &[&str]) {
        let chars = about.text.counting().count() as u32;
        self.doubts.push(Doubt {
            rule,
            at: about.at,
            chosen: chosen.into(),
            others: others.iter().map(|other| other.to_string()).collect(),
            to: about.key.map(KeyPath::root),
            chars,
        });
    }

    /// The value of a key.
    pub(crate) fn value(&self, key: &str) -> Option<&Value> {
        self.fields.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }
}

/// What a doubt is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    /// Its characters.
    pub text: &'a Text,
    /// Where they stand.
    pub at: SourcePlace,
    /// The key they went to.
    pub key: Option<&'static str>,
}
