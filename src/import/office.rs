//! A plan file that leaves to the office's profile what the profile says (`--don-vi`).

use super::draft::{Draft, Value};
use super::glyphs::Text;
use super::ledger::Dest;
use super::prove::Said;
use super::{Made, completed, made, written};
use crate::diag::Diagnostic;
use crate::model::KeyPath;

/// How far a plan file leans on a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lean {
    /// What `don_vi` says.
    pub named: String,
    /// Keys that are left out.
    pub without: Vec<&'static str>,
    /// What the profile calls the signers (`ky.ma`), in their order; nothing = they stay as they are.
    pub signers: Vec<String>,
}

impl Made {
    /// The text of a plan file that leans on a profile.
    pub(crate) fn leaning(&self, file: usize, lean: &Lean) -> String {
        written(&leaning(&self.drafts[file], lean), file, &self.heading)
    }

    /// A text of a plan file with what it lacks and the parser asks for, as it stands where a file has no such part.
    pub(crate) fn completed(&self, file: usize, plan: &str) -> String {
        completed(&self.drafts[file], plan)
    }

    /// All of it with one plan file that leans on a profile; `said`: what the profiles say of each, as they were read back.
    ///
    /// # Errors
    /// What the profile says is not what the file has.
    pub(crate) fn lean(&self, file: usize, lean: &Lean, said: &[Said]) -> Result<Made, Vec<Diagnostic>> {
        let mut drafts = self.drafts.clone();
        drafts[file] = leaning(&drafts[file], lean);
        made(self.doc.clone(), drafts, self.heading.clone(), said)
    }

    /// The characters of a key of a plan file, or of what it leaves of it to the profile, in their order.
    pub(crate) fn words(&self, file: usize, key: &str) -> Vec<char> {
        let draft = &self.drafts[file];
        let own = draft.value(key).map(Value::texts).unwrap_or_default();
        let left = draft.placed.iter().filter(|(_, dest)| *dest == Dest::Office(KeyPath::root(key)));
        own.into_iter().chain(left.map(|(text, _)| text)).flat_map(Text::counting).map(|g| g.c).collect()
    }

    /// Whether a plan file has a key.
    pub(crate) fn has(&self, file: usize, key: &str) -> bool {
        self.drafts[file].value(key).is_some()
    }

    /// The names of the signers of a plan file; none where something stands below a name, which only a plan says.
    pub(crate) fn signers(&self, file: usize) -> Vec<String> {
        let entries = match self.drafts[file].value("ky") {
            Some(Value::List(items)) => items.iter().collect(),
            Some(one) => vec![one],
            None => Vec::new(),
        };
        let name = |value: &&Value| {
            let Value::Map(entries) = value else { return None };
            let of = |wanted: &str| entries.iter().find(|(key, _)| *key == wanted).map(|(_, value)| value);
            if of("duoi_ten").is_some() {
                return None;
            }
            of("ho_ten")?.texts().first().map(|text| text.string())
        };
        let names: Option<Vec<String>> = entries.iter().map(name).collect();
        names.unwrap_or_default()
    }
}

/// The draft without what the profile says: its characters go there.
fn leaning(draft: &Draft, lean: &Lean) -> Draft {
    let mut out = draft.clone();
    let (left, kept): (Vec<_>, Vec<_>) =
        std::mem::take(&mut out.fields).into_iter().partition(|(key, _)| lean.without.contains(key));
    out.fields = kept;
    for (key, value) in left {
        go(&mut out, key, &value);
    }
    if !lean.signers.is_empty() {
        let mut ids = lean.signers.iter();
        if let Some(at) = out.fields.iter().position(|(key, _)| *key == "ky") {
            let value = std::mem::replace(&mut out.fields[at].1, Value::Word(String::new()));
            out.fields[at].1 = match value {
                Value::List(items) => {
                    Value::List(items.into_iter().map(|item| signer(item, ids.next(), &mut out)).collect())
                }
                one => signer(one, ids.next(), &mut out),
            };
        }
    }
    // What the profile says is no longer in doubt.
    out.doubts.retain(|doubt| !doubt.to.as_ref().is_some_and(|key| lean.without.contains(&key.as_str())));
    let at = usize::from(out.fields.first().is_some_and(|(key, _)| *key == "loai"));
    out.fields.insert(at, ("don_vi", Value::Text(Text::added(&lean.named))));
    out
}

/// The characters of a value are the profile's.
fn go(draft: &mut Draft, key: &str, value: &Value) {
    let dest = Dest::Office(KeyPath::root(key));
    draft.placed.extend(value.texts().into_iter().map(|text| (text.clone(), dest.clone())));
}

/// A signer as the profile calls them.
fn signer(value: Value, id: Option<&String>, draft: &mut Draft) -> Value {
    let Some(id) = id else { return value };
    go(draft, "ky", &value);
    Value::Map(vec![("ma", Value::Text(Text::added(id)))])
}
