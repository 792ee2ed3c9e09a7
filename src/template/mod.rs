//! Templates: a plan as templates see it ([`PlanView`]), the ladder along which template files are found ([`ladder`]),
//! and the engine that checks, loads and renders them ([`Engine`]). What comes out is markup for [`crate::markup`].

mod address;
mod annex_view;
mod body_view;
mod copy;
mod engine;
mod error;
mod flat;
mod ladder;
mod scan;
#[cfg(test)]
mod tests;
mod view;
mod worded_view;

pub use engine::Engine;
pub(crate) use ladder::Ladder;
pub use ladder::ladder;
pub use view::PlanView;
