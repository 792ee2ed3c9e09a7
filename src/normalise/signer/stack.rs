//! Who signs, for whom: authority and posts of one signer, the plan's over the profile's key by key, and what follows
//! from the kind of body where the officer left it out.

use crate::era::Era;
use crate::model::{Delegation, DelegationStep, Governance, GoverningMode, KeyPath, folded, is_deputy};
use crate::normalise::Written;

/// What a form of authority means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `TM.`: on behalf of a collective (thay mặt).
    Collective,
    /// `Q.`: the acting head (quyền).
    Acting,
    /// `KT.`: a deputy for the head (ký thay).
    ForHead,
    /// `TL.`: by order (thừa lệnh).
    ByOrder,
    /// `TUQ.`: by written authority (thừa ủy quyền).
    ByAuthority,
}

impl Form {
    /// The form with these letters, whatever stands between and behind them.
    pub(super) fn of(typed: &str) -> Option<Form> {
        Some(match letters(typed).as_str() {
            "TM" => Form::Collective,
            "Q" => Form::Acting,
            "KT" => Form::ForHead,
            "TL" => Form::ByOrder,
            "TUQ" => Form::ByAuthority,
            _ => return None,
        })
    }

    /// A form that begins a text in full words, as typed.
    pub(super) fn spelled(text: &str) -> Option<(&str, Form)> {
        const WORDS: [(&str, Form); 5] = [
            ("THAY MẶT", Form::Collective),
            ("QUYỀN", Form::Acting),
            ("KÝ THAY", Form::ForHead),
            ("THỪA LỆNH", Form::ByOrder),
            ("THỪA ỦY QUYỀN", Form::ByAuthority),
        ];
        let text = text.trim_start();
        let behind = |words: &str| {
            let end = text.char_indices().nth(words.chars().count()).map(|(at, _)| at)?;
            let (typed, rest) = text.split_at(end);
            (folded(typed) == words && rest.starts_with(' ')).then_some(typed)
        };
        WORDS.iter().find_map(|(words, form)| Some((behind(words)?, *form)))
    }

    /// As the era writes it; nothing where it does not have it.
    pub(super) fn written(self, era: &Era) -> Option<&str> {
        era.quyen_han.chu.iter().map(String::as_str).find(|form| Form::of(form) == Some(self))
    }
}

/// One step of authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The form as typed.
    pub form: String,
    /// Where the form stands.
    pub path: KeyPath,
    /// The post or body signed for; nothing = it was not written, and nobody knows.
    pub signed_for: Option<Written>,
}

impl Step {
    /// What its form means.
    pub(super) fn kind(&self) -> Option<Form> {
        Form::of(&self.form)
    }
}

/// Authority and posts of a signer, from the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stack {
    /// Where the signer stands.
    pub path: KeyPath,
    /// What `TM.` stands before.
    pub collective: Option<Written>,
    /// The steps between it and the own post.
    pub steps: Vec<Step>,
    /// `Q.` before the own post.
    pub acting: Option<Step>,
    /// The own post.
    pub post: Option<Written>,
    /// A second post, above the name.
    pub other_post: Option<Written>,
}

/// Lays a plan's authority over the profile's.
pub(super) fn merged(own: &Delegation, path: &KeyPath, profile: Option<(&Delegation, &KeyPath)>) -> (Stack, bool) {
    let pick = |key: &str, of: fn(&Delegation) -> &Option<String>| -> Option<Written> {
        let of_plan = of(own).clone().map(|text| Written { text, path: path.key(key) });
        of_plan.or_else(|| profile.and_then(|(d, p)| of(d).clone().map(|text| Written { text, path: p.key(key) })))
    };
    let (steps, steps_path) = match profile {
        Some((theirs, p)) if own.steps.is_empty() => (&theirs.steps, p),
        _ => (&own.steps, path),
    };
    let own_right = own.own_right || own.on_behalf_of.is_none() && profile.is_some_and(|(theirs, _)| theirs.own_right);
    let mut stack = Stack {
        path: path.clone(),
        collective: pick("thay_mat", |d| &d.on_behalf_of).filter(|_| !own.own_right),
        steps: Vec::new(),
        acting: None,
        post: pick("chuc_vu", |d| &d.post),
        other_post: pick("chuc_vu_khac", |d| &d.other_post),
    };
    for (index, DelegationStep { form, signed_for }) in steps.iter().enumerate() {
        let place = if steps.len() == 1 { steps_path.clone() } else { steps_path.key("uy_quyen").index(index) };
        let signed_for = signed_for.clone().map(|text| Written { text, path: place.key("thay") });
        stack.steps.push(Step { form: form.clone(), path: place.key("hinh_thuc"), signed_for });
    }
    (stack, own_right)
}

impl Stack {
    /// Puts forms that were written as steps where they belong: `TM.` at the top, `Q.` before the signer's own post.
    /// A form that the era does not write so stays, to be reported.
    pub(super) fn sort(&mut self, era: &Era) {
        let is_collective = |s: &Step| s.kind() == Some(Form::Collective) && era.quyen_han.chu.contains(&s.form);
        if self.collective.is_none()
            && let Some(first) = self.steps.first_mut().filter(|s| is_collective(s))
            && let Some(body) = first.signed_for.take()
        {
            self.collective = Some(Written { text: with_prefix(&first.form, &body.text), path: body.path });
            self.steps.remove(0);
        }
        let last = self.steps.last().filter(|s| s.kind() == Some(Form::Acting));
        let own = |post: &Written| self.post.as_ref().is_none_or(|own| same(&own.text, &post.text));
        if last.is_some_and(|step| step.signed_for.as_ref().is_none_or(own))
            && let Some(mut step) = self.steps.pop()
        {
            let post = step.signed_for.take();
            self.post = self.post.take().or(post);
            self.acting = Some(step);
        }
    }

