//! The way back: a plan and its profile as YAML that says the same and nothing more (dạng chuẩn).
//!
//! This is what a PDF carries of its source. Reading it again gives the same [`Plan`] apart from places, hence the same
//! pages; comments, the officer's layout of the file, paths of her disk, profile entries of other times and other
//! signers, and the reasons of `giu_nguyen` are not in it. Typed text becomes a list of items with the labels as typed
//! (`nhan`), so that nothing has to be recognised again.
//!
//! `emit` writes YAML, `rich` text with its marks, `body` the body, `boxes` the optional boxes; this file the rest. The structs of the model are
//! taken apart completely, so that a new field cannot be forgotten here.

mod annex;
mod body;
mod boxes;
mod copy;
mod emit;
pub(crate) mod rich;
mod signer;
#[cfg(test)]
mod tests;
mod wishes;

use emit::{Yaml, list, map, number, text};
use signer::{signer, signer_entry};
use wishes::{layout_wishes, not_overridden};

use super::keys::NOTATIONS;
use crate::model::{
    Agency, AgencyEntry, Arrangement, Date, Detail, Governance, GoverningMode, IssueDate, Kept, Original, Plan,
    Recipient, Record, RecordedRecipient, SignerEntry, Verbatim,
};

/// What stands for the reason of a kept deviation: the page does not show it.
const NO_REASON: &str = "lược bỏ trong bản chuẩn";

/// A text that cannot be written so that it reads the same: emphasis that no marks can express.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable(pub String);

/// A plan as canonical YAML. `agency_file`: the name under which its profile goes along; nothing = it needs none.
///
/// # Errors
/// `Unwritable`.
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
        landscape,
        subject,
        lines,
        addressees,
        details,
        authority,
        issued_under,
        legal_bases,
        opening,
        body,
        closing,
        recipients,
        no_recipients,
        filed_with,
        signers,
        boxes,
        arrangement,
        copy,
        annexes,
        record,
        wishes,
        verbatim,
        kept,
    } = plan;
    let notes = &mut rich::Notes::default();
    let rich_at = |value: &Option<_>| value.as_ref().map(rich::write).transpose();
    let mut entries = vec![
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
        ("huong", landscape.map(|on| text(if on { "ngang" } else { "doc" }))),
        ("trich_yeu", rich_at(subject)?),
    ];
    for (key, line) in lines {
        entries.push((*key, Some(rich::write(line)?)));
    }
    entries.extend([
        ("kinh_gui", list(addressees.iter().map(rich::write).collect::<Result<_, _>>()?)),
        ("thong_tin", emit::named(details.iter().map(detail).collect::<Result<_, _>>()?)),
        ("tham_quyen", words(authority)),
        ("kem_theo", issued_under.as_ref().map(annex::issued_under)),
        ("can_cu", list(legal_bases.iter().map(|text| rich::noted(text, notes)).collect::<Result<_, _>>()?)),
        ("mo_dau", body::write(opening, notes)?),
        ("noi_dung", body::write(body, notes)?),
        ("ket_thuc", body::write(closing, notes)?),
        (
            "noi_nhan",
            if *no_recipients {
                Some(text("khong"))
            } else {
                list(recipients.iter().map(recipient).collect::<Result<_, _>>()?)
            },
        ),
        ("luu", words(filed_with)),
        ("ky", list(signers.iter().map(signer).collect())),
        ("xep_ky", arrangement.map(arrangement_word)),
        ("phu_luc", list(annexes.iter().map(|a| annex::annex(a, notes)).collect::<Result<_, _>>()?)),
        ("sao", copy.as_ref().map(copy::write).transpose()?),
    ]);
    entries.extend(boxes::write(boxes));
    entries.extend([
        ("ho_so", record_fields(record)),
        ("trinh_bay", map(layout_wishes(wishes))),
        ("nguyen_van", verbatim_lines(verbatim)?),
        ("giu_nguyen", list(kept.iter().map(kept_entry).collect())),
        // Last: they are counted while the texts are written.
        ("chu_thich", list(std::mem::take(notes).into_texts())),
    ]);
    Ok(emit::document(entries))
}

/// What a plan needs of its profile, as canonical YAML: the entry and the signers that were in force on its day, without
/// their dates, and the layout choices that the plan does not make itself.
pub fn agency(agency: &Agency, plan: &Plan) -> String {
    // What was asked of `check` changes no file.
    let Agency { entries: _, signers: _, wishes, templates: _, seal_mm, checks: _ } = agency;
    let day = plan.day();
    let entry = agency.entry_on(day);
    let mut called: Vec<&SignerEntry> = Vec::new();
    let signers = plan.signers.iter().map(|signer| (signer, day));
    let of_copy = plan.copy.iter().flat_map(|copy| copy.signers.iter().map(|signer| (signer, copy.day(day))));
    for (signer, day) in signers.chain(of_copy) {
        let found = signer.id.as_deref().and_then(|id| agency.signer_on(id, day));
        if let Some(found) = found.filter(|found| called.iter().all(|known| known.path != found.path)) {
            called.push(found);
        }
    }
    // One who signed the copy may have held the post after another.
    let shared = |entry: &SignerEntry| called.iter().filter(|other| other.id == entry.id).count() > 1;
    let called_entries = called.iter().map(|entry| signer_entry(entry, shared(entry))).collect();
    emit::document(vec![
        ("co_quan", entry.and_then(|entry| map(agency_entry(entry, agency, plan)))),
        ("nguoi_ky", list(called_entries)),
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
        ("han_tra_loi", due.map(day)),
    ])
}

