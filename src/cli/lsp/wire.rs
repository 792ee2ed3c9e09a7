//! Messages as they come and go: a header with a length, and JSON. What cannot be read is told and stepped over; the
//! server goes on.

use std::io::{self, BufRead, Read, Write};

use lsp_server::Message;

/// Longest message, in bytes: many times the longest plan.
const LONGEST: u64 = 64 << 20;
/// Longest line of a header.
const LONGEST_LINE: u64 = 4096;

/// What came.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A message.
    Message(Message),
    /// Something else, and why it is none.
    Garbled(String),
    /// Nothing more will come.
    End,
}

/// The next message.
pub(super) fn read(input: &mut impl BufRead) -> Incoming {
    let length = match length(input) {
        Ok(Some(length)) => length,
        Ok(None) | Err(_) => return Incoming::End,
    };
    if length > LONGEST {
        return match io::copy(&mut input.take(length), &mut io::sink()) {
            Ok(copied) if copied == length => Incoming::Garbled(format!("a message of {length} bytes")),
            _ => Incoming::End,
        };
    }
    let mut body = Vec::new();
    match input.take(length).read_to_end(&mut body) {
        Ok(read) if read as u64 == length => {}
        _ => return Incoming::End,
    }
    match serde_json::from_slice(&body) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Garbled(error.to_string()),
    }
}

/// The length that a header says; lines that are none are stepped over.
fn length(input: &mut impl BufRead) -> io::Result<Option<u64>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        match line.split_once(':') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("Content-Length") => {
                length = value.trim().parse().ok();
            }
            None if line.is_empty() && length.is_some() => return Ok(length),
            _ => {}
        }
    }
}

/// Sends a message; false where nobody is there any more.
pub(super) fn write(output: &mut impl Write, message: &Message) -> bool {
    message.write(output).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_message_is_stepped_over() {
        let good = r#"{"jsonrpc":"2.0","method":"exit"}"#;
        let all = format!("rác\r\nContent-Length: 3\r\n\r\n{{}}\nContent-Length: {}\r\nX: y\r\n\r\n{good}", good.len());
        let mut input = all.as_bytes();
        assert!(matches!(read(&mut input), Incoming::Garbled(_)));
        assert!(matches!(read(&mut input), Incoming::Message(Message::Notification(n)) if n.method == "exit"));
        assert!(matches!(read(&mut input), Incoming::End));
        assert!(matches!(read(&mut &b"Content-Length: 99999999999999\r\n\r\nx"[..]), Incoming::End));
        assert!(matches!(read(&mut &b"Content-Length: -1\r\n\r\n"[..]), Incoming::End));
        assert!(matches!(read(&mut &b"Content-Length: 9\r\n\r\n\xff"[..]), Incoming::End));
    }
}
