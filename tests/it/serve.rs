//! `serve` as other programs of the machine meet it: a client that writes bytes on a socket. Every row of what keeps the
//! page to itself has its test.
#![cfg(feature = "serve")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server; it is stopped at the end of its test.
struct Server {
    child: Child,
    port: u16,
    token: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer: status, head, body.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Server {
    fn start() -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kehoach"));
        command.args(["serve", "--khong-mo"]).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (_, address) = line.trim().split_once("http://127.0.0.1:").unwrap_or_else(|| panic!("{line}"));
        let (port, token) = address.split_once("/?ma=").unwrap();
        Server { child, port: port.parse().unwrap(), token: token.to_string() }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    fn send(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        read(stream)
    }

    /// What the page itself sends before its body, but for lines that a test gives otherwise (or takes out: `Name:`).
    fn head(&self, line: &str, other: &[&str]) -> String {
        let port = self.port;
        let usual = [
            format!("Host: 127.0.0.1:{port}"),
            format!("Cookie: kehoach-{port}={}", self.token),
            format!("Origin: http://127.0.0.1:{port}"),
            "Sec-Fetch-Site: same-origin".to_string(),
            "Content-Type: application/json".to_string(),
            "X-Kehoach: 1".to_string(),
        ];
        let name = |line: &str| line.split(':').next().unwrap().to_lowercase();
        let kept = usual.iter().filter(|line| other.iter().all(|other| name(other) != name(line)));
        let lines = kept.map(String::as_str).chain(other.iter().copied().filter(|line| !line.ends_with(':')));
        let lines: Vec<&str> = lines.collect();
        format!("{line} HTTP/1.1\r\n{}\r\nConnection: close\r\n", lines.join("\r\n"))
    }

    fn get(&self, path: &str, other: &[&str]) -> Answer {
        self.send(&(self.head(&format!("GET {path}"), other) + "\r\n"))
    }

    fn ask(&self, body: &str, other: &[&str]) -> Answer {
        self.send(&format!("{}Content-Length: {}\r\n\r\n{body}", self.head("POST /may", other), body.len()))
    }
}

fn read(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    // A server that refuses a body may close before all of it is sent.
    let _ = stream.read_to_end(&mut bytes);
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or(bytes.len());
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Answer { status, head, body: bytes.get(end + 4..).unwrap_or_default().to_vec() }
}

const PAGES: &str = r#"{"viec": "trang"}"#;

#[test]
fn the_page_is_opened_with_its_token_and_answers() {
    let server = Server::start();
    let entered = server.get(&format!("/?ma={}", server.token), &["Cookie:", "Origin:", "Sec-Fetch-Site: none"]);
    assert_eq!(entered.status, 303);
    let cookie = format!("set-cookie: kehoach-{}={}; path=/; httponly; samesite=strict", server.port, server.token);
    assert!(entered.head.contains(&cookie) && entered.head.contains("location: /\r\n"), "{}", entered.head);
    let index = server.get("/", &[]);
    assert_eq!(index.status, 200);
    assert!(String::from_utf8(index.body).unwrap().contains("<script src=\"trang.js\">"));
    for name in ["index.html", "trang.css", "trang.js", "mau.js", "dan.js", "bang.js", "hop.js", "dong_co.js"] {
        assert_eq!(server.get(&format!("/{name}"), &[]).status, 200, "{name}");
    }
    let pages = server.ask(PAGES, &[]);
    assert_eq!(pages.status, 200);
    assert!(String::from_utf8_lossy(&pages.body).contains("<svg"));
}

#[test]
fn every_answer_keeps_the_page_to_itself() {
    let server = Server::start();
    for answer in [server.get("/", &[]), server.get("/khong-co", &[]), server.ask(PAGES, &[])] {
        for line in [
            "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cross-origin-opener-policy: same-origin",
            "cross-origin-resource-policy: same-origin",
            "cache-control: no-store",
        ] {
            assert!(answer.head.contains(line), "{line}: {}", answer.head);
        }
        assert!(!answer.head.contains("access-control"), "{}", answer.head);
    }
}

#[test]
fn only_own_names_lead_here() {
    let server = Server::start();
    let port = server.port;
    for host in [format!("localhost:{port}"), format!("[::1]:{port}")] {
        assert_eq!(server.get("/", &[&format!("Host: {host}"), "Origin:"]).status, 200, "{host}");
    }
    for host in
        ["evil.example".to_string(), "127.0.0.1".to_string(), format!("127.0.0.1.evil.example:{port}"), String::new()]
    {
        assert_eq!(server.get("/", &[&format!("Host: {host} ")]).status, 421, "{host}");
    }
}

#[test]
fn other_pages_are_refused() {
    let server = Server::start();
    for other in [
        "Origin: http://evil.example".to_string(),
        "Origin: null".to_string(),
        format!("Origin: https://127.0.0.1:{}", server.port),
        format!("Origin: http://127.0.0.1:{}", server.port ^ 1),
        "Sec-Fetch-Site: cross-site".to_string(),
        "Sec-Fetch-Site: same-site".to_string(),
    ] {
        assert_eq!(server.ask(PAGES, &[&other]).status, 403, "{other}");
        assert_eq!(server.get("/", &[&other]).status, 403, "{other}");
    }
}

#[test]
fn a_question_comes_from_the_pages_own_script() {
    let server = Server::start();
    for other in
        ["Content-Type: text/plain", "Content-Type: application/x-www-form-urlencoded", "Content-Type:", "X-Kehoach:"]
    {
        assert_eq!(server.ask(PAGES, &[other]).status, 415, "{other}");
    }
    assert_eq!(server.ask(PAGES, &["Content-Type: application/json; charset=utf-8"]).status, 200);
    assert_eq!(server.get("/may", &[]).status, 405);
    assert_eq!(server.send(&(server.head("OPTIONS /may", &[]) + "\r\n")).status, 405);
    assert_eq!(server.send(&(server.head("POST /", &[]) + "Content-Length: 0\r\n\r\n")).status, 405);
}

#[test]
fn without_the_token_nothing_is_shown() {
    let server = Server::start();
    let port = server.port;
    let near = format!("{}0", &server.token[..server.token.len() - 1]);
    let cookies = [
        "Cookie:".to_string(),
        format!("Cookie: kehoach-{port}="),
        format!("Cookie: kehoach-{port}={}", &server.token[1..]),
        format!("Cookie: kehoach-{}={}", port ^ 1, server.token),
        format!("Cookie: kehoach-{port}={}x", server.token),
    ];
    for cookie in &cookies {
        assert_eq!(server.get("/", &[cookie]).status, 401, "{cookie}");
        assert_eq!(server.get("/trang.js", &[cookie]).status, 401, "{cookie}");
        assert_eq!(server.ask(PAGES, &[cookie]).status, 401, "{cookie}");
    }
    if near != server.token {
        assert_eq!(server.get(&format!("/?ma={near}"), &["Cookie:"]).status, 401);
    }
    let other = Server::start();
    assert!(other.token != server.token && other.token.len() == 48);
}

#[test]
fn what_is_too_large_or_too_slow_is_not_waited_for() {
    let server = Server::start();
    let large = "x".repeat((2 << 20) + 1);
    assert_eq!(server.ask(&large, &[]).status, 413);
    // In pieces, without saying how much there is.
    let mut stream = server.connect();
    let head = server.head("POST /may", &[]) + "Transfer-Encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let piece = format!("{:x}\r\n{}\r\n", 1 << 16, "x".repeat(1 << 16));
    for _ in 0..40 {
        if stream.write_all(piece.as_bytes()).is_err() {
            break;
        }
    }
    assert!([413, 0].contains(&read(stream).status));
    // A head that does not end; a body that does not come. Both at the same time.
    let begun = Instant::now();
    let mut slow_head = server.connect();
    slow_head.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1").unwrap();
    let mut slow_body = server.connect();
    slow_body.write_all((server.head("POST /may", &[]) + "Content-Length: 20\r\n\r\n{").as_bytes()).unwrap();
    let head = read(slow_head);
    let after_head = begun.elapsed();
    assert!(
        [408, 0].contains(&head.status) && (4..9).contains(&after_head.as_secs()),
        "{} {after_head:?}",
        head.status
    );
    assert_eq!(read(slow_body).status, 408);
    assert!((9..20).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
    // The others were answered all the while, and are now.
    assert_eq!(server.ask(PAGES, &[]).status, 200);
}

#[test]
fn paths_are_names_of_a_table() {
    let server = Server::start();
    for path in [
        "/../Cargo.toml",
        "/..%2fCargo.toml",
        "/etc/passwd",
        "//etc/passwd",
        "/trang.js/",
        "/src/web/trang.js",
        "/co-quan.js",
    ] {
        assert_eq!(server.get(path, &[]).status, 404, "{path}");
    }
}

#[test]
fn a_plan_reads_no_file_of_the_machine() {
    let server = Server::start();
    for name in ["../../../../../../etc/hostname", "/etc/hostname", "don-vi.yaml"] {
        let rest = r"trich_yeu: x\nnoi_dung: y\nky: {chuc_vu: A, ho_ten: B}\nnoi_nhan: [a]\nluu: VT\n";
        let answer = server.ask(&format!(r#"{{"viec": "trang", "ke_hoach": "don_vi: {name}\n{rest}"}}"#), &[]);
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(text.contains("không đọc được hồ sơ đơn vị"), "{text}");
    }
}

#[test]
fn what_a_hostile_plan_says_is_printed() {
    let server = Server::start();
    let body = r#"{"viec": "trang", "sua": [{"khoa": "trich_yeu", "gia_tri": "<script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"}]}"#;
    let text = String::from_utf8(server.ask(body, &[]).body[4..].to_vec()).unwrap();
    assert!(text.contains("{{7*7}}") && text.contains("&lt;script&gt;"), "{text}");
    let page = text.split("\"trang\":").nth(1).unwrap();
    assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
}

#[test]
fn many_questions_at_once_are_all_answered() {
    let server = Server::start();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..12).map(|_| scope.spawn(|| server.ask(PAGES, &[]).status)).collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), 200);
        }
    });
}

