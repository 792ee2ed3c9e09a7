//! `sao`: the part of a copy, its words and abbreviation from the era, its number and date like the head's.

use super::kind::sentence_case;
use super::{Context, FilingLine, PrintedDate, RecipientLine, SignerBlock, Written, recipients, shown, signer};
use crate::diag::{Diagnostic, rules};
use crate::model::{AgencyEntry, DocumentCopy, EXCERPT, KeyPath, Original, folded};
use crate::text::capitals::all_capitals;

/// The part of a copy (bản sao), ready to be printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CopyPart<'a> {
    /// Where it stands.
    pub path: KeyPath,
    /// The kind's id.
    pub kind: String,
    /// The words for the kind.
    pub word: String,
    /// Tên cơ quan chủ quản, line by line.
    pub parent_body: Vec<Written>,
    /// The body that copies, line by line.
    pub body: Vec<Written>,
    /// The number as printed; nothing = blank.
    pub number: Option<String>,
    /// Ký hiệu; absent in an electronic copy.
    pub notation: Option<Written>,
    /// Địa danh; absent in an electronic copy.
    pub place: Option<Written>,
    /// The date as printed.
    pub date: PrintedDate,
    /// Who signs.
    pub signers: Vec<SignerBlock>,
    /// Nơi nhận without its last line.
    pub recipients: Vec<RecipientLine<'a>>,
    /// Its last line.
    pub filing: Option<FilingLine>,
    /// The line that an electronic copy bears instead of all that: kind, body, time.
    pub line: Option<Written>,
}

/// The part of a copy; what does not agree with the document is reported.
pub(super) fn derive<'a>(cx: &mut Context<'a, '_>) -> Option<CopyPart<'a>> {
    let copy = cx.plan.copy.as_ref()?;
    of_what_is_issued(cx, copy);
    set_anew(cx, copy);
    part(cx, copy)
}

/// What a copy's part shows. What it does not say of the body that copies, its profile does.
pub(super) fn part<'a>(cx: &mut Context<'a, '_>, copy: &'a DocumentCopy) -> Option<CopyPart<'a>> {
    let era = cx.era;
    let entry = era.sao.hinh_thuc.get(&copy.kind)?;
    let lines = |texts: &[String], path: KeyPath| -> Vec<Written> {
        texts.iter().enumerate().map(|(i, text)| Written { text: text.clone(), path: path.index(i) }).collect()
    };
    let one = |text: &Option<String>, key: &str| text.clone().map(|text| Written { text, path: copy.path.key(key) });
    let known = cx.agency.and_then(|agency| agency.entry_on(copy.day(cx.day)));
    let own = known.filter(|_| copy.body.is_empty());
    let (parent_body, body) = match own {
        Some(known) => (
            lines(&known.parent_body, known.path.key("co_quan_chu_quan")),
            lines(&known.issuing_body, known.path.key("co_quan_ban_hanh")),
        ),
        None => {
            (lines(&copy.parent_body, copy.path.key("co_quan_chu_quan")), lines(&copy.body, copy.path.key("co_quan")))
        }
    };
    let of_profile =
        |known: &AgencyEntry| known.place.clone().map(|text| Written { text, path: known.path.key("dia_danh") });
    let place = one(&copy.place, "dia_danh").or_else(|| own.and_then(of_profile));
    let electronic = cx.plan.original == Original::Electronic;
    let notation = one(&copy.notation, "ky_hieu").map(|written| notation(cx, copy, written));
    let names = own.map_or(copy.body.as_slice(), |known| known.issuing_body.as_slice());
    let signers = match electronic {
        true => Vec::new(),
        false => copy.signers.iter().map(|s| signer::block(cx, s, names, copy.day(cx.day))).collect(),
    };
    let line = electronic.then(|| line(cx, copy, &entry.chu, &body));
    let (recipients, filing) = recipients::of_copy(copy, era);
    Some(CopyPart {
        path: copy.path.clone(),
        kind: copy.kind.clone(),
        word: entry.chu.clone(),
        parent_body,
        body,
        number: copy.number.as_deref().map(|n| era.so_khong.so.written(n)),
        notation,
        place,
        date: PrintedDate::of(&copy.date, era),
        signers,
        recipients,
        filing,
        line,
    })
}

/// `SY-UBND`: what was typed, with the abbreviation of the kind of copy in front where no kind's stands there.
fn notation(cx: &mut Context<'_, '_>, copy: &DocumentCopy, written: Written) -> Written {
    let sao = &cx.era.sao;
    let first = written.text.split([' ', '/']).next().unwrap_or_default().split(sao.ngan.as_str()).next();
    let typed = sao.hinh_thuc.iter().find(|(_, kind)| Some(kind.viet_tat.as_str()) == first);
    let own = &sao.hinh_thuc[&copy.kind].viet_tat;
    match typed {
        None => Written { text: format!("{own}{}{}", sao.ngan, written.text), path: written.path },
        Some((id, kind)) => {
            if *id != copy.kind {
                let what = format!("ký hiệu '{}' của bản sao không hợp với hình thức '{}'", written.text, copy.kind);
                let advice = format!("viết '{own}{}…', hoặc sửa 'hinh_thuc' ('{}' là {id})", sao.ngan, kind.viet_tat);
                let clause = sao.dieu_khoan.clone();
                cx.report(Diagnostic::of(&rules::SAO_01, what).because(clause).advise(advice), &written.path);
            }
            written
        }
    }
}

