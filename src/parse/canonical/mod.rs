//! The way back: a plan and its profile as YAML that says the same and nothing more (dạng chuẩn).
//!
//! This is what a PDF carries of its source. Reading it again gives the same [`Plan`] apart from places, hence the same
//! pages; comments, the officer's layout of the file, paths of her disk, profile entries of other times and other
//! signers, and the reasons of `giu_nguyen` are not in it. Typed text becomes a list of items with the labels as typed
//! (`nhan`), so that nothing has to be recognised again.
//!
//! `emit` writes YAML, `rich` text with its marks, `body` the body; this file the rest. The structs of the model are
//! taken apart completely, so that a new field cannot be forgotten here.

mod annex;
mod body;
mod emit;
mod rich;
#[cfg(test)]
mod tests;

use emit::{Yaml, list, map, number, text};

use crate::model::{
    Agency, AgencyEntry, Date, Delegation, DelegationStep, GoverningMode, IssueDate, Kept, KeyPath, LayoutWishes,
    MarginWishes, Original, Plan, Recipient, Record, RecordedRecipient, Signer, SignerEntry, SignerLines, Verbatim,
};

/// What stands for the reason of a kept deviation: the page does not show it.
const NO_REASON: &str = "lược bỏ trong bản chuẩn";

/// A text that cannot be written so that it reads the same: emphasis that no marks can express.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable(pub String);

/// A plan as canonical YAML. `agency_file`: the name under which its profile goes along; nothing = it needs none.
///
/// # Errors
/// [`Unwritable`].
pub fn plan(plan: &Plan, agency_file: Option<&str>) -> Result<String, Unwritable> {
    let Plan {
        kind,
        era,
        original,
        agency_file: _,
        parent_body,
        issuing_body,
        full_name,
        number: issue_number,
        notation,
        place,
        date,
        subject,
        line_under_subject,
        issued_under,
        legal_bases,
        opening,
        body,
        closing,
        recipients,
        filed_with,
        signers,
        annexes,
        record,
        wishes,
        verbatim,
        kept,
    } = plan;
    let rich_at = |value: &Option<_>| value.as_ref().map(rich::write).transpose();
    let entries = vec![
        ("loai", optional(kind)),
        ("the_thuc", optional(era)),
        ("ban", (*original == Original::Electronic).then(|| text("dien_tu"))),
        ("don_vi", agency_file.map(text)),
        ("co_quan_chu_quan", words(parent_body)),
        ("co_quan_ban_hanh", words(issuing_body)),
        ("ten_day_du", optional(full_name)),
        ("so", optional(issue_number)),
        ("ky_hieu", optional(notation)),
        ("dia_danh", optional(place)),
        ("ngay", issue_date(date)),
        ("trich_yeu", rich_at(subject)?),
        ("dong_duoi_trich_yeu", rich_at(line_under_subject)?),
        ("kem_theo", issued_under.as_ref().map(annex::issued_under)),
        ("can_cu", list(legal_bases.iter().map(rich::write).collect::<Result<_, _>>()?)),
        ("mo_dau", body::write(opening)?),
        ("noi_dung", body::write(body)?),
        ("ket_thuc", body::write(closing)?),
        ("noi_nhan", list(recipients.iter().map(recipient).collect::<Result<_, _>>()?)),
        ("luu", words(filed_with)),
        ("ky", list(signers.iter().map(signer).collect())),
        ("phu_luc", list(annexes.iter().map(annex::annex).collect::<Result<_, _>>()?)),
        ("ho_so", record_fields(record)),
        ("trinh_bay", map(layout_wishes(wishes))),
        ("nguyen_van", verbatim_lines(verbatim)),
        ("giu_nguyen", list(kept.iter().map(kept_entry).collect())),
    ];
    Ok(emit::document(entries))
}