    /// Fills in what follows from the kind of body: for whom a step signs, a deputy's `KT.`, the collective's `TM.`.
    pub(super) fn complete(&mut self, governance: &Governance<'_>, own_right: bool, era: &Era) {
        let written = |found: &(&str, KeyPath)| Written { text: found.0.to_string(), path: found.1.clone() };
        let head = governance.head.as_ref().map(written);
        if let (Some(first), Some(head)) = (self.steps.first_mut(), &head)
            && matches!(first.kind(), Some(Form::ForHead | Form::ByOrder | Form::ByAuthority))
            && first.signed_for.is_none()
        {
            first.signed_for = Some(head.clone());
        }
        if self.steps.is_empty()
            && self.acting.is_none()
            && let (Some(post), Some(head), Some(form)) = (&self.post, &head, Form::ForHead.written(era))
            && is_deputy(&post.text, Some(&head.text))
        {
            let step = Step { form: form.to_string(), path: post.path.clone(), signed_for: Some(head.clone()) };
            self.steps.push(step);
        }
        if governance.mode == GoverningMode::Collective && self.collective.is_none() && !own_right {
            let of_head = |post: &Written| head.as_ref().is_none_or(|head| same(&head.text, &post.text));
            let signs = match self.steps.as_slice() {
                [] => head.is_some() && self.post.as_ref().is_some_and(of_head),
                [step] => step.kind() == Some(Form::ForHead) && step.signed_for.as_ref().is_some_and(of_head),
                _ => false,
            };
            self.collective = governance.collective.as_ref().filter(|_| signs).map(written);
        }
    }

    /// Whether what the document names as its authority (thẩm quyền ban hành) is the head in person, not the body:
    /// `CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ`. The head is who is signed for, or signs, or whom the profile names.
    pub(super) fn is_authority(&self, authority: &[String], governance: Option<&Governance<'_>>) -> bool {
        let named = folded(&authority.join(" "));
        let of_stack = self.steps.first().map_or(self.post.as_ref(), |step| step.signed_for.as_ref());
        let of_profile = governance.and_then(|governance| governance.head.as_ref()).map(|(post, _)| *post);
        // A deputy who leaves out for whom he signs signs for the same person.
        let deputy = |post: &str| {
            let words = post.split_whitespace().count().saturating_sub(1);
            let head: Vec<&str> = named.split_whitespace().take(words).collect();
            words > 0 && is_deputy(post, Some(&head.join(" ")))
        };
        of_stack.map(|post| post.text.as_str()).into_iter().chain(of_profile).any(|post| {
            if deputy(post) {
                return true;
            }
            let post = folded(bare(post));
            !post.is_empty() && named.strip_prefix(&post).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    }

    /// Names the body behind the head's post, where nothing names it yet: several bodies sign.
    pub(super) fn name_body(&mut self, body: &str) {
        let named = folded(body);
        let has_it = |words: &Written| folded(&words.text).contains(&named);
        let head = match self.steps.first_mut() {
            Some(step) => step.signed_for.as_mut(),
            None => self.post.as_mut(),
        };
        if let Some(post) = head.filter(|post| self.collective.is_none() && !has_it(post)) {
            post.text = format!("{} {body}", post.text);
        }
    }

    /// The lines above the name.
    pub(super) fn lines(&self, era: &Era) -> Vec<Written> {
        let prefixed = |form: &str, words: &Written| Written { text: with_prefix(form, &words.text), ..words.clone() };
        let collective = self.collective.iter().map(|body| prefixed(era.word("thay_mat"), body));
        let steps = self.steps.iter().filter_map(|s| s.signed_for.as_ref().map(|post| prefixed(&s.form, post)));
        let post = self.post.iter().map(|post| match &self.acting {
            Some(acting) => prefixed(&acting.form, post),
            None => post.clone(),
        });
        // A post that was typed on several lines is several lines.
        let ended = |words: Written| -> Vec<Written> {
            words.text.lines().map(|line| Written { text: line.to_string(), ..words.clone() }).collect()
        };
        collective.chain(steps).chain(post).flat_map(ended).collect()
    }
}

/// The text after its form of authority and a space, unless the form was typed with it.
pub(super) fn with_prefix(form: &str, text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    if text.trim_start().starts_with(form) || letters(first) == letters(form) {
        text.to_string()
    } else {
        format!("{form} {text}")
    }
}

/// A post without the form of authority that was typed with it: `Q. GIÁM ĐỐC`, `KT.TRƯỞNG PHÒNG`.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    let end = text.find(['.', ' ']).map_or(text.len(), |at| at + 1);
    let (first, rest) = text.split_at(end);
    if Form::of(first).is_some() { rest.trim_start() } else { text }
}

/// Whether two posts are the same one.
pub(super) fn same(one: &str, other: &str) -> bool {
    folded(bare(one)) == folded(bare(other))
}

/// Letters only: `T/M` and `TM.` are both typed forms of one word.
pub(super) fn letters(form: &str) -> String {
    form.chars().filter(|c| c.is_alphabetic()).collect()
}
