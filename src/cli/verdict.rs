//! What `verify` says of a file: in words, for programs, as an exit code, and of all files together.

use serde_json::{Value, json};

use super::report::exit;
use crate::diag::{Diagnostic, Findings};
use crate::pipeline::PRODUCER;
use crate::seal::{self, Answer, Verified};

/// How a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// As it was made.
    Genuine(Verified),
    /// Not as it was made, or nobody's file of ours.
    Altered,
    /// Another version, fonts or templates, or a source that cannot be rendered: nothing is proven either way.
    Unproven,
    /// There is nothing to compare it with.
    NoSource,
    /// It cannot be read at all.
    Unread,
}

impl State {
    /// That of an answer.
    pub(super) fn of(answer: Answer, found: &[Diagnostic]) -> State {
        match answer {
            Answer::Genuine(verified) => State::Genuine(verified),
            Answer::Refuted if seal::speaks_against(found) => State::Altered,
            Answer::Refuted => State::Unproven,
            Answer::NoSource => State::NoSource,
        }
    }

    /// Its exit code.
    pub(super) fn code(self) -> u8 {
        match self {
            State::Genuine(_) => exit::GOOD,
            State::Altered => exit::ERRORS,
            State::Unproven | State::NoSource => exit::UNPROVEN,
            State::Unread => exit::FILES,
        }
    }

    /// For people; `source` is the plan beside the file or behind `--nguon`.
    pub(super) fn line(self, source: Option<&str>) -> String {
        match self {
            State::Genuine(verified) => genuine(verified, source),
            State::Altered => "KHÔNG xác nhận được: đã bị sửa, hỏng hoặc không phải tệp gốc do kehoach tạo".into(),
            State::Unproven => "chưa xác nhận được: không dựng lại được đúng như khi tạo".into(),
            State::NoSource => "chưa xác nhận được: không có nguồn để đối chiếu".into(),
            State::Unread => "không đọc được".into(),
        }
    }

    /// For programs.
    pub(super) fn json(self, name: &str, findings: &Findings) -> Value {
        let word = match self {
            State::Genuine(verified) => seal::word(Answer::Genuine(verified), false),
            State::Altered => seal::word(Answer::Refuted, true),
            State::Unproven => seal::word(Answer::Refuted, false),
            State::NoSource => seal::word(Answer::NoSource, false),
            State::Unread => "khong_doc_duoc",
        };
        json!({"tep": name, "ket_qua": word, "ma_thoat": self.code(), "thong_bao": findings.entries()})
    }
}

/// What a genuine file is, in one sentence.
fn genuine(verified: Verified, source: Option<&str>) -> String {
    let Verified { carries_source, updated } = verified;
    let from = match source {
        Some(source) if !carries_source => format!("từ '{source}'"),
        _ => "từ nguồn đính kèm trong tệp".to_string(),
    };
    match updated {
        false => format!("nguyên vẹn, đúng từng byte như {PRODUCER} tạo {from}"),
        true => format!("đã được ký hoặc điền thêm sau khi tạo; bản gốc còn nguyên, đúng như {PRODUCER} tạo {from}"),
    }
}

/// How many files stand how.
#[derive(Debug, Default)]
pub(super) struct Count {
    genuine: usize,
    altered: usize,
    unproven: usize,
    unread: usize,
}

impl Count {
    /// One file more.
    pub(super) fn add(&mut self, state: State) {
        match state {
            State::Genuine(_) => self.genuine += 1,
            State::Altered => self.altered += 1,
            State::Unproven | State::NoSource => self.unproven += 1,
            State::Unread => self.unread += 1,
        }
    }

    /// Whether one of them is altered.
    pub(super) fn altered(&self) -> bool {
        self.altered > 0
    }

    /// All of them in one line; what there is none of is not named.
    pub(super) fn line(&self) -> String {
        let Count { genuine, altered, unproven, unread } = *self;
        let parts = [
            (altered, "đã bị sửa, hỏng hoặc không phải tệp gốc"),
            (unproven, "chưa xác nhận được"),
            (unread, "không đọc được"),
        ];
        let rest: String = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!(", {n} {what}")).collect();
        format!("{} tệp: {genuine} nguyên vẹn{rest}\n", genuine + altered + unproven + unread)
    }
}
