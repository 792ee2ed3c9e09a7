//! Fixes made in a plan file: those that cannot change what is meant, and those that are offered where they are asked for.
//! What stands between them stays as it is, byte for byte.

use super::{Checked, Choice, check};
use crate::diag::{Diagnostic, FileId, Findings, Fix, FixClass, Place, apart, has_errors, mended, rules};
use crate::parse;
use crate::pipeline::{Input, Job};
use crate::world::World;

/// Which fixes are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mending {
    /// Those that are offered, too.
    pub suggested: bool,
    /// Also in a plan that has its number and its day.
    pub issued_too: bool,
}

/// A plan file with fixes in it.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many fixes were made.
    pub made: usize,
    /// What is found in it now.
    pub left: Checked,
}

/// A fix may free the way for another; a file that is not done after so many rounds goes round in a circle.
const ROUNDS: usize = 8;

/// Makes the fixes of a plan, again and again until none is left.
///
/// # Errors
/// The plan is issued; its file is not UTF-8; fixes would make a plan that cannot be read. Nothing is changed then.
pub fn fix(job: &Job<'_>, choice: &Choice, mending: Mending, world: &dyn World) -> Result<Fixed, Findings> {
    let refused = |rule, what: String, advice: &str| {
        let mut findings = check(job, choice, world).findings;
        let place = (!findings.sources.is_empty()).then(|| Place::file(FileId(0)));
        findings.diagnostics.push(Diagnostic::of(rule, what).at(place).advise(advice));
        findings
    };
    let Some(text) = std::str::from_utf8(job.plan.bytes).ok() else {
        return Err(refused(
            &rules::SOAT_03,
            format!("'{}' không phải tệp chữ UTF-8 nên không tự sửa được", job.plan.name),
            "lưu lại tệp dạng UTF-8 rồi chạy lại",
        ));
    };
    let (mark, text) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    if !mending.issued_too && is_issued(job.plan.bytes, &job.plan.name) {
        return Err(refused(
            &rules::SOAT_02,
            "kế hoạch đã có số và ngày, là văn bản đã ban hành, nên không tự sửa".to_string(),
            "sửa bằng tay theo thông báo; nếu thật sự chưa ban hành thì thêm --ca-da-ban-hanh",
        ));
    }
    let (mut text, mut made) = (text.to_string(), 0);
    let mut round = 0;
    loop {
        let bytes = [mark.as_bytes(), text.as_bytes()].concat();
        let now = Job { plan: Input { name: job.plan.name.clone(), bytes: &bytes }, ..job.clone() };
        let left = check(&now, choice, world);
        if made > 0 && left.verdicts.is_empty() && has_errors(&left.findings.diagnostics) {
            let advice = "không tệp nào bị thay đổi; xin gửi tệp này cho người phát triển";
            return Err(refused(&rules::SOAT_06, "tự sửa làm tệp không đọc được nữa".to_string(), advice));
        }
        let fixes = apart(wanted(&left.findings.diagnostics, mending));
        let after = mended(&text, fixes.iter().copied());
        if round == ROUNDS || after == text {
            return Ok(Fixed { bytes, made, left });
        }
        (text, made, round) = (after, made + fixes.len(), round + 1);
    }
}

/// The fixes of the plan's own file that are asked for; none of what is kept on purpose.
fn wanted(diagnostics: &[Diagnostic], mending: Mending) -> impl Iterator<Item = &Fix> {
    let sure = move |told: &&Diagnostic| !told.kept && (mending.suggested || told.rule.fix == FixClass::Safe);
    let all = diagnostics.iter().filter(sure).flat_map(|told| &told.fixes);
    all.filter(|fix| fix.place.file == FileId(0) && fix.place.line > 0)
}

/// Whether a plan has its number and its day.
fn is_issued(bytes: &[u8], name: &str) -> bool {
    let Ok(text) = parse::decode(bytes, name) else { return false };
    let read = parse::plan(&text, FileId(0)).value;
    read.is_some_and(|(plan, _)| plan.number.is_some() && plan.issue_date().complete().is_some())
}
