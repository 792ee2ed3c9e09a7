//! What the tests and the bench of this package look at below the facade. No part of the library: names may go at any time.

pub mod diag {
    pub use crate::diag::{Diagnostic, Format, Outcome, Rule, Severity, SourceMap, has_errors, mended, render, rules};
}

pub mod era {
    pub use crate::era::{Era, EraSource, EraTable};
}

pub mod font {
    pub use crate::font::FontSet;
}

pub mod layout {
    pub use crate::layout::paginate;
}

pub mod lint {
    use crate::diag::Rule;
    use crate::lint::checks;

    pub use crate::lint::looks_for;

    /// The rules that `check` looks for.
    pub fn rules() -> impl Iterator<Item = &'static Rule> {
        checks().map(|check| check.rule)
    }
}

pub mod markup {
    pub use crate::markup::{read, vocabulary};
}

pub mod model {
    pub use crate::model::{Body, BodyItem, Content, Label, Locator, Node, Recipient, RichText, SignerLines, Visit};
}

pub mod normalise {
    pub use crate::normalise::{Run, derive};
}

pub mod page {
    pub use crate::page::Face;
}

pub mod parse {
    pub use crate::parse::{agency, decode, plan};

    pub mod canonical {
        pub use crate::parse::canonical::{agency, plan};
    }
}

pub mod pipeline {
    use crate::diag::{Diagnostic, SourceMap};
    use crate::world::World;

    /// What rendering would notice, and what the words show, by every rule.
    pub fn check(job: &Job<'_>, world: &dyn World, sources: &mut SourceMap) -> Vec<Diagnostic> {
        crate::pipeline::check(job, world, sources, &|_| true).diagnostics
    }

    pub use crate::pipeline::{Formats, Input, Job, Lock, Options, PdfStandard, Rendered, Stage, emit, render};
}

pub mod seal {
    pub use crate::seal::{Answer, Given, Verified, extract, verify};

    pub mod fill {
        pub use crate::seal::fill::{Asked, Issuance, pdf, plan};
    }

    pub mod pdf {
        pub use crate::seal::pdf::{Fault, File, Value, inflate};
    }
}

pub mod style {
    pub use crate::style::{StyleOptions, resolve};
}

pub mod template {
    pub use crate::template::{Engine, PlanView, ladder};
}

pub mod text {
    pub use crate::text::nfc;
}

pub mod units {
    pub use crate::units::FontSize;
}

pub mod world {
    pub use crate::world::{Memory, World};
}

pub mod write {
    pub mod docx {
        pub use crate::write::docx::{DocxOptions, write};
    }

    pub mod pdf {
        pub use crate::write::pdf::{PdfOptions, write};
    }
}
