//! The optional boxes: which words stand in them, and whether the era has them at all.

use super::marks::missing;
use super::secrecy::is_mark;
use super::{Context, DocType, Written};
use crate::diag::{Diagnostic, Rule, rules};
use crate::model::{Address, AddressPart, AddressWish, Drafter, KeyPath, Logo, kept};
use crate::text::near;

/// The boxes with their words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoxLines {
    /// The urgency mark (dấu chỉ mức độ khẩn).
    pub urgency: Option<Written>,
    /// The circulation mark (chỉ dẫn phạm vi lưu hành).
    pub circulation: Option<Written>,
    /// The draft mark (dự thảo).
    pub draft: Option<Written>,
    /// Drafter's mark and number of copies, as they follow the line of filing.
    pub drafter: Option<Written>,
    /// The address, its parts in the order of the line.
    pub address: Vec<AddressLine>,
    /// What the record calls the urgency mark.
    pub priority: Option<u32>,
    /// Copies issued.
    pub issued_amount: Option<u32>,
    /// The emblem.
    pub logo: Option<Logo>,
}

/// A part of the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressLine {
    /// Which.
    pub part: AddressPart,
    /// The word before it, where it was not typed.
    pub word: String,
    /// As written.
    pub text: String,
    /// The mark that is missing between it and what may follow.
    pub mark: String,
    /// Where.
    pub path: KeyPath,
}

/// All boxes.
pub(super) fn derive(cx: &mut Context<'_, '_>, kind: &DocType) -> BoxLines {
    let (urgency, priority) = urgency(cx).unzip();
    let drafter = &cx.plan.boxes.drafter;
    BoxLines {
        urgency,
        circulation: circulation(cx),
        draft: draft(cx),
        drafter: self::drafter(drafter, cx),
        address: address(cx, kind),
        priority: priority.flatten(),
        logo: logo(cx),
        issued_amount: drafter.copies.as_deref().and_then(|n| n.parse().ok()),
    }
}

/// Reports what the era does not have.
fn refuse(cx: &mut Context<'_, '_>, rule: &'static Rule, what: String, advice: String, clause: &str, path: &KeyPath) {
    cx.report(Diagnostic::of(rule, what).advise(advice).because(clause), path);
}

/// The urgency mark and its number in the record, which a mark that the era does not have lacks.
fn urgency(cx: &mut Context<'_, '_>) -> Option<(Written, Option<u32>)> {
    let text = cx.plan.boxes.urgency.clone()?;
    let (path, entry) = (KeyPath::root("do_khan"), &cx.era.hop.do_khan);
    let known = entry.chu.iter().find(|mark| mark.chu == text).map(|mark| mark.muc_do);
    if known.is_none() && !is_mark(cx.era, &text) {
        let words: Vec<&str> = entry.chu.iter().map(|mark| mark.chu.as_str()).collect();
        let what = format!("không có mức độ khẩn '{text}'");
        let advice = match near::nearest(&text, words.iter().copied()) {
            Some(near) => format!("có phải là '{near}'? Các mức dùng được: {}", words.join(", ")),
            None => format!("các mức dùng được: {}", words.join(", ")),
        };
        refuse(cx, &rules::HOP_01, what, advice, &entry.dieu_khoan, &path);
    }
    Some((Written { text, path }, known))
}

/// The circulation mark; the decree's list is open, so others are only noted.
fn circulation(cx: &mut Context<'_, '_>) -> Option<Written> {
    let text = cx.plan.boxes.circulation.clone()?;
    let (path, entry) = (KeyPath::root("pham_vi_luu_hanh"), &cx.era.hop.pham_vi_luu_hanh);
    if !entry.chu.contains(&text) && !is_mark(cx.era, &text) {
        let what =
            format!("chỉ dẫn phạm vi lưu hành '{text}' không phải mẫu mà quy định nêu: {}", entry.chu.join(", "));
        let advice = "danh mục này để mở; kiểm tra lại chữ, nhất là chữ hoa và dấu".to_string();
        cx.report(Diagnostic::of(&rules::HOP_02, what).because(entry.dieu_khoan.clone()).advise(advice), &path);
    }
    Some(Written { text, path })
}

