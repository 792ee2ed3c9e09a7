//! Superscripts and subscripts (chữ nhỏ trên, dưới).

/// Where small text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Above: `m²`.
    Raised,
    /// Below: `H₂O`.
    Lowered,
}

impl Script {
    /// Both.
    pub const ALL: [Script; 2] = [Script::Raised, Script::Lowered];

    /// Its name in markup and era data.
    pub fn key(self) -> &'static str {
        match self {
            Script::Raised => "tren",
            Script::Lowered => "duoi",
        }
    }

    /// The one with this name.
    pub fn from_key(key: &str) -> Option<Script> {
        Script::ALL.into_iter().find(|script| script.key() == key)
    }

    /// What stands around it where it is typed.
    pub fn mark(self) -> char {
        match self {
            Script::Raised => '^',
            Script::Lowered => '~',
        }
    }
}
