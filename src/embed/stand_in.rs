//! Pages of a plan that is not finished: what is missing, or cannot be read yet, is shown by words that stand in for it, so
//! that the page of somebody who has just begun is not empty.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::brought::Brought;
use super::entries;
use super::form::fields;
use super::request::Request;
use super::{job, told};
use crate::diag::{Findings, Outcome, Severity, SourceMap};
use crate::font::FontSet;
use crate::pipeline::{self, Look, Preview};
use crate::yaml::entries::Change;

/// So many times something may be stood in for; each time for what was found wrong the time before.
const TRIES: usize = 6;
/// So many bytes of a page's digest are its mark.
const MARK: usize = 12;
/// What a file that says nothing is read as, so that it is told what is missing.
const BLANK: &str = "loai: ke_hoach\n";

/// Pages, findings, and where the lines of fields stand.
pub(super) fn pages(request: &Request, plan: &str, fonts: &FontSet, look: Look) -> Value {
    let world = Brought::new(request);
    let text = plan;
    let plan = read_as(plan);
    let (preview, findings) = shown(request, plan, (fonts, &world), look);
    let all = told::all(&findings, preview.as_ref().map(|preview| &preview.places), plan);
    let mut pages = preview.and_then(|preview| preview.pages);
    let mut shown_text = plan.to_string();
    let mut stood: BTreeSet<String> = BTreeSet::new();
    let mut wrong = wrong(&all);
    for _ in 0..TRIES {
        if pages.is_some() {
            break;
        }
        let before = stood.len();
        stood.extend(wrong);
        if stood.len() == before {
            break;
        }
        let changes: Vec<(String, Change)> = stood.iter().map(|key| (key.clone(), change(key))).collect();
        let Some(text) = entries::with(plan, &changes) else { break };
        let (preview, findings) = shown(request, &text, (fonts, &world), Look::Pages);
        wrong = self::wrong(&told::all(&findings, None, &text));
        pages = preview.and_then(|preview| preview.pages);
        shown_text = text;
    }
    let marks: Option<Vec<String>> = pages.as_ref().map(|pages| pages.iter().map(|page| mark(page)).collect());
    let has = |place: usize, mark: &String| request.da_co.get(place) == Some(mark);
    let new = |(place, (page, mark)): (usize, (String, &String))| (!has(place, mark)).then_some(page);
    let sent = pages.zip(marks.as_ref()).map(|(pages, marks)| pages.into_iter().zip(marks).enumerate().map(new));
    json!({
        "ke_hoach": text,
        "thong_bao": all,
        "trang": sent.map(Iterator::collect::<Vec<_>>),
        "dau": marks,
        "so_trang": marks.as_ref().map(Vec::len),
        "tam": stood,
        "dong": told::lines(&shown_text),
    })
}

/// All findings of a plan.
pub(super) fn words(request: &Request, plan: &str, fonts: &FontSet) -> Value {
    let plan = read_as(plan);
    let (preview, findings) = shown(request, plan, (fonts, &Brought::new(request)), Look::Words);
    json!({"thong_bao": told::all(&findings, preview.as_ref().map(|preview| &preview.places), plan)})
}

/// What a plan is read as.
fn read_as(plan: &str) -> &str {
    if entries::is_blank(plan) { BLANK } else { plan }
}

/// What tells a page from others.
fn mark(page: &str) -> String {
    Sha256::digest(page).iter().take(MARK).map(|byte| format!("{byte:02x}")).collect()
}

fn shown(
    request: &Request,
    plan: &str,
    (fonts, world): (&FontSet, &Brought),
    look: Look,
) -> (Option<Preview>, Findings) {
    let mut sources = SourceMap::default();
    let job = job(request, plan, fonts);
    let Outcome { value, diagnostics } = pipeline::preview(&job, world, &mut sources, look);
    (value, Findings { diagnostics, sources })
}

/// The entries that errors of rendering are about.
fn wrong(all: &[Value]) -> Vec<String> {
    let error = crate::diag::word(Severity::Error);
    let errors = all.iter().filter(|told| told["muc"] == error && told["giu_nguyen"] != true && told["soat"] != true);
    errors.filter_map(|told| told["o"].as_str().map(str::to_string)).collect()
}

/// What stands in for an entry; one that nothing does is left out.
fn change(key: &str) -> Change {
    let stand_in = fields().find(|field| field.path == key).map_or("", |field| field.stand_in);
    match serde_json::from_str(stand_in) {
        Ok(value) => Change::Put(value),
        Err(_) => Change::Remove,
    }
}
