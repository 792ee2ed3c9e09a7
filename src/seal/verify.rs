//! Is this file still what the program made of its source? It is made again and compared byte by byte.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::carried::{self, Carried, not_ours, producer, unreadable};
use super::parts::{Part, parts, same};
use super::pdf::{Fault, File, Value, View};
use super::{package, updates};
use crate::diag::messages::OTHER_VERSION;
use crate::diag::{Diagnostic, Few, Outcome, Severity, SourceMap, rules, shown};
use crate::era::EraTable;
use crate::font::FontSet;
use crate::model::Date;
use crate::page::Stamp;
use crate::pipeline::{
    self, AGENCY_FILE, Difference, Formats, Input, Job, Options, PLAN_FILE, PRODUCER, PdfStandard, Rendered,
};
use crate::world::World;

/// Most places of difference that a message lists.
const MOST_PLACES: usize = 6;

/// What the officer gives besides the file.
#[derive(Debug)]
pub struct Given<'a> {
    /// A plan to make the file from: its bytes and its folder.
    pub source: Option<(Input<'a>, PathBuf)>,
    /// She named the plan herself: then it is taken even where the file carries a source.
    pub named: bool,
    /// `--don-vi`.
    pub agency: Option<Input<'a>>,
    /// `--templates`.
    pub templates: Option<PathBuf>,
    /// `--the-thuc`.
    pub era: Option<String>,
    /// The eras to choose from.
    pub eras: EraTable<'a>,
    /// The faces.
    pub fonts: &'a FontSet,
}

impl<'a> Given<'a> {
    /// Nothing but the file.
    pub fn new(fonts: &'a FontSet) -> Given<'a> {
        let eras = EraTable::default();
        Given { source: None, named: false, agency: None, templates: None, era: None, eras, fonts }
    }
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The file is what the program makes.
    Genuine(Verified),
    /// It is not, or it could not be made again: the diagnostics say why.
    Refuted,
    /// There is no source to make it from.
    NoSource,
}

/// What a genuine file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// It was made from the source that it carries.
    pub carries_source: bool,
    /// Something allowed was added after it was made: signatures, filled blanks.
    pub updated: bool,
}

/// Whether what was found speaks against the file itself, and not only against this program's means of judging it:
/// another version, other fonts or templates, a source that cannot be made into a file again.
pub(crate) fn speaks_against(found: &[Diagnostic]) -> bool {
    let means = [&rules::KIEM_09, &rules::KIEM_17].map(|rule| rule.code);
    found.iter().any(|d| d.severity == Severity::Error && d.code().starts_with("KIEM-") && !means.contains(&d.code()))
}

/// An answer for programs; `against`: what was found speaks against the file.
pub(crate) fn word(answer: Answer, against: bool) -> &'static str {
    match answer {
        Answer::Genuine(Verified { updated: false, .. }) => "nguyen_ven",
        Answer::Genuine(Verified { updated: true, .. }) => "da_bo_sung",
        Answer::Refuted if against => "da_sua",
        Answer::Refuted => "chua_xac_nhan",
        Answer::NoSource => "khong_nguon",
    }
}

/// Verifies a PDF or DOCX file. Faults of the source have their places in `sources`.
pub fn verify(
    bytes: &[u8],
    given: &Given<'_>,
    world: &dyn World,
    sources: &mut SourceMap,
) -> (Answer, Vec<Diagnostic>) {
    let mut check = Check { bytes, given, world, sources, held: true, noticed: Vec::new() };
    let result = if bytes.starts_with(b"PK") { check.docx() } else { check.pdf() };
    let answer = result.unwrap_or_else(|diagnostic| {
        check.noticed.push(diagnostic);
        Answer::Refuted
    });
    (answer, check.noticed)
}

/// A file that is being verified: what it is compared with, and what was noticed so far.
pub(super) struct Check<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) given: &'a Given<'a>,
    pub(super) world: &'a dyn World,
    pub(super) sources: &'a mut SourceMap,
    /// Whether what the lock names must be what there is now.
    pub(super) held: bool,
    pub(super) noticed: Vec<Diagnostic>,
}

/// Files that an attached source may lead to: only its own pictures, and the templates that the officer names herself.
struct Closed<'a> {
    world: &'a dyn World,
    templates: Option<&'a Path>,
    pictures: &'a [(String, Vec<u8>)],
}

impl World for Closed<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if let Some((_, bytes)) = self.pictures.iter().find(|(name, _)| path == Path::new(name)) {
            return Ok(bytes.clone());
        }
        match self.templates {
            Some(folder) if path.strip_prefix(folder).is_ok_and(goes_down) => self.world.read(path),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        if self.templates == Some(folder) { self.world.list(folder) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

/// Whether a path stays below where it starts.
fn goes_down(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_)))
}

