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
    at(listeners, Desk { door, engine: Engine::default(), turns: Semaphore::new(crew::cores()) })
}

fn at(listeners: Vec<TcpListener>, desk: Desk) -> io::Result<()> {
    let desk = Arc::new(desk);
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
        // An answer does not wait for the one that takes it to say that it has the first part.
        let _ = stream.set_nodelay(true);
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

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::time::Instant;

    use super::*;

    #[test]
    fn who_waits_too_long_for_a_turn_is_told_so() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let desk = Desk {
            door: Door::new(port, "m".repeat(48)),
            engine: Engine::default(),
            // All turns are taken.
            turns: Semaphore::new(0),
        };
        // It listens until the tests end.
        std::thread::spawn(move || at(vec![listener], desk));
        let begun = Instant::now();
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        let cookie = format!("kehoach-{port}={}", "m".repeat(48));
        let head = format!(
            "POST /may HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nContent-Type: application/json\r\nX-Kehoach: 1\r\nConnection: close\r\n"
        );
        let body = r#"{"viec": "trang"}"#;
        write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 503 ") && answer.ends_with("Máy đang bận, xin thử lại."), "{answer}");
        assert!((9..30).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
    }
}
