//! What rendering would notice of an old file's form: its plan is derived as if it were to be printed, and what is said of lines
//! that the file itself has is led back to them. Rules about keys, layout and what a plan lacks are none of its business.

use crate::diag::{Diagnostic, Outcome, Place, Rule, SourceMap, rules, shown};
use crate::era::Era;
use crate::import::{Item, Kind, Made};
use crate::lint::Finder;
use crate::model::{Agency, BodyItem, Content, Locator, Part, Plan, Visit};
use crate::{normalise, parse};

/// The rules that speak of what an old document says, wherever it was typed.
static OF_FORM: [&Rule; 14] = [
    &rules::TRICHYEU_01,
    &rules::VIETHOA_01,
    &rules::VIETHOA_02,
    &rules::KYHIEU_01,
    &rules::KYHIEU_03,
    &rules::NOINHAN_01,
    &rules::NOINHAN_02,
    &rules::COQUAN_01,
    &rules::COQUAN_02,
    &rules::COQUAN_03,
    &rules::DIADANH_01,
    &rules::CHUQUAN_01,
    &rules::SO_01,
    &rules::PL_01,
];
/// So many characters of a line are looked for in the file, the most first.
const LENGTHS: [usize; 4] = [80, 30, 12, 5];

/// Whether the form of old files is looked at by a rule.
fn is_of_form(rule: &Rule) -> bool {
    OF_FORM.contains(&rule)
}

/// So many lines a head has at most.
const HEAD: usize = 25;

/// `V/v …` below the number of a document whose type is named: only a công văn has it there.
fn about_line(made: &Made, finder: &Finder<'_>) -> Option<Diagnostic> {
    let typed = made.read.subject.as_ref().map(|subject| subject.text()).unwrap_or_default();
    let of_letter = made.read.kind_id() == "cong_van" || made.read.subject.is_none();
    let is_about = |text: &str| text.trim_start_matches(['_', '*', ' ', '|']).to_lowercase().starts_with("v/v");
    let lines = made.doc.lines();
    let line = lines.iter().take(HEAD).map(|line| line.text()).find(|text| is_about(text))?;
    // As the trích yếu itself it is told of that.
    (!of_letter && !is_about(&typed)).then(|| {
        let text = line.trim().trim_matches(['_', '*']).to_string();
        let what = format!("'{}' đứng ở phần đầu, mà văn bản có tên loại thì trích yếu ở dưới tên loại", shown(&text));
        let place = finder.first(&text);
        Diagnostic { place, ..Diagnostic::of(&rules::TRICHYEU_40, what) }.advise("bỏ dòng 'V/v'")
    })
}

/// A text that ends without `./.`: of the document itself, not of what is issued with it; what ends with a table has none.
fn no_end(plan: &Plan, era: &Era, finder: &Finder<'_>) -> Option<Diagnostic> {
    let end = era.dau.het.chu.as_str();
    let last = plan.closing.last().or(plan.body.last());
    if end.is_empty() || matches!(last, None | Some(BodyItem::Table(_) | BodyItem::Figure(_))) {
        return None;
    }
    let content = Content::of(plan);
    let own = |visit: &Visit<'_, '_>| visit.annex().is_none() && matches!(visit.part(), Part::Body | Part::Closing);
    let texts: Vec<String> =
        content.texts().filter(|(visit, _)| own(visit)).map(|(_, text)| text.text().trim_end().to_string()).collect();
    let (text, above) = texts.split_last()?;
    let text = text.as_str();
    // `… xem xét, quyết định./.` and below it `(Dự thảo Quyết định kèm theo)`.
    let aside = text.starts_with('(') && text.ends_with(')');
    if aside && above.last().is_some_and(|text| text.replace(' ', "").ends_with(end)) {
        return None;
    }
    let sentence = text.chars().any(char::is_lowercase) && text.split(' ').count() > 3;
    if text.replace(' ', "").ends_with(end) || !sentence {
        return None;
    }
    let tail: Vec<&str> = text.rsplit(' ').take(4).collect();
    let tail: Vec<&str> = tail.into_iter().rev().collect();
    let what = format!("chỗ hết văn bản ('… {}') không có dấu '{end}'", shown(&tail.join(" ")));
    let place = finder.first(text);
    Some(Diagnostic { place, ..Diagnostic::of(&rules::DAU_40, what) }.advise(format!("viết '{end}' sau chữ cuối cùng")))
}

/// The shortest line that breaks off and the shortest that goes on, in letters.
const BROKEN: (usize, usize) = (40, 20);

