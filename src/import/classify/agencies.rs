//! The names of bodies in the head: which is the parent, which issues.

use super::head::Left;
use crate::diag::rules;
use crate::import::draft::{About, Draft, Value};
use crate::import::glyphs::Text;
use crate::import::source::Kind;
use crate::import::words::{Words, words};

/// Sets the names.
pub(super) fn read(left: Vec<Left>, draft: &mut Draft) {
    if left.is_empty() {
        return;
    }
    let words = words();
    // Names stand at the left.
    if let Some(odd) = left.iter().find(|line| line.right && left.iter().any(|line| !line.right)) {
        let about = About { text: &odd.text, at: odd.place, key: Some("co_quan_ban_hanh") };
        let what = format!("\"{}\" ở cột phải là một phần của tên cơ quan", odd.text.string());
        draft.doubt(&rules::NHAP_53, about, what, &["phần khác của đầu văn bản"]);
    }
    // A line that begins with the name of a body begins one, a line with a name of a place goes on.
    let mut bodies: Vec<Vec<&Left>> = Vec::new();
    for line in &left {
        let text = line.text.string();
        let place = Words::begins(&text, &words.places);
        let begins = begins_name(&text) && !place;
        match bodies.last_mut() {
            Some(body) if !begins => body.push(line),
            _ => bodies.push(vec![line]),
        }
    }
    let bold = |line: &Left| line.text.is_bold();
    let told = left.iter().any(bold) && !left.iter().all(bold);
    let parent = if told && !bold(&left[0]) {
        // The parent's name is not bold.
        let parent: Vec<&Left> = left.iter().take_while(|line| !bold(line)).collect();
        bodies = vec![left.iter().skip(parent.len()).collect()];
        Some(parent)
    } else if bodies.len() == 2 && !left.iter().all(bold) {
        Some(bodies.remove(0))
    } else {
        None
    };
    let broken = draft.source != Kind::Docx;
    let text = |lines: &[&Left]| {
        let mut out: Vec<Text> = Vec::new();
        for line in lines {
            let shown = line.text.string();
            let begins = begins_name(&shown) || Words::begins(&shown, &words.places);
            match out.last_mut() {
                // Text and PDF break names at a width.
                Some(last) if broken && !begins => last.push(" ", &line.text),
                _ => out.push(line.text.clone()),
            }
        }
        out
    };
    let set = |lines: Vec<Text>| match lines.len() {
        1 => lines.into_iter().next().map(Value::Text),
        _ => Some(Value::Row(lines)),
    };
    if let Some(parent) = &parent {
        let lines = text(parent);
        if !told {
            let shown = Text::joined(&lines, " ");
            let about = About { text: &shown, at: parent[0].place, key: Some("co_quan_chu_quan") };
            let named = shown.string();
            draft.doubt(
                &rules::NHAP_53,
                about,
                format!("\"{named}\" là cơ quan chủ quản"),
                &["cùng là tên cơ quan ban hành"],
            );
        }
        draft.fields.extend(set(lines).map(|value| ("co_quan_chu_quan", value)));
    }
    let issuer: Vec<Text> = bodies.iter().flat_map(|body| text(body)).collect();
    draft.fields.extend(set(issuer).map(|value| ("co_quan_ban_hanh", value)));
}

/// Whether a line begins the name of a body; a word alone is the end of one (`… VÀ MÔI` / `TRƯỜNG`).
fn begins_name(text: &str) -> bool {
    Words::begins(text, &words().bodies) && text.split_whitespace().nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{said, text};
    use super::*;

    #[test]
    fn the_parent_is_the_first_of_two_bodies_and_told() {
        let left = |names: &[&str]| -> Vec<Left> {
            let line = |name: &&str| Left { text: text(name), place: Default::default(), right: false };
            names.iter().map(line).collect()
        };
        for (names, parent, issuer, doubts) in [
            (&["UBND TỈNH AN BÌNH", "SỞ NỘI VỤ"], "UBND TỈNH AN BÌNH", "SỞ NỘI VỤ", 1),
            (&["ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"], "-", "ỦY BAN NHÂN DÂN|TỈNH AN BÌNH", 0),
            (&["TRƯỜNG THPT", "LÊ LỢI"], "-", "TRƯỜNG THPT LÊ LỢI", 0),
            (&["SỞ NÔNG NGHIỆP VÀ MÔI", "TRƯỜNG"], "-", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 0),
        ] {
            let mut draft = Draft::default();
            read(left(names), &mut draft);
            let found = (said(&draft, "co_quan_chu_quan"), said(&draft, "co_quan_ban_hanh"), draft.doubts.len());
            assert_eq!(found, (parent.to_string(), issuer.to_string(), doubts));
        }
        // What stands in the right column is no name for sure.
        let mut odd = left(&["SỞ NỘI VỤ", "NAM"]);
        odd[1].right = true;
        let mut draft = Draft::default();
        read(odd, &mut draft);
        assert_eq!(draft.doubts[0].rule.code, "NHAP-53");
    }
}
