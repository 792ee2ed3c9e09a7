//! The engine: Tera, with the rules of this house around it. Nothing else knows Tera (but for [`super::error`], which
//! reads its errors).

use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use tera::value::Key;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::error::Errors;
use super::flat;
use super::ladder::{Ladder, embedded_names};
use super::scan::{self, Scan};
use super::view::PlanView;
use crate::diag::{Diagnostic, Outcome, Place, SourceMap, has_errors, rules};
use crate::era::Era;
use crate::markup::vocabulary::Roles;
use crate::markup::{TemplateFile, space};
use crate::text::near::nearest;
use crate::text::script::Script;

/// Templates, checked and loaded.
pub struct Engine {
    compiled: Arc<Compiled>,
    files: Vec<TemplateFile>,
}

/// What does not depend on where the files stand among the run's sources.
struct Compiled {
    tera: Tera,
    scans: Vec<Scan>,
    /// Templates stand in one another (`flat`): what they fail with has other lines.
    flat: bool,
}

/// The program's own templates as compiled for the eras that come with it, by the era's id and the template that begins: once
/// a process, however many plans they set.
static KNOWN: Mutex<BTreeMap<(String, String), Arc<Compiled>>> = Mutex::new(BTreeMap::new());

impl Engine {
    /// The templates of an era, as [`Engine::load`] gives them; of the program's own only what the template called `entry`
    /// needs, for most of the time of a single plan's templates goes into compiling them.
    ///
    /// # Errors
    /// As [`Engine::load`].
    pub(crate) fn of(ladder: &Ladder, sources: &SourceMap, era: &Era, roles: &Roles, entry: &str) -> Outcome<Engine> {
        let known_entry = ladder.files.iter().any(|file| file.name == entry);
        if ladder.office > 0 || !era.embedded || !known_entry {
            return Engine::load(ladder, sources, roles);
        }
        let key = (era.id.clone(), entry.to_string());
        // What a thread that panicked has left is whole: entries are put in as a whole.
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(compiled) = known.get(&key) {
            return Outcome::of(Engine { compiled: Arc::clone(compiled), files: ladder.files.clone() });
        }
        let loaded = Engine::load_some(ladder, sources, roles, Some(entry));
        if let Some(engine) = &loaded.value {
            known.insert(key, Arc::clone(&engine.compiled));
        }
        loaded
    }

    /// Checks templates against the vocabulary and the roles of the era, and loads them.
    ///
    /// # Errors
    /// `MAU-01`: Tera cannot read a template; `MAU-02`–`MAU-08`, `MAU-15`: the vocabulary does not have what it says.
    /// `MAU-14` is only a warning: an office's file that nothing uses.
    pub fn load(ladder: &Ladder, sources: &SourceMap, roles: &Roles) -> Outcome<Engine> {
        Engine::load_some(ladder, sources, roles, None)
    }

    /// As [`Engine::load`]; with an `entry` only what that template needs of the program's own: itself, what it takes in, and
    /// whatever defines components, which are known by their own names everywhere.
    fn load_some(ladder: &Ladder, sources: &SourceMap, roles: &Roles, entry: Option<&str>) -> Outcome<Engine> {
        let files = ladder.files.clone();
        let text = |index: usize| sources.text(files[index].file);
        let begins = |index: &usize| match entry {
            Some(entry) => files[*index].name == entry || scan::may_define_components(text(*index)),
            None => true,
        };
        let mut diagnostics = Vec::new();
        let mut scans: Vec<Option<Scan>> = files.iter().map(|_| None).collect();
        let mut open: VecDeque<usize> = (0..files.len()).filter(begins).collect();
        while let Some(index) = open.pop_front() {
            if scans[index].is_some() {
                continue;
            }
            let scan = scan::scan(index, &crate::text::nfc(text(index)), roles, index >= ladder.office);
            diagnostics.extend(scan.faults.iter().map(|fault| {
                let place = Place::new(files[index].file, fault.line, fault.column).wide(fault.width);
                Diagnostic::of(fault.rule, fault.what.clone()).at(place).advise(fault.advice.clone())
            }));
            if entry.is_some() {
                open.extend(scan.uses.iter().filter_map(|one| files.iter().position(|file| file.name == one.name)));
            }
            scans[index] = Some(scan);
        }
        let read = files.iter().zip(&scans).filter_map(|(file, scan)| Some((&*file.name, scan.as_ref()?)));
        let flat = entry.is_some();
        let named: Vec<(&str, Cow<'_, str>)> = match flat {
            true => flat::flat(&read.collect::<Vec<_>>()),
            false => read.map(|(name, scan)| (name, Cow::Borrowed(&*scan.text))).collect(),
        };
        let (tera, loaded) = compile(&named);
        drop(named);
        let scans = scans.into_iter().map(Option::unwrap_or_default).collect();
        let engine = Engine { compiled: Arc::new(Compiled { tera, scans, flat }), files };
        if let Err(error) = loaded {
            let errors = Errors { files: &engine.files, scans: &engine.compiled.scans };
            let mut found = errors.diagnostics(&rules::MAU_01, &error);
            if matches!(error.kind(), tera::ErrorKind::SyntaxError(_)) {
                // Tera stops at the first template that it cannot read; the officer gets to hear of all.
                found = engine.syntax_errors(&errors);
            }
            diagnostics.extend(found);
        }
        engine.warn_of_unused(ladder.office, &mut diagnostics);
        if has_errors(&diagnostics) { Outcome::failed(diagnostics) } else { Outcome::with(engine, diagnostics) }
    }

