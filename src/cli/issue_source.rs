//! `issue FILE.pdf --ca-nguon`: the plan and the DOCX beside a PDF get its number and date too.

use std::path::{Path, PathBuf};

use super::disk::{self, Disk};
use super::faults::unreadable;
use super::fonts;
use super::report::{Report, exit};
use crate::diag::{Diagnostic, Findings, Outcome, SourceMap, rules};
use crate::era::EraTable;
use crate::facade;
use crate::font::FontSet;
use crate::pipeline::{Formats, Input, Job, LOCK_FILE, Lock, Options};
use crate::seal::fill::{self, Asked, Issuance};
use crate::seal::{self, Answer, Given};
use crate::world::World;

/// Files and what goes into them.
type Files = Vec<(PathBuf, Vec<u8>)>;

/// What stays blank beside a PDF that is filled alone.
pub(super) fn still_blank(pdf: &Path) -> Vec<Diagnostic> {
    let Some(plan) = plan_beside(pdf) else { return Vec::new() };
    let docx = Some(plan.with_extension("docx")).filter(|docx| docx.is_file());
    let names: Vec<String> = [Some(plan), docx].into_iter().flatten().map(|p| format!("'{}'", p.display())).collect();
    let what = format!("chỉ điền vào tệp PDF; {} không đổi, số và ngày ở đó vẫn như cũ", names.join(" và "));
    let advice = "muốn điền cả hai thì chạy lại lệnh này, thêm --ca-nguon";
    vec![Diagnostic::of(&rules::BANHANH_21, what).advise(advice)]
}

/// The plan and the DOCX with number and date, ready to be written.
///
/// # Errors
/// No plan, one that the PDF was not made from, a DOCX that was changed by hand; whatever stands in the way of filling and
/// rendering.
pub(super) fn fill(pdf: &Path, bytes: &[u8], given: &Issuance, era: Option<&str>) -> Result<(Files, Findings), Report> {
    let refuse = |what: String, advice: &str| {
        Report::failed(exit::ERRORS, Diagnostic::of(&rules::BANHANH_22, what).advise(advice))
    };
    let fonts = fonts::load(None).map_err(|d| Report::failed(exit::FILES, d))?.set;
    let Some(path) = plan_beside(pdf) else {
        let what = format!("bên cạnh '{}' không có tệp kế hoạch cùng tên (.yaml)", pdf.display());
        return Err(refuse(what, "bỏ --ca-nguon để chỉ điền vào tệp PDF"));
    };
    let name = path.display().to_string();
    let plan = Disk.read(&path).map_err(|e| Report::failed(exit::FILES, unreadable(&name, &e)))?;
    let beside = Beside { path: &path, name: &name, era, fonts: &fonts };
    if let Some(mut report) = beside.no_longer_fits(bytes, &plan) {
        let what =
            format!("kế hoạch '{name}' không còn khớp với tệp PDF nên không điền vào đó; chưa tệp nào bị thay đổi");
        let advice = "khôi phục kế hoạch như khi tạo PDF, hoặc bỏ --ca-nguon để chỉ điền vào tệp PDF";
        report.findings.extend(refuse(what, advice).findings);
        return Err(report);
    }
    let docx = path.with_extension("docx");
    let Some(options) = beside.options(bytes, &plan, &docx) else {
        let what = format!(
            "'{}' không phải tệp tạo ra từ kế hoạch, có lẽ đã được sửa trong Word, nên không bị thay",
            docx.display()
        );
        return Err(refuse(what, "đổi tên hoặc dời tệp DOCX đó, hoặc bỏ --ca-nguon"));
    };
    let mut sources = SourceMap::default();
    let asked = Asked { overwrite: false, era, eras: &EraTable::default() };
    let Outcome { value, diagnostics } = fill::plan(&name, &plan, given, asked, &mut sources);
    let Some(new) = value else { return Err(Report::failed(exit::ERRORS, Findings { diagnostics, sources })) };
    // What is to be said of the plan was said when it was rendered.
    let (made, _) = facade::render(&beside.job(&new, options), &Disk).map_err(|f| Report::failed(exit::ERRORS, f))?;
    let mut files = vec![(docx, made.docx.unwrap_or_default())];
    if new != plan {
        files.insert(0, (path, new));
    }
    Ok((files, Findings { diagnostics, sources }))
}

/// The plan of the same name beside a file.
fn plan_beside(pdf: &Path) -> Option<PathBuf> {
    ["yaml", "yml"].into_iter().map(|extension| pdf.with_extension(extension)).find(|plan| plan.is_file())
}

/// The plan beside a PDF.
struct Beside<'a> {
    path: &'a Path,
    name: &'a str,
    era: Option<&'a str>,
    fonts: &'a FontSet,
}

impl Beside<'_> {
    /// Why the PDF is not what the plan makes; nothing where it is.
    fn no_longer_fits(&self, pdf: &[u8], plan: &[u8]) -> Option<Report> {
        let source = (Input { name: self.name.to_string(), bytes: plan }, disk::folder_of(self.path));
        let era = self.era.map(String::from);
        let given = Given { source: Some(source), named: true, era, ..Given::new(self.fonts) };
        match facade::verify(pdf, &given, &Disk) {
            (Answer::Genuine(_), _) => None,
            (_, findings) => Some(Report::failed(exit::ERRORS, findings)),
        }
    }

    /// How the DOCX was made: those options that make the one that is there. Without one those of the PDF; nothing where
    /// none make it.
    fn options(&self, pdf: &[u8], plan: &[u8], docx: &Path) -> Option<Options> {
        let carried = seal::extract(pdf).unwrap_or_default();
        let lock =
            carried.iter().find(|(name, _)| name == LOCK_FILE).and_then(|(_, lock)| Lock::read(lock).ok().flatten());
        let usual = lock.map(|lock| lock.options()).unwrap_or_default();
        let Ok(there) = Disk.read(docx) else { return (!docx.exists()).then_some(usual) };
        let fonts = Options { embed_fonts: !usual.embed_fonts, ..usual };
        let mut all = vec![usual, fonts];
        all.extend([usual, fonts].into_iter().flat_map(Options::otherwise));
        all.into_iter().find(|options| {
            let made = facade::render(&self.job(plan, *options), &Disk);
            made.is_ok_and(|(made, _)| made.docx.as_deref() == Some(&there[..]))
        })
    }

    fn job<'j>(&'j self, plan: &'j [u8], options: Options) -> Job<'j> {
        let formats = Formats { docx: true, pdf: false };
        let era = self.era.map(String::from);
        let folder = disk::folder_of(self.path);
        Job { folder, era, formats, options, ..Job::new(self.name, plan, self.fonts) }
    }
}