/// What a plan needs of its profile, as canonical YAML: the entry and the signers that were in force on its day, without
/// their dates, and the layout choices that the plan does not make itself.
pub fn agency(agency: &Agency, plan: &Plan) -> String {
    let Agency { entries: _, signers: _, wishes, templates: _, seal_mm } = agency;
    let day = plan.day();
    let entry = agency.entry_on(day);
    let mut called: Vec<&SignerEntry> = Vec::new();
    for id in plan.signers.iter().filter_map(|s| s.id.as_deref()) {
        if let Some(found) = agency.signer_on(id, day)
            && called.iter().all(|known| known.id != found.id)
        {
            called.push(found);
        }
    }
    emit::document(vec![
        ("co_quan", entry.and_then(|entry| map(agency_entry(entry, plan)))),
        ("nguoi_ky", list(called.into_iter().map(signer_entry).collect())),
        ("trinh_bay", map(layout_wishes(&not_overridden(wishes, &plan.wishes)))),
        ("con_dau", map(vec![("duong_kinh", decimal(*seal_mm))])),
    ])
}

fn optional(value: &Option<String>) -> Option<Yaml> {
    value.as_ref().map(text)
}

fn words(values: &[String]) -> Option<Yaml> {
    list(values.iter().map(text).collect())
}

fn decimal(value: Option<f64>) -> Option<Yaml> {
    value.map(number)
}

fn issue_date(date: &IssueDate) -> Option<Yaml> {
    let IssueDate { day, month, year } = date;
    map(vec![("ngay", day.map(number)), ("thang", month.map(number)), ("nam", year.map(number))])
}

fn record_fields(record: &Record) -> Option<Yaml> {
    let Record {
        organ_id,
        file_catalog,
        file_notation,
        ordinal,
        description,
        recipients,
        priority,
        issued_amount,
        due,
    } = record;
    let to = |entry: &RecordedRecipient| {
        let RecordedRecipient { path: _, organ_id, name } = entry;
        emit::some_map(vec![("ma_co_quan", optional(organ_id)), ("ten", Some(text(name)))])
    };
    map(vec![
        ("ma_co_quan", optional(organ_id)),
        ("nam_ho_so", file_catalog.map(number)),
        ("ky_hieu_ho_so", optional(file_notation)),
        ("so_thu_tu", ordinal.map(number)),
        ("mo_ta", optional(description)),
        ("noi_nhan", list(recipients.iter().map(to).collect())),
        ("muc_do_khan", priority.map(number)),
        ("so_luong_ban", issued_amount.map(number)),
        ("han_tra_loi", due.map(|Date { year, month, day }| text(format!("{day:02}/{month:02}/{year}")))),
    ])
}

fn recipient(recipient: &Recipient) -> Result<Yaml, Unwritable> {
    let Recipient { path: _, name, note } = recipient;
    let name = rich::write(name)?;
    Ok(match note {
        None => name,
        Some(note) => emit::some_map(vec![("ten", Some(name)), ("ghi_chu", Some(rich::write(note)?))]),
    })
}

fn signer(signer: &Signer) -> Yaml {
    let Signer { path: _, id, lines, name } = signer;
    let mut entries = vec![("ma", optional(id))];
    match lines {
        SignerLines::Verbatim(lines) => entries.push(("nguyen_van", words(lines))),
        SignerLines::Authority(authority) => entries.extend(delegation(authority)),
    }
    entries.push(("ho_ten", optional(name)));
    emit::some_map(entries)
}

fn delegation(delegation: &Delegation) -> Vec<(&'static str, Option<Yaml>)> {
    let Delegation { on_behalf_of, steps, post, other_post } = delegation;
    let step = |step: &DelegationStep| {
        let DelegationStep { form, signed_for } = step;
        emit::some_map(vec![("hinh_thuc", Some(text(form))), ("thay", optional(signed_for))])
    };
    vec![
        ("thay_mat", optional(on_behalf_of)),
        ("uy_quyen", list(steps.iter().map(step).collect())),
        ("chuc_vu", optional(post)),
        ("chuc_vu_khac", optional(other_post)),
    ]
}

fn signer_entry(entry: &SignerEntry) -> Yaml {
    let SignerEntry { path: _, id, from: _, until: _, signer: person } = entry;
    let Signer { path: _, id: _, lines, name } = person;
    let mut entries = vec![("ma", Some(text(id))), ("ho_ten", optional(name))];
    if let SignerLines::Authority(authority) = lines {
        entries.extend(delegation(authority));
    }
    emit::some_map(entries)
}

