//! Signers in canonical form.

use super::emit::{self, Yaml, list, text};
use super::{day, optional, words};
use crate::model::{Delegation, DelegationStep, Signer, SignerEntry, SignerLines};

/// A signer of the plan or of a copy.
pub(super) fn signer(signer: &Signer) -> Yaml {
    let Signer { path: _, id, body, lines, name, under_name } = signer;
    let mut entries = vec![("ma", optional(id)), ("co_quan", optional(body))];
    match lines {
        SignerLines::Verbatim(lines) => entries.push(("nguyen_van", words(lines))),
        SignerLines::Authority(authority) => entries.extend(delegation(authority)),
    }
    entries.push(("ho_ten", optional(name)));
    entries.push(("duoi_ten", words(under_name)));
    emit::some_map(entries)
}

fn delegation(delegation: &Delegation) -> Vec<(&'static str, Option<Yaml>)> {
    let Delegation { on_behalf_of, own_right, steps, post, other_post } = delegation;
    let step = |step: &DelegationStep| {
        let DelegationStep { form, signed_for } = step;
        emit::some_map(vec![("hinh_thuc", Some(text(form))), ("thay", optional(signed_for))])
    };
    vec![
        ("thay_mat", optional(on_behalf_of).or_else(|| own_right.then(|| text("khong")))),
        ("uy_quyen", list(steps.iter().map(step).collect())),
        ("chuc_vu", optional(post)),
        ("chuc_vu_khac", optional(other_post)),
    ]
}

/// `dated`: with the days between which this one signs.
pub(super) fn signer_entry(entry: &SignerEntry, dated: bool) -> Yaml {
    let SignerEntry { path: _, id, from, until, signer: person } = entry;
    let Signer { path: _, id: _, body: _, lines, name, under_name: _ } = person;
    let mut entries = vec![("ma", Some(text(id))), ("ho_ten", optional(name))];
    if let SignerLines::Authority(authority) = lines {
        entries.extend(delegation(authority));
    }
    entries.push(("tu_ngay", from.filter(|_| dated).map(day)));
    entries.push(("den_ngay", until.filter(|_| dated).map(day)));
    emit::some_map(entries)
}
