//! Trees of a document: the catalog, the pages, the fields of the form.

use std::collections::BTreeSet;

use super::Fault;
use super::budget::Budget;
use super::value::{Dict, Value};
use super::view::View;

/// Longest name of a field, with the names above it, in bytes.
const MAX_NAME: usize = 2000;
/// Most bytes of all names together: each holds the names above it.
const MAX_NAMES: usize = 8 << 20;
/// Most values of all fields together, which are kept: objects that stand inside each other are many times the file.
const MAX_VALUES: usize = 1_000_000;

impl View<'_, '_> {
    /// The catalog.
    ///
    /// # Errors
    /// When there is none.
    pub fn catalog(&self) -> Result<Dict, Fault> {
        let catalog = self.dict(self.trailer(), "Root")?;
        if catalog.0.is_empty() { Err(Fault::Broken { at: 0, wanted: "catalog" }) } else { Ok(catalog) }
    }

    /// The pages in their order, as object numbers.
    ///
    /// # Errors
    /// When the page tree is no tree.
    pub fn pages(&self) -> Result<Vec<u32>, Fault> {
        let broken = Fault::Broken { at: 0, wanted: "page tree" };
        let root = self.catalog()?.get("Pages").and_then(Value::reference).ok_or(broken)?;
        let (mut pages, mut seen, mut open) = (Vec::new(), BTreeSet::new(), vec![root]);
        while let Some(number) = open.pop() {
            if !seen.insert(number) {
                return Err(broken);
            }
            let node = self.object(number)?;
            let node = node.dict().ok_or(broken)?;
            match node.name("Type") {
                Some(b"Pages") => {
                    let kids = self.array(node, "Kids")?;
                    for kid in kids.iter().rev() {
                        open.push(kid.reference().ok_or(broken)?);
                    }
                }
                Some(b"Page") => pages.push(number),
                _ => return Err(broken),
            }
        }
        Ok(pages)
    }

    /// The fields of the form without the widgets that only show them: number, whole name, dictionary. A field that has
    /// named children is not listed itself.
    ///
    /// # Errors
    /// When the field tree is no tree.
    pub fn fields(&self) -> Result<Vec<(u32, String, Dict)>, Fault> {
        let broken = Fault::Broken { at: 0, wanted: "field tree" };
        let form = self.dict(&self.catalog()?, "AcroForm")?;
        let roots = self.array(&form, "Fields")?;
        let mut open: Vec<(u32, String)> = Vec::new();
        for root in roots.iter().rev() {
            open.push((root.reference().ok_or(broken)?, String::new()));
        }
        let (mut fields, mut seen) = (Vec::new(), BTreeSet::new());
        let (names, values) = (Budget::of(MAX_NAMES), Budget::of(MAX_VALUES));
        while let Some((number, above)) = open.pop() {
            if !seen.insert(number) {
                return Err(broken);
            }
            let field = self.object(number)?;
            let Some(field) = field.dict() else { continue };
            let own = self.get(field, "T")?.decoded_text();
            let name = match own {
                Some(own) if above.is_empty() => own,
                Some(own) => format!("{above}.{own}"),
                None => above,
            };
            if name.len() > MAX_NAME {
                return Err(broken);
            }
            let mut named = false;
            for kid in self.array(field, "Kids")?.iter().rev() {
                let Some(kid_number) = kid.reference() else { continue };
                if self.object(kid_number)?.dict().is_some_and(|kid| kid.get("T").is_some()) {
                    names.spend(name.len())?;
                    open.push((kid_number, name.clone()));
                    named = true;
                }
            }
            if !named {
                values.spend(field.count())?;
                fields.push((number, name, field.clone()));
            }
        }
        Ok(fields)
    }
}
