//! Facts about laid-out documents. `build` makes styled documents by hand; the other files hold one subject each.

mod build;
mod foot;
mod form;
mod frames;
mod leads;
mod lines;
mod notes;
mod pages;
mod sections;
mod sides;
mod structure;
mod tables;
