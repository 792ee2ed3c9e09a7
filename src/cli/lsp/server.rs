//! What an editor asks, and who answers. A request that is not known or makes no sense is refused; nothing ends the server
//! but `exit`.

use std::io::Write;
use std::sync::mpsc::Receiver;

use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use serde_json::{Value, json};

use super::documents::{self, Document, Documents};
use super::position::{Position, Range};
use super::wire::{self, Incoming};
use super::{actions, completion, hover, links, symbols};
use crate::cli::panics;
use crate::cli::report::exit;
use crate::font::FontSet;

/// The server.
pub(super) struct Server<W> {
    output: W,
    fonts: FontSet,
    documents: Documents,
    /// The editor said that it will go.
    ending: bool,
}

impl<W: Write> Server<W> {
    pub(super) fn new(output: W) -> Server<W> {
        Server { output, fonts: FontSet::embedded(), documents: Documents::default(), ending: false }
    }

    /// Answers until the end; returns the exit code that the protocol asks for.
    pub(super) fn serve(mut self, messages: Receiver<Incoming>) -> u8 {
        while let Ok(first) = messages.recv() {
            // What was typed meanwhile comes first: only the last of it is looked through.
            let waiting: Vec<Incoming> = std::iter::once(first).chain(messages.try_iter()).collect();
            for message in waiting {
                match message {
                    Incoming::End => return self.code(),
                    Incoming::Message(Message::Notification(told)) if told.method == "exit" => return self.code(),
                    Incoming::Message(message) => self.take(message),
                    Incoming::Garbled(why) => self.log(&why),
                }
            }
            self.publish();
        }
        self.code()
    }

    fn code(&self) -> u8 {
        if self.ending { exit::GOOD } else { exit::ERRORS }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                let answer = panics::guard(|| self.answer(request));
                let response = match answer {
                    Ok(Some(result)) => Response::new_ok(id, result),
                    Ok(None) => Response::new_err(id, ErrorCode::MethodNotFound as i32, "không có yêu cầu này".into()),
                    Err(panic) => Response::new_err(id, ErrorCode::InternalError as i32, panic.diagnostic(None).what),
                };
                wire::write(&mut self.output, &response.into());
            }
            Message::Notification(told) => {
                if let Err(panic) = panics::guard(|| self.note(&told)) {
                    self.log(&panic.diagnostic(None).what);
                }
            }
            Message::Response(_) => {}
        }
    }

    /// A message for whoever looks after the editor.
    fn log(&mut self, why: &str) {
        let params = json!({"type": 1, "message": why});
        wire::write(&mut self.output, &Notification::new("window/logMessage".into(), params).into());
    }

    /// Looks through what changed and tells what was found.
    fn publish(&mut self) {
        let dirty = self.documents.open.iter().filter(|(_, document)| document.dirty);
        let dirty: Vec<String> = dirty.map(|(uri, _)| uri.clone()).collect();
        dirty.iter().for_each(|uri| self.look_through(uri));
    }

    fn look_through(&mut self, uri: &str) {
        match panics::guard(|| self.documents.check(uri, &self.fonts)) {
            Ok(Some(params)) => {
                let told = Notification::new("textDocument/publishDiagnostics".into(), params);
                wire::write(&mut self.output, &told.into());
            }
            Ok(None) => {}
            Err(panic) => {
                if let Some(document) = self.documents.open.get_mut(uri) {
                    document.dirty = false;
                }
                self.log(&panic.diagnostic(Some(uri)).what);
            }
        }
    }

    /// The answer to a request; nothing where there is no such request.
    fn answer(&mut self, request: Request) -> Option<Value> {
        let Request { method, params, .. } = request;
        let uri = params["textDocument"]["uri"].as_str().unwrap_or_default().to_string();
        let at = Position::read(&params["position"]).unwrap_or_default();
        match method.as_str() {
            "initialize" => {
                return Some(json!({"capabilities": capabilities(), "serverInfo": {
                "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")}}));
            }
            "shutdown" => {
                self.ending = true;
                return Some(Value::Null);
            }
            "textDocument/hover" | "textDocument/codeAction" => self.look_through(&uri),
            "textDocument/documentLink" => return Some(links::links(&self.documents, &uri, &self.fonts)),
            "textDocument/completion" | "textDocument/documentSymbol" => {}
            _ => return None,
        }
        let Some(document) = self.documents.open.get(&uri) else { return Some(Value::Null) };
        let kind = documents::kind(&uri);
        Some(match method.as_str() {
            "textDocument/hover" => hover::hover(document, kind, at),
            "textDocument/completion" => completion::completion(document, kind, at),
            "textDocument/documentSymbol" => symbols::symbols(document),
            _ => actions::actions(&uri, document, Range::read(&params["range"]).unwrap_or_default()),
        })
    }

    /// A file was opened, changed or closed.
    fn note(&mut self, told: &Notification) {
        let file = &told.params["textDocument"];
        let Some(uri) = file["uri"].as_str().map(str::to_string) else { return };
        let version = file["version"].as_i64();
        let text = match told.method.as_str() {
            "textDocument/didOpen" => file["text"].as_str().map(str::to_string),
            "textDocument/didChange" => {
                let open = self.documents.open.get(&uri).map(|document| document.text.clone());
                let changes = told.params["contentChanges"].as_array();
                changes.and_then(|changes| changes.iter().fold(open, documents::changed))
            }
            "textDocument/didClose" => {
                self.documents.open.remove(&uri);
                let params = json!({"uri": uri, "diagnostics": []});
                let gone = Notification::new("textDocument/publishDiagnostics".into(), params);
                wire::write(&mut self.output, &gone.into());
                return;
            }
            _ => return,
        };
        if let Some(text) = text {
            self.documents.open.insert(uri.clone(), Document::new(text, version));
            // What a profile says may change what its plans are told.
            if documents::kind(&uri) == documents::Kind::Agency {
                self.documents.open.values_mut().for_each(|document| document.dirty = true);
            }
        }
    }
}

/// What this server can do.
fn capabilities() -> Value {
    json!({
        "positionEncoding": "utf-16",
        "textDocumentSync": {"openClose": true, "change": 2},
        "hoverProvider": true,
        "codeActionProvider": {"codeActionKinds": ["quickfix", "source.fixAll"]},
        "completionProvider": {"triggerCharacters": [" "]},
        "documentSymbolProvider": true,
        "documentLinkProvider": {"resolveProvider": false},
    })
}
