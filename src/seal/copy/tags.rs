//! The structure tree of a tagged original: the copy's part hangs in it as a part of the document, and what was a signature
//! field is an annotation there.

use super::edit::{Edit, dict, name, remove, set, several};
use crate::seal::pdf::{Dict, Fault, Value, View};

/// Deepest tree of numbers.
const MAX_DEPTH: usize = 32;
/// The highest number that is taken for an entry of the parent tree.
const MAX_KEY: i64 = 100_000_000;

/// The structure of a tagged file.
#[derive(Debug)]
pub(super) struct Tags {
    /// The root's object.
    root: u32,
    /// Its parent tree: from marked stretches and annotations to elements.
    parents: Dict,
    /// The first number that is free in it.
    pub(super) next: i64,
    /// Structure types of later versions of PDF may be used.
    modern: bool,
}

impl Tags {
    /// The structure of a file; nothing where it has none.
    pub(super) fn of(edit: &Edit<'_, '_>, catalog: &Dict, modern: bool) -> Result<Option<Tags>, Fault> {
        let Some(reference) = catalog.get("StructTreeRoot") else { return Ok(None) };
        let Ok((root, entries)) = edit.object(reference) else { return Ok(None) };
        let parents = edit.view.dict(&entries, "ParentTree")?;
        let stated = entries.int("ParentTreeNextKey").unwrap_or(0);
        let next = stated.max(last_key(&edit.view, &parents)?.saturating_add(1)).max(0);
        if next > MAX_KEY {
            return Err(Fault::TooLarge);
        }
        Ok(Some(Tags { root, parents, next, modern }))
    }

    /// Where a new part hangs: in the one element of the whole document where there is one, else in the root.
    pub(super) fn place(&self, edit: &Edit<'_, '_>) -> Result<(u32, bool), Fault> {
        let (_, root) = edit.object(&Value::Ref(self.root, 0))?;
        if let [only] = several(&edit.view, &root, "K")?.as_slice()
            && let Ok((number, element)) = edit.object(only)
            && edit.view.get(&element, "S")?.name() == Some(b"Document")
        {
            return Ok((number, true));
        }
        Ok((self.root, false))
    }

    /// Hangs elements into a place, at its beginning or end.
    pub(super) fn hang(edit: &mut Edit<'_, '_>, place: u32, first: bool, elements: Vec<Value>) -> Result<(), Fault> {
        let (_, mut entries) = edit.object(&Value::Ref(place, 0))?;
        let old = several(&edit.view, &entries, "K")?;
        let kids = if first { [elements, old] } else { [old, elements] }.concat();
        set(&mut entries, "K", Value::Array(kids));
        edit.set(place, entries);
        Ok(())
    }

    /// Adds entries to the parent tree: numbers from `next` on, and what they lead to, in their order.
    pub(super) fn add_parents(&self, edit: &mut Edit<'_, '_>, entries: Vec<(i64, Value)>) -> Result<(), Fault> {
        let (Some((first, _)), Some((last, _))) = (entries.first(), entries.last()) else { return Ok(()) };
        let (first, last) = (*first, *last);
        let numbers: Vec<Value> = entries.into_iter().flat_map(|(key, value)| [Value::Int(key), value]).collect();
        let mut tree = self.parents.clone();
        remove(&mut tree, &["Limits"]);
        let mut kids = edit.view.array(&tree, "Kids")?;
        if kids.is_empty() {
            let all = [edit.view.array(&tree, "Nums")?, numbers].concat();
            set(&mut tree, "Nums", Value::Array(all));
        } else {
            let limits = Value::Array(vec![Value::Int(first), Value::Int(last)]);
            kids.push(edit.add(dict([("Limits", limits), ("Nums", Value::Array(numbers))]))?);
            set(&mut tree, "Kids", Value::Array(kids));
        }
        let tree = edit.add(tree)?;
        let (_, mut root) = edit.object(&Value::Ref(self.root, 0))?;
        set(&mut root, "ParentTree", tree);
        set(&mut root, "ParentTreeNextKey", Value::Int(last + 1));
        edit.set(self.root, root);
        Ok(())
    }