#[test]
fn plans_that_are_nested_deeply_are_answered() {
    let server = Server::start();
    let rest = "trich_yeu: x\nky: {chuc_vu: A, ho_ten: B}\nnoi_nhan: [a]\nluu: VT\n";
    let flow = |depth: usize| format!("{rest}noi_dung: {}x{}\n", "[".repeat(depth), "]".repeat(depth));
    let block = |depth: usize| {
        let lines: String = (0..depth).map(|level| format!("{}- noi_dung:\n", " ".repeat(2 * level + 2))).collect();
        format!("{rest}noi_dung:\n{lines}{}- x\n", " ".repeat(2 * depth + 2))
    };
    let marks = |depth: usize| format!("{rest}noi_dung: |\n  {}x{}\n", "**a *b ".repeat(depth), "* c**".repeat(depth));
    for plan in [flow(60), flow(5_000), block(60), block(900), marks(800)] {
        let body = serde_json::json!({"viec": "trang", "ke_hoach": plan}).to_string();
        let answer = server.ask(&body, &[]);
        assert_eq!(answer.status, 200, "{} bytes", plan.len());
        assert!(String::from_utf8_lossy(&answer.body).contains("\"thong_bao\":"));
    }
    assert_eq!(server.ask(PAGES, &[]).status, 200);
}
