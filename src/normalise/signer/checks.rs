//! What a signature may not say: one rule an entry, each with its code, its clause and what to do instead.
//!
//! A combination that the law excludes stops the run, unless `giu_nguyen` names the rule: a signed document of old must
//! stay printable. What may be right for reasons that the plan does not tell is only a warning. Lines copied word for
//! word (`nguyen_van`) are not looked at.

use super::stack::{Form, Stack, Step, bare, letters, same};
use crate::diag::{Diagnostic, Rule, rules};
use crate::era::Era;
use crate::model::{Governance, GoverningMode, KeyPath, is_deputy};
use crate::normalise::Context;
use crate::text::names;

/// What the rules look at besides the stack.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub era: &'a Era,
    /// Of the body that the signer signs for, where that is known.
    pub governance: Option<&'a Governance<'a>>,
    /// The document is issued by the head in person (`tham_quyen: CHỦ TỊCH …`).
    pub personal: bool,
    /// `thay_mat: khong`.
    pub own_right: bool,
    /// The first line of the body's name.
    pub body: Option<&'a str>,
}

/// What is wrong, what to do, and where.
pub(super) struct Fault {
    pub what: String,
    pub advice: String,
    pub path: KeyPath,
}

/// Which clause a rule follows from.
#[derive(Clone, Copy)]
pub(super) enum Clause {
    /// `quyen_han.dieu_khoan`: the forms and what they stand before.
    Forms,
    /// `quyen_han.dieu_ky`: who may sign for whom.
    Signing,
}

