//! Work on many files at the same time, told in their order.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use super::interrupt;
use crate::facade::STACK;

/// Results that wait behind a slow one, at most: the memory of a run does not grow with it.
const AHEAD: usize = 256;
/// How often a thread that must wait asks whether the run was stopped.
const LOOK: Duration = Duration::from_millis(50);

/// How many threads work on so many tasks: as many as were asked for, else as the machine has cores.
pub(super) fn size(asked: Option<usize>, tasks: usize) -> usize {
    asked.unwrap_or_else(cores).min(tasks)
}

/// The cores of the machine.
pub(super) fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does the tasks on so many threads; `done` is told each result, on this thread, in the order of the tasks. A run that is
/// stopped finishes what it has begun.
pub(super) fn in_turn<T: Sync, R: Send>(
    tasks: &[T],
    workers: usize,
    work: impl Fn(usize, &T) -> R + Sync,
    done: impl FnMut(usize, R),
) {
    by_number(tasks.len(), workers, |index| work(index, &tasks[index]), done);
}

/// The same, of so many tasks that are known by their numbers.
pub(super) fn by_number<R: Send>(
    tasks: usize,
    workers: usize,
    work: impl Fn(usize) -> R + Sync,
    mut done: impl FnMut(usize, R),
) {
    let next = AtomicUsize::new(0);
    let turn = Turn::default();
    let take = || {
        let index = next.fetch_add(1, Ordering::Relaxed);
        (index < tasks && turn.comes_near(index)).then_some(index)
    };
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, take, work) = (sender.clone(), &take, &work);
            let shift = move || {
                while let Some(index) = take() {
                    if sender.send((index, work(index))).is_err() {
                        return;
                    }
                }
            };
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, shift).expect("the system starts threads");
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut now = 0;
        for (index, result) in receiver {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&now) {
                done(now, result);
                now += 1;
                turn.is(now);
            }
        }
        // Where a run was stopped, what was done behind something that was not.
        waiting.into_iter().for_each(|(index, result)| done(index, result));
    });
}

/// Does a piece of work with a stack for it.
pub(super) fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        worker.expect("the system starts threads").join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Whose result is told next.
#[derive(Default)]
struct Turn {
    index: Mutex<usize>,
    moved: Condvar,
}

impl Turn {
    fn is(&self, index: usize) {
        *self.index.lock().unwrap_or_else(PoisonError::into_inner) = index;
        self.moved.notify_all();
    }

    /// Waits until a task may be begun; not where the run was stopped.
    fn comes_near(&self, index: usize) -> bool {
        let mut now = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        while index >= *now + AHEAD && !interrupt::asked() {
            now = self.moved.wait_timeout(now, LOOK).unwrap_or_else(PoisonError::into_inner).0;
        }
        !interrupt::asked()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_none_runs_far_ahead_of_a_slow_one() {
        let tasks: Vec<usize> = (0..4 * AHEAD).collect();
        let told = AtomicUsize::new(0);
        let mut order = Vec::new();
        let work = |index: usize, task: &usize| {
            assert!(index < told.load(Ordering::SeqCst) + AHEAD + 1, "{index}");
            if index == 0 {
                thread::sleep(LOOK);
            }
            *task * 2
        };
        in_turn(&tasks, 4, work, |index, result| {
            assert_eq!(result, 2 * index);
            told.store(index + 1, Ordering::SeqCst);
            order.push(index);
        });
        assert_eq!(order, tasks);
    }
}
