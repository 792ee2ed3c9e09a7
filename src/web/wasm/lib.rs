//! Four functions for a page: `kh_xin` gives room for a request, `kh_hoi` answers it, `kh_dai` says how long the last answer
//! is, `kh_tra` takes the answer back. Requests and answers are those of [`kehoach::Engine`].

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use kehoach::Engine;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::default);
static LENGTH: AtomicUsize = AtomicUsize::new(0);

/// Room for a request of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn kh_xin(length: usize) -> *mut u8 {
    Box::into_raw(vec![0u8; length].into_boxed_slice()).cast()
}

/// The answer to a request, whose room is given back.
///
/// # Safety
/// The room is one that [`kh_xin`] gave for this length, and not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kh_hoi(request: *mut u8, length: usize) -> *mut u8 {
    let request = unsafe { Vec::from_raw_parts(request, length, length) };
    let answer = ENGINE.answer(&request).into_boxed_slice();
    LENGTH.store(answer.len(), Ordering::Relaxed);
    Box::into_raw(answer).cast()
}

/// The length of the last answer, in bytes.
#[unsafe(no_mangle)]
pub extern "C" fn kh_dai() -> usize {
    LENGTH.load(Ordering::Relaxed)
}

/// Gives an answer back.
///
/// # Safety
/// It is one that [`kh_hoi`] gave with this length, and not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kh_tra(answer: *mut u8, length: usize) {
    drop(unsafe { Vec::from_raw_parts(answer, length, length) });
}