fn detail(detail: &Detail) -> Result<(String, Yaml), Unwritable> {
    let Detail { name, texts } = detail;
    Ok((name.clone(), Yaml::List(texts.iter().map(rich::write).collect::<Result<_, _>>()?)))
}

fn recipient(recipient: &Recipient) -> Result<Yaml, Unwritable> {
    let Recipient { path: _, name, note } = recipient;
    let name = rich::write(name)?;
    Ok(match note {
        None => name,
        Some(note) => emit::some_map(vec![("ten", Some(name)), ("ghi_chu", Some(rich::write(note)?))]),
    })
}

fn arrangement_word(arrangement: Arrangement) -> Yaml {
    text(match arrangement {
        Arrangement::SideBySide => "ngang",
        Arrangement::Stacked => "doc",
    })
}

/// A day.
fn day(Date { year, month, day }: Date) -> Yaml {
    text(format!("{day:02}/{month:02}/{year}"))
}

/// The entry in force; names that the plan gives itself are left out, but for the one that an entry must have.
/// How the body is governed is said of the plan's own body only, and in full: the signers it was found among stay behind.
fn agency_entry(entry: &AgencyEntry, agency: &Agency, plan: &Plan) -> Vec<(&'static str, Option<Yaml>)> {
    let AgencyEntry {
        path: _,
        from: _,
        until: _,
        parent_body,
        issuing_body,
        full_name,
        place,
        notation,
        notations,
        address,
        mode: _,
        collective: _,
        head: _,
    } = entry;
    let day = plan.day();
    let of_copy = plan.copy.as_ref().and_then(|copy| agency.governance(&copy.body, day));
    let own_body = plan.issuing_body.is_empty() || of_copy.is_some();
    let governance = agency.governance(&plan.issuing_body, day).or(of_copy);
    let (mode, collective, head) = match &governance {
        Some(Governance { mode: GoverningMode::Head, head, .. }) => (Some("thu_truong"), None, head.as_ref()),
        Some(Governance { mode: GoverningMode::Collective, head, collective }) => {
            (Some("tap_the"), collective.as_ref(), head.as_ref())
        }
        None => (None, None, None),
    };
    vec![
        ("co_quan_chu_quan", words(parent_body).filter(|_| plan.parent_body.is_empty())),
        ("co_quan_ban_hanh", words(if own_body { issuing_body } else { &plan.issuing_body })),
        ("ten_day_du", optional(full_name).filter(|_| plan.full_name.is_none())),
        ("dia_danh", optional(place).filter(|_| plan.place.is_none())),
        ("ky_hieu", optional(notation).or_else(|| by_type(notations, plan)).filter(|_| plan.notation.is_none())),
        ("che_do", mode.map(text)),
        ("thay_mat", collective.map(|(name, _)| text(*name))),
        ("nguoi_dung_dau", head.map(|(post, _)| text(*post))),
        ("dia_chi", boxes::left_to_profile(address, &plan.boxes.address)),
    ]
}

/// The notation of the plan's type; where the profile has none for it, all of them, from which one is derived.
fn by_type(notations: &[(String, String)], plan: &Plan) -> Option<Yaml> {
    let own = notations.iter().filter(|(kind, _)| *kind == plan.kind_id());
    let used: Vec<_> = if own.clone().count() > 0 { own.collect() } else { notations.iter().collect() };
    map(used.into_iter().filter_map(|(kind, it)| Some((NOTATIONS.key(kind)?.name, Some(text(it))))).collect())
}

fn verbatim_lines(verbatim: &Verbatim) -> Result<Option<Yaml>, Unwritable> {
    let Verbatim { national_title, motto, number_line, date_line, filing_line, recipients, no_marks } = verbatim;
    Ok(map(vec![
        ("quoc_hieu", optional(national_title)),
        ("tieu_ngu", optional(motto)),
        ("so_ky_hieu", optional(number_line)),
        ("dia_danh_ngay", optional(date_line)),
        ("luu", optional(filing_line)),
        ("noi_nhan", list(recipients.iter().map(recipient).collect::<Result<_, _>>()?)),
        ("them_dau", no_marks.then(|| text("khong"))),
    ]))
}

fn kept_entry(kept: &Kept) -> Yaml {
    let Kept { path: _, code, reason: _ } = kept;
    emit::some_map(vec![("ma", Some(text(code))), ("ly_do", Some(text(NO_REASON)))])
}
