//! Old encodings → Unicode in normal form C.

pub(crate) mod windows;

use super::source::Charset;

/// Which encoding the officer says it is (`--bang-ma`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Wish {
    /// What the letters say.
    #[default]
    Auto,
    /// This one, whatever the letters say.
    Only(Charset),
}

impl Wish {
    /// Whether nothing is to be decoded.
    pub(crate) fn is_unicode(self) -> bool {
        self == Wish::Only(Charset::Unicode)
    }
}