    /// Renders the markup of a plan with the template called `entry`.
    ///
    /// # Errors
    /// `MAU-12`: a template fails at its work, with its file and line; `MAU-13`: there is no such template.
    pub fn render(&self, entry: &str, view: &PlanView<'_>) -> Outcome<String> {
        let errors = Errors { files: &self.files, scans: &self.compiled.scans };
        if !self.files.iter().any(|f| f.name == entry) {
            return Outcome::failed(vec![errors.no_template(entry)]);
        }
        let rendered = |tera: &Tera| Context::from_serialize(view).and_then(|context| tera.render(entry, &context));
        let mut markup = rendered(&self.compiled.tera);
        if markup.is_err() && self.compiled.flat {
            // Once more as they stand, for the lines.
            let needed = self.files.iter().zip(&self.compiled.scans).filter(|(_, scan)| !scan.text.is_empty());
            let named: Vec<_> = needed.map(|(file, scan)| (&*file.name, Cow::Borrowed(&*scan.text))).collect();
            markup = rendered(&compile(&named).0);
        }
        match markup {
            Ok(markup) => Outcome::of(markup),
            Err(error) => Outcome::failed(errors.diagnostics(&rules::MAU_12, &error)),
        }
    }

    /// The templates, in the order that `<?n file:line?>` counts.
    pub fn files(&self) -> &[TemplateFile] {
        &self.files
    }

    /// The first error of every template that Tera cannot read.
    fn syntax_errors(&self, errors: &Errors<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (file, scan) in self.files.iter().zip(&self.compiled.scans) {
            if let Err(error) = Tera::default().add_raw_template(&file.name, &scan.text)
                && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
            {
                found.extend(errors.diagnostics(&rules::MAU_01, &error));
            }
        }
        found
    }

    /// An office's file that neither replaces one of ours nor is used by another would be lost silently.
    fn warn_of_unused(&self, office: usize, diagnostics: &mut Vec<Diagnostic>) {
        for (file, scan) in self.files.iter().zip(&self.compiled.scans).take(office) {
            let replaces = embedded_names().any(|n| n == file.name);
            let used = self.compiled.scans.iter().any(|s| s.uses.iter().any(|one| one.name == file.name));
            if replaces || used || scan.components {
                continue;
            }
            let advice = match nearest(&file.name, embedded_names()) {
                Some(near) => format!("nếu để thay một phần của mẫu gốc, có lẽ tên phải là '{near}'"),
                None => "gọi tệp này bằng {% include %}, hoặc đặt tên theo một tệp của mẫu gốc".to_string(),
            };
            let what = format!("không mẫu nào dùng tới tệp '{}'", file.name);
            diagnostics.push(Diagnostic::of(&rules::MAU_14, what).at(Place::file(file.file)).advise(advice));
        }
    }
}

/// Tera with these templates, and what it says of them.
fn compile(named: &[(&str, Cow<'_, str>)]) -> (Tera, TeraResult<()>) {
    let mut tera = Tera::default();
    // Every template is escaped, whatever its name ends with.
    tera.autoescape_on([""]);
    tera.set_escape_fn(space::escape);
    tera.register_filter("safe", |_: Value, _: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        Err(tera::Error::message(
            "bộ lọc 'safe' không dùng được: giá trị không bao giờ mang thẻ; chữ có đậm, nghiêng thì dùng bộ lọc 'chu'",
        ))
    });
    tera.register_filter("chu", rich_text);
    let loaded = tera.add_raw_templates(named.iter().map(|(name, text)| (*name, &**text)));
    (tera, loaded)
}

/// The filter `chu`: a list of runs as markup, the only way for emphasis into the document. Plain text passes, too.
fn rich_text(value: Value, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let mut out = Vec::new();
    runs(&value, &mut out)?;
    Ok(Value::safe_string(&String::from_utf8(out)?))
}

/// Runs, and the footnotes in them.
fn runs(value: &Value, out: &mut Vec<u8>) -> TeraResult<()> {
    let unfit = || tera::Error::message("bộ lọc 'chu' chỉ nhận chữ có định dạng, ví dụ {{ trich_yeu.chu | chu }}");
    if let Some(text) = value.as_str() {
        space::escape(text, out)?;
    } else if !value.is_none() {
        for run in value.as_array().ok_or_else(unfit)? {
            let run = run.as_map().ok_or_else(unfit)?;
            let text = run.get(&Key::Str("chu")).and_then(Value::as_str).ok_or_else(unfit)?;
            let is = |key| run.get(&Key::Str(key)).is_some_and(Value::is_truthy);
            let (bold, italic) = (is("dam"), is("nghieng"));
            out.extend_from_slice(if bold { b"<b>" } else { b"" });
            out.extend_from_slice(if italic { b"<i>" } else { b"" });
            let script = run.get(&Key::Str("chi_so")).and_then(Value::as_str).and_then(Script::from_key);
            script.iter().for_each(|script| out.extend(format!("<{}>", script.key()).bytes()));
            space::escape(text, out)?;
            script.iter().for_each(|script| out.extend(format!("</{}>", script.key()).bytes()));
            out.extend_from_slice(if italic { b"</i>" } else { b"" });
            out.extend_from_slice(if bold { b"</b>" } else { b"" });
            if let Some(note) = run.get(&Key::Str("chu_thich")).and_then(Value::as_map) {
                out.extend_from_slice(b"<ghi-chu nguon=\"");
                let origin = note.get(&Key::Str("nguon")).and_then(Value::as_str).unwrap_or_default();
                space::escape(origin, out)?;
                out.extend_from_slice(b"\">");
                runs(note.get(&Key::Str("chu")).ok_or_else(unfit)?, out)?;
                out.extend_from_slice(b"</ghi-chu>");
            }
        }
    }
    Ok(())
}
