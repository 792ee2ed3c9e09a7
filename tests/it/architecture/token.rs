//! The words and marks of a Rust text: just enough of the language that a comment is never taken for code, nor the
//! contents of a string for a path.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or keyword, without `r#`.
    Word,
    /// A string or character between its quotes, escapes decoded.
    Text,
    /// A number or lifetime: nothing that a guard asks for.
    Other,
    /// One character of punctuation, or `::`.
    Mark,
}

/// One word, literal or mark, and the line it starts on.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub text: String,
    pub line: usize,
    /// Whether the source spells it in ASCII; an escape does.
    pub ascii: bool,
}

impl Token {
    /// Whether this is the word or mark `text`, and not a string of these letters.
    pub(super) fn is(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Mark) && self.text == text
    }
}

/// All tokens of a text, comments dropped.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut reader = Reader { chars: text.chars().collect(), at: 0, line: 1, start: (0, 1), out: Vec::new() };
    while reader.at < reader.chars.len() {
        reader.next_token();
    }
    reader.out
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
    /// Where the token that is being read starts, and its line.
    start: (usize, usize),
    out: Vec<Token>,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn take(&mut self) -> char {
        let c = self.peek(0);
        self.at += 1;
        self.line += usize::from(c == '\n');
        c
    }

    fn push(&mut self, kind: Kind, text: String) {
        let (start, line) = self.start;
        let ascii = self.chars[start..self.at.min(self.chars.len())].iter().all(char::is_ascii);
        self.out.push(Token { kind, text, line, ascii });
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let mut out = String::new();
        while self.at < self.chars.len() && wanted(self.peek(0)) {
            out.push(self.take());
        }
        out
    }

    fn next_token(&mut self) {
        self.start = (self.at, self.line);
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => drop(self.take_while(|c| c != '\n')),
            ('/', '*') => self.block_comment(),
            ('"', _) => self.string(),
            ('\'', next) if next == '\\' || self.peek(2) == '\'' => self.string(),
            ('\'', _) => {
                self.take();
                let name = self.take_while(is_part);
                self.push(Kind::Other, name);
            }
            (':', ':') => {
                self.at += 2;
                self.push(Kind::Mark, "::".to_owned());
            }
            (c, _) if c.is_whitespace() => drop(self.take()),
            (c, _) if c.is_ascii_digit() => self.number(),
            (c, _) if is_part(c) => self.word(),
            _ => {
                let mark = self.take().to_string();
                self.push(Kind::Mark, mark);
            }
        }
    }

    /// `/* … */`, which may hold others.
    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.chars.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    self.take();
                    continue;
                }
            }
            self.at += 2;
            if depth == 0 {
                return;
            }
        }
    }

    /// From an opening quote to the same quote again.
    fn string(&mut self) {
        let quote = self.take();
        let mut out = String::new();
        while self.at < self.chars.len() && self.peek(0) != quote {
            match self.take() {
                '\\' => out.extend(self.escape()),
                c => out.push(c),
            }
        }
        self.take();
        self.push(Kind::Text, out);
    }

    /// What follows a backslash; of a line broken in a string nothing is left that a guard asks for.
    fn escape(&mut self) -> Option<char> {
        match self.take() {
            'u' => {
                self.take();
                let digits = self.take_while(|c| c != '}' && c != '"');
                self.take();
                u32::from_str_radix(&digits.replace('_', ""), 16).ok().and_then(char::from_u32)
            }
            'x' => {
                let digits = [self.take(), self.take()].iter().collect::<String>();
                u8::from_str_radix(&digits, 16).ok().map(char::from)
            }
            'n' | 'r' | 't' | '0' | '\n' => Some(' '),
            c => Some(c),
        }
    }

    fn number(&mut self) {
        let mut text = self.take_while(is_part);
        if self.peek(0) == '.' && self.peek(1).is_ascii_digit() {
            text.push(self.take());
            text.push_str(&self.take_while(is_part));
        }
        self.push(Kind::Other, text);
    }

    /// A name, or a string with letters before its quote.
    fn word(&mut self) {
        let name = self.take_while(is_part);
        let raw = matches!(name.as_str(), "r" | "br" | "cr");
        let hashes = self.chars[self.at..].iter().take_while(|c| **c == '#').count();
        match self.peek(hashes) {
            '"' if raw => self.raw_string(hashes),
            '"' if hashes == 0 && matches!(name.as_str(), "b" | "c") => self.string(),
            '\'' if hashes == 0 && name == "b" => self.string(),
            c if name == "r" && hashes == 1 && is_part(c) => {
                self.take();
                let name = self.take_while(is_part);
                self.push(Kind::Word, name);
            }
            _ => self.push(Kind::Word, name),
        }
    }

    fn raw_string(&mut self, hashes: usize) {
        self.at += hashes + 1;
        let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
        let mut out = String::new();
        while self.at < self.chars.len() && !self.chars[self.at..].starts_with(&end) {
            out.push(self.take());
        }
        self.at += end.len();
        self.push(Kind::Text, out);
    }
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