/// Sentences that a new paragraph cuts in two: reading a file joins them, so that no rule about words sees it. Lines of a text
/// count where an empty one stands between them; lines of a PDF and of tables do not.
fn broken(made: &Made, finder: &Finder<'_>) -> Vec<Diagnostic> {
    let line = |item: &Item| match item {
        Item::Line(line) if !line.soft && (made.doc.kind == Kind::Docx || line.gap_before) => Some(line.text()),
        Item::Line(_) => None,
        _ => Some(String::new()),
    };
    let lines: Vec<Option<String>> = made.doc.items.iter().map(line).collect();
    // Only what became one paragraph of the text: the lines of a title are none.
    let squeezed = |text: &str| -> Vec<char> { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let content = Content::of(&made.read);
    let texts: Vec<String> = content.texts().map(|(_, text)| squeezed(&text.text()).into_iter().collect()).collect();
    let subject = made.read.subject.as_ref().map(|subject| subject.text()).unwrap_or_default();
    let subject: String = squeezed(&subject).into_iter().collect();
    let joined = |before: &str, next: &str| {
        let (before, next) = (squeezed(before), squeezed(next));
        let seam = before[before.len().saturating_sub(BROKEN.1)..].iter().chain(next.iter().take(BROKEN.1));
        let seam: String = seam.collect();
        texts.iter().any(|text| text.contains(&seam)) && !subject.contains(&seam)
    };
    let cut = |pair: &[Option<String>]| {
        let [Some(before), Some(next)] = pair else { return None };
        let (before, next) = (before.trim(), next.trim());
        let long = before.chars().count() >= BROKEN.0 && next.chars().count() >= BROKEN.1;
        let open = before.ends_with(|c: char| c == ',' || c.is_alphabetic()) && before.contains(char::is_lowercase);
        let goes_on = long && open && next.starts_with(char::is_lowercase);
        (goes_on && joined(before, next)).then(|| next.to_string())
    };
    let told = |next: String| {
        let words: Vec<&str> = next.split_whitespace().take(3).collect();
        let what =
            format!("đoạn bắt đầu bằng '{}' nối tiếp đoạn trên: câu bị ngắt giữa chừng", shown(&words.join(" ")));
        Diagnostic { place: finder.first(&next), ..Diagnostic::of(&rules::CAU_02, what) }.advise("nối hai đoạn làm một")
    };
    if made.doc.kind == Kind::Pdf {
        return Vec::new();
    }
    lines.windows(2).filter_map(cut).map(told).collect()
}

/// What is noticed of the form of a file's documents.
pub(super) fn told(
    made: &Made,
    agency: Option<&Agency>,
    era: &Era,
    (whole, finder): (Place, &Finder<'_>),
) -> Vec<Diagnostic> {
    let mut out: Vec<Diagnostic> = about_line(made, finder).into_iter().collect();
    out.extend(no_end(&made.read, era, finder));
    out.extend(broken(made, finder));
    for plan in &made.plans {
        let mut sources = SourceMap::default();
        let file = sources.add("", plan.as_str());
        let Outcome { value, mut diagnostics } = parse::plan(sources.text(file), file);
        // What lacks a key that plans must have is not looked at.
        let Some((plan, provenance)) = value else { continue };
        let places = Locator { provenance: &provenance, sources: &sources };
        let run = normalise::Run { producer: "", undated: None };
        diagnostics.extend(normalise::derive(&plan, agency, era, places, run).diagnostics);
        let own = diagnostics.into_iter().filter(|told| is_of_form(told.rule));
        out.extend(own.map(|told| {
            let place = told.place.and_then(|place| moved(place, &sources, finder));
            Diagnostic { place, advice: None, also: Vec::new(), fixes: Vec::new(), ..told }
        }));
    }
    for told in &mut out {
        told.place = told.place.or(Some(whole));
        era.give_clause(told);
    }
    out
}

/// The place in the old file of what stands at a place of the plan that was made of it.
fn moved(place: Place, sources: &SourceMap, finder: &Finder<'_>) -> Option<Place> {
    let line: String = sources.line(place.file, place.line).chars().skip(place.column as usize - 1).collect();
    let text = line.trim().trim_matches(['"', '\'', '[', ']', ',']);
    let whole = std::iter::once(text.to_string());
    let parts = LENGTHS.iter().filter(|length| **length < text.chars().count());
    whole.chain(parts.map(|length| text.chars().take(*length).collect())).find_map(|part| finder.first(&part))
}