/// The draft mark.
fn draft(cx: &mut Context<'_, '_>) -> Option<Written> {
    let text = cx.plan.boxes.draft.clone()?;
    let (path, entry) = (KeyPath::root("du_thao"), &cx.era.hop.du_thao);
    let number =
        text.split_once(char::is_whitespace).filter(|(word, _)| near::fold(word) == "lan").map(|(_, n)| n.trim());
    let short = number.is_some() || text == "co";
    let Some(words) = &entry.mot else {
        let what = format!("{} không có ô dự thảo", cx.era.ten);
        if short && kept::entry(&cx.plan.kept, &rules::HOP_03).is_some() {
            let advice = "viết nguyên chữ trong ô của bản cũ, như 'du_thao: DỰ THẢO LẦN 2'";
            let diagnostic =
                Diagnostic::of(&rules::HOP_04, format!("{what} nên không có sẵn chữ cho 'du_thao: {text}'"));
            cx.report(diagnostic.advise(advice), &path);
        } else if !is_mark(cx.era, &text) {
            refuse(cx, &rules::HOP_03, what, "bỏ khóa 'du_thao'".to_string(), &entry.dieu_khoan, &path);
        }
        return Some(Written { text, path });
    };
    let text = match (number, &entry.nhieu) {
        (Some(number), Some(numbered)) => numbered.chu.replace("{lan}", number),
        _ if short => words.chu.clone(),
        _ => text,
    };
    Some(Written { text, path })
}

/// The emblem, which one era has.
fn logo(cx: &mut Context<'_, '_>) -> Option<Logo> {
    let logo = cx.plan.boxes.logo.clone()?;
    let entry = &cx.era.hop.bieu_tuong;
    if !entry.co {
        let what = format!("{} không có ô biểu tượng (logo)", cx.era.ten);
        refuse(
            cx,
            &rules::HOP_08,
            what,
            "bỏ khóa 'bieu_tuong'".to_string(),
            &entry.dieu_khoan,
            &KeyPath::root("bieu_tuong"),
        );
    }
    Some(logo)
}

/// `NVA.(8)`: the mark with its full stop, the copies in brackets.
fn drafter(drafter: &Drafter, cx: &Context<'_, '_>) -> Option<Written> {
    let entry = &cx.era.hop.nguoi_soan;
    let path = KeyPath::root("nguoi_soan");
    if let Some(text) = &drafter.text {
        return Some(Written { text: text.clone(), path });
    }
    let mark = drafter.mark.as_ref().map(|mark| format!("{mark}{}", missing(mark, &entry.dau)));
    let copies = drafter.copies.as_ref().map(|n| entry.so_ban.replace("{so_ban}", n));
    let text: String = mark.into_iter().chain(copies).collect();
    (!text.is_empty()).then_some(Written { text, path })
}

/// The address: the plan's over the profile's, part by part, where the plan or the type of document asks for one.
fn address(cx: &mut Context<'_, '_>, kind: &DocType) -> Vec<AddressLine> {
    let entry = &cx.era.hop.dia_chi;
    let profile = cx.agency.and_then(|a| a.entry_on(cx.day)).map(|entry| &entry.address);
    let own = match &cx.plan.boxes.address {
        AddressWish::Shown(false) => return Vec::new(),
        AddressWish::ByType if !entry.loai.contains(&kind.id) => return Vec::new(),
        AddressWish::ByType => None,
        AddressWish::Shown(true) => {
            if profile.is_none_or(Address::is_empty) {
                let what = "'dia_chi: co' nhưng hồ sơ đơn vị chưa có địa chỉ";
                let advice = "ghi 'dia_chi' vào mục 'co_quan' của hồ sơ, hoặc viết đủ ở đây: dia_chi: {dia_chi: …, dien_thoai: …}";
                let diagnostic = Diagnostic::of(&rules::HOP_05, what).because(entry.dieu_khoan.clone()).advise(advice);
                cx.report(diagnostic, &KeyPath::root("dia_chi"));
            }
            None
        }
        AddressWish::Given(own) => Some(own),
    };
    let sources = [own, profile];
    let mut lines = Vec::new();
    for part in AddressPart::ALL {
        let Some((text, path)) =
            sources.into_iter().flatten().find_map(|a| Some((a.get(part)?, a.path.key(part.key()))))
        else {
            continue;
        };
        let word = match entry.word(part) {
            Some(word) if !word_typed(text, word) => word.to_string(),
            Some(_) => String::new(),
            None => {
                let what = format!("{} không có '{}' trong địa chỉ cơ quan", cx.era.ten, part.key());
                let advice = format!("bỏ khóa '{}'", part.key());
                refuse(cx, &rules::HOP_06, what, advice, &entry.dieu_khoan, &path);
                String::new()
            }
        };
        lines.push(AddressLine { part, word, text: text.to_string(), mark: missing(text, &entry.ngan), path });
    }
    lines
}

