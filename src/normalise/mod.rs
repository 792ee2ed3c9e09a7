//! Deriving: labels, header and signature lines, marks, defaults. What was written stays untouched.

mod choices;

pub use choices::LayoutChoices;
