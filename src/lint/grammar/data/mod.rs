//! The data of the check: every file of `templates/du-lieu/` that it reads, each with its source and the month up to which
//! it knows the world. Read once, when first asked for.

pub(crate) mod acts;
mod grouped;
pub(crate) mod kinds;
pub(crate) mod names;
pub(crate) mod slips;
pub(crate) mod table;
pub(crate) mod usage;
pub(crate) mod words;
