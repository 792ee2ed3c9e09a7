//! `serve`: the page at an address of this machine, for the browser of whoever started it.
//!
//! `listen` (connections, limits) → `guard` (who may ask what) → `answers` (the page's files, the engine). Nothing but the
//! loopback is listened to; nothing of a request is ever a path of a file.

mod answers;
mod guard;
mod listen;

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};

use super::args::ServeArgs;
use super::bridges::open;
use super::report::{Report, exit};
use crate::diag::messages::io_reason;
use crate::diag::{Diagnostic, rules};
use guard::Door;

/// Serves until it is interrupted; returns the exit code.
pub(super) fn run(args: &ServeArgs) -> u8 {
    let (listeners, port) = match bound(args.port) {
        Ok(bound) => bound,
        Err(error) => {
            let what = format!("không mở được cổng {} trên máy này: {}", args.port, io_reason(&error));
            let advice = "chọn cổng khác sau --cong, hoặc bỏ tùy chọn này để máy tự chọn";
            return Report::failed(exit::FILES, Diagnostic::of(&rules::RA_03, what).advise(advice)).deliver();
        }
    };
    let Ok(token) = token() else {
        let what = "hệ điều hành không cho số ngẫu nhiên để làm mã mở trang";
        return Report::failed(exit::FILES, Diagnostic::of(&rules::RA_03, what)).deliver();
    };
    let address = format!("http://127.0.0.1:{port}/?ma={token}");
    let code =
        Report::text(format!("Trang soạn văn bản: {address}\nChỉ máy này mở được. Dừng bằng Ctrl+C.\n")).deliver();
    if code != exit::GOOD {
        return code;
    }
    if !args.quiet {
        open::address(&address);
    }
    match listen::run(listeners, Door::new(port, token)) {
        Ok(()) => exit::GOOD,
        Err(error) => {
            let what = format!("trang phải dừng: {}", io_reason(&error));
            Report::failed(exit::FILES, Diagnostic::of(&rules::RA_03, what)).deliver()
        }
    }
}

/// Listens at a port of the loopback, 0 = any; where there is IPv6, at the same port of its loopback too.
///
/// # Errors
/// As the system says.
fn bound(port: u16) -> io::Result<(Vec<TcpListener>, u16)> {
    let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let port = first.local_addr()?.port();
    let second = TcpListener::bind((Ipv6Addr::LOCALHOST, port)).ok();
    Ok(([first].into_iter().chain(second).collect(), port))
}

/// What only whoever started the program knows.
///
/// # Errors
/// The system gives no random bytes.
fn token() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 24];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
