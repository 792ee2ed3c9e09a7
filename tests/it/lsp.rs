//! The language server as an editor talks to it: JSON-RPC over standard input and output.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

const URI: &str = "file:///khong-co/ke-hoach.yaml";
const PLAN: &str = "\
trich_yeu: Tập huấn công tác văn thư năm 2026
co_quan_chu_quan: ỦY BAN NHÂN DÂN TỈNH AN BÌNH
co_quan_ban_hanh: SỞ NỘI VỤ
ten_day_du: Sở Nội vụ
ky_hieu: KH-SNV
dia_danh: An Bình
ngay: {nam: 2026}
noi_dung: |
  I. MỤC ĐÍCH
  1. Yêu cầu
  Các phòng,, ban dự.
noi_nhan: [Các phòng]
luu: VT
ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn An}
";

/// An editor.
struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    next: i64,
}

impl Editor {
    fn start() -> Editor {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        let mut child = command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        let mut editor = Editor { child, input, output, next: 0 };
        let answer = editor.ask("initialize", json!({"capabilities": {}, "processId": null, "rootUri": null}));
        assert_eq!(answer["capabilities"]["positionEncoding"], "utf-16");
        editor.tell("initialized", json!({}));
        editor
    }

    fn raw(&mut self, bytes: &[u8]) {
        self.input.as_mut().unwrap().write_all(bytes).unwrap();
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// The next message of the server.
    fn hear(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the server is gone");
            match line.trim().split_once(": ") {
                Some(("Content-Length", value)) => length = value.parse().unwrap(),
                _ if line.trim().is_empty() => break,
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    /// The answer to a request, whatever is told before.
    fn response(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let heard = self.hear();
            if heard["id"] == id {
                return heard;
            }
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.response(method, params)["result"].take()
    }

    fn open(&mut self, text: &str) {
        let file = json!({"uri": URI, "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": file}));
    }

    fn change(&mut self, version: i64, text: &str) {
        let file = json!({"uri": URI, "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": file, "contentChanges": [{"text": text}]}));
    }

    /// What is found in a version of the file.
    fn findings(&mut self, version: i64) -> Vec<Value> {
        loop {
            let heard = self.hear();
            if heard["method"] == "textDocument/publishDiagnostics" && heard["params"]["version"] == version {
                return heard["params"]["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    fn at(&mut self, method: &str, line: u32, character: u32) -> Value {
        self.ask(method, json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}}))
    }

    /// Says good-bye and returns the exit code.
    fn end(mut self) -> i32 {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.input = None;
        self.child.wait().unwrap().code().unwrap()
    }
}

#[test]
fn findings_come_while_typing_and_go_when_they_are_mended() {
    let mut editor = Editor::start();
    editor.open(PLAN);
    let found = editor.findings(1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0]["code"], &found[0]["severity"]), (&"CAU-04".into(), &3.into()));
    let range = json!({"start": {"line": 10, "character": 11}, "end": {"line": 10, "character": 13}});
    assert_eq!(found[0]["range"], range);
    let page = editor.at("textDocument/hover", 10, 12);
    assert!(page["contents"]["value"].as_str().unwrap().starts_with("CAU-04: lưu ý\n"), "{page}");
    let actions =
        editor.ask("textDocument/codeAction", json!({"textDocument": {"uri": URI}, "range": range, "context": {}}));
    assert_eq!(actions.as_array().unwrap().len(), 2, "{actions}");
    assert_eq!(actions[0]["edit"]["changes"][URI], json!([{"range": range, "newText": ","}]));
    assert_eq!((&actions[0]["kind"], &actions[1]["kind"]), (&"quickfix".into(), &"source.fixAll".into()));
    editor.change(2, &PLAN.replace(",,", ","));
    assert_eq!(editor.findings(2), Vec::<Value>::new());
    editor.change(3, &PLAN.replace("ky_hieu", "ki_hieu"));
    assert_eq!(editor.findings(3)[0]["code"], "KHOA-01");
    assert_eq!(editor.end(), 0);
}

