//! Typed text as people have it: small inputs, each with the reading of a careful reader.

mod bare;
mod labels;
mod loose;
mod markdown;
mod marks;
mod paragraphs;
mod placed;
mod properties;
mod tables;

use super::testing::{dump, read};

/// The input is read as expected, and nothing is said.
#[track_caller]
fn sure(input: &str, expected: &str) {
    let (body, said) = read(input);
    assert_eq!(dump(&body), expected, "{input}");
    let said: Vec<_> = said.iter().map(|d| format!("{}: {}", d.code(), d.what)).collect();
    assert_eq!(said, [""; 0], "{input}");
}

/// The input is read as expected, and this is said: the code, and words of each message.
#[track_caller]
fn noted(input: &str, expected: &str, messages: &[&str]) {
    let (body, said) = read(input);
    assert_eq!(dump(&body), expected, "{input}");
    let said: Vec<_> = said.iter().map(|d| format!("{}: {}", d.code(), d.what)).collect();
    assert_eq!(said.len(), messages.len(), "{input}\n{said:#?}");
    for (said, wanted) in said.iter().zip(messages) {
        assert!(wanted.split('…').all(|part| said.contains(part)), "{input}\n{said}");
    }
}
