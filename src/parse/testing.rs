//! Helpers of the parser's tests: messages as the officer sees them, and a body as lines.

use super::{agency, plan};
use crate::diag::{Diagnostic, Format, Outcome, SourceMap, render};
use crate::model::{Agency, Body, BodyItem, Label, Plan, Provenance, RichText, Table};

/// The parts every plan needs, without body.
pub const FRAME: &str = "trich_yeu: Kiểm tra công tác lưu trữ\nnoi_nhan:\n  - Như trên\nluu: VT\nky: {chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn A}\n";

fn seen(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut sources = SourceMap::default();
    sources.add("t.yaml", text);
    render(diagnostics, &sources, Format::Short, false)
}

/// The plan and the messages.
pub fn read(text: &str) -> (Option<(Plan, Provenance)>, String) {
    let mut sources = SourceMap::default();
    let Outcome { value, diagnostics } = plan(text, sources.add("t.yaml", text));
    (value, seen(text, &diagnostics))
}

/// The messages of a profile, and the profile.
pub fn read_agency(text: &str) -> (Option<(Agency, Provenance)>, String) {
    let mut sources = SourceMap::default();
    let Outcome { value, diagnostics } = agency(text, sources.add("t.yaml", text));
    (value, seen(text, &diagnostics))
}

/// A plan without any message.
pub fn good(text: &str) -> (Plan, Provenance) {
    let (value, messages) = read(text);
    assert_eq!(messages, "");
    value.unwrap()
}

/// A typed body, without any message.
pub fn typed(body: &str) -> String {
    let indented: String = body.lines().map(|l| if l.is_empty() { "\n".into() } else { format!("  {l}\n") }).collect();
    dump(&good(&format!("noi_dung: |\n{indented}{FRAME}")).0.body)
}

/// The messages of a typed body, whose first line is line 2.
pub fn typed_faults(body: &str) -> String {
    let indented: String = body.lines().map(|l| format!("  {l}\n")).collect();
    read(&format!("noi_dung: |\n{indented}{FRAME}")).1
}

/// A body as lines: `kind label | title`, `kind label text`, `p text`, tables with their cells.
pub fn dump(body: &Body) -> String {
    let mut out = String::new();
    lines(body, 0, &mut out);
    out
}

fn lines(body: &Body, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    for item in body {
        match item {
            BodyItem::Section(s) => {
                let label = match &s.label {
                    Label::Typed(label) if label.gap == " " => marked(&label.text),
                    Label::Typed(label) => format!("{}‹{}›", marked(&label.text), label.gap),
                    Label::Auto => "#".to_string(),
                };
                *out += &format!("{pad}{} {label}", s.kind.key());
                if let Some(title) = &s.title {
                    *out += &format!(" | {}", marked(title));
                }
                if let Some(text) = &s.text {
                    *out += &format!(" {}", marked(text));
                }
                out.push('\n');
                lines(&s.children, depth + 1, out);
            }
            BodyItem::Paragraph { text, .. } => *out += &format!("{pad}p {}\n", marked(text)),
            BodyItem::Table(t) => table(t, &pad, out),
            BodyItem::Landscape { items, .. } => {
                *out += &format!("{pad}ngang\n");
                lines(items, depth + 1, out);
            }
        }
    }
}

fn table(table: &Table, pad: &str, out: &mut String) {
    *out += &format!(
        "{pad}bang {}+{} x {}\n",
        table.header_rows,
        table.rows.len() - table.header_rows,
        table.columns.len()
    );
    for row in &table.rows {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|c| {
                let text: Vec<String> = c.paragraphs.iter().map(marked).collect();
                let span = if (c.column_span, c.row_span) == (1, 1) {
                    String::new()
                } else {
                    format!("({}x{})", c.row_span, c.column_span)
                };
                format!("{}{span}={}", c.column, text.join("/"))
            })
            .collect();
        *out += &format!("{pad}  {}{}\n", cells.join(" "), if row.total { " TỔNG" } else { "" });
    }
}

/// Rich text with its marks.
pub fn marked(text: &RichText) -> String {
    let runs = text.runs.iter().map(|r| {
        let marks = format!("{}{}", if r.emphasis.bold { "**" } else { "" }, if r.emphasis.italic { "*" } else { "" });
        let note = r.note.as_ref().map_or(String::new(), |n| format!("[^{}]", marked(&n.text)));
        format!("{marks}{}{marks}{note}", r.text)
    });
    runs.collect()
}
