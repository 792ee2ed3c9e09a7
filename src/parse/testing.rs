//! Helpers of the parser's tests: messages as the officer sees them, and a body as lines.

use super::{agency, plan};
use crate::diag::{Diagnostic, Format, Outcome, SourceMap, render};
use crate::model::{Agency, Plan, Provenance};
pub use crate::typed::testing::{dump, marked};

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
