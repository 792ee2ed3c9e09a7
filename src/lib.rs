//! kehoach: from a content file (YAML) to a Kế hoạch as DOCX and PDF in the form of Nghị định 30/2020/NĐ-CP.

pub mod block;
pub mod diag;
pub mod era;
pub mod font;
pub mod markup;
pub mod model;
pub mod normalise;
pub mod page;
pub mod style;
pub mod template;
pub mod text;
pub mod units;
pub mod world;
pub mod yaml;
