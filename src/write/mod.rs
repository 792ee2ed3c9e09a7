//! The writers: laid-out pages and styled blocks become files. They decide nothing: no wording, no sizes, no
//! conditions on the plan.

pub mod pdf;