/// The entry in force; names that the plan gives itself are left out, but for the one that an entry must have.
fn agency_entry(entry: &AgencyEntry, plan: &Plan) -> Vec<(&'static str, Option<Yaml>)> {
    let AgencyEntry { path: _, from: _, until: _, parent_body, issuing_body, full_name, place, notation, mode } = entry;
    let mode = mode.map(|mode| match mode {
        GoverningMode::Head => text("thu_truong"),
        GoverningMode::Collective => text("tap_the"),
    });
    vec![
        ("co_quan_chu_quan", words(parent_body).filter(|_| plan.parent_body.is_empty())),
        ("co_quan_ban_hanh", words(if plan.issuing_body.is_empty() { issuing_body } else { &plan.issuing_body })),
        ("ten_day_du", optional(full_name).filter(|_| plan.full_name.is_none())),
        ("dia_danh", optional(place).filter(|_| plan.place.is_none())),
        ("ky_hieu", optional(notation).filter(|_| plan.notation.is_none())),
        ("che_do", mode),
    ]
}

/// The wishes that a plan leaves to its profile.
fn not_overridden(profile: &LayoutWishes, plan: &LayoutWishes) -> LayoutWishes {
    fn left<T: Clone>(theirs: &Option<T>, own: &Option<T>) -> Option<T> {
        theirs.clone().filter(|_| own.is_none())
    }
    let LayoutWishes { path: _, size, tier, indent_cm, line_pitch, paragraph_space_pt, margins, landscape_margins } =
        profile;
    let sides = |profile: &MarginWishes, plan: &MarginWishes| {
        let MarginWishes { top, bottom, left: margin_left, right } = profile;
        MarginWishes {
            top: left(top, &plan.top),
            bottom: left(bottom, &plan.bottom),
            left: left(margin_left, &plan.left),
            right: left(right, &plan.right),
        }
    };
    LayoutWishes {
        path: KeyPath::default(),
        size: left(size, &plan.size),
        tier: left(tier, &plan.tier),
        indent_cm: left(indent_cm, &plan.indent_cm),
        line_pitch: left(line_pitch, &plan.line_pitch),
        paragraph_space_pt: left(paragraph_space_pt, &plan.paragraph_space_pt),
        margins: sides(margins, &plan.margins),
        landscape_margins: sides(landscape_margins, &plan.landscape_margins),
    }
}

fn layout_wishes(wishes: &LayoutWishes) -> Vec<(&'static str, Option<Yaml>)> {
    let LayoutWishes { path: _, size, tier, indent_cm, line_pitch, paragraph_space_pt, margins, landscape_margins } =
        wishes;
    vec![
        ("co_chu", decimal(*size)),
        ("bac_co", optional(tier)),
        ("thut_dong", decimal(*indent_cm)),
        ("gian_dong", decimal(*line_pitch)),
        ("cach_doan", decimal(*paragraph_space_pt)),
        ("le", margin_wishes(margins)),
        ("le_ngang", margin_wishes(landscape_margins)),
    ]
}

fn margin_wishes(margins: &MarginWishes) -> Option<Yaml> {
    let MarginWishes { top, bottom, left, right } = margins;
    map(vec![("tren", decimal(*top)), ("duoi", decimal(*bottom)), ("trai", decimal(*left)), ("phai", decimal(*right))])
}

fn verbatim_lines(verbatim: &Verbatim) -> Option<Yaml> {
    let Verbatim { national_title, motto, number_line, date_line, filing_line } = verbatim;
    map(vec![
        ("quoc_hieu", optional(national_title)),
        ("tieu_ngu", optional(motto)),
        ("so_ky_hieu", optional(number_line)),
        ("dia_danh_ngay", optional(date_line)),
        ("luu", optional(filing_line)),
    ])
}

fn kept_entry(kept: &Kept) -> Yaml {
    let Kept { path: _, code, reason: _ } = kept;
    emit::some_map(vec![("ma", Some(text(code))), ("ly_do", Some(text(NO_REASON)))])
}
