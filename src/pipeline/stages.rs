//! The stages between what was read and the files. Each returns its value and all it noticed; a run collects that.

use std::panic::resume_unwind;
use std::thread;

use super::load::Loaded;
use super::source::Source;
use super::thrift::{self, Laid, Way};
use super::{Formats, Options, PRODUCER, Run};
use crate::block::{Document, Figure};
use crate::diag::{Diagnostic, Outcome, has_errors, messages};
use crate::layout;
use crate::markup::{self, vocabulary::Roles};
use crate::model::Locator;
use crate::normalise::{self, Derived};
use crate::page::Stamp;
use crate::style::{self, StyleOptions};
use crate::template::{Engine, PlanView};
use crate::write::{docx, pdf};

/// The files as they are written: DOCX, PDF.
pub(super) type Files = (Option<Vec<u8>>, Option<Vec<u8>>);

impl Run<'_> {
    /// Derives what follows from the plan.
    pub(super) fn derive<'l>(&mut self, loaded: &'l Loaded) -> Option<Derived<'l>> {
        let places = Locator { provenance: &loaded.provenance, sources: self.sources };
        let Options { epoch, form_fields: _, thrift: _, standard: _, embed_fonts: _ } = self.job.options;
        let run = normalise::Run { producer: PRODUCER, undated: epoch.and_then(Stamp::from_epoch) };
        let derive = if self.of_copy { normalise::derive_copy } else { normalise::derive };
        self.take(derive(&loaded.plan, loaded.agency.as_ref(), &loaded.era, places, run))
    }

    /// Runs the templates and reads what they say.
    pub(super) fn blocks(&mut self, loaded: &Loaded, derived: &Derived<'_>) -> Option<(String, Document)> {
        let roles = Roles::of(&loaded.era);
        let entry = &derived.kind.template;
        let engine = self.take(Engine::of(&loaded.templates, self.sources, &loaded.era, &roles, entry))?;
        if !engine.files().iter().any(|file| file.name == derived.kind.template) {
            let kind = &derived.kind;
            let place = loaded.provenance.place(kind.path.as_str());
            let clause = loaded.era.loai.get(&kind.id).map(|entry| entry.dieu_khoan.clone());
            let mut missing = messages::own_template(&kind.called, &kind.template).at(place);
            missing.why = clause;
            self.noticed.push(missing);
            return None;
        }
        let view = PlanView::new(derived, &loaded.era);
        let markup = self.take(engine.render(&derived.kind.template, &view))?;
        let document = self.take(markup::read(&markup, engine.files(), &roles))?;
        let unknown = |(_, figure): &(_, &Figure)| !loaded.pictures.contains_key(&figure.file);
        if let Some((block, figure)) = document.figures().into_iter().find(unknown) {
            let template = document.templates.get(block.origin.template as usize).map_or("", String::as_str);
            self.noticed.push(messages::template_picture(&figure.file, template, block.origin.line));
            return None;
        }
        Some((markup, document))
    }

    /// Styles the blocks and lays them out, with thrift where it is wished.
    pub(super) fn pages(&mut self, loaded: &Loaded, derived: &Derived<'_>, document: &Document) -> Option<Laid> {
        let places = Locator { provenance: &loaded.provenance, sources: self.sources };
        let fonts = self.job.fonts;
        let Options { form_fields, thrift, standard: _, embed_fonts: _, epoch: _ } = self.job.options;
        let lay = |Way { choices, condensed }: &Way| {
            let mut noticed = Vec::new();
            let meta = derived.meta.clone();
            // What a copy shows of its original was signed and filled in there.
            let own = form_fields && derived.copy.is_none();
            let options = StyleOptions {
                choices,
                form_fields: own,
                copy_fields: form_fields,
                condensed,
                pictures: &loaded.pictures,
            };
            let styled = style::resolve(document, &loaded.era, options, meta, fonts, places).collect(&mut noticed);
            let laid = styled.and_then(|styled| {
                let (paged, hints) = layout::paginate(&styled, fonts, places).collect(&mut noticed)?;
                Some(Laid { styled, paged, hints })
            });
            match self.shows {
                true => Outcome { value: laid, diagnostics: noticed },
                false => Outcome::unless_errors(laid, noticed),
            }
        };
        let chosen = Way::chosen(&derived.choices);
        let first = lay(&chosen);
        let noticed = first.diagnostics.len();
        let before = self.noticed.len();
        let first = first.collect(&mut self.noticed)?;
        if !(derived.choices.thrift || thrift) || has_errors(&self.noticed[before..]) {
            return Some(first);
        }
        let means = thrift::Means { era: &loaded.era, fonts, places, noticed, lay: &lay };
        thrift::pull_back(chosen, first, &means).collect(&mut self.noticed)
    }

    /// Writes the files that are wanted.
    pub(super) fn write(&self, laid: &Laid, source: Option<&Source>) -> Outcome<Files> {
        let Laid { styled, paged, hints } = laid;
        let fonts = self.job.fonts;
        let Options { standard, embed_fonts, form_fields: _, thrift: _, epoch: _ } = self.job.options;
        let docx_options = docx::DocxOptions { embed_fonts: embed_fonts.then_some(fonts) };
        let write_docx =
            || docx::write(styled, hints, fonts, docx_options).map_err(|e| messages::writer_failed(&e.to_string()));
        let attachments = source.map(Source::attachments).unwrap_or_default();
        let pdf_options = pdf::PdfOptions { standard, attachments: &attachments };
        let write_pdf =
            || pdf::write(paged, &styled.meta, fonts, pdf_options).map_err(|e| messages::writer_failed(&e.to_string()));
        let Formats { docx: wants_docx, pdf: wants_pdf } = self.job.formats;
        let (docx, pdf) = if wants_docx && wants_pdf && self.job.side_by_side {
            let (docx, pdf) = side_by_side(write_docx, write_pdf);
            (Some(docx), Some(pdf))
        } else {
            (wants_docx.then(write_docx), wants_pdf.then(write_pdf))
        };
        let mut faults = Vec::new();
        let mut take = |written: Option<Result<Vec<u8>, Diagnostic>>| match written? {
            Ok(bytes) => Some(bytes),
            Err(fault) => {
                faults.push(fault);
                None
            }
        };
        let files = (take(docx), take(pdf));
        Outcome::unless_errors(Some(files), faults)
    }
}

/// Does both at the same time, or one after the other on a system without threads: asking for one is an error there.
fn side_by_side<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let thread = thread::Builder::new().spawn_scoped(scope, &one);
        let other = other();
        // A panic in the other thread goes on in this one.
        let one = match thread {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => one(),
        };
        (one, other)
    })
}
