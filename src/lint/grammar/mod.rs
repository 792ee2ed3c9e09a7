//! Grammars of what plans say: citations of other documents, dates, syllables, doubled words; and the data behind them
//! (`templates/du-lieu/`). Pure functions on text; every place is a range of bytes in the text that was given. Texts are in
//! NFC. Nothing here judges: rules do.

pub(crate) mod citation;
pub(crate) mod data;
pub(crate) mod dates;
pub(crate) mod doubled;
pub(crate) mod scan;
pub(crate) mod syllable;
pub(crate) mod symbol;