/// A copy is made of a document that was issued, and not before it; an excerpt holds a part of it.
fn of_what_is_issued(cx: &mut Context<'_, '_>, copy: &DocumentCopy) {
    let plan = cx.plan;
    let clause = cx.era.sao.dieu_khoan.clone();
    let numbered = plan.number.is_some() || plan.verbatim.number_line.is_some();
    let dated = plan.issue_date().complete().is_some() || plan.verbatim.date_line.is_some();
    if !numbered || !dated {
        let what = "sao một văn bản chưa có số hoặc chưa có ngày";
        let advice = "điền 'so' và 'ngay' của văn bản được sao, hoặc bỏ 'sao' khi văn bản còn là bản thảo";
        cx.report(Diagnostic::of(&rules::SAO_02, what).because(clause.clone()).advise(advice), &copy.path);
    }
    if let (Some(issued), Some(copied)) = (plan.issue_date().complete(), copy.date.latest())
        && copied < issued
    {
        let what = format!("bản sao trước ngày {} của văn bản được sao", shown(issued));
        let warning = Diagnostic::of(&rules::SAO_03, what).because(clause.clone()).advise("xem lại 'ngay' của bản sao");
        cx.report(warning, &copy.path.key("ngay"));
    }
    if copy.kind == EXCERPT {
        let what = "bản trích sao trình bày lại đủ thể thức, nội dung chỉ gồm phần được trích";
        let advice = "kiểm tra để 'noi_dung' chỉ còn phần cần trích";
        cx.report(Diagnostic::of(&rules::SAO_04, what).because(clause).advise(advice), &copy.path.key("hinh_thuc"));
    }
}

/// Only an excerpt is set anew: the others are made of the document itself.
fn set_anew(cx: &mut Context<'_, '_>, copy: &DocumentCopy) {
    if copy.kind == EXCERPT || !cx.era.sao.hinh_thuc.contains_key(&copy.kind) {
        return;
    }
    let called = sentence_case(&cx.era.sao.hinh_thuc[&copy.kind].chu).to_lowercase();
    let what = format!("bản {called} làm từ chính văn bản được sao (chụp, in, số hóa), không soạn và trình bày lại");
    let advice = "viết các khóa của 'sao' vào tệp ban-sao.yaml rồi chạy 'kehoach sao VĂN-BẢN.pdf ban-sao.yaml'; chỉ trích sao mới trình bày lại ('hinh_thuc: trich_sao')";
    cx.report(Diagnostic::of(&rules::SAO_05, what).advise(advice), &copy.path.key("hinh_thuc"));
}

/// The body's name as in a sentence: its own, that of the profile where this is the profile's body, or the name as it
/// stands in the head, which is in capitals.
fn full_name(cx: &mut Context<'_, '_>, copy: &DocumentCopy, body: &[Written]) -> String {
    let joined = |lines: &[String]| folded(&lines.join(" "));
    let name = body.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
    let known = cx.agency.and_then(|agency| agency.entry_on(copy.day(cx.day)));
    let known = known.filter(|known| joined(&known.issuing_body) == folded(&name));
    if let Some(name) = copy.full_name.as_ref().or(known.and_then(|known| known.full_name.as_ref())) {
        return name.clone();
    }
    if all_capitals(&name) {
        let what = format!("chưa rõ cách viết thường tên cơ quan, dòng trên bản sao điện tử in '{name}' bằng chữ hoa");
        let advice = "ghi 'ten_day_du' cạnh 'co_quan' của bản sao hoặc ở hồ sơ đơn vị, như 'ten_day_du: Ủy ban nhân dân xã An Hạ'";
        let path = body.first().map_or_else(|| copy.path.key("co_quan"), |line| line.path.clone());
        cx.report(Diagnostic::of(&rules::SAO_06, what).advise(advice), &path);
    }
    name
}

