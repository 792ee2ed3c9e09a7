//! Pages of a plan that is not finished: what is missing, or cannot be read yet, is shown by words that stand in for it, so
//! that the page of somebody who has just begun is not empty.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::brought::Brought;
use super::entries;
use super::form::fields;
use super::request::Request;
use super::{job, told};
use crate::diag::{Findings, Outcome, Severity, SourceMap};
use crate::font::FontSet;
use crate::pipeline::{self, Preview};
use crate::yaml::entries::Change;

/// So many times something may be stood in for; each time for what was found wrong the time before.
const TRIES: usize = 6;
/// What a file that says nothing is read as, so that it is told what is missing.
const BLANK: &str = "loai: ke_hoach\n";

/// Pages, findings, and where the lines of fields stand.
pub(super) fn pages(request: &Request, plan: &str, fonts: &FontSet) -> Value {
    let world = Brought::new(request);
    let text = plan;
    let plan = if entries::is_blank(plan) { BLANK } else { plan };
    let (preview, findings) = shown(request, plan, fonts, &world);
    let places = preview.as_ref().map(|preview| &preview.places);
    let all = told::all(&findings, places, plan);
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
        let (preview, findings) = shown(request, &text, fonts, &world);
        wrong = self::wrong(&told::all(&findings, None, &text));
        pages = preview.and_then(|preview| preview.pages);
        shown_text = text;
    }
    json!({
        "ke_hoach": text,
        "thong_bao": all,
        "trang": pages,
        "so_trang": pages.as_ref().map(Vec::len),
        "tam": stood,
        "dong": told::lines(&shown_text),
    })
}

fn shown(request: &Request, plan: &str, fonts: &FontSet, world: &Brought) -> (Option<Preview>, Findings) {
    let mut sources = SourceMap::default();
    let job = job(request, plan, fonts);
    let Outcome { value, diagnostics } = pipeline::preview(&job, world, &mut sources);
    (value, Findings { diagnostics, sources })
}

/// The entries that errors are about.
fn wrong(all: &[Value]) -> Vec<String> {
    let error = crate::diag::word(Severity::Error);
    let errors = all.iter().filter(|told| told["muc"] == error && told["giu_nguyen"] != true);
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
