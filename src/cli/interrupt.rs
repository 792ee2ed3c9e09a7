//! Ctrl+C in a long run: what is being worked on is finished and written as a whole, nothing new is begun. Who asks twice
//! does not wait.

use std::sync::atomic::{AtomicBool, Ordering};

use super::report::exit;

static ASKED: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl+C stops a run this way. Where the system has no such signal it stops the process as before.
pub(super) fn watch() {
    let _ = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(exit::STOPPED));
        }
    });
}

/// Whether the run shall end.
pub(super) fn asked() -> bool {
    ASKED.load(Ordering::SeqCst)
}

/// Ends the run as Ctrl+C does.
pub(super) fn ask() {
    ASKED.store(true, Ordering::SeqCst);
}