/// `Sao y; Ủy ban nhân dân …; 05/3/2026; 09:30:15 +07:00`: what is not known is left to whoever signs.
fn line(cx: &mut Context<'_, '_>, copy: &DocumentCopy, word: &str, body: &[Written]) -> Written {
    let body = full_name(cx, copy, body);
    let date = copy.date.complete().map(|_| {
        let date = PrintedDate::of(&copy.date, cx.era);
        [date.day, date.month, date.year].map(Option::unwrap_or_default).join("/")
    });
    let zone = &cx.era.sao.mui_gio;
    // A time that was copied from a signature has its zone already.
    let zoned = |time: &String| time.ends_with(['Z', 'z']) || time.contains('+') || time.contains(zone.as_str());
    let time = copy.time.as_ref().map(|time| if zoned(time) { time.clone() } else { format!("{time} {zone}") });
    let parts = [Some(sentence_case(word)), Some(body), date, time];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(&cx.era.sao.ngan_dong);
    Written { text, path: copy.path.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Delegation, IssueDate, Plan, Signer, SignerLines};
    use crate::normalise::sample::{self, codes, era};

    fn copied(kind: &str) -> Plan {
        let mut plan = sample::plan();
        let signer = Signer {
            lines: SignerLines::Authority(Delegation {
                post: Some("CHÁNH VĂN PHÒNG".into()), ..Delegation::default()
            }),
            name: Some("Vũ Văn An".into()),
            ..Signer::default()
        };
        plan.copy = Some(DocumentCopy {
            path: KeyPath::root("sao"),
            kind: kind.into(),
            body: vec!["ỦY BAN NHÂN DÂN".into(), "XÃ AN HẠ".into()],
            number: Some("7".into()),
            notation: Some("UBND".into()),
            place: Some("An Hạ".into()),
            date: IssueDate { day: Some(9), month: Some(2), year: Some(2021) },
            signers: vec![signer],
            filed_with: vec!["VT".into()],
            ..DocumentCopy::default()
        });
        plan
    }

    fn part(plan: &Plan) -> (CopyPart<'static>, Vec<&'static str>) {
        let era = era();
        let outcome = sample::derive(plan, None, &era);
        let codes = codes(&outcome);
        let part = outcome.value.unwrap().copy.unwrap();
        (CopyPart { recipients: Vec::new(), ..part }, codes)
    }

    #[test]
    fn words_and_abbreviation_are_the_eras() {
        for (kind, word, notation) in
            [("sao_y", "SAO Y", "SY-UBND"), ("sao_luc", "SAO LỤC", "SL-UBND"), ("trich_sao", "TRÍCH SAO", "TrS-UBND")]
        {
            let (part, codes) = part(&copied(kind));
            assert_eq!((part.word.as_str(), part.notation.unwrap().text.as_str()), (word, notation));
            assert_eq!((part.number.as_deref(), part.date.day.as_deref()), (Some("07"), Some("09")));
            assert_eq!(part.filing.unwrap().path.as_str(), "sao.luu");
            assert_eq!(codes, [if kind == "trich_sao" { "SAO-04" } else { "SAO-05" }]);
        }
    }

    #[test]
    fn a_typed_abbreviation_stays_and_another_kinds_is_reported() {
        let mut plan = copied("sao_y");
        for (typed, reported) in [("SY-UBND", false), ("SL-UBND", true), ("SYT", false)] {
            plan.copy.as_mut().unwrap().notation = Some(typed.into());
            let (part, codes) = part(&plan);
            let expected = if typed == "SYT" { "SY-SYT" } else { typed };
            assert_eq!(part.notation.unwrap().text, expected);
            assert_eq!(codes.contains(&"SAO-01"), reported);
        }
    }

    #[test]
    fn a_draft_is_not_copied_and_a_copy_is_not_older() {
        let mut plan = copied("sao_y");
        plan.number = None;
        assert_eq!(part(&plan).1, ["SAO-02", "SAO-05"]);
        plan = copied("sao_y");
        plan.copy.as_mut().unwrap().date.day = Some(7);
        assert_eq!(part(&plan).1, ["SAO-03", "SAO-05"]);
        // On the day of the document it may be made.
        plan.copy.as_mut().unwrap().date.day = Some(8);
        assert_eq!(part(&plan).1, ["SAO-05"]);
    }

    #[test]
    fn an_electronic_copy_bears_one_line() {
        let mut plan = copied("sao_luc");
        plan.original = Original::Electronic;
        let line = |plan: &Plan| part(plan).0.line.unwrap().text;
        assert_eq!(line(&plan), "Sao lục; ỦY BAN NHÂN DÂN XÃ AN HẠ; 09/02/2021");
        assert_eq!(part(&plan).1, ["SAO-05", "SAO-06"]);
        let copy = plan.copy.as_mut().unwrap();
        (copy.date.day, copy.time) = (None, Some("09:30:15".into()));
        copy.full_name = Some("Ủy ban nhân dân xã An Hạ".into());
        assert_eq!(line(&plan), "Sao lục; Ủy ban nhân dân xã An Hạ; 09:30:15 +07:00");
        assert_eq!(part(&plan).1, ["SAO-05"]);
        // A time that has its zone keeps it; a name in small letters is printed as it stands.
        let copy = plan.copy.as_mut().unwrap();
        (copy.full_name, copy.time) = (None, Some("09:30:15+07:00".into()));
        copy.body = vec!["Sở Nội vụ".into()];
        assert_eq!(line(&plan), "Sao lục; Sở Nội vụ; 09:30:15+07:00");
    }
}
