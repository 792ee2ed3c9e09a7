//! Superscripts and subscripts in the structure: each is an element of its own, so that who reads `m2` aloud knows of the
//! square.

use super::para::SetPara;
use super::structure::Structure;
use crate::block::BlockId;
use crate::page::{Item, NodeId, Tag};

/// Gives marked small text in the lines of a node nodes of its own.
pub(super) fn tag(structure: &mut Structure, set: &mut SetPara, node: NodeId, block: BlockId) {
    for item in set.strips.iter_mut().flat_map(|strip| &mut strip.items) {
        let Item::Line(line) = item else { continue };
        // Pieces in other faces that follow each other are one.
        let mut last = None;
        for span in &mut line.spans {
            let Some(script) = span.script.filter(|_| span.node.is_none()) else {
                last = None;
                continue;
            };
            let own = match last {
                Some((same, own)) if same == script => own,
                _ => structure.add(node, Tag::Script(span.shift), block),
            };
            span.node = Some(own);
            last = Some((script, own));
        }
    }
}
