//! What a user would pick instead, on the same text, where it is installed: none of them makes the form of the decree, tags
//! or an archive's PDF; the figures only say what the time is worth.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::figures::Figures;
use super::{long_plan, median, ms};

/// How often each runs.
const RUNS: usize = 9;

/// Times typst (text → PDF), pandoc (Markdown → DOCX) and LibreOffice (our DOCX → PDF) on a text of about three pages, typst
/// also on a long one.
pub(super) fn bench(docx: &Path, folder: &Path, figures: &mut Figures) {
    let body = |sections: usize| -> String {
        let plan = long_plan(sections);
        plan.lines().filter_map(|line| line.strip_prefix("  ")).flat_map(|line| [line, "\n"]).collect()
    };
    let typed = |sections: usize| {
        let text = folder.join(format!("khac-{sections}.typ"));
        let page =
            "#set page(paper: \"a4\", margin: 2cm)\n#set text(font: \"Liberation Serif\", size: 14pt, lang: \"vi\")\n";
        std::fs::write(&text, format!("{page}{}", body(sections))).expect("a text");
        text
    };
    for sections in [3, 100] {
        if let Some(time) = typst_library(&typed(sections), &folder.join("khac.pdf")) {
            let what = format!("typst là thư viện, lời văn của kế hoạch dài, {sections} mục, chỉ PDF");
            figures.tell(what, format!("{} (trung vị)", ms(time)));
        }
    }
    let (body, text) = (body(3), typed(3));
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

/// Compiles a text to PDF as a program would that has typst as a library, and says how long the first time takes.
const TYPST: &str = "
import sys, time, typst
start = time.perf_counter()
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)
print(time.perf_counter() - start)
";

/// The median time that typst takes as a library, each time in a process of its own, without that process's start; nothing
/// where the Python of `KEHOACH_PYTHON` (else `python3`) has no typst.
fn typst_library(text: &Path, pdf: &Path) -> Option<Duration> {
    let python = std::env::var_os("KEHOACH_PYTHON").unwrap_or_else(|| "python3".into());
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let once = || {
        let done = Command::new(&python).args(["-c", TYPST]).args([text, pdf, &fonts]).output().ok()?;
        let seconds: f64 = String::from_utf8_lossy(&done.stdout).trim().parse().ok()?;
        done.status.success().then(|| Duration::from_secs_f64(seconds))
    };
    (0..RUNS).map(|_| once()).collect::<Option<Vec<Duration>>>().map(median)
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
