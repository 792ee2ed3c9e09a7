//! What a user would pick instead, on the same text, where it is installed: none of them makes the form of the decree, tags
//! or an archive's PDF; the figures only say what the time is worth.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::figures::Figures;
use super::{long_plan, median, ms};

/// How often each runs.
const RUNS: usize = 9;

/// Times typst (text → PDF), pandoc (Markdown → DOCX) and LibreOffice (our DOCX → PDF) on a text of about three pages.
pub(super) fn bench(docx: &Path, folder: &Path, figures: &mut Figures) {
    let plan = long_plan(3);
    let body: String = plan.lines().filter_map(|line| line.strip_prefix("  ")).flat_map(|line| [line, "\n"]).collect();
    let text = folder.join("khac.typ");
    let page =
        "#set page(paper: \"a4\", margin: 2cm)\n#set text(font: \"Liberation Serif\", size: 14pt, lang: \"vi\")\n";
    std::fs::write(&text, format!("{page}{body}")).expect("a text");
    let markdown = folder.join("khac.md");
    std::fs::write(&markdown, body).expect("a text");
    let (pdf, word) = (folder.join("khac.pdf"), folder.join("khac.docx"));
    let mut typst = Command::new("typst");
    typst.arg("compile").arg(&text).arg(&pdf);
    let mut pandoc = Command::new("pandoc");
    pandoc.arg(&markdown).arg("-o").arg(&word);
    let mut office = Command::new("soffice");
    office.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(folder).arg(docx);
    for (what, mut command) in [
        ("typst, cùng lời văn, chỉ PDF", typst),
        ("pandoc, cùng lời văn, chỉ DOCX", pandoc),
        ("LibreOffice in tệp DOCX của mẫu ba trang ra PDF", office),
    ] {
        if let Some(time) = time(&mut command) {
            figures.tell(what, format!("{} (trung vị)", ms(time)));
        }
    }
}

/// The median time of a program; nothing where it is not installed or fails.
fn time(command: &mut Command) -> Option<Duration> {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
        if !status.success() {
            return None;
        }
        times.push(start.elapsed());
    }
    Some(median(times))
}
