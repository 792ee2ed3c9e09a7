//! Form fields that have their nodes in the structure, and wait for the pages to tell their places.

use super::para::Column;
use crate::block::{BlockId, FieldKind};
use crate::page::NodeId;
use crate::style::StyledSignature;
use crate::units::Len;

/// Fields that have a node and no place yet, in reading order.
#[derive(Debug, Default)]
pub(super) struct Pending<'a> {
    /// Over blanks: the node of the blank, of its field, what is filled in, and whether it belongs to a copy's part.
    pub blanks: Vec<(NodeId, NodeId, FieldKind, bool)>,
    /// Between post and name.
    pub signatures: Vec<Signature<'a>>,
}

/// The two signatures of a signer before they have their places.
#[derive(Debug)]
pub(super) struct Signature<'a> {
    /// Sizes and words.
    pub style: &'a StyledSignature,
    /// The block of the last line above the room, if there is one.
    pub above: Option<BlockId>,
    /// The block of the first line below it.
    pub below: BlockId,
    /// The space before that line.
    pub room: Len,
    /// The column.
    pub column: Column,
    /// The nodes of person and, where there is a seal, body.
    pub nodes: (NodeId, Option<NodeId>),
    /// Who signs a copy, not the document.
    pub copy: bool,
}