/// Whether a text has a word like `word` (`Fax:`) before its content already: that word, or one or two others with a colon
/// (`ĐT: …`).
fn word_typed(text: &str, word: &str) -> bool {
    let bare = word.trim_end_matches(':').to_lowercase();
    let own = text.split_once(": ").map(|(label, _)| label.trim()).filter(|label| !label.is_empty());
    let letters = |label: &str| label.chars().all(|c| c.is_alphabetic() || " /-.".contains(c));
    text.to_lowercase().starts_with(&bare)
        || own.is_some_and(|label| letters(label) && label.split_whitespace().count() <= 2)
}

#[cfg(test)]
mod tests {
    use crate::diag::Severity;
    use crate::era::{Era, WordEntry};
    use crate::model::*;
    use crate::normalise::sample::{self, codes, era};

    fn boxes(set: impl Fn(&mut Boxes)) -> Plan {
        let mut plan = sample::plan();
        set(&mut plan.boxes);
        plan
    }

    fn keep(mut plan: Plan, code: &str) -> Plan {
        plan.kept = vec![Kept { code: code.into(), reason: "bản cũ".into(), ..Kept::default() }];
        plan
    }

    /// An era with a draft box.
    fn with_draft_box() -> Era {
        let mut era = era();
        let word = |chu: &str| Some(WordEntry { chu: chu.into(), dieu_khoan: "x".into() });
        era.hop.du_thao.mot = word("DỰ THẢO");
        era.hop.du_thao.nhieu = word("DỰ THẢO LẦN {lan}");
        era
    }

    #[test]
    fn urgency_is_one_of_the_eras_marks_and_goes_into_the_record() {
        let era = era();
        let plan = boxes(|b| b.urgency = Some("HỎA TỐC".into()));
        let derived = sample::derive(&plan, None, &era).value.unwrap();
        assert_eq!(derived.boxes.urgency.unwrap().text, "HỎA TỐC");
        assert_eq!(derived.meta.record.priority, Some(3));
        let mut own = plan.clone();
        own.record.priority = Some(0);
        assert_eq!(sample::derive(&own, None, &era).value.unwrap().meta.record.priority, Some(0));
    }

    #[test]
    fn an_unknown_urgency_is_refused_with_the_list_unless_kept() {
        let era = era();
        let plan = boxes(|b| b.urgency = Some("Hoả tốc".into()));
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(codes(&outcome), ["HOP-01"]);
        let found = &outcome.diagnostics[0];
        assert_eq!(found.why.as_deref(), Some("NĐ 30, Phụ lục I, Phần I, Mục III.2"));
        let advice = found.advice.as_deref().unwrap();
        assert!(advice.starts_with("có phải là 'HỎA TỐC'? Các mức dùng được: KHẨN, THƯỢNG KHẨN, HỎA TỐC;"), "{advice}");
        let plan = keep(plan, "HOP-01");
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(outcome.diagnostics[0].severity, Severity::Note);
        let derived = outcome.value.unwrap();
        assert_eq!((derived.boxes.urgency.unwrap().text.as_str(), derived.boxes.priority), ("Hoả tốc", None));
    }

    #[test]
    fn the_list_of_circulation_marks_is_open() {
        let era = era();
        let outcome =
            |text: &str| sample::derive(&boxes(|b| b.circulation = Some(text.into())), None, &era).diagnostics;
        assert_eq!(outcome("LƯU HÀNH NỘI BỘ"), []);
        let noticed = outcome("KHÔNG PHỔ BIẾN");
        assert_eq!((noticed[0].code(), noticed[0].severity), ("HOP-02", Severity::Warning));
    }

    #[test]
    fn a_draft_box_is_refused_where_the_era_has_none() {
        let era = era();
        let plan = boxes(|b| b.draft = Some("co".into()));
        let outcome = sample::derive(&plan, None, &era);
        assert_eq!(codes(&outcome), ["HOP-03"]);
        assert_eq!(outcome.diagnostics[0].why.as_deref(), Some("NĐ 30, Phụ lục I, Phần I, Mục IV"));
        assert_eq!(codes(&sample::derive(&keep(plan, "HOP-03"), None, &era)), ["HOP-04"]);
        let old = keep(boxes(|b| b.draft = Some("DỰ THẢO 3".into())), "HOP-03");
        let outcome = sample::derive(&old, None, &era);
        assert_eq!(outcome.diagnostics[0].severity, Severity::Note);
        assert_eq!(outcome.value.unwrap().boxes.draft.unwrap().text, "DỰ THẢO 3");
    }

    #[test]
    fn an_era_with_a_draft_box_gives_its_words() {
        let era = with_draft_box();
        let words = |text: &str| {
            let plan = boxes(|b| b.draft = Some(text.into()));
            sample::derive(&plan, None, &era).value.unwrap().boxes.draft.unwrap().text
        };
        assert_eq!(words("co"), "DỰ THẢO");
        assert_eq!(words("lần 2"), "DỰ THẢO LẦN 2");
        assert_eq!(words("Dự thảo lần thứ hai"), "Dự thảo lần thứ hai");
    }

