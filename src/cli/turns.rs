//! Several files at once: each on a thread of its own turn, reported in the order of the arguments.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::panics;
use super::progress::Progress;
use super::report::{Printer, Report, exit};

/// Stack of a working thread: nested lists of a plan go deep in debug builds, and Windows gives a main thread 1 MB.
const STACK: usize = 16 * 1024 * 1024;

/// Something that is worked on in its turn.
pub(super) trait Turn: Sync {
    /// Its name in messages.
    fn name(&self) -> String;
}

/// Works on all of them, so many at a time (nothing = as the machine has cores), and prints each as soon as its turn has
/// come.
pub(super) fn each<T: Turn>(
    tasks: &[T],
    jobs: Option<usize>,
    out: &mut Printer,
    one: impl Fn(usize, &T) -> Report + Sync,
) {
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let workers = jobs.unwrap_or_else(cores).min(tasks.len());
    let next = AtomicUsize::new(0);
    let take = || {
        let index = next.fetch_add(1, Ordering::Relaxed);
        tasks.get(index).map(|task| (index, task))
    };
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let sender = sender.clone();
            let work = || {
                let sender = sender;
                while let Some((index, task)) = take() {
                    let report = guarded(&task.name(), || one(index, task));
                    if sender.send((index, report)).is_err() {
                        return;
                    }
                }
            };
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).expect("the system starts threads");
        }
        drop(sender);
        let mut waiting: BTreeMap<usize, Report> = BTreeMap::new();
        let mut turn = 0;
        let mut progress = Progress::new(tasks.len());
        for (index, report) in receiver {
            waiting.insert(index, report);
            while let Some(report) = waiting.remove(&turn) {
                progress.step(|| out.print(report));
                turn += 1;
            }
        }
    });
}

/// Does a piece of work with a stack for it.
pub(super) fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        worker.expect("the system starts threads").join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// A fault of the program in one file is that file's report.
pub(super) fn guarded(name: &str, work: impl FnOnce() -> Report) -> Report {
    panics::guard(work).unwrap_or_else(|panic| Report::failed(exit::ERRORS, panic.diagnostic(Some(name))))
}
