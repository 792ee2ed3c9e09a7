//! Connections: each with the time it gets, no more of them than the machine can hold.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener as Listener;
use tokio::runtime::Builder;
use tokio::sync::Semaphore;

use super::answers::{Desk, answer};
use super::guard::Door;
use crate::cli::crew;
use crate::embed::Engine;
use crate::facade::STACK;

/// How long the head of a request may take.
const HEAD: Duration = Duration::from_secs(5);
/// Connections at the same time.
const CONNECTIONS: usize = 128;

/// Listens until the program is ended.
///
/// # Errors
/// As the system says.
pub(super) fn run(listeners: Vec<TcpListener>, door: Door) -> io::Result<()> {
    let desk = Arc::new(Desk { door, engine: Engine::default(), turns: Semaphore::new(crew::cores()) });
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let runtime = Builder::new_current_thread().enable_io().enable_time().thread_stack_size(STACK).build()?;
    runtime.block_on(async move {
        let mut tasks = Vec::new();
        for listener in listeners {
            listener.set_nonblocking(true)?;
            tasks.push(tokio::spawn(accept(Listener::from_std(listener)?, desk.clone(), places.clone())));
        }
        for task in tasks {
            task.await.map_err(io::Error::other)??;
        }
        Ok(())
    })
}

async fn accept(listener: Listener, desk: Arc<Desk>, places: Arc<Semaphore>) -> io::Result<()> {
    loop {
        let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
        // One that breaks off before it is taken is no fault of the others.
        let Ok((stream, _)) = listener.accept().await else { continue };
        let desk = desk.clone();
        tokio::spawn(async move {
            let service = service_fn(move |request| {
                let desk = desk.clone();
                async move { Ok::<_, Infallible>(answer(desk, request).await) }
            });
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD)
                .serve_connection(TokioIo::new(stream), service);
            // What goes wrong on a connection ends it, and nothing else.
            let _ = connection.await;
            drop(place);
        });
    }
}