    #[test]
    fn drafter_and_copies_get_what_they_lack() {
        let era = era();
        let line = |mark: Option<&str>, copies: Option<&str>, text: Option<&str>| {
            let own = |t: Option<&str>| t.map(str::to_string);
            let plan = boxes(|b| b.drafter = Drafter { text: own(text), mark: own(mark), copies: own(copies) });
            let derived = sample::derive(&plan, None, &era).value.unwrap();
            (derived.boxes.drafter.map(|w| w.text), derived.meta.record.issued_amount)
        };
        let some = |t: &str| Some(t.to_string());
        assert_eq!(line(Some("NVA"), Some("8"), None), (some("NVA.(8)"), Some(8)));
        assert_eq!(line(Some("NVA."), None, None), (some("NVA."), None));
        assert_eq!(line(None, Some("300"), None), (some("(300)"), Some(300)));
        assert_eq!(line(None, None, Some("PL (300)")), (some("PL (300)"), None));
        assert_eq!(line(None, None, None), (None, None));
    }

    fn address(parts: &[(AddressPart, &str)]) -> Address {
        let mut address = Address::at(KeyPath::root("dia_chi"));
        parts.iter().for_each(|(part, text)| address.set(*part, Some((*text).to_string())));
        address
    }

    #[test]
    fn the_plans_address_goes_over_the_profiles_part_by_part() {
        let (era, mut agency) = (era(), sample::agency());
        for entry in &mut agency.entries {
            entry.address = address(&[(AddressPart::Street, "Số 8"), (AddressPart::Fax, "12")]);
            entry.address.path = entry.path.key("dia_chi");
        }
        let shown = |plan: &Plan| -> Vec<String> {
            let derived = sample::derive(plan, Some(&agency), &era).value.unwrap();
            let line = |l: &super::AddressLine| format!("{}|{}|{}|{}", l.word, l.text, l.mark, l.path.as_str());
            derived.boxes.address.iter().map(line).collect()
        };
        // A plan bears none unless it asks for one.
        assert_eq!(shown(&sample::plan()), [""; 0]);
        let plan = boxes(|b| b.address = AddressWish::Shown(true));
        assert_eq!(
            shown(&plan),
            ["Địa chỉ:|Số 8|;|don_vi:co_quan[0].dia_chi.dia_chi", "Fax:|12|;|don_vi:co_quan[0].dia_chi.fax"]
        );
        let given = address(&[(AddressPart::Fax, "Số fax: 34;"), (AddressPart::Email, "a@b.vn")]);
        let plan = boxes(|b| b.address = AddressWish::Given(given.clone()));
        assert_eq!(shown(&plan)[1..], ["|Số fax: 34;||dia_chi.fax", "Thư điện tử:|a@b.vn|;|dia_chi.thu_dien_tu"]);
        let mut letters = era.clone();
        letters.hop.dia_chi.loai.push("ke_hoach".into());
        let derived = |plan: &Plan| sample::derive(plan, Some(&agency), &letters).value.unwrap().boxes.address.len();
        assert_eq!(derived(&sample::plan()), 2);
        assert_eq!(derived(&boxes(|b| b.address = AddressWish::Shown(false))), 0);
    }

    #[test]
    fn a_typed_word_is_not_made_again() {
        let typed = super::word_typed;
        assert!(
            typed("Điện thoại 0123", "Điện thoại:")
                && typed("ĐT: 0123", "Điện thoại:")
                && typed("E-mail: a@b.vn", "Thư điện tử:")
        );
        assert!(
            !typed("https://xa.vn", "Trang thông tin điện tử:")
                && !typed("Tòa nhà số 2: tầng 3", "Địa chỉ:")
                && !typed("0123: 4", "Fax:")
        );
    }

    #[test]
    fn an_address_that_is_nowhere_is_missed() {
        let era = era();
        let plan = boxes(|b| b.address = AddressWish::Shown(true));
        assert_eq!(codes(&sample::derive(&plan, None, &era)), ["HOP-05"]);
        let telex = address(&[(AddressPart::Telegraph, "1")]);
        let plan = boxes(|b| b.address = AddressWish::Given(telex.clone()));
        assert_eq!(codes(&sample::derive(&plan, None, &era)), ["HOP-06"]);
        assert_eq!(sample::derive(&keep(plan, "HOP-06"), None, &era).value.unwrap().boxes.address.len(), 1);
    }
}
