//! Nơi nhận: dashes, brackets, marks and the `Lưu:` line, each only where the officer left it out.

use super::marks::missing;
use super::{FilingLine, RecipientLine};
use crate::era::Era;
use crate::model::{DocumentCopy, KeyPath, Plan, Recipient};

/// The lines of Nơi nhận and its last line.
pub(super) fn derive<'a>(plan: &'a Plan, era: &Era) -> (Vec<RecipientLine<'a>>, Option<FilingLine>) {
    if !plan.verbatim.recipients.is_empty() {
        return (plan.verbatim.recipients.iter().map(as_written).collect(), None);
    }
    let filing = match &plan.verbatim.filing_line {
        Some(line) => {
            let path = KeyPath::root("nguyen_van").key("luu");
            Some(FilingLine { text: line.clone(), path, ..FilingLine::default() })
        }
        None => filing(&plan.filed_with, KeyPath::root("luu"), era),
    };
    lines(&plan.recipients, filing, era)
}

/// The lines of a copy's Nơi nhận and its last line.
pub(super) fn of_copy<'a>(copy: &'a DocumentCopy, era: &Era) -> (Vec<RecipientLine<'a>>, Option<FilingLine>) {
    lines(&copy.recipients, filing(&copy.filed_with, copy.path.key("luu"), era), era)
}

/// A line with nothing added.
fn as_written(recipient: &Recipient) -> RecipientLine<'_> {
    RecipientLine {
        dash: String::new(),
        name: Some(&recipient.name),
        note: None,
        bracketed: false,
        mark: String::new(),
        path: recipient.path.clone(),
    }
}

fn lines<'a>(
    recipients: &'a [Recipient],
    filing: Option<FilingLine>,
    era: &Era,
) -> (Vec<RecipientLine<'a>>, Option<FilingLine>) {
    let marks = &era.dau.noi_nhan;
    let last = recipients.len();
    let line = |(index, recipient): (usize, &'a Recipient)| {
        let ends = filing.is_none() && index + 1 == last;
        let name = recipient.name.text();
        let note = recipient.note.as_ref().map(|n| n.text());
        let bracketed = note.as_ref().is_some_and(|n| !n.trim_start().starts_with('('));
        let end = match &note {
            Some(_) if bracketed => ")",
            Some(note) => note,
            None => &name,
        };
        RecipientLine {
            dash: dash(&name, era),
            name: Some(&recipient.name),
            note: recipient.note.as_ref(),
            bracketed,
            mark: missing(end, if ends { &marks.cuoi } else { &marks.moi }),
            path: recipient.path.clone(),
        }
    };
    (recipients.iter().enumerate().map(line).collect(), filing)
}

/// The `Lưu:` line, if there is one.
fn filing(filed_with: &[String], path: KeyPath, era: &Era) -> Option<FilingLine> {
    let first = filed_with.first()?;
    let mut text = String::new();
    for unit in filed_with {
        if !text.is_empty() {
            text.push_str(if text.ends_with([',', ';']) { " " } else { ", " });
        }
        text.push_str(unit);
    }
    let word = era.word("luu");
    let bare = first.trim_start_matches(|c: char| DASHES.contains(&c) || c.is_whitespace());
    let typed = bare.to_lowercase().starts_with(word.trim_end_matches(':').to_lowercase().as_str());
    Some(FilingLine {
        dash: dash(first, era),
        word: if typed { String::new() } else { word.to_string() },
        mark: missing(&text, &era.dau.noi_nhan.cuoi),
        text,
        path,
    })
}

/// What counts as a typed dash.
pub(super) const DASHES: [char; 5] = ['-', '–', '—', '+', '•'];

/// The era's dash, if the text does not begin with one.
fn dash(text: &str, era: &Era) -> String {
    if text.trim_start().starts_with(DASHES) { String::new() } else { era.word("gach_noi_nhan").to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RichText;
    use crate::normalise::sample::{self, era};

    fn recipient(name: &str, note: Option<&str>) -> Recipient {
        Recipient { path: KeyPath::default(), name: RichText::plain(name), note: note.map(RichText::plain) }
    }

    #[test]
    fn only_what_was_left_out_is_added() {
        let (mut plan, era) = (sample::plan(), era());
        plan.filed_with = vec!["VT".into(), "VH".into()];
        plan.recipients = vec![
            recipient("Các trường", None),
            recipient("- Sở Văn hóa.", None),
            recipient("UBND huyện", Some("báo cáo")),
            recipient("Công an huyện", Some("(phối hợp),")),
        ];
        let (lines, filing) = derive(&plan, &era);
        let shown: Vec<_> = lines.iter().map(|l| (l.dash.as_str(), l.bracketed, l.mark.as_str())).collect();
        assert_eq!(shown, [("-", false, ";"), ("", false, ""), ("-", true, ";"), ("-", false, "")]);
        let filing = filing.unwrap();
        assert_eq!((filing.dash.as_str(), filing.word.as_str()), ("-", "Lưu:"));
        assert_eq!((filing.text.as_str(), filing.mark.as_str()), ("VT, VH", "."));
    }

    #[test]
    fn without_a_filing_line_the_last_recipient_ends_the_list() {
        let (mut plan, era) = (sample::plan(), era());
        plan.filed_with.clear();
        plan.recipients = vec![recipient("Các trường", None), recipient("Các xã", None)];
        let marks: Vec<String> = derive(&plan, &era).0.into_iter().map(|l| l.mark).collect();
        assert_eq!(marks, [";", "."]);
    }

    #[test]
    fn verbatim_lines_are_all_there_is() {
        let (mut plan, era) = (sample::plan(), era());
        plan.verbatim.recipients = vec![recipient("- Như trên", None), recipient("Lưu VT, 09 KH", None)];
        let (lines, filing) = derive(&plan, &era);
        assert!(filing.is_none());
        let shown: Vec<_> = lines.iter().map(|l| format!("{}{}{}", l.dash, l.name.unwrap().text(), l.mark)).collect();
        assert_eq!(shown, ["- Như trên", "Lưu VT, 09 KH"]);
    }

    #[test]
    fn a_typed_filing_line_stays() {
        let (mut plan, era) = (sample::plan(), era());
        plan.filed_with = vec!["- Lưu VT;".into()];
        let filing = derive(&plan, &era).1.unwrap();
        assert_eq!([filing.dash, filing.word, filing.mark], ["", "", ""]);
        plan.verbatim.filing_line = Some("Lưu tại VP".into());
        let filing = derive(&plan, &era).1.unwrap();
        assert_eq!([filing.dash, filing.word, filing.mark, filing.text], ["", "", "", "Lưu tại VP"]);
    }

    #[test]
    fn a_mark_inside_the_brackets_that_are_made_is_not_the_lines() {
        let (mut plan, era) = (sample::plan(), era());
        plan.recipients = vec![recipient("UBND huyện", Some("báo cáo;")), recipient("Các xã", Some("(thực hiện;)"))];
        let marks: Vec<String> = derive(&plan, &era).0.into_iter().map(|l| l.mark).collect();
        assert_eq!(marks, [";", ";"]);
    }

    #[test]
    fn the_filing_line_is_found_where_it_is_written() {
        let (mut plan, era) = (sample::plan(), era());
        assert_eq!(derive(&plan, &era).1.unwrap().path.as_str(), "luu");
        plan.verbatim.filing_line = Some("Lưu tại VP".into());
        assert_eq!(derive(&plan, &era).1.unwrap().path.as_str(), "nguyen_van.luu");
    }
}
