//! `--don-vi`: plan files leave to the office's profile what it says of the file.

use std::path::PathBuf;

use super::printed::{self, Regions};
use crate::diag::{Diagnostic, FileId, Outcome, SourceMap, in_a_row, rules};
use crate::font::FontSet;
use crate::import::{Lean, Made, Said};
use crate::model::Agency;
use crate::parse;
use crate::pipeline::{self, Input, Job, Stage};
use crate::world::World;

/// The profile of the office that an old file is of.
#[derive(Clone, Debug)]
pub struct Office<'a> {
    /// The profile (`don-vi.yaml`).
    pub profile: Input<'a>,
    /// What plan files call it (`don_vi`): its path from their folder.
    pub named: String,
    /// The folder that it stands in.
    pub folder: PathBuf,
}

/// What printing a plan needs besides it.
#[derive(Clone, Copy)]
pub(super) struct Means<'a> {
    pub office: Option<&'a Office<'a>>,
    pub fonts: &'a FontSet,
    pub world: &'a dyn World,
}

impl Means<'_> {
    /// A plan with the profile.
    fn job<'p>(&'p self, plan: &'p str) -> Job<'p> {
        let mut job = Job::new("ke-hoach.yaml", plan, self.fonts);
        if let Some(office) = self.office {
            job.agency = Some(office.profile.clone());
            job.folder = office.folder.clone();
        }
        job
    }

    /// What a plan prints, and what of it its profile says.
    ///
    /// # Errors
    /// Why it does not.
    pub(super) fn print(&self, plan: &str) -> Result<(Regions, Said), Vec<Diagnostic>> {
        let Outcome { value, diagnostics } = pipeline::document(&self.job(plan), self.world, &mut SourceMap::default());
        value.map(|(document, said)| (printed::regions(&document), said)).ok_or(diagnostics)
    }

    /// Says which tables of a plan file are wider than their pages. Only tables of many columns are set to see it.
    pub(super) fn wide(&self, made: &Made, file: usize) -> Option<Diagnostic> {
        let many = |line: &str| line.trim_start().starts_with('|') && line.matches('|').count() > COLUMNS;
        if !made.plans[file].lines().any(many) {
            return None;
        }
        let plan = made.completed(file, &made.plans[file]);
        let job = self.job(&plan);
        let set = pipeline::emit(&job, self.world, &mut SourceMap::default(), Stage::Pages);
        let wide: Vec<String> = set
            .diagnostics
            .iter()
            .filter(|told| told.code() == rules::BANG_20.code)
            .map(|told| format!("dòng {} ({})", told.place.map_or(0, |place| place.line), told.what))
            .collect();
        let what = format!("bảng rộng hơn trang nên kế hoạch chưa in được: {}", in_a_row(&wide, TOLD));
        let advice = "đưa bảng vào phụ lục khổ ngang (phu_luc: [{huong: ngang, …}]), bỏ cột trống, hoặc chia thành nhiều bảng, \
                      rồi chạy 'kehoach render'";
        (!wide.is_empty()).then(|| Diagnostic::of(&rules::NHAP_71, what).advise(advice))
    }

    /// The same where only what is printed counts; what the file lacks is stood in for.
    fn prints(&self, made: &Made, file: usize, plan: &str) -> Option<(Regions, Said)> {
        self.print(&made.completed(file, plan)).ok()
    }
}

/// Tables of more columns may be wider than a page; so many of them are named.
const COLUMNS: usize = 8;
const TOLD: usize = 4;

/// Keys that go to the profile together.
const GROUPS: [&[&str]; 4] = [&["co_quan_chu_quan", "co_quan_ban_hanh"], &["ky_hieu"], &["dia_danh"], &["ten_day_du"]];

