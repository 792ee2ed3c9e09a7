//! What a file may cost. Whatever its own counts decide (bytes read, data decompressed, values kept) is paid from a budget
//! that follows from its size, so that no file can ask for more work or memory than one of its size deserves.

use std::cell::Cell;

use super::Fault;

/// An amount that is used up.
#[derive(Debug)]
pub(super) struct Budget(Cell<usize>);

impl Budget {
    /// The whole amount.
    pub(super) fn of(amount: usize) -> Budget {
        Budget(Cell::new(amount))
    }

    /// How much may still be spent.
    pub(super) fn left(&self) -> usize {
        self.0.get()
    }

    /// Takes an amount away; nothing is left behind one that is too large.
    ///
    /// # Errors
    /// [`Fault::TooLarge`] when less than that is left.
    pub(super) fn spend(&self, amount: usize) -> Result<(), Fault> {
        let left = self.0.get().checked_sub(amount);
        self.0.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or(Fault::TooLarge)
    }
}

/// Counts the steps of reading, so that tests can compare the work for a file with that for one four times as large: time
/// on a machine that others use too says little.
#[cfg(test)]
pub(crate) mod steps {
    use std::cell::Cell;

    thread_local! {
        static STEPS: Cell<u64> = const { Cell::new(0) };
    }

    /// Some more.
    pub(crate) fn add(count: usize) {
        STEPS.with(|steps| steps.set(steps.get() + count as u64));
    }

    /// How many a piece of work takes.
    pub(crate) fn of<T>(work: impl FnOnce() -> T) -> u64 {
        let before = STEPS.with(Cell::get);
        let _ = work();
        STEPS.with(Cell::get) - before
    }

    /// The work for inputs of these two sizes grows as they do, give or take a logarithm.
    #[track_caller]
    pub(crate) fn grow_with_size(size: usize, work: impl Fn(usize)) {
        let (small, large) = (of(|| work(size)), of(|| work(4 * size)));
        assert!(small >= size as u64 / 4, "{small} steps for {size}: what is meant to be read is not");
        assert!(large < 5 * small, "{small} steps for {size}, {large} for four times as much");
    }
}
