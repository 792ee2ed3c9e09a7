//! What happens to the files after they are made: number and date are filled in ([`fill`]).

pub mod fill;
