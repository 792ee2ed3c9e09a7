//! What stands in print for keys that a plan leaves to its profile.

use crate::import::Said;
use crate::normalise::{Derived, SignerBlock, Written};

/// What a derived plan has of them; what lines kept word for word replace is not printed.
pub(super) fn of(derived: &Derived<'_>) -> Said {
    let verbatim = &derived.plan.verbatim;
    let joined = |lines: &[Written]| lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
    let one = |line: &Option<Written>, replaced: bool| match line {
        Some(line) if !replaced => line.text.clone(),
        _ => String::new(),
    };
    let signer = |block: &SignerBlock| {
        let name = std::slice::from_ref(&block.name);
        [block.lines.as_slice(), name, &block.under_name].map(joined).join(" ")
    };
    let all = [
        ("co_quan_chu_quan", joined(&derived.parent_body)),
        ("co_quan_ban_hanh", joined(&derived.issuing_body)),
        ("ky_hieu", one(&derived.notation, verbatim.number_line.is_some())),
        ("dia_danh", one(&derived.place, verbatim.date_line.is_some())),
        ("ky", derived.signers.iter().map(signer).collect::<Vec<_>>().join(" ")),
    ];
    all.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()
}
