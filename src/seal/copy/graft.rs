//! Objects of another file: they get numbers of their own here, and refer to each other under these.

use std::collections::{BTreeMap, VecDeque};

use super::edit::{Edit, remove, set};
use crate::seal::pdf::{Dict, Fault, Value, View};

/// Objects that are taken over from a file of the program's own.
pub(super) struct Graft<'v, 'f, 'a> {
    /// The file that they come from.
    pub(super) from: &'v View<'f, 'a>,
    numbers: BTreeMap<u32, u32>,
    waiting: VecDeque<u32>,
    /// What is added to the numbers by which the structure finds pages and widgets; nothing = they belong to none.
    pub(super) shift: Option<i64>,
}

impl<'v, 'f, 'a> Graft<'v, 'f, 'a> {
    pub(super) fn new(from: &'v View<'f, 'a>, shift: Option<i64>) -> Graft<'v, 'f, 'a> {
        Graft { from, numbers: BTreeMap::new(), waiting: VecDeque::new(), shift }
    }

    /// An object that is written by the caller, or is there already.
    pub(super) fn is(&mut self, number: u32, here: u32) {
        self.numbers.insert(number, here);
    }

    /// A value with the numbers that it has here. What it refers to follows with [`Graft::rest`].
    pub(super) fn value(&mut self, edit: &mut Edit<'_, '_>, value: &Value) -> Result<Value, Fault> {
        Ok(match value {
            Value::Ref(number, _) => Value::Ref(self.number(edit, *number)?, 0),
            Value::Array(items) => {
                Value::Array(items.iter().map(|item| self.value(edit, item)).collect::<Result<_, _>>()?)
            }
            Value::Dict(dict) => Value::Dict(self.dict(edit, dict)?),
            other => other.clone(),
        })
    }

    /// The same for a dictionary.
    pub(super) fn dict(&mut self, edit: &mut Edit<'_, '_>, dict: &Dict) -> Result<Dict, Fault> {
        let entries = dict.0.iter().map(|(key, value)| Ok((key.clone(), self.value(edit, value)?)));
        let mut dict = Dict(entries.collect::<Result<_, Fault>>()?);
        for key in ["StructParents", "StructParent"] {
            match (dict.int(key), self.shift) {
                (Some(number), Some(shift)) => set(&mut dict, key, Value::Int(number + shift)),
                (Some(_), None) => remove(&mut dict, &[key]),
                (None, _) => {}
            }
        }
        Ok(dict)
    }

    fn number(&mut self, edit: &mut Edit<'_, '_>, number: u32) -> Result<u32, Fault> {
        if let Some(here) = self.numbers.get(&number) {
            return Ok(*here);
        }
        let here = edit.update.reserve()?;
        self.numbers.insert(number, here);
        self.waiting.push_back(number);
        Ok(here)
    }

    /// Writes everything that was referred to.
    pub(super) fn rest(&mut self, edit: &mut Edit<'_, '_>) -> Result<(), Fault> {
        while let Some(number) = self.waiting.pop_front() {
            let here = self.number(edit, number)?;
            match self.from.object(number)? {
                Value::Stream(stream) => {
                    let mut entries = self.dict(edit, &stream.dict)?;
                    remove(&mut entries, &["Length"]);
                    edit.update.replace_stream(here, entries, self.from.raw(&stream));
                }
                Value::Dict(dict) => {
                    let entries = self.dict(edit, &dict)?;
                    edit.set(here, entries);
                }
                other => {
                    let value = self.value(edit, &other)?;
                    edit.update.replace_value(here, &value);
                }
            }
        }
        Ok(())
    }
}