impl Check<'_> {
    fn pdf(&mut self) -> Result<Answer, Diagnostic> {
        let (bytes, given) = (self.bytes, self.given);
        let file = File::read(bytes).map_err(unreadable)?;
        same_program(producer(file.first()).map_err(unreadable)?.ok_or_else(not_ours)?)?;
        let seen = seen(file.first()).map_err(unreadable)?;
        let carried = match given.named {
            // What is carried is compared with the rest; only its options are taken.
            true => carried::carried(&file).unwrap_or_default(),
            false => carried::carried(&file)?,
        };
        let carries = carried.is_some() && !given.named;
        let fits = |made: &Rendered| made.pdf.as_ref().is_some_and(|pdf| bytes.starts_with(pdf));
        let formats = Formats { docx: false, pdf: true };
        let Some(expected) = self.again(formats, seen, carried.as_ref(), &fits)? else {
            return Ok(Answer::NoSource);
        };
        let expected = expected.pdf.unwrap_or_default();
        if bytes == expected {
            return Ok(Answer::Genuine(Verified { carries_source: carries, updated: false }));
        }
        if bytes.starts_with(&expected) {
            let found = updates::examine(&expected, bytes);
            let refuted = found.has_errors();
            self.noticed.extend(found.finish());
            let genuine = Answer::Genuine(Verified { carries_source: carries, updated: true });
            return Ok(if refuted { Answer::Refuted } else { genuine });
        }
        let where_to_look = File::read(&expected).ok().and_then(|made| differing(made.now(), file.first()).ok());
        Err(altered(&where_to_look.unwrap_or_default(), carries))
    }

    /// Makes the file again; nothing when there is no source to make it from. What a file does not show is tried both ways
    /// where no lock names it.
    pub(super) fn again(
        &mut self,
        formats: Formats,
        seen: Options,
        carried: Option<&Carried>,
        fits: &dyn Fn(&Rendered) -> bool,
    ) -> Result<Option<Rendered>, Diagnostic> {
        let given = self.given;
        let from_file = carried.filter(|_| !given.named);
        let pictures = from_file.map(|carried| carried.pictures.as_slice()).unwrap_or_default();
        let closed = Closed { world: self.world, templates: given.templates.as_deref(), pictures };
        let (plan, agency, folder, world): (_, _, _, &dyn World) = match (from_file, &given.source) {
            (Some(carried), _) => {
                let inside = |name: &str, bytes| Input { name: format!("{name} (đính kèm)"), bytes };
                let agency = carried.agency.as_deref().map(|bytes| inside(AGENCY_FILE, bytes));
                (inside(PLAN_FILE, &carried.plan), agency, PathBuf::new(), &closed)
            }
            (None, Some((input, folder))) => (input.clone(), given.agency.clone(), folder.clone(), self.world),
            (None, None) => {
                self.noticed.push(
                    Diagnostic::of(&rules::KIEM_09, "không kiểm chứng được: tệp không kèm nguồn và không có kế hoạch cùng tên bên cạnh")
                        .advise("chỉ tệp kế hoạch đã dùng: --nguon ke-hoach.yaml; từ nay tạo tệp bằng --pdf-standard a-3a để tệp tự mang nguồn"),
                );
                return Ok(None);
            }
        };
        let job = Job {
            plan,
            agency,
            folder,
            templates: given.templates.clone(),
            era: given.era.clone(),
            eras: given.eras.clone(),
            fonts: given.fonts,
            formats,
            options: seen,
            lock: None,
            side_by_side: false,
        };
        let mut job = match carried {
            Some(carried) => {
                let obeying = job.obeying(carried.lock.clone());
                if self.held { obeying } else { Job { lock: None, ..obeying } }
            }
            None => job,
        };
        let Outcome { value, diagnostics: found } = pipeline::render(&job, world, self.sources);
        let Some(rendered) = value else {
            // Only what stands in the way is told: findings on the plan itself are `render`'s to tell.
            let mut errors = Few::default();
            found.into_iter().filter(|d| d.severity == Severity::Error).for_each(|d| errors.push(d));
            self.noticed.extend(errors.finish());
            return Err(Diagnostic::of(&rules::KIEM_17, "không tạo lại được tệp từ nguồn để đối chiếu")
                .advise("xem các thông báo ở trên; tệp chưa được xác nhận"));
        };
        if carried.is_none() && !fits(&rendered) {
            for options in job.options.otherwise() {
                job.options = options;
                let other = pipeline::render(&job, world, self.sources).value.filter(|made| fits(made));
                if other.is_some() {
                    return Ok(other);
                }
            }
        }
        Ok(Some(rendered))
    }

    fn docx(&mut self) -> Result<Answer, Diagnostic> {
        let unreadable = || {
            Diagnostic::of(
                &rules::KIEM_18,
                "không đọc được tệp DOCX: tệp bị hỏng, bị cắt cụt, hoặc không phải tệp Word",
            )
            .advise("lấy lại tệp từ nơi gửi hoặc từ kho lưu trữ")
        };
        let found = package::parts(self.bytes).ok_or_else(unreadable)?;
        let made_by =
            package::element(&found, "docProps/app.xml", "Application").filter(|name| name.starts_with("kehoach "));
        same_program(made_by.ok_or_else(not_ours)?)?;
        let seen = seen_in_package(&found);
        let fits = |made: &Rendered| made.docx.as_deref() == Some(self.bytes);
        let formats = Formats { docx: true, pdf: false };
        let Some(expected) = self.again(formats, seen, None, &fits)? else {
            return Ok(Answer::NoSource);
        };
        let expected = expected.docx.unwrap_or_default();
        if self.bytes == expected {
            return Ok(Answer::Genuine(Verified { carries_source: false, updated: false }));
        }
        let places = package::parts(&expected).map(|made| package::differences(&made, &found)).unwrap_or_default();
        if places.is_empty() {
            return Err(Diagnostic::of(
                &rules::KIEM_19,
                "các phần của tệp DOCX giống bản gốc nhưng tệp đã được đóng gói lại",
            )
            .advise("nội dung chưa đổi, song đây không còn là tệp gốc; lấy lại tệp gốc nếu cần bản nguyên vẹn"));
        }
        Err(altered(&places, false))
    }
}

