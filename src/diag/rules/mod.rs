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
mod check_capitals;
mod check_citations;
mod check_files;
mod check_own;
mod check_sentences;
mod check_words;
mod era;
mod example;
mod explain;
mod files;
mod head;
mod import_classes;
mod import_files;
mod import_letters;
mod keys;
mod layout;
mod page;
mod picture;
mod seal;
mod signer;
mod templates;
mod text;
mod yaml;

pub use self::{
    body::*, check_capitals::*, check_citations::*, check_files::*, check_own::*, check_sentences::*, check_words::*,
    era::*, files::*, head::*, import_classes::*, import_files::*, import_letters::*, keys::*, layout::*, picture::*,
    seal::*, signer::*, templates::*, text::*, yaml::*,
};
pub use example::{Example, ExampleFiles};
pub use explain::{explained, in_words};
pub use page::{Column, page};

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

/// How sure the change is that a finding offers (cách sửa).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FixClass {
    /// None is offered: only a person can mend it.
    #[default]
    Never,
    /// It is offered, and made only where it is asked for by name (`--ca-goi-y`).
    Suggested,
    /// It cannot change what is meant (`--fix`).
    Safe,
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
    /// Why it matters (vì sao), for officers; empty where its sentence says it.
    pub why: &'static str,
    /// What change its findings offer.
    pub fix: FixClass,
    /// A plan that breaks it and one that does not, where plan and profile alone decide. Rules about the command line,
    /// about files on disk, PDFs and templates have none: no plan breaks them.
    pub example: Option<Example>,
}

impl Rule {
    /// A rule of this level.
    const fn new(code: &'static str, level: Severity, about: &'static str) -> Rule {
        let (clause, why, fix) = (Clause::None, "", FixClass::Never);
        Rule { code, level, clause, keepable: false, about, why, fix, example: None }
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

    /// Why it matters.
    const fn why(mut self, why: &'static str) -> Rule {
        self.why = why;
        self
    }

    /// Its findings offer a change, to be looked at.
    const fn suggests(mut self) -> Rule {
        self.fix = FixClass::Suggested;
        self
    }

    /// Its findings offer a change that cannot change what is meant.
    const fn safe_fix(mut self) -> Rule {
        self.fix = FixClass::Safe;
        self
    }

    /// A warning that `giu_nguyen` does not reach: it is raised outside the stage that knows what is kept.
    const fn never_kept(mut self) -> Rule {
        self.keepable = false;
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
        self.example = Some(Example { wrong, right, also: &[] });
        self
    }

    /// Its wrong example cannot but raise these rules, too.
    const fn also(mut self, rules: &'static [&'static Rule]) -> Rule {
        if let Some(example) = self.example {
            self.example = Some(Example { also: rules, ..example });
        }
        self
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// Rules that belong together.
pub struct Group {
    /// What they are about, for officers.
    pub title: &'static str,
    /// The rules, each prefix in the order of its codes.
    pub rules: &'static [&'static Rule],
}

/// Every rule, group by group, in the order of the way of a plan.
pub static GROUPS: [Group; 21] = [
    Group { title: "Tệp, phông chữ và dòng lệnh", rules: files::GROUP },
    Group { title: "Cách viết tệp YAML", rules: yaml::GROUP },
    Group { title: "Khóa, giá trị và hồ sơ", rules: keys::GROUP },
    Group { title: "Chữ, chú thích, bảng, dấu và dòng", rules: text::GROUP },
    Group { title: "Phần đầu, ô và bản sao", rules: head::GROUP },
    Group { title: "Nội dung, phụ lục và văn bản kèm theo", rules: body::GROUP },
    Group { title: "Hình", rules: picture::GROUP },
    Group { title: "Người ký", rules: signer::GROUP },
    Group { title: "Trình bày và trang", rules: layout::GROUP },
    Group { title: "Thể thức", rules: era::GROUP },
    Group { title: "Mẫu trình bày", rules: templates::GROUP },
    Group { title: "Nguồn, kiểm chứng và ban hành", rules: seal::GROUP },
    Group { title: "Soát tệp và tự sửa", rules: check_files::GROUP },
    Group { title: "Kiểm tra: viện dẫn, căn cứ và ngày", rules: check_citations::GROUP },
    Group { title: "Kiểm tra: câu và dấu", rules: check_sentences::GROUP },
    Group { title: "Kiểm tra: viết hoa", rules: check_capitals::GROUP },
    Group { title: "Kiểm tra: từ và cách viết", rules: check_words::GROUP },
    Group { title: "Kiểm tra: quy tắc riêng của cơ quan", rules: check_own::GROUP },
    Group { title: "Nhập tệp cũ: đọc tệp", rules: import_files::GROUP },
    Group { title: "Nhập tệp cũ: bảng mã", rules: import_letters::GROUP },
    Group { title: "Nhập tệp cũ: các phần của văn bản", rules: import_classes::GROUP },
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules).copied()
}

/// The rule of a code.
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
