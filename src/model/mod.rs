//! What an officer wrote, as values: the plan and the agency profile. Nothing here is derived and nothing is corrected.

mod agency;
mod annex;
mod body;
mod issue;
mod plan;
mod provenance;
mod record;
mod rich;
mod wishes;

pub use agency::{Agency, AgencyEntry, GoverningMode, SignerEntry, in_force};
pub use annex::{Annex, IssuedUnder, OwnLine};
pub use body::{Align, Body, BodyItem, Label, Section, SectionKind, Table, TableCell, TableColumn, TableRow};
pub use issue::{Date, IssueDate};
pub use plan::{Delegation, DelegationStep, Kept, Original, Plan, Recipient, Signer, SignerLines, Verbatim};
pub use provenance::{KeyPath, Locator, Provenance};
pub use record::{Record, RecordedRecipient};
pub use rich::{Emphasis, RichText, Run};
pub use wishes::{LayoutWishes, MarginWishes};