    /// The element that a widget hangs in.
    fn element(&self, edit: &Edit<'_, '_>, widget: &Dict) -> Result<Option<(u32, Dict)>, Fault> {
        let Some(key) = edit.view.get(widget, "StructParent")?.int() else { return Ok(None) };
        let found = find(&edit.view, &self.parents, key)?;
        Ok(found.and_then(|reference| edit.object(&reference).ok()))
    }

    /// A widget that is now another annotation: the element of a form field says so.
    pub(super) fn becomes_annotation(&self, edit: &mut Edit<'_, '_>, widget: &Dict) -> Result<(), Fault> {
        if let Some((number, mut element)) = self.element(edit, widget)?
            && self.modern
            && edit.view.get(&element, "S")?.name() == Some(b"Form")
        {
            set(&mut element, "S", name("Annot"));
            remove(&mut element, &["A"]);
            edit.set(number, element);
        }
        Ok(())
    }

    /// A widget that is gone: nothing leads to it, and an element that held nothing else is gone, too.
    pub(super) fn goes(&self, edit: &mut Edit<'_, '_>, widget: &Dict, reference: &Value) -> Result<(), Fault> {
        let Some((number, mut element)) = self.element(edit, widget)? else { return Ok(()) };
        let mut kids = Vec::new();
        for kid in several(&edit.view, &element, "K")? {
            let leads = edit.view.resolve(&kid)?.dict().is_some_and(|kid| kid.get("Obj") == Some(reference));
            if !leads {
                kids.push(kid);
            }
        }
        let parent = element.get("P").and_then(|parent| edit.object(parent).ok());
        if let Some((above, mut parent)) = parent.filter(|_| kids.is_empty()) {
            let mut siblings = several(&edit.view, &parent, "K")?;
            siblings.retain(|kid| *kid != Value::Ref(number, 0));
            set(&mut parent, "K", Value::Array(siblings));
            edit.set(above, parent);
        }
        set(&mut element, "K", Value::Array(kids));
        edit.set(number, element);
        Ok(())
    }
}

/// The highest key of a tree of numbers, by its own account.
fn last_key(view: &View<'_, '_>, tree: &Dict) -> Result<i64, Fault> {
    let mut last = -1;
    for pair in view.array(tree, "Nums")?.chunks(2) {
        last = last.max(pair[0].int().unwrap_or(-1));
    }
    for kid in view.array(tree, "Kids")? {
        if let Some(kid) = view.resolve(&kid)?.dict() {
            last = last.max(view.array(kid, "Limits")?.get(1).and_then(Value::int).unwrap_or(-1));
        }
    }
    Ok(last)
}

/// What a key of a tree of numbers leads to.
fn find(view: &View<'_, '_>, tree: &Dict, key: i64) -> Result<Option<Value>, Fault> {
    let mut node = tree.clone();
    for _ in 0..MAX_DEPTH {
        let numbers = view.array(&node, "Nums")?;
        if let Some(pair) = numbers.chunks_exact(2).find(|pair| pair[0].int() == Some(key)) {
            return Ok(Some(pair[1].clone()));
        }
        let mut below = None;
        for kid in view.array(&node, "Kids")? {
            let Some(kid) = view.resolve(&kid)?.dict().cloned() else { continue };
            let limits = view.array(&kid, "Limits")?;
            let limit = |index: usize| limits.get(index).and_then(Value::int);
            if limit(0).is_some_and(|first| first <= key) && limit(1).is_some_and(|last| key <= last) {
                below = Some(kid);
                break;
            }
        }
        match below {
            Some(below) => node = below,
            None => return Ok(None),
        }
    }
    Ok(None)
}
