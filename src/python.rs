//! The Python module `kehoach` (feature `python`): what other programs call, bytes in and bytes out. No file, no clock; the
//! interpreter's lock is given up while the work goes on, on a thread whose stack is large enough for any plan, and a fault
//! of the program is an exception. `kehoach.pyi` says the same to editors.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::thread;

use pyo3::create_exception;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::diag::{Findings, Format, messages};
use crate::facade::{self, Choice, Import, ImportFrom, STACK};
use crate::font::FontSet;
use crate::pipeline::{Formats, Input, Job, Options, PRODUCER, PdfStandard};
use crate::seal::{self, Given};
use crate::shard::{self, ShardOptions};
use crate::world::Memory;

create_exception!(
    kehoach,
    PlanError,
    PyValueError,
    "A plan, profile or shard that nothing can be made of. `args`: the messages for people, and the same as JSON."
);

/// What the thread of a call is named: its panics are told by exceptions alone.
const THREAD: &str = "kehoach";
/// What the plan is called in messages, unless `ten` says otherwise.
const PLAN: &str = "ke-hoach.yaml";
/// What the profile is called.
const PROFILE: &str = "don-vi.yaml";

/// Files that a call gives besides, by their paths: templates, pictures, the profile that the plan names.
type Files = Option<BTreeMap<String, Vec<u8>>>;
/// The files of a plan, and what was noticed.
type Rendered<'py> = (Option<Bound<'py, PyBytes>>, Option<Bound<'py, PyBytes>>, String);

/// The program's own faces, read once.
fn fonts() -> &'static FontSet {
    static FONTS: OnceLock<FontSet> = OnceLock::new();
    FONTS.get_or_init(FontSet::embedded)
}

/// Does the work without the interpreter's lock, with room on the stack; a panic is an exception.
fn away<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> PyResult<T> {
    let done = py.detach(|| {
        thread::scope(|scope| {
            let guarded = move || catch_unwind(AssertUnwindSafe(work)).map_err(|panic| messages::panic_text(&*panic));
            let worker = thread::Builder::new().name(THREAD.to_string()).stack_size(STACK).spawn_scoped(scope, guarded);
            match worker.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(done)) => done,
                Ok(Err(_)) => Err(String::new()),
                Err(error) => Err(error.to_string()),
            }
        })
    });
    done.map_err(|said| PyRuntimeError::new_err(messages::program_fault(None, &said).what))
}

/// What stands in the way, as an exception.
fn refused(findings: &Findings) -> PyErr {
    PlanError::new_err((findings.to_string(), findings.text(Format::Json, false)))
}

fn world(files: Files) -> Memory {
    files.into_iter().flatten().fold(Memory::default(), |world, (path, bytes)| world.with(path, bytes))
}

/// What a call asks for besides: the names of a lock's options, and which files are wanted.
#[derive(Clone, Debug, Default)]
struct Asked {
    name: Option<String>,
    era: Option<String>,
    formats: Formats,
    options: Options,
}

impl Asked {
    fn of(given: Option<&Bound<'_, PyDict>>) -> PyResult<Asked> {
        const KNOWN: &str = "ten, dang, the_thuc, chuan_pdf, o_ky, nhung_phong, gon, moc_thoi_gian";
        let mut asked = Asked::default();
        for (key, value) in given.into_iter().flat_map(|given| given.iter()) {
            let key: String = key.extract()?;
            let wrong = |what: &str| PyValueError::new_err(format!("'{key}': {what}"));
            match key.as_str() {
                "ten" => asked.name = Some(value.extract()?),
                "the_thuc" => asked.era = value.extract()?,
                "dang" => {
                    let wanted: Vec<String> = value.extract()?;
                    if let Some(other) = wanted.iter().find(|name| !["docx", "pdf"].contains(&name.as_str())) {
                        return Err(wrong(&format!("'{other}' không phải docx hoặc pdf")));
                    }
                    let wants = |name: &str| wanted.iter().any(|wanted| wanted == name);
                    asked.formats = Formats { docx: wants("docx"), pdf: wants("pdf") };
                }
                "chuan_pdf" => {
                    let name: String = value.extract()?;
                    let all = [PdfStandard::A2a, PdfStandard::A3a];
                    let found = all.into_iter().find(|standard| standard.name() == name);
                    asked.options.standard = found.ok_or_else(|| wrong("chỉ nhận a-2a hoặc a-3a"))?;
                }
                "o_ky" => asked.options.form_fields = value.extract()?,
                "nhung_phong" => asked.options.embed_fonts = value.extract()?,
                "gon" => asked.options.thrift = value.extract()?,
                "moc_thoi_gian" => asked.options.epoch = value.extract()?,
                _ => return Err(wrong(&format!("không có tùy chọn này; chỉ có {KNOWN}"))),
            }
        }
        Ok(asked)
    }

    fn job<'j>(&self, plan: &'j [u8], profile: Option<&'j [u8]>) -> Job<'j> {
        Job {
            agency: profile.map(|bytes| Input::new(PROFILE, bytes)),
            era: self.era.clone(),
            formats: self.formats,
            options: self.options,
            side_by_side: false,
            ..Job::new(self.name.as_deref().unwrap_or(PLAN), plan, fonts())
        }
    }
}

