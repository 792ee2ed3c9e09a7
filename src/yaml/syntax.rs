//! The parser's complaints in the officer's language, each with its usual cause.

use saphyr_parser::ScanError;

use super::guess;
use super::hidden;
use super::source::Source;
use crate::diag::{Diagnostic, Place, rules};

/// What is wrong and what to do, for complaints that hold the given words; the first match counts.
const CAUSES: [(&[&str], &str, &str); 11] = [
    (
        &["mapping values are not allowed", "illegal placement of ':'"],
        "dấu hai chấm này làm câu bị hiểu là khóa",
        "câu có ': ' hoặc kết thúc bằng ':' phải đặt cả câu trong dấu nháy '…', hoặc viết dưới dấu |; nếu là khóa thì xem lại thụt đầu dòng",
    ),
    (
        &["unknown anchor", "scanning an anchor", "duplicated anchor", "indentation for anchor"],
        "câu bắt đầu bằng dấu * hoặc dấu & bị hiểu là ký hiệu của YAML",
        "đặt cả câu trong dấu nháy '…'",
    ),
    (
        &["unexpected end of stream", "document indicator", "indentation in quoted scalar"],
        "dấu nháy mở ở đây không có dấu nháy đóng",
        "thêm dấu nháy đóng; dấu nháy đơn trong câu viết hai lần (''); câu nhiều dòng thì các dòng sau thụt vào hơn khóa",
    ),
    (
        &["trailing content after double-quoted"],
        "sau dấu nháy đóng còn chữ",
        "câu bắt đầu bằng dấu nháy kép thì đặt cả câu trong dấu nháy đơn '…', hoặc viết dưới dấu |",
    ),
    (
        &["escape", "hexadecimal"],
        "dấu \\ trong dấu nháy kép là ký hiệu riêng của YAML",
        "dùng dấu nháy đơn '…' cho câu có dấu \\",
    ),
    (
        &[
            "flow sequence",
            "flow mapping",
            "misplaced bracket",
            "flow construct",
            "recursion limit",
            "plain scalar cannot start with '-'",
        ],
        "danh sách trong ngoặc [ ] hoặc { } viết sai hoặc chưa đóng",
        "đóng đủ ngoặc, ngăn các mục bằng dấu phẩy; câu bắt đầu bằng [ hoặc { phải đặt trong dấu nháy '…'",
    ),
    (
        &[
            "unexpected character",
            "directive",
            "while scanning a tag",
            "while parsing a tag",
            "handle wasn't declared",
            "verbatim tag",
            "scanning TAG",
        ],
        "câu bắt đầu bằng ký hiệu riêng của YAML (một trong % @ ` !)",
        "đặt cả câu trong dấu nháy '…'",
    ),
    (
        &["block sequence entries are not allowed"],
        "dấu gạch đầu dòng đứng sai chỗ",
        "mỗi mục '- …' viết trên một dòng riêng, thẳng cột với các mục khác; câu bắt đầu bằng '- ' phải đặt trong dấu nháy '…'",
    ),
    (
        &["block scalar"],
        "khối chữ sau dấu | hoặc > viết sai",
        "sau dấu | xuống dòng ngay; mọi dòng của khối thụt vào ít nhất như dòng đầu",
    ),
    (
        &[
            "simple key expect",
            "expected key",
            "expected '-' indicator",
            "expected node content",
            "invalid indentation",
            "expected <document start>",
            "mapping keys are not allowed",
        ],
        "thụt đầu dòng không đúng, hoặc thiếu dấu hai chấm sau khóa",
        "các khóa cùng cấp đứng thẳng cột, sau khóa là ': '; mọi dòng của khối sau dấu | phải thụt vào như nhau",
    ),
    (
        &["comment intercepting"],
        "chú thích # nằm giữa một câu nhiều dòng",
        "bỏ chú thích, hoặc đặt cả câu trong dấu nháy '…'",
    ),
];

/// A complaint as a diagnostic.
pub(super) fn explain(error: &ScanError, source: &Source<'_>) -> Diagnostic {
    let mark = *error.marker();
    let place = source.place(mark);
    let fault = mark.line().min(source.count());
    if let Some(found) = hidden::explain(source, fault) {
        return found;
    }
    let in_brackets = source.line(1).starts_with(['[', '{']);
    let no_plan = if in_brackets { None } else { guess::no_plan(source) };
    if let Some(found) = no_plan.or_else(|| guess::guess(source, fault)) {
        return found;
    }
    let info = error.info();
    let (what, advice) = CAUSES.iter().find(|(words, _, _)| words.iter().any(|w| info.contains(w))).map_or(
        ("tệp viết sai quy tắc YAML ở chỗ này", "xem lại thụt đầu dòng, dấu hai chấm và dấu nháy quanh chỗ này"),
        |(_, what, advice)| (what, advice),
    );
    let place = if info.contains("simple key expect") { key_without_colon(source, place) } else { place };
    Diagnostic::of(&rules::YAML_01, what).at(place).advise(advice)
}

/// The parser notices a missing `:` only at the next key; the line meant is the last one before it that has none.
fn key_without_colon(source: &Source<'_>, place: Place) -> Place {
    let lines = (place.line.saturating_sub(3).max(1)..=place.line).rev();
    let candidate = lines.filter(|line| {
        let text = source.line(*line as usize).trim();
        let keyed = text.contains(": ") || text.ends_with(':');
        !(text.is_empty() || text.starts_with('#') || keyed)
    });
    candidate.take(1).next().map_or(place, |line| {
        let text = source.line(line as usize);
        let indent = text.chars().take_while(|c| *c == ' ').count() as u32;
        Place::new(source.file, line, indent + 1).wide(text.trim().chars().count() as u32)
    })
}
