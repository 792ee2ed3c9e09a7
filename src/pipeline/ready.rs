//! What most plans need, made ready in another thread while a file is still being read.

use std::sync::Once;
use std::thread;

use crate::diag::SourceMap;
use crate::era::{Era, EraTable};
use crate::markup::vocabulary::Roles;
use crate::model::Plan;
use crate::template::{Engine, ladder};

/// Does the work; meanwhile, once a process, the templates of a plan of today are compiled, which takes as long as to read an
/// old file of a page. Of an older file the time is lost on a processor that has nothing else to do.
pub(crate) fn meanwhile<T>(work: impl FnOnce() -> T) -> T {
    static READY: Once = Once::new();
    if READY.is_completed() {
        return work();
    }
    thread::scope(|scope| {
        // Where there are no threads, as in a browser, it is done when it is needed.
        let _ = thread::Builder::new().spawn_scoped(scope, || READY.call_once(compile));
        work()
    })
}

/// What fails here fails again, and is told, where it is needed.
fn compile() {
    let Some((era, entry)) = wanted() else { return };
    let mut sources = SourceMap::default();
    let templates = ladder(Vec::new(), &era.id, &mut sources);
    Engine::of(&templates, &sources, &era, &Roles::of(&era), &entry);
}

/// The era of today, and the template of a plan in it.
fn wanted() -> Option<(Era, String)> {
    let era = EraTable::default().by_date(None).ok()??;
    let entry = era.loai.get(Plan::default().kind_id())?.mau.clone()?;
    Some((era, entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_of_a_plan_of_today_are_there_and_the_work_is_done() {
        let (era, entry) = wanted().unwrap();
        let mut sources = SourceMap::default();
        let templates = ladder(Vec::new(), &era.id, &mut sources);
        assert!(templates.files.iter().any(|file| file.name == entry), "{entry}");
        for _ in 0..2 {
            assert_eq!(meanwhile(|| entry.len()), entry.len());
        }
    }
}
