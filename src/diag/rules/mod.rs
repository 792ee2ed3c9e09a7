//! The registry of rules: every code that a diagnostic can have, once, with what is true of it wherever it is raised.
//!
//! A rule is named after its code (`DAU-01` is [`DAU_01`]). Pages of rules, the schema's list of codes and what
//! `giu_nguyen` may keep follow from here.

use super::Severity;

/// Declares the rules of a group: a static each, and the list of all of them.
macro_rules! rules {
    ($($name:ident = $rule:expr;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "`: see its entry.")]
            pub static $name: Rule = $rule;
        )*
        /// Every rule of this group, in the order of their codes.
        pub(super) static GROUP: &[&Rule] = &[$(&$name),*];
    };
}

mod body;
mod era;
mod files;
mod head;
mod keys;
mod layout;
mod seal;
mod signer;
mod templates;
mod text;
mod yaml;

pub use self::{
    body::*, era::*, files::*, head::*, keys::*, layout::*, seal::*, signer::*, templates::*, text::*, yaml::*,
};

/// Where the clause of a rule (căn cứ) is found in an era's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    /// No law says so: it follows from files, keys, the program.
    None,
    /// The era's table `quy_tac` has an entry for the code.
    Table,
    /// The `dieu_khoan` of an entry of the era, as `than.co_chu`, or a key that is a clause itself, as `quyen_han.dieu_ky`; `*`
    /// stands for a part that differs from place to place.
    Entry(&'static str),
}

/// A plan that breaks a rule, and one that does not: top-level keys laid over a sound plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Raises the rule.
    pub wrong: &'static str,
    /// Does not.
    pub right: &'static str,
}

/// A rule (quy tắc): what is true of a code wherever it is raised.
#[derive(Debug)]
pub struct Rule {
    /// A code that lives for ever, e.g. `KHOA-01`; codes are never used again.
    pub code: &'static str,
    /// How serious it is to break it.
    pub level: Severity,
    /// Where its clause stands.
    pub clause: Clause,
    /// Whether `giu_nguyen` may keep what breaks it.
    pub keepable: bool,
    /// What it says, one sentence for officers.
    pub about: &'static str,
    /// A plan that breaks it and one that does not, where the plan alone decides.
    pub example: Option<Example>,
}

impl Rule {
    /// A rule of this level.
    const fn new(code: &'static str, level: Severity, about: &'static str) -> Rule {
        Rule { code, level, clause: Clause::None, keepable: false, about, example: None }
    }

    /// A rule that stands in the way (`lỗi`).
    const fn error(code: &'static str, about: &'static str) -> Rule {
        Rule::new(code, Severity::Error, about)
    }

    /// A rule that the officer should look at (`cảnh báo`), and may answer in `giu_nguyen`.
    const fn warning(code: &'static str, about: &'static str) -> Rule {
        Rule::new(code, Severity::Warning, about).keepable()
    }

    /// Something to know (`lưu ý`).
    const fn note(code: &'static str, about: &'static str) -> Rule {
        Rule::new(code, Severity::Note, about)
    }

    /// Its clause stands in the era's table `quy_tac`.
    const fn by_table(mut self) -> Rule {
        self.clause = Clause::Table;
        self
    }

    /// Its clause is that of an entry of the era.
    const fn by_entry(mut self, path: &'static str) -> Rule {
        self.clause = Clause::Entry(path);
        self
    }

    /// `giu_nguyen` may keep what breaks it.
    const fn keepable(mut self) -> Rule {
        self.keepable = true;
        self
    }

    /// What to write so that what breaks it is kept, as the end of an advice.
    pub fn how_to_keep(&self) -> String {
        format!("nếu phải giữ như bản cũ thì ghi {{ma: {}, ly_do: …}} vào 'giu_nguyen'", self.code)
    }

    /// With a plan that breaks it and one that does not.
    const fn example(mut self, wrong: &'static str, right: &'static str) -> Rule {
        self.example = Some(Example { wrong, right });
        self
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// Every rule, group by group.
static GROUPS: [&[&Rule]; 11] = [
    files::GROUP,
    yaml::GROUP,
    keys::GROUP,
    text::GROUP,
    head::GROUP,
    body::GROUP,
    signer::GROUP,
    layout::GROUP,
    era::GROUP,
    templates::GROUP,
    seal::GROUP,
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.into_iter().flatten().copied()
}

/// The rule of a code.
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
