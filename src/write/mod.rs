//! The writers: styled and laid-out documents → files. They decide nothing: no wording, no sizes.

pub mod docx;
