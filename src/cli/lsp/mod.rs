//! `lsp`: a language server over standard input and output, for plan files and profiles in an editor.
//!
//! `wire` (messages as they come) → `server` (what is asked) → `documents` (the open files, checked) → `answers` (what an
//! editor shows). An editor sends whole files; places are lines from 0 and columns of UTF-16 (`position`).

mod actions;
mod completion;
mod documents;
mod hover;
mod links;
mod position;
mod server;
mod symbols;
mod wire;

use std::io;
use std::sync::mpsc;
use std::thread;

use server::Server;
use wire::Incoming;

/// Answers until the editor says good-bye or goes away; returns the exit code.
pub(super) fn run() -> u8 {
    let (sender, receiver) = mpsc::channel();
    // Whatever has come by the time a file is checked is taken into account first.
    let reader = thread::Builder::new().spawn(move || {
        let mut stdin = io::stdin().lock();
        loop {
            let message = wire::read(&mut stdin);
            let last = matches!(message, Incoming::End);
            if sender.send(message).is_err() || last {
                return;
            }
        }
    });
    match reader {
        Ok(_) => Server::new(io::stdout()).serve(receiver),
        Err(_) => super::report::exit::FILES,
    }
}
