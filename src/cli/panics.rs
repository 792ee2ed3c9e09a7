//! A fault of the program itself becomes a sentence that asks for a report, never a trace; other plans go on.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

use crate::diag::{Diagnostic, messages};

thread_local! {
    /// What the last panic of this thread said, and where.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A panic that was caught.
#[derive(Debug)]
pub(super) struct Panic {
    message: String,
}

impl Panic {
    /// As a message; `name` is the plan that was being worked on.
    pub(super) fn diagnostic(&self, name: Option<&str>) -> Diagnostic {
        messages::program_fault(name, &self.message)
    }
}

/// Keeps panics quiet: their text is kept for [`guard`].
pub(super) fn install() {
    panic::set_hook(Box::new(|info| {
        let said = messages::panic_text(info.payload());
        let place = info.location().map(|l| format!(" ({}:{})", l.file(), l.line())).unwrap_or_default();
        LAST.with(|last| *last.borrow_mut() = Some(said + &place));
    }));
}

/// Runs `work`; a panic inside becomes an error.
///
/// # Errors
/// [`Panic`] when `work` panicked.
pub(super) fn guard<T>(work: impl FnOnce() -> T) -> Result<T, Panic> {
    panic::catch_unwind(AssertUnwindSafe(work))
        .map_err(|_| Panic { message: LAST.with(|last| last.borrow_mut().take()).unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_message_about_the_plan() {
        let panic = guard(|| panic!("chỉ số {}", 7)).unwrap_err();
        let message = panic.diagnostic(Some("a.yaml"));
        assert_eq!(message.code(), "NB-01");
        assert!(message.what.contains("'a.yaml'"), "{}", message.what);
        assert_eq!(guard(|| 1).unwrap(), 1);
    }
}