/// render(plan, profile=None, options=None, files=None)
/// --
///
/// Makes the DOCX and the PDF of a plan (YAML, UTF-8): `(docx, pdf, diagnostics)`, the diagnostics as a JSON array.
/// `profile` stands for the plan's own `don_vi`; `files` are those that the plan names (profile, templates, pictures), by
/// their paths beside the plan. Raises PlanError where the plan has errors.
#[pyfunction]
#[pyo3(signature = (plan, profile=None, options=None, files=None))]
fn render<'py>(
    py: Python<'py>,
    plan: &[u8],
    profile: Option<&[u8]>,
    options: Option<&Bound<'py, PyDict>>,
    files: Files,
) -> PyResult<Rendered<'py>> {
    let asked = Asked::of(options)?;
    let done = away(py, || facade::render(&asked.job(plan, profile), &world(files)))?;
    let (made, findings) = done.map_err(|findings| refused(&findings))?;
    let bytes = |file: Option<Vec<u8>>| file.map(|bytes| PyBytes::new(py, &bytes));
    Ok((bytes(made.docx), bytes(made.pdf), findings.text(Format::Json, false)))
}

/// render_shard(shard, options=None)
/// --
///
/// Makes the files of all plans of a shard (a ZIP file): a ZIP file with the DOCX and PDF of each and `bao-cao.jsonl`. A
/// faulty plan is a line there. The same bytes in give the same bytes out, as the command line's. Raises PlanError where the
/// shard is no whole ZIP file or beyond the limits.
#[pyfunction]
#[pyo3(signature = (shard, options=None))]
fn render_shard<'py>(
    py: Python<'py>,
    shard: &[u8],
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyBytes>> {
    let Asked { name, era, formats, options } = Asked::of(options)?;
    let options = ShardOptions { formats, options, era };
    let name = name.unwrap_or_else(|| "manh.zip".to_string());
    let done = away(py, || shard::render_shard(&name, shard, fonts(), &options))?;
    Ok(PyBytes::new(py, &done.map_err(|findings| refused(&findings))?))
}

/// verify(file, plan=None, profile=None, files=None)
/// --
///
/// Whether a PDF or DOCX is still, byte for byte, what the program makes of its source: of `plan` where it is given, else of
/// what the file carries. JSON: `ket_qua` (nguyen_ven, da_bo_sung, da_sua, chua_xac_nhan, khong_nguon) and `thong_bao`.
#[pyfunction]
#[pyo3(signature = (file, plan=None, profile=None, files=None))]
fn verify(py: Python<'_>, file: &[u8], plan: Option<&[u8]>, profile: Option<&[u8]>, files: Files) -> PyResult<String> {
    let (answer, findings) = away(py, || {
        let given = Given {
            source: plan.map(|bytes| (Input::new(PLAN, bytes), std::path::PathBuf::new())),
            named: plan.is_some(),
            agency: profile.map(|bytes| Input::new(PROFILE, bytes)),
            ..Given::new(fonts())
        };
        facade::verify(file, &given, &world(files))
    })?;
    let word = seal::word(answer, seal::speaks_against(&findings.diagnostics));
    Ok(serde_json::json!({"ket_qua": word, "thong_bao": findings.entries()}).to_string())
}

/// check(plan, profile=None, files=None)
/// --
///
/// What a careful records officer would send back: a JSON array of findings with place, clause and advice.
#[pyfunction]
#[pyo3(signature = (plan, profile=None, files=None))]
fn check(py: Python<'_>, plan: &[u8], profile: Option<&[u8]>, files: Files) -> PyResult<String> {
    let asked = Asked::default();
    let checked = away(py, || facade::check(&asked.job(plan, profile), &Choice::default(), &world(files)))?;
    Ok(checked.findings.text(Format::Json, false))
}

/// import_(file, name=None)
/// --
///
/// Makes a plan file of an old Word file, text or PDF: `(plan, proof, diagnostics)`; the proof (JSON) shows that no character
/// was lost. Raises PlanError where the file cannot be read or proved.
#[pyfunction]
#[pyo3(signature = (file, name=None))]
fn import_(py: Python<'_>, file: &[u8], name: Option<String>) -> PyResult<(String, String, String)> {
    let name = name.unwrap_or_else(|| "tep-cu".to_string());
    let asked = Import { file: Input::new(name, file), from: ImportFrom::Auto, charset: None };
    let done = away(py, || facade::import(&asked, fonts(), &Memory::default()))?;
    let (imported, findings) = done.map_err(|findings| refused(&findings))?;
    Ok((imported.plan, imported.json, findings.text(Format::Json, false)))
}

/// Kế hoạch and other documents in the form of Nghị định 30/2020/NĐ-CP: plans (YAML) become DOCX and PDF, byte for byte as the
/// command line makes them.
#[pymodule]
fn kehoach(module: &Bound<'_, PyModule>) -> PyResult<()> {
    // A fault in a call is told by its exception; whatever else panics is somebody else's.
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some(THREAD) {
            before(info);
        }
    }));
    module.add("__version__", PRODUCER.rsplit(' ').next().unwrap_or_default())?;
    module.add("PlanError", module.py().get_type::<PlanError>())?;
    module.add_function(wrap_pyfunction!(render, module)?)?;
    module.add_function(wrap_pyfunction!(render_shard, module)?)?;
    module.add_function(wrap_pyfunction!(verify, module)?)?;
    module.add_function(wrap_pyfunction!(check, module)?)?;
    module.add_function(wrap_pyfunction!(import_, module)?)
}
