//! What an officer wrote, as values: the plan and the agency profile. Nothing here is derived and nothing is corrected.

mod agency;
mod annex;
mod body;
mod boxes;
mod copy;
mod issue;
pub mod kept;
mod plan;
mod provenance;
mod record;
mod rich;
mod wishes;

pub use agency::{Agency, AgencyEntry, Governance, GoverningMode, SignerEntry, folded, in_force, is_deputy};
pub use annex::{Annex, IssuedUnder, OwnLine};
pub use body::{
    Align, Body, BodyItem, Label, Section, SectionKind, Table, TableCell, TableColumn, TableRow, TypedLabel,
};
pub use boxes::{Address, AddressPart, AddressWish, Boxes, Drafter};
pub use copy::{COPY_KINDS, DocumentCopy};
pub use issue::{Date, IssueDate};
pub use plan::{
    Arrangement, Delegation, DelegationStep, Kept, Original, Plan, Recipient, Signer, SignerLines, Verbatim,
};
pub use provenance::{KeyPath, Locator, Provenance};
pub use record::{Record, RecordedRecipient};
pub use rich::{Emphasis, Note, RichText, Run};
pub use wishes::{LayoutWishes, MarginWishes};
