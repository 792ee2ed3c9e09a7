//! A rule's example: a plan that breaks it, a plan that does not, each told by what it has otherwise than a sound one.

use super::Rule;

/// A plan that breaks a rule, and one that does not: fragments, each a few top-level keys that take the place of those of
/// a sound plan. What follows a line `--- don-vi.yaml` is the profile; a fragment that begins with a line
/// `--- ke-hoach.yaml` is the whole plan file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Raises the rule.
    pub wrong: &'static str,
    /// Does not.
    pub right: &'static str,
    /// The other rules that the wrong one cannot but raise: what it says of an old day is also told of every plan of that day.
    pub also: &'static [&'static Rule],
}

/// The files that a fragment stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFiles {
    /// The plan.
    pub plan: String,
    /// `don-vi.yaml` beside it.
    pub agency: Option<String>,
}

/// The line above a profile.
const PROFILE: &str = "--- don-vi.yaml";
/// The line above a whole plan.
const WHOLE: &str = "--- ke-hoach.yaml";

/// A plan that breaks no rule.
const SOUND: &str = "\
co_quan_chu_quan: ỦY BAN NHÂN DÂN TỈNH AN BÌNH
co_quan_ban_hanh: SỞ NỘI VỤ
ten_day_du: Sở Nội vụ
so: 15
ky_hieu: KH-SNV
dia_danh: An Bình
ngay: 5/3/2026
trich_yeu: Tập huấn công tác văn thư năm 2026
noi_dung: Sở Nội vụ tổ chức tập huấn công tác văn thư cho các phòng.
noi_nhan:
  - Các phòng chuyên môn
luu: VT
ky:
  chuc_vu: GIÁM ĐỐC
  ho_ten: Nguyễn Văn An
";

impl Example {
    /// The sound plan that fragments are laid over.
    pub const fn sound() -> &'static str {
        SOUND
    }

    /// The files of a fragment.
    pub fn files(fragment: &str) -> ExampleFiles {
        let (plan, agency) = match fragment.split_once(PROFILE) {
            Some((plan, agency)) => (plan, Some(format!("{}\n", agency.trim()))),
            None => (fragment, None),
        };
        if let Some(whole) = plan.strip_prefix(WHOLE) {
            return ExampleFiles { plan: whole.trim_start().to_string(), agency };
        }
        let own = pairs(plan);
        let kept = pairs(SOUND).into_iter().filter(|pair| own.iter().all(|other| key(other) != key(pair)));
        let profile = agency.iter().map(|_| "don_vi: don-vi.yaml".to_string());
        let lines: Vec<String> = kept.chain(profile).chain(own.iter().cloned()).collect();
        ExampleFiles { plan: lines.join("\n") + "\n", agency }
    }
}

/// The top-level pairs of a text: lines at the margin, each with the indented ones below.
fn pairs(text: &str) -> Vec<String> {
    let mut pairs: Vec<String> = Vec::new();
    for line in text.lines() {
        match pairs.last_mut().filter(|_| line.starts_with([' ', '\t'])) {
            Some(pair) => *pair += &format!("\n{line}"),
            None => pairs.push(line.to_string()),
        }
    }
    pairs
}

/// The key of a pair.
fn key(pair: &str) -> &str {
    pair.split(':').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_takes_the_place_of_the_keys_it_has() {
        let files = Example::files("so: 16\nky:\n  ma: gd\n--- don-vi.yaml\nmau: mau\n");
        assert!(files.plan.ends_with("luu: VT\ndon_vi: don-vi.yaml\nso: 16\nky:\n  ma: gd\n"), "{}", files.plan);
        assert_eq!(files.plan.matches("so:").count(), 1);
        assert_eq!(files.agency.as_deref(), Some("mau: mau\n"));
        assert_eq!(Example::files("--- ke-hoach.yaml\na: 1").plan, "a: 1");
        assert_eq!(pairs(SOUND).join("\n") + "\n", SOUND);
    }
}
