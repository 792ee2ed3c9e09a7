//! What an officer wrote, as values: the plan and the agency profile. Nothing here is derived and nothing is corrected.

mod agency;
mod annex;
mod body;
mod boxes;
mod content;
mod copy;
mod figure;
mod issue;
pub(crate) mod kept;
mod parts;
mod plan;
mod provenance;
mod record;
mod rich;
mod wishes;

pub(crate) use agency::{Agency, AgencyEntry, Governance, GoverningMode, SignerEntry, folded, in_force, is_deputy};
pub(crate) use annex::{Annex, IssuedUnder, OwnLine};
pub(crate) use body::{Align, Section, SectionKind, Table, TableCell, TableColumn, TableRow, TypedLabel};
pub use body::{Body, BodyItem, Label};
pub(crate) use boxes::{Address, AddressPart, AddressWish, Boxes, Drafter, Logo};
pub use content::Content;
pub use content::Node;
pub use content::Visit;
pub(crate) use content::{Part, TextKind};
pub(crate) use copy::{COPY_KINDS, DocumentCopy, EXCERPT};
pub(crate) use figure::Figure;
pub(crate) use issue::{Date, IssueDate};
pub(crate) use parts::{Detail, OF_THE_ISSUING, PARTS};
pub(crate) use plan::{Arrangement, Delegation, DelegationStep, Kept, Original, Plan, Signer, Verbatim};
pub use plan::{Recipient, SignerLines};
pub use provenance::Locator;
pub(crate) use provenance::{KeyPath, Provenance};
pub(crate) use record::{Record, RecordedRecipient};
pub use rich::RichText;
pub(crate) use rich::{Emphasis, Note, Run};
pub(crate) use wishes::{LayoutWishes, MarginWishes};