/// How a rule is looked for.
pub(super) struct Check {
    pub rule: &'static Rule,
    pub clause: Clause,
    pub broken: fn(&Stack, Surroundings<'_>) -> Option<Fault>,
}

const fn check_for(
    rule: &'static Rule,
    clause: Clause,
    broken: fn(&Stack, Surroundings<'_>) -> Option<Fault>,
) -> Check {
    Check { rule, clause, broken }
}

/// Every rule about one signer.
pub(super) const CHECKS: &[Check] = &[
    check_for(&rules::KY_03, Clause::Forms, unknown_form),
    check_for(&rules::KY_04, Clause::Forms, typed_form),
    check_for(&rules::KY_05, Clause::Forms, no_own_post),
    check_for(&rules::KY_06, Clause::Signing, collective_of_a_head),
    check_for(&rules::KY_07, Clause::Signing, order_of_a_collective),
    check_for(&rules::KY_08, Clause::Signing, order_under_order),
    check_for(&rules::KY_09, Clause::Signing, authority_passed_on),
    check_for(&rules::KY_10, Clause::Forms, wrong_order),
    check_for(&rules::KY_11, Clause::Signing, for_oneself),
    check_for(&rules::KY_12, Clause::Forms, acting_for_another),
    check_for(&rules::KY_13, Clause::Signing, deputy_in_own_name),
    check_for(&rules::KY_15, Clause::Signing, deputy_by_order),
    check_for(&rules::KY_17, Clause::Signing, collective_for_a_person),
    check_for(&rules::KY_18, Clause::Signing, collective_left_out),
    check_for(&rules::KY_19, Clause::Forms, two_posts),
];

/// Reports every rule that a stack breaks.
pub(super) fn check(cx: &mut Context<'_, '_>, stack: &Stack, around: Surroundings<'_>) {
    for check in CHECKS {
        if let Some(fault) = (check.broken)(stack, around) {
            report(cx, check.rule, check.clause, fault);
        }
    }
}

/// Reports a broken rule.
pub(super) fn report(cx: &mut Context<'_, '_>, rule: &'static Rule, clause: Clause, fault: Fault) {
    let Fault { what, advice, path } = fault;
    let diagnostic = Diagnostic::of(rule, what).advise(advice);
    let forms = &cx.era.quyen_han;
    let clause = match clause {
        Clause::Forms => &forms.dieu_khoan,
        Clause::Signing => &forms.dieu_ky,
    };
    cx.report(diagnostic.because(clause.clone()), &path);
}

fn fault(what: String, advice: impl Into<String>, path: &KeyPath) -> Option<Fault> {
    Some(Fault { what, advice: advice.into(), path: path.clone() })
}

/// What a step signs for, for messages.
fn signed_for(step: &Step) -> &str {
    step.signed_for.as_ref().map_or("", |post| bare(&post.text))
}

/// A step of this form.
fn of(stack: &Stack, wanted: Form) -> Option<&Step> {
    stack.steps.iter().find(|step| step.kind() == Some(wanted))
}

/// `hinh_thuc` is a choice out of the decree's list; one that is not in it is like a size outside its range.
fn unknown_form(stack: &Stack, around: Surroundings<'_>) -> Option<Fault> {
    let known = &around.era.quyen_han.chu;
    let step = stack.steps.iter().chain(&stack.acting).find(|step| known.iter().all(|form| *form != step.form))?;
    let advice = match step.kind().map(|kind| (kind, kind.written(around.era))) {
        Some((_, Some(form))) => format!("viết '{form}'"),
        Some((Form::Acting, None)) => {
            format!("viết liền trong chức vụ, như 'chuc_vu: Q. {}'", stack.post.as_ref().map_or("…", |p| bare(&p.text)))
        }
        _ => format!("các hình thức có trong quy định: {}", known.join(" ")),
    };
    fault(format!("không có hình thức ký '{}'", step.form), advice, &step.path)
}

/// A form typed with its post is printed as typed; `T/M`, `KT` without its full stop are not how the decree writes it.
fn typed_form(stack: &Stack, around: Surroundings<'_>) -> Option<Fault> {
    let signed = stack.steps.iter().filter_map(|step| step.signed_for.as_ref());
    let words = stack.collective.iter().chain(signed).chain(&stack.post);
    words.into_iter().find_map(|words| {
        if let Some((spelled, form)) = Form::spelled(&words.text) {
            let right = form.written(around.era)?;
            return fault(
                format!("'{}': hình thức ký viết tắt", words.text),
                format!("thay '{spelled}' bằng '{right}'"),
                &words.path,
            );
        }
        let first = words.text.split_whitespace().next()?;
        let head = first.split_inclusive('.').next()?;
        let form = Form::of(head).or_else(|| Form::of(first))?;
        let right = form.written(around.era)?;
        let typed = if Form::of(head).is_some() { head } else { first };
        // A word that merely has these letters and no mark is only a form where the letters stand for nothing else.
        (typed != right && letters(typed).chars().all(char::is_uppercase)).then_some(())?;
        fault(format!("'{}': hình thức ký viết '{typed}'", words.text), format!("viết '{right}'"), &words.path)
    })
}

fn no_own_post(stack: &Stack, _: Surroundings<'_>) -> Option<Fault> {
    let step = stack.steps.iter().rfind(|step| step.signed_for.is_some()).filter(|_| stack.post.is_none())?;
    let what = format!("'{} {}' không có chức vụ của chính người ký ở dòng dưới", step.form, signed_for(step));
    fault(what, "ghi khóa 'chuc_vu', ví dụ: chuc_vu: PHÓ TRƯỞNG PHÒNG", &step.path)
}

fn collective_of_a_head(stack: &Stack, around: Surroundings<'_>) -> Option<Fault> {
    let body = stack.collective.as_ref()?;
    (around.governance?.mode == GoverningMode::Head).then_some(())?;
    let what = format!("cơ quan làm việc theo chế độ thủ trưởng không ký thay mặt tập thể ('{}')", body.text);
    fault(
        what,
        "bỏ 'thay_mat'; nếu cơ quan làm việc theo chế độ tập thể thì sửa 'che_do' trong hồ sơ đơn vị",
        &body.path,
    )
}

fn order_of_a_collective(stack: &Stack, _: Surroundings<'_>) -> Option<Fault> {
    stack.collective.as_ref()?;
    let step = of(stack, Form::ByOrder).or_else(|| of(stack, Form::ByAuthority))?;
    let what = format!("'{}' không đi với ký thay mặt tập thể", step.form);
    fault(what, "bỏ 'thay_mat': người ký thừa lệnh, thừa ủy quyền là ký cho người đứng đầu", &step.path)
}

fn order_under_order(stack: &Stack, _: Surroundings<'_>) -> Option<Fault> {
    let mut orders = stack.steps.iter().filter(|step| step.kind() == Some(Form::ByOrder));
    let (_, second) = (orders.next()?, orders.next()?);
    let what = "thừa lệnh của người đã ký thừa lệnh".to_string();
    fault(what, "người được giao ký thừa lệnh chỉ có thể giao cấp phó ký thay (KT.)", &second.path)
}

fn authority_passed_on(stack: &Stack, _: Surroundings<'_>) -> Option<Fault> {
    let at = stack.steps.iter().position(|step| step.kind() == Some(Form::ByAuthority))?;
    let next = stack.steps.get(at + 1)?;
    let what = format!("người được ủy quyền không ủy quyền lại cho người khác ký ('{}' dưới 'TUQ.')", next.form);
    fault(what, "người được ủy quyền tự ký: sau TUQ. chỉ ghi chức vụ của người ký", &next.path)
}

/// From the top: nothing; KT.; TL.; TUQ.; TL. and KT. Whatever the rules above have said is not said again.
fn wrong_order(stack: &Stack, around: Surroundings<'_>) -> Option<Fault> {
    let others = [unknown_form, order_under_order, authority_passed_on, acting_for_another];
    if others.iter().any(|other| other(stack, around).is_some()) {
        return None;
    }
    let kinds: Vec<Form> = stack.steps.iter().map(Step::kind).collect::<Option<_>>()?;
    let at = match kinds.as_slice() {
        [] | [Form::ForHead | Form::ByOrder | Form::ByAuthority] | [Form::ByOrder, Form::ForHead] => return None,
        [Form::ByOrder, Form::ForHead, ..] => 2,
        [Form::ForHead | Form::ByOrder, ..] => 1,
        _ => 0,
    };
    let forms: Vec<&str> = stack.steps.iter().map(|step| step.form.as_str()).collect();
    let what = format!("các bước ký '{}' không đúng thứ tự", forms.join(" "));
    let advice = "từ trên xuống: TM. đứng đầu; rồi chỉ một trong KT., TL., TUQ., hoặc TL. rồi KT.";
    fault(what, advice, &stack.steps.get(at).or(stack.steps.last())?.path)
}

fn for_oneself(stack: &Stack, _: Surroundings<'_>) -> Option<Fault> {
    let post = stack.post.as_ref()?;
    let step = stack.steps.iter().find(|s| s.signed_for.as_ref().is_some_and(|other| same(&other.text, &post.text)))?;
    let what = format!("'{} {}' do chính người giữ chức vụ này ký", step.form, signed_for(step));
    fault(what, "người giữ chức vụ, kể cả quyền (Q.), ký với chức vụ của mình: bỏ 'hinh_thuc' và 'thay'", &step.path)
}

fn acting_for_another(stack: &Stack, _: Surroundings<'_>) -> Option<Fault> {
    let advice = "ghi hinh_thuc: Q. và chuc_vu là chức vụ của người đứng đầu, không có 'thay'";
    if let Some(step) = of(stack, Form::Acting) {
        let what = "'Q.' chỉ đứng trước chức vụ mà chính người ký đang giữ quyền".to_string();
        return fault(what, advice, &step.path);
    }
    let (acting, post) = (stack.acting.as_ref()?, stack.post.as_ref()?);
    let what = format!("'Q.' đứng trước chức vụ của người đứng đầu, không đứng trước '{}'", bare(&post.text));
    is_deputy(bare(&post.text), None).then(|| fault(what, advice, &acting.path))?
}

/// The word alone is no proof: a deputy of an advisory board may sign for the board.
fn deputy_in_own_name(stack: &Stack, _: Surroundings<'_>) -> Option<Fault> {
    let post = stack.post.as_ref().filter(|post| stack.steps.is_empty() && is_deputy(&post.text, None))?;
    let what = format!("'{}' ký mà không có dòng ký thay người đứng đầu", post.text);
    fault(what, "ghi hinh_thuc: KT. và thay: chức vụ của người đứng đầu", &post.path)
}

fn deputy_by_order(stack: &Stack, _: Surroundings<'_>) -> Option<Fault> {
    let [step] = stack.steps.as_slice() else { return None };
    let head = step.signed_for.as_ref()?;
    let by_order = matches!(step.kind(), Some(Form::ByOrder | Form::ByAuthority));
    let post = stack.post.as_ref().filter(|post| by_order && is_deputy(&post.text, Some(bare(&head.text))))?;
    let what = format!("cấp phó ('{}') không ký '{}' cho chính người đứng đầu của mình", post.text, step.form);
    fault(what, "cấp phó ký thay: hinh_thuc: KT.", &step.path)
}

/// What the head decides in person (a chairman's own decision) he signs in his own name.
fn collective_for_a_person(stack: &Stack, around: Surroundings<'_>) -> Option<Fault> {
    let body = stack.collective.as_ref().filter(|_| around.personal)?;
    let what = format!("'tham_quyen' là của người đứng đầu nên không ký thay mặt tập thể ('{}')", body.text);
    fault(what, "bỏ 'thay_mat', hoặc ghi tập thể ở 'tham_quyen'", &body.path)
}

/// A body that is led by a collective, told by its name where no profile says it: its head signs on its behalf.
fn collective_left_out(stack: &Stack, around: Surroundings<'_>) -> Option<Fault> {
    let unsaid = around.governance.is_none() && !around.personal && !around.own_right && stack.collective.is_none();
    let name = around.body.filter(|_| unsaid)?;
    let word = around.era.quyen_han.tap_the.iter().find(|word| names::begins_with(name, word))?;
    let by_head = match stack.steps.as_slice() {
        [] => true,
        [step] => step.kind() == Some(Form::ForHead),
        _ => false,
    };
    let post = stack.post.as_ref().filter(|_| by_head)?;
    let what = format!("{word} làm việc theo chế độ tập thể mà người ký không ghi thay mặt (TM.)");
    let advice = format!(
        "ghi 'thay_mat: {word}' trong 'ky'; văn bản của riêng người đứng đầu thì ghi 'thay_mat: khong', quyết định thì ghi 'tham_quyen'"
    );
    fault(what, advice, &post.path)
}

/// The post signed for and the own one in one text: `KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC`.
fn two_posts(stack: &Stack, around: Surroundings<'_>) -> Option<Fault> {
    let post = stack.post.as_ref()?;
    let (first, rest) = post.text.trim().split_once(' ')?;
    let form = Form::of(first).filter(|form| !matches!(form, Form::Collective | Form::Acting))?;
    let mut ends = rest.match_indices(' ').map(|(at, _)| rest.split_at(at));
    let apart = |c: char| c.is_whitespace() || "-–—,;/".contains(c);
    let (head, own) = ends.find(|(_, behind)| {
        let own = behind.trim_start_matches(apart);
        own.len() < behind.len() && is_deputy(own, None) || divided(behind, own)
    })?;
    let (head, own) = (head.trim_end_matches(apart), own.trim_start_matches(apart));
    let form = form.written(around.era).unwrap_or(first);
    let what = format!("'{}' gộp chức vụ của người được ký thay và của chính người ký", post.text);
    fault(what, format!("viết 'hinh_thuc: {form}', 'thay: {head}', 'chuc_vu: {own}'"), &post.path)
}

/// Whether a post stands behind a dash.
fn divided(behind: &str, own: &str) -> bool {
    const HEADS: [&str; 4] = ["TRƯỞNG", "CHÁNH", "GIÁM ĐỐC", "ỦY VIÊN"];
    let dash = behind[..behind.len() - own.len()].contains(|c: char| !c.is_whitespace());
    dash && HEADS.iter().any(|head| names::begins_with(own, head))
}

/// Several signers of one body: nothing in the plan says that several bodies issue it.
pub(super) fn one_body(signers: usize, path: &KeyPath) -> Fault {
    Fault {
        what: format!("văn bản có {signers} người ký mà không thấy nhiều cơ quan cùng ban hành"),
        advice: "nếu nhiều cơ quan cùng ban hành thì ghi 'co_quan' ở từng người ký; nếu không thì chỉ để một người ký"
            .to_string(),
        path: path.clone(),
    }
}
