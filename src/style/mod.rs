//! Styling: role × era → sizes. A [`StyledDocument`] holds every size as it will be drawn; layout places it and never
//! changes it, and the DOCX writer writes it down.

mod styled;

pub use styled::*;