#[test]
fn columns_are_those_of_utf_16() {
    let mut editor = Editor::start();
    editor.open(&PLAN.replace("Các phòng,, ban", "𝐂ác phòng,, ban"));
    let found = editor.findings(1);
    let marks = found.iter().find(|told| told["code"] == "CAU-04").unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!(marks["range"]["start"], json!({"line": 10, "character": 12}));
    assert_eq!(editor.end(), 0);
}

#[test]
fn keys_are_completed_and_explained_and_headings_listed() {
    let mut editor = Editor::start();
    editor.open(PLAN);
    editor.findings(1);
    let keys = editor.at("textDocument/completion", 6, 0);
    assert!(keys.as_array().unwrap().iter().any(|item| item["label"] == "phu_luc"), "{keys}");
    let about = editor.at("textDocument/hover", 4, 2);
    assert!(about["contents"]["value"].as_str().unwrap().starts_with("ky_hieu: "), "{about}");
    let headings = editor.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}}));
    assert_eq!(headings[0]["name"], "I. MỤC ĐÍCH");
    assert_eq!(headings[0]["children"][0]["name"], "1. Yêu cầu", "{headings}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_heading_leads_to_its_page() {
    let folder = std::env::temp_dir().join(format!("kehoach-lsp-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let uri = format!("file://{}/k%E1%BA%BF.yaml", folder.display());
    let long = "  Làm việc nghiêm túc, đúng giờ, đúng nơi.\n\n".repeat(60);
    let text = PLAN.replace("  Các phòng,, ban dự.\n", &format!("{long}  II. TỔ CHỨC\n\n  Họp.\n"));
    let mut editor = Editor::start();
    let file = json!({"uri": uri, "languageId": "yaml", "version": 1, "text": text});
    editor.tell("textDocument/didOpen", json!({"textDocument": file}));
    let mut links = || editor.ask("textDocument/documentLink", json!({"textDocument": {"uri": uri}}));
    assert_eq!(links(), json!([]), "there is no PDF yet");
    std::fs::write(folder.join("kế.pdf"), "").unwrap();
    let found = links();
    let target = |number: usize| found[number]["target"].as_str().unwrap_or_else(|| panic!("{found}"));
    let last = found.as_array().unwrap().len() - 1;
    assert!(target(0).ends_with("/k%E1%BA%BF.pdf#page=1"), "{found}");
    assert!(!target(last).ends_with("#page=1"), "{found}");
    assert!(found[last]["tooltip"].as_str().unwrap().ends_with(" của kế.pdf"), "{found}");
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(editor.end(), 0);
}

#[test]
fn nothing_that_comes_ends_the_server() {
    let mut editor = Editor::start();
    editor.raw(b"r\xffc\r\nContent-Length: 5\r\n\r\n{\"a\":");
    editor.raw(b"Content-Length: 2\r\n\r\n[]");
    editor.tell("textDocument/didOpen", json!({"textDocument": 5}));
    editor.tell("textDocument/didChange", json!({"textDocument": {"uri": URI}, "contentChanges": "x"}));
    editor.tell("$/setTrace", json!({"value": "off"}));
    assert_eq!(editor.response("textDocument/rename", json!({}))["error"]["code"], -32601);
    assert_eq!(editor.at("textDocument/hover", 10, 12), Value::Null, "a file that is not open");
    for (version, text) in
        (1..).zip(["", "\u{feff}", "a: [", "\u{0}", "noi_dung: |\n  \u{1F600}\u{301}", "- - -", "{{{"])
    {
        editor.change(version, text);
        for (line, character) in [(0, 0), (0, 99), (999, 0), (u32::MAX, u32::MAX)] {
            editor.at("textDocument/hover", line, character);
            editor.at("textDocument/completion", line, character);
        }
        editor.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}}));
        editor.ask("textDocument/codeAction", json!({"textDocument": {"uri": URI}, "range": 7}));
    }
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    assert_eq!(editor.end(), 0);
}

#[test]
fn an_editor_that_goes_away_ends_the_server() {
    let mut editor = Editor::start();
    editor.input = None;
    assert_eq!(editor.child.wait().unwrap().code(), Some(1));
}
