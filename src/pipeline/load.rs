//! Reading: the plan, its profile, its era and the templates that apply.

use std::path::{Path, PathBuf};

use super::{Run, era};
use crate::diag::{FileId, Outcome, has_errors, messages};
use crate::era::Era;
use crate::markup::TemplateFile;
use crate::model::{Agency, Plan, Provenance};
use crate::parse;
use crate::picture::Pictures;
use crate::template::{Ladder, ladder};

/// Everything that was read.
pub(super) struct Loaded {
    pub(super) plan: Plan,
    pub(super) agency: Option<Agency>,
    pub(super) provenance: Provenance,
    pub(super) era: Era,
    pub(super) templates: Ladder,
    /// The pictures that the plan names.
    pub(super) pictures: Pictures,
}

impl Run<'_> {
    /// Reads the plan, its profile, its era and the office's templates. Goes on after a fault where the next file does not
    /// depend on it, so that one run reports as much as possible.
    pub(super) fn load(&mut self) -> Option<Loaded> {
        let job = self.job;
        let reads = if self.of_copy { parse::copy_file } else { parse::plan_file };
        let file = self.read(&job.plan.name, job.plan.bytes, reads);
        let plan = file.and_then(|file| {
            self.glance = Some(file.glance);
            file.plan
        });
        let (agency, folder) = match (&job.agency, &plan) {
            (Some(input), _) => (self.read(&input.name, input.bytes, parse::agency), job.folder.clone()),
            (None, Some((plan, provenance))) => self.named_agency(plan, provenance),
            (None, None) => (None, job.folder.clone()),
        };
        let (plan, mut provenance) = plan?;
        let agency = agency.map(|(agency, places)| {
            provenance.extend(places);
            agency
        });
        let era = self.take(era::choose(job, &plan, &provenance))?;
        let own = agency.as_ref().and_then(|a| a.templates.as_ref()).map(|name| folder.join(name));
        let own = match job.templates.clone().or(own) {
            Some(folder) => self.office_templates(&folder)?,
            None => Vec::new(),
        };
        let templates = ladder(own, &era.id, self.sources);
        let pictures = self.pictures(&plan, &provenance);
        (!has_errors(&self.noticed)).then_some(Loaded { plan, agency, provenance, era, templates, pictures })
    }

    /// Decodes and parses a file.
    fn read<T>(&mut self, name: &str, bytes: &[u8], parser: fn(&str, FileId) -> Outcome<T>) -> Option<T> {
        let text = parse::decode(bytes, name).map_err(|d| self.noticed.push(d)).ok()?;
        let file = self.sources.add(name, text);
        let read = parser(self.sources.text(file), file);
        self.take(read)
    }

    /// Reads the profile that the plan's `don_vi` names; returns its folder too.
    fn named_agency(&mut self, plan: &Plan, provenance: &Provenance) -> (Option<(Agency, Provenance)>, PathBuf) {
        let Some(name) = &plan.agency_file else { return (None, self.job.folder.clone()) };
        let path = self.job.folder.join(name);
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        let agency = match self.world.read(&path) {
            Ok(bytes) => self.read(&path.display().to_string(), &bytes, parse::agency),
            Err(error) => {
                let place = provenance.place("don_vi");
                self.noticed.push(messages::unreadable_profile(&path.display().to_string(), &error).at(place));
                None
            }
        };
        (agency, folder)
    }

    /// Reads the templates of an office's folder.
    fn office_templates(&mut self, folder: &Path) -> Option<Vec<TemplateFile>> {
        let unreadable = |path: &Path, error| messages::unreadable_templates(&path.display().to_string(), &error);
        let listed = self.world.list(folder).map_err(|error| self.noticed.push(unreadable(folder, error)));
        let mut names = listed.ok()?;
        names.retain(|name| name.extension().is_some_and(|e| e.eq_ignore_ascii_case("xml")));
        names.sort();
        let mut templates = Vec::new();
        for name in names {
            let path = folder.join(&name);
            let called = path.display().to_string();
            let bytes = self.world.read(&path).map_err(|error| unreadable(&path, error));
            match bytes.and_then(|bytes| parse::decode(&bytes, &called)) {
                Ok(text) => {
                    let file = self.sources.add(called, text);
                    // Templates name each other with slashes and `.xml` on every system.
                    let name = name.with_extension("xml");
                    let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                    templates.push(TemplateFile { name: parts.join("/"), file });
                }
                Err(diagnostic) => self.noticed.push(diagnostic),
            }
        }
        Some(templates)
    }
}
