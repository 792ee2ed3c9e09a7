//! What only leads to what follows is not left behind at the end of a page: a text that ends with a colon.
//!
//! Up to three lines cannot be torn, and keep with what follows everywhere: Word, LibreOffice and the layout send them
//! over whole. Of a longer text the last two lines go along, as Word does it; LibreOffice would take all of it
//! wherever it is kept (measured), so it is kept only where the page would otherwise end behind it.

use super::breaks::{Heights, Start, next_page};
use super::strip::{Galley, Hold, Lead};
use crate::block::BlockId;

/// A text of so many lines goes over whole.
pub(super) const WHOLE: usize = 3;

/// Holds what follows to the long texts that lead to it, where a page would end between them; gives their blocks.
pub(super) fn hold_leads(galley: &mut Galley, heights: Heights) -> Vec<BlockId> {
    let mut leads: Vec<Lead> = std::mem::take(&mut galley.leads);
    let mut kept = Vec::new();
    let mut start = Start::default();
    while !leads.is_empty() && start.strip < galley.strips.len() {
        let page = next_page(galley, &start, heights);
        match leads.iter().position(|lead| lead.end == page.end) {
            // The page is cut again: it may end behind another one now, above this.
            Some(found) if page.end < galley.strips.len() => {
                let lead = leads.swap_remove(found);
                galley.strips[lead.end].hold = galley.strips[lead.end].hold.max(Hold::Chain);
                kept.push(lead.block);
            }
            _ => start = page.next(),
        }
    }
    galley.leads = leads;
    kept
}
