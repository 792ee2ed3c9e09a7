//! The roles of lines: what a line is in the form. Which roles there are, how each looks and what it means is era data under
//! the same name.

/// `vai`: what a line is. Names in markup use hyphens (`so-ky-hieu`), in era data underscores (`so_ky_hieu`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Role(String);

impl Role {
    /// The role with this name in era data.
    pub fn new(key: impl Into<String>) -> Role {
        Role(key.into())
    }

    /// The role with this name in markup.
    pub fn from_markup(name: &str) -> Role {
        Role(name.replace('-', "_"))
    }

    /// Its name in era data.
    pub fn key(&self) -> &str {
        &self.0
    }

    /// Its name in markup.
    pub fn markup(&self) -> String {
        self.0.replace('_', "-")
    }
}
