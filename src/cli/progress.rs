//! The progress bar of long runs: on the terminal only, never in what is kept.

use std::io::{self, IsTerminal, Write};

/// Cells of the bar.
const WIDTH: usize = 24;
/// Fewer plans than this are done before a bar could be read.
const WORTH_SHOWING: usize = 5;

/// A bar on standard error that stands below everything that is printed.
pub(super) struct Progress {
    total: usize,
    done: usize,
    shown: bool,
}

impl Progress {
    /// A bar for so many plans; nothing is shown where standard error is no terminal or the run is short.
    pub(super) fn new(total: usize) -> Progress {
        Progress { total, done: 0, shown: total >= WORTH_SHOWING && io::stderr().is_terminal() }
    }

    /// Prints something above the bar, which then counts one more plan.
    pub(super) fn step(&mut self, print: impl FnOnce()) {
        self.say("\r\x1b[K");
        print();
        self.done += 1;
        self.say(&if self.done < self.total { bar(self.done, self.total) } else { String::new() });
    }

    /// A terminal that is gone is no reason to stop.
    fn say(&self, text: &str) {
        if self.shown {
            let mut stderr = io::stderr().lock();
            let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
        }
    }
}

/// The bar as text.
fn bar(done: usize, total: usize) -> String {
    let filled = done * WIDTH / total.max(1);
    format!("[{}{}] {done}/{total} kế hoạch", "#".repeat(filled), " ".repeat(WIDTH - filled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_grows_with_the_plans_done() {
        assert_eq!(bar(0, 10), format!("[{}] 0/10 kế hoạch", " ".repeat(24)));
        assert_eq!(bar(5, 10), format!("[{}{}] 5/10 kế hoạch", "#".repeat(12), " ".repeat(12)));
        assert_eq!(bar(10, 10), format!("[{}] 10/10 kế hoạch", "#".repeat(24)));
    }
}