/// Lets every plan file leave to the profile what it says word for word: with it, the same is printed. What does not fit is
/// told once.
pub(super) fn lean(mut made: Made, means: Means<'_>) -> (Made, Vec<Diagnostic>) {
    let Some(office) = means.office else { return (made, Vec::new()) };
    let Ok(text) = parse::decode(office.profile.bytes, &office.profile.name) else { return (made, Vec::new()) };
    let Some((agency, _)) = parse::agency(&text, FileId(0)).value else { return (made, Vec::new()) };
    let mut told = Vec::new();
    let mut said = vec![Said::default(); made.plans.len()];
    for file in 0..made.plans.len() {
        match fitting(&made, file, &agency, means) {
            Ok((lean, read)) => {
                said[file] = read;
                match made.lean(file, &lean, &said) {
                    Ok(leaning) => made = leaning,
                    Err(faults) => told.extend(faults),
                }
            }
            Err(why) => {
                let what = format!("hồ sơ đơn vị '{}' không khớp với tệp này: {why}", office.profile.name);
                told.push(
                    Diagnostic::of(&rules::NHAP_94, what).advise(
                        "kế hoạch giữ các tên như tệp gốc, không ghi 'don_vi'; xem lại hồ sơ, thời gian của nó",
                    ),
                );
            }
        }
    }
    (made, told)
}

/// As much as can be left to the profile, and what it says.
fn fitting(made: &Made, file: usize, agency: &Agency, means: Means<'_>) -> Result<(Lean, Said), String> {
    let named = means.office.map(|office| office.named.clone()).unwrap_or_default();
    let bare = Lean { named, ..Lean::default() };
    let alone = Means { office: None, ..means };
    let attempt = |lean: &Lean| means.prints(made, file, &made.leaning(file, lean));
    let without = alone.prints(made, file, &made.plans[file]).map(|(regions, _)| regions);
    // A file without a head has that of the profile.
    let Some(wanted) = without.or_else(|| attempt(&bare).map(|(regions, _)| regions)) else {
        return Err("kế hoạch chưa in được nên chưa so được".to_string());
    };
    let good = |lean: &Lean| attempt(lean).filter(|(regions, _)| *regions == wanted).map(|(_, said)| said);
    let groups: Vec<&[&'static str]> =
        GROUPS.into_iter().filter(|keys| keys.iter().any(|key| made.has(file, key))).collect();
    let called = called(&made.signers(file), agency);
    let mut all = bare.clone();
    all.without = groups.concat();
    all.signers = called.first().cloned().unwrap_or_default();
    if let Some(said) = good(&all) {
        return Ok((all, said));
    }
    let Some(mut said) = good(&bare) else {
        let found = attempt(&bare).map(|(regions, _)| regions).unwrap_or_default();
        let differs = |region: &&&str| wanted.get(**region) != found.get(**region);
        let regions: Vec<&str> = wanted.keys().chain(found.keys()).filter(differs).copied().take(1).collect();
        return Err(match regions.first() {
            Some(region) => format!("có hồ sơ thì phần '{region}' in ra khác"),
            None => "có hồ sơ thì kế hoạch không in được".to_string(),
        });
    };
    let mut best = bare;
    let steps = groups.into_iter().map(|keys| (keys, Vec::new())).chain(called.into_iter().map(|ids| (&[][..], ids)));
    for (keys, signers) in steps {
        if !signers.is_empty() && !best.signers.is_empty() {
            continue;
        }
        let mut next = best.clone();
        next.without.extend(keys);
        next.signers.extend(signers);
        if let Some(read) = good(&next) {
            (best, said) = (next, read);
        }
    }
    Ok((best, said))
}

/// What the profile may call these signers: by each of its entries with the name of the first, the others with theirs.
fn called(names: &[String], agency: &Agency) -> Vec<Vec<String>> {
    let close = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    let ids = |name: &String| -> Vec<String> {
        let same = |entry: &&crate::model::SignerEntry| {
            entry.signer.name.as_deref().is_some_and(|known| close(known) == close(name))
        };
        let mut ids: Vec<String> = Vec::new();
        for entry in agency.signers.iter().filter(same) {
            if !ids.contains(&entry.id) {
                ids.push(entry.id.clone());
            }
        }
        ids
    };
    let Some((first, others)) = names.split_first() else { return Vec::new() };
    let rest: Option<Vec<String>> = others.iter().map(|name| ids(name).into_iter().next()).collect();
    let Some(rest) = rest else { return Vec::new() };
    ids(first).into_iter().map(|id| std::iter::once(id).chain(rest.clone()).collect()).collect()
}