/// The file does not say what the program would have written.
fn altered(places: &[String], carries: bool) -> Diagnostic {
    let places = match places {
        [] => String::new(),
        [..] if places.len() > MOST_PLACES => {
            "; khác gần như toàn bộ, có lẽ đã được chương trình khác ghi lại".to_string()
        }
        places => format!("; khác ở: {}", places.join(", ")),
    };
    let (what, advice) = if carries {
        ("nội dung tệp đã bị sửa sau khi tạo", "lấy lại tệp từ nơi gửi hoặc từ kho lưu trữ")
    } else {
        (
            "nội dung tệp không khớp với nguồn: tệp đã bị sửa sau khi tạo, hoặc nguồn, hồ sơ đơn vị, mẫu, phông không phải bản đã dùng",
            "kiểm tra có đúng nguồn không (--nguon, --don-vi, --templates, --font-path); đúng mà vẫn báo thì tệp đã bị sửa",
        )
    };
    Diagnostic::of(&rules::KIEM_08, format!("{what}{places}")).advise(advice)
}

/// The version must be this one: another may set the same plan in another way.
fn same_program(made_by: String) -> Result<(), Diagnostic> {
    if made_by == PRODUCER {
        return Ok(());
    }
    let then = shown(&made_by);
    let advice = format!(
        "kiểm chứng bằng đúng {then}: {OTHER_VERSION}; chưa có thì thêm --dung-lai THƯ-MỤC/ để dựng lại bằng bản đang chạy và xem khác ở đâu"
    );
    Err(Difference::Program(made_by, PRODUCER.to_string()).diagnostic().advise(advice))
}

/// Which parts of a file differ from what was made, by name.
fn differing(made: View<'_, '_>, found: View<'_, '_>) -> Result<Vec<String>, Fault> {
    let mut all: BTreeSet<Part> = BTreeSet::new();
    for (number, part) in parts(made)? {
        let (one, other) = (made.object(number)?, found.object(number).unwrap_or(Value::Null));
        if !same((made, &one), (found, &other)) {
            all.insert(part);
        }
    }
    Ok(all.into_iter().map(Part::called).collect())
}

/// The options that a PDF shows.
pub(super) fn seen(view: View<'_, '_>) -> Result<Options, Fault> {
    let catalog = view.catalog()?;
    let info = view.dict(view.trailer(), "Info")?;
    let created = view.get(&info, "CreationDate")?.decoded_text();
    Ok(Options {
        standard: if catalog.get("AF").is_some() { PdfStandard::A3a } else { PdfStandard::A2a },
        form_fields: catalog.get("AcroForm").is_some(),
        epoch: created.and_then(|text| epoch(text.strip_prefix("D:")?, 7)),
        ..Options::default()
    })
}

/// The options that a DOCX shows.
pub(super) fn seen_in_package(found: &BTreeMap<String, Vec<u8>>) -> Options {
    Options {
        embed_fonts: found.keys().any(|name| name.starts_with("word/fonts/")),
        epoch: package::element(found, "docProps/core.xml", "dcterms:created").and_then(|text| epoch(&text, 0)),
        ..Options::default()
    }
}

/// Seconds since 1970 of the digits of a moment (year, month, day, hour, minute, second), `ahead` hours before UTC.
fn epoch(text: &str, ahead: i64) -> Option<i64> {
    let digits: String = text.chars().filter(char::is_ascii_digit).take(14).collect();
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u16>().ok();
    let date = Date::new(part(0, 4)?, part(4, 6)? as u8, part(6, 8)? as u8)?;
    let (hour, minute, second) = (part(8, 10)?, part(10, 12)?, part(12, 14)?);
    let stamp = Stamp { date, hour: hour as u8, minute: minute as u8, second: second as u8 };
    Some(stamp.epoch() + (7 - ahead) * 3600)
}

#[cfg(test)]
mod tests;
